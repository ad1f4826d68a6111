"""Grading: full, partial and no credit, and what is no answer at all."""

import pytest

from bot.skills.tutor.quizzes import bank
from bot.skills.tutor.quizzes.choosing import picked
from bot.skills.tutor.quizzes.grading import grade
from bot.skills.tutor.quizzes.question import LETTERS, Question
from bot.tools.maths.checker import MathsChecker

SPEED = Question("How fast is it then?", "number", ("75 km/h",), tolerance="0.01")
EXACT = Question("Solve 3x + 2 = 11.", "number", ("3",))
EXPANDED = Question("Expand 2(x + 3).", "expression", ("2x + 6",), check="same 2(x+3)")
CELL = Question("Where is energy released?", "short", ("mitochondria", "mitochondrion"))
YEAR = Question("In which year?", "short", ("year 1789",))
CITY = Question(
    "Which city is it?", "choice", ("Ottawa",), ("Toronto", "Montreal", "Vancouver"), topic="t"
)


HALVES = Question("What is 7/2?", "number", ("3.5",))
MANY = Question("What is 500 * 2?", "number", ("1000",))
MINUS = Question("What is 3 - 5?", "number", ("-2",))
SQUARED = Question("What is 5 · 5?", "number", ("25",))
GLUED = Question("What is 50 + 2?", "number", ("52",))
SIXTEEN = Question("What is 2⁴?", "expression", ("16",))
QUARTIC = Question("Expand x²·x².", "expression", ("x^4",))
POWERS = Question("Which is the largest?", "choice", ("10^3",), ("103", "10^2", "102"))
ION = Question("Which ion is it?", "choice", ("Ca2+",), ("Na+", "Cl-"))
SHARE = Question("What share is a quarter?", "number", ("25 %",))
FALL = Question("How fast do things fall faster?", "number", ("9.8 m/s^2",), tolerance="0.02")
DENSE = Question("What is the density?", "number", ("2.7 g/cm^3",))
LASTS = Question("How long is it?", "number", ("5 ms",))
FAR = Question("How far is it?", "number", ("60 km",))

SLOPE = Question("Differentiate e^x.", "expression", ("e^x",), check="derivative e^x")
COSINE = Question("Differentiate 2 sin(x).", "expression", ("2cos(x)",))
SQUARE = Question("Which is (x + 1)²?", "choice", ("x² + 2x + 1",), ("x² + 1", "x² + x + 1"))
THIRDS = Question("Which is 2 1/3?", "choice", ("7/3",), ("5/3", "3/3", "21/3"))

NEUTRONS = Question("How many neutrons has an atom of carbon-14?", "number", ("8",))
PRICE = Question("A coat of 60 euros gets cheaper. How many euros is it?", "number", ("45",))
ANGLES = Question("What is the sum of the angles in a triangle, in degrees?", "number", ("180",))
TURN = Question("How many degrees does the Earth turn in one hour?", "number", ("15",))
SECONDS = Question("How many whole seconds are 2 minutes?", "number", ("120",))

WHEN = Question("In which year was the Battle of Hastings?", "number", ("1066",))
TEACHER = Question("How is this right?", "short", ("I am a teacher",), ("I am teacher",))
HUNGRY = Question("How is this right?", "short", ("yo tengo hambre",), ("yo tiene hambre",))
LIFE = Question("How is this right?", "short", ("Life is good",), ("The life is good",))
HOW = Question("How is this right?", "short", ("¿Qué tal?",), ("Que tal",))

SAID_OTHERWISE = [
    (question, answer, 1)
    for question, answers in (
        (HALVES, ("3,5", "3½", "3 1/2", "７/２", "٣.٥", "**3.5**", "$3.5$", "3.5 = x", "`3.5`")),
        (MANY, ("1e3", "10^3", "1 000", "1,000", "1'000", "one thousand", "The answer is 1000.")),
        (MINUS, ("–2", "minus 2", "negative two", "I think it's -2", "x is -2", "zwei - 4")),
        (SHARE, ("0.25", "1/4", "¼", "a quarter", "25 per cent", "25%", "25 percent")),
        (FALL, ("9,8 m/s²", "9.81 m/s/s", "9.8 metres per second squared", "980 cm/s^2")),
        (SPEED, ("75 km an hour", "75 kilometres an hour", "20.83 ms^-1", "20.83ms⁻¹")),
        (FALL, ("9.8 ms^-2", "9.8 ms-2", "9.8ms⁻²")),
        (DENSE, ("2.7 gcm^-3", "2.7 kgdm⁻³")),
        (LASTS, ("5 ms", "0.005 s")),
        (FAR, ("60 000 m", "sixty km", "60km", "60,000 metres", "6e4 m")),
        (NEUTRONS, ("8 neutrons", "It's eight neutrons.", "8 Neutrons")),
        (PRICE, ("45 euros", "45 euro", "€45", "45€", "45 €", "€ 45.00")),
        (ANGLES, ("180 degrees", "180°", "180 °")),
        (TURN, ("15°", "15 degrees")),
        (SECONDS, ("120 seconds", "120 s", "120 sec")),
    )
    for answer in answers
]


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    ("question", "answer", "points"),
    [
        *SAID_OTHERWISE,
        (MANY, "1.000", 0),
        (MANY, "1000 or 1001", None),
        (MANY, "9" * 300, None),
        (MANY, "1e999999999", None),
        (MANY, "10^99999", None),
        (MANY, "\u0000😀", None),
        (CELL, "nucleus or mitochondria", None),
        (CELL, "not the nucleus or mitochondria", 0),
        (CELL, "It isn't the mitochondria", 0),
        (CELL, "everything but the mitochondria", 0),
        (CELL, "I believe it is the mitochondria", 1),
        (SPEED, "75 km/h", 1),
        (SPEED, "about 75.2 km/h.", 1),
        (SPEED, "20.83 m/s", 1),
        (SPEED, "75", 0.5),
        (SPEED, "78 km/h", 0.5),
        (SPEED, "75 km", 0.5),
        (SPEED, "75 km/h is the answer", 1),
        (SPEED, "75 km/h on average, because 150 / 2 = 75", 1),
        (SPEED, "75 km/h squared", 0.5),
        (SPEED, "75 km/h is too fast", None),
        (SPEED, "150 km/h", 0),
        (SPEED, "75 ms", 0.5),
        (SPEED, "no clue at all", None),
        (EXACT, "x = 3", 1),
        (EXACT, "9/3", 1),
        (EXACT, "sqrt(9)", 1),
        (EXACT, "4", 0),
        (EXACT, "3.1", 0.5),
        (EXACT, "3 apples", 0.5),
        (NEUTRONS, "8 protons", 0.5),
        (NEUTRONS, "6 neutrons", 0),
        (NEUTRONS, "8 is the answer", 1),
        (NEUTRONS, "I think the answer is 8, because I learned it", 1),
        (NEUTRONS, "the neutrons are 8", 1),
        (NEUTRONS, "8 is how many neutrons it has", 1),
        (NEUTRONS, "6 is the answer", 0),
        (NEUTRONS, "8 is not the answer", None),
        (NEUTRONS, "8 is too small", None),
        (TURN, "15 hours", 0.5),
        (SECONDS, "2 minutes", 0),
        (PRICE, "45 dollars", 0.5),
        (EXPANDED, "6 + 2x", 1),
        (EXPANDED, "2(x + 3)", None),
        (EXPANDED, "(3 + x) * 2", None),
        (EXPANDED, "2(x + 3) = 2(x + 3)", None),
        (EXPANDED, "2(x + 3) = 2x + 6", 1),
        (SLOPE, "e^x", 1),
        (EXPANDED, "2x + 3", 0),
        (EXPANDED, "no idea", None),
        (EXPANDED, "2x + 6 plz", 1),
        (EXPANDED, "nah 2x + 6", None),
        (EXPANDED, "2y + 6", 0),
        (EXPANDED, "2x + 6 is the answer", 1),
        (COSINE, "2 cos x", 1),
        (CELL, "The mitochondria", 1),
        (CELL, "It's the mitochondrion!", 1),
        (CELL, "mitocondria", 0.8),
        (CELL, "mitocondria i think", 0.8),
        (CELL, "not the mitochondria", 0),
        (CELL, "nucleus", 0),
        (CELL, "the mitochondria?", 1),
        (CELL, "what is a cell?", None),
        (CELL, "I don't understand the question", None),
        (YEAR, "year 1788", 0),
        (WHEN, "in 1066", 1),
        (WHEN, "1066 AD", 1),
        (WHEN, "the year 1066", 1),
        (WHEN, "14 October 1066", 1),
        (WHEN, "I think Oct 14th, 1066", 1),
        (WHEN, "14 October 1065", 0),
        (WHEN, "1065", 0),
        (WHEN, "1100", 0),
        (TEACHER, "I am a teacher", 1),
        (TEACHER, "I am teacher", 0),
        (HUNGRY, "Yo tengo hambre.", 1),
        (HUNGRY, "yo tiene hambre", 0),
        (HUNGRY, "yo tengo hanbre", 0.8),
        (HOW, "que tal", 0),
        (LIFE, "the life is good", 0),
        (LIFE, "life is good", 1),
        (HOW, "qué tal", 1),
        (SQUARED, "5²", 1),
        (GLUED, "5²", 0),
        (MANY, "10³", 1),
        (FALL, "9.8 m·s⁻²", 1),
        (SIXTEEN, "4²", 1),
        (SIXTEEN, "2⁴", None),
        (SIXTEEN, "2⁵", 0),
        (QUARTIC, "x⁴", 1),
        (POWERS, "10³", 1),
        (POWERS, "10²", 0),
        (POWERS, "102", 0),
        (ION, "Ca²⁺", 1),
        (CITY, "Ottawa", 1),
        (CITY, "toronto", 0),
        (CITY, "Paris", None),
        (CITY, "F", None),
        (CITY, "I think b", 1),
        (CITY, "(B)", 1),
        (CITY, "b - Ottawa", 1),
        (CITY, "Ｂ", 1),
        (CITY, "b or c", None),
        (SQUARE, f"{LETTERS[SQUARE.options('t').index(SQUARE.key)]}) x² + 2x + 1", 1),
        (SQUARE, f"{LETTERS[SQUARE.options('t').index('x² + 1')]}: x² + 1", 0),
        (THIRDS, "seven thirds", 1),
        (THIRDS, "I think it's 7 over 3", 1),
        (THIRDS, "7 / 3.", 1),
        (THIRDS, "three thirds", 0),
    ],
)
async def test_an_answer_gets_the_points_that_it_is_worth(
    question: Question, answer: str, points: float | None, maths: MathsChecker
) -> None:
    assert (await grade(question, answer, "t", maths)).points == points


PRODUCT = Question("Expand (x + 1)(x + 2).", "expression", ("x^2 + 3x + 2",))
DOUBLED = Question("Multiply out -2(x - 3).", "expression", ("6 - 2x",), check="same -2(x-3)")
FACTORS = Question("Factorise 2x^2 - 18.", "expression", ("2(x - 3)(x + 3)",))
COMMON = Question("Factorise 12x - 4.", "expression", ("4(3x - 1)",), check="same 12x - 4")
LIKE = Question(
    "Simplify 3a + 5b - a + 2b.", "expression", ("2a + 7b",), check="same 3a + 5b - a + 2b"
)
OVER = Question("Simplify (6x + 9)/3.", "expression", ("2x + 3",), check="same (6x+9)/3")
LOWEST = Question("Simplify 6/8.", "expression", ("3/4",), check="same 6/8")
IN_TERMS = Question("Write 0.75 as a fraction in lowest terms.", "expression", ("3/4",))
MIXED = Question("Write 14/4 as a mixed number.", "expression", ("3 1/2",), check="same 14/4")
IMPROPER = Question("Write 3 1/2 as an improper fraction.", "expression", ("7/2",))
DECIMAL = Question("Write 3/4 as a decimal.", "number", ("0.75",))


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    ("question", "answer", "points", "note"),
    [
        (EXPANDED, "2(x+3)+0", None, "exercise itself"),
        (EXPANDED, "1*2(x+3)", None, "exercise itself"),
        (EXPANDED, "2x + 2*3", 0.5, "product"),
        (EXPANDED, "2x + 6 + 0", 1, ""),
        (EXPANDED, "x + x + 6", 0.5, "Like terms"),
        (PRODUCT, "x*(x+1)+2*(x+1)", 0.5, "bracket"),
        (PRODUCT, "x(x+2) + x + 2", 0.5, "bracket"),
        (PRODUCT, "x^2 + 2x + x + 2", 0.5, "Like terms"),
        (PRODUCT, "x*x + 3x + 2", 0.5, "product"),
        (PRODUCT, "(x + 2)(x + 1)", None, "bracket"),
        (PRODUCT, "2 + 3x + x²", 1, ""),
        (PRODUCT, "x^2 + 3x + 3", 0, ""),
        (DOUBLED, "-(2x - 6)", None, "bracket"),
        (DOUBLED, "-2x + 6", 1, ""),
        (FACTORS, "2(x^2 - 9)", 0.5, "further"),
        (FACTORS, "(2x - 6)(x + 3)", 0.5, "common number"),
        (FACTORS, "2*x*x - 18", None, "sum"),
        (FACTORS, "(x+3)*2*(x-3)", 1, ""),
        (FACTORS, "-2(3 - x)(x + 3)", 1, ""),
        (COMMON, "2(6x - 2)", 0.5, "common number"),
        (COMMON, "4(3x - 1)", 1, ""),
        (COMMON, "-4 + 12x", None, "exercise itself"),
        (LIKE, "3a - a + 7b", 0.5, "Like terms"),
        (LIKE, "7b + 2a", 1, ""),
        (LIKE, "7B + 2A", 1, ""),
        (LIKE, "5b + 3a + 2b - a", None, "exercise itself"),
        (OVER, "2x + 9/3", 0.5, "product"),
        (OVER, "3(2x + 3)/3", 0.5, "more simply"),
        (OVER, "3 + 2x", 1, ""),
        (LOWEST, "6/8", None, "exercise itself"),
        (LOWEST, "12/16", 0.5, "common factor"),
        (LOWEST, "0.75", 0.5, "fraction"),
        (LOWEST, "3/4", 1, ""),
        (LOWEST, "¾", 1, ""),
        (LOWEST, "three quarters", 1, ""),
        (IN_TERMS, "75/100", 0.5, "common factor"),
        (IN_TERMS, "3/4", 1, ""),
        (MIXED, "14/4", None, "exercise itself"),
        (MIXED, "7/2", 0.5, "whole number"),
        (MIXED, "3 2/4", 0.5, "common factor"),
        (MIXED, "2 3/2", 0.5, "less than one"),
        (MIXED, "3 1/2", 1, ""),
        (MIXED, "3½", 1, ""),
        (MIXED, "3 + 1/2", 1, ""),
        (IMPROPER, "3 1/2", 0.5, "one fraction"),
        (IMPROPER, "7/2", 1, ""),
        (DECIMAL, "3/4", 0.5, "decimal"),
        (DECIMAL, "0,75", 1, ""),
    ],
)
async def test_an_equal_answer_in_another_form_than_asked_is_worth_no_more_than_half(
    question: Question, answer: str, points: float | None, note: str, maths: MathsChecker
) -> None:
    graded = await grade(question, answer, "s", maths)
    assert graded.points == points, graded.note
    assert note in graded.note if note else not graded.note


WORK = Question("What work is done on it?", "number", ("100 J",))
LONG = Question("How long is the ruler?", "number", ("12 in",))
ARTICLE = Question("He is … honest man", "choice", ("an",), ("a", "the", "no article"))
"""Its options with the seed "s": no article, a, the, an."""


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    ("question", "answer", "points"),
    [
        (EXACT, "3, right?", 1),
        (EXACT, "its 3 right", 1),
        (EXACT, "3 correct?", 1),
        (EXACT, "3 ok?", 1),
        (EXACT, "3 yes", 1),
        (EXACT, "3 or so, lol", 1),
        (EXACT, "umm, i think 3", 1),
        (EXACT, "3 :)", 1),
        (EXACT, "3 😀", 1),
        (EXACT, "4 right?", 0),
        (EXACT, "3 m right?", 0.5),
        (EXACT, "3 no", None),
        (EXACT, "3 wait 4", None),
        (EXACT, "3 or 4 right?", None),
        (WHEN, "1066 right?", 1),
        (DECIMAL, "3/4 right?", 0.5),
        (FAR, "60 km right?", 1),
        (SPEED, "75 right?", 0.5),
        (WORK, "100 j", 1),
        (WORK, "100 n", None),
        (LONG, "12 in", 1),
        (LONG, "12 in, right?", 1),
        (LOWEST, "umm 3/4", 1),
        (LOWEST, "2/3 ok?", 0),
        (CITY, "umm ottawa", 1),
        (CITY, "ottawa, right?", 1),
        (CITY, "toronto :)", 0),
        (CITY, ":D", None),
        (CITY, "ok a hint?", None),
        (CITY, f"letter {LETTERS[CITY.options('s').index('Ottawa')].lower()}", 1),
        (CITY, f"oh {LETTERS[CITY.options('s').index('Ottawa')].lower()} :)", 1),
        (CITY, f"{LETTERS[CITY.options('s').index('Ottawa')].lower()} no", None),
        (ARTICLE, "an lol", 1),
        (ARTICLE, "a", None),
        (ARTICLE, "i think a", None),
        (ARTICLE, "word a", 0),
        (ARTICLE, "letter a", 0),
        (ARTICLE, "the word an", 1),
        (ARTICLE, "d", 1),
    ],
)
async def test_talk_around_an_answer_is_no_part_of_it(
    question: Question, answer: str, points: float | None, maths: MathsChecker
) -> None:
    assert (await grade(question, answer, "s", maths)).points == points


def test_options_are_shuffled_by_the_seed_and_nothing_else() -> None:
    orders = {CITY.options(str(seed)) for seed in range(50)}
    assert len(orders) > 10
    assert CITY.options("7") == CITY.options("7")
    places = [CITY.options(str(seed)).index("Ottawa") for seed in range(400)]
    assert all(60 < places.count(place) < 140 for place in range(4))


@pytest.mark.parametrize(
    ("ask", "answer", "points"),
    [
        ("What is the capital of Japan?", "Kyoto, Osaka, Tokyo, Nagoya", None),
        ("What is the capital of Japan?", "Kyoto, Tokyo", None),
        ("What is the capital of Japan?", "Tokyo and Kyoto", None),
        ("What is the capital of Japan?", "Tokyo is wrong, Kyoto", 0),
        ("What is the capital of Japan?", "Tokyo, Japan", 1),
        ("What is the capital of Japan?", "in Asia, Tokyo", 1),
        ("What is the capital of Japan?", "I think the capital is Tokyo, and I am sure of it", 1),
        (
            "Which particles in an atom carry a negative charge?",
            "protons, neutrons, electrons",
            None,
        ),
        ('What is the opposite of "generous"?', "what do you mean", None),
        ('What is the opposite of "generous"?', "mean?", 1),
    ],
)
async def test_a_list_that_holds_the_answer_or_takes_it_back_is_no_right_answer(
    maths: MathsChecker, ask: str, answer: str, points: float | None
) -> None:
    known = {each.ask: each for topic in bank.shipped().values() for each in topic}
    assert (await grade(known[ask], answer, "s", maths)).points == points


@pytest.mark.parametrize(
    ("ask", "key", "answer", "points"),
    [
        ("A price rises from 40 to 50. By how many per cent?", "25 %", "25", 1),
        ("A price rises from 40 to 50. By how many per cent?", "25 %", "20", 0),
        ("On a map 1 cm is 500 m. How many metres are 2 cm?", "1000 m", "1000", 1),
        ("On a map 1 cm is 500 m. How many metres are 2 cm?", "1000 m", "1 km", 1),
        ("On a map 1 cm is 500 m. How far is it?", "1000 m", "1000", 0.5),
    ],
)
async def test_a_number_needs_no_unit_where_the_question_says_it(
    ask: str, key: str, answer: str, points: float, maths: MathsChecker
) -> None:
    question = Question(ask, "number", (key,))
    assert (await grade(question, answer, "s", maths)).points == points


BUS = Question("How is this right?", "short", ("I'll take the bus, please",))
LASTS = Question("How long does it take, in hours?", "number", ("1.5 h",))


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ("1h30", 1),
        ("1 h 30 min", 1),
        ("1 hour and 30 minutes, I think", 1),
        ("1.5 hrs", 1),
        ("1 1/2 hours", 1),
        ("3/2 h", 1),
        ("90 mins", 1),
        ("1h20", 0),
        ("1 hour 90 minutes", 0),
        ("1 1/4 hours", 0),
        ("30 hrs", 0),
        ("1 km 30 m", None),
        ("1h30 or 2h", None),
    ],
)
async def test_a_quantity_may_be_said_in_parts(
    answer: str, points: float | None, maths: MathsChecker
) -> None:
    assert (await grade(LASTS, answer, "seed", maths)).points == points


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    "form",
    [
        "{}, I think",
        "I choose {}",
        "my answer is {}",
        "I'd go for {} please",
        "{} im certain",
        "{} my ans",
        "definitely {}!",
        "I'll take {}, final answer",
        "my guess: {}, I'm not sure",
    ],
)
@pytest.mark.parametrize("option", ["Ottawa", "Toronto"])
async def test_what_is_said_around_an_option_does_not_count(
    form: str, option: str, maths: MathsChecker
) -> None:
    letter = LETTERS[CITY.options("seed").index(option)]
    wanted = float(option == CITY.key)
    for said in (option, letter, f"{letter}, {option}", f"{letter} - {option}"):
        assert (await grade(CITY, form.format(said), "seed", maths)).points == wanted
    other = LETTERS[CITY.options("seed").index("Montreal")]
    for said in (f"{letter}, Montreal", f"{letter} or {other}", f"not {letter}"):
        assert (await grade(CITY, form.format(said), "seed", maths)).points is None


@pytest.mark.parametrize(
    ("options", "said", "wanted"),
    [
        (("40,000", "4,000", "400,000"), "40000", "40,000"),
        (("40,000", "4,000", "400,000"), "about 40 000", "40,000"),
        (("40,000", "4,000", "400,000"), "40.000", None),
        (("4 July 1776", "4 June 1776", "5 July 1776"), "July 4th, 1776", "4 July 1776"),
        (("4 July 1776", "4 June 1776", "5 July 1776"), "July 1776", None),
        (("1989", "1990", "1961"), "9 November 1989", "1989"),
        (("46 kilometres", "46 metres", "48 kilometres"), "it's 46km", "46 kilometres"),
        (("46 kilometres", "46 metres", "48 kilometres"), "46.0 m", "46 metres"),
        (("46 kilometres", "46 metres", "48 kilometres"), "46000 m", None),
    ],
)
def test_a_number_a_date_or_a_quantity_picks_its_option_however_it_is_written(
    options: tuple[str, ...], said: str, wanted: str | None
) -> None:
    question = Question("Which one is it?", "choice", options[:1], wrong=options[1:])
    assert picked(question, said, "seed") == wanted


@pytest.mark.asyncio(loop_scope="session")
async def test_what_may_stand_around_an_option_counts_in_a_sentence(maths: MathsChecker) -> None:
    for said, points in (("I'll take the bus, please", 1), ("the bus", 0)):
        assert (await grade(BUS, said, "seed", maths)).points == points


POWER = Question("What is 2^5?", "number", ("32",), check="value 2^5")
OF_EIGHTY = Question("What is 15% of 80?", "number", ("12",), check="value 0.15*80")
CUBE = Question("What is the cube root of 27?", "number", ("3",), check="value 27^(1/3)")
HALFTH = Question("What is 16^(1/2)?", "number", ("4",), check="value 16^(1/2)")
DRIVEN = Question(
    "A car drives 150 km in 2 h. How fast is it?", "number", ("75 km/h",), check="value 150/2"
)
QUARTERS = Question("What is 1/2 + 1/4?", "expression", ("3/4",))


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    ("question", "answers"),
    [
        (POWER, ("2^5", "2⁵", "it's 2^5", "2^5 lol", "I think 2^5")),
        (OF_EIGHTY, ("15% of 80", "15 per cent of 80", "15/100 × 80", "80 × 15/100", "0.15*80")),
        (CUBE, ("27^(1/3)", "the cube root of 27", "∛27")),
        (HALFTH, ("16^(1/2)",)),
        (DRIVEN, ("150/2",)),
        (SIXTEEN, ("2^4", "2⁴")),
        (MANY, ("500 * 2", "2 x 500")),
    ],
)
async def test_the_exercise_itself_is_no_answer(
    question: Question, answers: tuple[str, ...], maths: MathsChecker
) -> None:
    graded = [await grade(question, each, "s", maths) for each in answers]
    assert {each.points for each in graded} == {None}
    assert "what does it come to?" in graded[0].note or question is CUBE


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    ("question", "answers"),
    [
        (POWER, ("32", "2^5 = 32", "2 * 2 * 2 * 2 * 2", "2 × 16")),
        (OF_EIGHTY, ("12", "8 + 4", "24/2", "15% of 80 = 12", "15% of 80 is 12")),
        (CUBE, ("3", "9/3")),
        (HALFTH, ("4", "√16")),
        (DRIVEN, ("75 km/h",)),
        (HALVES, ("3.5", "7/2", "3 1/2")),
        (QUARTERS, ("3/4", "0.75")),
        (SIXTEEN, ("16", "4 × 4")),
    ],
)
async def test_what_it_comes_to_is_one_however_it_is_written(
    question: Question, answers: tuple[str, ...], maths: MathsChecker
) -> None:
    graded = [await grade(question, each, "s", maths) for each in answers]
    assert {each.points for each in graded} == {1}


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    ("answer", "points"),
    [
        *((each, 1) for each in ("14/10/1066", "10/14/1066", "14.10.1066", "14. 10. 1066")),
        *((each, 1) for each in ("1066-10-14", "1066/10/14", "on 14-10-1066", "10/1066")),
        *((each, 0) for each in ("14/10/1067", "1067-10-14", "15/14/1066", "1065/1066")),
    ],
)
async def test_a_date_in_figures_names_its_year(
    answer: str, points: float, maths: MathsChecker
) -> None:
    assert (await grade(WHEN, answer, "s", maths)).points == points
