"""The direct channels in which somebody spoke last. Discord lists them nowhere, so what was missed
in them is found only by who remembers them; those of thousands of people need not be. Pure."""

from collections import OrderedDict

MOST = 50


class DirectChannels:
    """At most `MOST`, each with the id of its last message."""

    def __init__(self) -> None:
        self._last: OrderedDict[int, int] = OrderedDict()

    def note(self, channel: int, message_id: int) -> None:
        """Somebody said something there."""
        self._last[channel] = max(message_id, self._last.get(channel, 0))
        self._last.move_to_end(channel)
        while len(self._last) > MOST:
            oldest = min(self._last, key=lambda each: self._last[each])
            del self._last[oldest]

    def merge(self, kept: str) -> None:
        """Take in what `text` gave in another process; what is not readable counts for nothing."""
        for pair in kept.split():
            channel, _, message_id = pair.partition(":")
            if channel.isdecimal() and message_id.isdecimal():
                self.note(int(channel), int(message_id))

    @property
    def channels(self) -> tuple[int, ...]:
        """The channels, the one where something was said last first."""
        return tuple(sorted(self._last, key=lambda each: self._last[each], reverse=True))

    @property
    def text(self) -> str:
        """All of it, to be kept."""
        return " ".join(f"{channel}:{message_id}" for channel, message_id in self._last.items())
