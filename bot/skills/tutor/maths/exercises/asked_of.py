"""What is asked of a sum, where that is not what it comes to: to round or to estimate it, a mean,
the remainder alone. Pure.

A clause asks for that where the sum stands in it (“estimate 48 x 21”), where the word ends it (“I
need to estimate”), or where it is an order, a question or about the answer (“give it to 2 decimal
places”); what the learner tells of themselves does not (“my average is bad”, “I estimated 1000”).
"""

import re

from bot.patterns import later

_CLAUSE = later(r"[,;:?!\n]+\s*|\.\s+|\s+(?=(?:so|because|but|and)\s)", re.IGNORECASE)
_OTHER = later(
    r"\b(?:estimat\w+|approximat\w+|round(?:ed|ing)?|nearest|decimal places?|significant figures?"
    r"|\d ?(?:d\.?p|s\.?f)|perimeter|circumference|average|median|remainder (?:when|of|if))\b",
    re.IGNORECASE,
)
_OF_LEARNER = later(
    r"(?:(?:and|but|so|because|since|as)\s+)*(?:i|we|my|our|he|she|his|her)\b"
    r"(?!.*\b(?:it|this|that|answer|result|need|want)\b)",
    re.IGNORECASE,
)
_REMAINDER = later(
    r"(?:\b(?:what(?:['’]?s|\s+(?:is|are|will\s+be))?|find|give|state|tell\s+me|work\s+out"
    r"|calculate|write(?:\s+down)?)\s+(?:(?:just|only|me|the)\s+)*(?:remainder|left[ -]?over)"
    r"|\bhow\s+(?:many|much)\s+[^.?!\d]{0,30}\bleft[ -]?over"
    r"|\bwhat\s+(?:is|are|will\s+be)\s+left)\b"
    r"(?!\s+as\b)",
    re.IGNORECASE,
)


def is_other(said: str, line: str) -> bool:
    """Whether a text asks something else of the sum `line` than what it comes to."""
    if _REMAINDER.search(said):
        return True
    return any(_asks(clause, line) for clause in _CLAUSE.split(said))


def _asks(clause: str, line: str) -> bool:
    ends = [found.end() for found in _OTHER.finditer(clause)]
    if not ends:
        return False
    is_last = not clause[ends[-1] :].strip(" .")
    is_of_sum = "".join(line.split()) in "".join(clause.split())
    return is_last or is_of_sum or _OF_LEARNER.match(clause) is None
