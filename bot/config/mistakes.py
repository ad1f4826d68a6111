"""What is wrong with a value from outside, in plain words. Pure.

pydantic names a mistake by a word (`int_parsing`) and says it in a programmer's sentence ("Input
should be a valid integer"); people read ours. A word that is missing here still gives a sentence.
"""

from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails

_TEXT = "must be text"
_WHOLE_NUMBER = "must be a whole number"
_NUMBER = "must be a number"
_SWITCH = "must be true or false"
_LIST = "must be a list, such as [one, two]"
_KEYS = "must hold keys of its own, each as `key: value`"

_CLAUSES: Mapping[str, str] = {
    # Types and bounds of settings, and of what the web API takes; `{…}` are pydantic's figures.
    "string_type": _TEXT,
    "string_sub_type": _TEXT,
    "string_unicode": "holds characters that are not UTF-8",
    "string_too_short": "is too short: its length must be at least {min_length}",
    "string_too_long": "is too long: its length must be at most {max_length}",
    "string_pattern_mismatch": "does not have the form that is needed here",
    "bytes_type": _TEXT,
    "path_type": "must be the name of a file or folder",
    "bool_type": _SWITCH,
    "bool_parsing": _SWITCH,
    "int_type": _WHOLE_NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "int_parsing_size": "is too large a number",
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": "must be a number that is not infinite",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be at most {le}",
    "multiple_of": "must be a multiple of {multiple_of}",
    "literal_error": "must be {expected}",
    "enum": "must be {expected}",
    "list_type": _LIST,
    "tuple_type": _LIST,
    "set_type": _LIST,
    "iterable_type": _LIST,
    "too_short": "has too few entries: there must be at least {min_length}",
    "too_long": "has too many entries: there must be at most {max_length}",
    "dict_type": _KEYS,
    "mapping_type": _KEYS,
    "model_type": _KEYS,
    "model_attributes_type": _KEYS,
    "dataclass_type": _KEYS,
    "invalid_key": "has a key that is not text",
    "recursion_loop": "holds itself",
    "none_required": "must be left empty",
    "missing": "is missing",
    "extra_forbidden": "is not known here",
    "json_type": "is not valid JSON",
    "json_invalid": "is not valid JSON",
    "url_type": "must be an address, such as https://www.example.com",
    "url_parsing": "must be an address, such as https://www.example.com",
    "url_scheme": "must be an address that begins with {expected_schemes}",
}

KNOWN = frozenset(_CLAUSES)
"""The words of pydantic that have their own clause."""


def clause(mistake: ErrorDetails, example: object = None) -> str:
    """What is wrong, to stand behind "the key: " and before a full stop.

    A rule of our own (a validator that raises ValueError) is said in its own words. `example` is a
    value that would do, where one is known.
    """
    kind, context = mistake["type"], mistake.get("ctx", {})
    if kind in ("value_error", "assertion_error"):
        return str(context.get("error") or "is not right here").rstrip(".")
    said = _CLAUSES.get(kind, "is not a value that fits here")
    try:
        said = said.format_map({name: _shown(value) for name, value in context.items()})
    except KeyError:
        said = "is not a value that fits here"
    given = mistake.get("input")
    if given is None and said.startswith("must be"):
        said = f"is empty; it {said}"
    elif kind == "string_type" and not isinstance(given, str | list | tuple | dict):
        said += "; put it in quotation marks"  # YAML read a number, a switch or a date
    if kind == "string_pattern_mismatch" and isinstance(example, str) and example:
        said += f", such as {example!r}"
    return said


def _shown(figure: Any) -> str:
    return f"{figure:g}" if isinstance(figure, float) else str(figure)
