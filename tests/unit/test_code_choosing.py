"""Which block is the code, where data, markup, commands, text or a transcript stand beside it.

What is data must never be replaced by a program, nor have tests written for it.
"""

import pytest

from bot.skills.code.pasted.messages.pieces import pasted
from tests.unit.coders import Desk, file, seated

CODE = "def mean(xs):\n    return sum(xs) / len(xs)\n\n\nprint(mean([]))"
MENDED = CODE.replace("    return", "    if not xs:\n        return 0\n    return")
FIX = f"It is empty.\n```python\n{MENDED}\n```"
ERROR = (
    'Traceback (most recent call last):\n  File "a.py", line 5, in <module>\n'
    "    print(mean([]))\nZeroDivisionError: division by zero"
)
BESIDE = {
    "json": '{"user": {"name": "Ada"}}',
    "yaml": "port: 80",
    "html": "<ul id='l'></ul>",
    "sql": "CREATE TABLE users (id INTEGER, name TEXT);",
    "csv": "name,price\napple,3",
    "text": "apple = 3",
    "toml": "[tool]\nx = 1",
    "bash": "pip install numpy\npython a.py",
    "console": "$ python a.py",
    "dockerfile": "FROM python:3.13",
    "": '{\n  "user": {"name": "Ada"}\n}',
}
COMMANDS = ("run", "explain", "debug", "review", "tests", "translate")


def fence(code: str, language: str = "python") -> str:
    return f"```{language}\n{code}\n```\n"


@pytest.mark.parametrize("language", BESIDE)
@pytest.mark.parametrize("is_first", [True, False])
def test_the_program_is_the_code_wherever_it_stands(language: str, is_first: bool) -> None:
    blocks = (fence(BESIDE[language], language), fence(CODE))
    first, second = blocks if is_first else reversed(blocks)
    found = pasted(f"My input:\n{first}and\n{second}I get\n{fence(ERROR, '')}why?")
    assert found.code is not None
    assert (found.code.language, found.code.code) == ("python", CODE)
    assert found.error == ERROR


@pytest.mark.parametrize(
    ("blocks", "chosen"),
    [
        ((("json", '{"a": 1}'),), "json"),
        ((("json", '{"a": 1}'), ("sql", "SELECT a FROM b;")), "sql"),
        ((("html", "<b></b>"), ("css", "b { color: red }")), "html"),
        ((("console", "$ ls\na.txt"),), "console"),
        ((("bash", "#!/bin/sh\nls"), ("json", "{}")), "bash"),
        ((("javascript", "f()"), ("python", "f()")), "javascript"),
        ((("html", "<b></b>"), ("javascript", "f()")), "javascript"),
    ],
)
def test_without_a_program_it_is_what_is_nearest_to_one(
    blocks: tuple[tuple[str, str], ...], chosen: str
) -> None:
    found = pasted("".join(fence(code, language) for language, code in blocks))
    assert found.code is not None
    assert found.code.language == chosen


@pytest.mark.parametrize(
    ("error", "chosen"),
    [
        ("a.sh: line 3: pyhton: command not found", "bash"),
        (ERROR, "python"),
        ("a.go:3:5: undefined: x", "go"),
        ("ValueError: no", "go"),
    ],
)
def test_of_several_programs_it_is_the_one_whose_error_was_told(error: str, chosen: str) -> None:
    blocks = (("go", "func main() {}"), ("bash", "set -e\npyhton a.py"), ("python", CODE))
    text = "".join(fence(code, language) for language, code in blocks)
    found = pasted(f"{text}{fence(error, '')}")
    assert found.code is not None
    assert found.code.language == chosen


def test_of_blocks_that_name_no_language_it_is_the_one_like_code() -> None:
    found = pasted(f"With\n{fence('name,price', '')}it fails\n{fence(CODE, '')}")
    assert found.code is not None
    assert found.code.code == CODE


async def test_data_before_the_code_is_not_replaced_by_the_fix(desks: list[Desk]) -> None:
    desk = seated(desks, FIX)
    text = f"My data:\n{fence(BESIDE['json'], 'json')}my code:\n{fence(CODE)}I get\n"
    reply = await desk.asks(f"{text}{fence(ERROR, '')}why?")
    assert "I ran it and saw the same error" in reply.markdown
    assert "+++ b/mean.py" in reply.markdown
    assert [each.name for each in reply.extras.files] == ["mean.py", "mean.py.patch"]
    assert BESIDE["json"] in desk.model.asked[0][-1]  # what it means the model can only know so


@pytest.mark.parametrize("command", COMMANDS)
async def test_it_is_said_which_block_is_the_code(desks: list[Desk], command: str) -> None:
    text = f"{fence(BESIDE['json'], 'json')}{fence('x = 1')}"
    answer = "1: short" if command == "review" else fence("let x = 1;", "go")
    text = f"go\n{text}" if command == "translate" else text
    desk = seated(desks, answer)
    said = (await desk.asks(text, command)).markdown
    start = "I run the second block, and" if command == "run" else "I look at the second block (py"
    assert start in said
    assert "one by one" not in said
    if command != "run":
        assert BESIDE["json"] in desk.model.asked[0][-1]


async def test_tests_are_written_for_the_code_and_named_after_it(desks: list[Desk]) -> None:
    desk = seated(desks, fence("def test_area():\n    assert area(2, 3) == 6"))
    text = f"{fence('{}', 'json')}{fence('def area(w, h):' + chr(10) + '    return w * h')}"
    reply = await desk.asks(text, "tests")
    assert "```python\ndef test_area" in reply.markdown
    assert [each.name for each in reply.extras.files] == ["test_area.py"]


async def test_an_attached_program_is_the_code_and_not_the_data_beside_it(
    desks: list[Desk],
) -> None:
    files = [file("a.json", '{"a": 1}'), file("notes.md", "# hi"), file("a.py", CODE)]
    reply = await seated(desks, FIX).asks("why ZeroDivisionError?", "debug", files=files)
    assert "I look at `a.py`" in reply.markdown
    assert [each.name for each in reply.extras.files] == ["a.py", "a.py.patch"]


@pytest.mark.parametrize("is_fenced", [True, False])
async def test_what_a_transcript_says_is_the_error_and_no_code(
    desks: list[Desk], is_fenced: bool
) -> None:
    said = f"$ python a.py\nstarting\n{ERROR}"
    text = f"{fence(said, 'console' if is_fenced else '')}with\n{fence(CODE)}"
    reply = await seated(desks, FIX).asks(f"I do\n{text}why?")
    assert "I ran it and saw the same error" in reply.markdown
    assert "+++ b/mean.py" in reply.markdown


async def test_what_should_be_printed_is_told_to_the_model(desks: list[Desk]) -> None:
    desk = seated(desks, fence("print(5)"))
    reply = await desk.asks(f"this is wrong\n{fence('print(3)')}I want\n{fence('5 apples', '')}")
    assert "5 apples" in desk.model.asked[0][-1]
    assert "look at" not in reply.markdown
