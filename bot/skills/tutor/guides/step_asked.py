"""A value alone behind a hint that asks for a step: 45 behind “What is 9 x 5?” on the way to 9 x 6,
6 behind “How many eighths are in 3/4?”. It answers that, and is no wrong answer to the exercise.
"""

import re

from bot.patterns import later
from bot.ports import TurnContext
from bot.skills.tutor.guides import sheet
from bot.skills.tutor.guides.guide import Guide
from bot.skills.tutor.maths.exercises import brought
from bot.skills.tutor.maths.written.told import told
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.tree import NotMaths

_TAIL_CHARS = 300
_MARKS = later(r"[*`]")
_QUESTION = later(r"[^.?!:\n]*(?:[.:](?=\S)[^.?!:\n]*)*\?")
_OF_STEP = later(
    r"\d|\b(?:how (?:many|much)|(?:which|what) (?:numbers?|factor|fraction|power|unit|denominator)"
    r"|biggest|largest|greatest|smallest|lowest|least|common|multiples?|factors?|carry|remainder"
    r"|both sides|subtract|add|divide|multiply|undo(?:es)?|power|exponent|terms?|digits?)\b",
    re.IGNORECASE,
)
_OF_WHOLE = later(
    r"\b(?:answer|result|solution|total|altogether|in all|left)\b|\bvalue of [a-z]\b"
    r"|\bwhat(?:['’]?s| is) [a-z]\W*$|\bwhat (?:does|must|should|can) [a-z] (?:be|equal|come to)\b"
    r"|\bwhat is [a-z] (?:equal|worth)\b"
    r"|\b(?:do|did|would) you (?:get|find|have)\W*$|\bdoes (?:it|that) (?:make|come to|give)\W*$",
    re.IGNORECASE,
)
_OF_FORM = later(
    r"\b(?:simplif\w+|expand\w*|factori[sz]\w*|convert\w*|derivative|integral|sum|product"
    r"|difference|quotient)\b",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d+")


async def said_of(
    context: TurnContext, running: Guide, text: str, maths: MathsChecker
) -> str | None:
    """What is told of a value that answers the hint before; "" where no tool can judge it, None
    where it is an answer to the exercise. Raises MathsUnavailable."""
    value = told(text).strip(" .!?")
    window = context.conversation.window
    if not window or not sheet.is_value(value):
        return None
    asked = _QUESTION.findall(_MARKS.sub("", window[-1].said[-_TAIL_CHARS:]).rstrip())
    question = asked[-1].strip() if asked and window[-1].said.rstrip(" *`").endswith("?") else ""
    if not _OF_STEP.search(question):
        return None
    found = await brought.find_problem(question, maths)
    if found is not None and "=" not in found[1]:
        line = found[1]
        is_right = await _are_same(line, value, maths)
        is_all = await _are_same(line, running.lines[0], maths)
        return f"`{line} = {value}` is right." if is_right and not is_all else None
    figures = {*_FIGURES.findall(running.lines[0])}
    is_of_all = _OF_FORM.search(question) and figures <= {*_FIGURES.findall(question)}
    return None if is_of_all or _OF_WHOLE.search(question) else ""


async def _are_same(one: str, other: str, maths: MathsChecker) -> bool:
    try:
        return await maths.same(one, other) is Verdict.YES
    except NotMaths:
        return False
