"""Expressions of quantities: their value and dimension, and what is left alone."""

import pytest

from bot.skills.tutor.maths.kinds import quantities


@pytest.mark.parametrize(
    "statement",
    [
        "(6 cm × 4 cm) / 2 = 12 cm²",
        "(6 cm × 4 cm) ÷ 2 = 12 cm²",
        "1/2 (6 cm × 4 cm) = 12 cm²",
        "6 cm × 1/2 × 4 cm = 12 cm²",
        "1/2 × (3 cm + 5 cm) × 4 cm = 16 cm²",
        "(2 cm + 3 cm)(4 cm) = 20 cm²",
        "1/2 × 6 cm × 4 cm + 2 cm² = 14 cm²",
        "3.14 × (5 cm)² = 78.5 cm²",
        "π × (5 cm)² = 78.5 cm²",
        "2 x pi x 5 cm = 31.4 cm",
        "2 × π × 5 cm = 10π cm",
        "π × (10 cm)² = 314 cm²",
        "π × (7 cm)² = 153.86 cm²",
        "78.5 cm² = π × (5 cm)²",
        "25 cm² × 6 cm = 150 cm³",
        "1/3 × 25 cm² × 6 cm = 50 cm³",
        "√((3 cm)² + (4 cm)²) = 5 cm",
        "60 km / 2 h = 30 km/h",
        "100 m / 9.58 s = 10.4 m/s",
        "2 1/2 h × 60 km/h = 150 km",
        "10 g / 2 cm³ = 5 g/cm³",
        "3 kg × 9.8 m/s² = 29.4 N",
        "10 N × 2 m = 20 Nm",
        "1 h 30 min / 2 = 45 min",
        "6 m / 2/3 = 9 m",
        "1/2 kg = 500 g",
    ],
)
def test_an_expression_of_quantities_is_equal_to_what_it_comes_to(statement: str) -> None:
    assert quantities.are_equal([side.strip() for side in statement.split("=")])


def test_a_colon_between_quantities_divides() -> None:
    assert quantities.stated("120 km : 1.5 h = 80 km/h") == ["120 km ÷ 1.5 h", "80 km/h"]


@pytest.mark.parametrize(
    ("statement", "sides"),
    [
        ("A = 6 cm × 4 cm = 24 cm²", ["6 cm × 4 cm", "24 cm²"]),
        ("area = 6 cm × 4 cm = 26 cm²", ["6 cm × 4 cm", "26 cm²"]),
        ("the area is 6 cm × 4 cm = 24 cm²", ["6 cm × 4 cm", "24 cm²"]),
        ("speed = 60 km / 2 h = 30 km/h", ["60 km / 2 h", "30 km/h"]),
        ("perimeter = 6 cm × 4 cm = 24 cm²", []),
        ("why is 5 km = 5000 m?", []),
        ("speed = 60 km/h", []),
        ("A = 6 × 4 = 24 cm²", []),
    ],
)
def test_a_name_before_quantities_is_passed_over(statement: str, sides: list[str]) -> None:
    assert quantities.stated(statement) == sides


@pytest.mark.parametrize(
    "statement",
    [
        "25 cm² × 6 cm = 150 cm²",
        "25 cm² × 6 cm = 160 cm³",
        "π × (5 cm)² = 80 cm²",
        "60 km / 2 h = 30 km",
        "60 km / 2 h = 120 km/h",
        "(5 cm)² = 10 cm²",
    ],
)
def test_another_value_or_another_unit_is_not_equal(statement: str) -> None:
    sides = quantities.stated(statement)
    assert sides
    assert not quantities.are_equal(sides)


@pytest.mark.parametrize(
    "statement",
    [
        "3 cm + 2 cm² = 5 cm³",
        "60 / 2 h = 30 h",
        "30 km/h × 3 / 2 h = 45 km",
        "12 cm² / 2 (3 cm) = 2 cm",
        "3 ft 8 = 44 in",
        "3 m ^ 2 = 9 m^2",
        "5 cm-2 cm = 3 cm",
        "2m × 3s = 6ms",
        "3 cm / 0 = 3 cm",
        "9^9^9 cm = 1 cm",
    ],
)
def test_what_may_mean_something_else_is_no_statement_of_quantities(statement: str) -> None:
    assert quantities.stated(statement) == []
