"""Sums and equations within what people and models write. Pure.

One of which a part cannot be read is none at all (edges.py); `has_cut` tells of it.
"""

import re
from collections.abc import Callable, Sequence

from bot.skills.tutor.maths.written import edges, remainders
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.powers import RAISED
from bot.tools.maths.spelling import with_signs

_LETTERS = "a-zA-Z"
_SIDE = rf"[-+−*/×÷·⋅^().,\d\s{RAISED}√]"
_TERMS = rf"{_SIDE}|(?<![{_LETTERS}])[{_LETTERS}](?![{_LETTERS}])"
_WHOLE_SIDE = rf"(?:{_TERMS}|\|(?:{_TERMS})+\|)+"
_EQUATION = re.compile(rf"(?<![{_LETTERS}]){_WHOLE_SIDE}(?:={_WHOLE_SIDE})+")
_SUM = re.compile(
    r"(?:[-−]?\(?\d[\d.,]*\)?!?|\()"
    rf"(?:\s*[-+−*/×÷·^()]\s*|\s*\d[\d.,]*\s*|[{RAISED}!])+"
)
_ASKS_FOR_VALUE = re.compile(
    r"^(?:what is|what's|calculate|compute|evaluate|work out|find the value of|how much is)"
    r"[^A-Za-z]*$|^[^A-Za-z]*=\s*\??$|^(?:what is|calculate|compute|evaluate|work out) (?:the "
    rf"(?:value|result|sum|product) of )?[-+−*/×÷·^().,\d\s{RAISED}!]+[?.]?$"
    r"|^\(-?\d[\d.]*\)\^[23](?: is| equals)?[^A-Za-z\d]*$",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|per ?cent) of (\d+(?:\.\d+)?)", re.IGNORECASE)
_PLAIN = r"-?\d+(?:\.\d+)?(?![\d/^])"
_TERM = r"[-−]?\d+(?:[.,/]\d+)*"
_NAMED = (
    (re.compile(rf"\b(?:the )?square of ({_PLAIN})", re.I), r"(\1)^2"),
    (re.compile(rf"\b(?:the )?cube of ({_PLAIN})", re.I), r"(\1)^3"),
    (re.compile(rf"\b(?:the )?sum of ({_TERM}) and ({_TERM})", re.I), r"\1 + \2"),
    (re.compile(rf"\b(?:the )?product of ({_TERM}) and ({_TERM})", re.I), r"\1 × \2"),
    (re.compile(r"\b(\d+) factorial", re.I), r"\1!"),
    (re.compile(r"(\d[\d.,]*) (?:raised )?to the power (?:of )?(\d+)", re.I), r"(\1)^\2"),
)
_ROOT = re.compile(r"(?:the )?√(?:\((\d+)\)|(\d+))")
_BEFORE_SHARE = r"((?:^|\b(?:calculate|compute|find|get|is|out|with|['’]s)\s)\s*)"
_AMOUNT = r"\d[\d,]*(?:\.\d\d)?"
_AMOUNT_FIRST = re.compile(rf"{_AMOUNT}\s*=")
_SPOKEN: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(rf"([£$€]){_AMOUNT}(?:\s*[-+−]\s*\1{_AMOUNT})+(?:\s*=\s*\1{_AMOUNT})?(?![\d$])"),
        lambda found: found[0].replace(found[1], ""),
    ),
    (re.compile(rf"[£$€]({_AMOUNT})(?=\s*[x×]\s*\d)"), r"\1"),
    (
        re.compile(
            rf"(?<![\w.])(\d+)\s*(?:[x×]|times)\s*[£$€]({_AMOUNT})(?![\d$])"
            r"(?:(\s*=\s*)[£$€](?=\d))?"
        ),
        r"\1 × \2\3",
    ),
    (
        re.compile(r"(\d)?\s*([¼-¾⅐-⅞])(?!\s*[A-Za-z])"),
        lambda found: f"{found[1] or ''} {in_numerals(found[2])}",
    ),
    (re.compile(r"\s*[⋅∙]\s*"), " · "),
    (re.compile(r"(?<!\d)(?<!\d )½(?=[a-z]\b|\s*[+=×÷]|\s[-−]\s)", re.I), "(1/2)"),
    (re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|per ?cent) of ([a-z])(?=\s*=)", re.I), r"\1/100 × \2"),
    (re.compile(r"(?<![\d/.,])(?<!\d )(\d+/\d+) of ([a-z])(?=\s*=)", re.I), r"\1 × \2"),
    (
        re.compile(rf"{_BEFORE_SHARE}(\d+(?:\.\d+)?)\s*(?:%|per ?cent) of [$€£]?({_TERM})", re.I),
        r"\1\2/100 × \3",
    ),
    (re.compile(rf"{_BEFORE_SHARE}(\d+/\d+) of ({_TERM})(?!\s*[A-Za-z]{{2}})", re.I), r"\1\2 × \3"),
    (re.compile(rf"\badd(?:ing)? ({_TERM}) (?:and|to|with) ({_TERM})", re.I), r"\1 + \2"),
    (
        re.compile(
            rf"\b(?:subtract(?:ing)?|tak(?:e|ing)(?: away)?) ({_TERM}) (?:away )?from ({_TERM})",
            re.I,
        ),
        r"\2 - \1",
    ),
    (re.compile(rf"\bmultiply(?:ing)? ({_TERM}) (?:by|and|with) ({_TERM})", re.I), r"\1 × \2"),
    (re.compile(rf"\bdivid(?:e|ing) ({_TERM}) by (-?\d+(?:[.,]\d+)?)(?![\d/])", re.I), r"\1 ÷ \2"),
    (re.compile(rf"\bdivid(?:e|ing) ({_TERM}) by ({_TERM})", re.I), r"\1 ÷ (\2)"),
)
_SAID_AROUND = re.compile(
    r"\b(?:the|value|of|answer|result|sum|equation|exercise|problem|question|this|to|for|is|it"
    r"|if|in|when|from|please|thanks|thank you|by hand|step by step|without a calculator|again"
    r"|[a-z])\b",
    re.IGNORECASE,
)
_SOLVES = re.compile(
    r"\b(?:solve|find|calculate|compute|determine|what(?:['’]s)?|which|number|makes?|satisfies|true"
    r"|following|missing|unknowns?|variables?|solutions?|values?|satisfy|inequality|equations|system"
    r"|simultaneous|linear|set|and)\b",
    re.IGNORECASE,
)
_HANGS_ON = re.compile(rf"(?:(?:(?<![A-Za-z]{{3}})[A-Za-z]|[){RAISED}])\s*[-+−*/×÷·]|\^)\s*$")
"""A word of four letters is no unknown: "Homework - 12*4"."""
_GOES_ON = re.compile(r"\s*[-+−*/×÷·^]\s*[A-Za-z](?![A-Za-z])")
_JOINED = re.compile(r"\bor\b|[∨;]")
_AROUND = 10
_WORD = re.compile(r"[a-z]+")
_ASKING = re.compile(
    r"a|and|answer|calculate|can|check|compute|division|do|evaluate|exercise|figure|give|hard|help"
    r"|homework|how|i|is|it|like|maths?|me|much|my|of|out|please|problem|question|result|s|solve"
    r"|subtraction|sum|t|teach|the|this|to|understand|value|want|what|with|work|you"
)
"""Words beside which 12-4 is a sum; beside others it may be pages or years."""
_NUMBERED = re.compile(
    r"(?:^|\b(?:do|of|on|solve|understand|with)\s+)"
    r"(?:chapter|exercise|lesson|page|problem|question|unit)s?\s+$",
    re.IGNORECASE,
)
"""Before its number: "with exercise 12-14", not "with this exercise 34-19"."""
_WITH_SIGN = re.compile(rf"\d\)*\s*[-+−*/×÷·^{RAISED}!]")


def in_signs(text: str) -> str:
    """ "add 3/4 and 1/8", "12 divided by 4", "find 15% of 80" as sums."""
    text = with_signs(text)
    for pattern, signs in _SPOKEN:
        text = pattern.sub(signs, text)
    return text


def is_only_sum(text: str) -> bool:
    """Whether a text is a sum or an equation and says nothing else: "a 4x4 car" does."""
    text = in_signs(text)
    found = equation_in(text) or sum_in(text)
    around = text.replace(found, " ", 1) if found else text
    return bool(found) and not re.search(r"\w", _SAID_AROUND.sub(" ", around))


def equation_in(text: str) -> str:
    """The one equation with an unknown in a text; "" for none or several."""
    found = equations_in(text)
    return found[0] if len(found) == 1 else ""


def links(chain: str) -> list[str]:
    """The equations that a chain says, each with its first side: x = 9/3 = 3 is x = 9/3, x = 3.
    Anything else as it is."""
    first, *others = chain.split("=")
    if len(others) < 2 or _JOINED.search(chain):
        return [chain]
    return [f"{first.strip()} = {each.strip()}" for each in others]


def asked_equation(text: str) -> str:
    """The equation that a question asks to solve, and nothing else, words in signs; "" for none."""
    text = in_signs(text)
    found = equation_in(text)
    return found if asks_to_solve(text, [found]) else ""


def asks_to_solve(text: str, found: Sequence[str]) -> bool:
    """Whether a question asks to solve what is found in it, and for nothing else."""
    for each in found:
        text = text.replace(each, " ", 1)
    around = _SOLVES.sub(" ", _SAID_AROUND.sub(" ", text))
    return re.search(r"[^\s.,:;?!'’\"“”()]", around) is None


def equations_in(text: str) -> list[str]:
    """The equations with an unknown in a text that are to be solved."""
    found = [text[a:b] for a, b in _whole_equations(text) if not edges.is_given(text, a, b)]
    return [each for each in found if re.search(r"\d", each)]


def lettered_equations(text: str) -> list[str]:
    """The same with those that hold no number, such as y = x, or only say a value."""
    return [text[start:end] for start, end in _whole_equations(text)]


def _whole_equations(text: str) -> list[tuple[int, int]]:
    spans = [span for span in _equation_spans(text) if not remainders.is_stated(text[slice(*span)])]
    return [span for span in spans if not _is_part(text, *span)]


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether an equation is part of something that cannot be read, or says what money is: the p of
    £1 = 100p is no unknown."""
    has_amount = _AMOUNT_FIRST.match(text, start) is not None
    is_of_money = has_amount and re.search(r"[£€$]\s*$", text[:start][-_AROUND:]) is not None
    is_tex = text[end:].lstrip().startswith("$")
    return edges.is_cut(text, start, end) or (is_of_money and not is_tex)


def _equation_spans(text: str) -> list[tuple[int, int]]:
    spans = [_stripped(match, " .,\n") for match in _EQUATION.finditer(text)]
    return [span for span in spans if re.search(rf"[{_LETTERS}]", text[slice(*span)])]


def _stripped(match: re.Match[str], signs: str) -> tuple[int, int]:
    start = match.end() - len(match[0].lstrip(signs))
    return start, start + len(match[0].strip(signs))


def has_cut(text: str) -> bool:
    """Whether an equation or a sum in a text is a part of something that cannot be read, or a value
    that is to be put into it."""
    text = in_signs(text)
    equations = _equation_spans(text)
    if any(_is_part(text, *span) or edges.is_given(text, *span) for span in equations):
        return True
    return any(_is_cut_sum(text, *span) for span in _sum_spans(text))


def sum_in(text: str) -> str:
    """The one sum in a text; "" for none or several."""
    text = with_signs(text)
    spans = _sum_spans(text)
    return text[slice(*spans[0])] if len(spans) == 1 and not _is_cut_sum(text, *spans[0]) else ""


def _sum_spans(text: str) -> list[tuple[int, int]]:
    matches = [match for match in _SUM.finditer(text) if not _is_piece(text, *match.span())]
    spans = [_stripped(match, " .,") for match in matches]
    found = [span for span in spans if _WITH_SIGN.search(text[slice(*span)])]
    return [span for span in found if not _is_name(text[slice(*span)], text)]


def _is_cut_sum(text: str, start: int, end: int) -> bool:
    return edges.is_cut(text, start, end) or edges.goes_on(text, start, end)


def _is_piece(text: str, start: int, end: int) -> bool:
    """Whether a sum is part of something with an unknown, such as the 2 + 5 of x^2 + 5x."""
    is_glued = re.match(r"[A-Za-z](?![A-Za-z])", text[end:]) and not text[end - 1].isspace()
    is_applied = text[start] == "(" and text[:start][-1:].isalpha()
    return bool(
        is_glued
        or is_applied
        or _HANGS_ON.search(text[:start][-_AROUND:])
        or _GOES_ON.match(text[end:][:_AROUND])
    )


def _is_name(found: str, text: str) -> bool:
    """Whether it names something, as 9/11, 24/7, 1914-1918 and dates do, and is not to be worked
    out."""
    if re.fullmatch(r"9/11|24/7|\d+([-/])\d+\1\d+", found):
        return re.sub(r"[^\w/-]", "", text) != found
    pair = re.fullmatch(r"(\d+)([-−–/])(\d+)", found)
    if pair is None:
        return False
    before, _, after = text.partition(found)
    if _NUMBERED.search(before):
        return True
    if all(_ASKING.fullmatch(word) for word in _WORD.findall(text.lower())):
        return False
    first, sign, last = pair.groups()
    rises = first[-len(last) :].zfill(len(last)) <= last  # also 1914-18
    return sign == "/" or rises or re.match(r"\s*\w", after) is not None  # the 80-20 rule


def asked_sum(text: str) -> str:
    """The sum that a question asks the value of, and nothing else, words in signs; "" for none."""
    text = with_signs(in_numerals(text))
    for pattern, signs in _NAMED:
        text = pattern.sub(signs, text)
    text = _SHARE.sub(r"(\1/100) * \2", _ROOT.sub(r"(\1\2)^(1/2)", text))
    return sum_in(text) if _ASKS_FOR_VALUE.search(text) else ""
