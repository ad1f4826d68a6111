"""How far we have come in what was said, and what waits until the missed is read. Pure.

What is caught up as one is a source: a shard, or a server that was not there when its shard was
read. What a source hears from the beginning of a session (or since there was no room for it) is set
aside until a reading of the history that began afterwards is done with its channel; its place does
not move before that has ended, so nothing between is passed over, whatever other sources do.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from adapters.discord.incoming import MessageView
from adapters.discord.lines import Item
from adapters.discord.missed import DIRECT_SHARD
from adapters.discord.uses import Use

SEEN, BEHIND = "seen", "behind:"


@dataclass(slots=True, eq=False)
class Source:
    """A shard, or one `server` of it that has a place of its own.

    `heard` is the message id up to which nothing is missing; 0: that is not known yet. `is_behind`:
    something may be missing after it. `is_held`: what comes in is set aside, since `held_since_s`,
    where its channel is `unread` (None: all are). `is_there`: Discord has named its servers, so
    that their history can be read. `gaps` counts what may be missing, each time anew.
    """

    name: str
    shard: int
    server: str = ""
    heard: int = 0
    is_behind: bool = True
    is_held: bool = True
    held_since_s: float = float("inf")
    is_there: bool = False
    gaps: int = 0
    unread: frozenset[str] | None = None
    aside: deque[Item] = field(default_factory=deque)
    _uses: int = 0
    _newest: int = 0

    def note_gap(self, now_s: float) -> None:
        """From here on something may be missing."""
        if not self.is_held or self.held_since_s == float("inf"):
            self.held_since_s = now_s
        self.is_behind = self.is_held = True
        self.unread = None
        self.gaps += 1

    def leave(self, now_s: float) -> None:
        """Its history cannot be read until it is there again."""
        self.is_there = False
        self.note_gap(now_s)

    def holds(self, item: Item) -> bool:
        """Whether it has to wait for what was missed in its channel."""
        channel = item.parent or item.channel
        return self.is_held and (self.unread is None or channel in self.unread)

    def note(self, message_id: int) -> None:
        """A message was put in line."""
        self._newest = max(self._newest, message_id)
        if not self.is_behind:
            self.heard = max(self.heard, self._newest)

    def note_read(self, gaps: int) -> None:
        """What was missed is put in line, by a reading that began when there were so many gaps."""
        if self.gaps == gaps:
            self.is_behind = self.is_held = False
            self.heard = max(self.heard, self._newest)

    def set_aside(self, item: Item) -> None:
        """Let it wait until it need not any more."""
        self.aside.append(item)
        self._uses += isinstance(item, Use)

    def take_aside(self) -> Iterable[Item]:
        """What was set aside and need not wait any more, to be put in line."""
        waiting, self.aside, self._uses = self.aside, deque(), 0
        for item in waiting:
            if self.holds(item):
                self.set_aside(item)
            else:
                yield item

    def take_uses(self, channel: str, before: int) -> list[Use]:
        """The commands among what was set aside that were used in a channel before a message of
        this id, to be put in line."""
        if not self._uses:
            return []
        taken = [
            item
            for item in self.aside
            if isinstance(item, Use) and item.channel == channel and int(item.id) < before
        ]
        if taken:
            self.aside = deque(item for item in self.aside if item not in taken)
            self._uses -= len(taken)
        return taken


class Sources:
    """The shards that this process hears, by number, of `count` in all, and the servers of theirs
    that have a place of their own."""

    def __init__(self, numbers: Iterable[int], count: int) -> None:
        self._count = count
        self._shards = {number: Source(self._seen(number), number) for number in sorted(numbers)}
        self._servers: dict[str, Source] = {}

    def __iter__(self) -> Iterator[Source]:
        yield from self._servers.values()
        yield from self._shards.values()

    def of(self, guild: str) -> Source | None:
        """Which one hears a server ("": direct messages); None: one of another process
        (events/gateway, sharding)."""
        number = (int(guild) >> 22) % self._count if guild else DIRECT_SHARD
        return self._servers.get(guild) or self._shards.get(number)

    def shard(self, number: int) -> Source | None:
        """A shard; None: one of another process."""
        return self._shards.get(number)

    def servers_of(self, number: int) -> list[Source]:
        """The servers of a shard that have a place of their own."""
        return [source for source in self._servers.values() if source.shard == number]

    def set_apart(self, server: str, now_s: float) -> None:
        """From here on a server has a place of its own, its shard's as it is now, which goes on
        without it."""
        if (shard := self.of(server)) is None or shard.server:
            return
        apart = Source(f"{BEHIND}{server}", shard.shard, server, shard.heard)
        apart.note_gap(min(now_s, shard.held_since_s) if shard.is_held else now_s)
        both, shard.aside, shard._uses = shard.aside, deque(), 0
        for item in both:
            (apart if item.guild == server else shard).set_aside(item)
        self._servers[server] = apart

    def join(self, source: Source) -> None:
        """From here on a server of which nothing waits goes with its shard."""
        if self._servers.get(source.server) is source:
            del self._servers[source.server]

    @property
    def aside(self) -> int:
        """How much is set aside in all."""
        return sum(len(source.aside) for source in self)

    # ── the places that are written down ─────────────────────────────────────────────────────────

    def recall(self, kept: Mapping[str, str], now_s: float) -> None:
        """Take in what was written down, perhaps by another process."""
        seen = [int(place) for name, place in kept.items() if name.startswith(SEEN)]
        earliest = min(seen, default=0)  # what counts where there were other numbers of shards
        for shard in self._shards.values():
            if shard.is_behind:
                shard.heard = max(shard.heard, int(kept.get(shard.name, earliest)))
        for name in kept:
            if name.startswith(BEHIND):
                self.set_apart(name.removeprefix(BEHIND), now_s)
        for server in self._servers.values():
            before = int(kept.get(server.name, self._shards[server.shard].heard))
            server.heard = min(server.heard or before, before)

    def begin_at(self, source: Source, message_id: int) -> None:
        """At the very first start nothing was missed before this message."""
        source.is_behind = False
        for each in (source, *self.servers_of(source.shard)):
            each.heard = each.heard or message_id

    def places(self, waiting: Iterable[Item]) -> dict[str, int]:
        """The message id for each source after which to read the history after a restart: what
        waits in line must be found then. Those of servers come first."""
        places = {source.name: source.heard for source in self}
        for item in waiting:
            source = self.of(item.guild)
            if source is not None and isinstance(item, MessageView):
                places[source.name] = min(places[source.name], int(item.id) - 1)
        return places

    def _seen(self, number: int) -> str:
        return SEEN if self._count == 1 else f"{SEEN}:{number}/{self._count}"
