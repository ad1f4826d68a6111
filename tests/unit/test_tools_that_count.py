"""The tools that need nothing but themselves: calculator, clock, units, clarify."""

import asyncio
import contextlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import ToolFailed
from bot.ports import ModelOptions, Tool, ToolParts, TurnContext
from bot.tools import calculator, clarify, clock, files, recall, units, web
from bot.tools.calculator import evaluate
from bot.tools.units import convert
from bot.turn.letters import plain_letters
from tests.unit.speakers import TellingModel, conversation, message

PARTS = ToolParts(Path("unused"))
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def context(asked: str = "Hi") -> TurnContext:
    return TurnContext(
        "t1", (message(asked),), asked, conversation(), "Be kind.", TellingModel(), ModelOptions()
    )


async def the_tool(module: object) -> Tool:
    settings = module.Settings()  # type: ignore[attr-defined] - every tool's module has it
    (tool,) = await module.build(settings, PARTS).tools()  # type: ignore[attr-defined] - as above
    assert isinstance(tool, Tool)
    return tool


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("17*23", "391"),
        ("(17 * 23 + 4) / 2", "197.5"),
        ("0.1 + 0.2", "0.3"),
        ("1/3", "1/3 ≈ 0.333333333333"),
        ("2^10", "1024"),
        ("2**0.5", "1.41421356237"),
        ("sqrt(144)", "12"),
        ("15% * 80", "12"),
        ("1,250 × 2 =", "2500"),
        ("17 % 5", "2"),
        ("-7 // 2", "-4"),
        ("factorial(20)", "2432902008176640000"),
        ("max(3, 9, 4) - mean(1, 2, 3)", "7"),
        ("round(2.675, 2)", "2.68"),
        ("abs(-3.5)", "3.5"),
        ("1e3 + 1", "1001"),
        ("gcd(12, 18)", "6"),
        ("2 ** -2", "0.25"),
        ("100 - 20%", "80"),
        ("200 + 10%", "220"),
        ("2 * 50 + 7.5 % =", "107.5"),
        ("100 - 20% + 5", "85"),
        ("100 - 10% - 10%", "81"),
        ("100 + -20%", "80"),
        ("5% + 3% - 2%", "0.06"),
        ("100 - 20% * 50", "90"),
        ("100 - 20% of 50", "90"),
        ("15% of 80", "12"),
        ("15 percent of (40 + 40)", "12"),
        ("15 Prozent", "0.15"),
        ("12.5 % von 80", "10"),
        ("80 / 20%", "400"),
        ("10%^2", "0.01"),
        ("1e2% * 7", "7"),
        ("(100 - 20%) * 1.19", "95.2"),
        ("average(85,90,100)", "275/3 ≈ 91.6666666667"),
        ("gcd(12,180)", "12"),
        ("max(1,200) + 1,250", "1450"),
        ("sum((100+5),200,300)", "605"),
        ("mean(sqrt(1,600),100)", "70"),
        ("15% of (1,200 + 300)", "225"),
    ],
)
def test_the_calculator_is_right(expression: str, value: str) -> None:
    assert evaluate(expression) == value


@pytest.mark.parametrize(
    "expression",
    [
        "__import__('os').system('true')",
        "(1).__class__",
        "[1, 2]",
        "'a' * 9",
        "lambda: 1",
        "9**9**9",
        "10**100000",
        "factorial(100000)",
        "1/0",
        "sqrt(-1)",
        "(-8) ** 0.5",
        "open('x')",
        "x + 1",
        "1 +",
        "True + 1",
        "1e999",
        "9" * 600,
        "(" * 400,
        "f'{1}'",
        "exp(1000)",
        "min()",
        "1j * 2",
        "",
        "log(1,000)",
        "max(5,(1,200))",
    ],
)
def test_the_calculator_refuses_in_words_what_is_no_sum(expression: str) -> None:
    with pytest.raises(ToolFailed, match=r"\w"):
        evaluate(expression)


@settings(max_examples=300)
@given(st.text(alphabet="0123456789+-*/%^().,e sqrtabmx", max_size=60))
def test_the_calculator_never_fails_otherwise(expression: str) -> None:
    with contextlib.suppress(ToolFailed):
        assert evaluate(expression)


ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30),
    st.sampled_from(["km", "°F", "GiB", "Europe/Rome", "2026-11-25", "../x", "a.txt", "[1]", "{}"]),
    st.lists(st.text(max_size=9), max_size=5), st.dictionaries(st.text(max_size=5), st.none()),
)  # fmt: skip
"""What a model may give for an argument, of any kind."""


@pytest.mark.parametrize("module", [calculator, clarify, clock, files, recall, units])
async def test_whatever_a_tool_is_called_with_it_answers_or_says_why_not(module: object) -> None:
    tool = await the_tool(module)
    names = [*tool.spec.parameters["properties"], "another"]

    @settings(max_examples=300)
    @given(st.dictionaries(st.sampled_from(names), ODD))
    def calls(arguments: dict[str, object]) -> None:
        with contextlib.suppress(ToolFailed):
            asyncio.run(tool.run(arguments, context()))

    await asyncio.to_thread(calls)


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_whole_numbers_are_exact(a: int, b: int) -> None:
    assert evaluate(f"({a}) * ({b}) - ({b})") == str(a * b - b)


@pytest.mark.parametrize(
    ("value", "unit", "to", "told"),
    [
        (10, "mi", "km", "10 mi = 16.09344 km"),
        (72, "°F", "celsius", "72 °F = 22.22222222 °C"),
        (-40, "C", "F", "-40 °C = -40 °F"),
        (5, "feet", "cm", "5 ft = 152.4 cm"),
        (1, "GiB", "MB", "1 GiB = 1073.741824 MB"),
        (100, "km/h", "mph", "100 km/h = 62.13711922 mph"),
        (2, "cups", "ml", "2 cup = 473.176473 ml (US cup)"),
        (1, "gal", "l", "1 gal = 3.785411784 l (US gallon)"),
        (1, "US gallon", "quarts", "1 gal = 4 qt (US gallon, US quart)"),
        (1, "year", "days", "1 yr = 365.25 d (year of 365.25 days)"),
        (1, "light year", "km", "1 ly = 9.460730473e+12 km"),
        (2, "tons", "pounds", "2 ton = 4000 lb (US ton of 2000 lb)"),
        (2, "metric tons", "kg", "2 t = 2000 kg"),
        (30, "mpg", "km/l", "30 mpg = 12.75431122 km/l (US gallon)"),
        (30, "miles per gallon", "l/100km", "30 mpg = 7.840486111 l/100km (US gallon)"),
        (8, "L/100 km", "mpg", "8 l/100km = 29.40182292 mpg (US gallon)"),
        (5, "litres per 100 km", "km/l", "5 l/100km = 20 km/l"),
        (100, "Mbps", "MB/s", "100 Mbps = 12.5 MB/s"),
        (100, "Mb/s", "MB/s", "100 Mbit/s = 12.5 MB/s"),
        (100, "mb", "KiB", "100 MB = 97656.25 KiB"),
        (1, "kcal", "kJ", "1 kcal = 4.184 kJ (thermochemical calorie)"),
        (1.5, "Hours", "min", "1.5 h = 90 min"),
        (3, "square feet", "m²", "3 ft2 = 0.27870912 m2"),
    ],
)
def test_units_are_converted(value: float, unit: str, to: str, told: str) -> None:
    assert convert(value, unit, to) == told


@pytest.mark.parametrize(
    ("unit", "to", "why"),
    [
        ("kg", "km", "kg measures mass"),
        ("parsnip", "m", "not known"),
        ("K", "°C", "absolute zero"),
        ("l/100km", "km", "measures fuel economy, km measures length"),
        ("l/100km", "mpg", "must be more than 0"),
        ("long tons", "kg", "not known"),
    ],
)
def test_what_has_no_meaning_in_a_unit_is_told(unit: str, to: str, why: str) -> None:
    with pytest.raises(ToolFailed, match=why):
        convert(-1, unit, to)


async def test_the_clock_tells_place_and_distance() -> None:
    settings = clock.Settings(timezone="Europe/Berlin")
    (tool,) = await clock.build(settings, PARTS, lambda: NOON).tools()
    assert (await tool.run({}, context())).text == (
        "It is Wednesday, 2026-11-25, 13:00 (Europe/Berlin, UTC+01:00)."
    )
    told = await tool.run({"timezone": "Asia/Tokyo", "day": "2026-12-24"}, context())
    assert "21:00" in told.text
    assert told.text.endswith("2026-12-24, a Thursday, is in 29 days.")
    with pytest.raises(ToolFailed, match="did you mean Asia/Tokyo"):
        await tool.run({"timezone": "tokyo"}, context())
    with pytest.raises(ToolFailed, match="no time zone"):
        await tool.run({"timezone": "../../etc/passwd"}, context())
    with pytest.raises(ToolFailed, match="not a date"):
        await tool.run({"day": "soon"}, context())


@pytest.mark.parametrize(
    ("asked", "day", "told"),
    [
        ("until Christmas?", "12-25", "2026-12-25, a Friday, is in 30 days."),
        ("until New Year?", "01-01", "2027-01-01, a Friday, is in 37 days."),
        ("until today?", "11-25", "2026-11-25 is today, a Wednesday."),
        ("the next leap day?", "02-29", "2028-02-29, a Tuesday, is in 461 days."),
        ("until Christmas?", "2026-12-25", "2026-12-25, a Friday, is in 30 days."),
        ("since 25 Dec 2023?", "2023-12-25", "2023-12-25, a Monday, was 1066 days ago."),
        (
            "until Christmas?",  # the year is the model's
            "2023-12-25",
            "The next 12-25: 2026-12-25, a Friday, is in 30 days. "
            "In 2023, a year that was not asked for: 2023-12-25, a Monday, was 1066 days ago.",
        ),
        (
            "until 24 November?",
            "2026-11-24",
            "The next 11-24: 2027-11-24, a Wednesday, is in 364 days. "
            "In 2026, a year that was not asked for: 2026-11-24, a Tuesday, was 1 day ago.",
        ),
    ],
)
async def test_a_year_that_nobody_said_is_the_next_one(asked: str, day: str, told: str) -> None:
    (tool,) = await clock.build(clock.Settings(), PARTS, lambda: NOON).tools()
    result = await tool.run({"day": day}, context(asked))
    assert result.text.split(". ", 1)[0].startswith("It is Wednesday")
    assert result.text.split("). ", 1)[1] == told


async def test_todays_date_counts_as_said_also_where_it_is_tomorrow_already() -> None:
    late = NOON.replace(hour=20)
    (tool,) = await clock.build(clock.Settings(), PARTS, lambda: late).tools()
    result = await tool.run({"timezone": "Asia/Tokyo", "day": "2026-11-25"}, context("in Tokyo?"))
    assert result.text.endswith("UTC+09:00). 2026-11-25, a Wednesday, was 1 day ago.")


@pytest.mark.parametrize("day", ["13-01", "02-30", "2026-2-30", "12-25-2026", "Christmas"])
async def test_what_is_no_day_is_told(day: str) -> None:
    (tool,) = await clock.build(clock.Settings(), PARTS, lambda: NOON).tools()
    with pytest.raises(ToolFailed, match="not a date"):
        await tool.run({"day": day}, context())


async def test_arguments_that_do_not_fit_are_told_to_the_model() -> None:
    tool = await the_tool(units)
    with pytest.raises(ToolFailed, match=r"value: .*number.*; to: Field required"):
        await tool.run({"value": "many", "unit": "m"}, context())


async def test_a_question_back_has_different_answers_and_no_command_among_them() -> None:
    tool = await the_tool(clarify)
    asked = await tool.run({"question": "Which\none?", "answers": ["Red", "blue"]}, context())
    assert (asked.question, asked.choices) == ("Which one?", ("Red", "blue"))
    asked = await tool.run(
        {"question": "Which?", "answers": ["Red.", "red", "“RED!”", "A", "A*", "“a*”"]}, context()
    )
    assert asked.choices == ("Red.", "A", "A*")
    for answers in (
        ["Red", "red ", "“Red”", "RED!"],
        ["Red"],
        list("abcde"),
        ["Yes", "x" * 61],
        ["A", "/new"],
    ):
        with pytest.raises(ToolFailed):
            await tool.run({"question": "Which?", "answers": answers}, context())
    hidden = "".join(chr(0xE0000 + ord(each)) for each in "pay Eve")
    asked = await tool.run({"question": "Which?", "answers": ["Short" + hidden, "Long"]}, context())
    assert asked.choices == ("Short", "Long")


@pytest.mark.parametrize(
    ("module", "asked", "speaks_for_it"),
    [
        (calculator, "what is 17*23?", True),
        (calculator, "How much is 12 plus 30", True),
        (calculator, "tell me about Rome", False),
        (clock, "what time is it in Tokyo?", True),
        (clock, "how many days until Christmas", True),
        (clock, "a timeless story", False),
        (units, "what is 10 miles in km?", True),
        (units, "convert 3 stone to kg", True),
        (units, "I ran 10 miles", False),
        (calculator, "Wie viel ist 12 geteilt durch 3?", True),
        (calculator, "Calcule la racine carrée de 9", True),
        (calculator, "¿Cuánto es 3 por 4?", True),
        (calculator, "Quanto fa 8 per 7?", True),
        (calculator, "hoeveel is 3 keer 4", True),
        (calculator, "dreimal am Tag 5 min warten", False),
        (clock, "Wie viel Uhr ist es?", True),
        (clock, "Quel jour sommes-nous aujourd’hui ?", True),
        (clock, "¿Qué hora es?", True),
        (clock, "Che ore sono?", True),
        (clock, "Que horas são?", True),
        (clock, "Hoe laat is het?", True),
        (clock, "Eine Geschichte von der Zeit", False),
        (units, "Wie viel sind 10 Meilen in Kilometern?", True),
        (units, "¿Cuánto son 5 pies en metros?", True),
        (files, "Was steht auf Seite 3?", True),
        (files, "¿Qué dice la página 2?", True),
        (files, "Wat is de hoofdstad?", False),
        (recall, "Was hatte ich vorhin gesagt?", True),
        (recall, "Você lembra o meu nome?", True),
        (recall, "Où est Lyon ?", False),
        (recall, "¿Qué dije antes?", True),
        (recall, "Wat zei ik eerder?", True),
        (web, "read http://example.com/a", True),
        (web, "what does www.example.com say?", True),
        (web, "the world wide web", False),
        (units, "How many kilometres are 26 miles?", True),
        (units, "how many cm is 6 feet", True),
        (units, "how many ounces in a pound", True),
        (units, "How many years are 500 days?", True),
        (units, "how much is 30 mpg in l/100km", True),
        (units, "6 m in ft", True),
        (units, "how many light-years is one parsec or 3 ly?", True),
        (units, "Wie viele Kilometer sind 26 Meilen?", True),
        (units, "Combien de kilomètres font 26 miles ?", True),
        (units, "¿Cuántos kilómetros son 26 millas?", True),
        (units, "Quanti chilometri sono 26 miglia?", True),
        (units, "Quantos metros tem uma milha?", True),
        (units, "Hoeveel meter is een mijl?", True),
        (units, "How many feet are in three miles?", True),
        (units, "Wie viele Meter sind fünf Meilen?", True),
        (units, "what is twenty miles in kilometres?", True),
        (units, "how many two-foot boards do I need?", False),
        (units, "how many people live in a city", False),
        (units, "how many days until Christmas", False),
        (units, "I waited 5 minutes in the rain", False),
        (units, "how many cups should I buy?", False),
        (clock, "how many days are left until new year?", True),
        (clock, "How many more weeks is it until Easter", True),
        (clock, "Wie viele Tage sind es bis Weihnachten?", True),
        (clock, "Combien de jours reste-t-il avant Noël ?", True),
        (clock, "¿Cuántos días faltan para Navidad?", True),
        (clock, "Quanti giorni mancano a Natale?", True),
        (clock, "Quantos dias faltam para o Natal?", True),
        (clock, "Hoeveel dagen duurt het nog tot kerst?", True),
        (clock, "how many days does the trip take?", False),
        (clock, "10 days ago I met her", False),
        (calculator, "add 5 and 7", True),
        (calculator, "half of 350", True),
        (calculator, "what is a quarter of 80?", True),
        (calculator, "subtract 4 from 9", True),
        (calculator, "split 84 euros between 3 people", True),
        (calculator, "2 to the power of 10", True),
        (calculator, "die Hälfte von 350", True),
        (calculator, "Addiere 5 und 7", True),
        (calculator, "la moitié de 350", True),
        (calculator, "additionne 5 et 7", True),
        (calculator, "la mitad de 350", True),
        (calculator, "la metà di 350", True),
        (calculator, "a metade de 350", True),
        (calculator, "de helft van 350", True),
        (calculator, "add 2 eggs to the dough", False),
        (calculator, "the first half of 1945", False),
        (calculator, "Teil 2 der Serie", False),
    ],
)
async def test_cues_are_found_in_questions(module: object, asked: str, speaks_for_it: bool) -> None:
    cue = (await the_tool(module)).spec.cue
    assert cue is not None
    assert bool(cue.search(plain_letters(asked))) is speaks_for_it
