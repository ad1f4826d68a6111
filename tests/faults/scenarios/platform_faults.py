"""Slack fails in every way that a platform fails: calls, answers, connections."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.emulators.slack import SlackEmulator
from tests.emulators.slack import faults as faults_of_slack
from tests.faults.history import script
from tests.faults.load import Row, talking

METHODS = (
    "chat.startStream",
    "chat.appendStream",
    "chat.stopStream",
    "chat.postMessage",
    "chat.update",
    "conversations.replies",
    "assistant.threads.setStatus",
)
CONNECTION_FAULTS = ("sockets cut", "refresh requested", "link disabled", "dead address")
KINDS = (*faults_of_slack.KINDS, "error:internal_error")


async def platform_faults(
    folder: Path,
    *,
    faults: int,
    seed: int = 5,
    threads: int = 8,
    kinds: Sequence[str] = KINDS,
) -> Row:
    """Faults until so many have struck, one in six on the connections that bring messages.

    One waits for each method: those of seldom calls would pile up, and strike a single
    reply one after the other, each of which may take the 10 s of a call that is not answered.
    Recovery counts from the latter: a call that fails is repeated by the worker that made it.
    """
    began_at, dice = time.monotonic(), random.Random(seed)
    # Replies of half a second are one post, those of two seconds are streamed.
    short, long = script(words=10), script(words=40)
    rules = [{**short, "when": r"q\d*[02468]x"}, long]
    settings = {"models": {"main": {"kind": "scripted", "rules": rules, "tokens_per_s": 20}}}
    struck: list[tuple[float, str]] = []
    async with talking(folder, settings, dice, threads=threads) as run:
        calls = run.fleet.slack.faults.struck
        await asyncio.sleep(1.0)
        while len(struck) + len(calls) < faults:
            # One connection at a time: for both, see Patience in adapters/slack/socket_mode.py.
            if dice.random() < 1 / 6 and run.fleet.slack.sockets.open_count > 1:
                fault = dice.choice(CONNECTION_FAULTS)
                await _break_connection(run.fleet.slack, fault)
                struck.append((time.monotonic(), fault))
            elif (method := dice.choice(METHODS)) not in run.fleet.slack.faults.waiting:
                run.fleet.slack.faults.add(method=method, kind=dice.choice(kinds))
            await asyncio.sleep(dice.uniform(0.2, 0.8))
        run.fleet.slack.faults.clear()
    row = run.row("platform faults", began_at, struck)
    return replace(row, faults=len(struck) + len(calls))


async def _break_connection(slack: SlackEmulator, fault: str) -> None:
    if fault == "sockets cut":
        await slack.sockets.cut()
    elif fault == "refresh requested":
        await slack.sockets.disconnect()
    elif fault == "link disabled":
        await slack.sockets.disconnect("link_disabled")
    else:
        slack.sockets.refuse_next_urls()
        await slack.sockets.disconnect()
