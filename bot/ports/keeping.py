"""What the core keeps for others: what is known of people, the bytes of files, sealed secrets."""

from collections.abc import Mapping
from typing import Protocol

from bot.errors import DragomanError
from bot.messages import PersonId


class NoPeople:
    """`People` for who knows nobody."""

    async def read(self, person: PersonId) -> dict[str, str]:
        """Nothing is known."""
        return {}

    async def write(self, person: PersonId, values: Mapping[str, str], turn_id: str) -> bool:
        """Forget it at once."""
        return True

    async def forget(self, person: PersonId) -> None:
        """There is nothing to forget."""


class Blobs(Protocol):
    """Where the bytes of files are kept for a while, by name; `max_bytes` in one file."""

    @property
    def max_bytes(self) -> int:
        """The largest file that is kept."""
        ...

    async def put(self, data: bytes) -> str:
        """Keep bytes; returns the blob's name. Raises StoreUnavailable, or another DragomanError
        where they are too many."""
        ...

    async def get(self, name: str) -> bytes | None:
        """The bytes; None: not kept any more. Raises StoreUnavailable."""
        ...


class Safe(Protocol):
    """Small things of platform accounts, for all processes. Secrets are put in sealed: an adapter
    encrypts those. All goes when the account is purged. Raises StoreUnavailable."""

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
        """Keep a value, for good or for a while; False where `only_first` and there is one."""
        ...

    async def get(self, adapter: str, account: str, name: str) -> bytes | None:
        """What is kept; None: nothing."""
        ...

    async def take(self, adapter: str, account: str, name: str) -> bytes | None:
        """What is kept, which is then gone; of several who take it one gets it."""
        ...


class NoSafe:
    """`Safe` for who has no secrets."""

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
        """Refuse: a secret that is lost at once would be missed later."""
        raise DragomanError("no place for secrets")

    async def get(self, adapter: str, account: str, name: str) -> bytes | None:
        """There is none."""
        return None

    async def take(self, adapter: str, account: str, name: str) -> bytes | None:
        """There is none."""
        return None


class People(Protocol):
    """What is known of people across conversations. Raises StoreUnavailable."""

    async def read(self, person: PersonId) -> dict[str, str]:
        """All that is known of a person, by names that begin with the skill's."""
        ...

    async def write(self, person: PersonId, values: Mapping[str, str], turn_id: str) -> bool:
        """Set these values ("" = forget one), once for each turn; False: it had written already."""
        ...

    async def forget(self, person: PersonId) -> None:
        """Remove all that is known of a person."""
        ...


class Tallies(Protocol):
    """Counts that all processes share for a while."""

    async def add(self, name: str, by: int, kept_for_s: int) -> int:
        """Add `by` (which may be 0, or less) to the count of this name, and return it; it is gone
        `kept_for_s` after the last time. Raises StoreUnavailable."""
        ...


class NoTallies:
    """`Tallies` for who counts nothing."""

    async def add(self, name: str, by: int, kept_for_s: int) -> int:
        """Forget it at once."""
        return max(0, by)


class NoBlobs:
    """`Blobs` for who has no files."""

    max_bytes = 0

    async def put(self, data: bytes) -> str:
        """Refuse."""
        raise DragomanError("no place for files", user_message="I cannot keep files.")

    async def get(self, name: str) -> bytes | None:
        """There are none."""
        return None
