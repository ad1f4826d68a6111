"""What is called wrong within a step of which another part could not be read: the `18 = 6` of "hcf
of 12 and 18 is 6". Nobody knows what the step says, so that it is left out, and the rest of an
attempt is judged without it. Pure.

Words around maths are read where they are such as stand around a result (told.py), or numbers,
signs and units in words; any other is not, and matters where figures or a relation stand beside it.
"""

import re
from collections.abc import Iterator

from bot.patterns import later
from bot.skills.tutor.maths.written.around import in_lines
from bot.skills.tutor.maths.written.joints import ARROWS, BECAUSE, ENDS, SO
from bot.skills.tutor.maths.written.sums import in_signs
from bot.skills.tutor.maths.written.told import told
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.tree import FUNCTIONS
from bot.tools.measures import read_unit

_PLACES = later(
    rf"\n|;|,(?=\s|[A-Za-z])|{ENDS}|{ARROWS}|\b(?:{SO}|{BECAUSE}|then|but)\b|\band\b(?=[^\n]*=)",
    re.IGNORECASE,
)
_ROWS = later(rf"\n|;|[.!?](?=\s)|{ARROWS}|\b(?:{SO})\b", re.IGNORECASE)
"""What parts a number from what it may be one of: "factors of 12 are 1, 2, 3"."""
_STATES = later(r"[=<>≤≥]|\b(?:is|are|gives?|makes?|equals?|gets?|got)\b", re.IGNORECASE)
_TRUE = later(r"^.*\btrue by (?:itself|themselves)\.", re.DOTALL)
_QUOTED = later("`([^`]+)`")
_OF_UNKNOWN = later(r"(?=[^=<>≤≥]*[A-Za-z])[^=<>≤≥]+[=<>≤≥].+")
"""An equation says all by itself."""
_WORD = later(r"[A-Za-z]{2,}")
JOINS = frozenset(FUNCTIONS) | {
    *("and", "or", "is", "are", "so", "then", "it", "its"),
    *("also", "now", "the", "an", "my", "that", "this"),
}
"""Words that join what is read, and leave nothing unread."""
_NAMES_RESULT = later(
    r"\bd[a-z]?\s*/\s*d[a-z]\b"
    r"|\b(?:derivative|integral|antiderivative|expression|fraction)\b(?: of\b)?",
    re.IGNORECASE,
)
_ASKED = later(
    r"^(?:[A-Z][a-z]+ (?:the square of )?|d/d[a-z]+ \(|∫ \()|\)(?: d[a-z]+)?$| (?:as|in) [^\d=]*$"
)
"""What stands around that of which something is asked, in the first line of a problem."""
_MATHS = later(r"[\d=<>≤≥]")
_LETTER = later(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])")
_NUMBER = later(r"[-−+£$€]*\s?\d+(?:[.,/]\d+)*(?: \d+/\d+)? ?(?P<unit>[^\W\d_]{1,12}|%)?")
_TIMES = "×*·"
_READ_CHARS = 2000


def left_out(attempt: str, says: str, problem: str) -> str:
    """An attempt without the step that what is said to be wrong in it belongs to, where that was
    not read as a whole; as it is where it was. `problem`: its first line."""
    said = quoted(says) if len(attempt) <= _READ_CHARS else ""
    if not said or _OF_UNKNOWN.fullmatch(said):
        return attempt
    blamed, of = _spaced(said), _spaced(_ASKED.sub("", problem))
    for start, end in _steps(attempt, _ROWS if is_number(said) else _PLACES):
        step = told(attempt[start:end].strip())
        plain = in_numerals(in_signs(in_lines(step)))
        found = blamed.search(plain)
        rest = f"{plain[: found.start()]} {plain[found.end() :]}" if found else ""
        if _is_unread(of.sub(" ", rest), problem):
            before = attempt[:start].rstrip()
            before = before if _MATHS.search(before) else ""  # "so", of which nothing is left
            return f"{before}\n{attempt[end:].lstrip(' ,;.')}".strip()
    return attempt


def quoted(says: str) -> str:
    """What is said to be wrong, as it was read; "" where nothing is quoted."""
    found = _QUOTED.search(_TRUE.sub("", says))
    return found[1] if found else ""


def is_number(said: str) -> bool:
    """Whether it is one number, perhaps with a unit."""
    found = _NUMBER.fullmatch(said)
    return found is not None and (not found["unit"] or read_unit(found["unit"]) is not None)


def _spaced(said: str) -> re.Pattern[str]:
    """What is said, however it is spaced."""
    signs = r"\s*".join(map(_sign, "".join(said.split())))
    return re.compile(rf"(?<![\w.,]){signs}(?!\w)")


def _sign(sign: str) -> str:
    return f"[{_TIMES}]" if sign in _TIMES else re.escape(sign)


def _steps(attempt: str, places: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where each step stands. "And" parts them only behind what states something, or has no
    figures: not in "hcf of 12 and 18"."""
    start = 0
    for place in places.finditer(attempt):
        before = attempt[start : place.start()]
        if place[0].lower() == "and" and _MATHS.search(before) and not _STATES.search(before):
            continue
        yield start, place.start()
        start = place.end()
    yield start, len(attempt)


def _is_unread(rest: str, problem: str) -> bool:
    letters = {*_LETTER.findall(problem)}  # lw is a product of those of A = l × w
    words = {word.lower() for word in _WORD.findall(_NAMES_RESULT.sub(" ", rest))} - JOINS
    return _MATHS.search(rest) is not None and any(
        read_unit(word) is None and not {*word} <= letters for word in words
    )
