"""A number that is said by another one beside it: "one more than 82", "just before 84", "take 2
from 85", "166 cut in half", "a bit over 82.9". Pure.

Of a try also its neighbours are ("the number just before your answer", "a year too late"), and of a
number what zeros behind it make ("25 with two zeros"). Bounds around one are read in bounds.py.

What is said with two numbers that stand in one line on the table is a step from there ("38 more
than 45" of 45 + 38), and what two numbers make together ("70 and 13") is left to who adds them.

Exercises may be shared out or multiplied: "split 80 into 4 parts" is the way to 25% of 80.
A number alone on the table, or what a sum is said to be, is a try, of which "one too low" says the
rest; so does whatever is to be done to a try that is named: "add 2 to your answer", "ten times what
you said", "put a zero behind it"; and, where no other number stands beside it, "go up by 2".
Not covered: "the odd number after 81", "the next prime".
"""

import itertools
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from bot.patterns import later
from bot.skills.tutor.guides.keys import bounds
from bot.tools.maths.numerals import in_numerals

_TOKEN = later(
    r"(?P<number>(?:(?<=[a-z] )-|(?<![\w.,/^]))"
    r"\d{1,9}(?:,\d{3}){0,3}(?:\.\d{1,6})?(?:/[1-9]\d{0,4})?)"
    r"(?=[^\w/^%]|$)(?![.,]\d)"
    r"|(?P<word>[a-z]+)|[, \t'’\"“”()$£€-]|(?P<stop>.)",
    re.IGNORECASE | re.DOTALL,
)

_ON_TABLE = later(r"(?<![\w.,])\d{1,9}(?:,\d{3}){0,3}(?:\.\d{1,6})?(?:/[1-9]\d{0,4})?")
"""Such a number, also before an unknown: "divide 4 by 2" behind 2x = 4 is a step."""


def _words(said: str) -> frozenset[str]:
    return frozenset(said.split())


_ADD = _words("add adds adding added increase increased count counting up")
_TAKE = _words(
    "take takes taking taken subtract subtracting subtracted remove removed decrease decreased "
    "reduce reduced back down"
)
_MORE = _ADD | _words(
    "more greater higher bigger larger above over after past beyond top extra plus"
)
_LESS = _TAKE | _words(
    "less fewer lower smaller below under before short shy away off without minus"
)
_MORE_BEHIND = _words("more extra further added low")
_LESS_BEHIND = _words("less fewer away off back high")
_FROM_TRY = _MORE_BEHIND | _LESS_BEHIND | _words("too short over under out late early")
_COMPARED = _words("higher lower bigger smaller larger greater earlier later")
_CHANGE = _ADD | _TAKE | _words("lower lowering raise raising drop bump shift")
_YOU_SAID = (
    r"you (?:(?:just|first|have|had) ){0,2}(?:said|say|wrote|written|have|had|got|gave|found|put"
    r"|did|tried|typed|answered|entered|guessed|thought|think|chose|sent|worked out|came up with)"
)
_TRY = (
    r"(?:yours|your (?:(?:own|last|first) )?(?:answer|number|result|value|try|guess|attempt|sum"
    r"|solution|total|product|difference|year|[a-z])|(?:what|that|the (?:number|answer|one|value))"
    rf" {_YOU_SAID})\b"
)
_OF_TRY = later(rf"\b(?:{_TRY}|than (?:it|that|{_YOU_SAID})\b)")
_OF_IT = later(r"\b(?:to|from|off|behind|multiply|divide) (?:it|that)\b")
"""Which is the try, but where a side of an equation may be meant."""
_MULTIPLY = _words("multiply multiplying")
_TIMES = _MULTIPLY | _words("times factor divide divided dividing")
_ZERO_MORE = _words("more another extra missing miss missed lack lacks forgot forgotten lost")
_AT_END = _words("end behind back")
_PUT = _words("put write place stick")
_DISTANT = _MORE | _LESS | _COMPARED | _words("by plus minus further too")
_SIDES = _words("side sides both")
_SHARE = _words("split splitting share shared sharing divide dividing")
_HALVED = _words("half halve halved halving")
_DOUBLED = _words("double doubled doubling twice")
_MIDDLE = _words("halfway midway middle")
_JUST = _words("just right directly immediately straight bit little slightly barely tad hair shade")
_NEXT = _words("number integer comes coming next one year day page")
_FOLLOWING, _PRECEDING = _words("follows following"), _words("precedes preceding")
_ARTICLES = _words("of the a your")
_SAID_OF_BOTH = _words("is are isn aren be")
_BETWEEN, _REACH, _REACH_OF_TRY = 5, 2, 4
"""Words that may stand between two numbers, and how far from one a word still goes with it, also
where a try is named."""
_SAID = (
    (later(r" \* (?=[a-z])"), " times "),
    (later(r"(?<=[a-z]{2}|\d,) \+ (?=\d)"), " plus "),
    (later(r"(?<=[a-z]{2}|\d,) - (?=\d)"), " minus "),
    (later(r"\bnoughts\b|\b0['’]?s\b", re.IGNORECASE), "zeros"),
    (later(r"\bnought\b", re.IGNORECASE), "0"),
    (
        later(
            r"\ban?(?= (?:year|day|unit|step|notch|place|pound|euro|dollar|penny|cent|metre|degree"
            r"|minute|hour)\b)",
            re.IGNORECASE,
        ),
        "1",
    ),
)
"""Of words read as signs words again (ten times too small, your number minus 1), and what counts as
a number here."""
_BESIDE_IT = r"(?:before|after|below|above|under|over)"
_NEIGHBOUR = later(
    r"\b(?:(?:just|right|directly|immediately|number|integer|year)(?: that (?:is|comes))?"
    rf" {_BESIDE_IT} (?:it\b|that\b|{_TRY})|(?:comes?|one) {_BESIDE_IT} {_TRY})"
    r"|\bnext (?:\w+ )?(?:smaller|bigger|larger|lower|higher|greater) (?:\w+ )?"
    r"(?:number|integer|one)\b|\bnext (?:\w+ )?(?:number|integer|one|year) (?:up|down)\b"
    r"|\b(?:previous|preceding) (?:\w+ )?(?:number|integer|year)\b",
    re.IGNORECASE,
)
_MOST_ZEROS = 6
_TENS = (10, 100, 1000)
"""By another number an answer may be multiplied as a step: the 5 of 3/4 of 20 by 3."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number, the words between it and the number before it in its clause, and those behind."""

    value: Fraction
    before: list[str]
    behind: list[str]


def values_said(forms: Iterable[str], exercise: str, others: Iterable[str]) -> Iterator[Fraction]:
    """What the numbers of a text (each of its forms) come to with the words of arithmetic beside
    them; `others` are the other lines on the table."""
    others = [*others]
    of_exercise, *of_others = map(_numbers, (exercise, *others))
    tries = {number for line in of_others if len(line) == 1 for number in line}
    is_equation = "=" in exercise
    if not is_equation:  # 7 x 8 = 54
        results = (_numbers(line.rpartition("=")[2]) for line in others if "=" in line)
        tries |= {number for each in results if len(each) == 1 for number in each}
    said = [*map(_in_words, forms)]
    yield from bounds.only_between(said, of_exercise, of_others)
    if any(map(_NEIGHBOUR.search, said)):
        yield from (number + by for number in tries for by in (1, -1))
    for clause in itertools.chain.from_iterable(map(_clauses, said)):
        is_named = _names_try(clause, tries, is_equation=is_equation)
        is_alone = _is_to_add(clause, of_exercise)
        for each in clause:
            for tried in tries:
                yield from _from_try(tried, each, is_named=is_named)
                if is_alone:
                    yield from (tried + each.value, tried - each.value)
            if each.value not in of_exercise:
                yield from _of_one(each)
        for one, other in pairwise(clause):
            both = {one.value, other.value}
            if len(other.before) > _BETWEEN or any(both <= line for line in of_others):
                continue
            if both.isdisjoint(of_exercise):
                yield from _multiplied_or_shared(one, other)
            if not both <= of_exercise:
                yield from _of_two(one, other)


def _in_words(form: str) -> str:
    for pattern, words in _SAID:
        form = pattern.sub(words, form)
    return form


def _numbers(line: str) -> set[Fraction]:
    return {*map(_value, _ON_TABLE.findall(in_numerals(line)))}


def _value(number: str) -> Fraction:
    return Fraction(number.replace(",", ""))


def _clauses(text: str) -> Iterator[list[_Number]]:
    clause: list[_Number] = []
    words: list[str] = []
    for token in _TOKEN.finditer(text):
        if token["stop"]:
            yield clause
            clause, words = [], []
        elif token["word"]:
            words.append(token["word"].casefold())
        elif token["number"]:
            behind: list[str] = []
            clause.append(_Number(_value(token["number"]), words, behind))
            words = behind
    yield clause


def _of_one(number: _Number) -> Iterator[Fraction]:
    value, before, behind = number.value, number.before, number.behind[: _REACH + 1]
    beside = {*[word for word in before if word not in _ARTICLES][-1:]}
    if "and" not in behind:  # 6 and a half
        beside |= {*behind}
    if beside & _HALVED:
        yield value / 2
    if beside & _DOUBLED:
        yield value * 2
    near = {*before[-_REACH:]}
    is_just = bool(_JUST.intersection(before[-_REACH - 1 :]))
    is_next = bool(_NEXT.intersection((*before[-_BETWEEN:], *behind)))
    if near & _FOLLOWING or (is_just and near & _MORE) or (is_next and "after" in near):
        yield Fraction(math.floor(value) + 1)
    if near & _PRECEDING or (is_just and near & _LESS) or (is_next and "before" in near):
        yield Fraction(math.ceil(value) - 1)


def _names_try(clause: list[_Number], tries: set[Fraction], *, is_equation: bool) -> bool:
    """Whether a clause speaks of what the learner said ("your 250"), and of no side of an
    equation."""
    words = [word for each in clause[:1] for word in each.before]
    words += [word for each in clause for word in each.behind]
    if _SIDES.intersection(words):
        return False
    if any(each.value in tries and each.before[-1:] == ["your"] for each in clause):
        return True
    said = " ".join(words)
    return bool(_OF_TRY.search(said) or (not is_equation and _OF_IT.search(said)))


def _from_try(one: Fraction, number: _Number, *, is_named: bool) -> Iterator[Fraction]:
    """What a number makes of a try by the words beside it, most of them only where one is named."""
    reach = _REACH_OF_TRY if is_named else _REACH
    before, behind = {*number.before[-reach:]}, {*number.behind[:reach]}
    near, value = before | behind, number.value
    is_put = bool({*number.before[-_REACH_OF_TRY:]} & (_ADD | _PUT))
    is_put &= is_named or bool(_AT_END.intersection(number.behind[:_REACH_OF_TRY]))
    if value == 0 and (near & _ZERO_MORE or is_put):
        yield from (one * 10, one / 10)
    is_zeros = "zeros" in number.behind[:_REACH] and 0 < value <= _MOST_ZEROS
    if is_zeros and (is_named or is_put or near & _ZERO_MORE):
        yield from (one * 10 ** int(value), one / 10 ** int(value))
    is_scale = "too" in behind or (value in _TENS and (is_named or "factor" in before))
    if value and near & _TIMES and is_scale:
        yield from (one * value, one / value)
    if _is_from_try(number) or (is_named and near & _DISTANT):
        yield from (one + value, one - value)


def _is_from_try(number: _Number) -> bool:
    """Whether a number says how far a try is off: "one too low", "off by one"; not "take 2 off"."""
    before = {*[word for word in number.before if word not in _ARTICLES][-_REACH:]}
    behind = {*number.behind[:_REACH]}
    if before & (_ADD | _TAKE) or "than" in behind:
        return False
    is_by = "by" in before and bool(before & (_FROM_TRY | _COMPARED | _MORE | _LESS))
    return is_by or bool(behind & (_FROM_TRY | _COMPARED))


def _is_to_add(clause: list[_Number], of_exercise: set[Fraction]) -> bool:
    """Whether the one number of a clause is to be added or taken away, where nothing says from what
    ("go up by 2", "add 2 more"), and comes from no step: no number of the exercise or place of one
    (the 8 of 38), none that is known ("the 10"), and nothing carried."""
    if len(clause) != 1:
        return False
    [number] = clause
    before, value = number.before[-_REACH_OF_TRY:], number.value
    if not _CHANGE.intersection(before) or before[-1] in ("the", "than"):
        return False
    if _SIDES.intersection((*before, *number.behind)) or value in of_exercise:
        return False
    is_carried = value in (1, *_TENS) or any(value in _by_place(each) for each in of_exercise)
    return before[-1] == "by" or number.behind[:1] in (["year"], ["years"]) or not is_carried


def _by_place(number: Fraction) -> set[int]:
    """The places of a whole number: 30 and 8 of 38."""
    digits = reversed(str(number)) if number.denominator == 1 else ""
    return {int(digit) * 10**zeros for zeros, digit in enumerate(digits) if digit.isdigit()}


def _of_two(one: _Number, other: _Number) -> Iterator[Fraction]:
    first, second = one.value, other.value
    before, between, behind = {*one.before[-_REACH:]}, {*other.before}, {*other.behind[:_REACH]}
    if "than" in between and between & _SAID_OF_BOTH:
        return  # 8 is more than 5
    if "than" in behind:
        behind = set()
    if before & _ADD or between & _MORE or behind & _MORE_BEHIND:
        yield first + second
    if before & _TAKE or between & _LESS or behind & _LESS_BEHIND:
        yield from (first - second, second - first)
    if before & _MIDDLE:
        yield (first + second) / 2
    if other.behind[:1] == ["zeros"] and 0 < second <= _MOST_ZEROS:
        yield first * 10 ** int(second)


def _multiplied_or_shared(one: _Number, other: _Number) -> Iterator[Fraction]:
    words = {*one.before[-_REACH:], *other.before}
    if words & _MULTIPLY:
        yield one.value * other.value
    if words & _SHARE and one.value and other.value:
        yield from (one.value / other.value, other.value / one.value)
