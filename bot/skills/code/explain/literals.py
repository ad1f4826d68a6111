"""Values as Python writes them, and whether what was stated of one is surely not so. Pure."""

import ast
import math
from decimal import Decimal

_OF_THE_TRYING = ("NameError", "RecursionError", "MemoryError")
"""Errors that may be of how a call was tried, and not of the call."""


def is_literal(text: str) -> bool:
    """Whether a text is a value written out, with no name in it that could stand for another."""
    return _value(text) is not _UNKNOWN


def are_literals(arguments: str) -> bool:
    """Whether all that a call is given is written out."""
    try:
        call = ast.parse(f"_({arguments})", mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return isinstance(call, ast.Call) and all(
        is_literal(ast.unparse(each))
        for each in (*call.args, *(keyword.value for keyword in call.keywords))
    )


def is_denied(stated: str, came: str) -> bool:
    """Whether a call that `came` to this ("gives 4", "raises ValueError: …") surely does not give
    what is `stated`."""
    verb, _, what = came.partition(" ")
    if verb == "raises":
        return what.partition(":")[0] not in _OF_THE_TRYING
    return verb == "gives" and _differ(_value(stated), _value(what))


_UNKNOWN = object()


def _value(text: str) -> object:
    try:
        value: object = ast.literal_eval(text.strip())
    except (SyntaxError, ValueError, TypeError, MemoryError, RecursionError):
        return _UNKNOWN
    return _UNKNOWN if "Ellipsis" in repr(value) or "..." in text else value


def _differ(stated: object, came: object) -> bool:
    """Whether two values are surely not the same. Values of different kinds may be: a number stands
    for a text of its digits, or for the one that matters of two, and an empty list for False."""
    if isinstance(stated, int | float) and isinstance(came, int | float):
        are_numbers = not isinstance(stated, bool) and not isinstance(came, bool)
        are_alike = are_numbers or type(stated) is type(came)
        return are_alike and stated != came and not _is_shortened(stated, came)
    if stated is None and came is not _UNKNOWN:
        return came is not None
    if type(stated) is not type(came) or stated is _UNKNOWN:
        return False
    if isinstance(stated, list | tuple) and isinstance(came, list | tuple):
        return len(stated) != len(came) or any(map(_differ, stated, came))
    if isinstance(stated, dict) and isinstance(came, dict):
        has_others = stated.keys() != came.keys()
        return has_others or any(_differ(stated[each], came[each]) for each in stated)
    return not isinstance(stated, complex) and stated != came


def _is_shortened(stated: int | float, came: int | float) -> bool:
    """Whether a decimal is a number with fewer places, rounded or cut off."""
    if isinstance(stated, int) or not math.isfinite(stated):
        return False
    exponent = int(Decimal(repr(stated)).as_tuple().exponent)
    return round(came, -exponent) == stated or repr(came).startswith(repr(stated))
