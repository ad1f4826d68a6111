"""What a row of an attempt says of letters, where an expression is to be written in another form:
a = 4 of the form (x + a)^2 + b, x = 2 of x^2 - 5x + 6, which is 0 there, or p = 3 of which no tool
knows. No such row is an expression equal to the exercise, and none but the first is wrong by it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.skills.tutor.maths.kinds.number_forms import as_sum
from bot.skills.tutor.maths.written.as_written import short
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import Node, symbols, with_value

NO_SUCH = "I cannot check `{said}`: the exercise has no `{letter}`."
_OFF = "`{said}` is not so where `{form}` is equal to `{of}`."
_COMES_TO = "With `{said}` the exercise comes to {value}."
_ROOT = "`{said}` is a root of it, and no factor."
_UNSURE = "I cannot tell whether `{said}` is so. Can you write it more simply?"


@dataclass(frozen=True, slots=True)
class Named:
    """A row that names letters. `says` tells what is wrong with it (`is_off`), or what is known of
    it; "" where it is right."""

    said: str
    says: str = ""
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class Exercise:
    """The expression `of` to write in a `form` with letters that have these `values`: "" and none
    where it is asked for in words."""

    of: str
    form: str
    values: Mapping[str, Fraction]
    is_product: bool
    """Whether it is to be a product."""

    def is_told(self, right: Sequence[str]) -> bool:
        """Whether these lines give each letter of the form its value."""
        sides = {side.strip() for line in right[1:] for side in line.split("=")}
        return bool(self.values) and sides >= {*self.values}


async def named(sides: Sequence[str], asked: Exercise, maths: MathsChecker) -> Named | None:
    """What a row says of letters; None for one that says something else.

    Raises MathsUnavailable."""
    said = " = ".join(sides)
    trees = [read_expression(as_sum(side)) for side in sides]
    lone = [each.value for each in trees if each.kind == "sym"]
    is_value = len(lone) == 1 and len(sides) > 1 and symbols(*trees) == {lone[0]}
    letter = lone[0] if is_value else ""
    if asked.values and symbols(*trees) & {*asked.values}:
        return await _of_form(said, trees, asked, maths)
    if is_value and symbols(read_expression(as_sum(asked.of))) >= {letter}:
        return await _put_in(said, trees, asked, maths)
    return Named(said, NO_SUCH.format(said=said, letter=letter)) if is_value else None


async def _of_form(
    said: str, trees: Sequence[Node], asked: Exercise, maths: MathsChecker
) -> Named | None:
    put: list[Node] = [*trees]
    for name, value in asked.values.items():
        put = [with_value(each, name, _number(value)) for each in put]
    if len(put) == 1:
        return None
    verdicts = [await maths.same_trees(put[0], each) for each in put[1:]]
    if Verdict.NO in verdicts:
        return Named(said, _OFF.format(said=said, form=asked.form, of=asked.of), is_off=True)
    is_so = Verdict.UNKNOWN not in verdicts
    return Named(said, "" if is_so else _UNSURE.format(said=said))


async def _put_in(
    said: str, trees: Sequence[Node], asked: Exercise, maths: MathsChecker
) -> Named | None:
    """What an expression comes to with the value that a row gives its unknown."""
    name, value = sorted(trees[:2], key=lambda each: each.kind != "sym")
    comes_to = await maths.value_of(
        with_value(read_expression(as_sum(asked.of)), name.value, value)
    )
    if comes_to is None:
        return Named(said, _UNSURE.format(said=said))
    says = _ROOT if asked.is_product and comes_to == 0 else _COMES_TO
    return Named(said, says.format(said=said, value=short(comes_to)))


def _number(value: Fraction) -> Node:
    top, under = (Node("num", str(abs(each))) for each in (value.numerator, value.denominator))
    number = Node("div", "", (top, under)) if value.denominator > 1 else top
    return Node("neg", "", (number,)) if value < 0 else number
