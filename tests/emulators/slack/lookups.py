"""Reading methods (conversations.*, users.*) and the small writing ones that fit nowhere else."""

from typing import Any

from tests.emulators.slack.calls import Call
from tests.emulators.slack.chat import find_channel
from tests.emulators.slack.refusals import Refusal
from tests.emulators.slack.shapes import channel_shape, member_shape, message_shape
from tests.emulators.slack.views import check_view
from tests.emulators.slack.workspace import Message, Workspace


def conversation_info(workspace: Workspace, call: Call) -> dict[str, Any]:
    """conversations.info: of public channels also where the bot is not in."""
    known = workspace.channels.get(call.text("channel"))
    is_public = known is not None and known.kind == "channel"
    channel = known if known is not None and is_public else find_channel(workspace, call)
    return {"channel": channel_shape(channel, workspace.bot.id)}


def conversation_open(workspace: Workspace, call: Call) -> dict[str, Any]:
    """conversations.open: the direct message with one person."""
    wanted = call.text("users")
    if wanted not in workspace.members:
        raise Refusal("user_not_found")
    return {"channel": {"id": workspace.direct(wanted).id}}


def replies(workspace: Workspace, call: Call) -> dict[str, Any]:
    """conversations.replies: a thread, root first, in pages."""
    channel = find_channel(workspace, call)
    found = workspace.messages.get((channel.id, call.text("ts")))
    if found is None or found.deleted:
        raise Refusal("thread_not_found")
    return _page(workspace, call, workspace.thread(channel.id, found.root), newest_first=False)


def history(workspace: Workspace, call: Call) -> dict[str, Any]:
    """conversations.history: a channel without its threads' replies, newest first, in pages."""
    channel = find_channel(workspace, call)
    roots = [
        message
        for message in workspace.in_channel(channel.id)
        if message.thread_ts in (None, message.ts) and message.ephemeral_to is None
    ]
    return _page(workspace, call, roots, newest_first=True)


def _page(
    workspace: Workspace, call: Call, messages: list[Message], *, newest_first: bool
) -> dict[str, Any]:
    inclusive = call.flag("inclusive")
    oldest, latest = str(call.arguments.get("oldest") or "0"), call.arguments.get("latest")
    chosen = [m for m in messages if m.ts > oldest or (inclusive and m.ts == oldest)]
    if latest:
        chosen = [m for m in chosen if m.ts < latest or (inclusive and m.ts == latest)]
    if newest_first:
        chosen.reverse()
    start = int(call.arguments.get("cursor") or 0)
    end = start + min(int(call.arguments.get("limit") or 100), 999)
    metadata = call.flag("include_all_metadata")
    more = end < len(chosen)
    return {
        "messages": [message_shape(workspace, m, metadata=metadata) for m in chosen[start:end]],
        "has_more": more,
        "response_metadata": {"next_cursor": str(end) if more else ""},
    }


def user_info(workspace: Workspace, call: Call) -> dict[str, Any]:
    """users.info."""
    member = workspace.members.get(call.text("user"))
    if member is None:
        raise Refusal("user_not_found")
    return {"user": member_shape(member)}


def add_reaction(workspace: Workspace, call: Call) -> dict[str, Any]:
    """reactions.add."""
    channel = find_channel(workspace, call)
    message = workspace.messages.get((channel.id, call.text("timestamp")))
    if message is None:
        raise Refusal("message_not_found")
    name = call.text("name")
    if ":" in name:
        raise Refusal("invalid_name")
    by = message.reactions.setdefault(name, set())
    if workspace.bot.id in by:
        raise Refusal("already_reacted")
    by.add(workspace.bot.id)
    workspace.touch()
    return {}


def set_thread_status(workspace: Workspace, call: Call) -> dict[str, Any]:
    """assistant.threads.setStatus; an empty status clears it."""
    channel = find_channel(workspace, call, "channel_id")
    if len(call.arguments.get("loading_messages") or []) > 10:
        raise Refusal("invalid_arguments")
    status = str(call.arguments.get("status") or "")
    workspace.set_status(channel.id, _thread(workspace, channel.id, call), status)
    return {}


def set_thread_title(workspace: Workspace, call: Call) -> dict[str, Any]:
    """assistant.threads.setTitle."""
    channel = find_channel(workspace, call, "channel_id")
    title = call.text("title")
    if len(title) > 200:
        raise Refusal("invalid_arguments")
    workspace.titles[(channel.id, _thread(workspace, channel.id, call))] = title
    workspace.touch()
    return {}


def set_suggested_prompts(workspace: Workspace, call: Call) -> dict[str, Any]:
    """assistant.threads.setSuggestedPrompts: at most four; the thread is optional."""
    channel = find_channel(workspace, call, "channel_id")
    prompts = call.arguments.get("prompts") or []
    if not 1 <= len(prompts) <= 4:
        raise Refusal("invalid_arguments")
    workspace.prompts[channel.id] = list(prompts)
    workspace.touch()
    return {}


def set_session_status(workspace: Workspace, call: Call) -> dict[str, Any]:
    """agents.sessions.setStatus."""
    channel = find_channel(workspace, call, "channel_id")
    status = call.text("status")
    if status not in ("processing", "active", "suspended", "closed"):
        raise Refusal("invalid_arguments")
    key = (channel.id, _thread(workspace, channel.id, call))
    workspace.sessions[key] = status
    workspace.session_log.append((*key, status))
    workspace.touch()
    return {}


def _thread(workspace: Workspace, channel_id: str, call: Call) -> str:
    thread_ts = call.text("thread_ts")
    if (channel_id, thread_ts) not in workspace.messages:
        raise Refusal("thread_not_found")
    return thread_ts


def publish_home(workspace: Workspace, call: Call) -> dict[str, Any]:
    """views.publish: a person's App Home."""
    reader = call.text("user_id")
    if reader not in workspace.members:
        raise Refusal("user_not_found")
    view = check_view(call.arguments.get("view"), "home")
    workspace.homes[reader] = view
    workspace.touch()
    return {"view": view}
