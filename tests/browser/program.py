"""The whole program as a process of its own, as a person starts it."""

import asyncio
import signal
import socket
import sys
from pathlib import Path

import aiohttp

READY_WITHIN_S = 60
STOP_WITHIN_S = 30


class Program:
    """`dragoman run` with the configuration in `folder`, on a free port. `more` are further lines
    of config.yaml."""

    def __init__(self, folder: Path, models: str, *more: str) -> None:
        self.folder = folder
        self.port = _free_port()
        self._config = folder / "config.yaml"
        lines = (f"models: {{main: {models}}}", f"adapters: {{web: {{port: {self.port}}}}}")
        self._config.write_text("\n".join((*lines, "ops: {port: 0}", *more, "")), encoding="utf-8")
        self._process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.port}/"

    async def start(self) -> None:
        """Start it and wait until the page answers."""
        with (self.folder / "program.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "--config", str(self._config), "run"),
                stdout=log,
                stderr=log,
            )
        async with aiohttp.ClientSession() as http, asyncio.timeout(READY_WITHIN_S):
            while not await _answers(http, self.url):
                if self._process.returncode is not None:
                    raise AssertionError(f"it ended:\n{self.log}")
                await asyncio.sleep(0.1)

    async def logs(self, event: str) -> None:
        """Wait until it has logged `event`."""
        async with asyncio.timeout(READY_WITHIN_S):
            while event not in self.log:  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.05)

    async def stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        """End it with a signal."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(number)
            async with asyncio.timeout(STOP_WITHIN_S):
                await self._process.wait()

    @property
    def log(self) -> str:
        """What it logged."""
        return (self.folder / "program.log").read_text(encoding="utf-8")


async def _answers(http: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with http.get(url, timeout=aiohttp.ClientTimeout(total=1)) as answer:
            return answer.status == 200
    except (aiohttp.ClientError, TimeoutError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
