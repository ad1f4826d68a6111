"""What an adapter is given as `Intake`, for tests: one in memory, and a desk before any.

adapter → Desk → MemoryIntake, or the program's own Reception
"""

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.conversation import Conversation
from bot.errors import StoreUnavailable
from bot.messages import ConversationId, IncomingMessage, Rating
from bot.ports import Admission, Decision, Heard, Intake, Unanswered, Understand


class MemoryIntake:
    """An `Intake` without Redis. `replying` holds the conversations in which a reply is made."""

    def __init__(self) -> None:
        self.admitted: dict[str, IncomingMessage] = {}
        self.replying: set[ConversationId] = set()
        self.ours: dict[tuple[str, str], ConversationId] = {}
        self.notebook: dict[str, str] = {}
        self.purged: list[tuple[str, str]] = []
        self.conversations: dict[ConversationId, Conversation] = {}
        self.deletions: list[tuple[ConversationId, str]] = []
        self.ratings: list[Rating] = []
        self.decisions: dict[tuple[str, str, str], Decision] = {}
        self._stopped: set[str] = set()
        self._voices: dict[ConversationId, tuple[set[str], list[str]]] = {}

    async def admit(self, message: IncomingMessage) -> Admission:
        """See `bot.ports.Intake`."""
        await asyncio.sleep(0)
        if message.id in self.admitted:
            return Admission.KNOWN
        self.admitted[message.id] = message
        return Admission.ADMITTED

    async def decide(
        self,
        adapter: str,
        account: str,
        message_id: str,
        decision: Decision,
        *,
        instead_of: Decision = Unanswered.PASSED_OVER,
    ) -> Decision:
        """See `bot.ports.Intake`."""
        name = (adapter, account, message_id)
        if self.decisions.get(name, instead_of) == instead_of:
            self.decisions[name] = decision
        return self.decisions[name]

    async def decided(self, adapter: str, account: str, message_id: str) -> Decision | None:
        """See `bot.ports.Intake`."""
        return self.decisions.get((adapter, account, message_id))

    async def tell_away(self, message: IncomingMessage, *, waits: bool = True) -> None:
        """See `bot.ports.Intake`."""

    def keep(self, message: IncomingMessage, understand: Understand, *, is_for_us: bool) -> bool:
        """See `bot.ports.Intake`."""
        return True

    async def stop(
        self,
        conversation: ConversationId,
        event_id: str,
        begun: str | None = None,
        *,
        or_posting: bool = False,
    ) -> bool:
        """See `bot.ports.Intake`."""
        if event_id in self._stopped:
            return True
        if conversation not in self.replying:
            return False
        self.replying.discard(conversation)
        self._stopped.add(event_id)
        return True

    async def edited(self, message: IncomingMessage) -> None:
        """See `bot.ports.Intake`."""
        if message.id in self.admitted:
            self.admitted[message.id] = message

    async def deleted(self, conversation: ConversationId, message_id: str) -> None:
        """See `bot.ports.Intake`."""
        self.deletions.append((conversation, message_id))

    async def purge(self, adapter: str, account: str) -> None:
        """See `bot.ports.Intake`."""
        self.purged.append((adapter, account))

    async def rate(self, rating: Rating) -> None:
        """See `bot.ports.Intake`."""
        self.ratings.append(rating)

    async def hear(
        self, conversation: ConversationId, author: str, message_id: str, *, is_bot: bool
    ) -> Heard:
        """See `bot.ports.Intake`."""
        if not await self.is_known(conversation):
            return Heard(is_known=False)
        people, bots = self._voices.setdefault(conversation, (set(), []))
        if not is_bot:
            people.add(author)
            bots.clear()
        elif message_id not in bots:
            bots.append(message_id)
        return Heard(True, len(people), len(bots))

    @property
    def voices(self) -> dict[ConversationId, set[str]]:
        """Who has spoken where."""
        return {place: people for place, (people, _) in self._voices.items()}

    async def is_known(self, conversation: ConversationId, at: datetime | None = None) -> bool:
        """See `bot.ports.Intake`."""
        return any(
            message.conversation == conversation
            and (at is None or message.said_at_s <= at.timestamp())
            for message in self.admitted.values()
        )

    async def conversation_of(
        self, adapter: str, channel: str, message_id: str
    ) -> ConversationId | None:
        """See `bot.ports.Intake`. A test puts it into `ours`."""
        return self.ours.get((channel, message_id))

    async def remember(self, adapter: str, name: str, value: str) -> None:
        """See `bot.ports.Intake`."""
        if value:
            self.notebook[name] = value
        else:
            self.notebook.pop(name, None)

    async def remember_first(self, adapter: str, name: str, value: str) -> str:
        """See `bot.ports.Intake`."""
        return self.notebook.setdefault(name, value)

    async def recall(self, adapter: str) -> dict[str, str]:
        """See `bot.ports.Intake`."""
        return dict(self.notebook)

    async def conversation(self, conversation: ConversationId) -> Conversation:
        """See `bot.ports.Intake`."""
        return self.conversations.get(conversation, Conversation())


class Desk:
    """An `Intake` that hands on to another, and lets the test see what comes and take Redis away.

    `away` is how many more calls find no store, `away_for` the channels whose conversations are in
    a part of it that cannot be reached, `is_stuck` lets what is to be remembered wait for
    good, `handed_in` how often something was to be admitted. The store does that while `admits` is
    set; where its answer is lost, that is known when `loses` is set. What is to be admitted is
    tried again for `patience_s` where it is away, as by the core.
    """

    def __init__(self, behind: Intake | None = None) -> None:
        self.memory = MemoryIntake()
        self.admitted: list[IncomingMessage] = []
        self.told: list[IncomingMessage] = []
        self.kept: list[IncomingMessage] = []
        self.stopped: list[ConversationId] = []
        self.stopped_turns: list[str | None] = []
        self.edited_in: list[ConversationId] = []
        self.handed_in = 0
        self.repeated = 0
        self.away = 0
        self.away_for: set[str] = set()
        self.is_stuck = False
        self.admits = asyncio.Event()
        self.admits.set()
        self.patience_s = 0.0
        self.loses: asyncio.Event | None = None
        self.lost = 0
        self._behind: Intake = behind or self.memory
        self._changed = asyncio.Condition()
        self._taken = 0

    async def admit(self, message: IncomingMessage) -> Admission:
        """See `bot.ports.Intake`."""
        self.handed_in += 1
        if self.away:
            await asyncio.sleep(self.patience_s)
        self._find_store()
        if message.conversation.channel in self.away_for:
            raise StoreUnavailable("away")
        await self.admits.wait()
        admission = await self._behind.admit(message)
        async with self._changed:
            if admission is Admission.ADMITTED:
                self.admitted.append(message)
            elif admission is Admission.KNOWN:
                self.repeated += 1
            self._changed.notify_all()
        if self.loses:
            await self.loses.wait()
            async with self._changed:
                self.lost += 1
                self._changed.notify_all()
            raise StoreUnavailable("its answer was lost")
        return admission

    async def decide(
        self,
        adapter: str,
        account: str,
        message_id: str,
        decision: Decision,
        *,
        instead_of: Decision = Unanswered.PASSED_OVER,
    ) -> Decision:
        """See `bot.ports.Intake`. Nothing waits for it, so it uses up no call."""
        if self.away:
            raise StoreUnavailable("away")
        return await self._behind.decide(
            adapter, account, message_id, decision, instead_of=instead_of
        )

    async def decided(self, adapter: str, account: str, message_id: str) -> Decision | None:
        """See `bot.ports.Intake`."""
        self._find_store()
        return await self._behind.decided(adapter, account, message_id)

    async def tell_away(self, message: IncomingMessage, *, waits: bool = True) -> None:
        """See `bot.ports.Intake`."""
        await self._behind.tell_away(message, waits=waits)
        async with self._changed:
            self.told.append(message)
            self._changed.notify_all()

    def keep(self, message: IncomingMessage, understand: Understand, *, is_for_us: bool) -> bool:
        """See `bot.ports.Intake`."""
        self.kept.append(message)
        return self._behind.keep(message, understand, is_for_us=is_for_us)

    async def stop(
        self,
        conversation: ConversationId,
        event_id: str,
        begun: str | None = None,
        *,
        or_posting: bool = False,
    ) -> bool:
        """See `bot.ports.Intake`."""
        self._find_store()
        is_stopping = await self._behind.stop(conversation, event_id, begun, or_posting=or_posting)
        if is_stopping:
            async with self._changed:
                self.stopped.append(conversation)
                self.stopped_turns.append(begun)
                self._changed.notify_all()
        return is_stopping

    async def edited(self, message: IncomingMessage) -> None:
        """See `bot.ports.Intake`."""
        self._find_store()
        await self._behind.edited(message)
        self.edited_in.append(message.conversation)

    async def deleted(self, conversation: ConversationId, message_id: str) -> None:
        """See `bot.ports.Intake`."""
        self._find_store()
        await self._behind.deleted(conversation, message_id)

    async def purge(self, adapter: str, account: str) -> None:
        """See `bot.ports.Intake`."""
        self._find_store()
        await self._behind.purge(adapter, account)

    async def rate(self, rating: Rating) -> None:
        """See `bot.ports.Intake`."""
        self._find_store()
        await self._behind.rate(rating)

    async def hear(
        self, conversation: ConversationId, author: str, message_id: str, *, is_bot: bool
    ) -> Heard:
        """See `bot.ports.Intake`."""
        self._find_store()
        return await self._behind.hear(conversation, author, message_id, is_bot=is_bot)

    async def is_known(self, conversation: ConversationId, at: datetime | None = None) -> bool:
        """See `bot.ports.Intake`."""
        self._find_store()
        return await self._behind.is_known(conversation, at)

    async def conversation_of(
        self, adapter: str, channel: str, message_id: str
    ) -> ConversationId | None:
        """See `bot.ports.Intake`."""
        self._find_store()
        return await self._behind.conversation_of(adapter, channel, message_id)

    async def remember(self, adapter: str, name: str, value: str) -> None:
        """See `bot.ports.Intake`."""
        self._find_store()
        if self.is_stuck:
            await asyncio.Event().wait()
        await self._behind.remember(adapter, name, value)
        async with self._changed:
            self._changed.notify_all()

    async def remember_first(self, adapter: str, name: str, value: str) -> str:
        """See `bot.ports.Intake`."""
        self._find_store()
        return await self._behind.remember_first(adapter, name, value)

    async def recall(self, adapter: str) -> dict[str, str]:
        """See `bot.ports.Intake`."""
        self._find_store()
        return await self._behind.recall(adapter)

    async def conversation(self, conversation: ConversationId) -> Conversation:
        """See `bot.ports.Intake`."""
        self._find_store()
        return await self._behind.conversation(conversation)

    # ── what a test waits for ────────────────────────────────────────────────────────────────────

    @property
    def texts(self) -> list[str]:
        """What was admitted."""
        return [message.text for message in self.admitted]

    async def next(self, timeout_s: float = 60.0) -> IncomingMessage:
        """The first message that was admitted, then the next one, and so on."""
        await self._until(lambda: len(self.admitted) > self._taken, timeout_s)
        self._taken += 1
        return self.admitted[self._taken - 1]

    async def until(self, count: int, timeout_s: float = 60.0) -> list[IncomingMessage]:
        """The first `count` messages, as soon as they are there."""
        await self._until(lambda: len(self.admitted) >= count, timeout_s)
        return self.admitted[:count]

    async def until_repeated(self, timeout_s: float = 60.0) -> None:
        """Wait until something known was handed in again."""
        await self._until(lambda: self.repeated > 0, timeout_s)

    async def until_lost(self, timeout_s: float = 60.0) -> None:
        """Wait until the store's answer to what it admitted was lost."""
        await self._until(lambda: self.lost > 0, timeout_s)

    async def until_told(self, count: int, timeout_s: float = 60.0) -> list[IncomingMessage]:
        """The first `count` messages about which people were to be told."""
        await self._until(lambda: len(self.told) >= count, timeout_s)
        return self.told[:count]

    async def until_remembered(self, name: str, timeout_s: float = 60.0) -> None:
        """Wait until a value of this name is kept for the adapter."""
        await self._until(lambda: name in self.memory.notebook, timeout_s)

    async def until_stopped(self, timeout_s: float = 60.0) -> None:
        """Wait until a reply was to end."""
        await self._until(lambda: bool(self.stopped), timeout_s)

    async def _until(self, holds: Callable[[], bool], timeout_s: float) -> None:
        async with asyncio.timeout(timeout_s), self._changed:
            await self._changed.wait_for(holds)

    def _find_store(self) -> None:
        if self.away:
            self.away -= 1
            raise StoreUnavailable("away")
