"""Slack's agent sessions: while one is "processing", Slack shows a Stop button with the reply.

docs.slack.dev, agents.sessions.setStatus (slack_sdk 3.48). The app says when work begins and ends;
chat.stopStream ends it by itself unless told otherwise. Where Slack refuses this, as it does for
apps without the agent view, it is not asked again for a while: `/stop` and "stop" do the same.
"""

import time

import structlog

from adapters.slack.failures import NOT_THERE, SlackRefused
from adapters.slack.spending import Spending
from bot.errors import DeliveryError, PlatformBusy
from bot.messages import Address

logger = structlog.get_logger(__name__)

_METHOD = "agents.sessions.setStatus"
_REMEMBERED = 2_000
_AGAIN_S = 600.0
_TRIES = 2  # of a call that is lost: a session that does not end leaves its Stop button


class Sessions:
    """The sessions that this process began."""

    def __init__(self, api: Spending) -> None:
        self._api = api
        self._off_until_s = 0.0
        self._begun: dict[Address, None] = {}

    async def begin(self, address: Address) -> None:
        """Say once that a reply is being made there, where there is room to say its end, too.
        Raises nothing."""
        if address in self._begun or self._is_off:
            return
        self._begun[address] = None
        if len(self._begun) > _REMEMBERED:
            del self._begun[next(iter(self._begun))]
        try:
            await self._api.claim(self._api.rates.begin_session(), _name(address), 0)
        except PlatformBusy:
            self._begun.pop(address, None)
            return
        await self._set(address, "processing")

    async def end(
        self, address: Address, *, is_known: bool = False, has_begun: bool = False
    ) -> None:
        """Say that the reply is there; `is_known`: Slack knows already; `has_begun`: some process
        began the session, maybe one that is gone. Raises nothing."""
        is_ours = self._begun.pop(address, self) is None
        if self._is_off or not (is_ours or has_begun):
            return
        charges, name = self._api.rates.end_session(), _name(address)
        if is_known:
            await self._api.let_go(charges, name)
            return
        try:
            await self._api.claim(charges, name, 0, must=is_ours)
        except PlatformBusy:
            logger.info("slack.session_not_told", status="active", error="no room")
            return
        await self._set(address, "active")

    @property
    def _is_off(self) -> bool:
        return time.monotonic() < self._off_until_s

    async def _set(self, address: Address, status: str) -> None:
        place = {"channel_id": address.channel, "thread_ts": address.thread}
        for _ in range(_TRIES):
            try:
                await self._api.write(_METHOD, {**place, "status": status})
                return
            except SlackRefused as error:
                if error.code not in NOT_THERE:
                    self._off_until_s = time.monotonic() + _AGAIN_S
                logger.info("slack.no_sessions", code=error.code)
                return
            except DeliveryError as error:
                logger.info("slack.session_not_told", status=status, error=type(error).__name__)
                if isinstance(error, PlatformBusy):
                    return


def _name(address: Address) -> str:
    return f"session {address.channel} {address.thread}"
