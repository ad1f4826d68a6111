"""Certificates that pictures are signed with, the marks, and the work on pictures themselves."""

import io
import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import c2pa
import pytest
from PIL import Image as pillow

from bot.errors import ConfigError, ImageError
from bot.images.certificate import own_certificate, read_certificate
from bot.images.picture import enlarged, fitted, grid, media_type_of
from bot.images.seal import C2paSeal
from bot.ports import Image, Origin
from tests.emulators.images import tiny_png

NOW = datetime(2026, 11, 25, tzinfo=UTC)
SQUARE = Image("image/png", tiny_png("a square"))


def size_of(image: Image) -> tuple[int, int]:
    return pillow.open(io.BytesIO(image.data)).size


def test_an_own_certificate_is_made_once_kept_private_and_renewed_in_time(tmp_path: Path) -> None:
    made = own_certificate(tmp_path / "data", NOW)
    assert own_certificate(tmp_path / "data", NOW + timedelta(days=300)) == made
    (kept,) = (tmp_path / "data").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    later = own_certificate(tmp_path / "data", NOW + timedelta(days=5 * 365 - 10))
    assert later.key != made.key
    kept.write_text("damaged")
    assert own_certificate(tmp_path / "data", NOW).chain.startswith("-----BEGIN CERTIFICATE")


async def test_a_configured_certificate_signs_and_one_with_another_key_is_refused(
    tmp_path: Path,
) -> None:
    one, other = (own_certificate(tmp_path / name) for name in ("one", "other"))
    chain, key, wrong = (tmp_path / name for name in ("chain.pem", "key.pem", "wrong.pem"))
    chain.write_text(one.chain)
    key.write_text(one.key)
    wrong.write_text(other.key)
    configured = read_certificate(str(chain), str(key))
    marked = await C2paSeal(lambda: configured).mark(SQUARE, Origin("painter", "a square"))
    with c2pa.Reader("image/png", io.BytesIO(marked.data)) as reader:
        assert str(reader.get_validation_state()) == "Valid"
    with pytest.raises(ConfigError, match="is not the key of"):
        read_certificate(str(chain), str(wrong))
    with pytest.raises(ConfigError, match="must be PEM files"):
        read_certificate(str(key), str(key))


async def test_what_cannot_be_marked_is_not_passed_on(tmp_path: Path) -> None:
    seal = C2paSeal(lambda: own_certificate(tmp_path))
    with pytest.raises(ImageError, match="not marked"):
        await seal.mark(Image("image/png", b"\x89PNG\r\n\x1a\n but no more"), Origin("p", "t"))


def told_by(data: bytes, media_type: str) -> Any:
    """What a valid mark tells; None where it is none, or not valid."""
    try:
        with c2pa.Reader(media_type, io.BytesIO(data)) as reader:
            told = json.loads(reader.json())
            is_valid = str(reader.get_validation_state()) == "Valid"
    except c2pa.C2paError:
        return None
    told.pop("validation_results")
    return told if is_valid else None


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
async def test_no_changed_bit_changes_the_picture_or_what_its_mark_tells(
    tmp_path: Path, format: str
) -> None:
    """In the mark alone a bit may change where it tells nothing, as in room that is left."""
    plain = io.BytesIO()
    pillow.effect_noise((96, 96), 60).convert("RGB").save(plain, format)
    media_type = f"image/{format.lower()}"
    seal = C2paSeal(lambda: own_certificate(tmp_path))
    marked = await seal.mark(Image(media_type, plain.getvalue()), Origin("painter", "noise"))
    data, true = marked.data, told_by(marked.data, media_type)
    assert true
    begins = data.index(b"jumb") - 16  # with the headers before it, of the file's own format
    mark = range(begins, begins + len(data) - len(plain.getvalue()))
    positions = sorted({*mark[::7], *range(0, len(data), 101)})
    changes = {at: told_by(_flipped(data, at), media_type) for at in positions}
    assert [at for at, told in changes.items() if told is not None and told != true] == []
    assert [at for at, told in changes.items() if told is not None and at not in mark] == []
    refused = sum(told is None for at, told in changes.items() if at in mark)
    assert refused > 0.6 * len(mark) / 7


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize(("count", "shape"), [(2, (2, 1)), (4, (2, 2)), (8, (3, 3))])
def test_a_grid_shows_every_picture_in_its_place(count: int, shape: tuple[int, int]) -> None:
    tiles = [Image("image/png", tiny_png(f"picture {number}")) for number in range(count)]
    shown = pillow.open(io.BytesIO(grid(tiles).data))
    columns, rows = shape
    assert shown.size == (12 + 524 * columns, 12 + 524 * rows)
    for number, tile in enumerate(tiles):
        middle = (12 + 524 * (number % columns) + 256, 12 + 524 * (number // columns) + 256)
        expected = pillow.open(io.BytesIO(tile.data)).getpixel((0, 0))
        assert shown.getpixel(middle) == expected


def test_a_larger_copy_is_twice_as_large_and_bounded() -> None:
    assert size_of(enlarged(SQUARE)) == (128, 128)
    noise = io.BytesIO()
    pillow.effect_noise((800, 800), 90).convert("RGB").save(noise, "PNG")
    photo = enlarged(Image("image/png", noise.getvalue()))
    assert (photo.media_type, size_of(photo)) == ("image/jpeg", (1600, 1600))
    with pytest.raises(ImageError):
        enlarged(Image("image/png", tiny_png("wide", 20_000, 600)))


def test_what_is_transparent_stays_so_or_becomes_light() -> None:
    clear = io.BytesIO()
    pillow.new("RGBA", (200, 200), (0, 0, 0, 0)).save(clear, "PNG")
    sticker = Image("image/png", clear.getvalue())
    assert pillow.open(io.BytesIO(enlarged(sticker).data)).getpixel((200, 200)) == (0, 0, 0, 0)
    for shown in (grid([sticker, SQUARE]), fitted(sticker, 5000)):
        assert pillow.open(io.BytesIO(shown.data)).getpixel((100, 150)) == (245, 245, 245)


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"GIF89a", b"\x89PNG\r\n\x1a\nbroken"])
def test_what_is_no_picture_is_said_to_be_none(data: bytes) -> None:
    assert media_type_of(data) in ("", "image/png")
    with pytest.raises(ImageError):
        enlarged(Image("image/png", data))
