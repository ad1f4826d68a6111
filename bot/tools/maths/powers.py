"""Raised digits, which are powers: 5² is 5^2, not 52. Pure."""

import re

RAISED = "⁻⁰¹²³⁴-⁹"
"""For a character class of a pattern."""
_IN_DIGITS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_POWER = re.compile(r"(?<=[^\W⁻⁰¹²³⁴-⁹]|[)|'’′!])(?P<power>⁻?[⁰¹²³⁴-⁹]+)(?P<digit>(?=\d))?")


def in_digits(raised: str) -> str:
    """Raised digits as digits: "⁻³" is -3."""
    return raised.translate(_IN_DIGITS)


def with_carets(text: str) -> str:
    """A text with its powers in signs: "10⁻³ m²" is "10^-3 m^2". A number that stands raised behind
    nothing, as that of a footnote, is left."""
    return _POWER.sub(_in_signs, text)


def _in_signs(found: re.Match[str]) -> str:
    space = "" if found["digit"] is None else " "
    return f"^{in_digits(found['power'])}{space}"
