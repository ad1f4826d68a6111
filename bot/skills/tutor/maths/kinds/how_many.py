"""What a learner says of how many solutions a problem has, in place of one: "no x works",
"infinitely many", "that is the only one". Pure.

An equation that is worked on has one to three solutions, a system one, an inequality a stretch of
numbers and not every one (`find` in problems.py). English only, and only where nothing else is
said.
"""

import re

from bot.skills.tutor.maths.kinds import inequalities

_READ_CHARS = 200
_AROUND = (
    r"\W*(?:(?:so|then|but|ok(?:ay)?|well|no|i (?:think|guess|believe|(?:would )?say)|maybe|hm+"
    r"|that|it(?:['’]?s| is| has)|(?:the |my )?answer(?: is)?|there(?:['’]?s| is| are| exists?)"
    r"|we have|because|(?:the )?(?:equation|problem|system|inequality|this|x) (?:has|is)"
    r"|that (?:has|is))\b[\s,:;.]*)*"
)
_WORK = (
    r"(?:(?: that| which)? (?:exists?|works?|fits?|(?:solves?|satisf(?:y|ies)) (?:it|this|that|the"
    r" \w+)|can (?:work|fit|exist)|will (?:work|do)|at all|here|to (?:it|this)|for (?:it|this|x)))"
)
_WORKS = f"{_WORK}*"
_NUMBER = r"(?:solutions?|answers?|roots?|numbers?|values?(?: of [a-z])?|[a-z])"
_NONE = (
    rf"(?:no|not (?:any|a single|one)|zero|0)(?: real| possible| such)? {_NUMBER}{_WORKS}"
    rf"|(?:none(?: of them)?|nothing|no one){_WORK}{_WORKS}|(?<=(?:has|are) )none"
    r"|(?:is )?(?:impossible|not possible|unsolvable|not solvable|a contradiction)(?: to solve)?"
    r"|(?:it |this |that )?(?:can(?:['’]?t|not| not)) be (?:solved|done)"
    r"|[a-z] (?:does(?:n['’]?t| not)|can(?:['’]?t|not)) exist|∅|\{\s*\}|(?:the )?empty set"
)
_ENDLESS = (
    rf"infinite(?:ly many)?(?: {_NUMBER})?{_WORKS}|an infinite (?:number|amount) of {_NUMBER}"
)
_EVERY = (
    rf"(?:all|every|any|each)(?: the)?(?: real| possible)? {_NUMBER}{_WORKS}"
    r"|(?:anything|everything) (?:works|fits|solves it)|(?:it is )?(?:always )?true for"
    rf" (?:all|every|any) {_NUMBER}|always true|[a-z] can be (?:anything|any(?: real)? number)|ℝ"
)
_NO_OTHER = (
    rf"no (?:others?|more|further|second)(?: (?:one|{_NUMBER}))?{_WORKS}|(?:none|nothing)"
    rf"(?: else| more)?{_WORKS}|(?:n['’]t|not) (?:any )?(?:others?|more|another(?: one)?)"
    rf"|(?:that(?:['’]?s| is) )?(?:it|all|(?:the )?only (?:one|that|{_NUMBER}))"
    rf"|(?:only|just|exactly) (?:one|1|that|this)(?: {_NUMBER})?{_WORKS}"
)


def misjudged(text: str, problem: str, some: str) -> str:
    """What is wrong with what a text says of how many solutions a problem has, of which `some` were
    named where others are missing; "" for nothing, or where it says something else."""
    if len(text) > _READ_CHARS:
        return ""
    is_inequality = inequalities.begins(problem)
    if some and _says(_NO_OTHER, text):
        return "Solutions are missing: there is at least one more."
    if _says(_NONE, text):
        return "It has a solution: the computer algebra system finds one."
    if _says(_EVERY, text):
        return "Not every number solves it: the computer algebra system has looked."
    if not is_inequality and _says(_ENDLESS, text):
        return "It has not that many solutions: the computer algebra system has looked."
    return ""


def _says(pattern: str, text: str) -> bool:
    said = " ".join(text.split())
    return re.fullmatch(rf"{_AROUND}(?:{pattern})\W*", said, re.IGNORECASE) is not None
