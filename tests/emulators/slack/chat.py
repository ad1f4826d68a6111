"""chat.* methods apart from streams: post, update, delete, and what Slack answers."""

from typing import Any

from tests.emulators.slack import rules
from tests.emulators.slack.calls import Call
from tests.emulators.slack.identifiers import new_ts
from tests.emulators.slack.refusals import Refusal, check_post
from tests.emulators.slack.shapes import message_shape
from tests.emulators.slack.workspace import Channel, Message, Workspace


def find_channel(workspace: Workspace, call: Call, name: str = "channel") -> Channel:
    """The channel named in a call, which the bot must be in."""
    wanted = call.text(name)
    if wanted in workspace.members:  # a user id opens the direct message
        return workspace.direct(wanted)
    try:
        channel = workspace.channel(wanted)
    except KeyError:
        raise Refusal("channel_not_found") from None
    if workspace.bot.id not in channel.members:
        raise Refusal("channel_not_found" if channel.kind in ("im", "mpim") else "not_in_channel")
    return channel


def check_thread(workspace: Workspace, channel: Channel, thread_ts: Any) -> str | None:
    """The thread to reply in. Refuses a thread that is not there, and a reply's own ts."""
    if not thread_ts:
        return None
    root = workspace.messages.get((channel.id, str(thread_ts)))
    if root is None or root.deleted:
        raise Refusal("thread_not_found")
    if root.thread_ts not in (None, root.ts):
        raise Refusal("cannot_reply_to_message")
    return root.ts


def find_own_message(workspace: Workspace, channel: Channel, ts: str) -> Message:
    """A message of the bot that is still there."""
    message = workspace.messages.get((channel.id, ts))
    if message is None or message.deleted or message.ephemeral_to is not None:
        raise Refusal("message_not_found")
    if message.author != workspace.bot.id:
        raise Refusal("cant_update_message")
    return message


def _names_linked(call: Call) -> bool:
    return call.flag("link_names") or call.arguments.get("parse") == "full"


def _sees_unfurls(call: Call) -> bool:
    off = ("0", "false")
    return any(
        str(call.arguments.get(name, "true")).lower() not in off
        for name in ("unfurl_links", "unfurl_media")
    )


def post_message(workspace: Workspace, call: Call) -> dict[str, Any]:
    """chat.postMessage."""
    channel = find_channel(workspace, call)
    check_post(call.arguments, text_max_chars=rules.TEXT_MAX_CHARS)
    message = workspace.new_message(
        channel.id,
        workspace.bot.id,
        thread_ts=check_thread(workspace, channel, call.arguments.get("thread_ts")),
        fallback=call.arguments.get("text") or "",
        markdown=call.arguments.get("markdown_text") or "",
        blocks=call.arguments.get("blocks") or [],
        metadata=call.arguments.get("metadata"),
        unfurls=_sees_unfurls(call),
    )
    workspace.post(message, names_linked=_names_linked(call))
    return {
        "channel": channel.id,
        "ts": message.ts,
        "message": message_shape(workspace, message),
    }


def post_ephemeral(workspace: Workspace, call: Call) -> dict[str, Any]:
    """chat.postEphemeral: a message that one person sees."""
    channel = find_channel(workspace, call)
    check_post(call.arguments, text_max_chars=rules.TEXT_MAX_CHARS)
    reader = call.text("user")
    if reader not in channel.members:
        raise Refusal("user_not_in_channel")
    message = workspace.new_message(
        channel.id,
        workspace.bot.id,
        thread_ts=check_thread(workspace, channel, call.arguments.get("thread_ts")),
        fallback=call.arguments.get("text") or "",
        markdown=call.arguments.get("markdown_text") or "",
        blocks=call.arguments.get("blocks") or [],
        ephemeral_to=reader,
    )
    workspace.post(message)
    return {"message_ts": message.ts}


def update(workspace: Workspace, call: Call) -> dict[str, Any]:
    """chat.update. A running stream refuses it; it is what heals a dead one."""
    channel = find_channel(workspace, call)
    message = find_own_message(workspace, channel, call.text("ts"))
    check_post(call.arguments, text_max_chars=rules.UPDATE_TEXT_MAX_CHARS)
    if message.stream == "active":
        raise Refusal("streaming_state_conflict")
    message.stream = None
    message.fallback = call.arguments.get("text") or ""
    message.markdown = call.arguments.get("markdown_text") or ""
    message.blocks = call.arguments.get("blocks") or []
    message.metadata = call.arguments.get("metadata") or message.metadata
    message.edited_ts = new_ts()
    workspace.changed("edited", message, names_linked=_names_linked(call))
    return {
        "channel": channel.id,
        "ts": message.ts,
        "text": message.fallback,
        "message": message_shape(workspace, message),
    }


def delete(workspace: Workspace, call: Call) -> dict[str, Any]:
    """chat.delete."""
    channel = find_channel(workspace, call)
    message = find_own_message(workspace, channel, call.text("ts"))
    message.deleted = True
    workspace.changed("deleted", message)
    return {"channel": channel.id, "ts": message.ts}
