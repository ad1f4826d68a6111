"""Whether a tool proves the key of a question, or refutes it.

Only of a question that asks for one thing that a tool finds, and for nothing else: what stands
around it is read, and one word too many leaves the key to others.
"""

import re
from decimal import Decimal

from bot.skills.tutor.maths.exercises import problems
from bot.skills.tutor.maths.kinds import (
    calculus,
    converting,
    given,
    inequalities,
    number_forms,
    rewriting,
    systems,
)
from bot.skills.tutor.maths.written import gaps, worded
from bot.skills.tutor.maths.written.sums import (
    asked_equation,
    asked_sum,
    asks_to_solve,
    in_signs,
)
from bot.skills.tutor.quizzes import around_sums
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsChecker, MathsUnavailable, Verdict
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.relations import read_inequality, unknown_of
from bot.tools.maths.tree import NotMaths

_NEAR = Decimal("1e-9")
_SOLVED_BY_KIND = (inequalities, systems)
_NUMBER = re.compile(r"[-−]?\d[\d.,/]*")
_ONE_UNKNOWN = re.compile(
    r"\b(?:for|is|find|determine|value of|calculate) ([a-z])\b"
    r"(?!\s*(?:[-+−*/×÷·^=<>≤≥,&]|and\b|or\b))",
    re.IGNORECASE,
)
_SOLVE = re.compile(r"\bsolve\b", re.IGNORECASE)


async def proves(question: Question, maths: MathsChecker) -> Verdict:
    """Whether a tool proves the key of a question: one that asks for a sum, to solve for x, for a
    derivative, an integral, the solution of an inequality or of a system, or a quantity in another
    unit, and for nothing else."""
    try:
        if kind := next((each for each in _SOLVED_BY_KIND if each.claims(question.ask)), None):
            problem = await kind.find(question.ask, maths)
            if problem is None or not asks_to_solve(question.ask, problem.line.split("; ")):
                return Verdict.UNKNOWN
            return await _is_solution(question, problem.line, maths)
        if given.claims(question.ask):
            put_in = await given.find(question.ask, maths)
            if put_in is None or put_in.attempt:
                return Verdict.UNKNOWN
            return await maths.same(put_in.line, in_numerals(question.key))
        equation = asked_equation(gaps.filled(question.ask))
        if equation:
            found = await maths.solve(equation)
            said = question.key.split("=")[-1].strip()
            value = await maths.value(said) if found else None
            if found and value is not None:
                if all(abs(each - value) >= _NEAR for each in found):
                    return Verdict.NO
                return Verdict.YES if len(found) == 1 else Verdict.UNKNOWN
            return Verdict.UNKNOWN
        if summed := _sum_asked(question.ask):
            return await maths.same(summed, in_numerals(question.key))
        if conversion := converting.asked(question.ask):
            return await converting.proves(conversion, question.key, maths)
        if (around := around_sums.asked(question.ask)) is not None:
            key = in_numerals(around_sums.without_money(question.key))
            verdict = await maths.same(around.line, key)
            is_open = around.is_form_asked and verdict is Verdict.YES
            return Verdict.UNKNOWN if is_open else verdict
        return await _is_found(question, maths)
    except (NotMaths, MathsUnavailable):
        return Verdict.UNKNOWN


def _sum_asked(ask: str) -> str:
    """The sum that a question asks the value of, and nothing else; "" for none."""
    told = re.sub(r"^what do you get (?:when|if) you ", "", ask.strip(), flags=re.IGNORECASE)
    return asked_sum(ask) or asked_sum(f"what is {in_signs(told)}") or worded.sum_said(told)


async def _is_found(question: Question, maths: MathsChecker) -> Verdict:
    """Whether the key is the derivative or the integral that is asked for; of what is to be
    expanded, factorised or simplified only whether it is not equal to that."""
    if found := await calculus.find(question.ask, maths):
        kind, _, of = found.question.check.partition(" ")
        if kind == "integral":
            return await maths.is_integral(of, question.key, found.line.rpartition(" d")[2])
        return await maths.same(found.question.key, question.key)
    if found := await rewriting.find(question.ask, maths):
        of = found.question.check.partition(" ")[2]
        key = number_forms.as_sum(in_numerals(question.key))
        verdict = await maths.same(number_forms.as_sum(of), key)
        return Verdict.NO if verdict is Verdict.NO else Verdict.UNKNOWN
    return Verdict.UNKNOWN


async def _is_solution(question: Question, line: str, maths: MathsChecker) -> Verdict:
    """Whether the key solves an inequality or a system, as an attempt of a learner would, or says
    the one unknown of it that is asked for. Of a number that is one of many only whether it is
    none: it may have been asked for one."""
    key, one = question.key, _ONE_UNKNOWN.search(question.ask)
    is_number = _NUMBER.fullmatch(key) is not None
    if inequalities.begins(line):
        [problem] = inequalities.stated(line)
        value = re.sub(rf"^{unknown_of(problem)}\s*=\s*", "", key)
        if _NUMBER.fullmatch(value):
            at_it = read_inequality(f"{value} <= {unknown_of(problem)} <= {value}")
            is_none = await maths.same_inequalities(problem, at_it) == "other"
            is_none = is_none or _SOLVE.search(question.ask) is not None
            return Verdict.NO if is_none else Verdict.UNKNOWN
    elif one and is_number:
        key = f"{one[1]} = {key}"
    followed = await problems.follow((line,), key, maths)
    if followed is None or followed.is_unsure:
        return Verdict.UNKNOWN
    if followed.says:
        return Verdict.NO
    is_it = one is not None and re.fullmatch(rf"{one[1]}\s*=\s*{_NUMBER.pattern}", key) is not None
    return Verdict.YES if followed.is_solved or is_it else Verdict.UNKNOWN
