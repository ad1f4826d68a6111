"""A bound on the threads that other bots begin with us: one that answers each of our replies with a
new message to us would never end. Inside a thread, `Intake.hear` counts."""

from adapters.slack.once import Once

_MOST = 10
_WITHIN_S = 600.0


class BotThreads:
    """Counts them by channel, for all processes: each takes one of ten places, for ten minutes.

    Raises StoreUnavailable.
    """

    def __init__(self, once: Once) -> None:
        self._once = once

    async def may_begin(self, channel: str) -> bool:
        """Whether there is a place for one more, which is taken then."""
        for place in range(_MOST):
            if await self._once.is_first(f"bot thread:{channel}:{place}", _WITHIN_S):
                return True
        return False
