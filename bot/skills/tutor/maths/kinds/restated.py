"""What is said behind a derivative, an integral or an expression in its form that is solved, and is
no next exercise: what is added to the answer ("+ C", "I forgot plus C"), another one beside it ("or
2x + 1?"), a fraction between the first and the last (6/8 of 18/24 = 3/4). Pure.

"what is + C for?" and "no + C" add nothing.
"""

import re
from collections.abc import Sequence

from bot.patterns import later
from bot.skills.tutor.maths.kinds import calculus, rewriting

_WORDS = (
    r"(?:so|and|oh|ok(?:ay)?|also|then|wait|well|u[hm]+|sorry|oops|it|its|it['’]s|is|with|the|an?|my"
    r"|i|we|you|need|needs|must|should|have|had|to|forgot|forget|missed|add(?:ed)?|put|write"
    r"|(?:what|how)\s+about)"
)
_CONSTANT = re.compile(r"[-−+]\s*[CcKk][\s?.!]*$")
_OR = re.compile(r"\W*or\b[\s,:]*", re.IGNORECASE)
_FRACTION = re.compile(r"[-−]?(\d+)\s*/\s*\d+")
_MOST_CHARS = 100
_ADDED = later(
    rf"(?:(?:{_WORDS}\b[\s,.:]*)*(?:\+|\bplus\b)\s*(?:the\s+|an?\s+)?"
    r"(?P<constant>[CcKk]|constant)"
    r"|(?:(?:so|and|oh)\s+)*(?:\+|\bplus\b)\s*(?P<more>[^-−+=\s][^=]*))[\s?.!]*",
    re.IGNORECASE,
)


def with_added(text: str, lines: Sequence[str]) -> str:
    """The answer with what a text adds to it; "" where it adds nothing. `lines` are those of the
    exercise, the answer last."""
    found = _ADDED.fullmatch(text.strip()) if len(text) <= _MOST_CHARS else None
    if found is None or not calculus.begins(lines[0]):
        return ""
    constant = "C" if found["constant"] == "constant" else found["constant"]
    return f"{lines[-1]} + {(constant or found['more']).strip(' ?.!')}"


def has_constant(said: str, problem: str) -> bool:
    """Whether what is said ends with a constant that the exercise does not have, as no next
    exercise does: x^2 + C."""
    found = _CONSTANT.search(said)
    return found is not None and found[0].strip(" -−+?.!") not in problem


def without_or(text: str, lines: Sequence[str]) -> str:
    """A text without the "or" before it, where numbers are not asked for, of which there may be
    several."""
    is_form = calculus.begins(lines[0]) or rewriting.begins(lines[0])
    return _OR.sub("", text, count=1) if is_form and _OR.match(text) else text


def is_between(said: str, problem: str) -> bool:
    """Whether what is equal to the answer may be on the way to it: any expression, but of fractions
    one in smaller numbers than the exercise, which 9/12 of 6/8 is not."""
    is_of_form = calculus.begins(problem) or rewriting.begins(problem)
    first, other = _FRACTION.search(problem), _FRACTION.fullmatch(said.strip(" .?!"))
    if first is None or other is None or not rewriting.begins(problem):
        return is_of_form
    return int(first[1]) > int(other[1]) > 0 and int(first[1]) % int(other[1]) == 0
