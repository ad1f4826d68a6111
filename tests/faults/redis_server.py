"""A Valkey on a TCP port that a test may kill, pause and bring back with its data."""

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import redis.asyncio as redis

from bench.processes import free_port
from bot.embedded.valkey import server_binary

_READY_WITHIN_S = 60.0


class RedisServer:
    """The embedded server's binary on loopback, append-only file on. See `running`."""

    def __init__(self, folder: Path, *, fsync: str = "everysec") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._fsync = fsync
        self._process: asyncio.subprocess.Process | None = None
        self.port = free_port()

    @property
    def url(self) -> str:
        """Where it is."""
        return f"redis://127.0.0.1:{self.port}/0"

    @property
    def pid(self) -> int:
        """Its process; raises LookupError while it is down."""
        if self._process is None:
            raise LookupError("the server is down")
        return self._process.pid

    async def start(self) -> None:
        """Start, or start again with what it kept; returns when it answers."""
        settings = {
            "port": str(self.port),
            "bind": "127.0.0.1",
            "dir": str(self._folder),
            "appendonly": "yes",
            "appendfsync": self._fsync,
            "save": "",
            "maxmemory": "512mb",
            "maxmemory-policy": "noeviction",
            "logfile": str(self._folder / "server.log"),
        }
        command = [str(server_binary()), *(p for k, v in settings.items() for p in (f"--{k}", v))]
        self._process = await asyncio.create_subprocess_exec(*command)
        async with asyncio.timeout(_READY_WITHIN_S), self.client() as client:
            while True:
                with contextlib.suppress(redis.RedisError, OSError):
                    await client.ping()
                    return
                await asyncio.sleep(0.02)

    async def kill(self) -> None:
        """SIGKILL: what it acknowledged is in its append-only file."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """SIGTERM, and wait for its end."""
        await self._end(signal.SIGTERM)

    def pause(self) -> None:
        """SIGSTOP: connections stay, nothing is answered."""
        os.kill(self.pid, signal.SIGSTOP)

    def go_on(self) -> None:
        """SIGCONT."""
        os.kill(self.pid, signal.SIGCONT)

    def client(self) -> redis.Redis:
        """A connection past every proxy, for whoever breaks or reads it."""
        return redis.Redis.from_url(self.url, socket_timeout=5.0)

    async def configure(self, **settings: str) -> None:
        """CONFIG SET; underscores stand for dashes."""
        async with self.client() as client:
            for name, value in settings.items():
                await client.config_set(name.replace("_", "-"), value)

    async def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        process, self._process = self._process, None
        process.send_signal(signal.SIGCONT)
        process.send_signal(how)
        async with asyncio.timeout(20):
            await process.wait()


@asynccontextmanager
async def running(folder: Path, *, fsync: str = "everysec") -> AsyncIterator[RedisServer]:
    """A server of its own while the block lasts."""
    server = RedisServer(folder, fsync=fsync)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()
