"""What people do that is no message and has no name in memory: done once, however often Slack, or
somebody who recorded a signed request, sends it.

Slack's signature lets a request be sent again for five minutes. An event's message is known by its
own id, a button's by that of its message; a command and a shortcut by the trigger that each use of
them gets; a place among a few that are to be had for a while, by its number.
"""

import hashlib

from bot.ports import Safe

_KEPT_S = 900.0


class Once:
    """What was done in one account. Raises StoreUnavailable."""

    def __init__(self, safe: Safe, account: str) -> None:
        self._safe = safe
        self._account = account

    async def is_first(self, name: str, kept_for_s: float = _KEPT_S) -> bool:
        """Whether nobody asked this of `name` before, in any process."""
        return await self._safe.put(
            "slack", self._account, _key(name), b"", kept_for_s=kept_for_s, only_first=True
        )

    async def note(self, name: str, sentence: str, kept_for_s: float) -> None:
        """Keep what to say of it, for whoever asks for the same again."""
        await self._safe.put(
            "slack", self._account, _key(name), sentence.encode(), kept_for_s=kept_for_s
        )

    async def noted(self, name: str) -> str | None:
        """What is to be said of it, where that was kept."""
        sentence = await self._safe.get("slack", self._account, _key(name))
        return None if sentence is None else sentence.decode()

    async def let_again(self, name: str) -> None:
        """It was not done after all."""
        await self._safe.take("slack", self._account, _key(name))


def _key(name: str) -> str:
    return "once:" + hashlib.sha256(name.encode()).hexdigest()[:32]
