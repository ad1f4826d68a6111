"""One connection to Redis that all short calls of a process share.

Calls that are made in the same moment travel in one packet, and what is asked while a packet is
under way travels in the next. So a call costs a third of what one on a connection of its own costs,
and the busier the process is, the less. Where answers are slow the next packet does not wait for
them: it follows on the same connection, so that a call takes one round trip and not two.

Nothing that waits inside Redis may be asked beside others, but for a `last` command that ends every
packet and waits for all of it: so WAIT is about each call in it.

redis-py opens the connection (address, TLS, password); from then on it is a protocol that packs and
reads in C and needs no task, no lock and no timer for a call.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple, cast

import hiredis
import redis.asyncio as redis
from redis.asyncio.connection import AbstractConnection
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import InvalidResponse, RedisError

_FOLLOWS_AFTER_S = 0.05
"""What has waited so long for the answers under way is sent behind what was asked before."""

_EARLY_S = 0.001  # timers may be this much early
_NOTHING_YET = object()


class _Asked(NamedTuple):
    """A command on its way. `asked_at` by the event loop's clock."""

    packed: bytes
    answer: asyncio.Future[tuple[Any, Any]]
    asked_at: float


class SharedConnection:
    """Asks one command after another of the server that `pool` makes connections to.

    Raises what redis-py raises, and TimeoutError where an answer takes longer than `timeout_s`;
    whether the server has done what was asked is not known then.
    """

    def __init__(
        self, pool: redis.ConnectionPool, timeout_s: float, last: Sequence[str | int] = ()
    ) -> None:
        self._pool = pool
        self._timeout_s = timeout_s
        self._last = (_packed(last),) if last else ()
        self._waiting: list[_Asked] = []
        self._under_way: deque[list[_Asked]] = deque()  # packets, oldest first
        self._answers: list[Any] = []  # of the oldest
        self._line: _Line | None = None
        self._opening: asyncio.Task[None] | None = None
        self._sends_soon = False
        self._follow_up: asyncio.TimerHandle | None = None
        self._watch: asyncio.TimerHandle | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_closed = False

    async def execute_command(self, *command: str | bytes | int) -> Any:
        """The answer as the server gives it. To be cancelled takes back nothing that was sent."""
        return (await self._ask(command))[0]

    async def execute_with_last(self, *command: str | bytes | int) -> tuple[Any, Any]:
        """The answer, and that of the `last` command of its packet; None where there is none."""
        return await self._ask(command)

    async def close(self) -> None:
        """End what is under way, and the connection, for good. May be called twice."""
        self._is_closed = True
        opening, line = self._opening, self._line
        self.abort()
        for timer in (self._watch, self._follow_up):
            if timer is not None:
                timer.cancel()
        self._watch = self._follow_up = None
        if opening is not None:
            await asyncio.gather(opening, return_exceptions=True)
            self.abort()  # redis-py may have lost the cancellation, and opened it all the same
        if line is not None:
            await line.ended()

    def abort(self) -> None:
        """End what is under way, at once; the next call opens a new connection."""
        if self._opening is not None:
            self._opening.cancel()
        line, self._line = self._line, None
        if line is not None:
            line.abort()
        error = _closed()
        asked, self._waiting = self._waiting, []
        self._fail(asked, error)
        self._lose(error)

    # ── asking ───────────────────────────────────────────────────────────────────────────────────

    def _ask(self, command: Sequence[str | bytes | int]) -> asyncio.Future[tuple[Any, Any]]:
        loop = self._loop = self._loop or asyncio.get_running_loop()
        answer: asyncio.Future[tuple[Any, Any]] = loop.create_future()
        if self._is_closed:  # nobody would close what is opened now
            answer.set_exception(_closed())
            return answer
        self._waiting.append(_Asked(_packed(command), answer, loop.time()))
        if self._watch is None:
            self._watch = loop.call_later(self._timeout_s, self._look)
        if self._under_way:
            # Behind a `last` command that waits it would wait as well, and each with its own.
            if self._follow_up is None and not self._last:
                self._follow_up = loop.call_later(_FOLLOWS_AFTER_S, self._follow)
        elif not self._sends_soon:
            self._sends_soon = True
            loop.call_soon(self._send)
        return answer

    def _follow(self) -> None:
        self._follow_up = None
        self._send()

    def _send(self) -> None:
        """Send all that waits, in one packet; open the connection first where there is none."""
        self._sends_soon = False
        self._waiting = [asked for asked in self._waiting if not asked.answer.done()]  # cancelled
        if not self._waiting:
            return
        if self._line is None:
            if self._opening is None:
                self._opening = asyncio.create_task(self._open(), name="shared connection")
                self._opening.add_done_callback(self._opened)
            return
        line, packet, self._waiting = self._line, self._waiting, []
        self._under_way.append(packet)
        try:
            line.send(b"".join([*(asked.packed for asked in packet), *self._last]))
        except (OSError, RuntimeError) as error:  # uvloop, on a handle that was closed meanwhile
            self._end(line, RedisConnectionError(f"The connection was lost ({error})."))

    async def _open(self) -> None:
        connection: AbstractConnection = self._pool.make_connection()  # type: ignore[no-untyped-call]  # redis-py's
        try:
            async with asyncio.timeout(self._timeout_s):
                await connection.connect()  # type: ignore[no-untyped-call]  # redis-py's
            self._line = _Line(connection, self._hear, self._end)
        except BaseException as error:
            with suppress(Exception):
                await connection.disconnect(nowait=True)
            if not isinstance(error, Exception):
                raise
            asked, self._waiting = self._waiting, []
            self._fail(asked, error)  # whatever it is, each caller is told

    def _opened(self, _: "asyncio.Task[None]") -> None:
        """Also where it was given up before its first step; what was asked since is sent."""
        self._opening = None
        self._send()

    # ── hearing ──────────────────────────────────────────────────────────────────────────────────

    def _hear(self, answer: Any) -> None:
        """The next answer of the oldest packet that is under way; an error may be one."""
        if not self._under_way:
            raise InvalidResponse("The server answered what it was not asked.")
        self._answers.append(answer)
        asked = self._under_way[0]
        if len(self._answers) < len(asked) + len(self._last):
            return
        answers, self._answers = self._answers, []
        self._under_way.popleft()
        last = answers[len(asked)] if self._last else None
        for (_, future, _), found in zip(asked, answers, strict=False):
            if future.done():  # its caller was cancelled
                continue
            if isinstance(found, Exception):
                future.set_exception(found)
            elif isinstance(last, Exception):
                future.set_exception(last)
            else:
                future.set_result((found, last))
        if not self._under_way:
            self._send()

    def _end(self, line: "_Line", error: Exception) -> None:
        """The connection is gone: what was under way fails, what waits goes over a new one."""
        if self._line is line:
            self._line = None
            self._lose(error)
            self._send()

    def _look(self) -> None:
        """Give up what has taken too long; a server that says nothing is asked anew."""
        self._watch = None
        if self._loop is None:
            return
        before = self._loop.time() - self._timeout_s + _EARLY_S
        if self._under_way and self._under_way[0][0].asked_at <= before:
            line, self._line = self._line, None
            if line is not None:
                line.abort()
            self._lose(TimeoutError())
        late = [asked for asked in self._waiting if asked.asked_at <= before]
        del self._waiting[: len(late)]
        self._fail(late, TimeoutError())
        oldest = next((packet[0] for packet in (*self._under_way, self._waiting) if packet), None)
        if oldest is not None:
            wait_s = oldest.asked_at - before
            self._watch = self._loop.call_later(wait_s, self._look)
            if not self._under_way:
                self._send()

    def _lose(self, error: Exception) -> None:
        """What is under way fails, also what was asked late: it stands behind the rest."""
        packets, self._under_way, self._answers = self._under_way, deque(), []
        for packet in packets:
            self._fail(packet, error)

    @staticmethod
    def _fail(asked: Sequence[_Asked], error: Exception) -> None:
        for _, future, _ in asked:
            if not future.done():
                future.set_exception(error)


class _Line(asyncio.Protocol):
    """An open connection: bytes out, answers in. It takes the transport over from redis-py, whose
    streams cost a task's step for each packet (redis-py 8.1, asyncio/connection.py)."""

    def __init__(
        self,
        connection: AbstractConnection,
        hear: Callable[[Any], None],
        end: Callable[["_Line", Exception], None],
    ) -> None:
        self._hear, self._tell_end = hear, end
        self._reader = hiredis.Reader(
            protocolError=InvalidResponse,
            replyError=connection._parser.parse_error,
            notEnoughData=_NOTHING_YET,
        )
        self._is_over = asyncio.Event()
        # Kept: a stream that is forgotten closes its transport. And redis-py's connection forgets
        # it, so that it does not close it when it is itself forgotten.
        stream = cast("asyncio.StreamWriter", connection._writer)
        self._stream, connection._reader, connection._writer = stream, None, None
        self._transport = cast("asyncio.Transport", stream.transport)
        self._transport.set_protocol(self)

    def send(self, packet: bytes) -> None:
        """Send it; a lost connection is told to `end`."""
        self._transport.write(packet)

    def data_received(self, data: bytes) -> None:
        """Called by the transport."""
        try:
            self._reader.feed(data)
            while (answer := self._reader.gets()) is not _NOTHING_YET:
                if not isinstance(answer, hiredis.PushNotification):  # nothing that was asked for
                    self._hear(answer)
        except RedisError as error:
            self._transport.abort()
            self._tell_end(self, error)

    def connection_lost(self, error: Exception | None) -> None:
        """Called by the transport."""
        self._is_over.set()
        self._tell_end(self, RedisConnectionError(f"The connection was lost ({error or 'ended'})."))

    def abort(self) -> None:
        """End it at once."""
        self._transport.abort()

    async def ended(self) -> None:
        """Return when it is."""
        await self._is_over.wait()


def _closed() -> RedisConnectionError:
    return RedisConnectionError("The connection was closed.")


def _packed(command: Sequence[str | bytes | int]) -> bytes:
    """A command as it travels. In C: redis-py's own way takes five times as long."""
    packed: bytes = hiredis.pack_command(tuple(command))  # type: ignore[arg-type]  # its stub: one item
    return packed
