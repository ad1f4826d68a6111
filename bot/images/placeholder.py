"""`kind: placeholder`: draws a plain card that says what it is, for demos and tests.

It is no image model and says so on every picture. The colours come from prompt, seed and number
alone, so that the same wish gives the same pictures.
"""

import asyncio
import hashlib
import io
import textwrap
from collections.abc import AsyncGenerator

from pydantic import BaseModel, ConfigDict, Field

from bot.ports.images import Abilities, Asked, Drawn, ImageModel, Sketch, Wish
from bot.ports.models import Image, Probed

_LABEL = "PLACEHOLDER - no image model is configured"
_LINE_CHARS = 34
_MOST_LINES = 9
_SIZE = "512x512"


class Settings(BaseModel):
    """`images` in config.yaml with `kind: placeholder`. `edits` False: as a server without edits;
    `forbidden`: words that its moderation objects to."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    edits: bool = True
    forbidden: tuple[str, ...] = ()
    size: str = Field(default=_SIZE, pattern=r"^\d{2,4}x\d{2,4}$")


def build(settings: Settings, parts: object) -> ImageModel:
    """The renderer that these settings describe."""
    return Placeholder(settings)


class Placeholder:
    """An `ImageModel` that draws labelled cards."""

    name = "a placeholder renderer (no image model)"

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.abilities = Abilities(edits=settings.edits, takes_seeds=True)

    async def draw(self, wish: Wish) -> AsyncGenerator[Asked | Sketch | Drawn, None]:
        """One card for each picture of the wish."""
        for number in range(1, wish.count + 1):
            size = wish.size or self._settings.size
            yield Asked(number)
            seed = f"{wish.prompt}|{wish.seed}|{number}|{bool(wish.base)}"
            card = await asyncio.to_thread(placeholder_card, wish.prompt, size, seed)
            yield Drawn(card, number)

    async def objection(self, text: str, image: Image | None = None) -> str:
        """The first forbidden word that is in the text."""
        found = (word for word in self._settings.forbidden if word.casefold() in text.casefold())
        return next(found, "")

    async def probe(self) -> Probed:
        """Always there."""
        sentence = "Placeholder cards are drawn, not pictures; configure an image model."
        return Probed(sentence, is_sure=False)

    async def close(self) -> None:
        """There is nothing to close."""


def placeholder_card(prompt: str, size: str = _SIZE, seed: str = "") -> Image:
    """A card with these words on it; `seed` chooses its colours."""
    from PIL import Image as pillow
    from PIL import ImageDraw, ImageFont

    width, height = (int(side) for side in size.split("x"))
    digest = hashlib.sha256(seed.encode("utf-8", "replace")).digest()
    ground = tuple(150 + byte % 90 for byte in digest[:3])
    shape = tuple(byte % 140 for byte in digest[3:6])
    canvas = pillow.new("RGB", (width, height), ground)
    pen = ImageDraw.Draw(canvas)
    middle_x, middle_y = width * digest[6] // 255, height * digest[7] // 255
    reach = min(width, height) // 3
    pen.ellipse(
        (middle_x - reach, middle_y - reach, middle_x + reach, middle_y + reach),
        outline=shape,
        width=8,
    )
    band = height // 9
    pen.rectangle((0, height - band, width, height), fill=(0, 0, 0))
    small, large = (ImageFont.load_default(size=width / part) for part in (26, 20))
    pen.text((width / 2, height - band / 2), _LABEL, fill=(255, 255, 255), font=small, anchor="mm")
    lines = textwrap.wrap(prompt, _LINE_CHARS)[:_MOST_LINES]
    pen.multiline_text((width / 16, band * 2), "\n".join(lines), fill=(0, 0, 0), font=large)
    data = io.BytesIO()
    canvas.save(data, "PNG")
    return Image("image/png", data.getvalue())
