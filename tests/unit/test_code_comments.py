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
        ("### Line 5\nFails if empty.\n\n### Line 9\n\nSlow.", {5: "Fails if empty.", 9: "Slow."}),
        ("**Line 5**\n```python\nf()\n```\nFails.\n\nI hope this helps", {5: "Fails."}),
        ("**Line 5: empty list**\nIt fails.", {5: "empty list. It fails."}),
        ("## Issues\n### 1. Slow (lines 2-4)\nUse sum.", {2: "1. Slow (lines 2-4). Use sum."}),
        ("1. **Line 5**\n   Fails.\n2. **Line 9** `x`:\n   Slow.", {5: "Fails.", 9: "Slow."}),
        ("Line 5:\n- Fails.\n- Slow.\nLine 9: no", {5: "Fails. Slow.", 9: "no"}),
        ("**Line:** 5\n**Issue:** Fails.", {5: "Issue: Fails."}),
        ("### app.py:5\nFails.", {5: "Fails."}),
        ("|Line|Comment|\n|--|--|\n|5|Fails|\n|L9|a \\| b|", {5: "Fails", 9: "a \\| b"}),
        ("| # | Where | Why |\n|:-|-|-|\n| 1 | lines 5-6 | Fails |", {5: "Fails"}),
        ("| Why | Where |\n|---|---|\n| Fails | line 5 |", {5: "Fails"}),
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
    ("answer", "count"),
    [
        ("1. The function has no docstring\n2. There is no handling of an empty list\n3. Slow", 3),
        ("1) No docstring", 1),
        ("- `return x` - says nothing of where", 1),
        ("* It is slow", 1),
        ("1. Line 99: made up", 1),
        ("### Line 99\nmade up", 1),
        ("**1. Empty list**\nIt fails.", 1),
        ("### 1: Empty list\nIt fails.\n### 2: Slow\nIt is slow.", 2),
        ("| Why | Fix |\n|---|---|\n| It fails | check |\n| It is slow | sum |", 2),
        ("| # | Line | Why |\n|---|---|---|\n| 1 | – | It fails |", 1),
    ],
)
def test_a_comment_that_names_no_line_of_the_code_is_at_none_and_counted(
    answer: str, count: int
) -> None:
    assert read_comments(answer, LINES) == ([], count)


def test_what_is_no_comment_is_not_counted() -> None:
    answer = "Here is my review:\n\n5: divides by zero\n   It fails there.\n\nI hope this helps!"
    kept, dropped = read_comments(answer, LINES)
    assert [(each.line.number, dropped) for each in kept] == [(5, 0)]


@pytest.mark.parametrize(
    "piece",
    ["(", "* ", "1. ", "line ", "a.b", "(line 1", "- (line ", "# ", "**", "|", "| 1 ", "1 - "],
)
def test_a_long_row_is_read_at_once(piece: str) -> None:
    began = time.process_time()
    read_comments("\n".join([(piece * 500)[:500]] * 40), LINES)
    assert time.process_time() - began < 2
