"""Lists whose items have no marks of their own, a line each, or one behind the other in a row: each
item says what something comes to, in whatever way one alone is read ("half of 12 is 6",
"7 x 8: 56", "d/dx x^2 = 2x").

Lines of which one goes on with what the one before has are the working of one exercise, and so are
those that are told to be that.
"""

import re

from bot.skills.tutor.maths.exercises import alone, homework, listed
from bot.skills.tutor.maths.exercises.homework import Mark, Marked
from bot.skills.tutor.maths.kinds import calculus
from bot.skills.tutor.maths.written.around import bare, close_up
from bot.skills.tutor.maths.written.sums import in_signs, sum_in
from bot.tools.maths.checker import MathsChecker

_BETWEEN = re.compile(r";|,(?=\s)|(?<!\bof \d)(?<!\bof \d\d)\s\band\b(?=[^,;]*(?:=|\bis\b))")
_HEADING = re.compile(r"^[^\d=:(√∫]*[:?!]\s+")
_TALK = re.compile(
    r"\?|\b(?:i|me|my|we|help|what|how|why|so|because|then|therefore|hence)\b", re.IGNORECASE
)
"""In what is no item, but tells how somebody worked, or asks."""
_MARKED = re.compile(r"\(?(?:\d{1,2}|[a-l])[.):]\s")
_HEAD = re.compile(r"(?:[^\d:\n]*[:\n])*")
_MARGIN = " \t,;.✓✔✅☑❌✗✘"
_STATES = re.compile(r"[\w)²³%]\s*(?:[=:→]|-+>|=+>|\b(?:is|are|makes|equals|gives)\b)\s*\S")
_GIVES = re.compile(r"\s*(?:→|-+>|=+>|:)\s*")
_RESULT = re.compile(r"[-−]?[£$€]?\d[\d.,/ ]*")
_MOST = homework.MOST


def items(text: str) -> list[str]:
    """The items of such a list in a text; [] for fewer than two. Pure."""
    text = close_up(text[: homework.MOST_CHARS])
    if (head := _HEAD.match(text)) and listed.is_of_all(head[0]):
        return []
    lines = _stated(text.splitlines())
    if len(lines) < 2:
        lines = _stated([piece for line in text.splitlines() for piece in _BETWEEN.split(line)])
    return lines if 1 < len(lines) <= _MOST else []


def _stated(lines: list[str]) -> list[str]:
    """What stands in lines that have figures, or a derivative or an integral; [] where one of them
    states nothing."""
    told = [_in_signs(_HEADING.sub("", line.strip()).strip(_MARGIN)) for line in lines]
    told = [line for line in told if re.search(r"\d", line) or calculus.is_meant(line)]
    return told if all(map(_is_item, told)) else []


def _is_item(line: str) -> bool:
    is_other = _TALK.search(line) or _MARKED.match(line)
    return _STATES.search(line) is not None and not is_other


def _in_signs(line: str) -> str:
    """ "7 x 8: 56", "7 x 8 → 56" with a sign of equality."""
    said, *results = _GIVES.split(line)
    is_sum = len(results) == 1 and _RESULT.fullmatch(results[0]) and "=" not in line
    if is_sum and sum_in(in_signs(bare(said))) == in_signs(bare(said)):
        return f"{said} = {results[0]}"
    return line


async def find(text: str, maths: MathsChecker, *, is_meant: bool) -> list[Marked]:
    """Each item with its mark; [] where they are none, or the working of one. One has to be judged
    where somebody asks to have them checked (`is_meant`), or else all.

    Raises MathsUnavailable.
    """
    found = [await alone.marked(item, maths) for item in items(text)]
    judged = [homework.is_judged(each) for each in found]
    is_list = any(judged) if is_meant else bool(judged) and all(judged)
    return found if is_list and not _goes_on(found) else []


def _goes_on(found: list[Marked]) -> bool:
    """Whether an item begins with what one before it ends with."""
    before = ""
    for each in found:
        exercise = "".join(each.item.exercise.split())
        if exercise and before.endswith(exercise):
            return True
        before = "".join(in_signs(each.item.shown).split())
    return any(each.mark is Mark.OPEN for each in found)
