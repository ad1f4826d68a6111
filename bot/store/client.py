"""Calling the engine's functions, and Redis itself, by key. Which kind of server it is, is below.

Everything in Redis that belongs to a conversation is in its partition, and a partition is on one
server; so each call here names one key, and goes where that key is now. Opening a store is in
`bot/store/connecting.py`.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from redis.asyncio.client import PubSub
from redis.exceptions import (
    AskError,
    ClusterDownError,
    MovedError,
    ReadOnlyError,
    RedisError,
    ResponseError,
    TryAgainError,
)
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.errors import StoreUnavailable
from bot.store.causes import cause_of
from bot.store.engine import Engine, engine_of_this_release
from bot.store.keys import Keys
from bot.store.servers import ALONE, Server, Servers, Waiting

GROUP = "workers"
_MOST_REDIRECTS = 8
_TRY_AGAIN_AFTER_S = 0.05
_PROBE_KEPT_MS = 60_000

_NOT_THERE = (
    RedisConnectionError,
    RedisTimeoutError,
    ClusterDownError,
    ReadOnlyError,
    OSError,
)
"""The server is gone, hangs, loads its data, or is no master any more: another may have the key."""

_Do = Callable[[Server, bool], Awaitable[Any]]
"""What is done at a server; the flag: with ASKING, since the key is on its way there."""


class Confirmation(Enum):
    """Whether a write waits until replicas have it, which is what a failover keeps.

    NEEDED: it counts only then, else StoreUnavailable. HOPED: it is waited for, not relied on.
    """

    NONE = 0
    HOPED = 1
    NEEDED = 2


_HANDLE_IS_CLOSED = "the handler is closed"  # uvloop/handles/handle.pyx, _ensure_alive


@contextmanager
def store_errors() -> Iterator[None]:
    """Map everything that redis-py raises, and heed a cancellation that it lost.

    The one place that knows how redis-py fails. It (8.1) sends through `asyncio.wait_for`, which on
    Python 3.11 swallows a cancellation that meets the end of the sending: the call then returns as
    if nothing had been asked, and a loop around it would never end. On a connection that was reset
    while it lay in the pool, uvloop (0.23) raises a RuntimeError, which redis-py passes on.
    """
    try:
        yield
    except (RedisError, OSError) as error:
        raise _unavailable(error) from error
    except RuntimeError as error:
        if _HANDLE_IS_CLOSED not in str(error):
            raise
        raise StoreUnavailable(cause="The connection to Redis was reset.") from error
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError


def _unavailable(error: RedisError | OSError) -> StoreUnavailable:
    return StoreUnavailable(f"({type(error).__name__}: {error})", cause=cause_of(error))


@dataclass(frozen=True, slots=True)
class Store:
    """A checked connection to wherever the data is.

    Nothing takes longer than `timeout_s`, and once more as long where the data has moved meanwhile.
    """

    servers: Servers
    keys: Keys
    timeout_s: float
    waiting: Waiting = ALONE
    engine: Engine = field(default_factory=engine_of_this_release)

    async def call(
        self,
        function: str,
        keys: Sequence[str],
        args: Sequence[str | bytes | int],
        confirmation: Confirmation = Confirmation.NONE,
    ) -> Any:
        """Call one of the functions in engine.lua; raises StoreUnavailable.

        Safe to repeat: each function recognises what it has done already. A server that came back
        without its functions (a replaced one that keeps nothing) gets them again.
        """
        command = ("FCALL", f"{self.engine.name}_{function}", len(keys), *keys, *args)
        return await self.ask(keys[0], *command, confirmation=confirmation)

    async def ask(
        self,
        key: str,
        *command: str | bytes | int,
        confirmation: Confirmation = Confirmation.NONE,
    ) -> Any:
        """The bare answer to a command about `key` that does not wait inside Redis; raises
        StoreUnavailable. Commands that come together travel together.
        """

        async def command_at(server: Server, is_asking: bool) -> Any:
            must_wait = self._waits_for(confirmation, server)
            if is_asking:
                with server.apart() as one:
                    await one.execute_command("ASKING")
                    answer = await one.execute_command(*command)
                    have = await one.execute_command("WAIT", *self.waiting.arguments)
            elif must_wait:
                answer, have = await server.confirmed.execute_with_last(*command)
            else:
                return await server.shared.execute_command(*command)
            if must_wait:
                self._judge(server, have, confirmation)
            return answer

        return await self._go(key, command_at)

    async def ask_apart(self, key: str, *command: str | bytes | int) -> Any:
        """The bare answer to a command about `key` that others must not stand behind: it may wait
        inside Redis, for less than `timeout_s`, or answer with much. Raises StoreUnavailable."""

        async def command_at(server: Server, is_asking: bool) -> Any:
            with server.apart() as one:
                if is_asking:
                    await one.execute_command("ASKING")
                return await one.execute_command(*command)

        return await self._go(key, command_at)

    def read_together(self) -> list[list[str]]:
        """The partitions' ready streams, in groups that one blocking read may span."""
        ready = self._all_ready()
        return [ready] if self.servers.reads_span_partitions else [[stream] for stream in ready]

    async def subscription(self, turn: int) -> PubSub:
        """A subscription, not yet begun, at one of the servers: another one with each `turn` (1,
        2…). Every server hears what is published at any.

        Whoever asks again has lost the one before: where the servers are is looked up anew. One
        that is back may take itself for a master still, and hears nothing. Raises StoreUnavailable.
        """
        with store_errors():
            async with asyncio.timeout(self.timeout_s):
                masters = await self.servers.masters()
                if turn > 1 and masters:
                    self.servers.doubt(masters[(turn - 1) % len(masters)])
                    masters = await self.servers.masters()
        if not masters:
            raise StoreUnavailable("No server is known.")
        return masters[turn % len(masters)].client.pubsub()

    async def probe(self) -> None:
        """Raise StoreUnavailable where a server does not answer or takes no writes."""
        keys = [self.keys.probe(partition) for partition in range(self.keys.partitions)]
        await asyncio.gather(*(self.ask(key, "SET", key, "", "PX", _PROBE_KEPT_MS) for key in keys))

    async def load_engine(self, streams: Sequence[str] | None = None) -> None:
        """Bring engine.lua to where these ready streams are (None: all of them), and make sure that
        each has its consumer group.

        Raises StoreUnavailable where a server does not answer, after the others have it.
        """
        with store_errors():
            async with asyncio.timeout(self.timeout_s):
                wanted = self._all_ready() if streams is None else streams
                servers = {await self.servers.of(stream) for stream in wanted}
                for failure in await asyncio.gather(
                    *(self._load_functions(server) for server in servers),
                    *(self._make_group(stream) for stream in wanted),
                    return_exceptions=True,
                ):
                    if failure is not None:
                        raise failure

    async def clear_other_releases(self) -> None:
        """Delete the functions that other releases left. Raises what redis-py raises."""
        for server in await self.servers.masters():
            await self.engine.clear_others(server.shared)

    async def close(self) -> None:
        """Close every connection."""
        await self.servers.close()

    async def _load_functions(self, server: Server) -> None:
        try:
            await server.load(self.engine)
        except (*_NOT_THERE, asyncio.CancelledError):
            self.servers.doubt(server)
            raise

    async def _make_group(self, ready: str) -> None:
        try:
            await self.ask(ready, "XGROUP", "CREATE", ready, GROUP, 0, "MKSTREAM")
        except StoreUnavailable as error:
            if "BUSYGROUP" not in str(error.__cause__):
                raise

    def _all_ready(self) -> list[str]:
        return [self.keys.ready(partition) for partition in range(self.keys.partitions)]

    async def _go(self, key: str, do: _Do) -> Any:
        """Do something that keeps its time by itself where `key` is."""
        try:
            return await self._follow(key, do)
        except (RedisError, OSError) as error:
            raise _unavailable(error) from error

    async def _follow(self, key: str, do: _Do) -> Any:
        """Do something where `key` is, going after it when it has moved, until time is up."""
        ends_at = time.monotonic() + self.timeout_s
        asked: Server | None = None
        failed: Server | None = None
        for _ in range(_MOST_REDIRECTS):
            server = asked or self.servers.known(key)
            if server is None:
                async with asyncio.timeout_at(ends_at):
                    server = await self.servers.of(key)
            if server is failed or time.monotonic() >= ends_at:
                break
            is_asking, asked = asked is not None, None
            try:
                return await do(server, is_asking)
            except asyncio.CancelledError:
                self.servers.doubt(server)
                raise
            except MovedError as error:
                self.servers.moved(error, server)
            except AskError as error:
                asked = self.servers.asked(error, server)
            except TryAgainError:
                await asyncio.sleep(_TRY_AGAIN_AFTER_S)  # a slot is half here and half there
            except _NOT_THERE as error:
                self.servers.doubt(server)
                failed, failure = server, error
            except ResponseError as error:
                if "Function not found" not in str(error):
                    raise
                await server.load(self.engine)
        if failed is not None:
            raise failure
        raise ClusterDownError("The data moves faster than it can be followed.")

    def _waits_for(self, confirmation: Confirmation, server: Server) -> bool:
        if not self.waiting.replicas or confirmation is Confirmation.NONE:
            return False
        return confirmation is Confirmation.NEEDED or not server.is_without_replicas

    def _judge(self, server: Server, have: int, confirmation: Confirmation) -> None:
        """Whether enough replicas have a write. Raises StoreUnavailable where that is needed."""
        server.note_replicas(have >= self.waiting.replicas)
        if have < self.waiting.replicas:
            # A master that was replaced and does not know it yet has lost its replicas.
            self.servers.doubt(server)
            if confirmation is Confirmation.NEEDED:
                raise StoreUnavailable(
                    f"{have} of {self.waiting.replicas} replicas of {server.name} confirmed "
                    f"a write within {self.waiting.wait_ms} ms (redis.wait_replicas)"
                )
