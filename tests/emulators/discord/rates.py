"""Discord's rate limits: buckets for each route and channel, and one for the whole bot.

Discord names its figures only in headers; about five calls in five seconds for each channel is what
others observed, and 50 a second for each bot is documented (topics/rate-limits, read 2026-08).
"""

import re
from dataclasses import dataclass

_MAJOR = re.compile(r"^/(channels|guilds|webhooks)/(\d+)")
_ID = re.compile(r"\d{15,}")


@dataclass(frozen=True, slots=True)
class RateRules:
    """How many calls in how many seconds. None: never refused, as tests like it."""

    per_channel: int | None = None
    window_s: float = 5.0
    global_per_s: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a call passes, and what the X-RateLimit headers say about its bucket."""

    bucket: str
    limit: int
    remaining: int
    reset_after_s: float
    is_refused: bool = False
    is_global: bool = False

    def headers(self, now_s: float) -> dict[str, str]:
        """The headers that Discord adds to every answer."""
        headers = {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": f"{now_s + self.reset_after_s:.3f}",
            "X-RateLimit-Reset-After": f"{self.reset_after_s:.3f}",
            "X-RateLimit-Bucket": self.bucket,
        }
        if self.is_refused:
            headers["Retry-After"] = str(max(1, round(self.reset_after_s)))
            headers["X-RateLimit-Scope"] = "global" if self.is_global else "user"
        if self.is_global:
            headers = {
                "X-RateLimit-Global": "true",
                **{name: headers[name] for name in ("Retry-After", "X-RateLimit-Scope")},
            }
        return headers


class RateLimiter:
    """Fixed windows, as Discord's headers describe them."""

    def __init__(self, rules: RateRules) -> None:
        self.rules = rules
        self.refused = 0
        self._windows: dict[str, tuple[float, int]] = {}

    def check(self, method: str, path: str, now_s: float) -> Verdict:
        """Count one call and say whether it passes. Interactions are outside the global limit."""
        rules = self.rules
        is_interaction = path.startswith(("/interactions", "/webhooks"))
        if rules.global_per_s is not None and not is_interaction:
            verdict = self._count("global", rules.global_per_s, 1.0, now_s)
            if verdict.is_refused:
                self.refused += 1
                return Verdict("global", verdict.limit, 0, verdict.reset_after_s, True, True)
        route, major = route_of(method, path)
        if rules.per_channel is None:
            return Verdict(_hash(route), 1_000_000, 999_999, rules.window_s)
        verdict = self._count(f"{_hash(route)}:{major}", rules.per_channel, rules.window_s, now_s)
        self.refused += verdict.is_refused
        return Verdict(
            _hash(route),
            verdict.limit,
            verdict.remaining,
            verdict.reset_after_s,
            verdict.is_refused,
        )

    def _count(self, key: str, limit: int, window_s: float, now_s: float) -> Verdict:
        start_s, used = self._windows.get(key, (now_s, 0))
        if now_s >= start_s + window_s:
            start_s, used = now_s, 0
        reset_after_s = start_s + window_s - now_s
        if used >= limit:
            return Verdict(key, limit, 0, reset_after_s, is_refused=True)
        self._windows[key] = (start_s, used + 1)
        return Verdict(key, limit, limit - used - 1, reset_after_s)


def route_of(method: str, path: str) -> tuple[str, str]:
    """The route without ids, and its major parameter: what Discord counts together."""
    major = _MAJOR.match(path)
    return f"{method} {_ID.sub('{id}', path)}", major.group(2) if major else ""


def _hash(route: str) -> str:
    """A bucket name that says nothing, as Discord's do."""
    value = 2166136261
    for byte in route.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return f"{value:08x}"
