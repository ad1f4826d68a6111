"""The Slack adapter: receiving and writing joined behind the contract in `bot/ports/`."""

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import replace

import structlog
from pydantic import SecretStr

from adapters.slack import Settings
from adapters.slack.access import Access
from adapters.slack.bolt_app import Parts, build_app
from adapters.slack.chores import Chores
from adapters.slack.downloads import Downloads
from adapters.slack.failures import SlackRefused
from adapters.slack.http_mode import HttpMode
from adapters.slack.incoming import Identity
from adapters.slack.limits import LIMITS
from adapters.slack.rates import Rates
from adapters.slack.socket_mode import SocketMode, open_connection
from adapters.slack.spending import Spending
from adapters.slack.uploads import Uploads
from adapters.slack.web_api import WebApi
from adapters.slack.writing import Writer
from bot.errors import (
    ConfigError,
    DeliveryError,
    DeliveryRefused,
    FetchFailed,
    PlatformUnavailable,
    StoreUnavailable,
)
from bot.messages import Address, Attachment
from bot.ops.listening import listen
from bot.ports import AdapterParts, Intake, Live
from bot.reply import NO_EXTRAS, Extras
from bot.spending import Unlimited

logger = structlog.get_logger(__name__)

_OPEN_GAPS_S = (0.5, 1.0, 2.0)
_SECOND_LOOK_S = 5.0


class SlackAdapter:
    """Slack as an `Adapter`. One workspace: that of the bot token."""

    name = "slack"

    def __init__(self, settings: Settings, parts: AdapterParts) -> None:
        self.limits = LIMITS if settings.files else replace(LIMITS, file_max_bytes=0)
        self._settings = settings
        self._parts = parts
        self._budget = parts.budget if settings.keep_rate_limits else Unlimited()
        self._api: WebApi | None = None
        self._own: Identity | None = None
        self._spending: Spending | None = None
        self._writer: Writer | None = None
        self._way_in: SocketMode | HttpMode | None = None

    @property
    def is_connected(self) -> bool:
        """Whether events can arrive now."""
        return self._way_in is not None and self._way_in.is_connected

    @property
    def port(self) -> int:
        """The port that is listened on, in HTTP mode and while running; else 0."""
        return self._way_in.port if isinstance(self._way_in, HttpMode) else 0

    async def open(self) -> None:
        """Ask Slack who we are. Raises ConfigError for a wrong token or address."""
        if self._writer is not None:
            return
        api = WebApi(self._settings.base_url, self._settings.bot_token.get_secret_value())
        try:
            self._own = await _identify(api, self._settings.base_url)
        except SlackRefused as error:
            problem = (
                f"adapters.slack.bot_token: Slack does not accept it ({error.code}). Copy the Bot "
                "User OAuth Token of the app anew, from its page OAuth & Permissions."
            )
            try:
                others = await _app_token_problems(api, self._settings.app_token)
            finally:
                await api.close()
            raise ConfigError([problem, *others]) from error
        except BaseException:
            await api.close()
            raise
        self._api = api
        self._spending = Spending(api, self._budget, Rates(self._own.team_id))
        own_id = self._own.user_id
        uploads = Uploads(self._spending, api, self._parts.blobs, own_id)
        streaming = self._settings.native_streaming
        self._writer = Writer(self._spending, own_id, uploads, streaming)

    async def probe(self) -> None:
        """Ask Slack about both tokens, or whether the port can be had. Raises ConfigError."""
        await self.open()
        token = self._settings.app_token
        if token is None:
            listen("adapters.slack", self._settings.host, self._settings.port).close()
        elif self._api is not None:
            await open_connection(self._api, token.get_secret_value())

    async def run(self, intake: Intake, live: Live) -> None:
        """Receive until cancelled, over the way that the settings choose."""
        await self.open()
        api, own, spending = self._api, self._own, self._spending
        if api is None or own is None or spending is None:
            raise PlatformUnavailable("the adapter was closed")
        access = Access(self._settings, intake, own.team_id)
        with contextlib.suppress(StoreUnavailable):
            await access.channels()
        async with Chores() as chores:
            parts = Parts(
                self._settings,
                own,
                api,
                spending,
                intake,
                chores,
                access,
                self._parts.people,
                self._parts.skills,
            )
            app = build_app(parts)
            token = self._settings.app_token
            if token is not None:
                self._way_in = SocketMode(app, api, token.get_secret_value())
            else:
                self._way_in = HttpMode(app, self._settings.host, self._settings.port)
            await self._way_in.run()

    async def close(self) -> None:
        """Let go of the connections."""
        api, self._api, self._writer = self._api, None, None
        if api is not None:
            await api.close()

    async def claim_room(
        self,
        address: Address,
        message_id: str | None,
        shown: str | None,
        text: str,
        *,
        key: str,
        final: bool,
    ) -> None:
        """See `Writer.claim_room`."""
        await self._open_writer().claim_room(address, message_id, shown, text, key=key, final=final)

    async def post(
        self, address: Address, text: str, *, key: str, final: bool, extras: Extras = NO_EXTRAS
    ) -> str:
        """See `Writer.post`."""
        with _refusals_made_plain():
            return await self._open_writer().post(
                address, text, key=key, final=final, extras=extras
            )

    async def update(
        self,
        address: Address,
        message_id: str,
        shown: str | None,
        text: str,
        *,
        final: bool,
        extras: Extras = NO_EXTRAS,
    ) -> None:
        """See `Writer.update`."""
        with _refusals_made_plain():
            await self._open_writer().update(
                address, message_id, shown, text, final=final, extras=extras
            )

    async def find(self, address: Address, key: str) -> str | None:
        """See `Writer.find`."""
        with _refusals_made_plain():
            return await self._open_writer().find(address, key)

    async def show_status(self, address: Address, text: str) -> None:
        """See `Writer.show_status`."""
        with _refusals_made_plain():
            await self._open_writer().show_status(address, text)

    async def fetch(self, address: Address, attachment: Attachment, most_bytes: int) -> bytes:
        """See `Downloads.fetch`."""
        if self._spending is None or self._api is None:
            raise FetchFailed("the adapter is not open")
        if not self._settings.files:
            raise FetchFailed("files are off", user_message="I do not read files here")
        downloads = Downloads(self._spending, self._api, self._settings.base_url)
        return await downloads.fetch(attachment, most_bytes)

    def _open_writer(self) -> Writer:
        if self._writer is None:
            raise PlatformUnavailable("the adapter is not open")
        return self._writer


@contextlib.contextmanager
def _refusals_made_plain() -> Iterator[None]:
    """Outside this package there are the DeliveryErrors of `bot/errors.py` and no others."""
    try:
        yield
    except SlackRefused as error:
        raise DeliveryRefused(str(error)) from error


async def _identify(api: WebApi, base_url: str) -> Identity:
    """Who the bot token belongs to; a moment's trouble on the way is waited for.

    Raises SlackRefused for a wrong token, ConfigError for a wrong address.
    """
    gaps_s = iter(_OPEN_GAPS_S)
    while True:
        try:
            answer = await api.write("auth.test", {})
            return Identity(
                user_id=str(answer["user_id"]),
                bot_id=str(answer.get("bot_id") or ""),
                team_id=str(answer["team_id"]),
            )
        except SlackRefused:
            raise
        except KeyError as error:
            raise ConfigError(
                [f"adapters.slack.base_url: {base_url} does not answer as Slack does."]
            ) from error
        except DeliveryError as error:
            gap_s = next(gaps_s, None)
            if gap_s is None:
                raise ConfigError(
                    [
                        f"adapters.slack.base_url: {base_url} cannot be reached. Check the network "
                        "and a proxy's settings (HTTPS_PROXY); leave base_url out unless something "
                        "stands between Slack and you."
                    ]
                ) from error
            await asyncio.sleep(gap_s)


async def _app_token_problems(api: WebApi, token: SecretStr | None) -> list[str]:
    """What is wrong with the app token, too, so that both are mended at once."""
    if token is not None:
        try:
            async with asyncio.timeout(_SECOND_LOOK_S):
                await open_connection(api, token.get_secret_value())
        except ConfigError as error:
            return error.problems
        except (DeliveryError, TimeoutError):  # the other one is enough to end the start
            pass
    return []
