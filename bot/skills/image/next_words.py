"""What somebody says next who was shown a wish taken apart, or pictures: yes, the other prompt,
once more, or how to change it. Pure.

In seven languages (next_in_languages.py). It says nothing of whether anything was shown: read it
only where that is so, since "make it shorter" may as well be said of a text.
"""

from dataclasses import dataclass
from typing import Literal

from bot.skills.image.next_in_languages import ALL_NEXT, Next
from bot.skills.image.signs import APART, composed, ordinal
from bot.turn.expression import Expression, Found

_READ_CHARS = 300
"""Who says more says something else."""

_OF_A_TEXT = r"\s+(?:or|info\w*|about|on|over|uber|sur|sobre|su|nicht|als)\b"
"""What stands behind "more" where no picture is spoken of."""

_ELSEWHERE = rf"(?:{'|'.join(words.elsewhere for words in ALL_NEXT)})\W*$"
_ORDINAL_GROUPS = 9
_HOW = r"(?P<how>\S[^\n]*)"


@dataclass(frozen=True, slots=True)
class Change:
    """How a picture is to be changed: the `number`th, None where none is named."""

    number: int | None
    how: str


Answer = Literal["improved", "original", "again", "another", "cancel"]


@dataclass(frozen=True, slots=True)
class _Ways:
    """One language's expressions. `begin` is what may stand before any change, `end` behind it;
    those of `numbered` begin with the groups of an ordinal. Each comes with what stands in the
    place of its order. `but` is read with what stands before it."""

    answers: tuple[tuple[Answer, Expression], ...]
    begin: Expression
    numbered: tuple[tuple[Expression, str], ...]
    liked: Expression
    plain: tuple[tuple[Expression, str], ...]
    but: Expression
    polite: Expression
    end: Expression
    small_talk: Expression
    leave: Expression
    think: Expression
    ask: Expression


def _ways(words: Next) -> _Ways:
    base = words.base
    please = rf"(?:(?:{base.please})\b\W*)*"
    tail = rf"(?:(?:{base.please}|{words.small_talk})\b\W*)*$"
    number = ordinal(base)
    added = f"{words.added} "
    take = rf"(?:(?:{words.yes})\b\W+)*(?:(?:{words.take})\s+)?"
    yes = rf"(?:(?:{words.yes})\b\W*(?:(?:{base.please})\b\W*)*)+"
    bare = rf"(?:(?:{words.much})\s+)?(?:{base.rather})\b(?!{_OF_A_TEXT})"

    def all_of(said: str) -> Expression:
        return Expression(rf"^\W*{please}(?:{said})\b\W*{tail}")

    def order(said: str) -> Expression:
        return Expression(rf"(?:{said})\s+{_HOW}")

    return _Ways(
        answers=(
            ("improved", all_of(rf"{yes}|{take}(?:{words.improved})")),
            ("original", all_of(rf"{take}(?:{words.original})")),
            ("cancel", all_of(base.cancel)),
            ("again", all_of(words.again)),
            ("another", all_of(words.another)),
        ),
        begin=Expression(
            rf"^\W*(?:(?:{words.now}|{base.please})\b\W+|(?:{words.yes})\b\s*[,.;:!]\s*)*"
        ),
        numbered=(
            (order(rf"(?:{words.make})\s+{number}(?:\s+(?:to be|into))?"), ""),
            (order(rf"(?:{words.give})\s+{number}"), added),
        ),
        liked=Expression(
            rf"(?:{words.take})\s+{number}(?:\s[^\s,]+)?{APART}"
            rf"(?:{base.but}|{words.now})\b\s*{_HOW}"
        ),
        plain=(
            (order(words.make_it), ""),
            (order(words.give_it), added),
            (order(words.add), added),
            (Expression(rf"(?P<how>(?:{words.alter_the})\b[^\n]+)$"), ""),
            (Expression(rf"(?P<how>(?:{words.alter})\s+(?!{_ELSEWHERE})[^\n]+)$"), ""),
            (order(words.same), ""),
            (Expression(rf"(?P<how>{bare}(?:[\s,]+[^\s,?]+){{0,4}})\W*$"), ""),
            (Expression(rf"(?:{base.meant_it})\s+(?P<how>(?:{bare}|{base.where}\s)[^\n]*)$"), ""),
        ),
        but=Expression(
            rf"^\W*(?:(?:{words.yes})\b\W+)*(?:{base.but})\s+(?P<how>(?:{base.where})\s[^\n]+)$"
        ),
        polite=Expression(rf"^\W*(?:(?:{words.now})\b\W+)*(?:{base.please})\b"),
        end=Expression(rf"(?:\s+(?:{words.add_end or '$'}))?[\s,]*(?:\b(?:{base.please})\b)?\W*$"),
        small_talk=Expression(
            rf"^\W*(?:(?:{words.now}|ok)\b\W+)?(?:(?:{words.small_talk})\b\W*)+$"
        ),
        leave=all_of(rf"(?:(?:{words.think}|{words.now})\b\W+)*(?:{words.leave})"),
        think=Expression(rf"^\W*(?:(?:{words.think}|{words.now})\b\W*)+$"),
        ask=Expression(rf"^\W*(?:(?:{words.now})\b\W+)*(?:{words.ask})\b"),
    )


_ALL = tuple(map(_ways, ALL_NEXT))


def answer_in(text: str) -> Answer | None:
    """What is chosen of what is offered: a prompt, the same pictures anew, one more, or nothing."""
    said = _read(text)
    for ways in _ALL if said else ():
        for answer, pattern in ways.answers:
            if pattern.match(said):
                return answer
    return None


def change_in(text: str) -> Change | None:
    """How what was shown is to be changed: "make the second one darker" → 2, "darker"; "add a hat"
    → None, "with a hat". What is asked of it changes nothing."""
    said = _read(text)
    for ways in _ALL if said else ():
        bare = said[_end_of(ways.begin, said) :]
        if found := ways.liked.match(bare):
            how = _of_it(ways, bare[found.start("how") :])
            return Change(_number(found), how) if how else None
        for pattern, instead in ways.numbered:
            if found := pattern.match(bare):
                return Change(_number(found), f"{instead}{_how(ways, found)}")
        if how := _of_it(ways, said):
            return Change(None, how)
    return None


def is_small_talk(text: str) -> bool:
    """Whether it only greets, thanks or praises."""
    said = composed(text.strip()[:_READ_CHARS])
    return any(ways.small_talk.match(said) for ways in _ALL)


def leaves_it(text: str) -> bool:
    """Whether it leaves to the program what is to be drawn: "you choose"."""
    said = composed(text.strip()[:_READ_CHARS])
    return any(ways.leave.match(said) for ways in _ALL)


def is_no_answer(text: str) -> bool:
    """Whether it names nothing to draw where that was asked for: a question, "let me think" or
    thanks. A question has its mark, or begins with more than "where"."""
    said = composed(text.strip()[:_READ_CHARS])
    if is_small_talk(text) or any(ways.think.match(said) for ways in _ALL):
        return True
    asks = [found for ways in _ALL if (found := ways.ask.match(said))]
    return any(" " in found[0].strip() or said.endswith("?") for found in asks)


def _of_it(ways: _Ways, said: str) -> str:
    """What is said of a picture that is not named."""
    bare = said[_end_of(ways.begin, said) :]
    for pattern, instead in ways.plain:
        if found := pattern.match(bare):
            return f"{instead}{_how(ways, found)}"
    found = ways.but.match(said)
    return _how(ways, found) if found else ""


def _read(text: str) -> str:
    """The text; "" for what asks something, and for what is long. "Can you …?" asks nothing."""
    said = composed(text.strip())
    asks = said.endswith("?") and not any(ways.polite.match(said) for ways in _ALL)
    return "" if asks or len(said) > _READ_CHARS else said


def _how(ways: _Ways, found: Found) -> str:
    """How it is to be."""
    return ways.end.cut(found["how"])


def _end_of(pattern: Expression, said: str) -> int:
    found = pattern.match(said)
    return found.end() if found else 0


def _number(found: Found) -> int | None:
    digits, *orders = found.groups()[:_ORDINAL_GROUPS]
    if digits:
        return int(digits)
    return next((place for place, order in enumerate(orders, 1) if order), None)
