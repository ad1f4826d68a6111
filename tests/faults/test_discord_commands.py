"""The commands under "/" and in the menu of a message: which there are, and what they say."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.discord.asking import BEGINS_ANEW
from bot.ports import OutgoingMessage, SkillCommand
from bot.skills import load_skills
from tests.emulators.discord import DiscordEmulator
from tests.emulators.discord.interactions import Interaction
from tests.emulators.discord_stage import asked_by, receiving, told
from tests.emulators.intake import Desk

KEY = "k3v9x0000000000000000a0"
CHAT, CODE = load_skills(["chat", "code"])
PAINTER = replace(
    CODE,
    name="image",
    summary="Pictures from words. " * 9,
    commands=(
        SkillCommand("upscale", "", "Make the last picture larger"),
        SkillCommand(
            "vary", "HOW", "Make another one like it", suggests=lambda: ("Warm", "cold", "warmer")
        ),
        SkillCommand("ask", "", "A name that is taken"),
        SkillCommand("allow", "CODE", "Only said by a button", is_listed=False),
    ),
)
SKILLS = {"skills": (CHAT, CODE, PAINTER)}


@pytest.fixture
async def emulator() -> AsyncIterator[DiscordEmulator]:
    async with DiscordEmulator.running() as running:
        yield running


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def test_what_skills_bring_are_commands_and_admitted_as_they_are_written(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk, SKILLS):
        ada.uses("image", ada.direct, text="a red fox")
        ada.uses("upscale", ada.direct)
        ada.uses("vary", ada.direct)
        ada.uses("code", ada.direct, text="mend it", file=("a.py", "text/x-python", b"x =\n"))
        ada.uses("new", ada.direct, text="and now?")
        ada.uses("skill", ada.direct, name="code")
        await desk.until(6)

    assert sorted(desk.texts) == [
        "/code mend it",
        "/image a red fox",
        "/new and now?",
        "/skill code",
        "/upscale",
        "/vary",
    ]
    (mended,) = [message for message in desk.admitted if message.text == "/code mend it"]
    assert [file.name for file in mended.attachments] == ["a.py"]
    names = {command["name"] for command in emulator.interactions.commands}
    assert "allow" not in names
    assert names >= {"ask", "stop", "new", "skill", "chat", "code", "image", "upscale", "vary"}


async def test_where_each_question_begins_anew_what_would_change_nothing_says_so(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada, together = emulator.person("Ada"), emulator.world.add_channel(emulator.guild, "together")
    async with receiving(emulator, desk, SKILLS, places={str(together.id): {"memory": "channel"}}):
        for used in (
            ada.uses("skill", emulator.channel, name="code"),
            ada.uses("new", emulator.channel),
        ):
            assert await told(emulator, used) == BEGINS_ANEW
        ada.uses("new", emulator.channel, text="what is a monad?")
        ada.uses("skill", together, name="code")
        await desk.until(2)

    assert desk.texts == ["/new what is a monad?", "/skill code"]


async def test_commands_can_be_added_to_a_server_and_to_a_persons_own_account(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    async with receiving(emulator, desk, SKILLS):
        commands = emulator.interactions.commands

    for command in commands:
        if command["name"] == "settings":
            assert (command["integration_types"], command["contexts"]) == ([0], [0])
            continue
        assert sorted(command["integration_types"]) == [0, 1], command["name"]
        assert sorted(command["contexts"]) == [0, 1, 2], command["name"]


@pytest.mark.parametrize(
    ("command", "option", "begun", "suggested"),
    [("skill", "name", "c", ["chat", "code"]), ("vary", "text", "warm", ["Warm", "warmer"])],
)
async def test_what_may_be_typed_is_suggested(
    emulator: DiscordEmulator,
    desk: Desk,
    command: str,
    option: str,
    begun: str,
    suggested: list[str],
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk, SKILLS):
        typed = ada.types(command, emulator.channel, option, begun)
        await emulator.world.until(lambda: typed.suggestions is not None, 20)

    assert typed.suggestions is not None
    assert [choice["value"] for choice in typed.suggestions] == suggested


async def test_the_menu_of_a_message_asks_about_it(emulator: DiscordEmulator, desk: Desk) -> None:
    ada, bob = emulator.person("Ada"), emulator.person("Bob")
    said = bob.says(emulator.channel, "E = mc²", files=(("a.png", "image/png", b"png"),))
    async with receiving(emulator, desk) as adapter:
        for command in ("Explain", "Summarise", "Translate"):
            used = ada.picks(command, said)
            message = await desk.next()
            await adapter.post(OutgoingMessage(message.address, "It is…", f"{KEY}0"))
            answer = await emulator.wait_for_reply(used)
            assert answer.interaction_id == used.id

    explain, _, translate = desk.admitted
    assert explain.text == "> Bob wrote:\n> E = mc²\n\nExplain this message."
    assert translate.text.endswith("Translate this message into American English.")
    assert explain.author.id == str(ada.id)
    assert [file.name for file in explain.attachments] == ["a.png"]


async def test_where_only_the_person_has_added_the_bot_it_answers_by_their_right(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    emulator.channel.bot_permissions = 0
    async with receiving(emulator, desk) as adapter:
        ada.uses("ask", emulator.channel, text="at length")
        message = await desk.next()
        first = await adapter.post(
            OutgoingMessage(message.address, "one", f"{KEY}0", is_final=False)
        )
        await adapter.update(
            OutgoingMessage(message.address, "one, whole", f"{KEY}0", message_id=first, shown="one")
        )
        second = await adapter.post(
            OutgoingMessage(message.address, "two", f"{KEY}1", is_final=False)
        )
        await adapter.update(
            OutgoingMessage(
                message.address, "two, whole", f"{KEY}1", message_id=second, shown="two"
            )
        )

    assert [post.text for post in emulator.from_bot()] == ["one, whole", "two, whole"]
    assert all(post.labels == [] for post in emulator.from_bot())


async def test_a_command_is_acknowledged_in_time_while_the_loop_is_busy(desk: Desk) -> None:
    async with DiscordEmulator.running() as emulator:
        people = [emulator.person(f"P{number}") for number in range(20)]
        async with receiving(emulator, desk) as adapter:

            async def replies_elsewhere(number: int) -> None:
                channel = emulator.world.add_channel(emulator.guild, f"c{number}")
                address = asked_by(emulator, people[0], channel)
                shown = ""
                message_id = await adapter.post(
                    OutgoingMessage(address, "0", f"{KEY}{number:02}", is_final=False)
                )
                for step in itertools.count():
                    await adapter.update(
                        OutgoingMessage(
                            address,
                            f"{step} words",
                            f"{KEY}{number:02}",
                            is_final=False,
                            message_id=message_id,
                            shown=shown,
                        )
                    )
                    _keep_busy(0.005)
                    if all(one.acknowledged_at_s for one in used):
                        break

            used: list[Interaction] = []
            work = asyncio.gather(*(replies_elsewhere(number) for number in range(30)))
            used += [person.uses("ask", emulator.channel, text="hi") for person in people]
            await desk.until(20, timeout_s=60)
            await emulator.world.until(lambda: all(one.acknowledged_at_s for one in used), 60)
            await work


def _keep_busy(seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pass


async def test_a_command_where_it_does_not_answer_is_told_so(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk, SKILLS, direct_messages=False):
        assert "not answer here" in await told(emulator, ada.uses("code", ada.direct, text="x"))

    assert desk.admitted == []
