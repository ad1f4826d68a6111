"""The examples in what suggested code says of itself are tried, as its asserts are."""

import pytest

from bot.tools.source.reading import read
from tests.unit.coders import Desk, seated

LAST = (
    'def last(xs):\n    """The last.\n\n    >>> last([1, 2, 3])\n    3\n    """\n    return xs[-1]'
)
FIRST = LAST.replace("-1", "0")
WISH = "write a python function that gives the last item of a list"


def documented(*lines: str, name: str = "f") -> str:
    said = "\n    ".join(lines)
    return f'def {name}(x):\n    """It.\n\n    {said}\n    """\n    return x'


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (LAST, [("last([1, 2, 3])", "3")]),
        (f'"""Module.\n\n>>> last([1])\n1\n"""\n\n{LAST}',
         [("last([1])", "1"), ("last([1, 2, 3])", "3")]),
        (documented(">>> f(-1)", "-1", ">>> f('a')", "'a'"), [("f(-1)", "-1"), ("f('a')", "'a'")]),
        (documented(">>> f(", "...   [1, 2])", "[1,", " 2]"), [("f(\n  [1, 2])", "[1,\n 2]")]),
        (documented(">>> f(None)", "Traceback (most recent call last):", "TypeError: x",
                    ">>> f(1)", "1"), [("f(1)", "1")]),
        (documented(">>> f(0.1)  # doctest: +ELLIPSIS", "0.1"), []),
        (documented(">>> xs = [1]", ">>> f(xs)", "[1]"), []),  # what it needs is not there
        (documented(">>> print(f(1))", "one"), []),
        (documented(">>> 1 + 1", "2"), []),
        (documented(">>>f(1)", "1"), []),
        (documented("Use >>> f(1)"), []),
        (f"# >>> g(1)\n# 2\n{documented('Nothing.')}", []),
    ],
)  # fmt: skip
async def test_examples_are_found_that_need_nothing_else(
    source: str, found: list[tuple[str, str]]
) -> None:
    reading = await read(source, "python")
    assert [(each.seen, each.wanted) for each in reading.doctests] == found


@pytest.mark.parametrize(
    ("answers", "told", "count"),
    [
        ([LAST], "its own example holds", 1),
        ([FIRST, LAST], "its own example holds", 2),
        ([FIRST], "its own example fails: `last([1, 2, 3])` gives `1`, not `3` ⚠", 2),
    ],
)
async def test_code_that_does_not_do_what_it_says_of_itself_is_mended_or_shown_with_that(
    desks: list[Desk], answers: list[str], told: str, count: int
) -> None:
    desk = seated(desks, *(f"```python\n{each}\n```" for each in answers), suggestions=1)
    said = (await desk.asks(WISH)).markdown
    assert told in said
    assert "assert" not in said
    assert len(desk.model.asked) == count
