"""The servers that hold the data, and which of them has a key now.

Everything above (`client.py`) asks by key and knows nothing of kinds: one server here, a cluster
in `cluster.py`, one that Sentinels watch in `sentinel.py`.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import redis.asyncio as redis
from redis.exceptions import AskError, MovedError
from redis.exceptions import ConnectionError as RedisConnectionError

from bot.store.engine import Engine
from bot.store.shared_connection import SharedConnection
from bot.store.shared_step import SharedStep

_MOST_CONNECTIONS = 64  # to one server
_HOPE_AGAIN_AFTER_S = 5.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """For how many replicas a write waits, and how long. 0 replicas: not at all."""

    replicas: int = 0
    wait_ms: int = 1000

    @property
    def arguments(self) -> tuple[int, int]:
        """What follows WAIT."""
        return self.replicas, self.wait_ms


ALONE = Waiting()
"""The server's word is enough."""


class Server:
    """One server. Any number of tasks may use all at once: `client`, a pool of connections;
    `shared`, one connection for what does not wait inside Redis, at a third of the cost;
    `confirmed`, another one, whose packets end with a WAIT for replicas.
    """

    def __init__(
        self,
        name: str,
        client: redis.Redis,
        connect: Callable[[Sequence[str | int]], SharedConnection],
        waiting: Waiting,
    ) -> None:
        self.name = name
        self.client = client
        self.shared = connect(())
        self.confirmed = connect(("WAIT", *waiting.arguments))
        self._connect = connect
        self._loading = SharedStep()
        self._apart: set[SharedConnection] = set()  # all of them
        self._apart_idle: list[SharedConnection] = []
        self._no_hope_until = 0.0  # time.monotonic()
        self._is_closed = False

    @property
    def is_without_replicas(self) -> bool:
        """Whether replicas failed to confirm a moment ago: no use to wait for them again."""
        return time.monotonic() < self._no_hope_until

    def note_replicas(self, have_confirmed: bool) -> None:
        """Remember whether enough replicas confirmed."""
        self._no_hope_until = 0.0 if have_confirmed else time.monotonic() + _HOPE_AGAIN_AFTER_S

    async def load(self, engine: Engine) -> None:
        """Bring it the engine's functions: once for all calls of a moment that found none."""
        await self._loading.once(partial(engine.load, self.shared))

    @contextmanager
    def apart(self) -> Iterator[SharedConnection]:
        """A connection that nobody else uses meanwhile, for a command that waits inside Redis."""
        if self._is_closed:
            raise RedisConnectionError("The connection was closed.")
        one = self._apart_idle.pop() if self._apart_idle else self._connect(())
        self._apart.add(one)
        try:
            yield one
        except BaseException:
            one.abort()  # else the server might give to nobody what was waited for
            raise
        finally:
            self._apart_idle.append(one)

    async def close(self) -> None:
        """Close every connection to it, for good; what still waits there fails."""
        self._is_closed = True
        for connection in (self.shared, self.confirmed, *self._apart):
            await connection.close()
        await self.client.aclose()


class Servers(Protocol):
    """Where the data is. Raises what redis-py raises; the store maps it."""

    @property
    def reads_span_partitions(self) -> bool:
        """Whether one blocking read may name the streams of several partitions."""
        ...

    def known(self, key: str) -> Server | None:
        """The server that has `key`; None where that must be looked up (`of`)."""
        ...

    async def of(self, key: str) -> Server:
        """The server that has `key`; looks again first when there was reason for doubt."""
        ...

    async def masters(self) -> Sequence[Server]:
        """Every server that takes writes."""
        ...

    def doubt(self, server: Server) -> None:
        """It did not answer, or takes no writes: look before the next use where the data is."""
        ...

    def moved(self, error: MovedError, said_by: Server) -> None:
        """A slot has another server now."""
        ...

    def asked(self, error: AskError, said_by: Server) -> Server:
        """The server to ask for this one call, while a slot is on its way."""
        ...

    async def close(self) -> None:
        """Close every connection."""
        ...


class OneServer:
    """`Servers` for a plain address: always the same one."""

    reads_span_partitions = True

    def __init__(self, server: Server) -> None:
        self._server = server

    def known(self, key: str) -> Server | None:
        """The server."""
        return self._server

    async def of(self, key: str) -> Server:
        """The server."""
        return self._server

    async def masters(self) -> Sequence[Server]:
        """The server."""
        return (self._server,)

    def doubt(self, server: Server) -> None:
        """There is no other to look for."""

    def moved(self, error: MovedError, said_by: Server) -> None:
        """It became a node of a cluster after the start: only the operator can say so here."""
        raise error

    def asked(self, error: AskError, said_by: Server) -> Server:
        """As `moved`."""
        raise error

    async def close(self) -> None:
        """Close every connection."""
        await self._server.close()


def open_server(name: str, url: str, timeout_s: float, waiting: Waiting = ALONE) -> Server:
    """A server by its address; nothing is connected yet. Raises ValueError for a bad address."""
    pool = redis.BlockingConnectionPool.from_url(
        url,
        max_connections=_MOST_CONNECTIONS,
        timeout=timeout_s,
        socket_timeout=timeout_s,
        socket_connect_timeout=timeout_s,
    )
    # No time-out for each send and read, which costs a task each: the shared connections have one.
    one = redis.ConnectionPool.from_url(url, socket_timeout=None, socket_connect_timeout=timeout_s)
    one.connection_kwargs["protocol"] = 2  # an answer has one shape, whatever the address says
    one.make_connection()  # type: ignore[no-untyped-call]  # redis-py's; finds a bad option now
    client = redis.Redis.from_pool(pool)  # closing the client closes the pool
    return Server(name, client, partial(SharedConnection, one, timeout_s), waiting)
