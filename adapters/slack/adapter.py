"""The Slack adapter: receiving and writing joined behind the contract in `bot/ports/`."""

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import replace

from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import OAuth, Settings
from adapters.slack.bolt_app import build_app
from adapters.slack.chores import Chores
from adapters.slack.failures import SlackRefused
from adapters.slack.http_mode import Events, HttpMode
from adapters.slack.identifying import check_scopes, identify
from adapters.slack.installations import Installations
from adapters.slack.limits import LIMITS, with_mentions
from adapters.slack.listeners import AllListeners, Parts
from adapters.slack.manifest import scopes
from adapters.slack.oauth import Pages, build_flow, probe_client
from adapters.slack.renewal import InstalledToken
from adapters.slack.setup import features
from adapters.slack.socket_mode import SocketMode, open_connection
from adapters.slack.threads import is_thread
from adapters.slack.tokens import Tokens
from adapters.slack.web_api import WebApi, close_client, open_client
from adapters.slack.workspaces import (
    Common,
    InstalledWorkspaces,
    OneWorkspace,
    Workspace,
    Workspaces,
)
from bot.errors import (
    DeliveryError,
    DeliveryRefused,
    FetchFailed,
    PlatformUnavailable,
)
from bot.messages import Address, Attachment
from bot.ops.listening import listen
from bot.ports import AdapterParts, Intake, Live, OutgoingMessage
from bot.reply import File
from bot.spending import Unlimited


class SlackAdapter:
    """Slack as an `Adapter`: the workspace of the bot token, or all that installed the app."""

    name = "slack"

    def __init__(self, settings: Settings, parts: AdapterParts) -> None:
        limits = with_mentions(LIMITS, settings.allowed_mentions)
        self.limits = limits if settings.files else replace(limits, file_max_bytes=0)
        self._settings = settings
        self._parts = parts
        self._client: AsyncWebClient | None = None
        self._workspaces: Workspaces | None = None
        self._flow: AsyncOAuthFlow | None = None
        self._way_in: SocketMode | HttpMode | None = None
        self._pages: HttpMode | None = None

    @property
    def is_connected(self) -> bool:
        """Whether events can arrive now, and people install where they may."""
        ways = [way for way in (self._way_in, self._pages) if way is not None]
        return bool(ways) and all(way.is_connected for way in ways)

    @property
    def port(self) -> int:
        """The port that is listened on, if any and while running; else 0."""
        ways = [way for way in (self._way_in, self._pages) if isinstance(way, HttpMode)]
        return ways[0].port if ways else 0

    async def open(self) -> None:
        """Ask Slack who we are, or get ready for whoever installs the app.

        Raises ConfigError for a wrong token, key or address.
        """
        if self._workspaces is not None:
            return
        client = open_client(self._settings.base_url)
        try:
            if self._settings.oauth is not None:
                self._workspaces = self._installed(self._settings.oauth, client)
            else:
                own, tokens = await identify(client, self._settings)
                self._workspaces = OneWorkspace(self._common(client).workspace(own, tokens))
        except BaseException:
            await close_client(client)
            raise
        self._client = client

    async def probe(self) -> None:
        """Ask Slack about the tokens or the app, the scopes among that, and whether the port can be
        had.

        Raises ConfigError.
        """
        await self.open()
        client, token, oauth = self._client, self._settings.app_token, self._settings.oauth
        if client is None:
            return
        if token is None or oauth is not None:
            listen("adapters.slack", self._settings.host, self._settings.port).close()
        if oauth is not None:
            await probe_client(oauth, client)
        if self._settings.bot_token is not None:
            bot_token = self._settings.bot_token.get_secret_value()
            await check_scopes(client, bot_token, self._wanted_scopes())
        if token is not None:
            await open_connection(client, token.get_secret_value())

    async def run(self, intake: Intake, live: Live) -> None:
        """Receive until cancelled, over the way that the settings choose."""
        await self.open()
        client, workspaces, settings = self._client, self._workspaces, self._settings
        if client is None or workspaces is None:
            raise PlatformUnavailable("the adapter was closed")
        pages = Pages(self._flow) if self._flow is not None else None
        async with Chores() as chores:
            given = self._parts
            parts = Parts(settings, workspaces, intake, chores, given.people, given.skills)
            listeners = AllListeners(parts)
            await listeners.look_ahead()
            app = build_app(listeners, client)
            token = settings.app_token
            if token is None:
                secret = settings.signing_secret
                events = Events(app, secret.get_secret_value()) if secret else None
                self._way_in = HttpMode(events, pages, settings.host, settings.port)
                await self._way_in.run()
                return
            self._way_in = SocketMode(app, token.get_secret_value())
            if pages is None:
                await self._way_in.run()
                return
            self._pages = HttpMode(None, pages, settings.host, settings.port)
            async with asyncio.TaskGroup() as group:
                group.create_task(self._pages.run())
                group.create_task(self._way_in.run())

    async def close(self) -> None:
        """Let go of the connections."""
        client, self._client, self._workspaces = self._client, None, None
        if client is not None:
            await close_client(client)

    async def claim_room(self, message: OutgoingMessage) -> None:
        """See `Writer.claim_room`."""
        with _refusals_made_plain():
            await (await self._at(message.address)).writer.claim_room(message)

    async def post(self, message: OutgoingMessage) -> str:
        """See `Writer.post`."""
        with _refusals_made_plain():
            return await (await self._at(message.address)).writer.post(message)

    async def update(self, message: OutgoingMessage) -> None:
        """See `Writer.update`."""
        with _refusals_made_plain():
            await (await self._at(message.address)).writer.update(message)

    async def find(self, address: Address, key: str) -> str | None:
        """See `Writer.find`."""
        with _refusals_made_plain():
            return await (await self._at(address)).writer.find(address, key)

    async def show_status(self, address: Address, text: str, sketch: File | None = None) -> None:
        """See `Writer.show_status`."""
        with _refusals_made_plain():
            await (await self._at(address)).writer.show_status(address, text)

    async def fetch(self, address: Address, attachment: Attachment, most_bytes: int) -> bytes:
        """See `Downloads.fetch`, and `Threads.fetch`."""
        if not (self._settings.files or is_thread(attachment)):
            raise FetchFailed("files are off", user_message="I do not read files here")
        try:
            there = await self._at(address)
        except DeliveryError as error:
            raise FetchFailed(str(error)) from error
        if is_thread(attachment):
            return await there.threads.fetch(address, most_bytes)
        return await there.downloads.fetch(attachment, most_bytes)

    async def _at(self, address: Address) -> Workspace:
        """The workspace that an address is in."""
        if self._workspaces is None:
            raise PlatformUnavailable("the adapter is not open")
        return await self._workspaces.of(address.account)

    # ── getting ready ────────────────────────────────────────────────────────────────────────────

    def _common(self, client: AsyncWebClient) -> Common:
        def api_of(tokens: Tokens) -> WebApi:
            return WebApi(client, tokens)

        settings = self._settings
        budget = self._parts.budget if settings.keep_rate_limits else Unlimited()
        blobs, safe = self._parts.blobs, self._parts.safe
        return Common(api_of, settings.base_url, budget, blobs, safe, settings.native_streaming)

    def _installed(self, oauth: OAuth, client: AsyncWebClient) -> InstalledWorkspaces:
        """The workspaces that install the app. Raises ConfigError for a wrong key."""
        safe = self._parts.safe
        from adapters.slack.sealing import Sealer  # cryptography weighs 6 MiB

        sealer = Sealer(oauth.keys.get_secret_value())
        installations = Installations(safe, sealer)
        secret = oauth.client_secret.get_secret_value()
        rotator = AsyncTokenRotator(client_id=oauth.client_id, client_secret=secret, client=client)
        wanted = self._wanted_scopes()
        base_url = self._settings.base_url
        self._flow = build_flow(oauth, base_url, wanted, installations, safe, sealer, client)

        def tokens_of(account: str) -> Tokens:
            return InstalledToken(account, installations, rotator, safe)

        return InstalledWorkspaces(installations, self._common(client), tokens_of)

    def _wanted_scopes(self) -> list[str]:
        return [scope.name for scope in scopes(features(self._settings.model_dump()))]


@contextlib.contextmanager
def _refusals_made_plain() -> Iterator[None]:
    """Outside this package there are the DeliveryErrors of `bot/errors.py` and no others."""
    try:
        yield
    except SlackRefused as error:
        raise DeliveryRefused(str(error)) from error
