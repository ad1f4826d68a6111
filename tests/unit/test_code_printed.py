"""What a program printed is shown as it was: with the blanks that its rows begin with."""

import pytest

from tests.unit.coders import Desk

PYRAMID = "for i in range(1, 4):\n    print(' ' * (3 - i) + '*' * i)"
SHOWN = "```\n  *\n **\n***\n```"


@pytest.mark.parametrize("kind", ["run", "explain", "debug"])
async def test_the_first_row_keeps_its_blanks(kind: str) -> None:
    desk = Desk("It prints a triangle.")
    reply = await desk.asks(f"```python\n{PYRAMID}\n```\ndoes this work?", kind)
    await desk.close()
    assert SHOWN in reply.markdown
    if kind == "explain":
        assert SHOWN in desk.model.asked[0][-1]


@pytest.mark.parametrize("kind", ["run", "explain"])
async def test_an_empty_first_row_is_shown(kind: str) -> None:
    desk = Desk("It prints a.")
    reply = await desk.asks("```python\nprint()\nprint('a')\n```", kind)
    await desk.close()
    assert "```\n\na\n```" in reply.markdown


async def test_blanks_alone_are_nothing() -> None:
    desk = Desk("It prints blanks.")
    reply = await desk.asks("```python\nprint('   ')\n```", "explain")
    await desk.close()
    assert "prints\n" not in reply.markdown


async def test_what_is_cut_is_said() -> None:
    desk = Desk("It prints many rows.")
    reply = await desk.asks("```python\nfor i in range(400):\n    print(i)\n```", "explain")
    await desk.close()
    assert "more characters\n```" in reply.markdown
    assert "399" not in reply.markdown


@pytest.mark.parametrize("fence", ["```python\n", "```\n", ""])
async def test_code_that_is_indented_throughout_is_run_at_the_margin(fence: str) -> None:
    desk = Desk()
    code = "    x = 1\n    if x:\n        print(x + 1)"
    text = f"{fence}{code}\n```" if fence else code.lstrip()  # as a command is read
    reply = await desk.asks(text, "run")
    await desk.close()
    assert "```\n2\n```" in reply.markdown


async def test_wrong_indentation_that_is_not_of_all_of_it_is_told() -> None:
    desk = Desk()
    reply = await desk.asks("```python\nx = 1\n    print(x)\n```", "run")
    await desk.close()
    assert "IndentationError" in reply.markdown
