"""The door: what adapters are given as `Intake`. Every message gets a visible outcome here too."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import structlog

from bot.commands import is_stop
from bot.conversation import Conversation
from bot.errors import DeliveryError
from bot.inbox import Inbox
from bot.messages import ConversationId, IncomingMessage
from bot.metrics import Metrics
from bot.ports import Adapter, Admission

logger = structlog.get_logger(__name__)

FULL = (
    "I am still busy with your earlier messages and cannot take in more. "
    "Please send this one again when I have answered."
)


@dataclass(frozen=True, slots=True)
class Reception:
    """The inbox, with a sentence for whoever sends more than can wait."""

    inbox: Inbox
    adapters: Mapping[str, Adapter]
    metrics: Metrics

    async def admit(self, message: IncomingMessage) -> Admission:
        """Take a message in durably, once. Safe to call again with the same message.

        A message that only says "stop" while a reply is in progress ends that reply: it cannot wait
        its turn behind it.
        """
        if is_stop(message.text) and await self.stop(message.conversation, message.id):
            admission = Admission.STOPPED
        else:
            admission = await self.inbox.admit(message)
        self.metrics.messages_admitted.labels(message.conversation.adapter, admission).inc()
        if admission is Admission.FULL:
            await self._tell_full(message)
        return admission

    async def stop(self, conversation: ConversationId, event_id: str) -> bool:
        """End the reply in progress; False: there is none to end."""
        return await self.inbox.stop(conversation, event_id)

    async def is_known(self, conversation: ConversationId) -> bool:
        """Whether we take part in this conversation already."""
        return await self.inbox.is_known(conversation)

    async def conversation_of(
        self, adapter: str, channel: str, message_id: str
    ) -> ConversationId | None:
        """The conversation that a message of ours belongs to (for replies to it)."""
        return await self.inbox.conversation_of(adapter, channel, message_id)

    async def remember(self, adapter: str, name: str, value: str) -> None:
        """Keep a small value for the adapter."""
        await self.inbox.remember(adapter, name, value)

    async def remember_first(self, adapter: str, name: str, value: str) -> str:
        """Keep `value` unless there is one already; return what is kept."""
        return await self.inbox.remember_first(adapter, name, value)

    async def recall(self, adapter: str) -> dict[str, str]:
        """All that the adapter asked to remember."""
        return await self.inbox.recall(adapter)

    async def conversation(self, conversation: ConversationId) -> Conversation:
        """Memory and turns, to show a person their own conversation again."""
        return await self.inbox.conversation(conversation)

    async def _tell_full(self, message: IncomingMessage) -> None:
        key = "f" + hashlib.sha256(message.id.encode()).hexdigest()[:18] + "00"
        adapter = self.adapters[message.conversation.adapter]
        try:
            await adapter.post(message.address, FULL, key=key, final=True)
        except DeliveryError as error:
            logger.warning("reception.full_not_told", error=type(error).__name__)
