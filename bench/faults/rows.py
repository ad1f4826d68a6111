"""The rows of the table: which scenario, how large, how it reads, and what it may come to."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from bench.faults.bounds import (
    FEW_MARKS,
    FEW_SET_ASIDE,
    QUICK_RECOVERY,
    SOMETHING_SAID,
    SOON_A_WORD,
    Bound,
    measured,
)
from tests.faults.history import Fault
from tests.faults.load import Row
from tests.faults.scenarios.cluster import cluster
from tests.faults.scenarios.discord_faults import discord_faults
from tests.faults.scenarios.discord_redis import TO_REFUSAL_S, discord_redis_faults
from tests.faults.scenarios.fairness import ACKNOWLEDGED_S, SLOWER, fairness
from tests.faults.scenarios.kills import kills
from tests.faults.scenarios.model_faults import LATE, model_faults
from tests.faults.scenarios.pauses import pauses
from tests.faults.scenarios.platform_faults import platform_faults
from tests.faults.scenarios.redis_faults import SILENT, redis_faults
from tests.faults.scenarios.rolling_restart import ENDED_BADLY, rolling_restart
from tests.faults.scenarios.soak import MORE_FILES, MORE_SIZE, soak
from tests.faults.scenarios.stops import LATEST_S, RAN_ON, WITHIN_S, stops
from tests.faults.scenarios.storm import storm
from tests.faults.scenarios.stranding import stranding


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario as a row: what it says, how much of it is the whole, how to run it, the bounds it
    is to keep beside the promises, and the broken promises that it is there to count."""

    what: str
    whole: int
    run: Callable[[Path, int], Awaitable[Row]]
    bounds: tuple[Bound, ...] = ()
    excused: frozenset[Fault] = frozenset()

    async def measure(self, folder: Path, scale: float) -> Row:
        """Run it at this scale."""
        return await self.run(folder, max(1, round(self.whole * scale)))

    def broken(self, row: Row) -> list[str]:
        """A sentence for each broken promise that is not excused here."""
        verdicts = [v for v in row.report.verdicts if v.fault not in self.excused]
        return [f"{v.fault}: {v.conversation} {v.detail}" for v in verdicts]

    def missed(self, row: Row) -> list[str]:
        """A sentence for each bound that was missed, and for what was planned and never came."""
        sentences = [bound.missed(row) for bound in (SOMETHING_SAID, *self.bounds)]
        return [*filter(None, sentences), *(f"{kind} never came" for kind in row.never)]


FAIR = (
    Bound("the p95 of the others", measured(SLOWER), "less than", 2, " × their quiet one"),
    # Slack brings an event again that is not acknowledged in three seconds.
    Bound(ACKNOWLEDGED_S, measured(ACKNOWLEDGED_S), "at most", 3, " s"),
)

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
        (QUICK_RECOVERY, FEW_MARKS, FEW_SET_ASIDE),
        # Three workers died under somebody's message, which none of them died of.
        frozenset({Fault.SET_ASIDE}),
    ),
    "redis": Entry(
        "{n} Redis faults: stopped, killed, paused, slow by 2 s, reset, cut off, read-only, full;"
        " said directly and in threads of channels, 2 gateways",
        50,
        lambda folder, n: redis_faults(folder, faults=n),
        (
            QUICK_RECOVERY,
            SOON_A_WORD,
            Bound(f"the number of {SILENT}", measured(SILENT), "at most", 0),
        ),
    ),
    "models": Entry(
        "{n} model faults of 14 kinds",
        200,
        lambda folder, n: model_faults(folder, faults=n),
        (SOON_A_WORD, Bound("the number of people told late", measured(LATE), "at most", 0)),
    ),
    "platform": Entry(
        "{n} faults of Slack's calls, answers and connections",
        100,
        lambda folder, n: platform_faults(folder, faults=n),
        (SOON_A_WORD,),
    ),
    "discord": Entry(
        "{n} faults of Discord's gateway (lost sessions among them), calls and answers,"
        " in direct messages and in a server, some asked by commands",
        100,
        lambda folder, n: discord_faults(folder, faults=n),
        (SOON_A_WORD,),
    ),
    "discord-redis": Entry(
        "{n} Redis faults of the same kinds, on Discord, in threads where three ask at once,"
        " some by commands",
        24,
        lambda folder, n: discord_redis_faults(folder, faults=n),
        (
            QUICK_RECOVERY,
            Bound(f"the number of {SILENT}", measured(SILENT), "at most", 0),
            Bound(
                "the longest wait to be told to ask again",
                measured(TO_REFUSAL_S),
                "at most",
                30,
                " s",
            ),
        ),
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
        (
            Bound("the latest end of a model call", measured(LATEST_S), "at most", WITHIN_S, " s"),
            Bound("the number of calls that ran on", measured(RAN_ON), "at most", 0),
        ),
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
        (Bound(f"the number of {ENDED_BADLY}", measured(ENDED_BADLY), "at most", 0),),
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
        excused=frozenset({Fault.LOST}),
    ),
    "fair-conversation": Entry(
        "a flood in one conversation, {n} s",
        15,
        lambda folder, n: fairness(folder, seconds=n, where="conversation"),
        FAIR,
    ),
    "fair-channel": Entry(
        "a flood in one channel, {n} s",
        15,
        lambda folder, n: fairness(folder, seconds=n, where="channel"),
        FAIR,
    ),
    "fair-workspace": Entry(
        "a flood in one workspace, {n} s",
        15,
        lambda folder, n: fairness(folder, seconds=n, where="workspace"),
        FAIR,
    ),
    "soak": Entry(
        "{n} s at 50 messages/s with a fault every 10 s",
        1800,
        lambda folder, n: soak(folder, seconds=n, messages_per_s=50),
        (
            Bound("the resident size", measured(MORE_SIZE), "at most", 1.1, " × what it was"),
            # They go up and down by a tenth with the connections of the moment; one that is lost
            # at each fault would make them half as many again.
            Bound("the number of files", measured(MORE_FILES), "at most", 1.25, " × what it was"),
        ),
    ),
}
