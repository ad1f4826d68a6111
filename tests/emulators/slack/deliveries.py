"""Bringing payloads to the app, with Slack's patience and Slack's repeats, on either transport."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.emulators.slack.rules import SlackRules


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try. `failure` is None when the app acknowledged in time; `ended_at_s` is monotonic."""

    number: int
    failure: str | None
    after_s: float
    status: int | None = None
    ended_at_s: float = 0.0


@dataclass(slots=True)
class Delivery:
    """One payload on its way; `kind` is events_api, slash_commands or interactive."""

    kind: str
    payload: Mapping[str, Any]
    attempts: list[Attempt] = field(default_factory=list)
    late_acknowledgements: int = 0
    finished: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def acknowledged(self) -> bool:
        """Whether the app acknowledged in time in the end."""
        return bool(self.attempts) and self.attempts[-1].failure is None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an attempt came to; `no_retry` is the app's own wish (X-Slack-No-Retry)."""

    failure: str | None
    status: int | None = None
    body: Any = None
    no_retry: bool = False


class Transport(Protocol):
    """A way to the app: one attempt, within the time Slack waits."""

    async def attempt(self, delivery: Delivery, number: int, reason: str | None) -> Outcome:
        """Try once; `number` is 0 for the first time, `reason` why there is another."""
        ...


class Deliveries:
    """All deliveries, each repeated until acknowledged or given up, none waiting for another."""

    def __init__(self, rules: SlackRules) -> None:
        self._rules = rules
        self._tasks: set[asyncio.Task[Outcome]] = set()
        self.all: list[Delivery] = []

    def start(self, transport: Transport, kind: str, payload: Mapping[str, Any]) -> Delivery:
        """Send a payload; events are repeated, the others are tried once as Slack does."""
        delivery = Delivery(kind, payload)
        self.all.append(delivery)
        task = asyncio.get_running_loop().create_task(self.run(transport, delivery))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return delivery

    async def run(self, transport: Transport, delivery: Delivery) -> Outcome:
        """Try until it is acknowledged, refused for good, or tried often enough."""
        delays_s = (0.0, *self._rules.retry_delays_s) if delivery.kind == "events_api" else (0.0,)
        outcome = Outcome("unknown_error")
        try:
            for number, delay_s in enumerate(delays_s):
                await asyncio.sleep(delay_s)
                reason = outcome.failure if number else None
                started_s = time.monotonic()
                outcome = await transport.attempt(delivery, number, reason)
                ended_s = time.monotonic()
                delivery.attempts.append(
                    Attempt(number, outcome.failure, ended_s - started_s, outcome.status, ended_s)
                )
                if outcome.failure is None or outcome.no_retry:
                    break
        finally:
            delivery.finished.set()
        return outcome

    async def stop(self) -> None:
        """Give up everything under way."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def settled(self, timeout_s: float = 60.0) -> None:
        """Return when every payload was acknowledged or given up. Raises TimeoutError."""
        async with asyncio.timeout(timeout_s):
            for delivery in list(self.all):
                await delivery.finished.wait()
