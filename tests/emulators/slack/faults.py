"""Faults that a test asks for: the next calls of a method go wrong in a chosen way."""

import asyncio
from dataclasses import dataclass

KINDS = (
    *("drop_before", "drop_after", "hang_after", "http_500", "http_500_after", "late"),
    "ratelimited",
)


@dataclass(slots=True)
class Fault:
    """`kind` is one of KINDS, "error:<name>" or "held"; `times` counts down as it strikes."""

    method: str
    kind: str
    times: int = 1
    retry_after_s: float = 1.0
    until: asyncio.Event | None = None


class Faults:
    """The faults that wait to strike, in the order they were added."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self.struck: list[tuple[str, str]] = []

    def add(self, *, method: str, kind: str, times: int = 1, retry_after_s: float = 1) -> None:
        """Let the next `times` calls of `method` ("*" for any) go wrong.

        drop_before: cut without doing it; drop_after: do it, then cut, so that the answer is lost;
        hang_after: do it and never answer; http_500 and http_500_after likewise with a 500;
        late: do it, and answer `retry_after_s` later; ratelimited: 429 with Retry-After;
        error:NAME: ok=false with that name.
        """
        if kind not in KINDS and not kind.startswith("error:"):
            raise ValueError(f"unknown kind of fault {kind!r}")
        self._waiting.append(Fault(method, kind, times, retry_after_s))

    def hold(self, method: str) -> asyncio.Event:
        """Do the next call of `method`, and answer it no sooner than what this returns is set."""
        until = asyncio.Event()
        self._waiting.append(Fault(method, "held", until=until))
        return until

    @property
    def waiting(self) -> set[str]:
        """The methods of those that have not struck yet."""
        return {fault.method for fault in self._waiting if fault.times > 0}

    def clear(self) -> None:
        """Forget the faults that have not struck yet."""
        self._waiting.clear()

    def take(self, method: str) -> Fault | None:
        """The fault that strikes this call, if any; it is used up once."""
        for fault in self._waiting:
            if fault.times > 0 and fault.method in ("*", method):
                fault.times -= 1
                self.struck.append((method, fault.kind))
                return fault
        return None
