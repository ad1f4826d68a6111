"""What the openai model does when its endpoint refuses, hangs, breaks off or speaks oddly.

Real HTTP to the emulator, through the unmodified client.
"""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.errors import (
    ContextTooLong,
    ModelBusy,
    ModelMisconfigured,
    ModelUnavailable,
    ReplyCut,
)
from bot.models.openai import OpenAIModel, Settings
from bot.ports import ModelMessage, ModelOptions
from bot.reply import TextDelta
from tests.emulators.openai import Answer, Drop, Fault, Hang, OpenAIEmulator, Refuse, Replay, Say

ASKED = [ModelMessage("user", "Hello there")]
OPTIONS = ModelOptions(max_tokens=50, temperature=0.2)
PAYLOADS = Path(__file__).parent.parent / "payloads" / "models"


@asynccontextmanager
async def served(
    *answers: Answer, server: dict[str, Any] | None = None, **settings: Any
) -> AsyncIterator[tuple[OpenAIModel, OpenAIEmulator]]:
    """A model and the emulator that it asks."""
    async with OpenAIEmulator(*answers, **(server or {})) as emulator:
        given = {"model": "emulated", "base_url": emulator.base_url, "retry_wait_s": 0.01}
        model = OpenAIModel(Settings.model_validate({**given, **settings}))
        yield model, emulator
        await model.close()


async def heard(model: OpenAIModel) -> tuple[str, Exception | None]:
    """The text of a reply, and the error at the end."""
    text, stream = "", model.stream(ASKED, OPTIONS)
    try:
        async with asyncio.timeout(20), aclosing(stream):
            async for part in stream:
                text += part.text if isinstance(part, TextDelta) else ""
    except Exception as error:
        return text, error
    return text, None


@pytest.mark.parametrize(
    "refusal", [Refuse(500), Refuse(503), Refuse(429), Refuse(429, retry_after_s=0.01)]
)
async def test_a_passing_refusal_is_tried_again(refusal: Refuse) -> None:
    async with served(refusal, refusal, Say("Hi")) as (model, emulator):
        assert await heard(model) == ("Hi", None)
    assert len(emulator.asked) == 3


async def test_a_kept_connection_that_the_server_had_closed_costs_neither_retry_nor_wait() -> None:
    async with served(Drop(), Say("Hi"), retries=0, retry_wait_s=60) as (model, emulator):
        assert await heard(model) == ("Hi", None)
    assert len(emulator.asked) == 2


async def test_a_server_that_drops_every_connection_is_unavailable() -> None:
    async with served(Drop(), Drop(), Drop(), retries=1) as (model, emulator):
        _, error = await heard(model)
    assert type(error) is ModelUnavailable
    assert len(emulator.asked) == 3


async def test_retries_are_bounded() -> None:
    async with served(*[Refuse(500)] * 9, retries=2) as (model, emulator):
        _, error = await heard(model)
    assert type(error) is ModelUnavailable
    assert len(emulator.asked) == 3


async def test_a_server_that_asks_for_a_long_wait_is_not_waited_for() -> None:
    async with served(Refuse(429, retry_after_s=60)) as (model, emulator):
        _, error = await heard(model)
    assert isinstance(error, ModelBusy)
    assert error.retry_after_s == 60
    assert len(emulator.asked) == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404])
async def test_a_lasting_refusal_is_not_tried_again(status: int) -> None:
    async with served(Refuse(status)) as (model, emulator):
        _, error = await heard(model)
    assert type(error) is ModelMisconfigured
    assert len(emulator.asked) == 1


async def test_nothing_listening_is_unavailable() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    model = OpenAIModel(
        Settings(model="m", base_url=f"http://127.0.0.1:{port}/v1", retry_wait_s=0.01)
    )
    _, error = await heard(model)
    await model.close()
    assert type(error) is ModelUnavailable


async def test_silence_before_the_headers_ends_in_time_and_is_not_repeated() -> None:
    async with served(Hang(), first_token_timeout_s=0.5) as (model, emulator):
        _, error = await heard(model)
        async with asyncio.timeout(20):
            await emulator.asked[0].ended.wait()
    assert type(error) is ModelUnavailable
    assert len(emulator.asked) == 1
    assert emulator.asked[0].ending == "client left"


async def test_silence_before_the_first_word_ends_in_time() -> None:
    silent = Say("never", fault="hang", after_tokens=0)
    async with served(silent, first_token_timeout_s=0.5, gap_timeout_s=9) as (model, emulator):
        _, error = await heard(model)
    assert type(error) is ModelUnavailable
    assert len(emulator.asked) == 1


@pytest.mark.parametrize("after_tokens", [0, 2])
async def test_comments_are_no_sign_of_life(after_tokens: int) -> None:
    busy = Say("one two three", fault="comments", after_tokens=after_tokens)
    first_s = 20 if after_tokens else 0.6
    async with served(busy, first_token_timeout_s=first_s, gap_timeout_s=0.6) as (model, _):
        text, error = await heard(model)
    assert text == ("one two" if after_tokens else "")
    assert isinstance(error, ReplyCut if after_tokens else ModelUnavailable)


async def test_a_slow_first_word_is_waited_for_longer_than_a_gap() -> None:
    late = Say("Late but here", first_token_after_s=1.0)
    async with served(late, gap_timeout_s=0.5) as (model, _):
        assert await heard(model) == ("Late but here", None)


async def test_silence_in_the_middle_is_a_cut_reply_with_its_text() -> None:
    silent = Say("one two three", fault="hang", after_tokens=2)
    async with served(silent, gap_timeout_s=0.5) as (model, _):
        text, error = await heard(model)
    assert text == "one two"
    assert isinstance(error, ReplyCut)


@pytest.mark.parametrize("fault", ["drop", "cut", "malformed"])
async def test_a_stream_that_breaks_is_a_cut_reply_and_never_asked_again(fault: Fault) -> None:
    broken = Say("one two three", fault=fault, after_tokens=2)
    async with served(broken) as (model, emulator):
        text, error = await heard(model)
    assert text == "one two"
    assert isinstance(error, ReplyCut)
    assert len(emulator.asked) == 1


async def test_an_error_in_the_stream_keeps_the_text() -> None:
    async with served(Say("one two three", fault="error", after_tokens=2)) as (model, _):
        text, error = await heard(model)
    assert text == "one two"
    assert type(error) is ModelUnavailable


@pytest.mark.parametrize("size", [1, 7])
async def test_a_recorded_stream_comes_through_whatever_the_network_cuts(size: int) -> None:
    data = (PAYLOADS / "openai.sse").read_bytes()
    async with served(Replay(data, piece_bytes=size)) as (model, _):
        assert await heard(model) == ("Grüße, Zoë 👩‍💻!\nnaïve 東京", None)


async def test_a_stream_that_a_proxy_compressed_comes_through() -> None:
    data = (PAYLOADS / "openai.sse").read_bytes()
    async with served(Replay(data, is_compressed=True)) as (model, _):
        assert await heard(model) == ("Grüße, Zoë 👩‍💻!\nnaïve 東京", None)


async def test_a_web_page_instead_of_a_stream_is_a_wrong_address() -> None:
    page = Replay(b"<html>Welcome</html>", content_type="text/html; charset=utf-8")
    async with served(page) as (model, _):
        _, error = await heard(model)
    assert type(error) is ModelMisconfigured


@pytest.mark.parametrize(
    ("refused", "gone", "instead"),
    [
        ("stream_options", "stream_options", None),
        ("temperature", "temperature", None),
        ("max_tokens", "max_tokens", "max_completion_tokens"),
    ],
)
async def test_a_parameter_that_is_refused_once_is_never_sent_again(
    refused: str, gone: str, instead: str | None
) -> None:
    async with served(server={"refused_parameters": frozenset({refused})}) as (model, emulator):
        assert await heard(model) == ("Hello there", None)
        assert await heard(model) == ("Hello there", None)
    first, second, third = (asked.body for asked in emulator.asked)
    assert gone in first
    assert gone not in second
    assert gone not in third
    assert instead is None or second[instead] == 50


async def test_a_server_that_refuses_every_optional_parameter_still_answers() -> None:
    refused = {"stream_options", "temperature", "max_tokens", "max_completion_tokens"}
    async with served(server={"refused_parameters": frozenset(refused)}) as (model, emulator):
        replies = await asyncio.gather(heard(model), heard(model), heard(model))
    assert replies == [("Hello there", None)] * 3
    assert emulator.asked[-1].body.keys() == {"model", "messages", "stream"}


async def test_a_prompt_that_is_too_long_is_asked_once() -> None:
    async with served(server={"context_tokens": 1}) as (model, emulator):
        _, error = await heard(model)
    assert type(error) is ContextTooLong
    assert len(emulator.asked) == 1


async def test_the_request_says_what_config_says() -> None:
    extra = {"top_k": 5, "chat_template_kwargs": {"enable_thinking": False}}
    async with served(api_key="sk-1", extra_body=extra) as (model, emulator):
        await heard(model)
    (asked,) = emulator.asked
    assert asked.headers["Authorization"] == "Bearer sk-1"
    assert asked.body == {
        "model": "emulated",
        "messages": [{"role": "user", "content": "Hello there"}],
        "stream": True,
        "stream_options": {"include_usage": True},
        "max_tokens": 50,
        "temperature": 0.2,
        **extra,
    }


async def test_proxies_and_accounts_of_the_environment_do_not_reach_a_local_server(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_BASE_URL"):
        monkeypatch.setenv(name, "from-the-environment")
    async with served() as (model, emulator):
        assert await heard(model) == ("Hello there", None)
    headers = {name.lower(): value for name, value in emulator.asked[0].headers.items()}
    assert "from-the-environment" not in str(headers)
    assert "openai-organization" not in headers


async def test_a_key_that_a_server_quotes_is_not_in_the_error() -> None:
    refusal = Refuse(401, "Incorrect API key provided: sk-very-secret.")
    async with served(refusal, api_key="sk-very-secret") as (model, _):
        _, error = await heard(model)
    assert "sk-very-secret" not in str(error)


async def test_one_connection_serves_reply_after_reply() -> None:
    async with OpenAIEmulator() as emulator:
        model = OpenAIModel(Settings(model="emulated", base_url=emulator.base_url))
        for _ in range(3):
            await heard(model)
            async with asyncio.timeout(20):
                await emulator.asked[-1].ended.wait()
            await asyncio.sleep(0.2)  # the end of the body comes after the end of the reply
        connections = emulator.connections
        await model.close()
    assert connections == 1


async def test_the_end_is_told_at_once_though_the_connection_stays_open() -> None:
    data = (PAYLOADS / "openai.sse").read_bytes()
    async with served(Replay(data, keeps_open=True)) as (model, _):
        stream = model.stream(ASKED, OPTIONS)
        async with asyncio.timeout(20):  # less than a gap may last
            parts = [await anext(stream), await anext(stream)]
        await stream.aclose()
    assert len(parts) == 2


async def test_probing_names_what_is_wrong() -> None:
    async with served(server={"models": ("other",)}) as (model, _):
        found = await model.probe()
        assert "does not list the model emulated" in found.sentence
        assert not found.is_sure
    async with served(server={"models": ("emulated",)}) as (model, _):
        found = await model.probe()
        assert found.sentence.endswith("can be reached.")
        assert found.is_sure
    async with served(server={"api_key": "right"}, api_key="wrong") as (model, _):
        with pytest.raises(ModelMisconfigured):
            await model.probe()


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"model": "m"}, "api_key"),
        ({"model": "m", "base_url": "localhost:8000"}, "http://"),
        ({"model": "m", "base_url": "http://x/v1", "temprature": 1}, "temprature"),
        ({"model": "", "base_url": "http://x/v1"}, "model"),
    ],
)
def test_wrong_settings_are_named(wrong: dict[str, Any], word: str) -> None:
    with pytest.raises(ValidationError, match=word):
        Settings.model_validate(wrong)
