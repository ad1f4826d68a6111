"""What a gateway keeps in mind while Redis is away: what waits to be taken in, and who was told.

Bounded, and pure: times come in as arguments, in seconds by a monotonic clock.
"""

from collections import OrderedDict
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.latest import Latest
from bot.messages import ConversationId, IncomingMessage, supersedes
from bot.ports import Understand

_TOLD_MAX = 10_000

_QUIET_S = 60.0
"""What fails so long after the last failure is another outage, where Redis answered between: it may
come and go some times before it stays. Where it is slow, only where it answered quickly."""

_ANOTHER_S = 900.0
"""What fails so long after the failure before it is another outage in any case. Within one,
platforms deliver again every few minutes."""

_QUICK_S = 0.1
_SLOW_S = 0.3
_LATELY_S = 3.0

_OTHERS_S = 5.0
"""How much later than here another process may have taken in what waited there."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """One that waits, as it is now. `asked_at_s`: when somebody first asked whether it may become
    ours; None: nobody has."""

    message: IncomingMessage
    understand: Understand
    is_for_us: bool
    is_changed: bool = False
    asked_at_s: float | None = None


class Lobby:
    """Of one process: `waiting_max` may wait in all."""

    def __init__(self, waiting_max: int = 1_000) -> None:
        self._waiting_max = waiting_max
        self._places: OrderedDict[ConversationId, dict[str, _Kept]] = OrderedDict()
        self._count = 0
        self._told: Latest[tuple[ConversationId, str], None] = Latest(_TOLD_MAX)
        self._told_of: Latest[tuple[str, str, str], None] = Latest(_TOLD_MAX)
        self._failed_at_s = float("-inf")
        self._slow_at_s = float("-inf")
        self._was_there = False
        self._was_quick = False

    # ── what waits ───────────────────────────────────────────────────────────────────────────────

    def keep(self, message: IncomingMessage, understand: Understand, *, is_for_us: bool) -> bool:
        """Keep a message behind those of its conversation; False where there is no place left. What
        may be for others takes no more than half of the places."""
        if self._kept(message) is not None:
            return True
        if self._count >= (self._waiting_max if is_for_us else self._waiting_max // 2):
            return False
        self._put(_Kept(message, understand, is_for_us))
        self._count += 1
        return True

    def let_go(self, message: IncomingMessage) -> None:
        """It was taken in, or is not for us."""
        self._told_of.pop(message.full_id, None)
        place = self._places.get(message.conversation, {})
        if place.pop(message.id, None) is None:
            return
        self._count -= 1
        if not place:
            del self._places[message.conversation]

    def change(self, message: IncomingMessage) -> None:
        """One that waits says this now; nothing happens where it does not wait, or was changed
        later."""
        kept = self._kept(message)
        if kept is not None and supersedes(message, kept.message):
            self._put(replace(kept, message=message, is_changed=True))

    def changed(self, message: IncomingMessage) -> IncomingMessage | None:
        """What the message with this id says now, where it waits and was changed meanwhile."""
        kept = self._kept(message)
        return kept.message if kept is not None and kept.is_changed else None

    def before(self, message: IncomingMessage) -> tuple[IncomingMessage, ...]:
        """What was said in its conversation before it and waits, oldest first."""
        waiting = self.of(message.conversation)
        return tuple(takewhile(lambda each: each.id != message.id, waiting))

    def of(self, conversation: ConversationId) -> tuple[IncomingMessage, ...]:
        """What waits in a conversation, oldest first."""
        return tuple(kept.message for kept in self._places.get(conversation, {}).values())

    def certain_of(self, conversation: ConversationId) -> tuple[IncomingMessage, ...]:
        """What of it is certainly for us."""
        place = self._places.get(conversation, {})
        return tuple(kept.message for kept in place.values() if kept.is_for_us)

    def may_become_ours(self, message: IncomingMessage, now_s: float) -> bool:
        """Whether one that is not for us, as far as is known now, may still be: for some seconds
        from when that was asked first, another process may take in what makes it so."""
        kept = self._kept(message)
        if kept is None or kept.is_for_us:
            return False
        if kept.asked_at_s is None:
            self._put(replace(kept, asked_at_s=now_s))
            return True
        return now_s - kept.asked_at_s < _OTHERS_S

    def understand(self, message: IncomingMessage) -> Understand | None:
        """How to find out what one that waits is to us; None where it waits no more."""
        kept = self._kept(message)
        return kept.understand if kept is not None else None

    @property
    def conversations(self) -> tuple[ConversationId, ...]:
        """Those in which something waits."""
        return tuple(self._places)

    def put_last(self, conversation: ConversationId) -> None:
        """Let the others go first, next time."""
        if conversation in self._places:
            self._places.move_to_end(conversation)

    def _kept(self, message: IncomingMessage) -> _Kept | None:
        return self._places.get(message.conversation, {}).get(message.id)

    def _put(self, kept: _Kept) -> None:
        self._places.setdefault(kept.message.conversation, {})[kept.message.id] = kept

    # ── who was told ─────────────────────────────────────────────────────────────────────────────

    def note_failure(self, now_s: float, *, is_away: bool = True) -> bool:
        """Redis did not answer; or it does, and somebody waits for long (`is_away` False). Whether
        nothing failed for a while before."""
        well_for_s, self._failed_at_s = now_s - self._failed_at_s, now_s
        is_another = self._was_there if is_away else self._was_quick
        if well_for_s > (_QUIET_S if is_another else _ANOTHER_S):
            self._told.clear()
        self._was_there = self._was_quick = False
        return well_for_s > _QUIET_S

    def was_in_trouble(self, now_s: float) -> bool:
        """Whether other processes may still keep what was said while Redis did not answer, or was
        slow."""
        return now_s - max(self._failed_at_s, self._slow_at_s) < _LATELY_S

    def note_answer(self, took_s: float, now_s: float) -> None:
        """Redis answered."""
        self._was_there = True
        if took_s > _SLOW_S:
            self._slow_at_s = now_s
        self._was_quick = self._was_quick or took_s <= _QUICK_S

    def is_to_be_told(self, conversation: ConversationId, sentence: str) -> bool:
        """True once in an outage for each sentence."""
        if (conversation, sentence) in self._told:
            return False
        self._told[conversation, sentence] = None
        return True

    def note_told_of(self, message: IncomingMessage) -> None:
        """People are about to be told that it waits."""
        self._told_of[message.full_id] = None

    def still_waits(self, message: IncomingMessage) -> bool:
        """Whether one of which people are told was not taken in since."""
        return message.full_id in self._told_of

    def was_not_told(self, conversation: ConversationId, sentence: str) -> None:
        """Telling failed: try again next time."""
        self._told.pop((conversation, sentence), None)
