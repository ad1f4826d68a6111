"""Admitting as a platform does while Redis fails: again and again, and no try may hang."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TypeVar

from bot.errors import StoreUnavailable
from bot.inbox import Inbox
from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.ports import Admission
from bot.store.client import Store

TIMEOUT_S = 2.0
CONVERSATION = ConversationId("web", "site", "c1")
Answer = TypeVar("Answer")


def message(message_id: str, conversation: ConversationId = CONVERSATION) -> IncomingMessage:
    return IncomingMessage(
        id=f"{conversation.channel}-{message_id}",
        conversation=conversation,
        author=Author("u1", "Ada"),
        text="hello",
        sent_at=datetime(2026, 11, 25, tzinfo=UTC),
        address=Address(conversation.channel),
    )


async def deliver(inbox: Inbox, wanted: IncomingMessage) -> Admission:
    """As a platform does: again and again until it is acknowledged."""
    return await patiently(lambda: inbox.admit(wanted))


async def patiently(ask: Callable[[], Awaitable[Answer]]) -> Answer:
    """The answer once there is one; no try may hang."""
    async with asyncio.timeout(60):
        while True:
            before_s = time.monotonic()
            try:
                return await ask()
            except StoreUnavailable:
                assert time.monotonic() - before_s < 15 * TIMEOUT_S, "no call may hang"
                await asyncio.sleep(0.05)


async def waiting(store: Store, conversation: ConversationId = CONVERSATION) -> int:
    """How many messages wait in a conversation."""
    key = store.keys.mailbox(conversation)
    return int(await store.ask(key, "LLEN", key))
