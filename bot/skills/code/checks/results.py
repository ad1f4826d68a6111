"""Results on their way out of the sandbox, to be compared where the program that gave them is not.

A program writes its results as JSON, each with its kind (`CODING`); from that the same values are
written as Python, for another program. Only plain data and a few types of the standard library can
make the way. Nothing that came out is executed: `written` makes all of the Python itself.
"""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

LONGEST = 10_000
"""The longest result, in characters, that is taken out of the sandbox."""
_DEEPEST = 40
_SHOWN_CHARS = 120

# Of names that programs like to give away (`list`, `str`, `max`) it uses none.
CODING = f"""
import json as _json

_KINDS = (("list", type([])), ("tuple", type(())), ("set", type({{1}})), ("bytes", type(b"")))
_MADE = {{
    "builtins.frozenset": lambda value: [[*value]],
    "builtins.bytearray": lambda value: [[*value]],
    "builtins.range": lambda value: [value.start, value.stop, value.step],
    "builtins.complex": lambda value: [value.real, value.imag],
    "collections.deque": lambda value: [[*value]],
    "datetime.date": lambda value: [value.year, value.month, value.day],
    "datetime.datetime": lambda value: [value.year, value.month, value.day, value.hour,
        value.minute, value.second, value.microsecond] if value.tzinfo is None else None,
    "datetime.time": lambda value: [value.hour, value.minute, value.second, value.microsecond]
        if value.tzinfo is None else None,
    "datetime.timedelta": lambda value: [value.days, value.seconds, value.microseconds],
    "decimal.Decimal": lambda value: [value.__str__()],
    "fractions.Fraction": lambda value: [value.numerator, value.denominator],
}}


def _coded(value):
    if value is None or type(value) in (type(True), type(1), type("")):
        return value
    if isinstance(value, type(1)):
        return value + 0
    if isinstance(value, type("")):
        return value + ""
    if isinstance(value, type(1.0)):
        return ["float", repr(value + 0.0)]
    for name, kind in _KINDS:
        if isinstance(value, kind):
            return [name, [_coded(each) for each in value]]
    if isinstance(value, type({{}})):
        return ["dict", [[_coded(key), _coded(each)] for key, each in value.items()]]
    name = type(value).__module__ + "." + type(value).__name__
    return [name, [_coded(each) for each in _MADE[name](value)]]


def _result(value):
    try:
        text = _json.dumps(_coded(value))
        if len(text) <= {LONGEST}:
            return '["is", ' + text + "]"
        return _json.dumps(["long", repr(value)[:{_SHOWN_CHARS}]])
    except Exception:
        return _json.dumps(["other", repr(value)[:{_SHOWN_CHARS}]])

"""


@dataclass(frozen=True, slots=True)
class Result:
    """A value as Python; "" where it could not be taken out, but only `shown`. `is_long`: for its
    length."""

    python: str = ""
    shown: str = ""
    is_long: bool = False


def results_in(text: str) -> tuple[Result, ...]:
    """What a program said its results are. Raises ValueError where that cannot be."""
    try:
        return tuple(_result(each) for each in json.loads(text))
    except (ArithmeticError, LookupError, RecursionError, TypeError) as error:
        raise ValueError from error


def _result(said: Any) -> Result:
    kind, value = said
    if kind == "is":
        return Result(written(value))
    return Result(shown=str(value)[:_SHOWN_CHARS], is_long=kind == "long")


def written(coded: Any, depth: int = 0) -> str:
    """A coded value as Python. Raises ValueError, TypeError or KeyError for what is none."""
    if depth > _DEEPEST:
        raise ValueError
    if coded is None or isinstance(coded, (bool, int, str)):
        return repr(coded)
    name, inner = coded
    if name == "float":
        value = float(inner)
        return repr(value) if math.isfinite(value) else f"float({str(value)!r})"
    if name == "bytes":
        return repr(bytes([int(each) for each in inner]))
    if name == "dict":
        pairs = [(written(key, depth + 1), written(each, depth + 1)) for key, each in inner]
        return "{" + ", ".join(f"{key}: {each}" for key, each in pairs) + "}"
    return _WRITTEN[name]([written(each, depth + 1) for each in inner])


def _called(name: str) -> Callable[[list[str]], str]:
    module, _, function = name.rpartition(".")
    called = f"__import__({module!r}).{function}" if module != "builtins" else function
    return lambda inner: f"{called}({', '.join(inner)})"


_WRITTEN: dict[str, Callable[[list[str]], str]] = {
    "list": lambda inner: f"[{', '.join(inner)}]",
    "tuple": lambda inner: f"({', '.join(inner)}{',' if len(inner) == 1 else ''})",
    "set": lambda inner: f"{{{', '.join(inner)}}}" if inner else "set()",
}
_WRITTEN |= {
    name: _called(name)
    for name in (
        "builtins.frozenset", "builtins.bytearray", "builtins.range", "builtins.complex",
        "collections.deque",
        "datetime.date", "datetime.datetime", "datetime.time", "datetime.timedelta",
        "decimal.Decimal", "fractions.Fraction",
    )
}  # fmt: skip
