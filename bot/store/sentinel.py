"""One server that Sentinels watch, as `Servers`: they say which of its copies is the master now.

https://redis.io/docs/latest/develop/reference/sentinel-clients/
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from redis.exceptions import AskError, AuthenticationError, MovedError, RedisError
from redis.exceptions import ConnectionError as RedisConnectionError

from bot.store.servers import Server
from bot.store.shared_step import SharedStep
from bot.store.url import Host

_LOOK_WITHIN_S = 0.5  # all Sentinels are asked at once; a gateway is patient for a second


class UnknownName(RedisConnectionError):
    """The Sentinels answer, and watch nothing by that name."""


class Refused(RedisConnectionError):
    """The Sentinels want a user and password of their own, or others than they got."""


class SentinelServers:
    """`Servers` for `name` at `sentinels`."""

    reads_span_partitions = True

    def __init__(
        self, name: str, sentinels: Sequence[Server], open_server: Callable[[Host], Server]
    ) -> None:
        self._name = name
        self._sentinels = list(sentinels)
        self._open_server = open_server
        self._master: Server | None = None
        self._is_stale = True
        self._looking = SharedStep()

    def known(self, key: str) -> Server | None:
        """The master; None where that is in doubt."""
        return None if self._is_stale else self._master

    async def of(self, key: str) -> Server:
        """The master."""
        if self._is_stale or self._master is None:
            await self._looking.once(self._look)
        if self._master is None:
            raise RedisConnectionError(f"The Sentinels know no master for {self._name!r}.")
        return self._master

    async def masters(self) -> Sequence[Server]:
        """The master."""
        return (await self.of(""),)

    def doubt(self, server: Server) -> None:
        """Ask the Sentinels again."""
        self._is_stale = True

    def moved(self, error: MovedError, said_by: Server) -> None:
        """It is a node of a cluster: Sentinels do not watch such."""
        raise error

    def asked(self, error: AskError, said_by: Server) -> Server:
        """As `moved`."""
        raise error

    async def close(self) -> None:
        """Close every connection."""
        masters = [self._master] if self._master else []
        await asyncio.gather(*(each.close() for each in (*masters, *self._sentinels)))

    async def _look(self) -> None:
        """Follow the first Sentinel that says where the master is. While none does, the one that is
        known stays it: that the Sentinels are away is no reason to refuse what it takes."""
        asking = [asyncio.ensure_future(self._ask(sentinel)) for sentinel in self._sentinels]
        failure: Exception = RedisConnectionError("No Sentinel is known.")
        try:
            for answer in asyncio.as_completed(asking):
                try:
                    host = await answer
                except (RedisError, OSError) as error:
                    if not isinstance(failure, Refused | UnknownName):
                        failure = error
                else:
                    await self._follow(host)
                    self._is_stale = False
                    return
        finally:
            for each in asking:
                each.cancel()
            await asyncio.gather(*asking, return_exceptions=True)
        if self._master is None:
            raise failure
        self._is_stale = False

    async def _ask(self, sentinel: Server) -> Host:
        try:
            async with asyncio.timeout(_LOOK_WITHIN_S):
                found = await _master_of(self._name, sentinel)
        except AuthenticationError as error:
            raise Refused(
                "The Sentinels do not let us in. They have a user and password of their own: "
                "?sentinel_username=…&sentinel_password=${SENTINEL_PASSWORD} behind the name."
            ) from error
        if not found:
            raise UnknownName(f"The Sentinels know no server by the name {self._name!r}.")
        return Host(found[0].decode(), int(found[1]))

    async def _follow(self, host: Host) -> None:
        if self._master is None or self._master.name != str(host):
            before, self._master = self._master, self._open_server(host)
            if before is not None:
                await before.close()  # what still waits there must ask again


async def _master_of(name: str, sentinel: Server) -> Any:
    """Host and port as bytes; None where the Sentinel does not know the name."""
    command = ("SENTINEL", "GET-MASTER-ADDR-BY-NAME", name)
    return await sentinel.client.execute_command(*command)  # type: ignore[no-untyped-call]  # redis-py's
