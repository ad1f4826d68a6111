"""Whether somebody asks to be told the answer, in English: not how to get it, whether theirs is
right, that of something else, nor for later. Pure.
"""

import re

from bot.patterns import later
from bot.tools.maths.numerals import in_numerals

_THE_ANSWER = (
    r"(?:(?:the|an?|what(?: the)?)\s+)?(?:(?:right|correct|final|full)\s+)?"
    r"(?:an(?:swer|wser|ser|swr)s?|solutions?|result)"
)
_WANTS = (
    r"(?:(?:tell|show|give|gimme|reveal)(?:\s+(?:me|us))?"
    r"|\b(?:i|we)\s+(?:(?:just|really|only)\s+)*(?:want|wanna|need|would like|['’]d like)"
    r"(?:\s+to)?(?:\s+(?:know|see|have|hear))?"
    r"|\b(?:can|could|may)\s+(?:i|we)\s+(?:(?:just|please|now)\s+)*(?:have|get|see|know|hear)"
    r"|\bwh?at(?:['’]?s|\s+is|\s+are)|^what)"
)
_ANSWER = re.compile(
    rf"\b{_WANTS}\s+{_THE_ANSWER}(?!\w)(?! to be\b)"
    r"|\bjust (?:tell|show) me(?=\s*(?:$|[.!,;]|(?:please|now|already|it|what (?:\w+) is)\b))"
    r"|\bi give up\b|^(?:(?:ok(?:ay)?|ugh|argh|fine|well|no|sorry)[\s,]+)?"
    r"(?:i(?:['’]?m| am)\s+)?giv(?:e|ing) up\W*$"
    rf"|^(?:(?:just|please|so)\s+)*{_THE_ANSWER}(?:\s+(?:please|pls|plz|now))*\W*$"
    r"|\b(?:(?:solve|do|answer|work out|figure out) (?:it|this|that)"
    r"|(?:work|figure) (?:it|this|that) out) for (?:me|us)\b"
    r"|^(?:(?:just|please|can you|could you)\s+)+(?:solve|answer) (?:it|this|that)\W*$",
    re.IGNORECASE,
)
_BUT_NOT = re.compile(
    r"(?<!why )\b(?:(?:do|should|must|need)(?:n['’]?t| not)|not|never)\s+"
    r"(?:(?:please|just|ever|simply|directly|want|need|have|you|to)\s+)*$",
    re.IGNORECASE,
)
"""What stands before it where somebody does not want the answer: "don't tell me the answer"."""
_ONLY_ASKS = later(r"\b(?:how|should|shall|must|if|when|before|until)\s+$", re.IGNORECASE)
"""What stands before it where it is no plea: "how can I get the answer?", "should I give up?"."""
_IS_OWN = later(
    r"(?:\b(?:i|we|let (?:me|us))\s+(?:[\w'’]+\s+)?|(?<!you )\bto\s+)"
    r"(?:give|tell|show|reveal)\s(?!up\b)",
    re.IGNORECASE,
)
"""They themselves give it: "did I give the right answer?"."""
_OTHERWISE = later(
    r"\s+(?:by\s+\w+ing|using|later|means?|did|should|methods?|(?:if|when|once|after|unless)\s+(?:i|we)"
    r"|on\s+(?:this|that|the|my)\s+(?:method|way|approach|idea)"
    r"|(?:to|of|for)\s+(?:(?:a|an|another|the)\s+)?(?:similar|other|another|different|easier)"
    r"|but\b[^.?!]*\b(?:my|our)(?:self|selves|\s+own))\b",
    re.IGNORECASE,
)
"""What stands behind it where it is wanted otherwise, or is that of something else."""
_OF_FIGURES = later(
    r"\s+(?:to|of|for)\s+(?P<of>(?=[^?!\n]*\d)(?=[^?!\n]*(?:[-−+*/×÷=^]|\dx|\bx\b|\w{3}ing\b"
    r"|\b(?:times|by|plus|minus)\b))[^?!\n]+)",
    re.IGNORECASE,
)
_READ_CHARS = 2000


def wants_answer(text: str, exercise: str = "") -> bool:
    """Whether somebody asks to be told the answer, and not that it be kept from them; of nothing
    with other figures than an `exercise`, where that is given: "what is the result of 11 - 2?"."""
    text = text[:_READ_CHARS]
    return any(_is_plea(text, found, exercise) for found in _ANSWER.finditer(text))


def _is_plea(text: str, found: re.Match[str], exercise: str) -> bool:
    before, behind = text[: found.start()], text[found.end() :]
    if _BUT_NOT.search(before) or _ONLY_ASKS.search(before) or _OTHERWISE.match(behind):
        return False
    own = any(each.end() > found.start() for each in _IS_OWN.finditer(text[: found.end()]))
    if own and not re.match(r"\w+\s+(?:me|us)\b", found[0]):
        return False
    figures = _OF_FIGURES.match(behind) if exercise else None
    return figures is None or _squeezed(exercise) in _squeezed(figures["of"])


def _squeezed(said: str) -> str:
    said = "".join(in_numerals(said).split())
    return said.translate(str.maketrans("×÷", "*/")).casefold().replace("x", "*")
