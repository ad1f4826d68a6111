"""A sum that is asked for in words, or without a sign between its numbers, written in signs: "what
is the square root of 81?", "half of 50", "6 squared", 3(4). Pure.

Only where a text says nothing else, and not what people mean in more than one way: half of 6 + 2,
3 + 5 squared, √9/16. A number before it is said to be its result: "is 7 the square root of 49?".
"""

import re

from bot.patterns import later
from bot.skills.tutor.maths.written.around import close_up
from bot.skills.tutor.maths.written.as_written import is_number
from bot.skills.tutor.maths.written.sums import asked_sum
from bot.skills.tutor.pleas import WORDS
from bot.tools.maths.numerals import NUMBER_WORDS, in_numerals
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths, symbols

_LEAD = (
    rf"[\s,.:;!?\"'“”]*(?:(?:{WORDS}|have|much|many|is|are|what(?:['’]?s)?|calculate|compute"
    r"|evaluate|work|out|find|figure|solve|tell|get|the\s+(?:sum|value|result)\s+of"
    r"|the\s+(?:sum|exercise|problem|question)|answer|explain|understand|it)\b[\s,.:!]*)*"
)
_TAIL = re.compile(
    r"(?:\s*=?[\s?_.…]+|[\s,;]+(?:please|thanks?|thank you|for me|by hand|step by step"
    r"|without a calculator))+$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?P<asked>[^?\n]+)[?\n]+\s*(?P<said>[^?\n]+)\??\s*", re.IGNORECASE)
_ONE = rf"(?:\d[\d.]*|{NUMBER_WORDS})"
_OTHERWISE = (
    r"\d:\d\d(?!\d)|\blog\b|\be\^-?\d+[a-z]|[/÷]\s*\d+\(\d"
    rf"|(?:\d\s*[-−+*×÷/]|\bminus\s|\w\s+(?:plus|times|by)\s)\s*{_ONE}\s+(?:squared|cubed)"
)
"""2:30, log x, e^2x, 6/2(1+2), 3 + 5 squared, minus 3 squared."""
_UNREAD = re.compile(
    r"[\[\]{}%$£€\\|]|per ?cent|\d+e\d|\d\s*(?:hundred|thousand|[mb]illion|dozen)\b"
    r"|(?<![A-Za-z])x(?![A-Za-z])",
    re.IGNORECASE,
)
"""What a sum in signs has, or nobody reads."""
_TAKEN_OF = re.compile(
    r"(?P<sum>\b(?:sum|product)\s+)?(?:(?P<root>\broot\s+of\b|√)|\b(?:of|twice|double|triple)\b)\s*",
    re.IGNORECASE,
)
_OPERAND = re.compile(r"[-−√]*(?:\d[\d.,]*(?P<over>/\d+)?|\([^()]*\))\s*")
_RESULT_BEFORE = (
    rf"(?P<result>[-−]?\d[\d.,/]*|{NUMBER_WORDS}(?=\s+(?:the|an?|double|twice|triple)\b))\s+"
    r"(?P<sum>(?!(?:plus|minus|negative|times|over|by)\b)(?:[A-Za-z√]|\d.*[A-Za-z%]).*)"
)
_PART_OF_ONE = re.compile(r"1\s+[a-z]+\s+of\b", re.IGNORECASE)
"""1 half of 50, which is no result."""
_TWO = re.compile(r"-?\d[\d.,/]* and -?\d[\d.,/]*", re.IGNORECASE)
_SIGNS = (
    (re.compile(r"\bthe\s+", re.IGNORECASE), ""),
    (re.compile(r"\((\d[\d.]*)\)\^\(1/2\)|\bsqrt\((\d[\d.]*)\)"), r"√\1\2"),
    (re.compile(r"(?<![\d)])\((\d[\d.]*)\)(?=\^)"), r"\1"),
    (re.compile(r"\s*\*\s*"), " × "),
)
_OF_TABLE = later(
    r"^([\w-]+)\s+(\d+(?=['’]?s)|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?=e?s))(?:['’]|e)?s$",
    re.IGNORECASE,
)
"""6 nines."""
_MOST_CHARS = 120
_LEAD_PATTERN = later(_LEAD, re.IGNORECASE)
_RESULT_BEFORE_PATTERN = later(_RESULT_BEFORE, re.IGNORECASE)
_OTHERWISE_PATTERN = later(_OTHERWISE, re.IGNORECASE)
_NUMBERS = later(NUMBER_WORDS, re.IGNORECASE)


def sum_said(text: str) -> str:
    """The sum in signs that a text asks for, or is; "" where it says anything else."""
    said = close_up(text[: _MOST_CHARS + 1]).strip()
    return in_signs_alone(_LEAD_PATTERN.sub("", said, count=1)) if len(said) <= _MOST_CHARS else ""


def in_signs_alone(said: str) -> str:
    """Such a sum in signs that has no word before it; "" for anything else, and for a number by
    itself."""
    said = _OF_TABLE.sub(r"\1 times \2", _TAIL.sub("", said.strip()))
    if len(said) > _MOST_CHARS or "\n" in said:
        return ""
    is_pair = re.fullmatch(r"[\d\s/.,-]*", said) is not None  # 24/7, 2 1/2
    if (
        is_pair
        or said.endswith("!")
        or _UNREAD.search(said)
        or means_several(said)
        or _is_of_more(said)
        or _has_result_before(said)
    ):
        return ""
    signs = asked_sum(f"what is {said}") or in_numerals(said)
    for pattern, sign in _SIGNS:
        signs = pattern.sub(sign, signs)
    try:
        tree = read_expression(signs)
    except NotMaths:
        return ""
    return "" if symbols(tree) or is_number(tree) else signs


def means_several(text: str) -> bool:
    """Whether it is a sum that people mean in more than one way."""
    return _OTHERWISE_PATTERN.search(text) is not None


def sum_and_answer(text: str) -> tuple[str, str]:
    """Such a sum and what is said to be its result behind the question: "what is √81? I got 8";
    ("", "") for anything else."""
    found = _ASKED.fullmatch(close_up(text[: 2 * _MOST_CHARS]))
    summed = sum_said(found["asked"]) if found else ""
    return (summed, found["said"]) if found and summed else ("", "")


def result_and_sum(said: str) -> tuple[str, str]:
    """A number and what stands in words or behind a root behind it, which may be the sum that it is
    the result of: "7 the square root of 49", "36 6 squared"; ("", "") for anything else."""
    said = said.strip()
    found = _RESULT_BEFORE_PATTERN.fullmatch(said) if len(said) <= _MOST_CHARS else None
    if found is None or _PART_OF_ONE.match(said):
        return "", ""
    return found["result"].rstrip(".,"), found["sum"]


def _has_result_before(said: str) -> bool:
    """Whether the number before a sum in words is no factor of it, and may be its result."""
    _, summed = result_and_sum(said)
    return summed[:1].isalpha() and in_signs_alone(summed) != ""


def _is_of_more(said: str) -> bool:
    """Whether something is taken of a number behind which more stands: half of 6 + 2."""
    said = _NUMBERS.sub(lambda found: in_numerals(found[0]), said)
    for found in _TAKEN_OF.finditer(said):
        rest = said[found.end() :]
        operand = _OPERAND.match(rest)
        if found["sum"] and _TWO.fullmatch(rest):
            continue
        if operand and found[0].strip() == "√" and not operand["over"]:
            continue  # √81 + 1
        if operand and (operand.end() < len(rest) or (found["root"] and operand["over"])):
            return True
    return False
