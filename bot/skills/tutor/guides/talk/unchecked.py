"""An exercise that no tool reads (a word problem, the lcm of two numbers, rounding): what somebody
says as an answer to it the model alone judges, so that it gets the remark that no tool does.

Meant wide, as doubts.py is: an exercise is whatever has figures, or asks for something definite.
Where it was brought as one, whatever has figures behind it is an answer; else only what is nothing
but a number. Who asks, or says, whether what had the remark is right gets it again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec

from bot.ports import TurnContext
from bot.reply import Keep
from bot.skills.tutor import wishes
from bot.skills.tutor.guides.words import asserted, doubts
from bot.skills.tutor.maths.exercises import listed
from bot.skills.tutor.maths.written.told import told

_STATE = "tutor.unchecked"
_MOST_TURNS = 4
_ALONE = re.compile(r"[^A-Za-z]*\d[^A-Za-z]*(?:[A-Za-zµ°²³%]{1,6}[\s.!?]*)?")
"""A number, or several, perhaps with a unit."""
_JOINED = re.compile(r"\s+(?:and|or)\s+", re.IGNORECASE)
_ENDS = r"[?.!\n](?:\s|$)"
_MOST_CHARS = 200
_READ_CHARS = 2000
_ASKS = re.compile(
    r"\b(?:what(?:['’]?s|\s+(?:is|are|was))|(?:how\s+(?:much|many|far|long|old)|which)\s+(?:is|are)"
    r"|(?:when|if|where)\s[^.,;?\n]{0,60}(?:\bis|\bare|=))",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"(?:[=≈?]|\b(?:is|are|was|be|i (?:get|got|think|have|found)|gives?|makes?|equals?|comes to"
    r"|answer|result)\b)[\s:]{0,9}(?:it(?:['’]?s| is)\s)?[-−£$€]?\d",
    re.IGNORECASE,
)

REMARK = "I cannot check this with a tool, so mind that what I say of it may be wrong."
AS_WRITTEN = (
    "I check only what you wrote here: no tool tells me whether that is what your exercise asks."
)
"""Behind an exercise in words, where a problem comes with its answer."""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """What was asked last, `is_brought` as an exercise. No answer was said in the `turns` since.
    `is_remarked`: what may be one was, and had the remark."""

    is_brought: bool
    turns: int = 0
    is_remarked: bool = False

    def is_answered_by(self, text: str) -> bool:
        """Whether a text may be an answer to it, or asks of one."""
        if self.is_remarked and doubts.asks_of_it(text):
            return True
        if self.is_brought and doubts.brings_value(text):
            return True
        said = _JOINED.sub(", ", told(text[: _MOST_CHARS + 1]))
        return len(text) <= _MOST_CHARS and _ALONE.fullmatch(said) is not None


def brings_answer(text: str) -> bool:
    """Whether a text that brings an exercise says what it comes to, too: "the lcm of 4 and 6 is
    24", "round 3.476 to tens? 3"."""
    text = asserted.without_talk(text[:_READ_CHARS]).strip()
    return not text.endswith("?") and _SAYS.search(_ASKS.sub("", text)) is not None


def only_asks(text: str) -> bool:
    """Whether a text asks for something definite and says nothing of it: no figure stands behind
    the sentence that asks, and nothing is said to be anything."""
    text = listed.without_mark(text[:_READ_CHARS])
    ends = re.search(_ENDS, text)
    is_answered = ends is not None and doubts.has_figures(text[ends.end() :])
    is_stated = is_answered or doubts.has_relation(text) or brings_answer(text)
    return wishes.asks_for_something(text) and not is_stated


def kept(context: TurnContext) -> Unchecked | None:
    """What there is from the turns before."""
    try:
        state = context.conversation.memory.kept.get(_STATE, "")
        return msgspec.json.decode(state, type=Unchecked) if state else None
    except msgspec.MsgspecError:  # of an earlier version
        return None


def keep(
    before: Unchecked | None, text: str, *, is_brought: bool, asks: bool, is_remarked: bool
) -> Iterator[Keep]:
    """For the next turn, behind a text that the model alone answers; nothing where there is
    nothing. `asks`: it asks for something definite; `is_remarked`: it got the remark."""
    state = _next(before, text, is_brought=is_brought, asks=asks)
    if state and is_remarked:
        state = replace(state, is_remarked=True)
    if state or before:
        yield _kept(state) if state else forget()


def _next(before: Unchecked | None, text: str, *, is_brought: bool, asks: bool) -> Unchecked | None:
    if before and before.is_answered_by(text):
        return replace(before, turns=0)
    if doubts.has_figures(text):
        return Unchecked(is_brought)
    if asks:
        return Unchecked(is_brought=False)
    if before and before.turns + 1 < _MOST_TURNS:
        return replace(before, turns=before.turns + 1)
    return None


def again(before: Unchecked) -> Keep:
    """Where an answer to it came, or one to a step of it."""
    return _kept(replace(before, turns=0))


def awaiting() -> Keep:
    """Where an answer may come to what was found wrong, and no tool will judge it."""
    return _kept(Unchecked(is_brought=True))


def asked() -> Keep:
    """Where a question was asked that a number alone may answer."""
    return _kept(Unchecked(is_brought=False))


def forget() -> Keep:
    """Where something else begins."""
    return Keep(_STATE, "")


def _kept(unchecked: Unchecked) -> Keep:
    return Keep(_STATE, msgspec.json.encode(unchecked).decode())
