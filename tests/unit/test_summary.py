"""Summaries: when one is due, what it is made from, and what is kept of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import Memory, Turn, estimate_tokens, turn_tokens
from bot.errors import ModelUnavailable, ReplyCut
from bot.ports import Usage
from bot.reply import Status, TextDelta
from bot.turn.summary import summary_prompt, tidy, turns_to_summarise, write_summary
from tests.unit.speakers import TellingModel, turn, words

TURNS = st.lists(st.builds(turn, st.text(max_size=300), st.text(max_size=300)), max_size=20)


@given(TURNS, st.integers(0, 4000))
def test_a_summary_is_due_above_three_quarters_and_leaves_the_newer_half(
    turns: list[Turn], budget: int
) -> None:
    sizes = [turn_tokens(one) for one in turns]
    out = turns_to_summarise(turns, budget)
    if sum(sizes) <= budget * 0.75:
        assert out == 0
    elif len(turns) > 1:
        assert 1 <= out < len(turns)
        assert sum(sizes[:out]) * 2 >= sum(sizes) or out == len(turns) - 1
        assert sum(sizes[: out - 1]) * 2 < sum(sizes)
    else:
        assert out == 0


def test_it_becomes_due_just_above_three_quarters() -> None:
    turns = [turn("x" * 300) for _ in range(9)]
    total = sum(map(turn_tokens, turns))
    assert turns_to_summarise(turns, total * 4 // 3 + 1) == 0
    assert turns_to_summarise(turns, total * 4 // 3 - 1) == 5


@given(TURNS, st.text(max_size=1200))
def test_the_prompt_for_a_summary_fits_the_local_model(turns: list[Turn], earlier: str) -> None:
    long = [turn(one.asked * 50, one.said * 50) for one in turns]
    prompt = summary_prompt(earlier, long, 4096)
    assert sum(len(part.content) for part in prompt) < 4096 * 2


def test_a_long_text_keeps_its_beginning_and_its_end() -> None:
    (_, user) = summary_prompt("", [turn("start " + "x " * 9000 + "finish", "ok")], 2048)
    assert "Person: start x" in user.content
    assert "finish" in user.content
    assert estimate_tokens(user.content) < 2048


async def test_the_earlier_summary_and_the_turns_are_what_the_model_gets() -> None:
    model = TellingModel(Status("…"), *words("Ada likes tea."), Usage(1, 1))
    memory = Memory(summary="Ada came.")
    assert await write_summary(model, memory, [turn("I like tea", "Noted.")]) == "Ada likes tea."
    ((sent, options),) = model.sent
    assert sent[1].content == "Before: Ada came.\n\nPerson: I like tea\n\nAssistant: Noted."
    assert options.max_tokens == 256
    assert model.was_closed


async def test_a_failing_model_leaves_no_half_summary() -> None:
    with pytest.raises(ModelUnavailable):
        await write_summary(TellingModel(TextDelta("Ada"), ModelUnavailable()), Memory(), [])


async def test_a_blank_summary_is_an_error() -> None:
    with pytest.raises(ReplyCut):
        await write_summary(TellingModel(TextDelta(" \n")), Memory(), [turn("x")])


def test_a_summary_is_kept_as_one_paragraph_without_its_heading() -> None:
    assert tidy("**Summary:**\n\nAda likes tea.\nBo does not.") == "Ada likes tea. Bo does not."


@given(st.text())
def test_a_kept_summary_is_bounded_whatever_the_model_wrote(written: str) -> None:
    assert len(tidy(written * 40)) <= 1200


def test_a_summary_that_is_too_long_ends_with_a_whole_sentence() -> None:
    assert tidy("Ada likes tea. " * 200).endswith("tea.")
