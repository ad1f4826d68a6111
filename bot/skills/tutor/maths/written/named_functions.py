"""The derivative of a function that is asked for by the function's name, in one way: "find dy/dx if
y = x^2", "f(x) = x^2, find f'(x)" as "… derivative of x^2 by x". Pure.

Only where the one unknown in it is what it is differentiated by.
"""

import re

from bot.patterns import later
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths, symbols

_DERIVATIVE = (
    r"(?:d(?P<of>[a-z])\s*/\s*d(?P<by>[a-z])|(?P<f>[f-hy])\s*['’′](?:\s*\(\s*(?P<at>[a-z])\s*\))?)"
    r"(?![\w'’′(])"
)
_FUNCTION = r"(?P<name>[a-z])(?:\s*\(\s*(?P<in>[a-z])\s*\))?\s*=\s*(?P<is>[^=\n]{1,200}?)"
_FORMS = (
    later(
        rf"{_DERIVATIVE},?\s+(?:if|when|where|given(?:\s+that)?|for|of)\s+{_FUNCTION}[\s.?!]*$",
        re.IGNORECASE,
    ),
    later(
        rf"(?<![\w(]){_FUNCTION}(?:[\s,;]|\.\s)+"
        r"(?:(?:then|and|so|now|please|can|could|you|help|me|to|i|need|want)\s+)*"
        r"(?:find|get|calculate|compute|work\s+out|determine|what(?:['’]?s|\s+is))\s+"
        rf"{_DERIVATIVE}[\s.?!]*$",
        re.IGNORECASE,
    ),
)


def plainly(text: str) -> str:
    """A text with the usual words for these."""
    for form in _FORMS:
        text = form.sub(_plain, text)
    return text


def _plain(found: re.Match[str]) -> str:
    """The same, or as it is written where it is of something else."""
    name, by = found["name"].lower(), found["by"] or found["at"] or found["in"] or ""
    try:
        names = symbols(read_expression(found["is"]))
    except NotMaths:
        return found[0]
    by = by.lower() or "".join(names)
    is_of_it = name == (found["of"] or found["f"]).lower() and names <= {by}
    is_one = len(by) == 1 and by != name
    return f"derivative of {found['is']} by {by}" if is_of_it and is_one else found[0]
