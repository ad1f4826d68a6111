"""A slip of their own that the model left is told as theirs, and a new one as the model's."""

import pytest

from bot.skills.code.checks.left_wrong import left_wrong
from bot.skills.code.debug import debugging
from bot.tools.source.reading import read
from tests.unit.coders import Desk, file, seated

JAVA = (
    "int sum(int[] xs) {\n    int total = 0;\n    print x\n"
    "    for (int i = 0; i <= xs.length; i++) {\n        total += xs[i];\n    }\n"
    "    return total;\n}"
)
SLIP = "Your line 3, `print x`, still does not parse (; is missing)"
LOOP = "for (int i = 0; i < xs.length; i++) {\n    total += xs[i];\n}"
WHOLE = JAVA.replace("<=", "<")
TOOL = "def f(x)\n    return x\nprint f(2)"
PYTHON = "def double(x)\n    return x\n\n\nprint double(2)\n"


def block(language: str, code: str) -> str:
    return f"```{language}\n{code}\n```"


async def debugged(desks: list[Desk], language: str, code: str, answer: str) -> str:
    desk = seated(desks, block(language, answer))
    return (await desk.asks(f"the sum is wrong\n{block(language, code)}", "debug")).markdown


@pytest.mark.parametrize("answer", [LOOP, WHOLE])
async def test_a_slip_of_their_own_that_the_model_left_is_told_as_theirs(
    desks: list[Desk], answer: str
) -> None:
    said = await debugged(desks, "java", JAVA, answer)
    assert SLIP in said
    assert debugging.NOT_MENDED not in said
    assert "`print x`, was so before: mend it, too." in desks[0].model.asked[1][-1]


async def test_behind_a_slip_that_was_mended_the_next_one_is_still_theirs(
    desks: list[Desk],
) -> None:
    said = await debugged(desks, "python", PYTHON, PYTHON.replace("(x)", "(x):"))
    assert "Your line 5, `print double(2)`, still does not parse (Missing parentheses" in said


async def test_in_several_files_it_is_told_where_it_stands(desks: list[Desk]) -> None:
    files = [file("main.py", "import tool\nprint(tool.f(1))\n"),
             file("tool.py", TOOL)]  # fmt: skip
    answer = f"`tool.py`:\n{block('python', TOOL.replace('(x)', '(x):'))}"
    desk = seated(desks, answer)
    said = (await desk.asks("why?", "debug", files=files)).markdown
    assert "Your line 3 of `tool.py`, `print f(2)`, still does not parse" in said


@pytest.mark.parametrize(
    ("language", "code", "old", "new"),
    [
        ("java", JAVA, "total += xs[i];", "total += xs[i]"),
        ("java", JAVA.replace("print x", "int x = 1"), "int x = 1", "int y = 1"),
        ("java", WHOLE.replace("    print x\n", ""), "i++) {", "i++ {"),
        ("python", PYTHON, "(x)\n    return x", "(x):\n    return x)"),
    ],
)
async def test_a_slip_that_the_model_made_is_the_models(
    desks: list[Desk], language: str, code: str, old: str, new: str
) -> None:
    answer = code.replace("    print x\n", "").replace(old, new)
    said = await debugged(desks, language, code, answer)
    assert "What the model wrote" in said
    assert "Its last try does not parse" in said
    assert "Your line" not in said


@pytest.mark.parametrize(
    ("language", "source", "mended", "line"),
    [
        ("javascript", "f(1;\nlet y = = 2;\nh();", "f(1);\nlet y = = 2;\nh();", 2),
        ("typescript", "f(1;\nlet y = = 2;\nh();", "f(1);\nlet y = = 2;\nh();", 2),
        ("go", "func f() {\n\tx := := 1\n\tg(1)\n}", "func f() {\n\tx := := 1\n\tg(2)\n}", 2),
        ("rust", "fn f() {\n  let = 5;\n  g(1);\n}", "fn f() {\n  let = 5;\n  g(2);\n}", 2),
        ("c", "int f() {\n  int x = ;\n  g(1);\n}", "int f() {\n  int x = ;\n  g(2);\n}", 2),
        ("bash", "echo 1\nx=(1\necho 2", "echo 0\nx=(1\necho 2", 3),
        ("python", "x = 1\ny = = 2\n", "x = 2\n\ny = = 2\n", 2),
        # what was text or went on is none of theirs, nor what was right within what is gone
        ("python", 'x = """\nsome text\n"""\ny = (1', 'x = "\nsome text\n"""\ny = (1)', 0),
        ("javascript", "a(1\nlet s = `\nsome text\n`;", "a(1)\nlet s = \nsome text\n`;", 0),
        ("python", "x = f(\n    1,\n)\ny = = 2\n", "x = 1\n    1,\n)\ny = 2\n", 0),
        ("python", "if a\n    f()\nelse:\n    g()\n", "f()\nelse:\n    g()\n", 0),
        ("python", "for x in y\n    f(x)\n    g(x)\n", "for x in y:\n    h(x)\n  g(x)\n", 0),
        ("java", "int f() {\n  int x = 1\n}", "int f() {\n  int x = 1;\n", 0),
    ],
)
async def test_whose_a_slip_is(language: str, source: str, mended: str, line: int) -> None:
    was, now = await read(source, language), await read(mended, language)
    assert now.problem
    left = await left_wrong(source, was, mended, now, language)
    assert (left.line if left else 0) == line
