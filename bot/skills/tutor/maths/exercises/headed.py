"""Several exercises in one text without marks of their own, of which each stands before what was
made of it, as a heading: "12 x 4 = 48, 15 x 3: 10 x 3 = 30, 5 x 3 = 15, so 45", "what is 45 + 38?
I got 83. What is 24 x 6? I got 144". They are read as a list. Pure.

A sum that stands so may also be a step: it begins another exercise only where the one before has
come to its result, or to nothing but a result, or shares no number with it.
"""

import re
from dataclasses import dataclass

from bot.patterns import later
from bot.skills.tutor.maths.exercises import in_words, listed
from bot.skills.tutor.maths.written.sums import in_signs
from bot.skills.tutor.maths.written.told import told
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths

_NUMBER = r"\d+(?:[.,]\d+)*+"
_SIGN = r"(?:\s?[-−–+*×÷/·xX]\s?|%?\s(?:of|times|plus|minus|divided by)\s)"
_SUM = rf"\(*{_NUMBER}\)*(?:{_SIGN}\(*{_NUMBER}\)*){{1,6}}+"
_HEAD = later(
    rf"(?:^|[,;:.!?\n]|\band\b|\bwhat(?:['’]?s| is)\b)\s*[^\d,;:.!?=\n]{{0,40}}"
    rf"(?<![-−–+*×÷/·√^.(\w])(?P<sum>{_SUM})(?P<sign>\s?[:?])(?=\s|$)",
    re.IGNORECASE,
)
_EQUATION = later(
    r"(?:^|[,;:!?\n]|\.(?=\s))\s*(?P<of>(?=[^,;:!?=\n]*[a-z])[^,;:!?=\n]{1,40}=[^,;:!?=\n]{1,40}?)"
    r"\s?:(?=\s)",
    re.IGNORECASE,
)
_WORD = later(r"[^\W\d_]{2,}")
_PAIR = re.compile(r"\d+[-−–/]\d+")
"""A date, a score or a fraction, and no sum to be worked out."""
_STATED = later(
    rf"(?<![-−–+*×÷/·√^.(\w])(?P<sum>{_SUM})\s?=\s?(?P<is>[-−]?{_NUMBER})(?![\w/+*×÷·^=])"
)
_ASKING = re.compile(r"\bwhat(?:['’]?s| is)\s+$", re.IGNORECASE)
_NUMBERS = re.compile(rf"{_NUMBER}(?:\s*/\s*{_NUMBER})?")
_RESULT = rf"[-−]?{_NUMBERS.pattern}(?: r \d+)?"
_ANSWERED = later(rf"\s?=\s?{_RESULT}")
_MARGIN = " \t\n,;.!"
_MOST_CHARS = 3000


@dataclass(frozen=True, slots=True)
class _Item:
    """The sum of an exercise, and all of it as it is written."""

    of: str
    written: str

    @property
    def is_finished(self) -> bool:
        """Whether what is said last is what the sum comes to."""
        last = _NUMBERS.findall(self.written)[-1]
        value = _value(self.of)
        return value is not None and value == _value(last) and self.written != self.of

    @property
    def is_answered(self) -> bool:
        """Whether nothing is said but what it is said to come to, right or wrong."""
        return _ANSWERED.fullmatch(self.written.removeprefix(self.of)) is not None


def as_list(text: str) -> str:
    """A text with each of these exercises on a line of its own, with a number before it; any other
    text as it is, also a list."""
    around, items = _equations(text)
    if not items:
        around, items = _read(text)
    rows = (f"{count}) {each.written}" for count, each in enumerate(items, 1))
    return "\n".join((around, *rows)) if items else text


def goes_on_behind(exercise: str, attempt: str) -> bool:
    """Whether an attempt comes to what the exercise, a sum, comes to, and goes on with others."""
    _, items = _read(f"{exercise}: {attempt}")
    return bool(items) and items[0].of == exercise and items[0].is_finished


def _equations(text: str) -> tuple[str, list[_Item]]:
    """As `_read`, of equations with their steps behind them: "2x + 3 = 11: 2x = 8, x = 4"."""
    heads = [
        each for each in _EQUATION.finditer(text[:_MOST_CHARS]) if not _WORD.search(each["of"])
    ]
    if len(heads) < 2 or len(text) > _MOST_CHARS or listed.read(text):
        return "", []
    ends = [*(each.start() for each in heads[1:]), len(text)]
    spans = [
        (head["of"], text[head.start("of") : end]) for head, end in zip(heads, ends, strict=True)
    ]
    around = text[: heads[0].start("of")].strip(_MARGIN + ":")
    return around, [_Item(of.strip(), written.strip(_MARGIN)) for of, written in spans]


def _read(text: str) -> tuple[str, list[_Item]]:
    """The words around these exercises, and they; ("", []) for fewer than two, and for a list."""
    none = "", list[_Item]()
    heads = [found for found in _HEAD.finditer(text[:_MOST_CHARS]) if _is_sum(found["sum"])]
    if not heads or len(text) > _MOST_CHARS or listed.read(text):
        return none
    items, around = _stated(text[: heads[0].start()])
    if items is None:
        return none
    ends = [*(each.start() for each in heads[1:]), len(text)]
    for head, end in zip(heads, ends, strict=True):
        item = _item(head, text[head.end() : end])
        if items and not _is_other(item, items):
            items[-1] = _Item(items[-1].of, f"{items[-1].written}, {item.written}")
        else:
            items.append(item)
    leads = (each[0].removesuffix(each["sum"] + each["sign"]) for each in heads)
    is_told = in_words.tells(" ".join((around, *leads)))
    return none if len(items) < 2 or is_told else (around, items)


def answered(text: str) -> str:
    """A list in which each sum that is asked for, and has nothing but its result behind it, is that
    sum: "1) what is 45 + 38? I got 83" as 45 + 38 = 83; any other text as it is."""
    if len(text) > _MOST_CHARS or not listed.read(text):
        return text
    return "\n".join(map(_answered, text.splitlines()))


def _answered(line: str) -> str:
    head = _HEAD.search(line)
    item = _item(head, line[head.end() :]) if head and _is_sum(head["sum"]) else None
    if head is None or item is None or not item.written.startswith(f"{item.of} ="):
        return line
    return _ASKING.sub("", line[: head.start("sum")]) + item.written


def _stated(text: str) -> tuple[list[_Item] | None, str]:
    """The sums with their results that stand before, and the words around them; None where there is
    anything else with figures."""
    found = [*_STATED.finditer(text)]
    around = _STATED.sub("", text)
    if re.search(r"\d", around):
        return None, text
    return [_Item(each["sum"], each[0]) for each in found], around.strip(_MARGIN)


def _item(head: re.Match[str], behind: str) -> _Item:
    of, working = head["sum"], behind.strip(_MARGIN)
    if not re.search(r"\d", working):
        return _Item(of, of)
    result = told(working).strip(_MARGIN)
    is_result = re.fullmatch(_RESULT, result) is not None
    return _Item(of, f"{of} = {result}" if is_result else f"{of}{head['sign'].strip()} {working}")


def _is_other(item: _Item, before: list[_Item]) -> bool:
    """Whether it is another exercise, and no step of the last one."""
    if before[-1].is_finished or before[-1].is_answered:
        return True
    known = re.findall(r"\d+", " ".join(each.written for each in before))
    own = re.findall(r"\d+", item.of)
    return not any(each.rstrip("0") in one for each in own for one in known)


def _is_sum(said: str) -> bool:
    return _PAIR.fullmatch(said) is None and _value(said) is not None


def _value(said: str) -> object:
    try:
        return exact(read_expression(in_signs(said)))
    except NotMaths:
        return None
