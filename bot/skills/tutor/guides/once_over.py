"""A value that somebody says for a problem once the guide through it is over, or for an equation
that no guide leads through: it is judged by that problem, so that the model praises no wrong one.

Only what is nothing but a value: anything else may be the next problem. It is forgotten when they
turn to something else. What may be a value for it, or just talk ("lol 67", "yes 3"), is called
right where it is that, and else left to the model, with the remark that no tool checks it.
"""

import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace

import msgspec

from bot.ports import TurnContext
from bot.reply import Keep, ReplyPart, TextDelta
from bot.skills.tutor.desk import Desk
from bot.skills.tutor.guides.homework import still_open
from bot.skills.tutor.guides.sheet import Exercise
from bot.skills.tutor.guides.words import asserted, next_one, to_work_out
from bot.skills.tutor.maths.attempts import squaring, undoing, working
from bot.skills.tutor.maths.exercises import checks, others, problems
from bot.skills.tutor.maths.kinds import calculus, conversions, quantities, restated, rewriting
from bot.skills.tutor.maths.written import (
    divisions,
    gaps,
    given_values,
    recurring,
    remainders,
    shown_sums,
)
from bot.skills.tutor.maths.written.around import in_lines, without_asides
from bot.skills.tutor.maths.written.sums import equation_in, in_signs
from bot.skills.tutor.maths.written.told import may_be_talk, told
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.checker import MathsUnavailable
from bot.tools.maths.measured import read_sum
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import FUNCTIONS, Node, NotMaths, symbols
from bot.tools.measures import read_unit

_STATE = "tutor.over"
_BETWEEN = re.compile(r"\s*(?:\bor\b|\band\b|[;\n]|,(?=\s)|[=<>≤≥])\s*", re.IGNORECASE)
_SOLVED = re.compile(
    r"\s*(?:(?:[^=<>≤≥A-Za-z]+[<>≤≥]=?)?\s*[A-Za-z]_?[1-4₁-₄]?\s*[=<>≤≥]=?)?[^=<>≤≥]+"
)
_JOINED = re.compile(r"\s*(?:\bor\b|\band\b|[;\n]|,(?=\s))\s*", re.IGNORECASE)
_QUANTITY = re.compile(r"[-−]?\d[\d.,/]*\s*([A-Za-zµ°²³%/]{0,12})")
_OF_FUNCTION = re.compile(
    r"^(?:[fF]\s*['’′]?\s*\([a-z]\)|[yF]\s*['’′]?|d[a-z]\s*/\s*d[a-z])\s*=\s*"
)
_MARKED = r"(?i)^\W*(?:[a-l]|\d{1,2})(?:[.):](?=\s)|\)|\s+is\b|\s*=)\s*(?=\S)"
_FACTORIAL = re.compile(r"\s*\d+!\s*")
"""Or a number, and joy."""
_ONE = re.compile(r"\W*(?:\d[\d.,]*|[A-Za-z])\W*")
_NAMES = re.compile(r"[A-Za-z]+")
_READ_CHARS = 200
_MOST_TURNS = 4
_DONE = "The exercise itself is done; bring the next one."
_LEFT = "We had left that exercise: bring it again to go on with it, or the next one."
_RIGHT = "✅ Right."
_ONE_OF = "✅ Right: `{said}` is one of the solutions."
_EQUAL = "`{said}` is equal to the answer."
_IF_NEXT = "If `{said}` is the next one, write `next: {said}`."


@dataclass(frozen=True, slots=True)
class Over:
    """The lines of a problem that are right, itself the first; `is_guided`: a guide led through it,
    which the learner may have left (`is_left`), with `some` of its solutions named. What is said
    may be of another exercise of the `sheet`, their homework, where others of it were still open.
    Nothing with figures was said in the `turns` since.
    """

    lines: tuple[str, ...]
    is_guided: bool = True
    turns: int = 0
    is_left: bool = False
    some: str = ""
    sheet: tuple[Exercise, ...] = ()


def keep(over: Over) -> Keep:
    """For the next turn."""
    return Keep(_STATE, msgspec.json.encode(over).decode())


def kept(context: TurnContext) -> Over | None:
    """What there is from the turn before; None where they turned to something else since."""
    try:
        state = context.conversation.memory.kept.get(_STATE, "")
        over = msgspec.json.decode(state, type=Over) if state else None
    except msgspec.MsgspecError:  # of an earlier version
        return None
    window = context.conversation.window
    has_other = over is not None and over.turns > 0 and bool(window) and _has_maths(window[-1].said)
    return None if has_other else over


def passing(over: Over, text: str) -> Keep:
    """What stays of it behind a text that says no value for it: nothing, if that has figures,
    unless they are of what no guide leads through ("0 = 1")."""
    has_words = re.search(r"[A-Za-z]{2}", text) is not None
    is_next = has_words or to_work_out.begins_next(text, over.lines)
    is_other = _has_maths(text) and (over.is_guided or is_next)
    is_other = is_other and not (may_name_value(over, text) or asserted.corrects(text))
    is_over = is_other or over.turns >= _MOST_TURNS
    return Keep(_STATE, "") if is_over else keep(replace(over, turns=over.turns + 1))


def unguided(text: str) -> Over | None:
    """The one equation in a text that no guide leads through; None for none, and for a value."""
    equation = equation_in(in_signs(text[:_READ_CHARS]))
    is_given = not equation or given_values.are_all(equation)
    return None if is_given else Over((equation,), is_guided=False)


async def judged(context: TurnContext, desk: Desk, text: str, *, is_sure: bool = False) -> str:
    """What is to be said of a value for the problem; "" where a text says none, and where no tool
    can tell. `is_sure`: only of what can be no problem like it (next_one.py): 3x^2 may be, but
    not f'(x) = 3x^2."""
    over = kept(context)
    if over is None or to_work_out.begins_next(text, over.lines):
        return ""
    try:
        if says := await still_open.answered(over.sheet, over.lines[0], text, desk.maths):
            return says
    except MathsUnavailable:
        return ""
    if added := restated.with_added(text, over.lines):
        text, is_sure = added, False
    step = undoing.step_said(text, over.lines[-1]) if over.is_left else None
    is_told, text = others.as_own(text) != text, restated.without_or(_own(text), over.lines)
    if not (step or _names(over, text, is_sure=is_sure)):
        return ""
    is_talk = bool(over.sheet) or _may_be_talk(over, text, is_told=is_told)
    try:
        if not over.is_guided:
            said = in_lines(_plain(text))
            return "" if is_talk else await working.refuted(over.lines[0], said, desk.maths)
        followed = await problems.follow(over.lines, text, desk.maths, over.some)
    except (MathsUnavailable, NotMaths):
        return ""
    is_right = followed is not None and (followed.is_solved or followed.some != "")
    if step and not (is_talk or is_right):
        return f"{step.says}\n\n{_LEFT}"
    is_factorial = _FACTORIAL.fullmatch(text) and not next_one.is_joy(text, over.lines[0])
    is_talk = is_talk or (bool(is_factorial) and not over.is_left)
    if followed is None or (is_talk and not followed.is_solved):
        return ""
    says = followed.says or followed.part or followed.left
    if followed.is_solved or not says:
        says = f"{_RIGHT} {says}".strip()
    is_equation = re.search("[<>≤≥;]", over.lines[0]) is None
    if squaring.is_answer(followed.some) and is_equation and not over.is_left:
        says = _ONE_OF.format(said=followed.some)
    return f"{says}\n\n{_LEFT if over.is_left and not followed.is_solved else _DONE}"


async def equal(context: TurnContext, desk: Desk, text: str) -> str:
    """What is to be said of what may be the next exercise of the same kind, where it is equal to
    the answer of the last: x^2 + C behind x^2, 6/8 behind 18/24 = 3/4; "" for anything else."""
    over = kept(context)
    said = _plain(text).strip(" .!?\n")
    if over is None or not over.is_guided or not restated.is_between(said, over.lines[0]):
        return ""
    if not names_value(over, text):
        return ""
    try:
        followed = await problems.follow(over.lines, text, desk.maths)
    except (MathsUnavailable, NotMaths):
        return ""
    if followed is None or len(followed.lines) == len(over.lines):
        return ""
    says = _RIGHT if followed.is_solved else f"{_EQUAL.format(said=said)} {followed.says}"
    return f"{says}\n\n{_DONE} {_IF_NEXT.format(said=said)}"


def names_value(over: Over, text: str) -> bool:
    """Whether a text says nothing but a value that may be meant for the problem."""
    return not to_work_out.begins_next(text, over.lines) and _names(over, text, is_sure=False)


def _names(over: Over, text: str, *, is_sure: bool) -> bool:
    """The same of what is no next problem."""
    text = restated.without_or(restated.with_added(text, over.lines) or text, over.lines)
    is_short = len(text) <= _READ_CHARS
    return is_short and _is_value(in_lines(_plain(_own(text))), over.lines[0], is_sure=is_sure)


def may_name_value(over: Over, text: str) -> bool:
    """Whether it may be one, or one for another exercise of the same list: "2. 35", "c is 81"."""
    return names_value(over, text) or names_value(over, re.sub(_MARKED, "", text))


def _own(text: str) -> str:
    """What somebody says of another's answer, or asks of one, as that answer."""
    return checks.only_answer(text) or others.as_own(text)


def _plain(text: str) -> str:
    signed = divisions.in_signs(gaps.answered(text[:_READ_CHARS]))
    plain = shown_sums.without(without_asides(signed))
    return told(recurring.readings(plain)[0])


def _may_be_talk(over: Over, text: str, *, is_told: bool) -> bool:
    """Whether a value may be meant for nothing: it names no unknown, and it `is_told` of somebody
    else ("my sister got 73"), the words around it, or its unit, are no such as an answer has, or it
    is one number or letter where a function is asked for."""
    if re.search(r"[A-Za-z]\s*[=<>≤≥]", text):
        return False
    problem = over.lines[0]
    if next_one.is_led(text) and not problems.is_to_solve(over.lines):
        return True  # "the second one is 35"
    if is_told or (calculus.begins(problem) and _ONE.fullmatch(text)):
        return True
    if re.match(r"\W*and\b", text, re.IGNORECASE) and not problems.is_to_solve(over.lines):
        return True  # of an equation it asks for one more solution
    return may_be_talk(text) or _is_of_other_kind(_plain(text), problem)


def _is_of_other_kind(said: str, problem: str) -> bool:
    """Whether it is a quantity of another kind than the problem is about: 10 min, of km in m."""
    found = _QUANTITY.fullmatch(said.strip(" .!?\n"))
    unit = read_unit(found[1]) if found and found[1] else None
    one = read_sum(problem.rpartition(" in ")[0] or problem)
    return unit is not None and one is not None and unit.dimension != one.unit.dimension


async def tell(says: str, over: Over) -> AsyncGenerator[ReplyPart, None]:
    """That, and the problem stays the one that is spoken of."""
    yield TextDelta(says)
    yield keep(replace(over, turns=0))


def _is_value(said: str, problem: str, *, is_sure: bool) -> bool:
    """Whether a text is nothing but a value for a problem: it names the unknown of that, or none;
    an expression where one was asked for; a quantity where one was."""
    said = said.strip(" .!?\n")
    if calculus.begins(problem) or rewriting.begins(problem):
        is_named = _OF_FUNCTION.match(said) is not None or restated.has_constant(said, problem)
        return (is_named or not is_sure) and _is_expression(_OF_FUNCTION.sub("", said), problem)
    if conversions.begins(problem) or quantities.begins(problem):
        told = read_sum(said)
        if told and told.is_stated and len(told.units) > 1:
            return not is_sure
        found = _QUANTITY.fullmatch(said)
        is_other = conversions.begins(problem) and found and found[1] != problem.split(" in ")[-1]
        return found is not None and not (is_sure and is_other)
    if remainders.is_one(said):
        return remainders.is_division(problem)
    pieces = [each for each in _JOINED.split(said) if each]
    sides = [each for piece in pieces for each in _BETWEEN.split(piece) if each]
    names = {*_NAMES.findall(problem)}
    values = [each for each in sides if each.rstrip("_1234₁₂₃₄") not in names]
    is_named = len(values) < len(sides)
    if not values or not all(map(_SOLVED.fullmatch, pieces)):
        return False
    is_fraction = "/" in problem or is_named
    return all(_is_number(each, is_fraction=is_fraction) for each in values)


def _is_expression(said: str, problem: str) -> bool:
    try:
        tree = read_expression(said)
    except NotMaths:
        return _is_number(said, is_fraction=True)
    letters = {each for word in _NAMES.findall(problem) if word not in FUNCTIONS for each in word}
    constants = "CcKk" if restated.has_constant(said, problem) else "Cc"
    return symbols(tree) <= letters | {*constants} and bool(symbols(tree) or _is_plain(tree))


def _is_number(said: str, *, is_fraction: bool) -> bool:
    """Whether it is a number and nothing to work out, but for roots: 3 + 4 and 12/4 may be the next
    problem."""
    said = said.replace("±", "").strip()
    if re.fullmatch(r"[-−]?\d+ \d+/\d+", said):
        return True
    try:
        tree = read_expression(said)
    except NotMaths:
        return False
    if symbols(tree):
        return False
    return exact(tree) is None or (_is_plain(tree) and (is_fraction or "/" not in said))


def _is_plain(node: Node) -> bool:
    parts = node.parts if node.kind in ("neg", "div") else ()
    return node.kind == "num" or (bool(parts) and all(map(_is_plain, parts)))


def _has_maths(text: str) -> bool:
    return re.search(r"\d|[=<>≤≥]", text) is not None
