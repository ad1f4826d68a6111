"""The workspaces that we work in: the one of config.yaml's token, or all that installed the app.

Everything that is about one workspace hangs on its `Workspace`: who we are there, with which token
we call, whose rate limits that counts in, and the writer that remembers its streams.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from slack_sdk.oauth.installation_store import Bot

from adapters.slack.downloads import Downloads
from adapters.slack.failures import SlackRefused
from adapters.slack.incoming import Identity
from adapters.slack.installations import Installations, account_of
from adapters.slack.once import Once
from adapters.slack.people import People
from adapters.slack.rates import Rates
from adapters.slack.renewal import NOT_INSTALLED
from adapters.slack.spending import Spending
from adapters.slack.streams import Where
from adapters.slack.threads import Threads
from adapters.slack.tokens import Tokens
from adapters.slack.uploads import Uploads
from adapters.slack.web_api import WebApi
from adapters.slack.writing import Writer
from bot.errors import PlatformUnavailable, StoreUnavailable
from bot.ports import Blobs, Budget, Safe

_REMEMBERED = 1_000


@dataclass(frozen=True, slots=True)
class Workspace:
    """One installation: a workspace, or an organisation with all its workspaces."""

    own: Identity
    api: WebApi
    spending: Spending
    people: People
    once: Once
    threads: Threads
    writer: Writer
    downloads: Downloads


@dataclass(frozen=True, slots=True)
class Common:
    """What all workspaces share; `api_of` makes calls with these tokens."""

    api_of: Callable[[Tokens], WebApi]
    base_url: str
    budget: Budget
    blobs: Blobs
    safe: Safe
    streaming: Where

    def workspace(self, own: Identity, tokens: Tokens) -> Workspace:
        """The workspace in which we are `own`."""
        api = self.api_of(tokens)
        spending = Spending(api, self.budget, Rates(own.account))
        uploads = Uploads(spending, api, self.blobs, own.user_id)
        people, once = People(api), Once(self.safe, own.account)
        return Workspace(
            own,
            api,
            spending,
            people,
            once,
            Threads(spending, people, once),
            Writer(spending, own.user_id, uploads, self.streaming),
            Downloads(spending, api, self.base_url),
        )


class Workspaces(Protocol):
    """Where we work."""

    async def of(self, account: str) -> Workspace:
        """The workspace of an account ("" = the only one). Raises DeliveryErrors."""
        ...

    async def find(
        self, enterprise_id: str | None, team_id: str | None, *, is_org: bool
    ) -> Workspace | None:
        """The workspace that an event is for; None: not installed. Raises StoreUnavailable."""
        ...

    async def is_installed_since(self, account: str, at: float) -> bool:
        """Whether it was installed there (again) after a time, in seconds since the epoch. Raises
        StoreUnavailable."""
        ...

    def account(self, enterprise_id: str | None, team_id: str | None, *, is_org: bool) -> str:
        """The account that an event is about, whether or not it is installed any more."""
        ...

    def known(self) -> tuple[Workspace, ...]:
        """The workspaces that this process has worked in."""
        ...

    async def forget(self, account: str) -> None:
        """Its token is of no use any more. Raises StoreUnavailable."""
        ...


class OneWorkspace:
    """`Workspaces` with the token of config.yaml."""

    def __init__(self, only: Workspace) -> None:
        self._only = only

    async def of(self, account: str) -> Workspace:
        """See `Workspaces.of`."""
        return self._only

    async def find(
        self, enterprise_id: str | None, team_id: str | None, *, is_org: bool
    ) -> Workspace | None:
        """See `Workspaces.find`."""
        return self._only

    async def is_installed_since(self, account: str, at: float) -> bool:
        """See `Workspaces.is_installed_since`: nobody tells when the token was copied."""
        return False

    def account(self, enterprise_id: str | None, team_id: str | None, *, is_org: bool) -> str:
        """See `Workspaces.account`."""
        return self._only.own.account

    def known(self) -> tuple[Workspace, ...]:
        """See `Workspaces.known`."""
        return (self._only,)

    async def forget(self, account: str) -> None:
        """See `Workspaces.forget`: the token stands in the environment."""


class InstalledWorkspaces:
    """`Workspaces` that installed the app themselves. `tokens_of` are those of an account."""

    def __init__(
        self,
        installations: Installations,
        common: Common,
        tokens_of: Callable[[str], Tokens],
    ) -> None:
        self._installations = installations
        self._common = common
        self._tokens_of = tokens_of
        self._known: dict[str, Workspace] = {}

    async def of(self, account: str) -> Workspace:
        """See `Workspaces.of`."""
        try:
            bot = await self._installations.of(account)
        except StoreUnavailable as error:
            raise PlatformUnavailable("the installation cannot be read now") from error
        if bot is None:
            self._known.pop(account, None)
            raise SlackRefused(NOT_INSTALLED)
        return self._workspace(account, bot)

    async def find(
        self, enterprise_id: str | None, team_id: str | None, *, is_org: bool
    ) -> Workspace | None:
        """See `Workspaces.find`."""
        bot = await self._installations.async_find_bot(
            enterprise_id=enterprise_id, team_id=team_id, is_enterprise_install=is_org
        )
        if bot is None:
            return None
        account = account_of(bot.enterprise_id, bot.team_id, is_org=bot.is_enterprise_install)
        return self._workspace(account, bot)

    async def is_installed_since(self, account: str, at: float) -> bool:
        """See `Workspaces.is_installed_since`."""
        bot = await self._installations.of(account, is_fresh=True)
        return bot is not None and float(bot.installed_at) > at

    def account(self, enterprise_id: str | None, team_id: str | None, *, is_org: bool) -> str:
        """See `Workspaces.account`."""
        return account_of(enterprise_id, team_id, is_org=is_org or not team_id)

    def known(self) -> tuple[Workspace, ...]:
        """See `Workspaces.known`."""
        return tuple(self._known.values())

    async def forget(self, account: str) -> None:
        """See `Workspaces.forget`."""
        self._known.pop(account, None)
        await self._installations.forget(account)

    def _workspace(self, account: str, bot: Bot) -> Workspace:
        own = Identity(bot.bot_user_id, bot.bot_id, account)
        known = self._known.get(account)
        if known is None or known.own != own:  # installed anew it may be another bot
            known = self._common.workspace(own, self._tokens_of(account))
            self._known[account] = known
            if len(self._known) > _REMEMBERED:
                del self._known[next(iter(self._known))]
        return known
