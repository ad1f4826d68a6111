"""An outage of Redis as it stands in the log: once when it begins and once when it is over."""

import time

import structlog

logger = structlog.get_logger(__name__)


class Outage:
    """Whether one server is away for those who use it, `part` being what it has for them.

    Each user tells of its own calls, so that one whose calls go through ends nothing for another
    whose calls do not: a server that takes no writes is still read from.
    """

    def __init__(self, part: str) -> None:
        self._part = part
        self._away_for: set[str] = set()
        self._began_at_s = 0.0  # time.monotonic()

    def failed(self, user: str, error: Exception) -> None:
        """A call of `user` failed."""
        if not self._away_for:
            self._began_at_s = time.monotonic()
            logger.warning("store.away", part=self._part, error=str(error))
        self._away_for.add(user)

    def worked(self, user: str) -> None:
        """A call of `user` was answered."""
        if self._away_for == {user}:
            away_s = round(time.monotonic() - self._began_at_s, 1)
            logger.info("store.back", part=self._part, away_s=away_s)
        self._away_for.discard(user)
