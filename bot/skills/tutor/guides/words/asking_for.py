"""Whether somebody in the middle of an exercise asks, in plain words, for something to be worked
out: in a question (“what is …?”), with a wish (“can we do … instead”), or as something to be done
(“solve …”). Pure.
"""

import re
from dataclasses import dataclass

from bot.patterns import later
from bot.skills.tutor.maths.written import worded
from bot.skills.tutor.maths.written.sums import in_signs, sum_in

_RELATION = re.compile("[=<>≤≥]")
_MOST_CHARS = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands behind the words that ask for it. `is_instead`: in place of the one at hand;
    `is_meant`: the one at hand was miswritten; `is_bare`: there are no such words."""

    said: str
    is_instead: bool = False
    is_meant: bool = False
    is_bare: bool = False


_TAIL = later(
    r"(?:[\s,.!?]+(?:instead|first|please|pls|now|too|then|for\s+me|with\s+me|next|thanks?"
    r"|thank\s+you|rather|together)\b)+[\s.!?]*$",
    re.IGNORECASE,
)
_OTHER = later(
    r"\b(?:already|forget|never\s?mind|another|other|different|wrong|instead|rather|real"
    r"|actual)\b",
    re.IGNORECASE,
)


def read(text: str) -> Asked | None:
    """What somebody asks for; None where no word says that they do, and where it is no equation."""
    text = text.strip()
    if len(text) > _MOST_CHARS:
        return None
    found = _LEAD.match(text)
    lead = found[0] if found else ""
    said = text[len(lead) :].strip()
    tail = _TAIL.search(said)
    said = said[: tail.start()].strip() if tail else said
    words = f"{lead} {tail[0] if tail else ''}"
    is_asked = _ASKING.search(words) is not None or _ASKING.match(said) is not None
    is_in_words = not sum_in(said) and worded.sum_said(said) != ""
    if not (is_asked or is_in_words or _RELATION.search(said)):
        return None
    is_instead, is_meant = _OTHER.search(words), re.search(r"(?i)\bmeant\b", words)
    is_bare = not (is_asked or is_in_words)
    return Asked(said, is_instead is not None, is_meant is not None, is_bare)


def asks_other(text: str, problem: str) -> bool:
    """Whether a text with figures asks what something comes to that is not the problem."""
    found = _LEAD.match(text.strip())
    is_asked = found is not None and _ASKING.search(found[0]) is not None
    is_same = "".join(problem.split()) in "".join(in_signs(text).split())
    return is_asked and not is_same and re.search(r"\d", text) is not None


_THING = r"(?:one|question|problem|exercise|sum|equation|task)"
_REWRITE = r"(?:simplify|expand|factori[sz]e|factor|convert|differentiate|integrate)\b"
_VERB = (
    r"(?:do|try|solve|calculate|compute|evaluate|find|work\s+(?:out|on)|figure\s+out|know|answer"
    rf"|(?={_REWRITE}|write|change|add|subtract))"
)
_ASKS = (
    rf"what(?:['’]?s|\s+(?:is|are|does|do\s+(?:we|you|i)\s+get\s+(?:if|when)\s+(?:we|you|i)))|how\s+much\s+(?:is|are)"
    rf"|(?:can|could|may|shall|should)\s+(?:we|you|i)(?:\s+(?:please|just|also|now|first))*\s+{_VERB}"
    rf"|let['’]?s\s+{_VERB}|(?:what|how)\s+about"
    rf"|(?:i|we)(?:['’]d|\s+would)\s+(?:rather|like|prefer)(?:\s+to)?(?:\s+{_VERB})?"
    rf"|(?:i|we)\s+(?:want|need|have)\s+to\s+{_VERB}"
    rf"|(?:my|the)\s+(?:other\s+|real\s+|actual\s+)?{_THING}\s+(?:is|was)\s*:?"
    r"|solve|calculate|compute|evaluate|find|work\s+out|figure\s+out"
    rf"|(?={_REWRITE})"
)
_DROPS = (
    r"[^.!?:\d=<>]{0,60}\b(?:already|forget|never\s?mind|another|other|different|wrong|instead"
    rf"|rather|meant|miswrote|mistyped|typo)\b(?:[^.!?:,\d=<>]{{0,60}}[.!?:,]|\s+{_THING}\b|(?=\s))"
)
_SOFT = (
    r"(?:ok(?:ay)?|so|and|but|no|well|wait|please|pls|sorry|actually|u[hm]+|hey|hi|now|then|also"
    r"|just|hm+|oh|yes|next|first)"
)


_LEAD = later(
    rf"(?:{_SOFT}\b[\s,.:!]*)*(?:{_DROPS}\s*)?(?:(?:(?:{_ASKS})(?:\b|(?<=:)|(?=\W))|{_SOFT}\b)[\s,:]*)*",
    re.IGNORECASE,
)


_ASKING = later(rf"\b(?:{_ASKS}|{_DROPS})|\b(?:instead|rather)\b", re.IGNORECASE)
