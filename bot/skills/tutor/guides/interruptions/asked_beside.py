"""Another exercise that somebody asks for in plain words in the middle of one: “what is 62 - 27?”,
“can we do 2x - 1 = 7 instead”, “solve 3x = 12” (asking_for.py).

It is worked on for itself, and behind it the one before goes on, unless they want it in place of
that. A sum with numbers of the one at hand may be a step of it (34 × 10 of 34 × 12): what it comes
to is asked, and taken for no more than that.
"""

import re
from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import datetime
from fractions import Fraction

from bot.patterns import later
from bot.ports import TurnContext
from bot.reply import ReplyPart, TextDelta
from bot.skills.tutor import answer_wishes
from bot.skills.tutor.desk import Desk, busy_with
from bot.skills.tutor.guides import beginning, following, guide, guiding, sheet
from bot.skills.tutor.guides.guide import ACTIVITY, Guide
from bot.skills.tutor.guides.homework import correcting
from bot.skills.tutor.guides.standing import NOT_JUDGED
from bot.skills.tutor.guides.words import asking_for, next_one
from bot.skills.tutor.maths.attempts import on_the_way, rows
from bot.skills.tutor.maths.exercises import problems
from bot.skills.tutor.maths.found import Found
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.checker import MathsUnavailable
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths

_RELATION = re.compile("[=<>≤≥]")
_UNKNOWN = re.compile(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])")
_TERM = re.compile(r"\d+(?:\.\d+)?[A-Za-z]?")
_POWER = re.compile(r"\^|[²³]")
_NUMBER = re.compile(r"\d+")
_NAMES = later(
    r"\b(?:simplify|expand|multiply out|factori[sz]e|factor|convert|change|write|differentiate"
    r"|integrate|derivative|integral|respect|wrt|into|as|lowest|simplest|terms?|form|fraction"
    r"|decimal|percentage|in)\b",
    re.IGNORECASE,
)


async def find(
    context: TurnContext, desk: Desk, text: str, now: datetime
) -> AsyncGenerator[ReplyPart, None] | None:
    """What is to be said to it; None where a text is for the exercise at hand."""
    running = guiding.running_in(context)
    if (
        running is None
        or not running.is_own_problem
        or answer_wishes.wants_answer(text, running.lines[0])
    ):
        return None
    asked = asking_for.read(text)
    if asked is None:
        return None
    try:
        found = await problems.find(asked.said, desk.maths)
        if found is None or found.attempt or not _is_all(found, asked.said):
            return None
        is_other = await _is_other(context, desk, running, asked, found)
    except MathsUnavailable:
        return None
    if is_other:
        begun = beginning.on_problem(found, text, context.turn_id)
        if not asked.is_meant:
            begun = correcting.beside(context, begun, is_between=not asked.is_instead)
        return guiding.begin(context, desk, begun, now)
    return None if asked.is_bare else _on_the_way(running, found.line)


async def _is_other(
    context: TurnContext, desk: Desk, running: Guide, asked: asking_for.Asked, found: Found
) -> bool:
    """Whether it is another exercise than the one at hand, and no step of that."""
    line = found.line
    followed = await problems.follow(running.lines, line, desk.maths)
    is_step = followed is not None and (followed.some or followed.lines != running.lines)
    if is_step or any(sheet.is_same(line, each) for each in running.lines):
        return False
    if asked.is_meant:
        return not running.tries and running.lines[1:] == () and running.standing == NOT_JUDGED
    is_equation = _RELATION.search(line) is not None
    if is_equation and problems.is_to_solve(running.lines):
        return not asked.is_bare and _is_other_equation(line, running.lines, asked)
    if asked.is_bare and (not is_equation or any(map(_UNKNOWN.search, running.lines))):
        return False
    at_hand, numbers = " ".join(guiding.at_hand(context)), {*_NUMBER.findall(line)}
    if numbers & {*_NUMBER.findall(at_hand)}:
        return False
    return _value(line) is None or not _is_of_figures(numbers, at_hand)


def _is_other_equation(line: str, lines: tuple[str, ...], asked: asking_for.Asked) -> bool:
    """Whether an equation has no term of the one at hand. A slip in the working of a system, or of
    one with powers, may have none either, but is no system then, nor has it powers."""
    at_hand = " ".join(lines)
    if not {*_UNKNOWN.findall(line)} & {*_UNKNOWN.findall(at_hand)}:
        return True
    if (_terms(line) & _terms(at_hand)) - {"0"}:
        return False
    if asked.is_instead:
        return True
    if len(_UNKNOWN.findall(line)) < len(_UNKNOWN.findall(lines[0])):
        return False  # 7x = 6 of 5x - 3 = 2x + 9
    is_system = ";" in lines[0] and ";" not in line
    return not is_system and not (_POWER.search(lines[0]) and not _POWER.search(line))


def _is_of_figures(numbers: set[str], at_hand: str) -> bool:
    """Whether all of them may be parts of numbers at hand: 30 and 8 of 38."""
    before = _NUMBER.findall(at_hand)
    return all(any(each.rstrip("0") in one for one in before) for each in numbers)


def _terms(line: str) -> set[str]:
    return {*_TERM.findall("".join(line.split()))}


def _is_all(found: Found, said: str) -> bool:
    """Whether nothing else is said: no other figures, no words but such as name an exercise."""
    if rows.SOLVED.fullmatch(found.line) and not re.search(r"[-+×÷*/^]\s*\d", found.line):
        return False
    if not {*_NUMBER.findall(said)} <= {*_NUMBER.findall(found.line)}:
        return False
    named = {each.lower() for each in re.findall(r"[A-Za-z]{2,}", found.line)}
    rest = [each for each in re.findall(r"[^\W\d_]{2,}", said) if each.lower() not in named]
    return next_one.is_only_maths(_NAMES.sub(" ", " ".join(rest)))


def _on_the_way(running: Guide, line: str) -> AsyncGenerator[ReplyPart, None] | None:
    """The question what a sum comes to that may be a step; None where it is the whole, or none."""
    value = _value(line)
    return None if value in (None, _value(running.lines[0])) else _asks(running, line)


def _value(line: str) -> Fraction | None:
    try:
        return exact(read_expression(line))
    except NotMaths:
        return None


async def _asks(running: Guide, line: str) -> AsyncGenerator[ReplyPart, None]:
    yield TextDelta(on_the_way.asks(line, is_part=False))
    said = following.on_the_way(running, line)
    for kept in busy_with(ACTIVITY, guide.encode(replace(running, on_the_way=said))):
        yield kept
