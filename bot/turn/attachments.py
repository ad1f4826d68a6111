"""Reading what people attach, at the beginning of a turn.

    Adapter.fetch → bytes, bounded → text, bounded → Attachment.content → asked (bot/turn/asked.py)
                                   → Attachment.picture → the prompt, for a model that sees
                                   → a model that listens → Attachment.content

What cannot be read is named, with the reason, so that the model and the person know. Content is
marked as the file's: it is something to look at, not something to obey.
"""

import asyncio
import contextlib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import structlog

from bot.errors import DragomanError, FetchFailed, ModelError
from bot.latest import Latest
from bot.messages import Attachment, IncomingMessage
from bot.ports import Adapter, Blobs, NoBlobs, Recording, SpeechModel

logger = structlog.get_logger(__name__)

_AT_MOST = 10  # files of one turn
_WITHIN_S = 30.0
_HEARD_WITHIN_S = 180.0
_REMEMBERED = 16
_TEXT_TYPES = (
    *("application/json", "application/xml", "application/yaml", "application/x-yaml"),
    *("application/toml", "application/javascript", "application/x-sh", "application/sql"),
    *("application/x-python", "application/csv", "application/x-ndjson"),
)
_TEXT_ENDINGS = frozenset(
    (
        *("txt", "md", "markdown", "rst", "csv", "tsv", "log", "json", "jsonl", "yaml", "yml"),
        *("toml", "ini", "cfg", "conf", "xml", "html", "htm", "css", "scss", "py", "pyi", "js"),
        *("mjs", "jsx", "ts", "tsx", "java", "kt", "go", "rs", "c", "h", "cc", "cpp", "hpp", "cs"),
        *("rb", "php", "pl", "lua", "sh", "bash", "ps1", "sql", "r", "swift", "scala", "dart"),
        *("ex", "exs", "erl", "hs", "ml", "tex", "diff", "patch", "env", "properties", "gradle"),
        *("dockerfile", "makefile", "vue", "proto", "graphql", "tf", "ipynb", "srt", "vtt", "eml"),
    )
)
_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_PICTURE_MAX_BYTES = 5 * 1024 * 1024  # what providers of models take of one
_RECORDING_ENDINGS = frozenset(("flac", "m4a", "mp3", "oga", "ogg", "opus", "wav", "weba"))
_DEAF = "I cannot listen to recordings, since no model for speech is set up here"
PAGE_END = "\f"
"""What stands between the pages in the text of a PDF."""

_WHOLE_MAX_CHARS = 1_000_000
_WORTH_KEEPING_CHARS = 1000
_SILENT = "nothing can be made out in it"
BLIND = "the language model I use cannot look at pictures"
_UNKNOWN = "I can read text, code, tables and PDFs only"
_TOO_MANY = f"I read {_AT_MOST} files at once"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads attachments. `most_bytes` of one file are fetched. What was read is remembered a while,
    for a turn that is planned again. `speech`: the model that listens to recordings. The whole of
    what is not short is kept in `blobs`, for who wants to read on (bot/tools/files.py).
    `draws_from_pictures`: they are fetched also for a model that does not see, to draw from."""

    adapters: Mapping[str, Adapter]
    most_bytes: int
    sees_images: bool = False
    speech: SpeechModel | None = None
    blobs: Blobs = field(default_factory=NoBlobs)
    draws_from_pictures: bool = False
    _read: Latest[tuple[str, str, int], Attachment] = field(
        default_factory=lambda: Latest(_REMEMBERED)
    )

    async def read(
        self, messages: Sequence[IncomingMessage], most_chars: int
    ) -> tuple[IncomingMessage, ...]:
        """The messages with what their attachments say, `most_chars` in all. Raises nothing."""
        count = sum(len(message.attachments) for message in messages)
        if count == 0:
            return tuple(messages)
        each_chars, left = most_chars // min(count, _AT_MOST), _AT_MOST
        read: list[IncomingMessage] = []
        for message in messages:
            now, later = message.attachments[:left], message.attachments[left:]
            left -= len(now)
            done = await asyncio.gather(*(self._one(message, a, each_chars) for a in now))
            over = (replace(attachment, problem=_TOO_MANY) for attachment in later)
            read.append(replace(message, attachments=(*done, *over)))
        return tuple(read)

    async def _one(
        self, message: IncomingMessage, attachment: Attachment, most_chars: int
    ) -> Attachment:
        key = (str(message.conversation), attachment.id, most_chars)
        known = self._read.get(key)
        if known is None:
            try:
                is_heard = kind_of(attachment) == "recording"
                async with asyncio.timeout(_HEARD_WITHIN_S if is_heard else _WITHIN_S):
                    known = await self._content(message, attachment, most_chars)
            except FetchFailed as error:
                logger.info("attachment.unread", reason=str(error))
                known = replace(attachment, problem=error.user_message)
            except ModelError as error:
                logger.warning("attachment.unheard", detail=str(error))
                known = replace(attachment, problem="the model that listens did not answer")
            except TimeoutError:
                known = replace(attachment, problem="it took too long")
            except Exception:
                # A mistake in reading must not leave a person without an answer.
                logger.exception("attachment.failed")
                known = replace(attachment, problem=FetchFailed.user_message)
            self._read[key] = known
        return known

    async def _content(
        self, message: IncomingMessage, attachment: Attachment, most_chars: int
    ) -> Attachment:
        kind = kind_of(attachment)
        if kind == "unknown":
            raise FetchFailed(attachment.media_type, user_message=_UNKNOWN)
        is_blind = kind == "picture" and not self.sees_images
        if is_blind and not self.draws_from_pictures:
            raise FetchFailed("a model without eyes", user_message=BLIND)
        if kind == "recording" and self.speech is None:
            raise FetchFailed("no model for speech", user_message=_DEAF)
        most_bytes = self.most_bytes
        if kind == "picture":
            most_bytes = min(most_bytes, _PICTURE_MAX_BYTES)
        if attachment.size_bytes > most_bytes:
            raise FetchFailed("too large", user_message="it is too large")
        adapter = self.adapters[message.conversation.adapter]
        data = await adapter.fetch(message.address, attachment, most_bytes)
        if len(data) > most_bytes:
            raise FetchFailed("too large", user_message="it is too large")
        if kind == "picture":
            if is_blind:
                attachment = replace(attachment, problem=BLIND)
            return replace(attachment, picture=data, whole=await self._keep(data))
        whole = (await self._text(kind, attachment, data, most_chars))[:_WHOLE_MAX_CHARS]
        text = whole.replace(PAGE_END, "").strip() if kind == "pdf" else whole
        if not text.strip():
            raise FetchFailed("empty", user_message="it is empty")
        return replace(
            attachment,
            content=text[:most_chars],
            left_out_chars=max(0, len(text) - most_chars),
            whole=await self._keep(whole.encode("utf-8", "replace"))
            if len(text) > _WORTH_KEEPING_CHARS
            else "",
        )

    async def _keep(self, data: bytes) -> str:
        """The name of the blob, "" where it cannot be kept: the file is read all the same."""
        try:
            return await self.blobs.put(data)
        except DragomanError as error:
            logger.warning("attachment.not_kept", error=type(error).__name__)
            return ""

    async def _text(self, kind: str, attachment: Attachment, data: bytes, most_chars: int) -> str:
        if kind == "recording" and self.speech is not None:
            recording = Recording(attachment.name, attachment.media_type, data)
            text = await self.speech.transcribe(recording)
            if not text:
                raise FetchFailed("silence", user_message=_SILENT)
            return text
        return await pdf_text(data, most_chars) if kind == "pdf" else decoded(data)


async def whole_text(attachment: Attachment, blobs: Blobs) -> Attachment:
    """With all of its text, also where the turn has room for a part of it only; as it is where that
    is not kept any more. Raises StoreUnavailable."""
    if not (attachment.whole and attachment.left_out_chars):
        return attachment
    data = await blobs.get(attachment.whole)
    if data is None:
        return attachment
    return replace(attachment, content=data.decode("utf-8", "replace"), left_out_chars=0)


def kind_of(attachment: Attachment) -> str:
    """ "text", "pdf", "picture", "recording" or "unknown", by its type and its name's end."""
    media_type = attachment.media_type.partition(";")[0].strip().lower()
    if media_type in _PICTURES:
        return "picture"
    ending = attachment.name.rpartition(".")[2].lower()
    if media_type.startswith("audio/") or ending in _RECORDING_ENDINGS:
        return "recording"
    if media_type == "application/pdf" or ending == "pdf":
        return "pdf"
    is_text = media_type.startswith("text/") or media_type in _TEXT_TYPES
    return "text" if is_text or ending in _TEXT_ENDINGS else "unknown"


def decoded(data: bytes) -> str:
    """Bytes as text: Unicode with or without a mark, else Latin-1. FetchFailed for others."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:4096]:
        raise FetchFailed("binary", user_message="it is no text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


async def pdf_text(data: bytes, enough_chars: int) -> str:
    """The text of a PDF; more than is enough only where that is quick. Raises FetchFailed where it
    has none that can be read."""
    most, enough = str(_WHOLE_MAX_CHARS), str(enough_chars + 1)
    command = (sys.executable, "-m", "bot.turn.pdf_text", most, enough)
    pipe, none = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=none)
    try:
        text, _ = await process.communicate(data)
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if process.returncode != 0:
        why = "it holds no text that I can read"
        raise FetchFailed("no text in the PDF", user_message=why)
    return text.decode("utf-8", "replace").rstrip()
