"""A Redis or Valkey Cluster as `Servers`: a map from slots to masters, kept up to date by mistakes.

redis-py's own cluster client is not used: it sends ASKING over another connection than the call
that needs it, asks a server for the keys of each function call, and cannot keep a write and the
WAIT for its replicas on one connection (redis-py 8.1, `asyncio/cluster.py`). All our keys are
known, so a map and one plain client for each node is all it takes.

The protocol: https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from redis.crc import REDIS_CLUSTER_HASH_SLOTS, key_slot
from redis.exceptions import AskError, ClusterDownError, MovedError, RedisError

from bot.store.servers import Server
from bot.store.shared_step import SharedStep
from bot.store.url import Host

_LOOK_WITHIN_S = 1.0  # at one node; then the next is asked


class ClusterServers:
    """`Servers` for a cluster. `seeds` are some of its nodes; it finds the others."""

    reads_span_partitions = False

    def __init__(self, seeds: Sequence[Host], open_node: Callable[[Host], Server]) -> None:
        self._seeds = tuple(seeds)
        self._open_node = open_node
        self._nodes: dict[Host, Server] = {}
        self._owners: list[Host | None] = [None] * REDIS_CLUSTER_HASH_SLOTS
        self._is_stale = True
        self._looking = SharedStep()

    def known(self, key: str) -> Server | None:
        """The master of the key's slot; None where the map is in doubt."""
        owner = None if self._is_stale else self._owners[key_slot(key.encode())]
        return self._node(owner) if owner else None

    async def of(self, key: str) -> Server:
        """The master of the key's slot. Raises ClusterDownError where nobody serves it."""
        if self._is_stale:
            await self._looking.once(self._look)
        owner = self._owners[key_slot(key.encode())]
        if owner is None:
            self._is_stale = True
            raise ClusterDownError("No node serves this part of the data.")
        return self._node(owner)

    async def masters(self) -> Sequence[Server]:
        """Every master that serves a slot."""
        if self._is_stale:
            await self._looking.once(self._look)
        owners = {owner for owner in self._owners if owner is not None}
        return [self._node(owner) for owner in sorted(owners, key=str)]

    def doubt(self, server: Server) -> None:
        """Ask the other nodes first where the slots are now."""
        self._is_stale = True
        for host, node in list(self._nodes.items()):
            if node is server:
                self._nodes[host] = self._nodes.pop(host)  # the last to be asked

    def moved(self, error: MovedError, said_by: Server) -> None:
        """Believe it, for this slot: another node's whole map may be older."""
        self._owners[error.slot_id] = self._host(error, said_by)

    def asked(self, error: AskError, said_by: Server) -> Server:
        """The node that the slot is going to; the map stays."""
        return self._node(self._host(error, said_by))

    async def close(self) -> None:
        """Close every connection to every node."""
        nodes, self._nodes = list(self._nodes.values()), {}
        await asyncio.gather(*(node.close() for node in nodes))

    async def _look(self) -> None:
        failure: Exception | None = None
        for host in dict.fromkeys((*self._nodes, *self._seeds)):
            try:
                async with asyncio.timeout(_LOOK_WITHIN_S):
                    answer = await _slots(self._node(host))
            except (RedisError, OSError) as error:
                failure = error
                continue
            await self._take_map(answer, host)
            self._is_stale = False
            return
        raise failure or ClusterDownError("No node is known.")

    async def _take_map(self, answer: Any, said_by: Host) -> None:
        """Slots as `CLUSTER SLOTS` tells them: first, last, then master and replicas."""
        owners: list[Host | None] = [None] * REDIS_CLUSTER_HASH_SLOTS
        known: set[Host] = set()
        for first, last, *nodes in answer:
            hosts = [_told(name, port, said_by) for name, port, *_ in nodes]
            known.update(hosts)
            owners[first : last + 1] = [hosts[0]] * (last + 1 - first)
        self._owners = owners
        for host in known:
            self._node(host)
        gone = [host for host in self._nodes if host not in known]
        for node in [self._nodes.pop(host) for host in gone]:
            await node.close()

    def _node(self, host: Host) -> Server:
        if host not in self._nodes:
            self._nodes[host] = self._open_node(host)
        return self._nodes[host]

    def _host(self, error: AskError, said_by: Server) -> Host:
        # An empty name means the node that said so (cluster-spec, "MOVED Redirection").
        name = error.host or next(
            (host.name for host, node in self._nodes.items() if node is said_by), ""
        )
        return Host(name.strip("[]"), error.port)


async def _slots(node: Server) -> Any:
    return await node.client.execute_command("CLUSTER", "SLOTS")  # type: ignore[no-untyped-call]  # redis-py's


def _told(name: bytes | str | None, port: int, said_by: Host) -> Host:
    text = name.decode() if isinstance(name, bytes) else name or ""
    # "" and "?": the node does not know its own name; it is the one that we reached.
    return Host(text if text not in ("", "?") else said_by.name, port)
