"""The Slack adapter receiving from a Slack on loopback, for tests that look at both ends."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import yaml

from adapters.slack import Settings, build
from adapters.slack.adapter import SlackAdapter
from bot.messages import Address, ConversationId
from bot.ports import AdapterParts, LiveEvent
from tests.emulators.intake import Desk
from tests.emulators.slack import Message, Person, SlackEmulator, SlackRules

DEPLOY = Path(__file__).parent.parent.parent / "deploy" / "slack"
MANIFESTS = {"socket": "manifest-socket.yaml", "http": "manifest-http.yaml"}


class NoLive:
    """Slack replies never travel through Redis."""

    async def publish(self, conversation: ConversationId, data: bytes) -> str:
        raise AssertionError("not for Slack")

    async def follow(
        self, conversation: ConversationId, after: str
    ) -> AsyncGenerator[LiveEvent, None]:
        raise AssertionError("not for Slack")
        yield


class MemorySafe:
    """A `Safe` in memory, in which nothing expires."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str], bytes] = {}

    async def put(
        self,
        adapter: str,
        account: str,
        name: str,
        value: bytes,
        *,
        kept_for_s: float | None = None,
        only_first: bool = False,
    ) -> bool:
        if only_first and (adapter, account, name) in self._kept:
            return False
        self._kept[adapter, account, name] = value
        return True

    async def get(self, adapter: str, account: str, name: str) -> bytes | None:
        return self._kept.get((adapter, account, name))

    async def take(self, adapter: str, account: str, name: str) -> bytes | None:
        return self._kept.pop((adapter, account, name), None)


class Running:
    """An adapter that receives from an emulator, and the intake it hands messages to."""

    def __init__(self, slack: SlackEmulator, adapter: SlackAdapter, intake: Desk) -> None:
        self.slack = slack
        self.adapter = adapter
        self.intake = intake
        self.ada: Person = slack.person("Ada")

    async def asked(self, text: str = "hello") -> tuple[Message, Address]:
        """Ada asks in #general; her message and where the answer goes."""
        message = self.ada.mentions("#general", text)
        return message, (await self.intake.next()).address


def settings_for(slack: SlackEmulator, transport: str, **changes: Any) -> Settings:
    secret = (
        {"app_token": slack.app_token}
        if transport == "socket"
        else {"signing_secret": slack.signing_secret}
    )
    given = {"base_url": slack.base_url, "port": 0}
    who = {} if "oauth" in changes else {"bot_token": slack.bot_token}
    return Settings.model_validate(given | who | secret | changes)


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not holds():  # noqa: ASYNC110 -- what is waited for has no event of its own
            await asyncio.sleep(0.005)


@asynccontextmanager
async def receiving(
    slack: SlackEmulator, transport: str, parts: AdapterParts | None = None, **changes: Any
) -> AsyncIterator[Running]:
    """The adapter, connected; `changes` are settings."""
    given = parts or AdapterParts(live=NoLive(), safe=MemorySafe())
    adapter = build(settings_for(slack, transport, **changes), given)
    intake = Desk()
    await adapter.open()
    task = asyncio.create_task(adapter.run(intake, NoLive()))
    await until(lambda: adapter.is_connected or task.done())
    if transport == "http":
        await slack.use_request_url(f"http://127.0.0.1:{adapter.port}/slack/events")
    else:
        await slack.wait_until(lambda: slack.sockets.open_count == 2)
    try:
        yield Running(slack, adapter, intake)
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        await adapter.close()


def rules_of_manifest(transport: str, ack_timeout_s: float = 15.0) -> SlackRules:
    """A Slack that grants and sends what the manifest asks for, and nothing else."""
    manifest = yaml.safe_load((DEPLOY / MANIFESTS[transport]).read_text())
    return SlackRules(
        ack_timeout_s=ack_timeout_s,
        retry_delays_s=(0.01, 0.02, 0.05),
        scopes=frozenset(manifest["oauth_config"]["scopes"]["bot"]),
        subscriptions=frozenset(manifest["settings"]["event_subscriptions"]["bot_events"]),
    )
