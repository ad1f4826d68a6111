"""Notebooks: the code in their cells is the program, and their own lines are no mistakes in it."""

import json

import pytest

from bot.messages import Attachment
from bot.skills.code.signs import matches
from bot.tools.source.reading import plain_python, read
from tests.unit.coders import Desk, seated

MAGIC = "!pip install requests\n%matplotlib inline\nx = [1]\nprint(x[1])"
MENDED = MAGIC.replace("x[1]", "x[0]")
CELLS = "x = [1]\n\nprint(x[1])"


def fence(code: str, language: str = "python") -> str:
    return f"```{language}\n{code}\n```\n"


def notebook(*sources: object, language: str = "") -> str:
    code = [
        {"cell_type": "code", "metadata": {}, "outputs": [{"data": "A" * 900}], "source": source}
        for source in sources
    ]
    text = {"cell_type": "markdown", "metadata": {}, "source": ["# Why `x[7]`?"]}
    metadata = {"kernelspec": {"language": language}} if language else {}
    return json.dumps({"cells": [text, *code], "metadata": metadata, "nbformat": 4})


def file(name: str, content: str, left_out_chars: int = 0, whole: str = "") -> Attachment:
    return Attachment(name, name, "", len(content), content, left_out_chars, whole)


NOTEBOOK = notebook(["x = [1]\n"], "print(x[1])")


@pytest.mark.parametrize(
    "source",
    [
        MAGIC,
        "%%time\nprint(1)",
        "if True:\n    !ls\n",
        "import math\n%load_ext x\nprint(1)",
        "x = 1\r\n!ls\r\nprint(x)",
    ],
)
async def test_a_notebooks_own_lines_are_no_problem_and_others_keep_their_places(
    source: str,
) -> None:
    assert (await read(source, "python")).problem is None
    plain = await plain_python(source)
    assert "!" not in plain
    assert "%" not in plain
    assert plain.count("\n") == source.count("\n")


@pytest.mark.parametrize("source", ["x = (7\n% 4)\n", 'x = """\n!a\n%b\n"""', "print(5 % 2)"])
async def test_what_python_can_read_stays_as_it_is(source: str) -> None:
    assert await plain_python(source) == source
    assert (await read(source, "python")).plain == ""


@pytest.mark.parametrize("words", ["why?", "print this!", "? x"])
async def test_words_are_no_program(words: str) -> None:
    assert (await read(words, "python")).problem is not None


@pytest.mark.parametrize(
    ("source", "line"), [("!ls\nx = (1", 2), ("x = )\n!ls", 1), ("x = (7\n% )", 2)]
)
async def test_a_mistake_among_them_is_told_where_it_is(source: str, line: int) -> None:
    problem = (await read(source, "python")).problem
    assert problem is not None
    assert problem.line == line


async def test_code_with_a_notebooks_own_lines_is_mended(desks: list[Desk]) -> None:
    desk = seated(desks, f"It has one element.\n{fence(MENDED)}")
    reply = await desk.asks(f"why?\n{fence(MAGIC)}")
    reply = await desk.asks(fence(MAGIC), "debug")
    assert "I leave out what only a notebook understands, as `!pip install requests`." in (
        reply.markdown
    )
    assert "I ran it: it fails: IndexError" in reply.markdown
    assert "-print(x[1])\n+print(x[0])" in reply.markdown
    assert " !pip install requests" in reply.markdown


async def test_what_of_it_is_not_run_is_said(desks: list[Desk]) -> None:
    said = (await seated(desks, "x").asks(fence("!ls\nprint(6 * 7)"), "run")).markdown
    assert "I leave out what only a notebook understands, as `!ls`." in said
    assert "\n42\n" in said


async def test_tests_of_such_code_are_run(desks: list[Desk]) -> None:
    tests = fence("def test_area():\n    assert area(2, 3) == 6")
    code = "%matplotlib inline\n\ndef area(w, h):\n    return w * h"
    assert "1 of 1 hold" in (await seated(desks, tests).asks(fence(code), "tests")).markdown


@pytest.mark.parametrize("how", ["attached", "fenced", "bare"])
async def test_the_cells_of_a_notebook_are_the_program(desks: list[Desk], how: str) -> None:
    desk = seated(desks, f"It has one element.\n{fence(CELLS.replace('x[1]', 'x[0]'))}")
    files = [file("My work.ipynb", NOTEBOOK)] if how == "attached" else []
    text = {"attached": "why?", "fenced": f"why?\n{fence(NOTEBOOK, 'json')}", "bare": NOTEBOOK}[how]
    reply = await desk.asks(text, "debug", files=files)
    assert "I ran it: it fails: IndexError" in reply.markdown
    assert "-print(x[1])\n+print(x[0])" in reply.markdown
    assert "cell_type" not in desk.model.asked[0][-1]
    if files:
        assert "Of `My work.ipynb` I look at the code in its cells, as `My work.py`." in (
            reply.markdown
        )
        assert [each.name for each in reply.extras.files] == ["My_work.py", "My_work.py.patch"]
    assert "IndexError" in (await desk.asks(text, "run", files=files)).markdown


async def test_a_long_notebook_with_little_code_is_read_whole(desks: list[Desk]) -> None:
    desk = seated(desks, "It prints `1`.")
    name = await desk.blobs.put(notebook("print(1)").encode())
    files = [file("a.ipynb", notebook("print(1)")[:200], 900, name)]
    said = (await desk.asks("", "explain", files=files)).markdown
    assert "I ran it: it ran" in said


async def test_a_notebook_in_another_language_is_not_run(desks: list[Desk]) -> None:
    files = [file("a.ipynb", notebook("let x = 1;", language="javascript"))]
    said = (await seated(desks, "1: short").asks("", "review", files=files)).markdown
    assert "as `a.js`" in said


@pytest.mark.parametrize(
    "content", ["{", '{"cells": 1}', '{"cells": [{"cell_type": "code"}]}', '{"cells": []}']
)
async def test_what_is_no_notebook_is_no_program(desks: list[Desk], content: str) -> None:
    said = (await seated(desks, "x").asks("", "review", files=[file("a.ipynb", content)])).markdown
    assert "in its cells" not in said


def test_an_attached_notebook_is_about_code() -> None:
    assert matches("why does this fail?\n[attached: a.ipynb]")
