"""`calculator`: exact arithmetic, so that no model has to do sums in its head.

What is written is parsed as one Python expression and walked by an allow-list; nothing of it is
ever run. Whole numbers and fractions stay exact; roots, logarithms and angles (in radians) are
floats. Sizes are bounded before anything large is computed.
"""

import ast
import math
import operator
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from pydantic import BaseModel, ConfigDict, Field

from bot.errors import ToolFailed
from bot.ports import Tool, Toolbox, ToolParts, ToolResult, TurnContext
from bot.ports.typed_tool import typed_tool

Number = Fraction | float

_MOST_CHARS = 500
_MOST_BITS = 20_000
"""About 6,000 digits: far beyond what anybody reads, far below what takes time."""

_MOST_FACTORIAL = 1000
_SHOWN_DIGITS = 12
_MOST_SHOWN_CHARS = 400

_OPERATORS: dict[type[ast.operator], Callable[[Number, Number], Number]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: lambda a, b: Fraction(a // b),
    ast.Mod: operator.mod,
}
_FUNCTIONS: dict[str, Callable[[float], float]] = {
    "sqrt": math.sqrt,
    "exp": math.exp,
    "ln": math.log,
    "log": math.log10,
    "log10": math.log10,
    "log2": math.log2,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "radians": math.radians,
    "degrees": math.degrees,
}
_CONSTANTS = {"pi": math.pi, "e": math.e, "tau": math.tau}
_PERCENT_WORD = re.compile(
    r"(?<=\d)\s*(?:%|per ?cent\b|prozent\b)(?:\s*(of|von|de|di|van)\b)?", re.IGNORECASE
)
_PERCENT = re.compile(r"(?<![\w.])((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)%(?!\s*[\d(.\w])")
_BRACKET_OR_THOUSANDS = re.compile(r"(?:\b([A-Za-z]\w*)\s*)?\(|\)|(?<=\d),(?=\d{3}(?!\d))")
_OF_ONE_VALUE = {*_FUNCTIONS, "percent", "abs", "floor", "ceil", "factorial"} - {"log"}
"""Commas in their brackets can only part thousands; people give `log` a base, too."""

_CUES = {
    "any": r"\d\s*[-+*/×÷^%]\s*|\d\s*x\s*\d",
    "en": r"\d\s*(?:times|plus|minus|divided|percent|squared|mod)\s*"
    r"|\b(?:calculate|compute|square root|sqrt|sum of|product of|average of|how much is)\b"
    r"|\b(?:add|subtract|multiply|divide|split)\D{0,12}\d.{0,25}"
    r"\b(?:and|to|from|by|with|between|among|into|in)\s+\d"
    r"|(?<!(?:st|nd|rd|th) )\b(?:half|(?:third|quarter|tenth) of|double|twice|triple)\s+"
    r"(?:of\s+)?\d"
    r"|\d\s*(?:to the power|to the \d|cubed)\b",
    "de": r"\d\s*(?:mal|plus|minus|durch|geteilt durch|hoch)\s*\d|\d\s*prozent\b"
    r"|\b(?:berechne|rechne|wurzel (?:aus|von)|summe von|wie ?viel (?:ist|sind) \d)"
    r"|\b(?:addiere|subtrahiere|multipliziere|dividiere|teile)\s+\d"
    r"|\b(?:halfte|drittel|viertel|zehntel|doppelte) von \d",
    "fr": r"\d\s*(?:fois|plus|moins|divise par)\s*\d|\d\s*pour cent\b"
    r"|\b(?:calculer?|racine carree|somme de|combien font)\b"
    r"|\b(?:additionne[rz]?|ajoute[rz]?|soustra\w+|multiplie[rz]?|divise[rz]?)\s+\d.{0,20}\d"
    r"|\b(?:moitie|tiers|quart|dixieme|double|triple) de \d",
    "es": r"\d\s*(?:por|mas|menos|entre|dividido (?:por|entre))\s*\d|\d\s*por ciento\b"
    r"|\b(?:calcular?|raiz cuadrada|suma de|cuanto (?:es|son) \d)"
    r"|\b(?:suma|resta|multiplica|divide)r?\s+\d.{0,20}\d"
    r"|\b(?:mitad|tercio|cuarto|doble|triple) de \d",
    "it": r"\d\s*(?:per|piu|meno|diviso)\s*\d|\d\s*per cento\b"
    r"|\b(?:calcolare?|calcola|radice quadrata|somma di|quanto fa)\b"
    r"|\b(?:somma|sottrai|moltiplica|dividi)\s+\d.{0,20}\d"
    r"|\b(?:meta|terzo|quarto|doppio|triplo) di \d",
    "pt": r"\d\s*(?:vezes|mais|menos|dividido por)\s*\d|\d\s*por cento\b"
    r"|\b(?:calcule|raiz quadrada|soma de|quanto (?:e|sao) \d)"
    r"|\b(?:some|soma|subtraia|multiplique|divida)\s+\d.{0,20}\d"
    r"|\b(?:metade|terco|quarto|dobro|triplo) de \d",
    "nl": r"\d\s*(?:keer|plus|min|gedeeld door)\s*\d|\d\s*procent\b"
    r"|\b(?:bereken|wortel van|som van|hoeveel is)\b"
    r"|\b(?:tel|trek|vermenigvuldig|deel)\s+\d.{0,20}\d"
    r"|\b(?:helft|derde|kwart|dubbele) van \d",
}


class Settings(BaseModel):
    """`tools.calculator` in config.yaml; it needs none."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class _Arguments(BaseModel):
    expression: str = Field(description="such as (17*23 + 4) / 2, sqrt(2), 15% of 80, 80 - 20%")


def build(settings: Settings, parts: ToolParts) -> Toolbox:
    """The calculator."""

    async def calculate(arguments: _Arguments, context: TurnContext) -> ToolResult:
        value = evaluate(arguments.expression)
        return ToolResult(f"{arguments.expression} = {value}", is_exact=True)

    tool = typed_tool(
        "calculator",
        "Calculates an arithmetic expression exactly.",
        _Arguments,
        calculate,
        doing="Calculating",
        cues=_CUES,
    )

    async def tools() -> tuple[Tool, ...]:
        return (tool,)

    return Toolbox("calculator", tools)


def evaluate(expression: str) -> str:
    """The value of `expression` as text. Raises ToolFailed where it has none or is too large."""
    if len(expression) > _MOST_CHARS:
        raise ToolFailed(f"the expression is longer than {_MOST_CHARS} characters")
    text = expression.strip().rstrip("=? ")
    for written, meant in (
        ("×", "*"),
        ("·", "*"),
        ("÷", "/"),
        ("−", "-"),
        ("^", "**"),
        ("√", "sqrt"),
    ):
        text = text.replace(written, meant)
    text = _PERCENT_WORD.sub(lambda found: "%*" if found[1] else "%", text)
    text = _PERCENT.sub(r"percent(\1)", _without_thousands(text))
    try:
        value = _value(ast.parse(text, mode="eval").body)
        return _shown(value)
    except ToolFailed:
        raise
    except ZeroDivisionError:
        raise ToolFailed("cannot calculate that: division by zero") from None
    except (SyntaxError, ValueError, OverflowError, RecursionError) as error:
        reason = str(error) if isinstance(error, ValueError) else "not readable"
        raise ToolFailed(f"cannot calculate that: {reason}") from None
    except (MemoryError, TypeError):
        raise ToolFailed("cannot calculate that") from None


def _without_thousands(text: str) -> str:
    """`text` without the commas in 1,200. In a function of several values they part these:
    max(1,200) has two, whatever was meant by it."""
    part_values = [False]

    def kept(found: re.Match[str]) -> str:
        if found[0] == ",":
            return "," if part_values[-1] else ""
        if found[0] == ")":
            part_values[:] = part_values[:-1] or [False]  # also where none was opened
        else:
            name = found[1]
            part_values.append(name not in _OF_ONE_VALUE if name else part_values[-1])
        return found[0]

    return _BRACKET_OR_THOUSANDS.sub(kept, text)


def _value(node: ast.expr) -> Number:
    match node:
        case ast.Constant(value=bool() | complex()):
            raise ToolFailed("only numbers can be calculated with")
        case ast.Constant(value=int() | float() as number):
            return Fraction(str(number)) if math.isfinite(number) else _refuse()
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _value(operand)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand)
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return _power(_value(left), _value(right))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            first, second = _value(left), _value(right)
            is_sum = isinstance(op, ast.Add | ast.Sub)
            if is_sum and _is_percent(right) and not _is_percent(left):
                second = _bounded(first * second)  # people mean 80 by "100 - 20%"
            return _bounded(_OPERATORS[type(op)](first, second))
        case ast.Name(id=name) if name in _CONSTANTS:
            return _CONSTANTS[name]
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
            return _call(name, [_value(argument) for argument in args])
    raise ToolFailed("only numbers, + - * / // % **, and functions such as sqrt are understood")


def _is_percent(node: ast.expr) -> bool:
    """Whether it is a percentage, or a sum of nothing else."""
    match node:
        case ast.Call(func=ast.Name(id="percent")):
            return True
        case ast.UnaryOp(operand=operand):
            return _is_percent(operand)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=right):
            return _is_percent(left) and _is_percent(right)
    return False


def _call(name: str, values: list[Number]) -> Number:
    if name in ("min", "max") and values:
        least, most = min(values, key=float), max(values, key=float)
        if name == "min":
            return least
        return most
    if name in ("sum", "mean", "average") and values:
        total: Number = sum(values, Fraction(0))
        return total if name == "sum" else total / len(values)
    if name == "round" and len(values) in (1, 2):
        places = int(values[1]) if len(values) == 2 else 0
        return Fraction(round(Decimal(str(float(values[0]))), max(-30, min(places, 30))))
    if name in ("gcd", "lcm") and all(_is_whole(value) for value in values):
        return Fraction((math.gcd if name == "gcd" else math.lcm)(*(int(v) for v in values)))
    if len(values) != 1:
        raise ToolFailed(f"there is no function {name} with {len(values)} values")
    (value,) = values
    if name == "percent":
        return value / 100
    if name == "abs":
        return -value if value < 0 else value
    if name in ("floor", "ceil"):
        return Fraction((math.floor if name == "floor" else math.ceil)(value))
    if name == "factorial":
        if not _is_whole(value) or not 0 <= value <= _MOST_FACTORIAL:
            raise ToolFailed(f"factorial takes whole numbers up to {_MOST_FACTORIAL}")
        return Fraction(math.factorial(int(value)))
    if name == "sqrt" and isinstance(value, Fraction) and value >= 0:
        roots = math.isqrt(value.numerator), math.isqrt(value.denominator)
        if (roots[0] ** 2, roots[1] ** 2) == (value.numerator, value.denominator):
            return Fraction(*roots)
    if name in _FUNCTIONS:
        return _FUNCTIONS[name](float(value))
    raise ToolFailed(f"there is no function {name}")


def _power(base: Number, exponent: Number) -> Number:
    if isinstance(base, Fraction) and isinstance(exponent, Fraction) and exponent.denominator == 1:
        bits = max(base.numerator.bit_length(), base.denominator.bit_length())
        if bits * abs(exponent.numerator) > _MOST_BITS:
            return _refuse()
        return Fraction(base ** int(exponent))
    result: float | complex = float(base) ** float(exponent)
    if isinstance(result, complex):
        raise ToolFailed("the result is not a real number")
    return result


def _bounded(value: Number) -> Number:
    if isinstance(value, Fraction):
        size = max(value.numerator.bit_length(), value.denominator.bit_length())
        return value if size <= _MOST_BITS else _refuse()
    return value if math.isfinite(value) else _refuse()


def _refuse() -> Number:
    raise ToolFailed("the numbers are too large")


def _is_whole(value: Number) -> bool:
    return isinstance(value, Fraction) and value.denominator == 1


def _shown(value: Number) -> str:
    if isinstance(value, float):
        if not math.isfinite(value):
            _refuse()
        return f"{value:.{_SHOWN_DIGITS}g}"
    if value.denominator == 1:
        text = str(value.numerator)
        return text if len(text) <= _MOST_SHOWN_CHARS else f"{float(value):.{_SHOWN_DIGITS}g}"
    decimal = f"{float(value):.{_SHOWN_DIGITS}g}"
    if Fraction(decimal) == value:
        return decimal
    exact = f"{value.numerator}/{value.denominator}"
    return f"{exact} ≈ {decimal}" if len(exact) <= 60 else decimal
