"""Small things of platform accounts, kept in Redis so that every process has them.

Whoever puts a secret in has sealed it before: what is here can be read by whoever reads Redis. It
lies under the account's name, so that forgetting an account (bot/purge.py) forgets it as well.
"""

from dataclasses import dataclass

from bot.store.client import Confirmation, Store


@dataclass(frozen=True, slots=True)
class RedisSafe:
    """The `Safe` port on Redis."""

    store: Store

    async def put(
        self,
        adapter: str,
        account: str,
        name: str,
        value: bytes,
        *,
        kept_for_s: float | None = None,
        only_first: bool = False,
    ) -> bool:
        """Keep a value; False where `only_first` and there is one. Raises StoreUnavailable."""
        key = self.store.keys.secret(adapter, account, name)
        how: list[str | int] = []
        if kept_for_s is not None:
            how += ["PX", max(1, round(kept_for_s * 1000))]
        if only_first:
            how.append("NX")
        answer = await self.store.ask(key, "SET", key, value, *how, confirmation=Confirmation.HOPED)
        return answer is not None

    async def get(self, adapter: str, account: str, name: str) -> bytes | None:
        """What is kept; None: nothing. Raises StoreUnavailable."""
        key = self.store.keys.secret(adapter, account, name)
        found: bytes | None = await self.store.ask(key, "GET", key)
        return found

    async def take(self, adapter: str, account: str, name: str) -> bytes | None:
        """What is kept, which is then gone; of several who take it one gets it."""
        key = self.store.keys.secret(adapter, account, name)
        found: bytes | None = await self.store.ask(key, "GETDEL", key)
        return found
