"""The Discord adapter: one client that shows replies, and a gateway while it receives.

Discord → gateway → receiving → incoming (pure) → intake.admit
delivery → outgoing → calls → Discord
"""

import asyncio
from types import SimpleNamespace

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.connections import FewConnections
from adapters.discord import Settings
from adapters.discord.calls import Calls
from adapters.discord.composer import Composer
from adapters.discord.failures import FAILURES
from adapters.discord.fetching import Fetching
from adapters.discord.gateway import NO_MESSAGE_CONTENT, Gateway, own_id, run_error
from adapters.discord.incoming import NAME
from adapters.discord.outgoing import Outgoing
from adapters.discord.rates import Rates
from adapters.discord.room import Room
from adapters.discord.threads import Threads
from adapters.sending import checked
from bot.errors import ConfigError, FetchFailed, PlatformUnavailable
from bot.messages import Address, Attachment
from bot.notices import Notices
from bot.ports import AdapterParts, Intake, Limits, Live, OutgoingMessage
from bot.reply import File

LIMITS = Limits(
    message_length=2000,  # code points (staff on discord-api-docs #1315)
    hold_first_s=0.25,
    # About five calls in five seconds for each channel; discord.py makes the call that uses up a
    # bucket wait for its end, so at most four edits fall into five seconds: soon at first, when
    # little is there to read, and then as evenly as that allows.
    edit_gaps_s=(0.5, 0.8, 1.3, 1.5, 1.5, 1.3),
    spoiler="||",
    status_line="-# {status}",  # small print; "… is typing" says nothing of what is being done
    status_again_s=8.0,  # "… is typing" lasts ten seconds (resources/channel)
    table_width=56,  # what a window of usual width shows of a code block without a break
    choices_max=10,  # two rows of five (components/reference: five rows)
    file_max_bytes=10 * 1024 * 1024,  # what every server takes (reference, "Uploading Files")
    # A request may have 25 MiB (resources/message, "Create Message"), text and buttons among them.
    files_max_bytes=24 * 1024 * 1024,
    remembers_posts=True,  # a reply to a message names that message only
)

_RATELIMIT_WAIT_S = 30.0
"""The longest wait that discord.py may make by itself; it takes no less."""


class DiscordAdapter:
    """Discord behind the `Adapter` port.

    discord.py keeps its addresses for the whole process, so two adapters in one process cannot talk
    to two different Discords.
    """

    name = NAME
    limits = LIMITS

    def __init__(self, settings: Settings, parts: AdapterParts) -> None:
        self._settings = settings
        self._parts = parts
        self._budget = parts.budget
        self._rates = Rates(settings.calls_per_s)
        self._room = Room(parts.budget, self._rates)
        self._client: discord.Client | None = None
        self._outgoing: Outgoing | None = None
        self._fetching: Fetching | None = None
        self._gateway: Gateway | None = None
        self._notices = Notices({NAME: self})

    @property
    def is_connected(self) -> bool:
        """Whether the gateway is connected on every shard."""
        return self._gateway is not None and self._gateway.is_connected

    async def open(self) -> None:
        """Log in for delivering; raises ConfigError where the token or the address is wrong."""
        if self._outgoing is not None:
            return
        Route.BASE = self._settings.base_url.rstrip("/")
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self._settings.gateway_url)
        discord.VoiceClient.warn_nacl = False  # no voice here, so nothing is missing
        discord.VoiceClient.warn_dave = False
        rates = self._rates
        client = discord.Client(
            intents=discord.Intents(guilds=True),
            max_ratelimit_timeout=_RATELIMIT_WAIT_S,
            connector=FewConnections(limit=0),  # as many as it takes, as discord.py's own
            http_trace=self._reading_limits(rates),
        )
        self._client = client
        try:
            async with asyncio.timeout(self._settings.timeout_s):
                await client.login(self._settings.token.get_secret_value())
        except FAILURES as error:
            self._client = None
            await client.close()
            raise _open_error(error, self._settings) from error
        rates.account = own_id(client)
        calls = Calls(client.http)
        self._fetching = Fetching(
            calls,
            own_host=yarl.URL(self._settings.base_url).host or "",
            timeout_s=self._settings.timeout_s,
        )
        self._outgoing = Outgoing(
            calls,
            Composer(self._parts.blobs, self._settings.stop_button, self._settings.rating_buttons),
            Threads(calls, self._room, self._settings.thread_archive_min),
            self._budget,
            rates,
            us=rates.account,
            application=client.application_id or 0,  # login sets it
            timeout_s=self._settings.timeout_s,
        )

    async def probe(self) -> None:
        """Log in, and look whether Discord allows what `message_content` asks for."""
        await self.open()
        if self._settings.message_content and self._client is not None:
            allowed = self._client.application_flags
            # Below a hundred servers Discord calls the same permission "limited".
            if not (allowed.gateway_message_content or allowed.gateway_message_content_limited):
                raise ConfigError([NO_MESSAGE_CONTENT])

    async def run(self, intake: Intake, live: Live) -> None:
        """Receive messages and hand them to `intake` until cancelled; needs `open` before.

        Raises ConfigError where only the operator can mend it, PlatformUnavailable where another
        run may do.
        """
        self._gateway = Gateway(
            self._settings,
            self._parts,
            intake,
            self._showing.note_own,
            self._showing.note_taken_away,
            self._notices.tell,
            self._room,
        )
        try:
            await self._gateway.run()
        finally:
            self._gateway = None

    async def close(self) -> None:
        """Tell what is to be told, and let go of the connections. May be called twice."""
        await self._notices.close()
        client, self._client, self._outgoing = self._client, None, None
        self._fetching = None
        if client is not None:
            await client.close()

    async def claim_room(self, message: OutgoingMessage) -> None:
        """See `Outgoing.claim_room`."""
        await self._showing.claim_room(message)

    async def post(self, message: OutgoingMessage) -> str:
        """Show a new message; a repeated key gives the message that is there, with this text."""
        return await self._showing.post(message)

    async def update(self, message: OutgoingMessage) -> None:
        """Make the message show its text. One that is complete has no button to stop it."""
        await self._showing.update(message)

    async def find(self, address: Address, key: str) -> str | None:
        """The message posted with `key`, as far as it can be told (outgoing.py)."""
        return await self._showing.find(address, key)

    async def show_status(self, address: Address, text: str, sketch: File | None = None) -> None:
        """ "… is typing"; Discord has no place for the text, and no call to end it."""
        if text:
            await self._showing.show_typing(address)

    async def fetch(self, address: Address, attachment: Attachment, most_bytes: int) -> bytes:
        """See `Fetching.fetch`."""
        if self._fetching is None:
            raise FetchFailed("the adapter is not open")
        return await self._fetching.fetch(address, attachment, most_bytes)

    def _reading_limits(self, rates: Rates) -> aiohttp.TraceConfig:
        """What lets `rates` see the headers of every answer, refused calls too; discord.py reads
        them for itself alone."""

        async def on_request_end(
            session: aiohttp.ClientSession,
            context: SimpleNamespace,
            ended: aiohttp.TraceRequestEndParams,
        ) -> None:
            answer = ended.response
            closed = rates.learn(ended.method, ended.url.path, answer.status, answer.headers)
            if closed is not None:
                refused = answer.status == 429
                await self._budget.close(closed.bucket, closed.for_s, refused=refused)

        trace = checked(aiohttp.TraceConfig())
        trace.on_request_end.append(on_request_end)
        return trace

    @property
    def _showing(self) -> Outgoing:
        if self._outgoing is None:
            raise PlatformUnavailable("the adapter is not open")
        return self._outgoing


def _open_error(error: BaseException, settings: Settings) -> ConfigError:
    failure = run_error(error)
    if isinstance(failure, ConfigError):
        return failure
    place, todo = "adapters.discord", "Check the network"
    if "base_url" in settings.model_fields_set:  # else it is Discord's own, and not to be mended
        place, todo = f"{place}.base_url", "Check the address and the network"
    said = f"{settings.base_url} cannot be used ({type(error).__name__})"
    return ConfigError([f"{place}: {said}. {todo}."])
