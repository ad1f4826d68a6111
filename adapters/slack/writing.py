"""Making Slack show a reply: a native stream where Slack gives one, else a post that is edited.

    post, final            chat.postMessage
    post, more to come     chat.startStream; where that is refused or rate limited, chat.postMessage
    update                 chat.appendStream and chat.stopStream while the stream is ours and alive;
                           for all else (an edited post, a dead stream, a stream of a process that
                           crashed, text not known for sure) chat.update with the whole text

chat.update is also the only thing that repairs a stream which ended unfinished. Each message ends
up with metadata that names its key, so that a post whose answer was lost can be found again: a
message of ours without metadata, younger than the question, is a stream that was never finished.

Not verified in a live workspace: that chat.update replaces the text of a stopped stream wholly.
"""

from collections.abc import Mapping
from typing import Any, Literal

import structlog

from adapters.slack.failures import SlackRefused
from adapters.slack.handle import Handle
from adapters.slack.web_api import WebApi
from bot.errors import PlatformBusy
from bot.messages import Address

logger = structlog.get_logger(__name__)

Where = Literal["everywhere", "direct", "never"]

METADATA_TYPE = "dragoman_reply"
_NOTICE_MAX_CHARS = 200  # of the plain text in notifications, where Slack shows about a line
_SECTION_MAX_CHARS = 3_000
_PAGE_SIZE = 200
_QUIET = {"parse": "none", "link_names": False}
_TOO_RICH = frozenset({"invalid_blocks", "msg_blocks_too_long", "msg_too_long", "too_many_blocks"})
_NO_STREAMS_AT_ALL = frozenset({"feature_not_enabled", "unknown_method", "method_deprecated"})
_NO_STREAM_HERE = frozenset(
    {
        "invalid_arguments",
        "invalid_recipient_user_id",
        "missing_recipient_team_id",
        "missing_recipient_user_id",
        "streaming_state_conflict",
    }
)
_STREAM_IS_OVER = _TOO_RICH | {
    "message_not_in_streaming_state",
    "stopped_by_user",
    "streaming_mode_mismatch",
}


class Writer:
    """The calls that deliver. What it remembers only saves calls: a fresh one does the same."""

    def __init__(self, api: WebApi, own_id: str, native_streaming: Where = "everywhere") -> None:
        self._api = api
        self._own_id = own_id
        self._native_streaming = native_streaming
        self._no_streams_in: set[str] = set()  # channels that Slack has refused streams in
        self._sent_chars: dict[str, int] = {}  # of each stream of ours that is alive, by ts

    async def post(self, address: Address, text: str, *, key: str, final: bool) -> str:
        """Show a new message in the thread; returns its handle. Raises DeliveryErrors."""
        if not final and self._can_stream(address):
            ts = await self._start_stream(address, text)
            if ts is not None:
                return str(Handle(ts, is_stream=True, key=key))
        place = {"channel": address.channel, "thread_ts": address.thread}
        quiet = {"unfurl_links": False, "unfurl_media": False}
        answer = await self._show("chat.postMessage", {**place, **quiet}, text, key)
        return str(Handle(str(answer["ts"]), is_stream=False, key=key))

    async def update(
        self, address: Address, message_id: str, shown: str | None, text: str, *, final: bool
    ) -> None:
        """Make the message show `text`; see the module for how. Raises DeliveryErrors."""
        handle = Handle.parse(message_id)
        if handle.ts in self._sent_chars:
            if shown is not None and text.startswith(shown):
                if await self._grow_stream(address, handle, text, final=final):
                    return
            else:
                await self._end_stream(address, handle)
        elif handle.is_stream and shown is None:
            await self._end_stream(address, handle)
        elif shown == text:
            return
        message = {"channel": address.channel, "ts": handle.ts}
        await self._show("chat.update", message, text, handle.key)

    async def find(self, address: Address, key: str) -> str | None:
        """The handle of the message posted with `key`, read back from the thread."""
        cursor, unfinished = "", None
        while True:
            page = await self._api.read(
                "conversations.replies",
                {
                    "channel": address.channel,
                    "ts": address.thread,
                    "oldest": address.in_reply_to,
                    "include_all_metadata": True,
                    "limit": _PAGE_SIZE,
                    **({"cursor": cursor} if cursor else {}),
                },
            )
            for message in page.get("messages", ()):
                if message.get("user") != self._own_id or message["ts"] <= address.in_reply_to:
                    continue
                found = _key_of(message)
                if found == key:
                    return str(Handle(message["ts"], is_stream=False, key=key))
                if found is None:
                    unfinished = Handle(message["ts"], is_stream=True, key=key)
            cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return str(unfinished) if unfinished else None

    async def show_status(self, address: Address, text: str) -> None:
        """Show what is being done under the thread; "" takes it away. Raises DeliveryErrors."""
        await self._api.write(
            "assistant.threads.setStatus",
            {"channel_id": address.channel, "thread_ts": address.thread, "status": text},
        )

    async def _show(
        self, method: str, arguments: Mapping[str, Any], text: str, key: str
    ) -> Mapping[str, Any]:
        """Post or edit; plainly where Slack finds the Markdown too rich.

        A Markdown block turns into one block for each heading, rule and table, and a message has at
        the most 50 (metabase/metabase#80652): a reply shown plainly beats one that is refused.
        """
        whole = {**arguments, **_metadata(key), **_QUIET}
        try:
            return await self._api.write(method, {**whole, **_rich(text)})
        except SlackRefused as error:
            if error.code not in _TOO_RICH:
                raise
            logger.info("slack.shown_plainly", code=error.code, method=method)
            return await self._api.write(method, {**whole, **_plain(text)})

    # ── native streams ───────────────────────────────────────────────────────────────────────────

    def _can_stream(self, address: Address) -> bool:
        if self._native_streaming == "never" or address.channel in self._no_streams_in:
            return False
        if self._native_streaming == "direct" and not address.channel.startswith("D"):
            return False
        # Slack wants to know for whom a stream is, and takes no bot (paradigmxyz/centaur#1601).
        return address.recipient[:1] in ("U", "W")

    async def _start_stream(self, address: Address, text: str) -> str | None:
        """The ts of a new stream; None where Slack gives none now and a post is to be made."""
        end = word_border(text, 0)
        try:
            answer = await self._api.write(
                "chat.startStream",
                {
                    "channel": address.channel,
                    "thread_ts": address.thread,
                    "recipient_team_id": address.recipient_account,
                    "recipient_user_id": address.recipient,
                    "markdown_text": text[:end],
                },
            )
        except PlatformBusy:
            return None  # about 20 streams a minute in a workspace; posts have a limit of their own
        except SlackRefused as error:
            if error.code in _NO_STREAMS_AT_ALL:
                self._native_streaming = "never"
            elif error.code == "channel_type_not_supported":
                self._no_streams_in.add(address.channel)
            elif error.code not in _NO_STREAM_HERE:
                raise
            logger.info("slack.no_native_stream", code=error.code, channel=address.channel)
            return None
        ts = str(answer["ts"])
        self._sent_chars[ts] = end
        return ts

    async def _grow_stream(
        self, address: Address, handle: Handle, text: str, *, final: bool
    ) -> bool:
        """Append what is new, and stop the stream with `final`; False when the stream is over."""
        start = self._sent_chars[handle.ts]
        end = len(text) if final else word_border(text, start)
        if end == start and not final:
            return True
        arguments: dict[str, Any] = {"channel": address.channel, "ts": handle.ts}
        if end > start:
            arguments["markdown_text"] = text[start:end]
        try:
            if final:
                await self._api.write("chat.stopStream", {**arguments, **_metadata(handle.key)})
            else:
                await self._api.write("chat.appendStream", arguments)
        except SlackRefused as error:
            if error.code not in _STREAM_IS_OVER:
                raise
            if error.code != "message_not_in_streaming_state":
                await self._end_stream(address, handle)
            self._sent_chars.pop(handle.ts, None)
            return False
        if final:
            self._sent_chars.pop(handle.ts, None)
        else:
            self._sent_chars[handle.ts] = end
        return True

    async def _end_stream(self, address: Address, handle: Handle) -> None:
        """Stop a stream whose text is not known for sure, so that it can be edited. Safe again."""
        try:
            await self._api.write(
                "chat.stopStream",
                {
                    "channel": address.channel,
                    "ts": handle.ts,
                    "session_status": "processing",
                    **_metadata(handle.key),
                },
            )
        except SlackRefused as error:
            if error.code not in _STREAM_IS_OVER:
                raise
        self._sent_chars.pop(handle.ts, None)


def _rich(text: str) -> dict[str, Any]:
    """Markdown for the screen, and its beginning for notifications and screen readers."""
    return {"blocks": [{"type": "markdown", "text": text}], "text": _notice(text)}


def _plain(text: str) -> dict[str, Any]:
    """The same as text that Slack does not interpret, in sections of the size it takes."""
    pieces = [
        text[start : start + _SECTION_MAX_CHARS]
        for start in range(0, len(text), _SECTION_MAX_CHARS)
    ]
    sections = [
        {"type": "section", "text": {"type": "plain_text", "text": piece, "emoji": False}}
        for piece in pieces
    ]
    return {"blocks": sections, "text": _notice(text)}


def _notice(text: str) -> str:
    return text if len(text) <= _NOTICE_MAX_CHARS else text[:_NOTICE_MAX_CHARS] + "…"


def _metadata(key: str) -> dict[str, Any]:
    return {"metadata": {"event_type": METADATA_TYPE, "event_payload": {"key": key}}}


def _key_of(message: dict[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != METADATA_TYPE:
        return None
    return str((metadata.get("event_payload") or {}).get("key"))


def word_border(text: str, start: int) -> int:
    """Where to end a piece that begins at `start`: before the last word, which may still grow.

    Slack may drop white space at the beginning of a piece (hermes-agent#59010); cut like this, no
    piece begins with any. Text without white space, as in Chinese, is not held back.
    """
    position = len(text)
    while position > start and not text[position - 1].isspace():
        position -= 1
    return position if position > start else len(text)
