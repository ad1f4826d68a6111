"""Drawing an order: moderation before, the day's count, the model, moderation after, the mark, the
grid, and what can be done next.

    order → may it be drawn? → count → draw → may it be shown? → mark → grid → files, choices

A turn asks the model for the same pictures once: one that goes on after a crash says that what was
drawn is lost, and leaves it to the person whether to pay for another try.
"""

import asyncio
import hashlib
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

import structlog

from bot.blobs import BlobTooLarge
from bot.errors import ImageError, ImageRefused, NoEdits, StoreUnavailable
from bot.images.picture import suffix_of
from bot.ports import Image, Origin, Studio, TurnContext
from bot.ports.images import Asked, Sketch, Wish
from bot.reply import Choice, Choices, File, Notice, ReplyPart, Retold, Status, TextDelta
from bot.skills.image import words
from bot.skills.image.brief import Design
from bot.skills.image.lost import Lost, missing
from bot.skills.image.marking import Made, Marked, mark, why_failed
from bot.skills.image.ration import Ration
from bot.skills.image.shelf import Picture, Series, new_id, read_shelf

logger = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Order:
    """What to draw: a prompt for each picture. `wording` is what it goes back to in the person's
    words. `base` is the picture it begins from, the `number`th of `parent` where it is one of ours,
    as it is kept in `theirs` where it is the person's own.
    `once` is the end of each prompt that pictures made from these do without.
    `again` is what a choice says that tries it once more, where that is short enough, `fewer` what
    one says that draws only {} of them ("": that cannot be asked for). `text_of` is
    the id of the wish or the pictures whose text can be changed instead ("": there is none).
    `next_size` is what is drawn from it later, where that is another size. `told` stands above the
    pictures. `designs` are what they show, one for each prompt, where they show designs. `is_paid`:
    the model draws it, not this program."""

    wording: str
    prompts: tuple[str, ...]
    again: str
    once: str = ""
    fewer: str = ""
    text_of: str = ""
    size: str = ""
    next_size: str | None = None
    base: Image | None = None
    theirs: Picture | None = None
    parent: str = ""
    number: int = 0
    change: str = ""
    told: str = ""
    designs: tuple[Design, ...] = ()
    is_paid: bool = True


@dataclass(slots=True)
class _Progress:
    """What was drawn so far, how many pictures of the order the model was asked for (those may
    cost, whether they come or not), and whether it refused one."""

    made: list[Made]
    asked: int = 0
    is_refused: bool = False


async def draw(
    context: TurnContext, studio: Studio, order: Order, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    """Draw the order and show it, or say why not. Raises StoreUnavailable."""
    count = len(order.prompts)
    ration = Ration(context.tallies, context.person, studio.limits)
    try:
        theirs = None if order.parent else order.base  # ours were looked at when they were drawn
        why = await studio.model.objection("\n".join(dict.fromkeys(order.prompts)), theirs)
    except ImageError as error:
        yield Notice(why_failed(error))
        for choices in _instead(order, is_refused=isinstance(error, ImageRefused)):
            yield choices
        return
    if why:
        yield TextDelta(words.REFUSED.format(why=why))
        for choices in _instead(order, is_refused=True):
            yield choices
        return
    wanted = hashlib.sha256("\n".join(order.prompts).encode()).hexdigest()[:16]
    if not await context.first_time(f"draw-{context.turn_id}-{wanted}"):
        yield TextDelta(words.LOST)
        for choices in _instead(order):
            yield choices
        return
    if not await ration.take(count, now):
        left = await ration.left(now)
        yield TextDelta(words.used_up(left, count))
        if 0 < left.count < count and order.fewer:
            yield Choices(words.fewer_choices(order.fewer, left.count, studio.limits))
        return
    progress = _Progress([])
    try:
        async with aclosing(_made(context, studio, order, progress)) as parts:
            async for part in parts:
                yield part
    except (asyncio.CancelledError, GeneratorExit):  # stopped
        await _give_back(ration, count - progress.asked, now)
        raise
    made = progress.made
    await ration.give_back(count - len(made), now)
    passed, held = await _let_pass(studio, made)
    logger.info("pictures", model=studio.model.name, drawn=len(made), shown=len(passed))
    shown = show(context, studio, order, passed, now, held, is_refused=progress.is_refused)
    async with aclosing(shown) as parts:
        async for part in parts:
            yield part


async def show(
    context: TurnContext,
    studio: Studio,
    order: Order,
    made: Sequence[Made],
    now: datetime,
    held: Sequence[Lost] = (),
    *,
    is_refused: bool = False,
) -> AsyncGenerator[ReplyPart, None]:
    """Mark pictures, keep them, and show them with what can be done next; say which are missing,
    those that were `held` back among them. `is_refused`: the model refused one."""
    if made:
        yield Status(
            "Marking the pictures as made by AI" if len(made) > 1 else "Marking the picture"
        )
    marked = await mark(studio, order.wording, made, context.file_max_bytes)
    together = context.files_max_bytes
    if together and sum(len(image.data) for image in marked.all) > together:
        marked = await mark(studio, order.wording, made, together // len(marked.all))
    lost = [*held, *marked.lost]
    last_shown = marked.made[-1].number if marked.made else 0
    for sentence in missing(lost, len(order.prompts), last_shown):
        yield Notice(sentence)
    if lost and order.is_paid:
        yield Notice(words.COUNTS)
    if not marked.pictures:
        for choices in _instead(order, is_refused=is_refused):
            yield choices
        return
    series, files = await _kept(context, order, marked, now)
    prompts = words.quoted([each.prompt for each in marked.made])
    legend = words.legend(series, studio.limits)
    said = (words.made_by(studio.model.name), order.told, prompts, legend)
    yield TextDelta("\n\n".join(filter(None, said)))
    yield Retold(words.retold_pictures(series))
    if marked.smaller:
        yield Notice(words.made_smaller(marked.smaller, marked.most_bytes))
    if marked.no_overview:
        yield Notice(f"{words.NO_OVERVIEW} {marked.no_overview}")
    for file in files:
        yield file
    shelf = read_shelf(context.conversation.memory.kept)
    yield shelf.with_series(series, context.replaces).keep
    yield Choices(words.series_choices(series))


async def _kept(
    context: TurnContext,
    order: Order,
    marked: Marked,
    now: datetime,
) -> tuple[Series, list[File]]:
    """The pictures as blobs: the files that are shown, and what the conversation keeps of them.
    Raises StoreUnavailable, or BlobTooLarge."""
    name, count = new_id(), len(marked.made)
    files = []
    if marked.overview is not None:
        alt = f"AI-generated: {count} numbered pictures: {words.one_line(order.wording)}"
        files.append(await _file(context, marked.overview, f"pictures-{name}", alt))
    pictures = []
    for number, (image, each) in enumerate(zip(marked.pictures, marked.made, strict=True), 1):
        alt = words.alt_text(each.prompt, number, count)
        file = await _file(context, image, f"picture-{name}-{number}", alt)
        files.append(file)
        prompt = each.prompt.removesuffix(order.once)
        pictures.append(Picture(file.blob, image.media_type, prompt, each.design))
    series = Series(
        id=name,
        person=context.person.author,
        at=now.timestamp(),
        words=order.wording,
        pictures=tuple(pictures),
        parent=order.parent,
        parent_number=order.number,
        change=order.change,
        size=order.size if order.next_size is None else order.next_size,
        base=order.theirs,
        turn=context.turn_id,
    )
    return series, files


async def _made(
    context: TurnContext, studio: Studio, order: Order, progress: _Progress
) -> AsyncGenerator[ReplyPart, None]:
    """Put what the model draws into `progress`; say what it is doing, and why there is no more."""
    count, base, made = len(order.prompts), order.base, progress.made
    yield Status("Drawing a picture" if count == 1 else f"Drawing {count} pictures")
    designs = order.designs or (None,) * count
    for (prompt, design), alike in groupby(zip(order.prompts, designs, strict=True)):
        wish = Wish(
            prompt=prompt,
            count=len(list(alike)),
            size=order.size,
            base=base,
            seed=_seed(context.turn_id, len(made)),
            who=hashlib.sha256(str(context.person).encode()).hexdigest(),
            sketches=context.shows_sketches,
        )
        before = len(made)
        try:
            while True:
                try:
                    async with aclosing(studio.model.draw(wish)) as parts:
                        async for part in parts:
                            if isinstance(part, Asked):
                                progress.asked = before + part.up_to
                            elif isinstance(part, Sketch):
                                doing = words.drawing(before + part.number, count)
                                file = await _sketch(context, studio, prompt, part.image)
                                yield Status(doing, sketch=file)
                            else:
                                number = len(made) + 1
                                made.append(Made(part.image, prompt, design, wish.base, number))
                    break
                except NoEdits:
                    wish, base = replace(wish, base=None), None
                    yield Notice(words.NO_EDITS)
        except ImageError as error:
            progress.is_refused = isinstance(error, ImageRefused)
            why = why_failed(error)
            lost = [Lost(number, why) for number in range(len(made) + 1, count + 1)]
            for sentence in missing(lost, count):
                yield Notice(sentence)
            return
        if len(made) < count:
            yield Status(words.drawing(len(made) + 1, count))


async def _sketch(context: TurnContext, studio: Studio, prompt: str, image: Image) -> File | None:
    """An unfinished look as it may be shown: it passes moderation, and carries its mark. None where
    it does not; what becomes of the picture is decided when that is whole."""
    try:
        if await studio.model.objection("", image):
            return None
        title = f"unfinished: {words.one_line(prompt)}"
        marked = await studio.seal.mark(image, Origin(studio.model.name, title))
        return await _file(context, marked, "sketch", words.unfinished(prompt))
    except (ImageError, BlobTooLarge):
        return None


async def _let_pass(studio: Studio, made: Sequence[Made]) -> tuple[list[Made], list[Lost]]:
    """Those that moderation lets pass, and the others. Where it cannot be asked, those that it has
    not let pass before are among these."""
    passed: list[Made] = []
    held: list[Lost] = []
    away = ""
    for each in made:
        try:
            objection = "" if away else await studio.model.objection("", each.image)
        except ImageError as error:
            objection, away = "", why_failed(error)
        why = away or (words.HELD_BACK.format(why=objection) if objection else "")
        if why:
            held.append(Lost(each.number, why))
        else:
            passed.append(each)
    return passed, held


async def _give_back(ration: Ration, count: int, now: datetime) -> None:
    """The same while the turn is being stopped, which nothing may keep up."""
    try:
        await ration.give_back(count, now)
    except StoreUnavailable as error:
        logger.warning("pictures.not_given_back", count=count, error=type(error).__name__)


async def _file(context: TurnContext, image: Image, name: str, alt: str) -> File:
    blob = await context.blobs.put(image.data)
    return File(f"{name}.{suffix_of(image)}", image.media_type, len(image.data), blob, alt)


def _instead(order: Order, *, is_refused: bool = False) -> Sequence[Choices]:
    """What can be done where nothing is shown: the same again or, since what was refused would be
    once more, another text."""
    ways: list[Choice] = []
    if is_refused and order.text_of:
        ways.append(words.reword(order.text_of, order.wording))
    elif not is_refused and len(order.again) <= words.SAYS_MOST_CHARS:
        ways.append(Choice("Try again", order.again))
    return [Choices((*ways, Choice("Cancel", "/draw no")))] if ways else []


def _seed(turn_id: str, number: int) -> int:
    """The same where the turn goes on after a crash; another in each turn."""
    digest = hashlib.sha256(f"{turn_id}|{number}".encode()).digest()
    return int.from_bytes(digest[:4], "big") >> 1
