"""An attempt that seems wrong and says several things in one row, "3x = 9 x = 3", "12/6 = 2 and
18/6 = 3, so 2/3": each is judged by itself, before anything is called wrong.

It is parted at words and commas, and, within what has several "=", at spaces where
one side may end and the next statement begin: there the checker tells which parting is meant. A
statement is right that follows from the problem, or that is true of numbers, letters or quantities.
Where one is wrong, that one is blamed; where nothing reads the row as a whole, only if each reads
by itself, and none behind it is right.
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
from bot.skills.tutor.maths.written.joints import ARROWS, BECAUSE, SO
from bot.skills.tutor.maths.written.sums import in_signs
from bot.skills.tutor.maths.written.told import told
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.tree import FUNCTIONS
from bot.tools.measures import read_unit

Follow = Callable[[tuple[str, ...], str], Awaitable[Followed | None]]
"""How one statement is judged after the lines before it."""

_SURE = r"[;,](?=\s)|\band\b(?=(?:[^,;.\n]|\.(?=\d))*=)"
_PLAIN = re.compile(_SURE)
_PLACES = later(
    rf"{_SURE}|;|,(?=[A-Za-z])|(?:[.:]|(?<!\d)!)(?=[ \t])|{ARROWS}"
    rf"|\b(?:{SO}|{BECAUSE}|then|but|giving|which (?:is|gives))\b"
    r"|(?:\band\b|&)(?=(?:[^\n,;.!:]|[.:](?=\S))*=)",
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
_WORDS = later(r"[A-Za-z]{2,}")
_LETTERS = re.compile(r"(?<![A-Za-z])[A-Za-z]{1,3}(?![A-Za-z])")
_NO_SUCH = "I cannot check `{said}`: the exercise has no `{letter}`."
_QUOTED = re.compile("`[^`]+`")
_MOST_PIECES = 12
_MOST_GAPS = 6
_MOST_JUDGED = 60
_READ_CHARS = 500


@dataclass(frozen=True, slots=True)
class _Run:
    """Statements one after another: the lines that are right, those `beside` them that are true by
    themselves, and what was found of the last line; `named` tells of a letter that the problem does
    not have. `fault` is the first that is wrong, `behind` counts those that are right behind it.
    `is_sure`: nothing in it could not be read, or told."""

    right: tuple[str, ...]
    beside: tuple[str, ...] = ()
    last: Followed | None = None
    named: str = ""
    fault: Followed | None = None
    behind: int = 0
    is_sure: bool = True

    @property
    def before(self) -> int:
        """How many statements are right before one is wrong."""
        return len(self.right) + len(self.beside)

    @property
    def worth(self) -> tuple[int, bool]:
        """What is most for the best of several readings."""
        return self.before + self.behind, self.is_sure


async def follow(
    lines: tuple[str, ...],
    attempt: str,
    whole: Followed | None,
    maths: MathsChecker,
    judge: Follow,
) -> Followed | None:
    """What an attempt shows that is nothing, or wrong, as a `whole`: what its statements show one
    by one, or one below another, where that tells more. Raises MathsUnavailable."""
    attempt = attempt[:_READ_CHARS]
    run = await _run_of(lines, attempt, _Reader(maths, judge))
    shown = _shown(run, lines) if run else None
    if shown and not shown.is_off:
        return shown
    below = _one_below_another(attempt)
    as_lines = await judge(lines, below) if below != attempt else None
    if as_lines and not as_lines.is_off:
        return as_lines
    if whole is None:
        is_told = run and run.is_sure and not run.behind and _is_plain(attempt, lines[0])
        return shown if is_told else None
    if run and run.fault and whole.says.endswith(run.fault.says):
        return whole
    is_clearer = run and (run.before > len(lines) or (run.is_sure and not run.behind))
    is_less = run is not None and run.before < len(whole.lines)
    if is_less or not (is_clearer or _is_misread(whole.says)):
        return whole
    read = [each for each in (shown, as_lines) if each]
    return next((each for each in read if not _is_misread(each.says)), shown or whole)


async def _run_of(lines: tuple[str, ...], attempt: str, reader: "_Reader") -> _Run | None:
    """The statements of an attempt; None where it is one, or where nothing is sure."""
    pieces = _pieces(attempt)
    relations = sum(len(_SIGN.findall(each)) for each in pieces)
    is_one = len(pieces) == 1 and _SIGN.search(lines[0]) is not None
    if relations < 1 + is_one or len(pieces) > _MOST_PIECES:
        return None
    are_named = any(_letter_named(each, lines[0]) for each in pieces)
    if len(pieces) == 1 and are_named:
        return None  # that is only what they call the result
    if all(map(rows.SOLVED.fullmatch, pieces)) and not are_named:
        return None  # several solutions, of which one is wrong
    run: _Run | None = _Run(lines)
    for piece in pieces:
        run = await reader.after(piece, run) if run else None
    return run


def in_lines(attempt: str) -> str:
    """An attempt with what stands between commas, or beside "and", on a line of its own."""
    return "\n".join(each.strip() for each in _PLAIN.split(attempt))


def _is_misread(says: str) -> bool:
    """Whether what is called wrong may be two statements: the `3x = 9 x` of 3x = 9 x = 3."""
    return any(map(_GAP.search, _QUOTED.findall(says)))


def _one_below_another(attempt: str) -> str:
    """An attempt with each statement on a line of its own, where it is clear at which space each
    ends; else as it is."""
    told = list[str]()
    for piece in _pieces(attempt):
        first, *others = _SIGN.split(piece)
        gaps = [[*_GAP.finditer(side)] for side in others[1:-2:2]]
        if max(map(len, gaps), default=0) > 1:
            return attempt
        others[1:-2:2] = [_GAP.sub("\n", side) for side in others[1:-2:2]]
        told.append("".join((first, *others)))
    return "\n".join(told) if any("\n" in each for each in told) else attempt


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


def _is_plain(attempt: str, problem: str) -> bool:
    """Whether it has no words but those between statements, functions, units, and what stands in
    the problem: "if x = 4" states nothing."""
    words = _WORDS.findall(_PLACES.sub(" ", attempt))
    are_known = (each in problem or each in FUNCTIONS or read_unit(each) for each in words)
    return "?" not in attempt and all(are_known)


class _Reader:
    """Reads statement after statement, and judges no more of them than may stand in a row in the
    ways to part it."""

    def __init__(self, maths: MathsChecker, judge: Follow) -> None:
        self._maths, self._judge = maths, judge
        self._left = _MOST_JUDGED

    async def after(self, piece: str, run: _Run) -> _Run | None:
        """A run with one more piece, parted at spaces where it is right so; None: nobody can
        tell."""
        whole = await self._stated(piece, run)
        sides = _SIGN.split(piece)
        is_right = whole and (whole.behind > run.behind if run.fault else not whole.fault)
        if is_right or not 3 <= len(sides) <= 2 * _MOST_PIECES:
            return whole
        problem = run.right[0]
        if _SIGN.search(problem) is None and _is_plain(piece, problem):
            read = await self._parted([*sides, "", ""], run)
            if read and not read.fault and read.last and read.last.is_solved:
                return read  # what stands last is the answer alone: 1 km = 1000 m 2500 m
        best = await self._parted(sides, run) if len(sides) > 3 else None
        if best is None or whole is None:
            return best or whole
        is_more = best.worth > whole.worth or (best.worth == whole.worth and best.is_sure)
        return best if is_more else whole

    async def _parted(self, sides: Sequence[str], run: _Run) -> _Run | None:
        """The statements of a chain, its sides with the signs between them; where none is right to
        the end, those of which most are."""
        best = replace(run, is_sure=False) if run.fault else None
        for said, behind in _ways(sides):
            if self._left < 0:
                break
            read = await self._stated(said, run)
            if read and behind:
                read = await self._parted(behind, read)
            if read and not read.fault:
                return read
            if read and (best is None or read.worth > best.worth):
                best = read
        return best

    async def _stated(self, said: str, run: _Run) -> _Run | None:
        """A run with one more statement; None where nobody can tell, and nothing is wrong yet."""
        self._left -= 1
        if self._left < 0:
            return replace(run, is_sure=False) if run.fault else None
        read = await self._next(said, run)
        if run.fault is None:
            return read
        if read is None:
            return replace(run, is_sure=False)
        if read.fault is not run.fault:
            return run
        is_right = read.before > run.before
        return replace(run, behind=run.behind + is_right, is_sure=run.is_sure and read.is_sure)

    async def _next(self, said: str, run: _Run) -> _Run | None:
        found = await self._judge(run.right, said)
        if found and not found.some and (found.is_solved or not found.says):
            is_known = run.last is not None and run.last.is_solved and not found.is_solved
            return replace(run, right=found.lines, last=run.last if is_known else found)
        if await _holds(said, run.right[0], self._maths):
            return replace(run, beside=(*run.beside, bare(said)))
        if letter := _letter_named(said, run.right[0]):
            named = run.named or _NO_SUCH.format(said=bare(said), letter=letter)
            return replace(run, named=named, is_sure=False)
        if found is None:
            return run if _WORD.search(said) and not _SIGN.search(said) else None
        if found.some:
            return None
        if found.is_unsure:
            return replace(run, right=found.lines, last=found, is_sure=False)
        return replace(run, fault=found)


def _ways(sides: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """The ways in which a statement may end, and what follows."""
    for at in range(2, len(sides) - 1, 2):
        for gap in [*_GAP.finditer(sides[at])][:_MOST_GAPS]:
            said, rest = sides[at][: gap.start()], sides[at][gap.end() :]
            yield "".join((*sides[:at], said)), (rest, *sides[at + 1 :])
    yield "".join(sides), ()


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
