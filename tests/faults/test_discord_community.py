"""Discord communities: where answers stand, what is one conversation, who may ask and how often."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.budget import RedisBudget
from bot.messages import ConversationId
from bot.ops.metrics import Metrics
from bot.ports import OutgoingMessage
from bot.store.client import Store
from tests.emulators.discord import DiscordEmulator
from tests.emulators.discord.places import CATEGORY, CREATE_THREADS, FORUM, INVITED_WITH, VOICE
from tests.emulators.discord_stage import receiving, told
from tests.emulators.intake import Desk

KEY, NEXT = "k3v9x0000000000000000a00", "k3v9x0000000000000000a01"


@pytest.fixture
async def emulator() -> AsyncIterator[DiscordEmulator]:
    async with DiscordEmulator.running() as running:
        yield running


@pytest.fixture
def desk() -> Desk:
    return Desk()


# ── where answers stand ──────────────────────────────────────────────────────────────────────────


async def test_where_wanted_a_mention_is_answered_in_a_thread_on_it(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    place = {str(emulator.channel.id): {"threads": True}}
    async with receiving(emulator, desk, message_content=True, places=place) as adapter:
        asked = ada.mentions(emulator.channel, "What   is a monad?")
        message = await desk.next()
        first = await adapter.post(OutgoingMessage(message.address, "A", KEY, is_final=False))
        await adapter.update(
            OutgoingMessage(message.address, "A burrito", KEY, message_id=first, shown="A")
        )
        thread = emulator.world.channels[asked.id]
        desk.memory.admitted[message.id] = message
        ada.says(thread, "and a functor?")
        second = await desk.next()
        await adapter.post(OutgoingMessage(second.address, "A map", NEXT))

    assert (thread.name, thread.parent_id) == ("What is a monad?", emulator.channel.id)
    assert [post.text for post in emulator.from_bot(thread)] == ["A burrito", "A map"]
    assert emulator.from_bot(emulator.channel) == []
    assert second.conversation == message.conversation


async def test_another_process_goes_on_in_the_thread_that_is_there(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    place = {str(emulator.guild.id): {"threads": True}}
    async with receiving(emulator, desk, places=place) as adapter:
        asked = ada.mentions(emulator.channel, "hello")
        message = await desk.next()
        first = await adapter.post(OutgoingMessage(message.address, "A", KEY, is_final=False))
    async with receiving(emulator, Desk(), places=place) as adapter:
        await adapter.update(OutgoingMessage(message.address, "A whole", KEY, message_id=first))
        assert await adapter.post(OutgoingMessage(message.address, "more", NEXT))

    thread = emulator.world.channels[asked.id]
    assert [post.text for post in emulator.from_bot(thread)] == ["A whole", "more"]


async def test_without_the_right_to_open_threads_the_answer_stands_in_the_channel(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    emulator.channel.bot_permissions = INVITED_WITH & ~CREATE_THREADS
    place = {str(emulator.channel.id): {"threads": True}}
    async with receiving(emulator, desk, places=place) as adapter:
        asked = ada.mentions(emulator.channel, "hello")
        message = await desk.next()
        await adapter.post(OutgoingMessage(message.address, "Hi", KEY))

    (post,) = emulator.from_bot(emulator.channel)
    assert post.reply_to is asked


async def test_a_new_post_in_a_forum_is_answered_and_followed(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    help_, other = (emulator.world.add_channel(emulator.guild, name, FORUM) for name in "ab")
    settings = {"message_content": True, "forums": [help_.id]}
    async with receiving(emulator, desk, **settings) as adapter:
        ada.opens_post(other, "Cats", "my cat")
        opened = ada.opens_post(help_, "It breaks", "it breaks when I press the button")
        message = await desk.next()
        thread = emulator.world.channels[opened.id]
        await adapter.post(OutgoingMessage(message.address, "Which?", KEY))
        ada.says(thread, "the red one")
        await desk.until(2)

    assert desk.texts == ["it breaks when I press the button", "the red one"]
    assert [post.text for post in emulator.from_bot(thread)] == ["Which?"]
    assert desk.admitted[0].conversation.channel == str(help_.id)


async def test_the_text_chat_of_a_voice_channel_is_heard(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    voice = emulator.world.add_channel(emulator.guild, "Lounge", VOICE)
    async with receiving(emulator, desk) as adapter:
        asked = ada.mentions(voice, "hello")
        message = await desk.next()
        await adapter.post(OutgoingMessage(message.address, "Hi", KEY))

    assert emulator.from_bot(voice)[0].reply_to is asked


# ── what is one conversation ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("memory", "ways"),
    [("thread", ["m0", "m0", "m2"]), ("person", ["Ada", "Bob", "Ada"]), ("channel", ["", "", ""])],
)
async def test_what_is_remembered_together_is_chosen_for_each_place(
    emulator: DiscordEmulator, desk: Desk, memory: str, ways: list[str]
) -> None:
    ada, bob = emulator.person("Ada"), emulator.person("Bob")
    place = {str(emulator.channel.id): {"memory": memory}}
    async with receiving(emulator, desk, places=place) as adapter:
        asked = [ada.mentions(emulator.channel, "one")]
        first = await desk.next()
        answer_id = await adapter.post(OutgoingMessage(first.address, "1", KEY))
        desk.memory.ours[str(emulator.channel.id), answer_id] = first.conversation
        answer = emulator.world.posts[int(answer_id)]
        asked.append(bob.says(emulator.channel, "two", reply_to=answer))
        asked.append(ada.mentions(emulator.channel, "three"))
        await desk.until(3)

    names = {"Ada": f"p{ada.id}", "Bob": f"p{bob.id}", "": ""}
    names |= {f"m{number}": str(post.id) for number, post in enumerate(asked)}
    place_of = (str(emulator.guild.id), str(emulator.channel.id))
    assert [message.conversation for message in desk.admitted] == [
        ConversationId("discord", *place_of, names[way]) for way in ways
    ]
    assert [message.author.name for message in desk.admitted] == ["Ada", "Bob", "Ada"]


async def test_who_has_a_conversation_of_their_own_in_a_thread_goes_on_there_without_a_mention(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada, bob = emulator.person("Ada"), emulator.person("Bob")
    place = {str(emulator.channel.id): {"memory": "person", "threads": True}}
    async with receiving(emulator, desk, places=place, message_content=True) as adapter:
        ada.mentions(emulator.channel, "one")
        await adapter.post(OutgoingMessage((await desk.next()).address, "1", KEY))
        thread = next(each for each in emulator.world.channels.values() if each.is_thread)
        bob.says(thread, "not for you")
        last = ada.says(thread, "two")
        await desk.until(2)
    async with receiving(emulator, desk, places=place, message_content=True):
        ada.edits(last, "2")
        ada.says(thread, "three")
        await desk.until(3)

    assert desk.texts == ["one", "two", "three"]
    assert desk.edited_in == [desk.admitted[1].conversation]
    own = ConversationId("discord", str(emulator.guild.id), str(emulator.channel.id))
    assert {message.conversation for message in desk.admitted} == {
        replace(own, thread=f"{thread.id}p{ada.id}")
    }


# ── who may ask ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("settings", "heard"),
    [
        ({"allowed_roles": ["helper"]}, ["Ada"]),
        ({"allowed_people": ["Bob"]}, ["Bob"]),
        ({"allowed_roles": ["helper"], "allowed_people": ["Bob"]}, ["Ada", "Bob"]),
        ({"blocked_roles": ["helper"]}, ["Bob"]),
        ({"blocked_people": ["Ada"], "allowed_roles": ["helper"]}, []),
        ({"allowed_guilds": ["guild"]}, ["Ada", "Bob"]),
        ({"allowed_guilds": ["1"]}, []),
        ({"blocked_guilds": ["guild"]}, []),
        ({"blocked_channels": ["channel"]}, []),
        ({"allowed_channels": ["category"]}, ["Ada", "Bob"]),
        ({"blocked_channels": ["category"]}, []),
    ],
)
async def test_lists_say_who_is_answered_where(
    emulator: DiscordEmulator, desk: Desk, settings: dict[str, list[str]], heard: list[str]
) -> None:
    ada, bob = emulator.person("Ada"), emulator.person("Bob")
    role = emulator.world.add_role(emulator.guild, "Helper")
    ada.user.roles.add(role)
    ids = {"helper": role, "Ada": ada.id, "Bob": bob.id, "1": 1}
    category = emulator.world.add_channel(emulator.guild, "Projects", CATEGORY)
    emulator.channel.category_id = category.id
    ids |= {"guild": emulator.guild.id, "channel": emulator.channel.id, "category": category.id}
    lists = {key: [ids[name] for name in names] for key, names in settings.items()}
    async with receiving(emulator, desk, **lists):
        for person in (ada, bob):
            person.mentions(emulator.channel, person.user.name)
            used = person.uses("ask", emulator.channel, text=person.user.name)
            if person.user.name not in heard:
                assert "not answer here" in await told(emulator, used)
        await desk.until(2 * len(heard))

    assert sorted(desk.texts) == sorted(heard * 2)


async def test_who_asks_too_often_is_told_once_and_by_commands_alone(
    emulator: DiscordEmulator, desk: Desk, store: Store
) -> None:
    ada, bob, eve = (emulator.person(name) for name in ("Ada", "Bob", "Eve"))
    role = emulator.world.add_role(emulator.guild, "Patron")
    eve.user.roles.add(role)
    settings = {"asks_per_hour": 2, "asks_per_hour_by_role": {str(role): 3}}
    settings |= {"places": {str(emulator.channel.id): {"threads": True}}}
    async with receiving(emulator, desk, {"budget": RedisBudget(store, Metrics())}, **settings):
        for number in range(4):
            ada.mentions(emulator.channel, f"a{number}")
            eve.mentions(emulator.channel, f"e{number}")
        bob.mentions(emulator.channel, "b")
        await desk.until(6)
        sentence = await told(emulator, ada.uses("ask", emulator.channel, text="once more"))
        await emulator.world.until(lambda: len(emulator.from_bot(emulator.channel)) == 3, 20)

    assert sorted(desk.texts) == ["a0", "a1", "b", "e0", "e1", "e2"]
    assert sentence.startswith("You have asked 2 times")
    assert "in 60 minutes" in sentence
    openly = [post for post in emulator.from_bot(emulator.channel) if not post.interaction_id]
    assert [post.text[:16] for post in openly] == ["You have asked 2", "You have asked 3"]
