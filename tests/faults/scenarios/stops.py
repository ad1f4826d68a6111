"""People press Stop in the middle of long replies: how soon does the model stop, and the text?"""

import asyncio
import random
import re
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from tests.emulators.openai import OpenAIEmulator
from tests.emulators.openai.answers import Say
from tests.emulators.openai.server import Asked
from tests.faults.crowd import Thread
from tests.faults.history import reply_to
from tests.faults.load import Row, fleet_at_rest

WITHIN_S = 1.0
"""A press is to end the call to the model by then."""
LATEST_S, RAN_ON = "latest end of a call, s", "calls that ran on to their end"
_AT_ONCE = 10
_TOKENS_PER_S = 50
_TOKENS = 1000
_LAST_S = 30.0


async def stops(folder: Path, *, replies: int, seed: int = 9) -> Row:
    """One conversation a reply: it grows, is stopped, and the next question has a whole answer."""
    began_at, dice = time.monotonic(), random.Random(seed)
    calls: dict[str, Asked] = {}
    model_s: list[float] = []
    text_s: list[float] = []
    ran_on: list[str] = []

    def answer(asked: Asked) -> Say:
        said = [m["content"] for m in asked.body["messages"] if m["role"] == "user"]
        word = re.findall(r"q\d+x\d+", said[-1])[-1]
        is_long = word not in calls and word.endswith("x0")
        calls[word] = asked
        return Say(reply_to(word, _TOKENS if is_long else 5), tokens_per_s=_TOKENS_PER_S)

    async with OpenAIEmulator(default=answer) as model:
        main = {"kind": "openai", "model": "emulated", "base_url": model.base_url}
        async with fleet_at_rest(folder, {"models": {"main": main}}, threads=replies) as run:
            gate = asyncio.Semaphore(_AT_ONCE)

            async def stop(thread: Thread) -> None:
                async with gate:
                    message = run.crowd.says(thread)
                    pressed_at = await run.crowd.stops(message, dice.uniform(0.0, 3.0), _LAST_S)
                    call = calls[message.token]
                    await asyncio.wait_for(call.ended.wait(), _LAST_S)
                    model_s.append(time.monotonic() - pressed_at)
                    if call.ending != "client left":
                        ran_on.append(message.token)
                    await run.crowd.until_answered([message], _LAST_S)
                    text_s.append(time.monotonic() - pressed_at)
                    await run.crowd.until_answered([run.crowd.says(thread)], _LAST_S)

            async with asyncio.TaskGroup() as group:
                for thread in run.crowd.threads:
                    group.create_task(stop(thread))
    note = (
        f"call to the model ended after {median(model_s):.2f} s, {max(model_s):.2f} s at most;"
        f" last text after {median(text_s):.2f} s, {max(text_s):.2f} s at most;"
        f" later than {WITHIN_S:g} s: {sum(gap_s > WITHIN_S for gap_s in model_s)},"
        f" ran on to the end: {len(ran_on)}"
    )
    figures = {LATEST_S: max(model_s), RAN_ON: len(ran_on)}
    return replace(run.row("stops", began_at, [], note), faults=replies, figures=figures)
