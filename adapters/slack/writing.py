"""Making Slack show a reply: a native stream where Slack gives one, else a post that is edited.

    post, final            chat.postMessage; chat.postEphemeral where only one person is to see it
    post, more to come     chat.startStream; where that is refused or rate limited, chat.postMessage
    post, steps alone      chat.startStream with a card for each; where that cannot be, nothing yet
    update                 chat.appendStream and chat.stopStream while the stream is ours and alive;
                           for all else (an edited post, a dead stream, a stream of a process that
                           crashed, text not known for sure) chat.update with the whole text

chat.update is also the only thing that repairs a stream which ended unfinished. Each message ends
up with metadata that names its key, so that a post whose answer was lost can be found again: a
message of ours without metadata and files, younger than the question, is a stream that was never
finished, and below as many of the same reply as its key says the one that is looked for.

Not verified in a live workspace: that chat.update replaces the text of a stopped stream wholly.
"""

import contextlib
import time
from collections.abc import Mapping
from typing import Any

import structlog

from adapters.slack.buttons import Below, below, number_of, turn_of
from adapters.slack.content import key_of, metadata, plain, rich
from adapters.slack.failures import TOO_RICH, SlackRefused
from adapters.slack.handle import Handle
from adapters.slack.rates import Charges
from adapters.slack.sessions import Sessions
from adapters.slack.sharing import is_private, share_button
from adapters.slack.spending import Spending
from adapters.slack.streams import Streams, Where
from adapters.slack.uploads import Uploads, with_files
from bot.errors import DeliveryError, DeliveryUnknown, PlatformBusy
from bot.messages import Address
from bot.ports import OutgoingMessage
from bot.reply import File

logger = structlog.get_logger(__name__)

FILES_OF_PRIVATE = "Here is what belongs to the answer that only you could see:"
FILES_NOT_SENT = "The files that belong to it could not be sent to you. Please ask again."
NOT_SHOWN = "I could not answer you in <#{channel}>: Slack does not let me ({code})."
_STILL_STREAMING = "streaming_state_conflict"
_QUESTION_GONE = frozenset({"message_not_found", "thread_not_found"})
_WHOLE_AGAIN_S = 60.0
_PAGE_SIZE = 200
_REMEMBERED = 2_000
_QUIET = {"parse": "none", "link_names": False}
_NO_UNFURLS = {"unfurl_links": False, "unfurl_media": False}


class Writer:
    """The calls that deliver. What it remembers only saves calls: a fresh one does the same."""

    def __init__(
        self, api: Spending, own_id: str, uploads: Uploads, native_streaming: Where = "everywhere"
    ) -> None:
        self._api = api
        self._uploads = uploads
        self._sessions = Sessions(api)
        self._own_id = own_id
        self._streams = Streams(api, native_streaming)
        self._refused: dict[str, None] = {}  # keys of posts that were refused once
        self._only_posted: dict[str, None] = {}  # keys of posts for which there was no stream

    async def claim_room(self, message: OutgoingMessage) -> None:
        """Room for the call that `post` or `update` will make. Raises PlatformBusy."""
        if is_private(message.address):
            if not message.is_final:  # it cannot be changed once it is shown
                raise PlatformBusy("shown whole", retry_after_s=_WHOLE_AGAIN_S)
            return
        if not message.message_id:
            await self._claim_post(message)
            return
        for charges in self._cost(message):
            await self._api.claim(charges, message.key, message.unseen_chars, must=message.is_final)

    async def _claim_post(self, message: OutgoingMessage) -> None:
        rates, address, key = self._api.rates, message.address, message.key
        unseen = message.unseen_chars
        if message.is_final:
            await self._api.claim(rates.whole_post(address.channel), key, unseen, must=True)
            return
        if not message.text:
            if not self._streams.may_start_with_cards(address):
                raise _no_cards()
            await self._api.claim(rates.start(), key, unseen)
            return
        if self._streams.may_start(address):
            with contextlib.suppress(PlatformBusy):
                await self._api.claim(rates.start(), key, unseen)
                return
        await self._api.claim(rates.growing_post(address.channel), key, unseen)
        self._only_posted[key] = None
        if len(self._only_posted) > _REMEMBERED:
            del self._only_posted[next(iter(self._only_posted))]

    def _cost(self, message: OutgoingMessage) -> tuple[Charges, ...]:
        """What `update` will have to pay, call by call; the same decisions as there."""
        rates, shown, text = self._api.rates, message.shown, message.text
        handle = Handle.parse(message.message_id)
        edit = rates.last_edit() if message.is_final else rates.edit()
        if self._streams.is_alive(handle) and shown is not None and text.startswith(shown):
            if message.is_final:
                return (rates.stop(),)
            has_more = self._streams.has_more(handle, text, message.extras.steps)
            return (rates.append(),) if has_more else ()
        if self._streams.is_alive(handle) or (handle.is_stream and shown is None):
            return (rates.stop() + edit,)
        return () if shown == text and not message.is_final else (edit,)

    async def post(self, message: OutgoingMessage) -> str:
        """Show a new message in the thread; returns its handle. Raises DeliveryErrors."""
        address, text, key, extras = message.address, message.text, message.key, message.extras
        if is_private(address):
            return await self._whisper(message)
        is_only_posted = self._only_posted.pop(key, self) is None
        if not message.is_final and not is_only_posted and self._streams.may_start(address):
            ts = await self._streams.start(address, text, extras.steps)
            if ts is not None:
                await self._sessions.begin(address)
                return str(Handle(ts, is_stream=True, key=key))
            if text:
                await self._post_instead(address, key)
        if not text:
            await self._api.let_go(self._api.rates.start(), key)
            raise _no_cards()
        place = {"channel": address.channel, "thread_ts": address.thread, **_NO_UNFURLS}
        buttons = below(extras, key, address.recipient, time.time())
        try:
            answer = await self._show("chat.postMessage", place, text, key, buttons)
        except SlackRefused as error:
            await self._note_refusal(address, key, error)
            raise
        await with_files(self._uploads, address, extras.files)
        if extras.is_last:
            await self._sessions.end(address)
        elif not message.is_final:
            await self._sessions.begin(address)
        return str(Handle(str(answer["ts"]), is_stream=False, key=key))

    async def _whisper(self, message: OutgoingMessage) -> str:
        """Show a message to one person. Files cannot be shown so; they go to their direct message
        with us."""
        address, key, extras = message.address, message.key, message.extras
        place = {"channel": address.channel, "user": address.recipient}
        below = (share_button(address, key, time.time()),) if extras.is_last else ()
        shown = Below(below, below)
        answer = await self._show("chat.postEphemeral", place, message.text, "", shown)
        if extras.files:
            await self._send_files(address, extras.files)
        return str(Handle(str(answer["message_ts"]), is_stream=False, key=key))

    async def _send_files(self, address: Address, files: tuple[File, ...]) -> None:
        """Raises nothing: the answer is shown, and could not be found again to be shown once."""
        try:
            said = {"channel": address.recipient, "text": FILES_OF_PRIVATE}
            posted = await self._api.write("chat.postMessage", said)
            ts = str(posted["ts"])
            there = Address(str(posted["channel"]), ts, ts, account=address.account)
            await self._uploads.show(there, files)
        except DeliveryError as error:
            logger.warning("slack.private_files_not_shown", error=type(error).__name__)
            place = {"channel": address.channel, "user": address.recipient}
            with contextlib.suppress(DeliveryError):
                await self._api.write("chat.postEphemeral", {**place, "text": FILES_NOT_SENT})

    async def update(self, message: OutgoingMessage) -> None:
        """Make the message show its text; see the module for how. Raises DeliveryErrors."""
        address, extras = message.address, message.extras
        handle = Handle.parse(message.message_id)
        buttons = below(extras, handle.key, address.recipient, time.time())
        is_told = await self._update(message, handle, buttons)
        maybe_below = handle.ts if message.shown is None else ""
        await self._uploads.show(address, extras.files, maybe_below=maybe_below)
        if extras.is_last:
            await self._sessions.end(address, is_known=is_told, has_begun=True)

    async def _update(self, message: OutgoingMessage, handle: Handle, buttons: Below) -> bool:
        """Whether Slack knows by it that the reply is there."""
        address, shown, text = message.address, message.shown, message.text
        if self._streams.is_alive(handle) and shown is not None and text.startswith(shown):
            if not message.is_final:
                is_whole = await self._streams.grow(address, handle, text, message.extras.steps)
            else:
                is_whole = await self._streams.stop(address, handle, text, buttons, message.extras)
            if is_whole or not text:
                return message.is_final
            await self._api.note(self._api.rates.last_edit())
        elif self._streams.is_alive(handle) or (handle.is_stream and shown is None):
            await self._streams.end(address, handle)
        elif shown == text and not buttons.native:
            return False
        place = {"channel": address.channel, "ts": handle.ts}
        try:
            await self._show("chat.update", place, text, handle.key, buttons)
        except SlackRefused as error:
            if error.code != _STILL_STREAMING:
                raise
            await self._streams.end(address, handle)
            await self._show("chat.update", place, text, handle.key, buttons)
        return False

    async def _note_refusal(self, address: Address, key: str, error: SlackRefused) -> None:
        """Tell who asked that nothing can be shown there (only some may post, a locked thread): in
        their direct message, at the second refusal, after which it is not tried again. Raises
        nothing. Whose question is gone knows why."""
        if error.code in _QUESTION_GONE or address.channel.startswith("D"):
            return
        if key not in self._refused:
            self._refused[key] = None
            if len(self._refused) > _REMEMBERED:
                del self._refused[next(iter(self._refused))]
            return
        text = NOT_SHOWN.format(channel=address.channel, code=error.code)
        with contextlib.suppress(DeliveryError):
            await self._api.write(
                "chat.postMessage", {"channel": address.recipient, "text": text, **_NO_UNFURLS}
            )

    async def _post_instead(self, address: Address, key: str) -> None:
        """Count a post that takes the place of a stream that Slack did not give."""
        await self._api.let_go(self._api.rates.start(), key)
        await self._api.note(self._api.rates.whole_post(address.channel))

    async def find(self, address: Address, key: str) -> str | None:
        """The handle of the message posted with `key`, read back from the thread."""
        if is_private(address):
            raise DeliveryUnknown("what only one person sees cannot be read back")
        cursor, unfinished, above = "", None, 0
        while True:
            page = await self._thread_page(address, cursor)
            for message in page.get("messages", ()):
                if message.get("user") != self._own_id or message["ts"] <= address.in_reply_to:
                    continue
                found = key_of(message)
                if found == key:
                    return str(Handle(message["ts"], is_stream=False, key=key))
                is_unfinished = found is None and not message.get("files")  # an earlier reply's
                if is_unfinished and above >= number_of(key):
                    unfinished = Handle(message["ts"], is_stream=True, key=key)
                if is_unfinished or turn_of(found or "") == turn_of(key):
                    above += 1
            cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return str(unfinished) if unfinished else None

    async def show_status(self, address: Address, text: str) -> None:
        """Show what is being done under the thread; "" takes it away. Raises DeliveryErrors."""
        if is_private(address):
            return  # the question above it says that it was heard
        if text:
            await self._sessions.begin(address)
        await self._api.claim(self._api.rates.status(), "", 0)
        await self._api.write(
            "assistant.threads.setStatus",
            {"channel_id": address.channel, "thread_ts": address.thread, "status": text},
        )

    async def _thread_page(self, address: Address, cursor: str) -> Mapping[str, Any]:
        return await self._api.read(
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

    async def _show(
        self, method: str, arguments: Mapping[str, Any], text: str, key: str, buttons: Below
    ) -> Mapping[str, Any]:
        """Post or edit, with `buttons` below, and `key` where Slack takes one ("": it does not);
        with simple buttons where it may be Slack's own that it does not take there, and plainly
        where it finds the Markdown too rich.

        A Markdown block turns into one block for each heading, rule and table, and a message has at
        the most 50 (metabase/metabase#80652): a reply shown plainly beats one that is refused.
        """
        whole = {**arguments, **(metadata(key) if key else {}), **_QUIET}
        ways = [rich(text, buttons.native), plain(text, buttons.simple)]
        if buttons.simple != buttons.native:
            ways.insert(1, rich(text, buttons.simple))
        for way in ways[:-1]:
            try:
                return await self._api.write(method, {**whole, **way})
            except SlackRefused as error:
                if error.code not in TOO_RICH:
                    raise
                logger.info("slack.shown_otherwise", code=error.code, method=method)
        return await self._api.write(method, {**whole, **ways[-1]})


def _no_cards() -> PlatformBusy:
    """What is said to steps that have no text yet, where no stream shows them."""
    return PlatformBusy("no stream for steps", retry_after_s=_WHOLE_AGAIN_S)
