"""What is done with pictures that were drawn: a variation, a larger one, all anew, another text."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime

from bot.conversation import DOING
from bot.errors import ImageError
from bot.images.picture import enlarged
from bot.ports import Image, Studio, TurnContext
from bot.reply import Choice, Keep, Notice, ReplyPart, Status, TextDelta
from bot.skills.image import words
from bot.skills.image.artists import describe_styles
from bot.skills.image.brief import Design
from bot.skills.image.drawing import Order, draw, show
from bot.skills.image.marking import Made
from bot.skills.image.shelf import (
    GONE,
    Picture,
    Plan,
    Series,
    gone_turns,
    open_picture,
    read_shelf,
)

_VARIATION, _LARGER, _ANEW = "variation", "enlarged", "anew"
NOT_SAID = ("", _VARIATION, _LARGER, _ANEW)
"""How pictures came from others, where nobody said it in words."""

_VARIED = " A variation: the same subject and style, composed differently."
_ENLARGED = " The same picture, unchanged, with finer detail."
PICTURE, DESIGN = "picture", "design"
"""What words can be waited for."""

_WAITS = "image.waits"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A picture of ours, with its bytes."""

    series: Series
    number: int
    picture: Picture
    image: Image

    @property
    def prompt(self) -> str:
        """What it was drawn from, without what was said of how it differs from its parent."""
        return self.picture.prompt.removesuffix(_VARIED).removesuffix(_ENLARGED)


async def choose(
    context: TurnContext, series_id: str, number: int | None, now: datetime
) -> Chosen | str:
    """The picture of the series (`number` None: the only one there is; `series_id` "": of the
    newest that has one of this number), or the sentence that says why not. Raises
    StoreUnavailable."""
    shelf = read_shelf(context.conversation.memory.kept)
    author, gone = context.person.author, gone_turns(context)
    series = shelf.find_series(series_id, author, now.timestamp(), number, gone)
    if isinstance(series, str):
        return series
    if number is None and len(series.pictures) == 1:
        number = 1
    if number is None or number not in series.numbers:
        return words.there_are(len(series.pictures), context.command)
    picture = series.pictures[number - 1]
    image = await open_picture(context, picture)
    return GONE if image is None else Chosen(series, number, picture, image)


def which_of(context: TurnContext, how: str, now: datetime) -> tuple[Choice, ...]:
    """Which of this person's newest pictures is to be changed; nothing where a button cannot say
    how."""
    shelf = read_shelf(context.conversation.memory.kept)
    author, gone = context.person.author, gone_turns(context)
    series = shelf.find_series("", author, now.timestamp(), gone=gone)
    numbers = () if isinstance(series, str) else series.numbers
    options = tuple(Choice(f"Picture {number}", f"{number}, but {how}") for number in numbers)
    return options if all(len(each.says) <= words.SAYS_MOST_CHARS for each in options) else ()


async def vary(
    context: TurnContext,
    studio: Studio,
    chosen: Chosen,
    now: datetime,
    change: str = "",
    *,
    count: int | None = None,
) -> AsyncGenerator[ReplyPart, None]:
    """Variations of one, as many as there were or `count`; with a `change` one picture that has
    it."""
    fewer = ""
    described = describe_styles(change)
    if change:
        prompts: tuple[str, ...] = (
            f"{words.sentence(chosen.prompt)} Change: {words.sentence(described.text)}",
        )
        again = f"{chosen.number}, but {change}"
    else:
        most = _most(chosen.series, studio, count)
        prompts = (f"{words.sentence(chosen.prompt)}{_VARIED}",) * most
        fewer = f"/vary {chosen.number} {{}} #{chosen.series.id}"
        again = fewer.format(most)
    order = Order(
        wording=chosen.series.words,
        prompts=prompts,
        again=again,
        fewer=fewer,
        text_of="" if change else chosen.series.id,
        size=chosen.series.size,
        base=chosen.image,
        parent=chosen.series.id,
        number=chosen.number,
        change=described.text or _VARIATION,
        told=described.told,
        designs=_same_design(chosen, len(prompts)),
    )
    async with aclosing(draw(context, studio, order, now)) as parts:
        async for part in parts:
            yield part


async def enlarge(
    context: TurnContext, studio: Studio, chosen: Chosen, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    """One of them larger: drawn anew by the model where config says at which size, else here."""
    order = Order(
        wording=chosen.series.words,
        prompts=(f"{words.sentence(chosen.prompt)}{_ENLARGED}",),
        again=f"/enlarge {chosen.number} #{chosen.series.id}",
        text_of=chosen.series.id,
        size=studio.limits.large_size,
        next_size=chosen.series.size,
        base=chosen.image,
        parent=chosen.series.id,
        number=chosen.number,
        change=_LARGER,
        designs=_same_design(chosen, 1),
    )
    if studio.limits.large_size and studio.model.abilities.edits:
        flow = draw(context, studio, order, now)
    else:
        yield Status("Enlarging the picture")
        try:
            larger = await asyncio.to_thread(enlarged, chosen.image)
        except ImageError as error:
            yield Notice(error.user_message)
            return
        here = Order(
            wording=order.wording,
            prompts=(chosen.prompt,),
            again=order.again,
            next_size=chosen.series.size,
            base=chosen.image,
            parent=order.parent,
            number=order.number,
            change=order.change,
            told=words.ENLARGED_HERE,
            is_paid=False,
        )
        made = Made(larger, chosen.prompt, chosen.picture.design, chosen.image)
        flow = show(context, studio, here, [made], now)
    async with aclosing(flow) as parts:
        async for part in parts:
            yield part


def _same_design(chosen: Chosen, count: int) -> tuple[Design, ...]:
    return (chosen.picture.design,) * count if chosen.picture.design else ()


async def redraw(
    context: TurnContext, studio: Studio, series_id: str, now: datetime, count: int | None = None
) -> AsyncGenerator[ReplyPart, None]:
    """All of them anew, or the first `count`, from the same words, and from the picture that they
    were drawn from. What the person said of them with a 👎 is avoided this once."""
    shelf = read_shelf(context.conversation.memory.kept)
    author, gone = context.person.author, gone_turns(context)
    series = shelf.find_series(series_id, author, now.timestamp(), gone=gone)
    if isinstance(series, str):
        yield TextDelta(series)
        return
    pictures = series.pictures[: _most(series, studio, count)]
    fewer = f"/redraw {{}} #{series.id}"
    if series.base is not None:
        base = await open_picture(context, series.base)
    elif series.parent_number:
        origin = await choose(context, series.parent, series.parent_number, now)
        base = origin.image if isinstance(origin, Chosen) else None
    else:
        base = None
    if base is None and (series.base or series.parent_number):
        yield TextDelta(GONE)
        return
    said = describe_styles(_said_of(context, series))
    fault = words.fault(said.text)
    order = Order(
        wording=series.words,
        prompts=tuple(
            f"{words.sentence(picture.prompt)}{fault}" if fault else picture.prompt
            for picture in pictures
        ),
        once=fault,
        again=fewer.format(len(pictures)),
        fewer=fewer,
        text_of=series.id,
        size=series.size,
        base=base,
        theirs=series.base,
        parent=series.parent if series.parent_number else series.id,
        number=series.parent_number,
        change=series.change if series.parent_number else _ANEW,
        told="\n\n".join(filter(None, (said.told, words.HEEDED if said.text else ""))),
        designs=tuple(filter(None, (picture.design for picture in pictures))),
    )
    async with aclosing(draw(context, studio, order, now)) as parts:
        async for part in parts:
            yield part


def _most(series: Series, studio: Studio, count: int | None) -> int:
    """How many are drawn from so many: `count` of them, at least one, or all (None)."""
    most = min(len(series.pictures), studio.limits.count_max)
    return most if count is None else max(1, min(count, most))


def _said_of(context: TurnContext, series: Series) -> str:
    """What this person said of the pictures with a 👎; "" for nothing."""
    for turn in context.conversation.turns:
        if not any(series.id in file.name for file in turn.files):
            continue
        for remark in turn.remarks:
            if not remark.is_good and remark.author == context.person.author:
                return remark.text
    return ""


def ask_for_words(found: Plan | Series) -> tuple[ReplyPart, ...]:
    """Ask for another text; the next message of the same person is that."""
    asked = words.NEW_WORDS.format(words=words.one_line(found.words))
    what = DESIGN if found.shows_designs else PICTURE
    return TextDelta(asked), *wait_for(f"{what} {found.person} {found.id}")


def wait_for(words_of: str) -> tuple[Keep, ...]:
    """What is kept while words are waited for: "picture" or "design", whose they will be, and what
    they are in place of. "": nothing is waited for any more."""
    return Keep(DOING, "image" if words_of else ""), Keep(_WAITS, words_of)


def waited_for(context: TurnContext) -> tuple[str, str]:
    """What words this person was asked for ("" for none: what others say meanwhile is talk), and
    the id of what they are in place of."""
    what, person, place = (*context.conversation.memory.kept.get(_WAITS, "").split(" "), "", "")[:3]
    return (what, place) if person == context.person.author else ("", "")
