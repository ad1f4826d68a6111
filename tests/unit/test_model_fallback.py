"""A chain of models: who is asked, what is said in between, and when one is left alone."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.errors import (
    ContextTooLong,
    ModelBusy,
    ModelError,
    ModelMisconfigured,
    ModelUnavailable,
)
from bot.models import scripted
from bot.models.breaker import Breaker
from bot.models.continuation import GO_ON, continue_from
from bot.models.fallback import GOES_ON, FallbackModel
from bot.models.openai import OpenAIModel, Settings
from bot.ports import ChatModel, Image, ModelMessage, ModelOptions, ModelParts
from bot.reply import Disclosure, Notice, TextDelta
from tests.emulators.openai import OpenAIEmulator, Refuse, Say

ASKED = [ModelMessage("system", "Be kind."), ModelMessage("user", "Count to four.")]


def says(text: str, **settings: Any) -> ChatModel:
    """A model that says this, or fails as told."""
    given = {"replies": [text], **settings}
    return scripted.build(scripted.Settings.model_validate(given), ModelParts(Path("unused")))


def fails(fault: str, text: str = "one two three four", after_tokens: int = 0) -> ChatModel:
    return says(text, fault=fault, after_tokens=after_tokens)


async def heard(
    model: ChatModel, messages: Sequence[ModelMessage] = ASKED
) -> tuple[str, list[str], ModelError | None]:
    """The text of a reply, its notices, and the error at the end."""
    text, notices = "", list[str]()
    try:
        async for part in model.stream(messages, ModelOptions()):
            if isinstance(part, TextDelta):
                text += part.text
            elif isinstance(part, Notice):
                notices.append(part.text)
    except ModelError as error:
        return text, notices, error
    return text, notices, None


@pytest.mark.parametrize("fault", ["unavailable", "busy", "misconfigured", "cut"])
async def test_a_model_that_fails_before_its_first_word_is_followed_silently(fault: str) -> None:
    chain = FallbackModel([fails(fault), says("Hello.")])
    assert await heard(chain) == ("Hello.", [], None)


async def test_a_reply_that_breaks_off_is_continued_by_the_next_model_with_a_notice() -> None:
    chain = FallbackModel(
        [
            fails("cut", after_tokens=2),
            says("ignored", rules=[{"when": "cut off at its end", "say": " three four"}]),
        ]
    )
    assert await heard(chain) == ("one two three four", [GOES_ON], None)


async def test_a_second_break_is_continued_from_all_that_was_said() -> None:
    async with OpenAIEmulator(
        Say("one two three", fault="cut", after_tokens=1),
        Say("two three", fault="drop", after_tokens=1),
        Say("three"),
    ) as emulator:
        models = [
            OpenAIModel(Settings(model=name, base_url=emulator.base_url, retries=0))
            for name in "abc"
        ]
        text, notices, error = await heard(FallbackModel(models))
        for model in models:
            await model.close()
    assert (text, notices, error) == ("onetwothree", [GOES_ON, GOES_ON], None)
    assert [asked.body["model"] for asked in emulator.asked] == ["a", "b", "c"]
    assert emulator.asked[2].body["messages"][-2:] == [
        {"role": "assistant", "content": "onetwo"},
        {"role": "user", "content": GO_ON},
    ]


async def test_a_model_that_fails_before_it_goes_on_causes_no_second_notice() -> None:
    chain = FallbackModel([fails("cut", after_tokens=2), fails("busy"), says("five")])
    assert await heard(chain) == ("one two five", [GOES_ON], None)


async def test_when_all_fail_the_last_error_is_raised() -> None:
    chain = FallbackModel([fails("unavailable"), fails("busy")])
    text, notices, error = await heard(chain)
    assert (text, notices) == ("", [])
    assert isinstance(error, ModelBusy)


async def test_text_is_kept_when_the_others_fail_as_well() -> None:
    chain = FallbackModel([fails("cut", after_tokens=2), fails("unavailable")])
    text, _, error = await heard(chain)
    assert text == "one two"
    assert type(error) is ModelUnavailable


async def test_a_model_with_a_disclosure_hands_it_on_when_it_speaks_and_only_then() -> None:
    small = says("Hi", disclosure="I am a small model.")
    for first, wanted in ((fails("unavailable"), [Disclosure(small.disclosure)]), (says("Ho"), [])):
        parts = FallbackModel([first, small]).stream(ASKED, ModelOptions())
        assert [part async for part in parts if isinstance(part, Disclosure)] == wanted


async def test_a_misconfigured_model_is_logged_as_an_error_and_without_the_text() -> None:
    with capture_logs() as logs:
        await heard(FallbackModel([fails("misconfigured"), says("Hello.")]))
    (line,) = logs
    assert line["log_level"] == "error"
    assert line["error"] == "ModelMisconfigured"
    assert "Count to four" not in str(line)


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_a_model_that_keeps_failing_is_left_alone_and_tried_again_later() -> None:
    clock = Clock()
    async with OpenAIEmulator(default=Refuse(503)) as emulator:
        first = OpenAIModel(Settings(model="m", base_url=emulator.base_url, retries=0))
        chain = FallbackModel([first, says("Second.")], failures=2, open_s=30, clock=clock)
        for _ in range(5):
            assert (await heard(chain))[0] == "Second."
        assert len(emulator.asked) == 2
        clock.now = 31
        await heard(chain)
        await heard(chain)
        assert len(emulator.asked) == 3  # one trial, failed: left alone again
        clock.now, emulator.default = 62, Say("First again.")
        assert (await heard(chain))[0] == "First again."
        assert (await heard(chain))[0] == "First again."
        await first.close()


async def test_when_all_are_left_alone_all_are_asked() -> None:
    chain = FallbackModel([fails("unavailable"), fails("busy")], failures=1, clock=Clock())
    await heard(chain)
    _, _, error = await heard(chain)
    assert isinstance(error, ModelBusy)


async def test_a_prompt_that_is_too_long_is_no_failure_of_the_model() -> None:
    small = says("Small.", context_tokens=10)
    chain = FallbackModel([small, says("Large.")], failures=1, clock=Clock())
    long = [ModelMessage("user", "x" * 100)]
    assert (await heard(chain, long))[0] == "Large."
    assert (await heard(chain, [ModelMessage("user", "x")]))[0] == "Small."
    _, _, error = await heard(FallbackModel([small]), long)
    assert isinstance(error, ContextTooLong)


async def test_a_picture_that_is_not_taken_is_no_failure_of_the_model() -> None:
    async with OpenAIEmulator(Refuse(400, "bad image"), default=Say("First.")) as emulator:
        first = OpenAIModel(Settings(model="m", base_url=emulator.base_url, images=True))
        chain = FallbackModel([first, says("Other.")], failures=1, clock=Clock())
        seen = ModelMessage("user", "look", images=(Image("image/png", b"PNG"),))
        assert (await heard(chain, [seen]))[0] == "Other."
        assert (await heard(chain))[0] == "First."
        await first.close()


async def test_a_reply_that_was_stopped_does_not_count_as_a_failure() -> None:
    chain = FallbackModel([says("one two"), says("other")], failures=1, clock=Clock())
    stream = chain.stream(ASKED, ModelOptions())
    await anext(stream)
    await stream.aclose()
    assert (await heard(chain))[0] == "one two"


async def test_a_small_spare_does_not_narrow_the_first_model() -> None:
    chain = FallbackModel([says("a", context_tokens=900), says("b", context_tokens=500)])
    assert chain.context_tokens == 900


async def test_probing_fails_only_when_no_model_can_be_reached() -> None:
    async with OpenAIEmulator(api_key="right") as emulator:
        wrong = OpenAIModel(Settings(model="m", base_url=emulator.base_url, retries=0))
        found = await FallbackModel([wrong, says("x")]).probe()
        assert "m cannot be used" in found.sentence
        assert not found.is_sure
        with pytest.raises(ModelMisconfigured):
            await FallbackModel([wrong]).probe()
        await wrong.close()


def test_a_breaker_lets_one_trial_through_at_a_time() -> None:
    breaker = Breaker(failures=1, open_s=10)
    breaker.begin()
    breaker.fail(now=0)
    assert not breaker.allows(now=9.9)
    assert breaker.allows(now=10)
    breaker.begin()
    assert not breaker.allows(now=10)
    breaker.let_go()
    assert breaker.allows(now=10)
    breaker.begin()
    breaker.succeed()
    assert breaker.allows(now=10)
    assert breaker.allows(now=10)


def test_failures_are_counted_in_a_row() -> None:
    breaker = Breaker(failures=2, open_s=10)
    for end in (breaker.fail, lambda now: breaker.succeed(), breaker.fail):
        breaker.begin()
        end(0.0)
    assert breaker.allows(now=0)


def test_a_continuation_keeps_what_was_asked_and_adds_what_was_said() -> None:
    assert continue_from(ASKED, "one two.\n") == [
        *ASKED,
        ModelMessage("assistant", "one"),
        ModelMessage("user", GO_ON),
    ]


@pytest.mark.parametrize("said", ["", "  \n"])
def test_a_reply_of_which_nothing_was_said_is_asked_anew(said: str) -> None:
    assert continue_from(ASKED, said) == ASKED
