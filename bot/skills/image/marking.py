"""Marking what was drawn as made by AI: each picture by itself, and one that shows all.

A picture that cannot be marked, or does not fit into a file, is not shown; the others are.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

import structlog

from bot.errors import ImageError
from bot.images.picture import fitted, grid
from bot.ports import Image, Origin, Studio
from bot.skills.image import words
from bot.skills.image.brief import Design
from bot.skills.image.lost import Lost

logger = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Made:
    """A picture as the model gave it, the `number`th of the order, the words and the picture that
    it was drawn from (`prompt`, `base`), and the design that it shows."""

    image: Image
    prompt: str
    design: Design | None = None
    base: Image | None = None
    number: int = 1


@dataclass(frozen=True, slots=True)
class Marked:
    """What is shown: pictures with their marks, each beside what was `made`, and of several one
    that shows all, unless that failed (`no_overview`: why). `smaller` names those that are smaller
    copies, each of at most `most_bytes`."""

    made: list[Made]
    pictures: list[Image]
    lost: list[Lost]
    smaller: list[str]
    most_bytes: int
    overview: Image | None = None
    no_overview: str = ""

    @property
    def all(self) -> list[Image]:
        """All that is shown."""
        return [*([self.overview] if self.overview else []), *self.pictures]


async def mark(studio: Studio, title: str, made: Sequence[Made], most_bytes: int) -> Marked:
    """The pictures with their marks, each in a file of at most so many bytes. `title` stands in the
    mark of the one that shows all."""
    marked = Marked([], [], [], [], most_bytes)
    for each in made:
        parents = (each.base,) if each.base else ()
        origin = Origin(studio.model.name, words.one_line(each.prompt), parents)
        try:
            image, is_copy = await _sealed(studio, each.image, origin, most_bytes)
        except ImageError as error:
            marked.lost.append(Lost(each.number, why_failed(error)))
            continue
        marked.made.append(each)
        marked.pictures.append(image)
        marked.smaller.extend([f"picture {len(marked.made)}"] if is_copy else [])
    return marked if len(marked.made) < 2 else await _with_overview(studio, title, marked)


async def _with_overview(studio: Studio, title: str, marked: Marked) -> Marked:
    parents = tuple(marked.pictures)
    whole = f"{len(parents)} pictures: {words.one_line(title)}"
    origin = Origin(studio.model.name, whole, parents, is_composed=True)
    try:
        composed = await asyncio.to_thread(grid, [each.image for each in marked.made])
        overview, is_copy = await _sealed(studio, composed, origin, marked.most_bytes)
    except ImageError as error:
        return replace(marked, no_overview=why_failed(error))
    smaller = [*marked.smaller, *(["the one that shows all"] if is_copy else [])]
    return replace(marked, overview=overview, smaller=smaller)


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


def why_failed(error: ImageError) -> str:
    """What the person is told of it; the log hears the rest."""
    logger.warning("pictures.failed", error=type(error).__name__, detail=str(error))
    return error.user_message
