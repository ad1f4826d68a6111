"""The JSON that the emulator sends, in the shape of OpenAI's API reference."""

import json
from typing import Any


def event(data: dict[str, Any]) -> bytes:
    """One server-sent event."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"data: {text}\n\n".encode()


def chunk(model: str, **more: Any) -> dict[str, Any]:
    """A chunk; `more` overrides any of its keys."""
    return {
        "id": "chatcmpl-emulator",
        "object": "chat.completion.chunk",
        "created": 1764000000,
        "model": model,
        "choices": [],
        **more,
    }


def delta(model: str, finish_reason: str | None = None, **new: Any) -> dict[str, Any]:
    """A chunk with one choice."""
    choice = {"index": 0, "delta": new, "logprobs": None, "finish_reason": finish_reason}
    return chunk(model, choices=[choice])


def usage(tokens_in: int, tokens_out: int) -> dict[str, Any]:
    """The usage object."""
    return {
        "prompt_tokens": tokens_in,
        "completion_tokens": tokens_out,
        "total_tokens": tokens_in + tokens_out,
        "prompt_tokens_details": {"cached_tokens": 0},
    }


def refusal(message: str, kind: str, code: str | None, parameter: str | None) -> dict[str, Any]:
    """The error object, as a response body and as an event in a stream."""
    return {"error": {"message": message, "type": kind, "param": parameter, "code": code}}
