"""The names behind Slack's user ids, asked for once and kept for a while."""

import asyncio
import time
from collections.abc import Iterable, Mapping

import structlog

from adapters.slack.failures import SlackRefused
from adapters.slack.web_api import WebApi
from bot.errors import DeliveryError

logger = structlog.get_logger(__name__)

_KEPT_S = 3600.0
_KEPT_MAX = 5_000
_LOOK_UP_WITHIN_S = 0.8  # Slack waits three seconds for an acknowledgement, and this comes before


class People:
    """Names by user id. A name that cannot be had in time is left out and asked for next time.

    Names are a courtesy: without the scope users:read they are not asked for again, and people
    appear by their ids.
    """

    def __init__(self, api: WebApi) -> None:
        self._api = api
        self._names: dict[str, tuple[float, str]] = {}
        self._may_ask = True

    async def names_of(self, ids: Iterable[str]) -> Mapping[str, str]:
        """The names that are known now or within a moment."""
        now_s = time.monotonic()
        wanted = list(ids)
        unknown = [each for each in wanted if self._names.get(each, (0.0, ""))[0] <= now_s]
        if unknown and self._may_ask:
            await self._look_up(unknown)
        return {each: self._names[each][1] for each in wanted if each in self._names}

    async def _look_up(self, ids: list[str]) -> None:
        try:
            async with asyncio.timeout(_LOOK_UP_WITHIN_S), asyncio.TaskGroup() as group:
                for each in ids:
                    group.create_task(self._ask(each))
        except TimeoutError:
            logger.info("slack.names_are_late", count=len(ids))

    async def _ask(self, user_id: str) -> None:
        try:
            answer = await self._api.read("users.info", {"user": user_id})
        except SlackRefused as error:
            if error.code == "missing_scope":
                self._may_ask = False
                logger.warning("slack.no_names", missing_scope="users:read")
            return
        except DeliveryError:
            return
        user = answer.get("user") or {}
        profile = user.get("profile") or {}
        name = profile.get("display_name") or user.get("real_name") or user.get("name")
        if name:
            if len(self._names) >= _KEPT_MAX:
                self._names.pop(next(iter(self._names)))
            self._names[user_id] = (time.monotonic() + _KEPT_S, str(name))
