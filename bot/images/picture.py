"""Work on pictures with Pillow: which kind they are, a numbered grid, a larger copy, a smaller one.

Everything but `media_type_of` takes tens of milliseconds of CPU: call it in a thread. Pictures come
from a configured server, but are bounded all the same: `MOST_PIXELS`.
"""

import io
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.errors import ImageError
from bot.ports.models import Image

if TYPE_CHECKING:
    from PIL.Image import Image as Canvas

MOST_PIXELS = 40_000_000
_PNG_MOST_BYTES = 4 * 1024 * 1024
"""What is kept of a file is bounded (`files.max_mb`), and platforms bound what they take."""
_JPEG_QUALITY = 92
_SMALLER = 0.8
_LEAST_PX = 64
_TILE_PX = 512
_GAP_PX = 12
_BADGE_PX = 64
_BACKGROUND = (245, 245, 245)
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
_SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}


def media_type_of(data: bytes) -> str:
    """The media type that the first bytes show; "" for what is no picture that we show."""
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return media_type
    return "image/webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""


def suffix_of(image: Image) -> str:
    """The end of a file name for it."""
    return _SUFFIXES[image.media_type]


def is_whole(image: Image) -> bool:
    """Whether all of it can be read, and it is no larger than is bounded here."""
    try:
        _opened(image)
    except ImageError:
        return False
    return True


def grid(images: Sequence[Image]) -> Image:
    """One picture of all, each with its number from 1: two in a row, more than four three in a row.
    Raises ImageError for what cannot be read."""
    from PIL import Image as pillow
    from PIL import ImageDraw, ImageFont, ImageOps

    columns = 2 if len(images) <= 4 else 3
    rows = math.ceil(len(images) / columns)
    width, height = (_TILE_PX * many + _GAP_PX * (many + 1) for many in (columns, rows))
    canvas = pillow.new("RGB", (width, height), _BACKGROUND)
    pen = ImageDraw.Draw(canvas)
    font = ImageFont.load_default(size=_BADGE_PX * 0.6)
    for index, image in enumerate(images):
        left = _GAP_PX + (index % columns) * (_TILE_PX + _GAP_PX)
        top = _GAP_PX + (index // columns) * (_TILE_PX + _GAP_PX)
        tile = ImageOps.contain(_opened(image), (_TILE_PX, _TILE_PX))
        place = (left + (_TILE_PX - tile.width) // 2, top + (_TILE_PX - tile.height) // 2)
        canvas.paste(tile, place, tile if tile.mode == "RGBA" else None)
        badge = (left + 8, top + 8, left + 8 + _BADGE_PX, top + 8 + _BADGE_PX)
        pen.ellipse(badge, fill=(0, 0, 0), outline=(255, 255, 255), width=3)
        middle = (left + 8 + _BADGE_PX / 2, top + 8 + _BADGE_PX / 2)
        pen.text(middle, str(index + 1), fill=(255, 255, 255), font=font, anchor="mm")
    return _as_png(canvas)


def enlarged(image: Image) -> Image:
    """Twice as wide and high: the same picture, without new detail; as JPEG where a PNG would be
    large. Raises ImageError."""
    from PIL import Image as pillow

    opened = _opened(image)
    if opened.width * opened.height * 4 > MOST_PIXELS:
        raise ImageError("too large", user_message="That picture is as large as I can make it.")
    larger = opened.resize((opened.width * 2, opened.height * 2), pillow.Resampling.LANCZOS)
    png = _as_png(larger)
    if len(png.data) <= _PNG_MOST_BYTES:
        return png
    return _as_jpeg(larger)


def fitted(image: Image, most_bytes: int) -> Image:
    """As a JPEG of at most so many bytes, with fewer pixels where it needs that. Raises ImageError
    where it would be too small to be seen."""
    from PIL import Image as pillow

    opened, scale = _opened(image), 1.0
    jpeg = _as_jpeg(opened)
    while len(jpeg.data) > most_bytes:
        scale *= _SMALLER
        size = round(opened.width * scale), round(opened.height * scale)
        if min(size) < _LEAST_PX:
            raise ImageError(
                f"does not fit into {most_bytes} bytes",
                user_message="The picture does not fit into what a file may have here. "
                "Whoever runs me needs to look at `files` in config.yaml.",
            )
        jpeg = _as_jpeg(opened.resize(size, pillow.Resampling.LANCZOS))
    return jpeg


def _opened(image: Image) -> "Canvas":
    """RGB, and RGBA where something is transparent. Raises ImageError."""
    from PIL import Image as pillow
    from PIL import UnidentifiedImageError

    try:
        opened = pillow.open(io.BytesIO(image.data), formats=("PNG", "JPEG", "WEBP"))
        if opened.width * opened.height > MOST_PIXELS:
            raise ImageError(f"{opened.width}x{opened.height} pixels")
        return opened.convert("RGBA" if opened.has_transparency_data else "RGB")
    except (
        UnidentifiedImageError,
        pillow.DecompressionBombError,
        OSError,
        SyntaxError,
        ValueError,
    ) as error:
        raise ImageError(f"not a picture: {type(error).__name__}") from error


def _as_jpeg(canvas: "Canvas") -> Image:
    """On a light ground where it is transparent: a JPEG cannot be."""
    from PIL import Image as pillow

    data = io.BytesIO()
    if canvas.mode == "RGBA":
        ground = pillow.new("RGBA", canvas.size, (*_BACKGROUND, 255))
        canvas = pillow.alpha_composite(ground, canvas).convert("RGB")
    canvas.save(data, "JPEG", quality=_JPEG_QUALITY)
    return Image("image/jpeg", data.getvalue())


def _as_png(canvas: "Canvas") -> Image:
    data = io.BytesIO()
    canvas.save(data, "PNG")
    return Image("image/png", data.getvalue())
