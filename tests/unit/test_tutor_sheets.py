"""Which exercises stand on a sheet without marks of its own: read only, nothing is judged here."""

import pytest

from bot.skills.tutor.maths.exercises import homework
from bot.skills.tutor.maths.kinds import to_rewrite

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("sheet", "items"),
    [
        ("2x > 6, x > 3\nx + 1 < 4, x < 3", [("2x > 6", "x > 3"), ("x + 1 < 4", "x < 3")]),
        ("-x < 4, x > -4; 3x ≥ 9, x ≥ 3", [("-x < 4", "x > -4"), ("3x ≥ 9", "x ≥ 3")]),
        (
            "x^2 = 9, x = 3 or -3; |y - 1| = 2, y = 3, -1",
            [("x^2 = 9", "x = 3 or -3"), ("|y - 1| = 2", "y = 3 or -1")],
        ),
        ("2x + 1 > 7\n2x > 6\nx > 3", []),
        ("2x > 4, 3x < 12, 2 < x < 4", []),
    ],
)
async def test_inequalities_and_short_solutions_are_exercises_of_a_sheet(
    sheet: str, items: list[tuple[str, str]]
) -> None:
    assert [(each.exercise, each.attempt) for each in homework.items(sheet)] == items


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("2x + 3x = 5x, 7x - x = 6x", "5x\n7x - x = 6x"),
        ("3(x+2) - 4 = 3x + 6 - 4, 3x + 6 - 4 = 3x + 2", "3x + 6 - 4\n3x + 6 - 4 = 3x + 2"),
        ("x^2 - 9 = (x+3)(x-3), x = 3 or x = -3", None),
        ("x^2 - 9 = (x+3)(x-3), x = 3", None),
        ("simplify 12/18 = 6/9 = 2/3", "6/9 = 2/3"),
        ("factorise x^2 + 5x + 6 = (x+2)(x+3)", "(x+2)(x+3)"),
        ("factorise x^2 + 5x + 6 = 0", None),
    ],
)
async def test_each_of_several_statements_in_a_row_keeps_its_sides(
    text: str, steps: str | None
) -> None:
    found = to_rewrite.stated(text)

    assert (found and found[1]) == steps
