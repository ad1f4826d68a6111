"""Code in a reply that does not parse is pointed out, whichever skill gave the reply."""

import json
import shutil

import pytest

from bot.skills.code.broken import MOST_BLOCKS, remarks
from bot.skills.code.pasted.messages.blocks import Block, find_blocks
from bot.tools.sandbox.child import run_child
from bot.tools.sandbox.interpreter import pythons
from bot.tools.source.reading import read
from tests.program import program
from tests.unit.coders import Desk

BROKEN = "Like so:\n```python\nx = = 1\n```\nDone."
REMARK = "Mind that block 1 is not right: its line 1 does not parse (invalid syntax)."
SKILLS = "skills: [chat, tutor, {code: {sandbox: {backend: monty}}}]"


def says(text: str) -> str:
    return json.dumps({"main": {"kind": "scripted", "replies": [text]}})


@pytest.mark.parametrize(
    "asked", ["hello there", "how does assignment look in Python?", "/tutor what is a variable?"]
)
async def test_a_block_that_does_not_parse_is_named_in_a_reply_of_any_skill(
    asked: str, redis_url: str
) -> None:
    async with program(redis_url, says(BROKEN), more=SKILLS) as person:
        shown = await person.asks(asked)
        assert "x = = 1" in shown
        assert shown.count(REMARK) == 1


async def test_without_the_code_skill_nobody_looks(redis_url: str) -> None:
    async with program(redis_url, says(BROKEN), more="skills: [chat]") as person:
        assert "Mind that" not in await person.asks("hello there")


async def test_what_a_flow_has_checked_is_not_told_twice(redis_url: str) -> None:
    async with program(redis_url, says(BROKEN), more=SKILLS) as person:
        shown = await person.asks("write a Python function that doubles a number")
        assert "does not parse: line 1" in shown
        assert "Mind that" not in shown


@pytest.mark.parametrize(
    "said",
    [
        "No code.",
        "```python\nx = 1\n```",
        "```\nx = = 1\n```",
        "```text\nx = = 1\n```",
        "1. First\n\n   ```python\n   x = 1\n   if x:\n       print(x)\n   ```\n2. Then",
        "10. First\n    ```python\n    x = 1\n    ```\n",
        "```python\n    return x\n```",
        "```python\n>>> x = 1\n>>> x\n1\n```",
        "```python\n%matplotlib inline\n!pip install numpy\nimport numpy\n```",
        '```python\nKEY = <your key>\nprint("x")\n```',
        "```python\ndef f():\n    …\n```",
        "```bash\ngit clone <repository-url>\ncd <folder>\n```",
        "```sh\n$ ls -l\n```",
        "```js\nfunction f() {\n  ...\n}\n```",
        "```java\nint x = 5;\nSystem.out.println(x);\n```",
        "```java\npublic int twice(int x) {\n    return 2 * x;\n}\n```",
        "```js\nreturn await f()\n```",
        "```rust\nlet x = f()?;\nx\n```",
        "```go\nif err != nil {\n    return err\n}\n```",
        "```go\nx := 5\nfmt.Println(x)\n```",
        '```rust\nlet x = 5;\nprintln!("{}", x);\n```',
        "```ts\nconst f = (a: number): number => a\n```",
        '```c\nint x = 5;\nprintf("%d", x);\n```',
        "```js\nhandleClick() {\n  this.setState({ n: 1 });\n}\n```",
        "```js\nget area() { return 1; }\n\nstatic of(w) { return new Box(w); }\n```",
        "```ts\nprivate async load(id: number): Promise<void> {\n  this.x = id;\n}\n```",
        "```js\n} else {\n  y();\n}\n```",
        "```js\nname: 'x',\nage: 3,\n```",
        '```go\nimport "fmt"\n\nfunc f() {}\n\nfmt.Println(f())\n```',
        "```java\n} catch (IOException e) {\n    x();\n}\n```",
        "```python\nelif x > 3:\n    y()\n```",
        '```python\n"a": 1,\n"b": 2,\n```',
        "```python\n    return x\n\ndef g():\n    pass\n```",
    ],
)
async def test_nothing_is_remarked_where_nothing_is_wrong(said: str) -> None:
    assert await remarks(said, False) == ()


@pytest.mark.parametrize(
    "said",
    [
        "```python\ndef f(xs:\n    return xs\n```",
        "```go\nx := := 5\n```",
        "```java\nint x = = 5;\n```",
        "```rust\nlet x = = 5;\n```",
        "```js\nconst x = = 5\n```",
        "```bash\nif [ -f x ]; then\necho <name>\n```",
        "```js\nif (x) {\n  a();\n}\n} else {\n  b();\n}\n```",
        "```js\n}\nfunction g() {\n```",
        "```js\na();\n\n}\n\nb();\n```",
        "```python\nx = 1\n    y = 2\n```",
        "```python\ntry:\n    x()\n\nprint(1)\nexcept E:\n    pass\n```",
        '```python\n"a": 1\n"b": 2\n```',
    ],
)
async def test_what_is_wrong_in_any_frame_is_remarked(said: str) -> None:
    assert len(await remarks(said, False)) == 1


async def test_of_another_language_it_is_said_what_stands_at_the_wrong_place() -> None:
    (said,) = await remarks("```js\nlet y = 1\nconst x = = 5\n```", False)
    assert "line 2 does not parse (is wrong from '= = 5' on)" in said


METHOD = "handleClick() {\n  this.n += 1;\n}"


@pytest.mark.parametrize(
    ("command", "text"),
    [
        ("review", f"```js\n{METHOD}\n```"),
        ("explain", f"```js\n{METHOD}\n```"),
        ("tests", f"```js\n{METHOD}\n```"),
        ("", "write a JavaScript method that counts up"),
        ("review", "```python\n    def area(self):\n        return self.w\n```"),
        ("review", "```python\ntotal = a + b\nreturn total\n```"),
    ],
)
async def test_no_flow_calls_a_part_of_a_class_or_a_function_wrong(command: str, text: str) -> None:
    said = (await Desk(f"NONE\n```js\n{METHOD}\n```").asks(text, command)).markdown
    assert "not parse" not in said
    assert "⚠" not in said
    assert "(parser)" not in said
    assert "(ruff)" not in said


async def test_what_any_python_here_reads_is_not_called_wrong() -> None:
    source = 'type X = int\nprint(f"{user["name"]}")'
    parse = ["-c", "import ast, sys; ast.parse(sys.argv[1])", source]
    there = filter(shutil.which, pythons())
    told = [await run_child([each, *parse], within_s=9, output_bytes=99) for each in there]
    is_read = 0 in [each.exit_code for each in told]
    assert ((await read(source, "python")).problem is None) == is_read


async def test_a_block_that_was_cut_off_is_let_be_and_those_before_it_are_not() -> None:
    cut = f"{BROKEN}\n```python\ndef f(:\n"
    assert await remarks(cut, True) == (REMARK,)
    assert len(await remarks(cut, False)) == 2


async def test_of_a_reply_with_many_blocks_the_first_are_looked_at() -> None:
    many = "```python\nx = 1\n```\n" * MOST_BLOCKS
    assert await remarks(f"{many}```python\nx = = 1\n```\n", False) == ()
    assert len(await remarks(f"```python\nx = = 1\n```\n{many}", False)) == 1


def test_a_block_in_a_list_is_read_without_the_indentation_of_its_fence() -> None:
    said = "- Do\n\n      ~~~python\n      def f():\n          pass\n      ~~~\n- Done\n"
    assert find_blocks(said) == (Block("python", "def f():\n    pass"),)
