"""Slack's rate limits as buckets, and what each call costs in them. Pure.

A limit is for each method and workspace (docs.slack.dev, rate limits): tier 2 is 20 calls a minute,
tier 3 is 50, tier 4 is 100; chat.postMessage takes one a second in each channel, and short bursts.
For the three streaming calls and agents.sessions.setStatus there is no tier in the documentation;
2, 4, 2 and 3 are what other clients found. Slack says nothing of them in headers, only 429 with
Retry-After when it is too late.

Who goes first: last text > first text > edits > status. A message that grows needs one more call,
its last, so it holds a place for that one; where no place is left, a reply is posted once, at its
end. So no last text ever waits for edits or for other messages that still grow.
"""

from dataclasses import dataclass

from adapters.slack.limits import LIMITS
from bot.spending import Bucket, Charge

_MINUTE_S = 61.0  # the minute, and what one call may take longer on its way than another
_GROWS_S = (LIMITS.open_for_s or 0.0) + 60.0
_GROWING_POSTS_MAX = 20  # leaves 30 edits a minute, more than one for each
_SESSIONS_MAX = 40  # as many as may grow: streams and posts
_PLACE_OF = {"chat.postMessage"}

Charges = tuple[Charge, ...]


@dataclass(frozen=True, slots=True)
class Rates:
    """The buckets of one workspace, or of an organisation as if it were one."""

    account: str

    def bucket(self, method: str, channel: str) -> Bucket | None:
        """The bucket of a method of Slack's; None: we know of no limit that matters."""
        found = _LIMITS.get(method)
        if found is None:
            return None
        place = channel if method in _PLACE_OF else ""
        return Bucket("slack", self.account, method, place, *found)

    def whole_post(self, channel: str) -> Charges:
        """chat.postMessage of a reply that is complete."""
        return (Charge(self._of("chat.postMessage", channel)),)

    def growing_post(self, channel: str) -> Charges:
        """chat.postMessage of a reply that is to be edited."""
        held = Charge(self._of("chat.update"), hold_s=_GROWS_S, held_max=_GROWING_POSTS_MAX)
        return (Charge(self._of("chat.postMessage", channel), leave=1), held)

    def edit(self) -> Charges:
        """chat.update while a reply grows."""
        return (Charge(self._of("chat.update"), leave=2, spare_held=_GROWING_POSTS_MAX),)

    def last_edit(self) -> Charges:
        """chat.update that completes a reply."""
        return (Charge(self._of("chat.update"), settles=True),)

    def start(self) -> Charges:
        """chat.startStream; the stream will have to be stopped."""
        stop = self._of("chat.stopStream")
        held = Charge(stop, hold_s=_GROWS_S, held_max=stop.calls, counts_spent=True)
        return (Charge(self._of("chat.startStream")), held)

    def append(self) -> Charges:
        """chat.appendStream."""
        return (Charge(self._of("chat.appendStream")),)

    def stop(self) -> Charges:
        """chat.stopStream."""
        return (Charge(self._of("chat.stopStream"), settles=True),)

    def status(self) -> Charges:
        """assistant.threads.setStatus."""
        return (Charge(self._of("assistant.threads.setStatus")),)

    def begin_session(self) -> Charges:
        """agents.sessions.setStatus when work begins; its end will have to be told."""
        sessions = self._of("agents.sessions.setStatus")
        held = Charge(sessions, hold_s=_GROWS_S, held_max=_SESSIONS_MAX)
        return (Charge(sessions, leave=1, spare_held=_SESSIONS_MAX), held)

    def end_session(self) -> Charges:
        """agents.sessions.setStatus when the reply is there."""
        sessions = self._of("agents.sessions.setStatus")
        return (Charge(sessions, spare_held=_SESSIONS_MAX, settles=True),)

    def _of(self, method: str, channel: str = "") -> Bucket:
        bucket = self.bucket(method, channel)
        if bucket is None:
            raise KeyError(method)
        return bucket


_LIMITS: dict[str, tuple[int, float]] = {
    "chat.postMessage": (5, 5.3),
    "chat.update": (50, _MINUTE_S),
    "chat.startStream": (20, _MINUTE_S),
    "chat.appendStream": (100, _MINUTE_S),
    "chat.stopStream": (20, _MINUTE_S),
    "agents.sessions.setStatus": (50, _MINUTE_S),
    "assistant.threads.setStatus": (50, _MINUTE_S),  # its limit is "special": not documented
}
