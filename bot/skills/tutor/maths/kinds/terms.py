"""Derivatives and integrals term by term: what is said of one on the way, and each asked singly."""

import re
from dataclasses import dataclass

from bot.patterns import later
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths, symbols

_STEP = later(
    r"(?:d\s*/\s*d(?P<by>[a-z])\s*(?:of\s+)?|the derivative of\s+|∫\s*)(?P<of>[^=,;:?]+?)"
    r"(?:\s+d(?P<dx>[a-z]))?\s*(?:=|\bis\b)\s*"
    r"(?P<is>(?:[-−+*×·/^().\d\s⁰¹²³⁴-⁹√]|(?<![a-z])[a-z](?![a-z])|sin|cos|tan|ln|exp)+)",
    re.IGNORECASE,
)
"""What is said of one term on the way: "d/dx x^3 = 3x^2"."""
_OF_WHOLE = later(
    r"(?<![a-z])(?:f\s*['’′]\s*(?:\([a-z]\))?|y['’′]|dy\s*/\s*dx|F\([a-z]\))\s*=\s*"
    r"(?:[-−+*×·/^().\d\s⁰¹²³⁴-⁹√]|(?<![a-z])[a-z](?![a-z])|sin|cos|tan|ln|exp)+",
    re.IGNORECASE,
)
_OTHER_FUNCTION = later(r"(?<![a-z])[gh]\s*['’′]?\s*\(|(?<![a-z])[uv]\s*['’′=]", re.IGNORECASE)
_APART = later(r"(?<=[\w)])\s*(?=[-−+])(?![^(]*\))")
"""Before the sign of a term; within brackets there is none."""
_MOST_TERMS = 6


@dataclass(frozen=True, slots=True)
class Step:
    """What is said to be the derivative, or the integral, of one term."""

    is_integral: bool
    of: str
    by: str
    result: str


def all_in(sentence: str) -> list[str]:
    """What a sentence says of a derivative or an integral, or of those of a term, as it stands
    there; of f only where there is no other function beside it."""
    found = [each[0].strip(" .,") for each in _STEP.finditer(sentence)]
    if not found and not _OTHER_FUNCTION.search(sentence):
        found = [each[0].strip(" .,") for each in _OF_WHOLE.finditer(sentence)]
    return found


def stated(said: str) -> Step | None:
    """What is said of one term; None where that cannot be read, or has other letters in it."""
    found = _STEP.fullmatch(said)
    if found is None:
        return None
    by = found["by"] or found["dx"] or "x"
    of, result = found["of"].strip(), found["is"].strip()
    try:
        names = symbols(read_expression(of)) | symbols(read_expression(result))
    except NotMaths:
        return None
    is_integral = said.startswith("∫")
    if names - {by} - ({"C", "c"} if is_integral else set()):
        return None
    return Step(is_integral, of, by, result)


async def holds(step: Step, maths: MathsChecker) -> Verdict:
    """Whether it is so. Raises MathsUnavailable."""
    is_so = maths.is_integral if step.is_integral else maths.is_derivative
    return await is_so(step.of, step.result, step.by)


def asked_singly(line: str) -> list[str]:
    """A line that asks for the derivative or the integral of a sum as one for each of its terms,
    with its sign and without."""
    of = line.partition("(")[2].rpartition(")")[0]
    said = [each.strip("+ ") for each in _APART.split(of)[:_MOST_TERMS]]
    unsigned = [each.lstrip("-− ") for each in said]
    signed = [each[:1].strip(bare[:1]) + bare for each, bare in zip(said, unsigned, strict=True)]
    terms = dict.fromkeys((*signed, *unsigned))
    are_whole = all(each.count("(") == each.count(")") for each in said)
    return [asked_of(each, line) for each in terms] if are_whole and len(said) > 1 else []


def asked_of(said: str, line: str) -> str:
    """The same asked of another expression than `line` does."""
    return f"{line.partition('(')[0]}({said}){line.rpartition(')')[2]}"


async def are_all(right: list[str], said: str, maths: MathsChecker) -> bool:
    """Whether the terms of an expression that are right are all that it has. Raises
    MathsUnavailable."""
    together = " + ".join(f"({each})" for each in right)
    return bool(right) and await maths.same(together, said) is Verdict.YES
