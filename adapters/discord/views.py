"""discord.py's objects as the plain data that `incoming` works on."""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import discord

from adapters.discord.contents import files_of, words_of
from adapters.discord.incoming import (
    Change,
    CommandView,
    MessageView,
    PressView,
    Quoted,
    with_forwarded,
)
from bot.messages import Attachment, Author

_ORDINARY = (discord.MessageType.default, discord.MessageType.reply)


def message_view(message: discord.Message) -> MessageView:
    """What matters of a message, forwarded ones inside it included."""
    forwarded = "\n".join(each.content for each in message.message_snapshots)
    text = with_forwarded(message.content, forwarded)
    names = {str(user.id): user.display_name for user in message.mentions}
    names |= {str(role.id): role.name for role in message.role_mentions}
    bots = {role: bot for role in message.role_mentions if (bot := _bot_of(role))}
    for role, bot in bots.items():
        text = text.replace(role.mention, f"<@{bot}>")
        names.setdefault(bot, role.name)
    names |= {str(channel.id): channel.name for channel in message.channel_mentions}
    return MessageView(
        id=str(message.id),
        guild=_guild_of(message),
        channel=str(message.channel.id),
        parent=_parent_of(message.channel),
        author=author_of(message.author),
        text=text,
        sent_at=message.created_at,
        edited_at=message.edited_at.timestamp() if message.edited_at else 0.0,
        is_from_bot=message.author.bot or message.webhook_id is not None,
        is_ordinary=message.type in _ORDINARY,
        mentioned=frozenset((*(str(user.id) for user in message.mentions), *bots.values())),
        names=names,
        replied_to=_quoted(message),
        attachments=_attachments(message),
        roles=_roles(message.author),
        category=_category_of(message.channel),
        file_max_bytes=message.guild.filesize_limit if message.guild else 0,
    )


def deletion(
    event: discord.RawMessageDeleteEvent | discord.RawBulkMessageDeleteEvent,
    message_id: int,
    channel: object,
    cuts_turn: str,
) -> Change:
    """That a message was taken back, in `channel` if that is known. `cuts_turn`: see Change."""
    return Change(
        id=str(message_id),
        guild=str(event.guild_id or ""),
        channel=str(event.channel_id),
        parent=_parent_of(channel),
        cuts_turn=cuts_turn,
    )


def command_view(interaction: discord.Interaction, text: str) -> CommandView:
    """What matters of a use of a command."""
    return CommandView(
        id=str(interaction.id),
        guild=str(interaction.guild_id or ""),
        channel=str(interaction.channel_id or ""),
        parent=_parent_of(interaction.channel),
        author=author_of(interaction.user),
        text=text,
        token=interaction.token,
        sent_at=interaction.created_at,
        received_at=time.time(),
        is_private=interaction.context.private_channel,
        roles=_roles(interaction.user),
        category=_category_of(interaction.channel),
        file_max_bytes=interaction.filesize_limit,
    )


def press_view(interaction: discord.Interaction, message: discord.Message) -> PressView:
    """What matters of a press of a button below `message`."""
    data: Mapping[str, Any] = interaction.data or {}  # its form is that of a component
    return PressView(
        id=str(interaction.id),
        guild=str(interaction.guild_id or ""),
        channel=str(interaction.channel_id or ""),
        parent=_parent_of(interaction.channel),
        message=str(message.id),
        button=str(data.get("custom_id", "")),
        author=author_of(interaction.user),
        token=interaction.token,
        sent_at=interaction.created_at,
        received_at=time.time(),
        roles=_roles(interaction.user),
        category=_category_of(interaction.channel),
        file_max_bytes=interaction.filesize_limit,
        filled_in=dict(_fields(data.get("components") or ())),
    )


def _fields(parts: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Names and values of a form's fields (receiving-and-responding, modal submit data)."""
    for part in parts:
        if inner := part.get("component"):
            yield str(inner["custom_id"]), str(inner.get("value") or "")


def _guild_of(message: discord.Message) -> str:
    if message.guild is not None:
        return str(message.guild.id)
    guild_id = getattr(message.channel, "guild_id", None)  # a channel that is not cached yet
    return str(guild_id or "")


def _parent_of(channel: object) -> str:
    return str(channel.parent_id) if isinstance(channel, discord.Thread) else ""


def _category_of(channel: object) -> str:
    place = channel.parent if isinstance(channel, discord.Thread) else channel
    return str(getattr(place, "category_id", None) or "")


def author_of(user: discord.User | discord.Member) -> Author:
    """A person by id and by the name that others see."""
    return Author(str(user.id), user.display_name)


def _bot_of(role: discord.Role) -> str:
    """The bot whose own role this is, which every bot gets with its invitation: in the list of
    suggestions it stands beside the bot, by the same name. "" for any other role."""
    return str(role.tags.bot_id or "") if role.tags else ""


def _roles(user: discord.User | discord.Member) -> frozenset[str]:
    if not isinstance(user, discord.Member):
        return frozenset()
    return frozenset(str(role.id) for role in user.roles)


def _quoted(message: discord.Message) -> Quoted | None:
    if message.reference is None or message.type is not discord.MessageType.reply:
        return None
    resolved = message.reference.resolved
    if not isinstance(resolved, discord.Message):
        return None
    author = author_of(resolved.author)
    return Quoted(str(resolved.id), author, words_of(resolved), _attachments(resolved))


def _attachments(message: discord.Message) -> tuple[Attachment, ...]:
    return tuple(attachment_of(file) for file in files_of(message))


def attachment_of(file: discord.Attachment) -> Attachment:
    """What is known of a file before its bytes are read."""
    media_type = (file.content_type or "application/octet-stream").partition(";")[0]
    return Attachment(str(file.id), file.filename, media_type, file.size)


def attachment_at(file: discord.Attachment) -> Attachment:
    """The same of a file of a command, which is found by its address alone (fetching.py)."""
    return replace(attachment_of(file), id=file.url)
