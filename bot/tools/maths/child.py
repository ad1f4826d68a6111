"""The child process that holds sympy (bot/tools/child.py): trees come in, verdicts go out.

It reads no text, opens no file and uses no network.
"""

import itertools
import re
from typing import Any

import sympy
from sympy.printing.precedence import PRECEDENCE
from sympy.printing.str import StrPrinter

from bot.tools.child import serve

_SAMPLES = (0.7234, 1.3718, 2.2193, 3.6151, -0.8437, -1.9271, 0.1873, 5.4142)
_DIGITS = 30
_NEAR = sympy.Float("1e-18")
_SOLVES_AT_MOST = 2
"""Unknowns in one equation; with more only its shape is compared."""

_FINITE = (sympy.FiniteSet, sympy.sets.sets.EmptySet)

_STRETCHES = (sympy.Interval, *_FINITE)
_RELATIONS = {"<": sympy.Lt, "<=": sympy.Le, ">": sympy.Gt, ">=": sympy.Ge}

_FUNCTIONS = {
    "sin": sympy.sin, "cos": sympy.cos, "tan": sympy.tan,
    "asin": sympy.asin, "acos": sympy.acos, "atan": sympy.atan,
    "sinh": sympy.sinh, "cosh": sympy.cosh, "tanh": sympy.tanh,
    "sec": sympy.sec, "csc": sympy.csc, "cot": sympy.cot, "abs": sympy.Abs,
    "exp": sympy.exp, "ln": sympy.log, "sqrt": sympy.sqrt,
    "log": lambda x: sympy.log(x, 10),
}  # fmt: skip


def build(tree: list[Any]) -> Any:
    """The expression of a tree `[kind, value, [part, …]]`. Raises KeyError for an unknown kind."""
    kind, value, parts = tree
    if kind == "num":
        return sympy.Rational(value)
    if kind == "sym":
        return sympy.Symbol(value, real=True)
    if kind == "const":
        return {"pi": sympy.pi, "e": sympy.E}[value]
    built = [build(part) for part in parts]
    if kind == "fn":
        return _FUNCTIONS[value](*built)
    return {
        "add": lambda a, b: a + b,
        "mul": lambda a, b: a * b,
        "div": lambda a, b: a / b,
        "pow": lambda a, b: a**b,
        "neg": lambda a: -a,
        "fact": sympy.factorial,
        "abs": sympy.Abs,
    }[kind](*built)


def same(left: Any, right: Any) -> bool | None:
    """Whether two expressions are equal wherever both are defined; None: cannot tell."""
    difference = left - right
    if difference == 0:
        return True
    if not _is_finite(left) or not _is_finite(right):
        return None
    differs = _differs_somewhere(difference)
    if differs:
        return False
    if sympy.simplify(difference) == 0:
        return True
    return True if difference.equals(0) else None  # it tries complex numbers, which ours are not


def _is_finite(expression: Any) -> bool:
    return not expression.has(sympy.zoo, sympy.nan, sympy.oo, -sympy.oo)


def _differs_somewhere(difference: Any) -> bool:
    """Whether numbers put in for the unknowns show a difference (quick, and sure)."""
    unknowns = sorted(difference.free_symbols, key=str)
    for shift in range(len(_SAMPLES)):
        numbers = itertools.islice(itertools.cycle(_SAMPLES), shift, None)
        value = difference.subs(
            {symbol: sympy.Rational(str(n)) for symbol, n in zip(unknowns, numbers, strict=False)}
        ).evalf(_DIGITS)
        if value.is_number and value.is_real and value.is_finite and abs(value) > _NEAR:
            return True
        if not unknowns:
            break
    return False


def solutions(equations: list[Any]) -> Any:
    """The real solutions of any one of these equations, as a set; None: cannot be found.

    Only for equations with one unknown, the same in all.
    """
    differences = [sympy.simplify(left - right) for left, right in equations]
    if not all(_is_finite(side) for sides in equations for side in sides):
        return None  # x/0
    if 0 in differences:
        return sympy.S.Reals
    unknowns = set().union(*(difference.free_symbols for difference in differences))
    if len(unknowns) > 1:
        return None
    found: Any = sympy.S.EmptySet
    for difference, sides in zip(differences, equations, strict=True):
        if difference.is_number:
            continue  # 1 = 2 has no solution
        (unknown,) = unknowns
        solved = sympy.solveset(difference, unknown, sympy.S.Reals)
        if not isinstance(solved, _FINITE):
            return None
        found = found.union(_where_defined(solved, unknown, sides))
    return sympy.FiniteSet(*(sympy.simplify(each) for each in found))


def _where_defined(solved: Any, unknown: Any, sides: tuple[Any, Any]) -> Any:
    """Which solutions both sides have a real value for: (x^2 - 1)/(x - 1) has none at 1."""
    return sympy.FiniteSet(
        *(
            each
            for each in solved
            if all(_is_defined(sympy.sympify(side).subs(unknown, each)) for side in sides)
        )
    )


def _is_defined(side: Any) -> bool:
    return _is_finite(side) and side.is_real is not False


def same_solutions(first: list[Any], second: list[Any]) -> str:
    """How the solutions of `second` compare with those of `first`: same, fewer, more, other, or
    unknown."""
    if len(first) == len(second) == 1:
        a, b = first[0][0] - first[0][1], second[0][0] - second[0][1]
        if a == 0 or b == 0:
            return "same" if a == b else "unknown"
        ratio = sympy.simplify(a / b)
        if ratio.is_number and ratio != 0:
            return "same"
    before, after = solutions(first), solutions(second)
    if before is not None and after is not None:
        return _compare(before, after)
    if len(first) == len(second) == 1:
        return _same_curve(*first, *second)
    return "unknown"


def _compare(before: Any, after: Any) -> str:
    if before == after:
        return "same"
    if not isinstance(before, _FINITE) or not isinstance(after, _FINITE):
        return "other"
    lost = [each for each in before if not any(same(each, other) for other in after)]
    new = [each for each in after if not any(same(each, other) for other in before)]
    if not lost and not new:
        return "same"
    if lost and new:
        return "other"
    return "fewer" if lost else "more"


def _same_curve(first: tuple[Any, Any], second: tuple[Any, Any]) -> str:
    """Equations with several unknowns: solved for one of them, both ways."""
    a, b = first[0] - first[1], second[0] - second[1]
    unknowns = sorted(a.free_symbols | b.free_symbols, key=str)
    if len(unknowns) > _SOLVES_AT_MOST or a.free_symbols != b.free_symbols:
        return "other" if a.free_symbols != b.free_symbols else "unknown"
    for unknown in unknowns:
        found = [sympy.solve(each, unknown) for each in (a, b)]
        if all(len(each) == 1 for each in found):
            verdict = same(found[0][0], found[1][0])
            return "unknown" if verdict is None else "same" if verdict else "other"
    return "unknown"


def subject(equation: tuple[Any, Any], by: Any) -> str:
    """What an equation gives for one of its unknowns, as text; "" for none or several."""
    found = sympy.solve(equation[0] - equation[1], by)
    is_one = len(found) == 1 and _is_finite(found[0]) and not found[0].has(by, sympy.Piecewise)
    return printed(found[0]) if is_one else ""


def derivative(expression: Any, by: Any) -> Any:
    """The derivative, with |u| in place of the sign of u: that of ln|x| is 1/x."""
    return sympy.diff(expression, by).replace(sympy.sign, lambda inner: inner / sympy.Abs(inner))


def region(alternatives: list[Any]) -> Any:
    """The numbers that solve an inequality, as a set; None: cannot be found."""
    relations = [one for each in alternatives for one in each]
    unknowns = set().union(
        *(left.free_symbols | right.free_symbols for left, _, right in relations)
    )
    if len(unknowns) != 1:
        return None
    found: Any = sympy.S.EmptySet
    for each in alternatives:
        part: Any = sympy.S.Reals
        for left, sign, right in each:
            relation = _RELATIONS[sign](left, right)
            if relation in (sympy.true, sympy.false):
                solved = sympy.S.Reals if relation else sympy.S.EmptySet
            else:
                solved = sympy.solve_univariate_inequality(relation, *unknowns, relational=False)
            part = part.intersect(solved)
        found = found.union(part)
    return found if all(isinstance(each, _STRETCHES) for each in _parts(found)) else None


def same_region(first: list[Any], second: list[Any]) -> str:
    """How the numbers that solve `second` compare with those that solve `first`: same, fewer, more,
    other, or unknown."""
    before, after = region(first), region(second)
    if before is None or after is None:
        return "unknown"
    if before == after or before.symmetric_difference(after) == sympy.S.EmptySet:
        return "same"
    if before.is_subset(after):
        return "more"
    return "fewer" if after.is_subset(before) else "other"


def stretches(found: Any) -> list[list[Any]] | None:
    """A set as [low, is low in, high, is high in] of each of its parts, "" for no end; None where
    it is no number, every one, or holds single ones."""
    parts = _parts(found)
    if found == sympy.S.Reals or not all(isinstance(each, sympy.Interval) for each in parts):
        return None
    return [
        [_end(each.start), not each.left_open, _end(each.end), not each.right_open]
        for each in sorted(parts, key=lambda part: part.start)
    ]


def _parts(found: Any) -> tuple[Any, ...]:
    return found.args if isinstance(found, sympy.Union) else (found,)


def _end(value: Any) -> str:
    return str(value.evalf(_DIGITS)) if value.is_finite else ""


def one_solution(equations: list[Any]) -> dict[Any, Any] | None:
    """The one solution of a system of linear equations; None: it is none, has none or several."""
    differences = [left - right for left, right in equations]
    unknowns = sorted(set().union(*(each.free_symbols for each in differences)), key=str)
    try:
        solved = sympy.linsolve(differences, *unknowns)
    except (sympy.solvers.solveset.NonlinearError, ValueError):
        return None
    if len(solved) != 1:
        return None
    (values,) = solved
    is_one = all(not value.free_symbols for value in values)
    return dict(zip(unknowns, values, strict=True)) if is_one else None


def holds(equations: list[Any], line: tuple[Any, Any]) -> bool | None:
    """Whether an equation holds at the one solution of a system: then it follows from it."""
    at = one_solution(equations)
    if at is None or (line[0] - line[1]).free_symbols - set(at):
        return None
    return same(line[0].subs(at), line[1].subs(at))


class _Printer(StrPrinter):  # type: ignore[misc] # sympy has no types
    """Expressions as `reading.py` reads them."""

    def _print_log(self, node: Any) -> str:
        return f"ln({self._print(node.args[0])})"

    def _print_Abs(self, node: Any) -> str:
        return f"|{self._print(node.args[0])}|"

    def _print_exp(self, node: Any) -> str:
        return f"e^{self.parenthesize(node.args[0], PRECEDENCE['Pow'])}"

    def _print_Exp1(self, node: Any) -> str:
        return "e"


def printed(expression: Any) -> str:
    """An expression as text."""
    text = _Printer().doprint(expression).replace("**", "^")
    text = re.sub(r"(?<![\^.\d])(\d+)\*(?=[A-Za-z(])", r"\1", text)  # 2x
    return text.replace("*", "·")  # two stars would be seen as emphasis


def terms(claimed: Any, wanted: Any) -> list[str]:
    """The terms of a claimed sum that are terms of what is wanted, where that has several."""
    own, right = (sympy.Add.make_args(sympy.expand(each)) for each in (claimed, wanted))
    return [printed(each) for each in own if each in right] if len(right) > 1 else []


def factors_left(expression: Any) -> str:
    """What can be taken out of a sum over the rationals: "number", "factor", or "" for nothing."""
    try:
        number, factors = sympy.factor_list(expression)
    except sympy.PolynomialError:
        return ""
    if len(factors) > 1 or any(times > 1 for _, times in factors):
        return "factor"
    return "number" if number.is_integer and abs(number) > 1 else ""


def simplest(expression: Any) -> Any:
    """An expression in the form with the fewest operations that sympy finds."""
    forms = (sympy.expand(expression), sympy.cancel(expression), sympy.simplify(expression))
    return min(forms, key=sympy.count_ops)


def completed_square(expression: Any) -> Any:
    """A quadratic expression with one unknown as a square and a number; any other as it is."""
    if len(expression.free_symbols) != 1 or not expression.is_polynomial():
        return expression
    (unknown,) = expression.free_symbols
    found = sympy.Poly(expression, unknown)
    if found.degree() != 2:
        return expression
    a, b, c = found.all_coeffs()
    return a * (unknown + b / (2 * a)) ** 2 + c - b**2 / (4 * a)


_REWRITTEN = {
    "expand": sympy.expand,
    "factorise": sympy.factor,
    "simplify": simplest,
    "square": completed_square,
}


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """The answer to one question, by its `op`."""
    op = question["op"]
    if op == "same":
        return {"same": same(build(question["a"]), build(question["b"]))}
    if op == "derivative":
        unknown = sympy.Symbol(question["by"], real=True)
        return {"same": same(derivative(build(question["a"]), unknown), build(question["b"]))}
    if op == "differentiate":
        found = derivative(build(question["a"]), sympy.Symbol(question["by"], real=True))
        return {"text": printed(sympy.simplify(found))}
    if op == "integrate":
        unknown = sympy.Symbol(question["by"], real=True)
        found = sympy.integrate(build(question["a"]), unknown)
        return {"text": "" if found.has(sympy.Integral) else printed(found)}
    if op in _REWRITTEN:
        return {"text": printed(_REWRITTEN[op](build(question["a"])))}
    if op == "factors":
        return {"left": factors_left(build(question["a"]))}
    if op == "terms":
        unknown = sympy.Symbol(question["by"], real=True)
        return {"right": terms(build(question["b"]), derivative(build(question["a"]), unknown))}
    if op == "subject":
        (equation,) = _pairs([question["a"]])
        return {"text": subject(equation, sympy.Symbol(question["by"], real=True))}
    if op == "holds":
        (line,) = _pairs([question["b"]])
        return {"same": holds(_pairs(question["a"]), line)}
    if op == "system":
        at = one_solution(_pairs(question["a"]))
        values = {str(symbol): str(value.evalf(_DIGITS)) for symbol, value in (at or {}).items()}
        return {"values": values}
    if op == "inequalities":
        return {"verdict": same_region(_relations(question["a"]), _relations(question["b"]))}
    if op == "region":
        found = region(_relations(question["a"]))
        return {"stretches": None if found is None else stretches(found)}
    if op == "equations":
        return {"verdict": same_solutions(_pairs(question["a"]), _pairs(question["b"]))}
    if op == "value":
        value = build(question["a"]).evalf(_DIGITS)
        is_real = bool(value.is_number and value.is_real and value.is_finite)
        return {"value": str(value) if is_real else ""}
    if op == "solve":
        found = solutions(_pairs(question["a"]))
        is_finite = isinstance(found, _FINITE)
        return {"values": [str(each.evalf(_DIGITS)) for each in found] if is_finite else None}
    raise KeyError(op)


def _pairs(trees: list[Any]) -> list[Any]:
    return [(build(left), build(right)) for left, right in trees]


def _relations(trees: list[Any]) -> list[Any]:
    return [[(build(left), sign, build(right)) for left, sign, right in each] for each in trees]


if __name__ == "__main__":
    serve(answer)
