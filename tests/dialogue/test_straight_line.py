"""Whole conversations through the real engine, worker and manager, on a platform in memory."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace

import pytest

from bot.audit import sha256
from bot.conversation import decode
from bot.errors import ReplyCut
from bot.ledger import Ledger
from bot.messages import Attachment
from bot.models.scripted import ScriptedModel, Settings
from bot.ports import Admission, ModelMessage, ModelOptions, ModelPart
from bot.turn.lost_posts import MAYBE_REPEATED
from bot.turn.plan import ANEW
from tests.emulators.gated import gated
from tests.emulators.platform import MemoryPlatform
from tests.program import QUICK, program

LEAVES_AT_ONCE = "worker: {stop_within_s: 0}"

REMEMBERS = (
    "{main: {kind: scripted, rules: ["
    '{when: "what is my name", recall: "my name is (\\\\w+)", say: "Your name is \\\\1."},'
    '{when: "my name is", say: "Hello!"}]}}'
)


async def test_a_name_told_is_known_in_a_later_turn(redis_url: str) -> None:
    async with program(redis_url, REMEMBERS) as person:
        assert await person.asks("Hi, my name is Ada") == "Hello!"
        assert await person.asks("And what is my name?") == "Your name is Ada."


async def test_memory_survives_a_restart_of_the_program(any_url: str) -> None:
    async with program(any_url, REMEMBERS) as person:
        await person.asks("Hi, my name is Ada")
        conversation = person.conversation
    async with program(any_url, REMEMBERS) as person:
        person.conversation = conversation
        assert await person.asks("what is my name?") == "Your name is Ada."


async def test_new_forgets(redis_url: str) -> None:
    async with program(redis_url, REMEMBERS) as person:
        await person.asks("my name is Ada")
        assert await person.asks("/new") == ANEW
        assert await person.asks("what is my name?") == "what is my name?"  # nothing to recall
        stored = await person.app.reception.conversation(person.conversation)
        assert [turn.asked for turn in stored.turns] == ["what is my name?"]


async def test_messages_that_come_during_a_reply_wait_and_become_one_turn(any_url: str) -> None:
    rules = "[{when: first, say: One two.}, {when: second, say: Both.}]"
    model = gated(f"{{main: {{kind: scripted, rules: {rules}}}}}", "two.")
    async with program(any_url, model=model) as person:
        await person.says("the first")
        await person.platform.until(lambda: person.platform.texts == ["One"])
        await person.says("second")
        await person.says("third")
        model.gate.set()
        await person.idle()
        assert person.platform.texts == ["One two.", "Both."]
        stored = await person.app.reception.conversation(person.conversation)
        assert [turn.asked for turn in stored.turns] == ["the first", "second\n\nthird"]


async def test_a_message_delivered_again_is_answered_once(any_url: str) -> None:
    async with program(any_url) as person:
        assert await person.says("hello", message_id="same") is Admission.ADMITTED
        assert await person.says("hello", message_id="same") is Admission.KNOWN
        await person.idle()
        assert await person.says("hello", message_id="same") is Admission.KNOWN
        await person.idle()
        assert person.platform.texts == ["hello"]


async def test_who_sends_more_than_can_wait_is_told(redis_url: str) -> None:
    model = gated("{main: {kind: scripted}}")
    more = "conversation: {mailbox_max: 2}"
    async with program(redis_url, model=model, more=more) as person:
        answers = [await person.says(f"message {number}") for number in range(3)]
        assert answers == [Admission.ADMITTED, Admission.ADMITTED, Admission.FULL]
        await person.platform.until(lambda: bool(person.platform.texts))
        assert "cannot take in more" in person.platform.texts[0]
        model.gate.set()


async def test_a_reply_that_is_cut_keeps_its_text_and_says_so(redis_url: str) -> None:
    cut = "{main: {kind: scripted, replies: [One two three four], fault: cut, after_tokens: 2}}"
    async with program(redis_url, cut) as person:
        shown = await person.asks("count")
        assert shown == f"One two\n\n_{ReplyCut.user_message}_"
        stored = await person.app.reception.conversation(person.conversation)
        assert [(turn.said, turn.outcome) for turn in stored.turns] == [("One two", "cut")]


async def test_the_second_model_goes_on_where_the_first_stopped(redis_url: str) -> None:
    chain = (
        "{first: {kind: scripted, replies: [One two three], fault: cut, after_tokens: 2},"
        " second: {kind: scripted, rules: [{when: cut off, say: ' three.'}]}}"
    )
    async with program(redis_url, chain) as person:
        shown = await person.asks("count")
    assert shown.startswith("One two")
    assert shown.endswith("three.")


async def test_a_small_model_is_disclosed_once_in_a_conversation(redis_url: str) -> None:
    small = "{main: {kind: scripted, disclosure: I am small.}}"
    async with program(redis_url, small) as person:
        assert "I am small." in await person.asks("hello")
        assert "I am small." not in await person.asks("again")
        await person.asks("/new")
        assert "I am small." not in await person.asks("once more")


async def test_a_reply_that_the_platform_never_showed_is_remembered_as_cut_and_disclosed_nothing(
    redis_url: str,
) -> None:
    small = "{main: {kind: scripted, disclosure: I am small.}}"
    async with program(redis_url, small) as person:
        person.platform.faults += ["refused", "refused"]
        await person.says("hello")
        await person.idle()
        [turn] = (await person.app.reception.conversation(person.conversation)).turns
        assert (person.platform.texts, turn.outcome) == ([], "cut")
        assert "I am small." in await person.asks("again")


async def test_a_spare_model_is_disclosed_once_however_often_it_steps_in(redis_url: str) -> None:
    chain = (
        "{first: {kind: scripted, fault: unavailable},"
        " spare: {kind: scripted, disclosure: I am small.}}"
    )
    async with program(redis_url, chain) as person:
        assert "I am small." in await person.asks("hello")
        assert "I am small." not in await person.asks("again")


async def test_turns_that_did_not_fit_before_the_reply_are_summarised_after_it(
    redis_url: str,
) -> None:
    model = '{main: {kind: scripted, rules: [{when: "Person:", say: They talked at length.}]}}'
    async with program(redis_url, model, more="conversation: {window_tokens: 200}") as person:
        for number in range(3):
            await person.asks(f"question {number} " + "word " * 80)
        async with asyncio.timeout(20):
            while not (await person.app.reception.conversation(person.conversation)).memory.summary:  # noqa: ASYNC110 - Redis tells nobody
                await asyncio.sleep(0.01)


async def test_bad_input_gets_a_sentence_and_costs_no_model_call(redis_url: str) -> None:
    down = "{main: {kind: scripted, fault: unavailable}}"
    async with program(redis_url, down) as person:
        assert "empty" in await person.asks("   ")
        assert "40,001" in await person.asks("x" * 40_001)
        picture = Attachment("f1", "cat.png", "image/png", 1000)
        assert "I could not read what you sent" in await person.asks("", (picture,))
        assert "/help" in await person.asks("/nonsense")


async def test_all_of_unicode_goes_through_unharmed(redis_url: str) -> None:
    async with program(redis_url) as person:
        for text in ("שלום עולם", "👩‍👩‍👧‍👦 مرحبا", "a\u0000b \ud800 c", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢" * 400):
            shown = await person.asks(text)
            assert shown.replace("\n", "") == text.replace("\ud800", "\ufffd")


async def test_a_full_window_is_summarised_after_the_reply(redis_url: str) -> None:
    model = '{main: {kind: scripted, rules: [{when: "Person:", say: They talked at length.}]}}'
    more = "conversation: {window_tokens: 300}"
    async with program(redis_url, model, more=more) as person:
        for number in range(8):
            await person.asks(f"question {number} " + "word " * 40)
        async with asyncio.timeout(20):
            while True:
                stored = await person.app.reception.conversation(person.conversation)
                if stored.memory.summary:
                    break
                await asyncio.sleep(0.01)
        assert stored.memory.summary == "They talked at length."
        assert 0 < stored.memory.window_start < 8
        assert len(stored.turns) == 8


async def test_skills_answer_and_are_kept(redis_url: str) -> None:
    async with program(redis_url) as person:
        assert "`/tutor" in await person.asks("/help")
        await person.asks("/code reverse a list")
        await person.asks("/skill tutor")
        await person.asks("what is a prime?")
        stored = await person.app.reception.conversation(person.conversation)
        assert [turn.skill for turn in stored.turns] == ["code", "tutor"]


class Together(ScriptedModel):
    """Says nothing to anybody before all of `people` ask."""

    def __init__(self, people: int) -> None:
        super().__init__(Settings())
        self._all_ask = asyncio.Barrier(people)

    async def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Wait for the others."""
        await self._all_ask.wait()
        async for part in super().stream(messages, options):
            yield part


async def test_many_conversations_are_answered_side_by_side(any_url: str) -> None:
    async with program(any_url, model=Together(40)) as person:
        people = [type(person)(person.app, person.platform) for _ in range(40)]
        for number, other in enumerate(people):
            await other.says(f"hello {number}")
        for other in people:
            await other.idle()
        assert sorted(person.platform.texts) == sorted(f"hello {n}" for n in range(40))


async def test_a_turn_handed_over_at_the_end_of_a_worker_goes_on_in_the_same_message(
    redis_url: str,
) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    slow = f"{{main: {{kind: scripted, replies: ['{words}'], tokens_per_s: 4}}}}"
    platform = MemoryPlatform(QUICK)
    async with program(redis_url, slow, more=LEAVES_AT_ONCE, platform=platform) as person:
        conversation = person.conversation
        await person.says("count")
        await platform.until(lambda: bool(platform.messages))
    [message] = platform.messages.values()
    assert not message.is_final
    goes_on = "{main: {kind: scripted, rules: [{when: cut off, say: ' and so on.'}]}}"
    async with program(redis_url, goes_on, platform=platform) as person:
        person.conversation = conversation
        await person.idle()
    assert len(platform.messages) == 1
    assert message.states[-1].endswith(" and so on.")
    assert MAYBE_REPEATED not in platform.texts


class Held(ScriptedModel):
    """Has said everything, and ends when it may."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.may_end = asyncio.Event()

    async def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Wait behind the last word."""
        async for part in super().stream(messages, options):
            yield part
        await self.may_end.wait()


async def test_a_reply_whose_pictures_were_still_drawn_is_completed_and_not_gone_on_with(
    any_url: str,
) -> None:
    says = r"The area is \(\frac{a}{b}\), and that is all."
    model = Held(Settings(replies=(says,)))
    platform = MemoryPlatform(replace(QUICK, file_max_bytes=1_000_000))
    async with program(any_url, model=model, more=LEAVES_AT_ONCE, platform=platform) as person:
        conversation = person.conversation
        state = person.app.store.keys.state(conversation)
        await person.says("how large is it?")
        await platform.until(lambda: platform.texts == [says])
        model.may_end.set()
        ledger = Ledger("", 0)
        async with asyncio.timeout(20):
            while not ledger.ended:
                written = await person.app.store.ask(state, "HGET", state, "ledger")
                ledger = decode(written, Ledger) if written else ledger
        assert not ledger.outcome, "the picture takes longer to draw"
    goes_on = "{main: {kind: scripted, rules: [{when: cut off, say: ' I hope this helps!'}]}}"
    async with program(any_url, goes_on, platform=platform) as person:
        person.conversation = conversation
        await person.idle()
        stored = await person.app.reception.conversation(conversation)
    [message] = platform.messages.values()
    assert message.is_final
    assert message.states[-1].endswith("and that is all.")
    assert [file.media_type for file in stored.turns[-1].files] == ["image/png"]


async def test_a_mistake_in_a_plug_is_told_and_not_repeated(redis_url: str) -> None:
    down = "{main: {kind: scripted, fault: misconfigured}}"
    async with program(redis_url, down) as person:
        assert "config.yaml" in await person.asks("hello")


async def test_an_audit_says_who_asked_what_by_id_and_hash_and_never_the_text(
    redis_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async with program(redis_url, more="log: {audit: true}") as person:
        await person.says("my secret", message_id="m1")
        await person.idle()
    (line,) = [line for line in capsys.readouterr().out.splitlines() if " audit " in line]
    assert "u1" in line
    assert "m1" in line
    assert sha256("my secret") in line
    assert "secret" not in line
