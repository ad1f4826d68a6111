"""Doubt that people say beside an answer in a quiz: "Tokyo, not sure", "I don't know, maybe 12".
English only. Pure.

It takes nothing back: what it stands beside is the answer. Where it may be more than that ("I'm not
sure it's Tokyo") it is left, and so is what the question or an answer to it has in itself.
"""

import re

from bot.patterns import later
from bot.skills.tutor.quizzes.question import Question, plain

_I_AM = r"(?:i(?:['’]?m| am) )?"
_DOUBT = (
    rf"(?:{_I_AM}not (?:[\w%]+ ){{0,2}}(?:sure|certain)(?: (?:about|of) (?:it|this|that))?"
    r"|(?:i )?(?:really )?(?:don['’]?t|do not|can['’]?t|cannot) (?:really |quite |exactly )?"
    r"(?:know|remember|recall)(?: (?:for sure|exactly|it|this))?"
    r"|i (?:could|may|might) be (?:wrong|mistaken)|idk|dunno|no (?:idea|clue))"
    r"(?: (?:though|tbh|sorry))?"
)
_IF = (
    rf"(?:if|unless) {_I_AM}(?:not )?(?:wrong|mistaken)|correct me if {_I_AM}(?:wrong|mistaken)"
    r"|if i (?:remember|recall)(?: (?:it |this )?(?:right|rightly|correctly|well))?"
    r"|(?:as|so) far as i (?:know|remember|recall)|(?:(?:there['’]?s )?no|without (?:a|any)) doubt"
    r"(?: about it)?"
)
_TAG = r"isn['’]?t it|why not"
_WORKED = r"(?:(?:as|when|because) )?i (?:worked it out|calculated it)"
_MINE = r"(?:(?:would|will)(?: have to)? be|is) my (?:final )?(?:answer|guess)|final"
_DASH = r"[–—-](?=\s+[^\W\d]{3})"
_PAUSE = rf"(?:[\s,;:!?…]|\.(?!\d)|{_DASH})"
_SOUND = r"(?:(?:oh|hm+|u[hm]+|well|ok(?:ay)?|sorry|so|honestly)\b[\s,.…]+)*"
_NO = r"n(?:o+|ope|ah)\b"
_SAYS = (
    r"(?:i (?:think|guess|mean)\s+)?(?:it['’]?s|(?:it|that|the answer) is|that['’]?s|i meant?)\b"
)
_BEFORE = later(
    rf"^{_SOUND}(?:{_DOUBT}(?:[\s,]+but\b{_PAUSE}*|\s*[,;:!?….–—](?!\d){_PAUSE}*)"
    rf"|(?:{_IF}|{_TAG}|idk|dunno|no,? wait|wait,? no|oh,? no)\b{_PAUSE}+"
    rf"|(?:{_NO}{_PAUSE}+)+(?={_SAYS}(?!\s+not\b|\s*n['’]?t\b)))(?=[^\s.–—-]|-?\.?\d)",
    re.IGNORECASE,
)
_GAP = r"\s,;:.…(–—-"
_BREAK = rf"(?<![{_GAP}])(?:(?<!\bi)(?<!\bim)(?<!\bi['’]m)(?<!\bi am)\s+|\s*[,;:.…(–—-][{_GAP}]*)"
_BEHIND = later(
    rf"{_BREAK}(?:(?:but|though|although|and)\s+)?(?:{_DOUBT}|{_IF}|{_TAG}|{_WORKED}|{_MINE})"
    r"[\s.!?…)]*$",
    re.IGNORECASE,
)
_ANYWHERE = later(rf"\b(?:{_DOUBT}|{_IF}|doubt(?:s|ed|ful|ing)?|hardly|unlikely)\b", re.IGNORECASE)
_NO_ANSWER = frozenset(
    plain("i m am we re really still just honestly do so but well oh sorry hmm um no it s").split()
)
"""Nothing but these is left of what is all doubt: "I'm still not sure"."""
_MOST = 4


def without_doubt(question: Question, answer: str) -> str:
    """An answer without the doubt before and behind it, where it is more than that."""
    options = [plain(each) for each in (*question.keys, *question.wrong)]
    own = f" {' / '.join((plain(question.ask), *options))} "
    said = answer.strip()
    for _ in range(_MOST):
        for form in (_BEHIND, _BEFORE):
            less = form.sub("", said).strip()
            doubt = plain(" ".join(found[0] for found in form.finditer(said)))
            is_answer = plain(less) in options or not _NO_ANSWER.issuperset(plain(less).split())
            if is_answer and f" {doubt} " not in own:
                said = less
    return said


def is_doubted(answer: str) -> bool:
    """Whether doubt is said anywhere in an answer."""
    return _ANYWHERE.search(answer) is not None
