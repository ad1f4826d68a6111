"""Gateways and workers as processes of their own, to be killed, paused, ended and cut off.

gateway, gateway, worker, worker      each with a FaultProxy of its own before Redis,
    │                                 and an address of its own at the Slack emulator
RedisServer, SlackEmulator            in reach of the test
"""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import yaml

from bench.processes import ROOT, Process, free_port
from tests.emulators.slack import SlackEmulator
from tests.faults.proxy import FaultProxy
from tests.faults.redis_server import RedisServer

_READY_WITHIN_S = 90.0
SEALING_KEY = "A" * 43 + "="
"""What seals the tokens of workspaces that installed the app."""

_ENVIRONMENT = {
    "SLACK_BOT_TOKEN": "xoxb-emulated-bot",
    "SLACK_APP_TOKEN": "xapp-emulated-app",
    "SLACK_CLIENT_SECRET": "emulated",
    "SLACK_KEYS": SEALING_KEY,
    "DISCORD_TOKEN": "MTA.emulator.token",
}


class Member:
    """One process of the fleet. `name` says its role and number: gateway-1, worker-2."""

    def __init__(self, name: str, config: Path, redis: FaultProxy) -> None:
        self.name = name
        self.role = name.partition("-")[0]
        self.redis = redis
        self.kills = 0
        self._config = config
        self._ops_port = free_port()
        self._process: asyncio.subprocess.Process | None = None

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._process is not None and self._process.returncode is None

    @property
    def status(self) -> int | None:
        """What it ended with; a negative number is the signal that ended it."""
        return None if self._process is None else self._process.returncode

    @property
    def process(self) -> Process:
        """What the kernel says of it; raises LookupError while it is down."""
        if self._process is None:
            raise LookupError(f"{self.name} is down")
        return Process(self._process.pid)

    async def start(self) -> None:
        """Start it; returns before it is ready."""
        command = ("-m", "bot", "--config", str(self._config))
        with (self._config.parent / f"{self.name}.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, *command, self.role, "--ops-port", str(self._ops_port)),
                cwd=ROOT,
                env={**os.environ, **_ENVIRONMENT},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=log,
            )

    async def until_ready(self) -> None:
        """Return when it says that it is ready. Raises TimeoutError."""
        async with asyncio.timeout(_READY_WITHIN_S):
            while not await self.is_ready():
                if not self.is_running:
                    raise RuntimeError(f"{self.name} ended; see its log beside {self._config}")
                await asyncio.sleep(0.05)

    async def is_ready(self) -> bool:
        """What /readyz says; False where nothing answers."""
        address = f"http://127.0.0.1:{self._ops_port}/readyz"
        timeout = aiohttp.ClientTimeout(total=3)
        with suppress(aiohttp.ClientError, TimeoutError):
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.get(address) as answer,
            ):
                return answer.status == 200
        return False

    async def counted(self, name: str, **labels: str) -> int:
        """What /metrics says of a counter, over all labels that are not given."""
        wanted = [f'{label}="{value}"' for label, value in labels.items()]
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://127.0.0.1:{self._ops_port}/metrics") as answer,
        ):
            lines = (await answer.text()).splitlines()
        found = [line for line in lines if line.startswith(f"{name}_total{{")]
        return sum(
            int(float(line.rpartition(" ")[2]))
            for line in found
            if all(label in line for label in wanted)
        )

    def signal(self, number: signal.Signals) -> None:
        """Send a signal, if it runs."""
        if self.is_running and self._process is not None:
            self._process.send_signal(number)

    def kill(self) -> float:
        """SIGKILL, at once; returns when (monotonic)."""
        if self.is_running:
            self.signal(signal.SIGKILL)
            self.kills += 1
        return time.monotonic()

    async def ended(self, within_s: float = 60.0) -> int:
        """Wait for its end; the exit status. Raises TimeoutError."""
        if self._process is None:
            return 0
        async with asyncio.timeout(within_s):
            return await self._process.wait()

    async def terminate(self) -> int:
        """SIGTERM, and wait for the graceful end; the exit status."""
        self.signal(signal.SIGTERM)
        return await self.ended()


class Fleet:
    """The members, by name. See `running`."""

    def __init__(self, folder: Path, redis: RedisServer, slack: SlackEmulator) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.redis = redis
        self.slack = slack
        self.members: dict[str, Member] = {}

    @property
    def gateways(self) -> list[Member]:
        """Those that are connected to the platform."""
        return [member for member in self.members.values() if member.role == "gateway"]

    @property
    def workers(self) -> list[Member]:
        """Those that run turns."""
        return [member for member in self.members.values() if member.role == "worker"]

    @property
    def proxies(self) -> list[FaultProxy]:
        """Every way to Redis."""
        return [member.redis for member in self.members.values()]

    async def add(self, name: str, proxy: FaultProxy, settings: Mapping[str, Any]) -> Member:
        """A new member, not started yet."""
        path = self.folder / f"{name}.yaml"
        slack: dict[str, Any] = {
            "bot_token": "${SLACK_BOT_TOKEN}",
            "app_token": "${SLACK_APP_TOKEN}",
            "base_url": self.slack.base_url_via(name),
            "keep_rate_limits": bool(self.slack.rules.tiers),
        }
        config: dict[str, Any] = {
            "redis": {"url": f"redis://127.0.0.1:{proxy.port}/0"},
            "skills": ["chat"],
            "conversation": {"summarise": False},
            "adapters": {"slack": slack},
            "log": {"format": "json"},
        }
        for section, values in settings.items():
            if section == "slack":
                slack.update(values)
            else:
                config[section] = {**config.get(section, {}), **values}
        path.write_text(yaml.safe_dump(config))
        member = self.members[name] = Member(name, path, proxy)
        return member

    async def until_ready(self) -> None:
        """Return when all are ready."""
        async with asyncio.TaskGroup() as group:
            for member in self.members.values():
                group.create_task(member.until_ready())

    def expect_all_running(self) -> None:
        """Raises AssertionError, with the end of its log, where a member has ended."""
        for member in self.members.values():
            log = (self.folder / f"{member.name}.log").read_text()
            assert member.is_running, f"{member.name} ended with {member.status}:\n{log[-3000:]}"

    def log(self) -> str:
        """What all members logged."""
        return "".join(path.read_text() for path in sorted(self.folder.glob("*.log")))


@asynccontextmanager
async def running(
    folder: Path,
    redis: RedisServer,
    slack: SlackEmulator,
    settings: Mapping[str, Any],
    *,
    gateways: int = 1,
    workers: int = 2,
) -> AsyncIterator[Fleet]:
    """A fleet that is ready, until the block ends. `settings` go over each section's."""
    fleet = Fleet(folder, redis, slack)
    names = [f"gateway-{n + 1}" for n in range(gateways)]
    names += [f"worker-{n + 1}" for n in range(workers)]
    async with AsyncExitStack() as stack:
        for name in names:
            proxy = await stack.enter_async_context(FaultProxy("127.0.0.1", redis.port))
            await fleet.add(name, proxy, settings)
        try:
            for member in fleet.members.values():
                await member.start()
            await fleet.until_ready()
            yield fleet
        finally:
            for member in fleet.members.values():
                member.signal(signal.SIGCONT)
                member.kill()
                await member.ended()
