"""Who of this process goes next, where a platform takes fewer edits than there are growing replies.

Pure: the time is an argument. The one with the most unseen text goes first; each of the others is
told when its turn should come, so that nobody asks again and again.
"""

from dataclasses import dataclass, field

_LONGEST_S = 5.0
_SHORTEST_S = 0.05
_LATE_S = 0.25
"""How late somebody may be at the most before the turn is somebody else's."""


@dataclass(slots=True)
class WaitingLine:
    """Those who wait for room in one bucket, which lets one in every `gap_s`. Times in seconds."""

    gap_s: float
    open_at_s: float = 0.0
    _waiting: dict[str, tuple[int, float]] = field(default_factory=dict)

    def wait_s(self, who: str, unseen: int, now_s: float) -> float:
        """How long `who`, with `unseen` characters to show, should wait; 0.0: it is its turn."""
        self._waiting = {
            name: (more, due_s)
            for name, (more, due_s) in self._waiting.items()
            if due_s > now_s - _LATE_S and name != who
        }
        ahead = [due_s for more, due_s in self._waiting.values() if more > unseen]
        if now_s >= self.open_at_s:
            ahead = [due_s for due_s in ahead if due_s <= now_s + _LATE_S]
            if not ahead:
                return 0.0
        due_s = max(now_s, self.open_at_s) + len(ahead) * self.gap_s
        wait_s = min(_LONGEST_S, max(_SHORTEST_S, due_s - now_s))
        self._waiting[who] = (unseen, now_s + wait_s)
        return wait_s

    def close_until(self, open_at_s: float) -> None:
        """There is no room before `open_at_s`."""
        self.open_at_s = max(self.open_at_s, open_at_s)
