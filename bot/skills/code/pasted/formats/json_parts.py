"""JSON: whether a text is some, and whether one is only a part of another. Pure."""

import json

from bot.skills.code.pasted.formats.json_comments import blanked, loaded, says_left_out


def problem_of(code: str) -> tuple[int, str] | None:
    """The line at which a text stops to be JSON, and why; None for JSON, also with comments. Raises
    `ValueError` for what may be right in its own way: of a JSON text a line, or only a part."""
    try:
        loaded(code)
    except RecursionError:
        raise ValueError(code[:1]) from None
    except json.JSONDecodeError as error:
        if blanked(code).lstrip()[:1] not in ("{", "[") or all(map(is_json, _rows(code))):
            raise ValueError(error.msg) from None
        return error.lineno, error.msg
    return None


def is_json(code: str) -> bool:
    """Whether it is JSON, also with comments."""
    try:
        loaded(code)
    except (ValueError, RecursionError):
        return False
    return True


def lacks_keys(source: str, code: str) -> bool:
    """Whether code is only a part of what it would take the place of: it does not begin like JSON,
    says that something is left out, or is without some of the keys or members, has no others for
    them, and is not the rest as it was."""
    was, now = (blanked(each).lstrip()[:1] for each in (source, code))
    if (was in ("{", "[") and now not in ("{", "[")) or (was == "[" and now == "{"):
        return True
    if says_left_out(source, code):
        return True
    try:
        return _lacks(loaded(source), loaded(code))
    except (ValueError, RecursionError):
        return False


def _lacks(was: object, now: object) -> bool:
    if isinstance(was, list) and isinstance(now, list):
        return len(now) < len(was) and any(each not in was for each in now)
    if not isinstance(was, dict) or not isinstance(now, dict):
        return False
    kept = [key for key in now if key in was]
    is_same = len(kept) == len(now) and all(was[key] == now[key] for key in kept)
    is_less = len(now) < len(was) and not is_same
    return is_less or any(_lacks(was[key], now[key]) for key in kept)


def _rows(code: str) -> list[str]:
    return [row for row in code.split("\n") if row.strip()]
