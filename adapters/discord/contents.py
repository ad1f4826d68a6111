"""What somebody else's message says, as it is quoted to the model: its words, those of messages
forwarded in it, and of embeds, in which other bots write; and the files of all of them."""

import discord


def words_of(message: discord.Message) -> str:
    """Everything in it that people read as text."""
    forwarded = message.message_snapshots
    parts = [message.clean_content, *(each.content for each in forwarded)]
    embeds = [*message.embeds, *(embed for each in forwarded for embed in each.embeds)]
    parts += [_embedded(embed) for embed in embeds]
    return "\n".join(part for part in parts if part).strip()


def files_of(message: discord.Message) -> list[discord.Attachment]:
    """The files of a message, and of those forwarded in it."""
    forwarded = message.message_snapshots
    return [*message.attachments, *(file for each in forwarded for file in each.attachments)]


def _embedded(embed: discord.Embed) -> str:
    fields = (f"{field.name}: {field.value}" for field in embed.fields)
    parts = (embed.author.name, embed.title, embed.description, *fields, embed.footer.text)
    return "\n".join(part for part in parts if part)
