"""A gap for a number that is missing in an exercise: "? + 5 = 12", "9 - __ = 4", "□ × 4 = 12". It
is read as an unknown, and what stands behind it as what that is: "? = 7", or 7 alone. Pure.

Not read: several gaps in one exercise, which may be different numbers, and gaps beside units.
"""

import re

from bot.patterns import later
from bot.skills.tutor.maths.written import remainder_gaps

_BOX = re.compile(r"[(\[][ \t?_]*[)\]](?=[ \t]*[-−+*×÷/·=xX]|[ \t]*$)", re.MULTILINE)
_GAP = remainder_gaps.GAP
_NUMBER = r"\d++(?:[.,]\d++)*+"
_BRACKETED = re.compile(rf"(?<=\d)[ \t]+\(({_NUMBER})\)[ \t]*$", re.MULTILINE)
_OPERAND = rf"[-−]?\(?[-−]?(?:{_NUMBER}|{_GAP})\)?"
_SIGN = r"[ \t]*(?:[-−–+*×÷/·]|[xX](?![A-Za-z]))[ \t]*"
_SIDE = rf"{_OPERAND}(?:{_SIGN}{_OPERAND}){{0,6}}+"
_EXERCISE = re.compile(
    rf"(?<![\w.)=+*×÷/·-])(?P<exercise>{_SIDE}[ \t]*=[ \t]*{_SIDE})(?!\w|[ \t]*[-−+*×÷/·=^])"
    rf"(?P<behind>[ \t]*[,;:][ \t]*(?={_NUMBER}[ \t]*(?:[.;]?[ \t]*$)))?",
    re.MULTILINE,
)
_IN_SUM = re.compile(rf"{_GAP}{_SIGN}|{_SIGN}{_GAP}")
_MANY = re.compile(r"[+*×][ \t]*(?:\.{3,8}|…)[ \t]*[+*×]")
"""1 + 2 + … + 10 leaves out numbers that everybody knows."""
_SAID = re.compile(rf"(?<![\w)])[ \t]*{_GAP}[ \t]*(?=(?:=|is\b)[ \t]*[-−]?\d)")
_ANSWER = re.compile(rf"^[ \t]*{_GAP}[ \t]*(?:=|is\b)[ \t]*(?=[-−]?\d)", re.MULTILINE)
_MISSING = re.compile(
    r"\b(?:(?:the|my|that)\s(?:missing|unknown)\s(?:number|one|value|digit|part)|the\s(?:gap|blank|box)"
    r"|what(?:['’]s|\sis)\smissing)(?=\s(?:is|was|must|should|would|has\sto|equals|=))",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(r"(?<==)([^=\n]*\d\s*)[,;.]?\s(?:so\s)?[a-zA-Z]\s*=\s*(?:\?+|_+|…)\s*$")
_FRACTION = later(r"\s*(?P<top>\d+)\s*/\s*(?P<under>\d+)[\s.?!]*")
_LETTER = re.compile(r"(?<![A-Za-z])[a-z](?![A-Za-z])")
_NAMED = re.compile(r"(?<![A-Za-z])(?P<letter>[a-z])[ \t]*=[ \t]*[-−]?\d")
_READ_CHARS = 3000


def has(text: str) -> bool:
    """Whether a number is missing in an exercise in a text."""
    read = remainder_gaps.as_sums(text)
    return read != text or any(map(_is_gapped, _EXERCISE.finditer(_boxed(text))))


def filled(text: str) -> str:
    """A text with an unknown in each gap; as it is where there is none, and where an exercise has
    several. Of "3x = 12, x = ?" the exercise."""
    text = _ASKED_FOR.sub(r"\1", remainder_gaps.as_sums(text))
    boxed = _boxed(text)
    gapped = [found for found in _EXERCISE.finditer(boxed) if _is_gapped(found)]
    if not gapped or any(len(re.findall(_GAP, each["exercise"])) > 1 for each in gapped):
        return text
    named = _NAMED.search(boxed)
    letter = named["letter"] if named else "n"

    def with_letter(found: re.Match[str]) -> str:
        if not _is_gapped(found):
            return found[0]
        signed = re.sub("[xX]", "×", found["exercise"])
        behind = f", {letter} = " if found["behind"] else ""
        return re.sub(_GAP, letter, signed) + behind

    return _SAID.sub(f" {letter} ", _EXERCISE.sub(with_letter, boxed))


def answered(attempt: str) -> str:
    """An attempt in which a number is said to be what is missing as that number: "? = 7" as 7."""
    return _ANSWER.sub("", _MISSING.sub("it", attempt))


def in_exercise(exercise: str, attempt: str) -> str:
    """The number in the gap of a fraction, or of a division with a remainder, of an attempt that
    says the whole of it: 9 of 9/12 where n/12 stands in the exercise. Any other as it is."""
    attempt = remainder_gaps.value_said(exercise, attempt)
    said = _FRACTION.fullmatch(attempt)
    if said and re.search(rf"(?<![\w.])n\s*/\s*{said['under']}(?![\w.])", exercise):
        return said["top"]
    if said and re.search(rf"(?<![\w.]){said['top']}\s*/\s*n(?!\w)", exercise):
        return said["under"]
    return attempt


def asked(text: str) -> str:
    """The exercise with a gap, an unknown in it, that is all a text says; "" for anything else."""
    found = _EXERCISE.fullmatch(_boxed(text.strip())) if len(text) <= _READ_CHARS else None
    read = filled(text.strip()) if found and _is_gapped(found) else ""
    return read if _LETTER.search(read) else ""


def with_number(exercise: str, number: str) -> str:
    """Such an exercise with a number in its gap."""
    return _LETTER.sub(f"({number})" if number[:1] in "-−" else number, exercise)


def _boxed(text: str) -> str:
    read = _BRACKETED.sub(r", \1", _BOX.sub("?", text[:_READ_CHARS]))
    return read + text[_READ_CHARS:]


def _is_gapped(found: re.Match[str]) -> bool:
    """Whether the gap is in a sum, and not what that comes to: 12 - 5 = ?"""
    exercise = found["exercise"]
    return _IN_SUM.search(exercise) is not None and _MANY.search(exercise) is None
