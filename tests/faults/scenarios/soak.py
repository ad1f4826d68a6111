"""Hours in small: a steady rate of messages, a fault again and again; does anything grow?"""

import asyncio
import itertools
import random
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from statistics import median

from tests.faults.crowd import Message
from tests.faults.fleet import Member
from tests.faults.load import Row, Run, fleet_at_rest, scripted

MORE_SIZE, MORE_FILES = "growth of resident size", "growth of open files"
"""Last quarter by second quarter: of the process that grew most, and of all together, since
connections go from one worker to the other with the conversations."""
_LOOK_EVERY_S = 2.0
_FAULTS = ("reset", "slow", "pause redis", "sockets cut", "slack 500", "slack lost")
"""None that ends a process: a new one would begin small again. For paused ones see `pauses`."""


async def soak(
    folder: Path,
    *,
    seconds: float,
    messages_per_s: float,
    fault_every_s: float = 10.0,
    seed: int = 9,
) -> Row:
    """What each process holds is looked at every two seconds.

    `note`: resident size (MiB) and open files, the medians of the second, third and last quarter.
    """
    began_at, dice = time.monotonic(), random.Random(seed)
    settings = {"models": scripted(words=12, delay_s=0.1)}
    threads = int(messages_per_s * 10)
    async with fleet_at_rest(folder, settings, threads=threads, workers=2) as run:
        seen: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
        watching = asyncio.create_task(_watch(run, seen))
        breaking = asyncio.create_task(_break_again(run, fault_every_s))
        try:
            sent = await _talk(run, seconds, messages_per_s, dice)
        finally:
            for task in (watching, breaking):
                task.cancel()
            results = await asyncio.gather(watching, breaking, return_exceptions=True)
        for result in results:
            if not isinstance(result, asyncio.CancelledError):
                raise RuntimeError("what watches or breaks ended by itself") from result
        await _heal(run)
        await run.crowd.until_answered(sent, within_s=60)
    row = run.row("soak", began_at, [])
    sizes = {name: _quarters([size for size, _ in looks]) for name, looks in sorted(seen.items())}
    files = {name: _quarters([count for _, count in looks]) for name, looks in seen.items()}
    note = f"{messages_per_s:g} messages/s for {seconds:g} s; " + "; ".join(
        f"{name} {_change(sizes[name])} MiB, {_change(files[name])} files" for name in sizes
    )
    figures = {
        MORE_SIZE: max(last / early for early, _, last in sizes.values()),
        MORE_FILES: sum(last for *_, last in files.values()) / sum(q[0] for q in files.values()),
    }
    faults = int(seconds / fault_every_s)
    return replace(row, faults=faults, note=note, figures=figures)


async def _talk(
    run: Run, for_s: float, messages_per_s: float, dice: random.Random
) -> list[Message]:
    """Messages at this rate, each in a conversation that waits for nothing; what was sent."""
    crowd, sent = run.crowd, list[Message]()
    began_at = time.monotonic()
    last: dict[int, Message] = {}
    while (now_s := time.monotonic() - began_at) < for_s:
        while len(sent) < now_s * messages_per_s:
            thread = dice.choice(crowd.threads)
            before = last.get(thread.number)
            if before is not None and not crowd.is_answered(before):
                thread = dice.choice(crowd.threads)  # it may still be busy: then it coalesces
            last[thread.number] = crowd.says(thread)
            sent.append(last[thread.number])
        await asyncio.sleep(0.01)
    return sent


async def _watch(run: Run, seen: dict[str, list[tuple[float, int]]]) -> None:
    while True:
        for member in run.fleet.members.values():
            seen[member.name].append((member.process.resident_mb, _open_files(member)))
        await asyncio.sleep(_LOOK_EVERY_S)


def _open_files(member: Member) -> int:
    return len(list(Path(f"/proc/{member.process.pid}/fd").iterdir()))


def _quarters(values: list[float] | list[int]) -> tuple[float, float, float]:
    """The medians of the second, third and last quarter."""
    quarter = max(1, len(values) // 4)
    second, third, last = (values[n * quarter : (n + 1) * quarter] or values for n in (1, 2, 3))
    return median(second), median(third), median(last)


def _change(quarters: tuple[float, float, float]) -> str:
    return " → ".join(f"{value:.0f}" for value in quarters)


async def _break_again(run: Run, every_s: float) -> None:
    for fault in itertools.cycle(_FAULTS):
        await asyncio.sleep(every_s / 2)
        await _break(run, fault)
        await asyncio.sleep(every_s / 2)


async def _break(run: Run, fault: str) -> None:
    if fault == "reset":
        for proxy in run.fleet.proxies:
            proxy.reset()
    elif fault == "slow":
        for proxy in run.fleet.proxies:
            proxy.delay_s = 0.5
        await asyncio.sleep(1.0)
        await _heal(run)
    elif fault == "pause redis":
        run.redis.pause()
        await asyncio.sleep(1.0)
        run.redis.go_on()
    elif fault == "sockets cut":
        await run.fleet.slack.sockets.cut()
    else:
        kind = "http_500" if fault == "slack 500" else "drop_after"
        run.fleet.slack.faults.add(method="chat.postMessage", kind=kind, times=3)


async def _heal(run: Run) -> None:
    for proxy in run.fleet.proxies:
        await proxy.heal()
    run.redis.go_on()
