"""A question with figures that the model of the tutor asked by itself, and a number as its answer.

What the model asks stands in no state: it is read from the end of the reply before.
"""

import re

from bot.patterns import later
from bot.ports import TurnContext
from bot.skills.tutor.maths.written.told import may_be_talk, told

_TAIL_CHARS = 400
_MOST_CHARS = 80
_MARKS = later(r"[*_`]")
_BEHIND = later(r"[^\w?]+$")
_ENDS = later(r"[.?!:\n]+\s")
_OF_YOU = later(r"\b(?:want|like|prefer|grade|class|old|age|level|next)\b", re.IGNORECASE)
"""No exercise is asked, but about whoever learns."""
_VALUE = later(r"[-−–]?[$£€]?\d[\d.,/]*\s?(?:[A-Za-zµ°²³%]{1,6})?[\s.!?]*")


def answered(context: TurnContext, text: str, skill: str) -> str:
    """The question and what was answered, as somebody writes both at once; "" where there is none.
    `skill`: whose question it is."""
    window = context.conversation.window
    if not window or window[-1].skill != skill or len(text) > _MOST_CHARS:
        return ""
    question = _last_question(window[-1].said)
    value = told(text).strip()
    if not question or not _VALUE.fullmatch(value) or may_be_talk(text):
        return ""
    return f"{question} I got {value.strip(' .!?')}"


def _last_question(said: str) -> str:
    """The question with figures that a reply ends with; "" for none."""
    tail = _BEHIND.sub("", _MARKS.sub("", said[-_TAIL_CHARS:]))
    sentence = _ENDS.split(tail)[-1].strip()
    is_asked = sentence.endswith("?") and any(map(str.isdigit, sentence))
    return sentence if is_asked and not _OF_YOU.search(sentence) else ""
