"""Quantities: numbers with units from an allow-list."""

from decimal import Decimal
from fractions import Fraction

import pytest

from bot.tools.maths.units import Quantity, read_quantity, same_quantity
from bot.tools.measures import read_unit

FIVE_KMH = Quantity(Decimal(18), "km/h")
ONE_PERCENT = Decimal("0.01")


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("5 m/s", Quantity(Decimal(5), "m/s")),
        ("-3,5", Quantity(Decimal("-3.5"), "")),
        ("1,200 m", Quantity(Decimal(1200), "m")),
        ("6.02e23", Quantity(Decimal("6.02e23"), "")),
        ("3 × 10^8 m/s", Quantity(Decimal("3e8"), "m/s")),
        (".5 kg.", Quantity(Decimal("0.5"), "kg")),
    ],
)
def test_a_number_with_a_unit_is_read(text: str, quantity: Quantity) -> None:
    assert read_quantity(text) == quantity


@pytest.mark.parametrize("text", ["", "five", "5 or 6", "5; 6", "1" * 200, "0x10", "5 = 5"])
def test_anything_else_is_no_quantity(text: str) -> None:
    found = read_quantity(text)
    assert found is None or read_unit(found.unit) is None


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        ("18 km/h", "right"),
        ("5 m/s", "right"),
        ("5 m s^-1", "right"),
        ("5.04 m/s", "right"),
        ("5.1 m/s", "wrong number"),
        ("18", "no unit"),
        ("5", "wrong number"),
        ("5 m", "wrong unit"),
        ("5 furlongs", "unknown unit"),
    ],
)
def test_a_quantity_is_compared_in_any_unit_of_its_kind(given: str, verdict: str) -> None:
    quantity = read_quantity(given)
    assert quantity is not None
    assert same_quantity(quantity, FIVE_KMH, ONE_PERCENT) == verdict


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("N", "kg·m/s²"),
        ("J", "N*m"),
        ("kW", "1000 W"),
        ("Ω", "V/A"),
        ("L", "dm^3"),
        ("Pa", "N/m^2"),
    ],
)
def test_derived_units_agree_with_their_definitions(first: str, second: str) -> None:
    if second[0].isdigit():
        number, second = second.split()
    else:
        number = "1"
    a, b = read_unit(first), read_unit(second)
    assert a is not None
    assert b is not None
    assert (a.factor, a.dimension) == (b.factor * int(number), b.dimension)


@pytest.mark.parametrize(
    ("text", "factor", "name"),
    [
        ("kilowatt-hours", 3_600_000, "kWh"),
        ("milliamps", Fraction(1, 1000), "mA"),
        ("mL", Fraction(1, 1_000_000), "ml"),
        ("KM", 1000, "km"),
        ("MB", 1_000_000, "MB"),
        ("mb", 1_000_000, "MB"),
        ("miles per hour", Fraction("0.44704"), "mi/h"),
        ("cubic metres", 1, "m3"),
        ("nautical miles", 1852, "nmi"),
        ("kn", Fraction(463, 900), "kn"),
        ("min", 60, "min"),
        ("fl oz", Fraction("0.0000295735295625"), "floz"),
    ],
)
def test_units_are_found_as_people_write_them(text: str, factor: Fraction, name: str) -> None:
    unit = read_unit(text)
    assert unit is not None
    assert (unit.factor, unit.name) == (factor, name)


def test_where_case_would_have_to_be_guessed_nothing_is() -> None:
    assert read_unit("mw") is None
    assert read_unit("j") is None
    lenient = read_unit("j", is_lenient=True)
    assert lenient is not None
    assert lenient.kind == "energy"


@pytest.mark.parametrize("text", ["xyz", "m^^2", "kkg", "m/", "sudo", "m^m"])
def test_an_unknown_unit_is_none(text: str) -> None:
    unit = read_unit(text)
    assert unit is None or text == "m/"
