"""Whether somebody says in words what they would do next, as a guide asks them to, which no tool
can judge. Pure.

Before anything was found wrong that is meant wide, for whoever names a step in words that nobody
thought of would get the model's praise without a remark. English only.
"""

import re

from bot.patterns import later
from bot.skills.tutor.guides.words import doubts
from bot.skills.tutor.maths.attempts import unfinished

_ASKS_BACK = re.compile(
    r"\W*(?:(?:but|and|so|ok(?:ay)?|wait|sorry|please|well)\b[\s,]*)*"
    r"(?:why|wh?at(?! if\b| about\b)|how(?! about\b)|where|when\b(?=.*\?)|which|who|give|help"
    r"|hint|explain|(?:can|could|would|will) you)\b",
    re.IGNORECASE | re.DOTALL,
)
_HAS_NONE = re.compile(
    r"\b(?:do|ca|have|has|did|does|could|wo|is|am|are|was)(?:n['’]?t| not)\b|\bcannot\b"
    r"|\bnot yet\b|\bno(?: \w+)? (?:idea|clue)\b|\bnothing\b|\bnever\b|\b(?:stuck|lost|confus\w+"
    r"|unsure|hard|difficult|easy|tired|bor(?:ed|ing)|hate|forg[eo]t\w*|understand|help|hint|clue|sense)\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"hi|hello|hey|ok(?:ay)?|yes|yeah|ye?p|yup|not?|nope|nah|thanks?|th?x|ty|you|please|pls|sorry"
    r"|h+m+|[ue]+r*m+|u+g*h+|er|a+r+g+h+|oh|nvm|wtf|a+h+|aha|wow|cool|nice|great|good|fine|wait"
    r"|alright|sure|see|got|get|it|i(?:['’]?(?:m|ll|d))?|ready|let(?:['’]?s)?|me|we|think(?:ing)?|try|will|now|go(?:ing)?|start"
    r"|begin|a|an|moment|minute|sec|hang|hold|on|so|well|and|but|then|the|th(?:is|at)(?:['’]?s)?|is"
    r"|to|of|for|again|tell|more|much|lots?|very|just|started|there|continue|next|lol|haha|really"
    r"|here|my|with|problem|worries|one|like|skip|pass|cancel|repeat|questions?|options?",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[+*/×÷·^√=\d]|^\s*[-−–]\s*$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MOST_CHARS = 300
_USUAL = later(
    r"\b(?:add(?:ing|ition)?|subtract\w*|tak(?:e|ing)|minus|plus|multipl\w+|divi[ds]\w*|times"
    r"|mov(?:e|ing)|factor\w*|expand\w*|simplif\w*|squar(?:e|ing|ed)|roots?|brackets?"
    r"|both sides|(?:left|right|other) (?:hand )?side|left to right|right to left|denominators?"
    r"|numerators?|invers\w*|opposite|isolat\w+|cancel\w*|collect\w*|terms?|negative|positive"
    r"|signs?|powers?|exponents?|undo(?:ing)?)\b",
    re.IGNORECASE,
)


def is_named(text: str) -> bool:
    """Whether a text names a step in the usual words ("divide", "the minus sign"), and neither asks
    nor speaks of an answer."""
    text = doubts.ends_of(text)
    return not ("?" in text or doubts.speaks_of_answer(text)) and _USUAL.search(text) is not None


def is_counted(text: str) -> bool:
    """Whether a text says a step in the usual words with the number that it is done with, or asks
    if that is it: "subtract 2", "should I divide by 3?"."""
    text = doubts.ends_of(text).strip()
    is_step = len(text) <= _MOST_CHARS and re.search(r"\d", text) and _USUAL.search(text)
    return bool(is_step) and not _ASKS_BACK.match(text)


def may_be_named(text: str) -> bool:
    """Whether a text may name a step, in whatever words, or asks if one in the usual words is it.
    What asks for anything else names none, nor does plain talk, or who says they are done."""
    text = doubts.ends_of(text).strip()
    if _ASKS_BACK.match(text):
        return False
    if _USUAL.search(text):
        return True
    if "?" in text or len(text) > _MOST_CHARS or doubts.speaks_of_answer(text):
        return False
    return not (_HAS_NONE.search(text) or _is_talk(text) or unfinished.says_done(text))


def _is_talk(text: str) -> bool:
    return not _SIGN.search(text) and all(map(_TALK.fullmatch, _WORD.findall(text)))
