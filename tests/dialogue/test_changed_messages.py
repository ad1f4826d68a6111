"""What people edit or delete: before the reply, during it, and after it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.changes import changed
from bot.conversation import Source, Turn
from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.reply import File
from bot.turn.running import STOPPED
from tests.dialogue.test_busy_conversations import BEATS, COUNTS, until_shown
from tests.emulators.gated import gated
from tests.program import Person, program

ANSWER = f"{BEATS}\nconversation: {{edits: answer}}"


async def remembered(person: Person) -> list[tuple[str, str]]:
    stored = await person.app.reception.conversation(person.conversation)
    return [(turn.asked, turn.said) for turn in stored.turns]


async def test_a_message_that_is_edited_while_it_waits_is_answered_as_it_is_now(
    redis_url: str,
) -> None:
    model = gated(COUNTS, "two")
    async with program(redis_url, model=model, more=BEATS) as person:
        await person.says("count", message_id="m1")
        await until_shown(person, "One")
        await person.says("my name is Bda", message_id="m2")
        await person.edits("m2", "my name is Ada")
        model.gate.set()
        await person.idle()
        assert person.platform.texts[1] == "my name is Ada"
        assert (await remembered(person))[1][0] == "my name is Ada"


async def test_a_message_that_is_edited_after_its_answer_is_remembered_anew_and_not_answered(
    any_url: str,
) -> None:
    async with program(any_url) as person:
        await person.says("my name is Bda", message_id="m1")
        await person.idle()
        await person.edits("m1", "my name is Ada")
        await person.edits("m1", "my name is Ada")
        assert len(person.platform.messages) == 1
        assert await remembered(person) == [("my name is Ada", "my name is Bda")]


async def test_of_a_message_edited_during_its_reply_the_new_text_is_remembered(
    any_url: str,
) -> None:
    model = gated(COUNTS, "two")
    async with program(any_url, model=model, more=BEATS) as person:
        await person.says("count", message_id="m1")
        await until_shown(person, "One")
        await person.edits("m1", "count, please")
        model.gate.set()
        await person.idle()
        assert person.platform.texts[0].endswith("END.")
        [(asked, _)] = await remembered(person)
        assert asked == "count, please"


async def test_a_message_deleted_after_its_answer_is_forgotten_with_it(redis_url: str) -> None:
    async with program(redis_url) as person:
        await person.says("my name is Ada", message_id="m1")
        await person.idle()
        await person.deletes("m1")
        assert await remembered(person) == [("", "")]
        assert await person.asks("and you?") == "and you?"


async def test_a_message_deleted_during_its_reply_ends_it_and_is_forgotten(any_url: str) -> None:
    model = gated(COUNTS, "Four")
    async with program(any_url, model=model, more=BEATS) as person:
        await person.says("count", message_id="m1")
        await until_shown(person, "three.")
        await person.deletes("m1")
        await person.idle()
        [shown] = person.platform.texts
        assert shown.endswith(f"_{STOPPED}_")
        assert await remembered(person) == []
        assert await person.asks("and you?") == "and you?"


async def test_a_message_deleted_while_it_waits_is_never_answered(redis_url: str) -> None:
    model = gated(COUNTS, "two")
    async with program(redis_url, model=model, more=BEATS) as person:
        await person.says("count", message_id="m1")
        await until_shown(person, "One")
        await person.says("never mind", message_id="m2")
        await person.deletes("m2")
        model.gate.set()
        await person.idle()
        assert len(person.platform.messages) == 1
        assert person.platform.texts[0].endswith("END.")
        assert [asked for asked, _ in await remembered(person)] == ["count"]


async def test_deleting_one_of_two_messages_leaves_the_reply_to_the_other(redis_url: str) -> None:
    model = gated("{main: {kind: scripted}}")
    async with program(redis_url, model=model, more=BEATS) as person:
        await person.says("first", message_id="m1")
        await person.says("second", message_id="m2")
        await person.deletes("m1")
        model.gate.set()
        await person.idle()
        assert "second" in person.platform.texts[-1]
        assert all("first" not in asked for asked, _ in await remembered(person))


async def test_where_config_says_so_an_edited_message_is_answered_anew(redis_url: str) -> None:
    async with program(redis_url, more=ANSWER) as person:
        await person.says("my name is Bda", message_id="m1")
        await person.idle()
        for _ in range(2):  # the platform may tell of it twice
            await person.edits("m1", "my name is Ada")
            await person.idle()
        assert person.platform.texts == ["my name is Bda", "my name is Ada"]
        assert await remembered(person) == [("", ""), ("my name is Ada", "my name is Ada")]
        await person.deletes("m1")
        assert await remembered(person) == [("", ""), ("", "")]


async def test_where_config_says_so_an_edit_during_the_reply_ends_it_and_is_answered(
    redis_url: str,
) -> None:
    model = gated(COUNTS, "two")
    async with program(redis_url, model=model, more=ANSWER) as person:
        await person.says("count", message_id="m1")
        await until_shown(person, "One")
        await person.edits("m1", "and you?")
        await person.idle()
        first, second = person.platform.texts
        assert first.endswith(f"_{STOPPED}_")
        assert second == "and you?"


@pytest.mark.parametrize("more", [BEATS, ANSWER], ids=["remembered", "answered"])
async def test_an_edit_that_is_told_of_after_a_later_one_changes_nothing(
    redis_url: str, more: str
) -> None:
    async with program(redis_url, more=more) as person:
        await person.says("my name is Ada", message_id="m1")
        await person.idle()
        for text, at in (("my name is Cid", 20.0), ("my name is Bea", 10.0)):
            await person.edits("m1", text, at)
            await person.idle()
        assert [asked for asked, _ in await remembered(person)][-1] == "my name is Cid"
        assert not any("Bea" in text for text in person.platform.texts)


async def test_where_config_says_so_the_last_of_several_edits_during_the_reply_is_answered(
    redis_url: str,
) -> None:
    model = gated(COUNTS, "two")
    async with program(redis_url, model=model, more=ANSWER) as person:
        await person.says("count", message_id="m1")
        await until_shown(person, "One")
        for at, text in enumerate(("first", "second", "third"), 1):
            await person.edits("m1", text, float(at))
        await person.edits("m1", "second", 2.0)
        model.gate.set()
        await person.idle()
        assert [asked for asked, _ in await remembered(person) if asked] == ["third"]


async def test_where_config_says_so_an_edit_back_and_forth_is_answered_each_time(
    redis_url: str,
) -> None:
    async with program(redis_url, more=ANSWER) as person:
        await person.says("Ada", message_id="m1")
        await person.idle()
        for at, text in enumerate(("Bea", "Ada", "Bea"), 1):
            await person.edits("m1", text, float(at))
            await person.idle()
        assert person.platform.texts == ["Ada", "Bea", "Ada", "Bea"]
        assert [asked for asked, _ in await remembered(person)] == ["", "", "", "Bea"]


async def test_what_was_never_taken_in_is_none_of_our_business(redis_url: str) -> None:
    async with program(redis_url, more=ANSWER) as person:
        await person.edits("unknown", "hello")
        await person.deletes("unknown")
        assert await remembered(person) == []
        assert not person.platform.messages


PLACE = ConversationId("memory", "site", "c")
EPOCH = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    ("message_id", "text", "asked", "ids"),
    [
        ("a", "ONE", "ONE\n\ntwo\n\nthree", "abc"),
        ("b", "TWO and more", "one\n\nTWO and more\n\nthree", "abc"),
        ("c", None, "one\n\ntwo", "ab"),
        ("b", None, "one\n\nthree", "ac"),
        ("x", "what?", "one\n\ntwo\n\nthree", "abc"),
    ],
)
def test_only_the_part_of_the_changed_message_changes(
    message_id: str, text: str | None, asked: str, ids: str
) -> None:
    turn = Turn("t", 1.0, "one\n\ntwo\n\nthree", "well", "chat", sources=sources("one two three"))
    turn = replace(turn, pictures=(File("cat.png", "image/png", 3, "blob"),))
    after = changed(turn, message_id, None if text is None else said(message_id, text))
    assert after.asked == asked
    assert bool(after.pictures) == (len(ids) == 3), "a picture goes with whose it may have been"
    assert "".join(source.message_id for source in after.sources) == ids
    assert sum(source.length for source in after.sources) + 2 * (len(ids) - 1) == len(asked)


def sources(words: str) -> tuple[Source, ...]:
    return tuple(Source(name, len(word)) for name, word in zip("abc", words.split(), strict=True))


def said(message_id: str, text: str) -> IncomingMessage:
    return IncomingMessage(
        message_id, PLACE, Author("u"), text, EPOCH, Address("c"), is_direct=True
    )
