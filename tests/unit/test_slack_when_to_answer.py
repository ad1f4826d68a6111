"""When Slack messages are answered: threads of one person, listed bots, allowed channels."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from adapters.slack import behind
from adapters.slack.access import Access, Allowed
from adapters.slack.bot_threads import BotThreads
from adapters.slack.once import Once
from adapters.slack.refusing import NOT_YOU
from bot.errors import FetchFailed, StoreUnavailable
from bot.inbox import Inbox
from bot.messages import ConversationId
from bot.store.client import Store
from tests.emulators.intake import Desk
from tests.emulators.slack import SlackEmulator
from tests.emulators.slack.events import OTHER_BOT
from tests.emulators.slack.person import Person
from tests.emulators.slack_stage import (
    MemorySafe,
    receiving,
    rules_of_manifest,
    settings_for,
    until,
)
from tests.unit.test_engine import message

PLACE = ConversationId("slack", "T1", "C1", "1.0")


@pytest.mark.parametrize(
    ("mode", "answered"),
    [
        ("one_person", ["hello", "and me?", "@bot again", "more"]),
        ("everybody", ["hello", "and me?", "aside", "@bot again", "thanks", "more"]),
        ("never", ["hello", "@bot again"]),
    ],
)
async def test_a_thread_is_followed_while_one_person_talks_there(
    mode: str, answered: list[str]
) -> None:
    async with (
        SlackEmulator() as slack,
        receiving(slack, "socket", follow_threads=mode) as running,
    ):
        ada, bob = running.ada, slack.person("Bob")
        root = ada.mentions("#general", "hello").ts
        await running.intake.until(1)
        ada.says("#general", "and me?", thread_ts=root)
        await slack.settled()
        bob.says("#general", "aside", thread_ts=root)
        await slack.settled()
        bob.mentions("#general", "@bot again", thread_ts=root)
        await slack.settled()
        ada.says("#general", "thanks", thread_ts=root)
        await slack.settled()
        other = bob.mentions("#random", "more").ts
        await slack.settled()
        texts = [text for text in running.intake.texts if text != "more"]
        expected = [text for text in answered if text != "more"]
        assert texts == expected
        assert other != root


@pytest.mark.parametrize("reads", [True, False])
async def test_what_was_said_behind_a_mention_that_slack_brought_late_is_taken_in(
    monkeypatch: pytest.MonkeyPatch, reads: bool
) -> None:
    monkeypatch.setattr(behind, "LATE_S", -1.0)
    rules = rules_of_manifest("socket")
    async with (
        SlackEmulator(rules) as slack,
        receiving(slack, "socket", read_threads=reads) as running,
    ):
        ada, held = running.ada, list[Mapping[str, Any]]()
        while_away = Person(
            slack.workspace,
            slack.workspace.members[ada.id],
            lambda _, payload: held.append(payload),
            slack.files,
            slack.interactions,
        )
        asked = while_away.mentions("#general", "plan a party")
        ada.says("#general", "for 20 people", asked.ts)
        slack.person("Bob").says("#general", "nice", asked.ts)
        await slack.settled()
        assert running.intake.texts == []
        slack.send("events_api", held[0])
        await running.intake.until(2 if reads else 1)
        await slack.settled()
        assert running.intake.texts == ["plan a party", "for 20 people"][: 2 if reads else 1]


@pytest.mark.parametrize("reads", [True, False])
async def test_fact_25_a_thread_is_read_once_where_it_is_mentioned_in_its_middle(
    reads: bool,
) -> None:
    rules = rules_of_manifest("socket")
    async with (
        SlackEmulator(rules) as slack,
        receiving(slack, "socket", read_threads=reads) as running,
    ):
        ada, bob = running.ada, slack.person("Bob")
        root = ada.says("#general", "Who can test & when?").ts
        bob.says("#general", f"I can, <@{ada.id}>: Friday", root, raw=True)
        slack.person("Carol").mentions("#general", "when?", root)
        asked = await running.intake.next()
        bob.says("#general", "later", root)
        assert asked.text == "when?"
        if not reads:
            assert asked.attachments == ()
            return
        (thread,) = asked.attachments
        said = await running.adapter.fetch(asked.address, thread, 1_000)
        assert said.decode() == "Ada: Who can test & when?\nBob: I can, @Ada: Friday"
        assert (await running.adapter.fetch(asked.address, thread, 10)) == b"da: Friday"
        await until(lambda: bool(running.intake.memory.voices))
        await until(lambda: len(*running.intake.memory.voices.values()) >= 3)
        assert len(slack.calls("conversations.replies")) == 1, "for what was said and by whom"
        bob.mentions("#general", "and where?", root)
        assert (await running.intake.next()).attachments == ()
        slack.faults.add(method="conversations.replies", kind="ratelimited")
        another = replace(asked.address, in_reply_to=f"{asked.address.in_reply_to}9")
        with pytest.raises(FetchFailed):
            await running.adapter.fetch(another, thread, 1_000)


@pytest.mark.parametrize("fault", ["", "ratelimited", "off"])
async def test_a_thread_of_others_is_not_followed_without_mentions(fault: str) -> None:
    async with (
        SlackEmulator() as slack,
        receiving(slack, "socket", read_threads=fault != "off") as running,
    ):
        bob, carol = slack.person("Bob"), slack.person("Carol")
        root = carol.says("#general", "Who can test?").ts
        bob.says("#general", "I can", root)
        await slack.settled()
        if fault == "ratelimited":
            slack.faults.add(method="conversations.replies", kind=fault)
        carol.mentions("#general", "when?", root)
        await running.intake.until(1)
        await until(lambda: bool(running.intake.memory.voices))
        await until(lambda: len(*running.intake.memory.voices.values()) >= 2)
        carol.says("#general", "Thanks, Bob", root)
        await slack.settled()
        assert running.intake.texts == ["when?"]


async def test_in_a_thread_of_its_own_somebody_is_followed() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        root = running.ada.says("#general", "My notes").ts
        running.ada.mentions("#general", "put them right", root)
        await running.intake.until(1)
        await until(lambda: bool(slack.calls("conversations.replies")))
        await slack.settled()
        running.ada.says("#general", "and shorter", root)
        await running.intake.until(2)


async def test_fact_09_a_listed_bot_is_answered_when_it_mentions_us_but_not_for_ever() -> None:
    async with (
        SlackEmulator() as slack,
        receiving(slack, "socket", bots=[OTHER_BOT], bot_messages_in_a_row=2) as running,
    ):
        bot = slack.workspace.bot.id
        root = running.ada.mentions("#general", "watch the build").ts
        await running.intake.until(1)
        for number in range(5):
            slack.other_bot_says("#general", f"<@{bot}> build {number}", root)
            slack.other_bot_says("#general", f"no mention {number}", root)
            await slack.settled()
        assert running.intake.texts == ["watch the build", "build 0"]
        running.ada.mentions("#general", "go on", thread_ts=root)
        await running.intake.until(3)
        slack.other_bot_says("#general", f"<@{bot}> build 5", root)
        await slack.settled()
        assert running.intake.texts[2:] == ["go on", "build 5"]
        assert running.intake.admitted[1].author.id == OTHER_BOT


async def test_fact_09_a_listed_bot_begins_no_end_of_threads_with_us() -> None:
    async with (
        SlackEmulator() as slack,
        receiving(slack, "socket", bots=[OTHER_BOT]) as running,
    ):
        for number in range(15):
            slack.other_bot_says("#general", f"<@{slack.workspace.bot.id}> build {number}")
        await slack.settled()
        assert len(running.intake.admitted) == 10
        slack.other_bot_says("#random", f"<@{slack.workspace.bot.id}> build")
        await running.intake.until(11)


async def test_fact_09_all_processes_together_let_bots_begin_ten_threads_in_a_channel() -> None:
    safe = MemorySafe()
    here, there = (BotThreads(Once(safe, "T1")) for _ in range(2))
    begun = [await each.may_begin("C1") for _ in range(6) for each in (here, there)]
    assert begun == [True] * 10 + [False] * 2
    assert await there.may_begin("C2")


async def test_who_has_spoken_is_known_to_all_processes(store: Store) -> None:
    inbox = Inbox(store, mailbox_max=3, kept_for_s=60)
    assert not (await inbox.hear(PLACE, "U1", "m1", is_bot=False)).is_known
    await inbox.admit(message("m1", conversation=PLACE))
    assert (await inbox.hear(PLACE, "U1", "m1", is_bot=False)).people == 1
    for _ in range(2):  # the same message, delivered again
        heard = await inbox.hear(PLACE, "B1", "m2", is_bot=True)
        assert (heard.people, heard.bots_in_a_row) == (1, 1)
    assert (await inbox.hear(PLACE, "B1", "m3", is_bot=True)).bots_in_a_row == 2
    heard = await inbox.hear(PLACE, "U2", "m4", is_bot=False)
    assert (heard.people, heard.bots_in_a_row) == (2, 0)


async def test_the_channels_that_an_admin_chose_hold_until_config_names_some() -> None:
    async with SlackEmulator() as slack:
        desk = Desk()
        access = Access(settings_for(slack, "socket"), desk, "T1")
        assert await access.may_answer_in(PLACE)
        await access.choose_channels(("C2",))
        assert not await access.may_answer_in(PLACE)
        elsewhere = Access(settings_for(slack, "socket"), desk, "T1")
        assert await elsewhere.allowed() == Allowed(channels=("C2",))
        configured = settings_for(slack, "socket", allowed_channels=["C1"])
        assert await Access(configured, desk, "T1").may_answer_in(PLACE)


async def test_config_that_names_channels_leaves_whom_an_admin_chose() -> None:
    async with SlackEmulator() as slack:
        desk = Desk()
        await Access(settings_for(slack, "socket"), desk, "T1").choose_people(("U2",))
        configured = settings_for(slack, "socket", allowed_channels=["C1"])
        access = Access(configured, desk, "T1")
        assert await access.allowed() == Allowed(("C1",), ("U2",))
        assert not await access.may_answer("U1")
        await access.choose_people(())
        assert await access.may_answer("U1")


async def test_what_was_chosen_is_not_guessed_while_redis_is_away() -> None:
    async with SlackEmulator() as slack:
        desk = Desk()
        access = Access(settings_for(slack, "socket"), desk, "T1")
        desk.away = 1
        with pytest.raises(StoreUnavailable):
            await access.may_answer_in(PLACE)
        assert await access.may_answer_in(PLACE)


async def test_who_may_not_use_it_is_told_so_alone_and_not_each_time() -> None:
    async with SlackEmulator() as slack:
        changes = {"allowed_people": ["U0SOMEBODY"]}
        async with receiving(slack, "socket", **changes) as running:
            for text in ("hello?", "anybody?"):
                running.ada.mentions("#general", text)
            running.ada.says("#general", "between us")
            running.ada.direct("hello?")
            await slack.wait_for_reply("#general", containing=NOT_YOU)
            await slack.settled()
            told = slack.replies("#general") + slack.replies(running.ada.direct_channel)
            assert [message.ephemeral_to for message in told] == [running.ada.id]
            running.ada.command("#general", "/ask", "hello?")
            await slack.wait_for_reply("#general", containing=NOT_YOU, count=2)
            assert running.intake.admitted == []


async def test_a_redis_that_goes_away_after_the_start_does_not_hide_what_was_chosen() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        running.intake.away = 2  # the first event finds none, neither to look nor to keep it
        running.ada.direct("hello?")
        await until(lambda: bool(running.intake.kept))
        assert running.intake.kept[0].text == "hello?"
