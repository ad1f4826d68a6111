"""What one OpenAI-compatible endpoint accepts of what we would like to send."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.errors import ContextTooLong
from bot.models.pictures import content_parts
from bot.models.refusals import Refusal, error_for
from bot.ports import ModelMessage, ModelOptions, ToolSpec

_OTHER_LENGTH_KEY = {
    "max_tokens": "max_completion_tokens",
    "max_completion_tokens": "max_tokens",
}

_TOOL_REFUSAL = re.compile(r"\btools?\b|tool[_-]", re.IGNORECASE)
"""vLLM: '"auto" tool choice requires --enable-auto-tool-choice …'; Ollama: '… does not support
tools'; others name the parameter."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """Which optional request keys an endpoint is sent.

    `length_key` is how it is told the longest reply: OpenAI's newer models refuse `max_tokens`;
    most other servers know only that and some ignore the newer key silently. `refused` holds what
    it turned down once, never to be sent again.
    """

    length_key: str = "max_tokens"
    refused: frozenset[str] = frozenset()

    def body(
        self,
        model: str,
        messages: Sequence[ModelMessage],
        options: ModelOptions,
        extra_body: Mapping[str, Any],
    ) -> dict[str, Any]:
        """The request. What the operator put into `extra_body` stands as it is."""
        wanted = {
            "stream_options": {"include_usage": True},
            "temperature": options.temperature,
            self.length_key: options.max_tokens,
            "tools": [tool_schema(spec) for spec in options.tools] or None,
            "response_format": _format(options.schema) if options.schema else None,
        }
        return {
            "model": model,
            "messages": [_message(message) for message in messages],
            "stream": True,
            **{
                key: value
                for key, value in wanted.items()
                if value is not None and key not in self.refused
            },
            **extra_body,
        }

    def learn(self, refusal: Refusal, sent: Mapping[str, Any]) -> "Dialect | None":
        """The dialect to try next when the request was refused over an optional key of ours, or
        None when that is not why."""
        if refusal.status not in (400, 422) or isinstance(error_for(refusal), ContextTooLong):
            return None
        for key in ("stream_options", "temperature", self.length_key, "response_format"):
            if key in sent and _names(refusal, key):
                return self._without(key)
        if "tools" in sent and _TOOL_REFUSAL.search(f"{refusal.parameter} {refusal.message}"):
            return self._without("tools")
        return None

    @property
    def takes_tools(self) -> bool:
        """Whether tools can be sent, as far as is known."""
        return "tools" not in self.refused

    def _without(self, key: str) -> "Dialect":
        refused = self.refused | {key}
        other = _OTHER_LENGTH_KEY.get(key)
        if other is not None and other not in refused:
            return replace(self, length_key=other, refused=refused)
        return replace(self, refused=refused)


def _names(refusal: Refusal, key: str) -> bool:
    return refusal.parameter == key or bool(re.search(rf"\b{key}\b", refusal.message))


def _message(message: ModelMessage) -> dict[str, Any]:
    written: dict[str, Any] = {"role": message.role, "content": message.content}
    if message.calls:
        written["content"] = message.content or None
        written["tool_calls"] = [
            {
                "id": call.id,
                "type": "function",
                "function": {"name": call.name, "arguments": call.arguments},
            }
            for call in message.calls
        ]
    if message.images:
        written["content"] = content_parts(message)
    if message.call_id:
        written["tool_call_id"] = message.call_id
    return written


def tool_schema(spec: ToolSpec) -> dict[str, Any]:
    """A tool in OpenAI's form, which LangChain takes for any provider."""
    return {
        "type": "function",
        "function": {
            "name": spec.name,
            "description": spec.description,
            "parameters": dict(spec.parameters),
        },
    }


def _format(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": "reply", "schema": schema}}
