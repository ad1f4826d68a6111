"""The last turn once more, and what is asked about the last reply, whichever skill gave it."""

from pathlib import Path

import pytest

from bot.messages import Attachment
from bot.skills.code.coder import _NO_CODE
from bot.turn.follow_up import ASKS
from bot.turn.plan import CANNOT_REPEAT
from tests.dialogue.test_images import drawing, picks
from tests.dialogue.test_tools import CallingModel
from tests.emulators.images import ImagesEmulator, tiny_png
from tests.emulators.platform import MemoryPlatform
from tests.program import QUICK, program
from tests.unit.speakers import AnsweringModel
from tests.unit.test_tutor_practice import HELLO

CARD = "**Subject:** a cat"
DRAWN = "Made by AI"


@pytest.mark.parametrize("is_direct", [True, False], ids=["direct", "in a group"])
@pytest.mark.parametrize(
    "wish", ["draw me a cat on a roof", "/image a cat", "/new draw me a cat on a roof"]
)
async def test_a_wish_for_a_picture_is_shown_again(
    redis_url: str, tmp_path: Path, wish: str, *, is_direct: bool
) -> None:
    async with drawing(redis_url, tmp_path, ImagesEmulator()) as person:
        person.is_direct = is_direct
        assert CARD in await person.asks(wish)
        for _ in range(2):
            assert CARD in await person.asks("/again")
        stored = await person.app.reception.conversation(person.conversation)
        assert len(stored.turns) == 1


@pytest.mark.parametrize("is_direct", [True, False], ids=["direct", "in a group"])
async def test_a_command_that_drew_is_run_again_and_talk_stays_talk(
    redis_url: str, tmp_path: Path, *, is_direct: bool
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        person.is_direct = is_direct
        card = await person.asks("/image a cat")
        assert DRAWN in await picks(person, card, "My words: 1 picture, 0.04 USD")
        assert DRAWN in await person.asks("/again")
        assert len(images.drawings) == 2
        said = await person.asks("what is the capital of France?")
        assert await person.asks("/again") == said
        assert await person.asks("/shorter") != said
        assert len(images.drawings) == 2


@pytest.mark.parametrize("change", ["1, but at night", "/vary 1"])
async def test_a_change_is_tried_again_on_what_it_changed_and_not_on_its_own_result(
    redis_url: str, tmp_path: Path, change: str
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        await picks(person, await person.asks("/image a cat"), "My words: 1 picture")
        assert DRAWN in await person.asks("1, but in a garden")
        for asked in (change, *["/again"] * 5):
            assert DRAWN in await person.asks(asked)
        assert DRAWN in await person.asks("1, but blue")
        first, _, changed, *again, last = images.drawings
    assert [each.picture for each in again] == [changed.picture] * 5
    assert {each.fields["prompt"] for each in again} == {changed.fields["prompt"]}
    assert last.picture not in (first.picture, changed.picture)


async def test_the_picture_of_a_message_that_was_taken_back_is_not_the_newest(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        await picks(person, await person.asks("/image a cat"), "My words: 1 picture")
        await person.asks("1, but at night")
        turns = (await person.app.reception.conversation(person.conversation)).turns
        await person.deletes(turns[-1].sources[0].message_id)
        await person.asks("1, but blue")
    assert images.drawings[-1].fields["prompt"] == "a cat. Change: blue."


async def test_in_a_group_a_command_for_code_is_run_again(redis_url: str) -> None:
    async with program(redis_url, more="skills: [chat, code]") as person:
        person.is_direct = False
        assert await person.asks("/run") == _NO_CODE
        assert await person.asks("/again") == _NO_CODE


async def test_a_command_for_a_file_is_run_again_on_it(redis_url: str) -> None:
    platform = MemoryPlatform(QUICK)
    platform.files["f1"] = b"def double(x):\n    return 2 * x\n"
    file = Attachment("f1", "double.py", "text/x-python", 30)
    review = '[{when: double, say: "L2: Say what it is for."}]'
    models = f"{{main: {{kind: scripted, rules: {review}}}}}"
    async with program(redis_url, models, more="skills: [chat, code]", platform=platform) as person:
        reviewed = await person.asks("/review", (file,))
        assert "double.py" in reviewed
        assert await person.asks("/again") == reviewed


@pytest.mark.parametrize("is_direct", [True, False], ids=["direct", "in a group"])
async def test_what_is_asked_about_a_reply_is_no_wish_where_all_else_is_one(
    redis_url: str, tmp_path: Path, *, is_direct: bool
) -> None:
    async with drawing(redis_url, tmp_path, ImagesEmulator()) as person:
        person.is_direct = is_direct
        await person.asks("/skill image")
        assert CARD in await person.asks("a cat")
        for command in ("/shorter", "/again", "/language German, and draw a cat"):
            assert "**Subject:**" not in await person.asks(command)
        stored = await person.app.reception.conversation(person.conversation)
        assert stored.turns[1].asked.endswith(ASKS["shorter"])
        assert CARD in await person.asks("a cat"), "and the chosen skill stays"


async def test_a_wish_that_came_with_a_picture_begins_from_it_again(
    redis_url: str, tmp_path: Path
) -> None:
    theirs = tiny_png("theirs")
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        person.platform.files["f1"] = theirs
        photo = Attachment("f1", "me.png", "image/png", len(theirs))
        card = await person.asks("/image the same in winter", (photo,))
        for _ in range(2):
            assert await person.asks("/again") == card
        await picks(person, card, "My words: 1 picture")
        assert images.drawings[-1].picture == theirs


async def test_in_a_practice_what_is_asked_about_a_reply_is_said_to_the_partner(
    redis_url: str,
) -> None:
    model = AnsweringModel(lambda messages: HELLO)
    async with program(redis_url, model=model, more="skills: [tutor]") as person:
        assert "Buenos" in await person.asks("/practice Spanish A2 at the bakery")
        for _ in range(2):
            await person.asks("/simpler")
            assert ASKS["simpler"] in model.sent[-1][-1].content
            assert all(message.content for message in model.sent[-1])


async def test_what_a_tool_was_allowed_to_do_in_a_group_is_not_repeated(redis_url: str) -> None:
    acting = 'tools: {langchain: {tools: {"tests.emulators.acting_tools:pay": ask_always}}}'
    model = CallingModel([("pay", '{"to": "Bob", "amount": 5}')])
    async with program(redis_url, model=model, more=acting) as person:
        person.is_direct = False
        await person.asks("pay Bob")
        await person.asks("1")
        assert await person.asks("/again") == CANNOT_REPEAT
