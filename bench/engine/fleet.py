"""Sides under measurement: which processes each consists of, started around a platform."""

import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import redis

from bench.engine.peer import Peer
from bench.engine.platform import Platform
from bench.processes import Process, running

_OURS = ("-m", "bench.engine.dragoman_replica")
_THEIRS = str(Path(__file__).with_name("chat_sdk_replica.py"))


@dataclass(frozen=True, slots=True)
class Work:
    """What a turn is: how long it waits (as for a model), and how many a worker runs at once."""

    wait_s: float = 0.0
    max_turns: int = 500
    is_whole: bool = False
    keeps_history: bool = False  # theirs; ours always does


@dataclass(frozen=True, slots=True)
class Layout:
    """Processes of one side. `roles`: what each does; "" where it always receives and works."""

    roles: Sequence[str]
    peer: Peer | None = None

    @property
    def receivers(self) -> int:
        """How many get messages from the platform."""
        return sum(role != "worker" for role in self.roles)


@dataclass(frozen=True, slots=True)
class Fleet:
    """Running replicas of one side, and the platform that sends to them."""

    platform: Platform
    replicas: Sequence[Process]
    valkey: Process

    def kill(self, number: int) -> None:
        """SIGKILL."""
        os.kill(self.replicas[number].pid, signal.SIGKILL)

    @property
    def cpu_s(self) -> float:
        """CPU that the replicas have used together."""
        return sum(replica.cpu_s for replica in self.replicas)


@asynccontextmanager
async def started(
    layout: Layout, work: Work, redis_url: str, conversations: int, seed: int
) -> AsyncIterator[Fleet]:
    """The side's processes on an emptied Redis, while the block lasts."""
    with redis.Redis.from_url(redis_url) as client:
        client.flushall()
        valkey = Process(int(client.info("server")["process_id"]))
    platform = Platform(conversations, seed)
    async with contextlib.AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="bench"))
        path = Path(folder) / "platform"
        server = await platform.listen(path)
        stack.callback(server.close)
        replicas = [
            await stack.enter_async_context(
                running(
                    *_command(layout, role, work, str(path), f"r{number}", redis_url),
                    interpreter=layout.peer.interpreter if layout.peer else sys.executable,
                    shows_log=True,
                )
            )
            for number, role in enumerate(layout.roles)
        ]
        await platform.replicas(layout.receivers, len(layout.roles))
        yield Fleet(platform, replicas, valkey)


def _command(
    layout: Layout, role: str, work: Work, platform: str, name: str, redis_url: str
) -> tuple[str, ...]:
    if layout.peer:
        history = "history" if work.keeps_history else "no-history"
        return (_THEIRS, platform, name, redis_url, history, str(work.wait_s))
    turn = "whole" if work.is_whole else "least"
    return (
        *_OURS,
        *(platform, name, redis_url, role, turn),
        *(str(work.wait_s), str(work.max_turns)),
    )
