"""Taking messages in, durably and once, before the platform is acknowledged.

    platform event → adapter → **admit** → acknowledge the platform

`admit` is one atomic step in Redis: known already? else append to the conversation's mailbox and
mark the conversation ready (engine.lua). Reading a conversation for other purposes is here too.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from bot.conversation import Conversation, Memory, Turn, decode, encode
from bot.messages import ConversationId, IncomingMessage
from bot.ports import Admission, Decision, Heard, Unanswered
from bot.store.client import Confirmation, Store

SEEN_FOR_S = 26 * 3600
"""How long a message is recognised. Slack redelivers for 24 hours (delayed events)."""

PASSED_OVER_FOR_S = 3600
"""How long it is known that a message was none of ours: there may be many."""

REFUSED_FOR_S = 900.0
"""How long people who were told that nothing is taken in are not told again."""

TELLING_S = 60.0
"""How long one try to tell them may take, with looking up whether it was shown. Whoever is killed
in it keeps others from telling for no longer."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """The `Intake` that adapters get, on Redis."""

    store: Store
    mailbox_max: int
    kept_for_s: float

    async def admit(self, message: IncomingMessage, *, others_come_late: bool = False) -> Admission:
        """Take a message in durably, once. Safe to call again with the same message.

        `others_come_late`: another process may have kept what was said before it, so it is put
        where it belongs by when it was sent, and whoever begins on it waits a moment.
        """
        conversation, keys = message.conversation, self.store.keys
        answer = await self.store.call(
            "admit",
            [
                keys.ready(keys.partition(conversation)),
                keys.state(conversation),
                keys.mailbox(conversation),
                keys.seen(message),
            ],
            [
                str(conversation),
                encode(message),
                self.mailbox_max,
                SEEN_FOR_S * 1000,
                int(self.kept_for_s * 1000),
                int(message.said_at_s * 1000),
                int(others_come_late),
            ],
            # One that was taken in before, unconfirmed, is waited for again when it comes again.
            Confirmation.NEEDED,
        )
        return Admission(_text(answer))

    async def decide(
        self,
        adapter: str,
        account: str,
        message_id: str,
        decision: Decision,
        *,
        instead_of: Decision = Unanswered.PASSED_OVER,
    ) -> Decision:
        """Note what is decided of a message; the decision that counts. See `bot.ports.Intake`."""
        is_ours = decision is not Unanswered.PASSED_OVER
        answer = await self.store.call(
            "decide",
            [self.store.keys.decided(adapter, account, message_id)],
            [
                str(decision),
                (SEEN_FOR_S if is_ours else PASSED_OVER_FOR_S) * 1000,
                str(instead_of),
            ],
            Confirmation.HOPED,
        )
        return _decision(answer)

    async def decided(self, adapter: str, account: str, message_id: str) -> Decision | None:
        """What was decided of a message. See `bot.ports.Intake`."""
        key = self.store.keys.decided(adapter, account, message_id)
        found = await self.store.ask(key, "GET", key)
        return None if found is None else _decision(found)

    async def stop(
        self,
        conversation: ConversationId,
        event_id: str,
        begun: str | None = None,
        *,
        or_posting: bool = False,
    ) -> bool:
        """End the reply in progress, once for each `event_id`; False: there is none to end. See
        `bot.ports.Intake` for the others."""
        keys = self.store.keys
        answer = await self.store.call(
            "stop",
            [
                keys.state(conversation),
                keys.mailbox(conversation),
                keys.seen_id(conversation, event_id),
                keys.ended(conversation),
            ],
            [SEEN_FOR_S * 1000, *(() if begun is None else (begun, int(or_posting)))],
            Confirmation.HOPED,
        )
        return _text(answer) != "idle"

    async def hear(
        self, conversation: ConversationId, author: str, message_id: str, *, is_bot: bool
    ) -> Heard:
        """Note who speaks in a conversation, and say who has."""
        keys = self.store.keys
        is_known, people, bots = await self.store.call(
            "hear",
            [keys.state(conversation), keys.voices(conversation)],
            [author, message_id, int(is_bot), int(self.kept_for_s * 1000)],
        )
        return Heard(bool(is_known), int(people), int(bots))

    async def first_time(self, conversation: ConversationId, name: str) -> bool:
        """Whether this is the first time that `name` is asked for in this conversation: what must
        not be done twice is done only then. Raises StoreUnavailable."""
        key = self.store.keys.seen_id(conversation, f"once:{conversation.channel}:{name}")
        return bool(
            await self.store.ask(
                key, "SET", key, "1", "NX", "PX", SEEN_FOR_S * 1000, confirmation=Confirmation.HOPED
            )
        )

    async def first_refusal(self, message: IncomingMessage) -> str | None:
        """The name of a refusal of which nobody in `message`'s place was told; None: they were, or
        are being told.

        Where something was taken in since, which then waits last, it is another refusal. It is held
        for one try to tell of it.
        """
        mailbox = self.store.keys.mailbox(message.conversation)
        last = await self.store.ask(mailbox, "LINDEX", mailbox, -1)
        waiting = decode(last, IncomingMessage) if last else message  # all was answered just now
        about = repr((waiting.id, message.address.place))
        digest = hashlib.sha256(about.encode()).hexdigest()[:32]
        name = self.store.keys.seen_id(message.conversation, f"full:{digest}")
        held_for_ms = int(TELLING_S * 1000)
        is_first = await self.store.ask(name, "SET", name, "1", "NX", "PX", held_for_ms)
        return name if is_first else None

    async def hold_refusal(self, name: str, for_s: float) -> None:
        """Nobody else is to tell of it for so long from now on."""
        await self.store.ask(name, "SET", name, "1", "PX", int(for_s * 1000))

    async def forget_refusal(self, name: str) -> None:
        """Nobody could be told of it: the next one is told."""
        await self.store.ask(name, "DEL", name)

    async def is_known(self, conversation: ConversationId, at: datetime | None = None) -> bool:
        """Whether we take part in this conversation already, or did `at` a time."""
        key = self.store.keys.state(conversation)
        if at is not None:
            at_ms = int(at.timestamp() * 1000)
            return bool(await self.store.call("takes_part", [key], [at_ms]))
        return bool(await self.store.ask(key, "EXISTS", key))

    async def conversation_of(
        self, adapter: str, channel: str, message_id: str
    ) -> ConversationId | None:
        """The conversation that a message of ours belongs to (for replies to it)."""
        key = self.store.keys.posted(adapter, channel, message_id)
        found = await self.store.ask(key, "GET", key)
        return ConversationId.parse(_text(found)) if found else None

    async def note_posted(
        self, conversation: ConversationId, channel: str, message_id: str
    ) -> None:
        """Remember that a message of ours belongs to `conversation`."""
        key = self.store.keys.posted(conversation.adapter, channel, message_id)
        kept_for_ms = int(self.kept_for_s * 1000)
        await self.store.ask(key, "SET", key, str(conversation), "PX", kept_for_ms)

    async def remember(self, adapter: str, name: str, value: str) -> None:
        """Keep a small value for the adapter, such as the last message seen in a channel; ""
        forgets it."""
        key = self.store.keys.notebook(adapter)
        if value:
            await self.store.ask(key, "HSET", key, name, value)
        else:
            await self.store.ask(key, "HDEL", key, name)

    async def remember_first(self, adapter: str, name: str, value: str) -> str:
        """Keep `value` unless there is one already; return what is kept (for a shared secret)."""
        key = self.store.keys.notebook(adapter)
        await self.store.ask(key, "HSETNX", key, name, value)
        kept = await self.store.ask(key, "HGET", key, name)
        return _text(kept) if kept is not None else value

    async def recall(self, adapter: str) -> dict[str, str]:
        """All that the adapter asked to remember."""
        key = self.store.keys.notebook(adapter)
        flat = await self.store.ask(key, "HGETALL", key)
        noted = zip(flat[::2], flat[1::2], strict=True)
        return {_text(name): _text(value) for name, value in noted}

    async def conversation(self, conversation: ConversationId) -> Conversation:
        """Memory and turns, to show a person their own conversation again."""
        keys = self.store.keys
        names = [keys.state(conversation), keys.turns(conversation)]
        flat, turns, _ = await self.store.call("look", names, [])
        state = dict(zip(flat[::2], flat[1::2], strict=True))
        return Conversation(read_memory(state), read_turns(turns))

    async def summarise(
        self, conversation: ConversationId, epoch: int, summary: str, window_start: int
    ) -> bool:
        """Keep a summary of the turns before `window_start`; whether it was still wanted."""
        answer = await self.store.call(
            "summarise", [self.store.keys.state(conversation)], [epoch, summary, window_start]
        )
        return bool(answer == b"ok")


def read_memory(state: dict[bytes, bytes]) -> Memory:
    """A conversation's memory from its state hash."""
    return Memory(
        epoch=int(state.get(b"epoch", 0)),
        skill=state.get(b"skill", b"").decode(),
        summary=state.get(b"summary", b"").decode(),
        window_start=int(state.get(b"window_start", 0)),
        dropped=int(state.get(b"dropped", 0)),
        is_disclosed=state.get(b"disclosed") == b"1",
        kept=decode(state[b"kept"], dict[str, str]) if state.get(b"kept") else {},
    )


def read_turns(stored: list[bytes]) -> tuple[Turn, ...]:
    """Turns from their encoded form."""
    return tuple(decode(data, Turn) for data in stored)


def _decision(kept: bytes | str) -> Decision:
    text = _text(kept)
    return Unanswered(text) if text in tuple(Unanswered) else ConversationId.parse(text)


def _text(value: bytes | str) -> str:
    return value.decode() if isinstance(value, bytes) else value
