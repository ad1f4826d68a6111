"""Every rule of the `ImageModel` port over every kind, and what only a server can do wrong.

The official client speaks to an emulator over loopback.
"""

from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from bot.errors import (
    ImageBusy,
    ImageError,
    ImageMisconfigured,
    ImageRefused,
    NoEdits,
)
from bot.images import openai, placeholder
from bot.images.picture import media_type_of
from bot.ports import Image, ImageModel
from bot.ports.images import Asked, Drawn, Sketch, Wish
from tests.emulators.images import Fault, ImagesEmulator, tiny_png

BASE = Image("image/png", tiny_png("base"))


@asynccontextmanager
async def behind(emulator: ImagesEmulator, **settings: object) -> AsyncIterator[ImageModel]:
    """The openai kind before an emulator."""
    async with emulator:
        given = {"model": "painter", "base_url": emulator.base_url, "api_key": "sk-emulated"}
        model = openai.build(openai.Settings.model_validate(given | settings), None)
        try:
            yield model
        finally:
            await model.close()


@asynccontextmanager
async def placeholder_rig() -> AsyncIterator[ImageModel]:
    """The renderer."""
    yield placeholder.build(placeholder.Settings(forbidden=("gore",)), None)


def openai_rig() -> AbstractAsyncContextManager[ImageModel]:
    """The client before a server that can do all."""
    return behind(ImagesEmulator(forbidden=("gore",)), moderation_model="painter")


def sketching_rig() -> AbstractAsyncContextManager[ImageModel]:
    """The same as a stream."""
    return behind(ImagesEmulator(forbidden=("gore",)), moderation_model="painter", sketches=2)


Rig = Callable[[], AbstractAsyncContextManager[ImageModel]]
every_kind = pytest.mark.parametrize("rig", [placeholder_rig, openai_rig, sketching_rig])


async def drawn(
    model: ImageModel, wish: Wish, seen: list[Sketch | Drawn] | None = None
) -> list[Sketch | Drawn]:
    """All that comes, but for what was asked; put into `seen` as it does."""
    parts = [] if seen is None else seen
    async for part in model.draw(wish):
        if not isinstance(part, Asked):
            parts.append(part)
    return parts


def finished(parts: list[Sketch | Drawn]) -> list[Drawn]:
    """The whole pictures."""
    return [part for part in parts if isinstance(part, Drawn)]


@every_kind
async def test_as_many_pictures_come_as_were_asked_for_each_another(rig: Rig) -> None:
    async with rig() as model:
        parts = await drawn(model, Wish("a red bicycle", count=3, seed=7))
        assert [part.number for part in finished(parts)] == [1, 2, 3]
        assert all(media_type_of(part.image.data) == "image/png" for part in finished(parts))
        assert len({part.image.data for part in finished(parts)}) == 3
        assert len(parts) == 3 + 3 * model.abilities.sketches


@every_kind
async def test_no_picture_comes_that_was_not_said_to_be_asked_for(rig: Rig) -> None:
    async with rig() as model:
        asked = 0
        async for part in model.draw(Wish("a red bicycle", count=3)):
            if isinstance(part, Asked):
                asked = part.up_to
            else:
                assert part.number <= asked <= 3
        assert asked == 3


async def test_of_pictures_that_come_one_by_one_only_the_one_in_hand_is_asked_for() -> None:
    async with behind(ImagesEmulator(refused_parameters=frozenset({"n"}))) as model:
        await drawn(model, Wish("a cat", count=2))
        parts = [part async for part in model.draw(Wish("a cat", count=2))]
    assert [part.up_to for part in parts if isinstance(part, Asked)] == [1, 2]


@every_kind
async def test_a_picture_can_be_the_beginning_of_another(rig: Rig) -> None:
    async with rig() as model:
        assert model.abilities.edits
        assert len(finished(await drawn(model, Wish("bluer", base=BASE)))) == 1


@every_kind
async def test_moderation_names_what_it_objects_to_and_nothing_else(rig: Rig) -> None:
    async with rig() as model:
        assert await model.objection("a kitten") == ""
        assert await model.objection("much gore") in ("violence", "gore")


@every_kind
async def test_it_can_be_probed_and_closed_twice(rig: Rig) -> None:
    async with rig() as model:
        assert (await model.probe()).sentence
        await model.close()
        await model.close()


async def test_the_base_picture_and_the_words_reach_the_server() -> None:
    emulator = ImagesEmulator()
    async with behind(emulator, size="512x512") as model:
        await drawn(model, Wish("bluer", base=BASE, size="1024x1024"))
    (asked,) = emulator.asked
    assert (asked.path, asked.picture, asked.fields["prompt"]) == ("edits", BASE.data, "bluer")
    assert asked.fields["size"] == "1024x1024"


async def test_what_a_server_does_not_take_is_sent_once_and_then_never_again() -> None:
    emulator = ImagesEmulator(refused_parameters=frozenset({"response_format", "n", "seed"}))
    async with behind(emulator, takes_seeds=True) as model:
        assert len(finished(await drawn(model, Wish("a cat", count=3, seed=5)))) == 3
        assert not model.abilities.takes_seeds
    turned_down = [asked for asked in emulator.asked if asked.ended == "turned down"]
    assert len(turned_down) == 3
    assert emulator.asked[-1].fields.keys() == {"model", "prompt"}


async def test_a_server_that_draws_one_at_a_time_is_asked_until_all_are_there() -> None:
    emulator = ImagesEmulator(one_at_a_time=True)
    async with behind(emulator) as model:
        assert len(finished(await drawn(model, Wish("a cat", count=3)))) == 3
    assert len(emulator.asked) == 3


async def test_a_server_that_does_not_stream_draws_all_the_same() -> None:
    emulator = ImagesEmulator(streams=False)
    async with behind(emulator, sketches=2) as model:
        assert len(await drawn(model, Wish("a cat", count=2))) == 2
        assert model.abilities.sketches == 0


@pytest.mark.parametrize("lack", ["edits", "edits of this model"])
async def test_a_server_without_edits_is_known_as_such_once_it_said_so(lack: str) -> None:
    emulator = ImagesEmulator(lacks=frozenset({lack}))
    async with behind(emulator) as model:
        with pytest.raises(NoEdits):
            await drawn(model, Wish("bluer", base=BASE))
        assert not model.abilities.edits
        assert len(finished(await drawn(model, Wish("blue")))) == 1


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("refused", ImageRefused),
        ("busy", ImageBusy),
        ("failed", ImageError),
        ("hang", ImageError),
        ("drop", ImageError),
        ("not base64", ImageError),
        ("no picture", ImageError),
    ],
)
async def test_each_way_of_failing_is_told_in_a_sentence(
    fault: Fault, error: type[ImageError]
) -> None:
    timeout_s = 0.4 if fault == "hang" else 20.0
    async with behind(ImagesEmulator(faults=deque([fault])), timeout_s=timeout_s) as model:
        with pytest.raises(error) as raised:
            await drawn(model, Wish("a cat"))
        assert type(raised.value) is error
        assert "sk-emulated" not in str(raised.value)


@pytest.mark.parametrize(("fault", "error"), [("cut", ImageError), ("flagged later", ImageRefused)])
async def test_a_stream_that_breaks_off_shows_its_sketch_and_then_fails(
    fault: Fault, error: type[ImageError]
) -> None:
    async with behind(ImagesEmulator(faults=deque([fault])), sketches=2) as model:
        seen: list[Sketch | Drawn] = []
        with pytest.raises(error):
            await drawn(model, Wish("a cat"), seen)
        assert [type(part) for part in seen] == [Sketch]


async def test_pictures_that_came_before_a_failure_are_there() -> None:
    emulator = ImagesEmulator(one_at_a_time=True, faults=deque([None, "failed"]))
    async with behind(emulator) as model:
        seen: list[Sketch | Drawn] = []
        with pytest.raises(ImageError):
            await drawn(model, Wish("a cat", count=2), seen)
        assert len(seen) == 1


@pytest.mark.parametrize("changes", [{"api_key": "sk-other"}, {"model": "gone"}])
async def test_a_wrong_key_or_model_is_the_operators_to_mend(changes: dict[str, str]) -> None:
    async with behind(ImagesEmulator(), **changes) as model:
        with pytest.raises(ImageMisconfigured):
            await drawn(model, Wish("a cat"))


async def test_moderation_looks_at_pictures_and_where_it_cannot_nothing_passes() -> None:
    emulator = ImagesEmulator(flags_pictures={BASE.data})
    async with behind(emulator, moderation_model="painter") as model:
        assert await model.objection("", BASE) == "violence"
        assert await model.objection("", Image("image/png", tiny_png("other"))) == ""
        emulator.moderation_fails = True
        with pytest.raises(ImageError):
            await model.objection("a kitten")


async def test_the_list_of_models_says_that_one_is_missing_or_will_go() -> None:
    emulator = ImagesEmulator(models={"painter": "2026-12-01", "steady": None})
    async with behind(emulator) as model:
        probed = await model.probe()
        assert not probed.is_sure
        assert "painter will be shut down on 2026-12-01" in probed.sentence
    async with behind(ImagesEmulator(), model="gone") as model:
        assert "does not list the model gone" in (await model.probe()).sentence
    async with behind(ImagesEmulator()) as model:
        probed = await model.probe()
        assert probed.is_sure
        assert "moderated by the provider alone" in probed.sentence
    async with behind(ImagesEmulator(), moderation_model="painter") as model:
        assert (await model.probe()).sentence.endswith("can be reached.")
    async with behind(ImagesEmulator(lacks=frozenset({"models"}))) as model:
        assert "keeps no list" in (await model.probe()).sentence
    async with behind(ImagesEmulator(), api_key="sk-other") as model:
        with pytest.raises(ImageMisconfigured):
            await model.probe()
