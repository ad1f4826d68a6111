"""What the emulator does with one request, as data."""

import re
from dataclasses import dataclass
from typing import Literal

Fault = Literal["", "cut", "drop", "hang", "malformed", "error", "endless", "comments"]


@dataclass(frozen=True, slots=True)
class Say:
    """Stream a text, a word a token, or go wrong after `after_tokens` of it.

    cut         the stream ends politely, but without finish_reason and [DONE]
    drop        the connection is torn down
    hang        nothing more comes and the connection stays open
    malformed   half a chunk comes, then the stream ends as if nothing had happened
    error       an error object comes in the stream, which then ends
    endless     the last token comes again and again, and there is no end
    comments    only comments come, again and again, as a busy router sends them

    `tokens_per_s` 0: everything at once. `calls` are (name, arguments) of tool calls.
    """

    text: str = ""
    tokens_per_s: float = 0.0
    first_token_after_s: float = 0.0
    finish_reason: str = "stop"
    calls: tuple[tuple[str, str], ...] = ()
    fault: Fault = ""
    after_tokens: int = 0

    @property
    def tokens(self) -> list[str]:
        """The text as it is streamed: words with the white space before them."""
        return re.findall(r"\s*\S+|\s+$", self.text)


@dataclass(frozen=True, slots=True)
class Refuse:
    """Answer with a status and OpenAI's error object."""

    status: int
    message: str = "refused"
    code: str | None = None
    kind: str = "invalid_request_error"
    parameter: str | None = None
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True)
class Hang:
    """Take the request and never answer: not even headers."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Take the request and close the connection without a word."""


@dataclass(frozen=True, slots=True)
class Replay:
    """Send these bytes as they are, `piece_bytes` at a time (0: all at once).

    `keeps_open`: the response does not end, as with a proxy that waits for more.
    """

    data: bytes
    piece_bytes: int = 0
    content_type: str = "text/event-stream"
    keeps_open: bool = False
    is_compressed: bool = False


Answer = Say | Refuse | Hang | Drop | Replay
