"""Prompts → LangChain's messages, and its message chunks → reply parts."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.models.openai_chunks import Function, ToolCallPiece
from bot.models.openai_stream import THINKING
from bot.models.pictures import content_parts
from bot.models.thinking import ThoughtFilter
from bot.models.tool_calls import ToolCallAssembly, is_whole
from bot.ports import ModelMessage, ModelPart, Usage
from bot.reply import TextDelta

if TYPE_CHECKING:
    from langchain_core.messages import AIMessageChunk, BaseMessage

REASON_KEYS = (
    "finish_reason",  # OpenAI and most others, Gemini, Cohere, Mistral
    "stop_reason",  # Anthropic
    "stopReason",  # Bedrock
    "done_reason",  # Ollama
)


def prompt_messages(messages: Sequence[ModelMessage]) -> "list[tuple[str, str] | BaseMessage]":
    """The prompt as LangChain takes it; LangChain is imported by now."""
    from langchain_core.messages import AIMessage, HumanMessage, ToolMessage

    written: list[tuple[str, str] | BaseMessage] = []
    for message in messages:
        if message.calls:
            calls = [
                {"id": call.id, "name": call.name, "args": json.loads(call.arguments)}
                for call in message.calls
            ]
            written.append(AIMessage(content=message.content, tool_calls=calls))
        elif message.role == "tool":
            written.append(ToolMessage(content=message.content, tool_call_id=message.call_id))
        elif message.images:
            written.append(HumanMessage(content=list(content_parts(message))))
        else:
            written.append((message.role, message.content))
    return written


class ChunkReader:
    """The state of one stream. Read each chunk, then call `finish` once."""

    def __init__(self) -> None:
        self.reason: str | None = None
        self.has_said = False
        self._thought = ThoughtFilter()
        self._calls = ToolCallAssembly()
        self._usage: Usage | None = None
        self._has_status = False

    def read(self, chunk: "AIMessageChunk") -> list[ModelPart]:
        """The parts that a chunk brings."""
        parts: list[ModelPart] = []
        text = str(chunk.text)
        shown = self._thought.feed(text) if text else ""
        if not self.has_said and (self._thought.has_thought or (not text and _reasons(chunk))):
            parts.extend(self._thinking())
        if shown:
            self.has_said = True
            parts.append(TextDelta(shown))
        for piece in chunk.tool_call_chunks:
            index = piece["index"] if isinstance(piece["index"], int) else None
            function = Function(piece["name"], piece["args"])
            self._calls.add(ToolCallPiece(index, piece["id"], function))
        self._count(chunk)
        self.reason = _reason(chunk.response_metadata) or self.reason
        return parts

    def finish(self) -> list[ModelPart]:
        """What can only be told at the end. Tool calls that were cut are kept back."""
        parts: list[ModelPart] = []
        rest = self._thought.finish()
        if rest:
            parts.append(TextDelta(rest))
        if self.reason is not None:
            parts.extend(call for call in self._calls.finish() if is_whole(call))
        self.has_said = self.has_said or bool(parts)
        if self._usage is not None:
            parts.append(self._usage)
        return parts

    def _thinking(self) -> list[ModelPart]:
        parts: list[ModelPart] = [] if self._has_status else [THINKING]
        self._has_status = True
        return parts

    def _count(self, chunk: "AIMessageChunk") -> None:
        """Add the chunk's usage: providers split it over chunks, to be added up."""
        used = chunk.usage_metadata
        if used is None:
            return
        cached = (used.get("input_token_details") or {}).get("cache_read") or 0
        so_far = self._usage or Usage(0, 0)
        self._usage = Usage(
            so_far.tokens_in + (used["input_tokens"] or 0),
            so_far.tokens_out + (used["output_tokens"] or 0),
            so_far.tokens_cached + cached,
        )


def _reason(metadata: dict[str, Any]) -> str | None:
    for key in REASON_KEYS:
        if metadata.get(key):
            return str(metadata[key])
    if metadata.get("status") in ("completed", "incomplete"):  # OpenAI's Responses
        return str((metadata.get("incomplete_details") or {}).get("reason") or metadata["status"])
    return None


def _reasons(chunk: "AIMessageChunk") -> bool:
    """Whether the chunk holds reasoning: as a content block, or beside the content."""
    if chunk.additional_kwargs.get("reasoning_content"):
        return True
    blocks = chunk.content if isinstance(chunk.content, list) else []
    return any(
        isinstance(block, dict) and block.get("type") in ("thinking", "reasoning")
        for block in blocks
    )
