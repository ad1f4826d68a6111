"""The names behind Slack's ids of people and channels, and people's time zones: asked for once and
kept for a while."""

import asyncio
import time
from collections.abc import Iterable, Mapping

import structlog

from adapters.slack.failures import SlackRefused
from adapters.slack.web_api import WebApi
from bot.errors import DeliveryError

logger = structlog.get_logger(__name__)

_METHODS = {"user": "users.info", "channel": "conversations.info"}
_KEPT_S = 3600.0
_KEPT_MAX = 5_000
_PAUSE_S = 30.0
_LOOK_UP_WITHIN_S = 0.8  # Slack waits three seconds for an acknowledgement, and this comes before


class People:
    """Names by id. A name that cannot be had in time is left out.

    Names are a courtesy: while Slack is slow, none is asked for, and people and channels appear by
    their ids, as they do without the scopes for it.
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

    async def _ask(self, an_id: str) -> None:
        kind = "channel" if an_id.startswith("C") else "user"
        try:
            answer = await self._api.read(_METHODS[kind], {kind: an_id})
        except SlackRefused as error:  # also for some channels alone: private ones, for example
            logger.info("slack.no_name", of=kind, code=error.code)
            self._keep(an_id, "")
            return
        except DeliveryError:
            self._ask_again_at_s = time.monotonic() + _PAUSE_S
            return
        found = answer.get(kind) or {}
        profile = found.get("profile") or {}
        name = profile.get("display_name") or found.get("real_name") or found.get("name")
        self._keep(an_id, str(name or ""))
        self._zones[an_id] = str(found.get("tz") or "")

    def _keep(self, an_id: str, name: str) -> None:
        if len(self._names) >= _KEPT_MAX:
            oldest = next(iter(self._names))
            self._names.pop(oldest)
            self._zones.pop(oldest, None)
        self._names[an_id] = (time.monotonic() + _KEPT_S, name)
