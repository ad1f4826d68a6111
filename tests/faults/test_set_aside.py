"""A message that its workers die of: the more of them have, the less is tried to tell of it."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, STDOUT
from dataclasses import replace
from pathlib import Path

import pytest

from bot.dead import DeadLetter, DeadLetters
from bot.inbox import Inbox
from bot.lease import Leases
from bot.ledger import Ledger, Shown
from bot.messages import Author, ConversationId
from bot.reply import Choice, Extras, Run
from bot.store.client import Store
from bot.turn.running import SET_ASIDE
from tests.emulators.platform import MemoryPlatform, ShownMessage
from tests.faults.dying import die
from tests.faults.load import scripted
from tests.faults.redis_waiting import message
from tests.program import QUICK, program

CONVERSATION = ConversationId("memory", "site", "poison")
PROJECT = Path(__file__).parents[2]
TURN, TEXT = "0123456789abcdef0123", "Shown before."


SHOWN = Shown(f"{TURN}00", "p1", TEXT, end=len(TEXT))
BEGUN = Ledger(TURN, 1, (Run("said", TEXT),), (SHOWN,))
ENDED = replace(BEGUN, ended="done")
WHOLE = replace(ENDED, outcome="done")
SEEN = replace(WHOLE, shown=(replace(SHOWN, is_complete=True, has_extras=True),))


@pytest.mark.parametrize(
    ("deaths", "left", "texts"),
    [
        (3, BEGUN, [f"{TEXT}\n\n_{SET_ASIDE}_"]),
        (3, ENDED, [f"{TEXT}\n\n_{SET_ASIDE}_"]),  # they died of completing the reply
        (3, WHOLE, [f"{TEXT}\n\n_{SET_ASIDE}_"]),  # or of showing the end of it
        (3, SEEN, [TEXT, f"_{SET_ASIDE}_"]),  # or of what comes after that
        (4, BEGUN, [TEXT, f"_{SET_ASIDE}_"]),  # what was shown before may be what they died of
        (5, BEGUN, [TEXT]),  # or to tell of it
    ],
)
async def test_the_person_is_told_unless_workers_died_of_that_too(
    store: Store, redis_url: str, deaths: int, left: Ledger, texts: list[str]
) -> None:
    await Inbox(store, mailbox_max=3, kept_for_s=3600).admit(message("m1", CONVERSATION))
    await die(store, CONVERSATION, left, deaths)
    platform = MemoryPlatform(QUICK, messages={"p1": ShownMessage(f"{TURN}00", [TEXT], False)})
    found = await set_aside_by(redis_url, store, platform)
    assert platform.texts == texts
    assert [letter.tries for letter in found] == [deaths]


@pytest.mark.parametrize("is_told", [False, True])
async def test_whoever_is_handed_over_a_turn_that_workers_died_of_sets_it_aside_too(
    store: Store, redis_url: str, *, is_told: bool
) -> None:
    """Else it went to the model again, or was kept for nobody though the person was told so."""
    await Inbox(store, mailbox_max=3, kept_for_s=3600).admit(message("m1", CONVERSATION))
    await die(store, CONVERSATION, BEGUN, 3)
    ready = store.keys.ready(store.keys.partition(CONVERSATION))
    leaves = Leases(store, "leaves", 3600, 100)
    [entry] = await leaves.take_over([ready], 0.0)
    taken = await leaves.take(entry)
    telling = replace(BEGUN, runs=(*BEGUN.runs, Run("notice", SET_ASIDE)), ended="cut")
    if is_told:
        await leaves.record(taken.lease, replace(telling, outcome="cut"))
    await leaves.release(taken.lease)
    platform = MemoryPlatform(QUICK, messages={"p1": ShownMessage(f"{TURN}00", [TEXT], False)})
    assert [letter.tries for letter in await set_aside_by(redis_url, store, platform)] == [3]
    assert platform.texts == [f"{TEXT}\n\n_{SET_ASIDE}_"]


async def test_requeued_it_is_answered_whole_behind_what_was_shown(
    store: Store, redis_url: str
) -> None:
    await Inbox(store, mailbox_max=3, kept_for_s=3600).admit(message("m1", CONVERSATION))
    await die(store, CONVERSATION, BEGUN, 3)
    platform = MemoryPlatform(QUICK, messages={"p1": ShownMessage(f"{TURN}00", [TEXT], False)})
    (letter,) = await set_aside_by(redis_url, store, platform)
    assert await DeadLetters(store, 3600).requeue(letter)
    models = {"main": {"kind": "scripted", "replies": ["The whole answer."]}}
    async with program(redis_url, json.dumps(models), platform=platform):
        await platform.until(lambda: "The whole answer." in platform.texts)
    assert platform.texts == [f"{TEXT}\n\n_{SET_ASIDE}_", "The whole answer."]


async def test_below_a_reply_that_is_set_aside_there_is_nothing_to_choose(
    store: Store, redis_url: str
) -> None:
    """It is not remembered: "again" would be about the one before."""
    await Inbox(store, mailbox_max=3, kept_for_s=3600).admit(message("m1", CONVERSATION))
    below = Extras(choices=(Choice("Again", "/again"),), takes_rating=True)
    await die(store, CONVERSATION, replace(WHOLE, extras=below), 3)
    platform = MemoryPlatform(QUICK, messages={"p1": ShownMessage(f"{TURN}00", [TEXT], False)})
    await set_aside_by(redis_url, store, platform)
    extras = platform.messages["p1"].extras
    assert not extras.choices
    assert not extras.takes_rating


async def set_aside_by(redis_url: str, store: Store, platform: MemoryPlatform) -> list[DeadLetter]:
    """What a worker sets aside that takes over what waits."""
    quick = "worker: {lease_s: 0.4, heartbeat_s: 0.1}"
    letters = DeadLetters(store, 3600)
    async with (
        program(redis_url, json.dumps(scripted(words=5)), more=quick, platform=platform),
        asyncio.timeout(20),
    ):
        while not (found := await letters.all()):  # noqa: ASYNC110 - Redis tells nobody
            await asyncio.sleep(0.02)
    return found


async def test_what_strangers_wrote_commands_no_terminal_and_ends_no_list(
    store: Store, redis_url: str, tmp_path: Path
) -> None:
    said = message("m1", CONVERSATION)
    said = replace(
        said, text="\x1b[2Jgone \x9b31m \u202e 😀", author=Author("U1", "Eve\nBob: hi\x07")
    )
    await Inbox(store, mailbox_max=3, kept_for_s=3600).admit(said)
    await die(store, CONVERSATION)
    leases = Leases(store, "operator", 3600, 100)
    ready = store.keys.ready(store.keys.partition(CONVERSATION))
    taken = await leases.take((await leases.take_over([ready], 0.0))[0])
    await leases.set_aside(taken.lease, 1)
    config = tmp_path / "config.yaml"
    config.write_text(
        f"redis: {{url: '{redis_url}'}}\nmodels: {{main: {{kind: scripted}}}}\n"
        "adapters: {console: {}}\n"
    )
    words = f"{sys.executable} -m bot.cli --config {config} dead"

    async def shell(command: str) -> str:
        running = await asyncio.create_subprocess_exec(
            "bash", "-c", command, cwd=PROJECT, stdout=PIPE, stderr=STDOUT,
            env={**os.environ, "PYTHONIOENCODING": "ascii"},
        )  # fmt: skip
        told, _ = await running.communicate()
        return told.decode("ascii")

    listed = await shell(f"{words} list")
    assert "    Eve Bob: hi\\x07: \\x1b[2Jgone \\x9b31m \\u202e \\U0001f600" in listed.splitlines()
    assert await shell(f"{words} list | (exec <&-; sleep 3)") == ""
    assert "dropped." in await shell(f"{words} drop all")
    assert await shell(f"{words} requeue all") == "Nothing was set aside.\n"
