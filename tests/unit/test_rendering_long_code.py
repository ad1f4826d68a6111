"""Long code: its beginning is shown, all of it is a file, and nothing shown is ever taken back."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.slack.limits import LIMITS as SLACK
from bot.ports import Limits
from bot.rendering.long_code import LongCode, find_long_code, fit_code
from bot.reply import open_fence

LIMITS = Limits(message_length=2_000, code_max_chars=30, file_max_bytes=1_000)
CODE = "".join(f"line {number}\n" for number in range(9))


def test_a_long_block_ends_at_a_line_and_names_the_file_that_holds_it_all() -> None:
    document = f"Here:\n\n```python\n{CODE}```\n\nThat is all."
    assert fit_code(document, LIMITS, is_final=True) == (
        "Here:\n\n```python\nline 0\nline 1\nline 2\nline 3\n```\n"
        "_The rest is in the file `code-1.py` below._\n\nThat is all."
    )
    assert find_long_code(document, LIMITS) == (LongCode("code-1.py", CODE),)


def test_files_are_numbered_and_short_blocks_stay_as_they_are() -> None:
    short = "```sh\nls\n```\n"
    document = f"{short}~~~\n{CODE}~~~\n{short}````Rust\n{CODE}````"
    assert [each.name for each in find_long_code(document, LIMITS)] == ["code-1.txt", "code-2.rs"]
    assert fit_code(document, LIMITS, is_final=True).count(short) == 2


@pytest.mark.parametrize("change", [{"code_max_chars": 0}, {"file_max_bytes": 0}])
def test_where_no_files_are_shown_all_code_is(change: dict[str, int]) -> None:
    document = f"```\n{CODE}```"
    limits = replace(LIMITS, **change)
    assert fit_code(document, limits, is_final=True) == document
    assert find_long_code(document, limits) == ()


def test_a_reply_that_was_cut_in_long_code_has_its_file() -> None:
    document = f"```js\n{CODE}"
    assert fit_code(document, LIMITS, is_final=True).endswith("`code-1.js` below._")
    assert find_long_code(document, LIMITS) == (LongCode("code-1.js", CODE),)


PIECES = st.sampled_from(
    ["```", "```python\n", "```\n", "~~~\n", "\n", "word ", "a line of code\n", "  ", "x" * 35, "é"]
)


@given(st.lists(PIECES, max_size=30))
@example(["```python\n", *["a line of code\n"] * 2, "  ", "```"])
def test_what_is_shown_is_the_beginning_of_what_is_shown_later(pieces: list[str]) -> None:
    document, before = "", ""
    for piece in pieces:
        document += piece
        shown = fit_code(document, LIMITS, is_final=False)
        assert shown.startswith(before)
        before = shown
    last = fit_code(document, LIMITS, is_final=True)
    assert last.startswith(before)
    if find_long_code(document, LIMITS) and open_fence(document) is None:
        assert open_fence(last) is None


def test_slack_shows_about_as_much_as_one_reads_at_once() -> None:
    assert 0 < SLACK.code_max_chars < SLACK.message_length / 2
