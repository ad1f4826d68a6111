"""A question with figures that the model of the tutor asked by itself, and what may be its answer.

What the model asks stands in no state: it is read from the end of the reply before. The last
sentence with figures is what is asked, behind which only closing words may stand ("Take your
time!"). Where a further question or other figures stand there, where there are several such
questions, or it is no question ("Solve 2x = 8."), nobody can tell what a number answers, so that it
has the remark; so it has where a word makes another question of the sum ("roughly", "the first
step").
"""

import re
from dataclasses import dataclass

from bot.patterns import later
from bot.ports import TurnContext
from bot.skills.tutor import wishes
from bot.skills.tutor.guides.words import doubts
from bot.skills.tutor.maths.written.told import may_be_talk, told
from bot.tools.maths.numerals import in_numerals
from bot.tools.measures import read_unit

_TAIL_CHARS = 400
_MOST_CHARS = 80
_MARKS = later(r"[*`]|(?<!_)_(?!_)")
_BLANK = later(r"\s*=?\s*(?:_{2,}|\?)+")
"""The place of the answer, "9 × 6 = ___"."""
_ENDS = later(r"(?<=[.?!:\n])\s+|\n")
_OF_YOU = later(r"\b(?:want|like|prefer|grade|class|old|age|level|next)\b", re.IGNORECASE)
"""No exercise is asked, but about whoever learns."""
_OF_PART = later(
    r"\b(?:roughly|approximately|about|around|estimated?|round(?:ed)?|nearest|first|steps?|start"
    r"|begin|how many\b(?=.*[-+×*/=])|carry|borrow|remainder|both sides|coefficient|constant"
    r"|denominator|numerator"
    r"|common)\b|^\W*(?:to|if|when|since)\b.*,\s*(?:what|how|which)\b(?! is [a-z]\W*$)",
    re.IGNORECASE,
)
_VALUE = later(r"[-−–]?[$£€]?\d[\d.,/]*\s?(?:[A-Za-zµ°²³%]{1,6})?[\s.!?]*")
_NOUN = later(r"(?<=\d)\s+([A-Za-z]+)$")
_EQUAL_VALUE = later(r"[A-Za-z]\s*=\s*[-−–]?\d[\d.,/]*[\s.!?]*")
_PICK = later(r"\W*(?:[a-e]|yes|yeah|yep|no|nope|true|false)\b[\s).!?]*", re.IGNORECASE)
"""An option, or what is said to "is 9 a prime number?"."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The question, the value that answers it, and both as somebody writes them at once."""

    question: str
    value: str

    @property
    def told(self) -> str:
        """Question and answer."""
        asked = _BLANK.sub("", self.question).rstrip(" .?!")
        return f"{asked}? I got {self.value}"


def answered(context: TurnContext, text: str, skill: str) -> Answered | None:
    """Which question a text answers; None where there is none, or where nobody can tell. `skill`:
    whose question it is."""
    asked = _sentences(context, text, skill)
    questions = [each for each in asked if _asks(each)]
    if len(questions) != 1 or not questions[0].endswith(("?", "__")):
        return None
    question = questions[0]
    behind = asked[asked.index(question) + 1 :]
    if any(doubts.has_figures(each) or each.endswith("?") for each in behind):
        return None
    value = told(text).strip()
    value = value if re.search(r"\d", value) else in_numerals(value)
    is_value = _VALUE.fullmatch(value) or _EQUAL_VALUE.fullmatch(value)
    if not is_value or may_be_talk(text) or _OF_PART.search(question):
        return None
    return Answered(question, _without_noun(value.strip(" .!?")))


def may_be_answered(context: TurnContext, text: str, skill: str) -> bool:
    """Whether a text may be an answer to such a question."""
    if not any(map(_asks, _sentences(context, text, skill))):
        return False
    return _PICK.fullmatch(text) is not None or doubts.brings_value(text)


def _without_noun(value: str) -> str:
    """A number without the name of what is counted, which is no unit: 24 of "24 eggs"."""
    noun = _NOUN.search(value)
    return value[: noun.start()] if noun and read_unit(noun[1]) is None else value


def _sentences(context: TurnContext, text: str, skill: str) -> list[str]:
    """The reply before, as far as a short text may answer it, one by one."""
    window = context.conversation.window
    if not window or window[-1].skill != skill or len(text) > _MOST_CHARS:
        return []
    tail = _MARKS.sub("", window[-1].said[-_TAIL_CHARS:])
    found = (re.sub(r"[^\w?]+$", "", each) for each in _ENDS.split(tail))
    return [each for each in found if each]


def _asks(sentence: str) -> bool:
    """Whether a sentence asks for something with figures, and not about whoever learns."""
    is_asked = sentence.endswith(("?", "__")) or wishes.asks_for_something(sentence)
    return is_asked and doubts.has_figures(sentence) and not _OF_YOU.search(sentence)
