"""What may be meant by an expression that reads in two ways, as people type what stands above or
below a line: e^2x for e^(2x), x^-1/2 for x^(-1/2), 1/2√x for 1/(2√x). Pure.

Each is read as it is written, from left to right; where that is wrong, it is asked back. A fraction
of two products, 2x4/3x5, or one made wider by one number, 3 × 2/4 × 2, is read as it is meant
where it is wrong as written.
"""

import re

from bot.patterns import later
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths

ASKS = "`{said}` reads in two ways. Do you mean `{meant}`? Then write it with these brackets."
_RAISED = (
    later(r"\^(?P<all>[-−]?\d*(?:\.\d+)?[A-Za-z]+)(?![\w^(])"),
    later(r"\^(?P<all>[-−]?\w+/\w+)(?![\w^(])"),
)
_BELOW = (
    later(r"/[ ]?(?P<all>(?:[^-−+*·×/()\s]|[ ](?=[\w(√])|\([^()]*\)|(?<=\^)[-−])+)"),
    later(r"/[ ]?(?P<all>[^/]+)$"),
)
_TIMES = r"[ ]?[x×*·][ ]?"
_BEGINS, _ENDS = r"(?<![\w.,)^/×*·])(?<![x×*·/÷][ ])", r"(?!\w|[.,]\d|[ ]?[x×*·/÷^]|[ ]?\()"
_WIDER = later(
    rf"{_BEGINS}(?P<top>\d{{1,4}}{_TIMES}(?P<by>\d{{1,3}}))[ ]?/[ ]?"
    rf"(?P<under>\d{{1,4}}{_TIMES}(?P=by)){_ENDS}",
    re.IGNORECASE,
)
_CLOSE = later(
    rf"{_BEGINS}(?P<top>\d{{1,4}}{_TIMES}\d{{1,4}})/(?P<under>\d{{1,4}}{_TIMES}\d{{1,4}}){_ENDS}",
    re.IGNORECASE,
)
_BRACKETS = r"(\g<top>)/(\g<under>)"
_MOST_CHARS = 100
_READ_CHARS = 500


def readings(said: str) -> list[str]:
    """The expressions that may be meant, the nearest to what is written first, without that
    itself."""
    if len(said) > _MOST_CHARS:
        return []
    raised = [said, *(each.sub(r"^(\g<all>)", said) for each in _RAISED)]
    found = [*raised, *(each.sub(r"/(\g<all>)", one) for one in raised for each in _BELOW)]
    return [each for each in dict.fromkeys(found) if each != said and _reads(each)]


def with_wider(said: str) -> str:
    """A text in which a fraction of two products, 2x4/3x5, has the brackets that are meant,
    (2x4)/(3x5); with spaces around the "/" only one of which both parts are multiplied by the same
    number."""
    if len(said) > _READ_CHARS:
        return said
    return _WIDER.sub(_BRACKETS, _CLOSE.sub(_BRACKETS, said))


def _reads(text: str) -> bool:
    try:
        read_expression(text)
    except NotMaths:
        return False
    return True
