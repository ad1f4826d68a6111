"""Socket Mode: two connections, and a watchdog over them.

Slack sends each event to one of an app's connections, and asks each to reconnect every few hours;
slack_sdk closes the old before it opens the new, so that a single connection leaves a gap.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.bounded import Bounded
from adapters.slack.failures import SlackRefused
from adapters.slack.web_api import call, quiet_logger
from bot.errors import ConfigError, DeliveryError, PlatformBusy

logger = structlog.get_logger(__name__)

_CONNECTIONS = 2


@dataclass(frozen=True, slots=True)
class Patience:
    """Clocks of the connections, in seconds.

    A connection that is down for `dead_after_s` gets a new address, then after twice that and so
    on, at most `dead_after_most_s`: slack_sdk 3.48 tries the one it was given for ever, even when
    that one will never work; but Slack gives an app few addresses a minute.
    """

    ping_s: float = 10.0
    look_every_s: float = 2.0
    dead_after_s: float = 5.0
    dead_after_most_s: float = 60.0
    first_gap_s: float = 1.0


class SocketMode:
    """The connections of one app. `run` is called once."""

    def __init__(self, app: AsyncApp, app_token: str, patience: Patience | None = None) -> None:
        self._app = app
        self._app_token = app_token
        self._patience = patience or Patience()
        self._clients: list[SocketModeClient] = []

    @property
    def is_connected(self) -> bool:
        """Whether events can arrive: one connection is enough."""
        return any(_is_up(client) for client in self._clients)

    async def run(self) -> None:
        """Connect and stay connected until cancelled. Raises ConfigError for a wrong app token."""
        first_address = await self._first_address()
        handlers = [
            AsyncSocketModeHandler(
                self._app,
                self._app_token,
                logger=quiet_logger(),
                web_client=self._app.client,
                ping_interval=self._patience.ping_s,
            )
            for _ in range(_CONNECTIONS)
        ]
        self._clients = [handler.client for handler in handlers]
        for handler in handlers:
            handler.client.proxy = self._app.client.proxy
            handler.client.socket_mode_request_listeners = [Bounded(handler.handle)]
        self._clients[0].wss_uri = first_address
        try:
            async with asyncio.TaskGroup() as group:
                for handler in handlers:
                    group.create_task(_connect(handler))
                group.create_task(self._watch(self._clients))
        finally:
            for handler in handlers:
                await _close(handler)

    async def _first_address(self) -> str:
        """An address for the first connection, which shows that the token is right."""
        gap_s = self._patience.first_gap_s
        while True:
            try:
                return await open_connection(self._app.client, self._app_token)
            except DeliveryError as error:
                wait_s = error.retry_after_s if isinstance(error, PlatformBusy) else gap_s
                logger.warning("slack.not_connected", error=type(error).__name__, retry_s=wait_s)
                await asyncio.sleep(wait_s)
                gap_s = min(gap_s * 2, 30.0)

    async def _watch(self, clients: Sequence[SocketModeClient]) -> None:
        down_since = dict.fromkeys(range(len(clients)), time.monotonic())
        was_up = dict.fromkeys(range(len(clients)), False)
        patience_s = dict.fromkeys(range(len(clients)), self._patience.dead_after_s)
        while True:
            await asyncio.sleep(self._patience.look_every_s)
            now_s = time.monotonic()
            for number, client in enumerate(clients):
                is_up = _is_up(client)
                if is_up != was_up[number]:
                    logger.info("slack.socket", number=number, is_connected=is_up)
                    was_up[number] = is_up
                if is_up:
                    down_since[number] = now_s
                    patience_s[number] = self._patience.dead_after_s
                elif now_s - down_since[number] > patience_s[number]:
                    logger.warning("slack.socket_gets_a_new_address", number=number)
                    client.wss_uri = None
                    down_since[number] = now_s
                    patience_s[number] = min(
                        2 * patience_s[number], self._patience.dead_after_most_s
                    )


async def open_connection(client: AsyncWebClient, app_token: str) -> str:
    """An address for one connection. Raises ConfigError for a wrong token, else DeliveryErrors."""
    try:
        answer = await call(client, "apps.connections.open", json={"token": app_token})
        return str(answer["url"])
    except SlackRefused as error:
        raise ConfigError(
            [
                f"adapters.slack.app_token: Slack does not accept it ({error.code}). It "
                "needs the scope connections:write, and Socket Mode must be switched on."
            ]
        ) from error


def _is_up(client: SocketModeClient) -> bool:
    session = client.current_session
    return not client.closed and not client.stale and session is not None and not session.closed


async def _connect(handler: AsyncSocketModeHandler) -> None:
    await handler.connect_async()  # type: ignore[no-untyped-call]  # bolt 1.30 leaves it untyped


async def _close(handler: AsyncSocketModeHandler) -> None:
    await handler.close_async()  # type: ignore[no-untyped-call]  # bolt 1.30 leaves it untyped
