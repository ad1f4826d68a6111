"""Who may use us where: what config says, else what an admin chose on the app's home."""

import time

from adapters.slack import Settings
from bot.errors import StoreUnavailable
from bot.messages import ConversationId
from bot.ports import Intake

_FRESH_S = 10.0


class Access:
    """The channels to answer in. What an admin chose is the same for all processes within seconds.

    Raises StoreUnavailable only where what was chosen was never read.
    """

    def __init__(self, settings: Settings, intake: Intake, account: str) -> None:
        self._settings = settings
        self._intake = intake
        self._name = f"{account}:channels"
        self._chosen: tuple[str, ...] | None = None
        self._fresh_until_s = 0.0

    @property
    def is_configured(self) -> bool:
        """Whether config names the channels, so that nobody else can."""
        return bool(self._settings.allowed_channels)

    async def channels(self) -> tuple[str, ...]:
        """The channels to answer in; none: all that we are invited to."""
        if self._settings.allowed_channels:
            return self._settings.allowed_channels
        now_s = time.monotonic()
        if self._chosen is None or now_s >= self._fresh_until_s:
            try:
                kept = await self._intake.recall("slack")
            except StoreUnavailable:
                if self._chosen is None:
                    raise
                return self._chosen
            self._chosen = tuple(filter(None, kept.get(self._name, "").split(",")))
            self._fresh_until_s = now_s + _FRESH_S
        return self._chosen

    async def choose(self, channels: tuple[str, ...]) -> None:
        """Answer in these channels only (none: in all)."""
        await self._intake.remember("slack", self._name, ",".join(channels))
        self._chosen, self._fresh_until_s = channels, time.monotonic() + _FRESH_S

    async def may_answer(self, conversation: ConversationId) -> bool:
        """Whether somebody may use us there."""
        if conversation.channel.startswith("D"):
            return self._settings.direct_messages
        allowed = await self.channels()
        return not allowed or conversation.channel in allowed
