"""A line that does at once what a loop of Python did for each takes the place of that loop."""

from collections.abc import AsyncIterator

import pytest

from bot.skills.code.debug.mends.at_once import ways_at_once
from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.debug.mends.left_out import without_lost
from bot.skills.code.debug.mends.placing import Way
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.places.shown_twice import is_shown_twice
from tests.unit.coders import Desk, seated

WORDS = "words = ['a', 3]\ns = ''\nfor w in words:\n    s += w\nprint(s)"
SHOWN = "xs = [1, 2]\nfor i in range(len(xs) + 1):\n    print(xs[i])\nprint('end')"
REMOVED = "xs = [1, -2, -3]\nfor x in xs:\n    if x < 0:\n        xs.remove(x)\nprint(xs)"
WHILE = (
    "def f(xs):\n    t = 0\n    i = 0\n    while i <= len(xs):\n        t += xs[i]\n"
    "        i += 1\n    return t"
)
FAILS = "a = [1, 2]\nprint(a[5])\nprint('end')"


@pytest.fixture
async def desks() -> AsyncIterator[list[Desk]]:
    found: list[Desk] = []
    yield found
    for each in found:
        await each.close()


def wholes(source: str, *shown: str) -> list[str]:
    blocks = [Block("python", each) for each in shown]
    return [way.files[0].code for way in ways_at_once([Block("python", source)], blocks)]


@pytest.mark.parametrize(
    ("source", "shown", "whole"),
    [
        (WORDS, "s = ''.join(str(w) for w in words)",
         "words = ['a', 3]\ns = ''.join(str(w) for w in words)\nprint(s)"),
        (WORDS, "s = ''.join(map(str, words))\nprint(s)",
         "words = ['a', 3]\ns = ''.join(map(str, words))\nprint(s)"),
        (SHOWN, "print(*xs, sep='\\n')", "xs = [1, 2]\nprint(*xs, sep='\\n')\nprint('end')"),
        (REMOVED, "xs = [x for x in xs if x >= 0]",
         "xs = [1, -2, -3]\nxs = [x for x in xs if x >= 0]\nprint(xs)"),
        ("for x in xs:\n    print(x + ', ')\n", "print(', '.join(xs))", "print(', '.join(xs))\n"),
        (WHILE, "t = sum(xs)", "def f(xs):\n    t = 0\n    i = 0\n    t = sum(xs)\n    return t"),
    ],
)  # fmt: skip
def test_what_does_all_at_once_takes_the_place_of_the_loop(
    source: str, shown: str, whole: str
) -> None:
    assert wholes(source, shown) == [whole]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (SHOWN, "print(xs[i - 1])"),  # for each
        (SHOWN, "print(len(xs))"),  # not all of it
        (SHOWN, "print(*ys)"),
        (WORDS, "s += str(w)"),
        (WORDS, "s = words[0]"),
        (WORDS, "t = ''.join(words)"),
        (WORDS.replace("    s += w", "    s += w\n    f(w)"), "s = ''.join(words)"),
        (f"{SHOWN}\nfor x in xs:\n    print(x)", "print(*xs)"),  # which
        (WORDS, "s = ''\nt = ''.join(words)\nu = sum(words)"),
    ],
)
def test_other_lines_take_the_place_of_no_loop(source: str, shown: str) -> None:
    assert wholes(source, shown) == []


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (WORDS, "s = ''.join(str(w) for w in words)"),
        (SHOWN, "print(*xs, sep='\\n')"),
        (FAILS, "a = [1, 2]\nprint('end')"),
    ],
)
async def test_a_right_fix_is_not_called_wrong(desks: list[Desk], source: str, shown: str) -> None:
    desk = seated(desks, f"Remove:\n```python\n{shown}\n```")
    said = (await desk.asks(f"```python\n{source}\n```", "debug")).markdown
    assert "It no longer fails" in said
    assert "still wrong" not in said


async def test_a_line_of_the_program_is_not_tried_beside_itself(desks: list[Desk]) -> None:
    desk = seated(desks, "So:\n```python\na = [1, 2]\nprint('end')\n```")
    said = (await desk.asks(f"```python\n{FAILS}\n```", "debug")).markdown
    assert "IndexError" not in said.partition("\n")[2]
    assert "still wrong" not in said


@pytest.mark.parametrize(
    ("words", "is_kept"),
    [
        ("Remove:", True), ("Just remove it.", True), ("Take that out:", True),
        ("Remove the import:", False), ("Leave it as it is.", False), ("Use this:", False),
    ],
)  # fmt: skip
def test_what_is_only_said_to_be_removed_is_what_is_gone(words: str, is_kept: bool) -> None:
    way = Way((Block("python", "a = [1, 2]\nprint('end')"),))
    assert bool(without_lost([way], Block("python", FAILS), Told("", words))) is is_kept


@pytest.mark.parametrize(
    ("source", "part", "whole", "is_twice"),
    [
        ("a = 1\nb(a)\nc()", "a = 1\nc()", "a = 1\nb(a)\na = 1\nc()", True),
        ("a = 1\nb(a)\nc()", "a = 1\nc(2)", "a = 1\nb(a)\nc(2)", False),
        ("def f():\n    t = 0\n    b()", "def g():\n    t = 0\n    c()",
         "def f():\n    t = 0\n    b()\ndef g():\n    t = 0\n    c()", False),
        ("a = 1\nb()\na = 1\nc()", "a = 1\nc()", "a = 1\nb()\na = 1\nc()", False),
    ],
)  # fmt: skip
def test_a_line_stands_twice_only_where_it_did(
    source: str, part: str, whole: str, is_twice: bool
) -> None:
    assert is_shown_twice(source, [part], whole) is is_twice
