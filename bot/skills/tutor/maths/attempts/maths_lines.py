"""The maths in one line of an attempt, told as its problem is: as equations, or as sums."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.skills.tutor.maths.attempts import one_side, statements
from bot.skills.tutor.maths.written import remainders, solutions
from bot.skills.tutor.maths.written.as_written import is_number
from bot.skills.tutor.maths.written.sums import equation_in, in_signs, links
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.reading import read_equation, read_expression, read_line
from bot.tools.maths.tree import Equation, Node, NotMaths, symbols

READ_CHARS = 500
"""A problem or a line of working is shorter; patterns look no further."""
_PER_CENT = re.compile(
    r"((?:^|=)\s*)(\d{1,9}(?:[.,]\d{1,9})?)\s*(?:%|per ?cent)(?=\s*(?:=|$))", re.IGNORECASE
)
"""A result in per cent; in "50 + 20%" they are of the 50."""


async def maths_of(line: str, lines: tuple[str, ...], maths: MathsChecker) -> list[str]:
    """The maths in one line of an attempt ("so 3x = 9" → "3x = 9"), each link of a chain of "=" by
    itself; a bare number is the unknown's value where the problem is an equation; [] for none.
    `lines` are those before it, the problem first."""
    problem = lines[0]
    said = in_signs(line.strip().strip("`").rstrip(".!?").replace("≈", "="))
    for lead in ("so ", "then ", "i get ", "i got ", "is it ", "it is ", "it's ", "=", "answer: "):
        if said.casefold().startswith(lead):
            said = said[len(lead) :].strip()
    if remainders.is_step(said, problem):
        return []
    said = statements.of_whole(said, problem)
    if statements.lacks_whole(said):
        return [said]
    said = _PER_CENT.sub(_hundredths, said)
    if "=" not in problem:
        sides = await _sides_said(said, lines, maths)
        return sides or await _sides_said(equation_in(line), lines, maths)
    unknown = next(iter(symbols(*sides_of(problem))))
    chain = solutions.joined(said, unknown)
    try:
        read = [read_line(each) for each in chain]
        if any(letters_of(each) - letters_of(read_line(problem)) for each in read):
            raise NotMaths("words, such as the a·n·s of “ans x = 3”")
    except NotMaths:
        chain = links(equation_in(line))
        is_of_it = chain and all(map(_reads, chain)) and _is_of(chain, problem)
        return chain if is_of_it else []
    if not isinstance(read[0], Node):
        return chain
    if symbols(read[0]):
        meant = await one_side.as_equation(said, lines, maths) if len(chain) == 1 else ""
        return [meant] if meant else []
    return [f"{unknown} = {each}" for each in chain]


def _is_of(chain: Sequence[str], problem: str) -> bool:
    """Whether equations have no other letter than the problem: the a = 2 of ax² + bx + c = 0 says
    nothing of x."""
    return all(letters_of(read_line(each)) <= letters_of(read_line(problem)) for each in chain)


def _hundredths(found: re.Match[str]) -> str:
    """87.5% as 0.875; 20% as 0.20, of which no decimal is left out by rounding."""
    return f"{found[1]}{Decimal(found[2].replace(',', '.')).scaleb(-2):f}"


async def _sides_said(said: str, lines: tuple[str, ...], maths: MathsChecker) -> list[str]:
    """What a line says of a sum: each side of a chain, but for a name ("A = 12") and the problem
    itself; or, as one line, a statement of which no side is worth what the sum is (12 * 4 = 48 of
    12 * 4 + 3), or that says the sum is worth what a part of it is."""
    problem = lines[0]
    sides = [side.strip() for side in said.split("=")]
    sides = [remainders.as_fraction(side, problem) or side for side in sides]
    try:
        read = [read_expression(side) for side in sides]
    except NotMaths:
        return []
    whole = read_expression(lines[0])
    if any(symbols(each) - symbols(whole) for each in read if each.kind != "sym"):
        return []  # 56 cm of 7 × 8
    told = [side for side, each in zip(sides, read, strict=True) if each.kind != "sym"]
    if len(told) > 1:
        verdicts = [await maths.same(side, lines[0]) for side in told]
        wrong = [each for each, is_it in zip(told, verdicts, strict=True) if is_it is Verdict.NO]
        is_for_whole = whole in read and any(
            statements.part_worth(each, lines)[0] for each in wrong
        )
        if slip := _slip(told, verdicts):
            return [slip]
        if Verdict.YES not in verdicts or is_for_whole:
            return [" = ".join(told) if len(told) < len(sides) else said]
    return [side for side in told[:-1] if read_expression(side) != whole] + told[-1:]


def _slip(told: Sequence[str], verdicts: Sequence[Verdict]) -> str:
    """The end of a chain that begins with something to work out that is not worth what the sum is,
    though a later side is, as a statement: 3 × 2 = 7 + 4 = 11 of 5 + 3 × 2; "" for none."""
    for number, (side, verdict) in enumerate(zip(told, verdicts, strict=True)):
        if verdict is Verdict.NO and not is_number(read_expression(side)):
            return " = ".join(told[number:]) if Verdict.YES in verdicts[number:] else ""
    return ""


def letters_of(read: Node | tuple[Equation, ...]) -> frozenset[str]:
    """The unknowns in a line."""
    if isinstance(read, Node):
        return symbols(read)
    return symbols(*(side for each in read for side in (each.left, each.right)))


def sides_of(equation: str) -> tuple[Node, Node]:
    """Both sides of an equation. Raises NotMaths."""
    read = read_equation(equation)
    return read.left, read.right


def _reads(text: str) -> bool:
    try:
        read_line(text)
    except NotMaths:
        return False
    return bool(text)
