"""A reply: the document shown to a person, which grows while the model speaks."""

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.steps import Steps, with_begun, with_ended


@dataclass(frozen=True, slots=True)
class TextDelta:
    """More of what the assistant says (Markdown). Kept in the conversation's memory."""

    text: str


@dataclass(frozen=True, slots=True)
class Retold:
    """What a model reads of this reply in later turns, in place of its text: of one that no model
    wrote, and whose form it would take for its own. Not shown."""

    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence about the reply itself (an error, a change of model). Shown, not remembered."""

    text: str


@dataclass(frozen=True, slots=True)
class Status:
    """What is being done while no text comes. Shown while it lasts, then gone; a step of
    the work itself (a tool that runs), which a `StepEnded` follows, stays where a platform can
    show that. `sketch` is an unfinished picture that goes with it."""

    text: str
    is_step: bool = False
    sketch: "File | None" = None


@dataclass(frozen=True, slots=True)
class StepEnded:
    """The step that was begun last is over, and led to something or did not."""

    worked: bool


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What the model that speaks wants people to know of it. Shown once in a conversation."""

    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a person can pick in place of writing it.

    `label` stands on the button; picking it is the message `says`, which may be a command. At most
    75 and 60 characters: with more, a platform's button holds neither.

    With `asks`, the person is first asked for words in a form (`asks` is what stands above the
    field, `text` what is in it at first), and these follow behind `says`. Where there are no forms,
    or the choice is picked by its number, it says only `says`: whoever offers it asks then.

    One that `stays` can be picked again, and others below the same message after it: each counts
    once until it is answered (`bot.conversation.since`). Of the others below a message a single one
    counts.
    """

    label: str
    says: str
    style: Literal["plain", "primary", "danger"] = "plain"
    asks: str = ""
    text: str = ""
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be picked below the reply, at most 10. Of several such parts the last one counts."""

    options: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes with the reply. `blob` names its bytes (bot/blobs.py); `alt` describes a
    picture for who cannot see it."""

    name: str
    media_type: str
    size_bytes: int
    blob: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Keep:
    """A small value that the skill wants to find again in this conversation ("" = forget it).

    It is kept in the same step that ends the turn: a turn that is not committed keeps nothing.
    """

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Wake:
    """The skill wants to be called in this conversation at a time (aware; None: not any more), on
    behalf of the person who wrote last.

    It then gets `says`, one of its own commands, in a message with `is_alarm`. A conversation has
    one alarm of each `name` (a word); a new one takes the place of the old. It is set in the step
    that ends the turn. Precise to some ten seconds, later while the conversation is busy. A reply
    to it that holds nothing is not shown.
    """

    name: str
    at: datetime | None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What this reply shows was looked at, and how it is stands in it: nobody looks again. Not
    shown."""


ReplyPart = (
    TextDelta
    | Retold
    | Notice
    | Status
    | StepEnded
    | Disclosure
    | Choices
    | File
    | Keep
    | Wake
    | Checked
)


@dataclass(frozen=True, slots=True)
class Extras:
    """What goes with the last message of a reply, beside its text.

    `takes_rating`: it is an answer, and a platform that can may ask how good it was; and unless it
    `is_once`, whether it is to be given once more. `is_last`: nothing of the reply follows, so that
    a platform may show that the work is done. `steps` are what was and is done for the reply so
    far, where `Limits.shows_steps`; they alone also go with a message that still grows.
    """

    choices: tuple[Choice, ...] = ()
    files: tuple[File, ...] = ()
    takes_rating: bool = False
    is_once: bool = False
    is_last: bool = False
    steps: Steps = ()

    @property
    def need_a_message(self) -> bool:
        """Whether they are worth a message of their own where no text is left to show."""
        return bool(self.choices or self.files)

    @property
    def takes_another_try(self) -> bool:
        """Whether a button asks for another try: below an answer whose choices hold none, and
        do not stay: it would take those away, or pay for more without saying the price."""
        own = any(choice.stays or choice.says == "/again" for choice in self.choices)
        return self.takes_rating and not (self.is_once or own)


NO_EXTRAS = Extras()

_FENCE_LINE = re.compile(r"^([ \t]*(?:`{3,}|~{3,}))([^\n]*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the document of one kind."""

    kind: Literal["said", "notice"]
    text: str


class Reply:
    """The growing document, what goes with it, and what the skill wants to keep.

    One writer adds parts; one reader (delivery) waits for growth.

    Adding a delta appends to a list and nothing else: no task, no timer and no event per token.
    """

    def __init__(
        self,
        runs: Iterable[Run] = (),
        extras: Extras = NO_EXTRAS,
        kept: Iterable[tuple[str, str]] = (),
        wakes: Iterable[Wake] = (),
        retold: str = "",
    ) -> None:
        self._closed: list[Run] = list(runs)  # runs before the one that grows
        self._kind: Literal["said", "notice"] = "said"
        self._growing: list[str] = []
        if self._closed and self._closed[-1].kind == "said":  # a reply that goes on
            self._growing = [self._closed.pop().text]
        self._waiter: asyncio.Future[None] | None = None
        self._finished = asyncio.Event()
        self.status = ""
        self.sketch: File | None = None
        self.steps: Steps = ()
        self.extras = extras
        self.kept = dict(kept)
        self.wakes = {wake.name: wake for wake in wakes}
        self.retold = retold
        self.is_checked = False

    def add(self, part: ReplyPart) -> None:
        """Take in one part. A status replaces the one before and goes when text comes."""
        if type(part) is TextDelta:  # the token path: kept first and flat
            if self._kind != "said":
                self._close_run("said")
            self._growing.append(part.text)
            self.status = ""
            self.sketch = None
        elif isinstance(part, Notice):
            if not part.text.strip():
                return
            self._close_run("notice")
            self._growing.append(part.text)
            self._close_run("said")
        elif isinstance(part, Status):
            self.status, self.sketch = part.text, part.sketch
            if part.is_step:
                self.steps = with_begun(self.steps, part.text)
        elif isinstance(part, StepEnded):
            self.steps = with_ended(self.steps, worked=part.worked)
        elif isinstance(part, Choices):
            self.extras = replace(self.extras, choices=part.options)
        elif isinstance(part, File):
            if part not in self.extras.files:  # a reply that goes on may give it again
                self.extras = replace(self.extras, files=(*self.extras.files, part))
        elif isinstance(part, Keep):
            self.kept[part.name] = part.value
        elif isinstance(part, Wake):
            self.wakes[part.name] = part
        elif isinstance(part, Retold):
            self.retold = part.text
        elif isinstance(part, Checked):
            self.is_checked = True
        if self._waiter is not None:
            self._wake()

    def add_to_paragraph(self, part: ReplyPart) -> bool:
        """Take in one part, but no text beyond the end of the paragraph; whether it has ended."""
        if type(part) is not TextDelta:
            self.add(part)
            return False
        before = self.markdown
        after = before + part.text
        end = after.find("\n\n", max(0, len(before) - 1))
        if end < 0 or open_fence(after[:end]) is not None:
            self.add(part)
            return False
        self.add(TextDelta(after[len(before) : end + 2]))
        return True

    def finish(self) -> None:
        """Say that nothing more will come: a step that runs was broken off."""
        self.steps = with_ended(self.steps, worked=False)
        self._finished.set()
        self._wake()

    @property
    def is_finished(self) -> bool:
        """Whether the whole document is there."""
        return self._finished.is_set()

    @property
    def has_text(self) -> bool:
        """Whether there is anything to show."""
        return any(self._growing) or bool(self._closed)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The document so far, neighbouring deltas merged."""
        self._merge()
        growing = self._growing[0] if self._growing else ""
        return (*self._closed, Run(self._kind, growing)) if growing else tuple(self._closed)

    @property
    def said(self) -> str:
        """What the assistant said, without notices: what memory keeps."""
        return "".join(run.text for run in self.runs if run.kind == "said")

    @property
    def markdown(self) -> str:
        """The document as one Markdown text. It only ever grows at its end."""
        return join_runs(self.runs)

    async def grown(self) -> None:
        """Wait until the next part or the end. At most one caller at a time."""
        if self._finished.is_set():
            return
        self._waiter = asyncio.get_running_loop().create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    async def finished(self, within_s: float | None) -> bool:
        """Wait for the end, at the most `within_s` (None: for as long as it takes); whether it
        came. Deltas do not wake it."""
        try:
            async with asyncio.timeout(within_s):
                await self._finished.wait()
        except TimeoutError:
            return False
        return True

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _merge(self) -> None:
        if len(self._growing) > 1:
            self._growing = ["".join(self._growing)]

    def _close_run(self, next_kind: Literal["said", "notice"]) -> None:
        self._merge()
        if self._growing and self._growing[0]:
            self._closed.append(Run(self._kind, self._growing[0]))
        self._growing = []
        self._kind = next_kind


def join_runs(runs: Iterable[Run]) -> str:
    """The runs as one Markdown text: a notice stands in a paragraph of its own, in italics.

    A code fence that is open there is closed before the notice and opened again for the text that
    follows, so that code stays code and prose stays prose.
    """
    text = reopening = ""
    for run in runs:
        if run.kind == "notice":
            fence = open_fence(text)
            if fence is not None:
                text += f"{_line_end(text)}{fence.markers}"
                reopening = f"{fence.markers}{fence.info}\n"
            text += f"{_gap(text)}_{run.text.strip()}_\n\n"
        else:
            text += reopening + run.text
            reopening = ""
    return text


@dataclass(frozen=True, slots=True)
class OpenFence:
    """A code fence that is not closed: its indented markers, and the language behind them."""

    markers: str
    info: str


def open_fence(text: str) -> OpenFence | None:
    """The code fence that is open at the end of `text` (CommonMark 0.31 §4.5, any indentation)."""
    is_open: OpenFence | None = None
    for match in _FENCE_LINE.finditer(text):
        markers, info = match[1], match[2].strip()
        if is_open is None:
            if "`" not in info or "~" in markers:
                is_open = OpenFence(markers, info)
        elif not info and markers.strip().startswith(is_open.markers.strip()):
            is_open = None
    return is_open


def _line_end(text: str) -> str:
    return "" if text.endswith("\n") else "\n"


def _gap(text: str) -> str:
    """What must stand between `text` and a new paragraph."""
    if not text or text.endswith("\n\n"):
        return ""
    return "\n" if text.endswith("\n") else "\n\n"
