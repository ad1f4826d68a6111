"""Commands about the last reply, the choices below it, and corrections, through the real engine."""

import time
from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.evaluation import Case, read_cases
from bot.feedback import Feedback, as_json
from bot.messages import Rating
from bot.ports import ModelMessage, ModelOptions, ModelPart
from bot.reply import Extras, TextDelta
from bot.turn.follow_up import ASKS, HEEDED, NOTED, NOTHING_BEFORE
from bot.turn.plan import CANNOT_REPEAT
from tests.dialogue.test_tools import CallingModel
from tests.emulators.platform import MemoryPlatform
from tests.program import QUICK, Person, program

TWO = (
    "{first: {kind: scripted, rules: [{when: planet, say: Saturn.}]},"
    " second: {kind: scripted, rules: [{when: planet, say: Jupiter.}]}}"
)


class CountingModel(CallingModel):
    """Says how often it was asked."""

    async def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Count."""
        self.prompts.append(list(messages))
        yield TextDelta(f"Reply {len(self.prompts)}.")


async def dialogue(person: Person) -> list[tuple[str, str]]:
    stored = await person.app.reception.conversation(person.conversation)
    return [(turn.asked, turn.said) for turn in stored.turns]


async def test_again_takes_the_place_of_the_last_turn(any_url: str) -> None:
    model = CountingModel()
    async with program(any_url, model=model, more="conversation: {summarise: false}") as person:
        await person.asks("one")
        await person.asks("two")
        assert await person.asks("/again") == "Reply 3."
        assert model.prompts[2] == model.prompts[1]  # what was said before is not seen
        assert await person.asks("/again") == "Reply 4."
        assert await dialogue(person) == [("one", "Reply 1."), ("two", "Reply 4.")]
        await person.asks("three")
        assert [message.content for message in model.prompts[-1][1:]] == [
            *("one", "Reply 1.", "two", "Reply 4.", "three")
        ]


async def test_again_with_another_model(redis_url: str) -> None:
    async with program(redis_url, TWO) as person:
        assert await person.asks("the largest planet?") == "Saturn."
        assert await person.asks("/again second") == "Jupiter."
        assert await dialogue(person) == [("the largest planet?", "Jupiter.")]
        assert await person.asks("/again third") == (
            "I have no model `third`. There are: `first`, `second`."
        )
        assert await person.asks("/again") == "Saturn."


async def test_the_other_models_stand_below_a_reply(redis_url: str) -> None:
    platform = MemoryPlatform(replace(QUICK, choices_max=5))
    more = "conversation: {follow_ups: [again, other_models]}"
    async with program(redis_url, TWO, more=more, platform=platform) as person:
        await person.asks("the largest planet?")
        await person.asks("/again second")
        below = [message.extras.choices for message in platform.messages.values()]
    assert [[(choice.label, choice.says) for choice in choices[1:]] for choices in below] == [
        [("From second", "/again second")],
        [("From first", "/again first")],
    ]


async def test_a_persona_has_a_model_of_its_own(redis_url: str) -> None:
    more = "personas: {default: {prompt: Be right., model: second}}"
    async with program(redis_url, TWO, more=more) as person:
        assert await person.asks("the largest planet?") == "Jupiter."
        assert await person.asks("/again first") == "Saturn."


async def test_a_reply_that_fails_takes_no_place(redis_url: str) -> None:
    fails = "{main: {kind: scripted, rules: [{when: hello, say: Hi!}], fault: unavailable}}"
    async with program(redis_url, "{main: {kind: scripted, replies: [Hi!]}}") as person:
        await person.asks("hello")
        conversation = person.conversation
    async with program(redis_url, fails) as person:
        person.conversation = conversation
        assert "did not answer" in await person.asks("/again")
        assert await dialogue(person) == [("hello", "Hi!")]


async def test_there_must_be_a_reply_before(redis_url: str) -> None:
    async with program(redis_url) as person:
        for command in ("/again", "/shorter", "/continue"):
            assert await person.asks(command) == NOTHING_BEFORE
        asked = await person.asks("/language")
        assert "in the language that they write in" in asked
        assert "Slack" not in asked
        assert "`/language German`" in asked


async def test_what_a_tool_was_allowed_to_do_is_not_repeated(redis_url: str) -> None:
    acting = 'tools: {langchain: {tools: {"tests.emulators.acting_tools:pay": ask_always}}}'
    model = CallingModel([("pay", '{"to": "Bob", "amount": 5}')])
    async with program(redis_url, model=model, more=acting) as person:
        await person.asks("pay Bob")
        assert last(person).takes_another_try
        await person.asks("1")
        assert not last(person).takes_another_try
        assert await person.asks("/again") == CANNOT_REPEAT
        model.rounds = ()
        await person.asks("and now?")
        assert last(person).takes_another_try


async def test_what_one_says_of_a_reply_takes_nothing_from_what_another_said(
    redis_url: str,
) -> None:
    model = CountingModel()
    async with program(redis_url, model=model) as person:
        person.is_direct = False
        await person.asks("one")
        assert await person.asks("/bad too long") == HEEDED
        assert await person.asks("/good nice tone", name="Eve") == HEEDED
        assert await person.asks("/bad still too long") == HEEDED
        assert await person.asks("/good", name="Cid") == NOTED
        await person.asks("two")
        told = model.prompts[-1][-1].content
        assert told.index("liked: nice tone]") < told.index("was said: still too long]")
        assert told.count("too long") == 1
        await person.asks("/new")
        await person.asks("one")
        for name, says in (("Ada", "/bad too long"), ("Eve", "/good nice tone"), ("Eve", "/bad")):
            await person.asks(says, name=name)
        await person.asks("two")
        told = model.prompts[-1][-1].content
        assert ("too long" in told, "nice tone" in told) == (True, False)


async def test_what_is_said_in_the_middle_of_an_exercise_offers_no_other_try(
    redis_url: str,
) -> None:
    platform = MemoryPlatform(replace(QUICK, choices_max=6))
    more = "skills: [chat, tutor]\nconversation: {follow_ups: [again, other_models, shorter]}"
    async with program(redis_url, TWO, more=more, platform=platform) as person:
        await person.asks("help me solve 2x + 3 = 11")
        assert [choice.says for choice in last(person).choices] == ["/shorter"]
        assert not last(person).takes_another_try
        assert await person.asks("/again") == CANNOT_REPEAT
        await person.asks("x = 4")
        below = ["/again", "/again second", "/shorter"]
        assert [choice.says for choice in last(person).choices] == below


def last(person: Person) -> Extras:
    """What stands below the newest message."""
    return list(person.platform.messages.values())[-1].extras


@pytest.mark.parametrize(
    ("command", "asked"),
    [
        ("/shorter", ASKS["shorter"]),
        ("/continue", ASKS["continue"]),
        ("/language  French", ASKS["language"].format(language="French")),
    ],
)
async def test_a_follow_up_asks_the_skill_of_the_last_reply(
    redis_url: str, command: str, asked: str
) -> None:
    async with program(redis_url) as person:
        await person.asks("/code sort a list")
        await person.asks(command)
        stored = await person.app.reception.conversation(person.conversation)
    assert [(turn.asked, turn.skill) for turn in stored.turns][1:] == [(asked, "code")]


async def test_choices_below_replies_are_those_of_config_and_no_answer_picks_them(
    redis_url: str,
) -> None:
    more = "conversation: {follow_ups: [again, shorter, continue]}"
    platform = MemoryPlatform(replace(QUICK, choices_max=5))
    async with program(redis_url, model=CountingModel(), more=more, platform=platform) as person:
        assert await person.asks("hello") == "Reply 1."
        (shown,) = platform.messages.values()
        assert [choice.says for choice in shown.extras.choices] == ["/again", "/shorter"]
        await person.asks("2")  # an answer to what the reply said, and no choice
        assert [asked for asked, _ in await dialogue(person)] == ["hello", "2"]


@pytest.mark.parametrize(
    "ends",
    ["", ", fault: cut, after_tokens: 3"],
    ids=["at its length limit", "by a lost connection"],
)
async def test_going_on_is_offered_where_a_reply_was_cut(redis_url: str, ends: str) -> None:
    long = f"{{main: {{kind: scripted, replies: [{'word ' * 40}]{ends}}}}}"
    platform = MemoryPlatform(replace(QUICK, choices_max=5))
    more = "conversation: {follow_ups: [continue], reply_max_tokens: 16}"
    async with program(redis_url, long, more=more, platform=platform) as person:
        await person.asks("count")
        (shown,) = platform.messages.values()
        assert [choice.says for choice in shown.extras.choices] == ["/continue"]


async def test_without_buttons_nothing_stands_below(redis_url: str) -> None:
    more = "conversation: {follow_ups: [again, shorter]}"
    async with program(redis_url, model=CountingModel(), more=more) as person:
        assert await person.asks("hello") == "Reply 1."


async def cases(person: Person, folder: Path) -> list[Case]:
    """What `dragoman feedback export` would write now, as `dragoman eval run` reads it."""
    stored = await person.app.reception.conversation(person.conversation)
    ratings = [rating async for rating in Feedback(person.app.store).all()]
    file = folder / "cases.jsonl"
    file.write_text("\n".join(as_json(rating, stored.turns) for rating in ratings))
    return read_cases(file)


async def test_what_is_said_with_a_thumb_is_heeded_next_and_the_reply_stays_a_case(
    redis_url: str, tmp_path: Path
) -> None:
    model = CountingModel()
    async with program(redis_url, model=model) as person:
        await person.asks("the largest planet?")
        (turn,) = (await person.app.reception.conversation(person.conversation)).turns
        bad = Rating(person.conversation, turn.id, "u1", False, time.time(), "too long", "Jupiter")
        await person.app.reception.rate(bad)
        await person.asks("/again")
        assert [message.content for message in model.prompts[-1][1:]] == [
            "the largest planet?",
            "Reply 1.",
            "[Of your last reply above it was said: too long; right would have been: Jupiter]\n\n"
            "the largest planet?",
        ]
        await person.asks("and the smallest?")
        assert "too long" not in str(model.prompts[-1])  # it was about a reply that is gone
        (case,) = await cases(person, tmp_path)
        assert (case.asked, case.said) == ("the largest planet?", "Reply 1.")
        assert (case.reason, case.correction) == ("too long", "Jupiter")


async def test_where_there_are_no_thumbs_a_command_rates_the_last_reply(
    redis_url: str, tmp_path: Path
) -> None:
    model = CountingModel()
    async with program(redis_url, model=model) as person:
        assert await person.asks("/bad too long") == NOTHING_BEFORE
        await person.asks("one")
        assert await person.asks("/bad too long") == HEEDED
        await person.asks("two")
        assert "[Of your last reply above it was said: too long]" in model.prompts[-1][-1].content
        (case,) = await cases(person, tmp_path)
        assert (case.asked, case.said, case.is_good) == ("one", "Reply 1.", False)
        assert await person.asks("/good") == NOTED
        assert [case.is_good for case in await cases(person, tmp_path)] == [False, True]
        assert await person.asks("/good nice and short") == HEEDED
        await person.asks("three")
        assert "[Your last reply above was liked: nice and short]" in model.prompts[-1][-1].content


async def test_a_thumb_up_takes_back_what_the_same_person_said(redis_url: str) -> None:
    model = CountingModel()
    async with program(redis_url, model=model) as person:
        await person.asks("one")
        (turn,) = (await person.app.reception.conversation(person.conversation)).turns
        bad = Rating(person.conversation, turn.id, "u1", False, time.time(), "too long")
        await person.app.reception.rate(bad)
        await person.app.reception.rate(replace(bad, is_good=True, reason="", author="u2"))
        await person.asks("two")
        assert "too long" in str(model.prompts[-1])
        await person.app.reception.rate(replace(bad, is_good=True, reason=""))
        await person.asks("three")
        assert "too long" not in str(model.prompts[-1])


async def test_a_question_edited_into_another_one_is_a_case(redis_url: str, tmp_path: Path) -> None:
    async with program(redis_url, model=CountingModel()) as person:
        await person.says("the larggest planet?", message_id="q1")
        await person.platform.until(lambda: person.platform.is_quiet)
        await person.idle()
        await person.edits("q1", "the largest planet?")
        assert await cases(person, tmp_path) == []  # a mended spelling is no other question
        await person.edits("q1", "the smallest moon of Saturn?")
        (case,) = await cases(person, tmp_path)
        assert (case.asked, case.said) == ("the smallest moon of Saturn?", "Reply 1.")
        assert not case.is_good


async def test_a_correction_is_kept_as_feedback_on_the_reply_before(redis_url: str) -> None:
    async with program(redis_url, TWO) as person:
        await person.asks("the largest planet?")
        await person.asks("No, I meant the planet Jupiter")
        await person.asks("thank you")
        stored = await person.app.reception.conversation(person.conversation)
        found: list[Rating] = [r async for r in Feedback(person.app.store).all()]
    (rating,) = found
    assert (rating.turn_id, rating.is_good) == (stored.turns[0].id, False)
    assert rating.correction == "No, I meant the planet Jupiter"


async def test_language_alone_says_which_it_is_and_which_there_are(redis_url: str) -> None:
    async with program(redis_url, model=CountingModel()) as person:
        await person.asks("one")
        await person.asks("/language Swedish")
        await person.asks("two")
        asked = await person.asks("/language")
        assert "Since `/language Swedish` I answer in that language." in asked
        assert "`/language French`" in asked
