"""Whether what is stated before an answer holds: of "27 + 27 is 55, so 54" it does not, and whether
"half of 80 is 30" does is not read. A value that is only named ("the hcf is 6", "ones: 15") states
nothing.
"""

import re

from bot.patterns import later
from bot.skills.tutor.maths.attempts import statements
from bot.skills.tutor.maths.exercises import other_claims
from bot.skills.tutor.maths.exercises.apart import Follow
from bot.skills.tutor.maths.exercises.claims import false_sum
from bot.skills.tutor.maths.kinds import quantities
from bot.skills.tutor.maths.written import together
from bot.skills.tutor.maths.written.around import bare
from bot.skills.tutor.maths.written.joints import ARROWS, BECAUSE, ENDS, SO
from bot.skills.tutor.maths.written.sums import in_signs
from bot.skills.tutor.maths.written.told import told
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.measured import read_sum

_PIECES = later(
    rf"\n|;|,(?=\s)|{ENDS}|{ARROWS}|…|\b(?:{SO}|{BECAUSE}|then|altogether|which|and)\b",
    re.IGNORECASE,
)
_RELATION = later(r"\s*(?:[=≈]|\b(?:is|are|makes?|gives?|equals?|comes? to)\b)\s*", re.IGNORECASE)
_LISTED = later(r"\b(?:multiples|factors|divisors) of \d+\s*(?:are|is|=|:)", re.IGNORECASE)
"""What is listed behind is looked for, and not looked through."""
_PER_CENT = later(r"(?<![\w.])(\d+(?:\.\d+)?)\s*(?:%|per ?cent)", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_UNKNOWN = re.compile(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])|\d[a-z]\b")


async def hold(before: str, lines: tuple[str, ...], maths: MathsChecker, judge: Follow) -> Verdict:
    """Whether all that is stated holds; UNKNOWN where some of it cannot be read. `lines` are those
    of the problem, whose unknowns it may speak of. Raises MathsUnavailable."""
    if false_sum(before, problem=lines[0]):
        return Verdict.NO
    verdict = Verdict.YES
    said = _LISTED.sub("", other_claims.common_in_numbers(before))
    for piece in _PIECES.split(together.in_signs(said)):
        sides = [side.strip() for side in _RELATION.split(piece)]
        if len(sides) < 2 or not _FIGURE.search(sides[0]):
            continue
        of_piece = await _holds(sides, lines, maths, judge)
        if of_piece is Verdict.NO:
            return of_piece
        verdict = verdict if of_piece is Verdict.YES else of_piece
    return verdict


async def _holds(
    sides: list[str], lines: tuple[str, ...], maths: MathsChecker, judge: Follow
) -> Verdict:
    statement = told(bare(" = ".join(sides)))
    measured = [read_sum(side.strip()) for side in statement.split("=")]
    if all(measured):
        is_so = quantities.are_equal(statement.split("="))
        return Verdict.YES if is_so else Verdict.NO
    if "=" in lines[0] and _UNKNOWN.search(statement):
        followed = await judge(lines, statement)
        if followed is None or followed.is_unsure:
            return Verdict.UNKNOWN
        return Verdict.NO if followed.is_off and not followed.some else Verdict.YES
    said = statements.of_whole(in_signs(statement), lines[0])
    return await statements.holds(_PER_CENT.sub(r"(\1/100)", said), maths)
