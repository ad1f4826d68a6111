"""Answers that come with their problem in plain words: the checker judges them, not the model."""

import pytest

from bot.messages import Attachment
from bot.ports import Skill
from bot.skills.tutor import wishes
from bot.skills.tutor.guides.words import doubts
from bot.skills.tutor.maths.exercises import checks
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"
BLAME = "No, that is wrong. What is next?"
WORK = Attachment("1", "work.txt", "text/plain", 14, "log(1000) = 4\n")


@pytest.mark.parametrize(
    "text",
    [
        "I got 7/8 for 3/4+1/8, is that right?",
        "i got seven eighths for 3/4 + 1/8. am i right?",
        "my answer to 12*13 is 156, correct?",
        "My answer for 12 * 13 was 156. Is it right? Thanks!",
        "for 12*13 I got 156. Is it right?",
        "is 156 the answer to 12*13?",
        "Is 156 the right answer for 12 times 13?",
        "12*13 = 156, right?",
        "check: £3.50 + £2.75 = £6.25",
        "is €20 - €13.45 = €6.55 right?",
        "I got £6.25 for £3.50 + £2.75, is that right?",
        "is 12*13 = 156 correct?",
        "I think 3/4 + 1/8 = 7/8. am I right?",
        "hi, i worked out 3/4 + 1/8 and got 7/8, right?",
        "12 times 13, I got 156, is it correct?",
        "3/4+1/8 - I got 7/8. Is that right?",
        "I solved 2x+1=7 and got x=3, is that correct?",
        "i got 3 for 2x+1=7, correct?",
        "I got x=3 for 2x+1=7",
        "I got 2500 m for 2.5 km in m, right?",
        "I got 2 h 45 min for 2 hours + 45 minutes, is this right?",
        "I got 3x^2 for the derivative of x^3, is this right?",
        "I got 12 for 15% of 80, is that correct? thanks",
        "I got x > 3 for 2x + 1 > 7, is that right?",
        "I got (x+2)(x+3) for factorising x^2+5x+6, right?",
        "My solution to 5x - 3 = 12 is x = 3. Is that right?",
        "I got x=2 and x=3 for x^2-5x+6=0, is that right?",
        "I got 3 and -3 for x^2 = 9, right?",
        "check my answer: 2x + 1 > 7, x > 3",
        "can you check my answer? 12*13=156",
        "I got 12 for √144, is that right?",
        "I got 12 for the square root of 144, is that right?",
        "I got 27 for 3 cubed, right?",
        "I got 100 for 10 squared, right?",
        "I got 16 for -4 squared, is that right?",
        "I got 9 for negative 3 squared, right?",
        "I got 4/9 for two thirds squared, right?",
        "I got -8 for -2 cubed, right?",
        "I got 16 for the square of minus 4, right?",
        "I got one and a half for 4x = 6, is that right?",
        "I got 1 and 1/2 for 4x = 6, is that right?",
        "I got 1 and 1/2 for 2x^2 - 3x + 1 = 0, is that right?",
        "Did I get it right? 3/4 + 1/8 = 7/8",
        "2x+1>7 so x>3, is that right?",
        "2x + 1 > 7, x > 3, is that right?",
        "check my answer: 2x + 1 > 7, 2x > 6, x > 3",
        "check my answer: x^2 - 9 > 0, x^2 > 9, x < -3, x > 3",
        "I factored x^2-5x+6 and got (x-2)(x-3), right?",
        "I factorised x^2-5x+6 as (x-2)(x-3), is that right?",
        "I expanded (x+1)^2 and got x^2+2x+1, is that right?",
        "I've multiplied out 2(x+3) and it gave 2x + 6, right?",
        "I simplified 6/8 to 3/4, is that right?",
        "I differentiated x^3 and got 3x^2, is that right?",
        "I integrated 2x and got x^2 + C, is that right?",
        "I converted 5 km to 5000 m, is that right?",
        "I converted 5 km to m and got 5000 m, is that right?",
        "5 km is 5000 m, right?",
        "25% of 80 is 20, right?",
        "so 12 * 13 would be 156, right?",
        "I got (x-2)(x-3) for x^2-5x+6, is that right?",
        "I get 0.75 for 3/4 as a decimal, is that right?",
        "Are x=2 and x=3 right for x^2-5x+6=0?",
        "are 2 and 3 the solutions of x^2-5x+6=0?",
        "I got ±3 for x^2 = 9, right?",
        "I got 3 and minus 3 for x^2 = 9, is that right?",
        "I got x=2, and x=3 for x^2-5x+6=0, is that right?",
        "I got 120 for 5!, is that right?",
        "my answer is 56 for 7x8, is that right?",
        "check my answer: x^2-5x+6=0 the solutions are 2 and 3",
        "I factored x^2-5x+6=0 and got x=2 and x=3, right?",
        "I simplified 2x + 4 = 10 to x = 3, right?",
        "I got plus or minus 3 for x^2=9, right?",
        "for 12*13 I got 156!, right?",
        "write 5/8 as a decimal. I got .625, is that right?",
        "I got .5 for 1/4 + 1/4, right?",
        "is this right? -5 + 3 = -2",
        "is it right? -2x = 4, x = -2",
        "is this right? -x > 3, x < -3",
        "I got 14 remainder 2 for 100 ÷ 7, right?",
        "I got 14 r 2 for 100/7, is that right?",
        "100 ÷ 7 = 14 remainder 2, right?",
        "check my answer: 100 ÷ 7 = 14 r 2",
    ],
)
async def test_a_right_answer_in_plain_words_is_right_whatever_the_model_says(
    text: str, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: BLAME))
    assert (await learner.says(text)).startswith("✅ Right.")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("9 x 6 = 54?", "9 x 6 = 54"),
        ("does 5 x 5 = 25?", "5 x 5 = 25"),
        ("is 0.1 + 0.2 = 0.3?", "0.1 + 0.2 = 0.3"),
        ("the answer to 9 x 6 is 54", "9 x 6 = 54"),
        ("is it 54? 9 x 6", "9 x 6 = 54"),
        ("x = 3 for 3x + 2 = 11, correct?", "3x + 2 = 11\nx = 3"),
        ("check my addition: 8 + 7 = 15", "8 + 7 = 15"),
        ("check this sum for me please: 1234 + 5678 = 6912", "1234 + 5678 = 6912"),
        ("check my rectangle area: 3 x 4 = 12", ""),
        ("check my perimeter: 5 + 5 = 10", ""),
        ("2x + 3x = x + 8?", ""),
        ("3x + 2 = 11?", ""),
        ("3/4 = 0.75?", ""),
        ("is 2 + 2 = 4 - 1 = 3?", ""),
    ],
)
async def test_what_a_text_asks_of_its_answer_is_read_in_one_way(text: str, read: str) -> None:
    assert checks.plainly(text) == (f"check my answer: {read}" if read else text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I got 6/8 for 3/4+1/8, is that right?", "`3/4+1/8 = 6/8` does not come out."),
        ("I got 4/12 for 3/4+1/8, is that right?", "In `4/12` something is off"),
        ("my answer to 12*13 is 146, correct?", "In `146` something is off"),
        ("is 146 the answer to 12*13?", "In `146` something is off"),
        ("12*13 = 146, right?", "In `146` something is off"),
        ("I solved 2x+1=7 and got x=4, is that correct?", "Put `x=4` into the problem"),
        ("I got 250 m for 2.5 km in m, right?", "`250 m` is not equal to `2.5 km`."),
        ("I got 3x for the derivative of x^3, is this right?", "`3x` is not the derivative."),
        ("I got x < 3 for 2x + 1 > 7, is that right?", "In `x < 3` something is off"),
        ("check my answer: 2x + 1 > 7, x < 3", "In `x < 3` something is off"),
        ("I got (x+2)(x+4) for factorising x^2+5x+6, right?", "is not equal to `x^2+5x+6`"),
        ("My solution to 5x - 3 = 12 is x = 4. Is that right?", "Put `x = 4` into the problem"),
        ("I got x=2 and x=4 for x^2-5x+6=0, is that right?", "Put `x = 4` into the problem"),
        ("can you check my answer? 12*13=146", "In `146` something is off"),
        ("I got 13 for √144, is that right?", "In `13` something is off"),
        ("I got 9 for 3 cubed, right?", "In `9` something is off"),
        ("I got 20 for 10 squared, right?", "In `20` something is off"),
        ("I got -16 for -4 squared, is that right?", "In `-16` something is off"),
        ("so -3 squared is -9 right", "In `-9` something is off"),
        ("I got one and a third for 4x = 6, is that right?", "something is off"),
        ("Did I get it right? 3/4 + 1/8 = 4/12", "In `4/12` something is off"),
        ("I got 14 remainder 3 for 100 ÷ 7, right?", "something is off"),
        ("check my answer: 100 ÷ 7 = 14 r 3", "something is off"),
        ("2x+1>7 so x<3, is that right?", "In `x<3` something is off"),
        ("2x + 1 > 7, x < 3, is that right?", "In `x < 3` something is off"),
        ("check my answer: 2x + 1 > 7, 2x > 6, x < 3", "In `x < 3` something is off"),
        ("check my answer: 2x + 1 > 7, 2x > 8, x > 3", "In `2x > 8` something is off"),
        ("I factored x^2-5x+6 and got (x-2)(x-4), right?", "is not equal to `x^2-5x+6`"),
        ("I factorised x^2-5x+6 as (x-2)(x-4), is that right?", "is not equal to `x^2-5x+6`"),
        ("I expanded (x+1)^2 and got x^2+1, is that right?", "is not equal to `(x+1)^2`"),
        ("I've multiplied out 2(x+3) and it gave 2x + 3, right?", "is not equal to `2(x+3)`"),
        ("I simplified 6/8 to 2/3, is that right?", "`2/3` is not equal to `6/8`."),
        ("I differentiated x^3 and got 3x, is that right?", "`3x` is not the derivative."),
        ("I integrated 2x and got x, is that right?", "and you get `1`, not `2x`"),
        ("I converted 5 km to 500 m, is that right?", "`500 m` is not equal to `5 km`."),
        ("I converted 5 km to m and got 500 m, right?", "`500 m` is not equal to `5 km`."),
        ("5 km is 500 m, right?", "`500 m` is not equal to `5 km`."),
        ("25% of 80 is 25, right?", "In `25` something is off"),
        ("so 12 * 13 would be 146, right?", "In `146` something is off"),
        ("I got (x-2)(x-4) for x^2-5x+6, is that right?", "is not equal to `x^2-5x+6`"),
        ("I think (a+b)^2 = a^2 + b^2, right?", "is not equal to `(a+b)^2`"),
        ("I get 0.7 for 3/4 as a decimal, is that right?", "`0.7` is not equal to `3/4`"),
        ("Are x=2 and x=4 right for x^2-5x+6=0?", "Put `x = 4` into the problem"),
        ("I got ±4 for x^2 = 9, right?", "In `x = 4 or x = -4` something is off"),
        ("I got 13 for 5!, is that right?", "In `13` something is off"),
        ("my answer is 54 for 7x8, is that right?", "In `54` something is off"),
        (
            "check my answer: x^2-5x+6=0 the solutions are 2 and 4",
            "Put `x = 4` into the problem",
        ),
        ("I factored x^2-5x+6=0 and got (x-2)(x-4)=0, right?", "In `(x-2)(x-4)=0` something is"),
        ("I got x=2, and x=4 for x^2-5x+6=0, is that right?", "Put `x = 4` into the problem"),
        ("I got 3 and -4 for x^2 = 9, right?", "Put `x = -4` into the problem"),
        ("I got 14 for 15% of 80, is that correct?", "In `14` something is off"),
        ("I got 3 hours for 2 hours + 45 minutes, right?", "`3 hours` is not equal to"),
    ],
)
async def test_a_wrong_answer_in_plain_words_is_wrong_whatever_the_model_says(
    text: str, told: str, skill: Skill
) -> None:
    said = await Learner(skill, AnsweringModel(lambda _: PRAISE)).says(text)
    assert told in said
    assert "well done" not in said


async def test_in_the_middle_of_a_problem_it_is_a_line_like_any_other(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    await learner.says("help me solve 3x + 2 = 11")
    said = await learner.says("I got 9 for 11 - 2, is that right?")
    assert said.startswith("`11 - 2 = 9` is true by itself.")
    said = await learner.says("I got 8 for 11 - 2, is that right?")
    assert said.startswith("`11 - 2 = 8` does not come out.")
    assert (await learner.says("I got 3 for 3x + 2 = 11, right?")).startswith("✅ Right.")


@pytest.mark.parametrize(
    ("text", "is_wish"),
    [
        ("I got 7/8 for 3/4+1/8, is that right?", True),
        ("my answer to 12*13 is 146, correct?", True),
        ("is 156 the answer to 12*13?", True),
        ("I got 7/8 for 3/4+1/8", False),
        ("12*13 = 146, right?", False),
        ("I factored x^2-5x+6 and got (x-2)(x-4), right?", True),
        ("I converted 5 km to 500 m, is that right?", True),
        ("is 7 x 8 = 56?", False),
        ("5 km is 500 m, right?", False),
        ("25% of 80 is 20, right?", False),
        ("is 12*13 = 146 correct?", False),
    ],
)
async def test_who_says_that_it_is_their_own_answer_asks_the_tutor(
    text: str, *, is_wish: bool
) -> None:
    assert wishes.matches(text) is is_wish


@pytest.mark.parametrize(
    "text",
    [
        "I got 2 stars for 3+1 plates, is that right?",
        "I got a seven for the exam, is that right?",
        "I got 3 emails for 2 days, is that correct?",
        "my answer to the question is 42, right?",
        "I got an error for line 12-14, is that right?",
        "I got 10 for 9/11, is that right?",
        "is 42 the answer to everything?",
        "I got a 2 for my dog, right?",
        "we had 4 for dinner and 2+1 for lunch, right?",
        "I got 3 for x, is that right?",
        "is the answer to life right?",
        "I think it is 12, is that right?",
        "I reduced 5 to 3, right?",
        "I expanded 3 shops to 5 offices, right?",
        "I converted 2 files to 3 pages, right?",
        "are you the right person for 2 jobs?",
        "it is 5 so we go at 6, right?",
        "2-1 so 3, right?",
        "I reduced 1.5 to 1.2, right?",
        "I converted 2:30 to 150, right?",
        "I converted 10 to 1010, right?",
        "I got 156! for 12*13, right?",
        "I got 8 for 5 + 3!, right?",
    ],
)
async def test_anything_else_is_left_as_it_is(text: str) -> None:
    assert checks.plainly(text) == text
    assert not wishes.matches(text)


@pytest.mark.parametrize(
    "piece", ["i got 1 for ", "my answer to ", "i did 1 and got ", "for 1, i got ", "1 = ", "is 1 "]
)
async def test_a_long_text_is_left_as_it_is(piece: str) -> None:
    assert checks.plainly(piece * 5_000) == piece * 5_000
    assert not wishes.matches(piece * 5_000)


@pytest.mark.parametrize(
    "piece", ["!", " ", ",", "! ", ". ", "is ", ", is it ", "1, and ", "1!", "½"]
)
async def test_no_text_of_the_length_that_is_read_takes_for_ever(piece: str) -> None:
    for text in (f"is {piece * 400}"[:490], f"I got 1{piece * 400}"[:480] + " for 1 zz"):
        assert len(checks.plainly(text)) <= len(text)
        assert not wishes.matches(text)


@pytest.mark.parametrize(
    "text",
    [
        "/tutor I got 4 for 12/4, right?",
        "/tutor I got 3 for log(1000), is that right?",
        "/tutor I got 72 for 6*12 and 81 for 9*9, is that right?",
        "/tutor log(1000) = 4, right?",
        "/tutor the gcd of 12 and 18 is 4, right?",
        "/tutor the gcd of twelve and eighteen is four, right?",
        "/tutor the mean of 2, 4 and 9 is 6, is that right?",
        "/tutor the area of a circle with radius 2 is 14, isn't it?",
        "/tutor Are 2 and 4 right for the factors of 9?",
        "/tutor Is it right that log(1000) is 4?",
        "/tutor Is log(1000) equal to 4?",
        "/tutor Is log(1000) = 4?",
        "/tutor log(1000) = 4?",
        "/tutor Did I make a mistake? log(1000) = 4",
        "/tutor log(1000) = 4. Where is my mistake?",
        "/tutor please verify that log(1000) is 4",
        "/tutor can you tell me if it is correct that log(1000) is 4",
        "/tutor I rounded 3.456 to 3.4. Is that correct? Thank you very much!",
        "/tutor f'(x) = cos x of f(x) = sin x + c, right?",
        "/tutor are 2 and 4 the roots of x^2-6x+8?",
        "/tutor I factored x^2-5x+6 and got x=2 and x=4, right?",
        "/tutor I integrated 2x from 0 to 3 and got 6, right?",
        "/tutor I differentiated x^2 twice and got 2x, right?",
        "/tutor 2:30 is 150, right?",
        "/tutor 2 h is 120, right?",
        "/tutor £1 = 100p, right?",
        "/tutor $1 = 100c, right?",
        "check my answer: 3x = 9 (page 2), x = 3",
        "check my answer: log x = 2, x = 3",
        "/tutor log x = 2, I got x = 3, right?",
        "/tutor sin(30) is 0.5, right?",
        "/tutor I differentiated log x and got 1/x, right?",
        "/tutor I differentiated e^2x and got 2e^2x, right?",
        "/tutor 1 kg is 9.8 N, right?",
        "/tutor 20 + 5% is 21, right?",
        "/tutor check my answer: 2x > 4 and 3x < 12, 2 < x < 4",
        "/tutor check my answer: 2x + 1 > 7, 2x > 8, x > 4",
        f"/tutor check my answer: {'2x > 1 or x < 0, ' * 25}x > 1",
        "/tutor check my answer: 2x > 4 and x < 3, 2 < x < 3",
        f"/tutor {'I worked on it for a long time. ' * 30} I found log(1000) is 4, right?",
    ],
)
async def test_of_an_answer_that_is_left_to_the_model_it_is_said_that_no_tool_checks_it(
    text: str, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    await learner.says(text)
    assert [remark[:20] for remark in learner.remarks] == ["I cannot check this "]


async def test_who_asks_of_an_answer_that_is_not_read_is_asked_to_write_it_alone(
    skill: Skill,
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    said = await learner.says("/tutor I got 56. The problem was 7 x 8. Is it right?")
    assert "please write it on a line of its own" in said
    assert (await learner.says("56")).startswith("✅ Right.")


async def test_of_an_answer_in_a_file_it_is_said_that_no_tool_checks_it(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    await learner.says("/tutor is this right?", WORK)
    assert [remark[:20] for remark in learner.remarks] == ["I cannot check this "]


@pytest.mark.parametrize(
    "text",
    ["log(1000) = 4, right?", "so the gcd of 12 and 18 is 4, is that right?"],
)
async def test_also_in_the_midst_of_a_talk_or_a_guide_it_is_said_that_no_tool_checks_it(
    text: str, skill: Skill
) -> None:
    model = AnsweringModel(lambda _: PRAISE)
    for before in (
        "/tutor what is a logarithm?",
        "/tutor",
        "help me solve 3x + 2 = 11",
        "/tutor Tom has 3 boxes of 12 pens. How many pens are there?",
    ):
        learner = Learner(skill, model)
        await learner.says(before)
        await learner.says(text)
        assert [remark[:20] for remark in learner.remarks] == ["I cannot check this "], before


@pytest.mark.parametrize(
    "text",
    [
        "/tutor what is the area of a right triangle with sides 3 and 4?",
        "/tutor how many primes are there below 20?",
        "/tutor is this right?",
        "/tutor why is 0 not a natural number?",
        "/tutor are there 3 laws of motion to the right of it?",
    ],
)
async def test_who_asks_something_else_gets_no_such_remark(text: str, skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    await learner.says(text)
    assert not learner.remarks


@pytest.mark.parametrize(
    "piece", ["is 1 ", "check ", "what ", "1 = ", "right ", "if ", ", is 1 = ", "\n", "is root "]
)
async def test_a_long_text_is_read_at_its_ends(piece: str) -> None:
    assert not doubts.asks_of_answer("a" + piece * 20_000 + "and so on")


@pytest.mark.parametrize(
    "text",
    ["3 + 5 squared is 64, right?", "2/3 squared is 4/9, right?", "minus 3 squared is -9, right?"],
)
async def test_a_square_that_may_be_of_more_or_less_than_its_number_is_not_judged(
    skill: Skill, text: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert await learner.says(f"/tutor {text}") == PRAISE
    assert learner.remarks
