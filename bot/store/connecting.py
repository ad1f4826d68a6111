"""Opening the store: finding out what answers at `redis.url`, and whether it can serve.

Everything that an operator can have wrong about it ends here in a ConfigError with what to do. What
may pass by itself is a StoreAway where nothing can begin without it; a server that only takes no
writes, or a part of a cluster that is away, is used as it is: readiness tells of it.
"""

from collections.abc import Sequence
from typing import Any

from redis.exceptions import (
    ClusterDownError,
    RedisError,
    ResponseError,
)

from bot.errors import ConfigError, StoreAway, StoreUnavailable
from bot.store.client import Store
from bot.store.cluster import ClusterServers
from bot.store.keys import PARTITIONS_KEY, Keys
from bot.store.sentinel import Refused, SentinelServers, UnknownName
from bot.store.servers import OneServer, Server, Servers, Waiting, open_server
from bot.store.trouble import advice, may_pass
from bot.store.url import EXAMPLES, Host, Kind, RedisUrl, parse_redis_url

DEFAULT_PARTITIONS = 16
_LEAST_REDIS = 7  # the first release with functions


async def open_store(
    url: str, timeout_s: float, wait_replicas: int | None = None, wait_ms: int = 1000
) -> Store:
    """Connect, check that the servers can serve, and load the engine into them.

    `wait_replicas` None: one where a replica may take over, else none. Raises ConfigError, with
    what to do, where they cannot serve: not reachable, wrong password, too old, another kind of
    server than `url` says.
    """
    try:
        address = parse_redis_url(url)
        if wait_replicas is None:
            wait_replicas = 0 if address.kind is Kind.ONE else 1
        waiting = Waiting(wait_replicas, wait_ms)
        servers = _servers_at(address, timeout_s, waiting)
    except TypeError as error:  # an option that redis-py does not know
        raise ConfigError([f"redis.url: {advice(error, _shown(url))}"]) from error
    except ValueError as error:
        # What redis-py itself says of an address ("Port out of range 0-65535") is no sentence.
        said = str(error) if str(error).endswith(".") else f"It looks like {EXAMPLES}."
        raise ConfigError([f"redis.url: {_shown(url)!r} is not an address. {said}"]) from error
    try:
        return await _open(address, servers, timeout_s, waiting)
    except BaseException:
        await servers.close()
        raise


async def _open(address: RedisUrl, servers: Servers, timeout_s: float, waiting: Waiting) -> Store:
    store = Store(servers, Keys(DEFAULT_PARTITIONS), timeout_s, waiting)
    try:
        await _look_at(await servers.masters(), address)
    except (RedisError, OSError) as error:
        raise _explained(error, address) from error
    try:
        partitions = await _agree_on_partitions(store)
    except StoreUnavailable as error:
        explained = _explained(error, address)
        is_a_part = address.kind is Kind.CLUSTER and isinstance(explained, StoreAway)
        raise (_lacks_a_part(address) if is_a_part else explained) from error
    store = Store(servers, Keys(partitions), timeout_s, waiting)
    try:
        await store.load_engine()
        await store.clear_other_releases()
    except (StoreUnavailable, RedisError, OSError) as error:
        explained = _explained(error, address)
        if not isinstance(explained, StoreAway):
            raise explained from error
    return store


async def _look_at(masters: Sequence[Server], address: RedisUrl) -> None:
    """Check those that answer. Raises what the last one failed with where none does."""
    failure: Exception | None = None
    looked_at = 0
    for server in masters:
        try:
            info = await server.client.info("server")
        except (RedisError, OSError) as error:
            if not may_pass(error):
                raise
            failure = error
        else:
            _check(info, address)
            looked_at += 1
    if failure is not None and not looked_at:
        raise failure


def _servers_at(address: RedisUrl, timeout_s: float, waiting: Waiting) -> Servers:
    def data(host: Host) -> Server:
        return open_server(str(host), address.server(host), timeout_s, waiting)

    def sentinel(host: Host) -> Server:
        return open_server(str(host), address.sentinel(host), timeout_s)

    if address.kind is Kind.ONE:
        return OneServer(open_server(str(address), address.text, timeout_s, waiting))
    data(address.hosts[0])  # a bad option in the address is found now
    if address.kind is Kind.CLUSTER:
        return ClusterServers(address.hosts, data)
    return SentinelServers(address.name, [sentinel(host) for host in address.hosts], data)


async def _agree_on_partitions(store: Store) -> int:
    partitions = await store.ask(PARTITIONS_KEY, "GET", PARTITIONS_KEY)
    if partitions is None:
        await store.ask(PARTITIONS_KEY, "SET", PARTITIONS_KEY, DEFAULT_PARTITIONS, "NX")
        partitions = await store.ask(PARTITIONS_KEY, "GET", PARTITIONS_KEY)
    return int(partitions or DEFAULT_PARTITIONS)


def _check(info: dict[str, Any], address: RedisUrl) -> None:
    # Valkey reports redis_version 7.2.4 for compatibility, and its own beside it.
    version = str(info.get("redis_version", "0"))
    if int(version.split(".")[0]) < _LEAST_REDIS:
        raise ConfigError(
            [f"redis.url: the server is Redis {version}; Redis 7 or Valkey 8 is the least."]
        )
    mode = str(info.get("redis_mode", info.get("server_mode", "standalone")))
    expected = "cluster" if address.kind is Kind.CLUSTER else "standalone"
    if mode != expected:
        raise ConfigError([f"redis.url: {_other_kind(mode, address)}"])


def _other_kind(mode: str, address: RedisUrl) -> str:
    match mode:
        case "cluster":
            return f"{address} is a node of a cluster. Write redis+cluster:// before its hosts."
        case "sentinel":
            return f"{address} is a Sentinel. Write redis+sentinel://host:26379/name-of-the-master."
        case _:
            return f"{address} is no cluster. For a single server write redis://host:port."


def _explained(error: BaseException, address: RedisUrl) -> ConfigError:
    if isinstance(error, StoreUnavailable):
        error = error.__cause__ or error
    if address.kind is Kind.CLUSTER and isinstance(error, ResponseError):
        if "cluster support disabled" in str(error):
            return ConfigError([f"redis.url: {_other_kind('standalone', address)}"])
        if isinstance(error, ClusterDownError):
            return _lacks_a_part(address)
    if isinstance(error, UnknownName | Refused):
        return ConfigError([f"redis.url: {error}"])
    if address.kind is Kind.SENTINEL and _is_strange(error):
        return ConfigError(
            [f"redis.url: {address} is no Sentinel. For a single server write redis://host:port."]
        )
    kind = StoreAway if may_pass(error) else ConfigError
    return kind([f"redis.url: {advice(error, str(address))}"])


def _lacks_a_part(address: RedisUrl) -> StoreAway:
    return StoreAway(
        [
            f"redis.url: the cluster at {address} does not serve all of its data. "
            "`valkey-cli --cluster check host:port` tells which part."
        ]
    )


def _is_strange(error: BaseException) -> bool:
    """Whether a server does not know what it was asked, unlike one that only refuses it."""
    return isinstance(error, ResponseError) and "unknown command" in str(error).lower()


def _shown(url: str) -> str:
    scheme, mark, rest = url.rpartition("://")
    return f"{scheme}{mark}{rest.rpartition('@')[2].partition('?')[0]}"
