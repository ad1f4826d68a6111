"""What a hint says of a problem that a tool knows: the lines in it are read with the same `follow`
that marks those of the learner, and what it says of them may not be the contrary.

Passed over: what stands in other unknowns than the problem, what the learner wrote and the hint
only names, an example that is called one, and what follows from a value that is only supposed.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.skills.tutor.guides.hints.praise import says_right, says_wrong
from bot.skills.tutor.maths.attempts import statements
from bot.skills.tutor.maths.exercises import problems
from bot.skills.tutor.maths.kinds import calculus, inequalities, rewriting, terms
from bot.skills.tutor.maths.written.sums import lettered_equations
from bot.tools.maths.checker import MathsChecker, MathsUnavailable, Verdict
from bot.tools.maths.plain import readable
from bot.tools.maths.spelling import with_times

_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
_EXAMPLE = re.compile(
    r"\b(?:for (?:example|instance)|e\.g\.|imagine"
    r"|an? (?:\w+ )?(?:example|equation|problem|one) (?:like|such)"
    r"|similar|likewise|another|instead of)",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|say|suppose|put(?:ting)?|try|with|when|let|were|substitut\w+|plug\w*)\b"
    r"(?:\s+(?:in|that|your|the|value))*\s+[a-z]\s*(?:=|is\b|were\b|equals\b)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|n['’]t|rather than|instead of)\s+(?:\w+\s+)?$", re.IGNORECASE)
_STEPS = re.compile(r",\s+|;\s*")
_OR = re.compile(r"\s*(?:,\s*)?(?:or|and)\s+(?:else\s+)?(?:that\s+)?")
_AND = re.compile(r"\s+and\s+")
_WORDS_BESIDE = re.compile(r"^(?:[aAI]\s+)+(?=[(\d|]|[A-Za-z]\b)|\s+[aAI]$")
_SHARE = re.compile(r"(?<![\w.,/])\d[\d.,]*\s*(?:%|per ?cent)\s*=\s*\d+(?:\.\d+)?(?![\d/%])", re.I)
_NAME = re.compile(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])")
_FUNCTIONS = "fFyd"
_MOST = 12


@dataclass(frozen=True, slots=True)
class _Line:
    """What a sentence states, where it stands there; `is_known`: the learner wrote it."""

    said: str
    start: int
    end: int
    is_known: bool


async def false_of_problem(
    hint: str, lines: tuple[str, ...], known: Sequence[str], maths: MathsChecker
) -> str:
    """The first thing in a hint that the tool knows to be false of a problem (`lines`, and the
    working so far that is right), as a sentence to who wrote it; "" for none. `known` is what may
    be quoted."""
    text = with_times(readable(hint.replace("**", "").replace("`", "")))
    quoted = ["".join(readable(each).split()) for each in known]
    judged = 0
    try:
        for sentence in _SENTENCES.split(text):
            for line in _stated(sentence, lines[0], quoted):
                judged += 1
                if judged > _MOST:
                    return "Your last hint held too many lines. Write one or two."
                if said := await _false(line, sentence, lines, maths):
                    return said
    except MathsUnavailable:
        return ""
    return ""


async def _false(line: _Line, sentence: str, lines: tuple[str, ...], maths: MathsChecker) -> str:
    verdict = await _verdict(line.said, lines, maths)
    if verdict is Verdict.UNKNOWN:
        return ""
    named = " ".join((sentence[: line.start], "that", sentence[line.end :]))
    named = re.sub(r"\s+(?=[.,!?;:])", "", " ".join(named.split()))
    is_blamed = _in_a_clause(says_wrong, named)
    if verdict is Verdict.YES:
        return f"Your last hint said that {line.said} is wrong. It is right." if is_blamed else ""
    if not line.is_known:
        return "" if is_blamed else f"Your last hint said {line.said}, which is wrong."
    contrary = _in_a_clause(says_right, named)
    return f"Your last hint said that {line.said} is right. It is wrong." if contrary else ""


def _in_a_clause(says: Callable[[str], bool], sentence: str) -> bool:
    """Whether a sentence says so: as a whole, or before what it goes on to ask."""
    if says(sentence):
        return True
    told, _, _ = sentence.partition(",")
    return says(told.rstrip(" ?") + ".") if told != sentence else False


async def _verdict(said: str, lines: tuple[str, ...], maths: MathsChecker) -> Verdict:
    if calculus.begins(lines[0]) and (step := terms.stated(said)):
        return await terms.holds(step, maths)
    if rewriting.begins(lines[0]):
        return await statements.holds(said, maths)
    followed = await problems.follow(lines, _AND.sub(" or ", said), maths)
    if followed is None or followed.is_unsure:
        return Verdict.UNKNOWN
    return Verdict.NO if followed.says and not followed.is_solved else Verdict.YES


def _stated(sentence: str, problem: str, quoted: Iterable[str]) -> list[_Line]:
    """The lines in a sentence that speak of the problem."""
    if _EXAMPLE.search(sentence):
        return []
    found: list[_Line] = []
    own = rewriting.without_form(problem)
    names = {*_NAME.findall(own), *(_FUNCTIONS if calculus.begins(problem) else "")}
    at = 0
    for said in _in_signs(sentence, problem):
        start = sentence.find(said, at)
        if start < 0:
            continue
        end = at = start + len(said)
        line = "".join(said.split())
        is_known = any(line in each for each in quoted)
        before = sentence[:start]
        if not is_known and (_SUPPOSED.search(sentence[:end]) or _DENIED.search(before)):
            continue
        if {*_NAME.findall(said)} <= names or terms.stated(said):
            found.append(_Line(said, start, end, is_known))
    return found


def _in_signs(sentence: str, problem: str) -> list[str]:
    """What a sentence states in signs, as it stands there."""
    if calculus.begins(problem):
        return terms.all_in(sentence)
    if inequalities.begins(problem):
        return inequalities.written_in(sentence)
    if "=" not in problem and not rewriting.begins(problem):
        return [found[0] for found in _SHARE.finditer(sentence)]
    pieces = [
        _WORDS_BESIDE.sub("", piece.strip(" .,"))
        for chain in lettered_equations(sentence)
        for piece in _STEPS.split(chain)
    ]
    return _joined([each for each in pieces if re.search(r"\S\s*=\s*\S", each)], sentence)


def _joined(pieces: list[str], sentence: str) -> list[str]:
    """Equations that stand beside one another as alternatives in one."""
    joined: list[str] = []
    end = 0
    for piece in pieces:
        start = sentence.find(piece, end)
        if joined and _OR.fullmatch(sentence[end:start]):
            joined[-1] = sentence[sentence.find(joined[-1]) : start + len(piece)]
        else:
            joined.append(piece)
        end = start + len(piece)
    return joined
