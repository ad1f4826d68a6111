"""One sum has one value, however it is written, wherever it is read: problems of learners and what
they say, keys of quizzes, sums that a text states."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.skills.tutor.maths.exercises.claims import false_sum
from bot.skills.tutor.maths.written.sums import asked_sum, has_cut, in_signs, sum_in
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths

SPELT = {
    "+": (" + ", "+", " plus "),
    "-": (" - ", " − ", " minus "),
    "×": (
        *(" × ", "×", " * ", " · ", " x ", " times ", " multiplied by "),
        *(" ✕ ", "✖", "✖\ufe0f", "∗", " ✗ ", " • ", r" \times ", r"\cdot ", r" \* "),
    ),
    "÷": (" ÷ ", "÷", " divided by ", r" \div "),
    "/": (" / ",),
}
"""Ways of writing an operation between any two numbers or brackets; in one product ÷ or /."""
TIGHTLY = st.sampled_from(["x", "X", "*", "/"])
"""Such as are used between whole numbers."""


def numbers() -> st.SearchStrategy[tuple[str, Fraction]]:
    """A whole number, a decimal, a fraction or a mixed number."""
    whole = st.integers(1, 60).map(lambda n: (str(n), Fraction(n)))
    tenths = st.integers(1, 99).map(lambda n: (f"{n / 10:.1f}", Fraction(n, 10)))
    parts = st.tuples(st.integers(0, 9), st.integers(1, 11), st.integers(2, 12))
    broken = parts.filter(lambda p: p[1] < p[2] or p[0] == 0).map(
        lambda p: (
            f"{p[0]} {p[1]}/{p[2]}" if p[0] else f"{p[1]}/{p[2]}",
            p[0] + Fraction(p[1], p[2]),
        )
    )
    return st.one_of(whole, broken, tenths)


@st.composite
def sums(draw: st.DrawFn) -> tuple[str, Fraction]:
    """A sum as a child of twelve is set it, written in some way, and its value."""
    written, value = _sum(draw, depth=draw(st.integers(0, 1)))
    return written, value


def _sum(draw: st.DrawFn, depth: int) -> tuple[str, Fraction]:
    terms = [_product(draw, depth) for _ in range(draw(st.integers(1, 3)))]
    if len(terms) == 1 and not terms[0][2]:
        terms.append(_product(draw, depth))
    written, value, _ = terms[0]
    for term, worth, _ in terms[1:]:
        sign = draw(st.sampled_from("+-"))
        written += draw(st.sampled_from(SPELT[sign])) + term
        value += worth if sign == "+" else -worth
    return written, value


def _product(draw: st.DrawFn, depth: int) -> tuple[str, Fraction, bool]:
    """A product or a quotient of one to three factors, and whether there is more than one."""
    factors = [_factor(draw, depth) for _ in range(draw(st.integers(1, 3)))]
    written, value = factors[0]
    division = draw(st.sampled_from("÷/"))
    for factor, worth in factors[1:]:
        sign = draw(st.sampled_from(("×", division) if worth else ("×",)))
        written += draw(st.sampled_from(SPELT[sign])) + factor
        value = value * worth if sign == "×" else value / worth
    return written, value, len(factors) > 1


def _factor(draw: st.DrawFn, depth: int) -> tuple[str, Fraction]:
    if depth and draw(st.booleans()):
        written, value = _sum(draw, depth - 1)
        return f"({written})", value
    return draw(numbers())


def _value(written: str) -> Fraction | None:
    return exact(read_expression(written)) if written else None


@settings(max_examples=200)
@given(sums())
def test_a_sum_is_worth_the_same_in_every_spelling_wherever_it_is_read(
    drawn: tuple[str, Fraction],
) -> None:
    written, value = drawn
    assert _value(sum_in(in_signs(f"help me with {written}"))) == value, "a learner's problem"
    assert not has_cut(f"help me with {written}")
    assert _value(in_signs(written)) == value, "a line of an attempt"
    assert _value(asked_sum(f"What is {written}?")) == value, "a quiz"
    told = f"{value.numerator}/{value.denominator}" if value.denominator > 1 else str(value)
    assert false_sum(f"{written} = {told}.") == "", "what a text states"
    assert false_sum(f"{written} = ({told})") == ""


@settings(max_examples=100)
@given(st.integers(2, 60), TIGHTLY, st.integers(2, 60), TIGHTLY, st.integers(2, 60))
def test_signs_without_spaces_are_taken_from_the_left(
    first: int, one: str, second: int, two: str, third: int
) -> None:
    assume((one, two) != ("/", "/"))  # a date
    value = Fraction(first)
    for sign, number in ((one, second), (two, third)):
        value = value / number if sign == "/" else value * number
    written = f"{first}{one}{second}{two}{third}"
    assert _value(sum_in(f"help me with {written}")) == value
    assert _value(asked_sum(f"What is {written}?")) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12 ÷ 1/2", "24"),
        ("12 divided by 1/2", "24"),
        ("12 / 1/2", "24"),
        ("1/2 ÷ 1/4", "2"),
        ("1/2 : 1/4", "2"),
        ("½ ÷ ¼", "2"),
        ("one half divided by one quarter", "2"),
        ("6 ÷ 3/4 + 1", "9"),
        ("9 ÷ 1/3²", "81"),
        ("-1/2 ÷ -1/4", "2"),
        ("6 ÷ 2 × 3/4", "9/4"),
        ("24 / 4 / 2 ÷ 3", "1"),
        (r"12 \div \frac{1}{2}", "24"),
        (r"\frac12 \div \frac14", "2"),
        ("5 ÷ 2 1/2", "2"),
        ("7 over 8 divided by 1 over 4", "7/2"),
        ("(3 + 4) x 2", "14"),
        ("2 x (3 + 4)", "14"),
        ("(3+4)x2", "14"),
        ("1/2 x (3/4 + 1/4)", "1/2"),
        ("3 x (4 + 5) x 2", "54"),
        ("3² x 2", "18"),
        ("2.0x30", "60"),
        ("6 \u0445 10", "60"),
        ("5 x -4", "-20"),
        ("-6 x -7", "42"),
        ("(2 + 3) X −4", "-20"),
        ("2 + 3 x -4 x -2", "26"),
    ],
)
def test_the_spellings_that_were_read_wrong(written: str, value: str) -> None:
    said = asked_sum(f"What is {written}?") or in_signs(written)
    assert _value(said) == Fraction(value)


@pytest.mark.parametrize(
    "text",
    [
        "solve 4 x -6 = 10",
        "the equation 4 x -6 = 10",
        "4 x -6 < 10",
        "4 x -6 = 10, 4 x = 16",
        "4 x -6 = 10\nx = 4",
        "y = 4 x -6",
        "differentiate 4 x -6",
    ],
)
def test_an_x_before_a_negative_number_is_an_unknown_beside_others(text: str) -> None:
    assert in_signs(text) == text.replace("4 x -6", "4x -6")


@pytest.mark.parametrize("text", ["4 x - 6", "4x -6", "4x - 6", "4 x-6"])
def test_an_x_that_stands_otherwise_before_a_minus_is_an_unknown(text: str) -> None:
    assert in_signs(text) == text


def test_an_x_is_for_times_in_a_line_beside_those_in_which_the_unknown_has_no_space() -> None:
    assert in_signs("4 x -6 = -24\n2x = 8") == "4 × -6 = -24\n2x = 8"


@pytest.mark.parametrize("piece", ["solve ", "4 x -6 ", "x ", " ", "\n"])
def test_a_long_text_with_an_x_is_read_to_its_end(piece: str) -> None:
    in_signs(f"4 x -6 {piece * 2_000}!")


@pytest.mark.parametrize(
    "written", ["6 ÷ 2(1 + 2)", "12 ÷ x/2", "1/x ÷ 1/y", "12 ÷ 1 / 2", "1 2", "2 5/4", "1/2 3/4"]
)
def test_what_people_read_in_two_ways_is_refused(written: str) -> None:
    with pytest.raises(NotMaths):
        read_expression(written)


@settings(max_examples=100)
@given(
    sums(),
    st.sampled_from(
        [
            ("", " x"),
            ("", " x y"),
            ("", " x y - 2"),
            ("", " squared"),
            ("", " ➗ 2"),
            ("y x ", ""),
            ("[", "] x 2"),
            ("2 × [", "]"),
            ("twice ", ""),
            ("half of ", ""),
        ]
    ),
)
def test_no_part_is_taken_of_a_sum_that_goes_on(
    drawn: tuple[str, Fraction], around: tuple[str, str]
) -> None:
    before, behind = around
    text = in_signs(f"help me with {before}{drawn[0]}{behind}")
    assert sum_in(text) == ""
    assert has_cut(text)
