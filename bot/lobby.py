"""What a gateway keeps in mind while Redis is away: what waits to be taken in, and who was told.

Bounded, and pure: times come in as arguments, in seconds by a monotonic clock.
"""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.messages import ConversationId, IncomingMessage, supersedes
from bot.ports import Understand

_QUIET_S = 60.0
"""What fails so long after the last failure is another outage, where Redis answered between: it may
come and go some times before it stays. Where it is slow, only where it answered quickly."""

_ANOTHER_S = 900.0
"""What fails so long after the failure before it is another outage in any case. Within one,
platforms deliver again every few minutes."""

_QUICK_S = 0.1

_OTHERS_S = 5.0
"""How much later than here another process may have taken in what waited there."""

Name = TypeVar("Name")


@dataclass(slots=True)
class Lobby:
    """Of one process: what waits in all, and how many conversations are remembered, is bounded."""

    waiting_max: int = 1_000
    remembered_max: int = 10_000
    _waiting: OrderedDict[ConversationId, dict[str, IncomingMessage]] = field(
        default_factory=OrderedDict
    )
    _understand: dict[tuple[str, str, str], Understand] = field(default_factory=dict)
    _unsure: dict[tuple[str, str, str], float | None] = field(default_factory=dict)
    _changed: set[tuple[str, str, str]] = field(default_factory=set)
    _told: OrderedDict[tuple[ConversationId, str], None] = field(default_factory=OrderedDict)
    _told_of: OrderedDict[tuple[str, str, str], None] = field(default_factory=OrderedDict)
    _taken_in: OrderedDict[tuple[str, str, str], None] = field(default_factory=OrderedDict)
    _known: OrderedDict[ConversationId, None] = field(default_factory=OrderedDict)
    _voices: OrderedDict[ConversationId, tuple[str, int]] = field(default_factory=OrderedDict)
    _count: int = 0
    _failed_at_s: float = float("-inf")
    _was_there: bool = False
    _was_quick: bool = False

    # ── what waits ───────────────────────────────────────────────────────────────────────────────

    def keep(self, message: IncomingMessage, understand: Understand, *, is_for_us: bool) -> bool:
        """Keep a message behind those of its conversation; False where there is no place left. What
        may be for others takes no more than half of the places."""
        waiting = self._waiting.get(message.conversation, {})
        if message.id in waiting:
            return True
        if self._count >= (self.waiting_max if is_for_us else self.waiting_max // 2):
            return False
        waiting[message.id] = message
        self._understand[_name_of(message)] = understand
        if not is_for_us:
            self._unsure[_name_of(message)] = None
        self._waiting[message.conversation] = waiting
        self._count += 1
        return True

    def let_go(self, message: IncomingMessage) -> None:
        """It was taken in, or is not for us."""
        name = _name_of(message)
        self._told_of.pop(name, None)
        self._understand.pop(name, None)
        self._changed.discard(name)
        self._unsure.pop(name, None)
        waiting = self._waiting.get(message.conversation)
        if waiting is None or waiting.pop(message.id, None) is None:
            return
        self._count -= 1
        if not waiting:
            del self._waiting[message.conversation]

    def change(self, message: IncomingMessage) -> None:
        """One that waits says this now; nothing happens where it does not wait, or was changed
        later."""
        waiting = self._waiting.get(message.conversation, {})
        there = waiting.get(message.id)
        if there is not None and supersedes(message, there):
            waiting[message.id] = message
            self._changed.add(_name_of(message))

    def changed(self, message: IncomingMessage) -> IncomingMessage | None:
        """What the message with this id says now, where it waits and was changed meanwhile."""
        if _name_of(message) not in self._changed:
            return None
        return self._waiting.get(message.conversation, {}).get(message.id)

    def before(self, message: IncomingMessage) -> tuple[IncomingMessage, ...]:
        """What was said in its conversation before it and waits, oldest first."""
        return tuple(_until(self._waiting.get(message.conversation, {}), message.id))

    def of(self, conversation: ConversationId) -> tuple[IncomingMessage, ...]:
        """What waits in a conversation, oldest first."""
        return tuple(self._waiting.get(conversation, {}).values())

    def certain_of(self, conversation: ConversationId) -> tuple[IncomingMessage, ...]:
        """What of it is certainly for us."""
        return tuple(each for each in self.of(conversation) if _name_of(each) not in self._unsure)

    def may_become_ours(self, message: IncomingMessage, now_s: float) -> bool:
        """Whether one that is not for us, as far as is known now, may still be: for some seconds
        from when that was asked first, another process may take in what makes it so."""
        name = _name_of(message)
        if name not in self._unsure:
            return False
        asked_at_s = self._unsure[name]
        if asked_at_s is None:
            self._unsure[name] = asked_at_s = now_s
        return now_s - asked_at_s < _OTHERS_S

    def understand(self, message: IncomingMessage) -> Understand | None:
        """How to find out what one that waits is to us; None where it waits no more."""
        return self._understand.get(_name_of(message))

    @property
    def conversations(self) -> tuple[ConversationId, ...]:
        """Those in which something waits."""
        return tuple(self._waiting)

    def put_last(self, conversation: ConversationId) -> None:
        """Let the others go first, next time."""
        if conversation in self._waiting:
            self._waiting.move_to_end(conversation)

    # ── who was told, and where we take part ─────────────────────────────────────────────────────

    def note_failure(self, now_s: float, *, is_away: bool = True) -> bool:
        """Redis did not answer; or it does, and somebody waits for long (`is_away` False). Whether
        nothing failed for a while before."""
        well_for_s, self._failed_at_s = now_s - self._failed_at_s, now_s
        is_another = self._was_there if is_away else self._was_quick
        if well_for_s > (_QUIET_S if is_another else _ANOTHER_S):
            self._told.clear()
        self._was_there = self._was_quick = False
        return well_for_s > _QUIET_S

    def note_answer(self, took_s: float) -> None:
        """Redis answered."""
        self._was_there = True
        self._was_quick = self._was_quick or took_s <= _QUICK_S

    def note_success(self, message: IncomingMessage) -> None:
        """One was taken in, or known already, so we take part in its conversation."""
        self._remember(self._taken_in, _name_of(message))
        self._remember(self._known, message.conversation)
        if message.conversation not in self._voices:  # until it is heard who else speaks there
            self.note_heard(message.conversation, message.author.id, 1)

    def was_taken_in(self, message: IncomingMessage) -> bool:
        """Whether this process knows that it was, and of no change of it that is not there, too."""
        return _name_of(message) in self._taken_in and self.changed(message) is None

    def note_heard(self, conversation: ConversationId, author: str, people: int) -> None:
        """That somebody spoke where we take part, as one of so many."""
        self._remember(self._voices, conversation)
        self._voices[conversation] = author, people

    def is_only_voice(self, conversation: ConversationId, author: str) -> bool:
        """Whether nobody else spoke where we take part, as far as this process knows, now that
        `author` does."""
        last, people = self._voices.get(conversation, ("", 0))
        if people and last != author:
            self.note_heard(conversation, author, 2)
        return people == 1 and last == author

    def is_to_be_told(self, conversation: ConversationId, sentence: str) -> bool:
        """True once in an outage for each sentence."""
        if (conversation, sentence) in self._told:
            return False
        self._remember(self._told, (conversation, sentence))
        return True

    def note_told_of(self, message: IncomingMessage) -> None:
        """People are about to be told that it waits."""
        self._remember(self._told_of, _name_of(message))

    def still_waits(self, message: IncomingMessage) -> bool:
        """Whether one of which people are told was not taken in since."""
        return _name_of(message) in self._told_of

    def was_not_told(self, conversation: ConversationId, sentence: str) -> None:
        """Telling failed: try again next time."""
        self._told.pop((conversation, sentence), None)

    def is_known(self, conversation: ConversationId) -> bool:
        """Whether this process knows that we take part, without asking Redis."""
        return conversation in self._known

    def _remember(self, names: OrderedDict[Name, Any], name: Name) -> None:
        names[name] = None
        names.move_to_end(name)
        if len(names) > self.remembered_max:
            names.popitem(last=False)


def _name_of(message: IncomingMessage) -> tuple[str, str, str]:
    """It is told of before anybody knows which conversation it belongs to."""
    return message.conversation.adapter, message.conversation.account, message.id


def _until(waiting: dict[str, IncomingMessage], message_id: str) -> Iterator[IncomingMessage]:
    for message in waiting.values():
        if message.id == message_id:
            return
        yield message
