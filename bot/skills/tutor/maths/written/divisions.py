"""Divisions as people write them, in the signs that all here read: 36 : 6 = 6 (colons.py), "24 with
one left over" (remainders.py). Pure."""

from bot.skills.tutor.maths.written import colons, remainders


def in_signs(text: str) -> str:
    """A text with ÷ for a colon that divides, and each remainder as in "24 r 1"."""
    return remainders.shortly(colons.as_divisions(text))
