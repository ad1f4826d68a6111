"""Slack fails in every way that a platform fails: calls, answers, connections."""

import asyncio
import random
import time
from pathlib import Path

from tests.emulators.slack.faults import KINDS
from tests.faults.history import script
from tests.faults.load import Row, Run, talking

METHODS = (
    "chat.startStream",
    "chat.appendStream",
    "chat.stopStream",
    "chat.postMessage",
    "chat.update",
    "conversations.replies",
    "assistant.threads.setStatus",
    "users.info",
)
CONNECTION_FAULTS = ("sockets cut", "refresh requested", "link disabled", "dead address")
_CALL_FAULTS = tuple(
    f"{method} {kind}" for method in METHODS for kind in (*KINDS, "error:internal_error")
)


async def platform_faults(folder: Path, *, faults: int, seed: int = 5, threads: int = 8) -> Row:
    """A fault every second or so, one in six of them to the connections that bring messages."""
    began_at, dice = time.monotonic(), random.Random(seed)
    # Replies of half a second are one post, those of two seconds are streamed.
    short, long = script(words=10), script(words=40)
    rules = [{**short, "when": r"q\d*[02468]x"}, long]
    settings = {"models": {"main": {"kind": "scripted", "rules": rules, "tokens_per_s": 20}}}
    plan = [dice.choice(CONNECTION_FAULTS if n % 6 == 5 else _CALL_FAULTS) for n in range(faults)]
    struck: list[tuple[float, str]] = []
    async with talking(folder, settings, dice, threads=threads) as run:
        await asyncio.sleep(1.0)
        for fault in plan:
            await _break(run, fault)
            struck.append((time.monotonic(), fault))
            await asyncio.sleep(dice.uniform(0.4, 1.4))
        calls = len(run.fleet.slack.faults.struck)
        run.fleet.slack.faults.clear()
    return run.row("platform faults", began_at, struck, f"{calls} calls struck")


async def _break(run: Run, fault: str) -> None:
    slack = run.fleet.slack
    if fault == "sockets cut":
        await slack.sockets.cut()
    elif fault == "refresh requested":
        await slack.sockets.disconnect()
    elif fault == "link disabled":
        await slack.sockets.disconnect("link_disabled")
    elif fault == "dead address":
        slack.sockets.refuse_next_urls()
        await slack.sockets.disconnect()
    else:
        method, kind = fault.split(" ", 1)
        slack.faults.add(method=method, kind=kind)
