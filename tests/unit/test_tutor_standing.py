"""In a guide: what was found of a try stands until the next one is judged, whatever a willing model
says when it is asked."""

import json

import pytest

from bot.ports import Skill
from bot.skills.tutor.guides import guide
from bot.skills.tutor.guides.standing import contrary, judged
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PLAIN = "Look at it once more. What do you see?"
PRAISE = "Yes, that is right, well done! What is next?"
LINEAR = ("help me solve 3x+2=14", "x=5")
SQUARE = ("help me solve x^2=49", "x=7")
PUT_IN = "Put `x=5` into the problem: the left side comes to 17, the right side to 14."


async def asked(skill: Skill, *said: str, model: str = PRAISE) -> tuple[str, Learner]:
    """The answer to the last of these, with a model that says this to it."""
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    for each in said[:-1]:
        await learner.says(each)
    learner.model = AnsweringModel(lambda _: model)
    return await learner.says(said[-1]), learner


@pytest.mark.parametrize(
    "text",
    [
        *("are you sure?", "is that right?", "am i done?", "so it's correct?", "yes", "really?"),
        *("ok", "thanks", "so my answer is right?", "hint", "done!", "why?"),
    ],
)
async def test_a_try_found_wrong_stays_wrong_whatever_is_asked_next(
    skill: Skill, text: str
) -> None:
    said, learner = await asked(skill, *LINEAR, text)
    assert "well done" not in said
    assert said.startswith(PUT_IN)
    assert said.endswith("?")
    assert not learner.remarks


async def test_who_asks_of_the_figures_that_were_tried_has_tried_nothing_new(skill: Skill) -> None:
    for text in ("are you sure it's 5?", "why not 5?", "so about 5"):
        said, learner = await asked(skill, *LINEAR, text)
        assert "well done" not in said
        assert not learner.remarks


@pytest.mark.parametrize("text", ["is that all?", "what now?", "am i done?", "yes", "so i am done"])
async def test_solutions_that_are_missing_stay_missing(skill: Skill, text: str) -> None:
    said, learner = await asked(skill, *SQUARE, text)
    assert "well done" not in said
    assert said.startswith("`x=7` is a solution, but not the only one")
    assert not learner.remarks


@pytest.mark.parametrize(
    ("problem", "wrong"),
    [
        ("help me factorise x^2+5x+6", "(x+1)(x+6)"),
        ("help me solve 2x + 1 > 7", "x > 4"),
        ("how do I work out 3/4 + 1/8?", "4/12"),
        ("help me differentiate x^3", "x^2"),
        ("help me solve x + y = 5, x - y = 1", "x = 2, y = 3"),
    ],
)
async def test_it_stays_wrong_in_a_guide_of_every_kind(
    skill: Skill, problem: str, wrong: str
) -> None:
    for text in ("is that right?", "yes"):
        said, _ = await asked(skill, problem, wrong, text)
        assert "well done" not in said


@pytest.mark.parametrize(
    "praise",
    [
        *("That is it, you are done! What next?", "You have found everything. What next?"),
        *("5 is correct. What next?", "Five works. What next?", "x is 5, and it fits. What next?"),
        *("The solution is 5. What next?", "Sure! What next?", "Of course. What next?"),
        *("I am sure. What next?", "No doubt about it. What next?", "You solved it. What next?"),
        *(
            "Your answer is the correct one. What next?",
            "Bingo! What next?",
            "All good. What next?",
        ),
        *("Certainly, x = 5 solves it. What next?", "Your x is right. What next?"),
        *("Everything is right. What next?", "No mistake at all. What next?"),
        *("You are. What next?", "It is. What next?", "I agree. What next?", "✅ What next?"),
        *(
            "Your solution, x = 5, is correct. What next?",
            "Yup. What next?",
            "So x = 5. What next?",
        ),
        *("With x = 5 both sides are equal. What next?", "You have the right answer. What next?"),
        *("Yes, don't worry, it is. What next?", "Yes, shall we go on? What next?"),
    ],
)
async def test_the_contrary_is_not_said_in_other_words(skill: Skill, praise: str) -> None:
    said, _ = await asked(skill, *LINEAR, "is that right?", model=praise)
    assert praise.split("What")[0] not in said


@pytest.mark.parametrize(
    "praise",
    [
        *("That is all. What next?", "There is no other solution. What next?"),
        *("Nothing else is left. What next?", "You have all solutions. What next?"),
        *("It has just one solution. What next?", "There are no others. What next?"),
        *("No, there are no more. What next?", "You found them all. What next?"),
        *("That is everything. What next?", "That is the complete answer. What next?"),
        *("Only 7 works. What next?", "There is exactly one solution. What next?"),
        *("The equation is solved. What next?", "We can stop here. What next?"),
    ],
)
async def test_it_is_not_said_that_nothing_is_missing(skill: Skill, praise: str) -> None:
    said, _ = await asked(skill, *SQUARE, "is that all?", model=praise)
    assert praise.split("What")[0] not in said


@pytest.mark.parametrize("praise", ["No. What next?", "Nope, nothing. What next?"])
async def test_who_asks_if_there_is_more_is_not_told_no(skill: Skill, praise: str) -> None:
    for text in ("are there others?", "anything else?"):
        said, _ = await asked(skill, *SQUARE, text, model=praise)
        assert praise not in said
    said, _ = await asked(skill, *SQUARE, "is that all?", model="No. What about the sign?")
    assert said.endswith("No. What about the sign?")


@pytest.mark.parametrize(
    "praise",
    ["Yes, shall we go on?", "You are done, shall we go on?", "What is the next exercise?"],
)
async def test_what_stands_in_a_question_is_read_too(skill: Skill, praise: str) -> None:
    for before in (LINEAR, SQUARE):
        said, _ = await asked(skill, *before, "is that all?", model=praise)
        assert praise not in said


@pytest.mark.parametrize(
    "hint",
    [
        "No, look at the 2 once more. What undoes adding it?",
        "With x = 5 the left side is 17, not 14. What undoes the 2?",
        "Your plan was good, but 5 gives 17. What undoes the + 2?",
        "The idea of dividing is good. What comes before it?",
        "It is right to divide at the end. What comes before it?",
        "You are not done yet. What undoes the 2?",
    ],
)
async def test_a_hint_that_says_nothing_of_the_kind_is_shown(skill: Skill, hint: str) -> None:
    said, _ = await asked(skill, *LINEAR, "is that right?", model=hint)
    assert said == f"{PUT_IN}\n\n{hint}"
    said, _ = await asked(skill, *LINEAR, "go on", model=hint)
    assert said == hint


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (("3x = 12",), "is that right?"),
        (("3x = 12",), "are you sure?"),
        (("x = 5", "3x = 12"), "is that right?"),
    ],
)
async def test_what_was_found_right_may_be_called_right(
    skill: Skill, before: tuple[str, ...], text: str
) -> None:
    said, learner = await asked(skill, LINEAR[0], *before, text)
    assert said == PRAISE
    assert not learner.remarks


async def test_one_case_of_several_is_not_the_end(skill: Skill) -> None:
    for text in ("am i done?", "is that all?", "yes"):
        said, learner = await asked(skill, SQUARE[0], "x - 7 = 0", text)
        assert said.startswith("`x - 7 = 0` is right so far as one case of several")
        assert PRAISE not in said
        assert not learner.remarks


async def test_a_right_step_is_not_the_end(skill: Skill) -> None:
    for praise in ("You are done! What next?", "Yes! What next?"):
        said, _ = await asked(skill, LINEAR[0], "3x = 12", "am i done?", model=praise)
        assert praise not in said


@pytest.mark.parametrize(
    "said",
    [
        (*LINEAR, "x = about 4"),
        (*LINEAR, "subtract 2 first"),
        (*LINEAR, "x = about 4", "is that right?"),
        (*LINEAR, "divide"),
        (*LINEAR, "then the other side"),
        (LINEAR[0], "x = about 4", "is that right?"),
        (LINEAR[0], "I would say five and a bit", "are you sure?"),
    ],
)
async def test_what_is_said_to_be_right_and_cannot_be_judged_gets_a_remark(
    skill: Skill, said: tuple[str, ...]
) -> None:
    told, learner = await asked(skill, *said)
    assert PRAISE in told
    assert [remark[:20] for remark in learner.remarks] == ["I cannot check this "]


@pytest.mark.parametrize(
    "said",
    [
        ("help me with 5 + 3 x 2", "i add first"),
        ("help me with 5 + 3 x 2", "left to right"),
        ("help me with 5 + 3 x 2", "the plus?"),
        ("help me with 5 + 3 x 2", "should I add first?"),
        ("help me with 5 + 3 x 2", "what if i begin with the plus?"),
        ("help me with 5 + 3 x 2", "i add first", "is that right?"),
        ("help me with 3/4 ÷ 1/2", "flip both"),
        ("help me with 3/4 + 2/3", "the tops and then the bottoms"),
        ("help me differentiate x^3", "add one to the power"),
        (LINEAR[0], "3x = 12", "flip it"),
        (LINEAR[0], "3x = 12", "÷ 3"),
        ("help me with 5 + 3 x 2", "+"),
        (LINEAR[0], "3x = 12", "multiply", "are you sure?"),
        (LINEAR[0], "I am not sure, maybe multiply"),
    ],
)
async def test_so_does_a_step_in_words_before_anything_was_wrong(
    skill: Skill, said: tuple[str, ...]
) -> None:
    told, learner = await asked(skill, *said)
    assert told == PRAISE
    assert [remark[:20] for remark in learner.remarks] == ["I cannot check this "]


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "ok let me try", "nothing yet", "i haven't tried anything", "thanks!", "hi"),
        *("i don't understand it", "this is hard", "how do i add them", "what do i do first"),
        *("can you explain the brackets?", "why do we divide?", "hm"),
    ],
)
async def test_where_nothing_was_judged_talk_and_questions_get_no_remark(
    skill: Skill, text: str
) -> None:
    said, learner = await asked(skill, LINEAR[0], text)
    assert said == PRAISE
    assert not learner.remarks


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ((*LINEAR, "are you sure?"), f"could judge was “x=5”. It is wrong: {PUT_IN} Do not say"),
        ((*SQUARE, "is that all?"), "It is not all: `x=7` is a solution, but not the only one"),
        ((LINEAR[0], "3x = 12", "hint"), "“3x = 12”. It is right, and the exercise is not solved"),
        ((*LINEAR, "x = about 4", "hm"), "No tool can judge what they said since: “x = about 4”."),
    ],
)
async def test_who_writes_the_hint_is_told_what_stands(
    skill: Skill, said: tuple[str, ...], told: str
) -> None:
    _, learner = await asked(skill, *said, model=PLAIN)
    assert isinstance(learner.model, AnsweringModel)
    assert told in learner.model.sent[-1][-1].content


async def test_praise_for_what_stands_as_wrong_is_asked_for_again_twice(skill: Skill) -> None:
    _, learner = await asked(skill, *LINEAR, "is that right?")
    assert isinstance(learner.model, AnsweringModel)
    assert len(learner.model.sent) == 3
    assert "said that they are right, which they are not" in learner.model.sent[-1][-1].content


async def test_in_a_guide_on_a_topic_a_wrong_answer_stays_wrong(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    for each in ("teach me capitals", "I only want to practise"):
        await learner.says(each)
    running = guide.decode(learner.kept["tutor.guide"])
    assert running is not None
    assert running.question is not None
    for wrong in (running.question.wrong or ("zebra",))[:1]:
        await learner.says(wrong)
        for praise in ("Yes, well done! What next?", f"{wrong} is correct. What next?"):
            learner.model = AnsweringModel(lambda _, praise=praise: praise)
            said = await learner.says("are you sure?")
            assert praise not in said
            assert said.startswith(f"“{wrong}” is not it yet.")


async def test_a_guide_of_an_older_release_goes_on(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(LINEAR[0])
    known = json.loads(learner.kept["tutor.guide"])
    del known["standing"]
    learner.kept["tutor.guide"] = json.dumps(known)
    await learner.says("x=5")
    learner.model = AnsweringModel(lambda _: PRAISE)
    assert (await learner.says("is that right?")).startswith(PUT_IN)


async def test_the_next_question_has_no_verdict_yet(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    for each in ("teach me capitals", "I only want to practise", "zebra", "pass"):
        await learner.says(each)
    learner.model = AnsweringModel(lambda _: "Good to ask. What is near it?")
    assert await learner.says("what do you mean?") == "Good to ask. What is near it?"


@pytest.mark.parametrize("piece", ["5 ", "x = 5 ", "yes ", "that is ", "no ", "1/", "\n", "not "])
async def test_a_long_text_takes_no_time(piece: str) -> None:
    standing = judged("wrong", piece * 5_000, "It does not come out.")
    assert standing.is_asked_of(piece * 5_000) is not None
    for text in ("is it?", piece * 20_000):
        said = contrary(piece * 400, text, standing, piece * 400, has_some=True)
        assert said is not None
