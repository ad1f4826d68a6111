"""`files`: reads parts of what was attached in this conversation, by pages or lines, or by words.

A long file is cut where it is read into a question, and one of an earlier turn is seen no more once
it has left the window. Its whole text is kept for a week (bot/turn/attachments.py) and can be read
here, as long as the message that it came with was not taken back or forgotten.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from pydantic import BaseModel, ConfigDict, Field

from bot.errors import ToolFailed
from bot.messages import IncomingMessage
from bot.ports import Source, Tool, Toolbox, ToolParts, ToolResult, TurnContext
from bot.ports.typed_tool import typed_tool
from bot.reply import Keep
from bot.turn.asked import file_label
from bot.turn.attachments import PAGE_END

KNOWN = "files.known"
"""The kept name of the list of files whose text is kept."""

_MOST_KNOWN = 20
_MOST_FOUND = 8
_AROUND_LINES = 2
_SHOWN_MAX_CHARS = 12_000
_LINES_AT_ONCE, _PAGES_AT_ONCE = 200, 10
_CUES = {
    "en": r"\b(?:pages?|lines?|files?|documents?|attach\w*|pdf|sections?|chapters?)\b",
    "de": r"\b(?:seiten?|zeilen?|dateien?|datei|dokumente?|anhang|abschnitt|kapitel)\b",
    "fr": r"\b(?:lignes?|fichiers?|piece jointe|chapitres?)\b",
    "es": r"\b(?:paginas?|lineas?|archivos?|ficheros?|adjunto|capitulos?)\b",
    "it": r"\b(?:pagine|righe|riga|allegato|documento|capitol[oi])\b",
    "pt": r"\b(?:linhas?|arquivos?|ficheiros?|anexo|capitulos?)\b",
    "nl": r"\b(?:pagina's|regels?|bestand(?:en)?|bijlage|hoofdstuk)\b",
}


class Settings(BaseModel):
    """`tools.files` in config.yaml; it needs none."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class KnownFile(msgspec.Struct, frozen=True):
    """A file whose text is kept: its name, which blob it is, which message it came with."""

    name: str
    blob: str
    message_id: str


class _Arguments(BaseModel):
    file: str = Field(default="", description="its name; empty: the newest one")
    first: int = Field(default=1, ge=1, description="first page of a PDF, else first line")
    last: int = Field(default=0, ge=0, description="last page or line; 0: as many as fit")
    search: str = Field(default="", description="words to look for in place of a range")


def build(settings: Settings, parts: ToolParts) -> Toolbox:
    """The reader."""
    tool = typed_tool(
        "read_file",
        "Reads a part of a file that was attached in this conversation: pages, lines, or where "
        "some words stand. For files that were cut, or are not seen any more.",
        _Arguments,
        _read,
        doing="Reading the file",
        cues=_CUES,
        is_lookup=True,
        keeps=_keeps,
    )

    async def tools() -> tuple[Tool, ...]:
        return (tool,)

    return Toolbox("files", tools)


async def _read(arguments: _Arguments, context: TurnContext) -> ToolResult:
    known = await _readable(context)
    file = _named(known, arguments.file)
    data = await context.blobs.get(file.blob)
    if data is None:
        raise ToolFailed(f"{file.name} is not kept any more; it must be sent again")
    text = Text.of(data.decode("utf-8", "replace"))
    if arguments.search.strip():
        found, where = text.matching(arguments.search), f"“{arguments.search.strip()}”"
        if not found:
            return ToolResult(f"“{arguments.search.strip()}” does not stand in {file.name}.")
    else:
        found, where = text.between(arguments.first, arguments.last)
    head = f"{file.name}, {where} ({text.size}):"
    return ToolResult(
        f"{head}\n{found}", source=Source(f"{file.name}, {where}"), is_from_outside=True
    )


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text in its parts: the pages of a PDF, or lines."""

    parts: tuple[str, ...]
    unit: str

    @classmethod
    def of(cls, text: str) -> "Text":
        """Pages where there are ends of pages, else lines."""
        if PAGE_END in text:
            return cls(tuple(page.strip("\n") for page in text.split(PAGE_END)), "page")
        return cls(tuple(text.splitlines()), "line")

    @property
    def size(self) -> str:
        """How many parts there are, in words."""
        return f"of {len(self.parts):,} {self.unit}s"

    def between(self, first: int, last: int) -> tuple[str, str]:
        """The parts from one number to another, as far as they fit, and which these are.

        Raises ToolFailed where there are none.
        """
        most = _PAGES_AT_ONCE if self.unit == "page" else _LINES_AT_ONCE
        last = min(last or first + most - 1, len(self.parts))
        if not first <= last:
            raise ToolFailed(f"there are {len(self.parts):,} {self.unit}s; first must not be above")
        shown: list[str] = []
        room = _SHOWN_MAX_CHARS
        for number in range(first, last + 1):
            part = self._numbered(number)
            if shown and len(part) > room:
                break
            shown.append(part[:room])
            room -= len(shown[-1])
        end = first + len(shown) - 1
        return "\n".join(shown), f"{self.unit} {first}" if end == first else (
            f"{self.unit}s {first} to {end}"
        )

    def matching(self, words: str) -> str:
        """Where the words stand, all of them in one line before some of them; "" for nowhere."""
        wanted = [word.casefold() for word in words.split()]
        lines = [
            (number, line) for number, part in enumerate(self.parts, 1) for line in part.split("\n")
        ]
        scored = [
            (sum(word in line.casefold() for word in wanted), -at)
            for at, (_, line) in enumerate(lines)
        ]
        best = sorted((row for row in scored if row[0]), reverse=True)[:_MOST_FOUND]
        shown = []
        for _, at in sorted(best, key=lambda row: -row[1]):
            around = lines[max(0, -at - _AROUND_LINES) : -at + _AROUND_LINES + 1]
            said = "\n".join(line for _, line in around)
            shown.append(f"[{self.unit} {lines[-at][0]}]\n{said}")
        return "\n\n".join(shown)[:_SHOWN_MAX_CHARS]

    def _numbered(self, number: int) -> str:
        part = self.parts[number - 1]
        return f"[page {number}]\n{part}" if self.unit == "page" else f"{number}: {part}"


def _keeps(context: TurnContext) -> tuple[Keep, ...]:
    """The list with the files that came with this turn."""
    new = _of(context.messages)
    if not new:
        return ()
    known = (*(file for file in _kept(context) if file not in new), *new)
    return (Keep(KNOWN, msgspec.json.encode(known[-_MOST_KNOWN:]).decode()),)


def _of(messages: Sequence[IncomingMessage]) -> tuple[KnownFile, ...]:
    return tuple(
        KnownFile(file_label(file), file.whole, message.id)
        for message in messages
        for file in message.attachments
        if file.whole and not file.picture
    )


def _kept(context: TurnContext) -> tuple[KnownFile, ...]:
    kept = context.conversation.memory.kept.get(KNOWN, "[]")
    try:
        return msgspec.json.decode(kept, type=tuple[KnownFile, ...])
    except msgspec.MsgspecError:  # kept by another release
        return ()


async def _readable(context: TurnContext) -> tuple[KnownFile, ...]:
    """The files of messages that are still remembered, oldest first."""
    new, kept = _of(context.messages), _kept(context)
    if kept:
        turns = await context.all_turns()
        remembered = {source.message_id for turn in turns for source in turn.sources}
        kept = tuple(file for file in kept if file.message_id in remembered and file not in new)
    return (*kept, *new)


def _named(known: Sequence[KnownFile], name: str) -> KnownFile:
    """The newest file of this name, or the newest. Raises ToolFailed where there is none."""
    wanted = name.strip().casefold()
    for file in reversed(known):
        if not wanted or wanted == file.name.casefold():
            return file
    names = ", ".join(dict.fromkeys(file.name for file in reversed(known))) or "none"
    raise ToolFailed(f"there is no such file. There are: {names}")
