"""Buttons and files on Discord: who may press, what a press does, and that it survives anything."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.discord import presses
from adapters.discord.adapter import DiscordAdapter
from adapters.discord.admitting import AWAY
from adapters.discord.buttons import GOOD_FOR_S, Button, Kind, choice_rows, read
from adapters.discord.calls import FILES_REFUSED
from adapters.discord.presses import NOT_YOURS, THANKS, TOO_OLD
from adapters.discord.stopping import NOTHING_TO_STOP
from bot.conversation import Conversation, Source, Turn
from bot.messages import ConversationId
from bot.ports import OutgoingMessage
from bot.reply import Choice, Extras, File
from tests.emulators.discord import DiscordEmulator, Person, Post
from tests.emulators.discord.components import check_components
from tests.emulators.discord.places import ATTACH_FILES, INVITED_WITH
from tests.emulators.discord_stage import Shelf, asked_by, receiving, told
from tests.emulators.intake import Desk

KEY, NEXT = "k3v9x0000000000000000a00", "k3v9x0000000000000000a01"
CHOICES = (Choice("Paris", "it is Paris"), Choice("Rome", "it is Rome", "primary"))
OFFERED = Extras(CHOICES)
CHAIN = ConversationId("discord", "1", "2", "3")


@pytest.fixture
async def emulator() -> AsyncIterator[DiscordEmulator]:
    async with DiscordEmulator.running() as running:
        yield running


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def offer(
    adapter: DiscordAdapter,
    emulator: DiscordEmulator,
    desk: Desk,
    to: Person,
    extras: Extras = OFFERED,
) -> Post:
    """A finished reply of ours to somebody, with `extras` below it."""
    address = asked_by(emulator, to)
    message_id = await adapter.post(OutgoingMessage(address, "Which?", KEY, extras=extras))
    desk.memory.ours[address.channel, message_id] = CHAIN
    return emulator.world.posts[int(message_id)]


async def test_picking_says_what_the_choice_says_and_leaves_what_was_picked(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk) as adapter:
        reply = await offer(adapter, emulator, desk, ada)
        assert reply.labels == ["Paris", "Rome"]
        pressed = ada.presses(reply, "Rome")
        message = await desk.next()
        await emulator.world.until(lambda: reply.labels == ["✓ Rome"], 20)
        with pytest.raises(KeyError):
            ada.presses(reply, "✓ Rome")
        answer_id = await adapter.post(OutgoingMessage(message.address, "Right!", NEXT))

    assert (message.text, message.conversation) == ("it is Rome", CHAIN)
    assert not message.is_own_words
    assert message.author.id == str(ada.id)
    assert pressed.acknowledged_at_s is not None
    assert reply.text == "Which?"
    assert emulator.world.posts[int(answer_id)].text == "Right!"


async def test_choices_work_after_a_restart_in_another_process_too(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, Desk()) as adapter:
        reply = await offer(adapter, emulator, desk, ada)
    async with receiving(emulator, desk):
        ada.presses(reply, "Paris")
        message = await desk.next()
        await emulator.world.until(lambda: reply.labels == ["✓ Paris"], 20)

    assert message.text == "it is Paris"


async def test_only_who_asked_may_pick(emulator: DiscordEmulator, desk: Desk) -> None:
    ada, bob = emulator.person("Ada"), emulator.person("Bob")
    async with receiving(emulator, desk) as adapter:
        reply = await offer(adapter, emulator, desk, ada)
        sentence = await told(emulator, bob.presses(reply, "Rome"))

    assert sentence == NOT_YOURS
    assert desk.admitted == []
    assert reply.labels == ["Paris", "Rome"]


async def test_of_two_presses_at_once_one_counts(emulator: DiscordEmulator, desk: Desk) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk) as adapter:
        reply = await offer(adapter, emulator, desk, ada)
        pressed = [ada.presses(reply, "Rome"), ada.presses(reply, "Paris")]
        await desk.until_repeated()
        await emulator.world.until(lambda: all(one.acknowledged_at_s for one in pressed), 20)

    [admitted] = desk.admitted
    assert reply.labels == [f"✓ {admitted.text.removeprefix('it is ')}"], "what counts is shown"


async def test_a_press_before_the_post_is_noted_as_ours_waits_for_that(
    emulator: DiscordEmulator, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presses, "_NOTED_WITHIN_S", 20.0)
    ada = emulator.person("Ada")
    async with receiving(emulator, desk) as adapter:
        reply = await offer(adapter, emulator, desk, ada)
        noted = dict(desk.memory.ours)
        desk.memory.ours.clear()
        ada.presses(reply, "Rome")
        asyncio.get_running_loop().call_later(0.1, desk.memory.ours.update, noted)
        assert (await desk.next()).conversation == CHAIN


async def test_old_buttons_and_forgotten_ones_say_so(emulator: DiscordEmulator, desk: Desk) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk) as adapter:
        reply = await offer(adapter, emulator, desk, ada)
        desk.memory.ours.clear()
        emulator.clock.advance(11)
        assert await told(emulator, ada.presses(reply, "Rome")) == TOO_OLD
        reply.components = choice_rows(CHOICES, str(ada.id), -GOOD_FOR_S)
        assert await told(emulator, ada.presses(reply, "Rome")) == TOO_OLD

    assert desk.admitted == []


async def test_while_redis_is_away_a_press_is_answered_and_can_be_tried_again(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk) as adapter:
        reply = await offer(adapter, emulator, desk, ada)
        await desk.memory.conversation_of("discord", "", "")
        desk.away = 1
        assert await told(emulator, ada.presses(reply, "Rome")) == AWAY
        ada.presses(reply, "Rome")
        assert (await desk.next()).text == "it is Rome"
        await emulator.world.until(lambda: reply.labels == ["✓ Rome"], 20)


async def test_a_reply_that_grows_can_be_stopped_by_who_asked_and_by_moderators(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada, bob, moderator = (emulator.person(name) for name in ("Ada", "Bob", "Olga"))
    emulator.guild.owner = moderator.user
    async with receiving(emulator, desk) as adapter:
        address = asked_by(emulator, ada)
        message_id = await adapter.post(OutgoingMessage(address, "It", KEY, is_final=False))
        reply = emulator.world.posts[int(message_id)]
        desk.memory.ours[address.channel, message_id] = CHAIN
        await adapter.update(
            OutgoingMessage(
                address, "It grows", KEY, is_final=False, message_id=message_id, shown="It"
            )
        )
        assert reply.labels == ["Stop"]
        assert await told(emulator, bob.presses(reply, "Stop")) == NOT_YOURS
        assert await told(emulator, ada.presses(reply, "Stop")) == NOTHING_TO_STOP
        assert await told(emulator, moderator.presses(reply, "Stop")) == NOTHING_TO_STOP
        desk.memory.replying.add(CHAIN)
        pressed = ada.presses(reply, "Stop")
        await desk.until_stopped()
        await adapter.update(
            OutgoingMessage(address, "It grows", KEY, message_id=message_id, shown="It grows")
        )
        await emulator.world.until(lambda: pressed.acknowledged_at_s, 20)

    assert desk.stopped == [CHAIN]
    assert desk.stopped_turns == [KEY[:-2]], "and not what waits behind it"
    assert reply.labels == []
    assert pressed.said == []


async def test_files_go_with_the_last_text_and_are_described(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    shelf = Shelf()
    name = await shelf.put(b"a,b\n1,2\n")
    chart = File("chart.csv", "text/csv", 8, name, alt="Two numbers")
    gone = File("gone.txt", "text/plain", 3, "0" * 64)
    ada = emulator.person("Ada")
    async with receiving(emulator, desk, {"blobs": shelf}) as adapter:
        address = asked_by(emulator, ada)
        extras = Extras((), (chart, gone))
        posted = await adapter.post(OutgoingMessage(address, "Here", KEY, extras=extras))
        grown = await adapter.post(OutgoingMessage(address, "Here", NEXT, is_final=False))
        await adapter.update(
            OutgoingMessage(
                address, "Here too", NEXT, extras=extras, message_id=grown, shown="Here"
            )
        )

    for message_id in (posted, grown):
        (file,) = emulator.world.posts[int(message_id)].files
        assert (file.name, file.media_type, file.data) == ("chart.csv", "text/csv", b"a,b\n1,2\n")
    assert emulator.world.posts[int(grown)].text == "Here too"
    assert emulator.world.posts[int(grown)].labels == []


@pytest.mark.parametrize("lack", ["the right", "room"])
async def test_a_text_whose_files_discord_refuses_is_shown_without_them(
    emulator: DiscordEmulator, desk: Desk, lack: str
) -> None:
    shelf, size = Shelf(), 5
    if lack == "room":
        size = 10 * 1024 * 1024 + 1
    else:
        emulator.channel.bot_permissions = INVITED_WITH & ~ATTACH_FILES
    file = File("cat.png", "image/png", size, await shelf.put(bytes(size)))
    extras = Extras(CHOICES, (file,))
    ada = emulator.person("Ada")
    async with receiving(emulator, desk, {"blobs": shelf}) as adapter:
        address = asked_by(emulator, ada)
        posted = [await adapter.post(OutgoingMessage(address, "Here", KEY, extras=extras))]
        grown = await adapter.post(OutgoingMessage(address, "Here", NEXT, is_final=False))
        if lack == "room":
            await adapter.update(
                OutgoingMessage(
                    address, "Here", NEXT, extras=extras, message_id=grown, shown="Here"
                )
            )
            posted.append(grown)

    assert len(emulator.from_bot()) == 2
    for message_id in posted:
        post = emulator.world.posts[int(message_id)]
        assert (post.text, post.labels) == (f"Here\n{FILES_REFUSED}", ["Paris", "Rome"])
        assert post.files == ()


async def test_the_file_of_a_repeated_post_is_there_once(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    shelf = Shelf()
    file = File("a.txt", "text/plain", 2, await shelf.put(b"hi"))
    ada = emulator.person("Ada")
    async with receiving(emulator, desk, {"blobs": shelf}) as adapter:
        address = asked_by(emulator, ada)
        for text in ("soon", "now"):
            await adapter.post(OutgoingMessage(address, text, KEY, extras=Extras((), (file,))))

    (post,) = emulator.from_bot()
    assert (post.text, [each.name for each in post.files]) == ("now", ["a.txt"])


async def test_thumbs_below_an_answer_keep_what_anybody_thinks_of_it(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada, bob = emulator.person("Ada"), emulator.person("Bob")
    async with receiving(emulator, Desk(), rating_buttons="everywhere") as adapter:
        reply = await offer(adapter, emulator, desk, ada, Extras(takes_rating=True))
        assert reply.labels == ["👍", "👎", "🔄"]
    async with receiving(emulator, desk, rating_buttons="everywhere"):
        assert await told(emulator, bob.presses(reply, "👍")) == THANKS
        asks = ada.presses(reply, "👎")
        await emulator.world.until(lambda: asks.modal, 20)
        filled_in = ada.fills_in(asks, reason="too long", correction="Rome")
        assert await told(emulator, filled_in) == THANKS

    good, bad, explained = desk.memory.ratings
    assert (good.author, good.is_good, good.turn_id) == (str(bob.id), True, KEY[:-2])
    assert (bad.author, bad.is_good, bad.conversation) == (str(ada.id), False, CHAIN)
    assert (explained.reason, explained.correction) == ("too long", "Rome")


@pytest.mark.parametrize(
    ("command", "is_last", "says"),
    [("", True, "/again"), ("", False, "sort a list"), ("code", False, "/code sort a list")],
)
async def test_another_try_is_of_the_last_reply_or_asks_an_earlier_question_anew(
    emulator: DiscordEmulator, desk: Desk, command: str, says: str, *, is_last: bool
) -> None:
    ada, bob = emulator.person("Ada"), emulator.person("Bob")
    async with receiving(emulator, desk, rating_buttons="everywhere") as adapter:
        reply = await offer(adapter, emulator, desk, ada, Extras(takes_rating=True))
        assert await told(emulator, bob.presses(reply, "🔄")) == NOT_YOURS
        assert await told(emulator, ada.presses(reply, "🔄")) == TOO_OLD
        turn = Turn(KEY[:-2], 1.0, asked="Ada: sort a list", said="sorted(x)", skill="code")
        turn = replace(turn, command=command, sources=(Source("m1", 16, name_length=5),))
        later = () if is_last else (replace(turn, id="later"),)
        desk.memory.conversations[CHAIN] = Conversation(turns=(turn, *later))
        pressed = [ada.presses(reply, "🔄") for _ in range(2)]
        message = await desk.next()
        await emulator.world.until(lambda: all(one.acknowledged_at_s for one in pressed), 20)

    assert (message.text, message.conversation) == (says, CHAIN)
    assert len(desk.admitted) == 2
    assert reply.labels == ["👍", "👎", "🔄"]


async def test_where_choices_can_be_pressed_again_and_again_there_is_no_other_try(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    vary = Choice("Variation", "/vary 1 #a1b2c3", stays=True)
    async with receiving(emulator, desk, rating_buttons="everywhere") as adapter:
        reply = await offer(adapter, emulator, desk, ada, Extras((vary,), takes_rating=True))

    assert reply.labels == ["Variation", "👍", "👎"]


async def test_in_channels_no_thumbs_stand_unless_they_are_wanted(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk) as adapter:
        reply = await offer(adapter, emulator, desk, ada, Extras(takes_rating=True))
        direct = asked_by(emulator, ada, ada.direct)
        grown = await adapter.post(OutgoingMessage(direct, "It", NEXT, is_final=False))
        extras = Extras(takes_rating=True)
        whole = OutgoingMessage(direct, "It is", NEXT, extras=extras, message_id=grown, shown="It")
        await adapter.update(whole)

    assert reply.labels == []
    assert emulator.world.posts[int(grown)].labels == ["👍", "👎", "🔄"]


def test_the_longest_choices_fit_into_buttons() -> None:
    choices = [Choice("x" * 75, f"{number}{'🦄' * 59}") for number in range(10)]

    rows = choice_rows(choices, str(2**64 - 1), 4e9)

    check_components(rows)
    ids = [button["custom_id"] for row in rows for button in row["components"]]
    assert [read(custom_id) for custom_id in ids] == [
        Button(Kind.PICK, str(2**64 - 1), int(4e9 + GOOD_FOR_S), choice.says, number)
        for number, choice in enumerate(choices)
    ]


@pytest.mark.parametrize("custom_id", ["", "x0:1:1:", "p0:1", "p0:A:1:hi", "feedback"])
def test_ids_that_are_not_ours_are_left_alone(custom_id: str) -> None:
    assert read(custom_id) is None
