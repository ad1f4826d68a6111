"""How far each shard has come in what was said, and which ones wait until the missed is read. Pure.

What a shard hears from the beginning of a session (or since there was no room for it) is set aside
until a reading of the history that began afterwards is done with its channel; the shard's place
does not move before it has ended, so nothing between is passed over, whatever other shards do.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from adapters.discord.incoming import Change, MessageView
from adapters.discord.missed import DIRECT_SHARD


@dataclass(slots=True)
class Shard:
    """One of them. Message ids: `heard` is the place in the history up to which nothing is missing,
    `kept` what of that is written down. `is_behind`: something may be missing after it. `is_held`:
    what comes in is set aside, since `held_since_s`, where its channel is `unread` (None: all are).
    `has_servers`: they are all named, so that
    their history can be read. `gaps` counts what may be missing, each time anew."""

    heard: int = 0
    kept: int = 0
    is_behind: bool = True
    is_held: bool = True
    held_since_s: float = float("inf")
    has_servers: bool = False
    gaps: int = 0
    unread: frozenset[str] | None = None
    aside: deque[MessageView | Change] = field(default_factory=deque)
    _newest: int = 0

    def note_gap(self, now_s: float) -> None:
        """From here on something may be missing."""
        if not self.is_held or self.held_since_s == float("inf"):
            self.held_since_s = now_s
        self.is_behind = self.is_held = True
        self.unread = None
        self.gaps += 1

    def holds(self, view: MessageView | Change) -> bool:
        """Whether it has to wait for what was missed in its channel."""
        channel = view.parent or view.channel
        return self.is_held and (self.unread is None or channel in self.unread)

    def note(self, message_id: int) -> None:
        """A message was put in line."""
        self._newest = max(self._newest, message_id)
        if not self.is_behind:
            self.heard = self._newest

    def note_read(self, gaps: int) -> None:
        """What was missed is put in line, by a reading that began when there were so many gaps."""
        if self.gaps == gaps:
            self.is_behind = self.is_held = False
            self.heard = max(self.heard, self._newest)

    def take_aside(self) -> Iterable[MessageView | Change]:
        """What was set aside and need not wait any more, to be put in line."""
        waiting, self.aside = self.aside, deque()
        for view in waiting:
            if self.holds(view):
                self.aside.append(view)
            else:
                yield view


class Shards:
    """Those that this process hears, by number, of `count` in all."""

    def __init__(self, numbers: Iterable[int], count: int) -> None:
        self.by_number = {number: Shard() for number in sorted(numbers)}
        self.count = count

    def of(self, guild: str) -> int | None:
        """Which one hears a server ("": direct messages); None: one of another process
        (events/gateway, sharding)."""
        number = (int(guild) >> 22) % self.count if guild else DIRECT_SHARD
        return number if number in self.by_number else None

    @property
    def aside(self) -> int:
        """How much is set aside in all."""
        return sum(len(shard.aside) for shard in self.by_number.values())
