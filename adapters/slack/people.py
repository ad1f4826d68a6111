"""The names and time zones behind Slack's user ids, asked for once and kept for a while."""

import asyncio
import math
import time
from collections.abc import Iterable, Mapping

import structlog

from adapters.slack.failures import SlackRefused
from adapters.slack.web_api import WebApi
from bot.errors import DeliveryError

logger = structlog.get_logger(__name__)

_KEPT_S = 3600.0
_KEPT_MAX = 5_000
_PAUSE_S = 30.0
_LOOK_UP_WITHIN_S = 0.8  # Slack waits three seconds for an acknowledgement, and this comes before


class People:
    """Names by user id. A name that cannot be had in time is left out.

    Names are a courtesy: while Slack is slow nobody's is asked for, without the scope users:read
    never again, and people appear by their ids.
    """

    def __init__(self, api: WebApi, within_s: float = _LOOK_UP_WITHIN_S) -> None:
        self._api = api
        self._within_s = within_s
        self._names: dict[str, tuple[float, str]] = {}
        self._zones: dict[str, str] = {}
        self._ask_again_at_s = 0.0

    async def names_of(self, ids: Iterable[str]) -> Mapping[str, str]:
        """The names that are known now or within a moment."""
        now_s = time.monotonic()
        wanted = list(ids)
        unknown = [each for each in wanted if self._names.get(each, (0.0, ""))[0] <= now_s]
        if unknown and now_s >= self._ask_again_at_s:
            await self._look_up(unknown)
        return {each: self._names[each][1] for each in wanted if self._names.get(each, (0, ""))[1]}

    def timezone_of(self, user_id: str) -> str:
        """The IANA name of somebody's time zone, as far as it came with their name; else ""."""
        return self._zones.get(user_id, "")

    async def _look_up(self, ids: list[str]) -> None:
        try:
            async with asyncio.timeout(self._within_s), asyncio.TaskGroup() as group:
                for each in ids:
                    group.create_task(self._ask(each))
        except TimeoutError:
            self._ask_again_at_s = time.monotonic() + _PAUSE_S
            logger.info("slack.names_are_late", count=len(ids))

    async def _ask(self, user_id: str) -> None:
        try:
            answer = await self._api.read("users.info", {"user": user_id})
        except SlackRefused as error:
            if error.code == "missing_scope":
                self._ask_again_at_s = math.inf
                logger.warning("slack.no_names", missing_scope="users:read")
            self._keep(user_id, "")
            return
        except DeliveryError:
            self._ask_again_at_s = time.monotonic() + _PAUSE_S
            return
        user = answer.get("user") or {}
        profile = user.get("profile") or {}
        name = profile.get("display_name") or user.get("real_name") or user.get("name")
        self._keep(user_id, str(name or ""))
        self._zones[user_id] = str(user.get("tz") or "")

    def _keep(self, user_id: str, name: str) -> None:
        if len(self._names) >= _KEPT_MAX:
            oldest = next(iter(self._names))
            self._names.pop(oldest)
            self._zones.pop(oldest, None)
        self._names[user_id] = (time.monotonic() + _KEPT_S, name)
