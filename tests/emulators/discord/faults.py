"""Faults on purpose: what goes wrong in a network or at Discord, for the next matching calls."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

FaultKind = Literal[
    "drop_before",  # the connection is cut, nothing was done
    "drop_after",  # it was done, the answer is lost
    "http_400",
    "http_404",
    "http_500",
    "http_502",
    "http_503",
    "ratelimited",  # 429 for this route
    "ratelimited_global",  # 429 for every route
    "banned",  # 429 from the edge: no Via header, no JSON
    "forbidden",  # 50013
    "slow",  # answered `delay_s` late
]


@dataclass(slots=True)
class Fault:
    """One fault; `times` counts down with each call it hits."""

    method: str
    path: re.Pattern[str]
    kind: FaultKind
    times: int
    retry_after_s: float
    delay_s: float

    def hits(self, method: str, path: str) -> bool:
        """Whether it is meant for this call."""
        return self.times > 0 and self.method in ("*", method) and bool(self.path.search(path))


class Faults:
    """The faults still to happen, in the order they were added."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(
        self,
        *,
        kind: FaultKind,
        method: str = "*",
        path: str = "",
        times: int = 1,
        retry_after_s: float = 0.05,
        delay_s: float = 0.0,
    ) -> Fault:
        """Let the next `times` calls whose path matches the expression `path` go wrong."""
        if kind not in get_args(FaultKind):
            raise ValueError(f"unknown fault {kind!r}")
        fault = Fault(method, re.compile(path), kind, times, retry_after_s, delay_s)
        self._faults.append(fault)
        return fault

    def take(self, method: str, path: str) -> Fault | None:
        """The fault for this call, used up by one."""
        for fault in self._faults:
            if fault.hits(method, path):
                fault.times -= 1
                return fault
        return None

    @property
    def pending(self) -> int:
        """How many calls are still to go wrong: 0 proves that every fault has happened."""
        return sum(fault.times for fault in self._faults)
