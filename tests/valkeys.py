"""Real Valkeys from the embedded server's binary: a cluster, and a pair under a Sentinel.

They end with the test run whatever happens to it: each hangs on a pipe that only we hold open.
"""

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import redis

from bot.embedded.valkey import server_binary

NODE_TIMEOUT_MS = 1000
_READY_WITHIN_S = 60.0
_SLOTS = 16384
_PORTS = range(12_000, 32_000)
_given: set[int] = set()

_ENDS_WITH_US = '"$@" <&- & child=$!; trap "" INT; while read _; do :; done; kill -9 $child; wait'
"""Reads from our pipe until it closes, however we end."""


@dataclass(slots=True)
class Valkey:
    """One server on loopback that can be killed, started again with its data, and paused."""

    folder: Path
    settings: Mapping[str, object]
    arguments: tuple[str, ...] = ()
    port: int = field(default_factory=lambda: free_port())
    _keeper: "subprocess.Popen[bytes] | None" = None
    _pid: int = 0

    def start(self) -> None:
        """Start, or start again; returns when it answers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        settings = {
            "port": self.port,
            "bind": "127.0.0.1",
            "dir": self.folder,
            "logfile": self.folder / "log",
            **self.settings,
        }
        pairs = [part for key, value in settings.items() for part in (f"--{key}", str(value))]
        command = (str(server_binary()), *self.arguments, *pairs)
        self._keeper = subprocess.Popen(
            ("/bin/sh", "-c", _ENDS_WITH_US, "sh", *command),
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        with self.client() as client:
            until(lambda: client.ping())
            self._pid = int(client.info("server")["process_id"])

    def client(self) -> redis.Redis:
        """A connection of the test's own."""
        return redis.Redis(port=self.port, socket_timeout=30, retry=None)

    def ask(self, *command: str | int) -> Any:
        """The answer to one command."""
        with self.client() as client:
            return client.execute_command(*command)

    def kill(self) -> None:
        """SIGKILL, as if the machine were gone; what was written stays in the folder."""
        if self._pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
            self._pid = 0
        if self._keeper is not None:
            keeper, self._keeper = self._keeper, None
            if keeper.stdin:
                keeper.stdin.close()
            keeper.wait(10)

    def pause(self) -> None:
        """SIGSTOP: it keeps its connections and answers nobody."""
        os.kill(self._pid, signal.SIGSTOP)

    def go_on(self) -> None:
        """SIGCONT."""
        os.kill(self._pid, signal.SIGCONT)

    @property
    def is_running(self) -> bool:
        """Whether it was started and not killed."""
        return bool(self._pid)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Three masters and three replicas."""

    nodes: tuple[Valkey, ...]

    @property
    def url(self) -> str:
        """As `redis.url`: two of the nodes are enough to find the others."""
        return f"redis+cluster://127.0.0.1:{self.nodes[0].port},127.0.0.1:{self.nodes[1].port}"

    def master_of(self, key: str) -> Valkey:
        """The node that serves a key now."""
        slot = self._any().ask("CLUSTER", "KEYSLOT", key)
        for first, last, (_, port, *_), *_ in self._any().ask("CLUSTER", "SLOTS"):
            if first <= slot <= last:
                return next(node for node in self.nodes if node.port == port)
        raise LookupError(key)

    def masters(self) -> list[Valkey]:
        """The nodes that serve slots now."""
        ports = {master[1] for _, _, master, *_ in self._any().ask("CLUSTER", "SLOTS")}
        return [node for node in self.nodes if node.port in ports]

    def replicas_of(self, master: Valkey) -> list[Valkey]:
        """The nodes that copy it."""
        return [
            node
            for node in self.nodes
            if node.is_running
            and node is not master
            and node.ask("INFO", "replication").get("master_port") == master.port
        ]

    def empty(self) -> None:
        """Forget all data."""
        for node in self.nodes:
            if node.ask("ROLE")[0] == b"master":
                node.ask("FLUSHALL")

    def settle(self) -> None:
        """Start what is down and wait until every master has its replica again."""
        for node in self.nodes:
            if not node.is_running:
                node.start()
        until(lambda: all(_is_settled(node) for node in self.nodes))

    def _any(self) -> Valkey:
        return next(node for node in self.nodes if node.is_running)


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A cluster of six, formed without valkey-cli, which is not in the wheel."""
    nodes = tuple(
        Valkey(
            folder / str(number),
            {
                "cluster-enabled": "yes",
                "cluster-port": free_port(),
                "cluster-node-timeout": NODE_TIMEOUT_MS,
                "cluster-replica-validity-factor": 0,
                "cluster-require-full-coverage": "no",
                "cluster-allow-replica-migration": "no",
                "repl-diskless-sync-delay": 0,
                "appendonly": "yes",
                "save": "",
            },
        )
        for number in range(6)
    )
    try:
        for node in nodes:
            node.start()
        _form(nodes)
        formed = Cluster(nodes)
        formed.settle()
        yield formed
    finally:
        for node in nodes:
            node.kill()


def _form(nodes: tuple[Valkey, ...]) -> None:
    masters, replicas = nodes[:3], nodes[3:]
    for number, node in enumerate(nodes):
        node.ask("CLUSTER", "SET-CONFIG-EPOCH", number + 1)
        for other in nodes[:number]:
            node.ask(
                "CLUSTER", "MEET", "127.0.0.1", other.port, str(other.settings["cluster-port"])
            )
    for number, master in enumerate(masters):
        first, after = number * _SLOTS // 3, (number + 1) * _SLOTS // 3
        master.ask("CLUSTER", "ADDSLOTSRANGE", first, after - 1)
    for master, replica in zip(masters, replicas, strict=True):
        _copy(replica, master.ask("CLUSTER", "MYID").decode())


def _copy(replica: Valkey, identity: str) -> None:
    until(lambda: identity in str(replica.ask("CLUSTER", "NODES")))
    replica.ask("CLUSTER", "REPLICATE", identity)


def _is_settled(node: Valkey) -> bool:
    about = node.ask("INFO", "replication")
    is_linked = about.get("master_link_status") == "up" or about.get("connected_slaves") == 1
    return is_linked and b"cluster_state:ok" in node.ask("CLUSTER", "INFO")


@dataclass(frozen=True, slots=True)
class Watched:
    """A master and its replica under one Sentinel, which calls them "main"."""

    sentinel: Valkey
    pair: tuple[Valkey, Valkey]

    @property
    def url(self) -> str:
        """As `redis.url`."""
        return f"redis+sentinel://127.0.0.1:{self.sentinel.port}/main"

    @property
    def master_port(self) -> int:
        """Which of the pair the Sentinel calls master now."""
        return int(self.sentinel.ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", "main")[1])


@contextmanager
def watched(folder: Path) -> Iterator[Watched]:
    """A pair under a Sentinel that gives a silent master up after half a second."""
    shared = {"repl-diskless-sync-delay": 0, "appendonly": "yes", "save": ""}
    master = Valkey(folder / "master", shared)
    replica = Valkey(folder / "replica", {**shared, "replicaof": f"127.0.0.1 {master.port}"})
    (folder / "sentinel").mkdir(parents=True)
    configuration = folder / "sentinel" / "sentinel.conf"
    configuration.write_text(
        f"sentinel monitor main 127.0.0.1 {master.port} 1\n"
        "sentinel down-after-milliseconds main 500\n"
        "sentinel failover-timeout main 3000\n"
    )
    sentinel = Valkey(folder / "sentinel", {}, (str(configuration), "--sentinel"))
    try:
        for server in (master, replica, sentinel):
            server.start()
        # Else a Sentinel that stood still for two seconds does nothing for thirty.
        until(lambda: sentinel.ask("SENTINEL", "DEBUG", "TILT-TRIGGER", 600_000))
        until(lambda: replica.ask("INFO", "replication")["master_link_status"] == "up")
        until(lambda: len(sentinel.ask("SENTINEL", "REPLICAS", "main")) == 1)
        yield Watched(sentinel, (master, replica))
    finally:
        for server in (sentinel, replica, master):
            server.kill()


def until(is_so: Callable[[], object], within_s: float = _READY_WITHIN_S) -> None:
    """Ask again and again until it is so; a server that does not answer yet is no failure."""
    give_up_at = time.monotonic() + within_s
    while True:
        with contextlib.suppress(redis.RedisError, OSError):
            if is_so():
                return
        if time.monotonic() > give_up_at:
            raise TimeoutError("the servers did not get ready")
        time.sleep(0.02)


def free_port() -> int:
    """A port on loopback that is free, and that nobody takes before it is used: it is below those
    that the kernel gives to connections (ip_local_port_range), and is given once in a process."""
    while True:
        port = secrets.choice(_PORTS)
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            if port not in _given:
                _given.add(port)
                return port
