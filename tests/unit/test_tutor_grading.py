"""Grading: full, partial and no credit, and what is no answer at all."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.skills.tutor.grading import grade
from bot.skills.tutor.question import Question
from bot.tools.maths.checker import MathsChecker

SPEED = Question("How fast is it then?", "number", ("75 km/h",), tolerance="0.01")
EXACT = Question("Solve 3x + 2 = 11.", "number", ("3",))
EXPANDED = Question("Expand 2(x + 3).", "expression", ("2x + 6",))
CELL = Question("Where is energy released?", "short", ("mitochondria", "mitochondrion"))
YEAR = Question("In which year?", "short", ("year 1789",))
CITY = Question(
    "Which city is it?", "choice", ("Ottawa",), ("Toronto", "Montreal", "Vancouver"), topic="t"
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def maths() -> AsyncIterator[MathsChecker]:
    checker = MathsChecker()
    yield checker
    await checker.close()


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    ("question", "answer", "points"),
    [
        (SPEED, "75 km/h", 1),
        (SPEED, "about 75.2 km/h.", 1),
        (SPEED, "20.83 m/s", 1),
        (SPEED, "75", 0.5),
        (SPEED, "78 km/h", 0.5),
        (SPEED, "75 km", 0.5),
        (SPEED, "150 km/h", 0),
        (SPEED, "no clue at all", None),
        (EXACT, "x = 3", 1),
        (EXACT, "9/3", 1),
        (EXACT, "sqrt(9)", 1),
        (EXACT, "4", 0),
        (EXACT, "3.1", 0.5),
        (EXACT, "3 apples", 0.5),
        (EXPANDED, "6 + 2x", 1),
        (EXPANDED, "2(x+3)", 1),
        (EXPANDED, "2x + 3", 0),
        (EXPANDED, "no idea", None),
        (CELL, "The mitochondria", 1),
        (CELL, "It's the mitochondrion!", 1),
        (CELL, "mitocondria", 0.8),
        (CELL, "not the mitochondria", 0),
        (CELL, "nucleus", 0),
        (CELL, "the mitochondria?", 1),
        (CELL, "what is a cell?", None),
        (CELL, "I don't understand the question", None),
        (YEAR, "year 1788", 0),
        (CITY, "Ottawa", 1),
        (CITY, "toronto", 0),
        (CITY, "Paris", None),
        (CITY, "F", None),
    ],
)
async def test_an_answer_gets_the_points_that_it_is_worth(
    question: Question, answer: str, points: float | None, maths: MathsChecker
) -> None:
    assert (await grade(question, answer, "s", maths)).points == points


def test_options_are_shuffled_by_the_seed_and_nothing_else() -> None:
    orders = {CITY.options(str(seed)) for seed in range(50)}
    assert len(orders) > 10
    assert CITY.options("7") == CITY.options("7")
    places = [CITY.options(str(seed)).index("Ottawa") for seed in range(400)]
    assert all(60 < places.count(place) < 140 for place in range(4))
