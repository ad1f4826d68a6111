"""The app is removed from a workspace, or its token is taken back.

    app_uninstalled   everything of the workspace is forgotten, its token with it
    tokens_revoked    the token is forgotten, once Slack says that it is of no use any more: people
                      revoke tokens also to get new ones, and then want to find things as they were

Slack sends both in any order when the app is removed, and again for up to a day where we did not
take them: what was said before the app was installed anew is about an installation that is gone.
"""

import math
from collections.abc import Mapping
from typing import Any

import structlog

from adapters.slack import Settings
from adapters.slack.access import Access
from adapters.slack.failures import SlackRefused
from adapters.slack.workspaces import Workspaces
from bot.errors import DeliveryError
from bot.ports import Intake

logger = structlog.get_logger(__name__)

REMOVALS = ("app_uninstalled", "tokens_revoked")


class Removal:
    """Heeds these events. Raises StoreUnavailable."""

    def __init__(self, settings: Settings, workspaces: Workspaces, intake: Intake) -> None:
        self._settings = settings
        self._workspaces = workspaces
        self._intake = intake

    async def take(
        self,
        body: Mapping[str, Any],
        enterprise_id: str | None,
        team_id: str | None,
        *,
        is_org: bool,
    ) -> None:
        """Forget what is to be forgotten."""
        kind = body["event"]["type"]
        account = self._workspaces.account(enterprise_id, team_id, is_org=is_org)
        told_at = float(body.get("event_time") or math.inf) + 1  # Slack's are whole seconds
        if await self._workspaces.is_installed_since(account, told_at):
            logger.info("slack.installed_again", reason=kind, account=account)
            return
        logger.error("slack.uninstalled", reason=kind, account=account)
        if kind == "app_uninstalled":
            await self._intake.purge("slack", account)
            await Access(self._settings, self._intake, account).forget()
            await self._workspaces.forget(account)
        elif (body["event"].get("tokens") or {}).get("bot") and await self._is_dead(account):
            await self._workspaces.forget(account)

    async def _is_dead(self, account: str) -> bool:
        """Whether Slack takes our token no more."""
        try:
            workspace = await self._workspaces.of(account)
            await workspace.api.read("auth.test", {})
        except SlackRefused:
            return True
        except DeliveryError:
            return False  # what cannot be asked now is kept: calls will show it
        return False
