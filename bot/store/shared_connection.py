"""One connection to Redis that all short calls of a process share.

Calls that are made in the same moment travel in one packet, and what is asked while a packet is
under way travels in the next. So a call costs half of what one on a connection of its own costs,
and the busier the process is, the less. Nothing that waits inside Redis may be asked here, but for
a `last` command that ends every packet and waits for all of it: so WAIT is about each call in it.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import hiredis
import redis.asyncio as redis
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import ResponseError

_Asked = tuple[bytes, asyncio.Future[Any]]


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
        self._last = last
        self._connection = pool.make_connection()  # type: ignore[no-untyped-call]  # redis-py's
        self._waiting: list[_Asked] = []
        self._working: asyncio.Task[None] | None = None

    async def execute_command(self, *command: str | bytes | int) -> Any:
        """The answer as the server gives it. To be cancelled takes back nothing that was sent."""
        return (await self.execute_with_last(*command))[0]

    async def execute_with_last(self, *command: str | bytes | int) -> tuple[Any, Any]:
        """The answer, and that of the `last` command of its packet; None where there is none."""
        answer = asyncio.get_running_loop().create_future()
        self._waiting.append((_packed(command), answer))
        if self._working is None:
            self._working = asyncio.create_task(self._work(), name="shared connection")
        found: tuple[Any, Any] = await answer
        return found

    async def close(self) -> None:
        """End what is under way, and the connection. May be called twice."""
        working = self._working
        if working is not None:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
        await self._connection.disconnect()

    async def _work(self) -> None:
        asked: list[_Asked] = []
        try:
            while self._waiting:
                asked, self._waiting = self._waiting, []
                try:
                    answers, last = await self._exchange(asked)
                except Exception as error:  # whatever it is, each caller is told
                    answers, last = [error] * len(asked), None
                    with suppress(Exception):
                        await self._connection.disconnect(nowait=True)
                for (_, future), answer in zip(asked, answers, strict=True):
                    _set(future, answer, last)
        finally:
            self._working = None
            for _, future in (*asked, *self._waiting):  # all is answered unless we were closed
                _set(future, RedisConnectionError("The connection was closed."))
            self._waiting = []

    async def _exchange(self, asked: Sequence[_Asked]) -> tuple[list[Any], Any]:
        """Send all that is asked at once; the answers, where one may be an error, and the last."""
        answers: list[Any] = []
        last = None
        async with asyncio.timeout(self._timeout_s):
            await self._pool.ensure_connection(self._connection)
            packed = [command for command, _ in asked]
            if self._last:
                packed.append(_packed(self._last))
            await self._connection.send_packed_command(packed, check_health=False)
            for _ in asked:
                try:
                    answers.append(await self._connection.read_response())
                except ResponseError as error:
                    answers.append(error)
            if self._last:
                last = await self._connection.read_response()
        return answers, last


def _packed(command: Sequence[str | bytes | int]) -> bytes:
    """A command as it travels. In C: redis-py's own way takes five times as long."""
    packed: bytes = hiredis.pack_command(tuple(command))  # type: ignore[arg-type]  # its stub: one item
    return packed


def _set(future: asyncio.Future[Any], answer: Any, last: Any = None) -> None:
    if future.done():  # its caller was cancelled
        return
    if isinstance(answer, Exception):
        future.set_exception(answer)
    else:
        future.set_result((answer, last))
