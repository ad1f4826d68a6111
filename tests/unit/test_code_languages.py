"""Which language a piece of code is in that does not say it: right ones, and such with a slip."""

import pytest

from bot.skills.code.debug.answers.doubted import as_answered, is_doubted
from bot.skills.code.languages import described_language
from bot.skills.code.pasted.languages.tongue import language_of
from bot.skills.code.pasted.messages.blocks import Block, fenced
from bot.skills.code.pasted.messages.pieces import pasted
from bot.skills.code.pasted.messages.untold import in_their_languages
from bot.tools.source.grammars import read_other, wrong_shares
from tests.unit.coders import Desk

RIGHT = (
    ("python", "@dataclass\nclass A:\n    x: int"),
    ("python", "    def area(self):\n        return self.w"),
    ("python", "x = 5"),
    ("python", "    kinds = {\n        '.rtf': 'a',\n        '.mid': 'b',\n    }"),
    ("python", "{'a': 1, 'b': None}"),
    ("python", "print 'hello'"),
    ("python", 'c.execute("""\n  CREATE TABLE a (\n    b PRIMARY KEY\n  )\n""")\nc.commit()'),
    ("python", 'css = """\nbody {\n  color: red;\n}\n"""  # don\'t\nsave(css)'),
    ("python", 'driver.run("window.scrollTo(0, 9);")\ne.click()'),
    ("python", 'age: int = 5\nname: str = "a"'),
    ("python", 'document.add_paragraph("x")\ndocument.save("a.docx")'),
    ("python", 'await ctx.send("hi")'),
    ("javascript", "module.exports = {\n  a: 1,\n};"),
    ("javascript", "class A {\n  constructor(x) {\n    this.x = x;\n  }\n}"),
    ("javascript", "export default function A() {\n  return <p>a</p>;\n}"),
    ("typescript", "type A = { x: number };\nexport const f = (a: A) => a.x;"),
    ("typescript", "export default function B({ label }: Props) {\n  return <b>{label}</b>;\n}"),
    ("java", "private int f(int x) {\n    return x * 2;\n}"),
    ("java", 'String s = "a";\nif (s == "a") {\n    System.out.println("same");\n}'),
    ("c", "int add(int a, int b) {\n    return a + b;\n}"),
    ("c", "#define N 10\nint a[N];\nvoid f(void) { a[0] = 1; }"),
    ("cpp", "class A {\npublic:\n    int x;\n    void f() { cout << x; }\n};"),
    ("go", "func add(a, b int) int {\n\treturn a + b\n}"),
    ("go", "if err != nil {\n\treturn err\n}"),
    ("rust", "match x {\n    Some(y) => g(y),\n    None => {}\n}"),
    ("rust", "pub fn f(x: i32) -> i32 {\n    x * 2\n}"),
    ("bash", "if [ -f a.txt ]; then\n  cat a.txt\nfi"),
    ("bash", "find . -name '*.py' | xargs wc -l"),
    ("csharp", "public class A : MonoBehaviour {\n    void F() {\n        a.b += c;\n    }\n}"),
    ("ruby", "require 'json'\ndata = JSON.parse(s)"),
    ("r", "for (i in 1:10) {\n  print(i)\n}"),
    ("r", "f = function(x) x * 2"),
    ("go", "var x int = 5"),
    ("cpp", "int *p = new int[5];\ndelete[] p;"),
    ("csharp", "public class A {\n    public int X { get; set; }\n}"),
    ("php", "$x = [1, 2];\nforeach ($x as $y) {\n    echo $y;\n}"),
    ("ruby", "def f(x)\n  puts x\nend"),
    ("kotlin", "data class A(val x: Int)\n\nfun f(a: A) = a.x"),
    ("swift", "func f(x: Int) -> Int {\n    return x * 2\n}"),
    ("html", "<html>\n<script>\nfunction f() {\n  alert(1);\n}\n</script>\n</html>"),
    ("css", "body {\n  margin: 0;\n  background: #fff;\n}"),
    ("sql", "WITH a AS (SELECT 1 AS x) SELECT * FROM a;"),
    ("yaml", "version: '3'\nservices:\n  web:\n    image: nginx"),
    ("json", '{"a": 1, "b": [true]}'),
    ("toml", '[project]\nname = "a"'),
    ("dockerfile", "FROM node:20\nWORKDIR /app"),
    ("", "foo bar baz"),
    ("", "*.pyc\n__pycache__/"),
    ("", "public Stack() {\n    this.items = new int[10];\n}"),
    ("", "let rec f n = if n = 0 then 1 else n * f (n - 1)"),
    ("", 'resource "a" "b" {\n  bucket = "a"\n}'),
    ("", "name,age\nbob,3"),
    ("", r"^[a-z]+\d{2,3}$"),
    ("", 'if (x > 5) {\n    print("a")\n}'),
    ("", "while (x > 0) {\n    x /= 10;\n}"),
    ("", "Dim x As Integer\nx = 5"),
    ("swift", "class P {\n    var x: Int\n    init(x: Int) {\n        self.x = x\n    }\n}"),
    ("swift", "class P {\n    var x = 1\n    init() {}\n}"),
    ("haskell", 'main = putStrLn "hi"'),
    ("asm", "section .text\nglobal _start\n_start:\n    mov eax, 1"),
    ("sql", "SELECT 1;"),
    ("go", "func f[T any](x T) T {\n\tif x > 1 {\n\t\treturn x\n\t}\n\treturn x\n}"),
)
WITH_A_SLIP = (
    ("python", "def f(x)\n    return x"),
    ("python", "for i in range(3)\n    print(i)"),
    ("python", "print('a'"),
    ("python", "while x > 0\n    x -= 1"),
    ("python", "d = {'a': 1 'b': 2}\nprint(d)"),
    ("javascript", "const f = () => {\n  console.log('a';\n};"),
    ("typescript", "interface A {\n  x: number;\n  y string;\n}"),
    ("java", "public class A {\n    void f() {\n        int x = 5\n        g(x);\n    }\n}"),
    ("c", 'int main() {\n    printf("hi")\n    return 0;\n}'),
    ("cpp", "#include <iostream>\nint main() {\n    std::cout << 1\n    return 0;\n}"),
    ("go", "package main\n\nfunc main( {\n\tfmt.Println(1)\n}"),
    ("rust", 'fn main() {\n    let x = 5\n    println!("{}", x);\n}'),
    ("bash", "for f in *.txt do\n  echo $f\ndone"),
    ("sql", "SELECT * FORM users WHERE id = 1;"),
    ("json", '{\n  "a": 1,\n  "b": 2,\n}'),
)


@pytest.mark.parametrize(("language", "code"), [*RIGHT, *WITH_A_SLIP])
def test_code_is_told_by_its_looks_and_by_who_can_read_it(language: str, code: str) -> None:
    assert language_of(code, wrong_shares(code.encode())) == language


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("python", "type Point = tuple[float, float]"),
        ("python", "type Ids = list[int] | None"),
        ("typescript", "type Point = { x: number }"),
        ("typescript", "type Id = string | number"),
    ],
)
def test_a_name_for_a_type_may_be_python_or_typescript(language: str, code: str) -> None:
    assert language_of(code, {"python": 0.0, "typescript": 0.2}) == language


def test_what_is_said_comes_before_what_is_as_likely() -> None:
    code = 'main = putStrLn ("hi" + 5)'
    assert language_of(code, wrong_shares(code.encode()), {"haskell"}) == "haskell"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("review my go code", "go"),
        ("why does this C code crash?", "c"),
        ("rewrite this as a Go function", ""),
        ("turn it into Rust code", ""),
        ("why is this not working in python", "python"),
        ("I'm new to python, why is this an error?", "python"),
        ("fix this python", "python"),
        ("how would I do this in python?", ""),
        ("rewrite it in go", ""),
        ("explain this R code", "r"),
        ("why does my lua script fail?", "lua"),
        ("a bug in a VBA macro, see my VBA macro", "vba"),
        ("explain this assembly code", "asm"),
        ("review my unity script", "csharp"),
        ("explain this pseudocode", "pseudocode"),
        ("why does this go wrong with c", "c"),
        ("where does this go?", ""),
    ],
)
def test_words_say_what_code_is_in_but_not_what_it_shall_be_in(words: str, language: str) -> None:
    assert described_language(words) == language


async def test_words_and_errors_decide_where_code_may_be_in_several_languages() -> None:
    code = "int x = 5;\nx = x + 1;"
    for said in ("what does this Java code do?", "Exception in thread main: a"):
        told = await in_their_languages(pasted(f"{said}\n{fenced(code)}"))
        assert told.code is not None
        assert told.code.language == "java"


IF = 'if (x > 5) {\n    print("a")\n}'
IN_PYTHON = "```python\nif x > 5:\n    print('a')\n```"
DOUBLE = "function f(x) {\n  return x * 2\n}"
LOGS = "let x = 5\nif (x > 3) {\n  console.log(x)\n}"


@pytest.mark.parametrize(
    ("words", "code", "answer", "language"),
    [
        ("fix this", IF, IN_PYTHON, "python"),
        ("fix this", IF, IN_PYTHON.replace("python", ""), "python"),
        ("fix this", IF, IN_PYTHON.replace(":", ""), "python"),  # nothing else is known
        ("fix this", DOUBLE, "```python\ndef f(x)\n    return x * 2\n```", "javascript"),
        ("fix my javascript", IF, IN_PYTHON, "javascript"),
        ("fix this", IF, f"```r\n{IF}\n```", "r"),
        ("fix this", IF, "```python\nimport os\nprint(os.getcwd())\n```", ""),  # something else
        ("fix this", IF, "```bash\necho a\n```", ""),
        ("fix this", LOGS, IN_PYTHON.replace("print('a')", "print(x)"), "javascript"),
        ("fix this", DOUBLE, f"```ts\n{DOUBLE.replace('(x', '(x: number')}\n```", "javascript"),
        ("fix this", IF, IN_PYTHON.replace("python", "code"), ""),
        ("my R code fails", IF, IN_PYTHON, "r"),
        ("", "x = 5\nprint(x", "```output\nx = 5\nprint(x)\n```", "python"),
        ("", "x = 5\nprint(x", "```ruby\nx = 5\nprint(x)\n```", "ruby"),
        ("", "x = 5\nprint(x)", "```ruby\nx = 5\nprint(x)\n```", "python"),
    ],
)
async def test_what_looks_like_several_languages_is_in_that_in_which_it_is_answered(
    words: str, code: str, answer: str, language: str
) -> None:
    given = await in_their_languages(pasted(f"{words}\n{fenced(code)}"))
    told = await as_answered(given, answer) if await is_doubted(given) else given
    assert told.code is not None
    assert told.code.language == language


async def test_who_is_asked_about_code_that_may_be_in_several_is_told_of_none() -> None:
    desk = Desk(f"A sign is missing.\n```kotlin\n{IF.replace('> 5', '>= 5')}\n```")
    reply = await desk.asks(f"fix this\n```\n{IF}\n```", "debug")
    await desk.close()
    assert "I take this for kotlin, as the model does. I run only Python" in reply.markdown
    assert "+if (x >= 5) {" in reply.markdown
    (asked,) = desk.model.asked
    assert "This code is wrong" in asked[-1]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("", "try:\n    x = int('a')\nexcept ValueError:\n    print('no')"),
        ("", "with open('a.txt') as f:\n    print(f.read())"),
        ("", "# a comment of some words\nx = 1"),
        ("", '"""Doc of it."""\nimport os'),
        ("why is this wrong?", "a, b = 1, 2\nprint(a + b)"),
        ("It prints nothing, but should:", "count += 1\nprint(count)"),
        ("why is f(2) not 3?\n", "@cache\ndef f(x):\n    return x"),
        ("here is my code:", "x = 1"),
    ],
)
def test_code_without_a_fence_begins_below_the_last_line_of_words(words: str, code: str) -> None:
    found = pasted(f"{words}\n{code}")
    assert (found.words, found.code and found.code.code) == (words.strip(), code)


def test_typescript_may_hold_jsx() -> None:
    code = b"const B = ({ x }: { x: string }) => <b onClick={() => f<number>(1)}>{x}</b>;"
    assert "message" not in read_other(code, "typescript")
    assert "message" not in read_other(b"const x = <number>y;", "typescript")
    assert pasted("```tsx\nx\n```").code == Block("typescript", "x")


@pytest.mark.parametrize(
    ("code", "said"),
    [("func f() int {\n\treturn 1\n}", "looks like go"), ("foo bar baz", "does not look like it")],
)
async def test_what_is_not_python_is_not_run_as_python(code: str, said: str) -> None:
    desk = Desk()
    reply = await desk.asks(f"```\n{code}\n```", "run")
    await desk.close()
    assert said in reply.markdown


async def test_of_code_in_no_known_language_nothing_is_called_wrong() -> None:
    desk = Desk("It is a wish.")
    for code in ("foo bar baz", "SELECT u.name\nFROM users u\nJOIN orders o ON o.id = u.id;"):
        reply = await desk.asks(f"explain this\n```\n{code}\n```")
        assert "does not parse" not in reply.markdown
    await desk.close()
