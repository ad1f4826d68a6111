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
        ("## Issues\n### 1. Slow (lines 2-4)\nUse sum.", {2: "Slow (lines 2-4). Use sum."}),
        ("1. **Line 5**\n   Fails.\n2. **Line 9** `x`:\n   Slow.", {5: "Fails.", 9: "Slow."}),
        ("Line 5:\n- Fails.\n- Slow.\nLine 9: no", {5: "Fails. Slow.", 9: "no"}),
        ("**Line:** 5\n**Issue:** Fails.", {5: "Issue: Fails."}),
        ("### app.py:5\nFails.", {5: "Fails."}),
        ("|Line|Comment|\n|--|--|\n|5|Fails|\n|L9|a \\| b|", {5: "Fails", 9: "a \\| b"}),
        ("| # | Where | Why |\n|:-|-|-|\n| 1 | lines 5-6 | Fails |", {5: "Fails"}),
        ("| Why | Where |\n|---|---|\n| Fails | line 5 |", {5: "Fails"}),
        ("1. **Line 5: Empty**\n   It fails.\n2. x (line 2)", {2: None, 5: "Empty. It fails."}),
        ("- **Slow (line 2)**\n  Use sum.", {2: "Slow (line 2). Use sum."}),
        ("**Line 5: empty** - it fails", {5: "empty - it fails"}),
        ("Line 5: `x` or `y`\n**Line 2:** **Slow**", {2: "**Slow**", 5: "`x` or `y`"}),
        ("|Line|Code|Why|\n|-|-|-|\n|5|`x = 0`|Fails|", {5: "`x = 0` – Fails"}),
        ("5: fails\n   if it is empty", {5: "fails if it is empty"}),
        ("1. Line 5: fails\n   - if empty\n2. Line 2: slow", {2: "slow", 5: "fails if empty"}),
        ("1. **Bugs**\n   - Line 5: fails\n2. **Speed**\n   - L2: slow", {2: "slow", 5: "fails"}),
        ("### 1. Bugs\nMend:\n1. Line 5: fails\n### 2. Speed\n1. L2: slow", {2: None, 5: None}),
        ("### 1: Bugs\n- Line 5: fails\n### 3: Speed\n- Line 2: slow", {2: "slow", 5: "fails"}),
        ("**1. Bugs**\n\n5: fails\n\n**2. Speed**\n\n2: slow", {2: "slow", 5: "fails"}),
        ("## 1. Bugs\n### Line 5\n1. Fails.\n2. Slow.", {5: "Fails. Slow."}),
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
    ("answer", "place"),
    [
        ("Line 2 of util.py: slow", "lib/util.py:2"),
        ("**Line 2 in `util.py`** is slow", "lib/util.py:2"),
        ("- Slow (line 2 of util.py)", "lib/util.py:2"),
        ("### Line 2 of util.py\nSlow.", "lib/util.py:2"),
        ("Line 2 of self.items is slow", "app.py:8"),
        ("Line 2: in util.py it is slow", "app.py:8"),
    ],
)
def test_of_a_diff_a_line_of_a_named_file_is_meant_as_it_is_counted_there(
    answer: str, place: str
) -> None:
    places = ("app.py:7", "app.py:8", "lib/util.py:1", "lib/util.py:2")
    lines = tuple(Line(n, each, f"line_{n}()") for n, each in enumerate(places, 1))
    (comment,), _ = read_comments(answer, lines)
    assert comment.line.place == place


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


@pytest.mark.parametrize(
    ("answer", "placed", "count"),
    [
        ("### 1. Empty (line 7)\nIt fails.\n\n### 2. Names\nVague.", {7: None}, 1),
        ("### 1. Names\nVague.\n### 2. Empty (line 7)\n### 3. Docs\nNone yet.", {7: None}, 2),
        ("**1. Empty (line 7)**\nIt fails.\n**2. Names**\nVague.\n**3. Docs**\nx", {7: None}, 2),
        ("1. **Line 7**\n   It fails.\n2. **Names**\n   Vague.", {7: "It fails."}, 1),
        ("1. Line 7\nIt fails.\n2. Names\nVague.\n3. Tests: none", {7: "It fails."}, 2),
        ("- **Line 7**\n  It fails.\n- Names are vague", {7: "It fails."}, 1),
        ("1. **Line 7**\n- It fails.\n- Slow.\n2. Names", {7: "It fails. Slow."}, 1),
        ("## A\n1. Line 7: fails\n2. L9: slow\n## B\n3. Names\n4. Docs", {7: None, 9: None}, 2),
        ("## Bugs\n1. Line 7: fails\n## Style\n1. Names\n2. Docs", {7: None}, 2),
        ("1. Empty list (line 7)\n1. Names are vague\n1. No docs", {7: None}, 2),
        ("**1.** Empty list (line 7)\n**2.** Names are vague", {7: None}, 1),
        ("2. Names are vague\n4. No docs\nLine 7: fails", {7: "fails"}, 2),
        ("- 2-element lists fail\n- 0.5 is never reached\n7: fails", {7: "fails"}, 2),
    ],
)
def test_what_names_no_line_stands_in_no_comment_beside_it(
    answer: str, placed: dict[int, str | None], count: int
) -> None:
    kept, dropped = read_comments(answer, LINES)
    assert [each.line.number for each in kept] == sorted(placed)
    assert all(placed[each.line.number] in (None, each.text) for each in kept)
    assert not any(word in each.text for each in kept for word in ("Names", "Docs", "Vague"))
    assert dropped == count


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
