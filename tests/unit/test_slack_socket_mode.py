"""The connections of Socket Mode."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from adapters.slack.adapter import SlackAdapter
from adapters.slack.bolt_app import build_app
from adapters.slack.chores import Chores
from adapters.slack.incoming import Identity
from adapters.slack.listeners import AllListeners, Parts
from adapters.slack.socket_mode import Patience, SocketMode
from adapters.slack.tokens import FixedToken
from adapters.slack.web_api import WebApi, close_client, open_client
from adapters.slack.workspaces import Common, OneWorkspace
from bot.errors import ConfigError
from bot.ports import AdapterParts, NoBlobs, NoPeople
from bot.spending import Unlimited
from tests.emulators.intake import Desk
from tests.emulators.slack import SlackEmulator
from tests.emulators.slack_stage import MemorySafe, NoLive, receiving, settings_for, until


async def test_fact_21_a_refreshed_connection_loses_nothing() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        await slack.sockets.disconnect("refresh_requested", count=2)
        for number in range(5):
            running.ada.direct(f"message {number}")
        await until(lambda: len(running.intake.admitted) == 5)
        await slack.wait_until(lambda: slack.sockets.open_count == 2)
        assert running.adapter.is_connected


@asynccontextmanager
async def connecting(slack: SlackEmulator) -> AsyncIterator[SocketMode]:
    """Socket Mode in a hurry, on its way to being connected."""
    settings = settings_for(slack, "socket")
    client = open_client(slack.base_url)
    own = Identity(slack.workspace.bot.id, "B0", slack.workspace.team_id)
    kept = Unlimited(), NoBlobs(), MemorySafe()
    common = Common(lambda tokens: WebApi(client, tokens), slack.base_url, *kept, "never")
    only = OneWorkspace(common.workspace(own, FixedToken(slack.bot_token)))
    patience = Patience(ping_s=0.01, look_every_s=0.01, dead_after_s=0.03, first_gap_s=0.01)
    async with Chores() as chores:
        parts = Parts(settings, only, Desk(), chores, NoPeople(), ())
        app = build_app(AllListeners(parts), client)
        sockets = SocketMode(app, slack.app_token, patience)
        task = asyncio.create_task(sockets.run())
        try:
            yield sockets
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
            await close_client(client)


async def test_fact_22_an_address_that_never_works_is_replaced() -> None:
    async with SlackEmulator() as slack:
        slack.sockets.refuse_next_urls(2)
        async with connecting(slack) as sockets:
            await slack.wait_until(lambda: slack.sockets.open_count == 2)
            assert sockets.is_connected
        assert not sockets.is_connected


@pytest.mark.parametrize("kind", ["http_500", "drop_before", "ratelimited", "error:fatal_error"])
async def test_trouble_while_connecting_is_waited_for(kind: str) -> None:
    async with SlackEmulator() as slack:
        slack.faults.add(method="apps.connections.open", kind=kind, times=2, retry_after_s=0)
        async with connecting(slack):
            await slack.wait_until(lambda: slack.sockets.open_count == 2)


async def test_fact_23_a_wrong_app_token_stops_the_start() -> None:
    async with SlackEmulator() as slack:
        adapter = SlackAdapter(
            settings_for(slack, "socket", app_token="xapp-wrong"), AdapterParts(live=NoLive())
        )
        with pytest.raises(ConfigError, match=r"app_token.*invalid_auth"):
            await adapter.run(Desk(), NoLive())
        await adapter.close()
