"""What somebody had to do who says one number to be equal to another: √12 = 4√3 is √12 that was to
be simplified, 0.25 = 2/5 is 0.25 as a fraction. Pure.
"""

import re

_DECIMAL = re.compile(r"[-−]?\d*[.,]\d+|\d+(?:[.,]\d+)?\s*%")
_FRACTION = re.compile(r"[-−]?\d+\s*/\s*\d+")
_MIXED = re.compile(r"[-−]?\d+ \d+\s*/\s*\d+")
_ROOT = re.compile(r"√|sqrt")


def as_asked(stated: str) -> str:
    """What is said to be equal to something, as an exercise in words; "" where nothing tells what
    was to be done."""
    first, _, result = (side.strip() for side in stated.partition("="))
    result = result.rpartition("=")[2].strip()
    if _ROOT.search(first):
        return f"Simplify {first}"
    if _MIXED.fullmatch(first) and _FRACTION.fullmatch(result):
        return f"{first} as an improper fraction"
    is_to_write = _DECIMAL.fullmatch(first) and _FRACTION.fullmatch(result)
    return f"{first} as a fraction" if is_to_write else ""
