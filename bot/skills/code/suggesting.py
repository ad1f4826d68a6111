"""Describe → two or three suggestions with different trade-offs, each checked → take one."""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass

from bot.errors import ModelError
from bot.ports import TurnContext
from bot.reply import Choice, Choices, File, Notice, ReplyPart, Status, TextDelta
from bot.skills.code.blocks import fenced, without_blocks
from bot.skills.code.checking import Checked, Checker
from bot.skills.code.naming import file_name, wished_language
from bot.skills.code.shelf import Item, keep_suggested, keep_taken, open_item, suggested
from bot.skills.code.writing import write_checked

_REMARK_CHARS = 240


@dataclass(frozen=True, slots=True)
class Approach:
    """A trade-off: what a suggestion is called, and what the model is told to aim at."""

    label: str
    aim: str


APPROACHES = (
    Approach("simple", "the shortest and plainest way that is right"),
    Approach("fast", "a way that takes little time also for large inputs"),
    Approach("careful", "a way that checks its input and handles every special case"),
)
_WISH = (
    "{wish}\n\nWrite it in {language}: {aim}. One ```{language} block{examples}, then one sentence "
    "on its trade-off."
)
# No example of such an example: small models copy it, and the function that would make it true.
_EXAMPLES = (
    " that ends with two or three asserts, each of which calls what was asked for, under its own "
    "name, and compares the result with what it should be"
)
NOTHING = "I could not write that. Please describe it in another way: what goes in, what comes out."


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A checked way of doing what was asked."""

    label: str
    checked: Checked
    remark: str

    @property
    def told(self) -> str:
        """As it is shown (Markdown), without its number."""
        mark = "" if self.checked.holds else " ⚠"
        head = f"{self.label}** – {self.checked.told}{mark}\n\n"
        remark = f"\n{self.remark}\n" if self.remark else ""
        return f"{head}{fenced(self.checked.source, self.checked.language)}{remark}\n"


async def suggest(
    context: TurnContext, checker: Checker, wish: str, count: int
) -> AsyncGenerator[ReplyPart, None]:
    """Suggestions for `wish`: each shown when its checks hold, the others last."""
    language = wished_language(wish)
    shown: list[Suggestion] = []
    failing: list[Suggestion] = []
    for number, approach in enumerate(APPROACHES[:count], 1):
        yield Status(f"Writing and checking suggestion {number} of {count}: {approach.label}")
        try:
            found = await _write(context, checker, wish, language, approach)
        except ModelError as error:
            if not (shown or failing):
                raise
            yield Notice(error.user_message)
            break
        if found is None or any(_are_one(found, each) for each in (*shown, *failing)):
            continue
        if found.checked.holds:
            shown.append(found)
            yield TextDelta(f"**{len(shown)} · {found.told}")
        else:
            failing.append(found)
    for found in failing:
        shown.append(found)
        yield TextDelta(f"**{len(shown)} · {found.told}")
    if not shown:
        yield TextDelta(NOTHING)
        return
    yield keep_suggested(await _shelve(context, shown))
    yield Choices(
        tuple(
            Choice(f"Take {number}: {each.label}", f"/take {number}")
            for number, each in enumerate(shown, 1)
        )
    )


async def take(
    context: TurnContext, argument: str, more: Sequence[Choice]
) -> AsyncGenerator[ReplyPart, None]:
    """`/take N`: give suggestion N as a file, and say what can be done with it."""
    items = suggested(context.conversation.memory.kept)
    number = int(argument) if argument.isascii() and argument.isdigit() else 0
    if not 1 <= number <= len(items):
        known = f"There are {len(items)}." if items else "There are none in this conversation."
        yield TextDelta(f"Which suggestion? {known} Write `/take 1`.")
        return
    code = await open_item(context, items[number - 1])
    if code is None:
        yield TextDelta("I do not have that any more. Please ask again.")
        return
    item = code.item
    size_bytes = len(code.source.encode())
    yield TextDelta(f"Yours: **{item.label}**, as `{item.file_name}`.\n")
    if not item.is_sound:
        yield TextDelta("Mind that its check failed.\n")
    yield File(item.file_name, "text/plain", size_bytes, item.blob)
    yield keep_taken(item)
    yield Choices(tuple(more))


def _are_one(one: Suggestion, other: Suggestion) -> bool:
    """Whether two suggestions do the same in the same words."""
    shape = one.checked.reading.shape
    is_same = bool(shape) and shape == other.checked.reading.shape
    return is_same or one.checked.source == other.checked.source


async def _write(
    context: TurnContext, checker: Checker, wish: str, language: str, approach: Approach
) -> Suggestion | None:
    asked = _WISH.format(
        wish=wish,
        language=language,
        aim=approach.aim,
        examples=_EXAMPLES if language == "python" else "",
    )
    checked, answer = await write_checked(context, checker, asked, language)
    if checked is None:
        return None
    return Suggestion(approach.label, checked, _remark(answer))


async def _shelve(context: TurnContext, shown: Sequence[Suggestion]) -> tuple[Item, ...]:
    items = []
    for each in shown:
        source = each.checked.source
        blob = await context.blobs.put(source.encode())
        language = each.checked.language
        name = file_name(source, language)
        items.append(Item(each.label, language, blob, name, each.checked.holds))
    return tuple(items)


def _remark(answer: str) -> str:
    """What the model says beside its code, where that is short enough to be a remark."""
    text = " ".join(without_blocks(answer).split())
    return text if len(text) <= _REMARK_CHARS else ""
