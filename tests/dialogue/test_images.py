"""Pictures through the whole program: the official client before an images API on loopback."""

import asyncio
import csv
import io
import json
import re
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.blobs import RedisBlobs
from bot.messages import Attachment, Rating
from bot.skills.image import words
from bot.skills.image.designing import as_csv
from tests.dialogue.test_images_on_platforms import mark_of
from tests.dialogue.test_tools import SUMS
from tests.emulators.images import ImagesEmulator, noisy_png, tiny_png
from tests.emulators.platform import MemoryPlatform
from tests.program import QUICK, Person, program

ECHO = "{main: {kind: scripted}}"
SKILLS = "skills: [chat, image]"


def configured(images: ImagesEmulator, folder: Path, more: str = "") -> str:
    """`images` in config.yaml for this server."""
    return (
        f"{SKILLS}\ndata_dir: {folder}\n"
        f"images: {{kind: openai, model: painter, base_url: '{images.base_url}', "
        f"api_key: '${{IMAGES_KEY}}', price: 0.04{more}}}"
    )


@asynccontextmanager
async def drawing(
    redis_url: str,
    folder: Path,
    images: ImagesEmulator,
    more: str = "",
    models: str = ECHO,
    platform: MemoryPlatform | None = None,
) -> AsyncIterator[Person]:
    """A person, and a program that draws."""
    async with images:
        settings = configured(images, folder, more)
        key = {"IMAGES_KEY": images.api_key}
        async with program(
            redis_url, models, more=settings, environment=key, platform=platform
        ) as person:
            yield person


def number_of(reply: str, label: str) -> str:
    """The number of a choice in a written list."""
    found = re.search(rf"^(\d+)\. {re.escape(label)}", reply, re.MULTILINE)
    assert found is not None, reply
    return found[1]


async def talks(person: Person, text: str, name: str = "Ada") -> str:
    """What the model repeats of what somebody says, without what it is told of pictures before."""
    reply = await person.asks(text, name=name)
    return re.sub(r"\[(?:A wish for a|A|\d+) pictures? w[^\n]*\]\n\n", "", reply)


async def picks(person: Person, reply: str, label: str) -> str:
    """Pick a choice by its number, as people do where there are no buttons."""
    return await person.asks(number_of(reply, label))


async def test_without_an_image_model_one_sentence_says_how_to_get_one(redis_url: str) -> None:
    async with program(redis_url, ECHO, more=SKILLS) as person:
        said = await person.asks("/image a cat")
        assert "no image model is configured" in said
        assert "`images` in config.yaml" in said
        wish = "draw me a picture of a cat on a roof"
        assert "no image model is configured" in await person.asks(wish)


@pytest.mark.parametrize(
    "brief",
    [
        "red dress in the style of Shepard Fairey",
        "style: Shepard Fairey; garment: dress; colours: red",
    ],
)
async def test_what_stands_for_the_style_of_somebody_is_in_each_design_and_no_choice(
    redis_url: str, tmp_path: Path, brief: str
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        card = await person.asks(f"/design {brief}")
        assert "**Colour:** red\n" in card
        await picks(person, card, "Draw 1 picture")
        (sent,) = images.drawings
        assert sent.fields["prompt"] == (
            "Design study of a red dress, a high-contrast screen-print poster in red, cream and "
            "navy. Whole piece, plain background."
        )
        await person.asks("1, but in linen")
        assert "red linen dress, a high-contrast" in images.drawings[1].fields["prompt"]
        await person.asks("1, but with a belt in the style of Banksy, and the hem navy")
        assert (
            "red linen dress, a high-contrast screen-print poster in red, cream and navy; with a "
            "belt, and the hem navy; stencilled street art on a bare wall"
        ) in images.drawings[2].fields["prompt"]


async def test_without_an_image_model_what_names_no_picture_goes_to_the_language_model(
    redis_url: str,
) -> None:
    async with program(redis_url, ECHO, more="skills: [chat, tutor, code, image]") as person:
        for text in ("sketch a walk through Rome", "draw a boundary", "2, but at night"):
            assert text in await person.asks(text)  # the model repeats what it is told
            stored = await person.app.reception.conversation(person.conversation)
            assert stored.turns[-1].skill != "image"


async def test_where_no_picture_can_be_drawn_talk_goes_on_with_the_skill_from_before(
    redis_url: str,
) -> None:
    async with program(redis_url, ECHO, more="skills: [chat, code, image]") as person:
        for asked, skill in (("hello", "chat"), ("/code what is a loop?", "code")):
            await person.asks(asked)
            assert "no image model is configured" in await person.asks("/image a cat")
            assert await person.asks("and why is that so?")
            stored = await person.app.reception.conversation(person.conversation)
            assert stored.turns[-1].skill == skill


async def test_a_wish_is_taken_apart_drawn_and_varied(redis_url: str, tmp_path: Path) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        card = await person.asks("draw me a cat sleeping on a roof, widescreen")
        assert "**Subject:** a cat" in card
        assert "**Light:** soft daylight _(my choice)_" in card
        assert "20 of your 20 pictures for today are left. One costs 0.04 USD." in card
        assert images.drawings == []
        shown = await picks(person, card, "Improved: 4 pictures, 0.16 USD")
        assert "**Made by AI with painter.**" in shown
        assert "variations of one (4 pictures, 0.16 USD)" in shown
        assert images.drawings[0].fields["n"] == 4
        assert images.drawings[0].fields["size"] == "1536x1024"
        varied = await picks(person, shown, "V2")
        assert "A variation" in varied
        assert images.drawings[1].path == "edits"
        larger = await picks(person, varied, "U3")
        assert "Twice as large, without new detail." in larger
        assert len(images.drawings) == 2
        again = await picks(person, larger, "Re-roll")
        assert "Made by AI" in again
        assert len(images.drawings) == 3
        asked = await picks(person, again, "Change the text")
        assert "Write the new text" in asked
        assert "**Subject:** a dog" in await person.asks("a dog in a garden")


async def test_as_many_pictures_as_are_wished_for_are_offered(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images, ", a_day: 5") as person:
        assert "My words: 4 pictures" in await person.asks("/image a cat")
        assert "4 pictures are the most at once." in await person.asks("/image 9 pictures of a cat")
        card = await person.asks("/image 3 pictures of a cat")
        assert "Improved: 3 pictures, 0.12 USD" in card
        assert "the most" not in card
        await picks(person, card, "My words: 3 pictures, 0.12 USD")
        assert (images.drawings[0].fields["prompt"], images.drawings[0].fields["n"]) == ("a cat", 3)
        assert "My words: 2 pictures" in await person.asks("/image three pictures of a dog")


async def test_a_server_without_edits_draws_anew_and_that_is_said(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator(lacks=frozenset({"edits"}))
    async with drawing(redis_url, tmp_path, images) as person:
        shown = await picks(person, await person.asks("/image a cat"), "My words: 1 picture")
        varied = await picks(person, shown, "Variation")
        assert "cannot change pictures, so this is drawn anew" in varied
        assert "Made by AI" in varied
        await person.asks("1, but at night!")
    prompts = [drawing.fields["prompt"] for drawing in images.drawings if drawing.path != "edits"]
    assert prompts[1].startswith("a cat. A variation: ")
    assert prompts[2] == "a cat. Change: at night!"


async def test_the_language_model_helps_where_it_can(redis_url: str, tmp_path: Path) -> None:
    said = json.dumps({"subject": "a fox", "setting": "in deep snow", "style": "woodcut"})
    models = f"{{main: {{kind: scripted, replies: [{json.dumps(said)}]}}}}"
    async with drawing(redis_url, tmp_path, ImagesEmulator(), models=models) as person:
        card = await person.asks("/image a fox")
        assert "**Setting:** in deep snow _(my choice)_" in card
        assert "Taken apart by rules" not in card


@pytest.mark.parametrize(
    "style",
    [
        r"B\u0061nksy",
        r"in the style of Zdzis\u0142aw Beksi\u0144ski and B\u0061nksy",
        "by Banksy",
        "Jane Doe style",
        "like Simon Stålenhag",
        "artist: jane doe",
    ],
)
async def test_the_language_model_adds_no_style_of_somebody(
    redis_url: str, tmp_path: Path, style: str
) -> None:
    said = f'{{"subject": "a rat", "setting": "in a wet street", "style": "{style}"}}'
    models = f"{{main: {{kind: scripted, replies: [{json.dumps(said)}]}}}}"
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images, models=models) as person:
        card = await person.asks("draw a rat in a street")
        assert "**Setting:** in a wet street _(my choice)_" in card
        await picks(person, card, "Improved: 1 picture")
    (sent,) = images.drawings
    assert "Style: detailed illustration." in sent.fields["prompt"]


async def test_after_a_picture_the_model_still_has_its_tools(
    redis_url: str, tmp_path: Path
) -> None:
    async with ImagesEmulator() as images:
        more = configured(images, tmp_path) + "\ntools: {calculator: {}}"
        key = {"IMAGES_KEY": images.api_key}
        async with program(redis_url, SUMS, more=more, environment=key) as person:
            await picks(person, await person.asks("/image a cat"), "My words: 1 picture")
            assert await person.asks("what is 17*23") == "It is this: 17*23 = 391"


async def test_what_is_said_of_pictures_with_a_thumb_is_heeded_when_they_are_drawn_anew(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        shown = await picks(person, await person.asks("/image a cat"), "My words: 1 picture")
        turn = (await person.app.reception.conversation(person.conversation)).turns[-1]
        bad = Rating(person.conversation, turn.id, "u1", False, time.time(), "too dark")
        await person.app.reception.rate(bad)
        again = await picks(person, shown, "Re-roll")
        assert (
            "What you said of the pictures before is in the prompt, as a fault to avoid." in again
        )
        faulty = "a cat. Avoid this fault of an earlier picture: too dark."
        assert images.drawings[-1].fields["prompt"] == faulty
        assert f"> {faulty}" in again
        await picks(person, again, "Re-roll")  # of those, nothing was said
        assert images.drawings[-1].fields["prompt"] == "a cat."
        await person.asks("make it darker")
    assert images.drawings[-1].fields["prompt"] == "a cat. Change: darker."


async def test_unfinished_pictures_are_moderated_marked_and_seen_where_that_is_possible(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator(holds=asyncio.Event(), flags_pictures={tiny_png("sketch 0")})
    more = ", sketches: 2, moderation_model: painter"
    platform = MemoryPlatform(replace(QUICK, shows_sketches=True))
    async with drawing(redis_url, tmp_path, images, more, platform=platform) as person:
        card = await person.asks("/image a cat")
        await person.says(number_of(card, "My words: 1 picture"))
        await platform.until(lambda: bool(platform.sketches), 30)
        blobs = RedisBlobs(person.app.store, 1_000_000)
        data = await blobs.get(platform.sketches[0].blob)
        assert data is not None
        assert mark_of(data)[0] == "Valid"
        assert platform.sketches[0].alt == "AI-generated, unfinished: a cat"
        assert images.holds is not None
        images.holds.set()
        await platform.until(lambda: "Made by AI" in platform.texts[-1] and platform.is_quiet, 30)
    assert len({sketch.blob for sketch in platform.sketches}) == 1  # the other was held back
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images, more) as person:
        await picks(person, await person.asks("/image a cat"), "My words: 1 picture")
    assert "stream" not in images.drawings[0].fields  # they cost, and nobody would see them


async def test_what_is_open_is_asked_once(redis_url: str, tmp_path: Path) -> None:
    async with drawing(redis_url, tmp_path, ImagesEmulator()) as person:
        assert "What should be in the picture?" in await person.asks("/image something")
        assert "Subject" not in await person.asks("good morning everybody", name="Eve")
        assert "**Subject:** an old harbour" in await person.asks("an old harbour")
        assert "What should be in the picture?" in await person.asks("/image a picture")
        assert "Nothing was drawn." in await person.asks("cancel")
        assert "**Subject:** 🐱🐱🔥" in await person.asks("/image 🐱🐱🔥")
        assert "too long for a picture" in await person.asks(f"/image {'cat ' * 600}")
        asked = await person.asks("/image in the style of Jane Doe")
        assert "I do not copy the style of Jane Doe" in asked
        assert "What should be in the picture?" in asked


async def test_moderation_refuses_before_and_holds_back_after(
    redis_url: str, tmp_path: Path
) -> None:
    bad = tiny_png("bad")
    drawn = iter([tiny_png("good"), bad])
    images = ImagesEmulator(
        forbidden=("gore",), flags_pictures={bad}, draws=lambda words: next(drawn)
    )
    more = ", moderation_model: painter, count_max: 2"
    async with drawing(redis_url, tmp_path, images, more) as person:
        refused = await picks(person, await person.asks("/image much gore"), "My words: 1 picture")
        assert "moderation objects to it (violence)" in refused
        assert images.drawings == []
        assert "Try again" not in refused  # it would be refused once more
        assert "> much gore" in await picks(person, refused, "Change the text")
        assert "**Subject:** a fox" in await person.asks("a fox")
        shown = await picks(person, await person.asks("/image a cat"), "My words: 2 pictures")
        assert "Picture 2 of 2 is missing. Moderation held it back (violence)." in shown
        assert "numbered anew" not in shown
        assert "Variation" in shown
        images.moderation_fails = True
        away = await picks(person, await person.asks("/image a dog"), "My words: 1 picture")
        assert "did not answer" in away
        assert "Made by AI" not in away


async def test_what_the_provider_refuses_is_asked_for_in_other_words_and_not_again(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator(faults=deque(["refused", None, "refused", "refused"]))
    async with drawing(redis_url, tmp_path, images) as person:
        refused = await picks(person, await person.asks("/image a cat"), "My words: 1 picture")
        assert "provider does not allow it" in refused
        assert "Try again" not in refused
        assert "> a cat" in await picks(person, refused, "Change the text")
        card = await person.asks("a dog")
        assert "**Subject:** a dog" in card
        shown = await picks(person, card, "My words: 1 picture")
        refused = await picks(person, shown, "Re-roll")
        assert "> a dog" in await picks(person, refused, "Change the text")
        await person.asks("cancel")
        refused = await person.asks("1, but bloody")  # whoever wants another change writes it
        assert "provider does not allow it" in refused
        assert "1. " not in refused


async def test_a_picture_that_cannot_be_marked_is_named_and_the_others_are_shown(
    redis_url: str, tmp_path: Path
) -> None:
    broken = tiny_png("broken")[:20]
    drawn = iter([tiny_png("1"), tiny_png("2"), broken, tiny_png("4"), broken])
    images = ImagesEmulator(draws=lambda words: next(drawn))
    async with drawing(redis_url, tmp_path, images) as person:
        shown = await picks(person, await person.asks("/image a cat"), "My words: 4 pictures")
        assert "Picture 3 of 4 is missing. I could not mark the picture as made by AI" in shown
        assert "The others are numbered anew." in shown
        assert "What was drawn costs, so it counts for today." in shown
        assert "Made by AI" in shown
        files = (await person.app.reception.conversation(person.conversation)).turns[-1].files
        assert [file.alt.partition(":")[0] for file in files] == [
            "AI-generated",
            *(f"AI-generated picture {number} of 3" for number in (1, 2, 3)),
        ]
        card = await person.asks("/image a dog")
        assert "16 of your 20 pictures for today are left" in card
        failed = await picks(person, card, "My words: 1 picture")
        assert "I could not mark the picture" in failed
        assert "is missing" not in failed
        assert "Try again" in failed


async def test_pictures_that_do_not_come_are_named_and_do_not_count(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator(
        refused_parameters=frozenset({"n"}), faults=deque([None, None, "failed"])
    )
    async with drawing(redis_url, tmp_path, images) as person:
        shown = await picks(person, await person.asks("/image a cat"), "My words: 4 pictures")
        assert "Pictures 3 and 4 of 4 are missing. The image model did not answer." in shown
        assert "V2" in shown
        assert "counts for today" not in shown
        assert "18 of your 20" in await person.asks("/image a dog")


@pytest.mark.parametrize(("one_by_one", "left"), [(True, 14), (False, 12)])
async def test_who_stops_pictures_is_charged_for_those_that_were_asked_for(
    redis_url: str, tmp_path: Path, one_by_one: bool, left: int
) -> None:
    images = ImagesEmulator(refused_parameters=frozenset({"n"} if one_by_one else ()))
    async with drawing(redis_url, tmp_path, images) as person:
        shown = await picks(person, await person.asks("/image a cat"), "My words: 4 pictures")
        before = len(images.drawings)
        images.faults = deque([None, "hang"] if one_by_one else ["hang"])
        await person.says(number_of(shown, "Re-roll"))
        async with asyncio.timeout(20):
            while len(images.drawings) < before + len(images.faults) + (2 if one_by_one else 1):  # noqa: ASYNC110 - the emulator tells nobody
                await asyncio.sleep(0.01)
        await person.asks("stop")
        assert f"{left} of your 20 pictures" in await person.asks("/image a dog")


async def test_a_day_has_so_many_pictures_and_what_failed_does_not_count(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator(faults=deque(["failed"]))
    async with drawing(redis_url, tmp_path, images, ", a_day: 3") as person:
        card = await person.asks("/image a cat")
        with capture_logs() as logs:
            failed = await picks(person, card, "Improved: 3 pictures")
        assert "did not answer" in failed
        assert [log["event"] for log in logs].count("pictures.failed") == 1
        shown = await picks(person, failed, "Try again")
        assert "Made by AI" in shown
        used_up = await picks(person, shown, "Re-roll")
        assert "0 of your 3 pictures for today are left, and this would be 3." in used_up
        for wish in ("/image a dog", "/design a red dress"):
            told = await person.asks(wish)
            assert "0 of your 3 pictures for today are left. The count starts anew" in told
            assert "at midnight UTC: write it once more then." in told
            assert "One costs" not in told


@pytest.mark.parametrize(
    ("wish", "drawn", "again"),
    [
        ("/image a cat", "My words: 4 pictures", "Re-roll"),
        ("/image a cat", "My words: 4 pictures", "V2"),
        ("/image a cat", "My words: 4 pictures", "its card"),
        ("/design silk or wool dress in red or navy", "Draw 4 pictures", "Re-roll"),
        ("/design silk or wool dress in red or navy", "Draw 4 pictures", "its card"),
    ],
)
async def test_where_fewer_pictures_are_left_than_are_asked_for_those_are_offered(
    redis_url: str, tmp_path: Path, wish: str, drawn: str, again: str
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images, ", a_day: 6") as person:
        card = await person.asks(wish)
        offered = (await person.app.reception.conversation(person.conversation)).turns[-1].offered
        shown = await picks(person, card, drawn)
        stale = next(each.says for each in offered if each.label.startswith(drawn))
        asked = person.presses(stale) if again == "its card" else picks(person, shown, again)
        few = await asked
        assert "2 of your 6 pictures for today are left, and this would be 4." in few
        assert "Made by AI" in await picks(person, few, "Draw 2 pictures, 0.08 USD")
        assert "0 of your 6" in await person.asks("/image a dog")


async def test_where_all_together_have_none_left_that_is_said(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images, ", a_day_for_all: 5") as person:
        await picks(person, await person.asks("/image a cat"), "My words: 4 pictures")
        card = await person.asks("/image a dog", name="Eve")
        assert "1 of the 5 pictures for today that all share here is left." in card
        await picks(person, await person.asks("/image a dog"), "My words: 1 picture")
        told = await person.asks("/image a fox", name="Eve")
        assert "0 of the 5 pictures for today that all share here are left. The count" in told
        assert "at midnight UTC: write it once more then." in told


async def test_pictures_belong_to_who_asked_and_their_conversation_and_are_gone_after_a_while(
    redis_url: str, tmp_path: Path
) -> None:
    async with drawing(redis_url, tmp_path, ImagesEmulator()) as person:
        await picks(person, await person.asks("/image a cat"), "My words: 1 picture")
        stored = await person.app.reception.conversation(person.conversation)
        (kept,) = json.loads(stored.memory.kept["image.shelf"])["series"]
        series = kept["id"]
        assert "belong to the person who asked" in await person.asks(
            f"/vary 1 #{series}", name="Eve"
        )
        elsewhere = Person(person.app, person.platform)
        assert "no such pictures" in await elsewhere.asks(f"/vary 1 #{series}")
        assert "There is only picture 1: `/vary 1`" in await person.asks(f"/vary 2 #{series}")
        store = person.app.store
        key = store.keys.blob(kept["pictures"][0]["blob"])
        await store.ask(key, "DEL", key)
        assert "I do not have those pictures any more" in await person.asks("/vary 1")


@pytest.mark.parametrize("edits", ["remember", "answer"])
async def test_a_wish_that_was_edited_or_deleted_is_not_drawn_as_it_was(
    redis_url: str, tmp_path: Path, edits: str
) -> None:
    images = ImagesEmulator()
    more = f"}}\nconversation: {{edits: {edits}"
    async with drawing(redis_url, tmp_path, images, more) as person:

        async def wishes(message_id: str, text: str) -> str:
            await person.says(text, message_id=message_id)
            await person.idle()
            offered = (await person.app.reception.conversation(person.conversation)).turns[-1]
            return next(each.says for each in offered.offered if each.label.startswith("My words"))

        stale = await wishes("first", "/image a cat")
        await person.edits("first", "/image a dog", 20.0)
        await person.idle()
        assert "You changed or took back that wish" in await person.presses(stale)
        stale = await wishes("second", "draw me a cat in the style of Banksy")
        await person.deletes("second")
        assert "You changed or took back that wish" in await person.presses(stale)
        assert images.drawings == []
        fresh = await wishes("third", "draw me a catt in the style of Banksy")
        if edits == "remember":  # only the spelling is mended
            await person.edits("third", "draw me a cat in the style of Banksy", 30.0)
        assert "Made by AI" in await person.presses(fresh)


async def test_who_corrects_a_wish_gets_what_they_meant_taken_apart(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        card = await person.asks("/image a cat on a roof")
        card = await person.asks("no, I meant a dog, not a cat")
        assert "**Your words:** a dog\n" in card
        await picks(person, card, "My words: 1 picture")
        assert images.drawings[-1].fields["prompt"] == "a dog"
        assert "**Your words:** a fox" in await person.asks("Sorry, I meant a fox")
        assert "What should be in the picture?" in await person.asks("/image something")
        assert "**Your words:** an old harbour" in await person.asks("No, I meant an old harbour")
        card = await person.asks("/design silk dress in red or navy")
        assert "**Piece:** coat" in await person.asks("no, I wanted a silk coat in red or navy")
        for talk in ("no, I meant why is it so dark?", "that's wrong"):
            assert await talks(person, talk) == talk
        await person.asks("/image a cat")
        assert "Subject" not in await person.asks("no, I meant a dog", name="Eve")  # her own
        assert "Subject" not in await person.asks("no, I meant a dog")  # what Eve was told
        await person.asks("/skill image")
        assert "**Your words:** a dog" in await person.asks("no, I meant a dog")


@pytest.mark.parametrize(
    ("said", "how"),
    [
        ("no, I meant darker", "darker"),
        ("No, I meant at night!", "at night!"),
        ("nein, ich meinte ohne Hut", "ohne Hut"),
        ("no, I wanted it darker", "darker"),
    ],
)
async def test_a_correction_that_only_says_how_changes_the_last_picture(
    redis_url: str, tmp_path: Path, said: str, how: str
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        card = await person.asks("/image a cat")
        await picks(person, card, "My words: 1 picture")
        await person.asks(said)
        assert images.drawings[-1].fields["prompt"] == words.sentence(f"a cat. Change: {how}")
        assert images.drawings[-1].picture


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("not a cat, a dog", "a dog on a roof"),
        ("No, a dog, not a cat!", "a dog on a roof"),
        ("not on a roof, in a garden, please", "a cat in a garden"),
    ],
)
async def test_who_says_what_a_wish_was_not_has_that_put_right(
    redis_url: str, tmp_path: Path, said: str, words: str
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        card = await person.asks("/image a cat on a roof")
        assert f"**Your words:** {words}\n" in await person.asks(said)
        await picks(person, await person.asks("/image a cat on a roof"), "My words: 1 picture")
        card = await person.asks(said)
        await picks(person, card, "My words: 1 picture")
        assert images.drawings[-1].fields["prompt"] == words
        assert await talks(person, "not a problem, a friend told me") == (
            "not a problem, a friend told me"
        )


async def test_what_is_not_wanted_in_a_brief_is_put_right_and_the_rest_stays(
    redis_url: str, tmp_path: Path
) -> None:
    async with drawing(redis_url, tmp_path, ImagesEmulator()) as person:
        await person.asks("/design silk dress in red or navy")
        card = await person.asks("not silk, linen")
        assert "**Piece:** dress\n" in card
        assert "**Colour:** red / navy\n- **Fabric:** linen\n" in card


async def test_a_correction_that_names_another_picture_changes_that_one(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        card = await person.asks("/image a cat")
        await picks(person, card, "My words: 4 pictures")
        assert "as in `2, but at night`" in await person.asks("no, I meant darker")
        await person.asks("3, but with a hat")
        await person.asks("no, I meant the second one")
        assert images.drawings[-1].fields["prompt"] == "a cat. Change: with a hat."
        await person.asks("no, I meant the fourth one at night")
        assert images.drawings[-1].fields["prompt"] == "a cat. Change: at night."
        assert len(images.drawings) == 4


async def test_a_correction_that_only_says_how_is_added_to_a_wish_without_pictures(
    redis_url: str, tmp_path: Path
) -> None:
    async with drawing(redis_url, tmp_path, ImagesEmulator()) as person:
        await person.asks("/image a cat")
        assert "**Your words:** a cat, at night" in await person.asks("no, I meant at night")
        assert "Subject" not in await person.asks("no, I meant the second one")


async def test_what_is_said_of_a_picture_draws_none(redis_url: str, tmp_path: Path) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        await picks(person, await person.asks("/image a cat"), "My words: 4 pictures")
        assert await talks(person, "1, but why is it so dark?") == "1, but why is it so dark?"
        assert len(images.drawings) == 1
        assert "Made by AI" in await person.asks("the second one, but at night")
        assert "Made by AI" in await person.asks("1, but I prefer green")
    assert images.drawings[-1].fields["prompt"] == "a cat. Change: at night. Change: green."


async def test_a_number_that_no_picture_has_is_answered_with_those_that_there_are(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        assert "no such pictures" in await person.asks("/vary")
        await picks(person, await person.asks("/image a cat"), "My words: 1 picture")
        assert "There is only picture 1: `/enlarge 1`" in await person.asks("/enlarge 2")
        assert "Twice as large" in await person.asks("/enlarge")
        await picks(person, await person.asks("/image a cat"), "My words: 4 pictures")
        for asked in ("9, but in linen", "0, but in linen"):
            assert "There are pictures 1 to 4" in await person.asks(asked)
        for asked in ("/vary 9", "/vary 12", "/vary -1", "/vary", "/vary the cat"):
            said = await person.asks(asked)
            assert "There are pictures 1 to 4: write a number, as in `/vary 2`." in said
        assert len(images.drawings) == 2


async def test_the_style_of_somebody_alive_is_described(redis_url: str, tmp_path: Path) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        card = await person.asks("/image a wall in the style of Banksy")
        assert "I do not copy the style of Banksy" in card
        await picks(person, card, "My words: 1 picture")
        assert "Banksy" not in images.drawings[0].fields["prompt"]
        assert "stencilled" in images.drawings[0].fields["prompt"]


async def test_at_start_it_is_said_that_the_image_model_will_be_shut_down(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator(models={"painter": "2027-01-31"})
    with capture_logs() as logs:
        async with drawing(redis_url, tmp_path, images), asyncio.timeout(20):
            while not (told := [log for log in logs if log["event"] == "images.look_at_this"]):  # noqa: ASYNC110 - a log tells nobody
                await asyncio.sleep(0.01)
    assert [(log["log_level"], log["detail"]) for log in told] == [
        ("warning", "painter will be shut down on 2027-01-31: configure another model.")
    ]


async def test_all_versions_of_designs_are_a_tree_in_the_table(
    redis_url: str, tmp_path: Path
) -> None:
    async with drawing(redis_url, tmp_path, ImagesEmulator(), ", count_max: 2") as person:
        await picks(person, await person.asks("/image a cat"), "My words: 1 picture")  # no design
        card = await person.asks('/design silk dress in red or navy; notes: a, "b"')
        await picks(person, card, "Draw 2 pictures")
        await person.asks("2, but in linen")
        await person.asks("1, but in mustard")
        assert "Made by AI" in await person.asks("/redraw")
        kept = (await person.app.reception.conversation(person.conversation)).memory.kept
        first = json.loads(kept["image.shelf"])["series"][1]["id"]
        assert "Made by AI" in await person.asks(f"/redraw #{first}")
        assert "7 designs" in await person.asks("/designs")
        stored = await person.app.reception.conversation(person.conversation)
        series = [each["id"] for each in json.loads(stored.memory.kept["image.shelf"])["series"]]
        files = {file.name: file for file in stored.turns[-1].files}
        data = await RedisBlobs(person.app.store, 0).get(files["designs.csv"].blob)
        assert data is not None
        assert (files["designs.csv"].media_type, files["designs.csv"].size_bytes) == (
            "text/csv",
            len(data),
        )
        assert "There are no designs" in await person.asks("/designs", name="Eve")
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    drawn, linen, mustard, again, anew = series[1:]
    told = [
        (row["version"], row["from"], row["changed"], row["colour"], row["fabric"]) for row in rows
    ]
    assert told == [
        (f"{drawn}-1", "", "", "red", "silk"),
        (f"{drawn}-2", "", "", "navy", "silk"),
        (f"{linen}-1", f"{drawn}-2", "fabric: linen", "navy", "linen"),
        (f"{mustard}-1", f"{linen}-1", "colour: mustard", "mustard", "linen"),
        (f"{again}-1", f"{linen}-1", "colour: mustard", "mustard", "linen"),
        (f"{anew}-1", f"{drawn}-1", "anew", "red", "silk"),
        (f"{anew}-2", f"{drawn}-2", "anew", "navy", "silk"),
    ]
    assert {(row["piece"], row["details"]) for row in rows} == {("dress", 'a, "b"')}
    assert all(row["prompt"].startswith("Design study of a ") for row in rows)


def test_a_cell_that_a_spreadsheet_would_compute_is_text() -> None:
    ((*_, cell),) = list(csv.reader(io.StringIO(as_csv([("=1+1",)]))))[1:]
    assert cell == "'=1+1"


async def test_designs_are_changed_in_one_field_and_given_out_as_a_table(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images, ", count_max: 8") as person:
        card = await person.asks("design me a silk or wool dress in red or navy for winter")
        assert "That makes 4 combinations." in card
        shown = await picks(person, card, "Draw 4 pictures, 0.16 USD")
        assert "1. Design study of a red silk dress, for winter" in shown
        changed = await person.asks("2, but in linen")
        assert "Changed, and nothing else: fabric: linen." in changed
        assert "a red linen dress, for winter" in changed
        assert images.drawings[-1].path == "edits"
        listed = await picks(person, changed, "Table")
        assert "5 designs" in listed
        assert re.search(r"\| fabric: linen \| dress \| red \| linen \|", listed)
        other = await person.asks("4, but in linen")  # the newest are one
        assert "Changed, and nothing else: fabric: linen." in other


@pytest.mark.parametrize(("kept_mb", "shown_bytes"), [(0.1, 8_000_000), (8, 100_000), (0.1, 0)])
async def test_a_picture_that_is_too_large_for_a_file_there_comes_as_a_smaller_copy(
    redis_url: str, tmp_path: Path, kept_mb: float, shown_bytes: int
) -> None:
    platform = MemoryPlatform(replace(QUICK, file_max_bytes=shown_bytes))
    async with ImagesEmulator(draws=lambda words: noisy_png(256, 256)) as images:
        more = f"{configured(images, tmp_path)}\nfiles: {{max_mb: {kept_mb}}}"
        key = {"IMAGES_KEY": images.api_key}
        async with program(
            redis_url, ECHO, more=more, environment=key, platform=platform
        ) as person:
            card = await person.asks("/image a cat")
            shown = await picks(person, card, "My words: 1 picture")
            assert "Made smaller to fit: picture 1." in shown
            stored = await person.app.reception.conversation(person.conversation)
            (file,) = stored.turns[-1].files
            data = await RedisBlobs(person.app.store, 0).get(file.blob)
            assert data is not None
            assert data.startswith(b"\xff\xd8\xff")
            assert len(data) == file.size_bytes <= 105_000
            assert ("cannot be shown here" in shown) == (shown_bytes == 0)
            assert "A variation" in await picks(person, shown, "Variation")
            assert images.drawings[-1].picture == data


async def test_a_picture_that_comes_with_a_wish_is_what_the_new_one_begins_from(
    redis_url: str, tmp_path: Path
) -> None:
    theirs = tiny_png("theirs")
    images = ImagesEmulator(forbidden=("nothing",))
    async with drawing(redis_url, tmp_path, images, ", moderation_model: painter") as person:
        person.platform.files["f1"] = theirs
        photo = Attachment("f1", "me.png", "image/png", len(theirs))
        card = await person.asks("/image the same in winter", (photo,))
        assert "It begins from the picture that you sent." in card
        assert "my choice" not in card  # it might be against what the picture shows
        images.flags_pictures.add(theirs)
        refused = await picks(person, card, "My words: 1 picture")
        assert "moderation objects to it" in refused
        images.flags_pictures.clear()
        drawn = await picks(person, await person.asks("/image winter", (photo,)), "My words: 1")
        assert "Made by AI" in drawn
        for _ in range(2):
            drawn = await picks(person, drawn, "Re-roll")
        await picks(person, drawn, "Change the text")
        await picks(person, await person.asks("the same in spring"), "My words: 1 picture")
    edits = [(drawing.path, drawing.picture) for drawing in images.drawings]
    assert edits == [("edits", theirs)] * 4


async def test_designs_begin_from_the_picture_that_comes_with_their_brief(
    redis_url: str, tmp_path: Path
) -> None:
    theirs = tiny_png("theirs")
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        person.platform.files["f1"] = theirs
        photo = Attachment("f1", "me.png", "image/png", len(theirs))
        card = await person.asks("/design silk dress in red or navy", (photo,))
        assert "It begins from the picture that you sent." in card
        await picks(person, card, "Change the text")
        card = await person.asks("wool dress in red or navy")
        assert "It begins from the picture that you sent." in card
        shown = await picks(person, card, "Draw 2 pictures")
        assert [each.picture for each in images.drawings] == [theirs] * 2  # one for each prompt
        await picks(person, shown, "Re-roll")
        assert [each.picture for each in images.drawings] == [theirs] * 4
        person.platform.files["f2"] = b"\0" * 100
        broken = Attachment("f2", "me.png", "image/png", 100)
        card = await person.asks("/design silk dress in red", (broken,))
        assert "I cannot begin from the picture that you sent: it is damaged" in card


@pytest.mark.parametrize(
    ("media_type", "data", "why"),
    [
        ("image/png", b"\0" * 100, "it is damaged, too large, or no PNG, JPEG or WebP"),
        ("image/png", noisy_png(64, 64)[:5000], "it is damaged, too large, or no PNG, JPEG"),
        ("image/gif", b"GIF89a" + b"\0" * 100, "it is damaged, too large, or no PNG, JPEG or WebP"),
        ("image/png", b"\0" * 6_000_000, "it is too large."),
        ("image/heic", b"\0" * 100, "it is damaged, too large, or no PNG, JPEG or WebP"),
    ],
    ids=["no picture", "cut off", "gif", "large", "heic"],
)
async def test_a_picture_that_cannot_be_begun_from_is_said_not_to_be(
    redis_url: str, tmp_path: Path, media_type: str, data: bytes, why: str
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        person.platform.files["f1"] = data
        photo = Attachment("f1", "me", media_type, len(data))
        card = await person.asks("/image the same in winter", (photo,))
        assert f"I cannot begin from the picture that you sent: {why}" in card
        assert "This is drawn from the words alone." in card
        assert "It begins from" not in card
        await picks(person, card, "My words: 1 picture")
    assert images.drawings[-1].path == "generations"


async def test_where_the_image_model_cannot_change_pictures_a_wish_with_one_is_told_so(
    redis_url: str, tmp_path: Path
) -> None:
    async with drawing(redis_url, tmp_path, ImagesEmulator(), ", edits: false") as person:
        person.platform.files["f1"] = tiny_png("theirs")
        photo = Attachment("f1", "me.png", "image/png", 100)
        card = await person.asks("/image the same in winter", (photo,))
        assert "picture that you sent: the image model cannot change pictures." in card


@pytest.mark.parametrize(
    "wish",
    ["turn this into a cartoon", "Draw this as a watercolour", "make this photo black and white"],
)
async def test_a_photo_is_drawn_in_another_way_without_a_command(
    redis_url: str, tmp_path: Path, wish: str
) -> None:
    images = ImagesEmulator()
    photo = tiny_png("me", 64, 64)
    async with drawing(redis_url, tmp_path, images) as person:
        person.platform.files = {"me.png": photo}
        card = await person.asks(wish, (Attachment("me.png", "me.png", "image/png", 99),))
        assert "It begins from the picture that you sent." in card
        assert "Made by AI" in await person.asks("yes please")
        assert images.drawings[0].fields["prompt"].startswith(wish[:1].upper() + wish[1:])
        assert images.drawings[0].picture == photo


async def test_a_command_is_one_in_capitals_too_and_one_of_nothing_is_asked_for(
    redis_url: str, tmp_path: Path
) -> None:
    async with drawing(redis_url, tmp_path, ImagesEmulator()) as person:
        assert "**Your words:** a cat\n" in await person.asks("/Image a cat")
        assert "What should be in the picture?" in await person.asks("can you draw one?")
