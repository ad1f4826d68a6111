"""Whether who speaks of the answer, or gives up, means one step of an exercise, in English: "the
answer to the first step", "I give up on this step", "I give up, give me a hint". Pure.

An operation is a step, unless the exercise has no other: the subtraction of 62 - 27 is all of it.

Not covered: a step that is named by its figures alone ("the answer to 3x").
"""

import re

from bot.patterns import later

_WHICH = (
    r"(?:(?:only|just|the|this|that|my|your|each|every|a|one|very|first|second|third|fourth|last"
    r"|next|previous|other|current|small(?:er)?|left|right|top|bottom|same)(?:[- ]hand)?\s+)"
)
_STEP = (
    r"(?:steps?(?! by)|stages?|parts?(?! [b-z]\b)|bits?|lines?|rows?|halves|half|sides?|brackets?"
    r"|parenthes[ie]s|numerators?|denominators?|tops?|bottoms?|ones|units|tens|hundreds)\b"
    r"(?!\s+(?:equation|problem|question|exercise|graph))"
)
_OPERATIONS = {
    "subtract": "-−",
    "minus": "-−",
    "add": "+",
    "plus": "+",
    "multipl": "*×",
    "times": "*×",
    "divi": "/÷",
}
_OPERATION = (
    r"(?:(?P<of>subtract|add|multipl|divi)(?:(?:t|s|ic)?(?:ion|ation))"
    r"|(?P<by>minus|plus|times)(?= (?:part|bit|one|step)\b))\b"
)
_OF_STEP = later(
    rf"\s+(?:to|of|for|at|from|after|(?:in|on)(?!\s+(?:one|an?)\b))\s+{_WHICH}*"
    rf"(?:(?P<own>{_OPERATION})(?P<step>\s+(?:{_STEP}))?|(?:\w+\s+)?{_STEP}"
    r"|(?:(?:the|this|my|your)\s+)?(?:first|second|third|next)\s+(?:calculation|operation)\b)",
    re.IGNORECASE,
)
"""Behind "the answer", or "I give up"."""
_AS_DONE = later(
    r"\s+(?:if|when|after|once) you (?:\w+ )?(?:add|subtract|take|multiply|divide)\b", re.IGNORECASE
)
_HINT = r"(?:hints?|clues?|tips?|pointers?|nudges?)\b"
_ENDS = r"(?=(?:\W+(?:please|pls|plz|now|then|first|for (?:me|us)))*\W*$)"
_WISHES_HINT = later(
    rf"(?<!no )(?<!want )(?<!need )\b(?:a|another|one(?: more)?|some|more|any)\s+(?:\w+ )?{_HINT}"
    rf"|^\W*(?:(?:so|just|please|i|we|want|need|can|could|may|have|get|you|give|show|me|us|a|another"
    rf"|the|next|one|more)\W+)*(?:(?:{_HINT}|{_WHICH}*{_STEP}){_ENDS}|(?:what|where|how)\s(?:[\w'’]+\s)*?"
    rf"(?:first|next|now|start|begin)\b)"
    rf"|\b(?:what(?:['’]?s|\s+is|\s+are)|tell|show|give|explain|help)\s+(?:(?:me|us)\s+)?(?:with\s+)?"
    rf"(?=the|this|that|a|one|step){_WHICH}*{_STEP}"
    rf"|^\W*(?:(?:so|please|now|can|could|will|would|you|and|some(?:one|body))\W+)*help(?:\s+(?:me|us))?(?:\s+out)?"
    rf"(?:\s+(?:here|with (?:it|this|that)))?{_ENDS}",
    re.IGNORECASE,
)
"""What is asked for beside "I give up"."""
_KEEPS_IT = later(r"\b(?:do(?:n['’]?t| not)|never) (?:tell|give|show)\b", re.IGNORECASE)
_HAS_ENOUGH = later(r"\b(?:no|not|n['’]?t|without|enough|never)\b", re.IGNORECASE)
_SIGNS = later(r"[-−+*×÷/=<>^]")


def is_of_step(behind: str, exercise: str) -> bool:
    """Whether what stands behind "the answer", or "I give up", names a step of an exercise."""
    if _AS_DONE.match(behind):
        return True
    found = _OF_STEP.match(behind)
    if found is None:
        return False
    return not found["own"] or found["step"] is not None or not _is_all(found, exercise)


def wishes_hint(behind: str) -> bool:
    """Whether what stands behind "I give up" asks for a hint or a step, and does not say that there
    were enough of them, or asks not to be told."""
    return _KEEPS_IT.search(behind) is not None or any(
        not _HAS_ENOUGH.search(behind[: found.end()]) for found in _WISHES_HINT.finditer(behind)
    )


def _is_all(found: re.Match[str], exercise: str) -> bool:
    """Whether an exercise has no other operation than the one that is named; where there are
    fractions, one beside that within them."""
    own = {*_OPERATIONS[(found["of"] or found["by"]).casefold()]}
    signs = {*_SIGNS.findall(exercise)}
    return bool(signs & own) and signs - own <= {"/"}
