"""Replies of 500 tokens on an emulated Slack that keeps Slack's tiers, some of them at once.

Every question is a direct message of a person of their own. The emulator runs in this process and
the program in another, and all times are of one clock (CLOCK_MONOTONIC).
"""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal

from bench.model_server import ModelServer
from bench.processes import dragoman
from bench.turns import WITHIN_S, secrets, slack_settings
from tests.emulators.slack import SLACK_TIERS, Message, SlackEmulator, SlackRules

TOKENS, TOKENS_PER_S = 500, 50.0
_ENDS_WITHIN_S = 120.0

Way = Literal["stream", "edits", "post"]
"""How a reply was shown: a native stream, a post that was edited, or one post at its end."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One reply as a person saw it; seconds."""

    way: Way
    first_s: float
    edits: int
    tail_s: float


@dataclass(frozen=True, slots=True)
class Row:
    """Replies that were made together, in so many rounds; `refused` calls got a 429."""

    at_once: int
    rounds: int
    replies: tuple[Shown, ...]
    refused: int

    def ways(self, way: Way) -> int:
        """How many replies were shown in this way."""
        return sum(reply.way == way for reply in self.replies)

    def median(self, figure: Callable[[Shown], float]) -> float:
        """The median of a figure."""
        return float(statistics.median(map(figure, self.replies)))

    def most(self, figure: Callable[[Shown], float]) -> float:
        """The largest of a figure."""
        return max(map(figure, self.replies))


@dataclass(slots=True)
class _Watched:
    """A question, and what has been seen of its reply."""

    reference: str
    said_at: float
    first_at: float = 0.0
    whole_at: float = 0.0
    edits: int = -1
    is_stream: bool = False
    is_whole: asyncio.Event = field(default_factory=asyncio.Event)

    def see(self, message: Message) -> None:
        """The bot's message in this question's thread changed."""
        if not message.text.strip() or self.is_whole.is_set():
            return
        self.edits += 1
        self.is_stream = self.is_stream or message.stream is not None
        self.first_at = self.first_at or time.monotonic()
        if self.reference in message.text and message.stream != "active":
            self.whole_at = time.monotonic()
            self.is_whole.set()

    def shown(self, model: ModelServer) -> Shown:
        """The figures, once it is whole."""
        ended_at = model.exchanges[int(self.reference.removeprefix("ref"))].ended_at
        way: Way = "stream" if self.is_stream else "edits" if self.edits else "post"
        first_s, tail_s = self.first_at - self.said_at, self.whole_at - ended_at
        return Shown(way, first_s, self.edits, tail_s)


async def row(model: ModelServer, at_once: int, rounds: int) -> Row:
    """`at_once` replies together, `rounds` times, by a fresh program in a fresh workspace."""
    replies: list[Shown] = []
    async with _talking(model.base_url) as (slack, watched):
        for number in range(rounds):
            references = range(number * at_once + 1, (number + 1) * at_once + 1)
            model.prepare(
                dict.fromkeys(references, TOKENS - 1),
                tokens_per_s=TOKENS_PER_S,
            )
            asked = [_ask(slack, watched, reference) for reference in references]
            async with asyncio.timeout(_ENDS_WITHIN_S):
                for each in asked:
                    await each.is_whole.wait()
            replies += [each.shown(model) for each in asked]
        return Row(at_once, rounds, tuple(replies), len(slack.rate_limited))


def _ask(slack: SlackEmulator, watched: dict[str, _Watched], reference: int) -> _Watched:
    person = slack.person(f"Person {reference}")
    asked = _Watched(f"ref{reference}", time.monotonic())
    message = person.direct(asked.reference)
    watched[message.ts] = asked
    return asked


@asynccontextmanager
async def _talking(model_url: str) -> AsyncIterator[tuple[SlackEmulator, dict[str, _Watched]]]:
    """A workspace with the program in it, and what is watched by the thread of its question."""
    watched: dict[str, _Watched] = {}
    async with SlackEmulator(SlackRules(tiers=SLACK_TIERS)) as slack:
        us = slack.workspace.bot.id

        def see(what: str, message: Message) -> None:
            if message.author == us and message.root in watched:
                watched[message.root].see(message)

        slack.workspace.listeners.append(see)
        adapters = {"slack": slack_settings(slack) | {"keep_rate_limits": True}}
        async with dragoman(adapters, model_url, environment=secrets(slack)):
            async with asyncio.timeout(WITHIN_S):
                while slack.sockets.open_count < 2:  # noqa: ASYNC110 - a count, it tells nobody
                    await asyncio.sleep(0.05)
            await asyncio.sleep(3.0)  # the model's library is loaded behind the connection
            yield slack, watched
