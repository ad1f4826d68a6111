"""What is read from Discord's history a second time, or heard by two gateways, stays as it was
decided the first time, whatever has changed since.

After a lost session and after a restart the last minute before it is read again.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from adapters.discord.incoming import DIRECT
from bot.budget import RedisBudget
from bot.changes import Changes
from bot.feedback import Feedback
from bot.inbox import Inbox
from bot.notices import Notices
from bot.ops.metrics import Metrics
from bot.ports import Limits, Unanswered
from bot.reception import FULL, Reception
from bot.store.client import Store
from tests.emulators.discord import DiscordEmulator
from tests.emulators.discord.people import Person
from tests.emulators.discord.places import FORUM
from tests.emulators.discord_stage import receiving
from tests.emulators.intake import Desk
from tests.emulators.platform import MemoryPlatform


@pytest.fixture
async def emulator() -> AsyncIterator[DiscordEmulator]:
    async with DiscordEmulator.running(ago_s=10.0) as running:
        yield running


@pytest.fixture
def ada(emulator: DiscordEmulator) -> Person:
    return emulator.person("Ada")


@pytest.fixture
def ben(emulator: DiscordEmulator) -> Person:
    return emulator.person("Ben")


@contextlib.asynccontextmanager
async def gateway(
    emulator: DiscordEmulator,
    store: Store,
    *,
    mailbox_max: int = 20,
    platform: MemoryPlatform | None = None,
    **settings: Any,
) -> AsyncIterator[Desk]:
    """What a process of its own takes in."""
    notices = Notices({"discord": platform or MemoryPlatform(Limits(2000))})
    inbox = Inbox(store, mailbox_max, 3600.0)
    desk = Desk(Reception(inbox, notices, Metrics(), Feedback(store), Changes(store)))
    parts = {"budget": RedisBudget(store, Metrics())}
    async with receiving(emulator, desk, parts, **settings):
        yield desk
        await notices.close()


def a_moment_later(emulator: DiscordEmulator) -> None:
    """Two people do not speak in one millisecond, which is as exact as message ids are."""
    emulator.clock.advance(1.0)


async def lose_session(emulator: DiscordEmulator) -> None:
    await emulator.gateway.cut(resumable=False)
    await emulator.until_connected(timeout_s=30)


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not holds():  # noqa: ASYNC110 - two processes tell nobody together
            await asyncio.sleep(0.02)


async def until_both_are_live(emulator: DiscordEmulator, one: Desk, other: Desk) -> None:
    """Until what is said is not read from the history by either any more."""
    carol = emulator.person("Carol")
    for number in (1, 2):
        before = one.handed_in, other.handed_in
        carol.writes(f"hello {number}")
        await until(lambda before=before: one.handed_in > before[0] and other.handed_in > before[1])
        await asyncio.sleep(0.2)


def handled(one: Desk, other: Desk) -> int:
    return len(one.texts) + len(other.texts) + one.repeated + other.repeated


async def choose(emulator: DiscordEmulator, **what: Any) -> None:
    """A moderator changes what holds in the server."""
    olga = emulator.person("Olga")
    emulator.guild.owner = olga.user
    changed = olga.uses("settings", emulator.channel, **what)
    await emulator.world.until(lambda: changed.said, 20)


async def test_what_was_answered_is_not_answered_again_where_memory_was_changed_since(
    emulator: DiscordEmulator, store: Store, ada: Person, ben: Person
) -> None:
    async with gateway(emulator, store) as desk:
        ada.mentions(emulator.channel, "one")
        ben.mentions(emulator.channel, "two")
        await desk.until(2)
        await choose(emulator, memory="channel", here=True)
        await lose_session(emulator)
        ada.mentions(emulator.channel, "three")
        await desk.until(3)

    assert desk.texts == ["one", "two", "three"]


async def test_what_was_answered_is_not_answered_again_after_a_restart_with_another_memory(
    emulator: DiscordEmulator, store: Store, ada: Person, ben: Person
) -> None:
    async with gateway(emulator, store) as before:
        ada.mentions(emulator.channel, "one")
        ben.mentions(emulator.channel, "two")
        await before.until(2)
    places = {str(emulator.guild.id): {"memory": "person"}}
    async with gateway(emulator, store, places=places) as after:
        ada.mentions(emulator.channel, "three")
        await after.next()
        assert after.repeated == 2

    assert after.texts == ["three"]


async def test_two_gateways_that_know_different_settings_answer_once(
    emulator: DiscordEmulator, store: Store, ada: Person, ben: Person
) -> None:
    places = {str(emulator.guild.id): {"memory": "person"}}
    async with (
        gateway(emulator, store) as one,
        gateway(emulator, store, places=places) as other,
    ):
        await until_both_are_live(emulator, one, other)
        before = handled(one, other)
        for person in (ada, ben):
            person.mentions(emulator.channel, person.user.name)
        await until(lambda: handled(one, other) == before + 4)

    said = [text for text in (*one.texts, *other.texts) if not text.startswith("hello")]
    assert sorted(said) == ["Ada", "Ben"]


async def test_what_was_decided_and_not_taken_in_is_answered_once_as_it_was_decided(
    emulator: DiscordEmulator, store: Store, ada: Person
) -> None:
    async with gateway(emulator, store) as before:
        before.away_for.add(str(emulator.channel.id))
        asked = ada.mentions(emulator.channel, "one")
        await until(lambda: before.handed_in)
    places = {str(emulator.guild.id): {"memory": "person"}}
    async with gateway(emulator, store, places=places) as after:
        ada.mentions(emulator.channel, "two")
        await after.until(2)
    async with gateway(emulator, store) as later:
        ada.mentions(emulator.channel, "three")
        await later.until(1)

    assert (after.texts, later.texts) == (["one", "two"], ["three"])
    assert after.admitted[0].conversation.thread == str(asked.id)


async def test_what_was_decided_is_answered_also_where_the_place_is_closed_since(
    emulator: DiscordEmulator, store: Store, ada: Person
) -> None:
    async with gateway(emulator, store) as before:
        before.away_for.add(str(emulator.channel.id))
        ada.mentions(emulator.channel, "one")
        await until(lambda: before.handed_in)
    places = {str(emulator.channel.id): {"answers": False}}
    async with gateway(emulator, store, places=places) as after:
        await after.next()

    assert after.texts == ["one"]


async def test_a_post_that_was_decided_is_answered_also_where_its_forum_is_not_named_any_more(
    emulator: DiscordEmulator, store: Store, ada: Person
) -> None:
    forum = emulator.world.add_channel(emulator.guild, "help", FORUM)
    async with gateway(emulator, store, message_content=True, forums=[forum.id]) as before:
        before.away_for.add(str(forum.id))
        ada.opens_post(forum, "It breaks", "it breaks")
        await until(lambda: before.handed_in)
    async with gateway(emulator, store, message_content=True) as after:
        await after.next()

    assert after.texts == ["it breaks"]


async def test_what_people_said_to_each_other_in_a_thread_stays_theirs_when_we_join_it(
    emulator: DiscordEmulator, store: Store, ada: Person, ben: Person
) -> None:
    ada.says(emulator.channel, "lunch?")
    thread = ada.opens_thread(emulator.channel, "lunch")
    async with gateway(emulator, store, message_content=True) as desk:
        ben.says(thread, "shall we go at noon?")
        a_moment_later(emulator)
        ada.mentions(thread, "where is it good?")
        await desk.until(1)
        await lose_session(emulator)
        ben.says(thread, "and cheap?")
        await desk.until(2)

    assert desk.texts == ["where is it good?", "and cheap?"]


async def test_two_gateways_agree_on_what_people_said_to_each_other_in_a_thread(
    emulator: DiscordEmulator, store: Store, ada: Person, ben: Person
) -> None:
    ada.says(emulator.channel, "lunch?")
    thread = ada.opens_thread(emulator.channel, "lunch")
    async with (
        gateway(emulator, store, message_content=True) as one,
        gateway(emulator, store, message_content=True) as late,
    ):
        late.away = 1_000_000
        ben.says(thread, "shall we go at noon?")
        a_moment_later(emulator)
        ada.mentions(thread, "where is it good?")
        await one.until(1)
        late.away = 0
        ben.says(thread, "and cheap?")
        await until(lambda: handled(one, late) >= 4)

    assert sorted([*one.texts, *late.texts]) == ["and cheap?", "where is it good?"]


async def test_what_was_said_where_nobody_was_answered_is_not_answered_late(
    emulator: DiscordEmulator, store: Store, ada: Person
) -> None:
    async with gateway(emulator, store) as desk:
        await choose(emulator, answers="off")
        ada.mentions(emulator.channel, "one")
        ada.writes("two")  # directly, where it is answered
        await desk.until(1)
        await choose(emulator, answers="on")
        ada.mentions(emulator.channel, "three")
        await desk.until(2)
        await lose_session(emulator)
        ada.mentions(emulator.channel, "four")
        await desk.until(3)

    assert desk.texts == ["two", "three", "four"]


async def test_who_is_answered_by_one_gateway_is_not_kept_waiting_by_one_that_does_not_know_yet(
    emulator: DiscordEmulator, store: Store, ada: Person
) -> None:
    channel, account = emulator.channel, str(emulator.guild.id)
    async with gateway(emulator, store):
        pass  # they have been there before
    emulator.clock.advance(20.0)
    async with (
        gateway(emulator, store, places={str(channel.id): {"answers": False}}),
        gateway(emulator, store) as late,
    ):
        late.away = 1_000_000
        asked = str(ada.mentions(channel, "one").id)
        inbox = Inbox(store, 20, 3600.0)
        async with asyncio.timeout(20):
            while await inbox.decided("discord", account, asked) is None:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        late.away = 0
        await late.until(1)
        await lose_session(emulator)
        ada.mentions(channel, "two")
        await late.until(2)

    assert late.texts == ["one", "two"]


async def test_what_was_turned_away_is_not_answered_late_when_there_is_room(
    emulator: DiscordEmulator, store: Store, ada: Person
) -> None:
    platform = MemoryPlatform(Limits(2000))
    async with gateway(emulator, store, mailbox_max=2, platform=platform) as before:
        *_, third = [ada.writes(text) for text in ("one", "two", "three")]
        await before.until(2)
        inbox = Inbox(store, mailbox_max=2, kept_for_s=3600)
        while await inbox.decided("discord", DIRECT, str(third.id)) is not Unanswered.TURNED_AWAY:  # noqa: ASYNC110 - Redis tells nobody
            await asyncio.sleep(0.02)
        await until(lambda: platform.texts)
    async with gateway(emulator, store) as after:
        ada.writes("three, again")
        await after.until(1)

    assert platform.texts == [FULL]
    assert before.texts == ["one", "two"]
    assert after.texts == ["three, again"]


async def test_a_question_counts_once_for_who_may_ask_so_often_in_two_gateways(
    emulator: DiscordEmulator, store: Store, ada: Person
) -> None:
    channel = emulator.channel
    async with (
        gateway(emulator, store, asks_per_hour=2) as one,
        gateway(emulator, store, asks_per_hour=2) as other,
    ):
        await until_both_are_live(emulator, one, other)
        for text in ("a", "b"):
            before = handled(one, other)
            ada.mentions(channel, text)
            await until(
                lambda before=before: (
                    emulator.from_bot(channel) or handled(one, other) == before + 2
                )
            )
        assert [*one.texts, *other.texts].count("a") == 1
        assert [*one.texts, *other.texts].count("b") == 1
        assert emulator.from_bot(channel) == []
        ada.mentions(channel, "c")
        await until(lambda: emulator.from_bot(channel))

    (refusal,) = emulator.from_bot(channel)
    assert refusal.text.startswith("You have asked 2 times")


async def test_a_question_counts_once_for_who_may_ask_so_often_over_a_restart(
    emulator: DiscordEmulator, store: Store, ada: Person, ben: Person
) -> None:
    async with gateway(emulator, store, asks_per_hour=2) as before:
        ada.mentions(emulator.channel, "a")
        ada.mentions(emulator.channel, "b")
        await before.until(2)
    async with gateway(emulator, store, asks_per_hour=2) as after:
        ben.mentions(emulator.channel, "c")
        await after.until(1)

    assert after.texts == ["c"]
    assert emulator.from_bot(emulator.channel) == []


async def test_who_was_refused_is_not_answered_late_when_they_may_ask_again(
    emulator: DiscordEmulator, store: Store, ada: Person, ben: Person
) -> None:
    async with gateway(emulator, store, asks_per_hour=1) as before:
        ada.mentions(emulator.channel, "a")
        await before.until(1)
        ada.mentions(emulator.channel, "b")
        await emulator.world.until(lambda: emulator.from_bot(emulator.channel), 20)
    async with gateway(emulator, store, asks_per_hour=5) as after:
        ben.mentions(emulator.channel, "c")
        await after.until(1)

    assert after.texts == ["c"]
    assert len(emulator.from_bot(emulator.channel)) == 1
