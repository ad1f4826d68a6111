"""Describe → two or three suggestions with different trade-offs, each checked → take one.

The first is what the model says to the plain wish, so that it is never worse than a plain reply.
Examples of what it should do are asked for next, and each suggestion is tried with them. One that
keeps them is shown at once. Where one does not, the next decides: if that keeps them it is shown
first; if both do the same, the example is doubted. What is left is mended, and shown last if it
cannot be.
"""

import re
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, replace

from bot.errors import ModelError
from bot.ports import ModelMessage, TurnContext
from bot.reply import Choice, Choices, File, Notice, ReplyPart, Status, TextDelta
from bot.skills.code.asking import going_on, in_conversation
from bot.skills.code.checks.checked import Checked
from bot.skills.code.checks.checking import Checker
from bot.skills.code.draft import Draft
from bot.skills.code.languages import named_language, names_one
from bot.skills.code.pasted.languages.naming import file_name, wished_language
from bot.skills.code.pasted.messages.blocks import fenced, without_blocks
from bot.skills.code.proving import doubted, with_examples
from bot.skills.code.shelf import (
    NOT_KEPT,
    Item,
    keep_suggested,
    keep_taken,
    open_item,
    put_files,
    suggested,
    tag_in,
    tagged,
)
from bot.skills.code.taking import taken_in_words
from bot.skills.code.writing import Writer
from bot.tools.source.reading import Example

FAILS_MARK = "⚠"
"""Stands in the head of a suggestion whose checks fail."""

_REMARK_CHARS = 240


@dataclass(frozen=True, slots=True)
class Approach:
    """A trade-off: what a suggestion is called, and what the model is told to aim at."""

    label: str
    aim: str = ""


APPROACHES = (
    Approach("simple"),  # what a model writes when it is told nothing else
    Approach("fast", "a way that takes little time also for large inputs"),
    Approach("careful", "a way that checks its input and handles every special case"),
)
_WISH = "{wish}\n\nWrite it in Python, unless it has to be in another language."
_OTHERWISE = (
    "Now write the same in another way: {aim}. Keep its names and its arguments. One ```{language} "
    "block, then one sentence on its trade-off."
)
NOTHING = "I could not write that. Please describe it in another way: what goes in, what comes out."


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A checked way of doing what was asked."""

    label: str
    draft: Draft
    checked: Checked

    @property
    def told(self) -> str:
        """As it is shown (Markdown), without its number."""
        mark = "" if self.checked.holds else f" {FAILS_MARK}"
        head = f"{self.label}** – {self.checked.told}{mark}\n\n"
        if self.draft.has_several_blocks:
            return f"{head}{self.draft.whole}\n"
        said = _remark(self.draft.answer)
        remark = f"\n{said}\n" if said else ""
        return f"{head}{fenced(self.checked.source, self.checked.language)}{remark}\n"

    def doubting(self, examples: Sequence[Example]) -> "Suggestion":
        """The same, without these examples."""
        checked = self.checked.doubting(examples)
        return replace(self, draft=replace(self.draft, checked=checked), checked=checked)


async def suggest(
    context: TurnContext, checker: Checker, wish: str, count: int
) -> AsyncGenerator[ReplyPart, None]:
    """Suggestions for `wish`: each shown when its checks hold, the others last."""
    writer = Writer(context, checker, wished_language(wish), is_open=not names_one(wish))
    asked = wish if named_language(wish) else _WISH.format(wish=wish)
    table = Table(writer, in_conversation(context, asked))
    try:
        for number, approach in enumerate(APPROACHES[:count], 1):
            yield Status(f"Writing and checking suggestion {number} of {count}: {approach.label}")
            await table.add(approach)
            if table.said:
                yield TextDelta(table.said)
                return
            for text in table.shows():
                yield text
        for label in [each.label for each in table.waiting]:
            yield Status(f"Mending what failed: {label}")
            await table.mend(label)
            for text in table.shows():
                yield text
    except ModelError as error:
        if not (table.shown or table.waiting):
            raise
        yield Notice(error.user_message)
    for text in table.shows_the_rest():
        yield text
    if not table.shown:
        yield TextDelta(NOTHING)
        return
    items = await _shelve(context, table.shown)
    yield keep_suggested(context.conversation.memory.kept, items)
    yield Choices(_choices(items))


def _choices(items: Sequence[Item]) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"Take {number}: {each.label}", f"/take {number} {each.tag}")
        for number, each in enumerate(items, 1)
    )


class Table:
    """What lies on the table while suggestions are made: those shown, in order, and those that
    wait because something is wrong with them; or all that the model `said` in place of code."""

    def __init__(self, writer: Writer, opening: tuple[ModelMessage, ...]) -> None:
        self.shown: list[Suggestion] = []
        self.waiting: list[Suggestion] = []
        self.said = ""
        self._writer = writer
        self._opening = opening
        self._first: Draft | None = None
        self._asked_for_examples = False
        self._examples: tuple[Example, ...] = ()

    async def add(self, approach: Approach) -> None:
        """Have one more written, and tried with the examples. Raises the model's errors."""
        has_to_be_code = bool(approach.aim)
        write = self._writer.write if has_to_be_code else self._writer.begin
        draft = await write(self._asked(approach), self._examples)
        if draft.said:
            self.said = draft.said
            return
        self._writer = self._writer.keeping_to(draft)
        if self._first is None:
            draft = await self._begun(draft)
        if not self._asked_for_examples and draft.can_have_examples:
            draft = await self._proved(draft)
        if draft.checked is None:
            return
        new = Suggestion(approach.label, draft, draft.checked)
        # One that is the same is no second opinion: it speaks neither for nor against an example.
        if not any(_are_one(new, each) for each in (*self.shown, *self.waiting)):
            self._hear(new)

    def _hear(self, new: Suggestion) -> None:
        """Leave out the examples that it speaks against with one voice with another that waits."""
        said = [doubted(new.checked, each.checked) for each in self.waiting]
        out = [example for examples in said for example in examples]
        self.waiting = [each.doubting(out) for each in (*self.waiting, new)]
        self._examples = tuple(each for each in self._examples if each not in out)

    async def mend(self, label: str) -> None:
        """Mend the one that is called so; one that has become another one is none any more. Raises
        the model's errors."""
        for number, each in enumerate(self.waiting):
            if each.label == label:
                draft = await self._writer.mend(each.draft)
                checked = draft.checked
                if checked is not None and checked.badness < each.checked.badness:
                    self._put_back(number, Suggestion(label, draft, checked))

    def _put_back(self, number: int, mended: Suggestion) -> None:
        """In place of what it was, and of those that wait and are the same."""
        others = [each for each in self.waiting if each is not self.waiting[number]]
        left = [each for each in others if not _are_one(mended, each)]
        is_new = not any(_are_one(mended, each) for each in self.shown)
        self.waiting = [*left[:number], mended, *left[number:]] if is_new else others

    def shows(self) -> list[TextDelta]:
        """Put forward what nothing is wrong with."""
        holding = [each for each in self.waiting if each.checked.holds]
        self.waiting = [each for each in self.waiting if not each.checked.holds]
        return [self._show(each) for each in holding]

    def shows_the_rest(self) -> list[TextDelta]:
        """Put forward the others, the one that fails least first."""
        rest = sorted(self.waiting, key=lambda each: each.checked.badness)
        self.waiting = []
        return [self._show(each) for each in rest]

    def _show(self, each: Suggestion) -> TextDelta:
        self.shown.append(each)
        return TextDelta(f"**{len(self.shown)} · {each.told}")

    def _asked(self, approach: Approach) -> tuple[ModelMessage, ...]:
        if not approach.aim:
            return self._opening
        otherwise = _OTHERWISE.format(aim=approach.aim, language=self._writer.language)
        if self._first is not None:
            return going_on(self._opening, self._first.answer, otherwise)
        *before, wish = self._opening
        return (*before, replace(wish, content=f"{wish.content}\n\n{otherwise}"))

    async def _begun(self, draft: Draft) -> Draft:
        """The first that is not wrong by itself; the others are asked for behind it."""
        if draft.checked is None or draft.checked.breaks:
            draft = await self._writer.mend(draft)
        if draft.checked is not None and not draft.checked.breaks:
            self._first = draft
        return draft

    async def _proved(self, draft: Draft) -> Draft:
        """The first that can have examples with those, by which the others are judged as well."""
        self._asked_for_examples = True
        draft = await with_examples(self._writer, draft)
        if draft.checked is not None:
            self._examples = tuple(each.example for each in draft.checked.tried)
        return draft


async def take(
    context: TurnContext, argument: str, more: Callable[[Item], Sequence[Choice]]
) -> AsyncGenerator[ReplyPart, None]:
    """`/take N`: give suggestion N as a file, and say what can be done with it (`more`). A button
    says its tag, too, and gives what stands above it; words may say which, too."""
    kept = context.conversation.memory.kept
    items = suggested(kept)
    tag = tag_in(taken_in_words(argument, _choices(items)) or argument)
    number = int(argument) if argument.isascii() and argument.isdigit() else 0
    if not tag and not 1 <= number <= len(items):
        known = f"There are {len(items)}." if items else "There are none in this conversation."
        yield TextDelta(f"Which suggestion? {known} Write `/take 1`.")
        return
    meant = tagged(kept, tag) if tag else items[number - 1]
    code = await open_item(context, meant) if meant else None
    if code is None:
        yield TextDelta(NOT_KEPT)
        return
    item = code.item
    size_bytes = len(code.source.encode())
    names = " and ".join(f"`{name}`" for name in (item.file_name, *(n for n, _ in item.beside)))
    yield TextDelta(f"Yours: **{item.label}**, as {names}.\n")
    if not item.is_sound:
        yield TextDelta("Mind that its check failed.\n")
    yield File(item.file_name, "text/plain", size_bytes, item.blob)
    for (name, blob), (_, source) in zip(item.beside, code.files, strict=True):
        yield File(name, "text/plain", len(source.encode()), blob)
    yield keep_taken(item)
    yield Choices(tuple(more(item)))


def _are_one(one: Suggestion, other: Suggestion) -> bool:
    """Whether two suggestions do the same in the same words."""
    shape = one.checked.reading.shape
    is_same = bool(shape) and shape == other.checked.reading.shape
    is_same = is_same or one.checked.source == other.checked.source
    return is_same and one.checked.beside == other.checked.beside


async def _shelve(context: TurnContext, shown: Sequence[Suggestion]) -> tuple[Item, ...]:
    items = []
    for each in shown:
        source = each.checked.source
        blob = await context.blobs.put(source.encode())
        language = each.checked.language
        name = each.draft.file_name or file_name(source, language)
        beside = await put_files(context, each.draft.files_beside(name))
        items.append(Item(each.label, language, blob, name, each.checked.holds, beside))
    return tuple(items)


def _remark(answer: str) -> str:
    """What the model says beside its code, as many whole sentences as make a remark."""
    said = ""
    for sentence in re.split(r"(?<=[.!?])\s+", " ".join(without_blocks(answer).split())):
        if len(said) + len(sentence) >= _REMARK_CHARS:
            break
        said = f"{said} {sentence}".strip()
    return said
