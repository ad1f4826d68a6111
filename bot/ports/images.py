"""Pictures from words: an image model, and the studio that it stands in."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Protocol

from bot.ports.models import Image, Probed


@dataclass(frozen=True, slots=True)
class Abilities:
    """What an image model can do, as data.

    `edits`: it can begin from a picture. `takes_seeds`: the same prompt and seed give the same
    picture. `sketches`: how many unfinished looks at each picture it shows while it draws.
    """

    edits: bool
    takes_seeds: bool = False
    sketches: int = 0


@dataclass(frozen=True, slots=True)
class Wish:
    """What to draw. `size` is WIDTHxHEIGHT in pixels, "" for the model's own. `base` is the picture
    to begin from. `seed` is used where the model takes seeds. `who` names the person to the
    provider, for its own watch on abuse: a hash, never a name. `sketches`: unfinished looks are
    wanted, where the model has any."""

    prompt: str
    count: int = 1
    size: str = ""
    base: Image | None = None
    seed: int | None = None
    who: str = ""
    sketches: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """The first `up_to` pictures of the wish are asked for by now: they may cost, even where nobody
    waits for them any more."""

    up_to: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """An unfinished look at a picture. `number` counts the pictures of the wish from 1."""

    image: Image
    number: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished picture, the `number`th of the wish. `prompt` is what the server says it drew,
    where it changed the words ("" else)."""

    image: Image
    number: int
    prompt: str = ""


class ImageModel(Protocol):
    """Draws pictures. Raises only `ImageError`s.

    `name` is what people are told the picture was made with.
    """

    name: str

    @property
    def abilities(self) -> Abilities:
        """What is known of it now: a server that turns edits down is known to have none."""
        ...

    def draw(self, wish: Wish) -> AsyncGenerator[Asked | Sketch | Drawn, None]:
        """Draw `wish.count` pictures, in order, each asked for before. An async generator: close it
        to stop.

        One that fails after some pictures raises after it has yielded them. With `base`, raises
        NoEdits where the model draws from words only; nothing was drawn then.
        """
        ...

    async def objection(self, text: str, image: Image | None = None) -> str:
        """Why moderation will not have this, as a few plain words; "" where it will, or where none
        is configured. Raises ImageError where it cannot be asked: then nothing may be shown."""
        ...

    async def probe(self) -> Probed:
        """Whether the model can be reached and will stay. Raises ImageErrors if not."""
        ...

    async def close(self) -> None:
        """Let go of connections. May be called twice."""
        ...


@dataclass(frozen=True, slots=True)
class ImageLimits:
    """The operator's bounds: most pictures at once, for a person in a day, and for all together
    (None: not bounded), what one costs (None: not told), and the sizes of wide, high and enlarged
    pictures, WIDTHxHEIGHT ("": the model's own, or for an enlarged one twice as large)."""

    count_max: int = 4
    a_day: int = 20
    a_day_for_all: int | None = None
    price: float | None = None
    currency: str = "USD"
    landscape_size: str = ""
    portrait_size: str = ""
    large_size: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a picture comes from, for the mark that it carries. `parents` are the pictures that it
    was made of; `is_composed`: by putting them side by side, not by a model. Of a smaller copy
    `whole` is the marked picture that it was made from, whose own mark says the rest."""

    model: str
    title: str
    parents: tuple[Image, ...] = ()
    is_composed: bool = False
    whole: Image | None = None


class Seal(Protocol):
    """Marks pictures as made by a model, in a way that a change of the file breaks."""

    async def mark(self, image: Image, origin: Origin) -> Image:
        """The picture with the mark in it; one that its provider put there stays. Raises
        ImageError."""
        ...


@dataclass(frozen=True, slots=True)
class Studio:
    """All that a skill needs to draw."""

    model: ImageModel
    limits: ImageLimits
    seal: Seal
