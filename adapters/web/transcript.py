"""A conversation as the page shows it: stored turns and what is still on the live stream, as one.

The live stream knows what memory does not (a waiting message, half a reply, a notice), memory what
the stream no longer keeps. Pure: `bot/conversation.py` and `adapters/live_events.py` go in, a list
of entries comes out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from adapters.live_events import (
    Asked,
    Below,
    Doing,
    Event,
    Option,
    Shown,
    keep_utf16,
    options_below,
)
from bot.conversation import Turn
from bot.reply import Extras, File
from bot.steps import Steps
from bot.turn import pressed
from bot.turn.commands import can_be_repeated, parse

_ATTACHED = re.compile(
    r"^\[(?:the attached file|said in the recording) (.+?):\]\n.*?\n\[end of \1\]$"
    r"|^\[the attached picture (.+?)\]$|^\[attached, but .*?: ([^:\n]+)\]$",
    re.DOTALL | re.MULTILINE,
)
"""How memory has what came with a message (bot/turn/asked.py)."""

FORGET_COMMAND = "new"
"""After the answer to this command, what was said before is no longer shown."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message on the page. `at` is in seconds since the epoch, 0 where it is not known.
    `rates` is the turn that can be rated below it, "" for none. `steps` are known as long as its
    events are."""

    id: str
    author: Literal["person", "assistant"]
    text: str
    at: float
    is_final: bool = True
    in_reply_to: str = ""
    options: tuple[Option, ...] = ()
    files: tuple[File, ...] = ()
    rates: str = ""
    steps: Steps = ()


@dataclass(frozen=True, slots=True)
class Transcript:
    """All entries in order, what is being done now ("" for nothing), and an unfinished picture."""

    entries: tuple[Entry, ...]
    status: str
    sketch: File | None = None


def transcribe(turns: Sequence[Turn], events: Iterable[Event], doing: str = "") -> Transcript:
    """What to show for `turns` (oldest first) and the `events` that are kept (oldest first);
    `doing` is the skill that is in the middle of something.

    A turn is shown from its events if all of them are still there, else from memory.
    """
    board = Board()
    for event in events:
        board.apply(event)
    live = _forget(board.entries)
    entries: list[Entry] = []
    asked = {entry.id for entry in live if entry.author == "person"}
    for index, turn in enumerate(turns):
        shown = [entry for entry in live if is_part(entry, turn)]
        answered = {entry.in_reply_to for entry in shown}
        if shown and answered <= asked and not any(key.startswith(turn.id) for key in board.cut):
            end = live.index(shown[-1]) + 1
            entries += live[:end]
            live = live[end:]
        else:
            is_answer = turn.outcome == "done"
            is_once = not can_be_repeated(turn, doing)
            extras = Extras(turn.offered, takes_rating=is_answer, is_once=is_once)
            asks = as_sent(pressed.asked(turn, turns[:index]))
            entries += (
                Entry(f"{turn.id}-asked", "person", asks, turn.at),
                Entry(
                    f"{turn.id}-said",
                    "assistant",
                    turn.said,
                    turn.at,
                    options=options_below(extras),
                    files=turn.files,
                    rates=turn.id if is_answer else "",
                ),
            )
            live = [entry for entry in live if entry not in shown and entry.id not in answered]
    return Transcript(tuple(entries + live), board.status, board.sketch)


def with_names(text: str, files: Sequence[str]) -> str:
    """A person's message with the names of its files below it."""
    return "\n".join((*([text] if text.strip() else []), *(f"📎 {name}" for name in files)))


def as_sent(asked: str) -> str:
    """What a person sent, as they see it: files by their names, and not what stands in them."""
    return _ATTACHED.sub(lambda found: f"📎 {found[1] or found[2] or found[3]}", asked)


def is_part(entry: Entry, turn: Turn) -> bool:
    """Whether `entry` belongs to the turn's reply: delivery's keys begin with the turn's id."""
    return entry.author == "assistant" and entry.id.startswith(turn.id)


class Board:
    """Events applied one after the other. `cut` are messages whose beginning is not kept."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.cut: set[str] = set()
        self.status = ""
        self.sketch: File | None = None

    def apply(self, event: Event) -> None:
        """Take one event in; a repeated one changes nothing."""
        if isinstance(event, Doing):
            self.status, self.sketch = event.text, event.sketch
        elif isinstance(event, Asked):
            self._ask(event)
        elif isinstance(event, Below):
            self._put_below(event)
        else:
            self._show(event)

    def _ask(self, event: Asked) -> None:
        if self._find(event.id) is not None:
            return
        # The answer may have been quicker than the news of the question.
        answers = (
            index for index, entry in enumerate(self.entries) if entry.in_reply_to == event.id
        )
        place = next(answers, len(self.entries))
        self.entries.insert(place, Entry(event.id, "person", event.text, event.at))

    def _show(self, event: Shown) -> None:
        index = self._find(event.id)
        if index is None:
            if event.offset:
                self.cut.add(event.id)
                return
            entry = Entry(event.id, "assistant", "", event.at, False, event.in_reply_to)
            index = len(self.entries)
            self.entries.append(entry)
        entry = self.entries[index]
        text = keep_utf16(entry.text, event.offset) + event.text
        self.entries[index] = replace(
            entry,
            text=text,
            is_final=event.is_final,
            at=entry.at or event.at,
            steps=event.steps,
        )
        self.status = ""
        self.sketch = None

    def _put_below(self, event: Below) -> None:
        index = self._find(event.id)
        if index is not None:
            entry = self.entries[index]
            self.entries[index] = replace(
                entry, options=event.options, files=event.files, rates=event.rates
            )

    def _find(self, entry_id: str) -> int | None:
        for index in range(len(self.entries) - 1, -1, -1):
            if self.entries[index].id == entry_id:
                return index
        return None


def _forget(entries: list[Entry]) -> list[Entry]:
    """`entries` from the last answered `/new` on."""
    answered = {entry.in_reply_to for entry in entries if entry.is_final}
    for index in range(len(entries) - 1, -1, -1):
        entry = entries[index]
        command = parse(entry.text) if entry.author == "person" else None
        if command and command.name == FORGET_COMMAND and entry.id in answered:
            return entries[index:]
    return entries
