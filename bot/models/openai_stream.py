"""From the bytes of an OpenAI-compatible event stream to reply parts: pure, no client, no clock.

The bytes may be split anywhere, also inside a UTF-8 character. Everything that one socket read
brought becomes at most one `TextDelta`: at fifty tokens a second and five hundred streams what
costs is the number of objects and wake-ups, not the number of characters.

Format: server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), lines
ending in LF or CRLF, whose `data` is a chat completion chunk or `[DONE]`
(https://platform.openai.com/docs/api-reference/chat-streaming). What servers do differently is
noted in `openai_chunks` and proved on recorded bytes in `tests/payloads/models/`.
"""

import msgspec

from bot.errors import ModelError, ReplyCut
from bot.models.endings import nothing_said, notice_for
from bot.models.openai_chunks import (
    Choice,
    Chunk,
    ChunkUsage,
    ContentPiece,
    Delta,
    decode_any,
    decode_chunk,
)
from bot.models.refusals import Refusal, error_for
from bot.models.thinking import ThoughtFilter
from bot.models.tool_calls import ToolCallAssembly, is_whole
from bot.ports import ModelPart, Usage
from bot.reply import Status, TextDelta

THINKING = Status("Thinking…")


class StreamDecoder:
    """The state of one stream. Feed it bytes as they come, then call `finish` once."""

    def __init__(self) -> None:
        self._rest = b""
        self._data: list[bytes] = []  # data lines of an event whose end has not come
        self._text: list[str] = []  # text of this feed that is not yet a part
        self._parts: list[ModelPart] = []
        self._thought = ThoughtFilter()
        self._calls = ToolCallAssembly()
        self._usage: ChunkUsage | None = None
        self._finish_reason: str | None = None
        self.has_text = False
        self.events = 0
        self._has_status = False
        self.is_done = False

    @property
    def has_ended(self) -> bool:
        """Whether the reply is whole: nothing but usage and the end mark can follow."""
        return self.is_done or self._finish_reason is not None

    def feed(self, received: bytes) -> list[ModelPart]:
        """The parts that these bytes complete. Raises `ModelError`s; parts read before the bad
        event are in `pending`."""
        lines = (self._rest + received if self._rest else received).split(b"\n")
        self._rest = lines.pop()
        for line in lines:
            self._take_line(line)
        return self.pending()

    def pending(self) -> list[ModelPart]:
        """Parts that are ready, handed out once. Asked for after an error, too."""
        parts = self._parts
        if self._text:
            self.has_text = True
            parts.append(TextDelta(self._text[0] if len(self._text) == 1 else "".join(self._text)))
            self._text = []
        if parts:
            self._parts = []
        return parts

    def finish(self) -> list[ModelPart]:
        """What can only be told at the end: tool calls, notices, usage.

        Raises `ReplyCut` when the stream had no end mark, or neither text nor a tool call; the
        parts that did come are in `pending`.
        """
        self._take_line(self._rest)  # a last event without its blank line is accepted
        self._take_line(b"")
        self._rest = b""
        self._say(self._thought.finish())
        ended, reason = self.has_ended, self._finish_reason
        calls = self._calls.finish() if ended else []
        if reason == "length":
            calls = [call for call in calls if is_whole(call)]
        if self._text or self.has_text:
            self._flush_text()
            notice = notice_for(reason)
            if notice is not None:
                self._parts.append(notice)
        self._parts.extend(calls)
        if self._usage is not None:
            self._parts.append(_usage(self._usage))
        if not ended:
            raise ReplyCut("the stream ended without its end mark" if self.events else "empty")
        if not self.has_text and not calls:
            raise nothing_said(reason)
        return self.pending()

    # ── lines and events ─────────────────────────────────────────────────────────────────────────

    def _take_line(self, line: bytes) -> None:
        if line.endswith(b"\r"):
            line = line[:-1]
        if not line:
            if self._data:
                event = self._data[0] if len(self._data) == 1 else b"\n".join(self._data)
                self._data = []
                self._take_event(event)
        elif line.startswith(b"data:"):
            self._data.append(line[6:] if line.startswith(b"data: ") else line[5:])
        elif line.startswith(b"error:"):  # older llama.cpp names the field after what it is
            self._take_event(b'{"error":' + line[6:] + b"}")
        elif line.startswith(b"{"):  # no event at all: an error sent as plain JSON with status 200
            self._take_event(line)
        # anything else is a comment (OpenRouter's ": OPENROUTER PROCESSING") or another field

    def _take_event(self, event: bytes) -> None:
        if self.is_done or not event:
            return
        if event.startswith(b"[DONE]"):
            self.is_done = True
            return
        self.events += 1
        try:
            chunk = decode_chunk(event)
        except msgspec.MsgspecError as error:
            raise ReplyCut(f"malformed chunk: {type(error).__name__}") from None
        choices = chunk.choices
        if choices:
            self._take_choice(choices[0] if len(choices) == 1 else _first(choices))
        if chunk.usage is not None:
            self._usage = chunk.usage
        if chunk.error is not None or chunk.object == "error":
            raise _error_in(chunk)

    def _take_choice(self, choice: Choice) -> None:
        if choice.index:
            return
        delta = choice.delta
        if delta is not None:
            content = delta.content
            if content:
                self._say(content if isinstance(content, str) else _joined(content))
            elif not self.has_text and not self._text:
                self._note_thinking(delta)
            if delta.refusal:
                self._say(delta.refusal)
            if delta.tool_calls:
                for piece in delta.tool_calls:
                    self._calls.add(piece)
        if choice.finish_reason:
            self._finish_reason = choice.finish_reason

    # ── text ─────────────────────────────────────────────────────────────────────────────────────

    def _say(self, text: str) -> None:
        if self._thought.is_open:
            text = self._thought.feed(text) if text else ""
            if self._thought.has_thought:
                self._show_thinking()
        if text:
            self._text.append(text)

    def _flush_text(self) -> None:
        self._parts = self.pending()

    def _note_thinking(self, delta: Delta) -> None:
        for reasoning in (delta.reasoning_content, delta.reasoning):
            if len(bytes(reasoning)) > 2 and bytes(reasoning) != b"null":  # not "", not null
                self._show_thinking()

    def _show_thinking(self) -> None:
        if not self._has_status:
            self._has_status = True
            self._parts.append(THINKING)


def _first(choices: list[Choice]) -> Choice:
    return next((choice for choice in choices if not choice.index), choices[0])


def _joined(content: list[ContentPiece]) -> str:
    return "".join(piece.text or "" for piece in content if piece.type == "text")


def _usage(usage: ChunkUsage) -> Usage:
    details = usage.prompt_tokens_details
    cached = details.cached_tokens if details else None
    return Usage(usage.prompt_tokens or 0, usage.completion_tokens or 0, cached or 0)


def _error_in(chunk: Chunk) -> ModelError:
    """The error that a chunk carries, as text or as an object."""
    told = chunk.error
    if told is None:
        told = {"message": chunk.message, "code": chunk.code}
    return error_for(refusal_from_body(0, told))


def refusal_from_body(status: int, told: object) -> Refusal:
    """A refusal from an error object: `{message, type, code, param}`, alone or under `error`.

    FastAPI's `{"detail": …}` and plain text are read, too. An integer `code` is a status.
    """
    if isinstance(told, dict) and isinstance(told.get("error"), (dict, str)):
        told = told["error"]
    if not isinstance(told, dict):
        return Refusal(status, message=str(told or ""))
    code = told.get("code")
    if isinstance(code, int) and not status and 400 <= code < 600:
        status = code
    kind = " ".join(str(part) for part in (code, told.get("type")) if part)
    message = told.get("message") or told.get("detail") or ""
    return Refusal(status, str(message), kind, str(told.get("param") or ""))


def body_of(text: bytes) -> object:
    """A response body as JSON, or as text where it is not JSON."""
    try:
        return decode_any(text)
    except ValueError:  # msgspec's DecodeError and UnicodeDecodeError both are
        return text.decode(errors="replace")
