"""What becomes of what people say during a reply: queued, interrupting, steering, stopping."""

import asyncio
import re
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.inbox import Inbox
from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.ports import Admission
from bot.steps import Step
from bot.store.connecting import open_store
from bot.turn.commands import help_text
from bot.turn.running import INTERRUPTED, STOPPED
from tests.dialogue.test_tools import CallingModel
from tests.emulators.acting_tools import BEGUN, MAY_END
from tests.emulators.gated import gated
from tests.emulators.platform import MemoryPlatform
from tests.program import QUICK, Person, program

COUNTS = (
    "{main: {kind: scripted, tokens_per_s: 40, rules: ["
    '{when: count, say: "One two three.\\n\\nFour five six.\\n\\nSeven eight nine ten. END."}]}}'
)
GOES_ON = (  # for twenty seconds, where nobody steers it
    "{main: {kind: scripted, tokens_per_s: 15, rules: ["
    '{when: cut off, say: "And now in French. END."},'
    '{when: count, say: "' + r"One two three.\n\n" * 100 + 'END."}]}}'
)
BEATS = "worker: {heartbeat_s: 0.02}"


def busy(how: str) -> str:
    return f"{BEATS}\nconversation: {{busy: {how}}}"


ON_AND_ON = (
    "{main: {kind: scripted, tokens_per_s: 15, rules: ["
    '{when: count, say: "' + r"One two three.\n\n" * 200 + '"},'
    '{when: cut off, say: "' + r"Four five six.\n\n" * 200 + '"}]}}'
)


async def until_shown(person: Person, text: str) -> None:
    await person.platform.until(lambda: any(text in shown for shown in person.platform.texts))


async def test_stop_ends_the_reply_and_keeps_the_text_so_far(redis_url: str) -> None:
    model = gated(COUNTS, "Four")
    async with program(redis_url, model=model, more=BEATS) as person:
        await person.says("count")
        await until_shown(person, "three.")
        assert await person.says("Stop!", message_id="stop") is Admission.STOPPED
        await person.idle()
        [shown] = person.platform.texts
        assert shown.startswith("One two three.")
        assert shown.endswith(f"_{STOPPED}_")
        assert "END" not in shown
        stored = await person.app.reception.conversation(person.conversation)
        assert [(turn.asked, turn.outcome) for turn in stored.turns] == [("count", "stopped")]
        assert shown.startswith(stored.turns[0].said.strip())


async def test_a_stop_delivered_again_does_not_stop_the_next_reply(redis_url: str) -> None:
    model = gated(COUNTS, "two")
    async with program(redis_url, model=model, more=BEATS) as person:
        await person.says("count")
        await until_shown(person, "One")
        await person.says("/stop", message_id="stop")
        await person.idle()
        await person.says("count again")
        await person.platform.until(lambda: len(person.platform.texts) == 2)
        assert await person.says("/stop", message_id="stop") is Admission.STOPPED
        model.gate.set()
        await person.idle()
        assert person.platform.texts[1].endswith("END.")


async def test_what_waits_behind_a_stopped_reply_is_answered(redis_url: str) -> None:
    model = gated(COUNTS, "two")
    async with program(redis_url, model=model, more=BEATS) as person:
        await person.says("count")
        await until_shown(person, "One")
        await person.says("and you?")
        await person.says("stop")
        await person.idle()
        assert person.platform.texts[0].endswith(f"_{STOPPED}_")
        assert person.platform.texts[1] == "and you?"


async def test_stop_is_an_ordinary_word_when_nothing_is_in_progress(redis_url: str) -> None:
    async with program(redis_url) as person:
        assert await person.asks("stop") == "stop"
        assert await person.asks("/stop") == "There is nothing to stop."
        assert "/stop" in help_text(())


async def test_a_message_that_interrupts_ends_the_reply_and_is_answered(redis_url: str) -> None:
    model = gated(COUNTS, "Four")
    async with program(redis_url, model=model, more=busy("interrupt")) as person:
        await person.says("count")
        await until_shown(person, "three.")
        await person.says("and you?")
        await person.idle()
        first, second = person.platform.texts
        assert first.startswith("One two three.")
        assert first.endswith(f"_{INTERRUPTED}_")
        assert second == "and you?"


async def test_a_message_that_comes_before_the_first_word_is_answered_with_the_first(
    redis_url: str,
) -> None:
    for how in ("interrupt", "steer"):
        model = gated("{main: {kind: scripted}}")
        async with program(redis_url, model=model, more=busy(how)) as person:
            await person.says("first")
            await model.until_asked()
            await person.says("second")
            await model.until_asked()
            model.gate.set()
            await person.idle()
            assert person.platform.texts == ["first\n\nsecond"]


async def test_a_message_that_steers_is_heeded_at_the_end_of_the_paragraph(redis_url: str) -> None:
    async with program(redis_url, GOES_ON, more=busy("steer")) as person:
        await person.says("count")
        await until_shown(person, "One")
        await person.says("in French please")
        await person.idle()
        [shown] = person.platform.texts
        assert re.fullmatch(r"(One two three\.\n\n)+And now in French\. END\.", shown)
        stored = await person.app.reception.conversation(person.conversation)
        assert [turn.asked for turn in stored.turns] == ["count\n\nin French please"]


@pytest.mark.parametrize("how", ["steer", "interrupt"])
async def test_a_step_that_more_words_broke_off_is_not_done_with_the_next(
    redis_url: str, how: str
) -> None:
    BEGUN.clear()
    MAY_END.clear()
    slow = 'clock: {}, langchain: {tools: {"tests.emulators.acting_tools:slow_pay": free}}'
    more = f"{busy(how)}\ntools: {{{slow}}}"
    model = CallingModel([("pay", '{"to": "Bob", "amount": 5}')])
    platform = MemoryPlatform(replace(QUICK, shows_steps=True))
    async with program(redis_url, model=model, more=more, platform=platform) as person:
        await person.says("pay Bob five")
        await asyncio.to_thread(BEGUN.wait, 20)
        model.rounds = ([("clock", "{}")],)
        await person.says("or what time is it?")
        await until_shown(person, "Done.")
        MAY_END.set()
        await person.idle()
        [shown] = platform.messages.values()
    assert shown.extras.steps == (
        Step("Using pay", "failed"),
        Step("Looking at the clock", "done"),
    )


async def test_a_command_does_not_steer_but_waits_its_turn(redis_url: str) -> None:
    model = gated(COUNTS, "two")
    async with program(redis_url, model=model, more=busy("steer")) as person:
        await person.says("count")
        await until_shown(person, "One")
        await person.says("/help")
        model.gate.set()
        await person.idle()
        assert len(person.platform.texts) == 2
        assert "END" in person.platform.texts[0]


async def test_a_command_takes_nothing_else_into_its_reply(redis_url: str) -> None:
    models = COUNTS.replace("rules: [", "rules: [{when: cut off, say: AGAIN}, ")
    async with program(redis_url, models, more=busy("steer")) as person:
        await person.says("/chat count")
        await until_shown(person, "One")
        await person.says("and you?")
        await person.idle()
        first, second = person.platform.texts
        assert first.endswith("END.")
        assert second == "and you?"


async def test_a_command_that_is_interrupted_before_its_first_word_is_not_begun_again(
    redis_url: str,
) -> None:
    model = gated("{main: {kind: scripted}}")
    async with program(redis_url, model=model, more=busy("interrupt")) as person:
        await person.says("/chat count")
        await model.until_asked()
        await person.says("and you?")
        await until_shown(person, INTERRUPTED)
        model.gate.set()
        await person.idle()
        assert person.platform.texts == [f"_{INTERRUPTED}_", "and you?"]


async def test_what_is_too_long_to_be_steered_by_gets_a_reply_of_its_own(redis_url: str) -> None:
    model = gated("{main: {kind: scripted}}")
    more = f"{BEATS}\nconversation: {{busy: steer, message_max_chars: 50}}"
    async with program(redis_url, model=model, more=more) as person:
        await person.says("first")
        await model.until_asked()
        await person.says("x" * 60)
        await model.until_asked()
        model.gate.set()
        await person.idle()
        first, second = person.platform.texts
        assert first == "first"
        assert "60 characters" in second


LEAVES_AT_ONCE = "worker: {heartbeat_s: 0.02, stop_within_s: 0}"
NEVER = "{main: {kind: scripted, rules: [{when: cut off, say: NEVER}]}}"


@asynccontextmanager
async def inbox_of(redis_url: str) -> AsyncIterator[Inbox]:
    """Taking in while no worker is there."""
    store = await open_store(redis_url, 20.0)
    yield Inbox(store, mailbox_max=20, kept_for_s=3600)
    await store.close()


def written(place: ConversationId, text: str) -> IncomingMessage:
    """What somebody says while no worker is there."""
    return IncomingMessage(
        id=text,
        conversation=place,
        author=Author("u1", "Ada"),
        text=text,
        sent_at=datetime.now(UTC),
        address=Address(place.channel),
        is_direct=True,
    )


async def test_what_is_said_after_a_stop_is_answered_also_where_nobody_had_begun(
    redis_url: str,
) -> None:
    place = ConversationId("memory", "site", "stopped-before-it-began")
    async with inbox_of(redis_url) as inbox:
        await inbox.admit(written(place, "first"))
        await inbox.stop(place, "stop")
        await inbox.admit(written(place, "second"))
    async with program(redis_url) as person:
        person.conversation = place
        await person.idle()
        assert person.platform.texts == [f"_{STOPPED}_", "second"]


async def test_what_is_stopped_while_nobody_works_on_it_asks_the_model_for_no_more(
    redis_url: str,
) -> None:
    async with program(redis_url, ON_AND_ON, more=LEAVES_AT_ONCE) as person:
        await person.says("count")
        await until_shown(person, "three.")
    async with inbox_of(redis_url) as inbox:
        assert await inbox.stop(person.conversation, "stop")
    async with program(redis_url, NEVER, platform=person.platform) as later:
        later.conversation = person.conversation
        await later.idle()
    [shown] = person.platform.texts
    assert shown.startswith("One two three.")
    assert shown.endswith(f"_{STOPPED}_")
    assert "NEVER" not in shown


async def test_a_whole_reply_is_only_shown_by_who_goes_on_with_it_also_where_it_was_stopped(
    redis_url: str,
) -> None:
    says = "{main: {kind: scripted, rules: [{when: count, say: One two three. END.}]}}"
    more = f"{LEAVES_AT_ONCE}\nconversation: {{follow_ups: [again]}}"
    limits = replace(QUICK, choices_max=1)
    platform = MemoryPlatform(limits, faults=deque(["unavailable"] * 1000))
    async with program(redis_url, says, more=more, platform=platform) as person:
        await person.says("count")
        await platform.until(lambda: platform.calls.count("post") == 2)  # by now it is whole
    platform.faults.clear()
    async with inbox_of(redis_url) as inbox:
        assert await inbox.stop(person.conversation, "stop")
    async with program(redis_url, NEVER, platform=platform) as later:
        later.conversation = person.conversation
        await later.idle()
    [shown] = platform.messages.values()
    assert shown.states == ["One two three. END."]
    assert [choice.says for choice in shown.extras.choices] == ["/again"]


@pytest.mark.parametrize("how", ["interrupt", "steer"])
async def test_what_is_said_while_nobody_works_on_a_reply_is_heeded_by_who_goes_on(
    redis_url: str, how: str
) -> None:
    more = f"{LEAVES_AT_ONCE}\nconversation: {{busy: {how}}}"
    async with program(redis_url, ON_AND_ON, more=more) as person:
        await person.says("count")
        await until_shown(person, "three.")
    async with inbox_of(redis_url) as inbox:
        await inbox.admit(written(person.conversation, "and you?"))
    model = gated(ON_AND_ON, "never")
    platform = person.platform
    async with program(redis_url, model=model, more=more, platform=platform):
        await model.until_asked()
        await model.until_asked()  # anew, since more was said
        first = next(iter(platform.messages.values()))
        assert first.states[-1].endswith(f"_{INTERRUPTED}_") == (how == "interrupt")
        assert first.is_final == (how == "interrupt")
