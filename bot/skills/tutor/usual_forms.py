"""What a model writes as JSON, in whichever of the usual forms: other names for its fields, objects
within objects, options as an object. Pure.

Not covered: names in other languages than English.
"""

from collections.abc import Iterator, Mapping
from typing import Any

_DEEPEST = 4


def folded(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The fields by their names in small letters alone: correct_answer, correctAnswer and "Correct
    answer" are one."""
    return {"".join(filter(str.isalpha, str(name))).lower(): each for name, each in entry.items()}


def field(entry: Mapping[str, Any], *names: str) -> Any:
    """What the first of these fields says that is there; None for none. `entry` is folded."""
    return next((entry[name] for name in names if entry.get(name) not in (None, "")), None)


def within(value: Any, *names: str, deepest: int = _DEEPEST) -> Iterator[dict[str, Any]]:
    """The outermost objects, folded, that have one of these fields."""
    if isinstance(value, dict):
        entry = folded(value)
        if any(name in entry for name in names):
            yield entry
            return
        value = list(value.values())
    if isinstance(value, list) and deepest:
        for each in value:
            yield from within(each, *names, deepest=deepest - 1)
