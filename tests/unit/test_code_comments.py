"""Which line of the code each comment of a review is about, in whichever way a model says it."""

import time

import pytest

from bot.skills.code.comments import Line, read_comments

LINES = tuple(Line(n, "", f"line_{n}()") for n in range(1, 13))


@pytest.mark.parametrize(
    ("answer", "placed"),
    [
        ("5: divides by zero\n2: use sum()", {2: "use sum()", 5: "divides by zero"}),
        ("1: no docstring\n2: use sum()", {1: "no docstring", 2: "use sum()"}),
        (
            "1. Line 5: an empty list divides by zero\n2. Line 2: use sum()",
            {2: "use sum()", 5: "an empty list divides by zero"},
        ),
        ("1. **Line 5:** divides by zero", {5: "divides by zero"}),
        ("1) Lines 5-6: divides by zero\n2) line 2 - use sum()", {2: "use sum()", 5: None}),
        (
            "1. Empty list divides by zero (line 5)\n2. Use sum() (on lines 2-4)",
            {2: "Use sum() (on lines 2-4)", 5: "Empty list divides by zero (line 5)"},
        ),
        ("- **Lines 2-4:** use sum()", {2: "use sum()"}),
        ("- `mean` (line 1): no docstring", {1: "`mean` (line 1): no docstring"}),
        ("On line 5, an empty list fails", {5: "an empty list fails"}),
        ("Line 5 divides by zero", {5: "divides by zero"}),
        ("L5: divides by zero", {5: "divides by zero"}),
        ("**5:** divides by zero", {5: "divides by zero"}),
        ("5. divides by zero\n2. use sum()", {2: "use sum()", 5: "divides by zero"}),
        ("3. divides by zero", {3: "divides by zero"}),
        ("12: this fails as it does above (line 3)", {12: None}),
    ],
)
def test_a_comment_stands_at_the_line_that_it_names(
    answer: str, placed: dict[int, str | None]
) -> None:
    kept, dropped = read_comments(answer, LINES)
    assert [each.line.number for each in kept] == sorted(placed)
    assert all(placed[each.line.number] in (None, each.text) for each in kept)
    assert not dropped


@pytest.mark.parametrize(
    "answer",
    [
        "1. The function has no docstring\n2. There is no handling of an empty list\n3. Slow",
        "1) No docstring",
        "- `return x` - says nothing of where",
        "* It is slow",
        "1. Line 99: made up",
    ],
)
def test_a_comment_that_names_no_line_of_the_code_is_at_none_and_counted(answer: str) -> None:
    assert read_comments(answer, LINES) == ([], len(answer.splitlines()))


def test_what_is_no_comment_is_not_counted() -> None:
    answer = "Here is my review:\n\n5: divides by zero\n   It fails there.\n\nI hope this helps!"
    kept, dropped = read_comments(answer, LINES)
    assert [(each.line.number, dropped) for each in kept] == [(5, 0)]


@pytest.mark.parametrize("piece", ["(", "* ", "1. ", "line ", "a.b", "(line 1", "- (line "])
def test_a_long_row_is_read_at_once(piece: str) -> None:
    began = time.process_time()
    read_comments("\n".join([(piece * 500)[:500]] * 40), LINES)
    assert time.process_time() - began < 2
