"""Redis goes away in each way it can, while people talk on Discord, which never delivers again."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.emulators.discord import DiscordEmulator
from tests.emulators.discord.interactions import DISCORD_WAITS_S
from tests.faults.discord_talk import NOTICE, Talks
from tests.faults.load import Row, fleet_at_rest, scripted
from tests.faults.scenarios.redis_faults import (
    REDIS_FAULTS,
    SILENT,
    RedisFault,
    break_redis,
    planned,
)

TO_REFUSAL_S = "seconds until who asked by a command was told to ask again, at most"


async def discord_redis_faults(
    folder: Path,
    *,
    faults: int,
    seed: int = 5,
    talks: int = 6,
    kinds: Sequence[RedisFault] = REDIS_FAULTS,
) -> Row:
    """As `redis_faults`, with direct messages, channels, threads in which three people ask at once,
    and commands. Who asks by a command may be told to ask again; how late is measured."""
    began_at, dice = time.monotonic(), random.Random(seed)
    async with DiscordEmulator.running(answer_within_s=DISCORD_WAITS_S) as discord:
        street = discord.world.add_channel(discord.guild, "street")
        adapter = {
            "token": "${DISCORD_TOKEN}",
            "base_url": discord.base_url,
            "gateway_url": discord.gateway_url,
            "places": {
                str(discord.guild.id): {"memory": "channel"},
                str(street.id): {"memory": "thread"},
            },
            "first_use_notice": NOTICE,
        }
        settings = {
            "models": scripted(words=30, tokens_per_s=20),
            "adapters": {"discord": adapter},
        }
        async with fleet_at_rest(folder, settings, threads=0) as run:
            await discord.until_connected(timeout_s=20)
            await discord.until_registered("ask")
            people = Talks(discord)
            for number in range(talks):
                if number % 3 == 0:
                    people.begin_in_thread(street, 3)
                else:
                    begin = people.begin_in_channel if number % 3 == 1 else people.begin_direct
                    begin(by_command=number % 2 == 0)
            is_over = asyncio.Event()
            async with asyncio.TaskGroup() as group:
                group.create_task(people.go_on(is_over, dice))
                await people.until_everybody_is_known()
                plan = planned(faults, kinds, dice)
                well_at, silent = await break_redis(run, plan, people.until_moved, dice)
                is_over.set()
            await asyncio.sleep(1.0)
            run.result.append(await people.history(run.redis.url, may_refuse=True))
            waits_s = people.refused_after_s()
    row = run.row("redis faults on discord", began_at, well_at, only_admitted=True)
    longest_s = max(waits_s, default=0.0)
    return replace(
        row,
        note=f"{len(waits_s)} commands to be asked again, told within {longest_s:.1f} s",
        figures={SILENT: silent, TO_REFUSAL_S: longest_s},
    )
