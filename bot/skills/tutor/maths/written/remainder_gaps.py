"""A number that is missing in a division with a remainder, 29 ÷ 4 = 7 r ?: it is read as what the
division says, 29 = 4 × 7 + ?, of which one number follows. Where both are missing, or what is there
holds of no number, the division itself is asked for. Pure.
"""

import re

from bot.patterns import later

GAP = r"(?:\?+|_+|[□▢◻⬜☐]|(?<!\.)\.{3,8}|…)"
_PLACE = rf"(?:\d{{1,9}}(?![.,]?\d)|{GAP}|[(\[][ \t?_]*[)\]])"
_WITH = (
    r"[ \t]*+(?:,[ \t]*+)?(?:and |with )?(?:an? |the )?(?<![A-Za-z])r(?:em(?:ainder)?)?\.?[ \t]*+"
    r"(?:(?:of|is|=)[ \t]*+)?"
)
_DIVIDED = later(
    rf"(?<![\w.,?/÷:×*+)-])(?P<of>{_PLACE})[ \t]*[÷/:][ \t]*(?P<by>{_PLACE})"
    rf"[ \t]*=[ \t]*(?P<whole>{_PLACE})(?P<sign>{_WITH})(?:(?P<rest>{_PLACE})(?!\w)|$(?!\s*\d))",
    re.IGNORECASE | re.MULTILINE,
)
_AS_SUM = later(
    r"(?P<of>\d+|[a-z]) = (?P<by>\d+|[a-z]) × (?P<whole>\d+|[a-z]) \+ (?P<rest>\d+|[a-z])"
)
_SAID = later(
    rf"\W*(?:(?P<of>\d{{1,9}})\s*[÷/:]\s*(?P<by>\d{{1,9}})\s*=\s*)?(?P<whole>\d{{1,9}})"
    rf"{_WITH}(?P<rest>\d{{1,9}})\W*",
    re.IGNORECASE,
)
_REST_SAID = later(
    r"(?P<before>[^?]*?)(?:(?<![A-Za-z])r(?:em(?:ainder)?)?\.?\s*(?:(?:=|is|of)\s*)?(?P<named>\d{1,9})"
    r"|(?<![\w.,/])(?P<left>\d{1,9})\s+(?:is |are )?(?:left(?:[ -]?over)?|remaining|over))\W*",
    re.IGNORECASE,
)
_READ_CHARS = 200
_PLACES = ("of", "by", "whole", "rest")


def as_sums(text: str) -> str:
    """A text with each such division as a sum in which the number is missing, or by itself."""
    return _DIVIDED.sub(_as_sum, text) if "=" in text else text


def _as_sum(found: re.Match[str]) -> str:
    written = {each: found[each] or "?" for each in _PLACES}
    of, by, whole, rest = (int(each) if each.isdigit() else None for each in written.values())
    is_spaced = found["sign"][:1].isspace()
    is_gap = rest is None and found["rest"] is not None and is_spaced
    value = _value(of, by, whole, rest)
    is_known = rest is not None or is_gap or (value and (found["rest"] or is_spaced))
    if value is not None and is_known:  # 12/4 = 3r? and 10/4 = 2r may ask for an r
        return "{of} = {by} × {whole} + {rest}".format(**written)
    return f"{of} ÷ {by}" if is_gap and of is not None and by else found[0]


def _value(of: int | None, by: int | None, whole: int | None, rest: int | None) -> int | None:
    """What the one number that is missing has to be; None where there is no such division."""
    if of is None and by and whole is not None and rest is not None:
        of = value = by * whole + rest
    elif whole is None and by and of is not None and rest is not None:
        whole = value = of // by
    elif by is None and whole and of is not None and rest is not None:
        by = value = (of - rest) // whole
    elif rest is None and by and of is not None and whole is not None:
        rest = value = of - by * whole
    else:
        return None
    return value if by and divmod(of, by) == (whole, rest) else None


def value_said(exercise: str, attempt: str) -> str:
    """The number that is missing in such a sum, of an attempt that says it with its division or
    what is left by its name: the 1 of "7 r 1" and "r = 1". Any other attempt as it is."""
    asked = _AS_SUM.fullmatch(exercise)
    place = next((each for each in _PLACES if asked and asked[each].isalpha()), "")
    if asked is None or not place:
        return attempt
    if place == "rest":
        return _rest_said(attempt, {int(asked[each]) for each in _PLACES if each != place})
    said = _SAID.fullmatch(attempt)
    if said is None or said[place] is None:
        return attempt
    is_same = all(said[each] in (None, asked[each]) for each in _PLACES if each != place)
    return said[place] if is_same else attempt


def _rest_said(attempt: str, known: set[int]) -> str:
    """What an attempt says to be left, where all else in it belongs there: "28, so 1 left"."""
    found = _REST_SAID.fullmatch(attempt[:_READ_CHARS])
    if found is None:
        return attempt
    rest = found["named"] or found["left"]
    products = {one * other for one in known for other in known}
    before = {int(each) for each in re.findall(r"\d+", found["before"])}
    return rest if before <= known | products | {int(rest)} else attempt
