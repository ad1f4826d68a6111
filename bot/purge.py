"""Forgetting a whole platform account: everything kept of its conversations and people.

For a workspace that removes the app. A turn that still runs has lost its lease with its state, and
writes nothing (engine.lua, `holds_lease`). Files expire; their bytes are kept by what they hold.
"""

import re
from dataclasses import dataclass

from bot.dead import DeadLetters
from bot.store.client import Store

_COUNT = 1_000
_FAIR = ":fair:"
"""The queues of who waits hold no text, and conversations leave them in their turn (engine.lua)."""
_GLOB = re.compile(r"([\\*?\[\]^-])")


@dataclass(frozen=True, slots=True)
class Purge:
    """Deletes. Safe to call again; raises StoreUnavailable."""

    store: Store

    async def account(self, adapter: str, account: str) -> int:
        """Delete all that is kept of an account; how many keys that were."""
        place = f"{adapter}:{account}"
        letters = DeadLetters(self.store, 0.0)
        for letter in await letters.all():
            kept = letter.conversation
            if (kept.adapter, kept.account) == (adapter, account):
                await letters.drop(letter)
        count = 0
        for key in await self._keys_of(place):
            count += int(await self.store.ask(key, "UNLINK", key))
        return count

    async def _keys_of(self, place: str) -> list[str]:
        """The names of all keys that are about `place`, on every server."""
        is_about = re.compile(rf"[:{{]{re.escape(place)}[:}}]")
        pattern = "dragoman:*" + _GLOB.sub(r"\\\1", place) + "*"
        keys: set[str] = set()
        for here in await self._one_key_of_each_server():
            keys |= {name for name in await self._scan(here, pattern) if is_about.search(name)}
        return sorted(key for key in keys if _FAIR not in key)

    async def _scan(self, here: str, pattern: str) -> set[str]:
        """The names that match on the server that has the key `here`."""
        found: set[str] = set()
        cursor: int | bytes = 0
        while True:
            cursor, names = await self.store.ask(
                here, "SCAN", cursor, "MATCH", pattern, "COUNT", _COUNT
            )
            found |= {name.decode() for name in names}
            if not int(cursor):
                return found

    async def _one_key_of_each_server(self) -> list[str]:
        names = self.store.keys
        by_server: dict[str, str] = {}
        for partition in range(names.partitions):
            key = names.ready(partition)
            server = await self.store.servers.of(key)
            by_server.setdefault(server.name, key)
        return list(by_server.values())
