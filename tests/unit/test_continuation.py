"""The rest of a cut reply, joined to what is shown, however a model begins it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models.continuation import Seam, continue_from
from bot.ports import ModelMessage


def join(said: str, *texts: str) -> str:
    seam = Seam(said)
    return said + "".join([*(seam.add(text) for text in texts), seam.finish()])


@pytest.mark.parametrize(
    ("said", "rest", "whole"),
    [
        ("Here are the numbers from", "Here are the numbers from 1 to 3", " 1 to 3"),
        ("five, six,", "Seven, eight", " Seven, eight"),
        ("six, seven", "Seven, eight", ", eight"),
        ("six, sev", "seven, eight", "en, eight"),
        ("one two three four", "three four five", " five"),
        ("one, two, ", "two, three", "three"),
        ("The price is 1,", "1,000 euros", "000 euros"),
        ("import os.", "os.path", "path"),
        ("import os.", "path", "path"),
        ("is **photo", "**photosynthesis**", "synthesis**"),
        ("see (photo", "(photosynthesis)", "synthesis)"),
        ("one, two, three, four, five, ", "two, three, four, five, six", "six"),
        ("Fibonacci: 0, 1,", "1, 1, 2, 3", " 1, 2, 3"),
        ("Dial 555,", "555, 555, 0199", " 555, 0199"),
        ("<div>", "<div>a</div></div>", "<div>a</div></div>"),
        ("Merrily, merrily, merrily,", "merrily, merrily, life", " merrily, life"),
        ("one, two, ", "three", "three"),
        ("one two", " three four", " three four"),
        ("  }\n", "}\ndone();", "}\ndone();"),
        ("{\n{\n}\n", "}", "}"),
        ("one two three", "two", " two"),
        ("one two three", "Three", ""),
        ("| 1 | 2 |\n", "| 3 | 4 |", "| 3 | 4 |"),
        ("Hel", "lo", "lo"),
        ("Hel", "Hello", "lo"),
        ("def f(", "x): return x", "x): return x"),
        ("```py\nx = 1\n", "```py\nx = 1\ny = 2\n```", "y = 2\n```"),
        ("你好世", "界。", "界。"),
        ("la la la la", "la la la lo", " la la lo"),
        ("", "Hello", "Hello"),
    ],
)
@pytest.mark.parametrize("size", [1, 5, 1000], ids=["by letters", "by tokens", "at once"])
def test_what_is_there_already_is_not_shown_again_and_words_stay_apart(
    said: str, rest: str, whole: str, size: int
) -> None:
    parts = [rest[start : start + size] for start in range(0, len(rest), size)]
    assert join(said, *parts) == said + whole


def test_a_model_that_begins_anew_in_other_words_gets_a_paragraph_of_its_own() -> None:
    said, rest = "A long beginning of a reply that", "A long beginning of a reply, but another."
    assert join(said, rest) == f"{said}\n\n{rest}"


def test_a_word_that_may_be_half_is_asked_for_once_more() -> None:
    asked = [ModelMessage("user", "Count.")]
    assert continue_from(asked, "one, two, thr")[1].content == "one, two,"
    assert continue_from(asked, "one, two,")[1].content == "one,"
    assert continue_from(asked, "| 1 |")[1].content == "| 1 |"
    assert continue_from(asked, "thr")[1].content == "thr"


@given(
    st.lists(
        st.sampled_from(["no,", "no", "1,", "2", "+", "<div>", "|", "[0,", "sea,"]), max_size=8
    ),
    st.data(),
)
def test_a_text_that_repeats_itself_is_continued_whole(
    words: list[str], data: st.DataObject
) -> None:
    whole = " ".join(["Here it is, as you asked me:", *words])
    said = whole[: data.draw(st.integers(29, len(whole)) if words else st.just(len(whole)))]
    sent = continue_from([], said)[0].content
    assert join(said, whole.removeprefix(sent)).split() == whole.split()


@given(st.lists(st.integers(0, 999), min_size=3, max_size=40, unique=True), st.data())
def test_a_model_that_goes_on_as_it_is_asked_loses_and_repeats_nothing(
    numbers: list[int], data: st.DataObject
) -> None:
    whole = " ".join(f"n{number}." for number in numbers)
    cut = data.draw(st.integers(1, len(whole)))
    said = whole[:cut]
    sent = continue_from([], said)[0].content
    assert join(said, whole.removeprefix(sent)).split() == whole.split()
