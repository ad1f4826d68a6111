"""What people say next who were shown a wish taken apart or pictures, in the whole program."""

from pathlib import Path

import pytest

from bot.turn.prompting import build_prompt
from tests.dialogue.test_images import drawing, picks, talks
from tests.emulators.images import ImagesEmulator


@pytest.mark.parametrize(
    ("said", "how"),
    [
        ("make it darker", "darker."),
        ("Can you make it darker?", "darker."),
        ("a bit darker, please", "a bit darker."),
        ("add a hat", "with a hat."),
        ("make the sky purple", "make the sky purple."),
        ("/image make it darker", "darker."),
        ("mach es dunkler", "dunkler."),
        ("ajoute un chapeau", "avec un chapeau."),
    ],
)
async def test_what_is_said_next_of_the_only_picture_changes_it(
    redis_url: str, tmp_path: Path, said: str, how: str
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        await picks(person, await person.asks("/image a cat"), "My words: 1 picture")
        assert "Made by AI" in await person.asks(said)
        assert images.drawings[-1].fields["prompt"] == f"a cat. Change: {how}"
        assert images.drawings[-1].picture


async def test_one_of_several_pictures_is_changed_by_its_name_and_else_asked_for(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        await picks(person, await person.asks("/image a cat"), "My words: 4 pictures")
        asked = await person.asks("make it darker")
        assert "as in `2, but at night`" in asked
        assert len(images.drawings) == 1
        await picks(person, asked, "Picture 3")
        for said in ("make the second one darker", "I like number 2, but make the hat red"):
            await person.asks(said)
        sent = [each.fields["prompt"] for each in images.drawings[1:]]
        assert sent == [
            "a cat. Change: darker.",
            "a cat. Change: darker.",
            "a cat. Change: make the hat red.",
        ]
        assert all(each.picture for each in images.drawings[1:])


async def test_pictures_are_drawn_again_for_who_asks_for_that(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        await picks(person, await person.asks("/image a cat"), "My words: 4 pictures")
        for said, count in (("draw it again", 4), ("another one, please", 1)):
            assert "Made by AI" in await person.asks(said)
            assert images.drawings[-1].fields["prompt"] == "a cat"
            assert images.drawings[-1].fields.get("n", 1) == count


@pytest.mark.parametrize(
    ("said", "is_improved"),
    [
        ("yes please", True),
        ("go ahead", True),
        ("draw it", True),
        ("the improved one", True),
        ("ja bitte", True),
        ("my words", False),
    ],
)
async def test_who_says_yes_to_a_wish_gets_it_drawn_once(
    redis_url: str, tmp_path: Path, said: str, is_improved: bool
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        card = await person.asks("/image a cat on a roof")
        assert "Made by AI" in await person.asks(said)
        (sent,) = images.drawings
        assert sent.fields.get("n", 1) == 1
        assert (sent.fields["prompt"] != "a cat on a roof") is is_improved
        assert f"**Improved:** {sent.fields['prompt']}" in card or not is_improved


async def test_what_is_said_next_of_a_wish_is_added_to_it_and_no_draws_nothing(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        await person.asks("/image a cat")
        card = await person.asks("make it darker")
        assert "**Your words:** a cat, darker\n" in card
        card = await person.asks("yes, but at night")
        assert "**Your words:** a cat, darker, at night\n" in card
        assert await person.asks("no thanks") == "Nothing was drawn."
        card = await person.asks("/design silk dress in red or navy")
        await person.asks("go ahead")
        assert len(images.drawings) == 2
        assert "red silk dress" in images.drawings[0].fields["prompt"]


async def test_who_only_thanks_goes_on_with_the_pictures(redis_url: str, tmp_path: Path) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        await picks(person, await person.asks("/image a cat"), "My words: 1 picture")
        assert await talks(person, "wow, thanks!") == "wow, thanks!"
        await person.asks("make it darker")
        assert images.drawings[-1].fields["prompt"] == "a cat. Change: darker."


async def test_talk_stays_talk_after_a_wish_and_after_pictures(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator()
    talk = ("why is it so dark?", "more info about cats", "change the subject", "sure?")
    async with drawing(redis_url, tmp_path, images) as person:
        assert "Subject" in await person.asks("/image a cat")
        for said in (*talk, "yes please", "make it clearer"):  # the last reply was the model's
            assert await talks(person, said) == said
        await picks(person, await person.asks("/image a cat"), "My words: 1 picture")
        for said in ("yes please", *talk, "make it clearer", "draw it again", "add a chapter"):
            assert await talks(person, said) == said
        await person.asks("/image a cat")
        assert await talks(person, "yes please", "Eve") == "yes please"
        assert len(images.drawings) == 1


async def test_greetings_and_thanks_are_no_wishes_where_all_words_are(
    redis_url: str, tmp_path: Path
) -> None:
    images = ImagesEmulator()
    async with drawing(redis_url, tmp_path, images) as person:
        await person.asks("/skill image")
        for said in ("hello", "thanks", "danke!", "make it darker"):
            assert await talks(person, said) == said
        assert "**Subject:** a cat" in await person.asks("a cat")


@pytest.mark.parametrize("wish", ["/image a cat", "/design red silk cat"])
async def test_a_language_model_reads_no_line_and_no_price_of_pictures_that_it_could_copy(
    redis_url: str, tmp_path: Path, wish: str
) -> None:
    async with drawing(redis_url, tmp_path, ImagesEmulator()) as person:
        await person.asks(wish)
        shown = await person.asks("yes please")
        assert "Made by AI with painter" in shown
        assert "0.04 USD" in shown
        stored = await person.app.reception.conversation(person.conversation)
        prompt = build_prompt("", stored, "who are you?")
        assert [each.role for each in prompt] == ["system", "user"]
        assert "picture was drawn and shown" in prompt[1].content
        assert wish.split(" ", 1)[1] in prompt[1].content
        for each in ("Made by AI", "USD", "**"):
            assert each not in prompt[1].content


async def test_who_is_asked_what_to_draw_may_ask_back_think_and_leave_it_to_the_program(
    redis_url: str, tmp_path: Path
) -> None:
    async with drawing(redis_url, tmp_path, ImagesEmulator()) as person:
        assert "What should be in the picture?" in await person.asks("/image something")
        for said in ("what can you draw?", "hmm, let me think"):
            assert await talks(person, said) == said
        assert "**Subject:** a dog" in await person.asks("a dog")
        assert "What should be in the picture?" in await person.asks("/image something")
        card = await person.asks("you choose")
        assert "You left it to me" in card
        assert "Subject:** you" not in card
        await picks(person, card, "Change the text")
        assert await talks(person, "how much does it cost?") == "how much does it cost?"
        assert "**Your words:** a fox\n" in await person.asks("a fox")
        assert "You left it to me" in await person.asks("/image surprise me")
        assert "You left it to me" not in await person.asks("/image a surprise")
