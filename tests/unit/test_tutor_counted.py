"""What children write beside a number, and how they count: it is read, or nobody calls it wrong."""

import pytest

from bot.skills.tutor.maths.exercises import skip_counted
from bot.skills.tutor.maths.found import Followed
from bot.skills.tutor.maths.written import counted

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def _judge(before: tuple[str, ...], said: str) -> Followed:
    """As a checker does for which everything is right."""
    return Followed((*before, said), True, "")


@pytest.mark.parametrize(
    ("written", "worth"),
    [
        ("8 tens and 5 ones", "85"),
        ("1 ten + 5 ones", "15"),
        ("3 tens 4 ones", "34"),
        ("4 tens + 3 tens = 7 tens", "40 + 30 = 70"),
        ("1/4 + 1/4 = 2 quarters", "1/4 + 1/4 = 2/4"),
        ("1 quarter + 2 quarters", "1/4 + 2/4"),
        ("4 groups of 3", "4 × 3"),
        ("9 sixes", "9 × 6"),
        ("5 tents, 3 seconds", "5 tents, 3 seconds"),
    ],
)
async def test_what_a_number_counts_is_read_where_its_size_is_known(
    written: str, worth: str
) -> None:
    assert counted.in_numbers(written) == worth


@pytest.mark.parametrize(
    ("problem", "count", "answer"),
    [
        ("9 × 6", "9, 18, 27, 36, 45, 54", "54"),
        ("9 × 6", "counting up: 6 12 18 24 30 36 42 48 54", "54"),
        ("9 × 6", "0, 9, 18, 27, 36, 45, 54 so 56", "56"),
        ("35 ÷ 5", "5, 10, 15, 20, 25, 30, 35 so 7", "7"),
    ],
)
async def test_a_count_is_the_answer_that_it_ends_with(
    problem: str, count: str, answer: str
) -> None:
    found = await skip_counted.follow((problem,), count, _judge)

    assert found == Followed((problem, answer), True, "")


@pytest.mark.parametrize(
    ("problem", "count", "says", "is_off"),
    [
        ("9 × 6", "9, 18, 27, 37, 46", "From `27` to `37` it is 10, not 9.", True),
        ("9 × 6", "9 18 27 36 45 53", "From `45` to `53` it is 8, not 9.", True),
        ("9 × 6", "9, 18, 27", "right so far, up to `27`", False),
        ("4 × 3", "3, 6, 9, 12, 15", "it goes on too far", True),
        ("35 ÷ 5", "5, 10, 15, 20, 25, 30, 35", "How many steps", False),
    ],
)
async def test_where_a_count_slips_or_stops_is_told(
    problem: str, count: str, says: str, is_off: bool
) -> None:
    found = await skip_counted.follow((problem,), count, _judge)

    assert found is not None
    assert says in found.says
    assert found.is_off is is_off


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("9 × 6", "9 6 54"),
        ("9 × 6", "53, 54, 55"),
        ("9 × 6", "9, 18"),
        ("9 + 6", "9, 18, 27"),
        ("x^2 = 9", "1, 2, 3"),
        ("1 × 500", "1,000,000"),
    ],
)
async def test_what_is_no_count_is_judged_as_before(problem: str, said: str) -> None:
    assert await skip_counted.follow((problem,), said, _judge) is None
