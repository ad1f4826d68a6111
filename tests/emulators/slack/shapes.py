"""The shapes in which Slack shows messages, channels and people through its API and in events."""

import re
from typing import Any

from tests.emulators.slack.workspace import Channel, Member, Message, Workspace

_PIECE = re.compile(r"<(@[UW][A-Z0-9]+|#C[A-Z0-9]+|![a-z^A-Z0-9]+|https?://[^|>]+)(?:\|([^>]*))?>")

_STREAMING_STATES = {"active": "in_progress", "expired": "in_progress", "stopped": "completed"}


def message_shape(
    workspace: Workspace, message: Message, *, metadata: bool = False
) -> dict[str, Any]:
    """A message as the Web API and events show it."""
    author = workspace.members[message.author]
    shape: dict[str, Any] = {
        "type": "message",
        "user": author.id,
        "ts": message.ts,
        "text": message.fallback or message.markdown,
        "team": author.team_id,
    }
    if author.is_bot:
        shape["bot_id"] = author.bot_id
        shape["app_id"] = workspace.app_id
        shape["bot_profile"] = {
            "id": author.bot_id,
            "app_id": workspace.app_id,
            "name": author.name,
            "deleted": False,
            "team_id": workspace.team_id,
        }
    optional = {
        "client_msg_id": message.client_msg_id,
        "thread_ts": message.thread_ts,
        "blocks": _blocks(message) or (None if author.is_bot else rich_text(message.fallback)),
        "files": message.files,
        "metadata": message.metadata if metadata else None,
        "edited": message.edited_ts and {"user": author.id, "ts": message.edited_ts},
        "streaming_state": _STREAMING_STATES.get(message.stream or ""),
    }
    if message.thread_ts and message.thread_ts != message.ts:
        root = workspace.messages.get((message.channel, message.thread_ts))
        optional["parent_user_id"] = root.author if root else None
    shape.update({name: value for name, value in optional.items() if value})
    return shape


def _blocks(message: Message) -> list[dict[str, Any]]:
    """What a message consists of: streamed text is a block as well. Slack keeps no Markdown block
    but what it made of it (slack_sdk 3.48, MarkdownBlock)."""
    streamed = [{"type": "markdown", "text": message.markdown}] if message.markdown else []
    blocks = [*streamed, *message.blocks]
    return [
        rich_text(str(block["text"]))[0] | {"block_id": f"emu{number}"}
        if block.get("type") == "markdown"
        else block
        for number, block in enumerate(blocks)
    ]


def rich_text(text: str) -> list[dict[str, Any]]:
    """The rich_text block that Slack's own client sends beside the text of a person's message."""
    elements: list[dict[str, Any]] = []
    position = 0
    for match in _PIECE.finditer(text):
        if match.start() > position:
            elements.append({"type": "text", "text": text[position : match.start()]})
        elements.append(_element(match.group(1), match.group(2)))
        position = match.end()
    if position < len(text):
        elements.append({"type": "text", "text": text[position:]})
    section = {"type": "rich_text_section", "elements": elements}
    return [{"type": "rich_text", "block_id": "emu1", "elements": [section]}]


def _element(target: str, label: str | None) -> dict[str, Any]:
    if target.startswith("@"):
        return {"type": "user", "user_id": target[1:]}
    if target.startswith("#"):
        return {"type": "channel", "channel_id": target[1:]}
    if target.startswith("!subteam^"):
        return {"type": "usergroup", "usergroup_id": target.removeprefix("!subteam^")}
    if target.startswith("!"):
        return {"type": "broadcast", "range": target[1:]}
    return {"type": "link", "url": target, **({"text": label} if label else {})}


def channel_shape(channel: Channel, bot: str) -> dict[str, Any]:
    """A channel as conversations.info shows it."""
    shape: dict[str, Any] = {
        "id": channel.id,
        "name": channel.name,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind == "group",
        "is_im": channel.kind == "im",
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.kind != "channel",
        "is_archived": False,
        "is_member": bot in channel.members,
    }
    if channel.kind == "im":
        shape["user"] = next(iter(channel.members - {bot}))
        del shape["name"]
    return shape


def member_shape(member: Member) -> dict[str, Any]:
    """A person or bot as users.info shows it."""
    return {
        "id": member.id,
        "team_id": member.team_id,
        "name": member.name.lower(),
        "real_name": member.name,
        "deleted": False,
        "is_bot": member.is_bot,
        "is_admin": member.is_admin,
        "is_app_user": False,
        "tz": "Etc/UTC",
        "profile": {
            "real_name": member.name,
            "display_name": member.name,
            **({"bot_id": member.bot_id} if member.is_bot else {}),
        },
    }
