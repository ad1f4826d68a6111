"""Slack's rate limits: a token bucket for each method, and for each channel where Slack says so."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from tests.emulators.slack.rules import Tier


@dataclass(slots=True)
class _Bucket:
    calls: float
    at_s: float


class Throttle:
    """Counts calls against tiers; a method without a tier is never limited.

    `refused` names the method of each call that was one too many.
    """

    def __init__(self, tiers: Mapping[str, Tier]) -> None:
        self._tiers = tiers
        self._buckets: dict[tuple[str, str], _Bucket] = {}
        self.refused: list[str] = []

    def wait_s(self, method: str, channel: str) -> float:
        """Zero when the call is allowed (and counted), else the seconds until it would be."""
        tier = self._tiers.get(method)
        if tier is None:
            return 0.0
        now_s = time.monotonic()
        key = (method, channel if tier.per_channel else "")
        bucket = self._buckets.setdefault(key, _Bucket(float(tier.burst), now_s))
        refilled = bucket.calls + (now_s - bucket.at_s) * tier.per_minute / 60
        bucket.calls, bucket.at_s = min(float(tier.burst), refilled), now_s
        if bucket.calls >= 1:
            bucket.calls -= 1
            return 0.0
        self.refused.append(method)
        return (1 - bucket.calls) * 60 / tier.per_minute
