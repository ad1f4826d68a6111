"""The child process that holds sympy (bot/tools/child.py): trees come in, verdicts go out.

It reads no text, opens no file and uses no network.
"""

import itertools
from typing import Any

import sympy

from bot.tools.child import serve

_SAMPLES = (0.7234, 1.3718, 2.2193, 3.6151, -0.8437, -1.9271, 0.1873, 5.4142)
_DIGITS = 30
_NEAR = sympy.Float("1e-18")
_SOLVES_AT_MOST = 2
"""Unknowns in one equation; with more only its shape is compared."""

_FINITE = (sympy.FiniteSet, sympy.sets.sets.EmptySet)

_FUNCTIONS = {
    "sin": sympy.sin, "cos": sympy.cos, "tan": sympy.tan,
    "asin": sympy.asin, "acos": sympy.acos, "atan": sympy.atan,
    "sinh": sympy.sinh, "cosh": sympy.cosh, "tanh": sympy.tanh,
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
    found: bool | None = difference.equals(0)
    return found


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
    if 0 in differences:
        return sympy.S.Reals
    unknowns = set().union(*(difference.free_symbols for difference in differences))
    if len(unknowns) > 1:
        return None
    found: Any = sympy.S.EmptySet
    for difference in differences:
        if difference.is_number:
            continue  # 1 = 2 has no solution
        solved = sympy.solveset(difference, *unknowns, sympy.S.Reals)
        if not isinstance(solved, _FINITE):
            return None
        found = found.union(solved)
    return sympy.FiniteSet(*(sympy.simplify(each) for each in found))


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


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """The answer to one question, by its `op`."""
    op = question["op"]
    if op == "same":
        return {"same": same(build(question["a"]), build(question["b"]))}
    if op == "derivative":
        unknown = sympy.Symbol(question["by"], real=True)
        return {"same": same(sympy.diff(build(question["a"]), unknown), build(question["b"]))}
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


if __name__ == "__main__":
    serve(answer)
