"""Each guard of the engine is taken away once, and the checker must see what breaks without it.

The engine is changed in a Valkey of the test's own, after the program has started: nothing in the
program knows of it. The first cases show that with every guard in place there is nothing to see.
"""

import asyncio
import json
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from bot.errors import StoreUnavailable
from bot.messages import IncomingMessage
from bot.ports import Admission
from bot.reception import Reception
from bot.store.client import GROUP
from bot.store.engine import engine_of_this_release
from tests.emulators.gated import GatedModel, gated
from tests.emulators.platform import MemoryPlatform
from tests.faults import redis_server
from tests.faults.crowd import Message, sentences
from tests.faults.fleet import Member
from tests.faults.history import Fault, History, Report, check
from tests.faults.load import Run, fleet_at_rest, scripted
from tests.faults.redis_server import RedisServer
from tests.faults.talk import Talk, history, talks
from tests.program import QUICK, Person, program

SEEN = "local status = redis.call('GET', seen)\n"
APPEND = "redis.call('RPUSH', mailbox, args[2])"
WAITING = "    waiting,\n    redis.call('HGETALL'"
BACKWARDS = (
    "    (function() local back = {}\n"
    "      for i = #waiting, 1, -1 do back[#back + 1] = waiting[i] end return back end)(),\n"
    "    redis.call('HGETALL'"
)
REARM = "  if redis.call('LLEN', mailbox) > 0 then\n    arm(ready, state, conversation)"
FENCE = "if is_ours and (fence == '0' or pending[1][4] == tonumber(fence)) then"
LEDGER = "redis.call('HSET', keys[2], 'ledger', args[4])"


async def load_without(server: RedisServer, guard: str, instead: str) -> None:
    """Put an engine into the server in which `guard` is replaced."""
    code = engine_of_this_release().code
    assert code.count(guard) == 1, "the guard has moved: bring this test up to date"
    async with server.client() as client:
        await client.function_load(code.replace(guard, instead), replace=True)


@asynccontextmanager
async def two_talks(
    folder: Path, guard: str = "", instead: str = ""
) -> AsyncIterator[tuple[Talk, Talk, GatedModel]]:
    """Two conversations with a program on an engine without `guard`, and the model behind it."""
    model = gated(json.dumps(scripted(words=5)))
    async with (
        redis_server.running(folder) as server,
        program(server.url, model=model) as person,
    ):
        if guard:
            await load_without(server, guard, instead)
        talk, other = talks(person, 2)
        yield talk, other, model


def judged(of: History) -> Report:
    return check(of, sentences())


async def redelivered(talk: Talk, other: Talk, model: GatedModel) -> None:
    """A message that comes again after its answer, to another gateway."""
    model.gate.set()
    await talk.until_answered(await talk.says())
    talk.person.app.reception.recent._taken_in.clear()  # that one knows of nothing
    await talk.says(again=True)
    await talk.person.idle()


async def three_at_once(talk: Talk, other: Talk, model: GatedModel) -> None:
    """Two messages wait behind the one that is being answered, or all three together."""
    words = [await talk.says() for _ in range(3)]
    model.gate.set()
    await talk.until_answered(*words)


async def one_behind_another(talk: Talk, other: Talk, model: GatedModel) -> None:
    """A message that comes while the one before it is being answered."""
    first = await talk.says()
    await model.until_asked()
    await talk.says()
    model.gate.set()
    await talk.until_answered(first)  # and all that the engine knows to be waiting


async def side_by_side(talk: Talk, other: Talk, model: GatedModel) -> None:
    """Two conversations at the same time."""
    words = [await talk.says(), await other.says()]
    model.gate.set()
    await talk.until_answered(*words)
    await other.person.idle()


BROKEN = {
    "duplicate detection": (redelivered, SEEN, "local status = false\n", Fault.DOUBLED),
    "the mailbox's order": (three_at_once, WAITING, BACKWARDS, Fault.OUT_OF_ORDER),
    "the look into the mailbox at the commit": (
        one_behind_another,
        REARM,
        REARM.replace("> 0", "> 99"),
        Fault.LOST,
    ),
    "a mailbox of one's own": (
        side_by_side,
        APPEND,
        "local other = redis.call('GET', 'last'); redis.call('SET', 'last', mailbox)\n"
        "  redis.call('RPUSH', other or mailbox, args[2])",
        Fault.CROSS_TALK,
    ),
}


@pytest.mark.parametrize("name", BROKEN)
async def test_with_the_guard_there_is_nothing_to_see(name: str, tmp_path: Path) -> None:
    happens, *_ = BROKEN[name]
    async with two_talks(tmp_path) as (talk, other, model):
        await happens(talk, other, model)
        assert judged(await history([talk, other])).faults == {}


@pytest.mark.parametrize("name", BROKEN)
async def test_without_the_guard_the_checker_sees_it(name: str, tmp_path: Path) -> None:
    happens, guard, instead, fault = BROKEN[name]
    async with two_talks(tmp_path, guard, instead) as (talk, other, model):
        await happens(talk, other, model)
        assert judged(await history([talk, other])).count(fault) > 0


# ── admit before acknowledging ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class HastyReception:
    """A door that says yes first and takes in afterwards, as no adapter may."""

    door: Reception
    tasks: list[asyncio.Task[Admission]] = field(default_factory=list)

    async def admit(self, message: IncomingMessage) -> Admission:
        """Say yes; what comes of it is nobody's business."""
        self.tasks.append(asyncio.create_task(self.door.admit(message)))
        return Admission.ADMITTED


@pytest.mark.parametrize("is_hasty", [False, True])
async def test_without_admitting_first_a_message_is_lost_with_redis_away(
    is_hasty: bool, tmp_path: Path
) -> None:
    models = json.dumps(scripted(words=5))
    async with redis_server.running(tmp_path) as server, program(server.url, models) as person:
        [talk] = talks(person, 1)
        door = HastyReception(person.app.reception)
        if is_hasty:
            hasty: Any = door
            talk.person = Person(
                replace(person.app, reception=hasty), person.platform, talk.person.conversation
            )
        await server.kill()
        word = await talk.says()
        results = await asyncio.gather(*door.tasks, return_exceptions=True)
        await server.start()
        if talk.said[-1].acknowledged_at is None:  # then the platform brings it again
            await talk.says(again=True)
        await talk.until_answered(word, within_s=2 if is_hasty else 20)  # it is lost, or not
        # Its own door can also be asked what is remembered.
        talk.person = Person(person.app, person.platform, talk.person.conversation)
        report = judged(await history([talk]))
    assert [type(result) for result in results] == [StoreUnavailable] * is_hasty
    assert report.faults == ({Fault.LOST: 1} if is_hasty else {})


# ── fence and ledger: with workers as processes ──────────────────────────────────────────────────

QUICK_LEASE = {"worker": {"lease_s": 1.0, "heartbeat_s": 0.25}}


@pytest.mark.parametrize("guard", ["", FENCE], ids=["with", "without"])
async def test_without_the_fence_a_worker_that_wakes_up_answers_again(
    guard: str, tmp_path: Path
) -> None:
    patient = {"redis": {"timeout_s": 60}}  # a call that the pause falls into is not given up
    settings = {"models": scripted(words=40, tokens_per_s=20), **QUICK_LEASE, **patient}
    async with fleet_at_rest(tmp_path, settings, threads=1) as run:
        if guard:
            await load_without(run.redis, guard, "if true then")
        message = run.crowd.says(run.crowd.threads[0])
        at_work = await worker_at_work(run)
        at_work.signal(signal.SIGSTOP)
        assert await run.crowd.until_answered([message], within_s=20)
        at_work.signal(signal.SIGCONT)
        if guard:
            await until_remembered_twice(run)
        else:
            await asyncio.sleep(3)  # nothing must come of it
    report = judged(run.result[0])
    assert report.count(Fault.DOUBLED) == (1 if guard else 0), report.verdicts
    assert guard or report.faults == {}


async def test_who_is_replaced_during_a_pause_before_its_call_makes_it_no_more(
    tmp_path: Path,
) -> None:
    lease_s = 0.4
    quick = f"worker: {{lease_s: {lease_s}, heartbeat_s: {lease_s / 2}}}"
    platform, models = MemoryPlatform(QUICK), json.dumps(scripted(words=5))
    async with (
        redis_server.running(tmp_path) as server,
        program(server.url, models, more=quick, platform=platform) as person,
    ):
        store = person.app.store
        ready = store.keys.ready(store.keys.partition(person.conversation))

        async def replaced(call: str) -> None:
            if call == "post":
                platform.connect = None
                [pending] = await store.ask(ready, "XPENDING", ready, GROUP, "-", "+", 1)
                await store.ask(ready, "XCLAIM", ready, GROUP, "another", 0, pending[0])
                time.sleep(0.6 * lease_s)  # noqa: ASYNC251 - a pause stops everything

        platform.connect = replaced
        await person.asks("hello")
    assert platform.calls[0] == "find"  # by whoever took over: the post did not leave
    assert len(platform.texts) == 1


async def test_without_the_ledger_a_killed_reply_begins_anew(tmp_path: Path) -> None:
    settings = {"models": scripted(words=40, tokens_per_s=10), **QUICK_LEASE}
    async with fleet_at_rest(tmp_path, settings, threads=1) as run:
        await load_without(run.redis, LEDGER, "")
        message = run.crowd.says(run.crowd.threads[0])
        at_work = await worker_at_work(run)
        await until_growing(run, message)
        at_work.kill()
        await run.crowd.until_answered([message], within_s=20)
    report = judged(run.result[0])
    assert report.count(Fault.DOUBLED) == 1
    assert report.count(Fault.HALF_REPLY) > 0


async def until_growing(run: Run, message: Message) -> None:
    """Text has been added to the first piece."""
    channel, _, root = message.place.partition(":")
    slack = run.fleet.slack
    await slack.wait_until(lambda: any(len(m.states) > 1 for m in slack.replies(channel, root)))


async def until_remembered_twice(run: Run) -> None:
    """Asked of Redis itself: whoever opens the store brings the guard back."""
    async with run.redis.client() as client, asyncio.timeout(20):

        async def remembered() -> int:
            return sum([await client.llen(key) async for key in client.scan_iter("*:turns:*")])

        while await remembered() < 2:  # noqa: ASYNC110 - Redis tells nobody
            await asyncio.sleep(0.05)


async def worker_at_work(run: Run) -> Member:
    """The worker that shows a reply, as soon as it does."""
    slack = run.fleet.slack
    await slack.wait_until(lambda: bool(slack.calls("chat.startStream")))
    [call] = [call for call in slack.web_api.calls if call.method == "chat.startStream"]
    return run.fleet.members[call.via]
