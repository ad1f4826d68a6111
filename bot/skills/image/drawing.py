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
from bot.errors import ImageError, NoEdits
from bot.images.picture import fitted, grid, suffix_of
from bot.ports import Image, Origin, Studio, TurnContext
from bot.ports.images import Drawn, Sketch, Wish
from bot.reply import Choice, Choices, File, Notice, ReplyPart, Status, TextDelta
from bot.skills.image import words
from bot.skills.image.brief import Design
from bot.skills.image.ration import Ration
from bot.skills.image.shelf import Picture, Series, new_id, read_shelf

logger = structlog.get_logger(__name__)

_SAYS_MOST_CHARS = 60
"""What a button can say (bot/reply.py)."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to draw: a prompt for each picture. `wording` is what it goes back to in the person's
    words. `base` is the picture it begins from, the `number`th of `parent` where it is one of ours,
    as it is kept in `theirs` where it is the person's own.
    `again` is what a choice says that tries it once more, where that is short enough.
    `next_size` is what is drawn from it later, where that is another size. `told` stands above the
    pictures. `designs` are what they show, one for each prompt, where they show designs."""

    wording: str
    prompts: tuple[str, ...]
    again: str
    size: str = ""
    next_size: str | None = None
    base: Image | None = None
    theirs: Picture | None = None
    parent: str = ""
    number: int = 0
    change: str = ""
    told: str = ""
    designs: tuple[Design, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """Pictures with their marks, of several one that shows all, and which of these are smaller
    copies, each of at most `most_bytes`."""

    pictures: list[Image]
    overview: Image | None
    smaller: list[str]
    most_bytes: int

    @property
    def all(self) -> list[Image]:
        """All that is shown."""
        return [*([self.overview] if self.overview else []), *self.pictures]


@dataclass(frozen=True, slots=True)
class Made:
    """A picture as the model gave it, the words and the picture that it was drawn from (`prompt`,
    `base`), and the design that it shows."""

    image: Image
    prompt: str
    design: Design | None = None
    base: Image | None = None


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
        yield _failed(error)
        yield _try_again(order)
        return
    if why:
        yield TextDelta(words.REFUSED.format(why=why))
        return
    wanted = hashlib.sha256("\n".join(order.prompts).encode()).hexdigest()[:16]
    if not await context.first_time(f"draw-{context.turn_id}-{wanted}"):
        yield TextDelta(words.LOST)
        yield _try_again(order)
        return
    if not await ration.take(count, now):
        yield TextDelta(words.used_up(await ration.left(now), count, studio.limits))
        return
    made: list[Made] = []
    async with aclosing(_made(context, studio, order, made)) as parts:
        async for part in parts:
            yield part
    await ration.give_back(count - len(made), now)
    passed, notices = await _let_pass(studio, made)
    for notice in notices:
        yield notice
    logger.info("pictures", model=studio.model.name, drawn=len(made), shown=len(passed))
    if not passed:
        yield _try_again(order)
        return
    async with aclosing(show(context, studio, order, passed, now)) as parts:
        async for part in parts:
            yield part


async def show(
    context: TurnContext, studio: Studio, order: Order, made: Sequence[Made], now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    """Mark pictures, keep them, and show them with what can be done next."""
    yield Status("Marking the pictures as made by AI" if len(made) > 1 else "Marking the picture")
    try:
        marked = await _marked(studio, order, made, context.file_max_bytes)
        together, count = context.files_max_bytes, len(marked.all)
        if together and sum(len(image.data) for image in marked.all) > together:
            marked = await _marked(studio, order, made, together // count)
    except ImageError as error:
        yield _failed(error)
        return
    series, files = await _kept(context, order, made, marked, now)
    prompts = words.quoted([each.prompt for each in made])
    legend = words.legend(series, studio.limits)
    said = (words.made_by(studio.model.name), order.told, prompts, legend)
    yield TextDelta("\n\n".join(filter(None, said)))
    if marked.smaller:
        yield Notice(words.made_smaller(marked.smaller, marked.most_bytes))
    for file in files:
        yield file
    yield read_shelf(context.conversation.memory.kept).with_series(series).keep
    yield Choices(words.series_choices(series))


async def _marked(studio: Studio, order: Order, made: Sequence[Made], most_bytes: int) -> Marked:
    """The pictures with their marks, each in a file of at most so many bytes. Raises ImageError."""
    model = studio.model.name
    marked, smaller = [], []
    for number, each in enumerate(made, 1):
        parents = (each.base,) if each.base else ()
        origin = Origin(model, words.one_line(each.prompt), parents)
        image, is_copy = await _sealed(studio, each.image, origin, most_bytes)
        marked.append(image)
        smaller += [f"picture {number}"] if is_copy else []
    if len(made) == 1:
        return Marked(marked, None, smaller, most_bytes)
    composed = await asyncio.to_thread(grid, [each.image for each in made])
    title = f"{len(made)} pictures: {words.one_line(order.wording)}"
    origin = Origin(model, title, tuple(marked), is_composed=True)
    overview, is_copy = await _sealed(studio, composed, origin, most_bytes)
    smaller += ["the one that shows all"] if is_copy else []
    return Marked(marked, overview, smaller, most_bytes)


async def _sealed(
    studio: Studio, image: Image, origin: Origin, most_bytes: int
) -> tuple[Image, bool]:
    """The picture with its mark; where that is more than `most_bytes`, a smaller copy with a mark
    of its own, since it is paid for. Raises ImageError."""
    whole = fits = await studio.seal.mark(image, origin)
    room = most_bytes
    while len(fits.data) > most_bytes:
        copy = await asyncio.to_thread(fitted, whole, room)
        fits = await studio.seal.mark(copy, replace(origin, parents=(), whole=whole))
        room -= len(fits.data) - most_bytes  # what the mark takes
    return fits, fits is not whole


async def _kept(
    context: TurnContext,
    order: Order,
    made: Sequence[Made],
    marked: Marked,
    now: datetime,
) -> tuple[Series, list[File]]:
    """The pictures as blobs: the files that are shown, and what the conversation keeps of them.
    Raises StoreUnavailable, or BlobTooLarge."""
    name, count = new_id(), len(made)
    files = []
    if marked.overview is not None:
        alt = f"AI-generated: {count} numbered pictures: {words.one_line(order.wording)}"
        files.append(await _file(context, marked.overview, f"pictures-{name}", alt))
    pictures = []
    for number, (image, each) in enumerate(zip(marked.pictures, made, strict=True), 1):
        alt = words.alt_text(each.prompt, number, count)
        file = await _file(context, image, f"picture-{name}-{number}", alt)
        files.append(file)
        pictures.append(Picture(file.blob, image.media_type, each.prompt, each.design))
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
    )
    return series, files


async def _made(
    context: TurnContext, studio: Studio, order: Order, made: list[Made]
) -> AsyncGenerator[ReplyPart, None]:
    """Put what the model draws into `made`; say what it is doing, and why there is no more."""
    count, base = len(order.prompts), order.base
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
            try:
                async with aclosing(studio.model.draw(wish)) as parts:
                    async for part in parts:
                        if isinstance(part, Sketch):
                            doing = words.drawing(before + part.number, count)
                            file = await _sketch(context, studio, prompt, part.image)
                            yield Status(doing, sketch=file)
                        else:
                            made.append(Made(part.image, prompt, design, base))
            except NoEdits:
                base = None
                yield Notice(words.NO_EDITS)
                async with aclosing(studio.model.draw(replace(wish, base=None))) as parts:
                    async for part in parts:
                        if isinstance(part, Drawn):
                            made.append(Made(part.image, prompt, design))
        except ImageError as error:
            yield _failed(error)
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


async def _let_pass(studio: Studio, made: Sequence[Made]) -> tuple[list[Made], list[Notice]]:
    """Those that moderation lets pass, and what to say of the others. Where it cannot be asked,
    none passes."""
    passed: list[Made] = []
    held: list[str] = []
    for each in made:
        try:
            why = await studio.model.objection("", each.image)
        except ImageError as error:
            return [], [_failed(error)]
        if why:
            held.append(why)
        else:
            passed.append(each)
    if not held:
        return passed, []
    reasons = ", ".join(dict.fromkeys(held))
    verb = "was" if len(held) == 1 else "were"
    return passed, [Notice(words.HELD_BACK.format(count=len(held), is_was=verb, why=reasons))]


async def _file(context: TurnContext, image: Image, name: str, alt: str) -> File:
    blob = await context.blobs.put(image.data)
    return File(f"{name}.{suffix_of(image)}", image.media_type, len(image.data), blob, alt)


def _failed(error: ImageError) -> Notice:
    logger.warning("pictures.failed", error=type(error).__name__, detail=str(error))
    return Notice(error.user_message)


def _try_again(order: Order) -> Choices:
    again = (Choice("Try again", order.again),) if len(order.again) <= _SAYS_MOST_CHARS else ()
    return Choices((*again, Choice("Cancel", "/draw no")))


def _seed(turn_id: str, number: int) -> int:
    """The same where the turn goes on after a crash; another in each turn."""
    digest = hashlib.sha256(f"{turn_id}|{number}".encode()).digest()
    return int.from_bytes(digest[:4], "big") >> 1
