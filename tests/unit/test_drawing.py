"""Drawing an order before an images API: what is asked of it, and what the picture's mark says."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import c2pa
import pytest

from bot.images import openai
from bot.images.certificate import own_certificate
from bot.images.seal import C2paSeal
from bot.ports import Image, ImageLimits, ModelOptions, Origin, Studio, TurnContext
from bot.reply import Choices, File, Notice, Status, TextDelta
from bot.skills.image import words
from bot.skills.image.drawing import Order, draw
from bot.skills.image.painter import reply
from tests.emulators.images import ImagesEmulator, noisy_png, tiny_png
from tests.unit.coders import MemoryBlobs
from tests.unit.speakers import TellingModel, conversation, message

NOW = datetime(2026, 11, 25, tzinfo=UTC)
ORDER = Order("a cat", ("a cat", "a cat"), "/draw original 2 #abcdef")


@pytest.fixture
async def images() -> AsyncIterator[ImagesEmulator]:
    """A server that draws; the second connection of each test sees another one."""
    async with ImagesEmulator() as emulator:
        yield emulator


def studio(images: ImagesEmulator, folder: Path, **more: Any) -> Studio:
    """The official client, and a certificate of its own; `more` are settings of the model."""
    settings = openai.Settings.model_validate(
        {"model": "painter", "base_url": images.base_url, "api_key": images.api_key, **more}
    )
    certificate = own_certificate(folder)
    return Studio(openai.build(settings, None), ImageLimits(), C2paSeal(lambda: certificate))


def context() -> TurnContext:
    """A turn that counts what it has begun."""
    begun: set[str] = set()

    async def first_time(name: str) -> bool:
        is_first = name not in begun
        begun.add(name)
        return is_first

    said = (message("/draw original 2 #abcdef"),)
    return TurnContext(
        turn_id="t1",
        messages=said,
        asked="",
        conversation=conversation(),
        system_prompt="",
        model=TellingModel(),
        options=ModelOptions(),
        blobs=MemoryBlobs(),
        first_time=first_time,
    )


async def test_a_turn_that_goes_on_after_a_crash_pays_for_nothing_twice(
    images: ImagesEmulator, tmp_path: Path
) -> None:
    images.faults.append("hang")
    here, place = context(), studio(images, tmp_path)
    crashing = asyncio.ensure_future(_all(draw(here, place, ORDER, NOW)))
    async with asyncio.timeout(20):
        while not images.drawings:  # noqa: ASYNC110 - the emulator tells nobody
            await asyncio.sleep(0.01)
    crashing.cancel()
    await asyncio.gather(crashing, return_exceptions=True)
    parts = await _all(draw(here, place, ORDER, NOW))
    assert len(images.drawings) == 1
    assert [part.text for part in parts if isinstance(part, TextDelta)] == [words.LOST]
    (choices,) = (part for part in parts if isinstance(part, Choices))
    assert choices.options[0].says == ORDER.again
    other = replace(ORDER, prompts=("a red cat",))  # more was said meanwhile, in the same turn
    for turn, order, files in ((here, other, 1), (replace(here, turn_id="t2"), ORDER, 3)):
        shown = await _all(draw(turn, place, order, NOW))
        assert sum(isinstance(part, File) for part in shown) == files
    await place.model.close()


@pytest.mark.parametrize(
    ("flagged", "is_away", "shown"),
    [((), False, 2), ((0,), False, 1), ((1,), False, 1), ((0, 1), False, 0), ((), True, 0)],
)
async def test_an_unfinished_picture_is_shown_only_once_moderation_let_it_pass(
    images: ImagesEmulator, tmp_path: Path, flagged: tuple[int, ...], is_away: bool, shown: int
) -> None:
    """Of each on its own: a platform is told the newest, and may not be told of one between."""
    images.flags_pictures = {tiny_png(f"sketch {number}") for number in flagged}

    def draws(prompt: str) -> bytes:
        images.moderation_fails = is_away  # it had let the wish pass
        return tiny_png(prompt)

    images.draws = draws
    here = replace(context(), shows_sketches=True)
    place = studio(images, tmp_path, sketches=2, moderation_model="painter")
    parts = await _all(draw(here, place, replace(ORDER, prompts=("a cat",)), NOW))
    await place.model.close()
    sketches = [part.sketch for part in parts if isinstance(part, Status) and part.sketch]
    assert [sketch.alt for sketch in sketches] == ["AI-generated, unfinished: a cat"] * shown
    assert sum(isinstance(part, File) for part in parts) == (0 if is_away else 1)
    looked_at = [each for each in images.asked if each.path == "moderations"]
    assert len(looked_at) == 4  # the wish, both sketches and the picture


@pytest.mark.parametrize("has_edits", [True, False])
async def test_the_mark_names_a_parent_only_where_the_picture_was_drawn_from_it(
    images: ImagesEmulator, tmp_path: Path, has_edits: bool
) -> None:
    images.lacks = frozenset() if has_edits else frozenset({"edits"})
    here, place = context(), studio(images, tmp_path)
    base = Image("image/png", tiny_png("base"))
    order = replace(ORDER, prompts=("a cat",), base=base, parent="aaaaaa", number=1)
    (file,) = [part for part in await _all(draw(here, place, order, NOW)) if isinstance(part, File)]
    data = await here.blobs.get(file.blob)
    assert data is not None
    with c2pa.Reader("image/png", io.BytesIO(data)) as reader:
        told = json.loads(reader.json())
    newest = told["manifests"][told["active_manifest"]]
    relations = [each["relationship"] for each in newest.get("ingredients", [])]
    assert relations == (["inputTo"] if has_edits else [])
    await place.model.close()


async def test_a_picture_larger_than_a_file_may_be_is_shown_as_a_smaller_marked_copy(
    images: ImagesEmulator, tmp_path: Path
) -> None:
    provider = C2paSeal(lambda: own_certificate(tmp_path / "provider"))
    theirs = await provider.mark(
        Image("image/png", noisy_png(256, 192)), Origin("painter", "the provider's")
    )
    drawn = iter([theirs.data, tiny_png("small")])
    images.draws = lambda prompt: next(drawn)
    most = 60_000
    assert len(theirs.data) > 2 * most
    here, place = replace(context(), file_max_bytes=most), studio(images, tmp_path)
    parts = await _all(draw(here, place, ORDER, NOW))
    await place.model.close()
    assert [part.text for part in parts if isinstance(part, Notice)] == [
        "A file may have at most 0.0572 MB here. Made smaller to fit: picture 1, "
        "the one that shows all."
    ]
    files = [part for part in parts if isinstance(part, File)]
    assert [file.media_type for file in files] == ["image/jpeg", "image/jpeg", "image/png"]
    assert [file.name.rpartition(".")[2] for file in files] == ["jpg", "jpg", "png"]
    titles = set()
    for file in files[:2]:
        data = await here.blobs.get(file.blob)
        assert data is not None
        assert most / 2 < file.size_bytes == len(data) <= most
        state, told = _read(file.media_type, data)
        newest = told["manifests"][told["active_manifest"]]
        assert (state, [each["relationship"] for each in newest["ingredients"]]) == (
            "Valid",
            ["parentOf"],
        )
        assert "c2pa.resized" in json.dumps(newest)
        assert "rainedAlgorithmicMedia" in json.dumps(newest)
        titles |= {each["title"] for each in told["manifests"].values()}
        changed = bytearray(data)
        changed[-len(data) // 4] ^= 1
        assert _read(file.media_type, bytes(changed))[0] == "Invalid"
    assert "the provider's" in titles


async def test_where_no_picture_fits_the_operator_is_named(
    images: ImagesEmulator, tmp_path: Path
) -> None:
    here, place = replace(context(), file_max_bytes=1000), studio(images, tmp_path)
    parts = await _all(draw(here, place, ORDER, NOW))
    await place.model.close()
    why, counts = [part.text for part in parts if isinstance(part, Notice)]
    assert "needs to look at `files` in config.yaml" in why
    assert counts == words.COUNTS
    assert not any(isinstance(part, File) for part in parts)


def _read(media_type: str, data: bytes) -> tuple[str, dict[str, Any]]:
    """What C2PA's own reader says: the state, and all manifests."""
    with c2pa.Reader(media_type, io.BytesIO(data)) as reader:
        return str(reader.get_validation_state()), json.loads(reader.json())


async def test_the_model_is_asked_of_what_is_wished_for_and_not_of_the_wishing(
    images: ImagesEmulator, tmp_path: Path
) -> None:
    model, place = TellingModel(), studio(images, tmp_path)
    wish = (message("please draw me a picture of a lighthouse in a storm"),)
    await _all(reply(replace(context(), messages=wish, model=model, studio=place)))
    await place.model.close()
    ((sent, _),) = model.sent
    assert sent[-1].content == "a lighthouse in a storm"


async def test_a_turn_whose_pictures_are_shown_adds_nothing_after_a_crash() -> None:
    shown = replace(context(), said_so_far="**Made by AI with painter.**\n\n> a cat")
    assert await _all(reply(shown)) == []


async def _all(parts: AsyncIterator[object]) -> list[object]:
    return [part async for part in parts]
