"""The examples in what suggested code says of itself are tried, as its asserts are."""

import pytest

from bot.skills.code.checks.checked import Checked
from bot.skills.code.proving import examples_in
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
        (documented(">>> print(f(1))", "1"), []),  # it gives nothing
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


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("```python\n>>> last([1, 2])\n2\n>>> last('ab')\n'b'\n```",
         ["assert last([1, 2]) == 2", "assert last('ab') == 'b'"]),
        ("```pycon\n>>> last([1])  # one\n1\n```", ["assert last([1]) == 1"]),
        (">>> last([1]) + 1\n2\n", ["assert (last([1]) + 1) == 2"]),
        ("```python\n>>> print(last([1]))\n1\n```", []),
        ("```python\nassert last([1]) == 1\n```\n>>> last([2])\n2", ["assert last([1]) == 1"]),
    ],
)  # fmt: skip
async def test_examples_that_were_asked_for_may_stand_at_a_prompt(
    answer: str, found: list[str]
) -> None:
    code = "def last(xs):\n    return xs[-1]"
    checked = Checked(code, "python", await read(code, "python"))
    examples = await examples_in(answer, checked)
    assert [each.text for each in examples] == found
    assert not any(each.is_doctest for each in examples), "they are shown below the code"
