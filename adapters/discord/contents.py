"""What somebody else's message says, as it is quoted to the model: its words, those of messages
forwarded in it, of a poll, and of embeds and components, in which other bots write; and the files
of all of them."""

from collections.abc import Iterator, Sequence

import discord
from discord.components import Component, Container, SectionComponent, TextDisplay


def words_of(message: discord.Message) -> str:
    """Everything in it that people read as text."""
    forwarded = message.message_snapshots
    parts = [message.clean_content, *(each.content for each in forwarded)]
    embeds = [*message.embeds, *(embed for each in forwarded for embed in each.embeds)]
    parts += [_embedded(embed) for embed in embeds]
    parts += _displayed(message.components)
    if message.poll is not None:
        answers = (f"- {answer.text}" for answer in message.poll.answers)
        parts += [str(message.poll.question), *answers]
    return "\n".join(part for part in parts if part).strip()


def files_of(message: discord.Message) -> list[discord.Attachment]:
    """The files of a message, and of those forwarded in it."""
    forwarded = message.message_snapshots
    return [*message.attachments, *(file for each in forwarded for file in each.attachments)]


def _displayed(components: Sequence[Component]) -> Iterator[str]:
    """The text among components (components/reference, Text Display), in order."""
    for component in components:
        if isinstance(component, TextDisplay):
            yield component.content
        elif isinstance(component, Container | SectionComponent):
            yield from _displayed(component.children)


def _embedded(embed: discord.Embed) -> str:
    fields = (f"{field.name}: {field.value}" for field in embed.fields)
    parts = (embed.author.name, embed.title, embed.description, *fields, embed.footer.text)
    return "\n".join(part for part in parts if part)
