"""What touches a sum or an equation within a text: whether it is the whole of it, or a part of
something that cannot be read, as the x = 50 of "half of x = 50" is. Pure."""

import re

from bot.patterns import later
from bot.tools.measures import read_unit

_FUNCTION = r"(?<![A-Za-z]{2})(?:arc)?(?:(?:sin|cos|tan)h?|sec|csc|cot|log|ln|lg|exp|sqrt)"
_OPERATION = r"plus|minus|times|mod(?:ulo)?|(?:divided|multiplied) by|(?:more|less) than"
_BEFORE = re.compile(
    r"[%‰_|\\{}¼-¾⅐-⅞π√∛±°⋅∙]\s*$|\w$|\d\s+$|\d:$|\d\s+:\s*$|\broot\s+$"
    rf"|{_FUNCTION}[\d²_]*(?:\^[-−]?\d+)?\s*$"
    rf"|\b(?:{_OPERATION}|over|twice|double|triple|half|third|quarter)\s+$"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten)\s+$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\w|:\d|\s+:\s*\d|\s*[%‰_|¼-¾⅐-⅞π√∛±°⋅∙<>≤≥≠≈]|\s*\(?mod\b"
    rf"|\s*\b(?:{_OPERATION}|per ?cent|of|squared|cubed|over (?:\d|\(|[a-z]\b)|to the power"
    r"|hundred|thousand|[mb]illion|dozen)\b",
    re.IGNORECASE,
)
_SIGN_FIRST = re.compile(r"[+*×·÷/^]|[-−]\s")
_QUANTITY = re.compile(r"\d\s*[A-Za-z]{2,}\s*$")
"""Before a sign: 50 cm + 1.5 m."""
_AMOUNT = later(r"\d[\d.,]*\s*(?P<unit>[A-Za-z])\s*=\s*\d[\d.,]*")
_UNIT_BEHIND = later(r"\s*(?!in\b)(?P<unit>[A-Za-z]{2,})\b")
_OF = re.compile(r"(?P<which>\S+\s+)?\b(?P<what>\w+%?\)?)\s+of\s+$", re.IGNORECASE)
_HOLDS_WHOLE = re.compile(
    r"answers?|curves?|equations?|exercises?|gradient|graphs?|instance|intersections?|lines?|pair"
    r"|points?|problems?|questions?|results?|roots?|set|sides?|slope|solutions?|sums?|system"
    r"|understanding|values?|zeros?",
    re.IGNORECASE,
)
"""Before "of": "the roots of x^2 = 9", not "20% of x = 50"."""
_WHICH_ROOT = re.compile(r"(?:square|cube|\w+th)\s+", re.IGNORECASE)
_OTHER_NUMERALS = re.compile(
    r"\b(?:binary|clock|hex(?:adecimal)?|octal|base-\d+|in base \d+|log base|modulo|mod \d+)\b"
    r"|\(base \d+\)",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:if|when|where|for|given|at|let|suppose|(?<!help )(?<!me )with)(?: that)?\s+$",
    re.IGNORECASE,
)
_VALUE = re.compile(r"[a-zA-Z]\s*=[^a-zA-Z=]+")
_OTHER_SIGNS = "✕✖⨯∗➕➖➗"
_GOES_ON = re.compile(
    rf"\s*[\]}}{_OTHER_SIGNS}]|\s*(?![aiAI])[A-Za-z](?![A-Za-z'’])"
    r"|\s*,?\s*(?:and|then)\s+(?:then\s+)?(?:[$€£]?\d|by\b|add|subtract|multipl|divid|take)"
    r"|\s*,?\s*(?:add|subtract|multiply|divide)\b",
    re.IGNORECASE,
)
"""A letter by itself is an unknown or an x for times; "3 + 4 I wonder"."""
_HANGS_ON = re.compile(rf"[\[{{{_OTHER_SIGNS}]\s*$|(?<![A-Za-z])[xX]\s*$")
_LOOK_BACK = 60


def is_cut(text: str, start: int, end: int) -> bool:
    """Whether what touches a sum or an equation belongs to it."""
    before = text[max(0, start - _LOOK_BACK) : start]
    if counts_otherwise(text) or _BEFORE.search(before) or _BEHIND.match(text, end):
        return True
    if _SIGN_FIRST.match(text, start) and _QUANTITY.search(before):
        return True
    if _is_of_quantities(text, start, end):
        return True
    of = _OF.search(before)
    if of is None:
        return re.search(r"[^\w\s]\s+of\s+$", before) is not None
    is_operation = _WHICH_ROOT.fullmatch(of["which"] or "") is not None
    return is_operation or not _HOLDS_WHOLE.fullmatch(of["what"])


def _is_of_quantities(text: str, start: int, end: int) -> bool:
    """Whether the unknown of an equation is a unit, and another one of its kind stands behind it:
    the 2 m = 200 of "the rope is 2 m = 200 cm"."""
    amount, behind = _AMOUNT.fullmatch(text, start, end), _UNIT_BEHIND.match(text, end)
    if amount is None or behind is None:
        return False
    unit, other = read_unit(amount["unit"]), read_unit(behind["unit"])
    return unit is not None and other is not None and unit.dimension == other.dimension


def counts_otherwise(text: str) -> bool:
    """Whether a text is about binary numbers, remainders or a clock, where 1 + 1 may be 10."""
    return _OTHER_NUMERALS.search(text) is not None


def is_given(text: str, start: int, end: int) -> bool:
    """Whether an equation only says a value to put into something else: "2x + 1 when x = 3"."""
    is_value = _VALUE.fullmatch(text, start, end) is not None
    return is_value and _GIVES.search(text[max(0, start - _LOOK_BACK) : start]) is not None


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether more belongs to a sum than was found of it: "2 + 3 and multiply by 4", 2 + 3 x."""
    before = text[max(0, start - _LOOK_BACK) : start]
    return _GOES_ON.match(text, end) is not None or _HANGS_ON.search(before) is not None
