"""A reply that a worker left behind, and what people did to it before another went on with it."""

import json
from dataclasses import replace

import pytest

from bot.inbox import Inbox
from bot.ledger import Ledger, Shown
from bot.messages import ConversationId
from bot.ports import Limits
from bot.reply import Run
from bot.store.client import Store
from tests.emulators.platform import MemoryPlatform, ShownMessage
from tests.faults.dying import die
from tests.faults.load import scripted
from tests.faults.redis_waiting import message
from tests.program import QUICK, program

CONVERSATION = ConversationId("memory", "site", "left")
QUICKLY = "worker: {lease_s: 0.4, heartbeat_s: 0.1}"
CODE = "Here it is:\n\n```python\n" + "".join(f"x{n} = {n}\n" for n in range(60)) + "```"
TURN, SHOWN = "0123456789abcdef0123", "Here it is:"
LEFT = Ledger(TURN, 1, (Run("said", CODE),), (Shown(f"{TURN}00", "p1", SHOWN, end=len(SHOWN)),))


def platform_that_shows(limits: Limits) -> MemoryPlatform:
    """What people see of the reply when its worker dies."""
    begun = ShownMessage(f"{TURN}00", [SHOWN], is_final=False)
    return MemoryPlatform(limits, messages={"p1": begun})


@pytest.mark.parametrize("end", ["completed", "stopped", "deleted", "set aside"])
async def test_the_file_of_which_the_text_speaks_is_below_it(
    store: Store, redis_url: str, end: str
) -> None:
    inbox = Inbox(store, mailbox_max=3, kept_for_s=3600)
    await inbox.admit(message("m1", CONVERSATION))
    left = LEFT if end == "stopped" else replace(LEFT, ended="done")
    await die(store, CONVERSATION, left, 3 if end == "set aside" else 1)
    if end == "stopped":
        await inbox.stop(CONVERSATION, "")
    platform = platform_that_shows(replace(QUICK, file_max_bytes=1_000_000, code_max_chars=120))
    model = json.dumps(scripted(words=5))
    async with program(redis_url, model, more=QUICKLY, platform=platform) as person:
        person.conversation = CONVERSATION
        if end == "deleted":
            await person.deletes("left-m1")
        await platform.until(lambda: platform.is_quiet)
        await person.idle()
    [shown] = platform.messages.values()
    assert "The rest is in the file `code-1.py` below." in shown.states[-1]
    assert [file.name for file in shown.extras.files] == ["code-1.py"]


async def test_what_was_to_be_disclosed_below_a_deleted_question_is_below_the_next_reply(
    store: Store, redis_url: str
) -> None:
    """It is told once, and counts as told where it was."""
    await Inbox(store, mailbox_max=3, kept_for_s=3600).admit(message("m1", CONVERSATION))
    told = "I am a machine."
    left = replace(LEFT, runs=(Run("said", f"{SHOWN} 1."),), ended="done", disclosure=told)
    await die(store, CONVERSATION, left)
    platform = platform_that_shows(QUICK)
    model = f"{{main: {{kind: scripted, disclosure: {told}, replies: [Next.]}}}}"
    async with program(redis_url, model, more=QUICKLY, platform=platform) as person:
        person.conversation = CONVERSATION
        await person.deletes("left-m1")
        await platform.until(lambda: platform.is_quiet)
        await person.idle()
        assert await person.asks("and now?") == f"Next.\n\n_{told}_"
        assert await person.asks("and now?") == "Next."
    assert platform.texts[0] == f"{SHOWN} 1."
