"""Discord fails: sessions are lost, gateways go away, calls and their answers fail."""

import asyncio
import random
import time
from dataclasses import replace
from pathlib import Path
from typing import get_args

from tests.emulators.discord import DiscordEmulator
from tests.emulators.discord.faults import FaultKind
from tests.emulators.discord.interactions import DISCORD_WAITS_S
from tests.faults.discord_talk import NOTICE, Talks
from tests.faults.history import script
from tests.faults.load import Row, fleet_at_rest

GATEWAY_FAULTS = ("cut", "session lost", "session invalidated", "asked to reconnect", "down")
CALL_FAULTS = tuple(k for k in get_args(FaultKind) if k not in ("forbidden", "banned"))
"""Without those that are no passing faults: a missing right, and a ban of the address."""
_OF_EDITS_AND_READINGS = ("http_400", "http_404")
"""A post that is refused so twice is refused for good; where an edit is, the text is said anew, and
what was missed is read again."""
_MESSAGE_CALLS = r"/messages"
_MOST_WAITING = 6


async def discord_faults(
    folder: Path, *, faults: int, seed: int = 12, talks: int = 8, workers: int = 2
) -> Row:
    """Faults until so many have struck, one in four at the gateway."""
    began_at, dice = time.monotonic(), random.Random(seed)
    rules = [{**script(10), "when": r"q\d*[02468]x"}, script(60)]
    async with DiscordEmulator.running(answer_within_s=DISCORD_WAITS_S) as discord:
        settings = {
            "models": {"main": {"kind": "scripted", "rules": rules, "tokens_per_s": 20}},
            "adapters": {
                "discord": {
                    "token": "${DISCORD_TOKEN}",
                    "base_url": discord.base_url,
                    "gateway_url": discord.gateway_url,
                    "places": {str(discord.guild.id): {"memory": "channel"}},
                    "first_use_notice": NOTICE,
                }
            },
        }
        async with fleet_at_rest(folder, settings, threads=0, workers=workers) as run:
            await discord.until_connected(timeout_s=20)
            await discord.until_registered("ask")
            people = _talks(discord, talks)
            is_over = asyncio.Event()
            async with asyncio.TaskGroup() as group:
                group.create_task(people.go_on(is_over, dice))
                await people.until_everybody_is_known()
                struck = await _break(discord, faults, dice)
                is_over.set()
            await asyncio.sleep(1.0)
            run.result.append(await people.history(run.redis.url))
    row = run.row("discord faults", began_at, struck)
    return replace(row, faults=faults)


def _talks(discord: DiscordEmulator, count: int) -> Talks:
    """Every other one is in a server; of eight, one in a server and one that is direct ask by a
    command."""
    talks = Talks(discord)
    for number in range(count):
        begin = talks.begin_in_channel if number % 2 else talks.begin_direct
        begin(by_command=number % 8 in (3, 6))
    return talks


async def _break(
    discord: DiscordEmulator, faults: int, dice: random.Random
) -> list[tuple[float, str]]:
    struck: list[tuple[float, str]] = []
    added = 0
    while len(struck) + added - discord.faults.pending < faults:
        if dice.random() < 1 / 4 and discord.gateway.is_connected:
            fault = dice.choice(GATEWAY_FAULTS)
            await _break_gateway(discord, fault)
            struck.append((time.monotonic(), fault))
        elif discord.faults.pending < _MOST_WAITING:
            kind: FaultKind = dice.choice(CALL_FAULTS)
            method = dice.choice(("PATCH", "GET")) if kind in _OF_EDITS_AND_READINGS else "*"
            discord.faults.add(
                kind=kind, method=method, path=_MESSAGE_CALLS, delay_s=2.0, retry_after_s=1.0
            )
            added += 1
        await asyncio.sleep(dice.uniform(0.3, 1.0))
    return struck


async def _break_gateway(discord: DiscordEmulator, fault: str) -> None:
    if fault == "cut":
        await discord.gateway.cut()
    elif fault == "session lost":
        await discord.gateway.cut(resumable=False)
    elif fault == "session invalidated":
        discord.gateway.invalidate(resumable=False)
    elif fault == "asked to reconnect":
        discord.gateway.ask_to_reconnect()
    else:
        async with discord.gateway.down(resumable=False):
            await asyncio.sleep(2.0)
