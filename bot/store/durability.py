"""What the servers' settings can lose, said at the start and by `dragoman check`.

docs/redis.md has the whole table.
"""

from typing import Any

from redis.exceptions import NoPermissionError

from bot.errors import StoreUnavailable
from bot.store.client import Store, store_errors
from bot.store.servers import Server


async def durability_warnings(store: Store) -> list[str]:
    """One sentence for each thing; [] for none. In a cluster, each master's name stands before."""
    try:
        with store_errors():
            masters = await store.servers.masters()
            found = [(server, await _info(server)) for server in masters]
    except StoreUnavailable as error:
        is_refused = isinstance(error.__cause__, NoPermissionError)
        why = "INFO is not allowed." if is_refused else error.cause
        return [f"Redis does not tell how it keeps data: {why}"]
    return [
        f"{server.name}: {warning}" if len(masters) > 1 else warning
        for server, info in found
        for warning in _warnings(info, store.waiting.replicas)
    ]


async def _info(server: Server) -> dict[str, Any]:
    sections = ("persistence", "memory", "replication")
    info: dict[str, Any] = {}
    for section in sections:
        info |= await server.client.info(section)
    return info


def _warnings(info: dict[str, Any], wait_replicas: int) -> list[str]:
    warnings: list[str] = []
    if not int(info.get("aof_enabled", 0)):
        warnings.append(
            "Redis keeps no append-only file: a restart of it loses messages that were taken in. "
            "Set `appendonly yes`."
        )
    policy = str(info.get("maxmemory_policy", "noeviction"))
    if int(info.get("maxmemory", 0)) and policy != "noeviction":
        warnings.append(
            f"Redis may throw conversations away when it is full (maxmemory-policy {policy}). "
            "Set `maxmemory-policy noeviction`."
        )
    replicas = int(info.get("connected_slaves", 0))
    if replicas < wait_replicas:
        warnings.append(
            f"A master takes no messages in: {replicas} replicas are connected to it and "
            f"redis.wait_replicas is {wait_replicas}."
        )
    return warnings
