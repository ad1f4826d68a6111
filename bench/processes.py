"""Programs under measurement as child processes, and what the kernel says of them (Linux only)."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
TICKS_PER_S = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Process:
    """A running program."""

    pid: int

    @property
    def cpu_s(self) -> float:
        """Seconds of CPU it has used, in user and kernel mode (proc(5), stat, utime and stime)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_PER_S

    @property
    def resident_mb(self) -> float:
        """Its resident size in MiB."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0.0


@dataclass(frozen=True, slots=True)
class Program:
    """The whole program: its own process, and the embedded Valkey with its keeper."""

    process: Process
    data_dir: Path

    @property
    def valkey(self) -> Process:
        """The Valkey server; raises LookupError while there is none."""
        return self._in_data_dir("valkey-server")

    @property
    def keeper(self) -> Process:
        """The process that ends Valkey when the program is gone."""
        return self._in_data_dir("python")

    def _in_data_dir(self, name: str) -> Process:
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit() or int(entry.name) == self.process.pid:
                continue
            with contextlib.suppress(OSError):
                command = (entry / "cmdline").read_text()
                if str(self.data_dir) in command and name in command.partition("\0")[0]:
                    return Process(int(entry.name))
        raise LookupError(f"{name} is not running")


@asynccontextmanager
async def running(
    *arguments: str,
    environment: Mapping[str, str] | None = None,
    interpreter: str = sys.executable,
    shows_log: bool = False,
) -> AsyncIterator[Process]:
    """A Python program of this repository while the block lasts; its log goes nowhere, or to ours.

    It keeps bytecode, as with `./dragoman`, whatever the environment says: without any a start
    takes twice as long. It may be killed meanwhile.
    """
    inherited = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    child = await asyncio.create_subprocess_exec(
        interpreter,
        *arguments,
        cwd=ROOT,
        env={**inherited, **(environment or {})},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=None if shows_log else asyncio.subprocess.DEVNULL,
    )
    try:
        yield Process(child.pid)
    finally:
        with contextlib.suppress(ProcessLookupError):
            child.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(20):
                await child.wait()
        except TimeoutError:
            child.kill()
            await child.wait()


@asynccontextmanager
async def dragoman(
    adapters: Mapping[str, Mapping[str, object]],
    model_url: str,
    *,
    ops_port: int = 0,
    environment: Mapping[str, str] | None = None,
) -> AsyncIterator[Program]:
    """The whole program, as `dragoman run` starts it: embedded Valkey, a fresh data folder."""
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        config = {
            "data_dir": "data",
            "models": {"main": {"kind": "openai", "model": "emulated", "base_url": model_url}},
            "adapters": dict(adapters),
            "ops": {"port": ops_port},
        }
        path = Path(folder) / "config.yaml"
        path.write_text(yaml.safe_dump(config))
        command = ("-m", "bot", "--config", str(path), "run")
        async with running(*command, environment=environment) as process:
            yield Program(process, Path(folder) / "data")


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
