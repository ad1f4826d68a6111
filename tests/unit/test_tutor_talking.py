"""Where no tool knows the answer: a model that gives it away and states wrong sums on purpose."""

from collections.abc import Sequence

import pytest

from bot.ports import ModelMessage, Skill
from bot.reply import Disclosure, TextDelta
from bot.skills import tutor
from bot.skills.tutor.guides.hints.praise import says_right
from bot.skills.tutor.maths.exercises.claims import false_sum
from bot.skills.tutor.wishes import brings_exercise
from tests.unit.coders import ENDLESS, OrderedModel
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel, TellingModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

APPLES = (
    "Help me with my homework: Anna has 14 apples and eats 5 a day. How many days do they last?"
)
KEY = "What is the final answer"


def model(key: str, *replies: str) -> AnsweringModel:
    """Says `key` when it is asked for the answer, else one reply after another, the last again."""
    left = list(replies)

    def answer(messages: Sequence[ModelMessage]) -> str:
        if messages[-1].content.startswith(KEY):
            return key
        return left.pop(0) if len(left) > 1 else left[0]

    return AnsweringModel(answer)


async def test_an_answer_that_only_the_model_knows_is_kept_back(skill: Skill) -> None:
    speaker = model("2.8 days", "It is 2.8 days, see?", "14/5 of a day. Why?", "What do you share?")
    learner = Learner(skill, speaker)
    assert await learner.says(APPLES) == "What do you share?"
    assert "Do not give the answer away" in speaker.sent[-1][-1].content
    assert "2.8" not in str(speaker.sent[-1])


async def test_a_model_that_gives_it_away_each_time_is_replaced_by_a_safe_hint(
    skill: Skill,
) -> None:
    learner = Learner(skill, model("2.8 days", "It is 2.8 days. OK?"))
    for text in (APPLES, "I do not see it", "give me a hint", "is it 3?", "and now?"):
        said = await learner.says(text)
        assert "2.8" not in said
        assert said.endswith("?")


@pytest.mark.parametrize("text", ["just tell me the answer", "I think it is 2.8 days"])
async def test_it_is_said_when_the_learner_asks_for_it_or_has_it(text: str, skill: Skill) -> None:
    learner = Learner(skill, model("2.8 days", "It is 2.8 days. OK?"))
    await learner.says(APPLES)
    assert "2.8 days" in await learner.says(text)
    assert learner.kept["tutor.held"] == ""


@pytest.mark.parametrize("sign", ["²", "1", "1/2 ", "12, ", "x+y=1, ", "- ", " \n", "half of "])
async def test_a_learners_text_of_any_length_is_looked_at_as_far_as_answers_are_long(
    sign: str, skill: Skill
) -> None:
    learner = Learner(skill, model("2.8 days", "It is 2.8 days. OK?"))
    await learner.says(APPLES)
    assert "2.8" not in await learner.says(f"I see {sign * 6000} 2.8 days")
    assert "2.8 days" in await learner.says(f"2.8 days {sign * 6000}"[:3000])


async def test_where_config_says_never_it_is_not_said_when_asked_for() -> None:
    strict = tutor.build(tutor.Settings(answers="never"))
    try:
        learner = Learner(strict, model("2.8 days", "It is 2.8 days. OK?"))
        await learner.says(APPLES)
        assert "2.8" not in await learner.says("just tell me the answer")
    finally:
        await strict.close()


async def test_after_so_many_turns_it_is_said_where_config_says_so() -> None:
    generous = tutor.build(tutor.Settings(answers="after_misses", misses=3))
    try:
        learner = Learner(generous, model("2.8 days", "It is 2.8 days. OK?"))
        said = [await learner.says(text) for text in (APPLES, "is it 9?", "is it 8?", "is it 7?")]
        assert ["2.8" in each for each in said] == [False, False, False, True]
    finally:
        await generous.close()


@pytest.mark.parametrize("key", ["NONE", "word " * 20, ""])
async def test_without_a_definite_answer_the_model_speaks_freely(key: str, skill: Skill) -> None:
    learner = Learner(skill, model(key or "\n", "Twice 14 is 28. OK?"))
    assert await learner.says(APPLES) == "Twice 14 is 28. OK?"


async def test_what_somebody_wants_explained_is_not_kept_back(skill: Skill) -> None:
    asks = "What is the Krebs cycle? My test is on 3 May"
    said = "It is the citric acid cycle. What do cells need it for?"
    learner = Learner(skill, model("the citric acid cycle", said))
    assert await learner.says(asks) == said
    learner = Learner(skill, model("the citric acid cycle", said))
    assert "citric" not in await learner.says(f"My homework: {asks}")


@pytest.mark.parametrize(
    ("asks", "doing"),
    [
        ((APPLES,), "Working it out for myself …"),
        (("teach me about tardigrades",), "Writing questions on tardigrades …"),
        (("/practice Spanish A2 at the bakery", "Hola"), "Thinking of a reply …"),
    ],
)
async def test_what_is_being_done_is_shown_before_the_model_is_asked_for_anything(
    asks: tuple[str, ...], doing: str, skill: Skill
) -> None:
    seen: list[list[str]] = []

    def answer(messages: Sequence[ModelMessage]) -> str:
        seen.append(list(learner.doing))
        return "Hola, ¿qué quieres comer hoy en la tienda?"

    learner = Learner(skill, AnsweringModel(answer))
    for text in asks:
        seen.clear()
        await learner.says(text)
    assert seen[0] == [doing]


@pytest.mark.parametrize(
    "text", [APPLES, "teach me about tardigrades", "/quiz tardigrades", "I want to learn about it"]
)
async def test_what_the_model_says_of_itself_is_told_once_an_asking(
    text: str, skill: Skill
) -> None:
    speaker = TellingModel(Disclosure("I am small."), TextDelta("No."))
    learner = Learner(skill, speaker)
    await learner.says(text)
    assert learner.doing.count("I am small.") == len(speaker.sent) > 0


@pytest.mark.parametrize(
    "asks",
    [
        ("/quiz tardigrades",),
        ("/lesson tardigrades, grade 6, 45 minutes",),
        ("/read B1 football",),
        ("/practice Spanish A2 at the bakery",),
        ("teach me 3x + 2 = 11", "x = 4"),
        (APPLES,),
    ],
    ids=lambda asks: asks[0][:20],
)
async def test_a_model_that_never_ends_is_stopped_and_not_shown(
    asks: tuple[str, ...], skill: Skill
) -> None:
    key = ("2.8 days",) if asks == (APPLES,) else ()
    learner = Learner(skill, OrderedModel(*key, ENDLESS))
    said = [await learner.says(text) for text in asks]
    assert said[-1]
    assert "on and on" not in said[-1]


async def test_a_wrong_sum_is_asked_for_again_while_an_answer_is_kept_back(skill: Skill) -> None:
    speaker = model("2.8 days", "Look: 5 + 5 = 11. What is next?", "Look: 5 + 5 = 10. And next?")
    learner = Learner(skill, speaker)
    assert await learner.says(APPLES) == "Look: 5 + 5 = 10. And next?"
    assert "5 + 5 = 11 is wrong" in speaker.sent[-1][-1].content


async def test_a_wrong_sum_that_the_model_says_freely_is_remarked_on(skill: Skill) -> None:
    learner = Learner(skill, model("", "Well, 5 + 5 = 11 is a sum."))
    assert await learner.says("I want to learn about it") == "Well, 5 + 5 = 11 is a sum."
    assert learner.remarks == ["`5 + 5 = 11` is not right: I have worked it out."]


async def test_a_wrong_sum_that_was_half_said_before_a_crash_is_remarked_on(skill: Skill) -> None:
    learner = Learner(skill, model("", "11 is a sum."))
    await learner.says("I want to learn about it", shown="Well, 5 + 5 = ")
    assert learner.remarks == ["`5 + 5 = 11` is not right: I have worked it out."]


async def test_a_wrong_sum_of_the_learners_is_said_to_be_wrong_whatever_the_model_says(
    skill: Skill,
) -> None:
    speaker = model("2.8 days", "Yes, that is right. What is next?")
    learner = Learner(skill, speaker)
    await learner.says(APPLES)
    said = await learner.says("Is 14 - 5 = 8?")
    assert said.startswith("`14 - 5 = 8` is not right: I have worked it out.")
    assert "that is right" not in said
    assert said.endswith("?")
    assert "`14 - 5 = 8` is not right" in speaker.sent[-1][-1].content
    free = Learner(skill, model("", "Yes, that is right."))
    await free.says("I was told that 7 * 8 = 54, and so were others")
    assert free.remarks == ["`7 * 8 = 54` is not right: I have worked it out."]


async def test_a_wrong_sum_in_a_hint_of_the_guide_is_asked_for_again(skill: Skill) -> None:
    learner = Learner(skill, model("", "Mind that 11 - 2 = 8. What is next?"))
    await learner.says("teach me 3x + 2 = 11")
    assert "= 8" not in await learner.says("3x = 13")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("So 3*4 = 13, do you see?", "3*4 = 13"),
        ("It follows that 7 − 2 = 6.", "7 − 2 = 6"),
        ("First 2 + 2 = 4 and then **3 + 3 = 7**", "3 + 3 = 7"),
        ("5² = 20", "5² = 20"),
        ("2⁴ = 15 and 10⁻² = 0.1", "2⁴ = 15"),
        (r"$10^{-2} = 0.2$", "10⁻² = 0.2"),
        ("3⋅4 = 13", "3·4 = 13"),
        ("10 / 4 = 2.6", "10 / 4 = 2.6"),
        ("6 ÷ 3/4 = 4", "6 ÷ 3/4 = 4"),
        ("So 12 divided by 1/2 = 6.", "12 ÷ 1/2 = 6"),
        ("2 x (3 + 4) = 10", "2 × (3 + 4) = 10"),
        (r"$\frac{1}{2} + \frac{1}{3} = \frac{2}{5}$", "1/2 + 1/3 = 2/5"),
        ("12 = 3 * 5", "12 = 3 * 5"),
        ("3 * 4 = 12 = 6 + 7", "3 * 4 = 12 = 6 + 7"),
        ("1,000 + 1 = 1,002", "1,000 + 1 = 1,002"),
        ("Great! 7 × 8 = 54. What comes next?", "7 × 8 = 54"),
        ("So 7 x 8 = 54, and 9X2 = 18", "7 × 8 = 54"),
        ("2 + 2 = 5!", "2 + 2 = 5"),
        ("2 m + 3 m = 6 m", "2 m + 3 m = 6 m"),
        ("It is easy: 2 + 2 = 5! Do you see?", "2 + 2 = 5"),
        ("So:\n- 3 + 4 = 7\n- 3 + 4 = 8", "3 + 4 = 8"),
        ("* 3 + 4 = 8", "3 + 4 = 8"),
        ("Then 4(3) = 13.", "4(3) = 13"),
        ("3(4 + 1) = 14", "3(4 + 1) = 14"),
        ("If you add, 3 + 4 = 8.", "3 + 4 = 8"),
        ("Do the first one: 3 + 4 = 8.", "3 + 4 = 8"),
        ("3 + 4 = 8 (three and four)", "3 + 4 = 8"),
        ("8 + 7 = 1 ten + 6 ones", "8 + 7 = 1 ten + 6 ones"),
        ("1/4 + 1/4 = 3 quarters", "1/4 + 1/4 = 3 quarters"),
        ("3 tens + 4 tens = 8 tens", "3 tens + 4 tens = 8 tens"),
        ("Tom has 24 apples, so 24 / 4 = 7 apples each", "24 / 4 = 7"),
        ("3 + 4 = 8 in total", "3 + 4 = 8"),
        ("9 x 6 = 56 squares", "9 × 6 = 56"),
        ("60 + 45 = 115 minutes. What is next?", "60 + 45 = 115"),
        ("180 - 110 = 60 degrees", "180 - 110 = 60"),
        ("20 x 3 = 50 dollars", "20 × 3 = 50"),
        ("So 12 - 5 = 8 left", "12 - 5 = 8"),
        ("The area is 6 x 4 = 26 cm²", "6 × 4 = 26"),
        ("7 x 4 = 27 days and 7 + 7 = 2 weeks", "7 × 4 = 27"),
        ("A square of side 5 = 5 x 4 = 25", "5 = 5 × 4 = 25"),
        ("So 12 = 3 * 5 = 15", "12 = 3 * 5 = 15"),
        ("Seven times eight is 54.", "Seven times eight is 54"),
        ("So two plus three is six, and then?", "two plus three is six"),
        ("Look: 7 times 8 makes fifty-four!", "7 times 8 makes fifty-four"),
        ("ten divided by four equals two", "ten divided by four equals two"),
        ("If you add, 2 m + 30 cm = 2.5 m.", "2 m + 30 cm = 2.5 m"),
        ("1 km = 1000 m\n2 km = 200 m\n3 km = 3000 m", "2 km = 200 m"),
        ("- 2 hours + 45 minutes = 3 hours", "2 hours + 45 minutes = 3 hours"),
        ("1 h 30 min = 100 min", "1 h 30 min = 100 min"),
        ("1 mile = 2 km", "1 mile = 2 km"),
        ("So √16 = 5.", "√16 = 5"),
        (r"Look: $\sqrt{16} = 5$", "√16 = 5"),
        ("sqrt(16) = 5 and so on", "√(16) = 5"),
        ("√(9 + 16) = 7", "√(9 + 16) = 7"),
        ("2 + √16 = 7", "2 + √16 = 7"),
        ("√2 = 1.6", "√2 = 1.6"),
        ("√16 = 5 and 20% of 50 = 10", "√16 = 5"),
        ("The square root of 16 is 5.", "The square root of 16 is 5"),
        ("Five squared is 20, so go on", "Five squared is 20"),
        ("- The cube of 2 is 6", "The cube of 2 is 6"),
        *(
            (text, "")
            for text in (
                "Is two plus three six? Or: two plus three is six? Say why.",
                "If two plus three is six, what then? Half of two plus three is four.",
                "It is not true that two plus three is six. Ten divided by three is 3.33.",
                "Seven divided by two is three, remainder one. Twenty two plus three is 25.",
                "two plus three is five and a half, x times two plus three is nine.",
                "two and three plus four is nine. The square of two plus three is seven.",
                "1 mile = 1.6 km, 1 oz = 28 g, 1 lb = 454 g and 1 kg = 2.2 lb",
                "3m = 2m + 6, 6 + 2m = 3m, 2 m + 3 = 5 m, 2 + 3 m = 5 m, 2 m × 3 m = 6 m",
                "1 l = 1 kg, 1 gallon = 4.5 litres, 1 kB = 1024 B, 10 m/2 s = 5 m/s",
                "3 h - 1 h 30 min = 1 h 30 min, 2 hours + 45 minutes = 2 h 45 min",
                "Is 2 m + 30 cm = 2.5 m?",
                "3 apples + 4 apples = 8 apples, 3 m + 4 apples = 8 m",
                "8 + 7 = 1 ten + 5 ones",
                "40 + 5 = 4 tens and 5 ones, 30 + 4 = 3 tens 4 ones",
                "1/4 + 1/4 = 2 quarters, 50 + 50 = 1 hundred, 6 + 6 = 1 dozen",
                "4 x 3 = 4 groups of 3, 5 x 2 = 5 twos, 2 + 2 = 4 quarters",
                "7 + 7 = 2 weeks, 30 x 2 = 1 hour, 2/5 + 1/5 = 3 out of 5",
                "60 + 45 = 1 hour and 45 minutes, 60 + 40 = 1.67 hours, 3 x 2 = 42 days",
                "50 + 50 = 1 dollar, 6 + 6 = 1 foot, 50 x 200 = 1 m², 2 + 3 = 500 cm",
                "48 + 31 = 80 to the nearest ten, 5 x 5 = 5 squared, 9 + 4 = 10 more than 3",
                "The perimeter of a square of side 5 = 5 x 4 = 20, its area 5 x 5 = 25",
                "mean of 3, 5 and 10 = 18/3 = 6. The lcm of 4 and 6 = 2 x 2 x 3.",
                "8 + 7 = 5 and carry the 1, 5 ÷ 2 = 2 and a half, 50 + 6 = 50 and 6",
                "3 × 4 = 12, 10/3 = 3.33 and 2/3 = 0.66",
                "2⁴ = 16, 5² = 25 and 10⁻² = 0.01",
                "3x + 2 = 11, so x + 3 = 7 and y = 2 + 2 = 4",
                "half of 6 + 2 = 5",
                "22 / 7 = 3 remainder 1",
                "12 ÷ 5 = 2, remainder 2",
                "12 ÷ 5 = 2 with a remainder of 2, and 13 ÷ 5 = 2, and 3 are left over",
                "1 1/2 + 1/2 = 2, 2 + 1 1/2 = 3 1/2 and 1 1/2 + 1 1/2 = 3",
                "In binary, 1 + 1 = 10. So 11 + 1 = 100.",
                "101 + 11 = 1000 in base 2",
                "In hexadecimal 9 + 7 = 10",
                "9 + 5 = 2 on a clock",
                "17 mod 5 = 2, f(2) = 2 + 3 = 5, log 8 + 2 = 5, 3! = 6",
                "1 + 2 = 3x",
                "Is 3 + 4 = 8?",
                "3 + 4 = 8 is not right",
                "from 10:30 - 10:00 = 30 minutes",
                "on 2023-11-05 = 3",
                "12 ÷ 1/2 = 24, 12 divided by 1/2 = 24, 1/2 / 1/4 = 2 and 1/2 : 1/4 = 2",
                "(3 + 4) x 2 = 14 and 2 x (3 + 4) = 14, but 6 ÷ 2(1 + 2) = 9 or 1",
                "10 - 3 = 13?",
                "3 x 4 = 12, 0x10 = 16, 1 + 5 = 3! and 4 * 6 = 4! = 24",
                "3 + 4 = 7! Well done",
                "- 3 + 4 = 1",
                "12 * 5\n- 3 + 4 = 61",
                "4(3) = 12, f(2) = 5 and log 4(25) = 2",
                "If 3 + 4 = 8, what is 8 - 4?",
                "Would you say 3 + 4 = 8, or 7?",
                "22 / 7 = 3 (remainder 1) and 5 + 7 = 2 (mod 10)",
                "1 + 2 = 3(x + 1), 1 + 2 = 3 (x + 1)",
                "√16 = 4, √(9 + 16) = 5, 2√9 = 6, √2 = 1.41, √16 = ±4 and √x = 5",
                "x = -√16 = -4 and x = ±√16 = ±4, ³√8 = 2, 3√8 = 2, ∛8 = 2, √16 < 5",
                "Is √16 = 5? The square root of 16 is 4. Five squared is 25, 2 cubed is 8.",
                "The square root of 20 is 4.47, the square root of 16 is 4 or -4.",
                "3 + 5 squared is 28, half of the square of 4 is 8, √1/4 = 1/2",
            )
        ),
        *(
            (f"{lead}{stated}", stated)
            for stated in ("5 km = 500 m", "1/4 = 3/4")
            for lead in (
                "but ",
                "3) ",
                "I was told that ",
                "A third is left, so ",
                "P = ",
                "Notice that ",
                "You can use ",
            )
        ),
        *(
            (text, "")
            for text in (
                "The sum of 1/2 and 1/4 = 3/4",
                "The sum of 3² and 4² = 25",
                "The sum of 2 × 3 and 4 × 5 = 26",
                "The perimeter of a square of side 4 cm = 16 cm",
                "Double 4.5 kg = 9 kg",
                "Half 1/4 = 1/8",
                "5 km take away 800 m = 4.2 km",
                "Map 1:50000, 2 cm = 1 km",
                "On the map 5 cm = 5 km, so 1 cm = 1 km. Let 1 cm = 10 m.",
                "On my plan the room is 5 m = 5 cm",
                "A tenth of the way is 5 km = 500 m, ten per cent 5 km = 500 m",
                "Some pieces of the 5 m = 50 cm. It is not true that 5 km = 500 m",
                "The rope is 50 cm = 5 m, and the side measures 4 cm = 16 cm",
                "Tom knows 5 km = 5000 m, the film lasts 2 h = 120 min",
                "2 m = 200 cm and 50 cm = 250 cm",
            )
        ),
        ("Double 4.5 kg = 9 kg = 900 g", "9 kg = 900 g"),
        ("Tom knows 5 km = 500 m", "5 km = 500 m"),
        ("The length of the rope is 2.5 m = 25 cm.", "2.5 m = 25 cm"),
        ("1/4 = 0,25 = 25 %", ""),
        ("so 9/4 = 2,25 m", ""),
        ("1/3 = 0,333", ""),
        ("90 min = 1 h and 30 min", ""),
        ("The hcf of 12 and 18 is 4, the lcm is 36.", "hcf of 12 and 18 is 4"),
        ("The gcd of 12 and 18 is 6, and lcm(4, 6) = 12.", ""),
        ("36 + 40 = 77 and 7 more", "36 + 40 = 77"),
        ("36 + 40 = 70 and 6 more", ""),
        ("1 h = 50 min and 1 km = 1000 m", "1 h = 50 min"),
        (r"$\frac{3}{4} = 0{,}75$ and 9/8 = 1,125", ""),
        ("1,000 + 500 = 1,600", "1,000 + 500 = 1,600"),
        ("€3.50 + €1.50 = €6.00", "3.50 + 1.50 = 6.00"),
        ("3 × £2.99 = £8.97, £3 + 50p = £3.50, £10 = $12.50", ""),
        (r"$\frac{1}{2} = 50\%$ and $2\frac{3}{4} = \frac{11}{4}$", ""),
        (r"$1{,}000 \times 3 = 3{,}000$", ""),
        (r"$1{,}000 \times 3 = 4{,}000$", "1,000 × 3 = 4,000"),
    ],
)
async def test_a_sum_that_is_stated_and_wrong_is_found_and_no_other(text: str, stated: str) -> None:
    assert false_sum(text) == stated


async def test_what_the_learner_wrote_may_be_quoted() -> None:
    assert false_sum("You wrote 3 * 4 = 13. Why?", ["3*4=13"]) == ""
    assert false_sum("You wrote 3⋅4 = 13. Why?", ["3⋅4=13"]) == ""
    assert false_sum("You wrote £3 + £4 = £8. Why?", ["£3 + £4 = £8"]) == ""
    assert false_sum("You wrote: two plus three is six.", ["Two plus three is six"]) == ""
    assert false_sum("You wrote 5 km = 500 m. Why?", ["5km = 500m"]) == ""


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (APPLES, True),
        ("A train goes 120 km in 2 hours. How fast is it?", True),
        ("my exercise: which word in this sentence is the verb?", True),
        ("increase 80 by 10%", True),
        ("help me round 3.456 to 2 decimal places", True),
        ("mean of 4, 8, 12", True),
        ("help me with the lcm of 4 and 6", True),
        ("share £60 in the ratio 2:3", True),
        ("A train goes 120 km in 2 hours. Find its speed.", True),
        ("I have a word problem: Anna and Ben are 36 together", True),
        ("write 3/4 as a decimal", True),
        ("help me with my homework: who wrote Macbeth?", True),
        ("help me with my science homework: what gas do plants take in?", True),
        ("I have homework: who wrote Macbeth?", True),
        ("I've got some science homework. What gas do plants take in?", True),
        ("my homework: what does 'perro' mean?", True),
        ("my homework: what does it mean?", False),
        ("I have done my homework: what is 3 + 4 is 7", False),
        ("I got 7 in my homework, what is wrong?", False),
        ("help me with my homework, what do I do?", False),
        ("who invented homework?", False),
        ("the mean of 4, 8, 12 is 8", False),
        ("write a story in 100 words", False),
        ("what I like is the volume of this music", False),
        ("Is it 3?", False),
        ("I think what is asked for is 3 x 4", False),
        ("help me understand photosynthesis", False),
        ("What is photosynthesis?", False),
    ],
)
async def test_an_exercise_is_told_from_a_try_and_from_a_question(text: str, is_one: bool) -> None:
    assert brings_exercise(text) is is_one


@pytest.mark.parametrize(
    "piece",
    [
        "3 - ",
        "1=",
        "1 + 1 = 2 ",
        "is 1 ",
        "$1$",
        "three ",
        "3 m ",
        "3 m = 3 m, ",
        "six plus ",
        "1 ten + ",
        "1+1=2 seconds ",
    ],
)
async def test_forty_thousand_characters_of_the_same_are_read_at_once(piece: str) -> None:
    """One that took its time in every place would not end within a minute."""
    assert false_sum(piece * (40_000 // len(piece))) == ""


@pytest.mark.parametrize(
    ("text", "says_so"),
    [
        ("Yes, right! What next?", True),
        ("✅ Right. What is next?", True),
        ("**Great job!** And then?", True),
        ("Look at it. That's correct. What next?", True),
        ("I see that your answer is right. What next?", True),
        ("Exactly. Which rule is it?", True),
        ("You got it! What next?", True),
        ("Well done. What is x?", True),
        ("Good start! Which term is next?", False),
        ("Correct the sign first. Which is it?", False),
        ("Nice try. What did you do with the 2?", False),
        ("Right side first: what is 11 - 2?", False),
        ("Move the 2 to the right side. What is left?", False),
        ("You are right that 2 goes first, but look at the sign. What is it?", False),
        ("That is not right. Which sign is it?", False),
        ("Your first step is right. What comes after it?", False),
        ("Is that right?", False),
        ("Put it in and see whether it is right. Does it come out?", False),
    ],
)
async def test_praise_is_told_from_a_hint(text: str, says_so: bool) -> None:
    assert says_right(text) is says_so
