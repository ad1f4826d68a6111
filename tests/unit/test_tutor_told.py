"""Right answers in the words that people put around them."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.written.told import told as told_by
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")


IN_WORDS = [
    *(
        ("help me solve 3x + 2 = 11", said, "✅ Right.")
        for said in (
            "the answer is 3",
            "its 3",
            "i think it's 3",
            "i think 3",
            "maybe 3",
            "3 i think",
            "3, right?",
            "ans 3",
            "ans = 3",
            "ok 3",
            "um, 3",
            "we get 3",
            "so its 3",
            "is x 3?",
            "i put 3",
            "idk 3?",
            "im guessing 3",
            "would it be 3",
            "it should be 3",
            "x would be 3",
            "x: 3",
            "x = 3 :)",
            "3 = x",
            "then i divided and got 3",
        )
    ),
    ("help me solve 3x + 2 = 11", "i think it's 4", "the left side comes to 14"),
    ("help me solve 3x + 2 = 11", "i got 4", "the left side comes to 14"),
    ("help me solve 3x + 2 = 11", "3x = 9 i think", "Right so far: `3x = 9`"),
    *(
        ("help me with 7 x 8", said.format(56), "✅ Right.")
        for said in ("{}, done", "done it's {}", "{} finished", "{} i'm done", "we are done, {}")
    ),
    *(
        ("help me with 7 x 8", said, "In `55` something is off")
        for said in ("55. done", "ok done it's 55", "55, I'm done for today", "easy 55")
    ),
    ("help me solve 3x + 2 = 11", "3x = 9, done", "Right so far: `3x = 9`"),
    ("help me simplify 18/24", "9/12, done", "Right so far: `9/12`"),
    ("help me with 7 x 8", "2 are done", ""),
    ("help me solve 3x + 2 = 11", "i put 3 on both sides", ""),
    ("help me with 7 x 8", "56, not done yet", ""),
    ("check my homework: 45 + 38 = 73, 62 - 27 = 45", "83, done", "Now 2. `62 - 27`"),
    ("check my homework: 45 + 38 = 73, 62 - 27 = 45", "1 done", ""),
    ("help me solve 3x + 2 = 11", "you divide by 3", ""),
    ("help me solve 3x + 2 = 11", "i dont think its 3", ""),
    ("help me solve 3x + 2 = 11", "then i subtracted and got 9", ""),
    ("help me differentiate x^3 + 2x", "ans 3x^2", "`3x^2` is not the derivative. Right in it"),
    ("help me differentiate x^3 + 2x", "ans 3x^2 + 2", "✅ Right."),
    *(
        ("help me solve x^2 - 5x + 6 = 0", said, "✅ Right.")
        for said in (
            "one is 2 and the other is 3",
            "the first is 2 and the second one is 3",
            "the first one is 2, the other one is 3",
            "one of them is 2 and another one is 3",
            "1) (x - 2)(x - 3) = 0 2) x = 2 or x = 3",
        )
    ),
    ("help me solve x^2 - 5x + 6 = 0", "one is 2 and the other is 4", "Put `x = 4` into"),
    ("help me solve x^2 - 5x + 6 = 0", "the second one is 3", "is a solution, but not the only"),
    ("help me solve 3x + 2 = 11", "1) 3x = 9 2) x = 3", "✅ Right."),
    ("help me solve 3x + 2 = 11", "a) 3x = 9 b) x = 3", "✅ Right."),
    ("help me solve 3x + 2 = 11", "first 3x = 9, then x = 3", "✅ Right."),
    ("help me solve 3x + 2 = 11", "a) 3x = 9 b) x = 4", "Right so far: `3x = 9`. Put `x = 4`"),
    ("help me solve 3x + 2 = 11", "1) 3x = 8 2) x = 8/3", "In `3x = 8` something is off"),
    ("help me solve 3x + 2 = 11", "the first term is 3", ""),
    ("help me expand a(a + 1)", "a^2 + a", "✅ Right."),
    ("help me with 47 + 36", "i think the answer is 83", "✅ Right."),
    ("help me with 1 1/2 + 2 3/4", "4 1/4", "✅ Right."),
    ("help me with £3.50 + £2.75", "£6.25", "✅ Right."),
    ("how do I work out $12.50 - $3.20?", "its 9.30", "✅ Right."),
    ("help me with €2.50 x 4", "10", "✅ Right."),
    ("help me with 4 x £2.50", "my calculator says £10", "✅ Right."),
    ("help me with 3 x $1.25", "1. 3.75", "✅ Right."),
    ("help me with 7 x 8", "my son says 54", "In `54` something is off"),
    ("help me with 7 x 8", "1) 54", "In `54` something is off"),
    ("help me solve 3x + 2 = 11", "1. 3x = 9", "Right so far: `3x = 9`"),
    ("help me with ½ + ¼", "¾", "✅ Right."),
    ("help me with 3¾ + 1 ¼", "5", "✅ Right."),
]


@pytest.mark.parametrize(("problem", "said", "told"), IN_WORDS, ids=str)
async def test_a_result_is_read_in_the_words_of_whoever_says_it(
    problem: str, said: str, told: str, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "You see it. What is next?"))
    await learner.says(problem)
    reply = await learner.says(said)
    assert reply.startswith(told) if told.startswith("✅") else told in reply
    assert told or reply == "You see it. What is next?"


@pytest.mark.parametrize(
    ("said", "value"),
    [
        *(
            (each, "54")
            for each in (
                "he says 54",
                "my little brother says its 54",
                "one of my pupils thinks 54",
                "a friend of mine says 54",
                "my mum got 54",
                "my calculator says 54",
                "the calculator gives 54",
                "54, am i right?",
                "54. did i get it right",
                "54 innit",
                "im going with 54",
                "i'll go with 54",
                "i'd say 54",
                "i counted and got 54",
                "we counted 54",
                "i used a calculator and got 54",
                "i did it again and got 54",
                "i make it 54",
                "would that make 54",
            )
        ),
        *(
            (each, "x = 4")
            for each in (
                "i got x to be 4",
                "i got x as 4",
                "would x be 4",
                "does x equal 4",
                "is x equal to 4",
                "x works out to 4",
                "x turned out to be 4",
            )
        ),
        *(
            (each, each)
            for each in (
                "the question says 12",
                "my exercise says 12",
                "the left side says 9",
                "the next step gives 9",
                "he subtracted 2 and got 9",
                "my teacher says 3 is wrong",
                "he is 9",
                "can i be 4",
            )
        ),
    ],
)
async def test_an_answer_is_anybodys_who_is_said_to_have_it(said: str, value: str) -> None:
    assert told_by(said) == value


async def test_solutions_may_be_told_one_after_the_other_in_words(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "You see it. What is next?"))
    await learner.says("help me solve x^2 - 5x + 6 = 0")
    assert "is a solution, but not the only one" in await learner.says("one is 2")
    assert "✅ Right." in await learner.says("another one is 3")


@pytest.mark.parametrize("piece", ["so ", "3 i think ", "£", "i think it's ", "3 = ", ". "])
async def test_a_long_line_is_left_as_it_is(piece: str) -> None:
    assert told_by(piece * 20_000) == piece * 20_000


async def test_words_are_left_out_before_what_has_letters_alone(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "You see it. What is next?"))
    await learner.says("help me expand x(x + y)")
    assert "`x*x` is not equal to" in await learner.says("now x*x")
    assert "Right so far: `x*x + xy`" in await learner.says("so it’s x*x + xy")
    await learner.says("help me expand x(x + 1)")
    assert "is not equal" not in await learner.says("you multiply x by x")
    assert "`2xyz` is not equal" in await learner.says("2xyz")
    assert told_by("you multiply a by b") == "you multiply a by b"


async def test_words_that_may_be_read_in_two_ways_are_read_in_one() -> None:
    said = "would it be " * 16 + "z9"  # which took seconds
    assert told_by(said) == said
