"""Where the app is installed: each workspace's (or organisation's) token, sealed, in Redis.

slack_sdk's interface for such stores, so that its own OAuth flow fills this one. It keeps what the
bot needs, and no token of a person: none is asked for. The *account* is what the app was installed
to: a workspace (T…), or a whole organisation (E…, Enterprise Grid) with all its workspaces. It goes
with everything else of an account when that is purged.
"""

import json
import time
from collections.abc import Mapping
from logging import Logger
from typing import TYPE_CHECKING, Any

import structlog
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore

from adapters.slack.web_api import quiet_logger
from bot.errors import StoreUnavailable
from bot.ports import Safe

if TYPE_CHECKING:  # cryptography weighs 6 MiB, and only OAuth needs it
    from adapters.slack.sealing import Sealer

logger = structlog.get_logger(__name__)

_NAME = "installation"
_FRESH_S = 30.0
_REMEMBERED = 1_000


def account_of(enterprise_id: str | None, team_id: str | None, *, is_org: bool) -> str:
    """What an installation is kept under."""
    return str((enterprise_id if is_org else team_id) or team_id or enterprise_id or "")


class Installations(AsyncInstallationStore):
    """Raises StoreUnavailable."""

    def __init__(self, safe: Safe, sealer: "Sealer", fresh_s: float = _FRESH_S) -> None:
        self._safe = safe
        self._sealer = sealer
        self._fresh_s = fresh_s
        self._known: dict[str, tuple[float, Bot]] = {}

    @property
    def logger(self) -> Logger:
        """slack_sdk wants one; it says nothing."""
        return quiet_logger()

    async def async_save(self, installation: Installation) -> None:
        """Keep what the OAuth flow brought."""
        await self.async_save_bot(installation.to_bot())

    async def async_save_bot(self, bot: Bot) -> None:
        """Keep a bot, in place of what there was."""
        account = account_of(bot.enterprise_id, bot.team_id, is_org=bot.is_enterprise_install)
        fields = json.dumps(_fields(bot), separators=(",", ":")).encode()
        await self._safe.put("slack", account, _NAME, self._sealer.seal(fields))
        self._remember(account, bot)

    async def async_find_bot(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        is_enterprise_install: bool | None = False,
    ) -> Bot | None:
        """The bot for a workspace: its own installation, or that of its organisation."""
        accounts = [team_id, enterprise_id]
        if is_enterprise_install:
            accounts = [enterprise_id]
        for account in filter(None, accounts):
            bot = await self.of(account)
            if bot is not None:
                return bot
        return None

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """Forget a bot."""
        await self.forget(account_of(enterprise_id, team_id, is_org=team_id is None))

    async def async_delete_installation(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> None:
        """Nothing is kept of the person who installed."""

    async def of(self, account: str, *, is_fresh: bool = False) -> Bot | None:
        """The bot installed there; `is_fresh`: as every process sees it now.

        While Redis is away, what this process knows is believed, unless it must be fresh.
        """
        at_s, known = self._known.get(account, (0.0, None))
        if known is not None and not is_fresh and time.monotonic() - at_s < self._fresh_s:
            return known
        try:
            sealed = await self._safe.get("slack", account, _NAME)
        except StoreUnavailable:
            if known is None or is_fresh:
                raise
            return known
        if sealed is None:
            self._known.pop(account, None)
            return None
        fields = self._sealer.open(sealed)
        if fields is None:
            logger.error("slack.installation_not_readable", account=account)
            return None
        bot = Bot(**json.loads(fields))
        if not self._sealer.is_newest(sealed):
            await self._safe.put("slack", account, _NAME, self._sealer.seal(fields))
        self._remember(account, bot)
        return bot

    async def forget(self, account: str) -> None:
        """Forget the installation there; its tokens are of no use any more."""
        self._known.pop(account, None)
        await self._safe.take("slack", account, _NAME)

    def _remember(self, account: str, bot: Bot) -> None:
        self._known[account] = (time.monotonic(), bot)
        if len(self._known) > _REMEMBERED:
            del self._known[next(iter(self._known))]


def _fields(bot: Bot) -> Mapping[str, Any]:
    """What `Bot` takes, as JSON can hold it."""
    return {
        "app_id": bot.app_id,
        "enterprise_id": bot.enterprise_id,
        "enterprise_name": bot.enterprise_name,
        "team_id": bot.team_id,
        "team_name": bot.team_name,
        "bot_token": bot.bot_token,
        "bot_id": bot.bot_id,
        "bot_user_id": bot.bot_user_id,
        "bot_scopes": list(bot.bot_scopes or ()),
        "bot_refresh_token": bot.bot_refresh_token,
        "bot_token_expires_at": bot.bot_token_expires_at,
        "is_enterprise_install": bot.is_enterprise_install,
        "installed_at": bot.installed_at,
    }
