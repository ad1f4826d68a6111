"""An OpenAI-compatible server for measuring: it knows when what happened, and costs little itself.

The emulator in `tests/emulators/openai` behaves in far more ways, but cannot pace 500 replies at 50
tokens a second beside a bot on two cores. This one speaks the same bytes over a bare protocol. It
runs in the process that plays the platform, so that all times are of one clock.
"""

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from tests.emulators.openai import chunks

END_OF_BODY_AFTER_S = 0.01
"""Real servers close the response in a packet of its own, a little after `[DONE]`."""

_REFERENCE = re.compile(rb"ref(\d+)")
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n"
)


@dataclass(slots=True)
class Exchange:
    """One reply, by the clock of `time.perf_counter`. 0.0: has not happened yet."""

    asked_at: float
    ended_at: float = 0.0


@dataclass(slots=True)
class ModelServer:
    """Replies to `ref17` with `words(17)` and then `ref17`, so that the end can be recognised.

    `tokens_per_s` 0: all at once. With `hold_until` no reply begins before so many were asked for.
    """

    words: dict[int, int] = field(default_factory=dict)
    tokens_per_s: float = 0.0
    hold_until: int = 0
    exchanges: dict[int, Exchange] = field(default_factory=dict)
    tokens_sent: int = 0
    running: int = 0
    base_url: str = ""
    began: asyncio.Event = field(default_factory=asyncio.Event)
    _held: list["_Reply"] = field(default_factory=list)
    _server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listen on a free port."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Connection(self), "127.0.0.1", 0)
        self.base_url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/v1"

    async def stop(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()

    def prepare(
        self, words: dict[int, int], *, tokens_per_s: float = 0.0, hold_until: int = 0
    ) -> None:
        """Set what is said to each reference from now on; one that is not named gets no words."""
        self.words, self.tokens_per_s, self.hold_until = words, tokens_per_s, hold_until
        self.exchanges, self.tokens_sent, self.running = {}, 0, 0
        self._held, self.began = [], asyncio.Event()

    def answer(self, body: bytes, transport: asyncio.Transport) -> None:
        """Begin a reply, or hold it until enough are asked for."""
        found = _REFERENCE.findall(body)
        number = int(found[-1]) if found else 0
        self.exchanges[number] = exchange = Exchange(time.perf_counter())
        tokens = [*_WORDS[: self.words.get(number, 0)], _token(f"ref{number}")]
        self._held.append(_Reply(self, exchange, tokens, transport))
        transport.write(_HEAD + _BEGINNING)
        if len(self._held) + self.running < self.hold_until:
            return
        loop, held, self._held = asyncio.get_running_loop(), self._held, []
        self.running += len(held)
        step_s = 1 / self.tokens_per_s if self.tokens_per_s else 0.0
        for index, reply in enumerate(held):  # out of step, as independent models are
            reply.begin(loop, step_s, step_s * index / len(held))
        self.began.set()


class _Reply:
    """A reply under way: one timer a token."""

    def __init__(
        self,
        server: ModelServer,
        exchange: Exchange,
        tokens: Sequence[bytes],
        transport: asyncio.Transport,
    ) -> None:
        self._server, self._exchange = server, exchange
        self._tokens, self._transport = tokens, transport
        self._next = 0

    def begin(self, loop: asyncio.AbstractEventLoop, step_s: float, after_s: float) -> None:
        self._loop, self._step_s, self._due_at = loop, step_s, loop.time() + after_s
        if step_s:
            loop.call_at(self._due_at, self._say)
        else:
            while self._next < len(self._tokens):
                self._say_one()
            self._end()

    def _say(self) -> None:
        if self._transport.is_closing():
            return
        self._say_one()
        if self._next == len(self._tokens):
            self._end()
            return
        self._due_at += self._step_s
        self._loop.call_at(self._due_at, self._say)

    def _say_one(self) -> None:
        self._transport.write(self._tokens[self._next])
        self._next += 1
        self._server.tokens_sent += 1

    def _end(self) -> None:
        self._transport.write(_ENDING)
        self._exchange.ended_at = time.perf_counter()
        self._loop.call_later(END_OF_BODY_AFTER_S, self._end_body)

    def _end_body(self) -> None:
        if not self._transport.is_closing():
            self._transport.write(b"0\r\n\r\n")


class _Connection(asyncio.Protocol):
    """Just enough of HTTP/1.1: requests with a Content-Length, one after another."""

    def __init__(self, server: ModelServer) -> None:
        self._server = server
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is none by type

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, blank, body = self._received.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if not blank or len(body) < (int(length[1]) if length else 0):
            return
        self._received = b""
        self._server.answer(body, self._transport)


def _framed(event: bytes) -> bytes:
    return f"{len(event):x}\r\n".encode() + event + b"\r\n"


def _token(text: str) -> bytes:
    return _framed(chunks.event(chunks.delta("emulated", content=text)))


_BEGINNING = _framed(chunks.event(chunks.delta("emulated", role="assistant", content="")))
_ENDING = _framed(
    chunks.event(chunks.delta("emulated", finish_reason="stop"))
    + chunks.event(chunks.chunk("emulated", usage=chunks.usage(50, 1)))
    + b"data: [DONE]\n\n"
)
_TEXT = "So this is what a reply may look like: plain words, a comma, and now and then a line.\n\n"
_WORDS = [_token(word) for word in re.findall(r"\s*\S+|\s+$", _TEXT * 60)]
