"""JSON: whether a text is some, and whether one is only a part of another. Pure."""

import json
import re

_TEXT = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"")
_COMMENT = re.compile(r"//|/\*|^[ \t]*#", re.MULTILINE)


def problem_of(code: str) -> tuple[int, str] | None:
    """The line at which a text stops to be JSON, and why; None for JSON. Raises `ValueError` for
    what may be right in its own way: with comments, of a JSON text a line, or only a part of it."""
    try:
        json.loads(code)
    except RecursionError:
        raise ValueError(code[:1]) from None
    except json.JSONDecodeError as error:
        is_begun = code.lstrip()[:1] in ("{", "[")
        if not is_begun or _COMMENT.search(_TEXT.sub("", code)) or all(map(is_json, _rows(code))):
            raise ValueError(error.msg) from None
        return error.lineno, error.msg
    return None


def is_json(code: str) -> bool:
    """Whether it is JSON, as far as can be told: one with comments is."""
    try:
        json.loads(code)
    except (ValueError, RecursionError):
        return _COMMENT.search(_TEXT.sub("", code)) is not None
    return True


def lacks_keys(source: str, code: str) -> bool:
    """Whether code is only a part of what it would take the place of: it does not begin like JSON,
    or is without some of the keys, has no others for them, and is not the rest as it was."""
    if source.lstrip()[:1] in ("{", "[") and code.lstrip()[:1] not in ("{", "["):
        return True
    try:
        return _lacks(json.loads(source), json.loads(code))
    except (ValueError, RecursionError):
        return False


def _lacks(was: object, now: object) -> bool:
    if not isinstance(was, dict) or not isinstance(now, dict):
        return False
    kept = [key for key in now if key in was]
    is_same = len(kept) == len(now) and all(was[key] == now[key] for key in kept)
    is_less = len(now) < len(was) and not is_same
    return is_less or any(_lacks(was[key], now[key]) for key in kept)


def _rows(code: str) -> list[str]:
    return [row for row in code.split("\n") if row.strip()]
