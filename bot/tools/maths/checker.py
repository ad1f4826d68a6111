"""The maths checker: asks sympy, in a child process with bounds on time and memory.

Not covered: systems of equations that are not linear or have not one solution, inequalities with
several unknowns or with functions, definite integrals, complex numbers, matrices. Where sympy
cannot tell, the verdict says so; it is never a guess.
"""

import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from bot.errors import DragomanError
from bot.tools.child import Child, ChildMissing
from bot.tools.maths.reading import read_expression, read_line
from bot.tools.maths.relations import Inequality, Stretch
from bot.tools.maths.tree import Equation, Node, NotMaths, symbols, with_value

_ANSWER_WITHIN_S = 3.0
_MEMORY_BYTES = 768 * 1024 * 1024
_MOST_LINES = 20
_MOST_ANSWERS = 2_000


class MathsUnavailable(DragomanError):
    """The checker cannot run here (sympy is not installed)."""

    user_message = "I cannot check maths here: the extra `tutor` is not installed."


class Verdict(StrEnum):
    """What the checker found."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Working:
    """Lines of working, checked. `wrong_line` counts from 1: the first that does not follow from
    the one before; 0: none found. `reason` is "other", "fewer" (a solution was lost) or "more".
    """

    verdict: Verdict
    wrong_line: int = 0
    reason: str = ""


class MathsChecker:
    """Questions about expressions, answered one at a time by one child, which starts at the first.
    What was asked lately is known: in a guide the same is asked of the same lines again and again.

    All methods that take text raise NotMaths where it cannot be read, and MathsUnavailable.
    """

    def __init__(self, answer_within_s: float = _ANSWER_WITHIN_S) -> None:
        self._child = Child(
            "bot.tools.maths.child", memory_bytes=_MEMORY_BYTES, answer_within_s=answer_within_s
        )
        self._answers: dict[str, dict[str, Any]] = {}

    async def same(self, first: str, second: str) -> Verdict:
        """Whether two expressions are equal wherever both are defined."""
        return await self.same_trees(read_expression(first), read_expression(second))

    async def same_trees(self, first: Node, second: Node) -> Verdict:
        """The same of expressions that were read already."""
        said = await self._ask({"op": "same", "a": _tree(first), "b": _tree(second)})
        return _verdict(said.get("same"))

    async def same_equations(self, first: str, second: str) -> Verdict:
        """Whether two equations have the same real solutions."""
        working = await self.working((first, second))
        return working.verdict

    async def is_derivative(self, of: str, claimed: str, by: str = "x") -> Verdict:
        """Whether `claimed` is the derivative of `of`."""
        return await self.is_derivative_tree(read_expression(of), read_expression(claimed), by)

    async def is_derivative_tree(self, of: Node, claimed: Node, by: str = "x") -> Verdict:
        """The same of expressions that were read already."""
        question = {"op": "derivative", "by": by, "a": _tree(of), "b": _tree(claimed)}
        return _verdict((await self._ask(question)).get("same"))

    async def is_integral(self, of: str, claimed: str, by: str = "x") -> Verdict:
        """Whether `claimed` is an antiderivative of `of`: it is differentiated; any constant goes.

        A constant may be written `C`.
        """
        return await self.is_derivative(claimed, of, by)

    async def derivative(self, of: str, by: str = "x") -> str:
        """The derivative as text; "" where it cannot be told."""
        return await self._told("differentiate", of, by)

    async def integral(self, of: str, by: str = "x") -> str:
        """An antiderivative as text, which was differentiated again; "" where none is found."""
        found = await self._told("integrate", of, by)
        is_one = found and await self.is_integral(of, found, by) is Verdict.YES
        return found if is_one else ""

    async def right_terms(self, of: str, claimed: str, by: str = "x") -> list[str]:
        """Which terms of a wrong derivative are right, as text."""
        a, b = _tree(read_expression(of)), _tree(read_expression(claimed))
        said = await self._ask({"op": "terms", "by": by, "a": a, "b": b})
        return [str(each) for each in said.get("right", ())]

    async def subject(self, equation: Equation, by: str) -> str:
        """What an equation with several unknowns gives for one of them, as text; "" where that is
        no one expression."""
        (pair,) = _pairs((equation,))
        return _readable(await self._ask({"op": "subject", "by": by, "a": pair}))

    async def solve_system(self, equations: Sequence[Equation]) -> dict[str, Decimal]:
        """The one solution of a system of linear equations, by unknown; {} for none or several."""
        values = (await self._ask({"op": "system", "a": _pairs(tuple(equations))})).get("values")
        return {name: Decimal(value) for name, value in sorted((values or {}).items())}

    async def follows_from(self, equations: Sequence[Equation], line: Equation) -> Verdict:
        """Whether an equation holds at the one solution of a system: then it follows from it."""
        (pair,) = _pairs((line,))
        said = await self._ask({"op": "holds", "a": _pairs(tuple(equations)), "b": pair})
        return _verdict(said.get("same"))

    async def same_inequalities(self, first: Inequality, second: Inequality) -> str:
        """How the numbers that solve `second` compare with those of `first`: "same", "fewer",
        "more", "other" or "unknown"."""
        question = {"op": "inequalities", "a": _relations(first), "b": _relations(second)}
        return str((await self._ask(question)).get("verdict", "unknown"))

    async def stretches(self, inequality: Inequality) -> list[Stretch]:
        """The numbers that solve an inequality, ascending, ends to 30 digits; [] where they are no
        stretches, all numbers, or not to be found."""
        said = await self._ask({"op": "region", "a": _relations(inequality)})
        return [Stretch(*each) for each in said.get("stretches") or ()]

    async def working(self, lines: Sequence[str]) -> Working:
        """Check each line against the one before, and the sides within a line of expressions."""
        read = [read_line(line) for line in lines[:_MOST_LINES]]
        is_sure = True
        for number, (before, after) in enumerate(itertools.pairwise(read), 2):
            reason = await self._follows(before, after)
            if reason in ("other", "fewer", "more"):
                return Working(Verdict.NO, number, reason)
            is_sure = is_sure and reason == "same"
        return Working(Verdict.YES if is_sure else Verdict.UNKNOWN)

    async def value(self, text: str) -> Decimal | None:
        """The number that an expression without unknowns is, to 30 digits; None: it is none."""
        return await self.value_of(read_expression(text))

    async def value_of(self, tree: Node) -> Decimal | None:
        """The same of an expression that was read already."""
        if symbols(tree):
            return None
        said = await self._ask({"op": "value", "a": _tree(tree)})
        return Decimal(said["value"]) if said.get("value") else None

    async def solve(self, text: str) -> tuple[Decimal, ...] | None:
        """The real solutions of an equation with one unknown, ascending; None: not to be found."""
        line = read_line(text)
        if isinstance(line, Node):
            return None
        values = (await self._ask({"op": "solve", "a": _pairs(line)})).get("values")
        return None if values is None else tuple(sorted(Decimal(value) for value in values))

    async def sides(self, equation: Equation, unknown: str, value: Node) -> tuple[Decimal, ...]:
        """What both sides of an equation come to with `value` put in; () where they are none."""
        found: list[Decimal] = []
        for side in (equation.left, equation.right):
            tree = with_value(side, unknown, value)
            said = await self._ask({"op": "value", "a": _tree(tree)}) if not symbols(tree) else {}
            if not said.get("value"):
                return ()
            found.append(Decimal(said["value"]))
        return tuple(found)

    async def rewritten(self, text: str, how: str) -> str:
        """An expression expanded, factorised, simplified, or a quadratic one as a square and a
        number (`how`: "expand", "factorise", "simplify", "square"), as text; "" where it cannot be
        told."""
        return await self._told(how, text, "x")

    async def factors_left(self, tree: Node) -> str:
        """What can still be taken out of a sum over the rationals: "number", "factor", or ""."""
        return str((await self._ask({"op": "factors", "a": _tree(tree)})).get("left", ""))

    async def close(self) -> None:
        """End the child."""
        await self._child.close()

    async def _told(self, op: str, of: str, by: str) -> str:
        return _readable(await self._ask({"op": op, "by": by, "a": _tree(read_expression(of))}))

    async def _follows(
        self, before: Node | tuple[Equation, ...], after: Node | tuple[Equation, ...]
    ) -> str:
        if isinstance(before, Node) and isinstance(after, Node):
            verdict = await self.same_trees(before, after)
            return {Verdict.YES: "same", Verdict.NO: "other"}.get(verdict, "unknown")
        if isinstance(before, Node) or isinstance(after, Node):
            return "unknown"
        question = {"op": "equations", "a": _pairs(before), "b": _pairs(after)}
        return str((await self._ask(question)).get("verdict", "unknown"))

    async def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """Ask the child, or know what it said; {} where it cannot tell in time."""
        asked = json.dumps(question)
        if asked in self._answers:
            said = self._answers.pop(asked)
        else:
            try:
                said = await self._child.ask(question)
            except ChildMissing as error:
                raise MathsUnavailable("the child did not start; is sympy installed?") from error
            if not said or "error" in said:  # too slow or too large: may do better another time
                return said
        self._answers[asked] = said  # the last one is the newest
        if len(self._answers) > _MOST_ANSWERS:
            del self._answers[next(iter(self._answers))]
        return said


def _readable(said: dict[str, Any]) -> str:
    """The text that the child said, where what is shown can be read again; else ""."""
    text = str(said.get("text", ""))
    try:
        return text if text and read_expression(text) else ""
    except NotMaths:
        return ""


def _verdict(same: object) -> Verdict:
    if same is None:
        return Verdict.UNKNOWN
    return Verdict.YES if same else Verdict.NO


def _tree(node: Node) -> list[Any]:
    return [node.kind, node.value, [_tree(part) for part in node.parts]]


def _relations(inequality: Inequality) -> list[Any]:
    return [[[_tree(one.left), one.sign, _tree(one.right)] for one in each] for each in inequality]


def _pairs(equations: tuple[Equation, ...]) -> list[Any]:
    return [[_tree(each.left), _tree(each.right)] for each in equations]
