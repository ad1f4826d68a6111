"""Whole conversations on Discord: the real engine, discord.py and an emulated Discord."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from adapters.discord import Settings, build
from adapters.discord.admitting import STOPPING
from adapters.discord.stopping import NOTHING_TO_STOP
from bot.app import App, join
from bot.budget import RedisBudget
from bot.live import RedisLive
from bot.models.configured import build_model, build_speech
from bot.ops.metrics import Metrics
from bot.ports import AdapterParts
from bot.skills import load_skills
from bot.store.connecting import open_store
from bot.turn.running import INTERRUPTED
from tests.emulators.discord import DiscordEmulator, Post
from tests.emulators.discord.people import Person
from tests.emulators.discord.places import Channel
from tests.emulators.discord.posts import EPHEMERAL
from tests.emulators.openai import OpenAIEmulator
from tests.program import configuration

REMEMBERS = (
    "{main: {kind: scripted, rules: ["
    '{when: "what is my name", recall: "my name is (\\\\w+)", say: "Your name is \\\\1."},'
    '{when: "my name is", say: "Hello!"}]}}'
)
LONG = "{main: {kind: scripted, replies: ['" + "word " * 200 + "end.'], tokens_per_s: 100}}"
WORDS = "{main: {kind: scripted, replies: ['" + "word " * 30 + "end.'], tokens_per_s: 25}}"
# For sixteen seconds, where nobody stops it.
SLOWLY = "{main: {kind: scripted, replies: ['" + "word " * 390 + "end.'], tokens_per_s: 25}}"


@asynccontextmanager
async def assistant(
    emulator: DiscordEmulator,
    redis_url: str,
    models: str = "{main: {kind: scripted}}",
    more: str = "",
    **settings: object,
) -> AsyncIterator[App]:
    """The running program with Discord as its only adapter."""
    store = await open_store(redis_url, 20.0)
    live = RedisLive(store)
    values = {
        "token": emulator.token,
        "base_url": emulator.base_url,
        "gateway_url": emulator.gateway_url,
        **settings,
    }
    metrics = Metrics()
    parts = AdapterParts(
        live=live, budget=RedisBudget(store, metrics), skills=load_skills(["chat", "tutor"])
    )
    adapter = build(Settings.model_validate(values), parts)
    await adapter.open()
    parsed = configuration(models, more)
    model, speech = build_model(parsed), build_speech(parsed)
    app = join(parsed, store, live, {"discord": adapter}, model, metrics, speech)
    stop = asyncio.Event()
    running = asyncio.create_task(app.run(("discord",), stop, ops=False))
    try:
        await emulator.until_registered("ask")
        await emulator.until_connected()
        yield app
    finally:
        stop.set()
        await running
        await adapter.close()
        await model.close()
        if speech is not None:
            await speech.close()
        await store.close()


async def test_a_voice_message_is_written_down_and_answered(redis_url: str) -> None:
    voice = ("voice-message.ogg", "audio/ogg", b"OggS")
    async with OpenAIEmulator() as server, DiscordEmulator.running() as emulator:
        server.transcript = "when does the shop open?"
        speech = f"speech: {{kind: openai, model: whisper-1, base_url: '{server.base_url}'}}"
        async with assistant(emulator, redis_url, more=speech):
            said = emulator.person("Ada").writes("", files=(voice,))
            answer = await emulator.wait_for_reply(said)

    assert "[said in the recording voice-message.ogg:]\nwhen does the shop open?" in answer.text


async def test_three_turns_by_replies_in_a_channel(redis_url: str) -> None:
    async with DiscordEmulator.running() as emulator, assistant(emulator, redis_url, REMEMBERS):
        ada = emulator.person("Ada")
        asked = ada.mentions(emulator.channel, "Hi, my name is Ada")
        hello = await emulator.wait_for_reply(asked, showing="Hello!")
        again = ada.says(emulator.channel, "good, and what is my name?", reply_to=hello)
        name = await emulator.wait_for_reply(again)
        third = ada.says(emulator.channel, "sorry, what is my name?", reply_to=name)
        last = await emulator.wait_for_reply(third)
        apart = ada.mentions(emulator.channel, "what is my name?")
        unknown = await emulator.wait_for_reply(apart)

    assert (hello.reply_to, name.reply_to, last.reply_to) == (asked, again, third)
    assert [name.text, last.text] == ["Your name is Ada.", "Your name is Ada."]
    assert unknown.text == "Ada: what is my name?", "another chain is another conversation"
    assert emulator.pinged() == set()


async def test_three_turns_in_a_thread_stay_in_it(redis_url: str) -> None:
    async with (
        DiscordEmulator.running() as emulator,
        assistant(emulator, redis_url, REMEMBERS, message_content=True),
    ):
        ada, bob = emulator.person("Ada"), emulator.person("Bob")
        thread = ada.opens_thread(emulator.channel, "names")
        answers: list[Post] = []
        answers.append(await emulator.wait_for_reply(ada.mentions(thread, "my name is Ada")))
        answers.append(await emulator.wait_for_reply(ada.says(thread, "what is my name?")))
        answers.append(await emulator.wait_for_reply(bob.says(thread, "what is my name again?")))

    assert [post.text for post in answers] == ["Hello!", "Your name is Ada.", "Your name is Ada."]
    assert emulator.from_bot(emulator.channel) == []
    assert emulator.pinged() == set()


async def test_what_was_said_directly_is_known_after_a_restart_and_in_ask(redis_url: str) -> None:
    async with DiscordEmulator.running() as emulator:
        ada = emulator.person("Ada")
        async with assistant(emulator, redis_url, REMEMBERS):
            await emulator.wait_for_reply(ada.writes("my name is Ada"), showing="Hello!")
        missed = ada.writes("what is my name?")
        async with assistant(emulator, redis_url, REMEMBERS):
            name = await emulator.wait_for_reply(missed)
            used = ada.uses("ask", ada.direct, text="what is my name, please?")
            asked = await emulator.wait_for_reply(used)

    assert [name.text, asked.text] == ["Your name is Ada.", "Your name is Ada."]
    assert name.reply_to is None
    assert asked.interaction_id == used.id


async def test_the_command_stop_ends_the_reply_where_it_is_used(redis_url: str) -> None:
    async with DiscordEmulator.running() as emulator, assistant(emulator, redis_url, SLOWLY):
        ada, bob = emulator.person("Ada"), emulator.person("Bob")
        await emulator.until_registered("stop")

        async def stop(who: Person, place: Channel) -> str:
            used = who.uses("stop", place)
            await emulator.world.until(lambda: used.original, 20)
            assert used.original is not None
            assert used.original.flags & EPHEMERAL
            return used.original.text

        thread = ada.opens_thread(emulator.channel, "long stories")
        for place in (emulator.channel, thread, ada.direct):
            assert await stop(ada, place) == NOTHING_TO_STOP
            said = ada.writes("go") if place is ada.direct else ada.mentions(place, "go")
            await emulator.wait_for_reply(said, showing="word word")
            if place is emulator.channel:
                assert await stop(bob, place) == NOTHING_TO_STOP, "it is not his"
            assert await stop(ada, place) == STOPPING
            stopped = await emulator.wait_for_reply(said, showing="Stopped.")
            assert stopped.text.startswith("word word")
            assert "end." not in stopped.text
        asked = ada.uses("ask", emulator.channel, text="go")
        await emulator.wait_for_reply(asked, showing="word word")
        assert await stop(ada, emulator.channel) == STOPPING
        await emulator.wait_for_reply(asked, showing="Stopped.")


async def test_who_asks_to_stop_is_not_left_with_an_answer_that_never_comes(redis_url: str) -> None:
    async with DiscordEmulator.running() as emulator, assistant(emulator, redis_url, SLOWLY):
        ada = emulator.person("Ada")
        await emulator.until_registered("ask")
        said = ada.writes("go")
        await emulator.wait_for_reply(said, showing="word word")

        used = ada.uses("ask", ada.direct, text="Stop!")

        await emulator.wait_for_reply(said, showing="Stopped.")
        await emulator.world.until(lambda: used.original and not used.original.is_loading, 20)
        assert used.original is not None
        assert used.original.text == STOPPING


@pytest.mark.parametrize("busy", ["queue", "interrupt", "steer"])
async def test_who_asks_by_a_command_while_a_reply_grows_gets_an_answer_of_their_own(
    redis_url: str, busy: str
) -> None:
    setting = f"conversation: {{busy: {busy}}}\n"
    async with (
        DiscordEmulator.running() as emulator,
        assistant(emulator, redis_url, WORDS, setting),
    ):
        ada = emulator.person("Ada")
        await emulator.until_registered("ask")
        said = ada.writes("zero")
        await emulator.wait_for_reply(said, showing="word word")

        asked = [ada.uses("ask", ada.direct, text=text) for text in ("one", "two", "three")]

        for used in asked:
            await emulator.world.until(
                lambda used=used: used.original and not used.original.is_loading, 20
            )
        last = asked[-1].original
        await emulator.world.until(lambda: last and "end." in last.text, 20)
        answers = [used.original.text for used in asked if used.original]
        if busy == "interrupt":
            answers = [text for text in answers if INTERRUPTED not in text]
        assert all(text.endswith("end.") for text in answers)


async def test_who_asks_by_a_command_interrupts_a_reply_that_has_no_word_yet(
    redis_url: str,
) -> None:
    slow = "{main: {kind: scripted, replies: ['word end.'], delay_s: 2}}"
    setting = "conversation: {busy: interrupt}\n"
    async with (
        DiscordEmulator.running() as emulator,
        assistant(emulator, redis_url, slow, setting),
    ):
        ada = emulator.person("Ada")
        await emulator.until_registered("ask")
        said = ada.writes("zero")
        await emulator.world.until(lambda: emulator.world.typing, 20)

        asked = ada.uses("ask", ada.direct, text="one")

        ended = await emulator.wait_for_reply(said, showing=INTERRUPTED)
        assert "end." not in ended.text
        await emulator.wait_for_reply(asked, showing="word end.")


async def test_a_quiz_is_answered_with_buttons(redis_url: str) -> None:
    async with DiscordEmulator.running() as emulator, assistant(emulator, redis_url):
        ada = emulator.person("Ada")
        await emulator.until_registered("quiz")
        # Which question comes first is drawn by lot: in this topic every one has options.
        asked = ada.uses("quiz", ada.direct, text="spelling")
        question = await emulator.wait_for_reply(asked, showing=lambda post: len(post.labels) > 1)
        picked = question.labels[0]
        ada.presses(question, picked)
        await emulator.wait_for_reply(question)
        await emulator.world.until(lambda: question.labels[0] == f"✓ {picked}", 20)


async def test_the_stop_button_ends_the_reply_and_goes(redis_url: str) -> None:
    async with DiscordEmulator.running() as emulator, assistant(emulator, redis_url, SLOWLY):
        ada = emulator.person("Ada")
        asked = ada.mentions(emulator.channel, "go")
        reply = await emulator.wait_for_reply(asked, showing="word word")
        await emulator.world.until(lambda: reply.labels == ["Stop"], 20)
        ada.presses(reply, "Stop")
        stopped = await emulator.wait_for_reply(asked, showing="Stopped.")

    assert "end." not in stopped.text
    assert stopped.labels == []


async def test_what_stands_in_a_file_is_read(redis_url: str) -> None:
    async with DiscordEmulator.running() as emulator, assistant(emulator, redis_url):
        ada, notes = emulator.person("Ada"), ("notes.txt", "text/plain", b"remember the milk")
        asked = ada.mentions(emulator.channel, "what is in it?", files=(notes,))
        await emulator.wait_for_reply(asked, showing="remember the milk")
        sound = ("voice-message.ogg", "audio/ogg", b"OggS")
        voice = ada.writes("", files=(sound,))
        told = await emulator.wait_for_reply(voice)

    assert "no model for speech is set up here" in told.text


async def test_the_permissions_in_the_documentation_are_enough(redis_url: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "discord.md").read_text()
    (asked_for,) = set(re.findall(r"permissions=(\d+)", page))
    async with DiscordEmulator.running() as emulator, assistant(emulator, redis_url):
        emulator.channel.bot_permissions = int(asked_for)
        ada = emulator.person("Ada")
        asked = ada.mentions(emulator.channel, "in the channel")
        answer = await emulator.wait_for_reply(asked)
        thread = ada.opens_thread(emulator.channel, "topic")
        await emulator.wait_for_reply(ada.mentions(thread, "in the thread"))
        await emulator.wait_for_reply(ada.uses("ask", emulator.channel, text="by command"))

    assert answer.reply_to is asked


async def test_people_watch_a_reply_grow_and_its_last_text_is_the_whole(redis_url: str) -> None:
    async with DiscordEmulator.running() as emulator, assistant(emulator, redis_url, LONG):
        asked = emulator.person("Ada").mentions(emulator.channel, "at length, please")
        answer = await emulator.wait_for_reply(asked, showing="end.")

    assert len(answer.texts) >= 3
    assert all(
        later.startswith(sooner)
        for sooner, later in zip(answer.texts, answer.texts[1:], strict=False)
    )
    assert answer.text == "word " * 200 + "end."
    assert emulator.from_bot() == [answer]


async def test_a_long_ask_grows_in_the_place_of_thinking(redis_url: str) -> None:
    async with DiscordEmulator.running() as emulator, assistant(emulator, redis_url, LONG):
        used = emulator.person("Ada").uses("ask", emulator.channel, text="at length, please")
        answer = await emulator.wait_for_reply(used, showing="end.")
        follow_up = emulator.person("Bob").says(emulator.channel, "more", reply_to=answer)
        await emulator.wait_for_reply(follow_up)

    assert answer.interaction_id == used.id
    assert answer.texts[0] == ""
    assert len(answer.texts) >= 3


async def test_a_reply_longer_than_a_message_goes_on_in_the_next(redis_url: str) -> None:
    text = "\\n\\n".join(f"Paragraph {number}: " + "x" * 400 for number in range(12))
    models = '{main: {kind: scripted, replies: ["' + text + '"]}}'
    async with DiscordEmulator.running() as emulator, assistant(emulator, redis_url, models):
        asked = emulator.person("Ada").mentions(emulator.channel, "much")
        await emulator.wait_for_reply(asked, showing="Paragraph 11")

    parts = emulator.from_bot()
    assert len(parts) == 3
    assert [post.reply_to for post in parts] == [asked, None, None]
    assert all(len(post.text) <= 2000 for post in parts)


async def test_trouble_on_the_way_is_never_seen_twice(redis_url: str) -> None:
    async with DiscordEmulator.running() as emulator, assistant(emulator, redis_url):
        for kind, method in (
            ("drop_after", "POST"),
            ("drop_before", "POST"),
            ("http_503", "POST"),
            ("ratelimited", "POST"),
        ):
            emulator.faults.add(kind=kind, method=method, path=r"/messages$")  # type: ignore[arg-type]  # a table
        person = emulator.person("Ada")
        asked = [person.mentions(emulator.channel, f"say {number}") for number in range(4)]
        for number in range(4):
            await emulator.wait_for_reply(emulator.channel, showing=f"say {number}")
        emulator.world.redeliver(asked[0])
        last = person.mentions(emulator.channel, "the last")
        await emulator.wait_for_reply(last)

    assert emulator.faults.pending == 0
    assert sorted(post.text.removeprefix("Ada: ") for post in emulator.from_bot()) == [
        "say 0",
        "say 1",
        "say 2",
        "say 3",
        "the last",
    ]


async def test_whatever_becomes_of_an_edit_all_is_shown_once_and_ends(redis_url: str) -> None:
    kinds = (
        *("http_400", "forbidden", "http_404", "ratelimited", "http_503"),
        *("drop_before", "drop_after"),
    )
    async with DiscordEmulator.running() as emulator, assistant(emulator, redis_url, LONG):
        ada = emulator.person("Ada")
        places = [emulator.world.add_channel(emulator.guild, kind) for kind in kinds]
        for kind, place in zip(kinds, places, strict=True):
            path = rf"/channels/{place.id}/messages/"
            emulator.faults.add(kind=kind, method="PATCH", path=path)  # type: ignore[arg-type]  # a table
        for place in places:
            ada.mentions(place, "at length, please")
        for place in places:
            await emulator.wait_for_reply(place, showing="end.")
        await emulator.world.until(
            lambda: all("Stop" not in emulator.from_bot(place)[-1].labels for place in places), 20
        )

    assert emulator.faults.pending == 0
    for kind, place in zip(kinds, places, strict=True):
        parts = emulator.from_bot(place)
        assert " ".join(post.text.strip() for post in parts) == "word " * 200 + "end.", kind
        assert len(parts) == (2 if kind in ("http_400", "forbidden", "http_404") else 1), kind


async def test_a_model_that_breaks_off_leaves_what_it_said_and_a_word_about_it(
    redis_url: str,
) -> None:
    cut = "{main: {kind: scripted, replies: ['" + "word " * 40 + "'], tokens_per_s: 50, "
    async with (
        DiscordEmulator.running() as emulator,
        assistant(emulator, redis_url, cut + "fault: cut, after_tokens: 30}}"),
    ):
        asked = emulator.person("Ada").mentions(emulator.channel, "go on")
        answer = await emulator.wait_for_reply(asked, showing="stopped in the middle")

    assert answer.text.count("word") == 30
    assert emulator.from_bot() == [answer]


async def test_a_message_during_a_cut_is_answered_once(redis_url: str) -> None:
    async with DiscordEmulator.running() as emulator, assistant(emulator, redis_url):
        ada = emulator.person("Ada")
        await emulator.wait_for_reply(ada.writes("before"), showing="before")
        async with emulator.gateway.down():
            asked = ada.writes("meanwhile")
        await emulator.wait_for_reply(asked, showing="meanwhile")
        emulator.world.redeliver(asked)
        await emulator.wait_for_reply(ada.writes("after"), showing="after")

    assert [post.text for post in emulator.from_bot()] == ["before", "meanwhile", "after"]


async def test_an_empty_mention_a_file_alone_and_all_of_unicode_are_met(redis_url: str) -> None:
    async with DiscordEmulator.running() as emulator, assistant(emulator, redis_url):
        ada = emulator.person("Ada")
        strange = "\u202e\u0000\ud7ff\ufffe𐍈👩‍👩‍👧‍👦 `<@&1>` @everyone"
        answers = [
            await emulator.wait_for_reply(ada.mentions(emulator.channel, "")),
            await emulator.wait_for_reply(
                ada.writes("", files=(("cat.png", "image/png", b"not a png"),))
            ),
            await emulator.wait_for_reply(ada.writes(strange)),
        ]

    assert all(post.text for post in answers)
    assert emulator.pinged() == set()
