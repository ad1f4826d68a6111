"""An attempt that seems wrong and says several things in one row, "3x = 9 x = 3", "12/6 = 2 and
18/6 = 3, so 2/3": each is judged by itself, before anything is called wrong.

It is parted at words and commas, and, within what has several "=", at spaces where
one side may end and the next statement begin: there the checker tells which parting is meant. A
statement is right that follows from the problem, or that is true of numbers, letters or quantities.
Where one is wrong, that one is blamed.
"""

import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.patterns import later
from bot.skills.tutor.maths.attempts import rows, statements
from bot.skills.tutor.maths.found import Followed
from bot.skills.tutor.maths.kinds import quantities
from bot.skills.tutor.maths.written import letter_x
from bot.skills.tutor.maths.written.around import bare
from bot.skills.tutor.maths.written.sums import in_signs
from bot.skills.tutor.maths.written.told import told
from bot.tools.maths.checker import MathsChecker, Verdict

Follow = Callable[[tuple[str, ...], str], Awaitable[Followed | None]]
"""How one statement is judged after the lines before it."""

_SURE = r"[;,](?=\s)|\band\b(?=[^,;\n]*=)"
_PLAIN = re.compile(_SURE)
_PLACES = later(
    rf"{_SURE}|;|,(?=[A-Za-z])|[.!:](?=[ \t])|=>|->|[→⇒∴]"
    r"|\b(?:so|then|thus|hence|therefore|because|since|cause|but|giving|which (?:is|gives))\b"
    r"|(?:\band\b|&)(?=[^\n]*=)",
    re.IGNORECASE,
)
_SIGN = re.compile(r"([<>]=?|[=≤≥])")
_LEAD = later(
    r"(?:(?:i|we|you|know|did|do|first|next|now|also|have|use|used|made|wrote|the|that|top|bottom)"
    r"\b[\s:]*)+(?=[\d(])",
    re.IGNORECASE,
)
_GAP = re.compile(r"(?<=[\w)²³%])[ \t]+(?=[A-Za-z\d(√.]|[-−]\S)")
_NAMES = re.compile(r"(?P<letter>[A-Za-z])\s*=[^A-Za-z=]+")
_WORD = re.compile(r"[A-Za-z]{3}")
_LETTERS = re.compile(r"(?<![A-Za-z])[A-Za-z]{1,3}(?![A-Za-z])")
_NO_SUCH = "I cannot check `{said}`: the exercise has no `{letter}`."
_QUOTED = re.compile("`[^`]+`")
_MOST_PIECES = 12
_MOST_GAPS = 6
_READ_CHARS = 500


@dataclass(frozen=True, slots=True)
class _Run:
    """Statements that are right so far: the lines, those `beside` them that are true by themselves,
    and what was found of the last line; `named` tells of a letter that the problem does not have.
    `fault` is the first that is wrong."""

    right: tuple[str, ...]
    beside: tuple[str, ...] = ()
    last: Followed | None = None
    named: str = ""
    fault: Followed | None = None

    @property
    def reach(self) -> int:
        """How many statements are right."""
        return len(self.right) + len(self.beside)


async def follow(
    lines: tuple[str, ...], attempt: str, maths: MathsChecker, judge: Follow
) -> Followed | None:
    """What the statements of an attempt show one by one; None where it is one statement, or where
    nothing is sure. Raises MathsUnavailable."""
    pieces = _pieces(attempt[:_READ_CHARS])
    relations = sum(len(_SIGN.findall(each)) for each in pieces)
    if relations < 1 + (len(pieces) == 1) or len(pieces) > _MOST_PIECES:
        return None
    are_named = any(_letter_named(each, lines[0]) for each in pieces)
    if all(map(rows.SOLVED.fullmatch, pieces)) and not are_named:
        return None  # several solutions, of which one is wrong
    run: _Run | None = _Run(lines)
    for piece in pieces:
        run = await _after(piece, run, maths, judge) if run else None
        if run is None or run.fault:
            break
    return _shown(run, lines) if run else None


def in_lines(attempt: str) -> str:
    """An attempt with what stands between commas, or beside "and", on a line of its own."""
    return "\n".join(each.strip() for each in _PLAIN.split(attempt))


def is_misread(says: str) -> bool:
    """Whether what is called wrong may be two statements: the `3x = 9 x` of 3x = 9 x = 3."""
    return any(map(_GAP.search, _QUOTED.findall(says)))


def _shown(run: _Run, lines: tuple[str, ...]) -> Followed | None:
    beside = statements.told(run.beside)
    if run.fault:
        return replace(run.fault, says=f"{beside} {run.fault.says}".strip())
    if run.last and run.last.is_solved:
        return run.last
    if run.last is None:
        says = beside or run.named
        return Followed(lines, False, says, is_unsure=True) if says else None
    says = f"{beside} {run.last.says}".strip()
    return replace(run.last, says=says, is_unsure=bool(says))


def _pieces(attempt: str) -> list[str]:
    """What an attempt says, one by one, without what is only words."""
    found = [_LEAD.sub("", each.strip(" .,!?"), count=1) for each in _PLACES.split(attempt)]
    return [each for each in found if re.search(r"\d", each) or _SIGN.search(each)]


async def _after(piece: str, run: _Run, maths: MathsChecker, judge: Follow) -> _Run | None:
    """A run with one more piece, parted at spaces where it is right so; None: nobody can tell."""
    whole = await _stated(piece, run, maths, judge)
    sides = _SIGN.split(piece)
    if (whole and not whole.fault) or not 5 <= len(sides) <= 2 * _MOST_PIECES:
        return whole
    best = await _parted(sides, run, maths, judge)
    return best if best and best.reach > run.reach else whole


async def _parted(
    sides: Sequence[str], run: _Run, maths: MathsChecker, judge: Follow
) -> _Run | None:
    """The statements of a chain, its sides with the signs between them; the one that is right for
    longest where none is right to the end."""
    best: _Run | None = None
    for said, behind in _ways(sides):
        read = await _stated(said, run, maths, judge)
        if read and not read.fault and behind:
            read = await _parted(behind, read, maths, judge)
        elif read and behind and (rest := await _parted(behind, run, maths, judge)):
            read = read if rest.fault else replace(rest, fault=read.fault)  # only this one is wrong
        if read and not read.fault:
            return read
        if read and (best is None or read.reach > best.reach):
            best = read
    return best


def _ways(sides: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """The ways in which a statement may end, and what follows."""
    for at in range(2, len(sides) - 1, 2):
        for gap in [*_GAP.finditer(sides[at])][:_MOST_GAPS]:
            said, rest = sides[at][: gap.start()], sides[at][gap.end() :]
            yield "".join((*sides[:at], said)), (rest, *sides[at + 1 :])
    yield "".join(sides), ()


async def _stated(said: str, run: _Run, maths: MathsChecker, judge: Follow) -> _Run | None:
    """A run with one more statement; None where nobody can tell."""
    found = await judge(run.right, said)
    if found and not found.some and (found.is_solved or not found.says):
        is_known = run.last is not None and run.last.is_solved and not found.is_solved
        return replace(run, right=found.lines, last=run.last if is_known else found)
    if await _holds(said, run.right[0], maths):
        return replace(run, beside=(*run.beside, bare(said)))
    if letter := _letter_named(said, run.right[0]):
        return replace(run, named=run.named or _NO_SUCH.format(said=bare(said), letter=letter))
    if found is None:
        return run if _WORD.search(said) and not _SIGN.search(said) else None
    if found.some:
        return None
    return (
        replace(run, right=found.lines, last=found)
        if found.is_unsure
        else replace(run, fault=found)
    )


def _letter_named(said: str, problem: str) -> str:
    """The letter that a statement gives a value, where the problem has no such letter."""
    found = _NAMES.fullmatch(bare(said)) if "=" not in problem else None
    is_new = found and found["letter"] not in "".join(_LETTERS.findall(problem))
    return found["letter"] if found and is_new else ""


async def _holds(said: str, problem: str, maths: MathsChecker) -> bool:
    """Whether it is true of numbers, of letters or of quantities."""
    plain = told(bare(said))
    sides = [side.strip() for side in plain.split("=")]
    if len(sides) < 2:
        return False
    if quantities.are_equal(sides):
        return True
    for read in dict.fromkeys((in_signs(plain), letter_x.settled_for(problem, plain))):
        if await statements.holds(read, maths) is Verdict.YES:
            return True
    return False
