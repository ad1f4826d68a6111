"""The rows of the table: which scenario, how large, and how it reads."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from tests.faults.load import Row
from tests.faults.scenarios.cluster import cluster
from tests.faults.scenarios.discord_faults import discord_faults
from tests.faults.scenarios.fairness import fairness
from tests.faults.scenarios.kills import kills
from tests.faults.scenarios.model_faults import model_faults
from tests.faults.scenarios.pauses import pauses
from tests.faults.scenarios.platform_faults import platform_faults
from tests.faults.scenarios.redis_faults import redis_faults
from tests.faults.scenarios.rolling_restart import rolling_restart
from tests.faults.scenarios.soak import soak
from tests.faults.scenarios.stops import stops
from tests.faults.scenarios.storm import storm
from tests.faults.scenarios.stranding import stranding


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario as a row: what it says, how much of it is the whole, and how to run it."""

    what: str
    whole: int
    run: Callable[[Path, int], Awaitable[Row]]

    async def measure(self, folder: Path, scale: float) -> Row:
        """Run it at this scale."""
        return await self.run(folder, max(1, round(self.whole * scale)))


ENTRIES: dict[str, Entry] = {
    "storm": Entry(
        "{n} events, each delivered 1 to 4 times, shuffled, to 2 gateways and 2 workers",
        2000,
        lambda folder, n: storm(folder, events=n),
    ),
    "kills": Entry(
        "{n} × `kill -9` at 16 kinds of moments, 2 gateways and 2 workers",
        100,
        lambda folder, n: kills(folder, kills=n),
    ),
    "redis": Entry(
        "{n} Redis faults: stopped, killed, paused, slow by 2 s, reset, cut off, read-only, full",
        50,
        lambda folder, n: redis_faults(folder, faults=n),
    ),
    "models": Entry(
        "{n} model faults of 14 kinds",
        200,
        lambda folder, n: model_faults(folder, faults=n),
    ),
    "platform": Entry(
        "{n} faults of Slack's calls, answers and connections",
        100,
        lambda folder, n: platform_faults(folder, faults=n),
    ),
    "discord": Entry(
        "{n} faults of Discord's gateway (lost sessions among them), calls and answers",
        100,
        lambda folder, n: discord_faults(folder, faults=n),
    ),
    "stranding": Entry(
        "{n} × a second message 0 to 0.4 s after the first, turns of 0.3 s",
        2000,
        lambda folder, n: stranding(folder, trials=n),
    ),
    "stops": Entry(
        "Stop pressed in the middle of {n} replies of 20 s",
        100,
        lambda folder, n: stops(folder, replies=n),
    ),
    "pauses": Entry(
        "{n} × a worker paused (SIGSTOP) for 5 s, longer than its lease",
        30,
        lambda folder, n: pauses(folder, pauses=n),
    ),
    "restart": Entry(
        "rolling restart of 3 workers, {n} times",
        5,
        lambda folder, n: rolling_restart(folder, rounds=n),
    ),
    "cluster": Entry(
        "{n} × a master of a cluster killed, admission waits for its replica",
        10,
        lambda folder, n: cluster(folder, kills=n, wait_replicas=1),
    ),
    "cluster-without-wait": Entry(
        "{n} × a master of a cluster killed, admission waits for no replica",
        10,
        lambda folder, n: cluster(folder, kills=n, wait_replicas=0),
    ),
    "fair-conversation": Entry(
        "a flood in one conversation, {n} s",
        15,
        lambda folder, n: fairness(folder, seconds=n, where="conversation"),
    ),
    "fair-channel": Entry(
        "a flood in one channel, {n} s",
        15,
        lambda folder, n: fairness(folder, seconds=n, where="channel"),
    ),
    "fair-workspace": Entry(
        "a flood in one workspace, {n} s",
        15,
        lambda folder, n: fairness(folder, seconds=n, where="workspace"),
    ),
    "soak": Entry(
        "{n} s at 50 messages/s with a fault every 10 s",
        1800,
        lambda folder, n: soak(folder, seconds=n, messages_per_s=50),
    ),
}
