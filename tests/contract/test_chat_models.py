"""Every rule of the `ChatModel` port over every kind of model.

A kind joins by a function that makes a model behave in each of the ways named in `Behaviour`. The
models behind HTTP speak to an emulator over loopback, through their unmodified libraries.
"""

import asyncio
import subprocess
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from bot.errors import (
    ContextTooLong,
    ModelBusy,
    ModelError,
    ModelMisconfigured,
    ModelUnavailable,
    ReplyCut,
)
from bot.models import langchain, openai, scripted
from bot.models.endings import LENGTH_NOTICE
from bot.models.fallback import FallbackModel
from bot.ports import ChatModel, ModelMessage, ModelOptions, ModelPart, ModelParts, Usage
from bot.reply import TextDelta
from tests.emulators.openai import Answer, OpenAIEmulator, Refuse, Say

TEXT = "Grüße, Ada! 👩‍💻\n\nIt is *noon*."
ASKED = [ModelMessage("system", "Be kind."), ModelMessage("user", "What time is it?")]
PARTS = ModelParts(Path("unused"))
CONTEXT_TOKENS = 500


@dataclass(frozen=True)
class Behaviour:
    """What the model is to do: say `text` at a pace, or fail in a way after some words."""

    text: str = TEXT
    tokens_per_s: float = 0.0
    fault: str = ""
    after_tokens: int = 0


def answer_of(behaviour: Behaviour) -> Answer:
    """The behaviour of a server."""
    refusals = {
        "busy": Refuse(429, "slow down", code="rate_limit_exceeded", retry_after_s=7),
        "unavailable": Refuse(500, "boom", kind="server_error"),
        "misconfigured": Refuse(401, "Incorrect API key provided.", code="invalid_api_key"),
    }
    if behaviour.fault in refusals:
        return refusals[behaviour.fault]
    return Say(
        behaviour.text,
        tokens_per_s=behaviour.tokens_per_s,
        fault="cut" if behaviour.fault == "cut" else "",
        after_tokens=behaviour.after_tokens,
        finish_reason="length" if behaviour.fault == "length" else "stop",
    )


@dataclass
class Rig:
    """A model under test, and the server behind it where there is one."""

    model: ChatModel
    emulator: OpenAIEmulator | None = None


@asynccontextmanager
async def openai_rig(behaviour: Behaviour) -> AsyncIterator[Rig]:
    async with OpenAIEmulator(
        default=answer_of(behaviour), context_tokens=CONTEXT_TOKENS
    ) as emulator:
        settings = openai.Settings(
            model="emulated",
            base_url=emulator.base_url,
            context_tokens=CONTEXT_TOKENS,
            retries=0,
        )
        rig = Rig(openai.build(settings, PARTS), emulator)
        yield rig
        await rig.model.close()


_TIMEOUTS_S = count(60.0, 0.001)


@asynccontextmanager
async def langchain_rig(behaviour: Behaviour) -> AsyncIterator[Rig]:
    async with OpenAIEmulator(
        default=answer_of(behaviour), context_tokens=CONTEXT_TOKENS
    ) as emulator:
        settings = langchain.Settings.model_validate(
            {
                "model": "openai:emulated",
                "base_url": emulator.base_url,
                "api_key": "sk-test",
                "context_tokens": CONTEXT_TOKENS,
                # langchain-openai shares one HTTP client between models of one address and
                # time-out, and a port may come round again: each rig has a time-out of its own.
                "extra": {"max_retries": 0, "stream_usage": True, "timeout": next(_TIMEOUTS_S)},
            }
        )
        rig = Rig(langchain.build(settings, PARTS), emulator)
        yield rig
        await rig.model.close()


def scripted_model(behaviour: Behaviour) -> ChatModel:
    text, fault = behaviour.text, behaviour.fault
    settings = scripted.Settings.model_validate(
        {
            "replies": [text],
            "tokens_per_s": behaviour.tokens_per_s,
            "fault": "" if fault == "length" else fault,
            "after_tokens": behaviour.after_tokens,
            "context_tokens": CONTEXT_TOKENS,
            "max_tokens": len(scripted.words(text)) - 1 if fault == "length" else None,
        }
    )
    return scripted.build(settings, PARTS)


@asynccontextmanager
async def scripted_rig(behaviour: Behaviour) -> AsyncIterator[Rig]:
    yield Rig(scripted_model(behaviour))


@asynccontextmanager
async def fallback_rig(behaviour: Behaviour) -> AsyncIterator[Rig]:
    async with openai_rig(behaviour) as rig:
        yield Rig(FallbackModel([rig.model]), rig.emulator)


Make = Callable[[Behaviour], AbstractAsyncContextManager[Rig]]
KINDS: dict[str, Make] = {
    "openai": openai_rig,
    "langchain": langchain_rig,
    "scripted": scripted_rig,
    "fallback": fallback_rig,
}


@pytest.fixture(params=KINDS)
def make(request: pytest.FixtureRequest) -> Make:
    return KINDS[request.param]


def stream_of(
    model: ChatModel, messages: Sequence[ModelMessage] = ASKED, **options: int
) -> AsyncGenerator[ModelPart, None]:
    """The model's stream as the generator that it is."""
    return model.stream(messages, ModelOptions(max_tokens=options.get("max_tokens")))


async def heard(
    stream: AsyncGenerator[ModelPart, None],
) -> tuple[list[ModelPart], Exception | None]:
    """All parts, and the error at the end."""
    parts: list[ModelPart] = []
    try:
        async with asyncio.timeout(60), aclosing(stream):  # the first imports its client
            async for part in stream:
                parts.append(part)
    except Exception as error:
        return parts, error
    return parts, None


def said(parts: list[ModelPart]) -> str:
    return "".join(part.text for part in parts if isinstance(part, TextDelta))


async def test_the_whole_text_is_said_as_it_was_written(make: Make) -> None:
    async with make(Behaviour()) as rig:
        parts, error = await heard(stream_of(rig.model))
    assert error is None
    assert said(parts) == TEXT


async def test_usage_comes_once_and_last(make: Make) -> None:
    async with make(Behaviour()) as rig:
        parts, _ = await heard(stream_of(rig.model))
    assert isinstance(parts[-1], Usage)
    assert sum(isinstance(part, Usage) for part in parts) == 1
    assert parts[-1].tokens_out == len(scripted.words(TEXT))


async def test_text_comes_while_the_model_still_speaks(make: Make) -> None:
    async with make(Behaviour("one two three four", tokens_per_s=40)) as rig:
        parts, _ = await heard(stream_of(rig.model))
    assert sum(isinstance(part, TextDelta) for part in parts) > 1


async def test_a_reply_that_breaks_off_keeps_its_text_and_is_cut(make: Make) -> None:
    async with make(Behaviour("one two three four", fault="cut", after_tokens=2)) as rig:
        parts, error = await heard(stream_of(rig.model))
    assert said(parts) == "one two"
    assert isinstance(error, ReplyCut)


async def test_an_empty_reply_is_cut(make: Make) -> None:
    async with make(Behaviour("")) as rig:
        parts, error = await heard(stream_of(rig.model))
    assert said(parts) == ""
    assert isinstance(error, ReplyCut)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("busy", ModelBusy),
        ("unavailable", ModelUnavailable),
        ("misconfigured", ModelMisconfigured),
    ],
)
async def test_a_failure_is_told_in_our_own_words(
    make: Make, fault: str, kind: type[ModelError]
) -> None:
    async with make(Behaviour(fault=fault)) as rig:
        parts, error = await heard(stream_of(rig.model))
    assert said(parts) == ""
    assert type(error) is kind


async def test_a_busy_model_says_how_long_to_wait(make: Make) -> None:
    async with make(Behaviour(fault="busy")) as rig:
        _, error = await heard(stream_of(rig.model))
    assert isinstance(error, ModelBusy)
    assert error.retry_after_s > 0


async def test_a_prompt_that_does_not_fit_is_refused(make: Make) -> None:
    async with make(Behaviour()) as rig:
        parts, error = await heard(stream_of(rig.model, [ModelMessage("user", "x" * 4000)]))
    assert parts == []
    assert isinstance(error, ContextTooLong)


async def test_a_reply_that_reached_its_length_limit_says_so(make: Make) -> None:
    async with make(Behaviour(fault="length")) as rig:
        parts, error = await heard(stream_of(rig.model))
    assert error is None
    assert LENGTH_NOTICE in parts


async def test_the_longest_reply_is_what_the_options_say(make: Make) -> None:
    async with make(Behaviour("one two three four")) as rig:
        parts, _ = await heard(stream_of(rig.model, max_tokens=2))
        if rig.emulator is None:
            assert said(parts) == "one two"
        else:
            body = rig.emulator.asked[0].body
            assert 2 in (body.get("max_tokens"), body.get("max_completion_tokens"))


async def test_closing_the_stream_stops_the_model(make: Make) -> None:
    async with make(Behaviour("word " * 300, tokens_per_s=50)) as rig:
        stream = stream_of(rig.model)
        async with asyncio.timeout(20):
            while not isinstance(await anext(stream), TextDelta):
                pass
            await stream.aclose()
            if rig.emulator is not None:
                (asked,) = rig.emulator.asked
                await asked.ended.wait()
                assert asked.ending == "client left"
        with pytest.raises(StopAsyncIteration):
            await anext(stream)


async def test_a_cancelled_listener_is_cancelled_and_the_model_stops(make: Make) -> None:
    async with make(Behaviour("word " * 3000, tokens_per_s=50)) as rig:
        began = asyncio.Event()

        async def listen() -> None:
            async with aclosing(stream_of(rig.model)) as stream:
                async for _ in stream:
                    began.set()

        listening = asyncio.create_task(listen())
        async with asyncio.timeout(20):
            await began.wait()
            listening.cancel()
            with pytest.raises(asyncio.CancelledError):
                await listening
            if rig.emulator is not None:
                await rig.emulator.asked[0].ended.wait()
                assert rig.emulator.asked[0].ending == "client left"


async def test_streams_at_the_same_time_do_not_mix(make: Make) -> None:
    async with make(Behaviour(tokens_per_s=200)) as rig:
        replies = await asyncio.gather(*(heard(stream_of(rig.model)) for _ in range(5)))
    assert [said(parts) for parts, _ in replies] == [TEXT] * 5


async def test_a_model_answers_again_after_a_failure(make: Make) -> None:
    async with make(Behaviour()) as rig:
        await heard(stream_of(rig.model, [ModelMessage("user", "x" * 4000)]))
        parts, error = await heard(stream_of(rig.model))
    assert error is None
    assert said(parts) == TEXT


async def test_preparing_and_closing_may_happen_twice(make: Make) -> None:
    async with make(Behaviour()) as rig:
        await rig.model.prepare()
        await rig.model.prepare()
        parts, _ = await heard(stream_of(rig.model))
        await rig.model.close()
        await rig.model.close()
    assert said(parts) == TEXT


async def test_a_model_that_is_there_says_so_in_a_sentence(make: Make) -> None:
    async with make(Behaviour()) as rig:
        found = await rig.model.probe()
    assert found.sentence.endswith(".")
    assert found.is_sure


async def test_a_model_tells_its_name_and_bounds(make: Make) -> None:
    async with make(Behaviour()) as rig:
        assert rig.model.name
        assert rig.model.disclosure == ""
        assert rig.model.context_tokens == CONTEXT_TOKENS


@pytest.mark.parametrize("kind", ["openai", "langchain", "scripted", "fallback"])
def test_importing_a_kind_loads_no_vendor_library(kind: str) -> None:
    heavy = "{'openai', 'langchain', 'langchain_core', 'aiohttp', 'httpx', 'httpx2'}"
    code = f"import sys, bot.models.{kind}; print(sorted({heavy} & sys.modules.keys()))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "[]"
