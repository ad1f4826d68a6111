"""What LangChain's chunks and its providers' exceptions become."""

from pathlib import Path

import pytest
from langchain_core.messages import AIMessageChunk
from langchain_core.messages.ai import UsageMetadata
from langchain_core.messages.tool import tool_call_chunk

from bot.errors import (
    ContextTooLong,
    ModelBusy,
    ModelError,
    ModelMisconfigured,
    ModelUnavailable,
    ReplyCut,
)
from bot.models import langchain
from bot.models.langchain_errors import model_error
from bot.models.langchain_parts import ChunkReader
from bot.models.openai_stream import THINKING
from bot.ports import ModelPart, ModelParts, ToolCall, Usage
from bot.reply import TextDelta


def read(*chunks: AIMessageChunk) -> tuple[list[ModelPart], str | None]:
    """All parts and the reason for the end."""
    reader, parts = ChunkReader(), list[ModelPart]()
    for chunk in chunks:
        parts += reader.read(chunk)
    return parts + reader.finish(), reader.reason


def test_an_anthropic_reply_gives_a_thinking_status_text_and_usage_added_up() -> None:
    parts, reason = read(
        AIMessageChunk(
            "", usage_metadata=UsageMetadata(input_tokens=9, output_tokens=0, total_tokens=9)
        ),
        AIMessageChunk([{"type": "thinking", "thinking": "Hm", "index": 0}]),
        AIMessageChunk([{"type": "text", "text": "Hello", "index": 1}]),
        AIMessageChunk([{"type": "text", "text": " Ada", "index": 1}]),
        AIMessageChunk(
            "",
            response_metadata={"stop_reason": "end_turn"},
            usage_metadata=UsageMetadata(input_tokens=0, output_tokens=4, total_tokens=4),
        ),
    )
    assert parts == [THINKING, TextDelta("Hello"), TextDelta(" Ada"), Usage(9, 4)]
    assert reason == "end_turn"


def test_tool_calls_are_put_together() -> None:
    def piece(name: str | None, args: str, call_id: str | None) -> AIMessageChunk:
        call = tool_call_chunk(name=name, args=args, id=call_id, index=0)
        return AIMessageChunk("", tool_call_chunks=[call])

    end = AIMessageChunk("", response_metadata={"finish_reason": "tool_calls"})
    parts, _ = read(piece("f", "", "a"), piece(None, '{"x":', None), piece(None, "1}", None), end)
    assert parts == [ToolCall("a", "f", '{"x":1}')]


class Refused(Exception):
    """As the libraries of OpenAI, Anthropic, Groq and others raise it."""

    def __init__(self, status_code: int, message: str) -> None:
        super().__init__(message)
        self.status_code = status_code


class GoogleRefused(Exception):
    """As google-genai raises it."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


class AwsRefused(Exception):
    """As botocore raises it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.response = {"ResponseMetadata": {"HTTPStatusCode": status}}


@pytest.mark.parametrize("library", [Refused, GoogleRefused, AwsRefused])
@pytest.mark.parametrize(
    ("status", "message", "kind"),
    [
        (429, "slow down", ModelBusy),
        (401, "wrong key", ModelMisconfigured),
        (529, "Overloaded", ModelBusy),
        (500, "boom", ModelUnavailable),
        (400, "prompt is too long: 210000 tokens > 200000 maximum", ContextTooLong),
    ],
)
def test_the_exceptions_of_each_library_have_a_meaning(
    library: type[Exception], status: int, message: str, kind: type[ModelError]
) -> None:
    error = model_error(library(status, message), has_text=False, secret="")
    assert type(error) is kind


def test_a_lost_connection_is_unavailable_before_the_first_word_and_a_cut_after_it() -> None:
    lost = ConnectionResetError("peer")
    assert type(model_error(lost, has_text=False, secret="")) is ModelUnavailable
    assert type(model_error(lost, has_text=True, secret="")) is ReplyCut


def test_a_key_is_taken_out_of_the_error() -> None:
    error = model_error(Refused(401, "bad key sk-1234"), has_text=False, secret="sk-1234")
    assert "sk-1234" not in str(error)


async def test_a_missing_package_is_named() -> None:
    settings = langchain.Settings(model="anthropic:some-model")
    model = langchain.build(settings, ModelParts(Path("unused")))
    with pytest.raises(ModelMisconfigured) as caught:
        await model.prepare()
    assert "the package langchain-anthropic, which is not" in caught.value.user_message
    said = str(caught.value)
    assert "anthropic:some-model needs the package langchain-anthropic, which is not" in said
    assert "Install it with `" in said
    assert said.endswith(" langchain-anthropic`, then start again.")


async def test_an_unknown_provider_is_the_operators_to_mend() -> None:
    settings = langchain.Settings(model="nobody:some-model")
    model = langchain.build(settings, ModelParts(Path("unused")))
    with pytest.raises(ModelMisconfigured, match="nobody"):
        await model.prepare()
