"""What a hint asks: its last question, or what it says to do before "what do you get?". Pure.

"Subtract 3 from both sides. What do you get?" asks what "can you subtract 3 from both sides?" does,
and so does "if you subtract 3 from both sides, what do you get?". Behind anything else such a
question is for all of the exercise.
"""

import re

from bot.patterns import later
from bot.skills.tutor.maths.written.sums import equation_in
from bot.tools.maths.numerals import in_numerals

_TAIL_CHARS = 300
_MARKS = later(r"[*`]")
_QUESTION = later(r"[^.?!:\n]*(?:[.:](?=\S)[^.?!:\n]*)*\?")
_OF_BEFORE = later(
    r"(?:^|[\s,.!:;])(?:(?:so|and|now|then),?\s+)*"
    r"what (?:(?:do|did|would|will) (?:you|we) (?:get|find|have)|does (?:it|that|this) (?:make"
    r"|come to|give))(?: (?:now|then))?\W*$",
    re.IGNORECASE,
)
_TO_DO = later(
    r"(?:^|[.?!:;,\n]\s*)(?:(?:so|now|then|first|next|and|okay|ok|good|great|yes|please|just"
    r"|let['’]?s|(?:if|when) (?:you|we)|you (?:can|could|should))\b\W*)*"
    r"(?P<told>(?:try|put|add|subtract|take|multiply|divide|double|halve|square|count|round)\b"
    r"(?=[^?!\n]*(?:\d|\b(?:both sides|ones|tens|hundreds|tops?|bottoms?|numerators?"
    r"|denominators?)\b))"
    r"[^.?!:;\n]*(?:[.:](?=\S)[^.?!:;\n]*)*)[\s.!:;,]*$",
    re.IGNORECASE,
)
_IS_EQUAL = later(
    r"\s+(?:(?:is|be|becomes?)\s+)?(?:equals?(?:\s+to)?\s+(?=[-−(\d]|zero\b|[a-z]\b)"
    r"|(?=zero\b))",
    re.IGNORECASE,
)


def question_in(said: str) -> str:
    """What a reply asks for at its end; "" for nothing."""
    said = _MARKS.sub("", said.rstrip(" *`")[-_TAIL_CHARS:])
    asked = _QUESTION.findall(said) if said.endswith("?") else ()
    if not asked:
        return ""
    of_before = _OF_BEFORE.search(said)
    to_do = _TO_DO.search(said[: of_before.start() + 1]) if of_before else None
    return f"Can you {to_do['told'].strip(' ,')}?" if to_do else asked[-1].strip()


def equation_to_solve(question: str) -> str:
    """The equation in a question, also in words: x + 2 = 0 of "when is x + 2 equal to zero?"; ""
    for none."""
    return equation_in(in_numerals(_IS_EQUAL.sub(" = ", question)))
