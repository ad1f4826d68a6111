"""The connection to Redis or Valkey: opening it, checking it, calling the engine's functions."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import redis.asyncio as redis
from redis.exceptions import AuthenticationError, NoPermissionError, RedisError, ResponseError

from bot.errors import ConfigError, StoreUnavailable
from bot.keys import PARTITIONS_KEY, Keys

DEFAULT_PARTITIONS = 16
GROUP = "workers"
_LEAST_REDIS = 7  # the first release with functions
_MOST_CONNECTIONS = 64


@contextmanager
def store_errors() -> Iterator[None]:
    """Map everything that redis-py raises, and heed a cancellation that it lost.

    The one place that knows how redis-py fails. It (8.1) sends through `asyncio.wait_for`, which on
    Python 3.11 swallows a cancellation that meets the end of the sending: the call then returns as
    if nothing had been asked, and a loop around it would never end.
    """
    try:
        yield
    except (RedisError, OSError) as error:
        raise StoreUnavailable(f"{type(error).__name__}: {error}") from error
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError


@dataclass(frozen=True, slots=True)
class Store:
    """A checked connection. `client` is a pool: any number of tasks may use it at once."""

    client: redis.Redis
    keys: Keys

    async def call(
        self, function: str, keys: Sequence[str], args: Sequence[str | bytes | int]
    ) -> Any:
        """Call one of the functions in engine.lua; raises StoreUnavailable.

        Safe to repeat: each function recognises what it has done already. A server that came back
        without its functions (a replaced one that keeps nothing) gets them again.
        """
        name = f"dragoman_1_{function}"
        with store_errors():
            try:
                return await self.client.fcall(name, len(keys), *keys, *args)
            except ResponseError as error:
                if "Function not found" not in str(error):
                    raise
                await load_engine(self.client, self.keys)
                return await self.client.fcall(name, len(keys), *keys, *args)

    async def ping(self) -> None:
        """Raise StoreUnavailable where the server does not answer."""
        with store_errors():
            await self.client.ping()

    async def close(self) -> None:
        """Close every connection."""
        await self.client.aclose()


async def open_store(url: str, timeout_s: float) -> Store:
    """Connect, check that the server can serve, and load the engine into it.

    Raises ConfigError, with what to do, where it cannot: not reachable, wrong password, too old.
    """
    try:
        pool = redis.BlockingConnectionPool.from_url(
            url,
            max_connections=_MOST_CONNECTIONS,
            timeout=timeout_s,
            socket_timeout=timeout_s,
            socket_connect_timeout=timeout_s,
        )
    except ValueError as error:
        raise ConfigError(
            [
                f"redis.url: {_without_secret(url)!r} is not an address. It looks like "
                f"redis://host:6379, rediss://host:6379 (TLS) or unix:///path/to/socket."
            ]
        ) from error
    client = redis.Redis.from_pool(pool)  # closing the client closes the pool
    try:
        info = await client.info("server")
        _check_version(info)
        await client.set(PARTITIONS_KEY, DEFAULT_PARTITIONS, nx=True)
        keys = Keys(int(await client.get(PARTITIONS_KEY) or DEFAULT_PARTITIONS))
        await load_engine(client, keys)
    except ConfigError:
        await client.aclose()
        raise
    except (AuthenticationError, NoPermissionError) as error:
        await client.aclose()
        raise ConfigError(
            [f"redis.url: the server at {_without_secret(url)} refused the user or password."]
        ) from error
    except (RedisError, OSError) as error:
        await client.aclose()
        raise ConfigError(
            [
                f"redis.url: nothing usable answers at {_without_secret(url)} "
                f"({type(error).__name__}). Start that server, correct the address, or leave the "
                f'url empty ("") to use the embedded one.'
            ]
        ) from error
    return Store(client, keys)


async def durability_warnings(store: Store) -> list[str]:
    """What the server's settings can lose, one sentence each; [] for none."""
    warnings: list[str] = []
    try:
        with store_errors():
            persistence = await store.client.info("persistence")
            memory = await store.client.info("memory")
    except StoreUnavailable:
        return ["Redis does not tell how it keeps data (INFO is not allowed)."]
    if not int(persistence.get("aof_enabled", 0)):
        warnings.append(
            "Redis keeps no append-only file: a restart of it loses messages that were taken in. "
            "Set `appendonly yes`."
        )
    policy = str(memory.get("maxmemory_policy", "noeviction"))
    if int(memory.get("maxmemory", 0)) and policy != "noeviction":
        warnings.append(
            f"Redis may throw conversations away when it is full (maxmemory-policy {policy}). "
            "Set `maxmemory-policy noeviction`."
        )
    return warnings


async def load_engine(client: redis.Redis, keys: Keys) -> None:
    """Load engine.lua and make sure that every partition has its consumer group."""
    code = files("bot").joinpath("engine.lua").read_text(encoding="utf-8")
    await client.function_load(code, replace=True)
    for partition in range(keys.partitions):
        try:
            await client.xgroup_create(keys.ready(partition), GROUP, id="0", mkstream=True)
        except ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise


def _check_version(info: dict[str, Any]) -> None:
    # Valkey reports redis_version 7.2.4 for compatibility, and its own beside it.
    version = str(info.get("redis_version", "0"))
    if int(version.split(".")[0]) < _LEAST_REDIS:
        raise ConfigError(
            [f"redis.url: the server is Redis {version}; Redis 7 or Valkey 8 is the least."]
        )


def _without_secret(url: str) -> str:
    scheme, mark, rest = url.rpartition("://")
    return f"{scheme}{mark}{rest.rpartition('@')[2]}"
