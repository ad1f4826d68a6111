"""What an interpreter or a compiler said is told from code and words, wherever it stands."""

from textwrap import indent

import pytest

from bot.skills.code.pasted.messages.blocks import Block, fenced
from bot.skills.code.pasted.messages.error_texts import named_in, part
from bot.skills.code.pasted.messages.pieces import pasted
from tests.unit.coders import Desk

PYTHON = "def mean(xs):\n    return sum(xs) / len(xs)\n\nprint(mean([]))"
C = '#include <stdio.h>\nint main() {\n  puts("hi")\n  return 0;\n}'
GO = 'package main\n\nimport "fmt"\n\nfunc main() {\n\tx := 1\n\tfmt.Println(y)\n}'
JAVA = "public class Main {\n  public static void main(String[] a) {\n    run(null);\n  }\n}"
JAVASCRIPT = "function total(items) {\n  return items.length;\n}\nconsole.log(total());"
RUST = 'fn main() {\n    let s = String::from("a");\n    let t = s;\n    println!("{}", s);\n}'
TYPESCRIPT = 'const n: number = "a";\nconsole.log(n);'
BASH = "#!/bin/bash\nfor name in *; do\n  ehco $name;\ndone"
SQL = "SELECT name FROM users WHERE id = 1 GROUP BY;"
CODES = {
    "php": "<?php\nfoo();\n?>",
    "python": PYTHON, "c": C, "go": GO, "java": JAVA, "javascript": JAVASCRIPT, "rust": RUST,
    "typescript": TYPESCRIPT, "bash": BASH, "sql": SQL,
}  # fmt: skip
TRACEBACK = (
    'Traceback (most recent call last):\n  File "a.py", line 4, in <module>\n    print(mean([]))\n'
    "ZeroDivisionError: division by zero"
)
PANIC = "panic: runtime error: index out of range [2] with length 2"
ERRORS = {
    "a traceback": ("python", TRACEBACK),
    "its last line": ("python", "ZeroDivisionError: division by zero"),
    "one error behind another": (
        "python",
        f"{TRACEBACK}\n\nDuring handling of the above exception, another exception occurred:\n\n"
        f"{TRACEBACK}",
    ),
    "a display of a syntax error": (
        "python",
        "  File \"a.py\", line 2\n    print(\"hi\"\n         ^\nSyntaxError: '(' was never closed",
    ),
    "behind a prompt": ("python", f"$ python a.py\n{TRACEBACK}"),
    "of a thread": ("python", f"Exception in thread Thread-1 (work):\n{TRACEBACK}"),
    "of a notebook": (
        "python",
        f"{'-' * 75}\nZeroDivisionError          Traceback (most recent call last)\n"
        "Cell In[1], line 4\n      2     return sum(xs) / len(xs)\n----> 4 print(mean([]))\n\n"
        "ZeroDivisionError: division by zero",
    ),
    "of pytest": (
        "python",
        f"{'=' * 20} FAILURES {'=' * 20}\n_____ test_mean _____\n\n    def test_mean():\n"
        ">       assert mean([1]) == 2\nE       assert 1 == 2\n\na.py:5: AssertionError\n"
        f"{'=' * 20} 1 failed in 0.02s {'=' * 20}",
    ),
    "of pytest, cut above and below": (
        "python",
        "    def test_mean():\n>       assert mean(\n            [1]) == 2\nE       assert 1 == 2\n"
        "E        +  where 1 = mean([1])\n\na.py:5: AssertionError",
    ),
    "of pytest, from a short line on": (
        "python",
        "____ test_mean ____\n\nxs = [1]\n\n    def test_mean(xs):\n        n = 2\n\n"
        ">       assert mean(xs) == n\nE       assert 1 == 2\n\na.py:5: AssertionError",
    ),
    "of pytest, short": (
        "python",
        "F                     [100%]\n____ test_mean ____\na.py:5: in test_mean\n"
        "    assert mean([1]) == 2\nE   assert 1 == 2\n1 failed in 0.02s",
    ),
    "of pytest, its summary": ("python", "FAILED a.py::test_mean - assert 1 == 2"),
    "of gcc": (
        "c",
        "a.c: In function 'main':\na.c:3:13: error: expected ';' before 'return'\n"
        '    3 |   puts("hi")\n      |             ^\n      |             ;\n    4 |   return 0;',
    ),
    "of clang": (
        "c",
        "/home/me/a.c:3:13: error: expected ';' after expression\n  puts(\"hi\")\n            ^\n"
        "            ;\n1 error generated.",
    ),
    "of a fault": ("c", "$ ./a.out\nSegmentation fault (core dumped)"),
    "of rustc": (
        "rust",
        "error[E0382]: borrow of moved value: `s`\n --> src/main.rs:4:20\n  |\n"
        '2 |     let s = String::from("a");\n  |         - move occurs because `s` has type\n\n'
        "error: aborting due to 1 previous error\n\n"
        "For more information about this error, try `rustc --explain E0382`.",
    ),
    "of rustc without a code": (
        "rust",
        "error: expected `;`, found `println`\n --> src/main.rs:3:15\n  |\n3 |     let t = s",
    ),
    "of a Rust program": (
        "rust",
        "thread 'main' panicked at src/main.rs:4:5:\nindex out of bounds: the len is 1\n"
        "note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace",
    ),
    "of go": ("go", "# command-line-arguments\n./a.go:7:14: undefined: y"),
    "of a Go program": (
        "go",
        f"{PANIC}\n\ngoroutine 1 [running]:\nmain.main()\n\t/tmp/a.go:5 +0x1d\nexit status 2",
    ),
    "of Java": (
        "java",
        'Exception in thread "main" java.lang.NullPointerException\n\tat Main.main(Main.java:4)\n'
        "Caused by: java.lang.IllegalStateException: no\n\t... 1 more",
    ),
    "of javac": (
        "java",
        "Main.java:3: error: ';' expected\n    run(null)\n             ^\n1 error",
    ),
    "of Node": (
        "javascript",
        "/home/me/a.js:4\nconsole.log(total());\n            ^\n\n"
        "TypeError: Cannot read properties of undefined (reading 'length')\n"
        "    at total (/home/me/a.js:2:16)\n\nNode.js v22.1.0",
    ),
    "of a browser": ("javascript", "Uncaught (in promise) TypeError: items is undefined"),
    "of tsc": ("typescript", "a.ts(1,7): error TS2322: Type 'string' is no 'number'."),
    "of bash": ("bash", "./a.sh: line 3: ehco: command not found"),
    "of PHP": (
        "php",
        "Fatal error: Uncaught Error: Call to undefined function f() in /a.php:2\nStack trace:\n"
        "#0 /a.php(3): bar()\n#1 {main}\n  thrown in /a.php on line 2",
    ),
    "of PostgreSQL": (
        "sql",
        'ERROR:  syntax error at end of input\nLINE 1: SELECT name FROM users\n                  ^',
    ),
}  # fmt: skip


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
def test_an_error_text_is_none_of_the_code_before_it_or_behind(error: tuple[str, str]) -> None:
    language, said = error
    code = CODES[language]
    for text in (
        f"{fenced(said)}\n{fenced(code, language)}",
        f"{fenced(code, language)}\n{fenced(said)}",
        f"{fenced(said, 'text')}\n{fenced(code)}",
        fenced(f"{said}\n\n{code}"),
        fenced(f"{code}\n\n{said}", language),
        f"{fenced(code, language)}\n{said}",
    ):
        found = pasted(f"what is this?\n{text}")
        assert found.code is not None
        assert (found.code.code, found.error, found.words) == (code, said, "what is this?"), text


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
def test_an_error_text_without_fences_is_told_from_bare_code(error: tuple[str, str]) -> None:
    language, said = error
    code = CODES[language]
    for text in (f"{code}\n\n{said}", f"{said}\n\n{code}", f"{code}\n{said}\n\nwhat now?"):
        found = pasted(text)
        assert found.code is not None
        assert (found.code.code, found.error) == (code, said), text


@pytest.mark.parametrize(
    "code",
    [
        'WANTED = """\nTraceback (most recent call last):\nKeyError: 1\n"""\nassert f() == WANTED',
        f'def f():\n    """\n    >>> f()\n{indent(TRACEBACK, "    ")}\n    """',
        "try:\n    work()\nexcept ValueError:\n    raise\n",
        "Error = namedtuple('Error', 'line')",
        "ValueError('no')",
        "# a comment\nerror: str = ''\nprint(error)",
        "// a.c:3:5: error: none\nint x = 5;",
        "--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-a\n+b\nTypeError: no",
    ],
)  # fmt: skip
def test_code_that_deals_with_errors_is_code(code: str) -> None:
    found = pasted(f"look\n{fenced(code)}")
    assert found.code is not None
    assert (found.code.code, found.error) == (code.rstrip(), "")


WITHIN = {
    "of a text": 'log = """\\\nOK: good\nError: bad\nOK: fine\n"""\nprint(log.count("OK"))',
    "of one of two": ('a = f"""\nError: bad\n"""\nb = """\nKeyError: 1\n"""\nprint(a, b)'),
    "of a traceback": "x = '''\nTraceback (most recent call last):\nKeyError: 1\n'''\nprint(x)",
    "of a template": "const log = `\nError: bad\nOK: fine\n`;\nconsole.log(log);",
    "of a comment": "int y = 4;\n/*\nError: none\n*/\nint x = 5;",
}


@pytest.mark.parametrize("code", WITHIN.values(), ids=WITHIN)
def test_bare_code_keeps_a_line_like_an_error_within_several(code: str) -> None:
    for text, error in ((code, ""), (f"{code}\n\nKeyError: 2", "KeyError: 2")):
        found = pasted(f"why is it 2?\n\n{text}")
        assert found.code is not None
        assert (found.code.code, found.error) == (code, error)


def test_of_a_text_that_is_not_ended_the_error_is_told_from_the_code() -> None:
    code = 'x = """a\nprint(x)'
    error = (
        '  File "a.py", line 1\n    x = """a\n        ^\n'
        "SyntaxError: unterminated triple-quoted string literal (detected at line 2)"
    )
    found = pasted(f"{code}\n\n{error}")
    assert found.code is not None
    assert (found.code.code, found.error) == (code, error)


def test_data_that_names_an_error_is_data() -> None:
    data = "Error: none\nname: a"
    assert pasted(fenced(data, "yaml")).code == Block("yaml", data)
    assert pasted(fenced(f"python a.py\n{TRACEBACK}", "bash")).code is None


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("I get IndexError: list index out of range", "IndexError: list index out of range"),
        ("why am I getting a KeyError here?", "KeyError"),
        ("I'm getting a TypeError", "TypeError"),
        ("it crashes with `IndexError`", "IndexError"),
        ("this raises IndexError, why?", "IndexError"),
        ("it gives me java.lang.RuntimeException: no", "java.lang.RuntimeException: no"),
        ("help, exception: IndexError", "IndexError"),
        ("This code gives me: IndexError: no", "IndexError: no"),
        ("It says IndexError: no", "IndexError: no"),
        ("the terminal tells me `KeyError: 1`", "KeyError: 1"),
        ("I get this error: `KeyError: 1`", "KeyError: 1"),
        ("I get the exception KeyError", "KeyError"),
        ("Python complains about a TypeError", "TypeError"),
        ("it keeps throwing ValueError", "ValueError"),
        ("it ends in RecursionError", "RecursionError"),
        ("the error is IndexError", "IndexError"),
        ("the error message says: IndexError", "IndexError"),
        ("there is a KeyError in line 3", "KeyError"),
        ("I ran into an UnboundLocalError", "UnboundLocalError"),
        ("I receive a KeyError", "KeyError"),
        ("we’re facing an IndexError here", "IndexError"),
        ("why KeyError?", "KeyError"),
        ("why SyntaxError: invalid syntax", "SyntaxError: invalid syntax"),
        ("so why is there an `IndexError` here?", "IndexError"),
        ("why ValueError and not TypeError?", ""),
        ("why is ValueError raised?", ""),
        ("why is this a ValueError subclass?", ""),
        ("you should not receive a KeyError", ""),
        ("my teacher says ValueError is better here", ""),
        ("the documentation says it raises ValueError", ""),
        ("make sure that it says ValueError", ""),
        ("it throws ValueError objects", ""),
        ("return 0 if there is a KeyError", ""),
        ("it should say ValueError", ""),
        ("how do I raise a ValueError?", ""),
        ("return None when it raises ValueError", ""),
        ("I want to get a ValueError for an empty list", ""),
        ("why don’t I get a KeyError here?", ""),
        ("it should raise ValueError", ""),
        ("what is a KeyError?", ""),
    ],
)  # fmt: skip
def test_an_error_is_named_in_a_sentence_by_who_gets_it(words: str, error: str) -> None:
    assert named_in(words) == error
    assert part(words).error == ""


async def test_what_a_compiler_said_is_told_the_model_also_where_the_code_does_not_parse() -> None:
    desk = Desk(f"```c\n{C.replace(')', ');', 1)}\n```")
    error = ERRORS["of gcc"][1]
    await desk.asks(f"{fenced(error)}\n{fenced(C, 'c')}", "debug")
    assert "It does not parse: line" in desk.model.asked[0][-1]
    assert error in desk.model.asked[0][-1]


async def test_a_question_of_a_traceback_alone_is_answered() -> None:
    desk = Desk("It divides by zero.")
    said = (await desk.asks(f"what does this mean?\n{TRACEBACK}", "explain")).markdown
    assert said == "It divides by zero."
    assert "Attach the code" in (await desk.asks(TRACEBACK, "debug")).markdown
    for code in (f"xs[3]\n\n{TRACEBACK}", f"{TRACEBACK}\n\nxs[3]"):
        await desk.asks(code, "debug")
        assert "```python\nxs[3]\n```" in desk.model.asked[-1][1]
