"""Tables where a platform shows none: aligned, or row by row, and never taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ports import Limits
from bot.rendering.tables import fit_tables

LIMITS = Limits(message_length=2000, table_width=40)
TABLE = """| Fruit | Price | Stock |
|:------|------:|:-----:|
| Äpfel | 1.20 | **yes** |
| 日本 | 10 | `no` |
| Pears |
"""
ALIGNED = """```
Fruit  Price  Stock
─────  ─────  ─────
Äpfel   1.20   yes
日本      10   no
Pears
```
"""


def test_a_table_stands_aligned_in_a_code_block() -> None:
    shown = fit_tables(f"Prices:\n\n{TABLE}\nThat is all.", LIMITS, is_final=True)

    assert shown == f"Prices:\n\n{ALIGNED}\nThat is all."


def test_a_wide_table_is_told_row_by_row() -> None:
    many = "words " * 8 + "words"
    table = f"| Name | What |\n|--|--|\n| Ada | {many} |\n| Bob | [a link](http://x) |\n|  | |"

    shown = fit_tables(table, LIMITS, is_final=True)

    ada, bob = f"**Ada**\n- What: {many}", "**Bob**\n- What: [a link](http://x)"
    assert shown == f"{ada}\n\n{bob}\n\n**–**\n"


@pytest.mark.parametrize(
    "text",
    [
        "a | b is no table",
        "| neither is this |\n\nafter all",
        f"```\n{TABLE}```\n",
        "|| x || is a norm\n",
        f"~~~md\n{TABLE}",
    ],
)
def test_what_is_no_table_or_is_code_is_left_as_it_is(text: str) -> None:
    assert fit_tables(text, LIMITS, is_final=True) == text


def test_where_a_platform_shows_tables_they_stay() -> None:
    assert fit_tables(TABLE, Limits(message_length=2000), is_final=True) == TABLE


def test_a_table_with_too_many_rows_goes_on_under_its_head() -> None:
    head, rows = "| a |\n|---|\n", [f"| {number} |\n" for number in range(7)]
    limits = Limits(message_length=2000, table_rows_max=4)  # a head and three rows

    shown = fit_tables(head + "".join(rows) + "\nThat is all.", limits, is_final=True)

    parts = ("".join(rows[:3]), "".join(rows[3:6]), rows[6])
    assert shown == "\n".join(head + part for part in parts) + "\nThat is all."


def test_fences_in_a_cell_do_not_end_the_code_block() -> None:
    shown = fit_tables("| a |\n|--|\n| ``` |\n", LIMITS, is_final=True)

    assert shown.count("```") == 2


LINES = st.sampled_from(
    ["| a | b |", "|---|--:|", "|--", "| c |", "text", "", "```", "|", " ", "  | x", "~~~", "||"]
)


SHORT = Limits(message_length=2000, table_rows_max=3)


@given(st.lists(LINES, max_size=12), st.sampled_from((LIMITS, SHORT)), st.data())
def test_what_was_shown_is_never_taken_back(
    lines: list[str], limits: Limits, data: st.DataObject
) -> None:
    document = "\n".join(lines)
    cut = data.draw(st.integers(0, len(document)))
    later = data.draw(st.integers(cut, len(document)))

    sooner = fit_tables(document[:cut], limits, is_final=False)
    grown = fit_tables(document[:later], limits, is_final=False)
    whole = fit_tables(document, limits, is_final=True)

    assert grown.startswith(sooner)
    assert whole.startswith(grown)


@given(st.text(alphabet="|-: \n`~ab*\\", max_size=60), st.sampled_from((LIMITS, SHORT)), st.data())
def test_that_holds_for_any_text(document: str, limits: Limits, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(document)))

    sooner = fit_tables(document[:cut], limits, is_final=False)

    assert fit_tables(document, limits, is_final=True).startswith(sooner)
