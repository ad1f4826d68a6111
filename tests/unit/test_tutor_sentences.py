"""Answers in whole sentences, and what is said in place of an answer."""

import pytest

from bot.skills.tutor.quizzes import bank
from bot.skills.tutor.quizzes.grading import grade, grade_choice
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsChecker

CAPITAL = Question(
    "What is the capital of Australia?", "choice", ("Canberra",), ("Sydney", "Melbourne", "Perth")
)
"""Its options with the seed "s": Melbourne, Sydney, Perth, Canberra."""
GAS = Question("Which gas do plants take in?", "choice", ("carbon dioxide",), ("oxygen", "carbon"))
SUM = Question("What is the sum of 2 + 2?", "choice", ("4",), ("5", "-4"))
VITAMIN = Question("Which is in oranges?", "choice", ("vitamin C",), ("vitamin A", "vitamin B"))
KEYWORD = Question("Which keyword defines a function?", "choice", ("def",), ("func", "lambda"))
TAIL = Question("Choose: The dog wagged … tail.", "choice", ("its",), ("it's", "its'", "it is"))
"""Its options with the seed "s": it's, its', it is, its."""
IS = Question("Choose: She … happy", "choice", ("is",), ("are", "am"))
ARTICLE = Question("Choose: He is … honest man", "choice", ("an",), ("a", "no article"))


@pytest.mark.parametrize(
    ("question", "answer", "points"),
    [
        (CAPITAL, "The capital of Australia is Canberra", 1),
        (CAPITAL, "Canberra is the capital of Australia.", 1),
        (CAPITAL, "I think the answer is Canberra, because Sydney is only larger", 1),
        (CAPITAL, "Sydney is the answer", 0),
        (CAPITAL, "it's called Canberra", 1),
        (CAPITAL, "D is right", 1),
        (CAPITAL, "Canberra or Sydney", None),
        (CAPITAL, "D or Sydney", None),
        (CAPITAL, "not Canberra", None),
        (CAPITAL, "The capital isn't Sydney", None),
        (CAPITAL, "I can rule out Sydney", None),
        (CAPITAL, "Sydney is too big", None),
        (CAPITAL, "It is smaller than Sydney", None),
        (CAPITAL, "Is the capital Canberra?", None),
        (CAPITAL, "what is Canberra", None),
        (CAPITAL, "The capital of Australia is Brisbane", None),
        (GAS, "Plants breathe in carbon dioxide", 1),
        (GAS, "Plants take in carbon", 0),
        (GAS, "A plant takes carbon", 0),
        (SUM, "2 + 2 = 4", 1),
        (SUM, "the sum is -4", 0),
        (SUM, "3 + 2 = 5", None),
        (VITAMIN, "Vitamin C is in oranges", 1),
        (KEYWORD, "def", 1),
        (KEYWORD, "de", None),
        (ARTICLE, "there is no article", 0),
        (TAIL, "my answer is its", 1),
        (TAIL, "I'd say its'", 0),
        (TAIL, "the answer is its", 1),
        (TAIL, "I'd say 'its'", None),
        (IS, "I'd say is", 1),
        (IS, "probably", None),
    ],
)
def test_a_sentence_picks_the_one_option_that_it_says_it_is(
    question: Question, answer: str, points: float | None
) -> None:
    assert grade_choice(question, answer, "s").points == points


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    ("ask", "answer", "points"),
    [
        *(
            ("What is the capital of Japan?", said, None)
            for said in (
                "wait",
                "hmm",
                "can you repeat that",
                "skip this one",
                "I'm not sure",
                "is it in Asia",
                "was he a general",
                "is there a picture",
                "is it Kyoto or Tokyo",
                "it's on the tip of my tongue",
                "different question",
                "not again",
                "ugh",
                "nvm",
            )
        ),
        ("What is the capital of Japan?", "is it Tokyo", 1),
        ("What is the capital of Japan?", "Kyoto or Tokyo", None),
        ("What is the capital of Japan?", "Kyoto", 0),
        ("What is the capital of Japan?", "it isn't Tokyo", 0),
        ('What is the past tense of "go"?', "went", 1),
        ('What is the opposite of "generous"?', "kind", 0),
    ],
)
async def test_what_is_said_in_place_of_a_short_answer_is_no_wrong_one(
    ask: str, answer: str, points: float | None, maths: MathsChecker
) -> None:
    known = {each.ask: each for topic in bank.shipped().values() for each in topic}
    assert (await grade(known[ask], answer, "s", maths)).points == points


JAPAN = Question("What is the capital of Japan?", "short", ("Tokyo",))
TWELVE = Question("What is 3 × 4?", "number", ("12",))
MINUS = Question("What is 3 - 5?", "number", ("-2",))
IODINE = Question("What is the symbol of iodine?", "short", ("I",))
UNSURE = Question("How is this right?", "short", ("I'm not sure, Tom",), ("I not sure, Tom",))


@pytest.mark.parametrize(
    ("question", "answer", "points"),
    [
        (JAPAN, "Tokyo, not sure", 1),
        (JAPAN, "Tokyo but I'm not 100% sure", 1),
        (JAPAN, "I'm not sure, Tokyo", 1),
        (JAPAN, "not sure but I think Tokyo", 1),
        (JAPAN, "I don't know, maybe Tokyo", 1),
        (JAPAN, "Tokyo, isn't it", 1),
        (JAPAN, "no wait, Tokyo", 1),
        (JAPAN, "Tokyo if I'm not mistaken", 1),
        (JAPAN, "Kyoto, not sure", 0),
        (JAPAN, "it isn't Kyoto, it's Tokyo", None),
        (JAPAN, "Tokyo, not Kyoto", None),
        (JAPAN, "I'm not sure it's Tokyo", None),
        (JAPAN, "not Tokyo", 0),
        (JAPAN, "I don't think it's Tokyo", 0),
        (JAPAN, "not Tokyo, I'm not sure", 0),
        (JAPAN, "Kyoto, not Tokyo", 0),
        (JAPAN, "I'm not sure, I forgot", None),
        (CAPITAL, "not sure but D", 1),
        (CAPITAL, "A, not sure", 0),
        (CAPITAL, "I don't know, Canberra", 1),
        (CAPITAL, "I'm not sure it's Canberra", None),
        (IS, "is, not sure", 1),
        (TWELVE, "12, not sure", 1),
        (TWELVE, "12 if I remember right", 1),
        (TWELVE, "12 would be my answer", 1),
        (MINUS, "not sure, -2", 1),
        (MINUS, "idk - 2", None),
        (UNSURE, "I'm not sure, Tom", 1),
        (IODINE, "I, not sure", 1),
        (IODINE, "I don't know", None),
    ],
)
async def test_doubt_beside_an_answer_takes_nothing_back(
    question: Question, answer: str, points: float | None, maths: MathsChecker
) -> None:
    assert (await grade(question, answer, "s", maths)).points == points
