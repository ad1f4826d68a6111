"""Whether somebody asks to be told the answer, in English: not how to get it, whether theirs is
right, that of something else or of one step (step_wishes.py), nor for later. Pure.
"""

import re

from bot.patterns import later
from bot.skills.tutor import step_wishes
from bot.tools.maths.numerals import in_numerals

_THE_ANSWER = (
    r"(?:(?:the|an?|what(?: the)?)\s+)?(?:(?:right|correct|final|full)\s+)?"
    r"(?:an(?:swer|wser|ser|swr)s?|solutions?|result)"
)
_WANTS = (
    r"(?:(?:tell|show|give|gimme|reveal)(?:\s+(?:me|us))?"
    r"|\b(?:i|we)(?:['’]?d\s+(?:really\s+)?like|\s+(?:(?:just|really|only)\s+)*"
    r"(?:want|wanna|need|would like))(?:\s+to)?(?:\s+(?:know|see|have|hear))?"
    r"|\blet\s+(?:me|us)\s+(?:(?:just|please|now)\s+)*(?:have|see|know|hear)"
    r"|\b(?:can|could|may)\s+(?:i|we)\s+(?:(?:just|please|now)\s+)*(?:have|get|see|know|hear)"
    r"|\bwh?at(?:['’]?s|\s+is|\s+are)|^what)"
)
_ANSWER = re.compile(
    rf"\b{_WANTS}\s+{_THE_ANSWER}(?!\w)(?! to be\b)"
    r"|\bjust (?:tell|show) me(?=\s*(?:$|[.!,;]|(?:please|now|already|it|what (?:\w+) is)\b))"
    r"|\b(?:i|we) give up\b|^(?:(?:ok(?:ay)?|ugh|argh|fine|well|no|sorry)[\s,]+)?"
    r"(?:(?:i(?:['’]?m| am)|we(?:['’]?re| are))\s+)?giv(?:e|ing) up\W*$"
    rf"|^(?:(?:just|please|so)\s+)*{_THE_ANSWER}(?:\s+(?:please|pls|plz|now))*\W*$"
    rf"|(?<=[,;.!]\s)(?:(?:but|and|please|now)\s+)?(?:just|only)\s+{_THE_ANSWER}"
    r"(?:\s+(?:please|pls|plz|now|already|thanks?))*[\s.!)]*$"
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
_ONLY_ASKS = later(
    r"\b(?:(?:how|should|shall|must|if|when)\s+|(?:before|until|unless)\s+(?:you\s+)?"
    r"|(?:when|how soon)\s+(?:do|will|would|can|could|are)\s+(?:you|we|i)\s+(?:going\s+to\s+)?"
    r"|(?<!why )\bdo\s+you\s+(?:(?:ever|always|usually|also|just)\s+)*)$",
    re.IGNORECASE,
)
"""What stands before it where it is no plea: "how can I get the answer?", "should I give up?",
"when will you tell me the answer?"."""
_IS_OWN = later(
    r"(?:\b(?:i|we|let (?:me|us))\s+(?:[\w'’]+\s+)?|(?<!you )\bto\s+)"
    r"(?:give|tell|show|reveal)\s(?!up\b)",
    re.IGNORECASE,
)
"""They themselves give it: "did I give the right answer?"."""
_OTHERWISE = later(
    r"\s+(?:by\s+\w+ing|using|(?:please\s+)?(?:later|afterwards?|eventually|tomorrow|next time)"
    r"|(?:after\s+(?:this|that|my|the next|one more|another)"
    r"|in\s+an?\s+(?:minute|moment|bit|sec(?:ond)?))"
    r"|(?:at|in)\s+the\s+end(?=\s*(?:[.?!,;]|$|of\b|when\b))"
    r"|(?:(?:going|supposed|meant)\s+to\s+)?look(?:s|ing)?\s+like"
    r"|means?|did|should|methods?|(?:only\s+)?(?:if|when|once|after|unless)\s+(?:i|we)"
    r"|on\s+(?:this|that|the|my)\s+(?:method|way|approach|idea)"
    r"|(?:to|of|for)\s+(?:(?:a|an|another|the)\s+)?(?:similar|other|another|different|easier)"
    r"|but\b[^.?!]*\b(?:my|our)(?:self|selves|\s+own)"
    r"|is\s+(?:not|-?\d+|[a-z]\s*=\s*-?\d+)|(?:format|form|type|unit|box))\b",
    re.IGNORECASE,
)
"""What stands behind it where it is wanted otherwise, said, or not what is wanted."""
_OF_FIGURES = later(
    r"\s+(?:to|of|for)\s+(?P<of>(?=[^?!\n]*\d)(?=[^?!\n]*(?:[-−+*/×÷=^]|\dx|\bx\b|\w{3}ing\b"
    r"|\b(?:times|by|plus|minus|take|over)\b))[^?!\n]+)",
    re.IGNORECASE,
)
_SUM = later(r"\d\s*[-+*/×÷]\s*-?\d")
_OF_UNKNOWN = later(
    r"\W*(?:(?:so|and|ok|then|but|just|please|(?:can|could) you)\W+)*"
    r"(?:(?:tell|show) (?:me|us)\s+)?what(?:['’]?s|\s+is|\s+does)?\s+"
    r"(?:the\s+value\s+of\s+)?(?P<name>[a-z])(?:\s+(?:is|equals?))?(?:\s+(?:please|pls|then))?\W*",
    re.IGNORECASE,
)
"""A text that asks for nothing but the value of a letter: "what is x?"."""
_LETTER = later(r"(?<![a-z])[a-z](?![a-z])")
_NUMBER = later(r"\d+(?:[.,]\d+)*")
_TIMES = later(r"(?<=\d)\s*x\s*(?=\d)", re.IGNORECASE)
_SIGN = later(r"[+/=^]|\*(?!\s?[(a-z])|-(?=\s?(?:[\d(]|[a-hj-z](?![a-z'’])))", re.IGNORECASE)
"""A sign that is no matter of writing: 2(x - 3) is 2 * (x - 3), and " - I do not know" is none."""
_GIVES_UP = later(r"\bgiv(?:e|ing) up\b", re.IGNORECASE)
_ALIKE = str.maketrans("×÷−", "*/-")
_READ_CHARS = 2000


def wants_answer(text: str, exercise: str = "") -> bool:
    """Whether somebody asks to be told the answer, and not that it be kept from them; of nothing
    else than an `exercise`, where that is given: "what is the result of 11 - 2?"."""
    text = text[:_READ_CHARS]
    if "=" in exercise and (asked := _OF_UNKNOWN.fullmatch(text)):
        return asked["name"].casefold() in _letters(exercise)
    return any(_is_plea(text, found, exercise) for found in _ANSWER.finditer(text))


def _is_plea(text: str, found: re.Match[str], exercise: str) -> bool:
    before, behind = text[: found.start()], text[found.end() :]
    if _BUT_NOT.search(before) or _ONLY_ASKS.search(before) or _OTHERWISE.match(behind):
        return False
    own = any(each.end() > found.start() for each in _IS_OWN.finditer(text[: found.end()]))
    if own and not re.match(r"\w+\s+(?:me|us)\b", found[0]):
        return False
    if _GIVES_UP.search(found[0]) and step_wishes.wishes_hint(behind):
        return False
    if step_wishes.is_of_step(behind, exercise):
        return False
    counted = f" {in_numerals(behind)}"  # "eleven minus two"
    figures = _OF_FIGURES.match(counted if _SUM.search(counted) else behind)
    if not exercise:
        return True
    return figures is None or _may_name(figures["of"], exercise)


def _may_name(said: str, exercise: str) -> bool:
    """Whether what is said has the numbers of the exercise, in their order, its unknowns, and none
    but its signs; in which words, or whether with what is to be done, makes no difference."""
    unknowns = set() if " in " in exercise else _letters(exercise.replace("d/d", ""))
    if not unknowns <= _letters(said):
        return False
    (signs, numbers), (own, expected) = map(_signs_and_numbers, (said, exercise))
    return {*signs} <= {*own} and f" {expected} " in f" {numbers} "


def _letters(text: str) -> set[str]:
    return {*_LETTER.findall(_in_signs(text).casefold())}


def _signs_and_numbers(text: str) -> tuple[str, str]:
    text = _in_signs(text)
    numbers = (each.replace(",", "") for each in _NUMBER.findall(text))
    return "".join(_SIGN.findall(text)), " ".join(numbers)


def _in_signs(text: str) -> str:
    return _TIMES.sub("*", in_numerals(text)).translate(_ALIKE)
