"""A number alone that answers a question of the model's own is judged, or has the remark."""

import pytest

from bot.conversation import Turn
from bot.ports import Skill
from bot.skills.tutor.guides import unchecked
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
