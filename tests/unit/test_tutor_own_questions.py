"""A number alone that answers a question of the model's own is judged, or has the remark."""

import pytest

from bot.conversation import Turn
from bot.ports import Skill
from bot.skills.tutor.guides.talk import unchecked
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Right! Well done. What is next?"


async def answered(skill: Skill, question: str, answer: str) -> tuple[str, list[str]]:
    """What is said to an answer, and with which remarks, where the model praises everything."""
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    learner.past = (Turn("t", 1.0, "ask me one", f"Sure! {question}", "tutor"),)
    return await learner.says(answer), learner.remarks


@pytest.mark.parametrize(
    ("question", "answer", "says"),
    [
        ("What is **9 x 6**?", "52", "In `52` something is off"),
        ("What is 9 x 6?", "it's 54", "✅ Right"),
        ("What is 7 + 5? 😊", "12!", "✅ Right"),
        ("How many minutes are in 2.5 hours?", "250", "`250` is not equal to `2.5 hours`"),
        ("What is 3/4 of 20?", "12", "In `12` something is off"),
        ("Can you solve 3x + 2 = 11?", "4", "Put `x = 4` into the problem"),
        ("What is 9 x 6? Take your time!", "52", "In `52` something is off"),
        ("What is nine times six?", "fifty two", "In `52` something is off"),
    ],
)
async def test_it_is_judged_where_a_tool_knows_it(
    skill: Skill, question: str, answer: str, says: str
) -> None:
    said, remarks = await answered(skill, question, answer)
    assert said.startswith(says)
    assert not remarks


@pytest.mark.parametrize(
    ("question", "answer", "remarks"),
    [
        ("If you have 3 boxes of 12 pens, how many pens are there?", "35", [unchecked.REMARK]),
        ("Which would you like, the 3 or the 4 times table?", "3", []),
        ("Are you in grade 5, 6 or 7?", "6", []),
        ("You said 9 x 6. What else?", "4", []),
        ("What is 9 x 6? What is 7 x 8?", "56", [unchecked.REMARK]),
        ("Roughly what is 19 x 6?", "120", [unchecked.REMARK]),
        ("Solve 2x + 3 = 11. What is x?", "5", [unchecked.REMARK]),
        ("What is 7 + 5?\nA) 11\nB) 12", "A", [unchecked.REMARK]),
    ],
)
async def test_else_the_model_speaks_with_the_remark_but_of_who_learns(
    skill: Skill, question: str, answer: str, remarks: list[str]
) -> None:
    assert await answered(skill, question, answer) == (PRAISE, remarks)


_CAN_NOT = "I cannot check this"
_STEP_ONLY = "I check only this step"


@pytest.mark.parametrize(
    ("exercise", "question", "answer", "says", "remark"),
    [
        (
            "4 boxes of 6 eggs and 10 more. How many?",
            "What is 4 x 6?",
            "24",
            "= 24` is",
            _STEP_ONLY,
        ),
        (
            "4 boxes of 6 eggs and 10 more. How many?",
            "What is 4 x 6?",
            "25",
            "`25` is not",
            _STEP_ONLY,
        ),
        ("4 boxes of 6 eggs and 10 more. How many?", "What comes next?", "34", PRAISE, _CAN_NOT),
        (
            "12 apples, 5 are eaten. How many are left?",
            "What is 12 - 5?",
            "7 apples",
            "= 7`",
            _STEP_ONLY,
        ),
        (
            "perimeter 20, length 4. Find the width.",
            "Can you solve 2x + 8 = 20?",
            "x = 6",
            "right for",
            _STEP_ONLY,
        ),
        ("I have 4 boxes of 6 eggs and 10 more", "What is 4 x 6?", "24", "= 24` is right.", ""),
        ("ask me one of the 9 times table", "What is 9 x 6?", "54", "✅ Right", ""),
    ],
)
async def test_on_the_way_to_an_exercise_that_no_tool_reads_it_is_a_step(
    skill: Skill, exercise: str, question: str, answer: str, says: str, remark: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "NONE"))  # it knows no answer to hold back
    await learner.says(exercise)
    learner.past = (Turn("t", 1.0, exercise, question, "tutor"),)
    learner.model = AnsweringModel(lambda _: PRAISE)
    said = await learner.says(answer)
    assert says in said
    assert [each[: len(remark)] for each in learner.remarks] == [remark] * bool(remark)
