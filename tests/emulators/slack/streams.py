"""chat.startStream, appendStream and stopStream, with a stream's life and size."""

import re
import time
from typing import Any

from tests.emulators.slack.calls import Call
from tests.emulators.slack.chat import check_thread, find_channel, find_own_message
from tests.emulators.slack.pings import block_texts
from tests.emulators.slack.refusals import (
    Refusal,
    check_blocks,
    check_chunks,
    check_markdown,
    check_metadata,
    check_tables,
)
from tests.emulators.slack.rules import SlackRules
from tests.emulators.slack.workspace import Channel, Message, Workspace

_RECIPIENT = re.compile(r"^[UW][A-Z0-9]+$")


class Streams:
    """The three calls. A stream that outlived its time stays a broken, unfinished message."""

    def __init__(self, workspace: Workspace, rules: SlackRules) -> None:
        self._workspace = workspace
        self._rules = rules

    def start(self, call: Call) -> dict[str, Any]:
        """chat.startStream: in a channel, Slack must know for whom the stream is."""
        channel = find_channel(self._workspace, call)
        _check_recipient(self._workspace, channel, call)
        mode = _mode(call)
        message = self._workspace.new_message(
            channel.id,
            self._workspace.bot.id,
            thread_ts=check_thread(self._workspace, channel, call.arguments.get("thread_ts")),
            stream="active",
            stream_mode=mode,
            stream_started_s=time.monotonic(),
        )
        self._grow(message, call)
        self._workspace.post(message)
        return {"channel": channel.id, "ts": message.ts}

    def append(self, call: Call) -> dict[str, Any]:
        """chat.appendStream."""
        channel = find_channel(self._workspace, call)
        message = self._streaming(channel, call)
        if not (call.arguments.get("markdown_text") or call.arguments.get("chunks")):
            raise Refusal("no_text")
        self._grow(message, call)
        self._workspace.changed("streamed", message)
        return {"channel": channel.id, "ts": message.ts}

    def stop(self, call: Call) -> dict[str, Any]:
        """chat.stopStream, with a last piece of text, blocks and metadata where given."""
        channel = find_channel(self._workspace, call)
        message = self._streaming(channel, call)
        blocks = call.arguments.get("blocks") or []
        check_blocks(blocks)
        check_metadata(call.arguments.get("metadata"))
        self._grow(message, call)
        message.stream = "stopped"
        message.blocks = blocks
        message.metadata = call.arguments.get("metadata") or message.metadata
        session_status = str(call.arguments.get("session_status") or "active")
        key = (channel.id, message.root)
        self._workspace.sessions[key] = session_status
        self._workspace.session_log.append((*key, session_status))
        self._workspace.changed("stopped", message)
        return {"channel": channel.id, "ts": message.ts}

    def end(self, ts: str) -> None:
        """Let a stream's time run out now, as it does on its own after its life."""
        for message in self._workspace.messages.values():
            if message.ts == ts and message.stream == "active":
                message.stream = "expired"

    def _streaming(self, channel: Channel, call: Call) -> Message:
        message = find_own_message(self._workspace, channel, call.text("ts"))
        age_s = time.monotonic() - message.stream_started_s
        if message.stream == "active" and age_s > self._rules.stream_life_s:
            message.stream = "expired"
        if message.stream != "active":
            raise Refusal("message_not_in_streaming_state")
        if _mode(call) not in (None, message.stream_mode) and message.stream_mode is not None:
            raise Refusal("streaming_mode_mismatch")
        return message

    def _grow(self, message: Message, call: Call) -> None:
        text = call.arguments.get("markdown_text") or ""
        chunks = call.arguments.get("chunks") or []
        check_markdown(text)
        check_chunks(chunks)
        added = text + "".join(block_texts(chunks))
        titles = "".join(str(chunk.get("title") or "") for chunk in chunks)
        if len((message.markdown + added + titles).encode()) > self._rules.stream_max_bytes:
            raise Refusal("msg_too_long")
        check_tables(message.markdown + added)
        message.stream_mode = message.stream_mode or _mode(call)
        message.markdown += added
        for chunk in chunks:
            if chunk["type"] == "task_update":
                message.tasks[str(chunk["id"])] = (str(chunk["title"]), str(chunk["status"]))


def _mode(call: Call) -> str | None:
    text, chunks = call.arguments.get("markdown_text"), call.arguments.get("chunks")
    if text and chunks:
        raise Refusal("cannot_provide_both_markdown_text_and_chunks")
    return "text" if text else "chunks" if chunks else None


def _check_recipient(workspace: Workspace, channel: Channel, call: Call) -> None:
    team, user = (call.arguments.get(f"recipient_{name}_id") for name in ("team", "user"))
    if channel.kind != "im":
        if not team:
            raise Refusal("missing_recipient_team_id")
        if not user:
            raise Refusal("missing_recipient_user_id")
    if user and not _RECIPIENT.match(str(user)):
        raise Refusal(
            "invalid_arguments",
            response_metadata={"messages": ["[ERROR] must match pattern: ^[UW][A-Z0-9]+$"]},
        )
    member = workspace.members.get(str(user))
    if team and member is not None and member.team_id != team:
        raise Refusal("invalid_arguments")  # strict: Slack's word for it is not known
