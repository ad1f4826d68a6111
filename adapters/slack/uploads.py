"""Files that go with a reply: Slack's upload in three steps, into the thread of the reply.

    files.getUploadURLExternal → the bytes to the address it gives → files.completeUploadExternal

docs.slack.dev, "Working with files". The third step shows all files in one message below the reply.
Where that step's answer is lost, the thread is read before it is repeated.
"""

import contextlib
from collections.abc import Iterable, Mapping
from typing import Any

import structlog

from adapters.slack.content import metadata
from adapters.slack.failures import SlackRefused
from adapters.slack.spending import Spending
from adapters.slack.web_api import WebApi
from bot.errors import DeliveryError, DeliveryUnknown, StoreUnavailable
from bot.messages import Address
from bot.ports import Blobs
from bot.reply import File

logger = structlog.get_logger(__name__)

NOT_SHOWN = "The file {name} could not be shown here ({why})."
_NOTE_KEY = "note"
_ALT_MAX_CHARS = 1_000
_PAGE = 200


class Uploads:
    """Shows files. Raises DeliveryErrors, but never that Slack refused: a reply is shown without a
    file that Slack refuses, or whose bytes are not kept any more, and the file is named instead.
    """

    def __init__(self, api: Spending, web: WebApi, blobs: Blobs, own_id: str) -> None:
        self._api = api
        self._web = web
        self._blobs = blobs
        self._own_id = own_id

    async def show(
        self, address: Address, files: tuple[File, ...], *, maybe_below: str = ""
    ) -> None:
        """Show `files` in the thread. They may be there already `maybe_below` this message (its
        `ts`): what is above it belongs to another reply."""
        if not files or (maybe_below and await self._are_there(address, files, maybe_below)):
            return
        uploaded: list[dict[str, str]] = []
        missing: list[str] = []
        for file in files:
            try:
                data = await self._blobs.get(file.blob)
            except StoreUnavailable as error:
                raise DeliveryUnknown("the file's bytes cannot be read now") from error
            if data is None:
                missing.append(NOT_SHOWN.format(name=file.name, why="it is not kept any more"))
                continue
            try:
                uploaded.append(await self._upload(file, data))
            except SlackRefused as error:
                missing.append(_refused(file.name, error))
        if uploaded:
            place = {"channel_id": address.channel, "thread_ts": address.thread}
            try:
                await self._api.write("files.completeUploadExternal", {**place, "files": uploaded})
            except SlackRefused as error:
                missing += [_refused(file["title"], error) for file in uploaded]
        if missing:
            await self._say(address, missing)

    async def _upload(self, file: File, data: bytes) -> dict[str, str]:
        wanted: dict[str, Any] = {"filename": file.name, "length": len(data)}
        if file.alt:
            wanted["alt_txt"] = file.alt[:_ALT_MAX_CHARS]
        place = await self._api.read("files.getUploadURLExternal", wanted)
        await self._web.put(str(place["upload_url"]), data)
        return {"id": str(place["file_id"]), "title": file.name}

    async def _say(self, address: Address, sentences: Iterable[str]) -> None:
        text = " ".join(sentences)
        block = {"type": "section", "text": {"type": "plain_text", "text": text[:2_900]}}
        said = {"channel": address.channel, "thread_ts": address.thread, "blocks": [block]}
        # A key that no reply has: it must not be found as one.
        said |= {"text": "A file could not be shown.", **metadata(_NOTE_KEY)}
        with contextlib.suppress(SlackRefused):
            await self._api.write("chat.postMessage", said)

    async def _are_there(self, address: Address, files: tuple[File, ...], below: str) -> bool:
        wanted = sorted(file.name for file in files)
        cursor = ""
        while True:
            page = {"channel": address.channel, "ts": address.thread, "limit": _PAGE}
            page["oldest"] = below
            if cursor:
                page["cursor"] = cursor
            try:
                answer = await self._api.read("conversations.replies", page)
            except SlackRefused as error:
                raise DeliveryUnknown("the thread cannot be read") from error
            messages = answer.get("messages", ())
            if any(message["ts"] > below and self._shows(message, wanted) for message in messages):
                return True
            cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return False

    def _shows(self, message: Mapping[str, Any], wanted: list[str]) -> bool:
        titles = sorted(str(file.get("title")) for file in message.get("files") or ())
        return message.get("user") == self._own_id and titles == wanted


def _refused(name: str, error: SlackRefused) -> str:
    logger.warning("slack.file_refused", code=error.code)
    return NOT_SHOWN.format(name=name, why=f"Slack says {error.code}")


async def with_files(show: Uploads, address: Address, files: tuple[File, ...]) -> None:
    """Show files below a message that was just posted. Raises only DeliveryUnknown: any other error
    would say that the message itself is not there."""
    try:
        await show.show(address, files)
    except DeliveryUnknown:
        raise
    except DeliveryError as error:
        raise DeliveryUnknown(str(error)) from error
