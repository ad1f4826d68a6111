"""Events in the shapes that Slack sends, made from what happened in the workspace. Pure."""

import time
from collections.abc import Mapping
from typing import Any

from tests.emulators.slack.identifiers import new_id, new_ts
from tests.emulators.slack.shapes import message_shape, rich_text
from tests.emulators.slack.workspace import Message, Workspace


def envelope(workspace: Workspace, event: Mapping[str, Any]) -> dict[str, Any]:
    """An event_callback around an event, as both transports carry it."""
    return {
        "token": "emulated-verification-token",
        "team_id": workspace.team_id,
        "context_team_id": workspace.team_id,
        "context_enterprise_id": workspace.enterprise_id,
        **({"enterprise_id": workspace.enterprise_id} if workspace.enterprise_id else {}),
        "api_app_id": workspace.app_id,
        "event": dict(event),
        "type": "event_callback",
        "event_id": new_id("Ev"),
        "event_time": int(time.time()),
        "authorizations": [
            {
                "enterprise_id": workspace.enterprise_id,
                "team_id": None if workspace.is_org_install else workspace.team_id,
                "user_id": workspace.bot.id,
                "is_bot": True,
                "is_enterprise_install": workspace.is_org_install,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{new_id('x')}",
    }


def message_event(workspace: Workspace, message: Message) -> dict[str, Any]:
    """A new message."""
    channel = workspace.channels[message.channel]
    event = message_shape(workspace, message)
    event |= {"channel": channel.id, "event_ts": message.ts, "channel_type": channel.kind}
    author = workspace.members[message.author]
    if author.team_id != workspace.team_id:  # Slack Connect: someone of another company
        event |= {"user_team": author.team_id, "source_team": author.team_id}
    if message.files and not author.is_bot:
        event["subtype"] = "file_share"
        event["upload"] = False
        event.pop("blocks", None)
    return event


def mention_event(workspace: Workspace, message: Message) -> dict[str, Any]:
    """The second event about a message that mentions the app; it has no channel_type."""
    event = message_event(workspace, message)
    event["type"] = "app_mention"
    for name in ("channel_type", "subtype", "parent_user_id"):
        event.pop(name, None)
    return event


def changed_event(
    workspace: Workspace, message: Message, previous: Mapping[str, Any]
) -> dict[str, Any]:
    """A message was edited."""
    ts = new_ts()
    return {
        "type": "message",
        "subtype": "message_changed",
        "message": message_shape(workspace, message),
        "previous_message": dict(previous),
        "channel": message.channel,
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
        "channel_type": workspace.channels[message.channel].kind,
    }


def deleted_event(workspace: Workspace, message: Message) -> dict[str, Any]:
    """A message was deleted."""
    ts = new_ts()
    return {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": message_shape(workspace, message),
        "channel": message.channel,
        "hidden": True,
        "deleted_ts": message.ts,
        "ts": ts,
        "event_ts": ts,
        "channel_type": workspace.channels[message.channel].kind,
    }


def reaction_event(message: Message, person: str, name: str) -> dict[str, Any]:
    """Somebody reacted to a message."""
    return {
        "type": "reaction_added",
        "user": person,
        "reaction": name,
        "item": {"type": "message", "channel": message.channel, "ts": message.ts},
        "item_user": message.author,
        "event_ts": new_ts(),
    }


OTHER_BOT = "B0OTHER01"


def other_bot_event(
    workspace: Workspace, channel: str, text: str, thread_ts: str | None = None
) -> dict[str, Any]:
    """A message by somebody else's integration."""
    ts = new_ts()
    return {
        "type": "message",
        "subtype": "bot_message",
        "text": text,
        "ts": ts,
        "username": "build",
        "bot_id": OTHER_BOT,
        **({"thread_ts": thread_ts} if thread_ts else {}),
        "blocks": rich_text(text),
        "channel": channel,
        "event_ts": ts,
        "channel_type": workspace.channels[channel].kind,
    }
