"""A flood in one place: how much slower do the others get their first word, and is every message
acknowledged in time all the same?"""

import asyncio
import random
import time
from dataclasses import replace
from pathlib import Path
from statistics import quantiles
from typing import Literal

from slack_sdk.oauth.installation_store import Bot

from adapters.slack.installations import Installations
from adapters.slack.sealing import Sealer
from bench.processes import free_port
from bot.safe import RedisSafe
from bot.store.connecting import open_store
from tests.faults.crowd import Crowd, Message, Thread
from tests.faults.fleet import SEALING_KEY
from tests.faults.load import Row, Run, fleet_at_rest, scripted

Where = Literal["conversation", "channel", "workspace"]
SLOWER = "times the quiet p95"
ACKNOWLEDGED_S = "the longest wait for an acknowledgement"
_ELSEWHERE = "T0ELSEWHERE"
_QUIET_S = 8.0
_FLOOD_PER_S = 48
_FLOODER = 100  # the number of a person who is not one of the others


async def fairness(folder: Path, *, seconds: float, where: Where = "channel", seed: int = 8) -> Row:
    """Ten people ask about once a second, first alone, then beside a flood.

    Workers have room for 24 turns of a second at once: the flood is twice what they can do. In a
    conversation it is one thread, in a channel one person's threads, in a workspace the threads of
    fifty people of another company.
    """
    began_at, dice = time.monotonic(), random.Random(seed)
    settings: dict[str, dict[str, object]] = {
        "models": scripted(words=5, delay_s=1.0),
        "worker": {"max_turns": 12},
    }
    if where == "workspace":
        settings["slack"] = {"bot_token": None, "oauth": _OAUTH, "port": free_port()}
    async with fleet_at_rest(folder, settings, threads=10) as run:
        crowd = run.crowd
        if where == "workspace":
            await _install(run)
        people = list(crowd.threads)  # the flood adds its own
        quiet = await _ask(crowd, people, dice, _QUIET_S)
        others = asyncio.create_task(_ask(crowd, people, dice, seconds))
        flood = await _flood(crowd, where, seconds)
        beside = await others
        # What the flood left waiting is worked off; a sentence says what was too much.
        await crowd.until_answered(flood, within_s=seconds * 4 + 30)
        refused = [
            await member.counted("dragoman_messages_admitted", admission="full")
            for member in run.fleet.members.values()
            if member.role == "gateway"
        ]
    run.result[0] = replace(run.result[0], refused=sum(refused))
    row = run.row(f"fairness, flood in one {where}", began_at, [])
    before_s, during_s = _p95_s(crowd, quiet), _p95_s(crowd, beside)
    note = (
        f"p95 of the others {before_s:.2f} s quiet, {during_s:.2f} s beside {len(flood)} messages"
        f" (× {during_s / before_s:.2f})"
    )
    figures = {SLOWER: during_s / before_s}
    waits_s = [s.acknowledged_at - s.handed_at for s in row.history.said if s.acknowledged_at]
    if waits_s:
        figures[ACKNOWLEDGED_S] = max(waits_s)
        note += f"; acknowledged within {max(waits_s):.2f} s"
    return replace(row, note=note, figures=figures)


_OAUTH = {
    "client_id": "emulated",
    "client_secret": "${SLACK_CLIENT_SECRET}",
    "keys": "${SLACK_KEYS}",
    "url": "https://bot.example.com",
}


async def _install(run: Run) -> None:
    """Two companies have installed the app; this Slack shows what is posted for both."""
    workspace = run.fleet.slack.workspace
    store = await open_store(run.redis.url, 5.0)
    try:
        installations = Installations(RedisSafe(store), Sealer(SEALING_KEY))
        for account in (workspace.team_id, _ELSEWHERE):
            await installations.async_save_bot(
                Bot(
                    team_id=account,
                    bot_token=run.fleet.slack.bot_token,
                    bot_id=workspace.bot.bot_id,
                    bot_user_id=workspace.bot.id,
                    installed_at=0.0,
                )
            )
    finally:
        await store.close()


async def _ask(
    crowd: Crowd, threads: list[Thread], dice: random.Random, for_s: float
) -> list[Message]:
    """Each of these people asks, reads, thinks for a second, for so long; what they asked."""
    asked: list[Message] = []
    ends_at = time.monotonic() + for_s

    async def ask(thread: Thread) -> None:
        await asyncio.sleep(dice.uniform(0.0, 1.0))
        while time.monotonic() < ends_at:
            message = crowd.says(thread)
            asked.append(message)
            await crowd.until_answered([message], within_s=60)
            await asyncio.sleep(dice.uniform(0.5, 1.5))

    async with asyncio.TaskGroup() as group:
        for thread in threads:
            group.create_task(ask(thread))
    return asked


async def _flood(crowd: Crowd, where: Where, for_s: float) -> list[Message]:
    """Messages without a pause; what was sent."""
    sent: list[Message] = []
    only = crowd.new_thread(_FLOODER)
    began_at = time.monotonic()
    while (now_s := time.monotonic() - began_at) < for_s:
        while len(sent) < now_s * _FLOOD_PER_S:
            thread = only
            if where == "channel":
                thread = crowd.new_thread(_FLOODER)
            elif where == "workspace":
                thread = crowd.new_thread(_FLOODER + len(sent) % 50, account=_ELSEWHERE)
            sent.append(crowd.says(thread))
        await asyncio.sleep(0.02)
    return sent


def _p95_s(crowd: Crowd, messages: list[Message]) -> float:
    waits_s = [wait_s for message in messages if (wait_s := crowd.wait_s(message)) is not None]
    return quantiles(waits_s, n=20)[-1]
