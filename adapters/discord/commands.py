"""The commands that people find under "/" and in the menu of a message.

/ask, /stop, /new, /skill      the core's own
/settings, /privacy            the adapter's own (moderating.py, privacy.py)
/…                             what the enabled skills bring (`AdapterParts.skills`)
Explain, Summarise, Translate  in the menu of a message

A command is what a person may write as well: what it says is admitted as text. Whatever takes text
takes a file, too: in the field of a command Discord makes one line of several, so code comes as a
file. All can be added to a server, or by a person to their own account, who then has them
everywhere.
"""

from collections.abc import Callable, Sequence
from typing import Any

import discord
from discord import app_commands

from adapters.discord.asking import Asking
from adapters.discord.contents import files_of, words_of
from adapters.discord.incoming import quoting
from adapters.discord.stopping import Stopping
from adapters.discord.views import author_of
from bot.ports import Skill, SkillCommand
from bot.turn.commands import AUTOMATIC

Command = app_commands.Command[Any, ..., None]

_SUGGESTIONS_MAX = 25
_FILE = "A file to look at"
_DESCRIPTION_MAX = 100
_COMMANDS_MAX = 90  # Discord takes 100 (interactions/application-commands)
_EVERYWHERE: dict[str, Any] = {
    "allowed_contexts": app_commands.AppCommandContext(
        guild=True, dm_channel=True, private_channel=True
    ),
    "allowed_installs": app_commands.AppInstallationType(guild=True, user=True),
}


def add_commands(
    tree: app_commands.CommandTree[Any],
    asking: Asking,
    stopping: Stopping,
    skills: Sequence[Skill],
    more: Sequence[Command],
) -> None:
    """Put all of them into `tree`, `more` too, whose answers are not replies."""
    names = [skill.name for skill in skills]
    for command in more:
        tree.add_command(command)
    for command in (_ask(asking), _stop(stopping), _new(asking), _skill(asking, names)):
        tree.add_command(command)
    for brought in [each for skill in skills for each in _of_skill(skill)][:_COMMANDS_MAX]:
        if tree.get_command(brought.name) is None:
            tree.add_command(_brought(asking, brought))
    for menu in (_menu(asking, "Explain"), _menu(asking, "Summarise"), _translate(asking)):
        tree.add_command(menu)


def _ask(asking: Asking) -> Command:
    @app_commands.describe(text="What you would like to know", file=_FILE)
    async def ask(
        interaction: discord.Interaction, text: str, file: discord.Attachment | None = None
    ) -> None:
        await asking.ask(interaction, text, [file] if file else [])

    return _command("ask", "Ask me anything", ask)


def _stop(stopping: Stopping) -> Command:
    async def stop(interaction: discord.Interaction) -> None:
        await stopping.stop(interaction)

    return _command("stop", "End the reply I am writing", stop)


def _new(asking: Asking) -> Command:
    @app_commands.describe(text="What to go on with")
    async def new(interaction: discord.Interaction, text: str = "") -> None:
        await (asking.ask if text else asking.ask_on)(interaction, f"/new {text}")

    return _command("new", "Forget what was said here and start anew", new)


def _skill(asking: Asking, skills: Sequence[str]) -> Command:
    names = (AUTOMATIC, *skills)

    @app_commands.describe(name="Which one; auto lets me choose each time")
    async def skill(interaction: discord.Interaction, name: str) -> None:
        await asking.ask_on(interaction, f"/skill {name}")

    command = _command("skill", "Answer with one skill from now on", skill)
    _suggest(command, "name", lambda: names)
    return command


def _suggest(command: Command, option: str, words: Callable[[], Sequence[str]]) -> None:
    """Show those of `words` that hold what a person has begun to type."""

    @command.autocomplete(option)
    async def suggest(
        interaction: discord.Interaction, begun: str
    ) -> list[app_commands.Choice[str]]:
        found = [word for word in words() if begun.lower() in word.lower()]
        return [app_commands.Choice(name=word, value=word) for word in found[:_SUGGESTIONS_MAX]]


def _of_skill(skill: Skill) -> tuple[SkillCommand, ...]:
    """The skill itself as a command, and those it brings that people are told of."""
    itself = SkillCommand(skill.name, skill.takes.capitalize(), skill.summary)
    return (itself, *(each for each in skill.commands if each.is_listed))


def _brought(asking: Asking, brought: SkillCommand) -> Command:
    if not brought.takes:

        async def alone(interaction: discord.Interaction) -> None:
            await asking.ask(interaction, f"/{brought.name}")

        return _command(brought.name, brought.summary, alone)

    @app_commands.describe(text=brought.takes[:_DESCRIPTION_MAX], file=_FILE)
    async def with_text(
        interaction: discord.Interaction, text: str = "", file: discord.Attachment | None = None
    ) -> None:
        await asking.ask(interaction, f"/{brought.name} {text}", [file] if file else [])

    command = _command(brought.name, brought.summary, with_text)
    if brought.suggests is not tuple:
        _suggest(command, "text", brought.suggests)
    return command


def _menu(asking: Asking, verb: str) -> app_commands.ContextMenu:
    async def do(interaction: discord.Interaction, message: discord.Message) -> None:
        await _ask_about(asking, interaction, message, f"{verb} this message.")

    return app_commands.ContextMenu(name=verb, callback=do, **_EVERYWHERE)


def _translate(asking: Asking) -> app_commands.ContextMenu:
    async def translate(interaction: discord.Interaction, message: discord.Message) -> None:
        language = interaction.locale.name.replace("_", " ").title()
        await _ask_about(asking, interaction, message, f"Translate this message into {language}.")

    return app_commands.ContextMenu(name="Translate", callback=translate, **_EVERYWHERE)


async def _ask_about(
    asking: Asking, interaction: discord.Interaction, message: discord.Message, wish: str
) -> None:
    text = quoting(author_of(message.author), words_of(message), wish)
    await asking.ask(interaction, text, files_of(message))


def _command(name: str, description: str, callback: Any) -> Command:
    short = description if len(description) <= _DESCRIPTION_MAX else f"{description[:97]}…"
    return app_commands.Command(name=name, description=short, callback=callback, **_EVERYWHERE)
