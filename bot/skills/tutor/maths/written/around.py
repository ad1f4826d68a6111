"""A text of a learner without what is said around the maths in it, step by step. Pure."""

import re

from bot.patterns import later
from bot.skills.tutor.maths.written import letter_x, together
from bot.skills.tutor.maths.written.joints import ARROWS, SO
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.tree import FUNCTIONS

_TRIED = re.compile(
    r"[\s.,;:]*(?:\b(?:and|but|so)\s+)?\b(?:i (?:get|got|think|found|tried|did|wrote|have)"
    r"|my (?:answer|solution|try|result|working)(?: is| was)?)\b[\s:,]*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\s*(?:[-*•>]\s+)*(?:(?:so|then|thus|hence|is it|it is|it['’]s|that is|maybe"
    r"|i (?:get|got|think|found|wrote)|(?:the )?(?:answer|solution|result)(?: is)?)\b[\s,:]*"
    r"|[=:⇒→]\s*)*",
    re.IGNORECASE,
)
"""A dash behind a word or "=" is a minus: "so - 2/3"."""
_SO = re.compile(rf"(?<=[\d)a-z])[\s,;]+(?:and )?(?:{SO}|then)\b[\s,:]*|{ARROWS}", re.IGNORECASE)
_CHECK = re.compile(
    r"^\W*(?:(?:please|can you|could you)\s+)*(?:check|mark) my \w+\b(?:[\s:,?!]|\.(?!\d))*(?=.)",
    re.I,
)
_HEDGE = (
    r"(?:i (?:think|guess|hope|believe|suppose)|maybe|perhaps|probably|(?:i am |i['’]m )?not sure)"
)
_ASIDE = re.compile(
    rf"[ \t]?\([ \t]?{_HEDGE}[?!. ]?\)|(?<=[\w)])(?:[ \t]|,[ \t]?){_HEDGE}[?!. ]{{0,3}}$"
    r"|(?<=[\w)])[ \t]\((?:[a-z'’]+ ){1,8}[a-z'’]{2,}\)(?=[.! \t]*$)"
    r"|^[ \t]*(?:\*\*)?step[ \t]?\d{1,2}[ \t]?[:.)](?:\*\*)?(?=\s)",
    re.IGNORECASE | re.MULTILINE,
)
_STARS = r"(?<=[\w)])\*\*(?=[-(\d])"
"""As programs raise to a power, not as Markdown prints in bold."""
_LONG_SPACE = re.compile(r"\s{50,}")
"""Longer than what stands before a line of code."""
_BESIDE = re.compile(
    r"(?<![\s,;])[\s,;]*\b(?P<or>or)\b\s*"
    r"|(?<![ ,;])[ ,;]*(?:\b(?:and(?:\s+also)?|as well as)\b|&)\s*",
    re.IGNORECASE,
)
_EITHER_SIGN = re.compile(r"\bplus(?:\s+or\s+|/)minus\s+(?=[\d.(√])", re.IGNORECASE)
_NEGATIVE = re.compile(r"(?<![\d)]\s)\b(?:minus|negative)\s+(?=[\d.(√])", re.IGNORECASE)
"""Between numbers it takes away (spelling.py)."""
_IS_NUMBER = re.compile(r"(?<=[\d%)])\s+(?:is|equals|is equal to|makes)\s+(?=[-−]?[\d.])", re.I)
_IS = re.compile(
    r"(?<!\d (?=[ghlms] ))\b([a-z]) (?:is|equals|is equal to) (?=[-−]?[\d.])", re.IGNORECASE
)
"""The h of "2 h is 120" is a unit."""
_COMPARED = (
    (r"at least|not (?:less|smaller) than|(?:greater|bigger|more) than or equal to", "≥"),
    (r"at most|not (?:more|bigger|greater) than|(?:less|smaller) than or equal to", "≤"),
    (r"(?:bigger|greater|larger|more|higher) than(?! or)|above", ">"),
    (r"(?:less|smaller|lower) than(?! or)|below|under", "<"),
)
_COMPARES = [
    (
        later(rf"\b([a-z]) (?:is|has to be|must be) (?:{words}) (?=[-−]?[\d.]+\W*$)", re.I),
        rf"\1 {sign} ",
    )
    for words, sign in _COMPARED
]
_NAMES = re.compile(r"(?<![A-Za-z])[A-Za-z]{1,3}(?![A-Za-z])")
"""Unknowns, several of which may be multiplied: xyz."""
_MOST_CHARS = 10_000
_READ_CHARS = 500
_TIMES_A_SUM = later(r"(?<== )(\d{1,6}) \((?=\d[^()=\n]{0,20}[-+−–][^()=\n]{1,20}\) ?=)")


def problem_and_attempt(text: str) -> tuple[str, str]:
    """A text up to where it says what was tried, and what was; ("…", "") where it does not."""
    text = _CHECK.sub("", text[:_READ_CHARS])
    found = _TRIED.search(text)
    if found is None or not text[: found.start()].strip():
        return text, ""
    return text[: found.start()], text[found.end() :]


def close_up(text: str) -> str:
    """A text with each long run of space as one: a pattern may look through the rest of it from
    each of its places (500 spaces took five seconds). A number before brackets with a sum between
    two signs of equality multiplies it, also with a space: 7 × 12 = 7 (10 + 2) = 84."""
    closed = _LONG_SPACE.sub(lambda found: "\n" if "\n" in found[0] else " ", text)
    return _TIMES_A_SUM.sub(r"\1(", closed)


def without_asides(attempt: str) -> str:
    """An attempt without the number of a step before a line, or what is said in words behind it:
    "Step 2: x = 3 (I think)", "85 (i used my fingers)"."""
    return _ASIDE.sub("", attempt[:_MOST_CHARS])


def beside_plainly(attempt: str) -> str:
    """An attempt in which whatever joins results is a plain "and" or "or", "and" also at the end of
    a line, and a negative one has a sign: "x = 2, and\nx = minus 3" as "x = 2 and x = -3". What
    stands on lines of its own beside "or" may have steps of its own."""
    signed = _NEGATIVE.sub("-", _EITHER_SIGN.sub("±", attempt[:_MOST_CHARS]))
    return _BESIDE.sub(_beside, signed)


def _beside(found: re.Match[str]) -> str:
    if not found["or"]:
        return " and "
    return "\n" if "\n" in found[0] else " or "


def in_lines(attempt: str) -> str:
    """An attempt with each step on a line of its own, and words for a result in signs: "3x = 9, so
    x is three"."""
    said = together.in_signs(_CHECK.sub("", attempt[:_MOST_CHARS]))
    rows = beside_plainly(_SO.sub("\n", said)).splitlines()
    numbers = (row if re.search(r"\d", row) else in_numerals(row) for row in rows)
    return "\n".join(map(_in_relations, numbers))


def _in_relations(row: str) -> str:
    for compares, sign in _COMPARES:
        row = compares.sub(sign, row)
    return _IS_NUMBER.sub(" = ", _IS.sub(r"\1 = ", row))


def in_case_of(problem: str, said: str) -> str:
    """What is said of a problem with its unknowns as they are written there: X = 3 for x."""
    names = {each for word in _NAMES.findall(problem) if word not in FUNCTIONS for each in word}

    def written(found: re.Match[str]) -> str:
        letters = [each if each in names else each.swapcase() for each in found[0]]
        return "".join(letters) if names.issuperset(letters) else found[0]

    said = _NAMES.sub(written, said)
    return letter_x.settled_as_unknown(said) if "x" in names else said


def bare(line: str) -> str:
    """A line of an attempt without what is said around it."""
    plain = re.sub(_STARS, "^", line[:_READ_CHARS].strip().replace("`", "")).replace("**", "")
    return _LEAD.sub("", plain).rstrip(" .!?,")
