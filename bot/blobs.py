"""Bytes of files that go with messages and replies, kept in Redis for a while.

A blob is named by what it holds, so that keeping it again, as a turn does that goes on after a
crash, is the same blob. No platform's address of a file is kept: these expire.
"""

import hashlib
from dataclasses import dataclass

from bot.errors import DragomanError
from bot.store.client import Confirmation, Store

KEPT_FOR_S = 7 * 24 * 3600


class BlobTooLarge(DragomanError):
    """More bytes than one blob may have."""

    user_message = "That file is too large for me."


@dataclass(frozen=True, slots=True)
class RedisBlobs:
    """The `Blobs` port on Redis."""

    store: Store
    max_bytes: int

    async def put(self, data: bytes) -> str:
        """Keep bytes; returns the blob's name. Raises BlobTooLarge, StoreUnavailable."""
        if len(data) > self.max_bytes:
            raise BlobTooLarge(f"{len(data)} bytes, at most {self.max_bytes}")
        name = hashlib.sha256(data).hexdigest()
        key = self.store.keys.blob(name)
        await self.store.ask(
            key, "SET", key, data, "EX", KEPT_FOR_S, confirmation=Confirmation.HOPED
        )
        return name

    async def get(self, name: str) -> bytes | None:
        """The bytes; None: not kept any more. Raises StoreUnavailable."""
        key = self.store.keys.blob(name)
        found: bytes | None = await self.store.ask_apart(key, "GET", key)
        return found
