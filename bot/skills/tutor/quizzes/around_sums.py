"""The sum that a question of a quiz asks for, whatever usual words stand around it: "what is the
total of 15 and 27?", "6 + 7 equals what?", "which fraction is equal to 0.75?", in signs. Pure.

What stands around it is known word by word: "which is not equal to 1/2?" is none.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.patterns import later
from bot.skills.tutor.maths.written import gaps, worded
from bot.skills.tutor.maths.written.sums import asked_sum, in_signs
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths, symbols

_N = r"[-−]?\d+(?:\.\d+)?(?:/\d+)?%?"
_THING = r"(?:number|fraction|decimal|percentage|value|amount|expression|sum|answer|result|option)"
_FORM = (
    r"(?:(?:written|expressed|given|shown|put|rewritten) )?(?:as|in) (?:an? |its )?"
    r"(?:(?:equivalent|mixed|improper|simplest|lowest|proper|simplified) )*"
    r"(?:fraction|decimal|number|percentage|form|terms)"
)
_EQUAL = r"(?:equal to|the same (?:value )?as|equivalent to|equals?|worth)"
_LEAD = later(
    rf"\W*(?:(?:fill in(?: the (?:blanks?|gaps?|missing {_THING}))?|complete(?: the \w+)?|please"
    rf"|so|and|now|what(?:['’]?s| is| are| do you get (?:if|when) you| {_THING} is)?"
    r"|if you|when you|how much(?: is| are)?|calculate|compute|work out|find|evaluate|solve|give"
    rf"|tell me|the {_THING} of|the answer to)\b[\s,:.-]*)+",
    re.IGNORECASE,
)
_WHICH = later(
    rf"\W*(?:which|what)(?: (?:one )?of (?:these|the following)(?: {_THING}s?)?| {_THING}| one)?"
    rf" (?:is|are|has) {_EQUAL} (?P<of>.+)|(?:find|choose|pick|select) (?:the|an?) {_THING}"
    rf" (?:that is |which is )?{_EQUAL} (?P<also>.+)|\W*(?P<to>\S.*?) (?:is|are) {_EQUAL}"
    rf" (?:which|what)(?: of (?:these|the following))?(?: {_THING}s?)?",
    re.IGNORECASE,
)
_IN_FORM = later(rf"(?P<of>.+?),? {_FORM}", re.IGNORECASE)
_TAIL = later(
    rf"[\s,]*(?:=|(?:is |are )?{_EQUAL}|is|are|makes?|gives?|comes? to)?"
    rf"[\s,]*(?:what(?: {_THING})?|how (?:much|many)|in total|all together|altogether|[?_.…])*\s*$",
    re.IGNORECASE,
)
_SUMS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (later(form, re.IGNORECASE), signs)
    for form, signs in (
        (rf"({_N}) (?:more than|added to|greater than|bigger than|plus) ({_N})", r"\2 + \1"),
        (
            rf"({_N}) (?:less than|fewer than|smaller than|subtracted from|taken (?:away )?from"
            rf"|minus from) ({_N})",
            r"\2 - \1",
        ),
        (rf"({_N}) (?:take away|minus|decreased by|reduced by) ({_N})", r"\1 - \2"),
        (rf"({_N}) (?:multiplied by|times|lots of|groups of) ({_N})", r"\1 × \2"),
        (rf"({_N}) (?:divided by|shared by|split into) ({_N})", r"\1 ÷ \2"),
        (
            rf"(?:the )?(?:total|sum) (?:of|when you add) (({_N})(?:, ({_N}))*,? and ({_N}))",
            lambda found: " + ".join(_numbers(found[1])),
        ),
        (
            rf"(?:the )?product of (({_N})(?:, ({_N}))*,? and ({_N}))",
            lambda found: " × ".join(_numbers(found[1])),
        ),
        (
            rf"(?:the )?(?:mean|average) (?:of|for) (({_N})(?:, ({_N}))*,? and ({_N}))",
            lambda found: f"({' + '.join(_numbers(found[1]))}) ÷ {len(_numbers(found[1]))}",
        ),
        (rf"(?:the )?quotient of ({_N}) and ({_N})", r"\1 ÷ \2"),
        (rf"({_N}) of ({_N})", r"\1 × \2"),
    )
)
_MONEY = later(r"[£$€](?=\d)|(?<=\d)[£$€]")
_SHARE = later(r"(\d+(?:\.\d+)?)\s*(?:%|per ?cent)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A sum in signs; where only its form `is_asked`, what is equal to it may still be none."""

    line: str
    is_form_asked: bool


def asked(text: str) -> Asked | None:
    """What a question asks to work out, or to find an equal of; None where it asks for more."""
    said = in_numerals(without_money(text)).strip()
    bare = said.rstrip(" ?.:_")
    if which := _WHICH.fullmatch(bare):
        line = _in_signs(next(each for each in which.groups() if each))
        return Asked(line, is_form_asked=True) if line else None
    core = _TAIL.sub("", _LEAD.sub("", said, count=1), count=1)
    if form := _IN_FORM.fullmatch(core):
        line = _in_signs(form["of"])
        return Asked(line, is_form_asked=True) if line else None
    line = _in_signs(core)
    return Asked(line, is_form_asked=False) if line and not re.fullmatch(_N, line) else None


def without_money(text: str) -> str:
    """A text whose amounts have lost the sign of their currency, where there is one alone."""
    return _MONEY.sub("", text) if len({*_MONEY.findall(text)}) == 1 else text


def _in_signs(said: str) -> str:
    """What says a sum, or a number, and nothing else, in signs; "" for anything else."""
    said = in_signs(gaps.filled(said.strip(" ,:.")))
    for form, signs in _SUMS:
        if found := form.fullmatch(said):
            said = signs(found) if callable(signs) else found.expand(signs)
            break
    said = asked_sum(f"what is {said}") or worded.in_signs_alone(said) or said
    said = _SHARE.sub(r"(\1/100)", said)
    try:
        return "" if symbols(read_expression(said)) else said
    except NotMaths:
        return ""


def _numbers(listed: str) -> list[str]:
    return re.findall(_N, listed)
