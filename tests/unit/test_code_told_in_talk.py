"""Code without a fence in plain talk is taken for what its words ask, where it surely is code."""

import ast
import subprocess

import pytest

from bench.processes import ROOT
from bot.skills.code import signs
from bot.skills.code.pasted.messages.pieces import pasted
from bot.skills.code.pasted.messages.told_in_talk import tells_code
from bot.skills.code.pasted.messages.untold import in_their_languages
from bot.tools.source.reading import read
from tests.unit.coders import Desk
from tests.unit.pasted_programs import PROGRAMS

LOOP = "for i in range(3)\n    print(i)"
MEAN = 'def mean(xs):\n    """\n    The mean of all of them.\n    """\n    return sum(xs) / len(xs)'
ERROR = (
    'Traceback (most recent call last):\n  File "main.py", line 2, in <module>\n'
    "    print(x[2])\nIndexError: list index out of range"
)
ITEMS = "x = [1, 2]\nprint(x[2])"
ADD = "function add(a, b) {\n  return a + b;\n}"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"can you fix this code?\n{LOOP}", LOOP),
        (f"what is wrong?\n\n{MEAN}\n\nThanks!", MEAN),
        (f"{ITEMS}\n\nwhy does this crash?", ITEMS),
        (f"why do I get this?\n{ITEMS}\n\n{ERROR}", ITEMS),
        (f"any problems with this?\n{ADD}", ADD),
        (f"why?\nimport numpy as np\n{ITEMS}", f"import numpy as np\n{ITEMS}"),
    ],
)
def test_where_each_line_is_code_it_stands_in_a_fence(text: str, code: str) -> None:
    assert tells_code(text)
    found = pasted(text)
    assert [block.code for block in found.blocks] == [code]
    assert found.error == (ERROR if ERROR in text else "")
    assert found.words
    assert code.split("\n")[0] not in found.words
    assert signs.matches(text)


@pytest.mark.parametrize(
    "text",
    [
        "can you fix this list?\nfor lunch:\n- apples\n- bread",
        "review my to do list\nimport the data\nreturn the books\nprint(photos)",
        "fix my recipe:\nflour = 500 g\nsugar = 200 g\neggs = 3",
        "Can you review this letter?\nfor the meeting:\nreturn (the form) soon.\nBest, Ann",
        "explain x = 5",
        f"fix it\n{ITEMS}\nthen it should print them all\n{ITEMS}",
    ],
)
def test_what_may_be_something_else_stays_talk(text: str) -> None:
    assert not tells_code(text)


@pytest.mark.parametrize("head", ["for i in range(3)", "if x == 3", "while running", "else"])
@pytest.mark.parametrize("words", ["", "why does it fail?\n"])
def test_a_head_without_its_colon_is_code(head: str, words: str) -> None:
    found = pasted(f"{words}{head}\n    print(x)")
    assert found.code is not None
    assert found.code.code == f"{head}\n    print(x)"


@pytest.mark.parametrize("line", ["for my homework in school", "if you ask me", "this is mine"])
def test_a_line_of_words_above_code_is_none(line: str) -> None:
    found = pasted(f"{line}\n    print(x)")
    assert found.code is not None
    assert found.code.code == "    print(x)"


@pytest.mark.parametrize(
    "first",
    [
        "from urllib.parse import urlparse",
        "import numpy as np",
        "from math import sqrt, pi",
        "from . import views",
        "select name, age",
        "from users u",
        "where name is null",
        "update users set age = 3",
        "create table users (",
        "local x = 1",
        "data class Person(val name: String)",
        "export default App",
        "val x: Int = 3",
    ],
)
def test_a_first_line_that_reads_like_words_is_code(first: str) -> None:
    found = pasted(f"why does it fail\n{first}\n{ITEMS}")
    assert found.code is not None
    assert (found.code.code, found.words) == (f"{first}\n{ITEMS}", "why does it fail")


@pytest.mark.parametrize(
    "code",
    [
        "CREATE TABLE users (\n  id SERIAL PRIMARY KEY,\n  name TEXT\n);\nINSERT INTO users;",
        "function greet(\n  name,\n  age,\n) {\n  return name;\n}",
        "SELECT id FROM a;\nUPDATE b\nSET c = 0\nWHERE d > 3\nAND name IS NULL",
        "SELECT id FROM a;\nSELECT id\nFROM b\nLIMIT 5",
        f"{ITEMS}\n\ndel x",
    ],
)
def test_nothing_is_cut_off_it(code: str) -> None:
    for text in (code, f"why does it fail\n{code}", f"{code}\n\nthank you"):
        found = pasted(text)
        assert found.code is not None
        assert found.code.code == code


@pytest.mark.parametrize(
    "said", ["thank you so much", "not working", "doesnt work", "in python", "use pytest", "Task 3"]
)
def test_a_few_words_above_or_below_are_none_of_it(said: str) -> None:
    for text in (f"{said}\n{ITEMS}", f"{ITEMS}\n\n{said}"):
        found = pasted(text)
        assert found.code is not None
        assert (found.code.code, found.words) == (ITEMS, said)


@pytest.mark.parametrize(
    "words",
    [
        "my code prints 3 instead of 4",
        "select the best of these please",
        "where is my mistake",
        "update my code please",
        "the value of x = 3 is wrong",
        "use a loop for this please",
        "here is the code:",
    ],
)
def test_words_that_begin_like_code_are_words(words: str) -> None:
    found = pasted(f"{words}\n{ITEMS}")
    assert found.code is not None
    assert (found.code.code, found.words) == (ITEMS, words)


@pytest.mark.parametrize(
    "said",
    [
        "I get this error:",
        "Error:",
        "Output:",
        "prints -1 instead of 3",
        "with pytest please",
        "gives me an error",
        "The output is:",
    ],
)
def test_what_is_said_below_code_is_none_of_it(said: str) -> None:
    found = pasted(f"{ITEMS}\n\n{said}\n{ERROR}")
    assert found.code is not None
    assert (found.code.code, found.error) == (ITEMS, ERROR)


@pytest.mark.parametrize("last", ["return not found", "else:", "raise ValueError", "returns = 3"])
def test_a_statement_below_code_is_code(last: str) -> None:
    found = pasted(f"{ITEMS}\n{last}")
    assert found.code is not None
    assert found.code.code == f"{ITEMS}\n{last}"


@pytest.mark.parametrize(
    "asked", ["why does it crash?", "It should print 3.\nplease help me", "why is x[2] no 3?"]
)
def test_what_is_asked_behind_code_is_none(asked: str) -> None:
    found = pasted(f"{ITEMS}\n\n{asked}")
    assert found.code is not None
    assert (found.code.code, found.words) == (ITEMS, asked)


@pytest.mark.parametrize(
    "last", ["order by name", "where name is null", "this: five", "end", "it.go"]
)
def test_a_last_line_that_may_be_code_is_code(last: str) -> None:
    found = pasted(f"{ITEMS}\n{last}")
    assert found.code is not None
    assert found.code.code == f"{ITEMS}\n{last}"


@pytest.mark.parametrize("text", ["`{0}`", "```{0}```", "`{0}` please", "`{0}` why?"])
async def test_a_command_takes_code_between_backticks(text: str) -> None:
    desk = Desk("It prints aaa.")
    reply = await desk.asks(text.format("print('a' * 3)"), "explain")
    await desk.close()
    assert "and prints\n\n```\naaa" in reply.markdown


async def test_it_is_run_and_its_mend_is_checked() -> None:
    desk = Desk(f"A colon:\n```python\n{LOOP.replace('3)', '3):')}\n```")
    reply = await desk.asks(f"can you fix this code for me?\n{LOOP}")
    assert "It does not parse: line 1 expected ':'" in reply.markdown
    assert "+for i in range(3):" in reply.markdown
    await desk.close()


@pytest.mark.parametrize(
    "code",
    [
        '"""\nThis module does a few things.\n"""\nimport os',
        "/*\n Adds two numbers, as we do it\n*/\nfunction f(a) {\n  return a;\n}",
        "print 'hello my good friend'\nx = [1]\nprint x",
        'echo "my good old friend"\nfor i in 1 2 3; do\n  echo $i\ndone',
        "SELECT name FROM users\nWHERE age > 3",
        "select name from users where age > 3",
        "services:\n  web:\n    image: nginx\n    ports:\n      - '80:80'",
        "name: Build and test\non: [push]\njobs:\n  build:\n    runs-on: ${{ matrix.os }}",
        "namespace Shop\n{\n    internal class Cart\n    {\n        int n = 1;\n    }\n}",
        "template <typename T>\nT add(T a, T b)\n{\n    return a + b;\n}",
        "h1,\nul li a\n{\n  color: red;\n}",
        "select name,\nage,\ncity\nfrom users\nwhere city = 'Rome'",
        "foreach (var x in xs)\n{\n  f(x);\n}",
        "set -e\nmkdir -p build\ncp -r src build\ntar czf out.tgz build\necho finished",
        "def hello\n  puts 1\nend\n\nhello",
        "case x\nwhen 1\n  puts 2\nend",
        "impl Shape for Circle\n{\n  fn area() {}\n}",
        "public void read() throws IOException\n{\n  f();\n}",
        "While True:\n    print(1)\n    break",
        "class A {\npublic:\n  int f();\n};",
        'greet() {\n  echo "Hi $1"\n}\ngreet Bob',
        "UPDATE users SET active = 0\nwhere not verified",
        "select id from users\nwhere active and not deleted",
        "update users set active = false\nwhere name not in ('a')",
        "typedef struct node\n{\n  int n;\n} node;",
    ],
)
def test_texts_comments_and_queries_are_code(code: str) -> None:
    for said in ("", "fix this\n"):
        found = pasted(f"{said}{code}\nwhy?")
        assert found.code is not None
        assert (found.code.code, found.words) == (code, f"{said}why?")


def test_a_comment_that_is_never_closed_is_said() -> None:
    found = pasted(f"what does this do\n/* it is mine\n{ITEMS}")
    assert found.code is not None
    assert found.code.code.endswith(ITEMS)


def test_what_is_said_of_a_call_below_code_is_none_of_it() -> None:
    found = pasted(f"{ADD}\n\nadd(1, 2) returns 12 but should be 3")
    assert found.code is not None
    assert (found.code.code, found.words) == (ADD, "add(1, 2) returns 12 but should be 3")


@pytest.mark.parametrize(
    "head",
    [
        *("for i in range(3):", "for i in range(3)", "for k, v in d.items():", "while not done:"),
        *("if x = 3:", "if x == 3", "if x is None:", "if x > 3 and y < 2:", "elif x in xs:"),
        *("except ValueError as e:", "with open('a') as f:", "with open('a') as f", "match x:"),
        *("def f:", "class Dog:", "async def f():", "else", "finally:", "case 3:", "if not x:"),
        *(
            "public static void main(String[] args)",
            "mov eax, 1",
            "x: int | None",
            "npm install --save left",
            "while x: x -= 1",
            "if x > 3: y = 2",
            "async def f(): pass",
            "import os; import sys",
            "def f(x): return x",
            "from math import (sqrt, pi)",
            'import fs from "fs"',
            "let a, b, c",
            "var x int",
            "if (n == 0) return 1;",
            '"eve" in names',
            "git push origin main",
            "sudo make install",
        ),
    ],
)
def test_a_head_is_code_though_nothing_goes_in_below_it(head: str) -> None:
    code = f"{head}\nprint(x)\ny = 2"
    for text in (code, f"why does it fail?\n{code}", f"y = 2\n{head}\n\nhelp me"):
        found = pasted(text)
        assert found.code is not None
        assert found.code.code in (code, f"y = 2\n{head}")


@pytest.mark.parametrize(
    "said",
    [
        *(
            "for my homework:",
            "if you ask me:",
            "with this:",
            "class assignment:",
            "if it is wrong:",
        ),
        *("while running it:", "if x = 3 it fails", "case 3 is wrong", "for homework in python"),
    ],
)
def test_words_that_begin_like_a_head_are_words(said: str) -> None:
    found = pasted(f"{said}\n{ITEMS}")
    assert found.code is not None
    assert (found.code.code, found.words) == (ITEMS, said)


SAID = """
Hello! My function returns None instead of the sum.
WHY DOES IT FAIL
HELP
JSON is wrong
my attempt:
function to add two numbers
in javascript, this fails
print does not work
import error when I run this
return the sum of both numbers please
class assignment, please check
if I run it, nothing happens
the print(x) does not show anything
add(1,2) gives 12 instead of 3
when i call fact(5) i get 24
x is 3 but should be 4
my test says 3 != 4
f(x) = x^2 should be computed
y = mx + b does not work
Wrong answer for n = 1
I want to print "hello" ten times
'x' is not defined
user.name is undefined
Look at my_function, it never ends
C# code:
translate to java
😭 why does this not work
:sob: my code crashes
main.py:
(this is my homework)
@sam can you look at this
LOOK AT THIS
n = 0 gives an error
**Problem:** it crashes
**Problem:** it gives 0
TL;DR it crashes
n=5 gives 0
fact() never returns
fails
Expected output: [1, 2]
see https://example.com/x
[urgent] please fix
simplify
expected [1, 2, 3]
gets [3,1,2] but expected [1,2,3]
got (1, 2)
returns 5
???
:( it fails
warum geht das nicht
これを直してください
""".strip().split("\n")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x = 3\nprint(x)\nx if x > 1 else 2", "x = 3\nprint(x)\nx if x > 1 else 2"),
        ("x if x > 1 else 2\nprint(x)", "x if x > 1 else 2\nprint(x)"),
        ("why?\nx if x > 1 else 2\nprint(x)", "x if x > 1 else 2\nprint(x)"),
        ("not working\nprint(x)\nor is it", "print(x)"),
        ("bubble sort\nx = [1]\nprint(x)", "x = [1]\nprint(x)"),
        ("- fix this\nx = [1]\nprint(x)\nsorted list", "x = [1]\nprint(x)"),
        ("improt math\nprint(math.pi)", "improt math\nprint(math.pi)"),
        ("fro i in range(3):\n    print(i)", "fro i in range(3):\n    print(i)"),
    ],
)
async def test_what_a_parser_reads_beside_code_is_code(text: str, code: str) -> None:
    given = await in_their_languages(pasted(text))
    assert given.code is not None
    assert given.code.code == code
    assert "x > 1" not in given.words


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("code", [ITEMS, ADD, "SELECT name FROM users\nWHERE age > 30"])
def test_what_is_said_around_code_is_none_of_it(said: str, code: str) -> None:
    for text in (f"{said}\n{code}", f"{code}\n\n{said}"):
        found = pasted(text)
        assert found.code is not None
        assert (found.code.code, found.words or found.error) == (code, said)


def statements() -> list[str]:
    """Those of this program's own skills, but for such as no one of their lines is told as code."""
    found = list[str]()
    for file in sorted((ROOT / "bot" / "skills").rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        rows = source.split("\n")
        for node in ast.parse(source).body:
            above = min((each.lineno for each in getattr(node, "decorator_list", [])), default=None)
            first = (above or node.lineno) - 1
            code = "\n".join(rows[first : node.end_lineno])
            if "`" not in code and "\n" in code:
                found.append(code)
    return found


def test_no_line_of_a_thousand_statements_is_taken_for_words() -> None:
    given = statements()[::3]
    told = [pasted(f"why does it fail?\n{code}\n\nThanks!").code for code in given]
    assert len(told) > 1000
    assert sum(found is None for found in told) < len(told) / 10
    lost = [code for code, found in zip(given, told, strict=True) if found and found.code != code]
    assert lost == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("not working\nprint(1 + 1)", "2"),
        ("print(1 + 1)\nnot working", "2"),
        ("ok = 1\nprint(2)\nnot ok", "2\nFalse"),
        ("`a = 3`\n`print(a)`", "3"),
        ("nums = [1, 2]\nprint(len(nums))\nsorted list", "2"),
    ],
)
async def test_words_that_parse_are_not_run(text: str, printed: str) -> None:
    desk = Desk()
    reply = await desk.asks(text, "run")
    await desk.close()
    assert f"```\n{printed}\n```" in reply.markdown
    assert "Error" not in reply.markdown


@pytest.mark.parametrize(
    "text",
    [
        "nums = [1, 2]\nfor n in nums:\n    print(n)\n\nend for",
        "x = 3\ny = 4\nprint x and y",
        "from random import\nx = 3\nprint(x)",
        "improt math\nprint(math.pi)",
        "nums = [1]\nfor n in nums:\n    pritn n",
    ],
)
async def test_code_with_a_slip_is_run_as_it_is(text: str) -> None:
    desk = Desk()
    reply = await desk.asks(text, "run")
    await desk.close()
    assert "SyntaxError" in reply.markdown


@pytest.mark.parametrize("head", ["if [[ $x == 3 ]] then", "if (( x > 3 )) then"])
async def test_a_test_of_bash_needs_no_semicolon(head: str) -> None:
    assert (await read(f"{head}\n  echo a\nfi", "bash")).problem is None
    assert (await read("if [[ $x == 3 ] then\n  echo a\nfi", "bash")).problem is not None


def bash_takes(code: str) -> bool:
    found = subprocess.run(["bash", "-n"], input=code.encode(), capture_output=True, check=False)
    return found.returncode == 0


@pytest.mark.parametrize(
    "code",
    [
        "case $x in\n  a) echo 1 ;;&\n  *) echo 2 ;;&\nesac",
        "case $x in a) echo 1;&esac",
        "for f in a b; { echo $f; }",
        'for f in *.txt $(ls -a) "a; b"\n{\n  echo $f\n}\necho done',
        "for f; { for g in 1 2; { echo $f $g; }; }",
        "select f in a b; { echo $f; } | sort",
    ],
)
async def test_what_bash_takes_parses(code: str) -> None:
    assert bash_takes(code)
    assert (await read(code, "bash")).problem is None


@pytest.mark.parametrize(
    "code",
    [
        "for f in a b { echo $f; }",
        "for f in a; {\n  echo $f",
        "for f in a; {echo $f; }",
        "for f in a | b; { echo $f; }",
        "for f in (a); { echo $f; }",
        "while true; { echo 1; }",
        "case x in a) echo ; & esac",
    ],
)
async def test_what_bash_does_not_take_does_not_parse(code: str) -> None:
    assert not bash_takes(code)
    assert (await read(code, "bash")).problem is not None


def test_finding_the_code_below_thousands_of_openings_ends() -> None:
    code = "x = [1]\nprint(x)"
    for row in ("/*", "(", " a b c d"):
        assert pasted(f"{row}\n" * 20_000 + code).code is not None


@pytest.mark.parametrize("code", PROGRAMS)
async def test_a_program_keeps_each_of_its_lines_and_no_other(code: str) -> None:
    for above, below in (
        ("", ""),
        ("why does this not work?\n", ""),
        ("can you help me with this please:\n\n", "\n\nThanks in advance!"),
        ("", "\n\nwhat is wrong here?"),
    ):
        given = await in_their_languages(pasted(f"{above}{code}{below}"))
        if given.code is None:  # behind a command all of it is code then
            assert not above + below
        else:
            assert given.code.code == code
            assert bool(given.words) is bool(above + below)
