"""How replies look once they are messages: the cases that people meet."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from bot.ports import LengthUnit, Limits
from bot.rendering import lay_out, seal_now, sealed_message

PYTHON_FENCE = (
    "```python\n" + "".join(f"line_{number} = {number}\n" for number in range(40)) + "```\n"
)
TABLE = "| name | value |\n|------|-------|\n" + "".join(
    f"| r{row:02} | {row} |\n" for row in range(9)
)


def texts(document: str, limits: Limits, *, is_final: bool = True) -> list[str]:
    return [message.text for message in lay_out(document, limits, [], is_final=is_final)]


def test_a_short_reply_is_one_message() -> None:
    assert texts("Hello.\n", Limits(2000)) == ["Hello."]


@pytest.mark.parametrize("blank", ["", "\n", "  \n\t\n"])
def test_a_blank_document_has_no_message(blank: str) -> None:
    assert texts(blank, Limits(2000)) == []
    assert texts(blank, Limits(2000), is_final=False) == []


def test_a_limit_too_small_to_write_in_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 40"):
        texts("Hello.", Limits(39))


def test_a_full_message_ends_with_a_paragraph_rather_than_with_a_later_line() -> None:
    document = "a" * 30 + "\n" + "b" * 30 + "\n\n" + "c" * 20 + "\n" + "d" * 60
    assert texts(document, Limits(100)) == [
        "a" * 30 + "\n" + "b" * 30,
        "c" * 20 + "\n" + "d" * 60,
    ]


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    document = "One two three four five. Six seven eight nine. Ten eleven twelve."
    assert texts(document, Limits(50)) == [
        "One two three four five. Six seven eight nine.",
        "Ten eleven twelve.",
    ]


def test_without_sentences_it_is_cut_between_words_and_else_anywhere() -> None:
    assert texts("word " * 12, Limits(40)) == ["word " * 7 + "word", "word word word word"]
    assert texts("x" * 90, Limits(40)) == ["x" * 40, "x" * 40, "x" * 10]


def test_a_heading_goes_with_what_it_heads() -> None:
    before = "Some words that stand in front."
    document = f"{before}\n\n# A title\n\n" + "The text under it. " * 3
    assert texts(document, Limits(60))[0] == before


def test_a_fence_is_closed_and_opened_again_with_its_language() -> None:
    first, second, *_ = texts(PYTHON_FENCE, Limits(200))
    assert first.startswith("```python\nline_0")
    assert first.endswith("\n```")
    assert second.startswith("```python\nline_")


@pytest.mark.parametrize(
    ("opening", "closing", "continued"),
    [
        ("~~~ sh", "~~~", "~~~sh"),
        ("`````js", "`````", "`````js"),
        ("   ```py", "   ```", "   ```py"),
        ("1. ```py", "   ```", "   ```py"),
        ("> ```py", "> ```", "> ```py"),
    ],
)
def test_every_kind_of_fence_is_continued_like_itself(
    opening: str, closing: str, continued: str
) -> None:
    quote = "> " if ">" in opening else ""
    document = f"{opening}\n" + f"{quote}some code\n" * 30 + closing
    for text in texts(document, Limits(120))[:-1]:
        assert text.split("\n")[-1] == closing
    for text in texts(document, Limits(120))[1:]:
        assert text.split("\n")[0] == continued


def test_a_longer_fence_is_not_closed_by_a_shorter_one_inside_it() -> None:
    document = "````markdown\n```py\nx\n```\n" + "more text\n" * 10 + "````\nAfter."
    messages = texts(document, Limits(80))
    assert all(text.startswith("````markdown\n") for text in messages)
    assert messages[0].count("```py") == 1


def test_a_long_info_string_is_opened_again_with_its_language_alone() -> None:
    document = f"```python title='{'a long title ' * 6}'\n" + "x = 1\n" * 90 + "```"
    assert texts(document, Limits(400))[1].startswith("```python\n")


def test_the_end_of_a_fence_never_stands_alone_in_a_message() -> None:
    document = "```py\nx = 1\n```\nAfter it."
    seal = document.index("\n```")
    (message,) = lay_out(document, Limits(100), [seal], is_final=True)
    assert message.text == "After it."
    assert lay_out(document[: seal + 4], Limits(100), [seal], is_final=True) == []


def test_text_after_a_quotation_is_not_in_its_fence() -> None:
    document = "> ```sh\n" + "> ls\n" * 9 + "Outside of it. " * 4
    for message_length in range(50, 90):
        for text in texts(document, Limits(message_length)):
            assert "```sh\nOutside" not in text


def test_a_cut_inside_a_word_does_not_make_a_fence_of_what_follows() -> None:
    assert texts("x" * 40 + "```" + "y" * 30, Limits(40))[0] == "x" * 39
    assert texts("x" * 38 + "```" + "y" * 30, Limits(40))[0] == "x" * 37


def test_a_table_that_fits_into_a_message_is_kept_whole() -> None:
    document = "Here is a table of some values:\n\n" + TABLE + "\nThat is all."
    assert texts(document, Limits(170)) == [
        "Here is a table of some values:",
        (TABLE + "\nThat is all.").strip(),
    ]


def test_a_table_that_does_not_fit_repeats_its_header() -> None:
    messages = texts(TABLE, Limits(120))
    assert len(messages) > 1
    assert all(text.startswith("| name | value |\n|------|-------|\n| r") for text in messages)
    rows = [line for text in messages for line in text.split("\n")[2:]]
    assert rows == TABLE.strip().split("\n")[2:]


def test_a_header_that_takes_too_much_room_is_not_repeated() -> None:
    document = f"| {'wide ' * 8}|\n|---|\n" + "| r | 1 |\n" * 30
    assert all(text.startswith("| r") for text in texts(document, Limits(120))[1:])


def test_fence_markers_that_take_too_much_room_are_text() -> None:
    assert texts("`" * 30 + "\n" + "code\n" * 40, Limits(100))[1].startswith("code\n")


def test_a_message_does_not_begin_with_the_spaces_it_was_cut_at() -> None:
    assert texts("x" * 40 + "     y", Limits(40)) == ["x" * 40, "y"]


def test_pipes_in_code_are_no_table() -> None:
    document = "```\n" + "| a | b |\n|---|---|\n" * 20 + "```"
    assert all(text.startswith("```\n|") for text in texts(document, Limits(100)))


def test_half_a_code_block_is_shown_closed_where_updates_replace() -> None:
    assert texts("See:\n```py\nx = 1\ny", Limits(100), is_final=False) == [
        "See:\n```py\nx = 1\ny\n```"
    ]


def test_half_a_code_block_stays_open_where_text_is_only_added() -> None:
    limits = Limits(100, grows_by_append=True)
    assert texts("See:\n```py\nx = 1\ny", limits, is_final=False) == ["See:\n```py\nx = 1\ny"]
    assert texts("See:\n```py\nx = 1\ny", limits) == ["See:\n```py\nx = 1\ny\n```"]


@pytest.mark.parametrize("by_append", [False, True])
@pytest.mark.parametrize("end", ["`", "``", "```", "```py", "1. ```", "> ~~~"])
def test_an_unfinished_fence_line_is_not_shown_yet(end: str, by_append: bool) -> None:
    limits = Limits(100, grows_by_append=by_append)
    assert texts(f"See:\n{end}", limits, is_final=False) == ["See:"]


def test_code_in_a_line_is_shown_at_once() -> None:
    assert texts("`x` is", Limits(100), is_final=False) == ["`x` is"]
    assert texts("```x``` is", Limits(100), is_final=False) == ["```x``` is"]


@pytest.mark.parametrize(
    ("unit", "length"),
    [(LengthUnit.CHARACTERS, 40), (LengthUnit.UTF16, 20), (LengthUnit.UTF8_BYTES, 10)],
)
def test_length_is_counted_as_the_platform_counts(unit: LengthUnit, length: int) -> None:
    assert texts("😀" * 80, Limits(40, length_unit=unit))[0] == "😀" * length


@pytest.mark.parametrize(
    "cluster", ["👩‍👩‍👧‍👦", "👍🏽", "🇩🇪", "e\u0301\u0323", "각", "🏴\U000e0067\U000e007f", "❤️"]
)
def test_what_people_see_as_one_character_is_not_torn(cluster: str) -> None:
    for shift in range(len(cluster)):
        for text in texts("x" * shift + cluster * 60, Limits(40)):
            assert text.lstrip("x").replace(cluster, "") == ""


def test_marks_piled_up_without_end_are_cut_all_the_same() -> None:
    assert "".join(texts("e" + "\u0301" * 500, Limits(200))) == "e" + "\u0301" * 500


def test_one_delta_longer_than_many_messages_is_laid_out_at_once() -> None:
    messages = lay_out("word " * 5000, Limits(2000), [], is_final=False)
    assert [message.is_complete for message in messages] == [True] * 12 + [False]


def test_a_message_whose_time_is_up_ends_at_the_paragraph_that_came_since() -> None:
    limits = Limits(1000, grows_by_append=True)
    document = "Some text that is shown and more of it.\n\nAnother paragr"
    seal = seal_now(document, limits, [], 20)
    assert document[seal:] == "Another paragr"
    ended = sealed_message(document, limits, [seal])
    assert ended is not None
    assert ended.text == "Some text that is shown and more of it."


def test_a_message_whose_time_is_up_in_a_fence_is_continued_in_the_fence() -> None:
    limits = Limits(1000, grows_by_append=True)
    document = "```py\nx = 1\ny = 2\nz"
    seal = seal_now(document, limits, [], len("```py\nx = 1"))
    ended = sealed_message(document, limits, [seal])
    assert ended is not None
    assert ended.text == "```py\nx = 1\ny = 2\n```"
    (next_message,) = lay_out(document, limits, [seal], is_final=True)
    assert next_message.text == "```py\nz\n```"


def test_where_nothing_is_shown_there_is_nothing_to_end() -> None:
    assert seal_now("", Limits(100), [], 0) == 0
    assert seal_now("Text.\n", Limits(100), [5], 5) == 5
    assert sealed_message("Text.\n", Limits(100), [5, 6]) is None


def test_a_table_in_the_second_half_waits_where_shown_text_cannot_move() -> None:
    limits = Limits(200, grows_by_append=True)
    begin = "Words in front of it. " * 6
    assert texts(begin + "\n\n" + TABLE[:60], limits, is_final=False) == [begin.strip()]
    assert texts(begin + "\n\n" + TABLE + "\nEnd.", limits)[0] == begin.strip()


def test_a_table_in_the_first_half_is_shown_row_by_row() -> None:
    limits = Limits(200, grows_by_append=True)
    (growing,) = texts("Values:\n\n" + TABLE[:130], limits, is_final=False)
    assert "| r05 | 5 |" in growing


def test_a_reply_that_fits_is_not_cut_although_its_end_was_held_back() -> None:
    limits = Limits(100, grows_by_append=True)
    document = "word " * 19
    (growing,) = texts(document, limits, is_final=False)
    assert len(growing) < 95
    assert texts(document, limits) == [document.strip()]


def calls(work: Callable[[], object]) -> int:
    """Function calls made, those into C included."""
    count = 0

    def see(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece", ["[[", "`", "```\n", "~", "> ", "| a |\n", "|---|\n", "- ", "\n ", "*", "1."]
)
@pytest.mark.parametrize("by_append", [False, True])
def test_work_grows_in_step_with_the_document(piece: str, by_append: bool) -> None:
    limits = Limits(500, grows_by_append=by_append)
    small, large = (piece * (size // len(piece)) for size in (10_000, 40_000))

    once = calls(lambda: lay_out(small, limits, [], is_final=True))

    assert calls(lambda: lay_out(large, limits, [], is_final=True)) < 5 * once + 100


def test_what_is_sealed_is_not_laid_out_again() -> None:
    limits = Limits(2000)
    document = "Some words of a reply.\n\n" * 5000
    sealed = [message.end for message in lay_out(document, limits, [], is_final=True)][:-1]
    lay_out(document, limits, sealed, is_final=False)

    again = calls(lambda: lay_out(document + "more", limits, sealed, is_final=False))

    assert again * 20 < calls(lambda: lay_out(document, limits, [], is_final=False))


DISCORD = Limits(60, spoiler="||")


def test_a_spoiler_that_is_cut_is_closed_and_opened_again() -> None:
    document = "The end: ||the butler did it. He was seen in the garden at night.|| Read on."
    assert texts(document, DISCORD) == [
        "The end: ||the butler did it.||",
        "||He was seen in the garden at night.|| Read on.",
    ]


def test_a_line_of_a_quotation_that_is_cut_goes_on_as_a_quotation() -> None:
    quoted = "> " + "Somebody said this. " * 6
    messages = lay_out(f"{quoted}\n\nI did not.", Limits(60), [], is_final=True)

    assert [message.text[:12] for message in messages] == ["> Somebody s"] * 3
    assert messages[2].text.endswith("said this. \n\nI did not.")


def test_a_spoiler_that_grows_is_hidden_before_it_is_closed() -> None:
    assert texts("The end: ||the butl", DISCORD, is_final=False) == ["The end: ||the butl||"]
    assert texts("The end: ||", DISCORD, is_final=False) == ["The end: ||"]


def test_a_spoiler_over_several_lines_is_no_table() -> None:
    document = "||The butler did it.\nHe was in the garden\nwith a rose in his hand.||\nRead on."
    assert texts(document, DISCORD) == [
        "||The butler did it.\nHe was in the garden||",
        "||with a rose in his hand.||\nRead on.",
    ]


def test_an_operator_and_code_are_no_spoilers() -> None:
    for document in ("a || b is true", "write `a||b` so", "```c\nif (a||b)\n```\nso"):
        assert texts(document, DISCORD) == [document]
    cut = texts("`a||b` " + "and so on and on. " * 5, DISCORD)
    assert not any("||" in text for text in cut[1:])


def test_code_inside_a_spoiler_stays_hidden_code() -> None:
    document = "||look:\n```py\n" + "value = 1\n" * 8 + "```\nthat was it||\nRead on."
    first, second, *_ = texts(document, DISCORD)
    assert first.endswith("\n```||")
    assert second.startswith("||```py\n")
