"""What somebody tells of another's answer as if it were their own: "my son got 56 for 7 x 8, is he
right?" is "I got 56 for 7 x 8, is that right?". Pure.

In English: he, she, they, or "my …", "a … of mine", "one of my …", who says or got something. Who
asks how to explain it to them wants it looked at first.
"""

import re

from bot.patterns import later
from bot.skills.tutor.people import ANYBODY
from bot.skills.tutor.pleas import CAN_YOU, HELP_ME

_SAID = (
    r"(?P<said>got|gets?|thinks?|thought|wrote|writes?|says?|said|answer(?:ed|s)|calculated"
    r"|worked out|found|believes?|solved|factor(?:is|iz)?ed|expanded|simplified|differentiated"
    r"|integrated|converted)"
)
_TELLS = (
    rf"(?P<before>^\W*|[.!?,;:]\s+|\b(?:so|and|but|no|hi|hello|hey),?\s+){ANYBODY}"
    rf"(?: (?:has|have|had|just|also|always|now))* {_SAID}\b(?: that\b)?"
)
_IS_RIGHT = rf"\b(?P<is>is|are|was|were) {ANYBODY} (?P<right>right|correct|wrong|mistaken|true)\b"
_VERBS = {"thinks": "think", "says": "think", "said": "think", "gets": "get", "writes": "wrote"}
_READ_CHARS = 500
_ASKS_HOW = later(
    r"(?:[\s,.;:!?-](?!\d))+(?:(?:so|and|but|please|now)\s+)*"
    r"(?:(?:how|what)\s+(?:do|can|could|should|shall|would|might|to)\s*(?:(?:i|we|you)\s+)?"
    rf"(?:best\s+|then\s+)?|{CAN_YOU}(?:{HELP_ME}|to )?)"
    r"(?:explain|show|help|tell|teach|correct|say|respond|reply|answer|react|put|make)\b"
    r"[^.?!\d=]{0,60}[?.!\s]*$",
    re.IGNORECASE,
)


def as_own(text: str) -> str:
    """The same as its writer's own answer; a text that tells of none as it is."""
    told = text[:_READ_CHARS]
    own = re.sub(_TELLS, _as_i, told, count=1, flags=re.IGNORECASE)
    if own == told:
        return text
    own = re.sub(_IS_RIGHT, r"is that \g<right>", own, flags=re.IGNORECASE)
    if len(text) <= _READ_CHARS:
        own = _ASKS_HOW.sub(", is that right?", own)
    return own + text[_READ_CHARS:]


def asks_how(text: str) -> bool:
    """Whether a text tells another's answer and ends with the question how to explain it."""
    told = text[:_READ_CHARS]
    is_told = re.search(_TELLS, told, re.IGNORECASE) is not None
    return is_told and len(text) <= _READ_CHARS and _ASKS_HOW.search(told) is not None


def _as_i(found: re.Match[str]) -> str:
    said = found["said"].lower()
    return f"{found['before']}I {_VERBS.get(said, said)}"
