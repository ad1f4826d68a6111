"""The model fails in every way that models fail; each person gets a whole reply or a sentence."""

import asyncio
import random
import re
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.emulators.openai import OpenAIEmulator
from tests.emulators.openai.answers import Answer, Drop, Hang, Refuse, Say
from tests.emulators.openai.server import Asked
from tests.faults.history import reply_to
from tests.faults.load import Row, fleet_at_rest

WITHIN_S = 30.0
"""By then everybody must have been told something true."""
LATE = "told late"
_AT_ONCE = 20
_WORDS = 20
_AGAIN = 5  # more often than anybody asks again
_OVERLOADED = Refuse(429, "slow down", kind="rate_limit_error", retry_after_s=1)
_SPOKEN = Say("", tokens_per_s=100)  # its text is that of the message

FAULTS: dict[str, tuple[Answer, ...]] = {
    "429 once": (_OVERLOADED,),
    "429 for long": (replace(_OVERLOADED, retry_after_s=600),) * _AGAIN,
    "500 once": (Refuse(500, "oops", kind="server_error"),),
    "500 always": (Refuse(500, "oops", kind="server_error"),) * _AGAIN,
    "drops": (Drop(),),
    "hangs before a word": (Hang(),),
    "hangs in the middle": (replace(_SPOKEN, fault="hang"),),
    "drops in the middle": (replace(_SPOKEN, fault="drop"),),
    "cut": (replace(_SPOKEN, fault="cut"),),
    "malformed": (replace(_SPOKEN, fault="malformed"),),
    "error in the stream": (replace(_SPOKEN, fault="error"),),
    "empty": (Say(""),) * _AGAIN,
    "endless": (replace(_SPOKEN, fault="endless"),),
    "only comments": (replace(_SPOKEN, fault="comments"),),
}
"""What the model does at the first requests for a message; after that it is well."""


class Moody:
    """Answers each message as was planned for it, then as a healthy model."""

    def __init__(self, dice: random.Random) -> None:
        self.plans: dict[str, list[Answer]] = {}
        self._dice = dice

    def __call__(self, asked: Asked) -> Answer:
        """The answer to one request."""
        words = [m["content"] for m in asked.body["messages"] if m["role"] == "user"]
        tokens = next(t for text in reversed(words) if (t := re.findall(r"q\d+x\d+", text)))
        whole = Say(reply_to(" ".join(tokens), _WORDS), tokens_per_s=100)
        plan = self.plans.get(tokens[0])
        if not plan:
            return whole
        answer = plan.pop(0)
        if isinstance(answer, Say) and answer.fault:
            after = 0 if answer.fault == "comments" else self._dice.randint(5, 17)
            return replace(answer, text=whole.text, after_tokens=after)
        return answer


async def model_faults(
    folder: Path, *, faults: int, seed: int = 4, kinds: Sequence[str] = tuple(FAULTS)
) -> Row:
    """One conversation a fault: a message that meets it, then one that does not."""
    began_at, dice = time.monotonic(), random.Random(seed)
    moody = Moody(dice)
    plan = [kinds[n % len(kinds)] for n in range(faults)]
    dice.shuffle(plan)
    late: list[str] = []
    async with OpenAIEmulator(default=moody) as model:
        settings = {
            "models": {
                "main": {
                    "kind": "openai",
                    "model": "emulated",
                    "base_url": model.base_url,
                    "first_token_timeout_s": 5,
                    "gap_timeout_s": 5,
                }
            },
            "worker": {"turn_timeout_s": 20},
        }
        async with fleet_at_rest(folder, settings, threads=faults) as run:
            gate = asyncio.Semaphore(_AT_ONCE)

            async def meet(number: int, kind: str) -> None:
                thread = run.crowd.threads[number]
                async with gate:
                    message = run.crowd.writes(thread)
                    moody.plans[message.token] = list(FAULTS[kind])
                    run.crowd.hand_over(message)
                    if not await run.crowd.until_answered([message], WITHIN_S):
                        late.append(kind)
                    await run.crowd.until_answered([run.crowd.says(thread)], WITHIN_S)

            async with asyncio.TaskGroup() as group:
                for number, kind in enumerate(plan):
                    group.create_task(meet(number, kind))
    note = f"told later than {WITHIN_S:g} s: {', '.join(late) or 'none'}"
    row = run.row("model faults", began_at, [], note)
    return replace(row, faults=faults, figures={LATE: len(late)})
