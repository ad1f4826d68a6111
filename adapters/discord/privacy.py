"""`/privacy`: what becomes of what people write, and the button that forgets a person."""

import asyncio
import time
from typing import Any

import discord
from discord import app_commands

from adapters.discord.admitting import AWAY, time_left_s
from adapters.discord.alone import say_alone
from adapters.discord.buttons import GOOD_FOR_S, Button, Kind
from adapters.discord.failures import FAILURES
from adapters.discord.incoming import DIRECT, NAME, PressView
from bot.errors import StoreUnavailable
from bot.messages import PersonId
from bot.ports import People

FORGOTTEN = (
    "Done. What I knew about you here and in direct messages is forgotten. What was said in a "
    "conversation is kept with it; `/new` forgets one."
)
_LABEL = "Forget what you know about me"
_TEXT = (
    "I keep what you ask me, and what I answer, with its conversation, and pass it to the language "
    "model that answers. Messages that are not meant for me I do not keep. `/new` forgets a "
    "conversation. The button forgets what I know about you across conversations, here and in "
    "direct messages: settings, and what you have learned with me."
)


def privacy_command(notice: str) -> app_commands.Command[Any, ..., None]:
    """The command. `notice` is what the operator adds."""

    async def privacy(interaction: discord.Interaction) -> None:
        button = Button(Kind.FORGET, str(interaction.user.id), time.time() + GOOD_FOR_S)
        view = discord.ui.View(timeout=None)
        item: discord.ui.Button[discord.ui.View] = discord.ui.Button(
            label=_LABEL, custom_id=button.id, style=discord.ButtonStyle.danger
        )
        view.add_item(item)
        view.stop()  # its id holds all that a press needs (presses.py)
        text = f"{_TEXT}\n\n{notice}".rstrip()
        await interaction.response.send_message(text, view=view, ephemeral=True)

    return app_commands.Command(
        name="privacy",
        description="What I keep of what you write, and how to have it forgotten",
        callback=privacy,
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=True, private_channel=True
        ),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
    )


async def forget(interaction: discord.Interaction, people: People, view: PressView) -> None:
    """Forget who pressed the button, in this server and in direct messages, and tell them."""
    try:
        async with asyncio.timeout(time_left_s(view.received_at)):
            for account in {view.guild or DIRECT, DIRECT}:
                await people.forget(PersonId(NAME, account, view.author.id))
    except (StoreUnavailable, TimeoutError):
        await say_alone(interaction, AWAY)
        return
    try:
        await interaction.response.edit_message(content=FORGOTTEN, view=None)
    except FAILURES:
        await say_alone(interaction, FORGOTTEN)
