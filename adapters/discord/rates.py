"""Discord's rate limits as buckets, what each call costs in them, and what the headers teach.

The whole bot may make 50 calls a second, answers to interactions apart (topics/rate-limits). Each
route has a limit of its own in each channel, which Discord gives in headers only; until those have
been seen, it is taken to be what others observed, five calls in five seconds. Routes that name the
same bucket in their headers share it.

Who goes first: interactions > last text > first text and the thread that it stands in > edits >
typing and reading what was missed > deleting old threads. Answers to interactions have
a limit for each of them, which discord.py keeps; they cost nothing here. A message that grows needs
one more call, so it holds a place; where too many hold one, a reply is posted once, at its end.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.spending import Bucket, Charge

POST, EDIT, TYPING = "post", "edit", "typing"
_ROUTES = (POST, EDIT, TYPING)
_PATH = re.compile(r"/channels/(\d+)/(messages(?:/\d+)?|typing)$")
_AT_ONCE_S = 0.15
"""How much longer one call may take on its way than another."""

_GROWING_MAX = 5
"""Replies that may grow in a channel at once: with one edit a second for all of them, more would
stand still. The others are posted once, at their end."""

_GROWS_S = 300.0
_SPARE_HELD = 2
_NOT_FOR_EDITS = 35
"""Calls of the whole bot in a window that edits never take (of less than 50, seven in ten). With
forty replies at once, that lets last texts be at most half a second late, also when all end
together, and each text moves about every three seconds. What edits may take is counted apart from
other calls, since texts must also move where replies begin and end all the time."""
_NO_LIMIT = 1000  # what says that it takes so many does not count

Charges = tuple[Charge, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """What is known of a route: its bucket's name at Discord, and how much it takes."""

    bucket: str = ""
    calls: int = 5
    window_s: float = 5.0


@dataclass(frozen=True, slots=True)
class Closed:
    """A bucket takes nothing for a while."""

    bucket: Bucket
    for_s: float


@dataclass(slots=True)
class Rates:
    """The buckets of one bot, which may make so many calls a second; `account` is its id."""

    calls_per_s: int = 50
    account: str = ""
    _limits: dict[str, Limit] = field(default_factory=lambda: dict.fromkeys(_ROUTES, Limit()))

    def whole_post(self, channel: str) -> Charges:
        """A message that is complete."""
        return (*self._on(POST, channel), *self._overall())

    def growing_post(self, channel: str, *, is_first: bool = True) -> Charges:
        """A message that is to be edited. What goes on in another one can wait like an edit."""
        held = self._on(EDIT, channel, hold_s=_GROWS_S, held_max=_GROWING_MAX)
        now = self._overall(leave=5) if is_first else self._among_edits()
        return (*self._on(POST, channel, leave=2), *held, *now)

    def edit(self, channel: str) -> Charges:
        """New text for a message that grows."""
        return (*self._on(EDIT, channel, spare_held=_SPARE_HELD), *self._among_edits())

    def last_edit(self, channel: str) -> Charges:
        """The last text of a message."""
        return (*self._on(EDIT, channel, settles=True), *self._overall())

    def typing(self, channel: str) -> Charges:
        """ "… is typing"."""
        return (*self._on(TYPING, channel, leave=1), *self._overall(leave=20))

    def opening(self) -> Charges:
        """A thread on a message."""
        return self._overall(leave=5)

    def reading(self) -> Charges:
        """A page of a channel's history."""
        return self._overall(leave=20)

    def tidying(self) -> Charges:
        """A look at old threads, or deleting one."""
        return self._overall(leave=40)

    @property
    def overall(self) -> Bucket:
        """The limit of the whole bot."""
        return self._of_all("all", self.calls_per_s)

    def bucket(self, route: str, channel: str) -> Bucket | None:
        """The bucket of a route in a channel; None: there is no limit that matters."""
        limit = self._limits[route]
        if limit.calls >= _NO_LIMIT:
            return None
        if limit.bucket:  # of several routes that share it, the first gives it its name
            route = next(name for name in _ROUTES if self._limits[name].bucket == limit.bucket)
        return Bucket("discord", self.account, route, channel, limit.calls, limit.window_s)

    def learn(
        self, method: str, path: str, status: int, headers: Mapping[str, str]
    ) -> Closed | None:
        """Take in what an answer says of its limits; what takes nothing more now."""
        if status == 429 and headers.get("X-RateLimit-Global"):
            return Closed(self.overall, _seconds(headers, "Retry-After"))
        found = _PATH.search(path)
        if found is None or method not in ("POST", "PATCH"):
            return None
        route = TYPING if found[2] == TYPING else EDIT if method == "PATCH" else POST
        self._note_limit(route, headers)
        bucket = self.bucket(route, found[1])
        if bucket is None:
            return None
        if status == 429:
            return Closed(bucket, _seconds(headers, "X-RateLimit-Reset-After"))
        if headers.get("X-RateLimit-Remaining") == "0":
            return Closed(bucket, _seconds(headers, "X-RateLimit-Reset-After"))
        return None

    def _note_limit(self, route: str, headers: Mapping[str, str]) -> None:
        name = headers.get("X-RateLimit-Bucket", "")
        try:
            calls = int(headers["X-RateLimit-Limit"])
            remaining = int(headers["X-RateLimit-Remaining"])
            reset_after_s = float(headers["X-RateLimit-Reset-After"])
        except (KeyError, ValueError):
            return
        known = self._limits[route]
        window_s = known.window_s
        if remaining == calls - 1:  # the first of its window: it says how long one is
            window_s = reset_after_s + _AT_ONCE_S
        if (known.bucket, known.calls) != (name, calls) or abs(known.window_s - window_s) > 0.1:
            self._limits[route] = Limit(name, max(1, calls), window_s)

    def _overall(self, **how: Any) -> Charges:
        return () if self.calls_per_s >= _NO_LIMIT else (_charge(self.overall, **how),)

    def _among_edits(self) -> Charges:
        most = max(self.calls_per_s - _NOT_FOR_EDITS, self.calls_per_s * 3 // 10)
        overall = self._overall(leave=10)
        return (*overall, Charge(self._of_all("edits", most))) if overall else ()

    def _of_all(self, method: str, calls: int) -> Bucket:
        return Bucket("discord", self.account, method, "", calls, 1.0 + _AT_ONCE_S)

    def _on(self, route: str, channel: str, **how: Any) -> Charges:
        bucket = self.bucket(route, channel)
        return () if bucket is None else (_charge(bucket, **how),)


def _charge(bucket: Bucket, *, leave: int = 0, spare_held: int = 0, **how: Any) -> Charge:
    """A charge that leaves at most so much that there is room for one call."""
    leave = min(leave, bucket.calls - 1)
    return Charge(bucket, leave, min(spare_held, bucket.calls - 1 - leave), **how)


def _seconds(headers: Mapping[str, str], name: str) -> float:
    try:
        return float(headers[name])
    except (KeyError, ValueError):
        return 1.0
