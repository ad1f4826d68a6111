"""What a line of an attempt says, without the words that people put around it: "i think it's 3",
"3 i guess", "my son says 3", "x would be 3", "£6.25", "3 = x". Pure.

Only where nothing but such words stands around the maths: in "you divide by 3" the 3 is no result.
"""

import re

from bot.patterns import later
from bot.skills.tutor.people import ANYBODY, PERSON

_WORDS = (
    r"(?:so|then|and|but|no|nope|actually|wait|sorry|oops|isn['’]?t(?=\s+it\b)|meant|both|either|now|well|ok(?:ay)?|yes|yeah|u[hm]+|er|hm+|oh|ah"
    r"|i(?=\s+[a-z]{2})|i['’]?m(?=\s+guess)|idk|we|you|think|thought|reckon|put|guess(?:ing)?|mean|believe|say|said|get"
    r"|got|gets|have|had|found|made|it|its|it['’]s|is|was|that|that['’]s|thats|this|the|my|final|answers?|ans|results?|solutions?"
    r"|roots|root(?=\s+(?:is|was)\b)|zeroe?s|values?|they(?:['’]re)?|are|were|would|could"
    r"|should|must|will|might|may|has|to|be|become|becomes|equals?|equal|comes|came|out|as|maybe"
    r"|perhaps|probably|possibly|surely|just|therefore|thus|hence|finally|please|right|correct"
    r"|also|too|true|sure|yay|lol|in|total|all|altogether|of|them|one(?=\s+(?:of\s|is\b|was\b))"
    r"|(?:other|another|first|second|third|last|next)(?:\s+one)?)"
)
_DONE = (
    r"(?:(?:(?:i|we)(?:['’]?(?:m|re)|\s+(?:am|are))\s+(?:all\s+)?|(?<!\bare\s)(?<!\bare\sall\s))"
    r"(?:done|finished)(?:\s+(?:with\s+(?:it|this|that)|for\s+(?:now|today)))?|easy)"
)
"""Beside a value, by who has enough; "2 are done" counts exercises."""
_DEVICE = (
    r"(?:(?:my|the|his|her|our|a)\s(?:(?:phone|pocket)\s)?(?:calculator|phone|computer|book|teacher"
    r"|answer\s(?:sheet|book|key))|google)"
)
_THING = r"(?:question|problem|exercise|sum|task|equation|line|step|side|part|homework|sheet|hint)"
_ANOTHER = rf"(?:(?!(?:the|this|an?(?! \w+ of))\s|(?:\w+\s){{1,3}}{_THING}\b){ANYBODY}|{_DEVICE})"
_CLAIMS = (
    rf"{_ANOTHER}\s+(?:(?:also|just|now|has|have)\s+)*(?:says?|said|thinks?|thought|reckons?"
    r"|believes?|wrote|writes|put|answered)(?:\s+that)?"
    rf"|(?:{PERSON}|{_DEVICE})\s+(?:gets?|got|gives?|gave|makes?|made|found|shows?|showed)"
    r"|(?:i(?:['’]?(?:m|ll|d|ve)|\s+(?:am|will|would|have))?\s+)?(?:(?:going|go|gonna\s+go)\s+(?:with"
    r"|for)|counted(?:\s+(?:it|them|up|on|back))*|say)"
    r"|(?:i|we)\s+(?:checked|worked\s+(?:it|this|that)\s+out|did\s+(?:it|this|that)"
    rf"|used\s+{_DEVICE})(?:\s+again)?(?=\s+and\s+(?:i\s+)?(?:get|got)\b)"
    r"|i\s+make(?=\s+it\b)|(?:would|does|will|should|can)\s+(?:it|that|this)\s+(?:make|give|be)"
)
"""How an answer is said to be one's own, or another's; not "the next step gives 9"."""
_ASKS_IF_RIGHT = (
    r"(?:(?:am|was)\s+i\s+(?:right|correct|wrong|close)|(?:did|have)\s+i\s+(?:get|got|do|done)"
    r"\s+(?:it|that|this)(?:\s+(?:right|correctly))?|innit|eh|huh)"
)
_BEFORE = later(
    rf"^(?:\W{{0,3}}(?>(?:or|{_DONE}|{_CLAIMS}|{_WORDS})(?![\w'’])))+[\s:,;=≈.…!]*"
    r"(?=[-−+±√(|.\d£$€]|[a-z]\b)",
    re.IGNORECASE,
)
_BEHIND = later(
    rf"(?:[\s,;.!?]+(?>(?:{_DONE}|{_ASKS_IF_RIGHT}|{_WORDS})(?![\w'’])))+[\s.!?]*$|\s*[:;]-?[)D(]\s*$",
    re.IGNORECASE,
)
_MATHS = re.compile(r"(?:[^A-Za-z]|(?<![A-Za-z])[A-Za-z](?![A-Za-z])|sqrt|pi|\b(?:and|or)\b)+")
_ONE = r"(?:[A-Za-z]\s*=\s*)?[-−]?[£$€]?\d(?:[\d.,/]*\d)?"
_CORRECTED = re.compile(
    rf"^[^\d=]*?{_ONE}[\s,.;:…–-]*(?:\b(?:oh|no|nope|wait|sorry|oops|hm+|actually|i mean|i meant"
    rf"|make (?:it|that)|scratch that|not right)\b[\s,.:…]*)+(?={_ONE}\W*$)",
    re.IGNORECASE,
)
"""What somebody takes back in the same breath: the 54 of "54, no 56"."""
_SAYS_MATHS = re.compile(r"\d|[A-Za-z)]\s*[+*×÷/^=²³]")
_UNKNOWN_IS = later(
    r"^(?P<name>[a-z])\s*(?::|\s(?:is also"
    r"|(?:would|should|must|will|could|can|might|has to|to)(?: also)? (?:be|equal)|as"
    r"|(?:comes|came|works|worked|turns|turned) (?:out )?(?:to(?: be)?|as)|=\s*to)\s)\s*"
    r"(?=[-−√(.\d])",
    re.IGNORECASE,
)
_IS_IT = (
    r"^(?:(?:so|and|or)\s+)?(?:is|would|could|should|might|can|must|does)\s+([b-hj-z])\s+"
    r"(?:(?:be|equals?)\s+)?(?:(?:equal\s+)?to\s+)?(?=[-−]?\d[\d.,/]*\W*$)"
)
_TURNED = re.compile(r"^(?P<value>[^A-Za-z=<>]*\d[^A-Za-z=<>]*)=\s*(?P<name>[A-Za-z])$")
_MONEY = re.compile(r"[£$€]\s*(?=\d[\d.,]*\s*$)")
_JOINED = re.compile(r"(\s+(?:and|or)\s+|[,;]\s+)", re.IGNORECASE)
_RESULT = re.compile(r"^[^\d=]*\b(?:got|get|gives?|makes?)\s+(?P<value>[-−]?\d[\d.,/]*)\W*$", re.I)
_TALK = re.compile(
    r"\b(?:now(?=\W+\S)|wait(?=\W+\d)|\d\s+(?:(?:are|is)\s+)?(?:all\s+)?(?:done|finished|easy)"
    r"|well|ok(?:ay)?|yes|yeah|u[hm]+|er|hm+|oh|ah|have|had|has(?! to\b)|please|yay|lol)\b",
    re.IGNORECASE,
)
_SCORE = re.compile(r"(?P<words>[^\d]*)(?P<of>\d+)/(?P<most>\d+)\W*")
_SCORED_OF = ("5", "10", "20", "50", "100")
_BECAUSE = re.compile(
    r"\s(?:because|bc|b/c|since|cos(?=[^\n]*(?:=|\b(?:is|are|it|i|you|we|the)\b))|cause)\s",
    re.IGNORECASE,
)
"""In 3 cos x it is a function."""
_VALUE = re.compile(r"(?:[A-Za-z]\s*=\s*)?[-−]?\d[\d.,/ ]*")
_MOST_CHARS = 200
_READ_CHARS = 2000


def told(attempt: str) -> str:
    """An attempt without the words around each of its lines."""
    return "\n".join(map(_line, attempt.splitlines()))


def result_told(line: str) -> str:
    """The number with which a line in words ends, such as "then I divided and got 3": it may be the
    result of a step, so that nobody is to be marked down by it; "" for none."""
    found = _RESULT.match(line.strip()) if len(line) <= _MOST_CHARS else None
    return found["value"].rstrip(".,") if found else ""


def told_because(attempt: str) -> tuple[str, str] | None:
    """The value that somebody gives a reason for, and the reason; None for anything else."""
    value, *reasons = _BECAUSE.split(attempt[:_READ_CHARS], maxsplit=1)
    value = told(value).strip(" .!,\n")
    return (value, reasons[0]) if reasons and _VALUE.fullmatch(value) else None


def may_be_talk(text: str) -> bool:
    """Whether the words around a value are such as stand in any talk ("lol 67", "yes 3", "I have
    5"), or it is a score ("I got 8/10", 5/5): it may be an answer, or none."""
    if _TALK.search(text[:_MOST_CHARS]):
        return True
    score = _SCORE.fullmatch(text) if len(text) <= _MOST_CHARS else None
    if score is None:
        return False
    is_praise = score["most"] in _SCORED_OF and re.search(r"[A-Za-z]", score["words"]) is not None
    return score["of"] == score["most"] or is_praise


def _line(line: str) -> str:
    if len(line) > _MOST_CHARS:
        return line
    line = _CORRECTED.sub("", line)
    said = _bare(line)
    if not _says_maths(said):  # "one is 2 and the other is 3"
        pieces = _JOINED.split(line)
        pieces[::2] = map(_bare, pieces[::2])
        said = "".join(pieces).strip()
    return said if _says_maths(said) else line


def _says_maths(said: str) -> bool:
    return _SAYS_MATHS.search(said) is not None and _MATHS.fullmatch(said) is not None


def _bare(line: str) -> str:
    said = _BEHIND.sub("", re.sub(_IS_IT, r"\1 = ", line.strip(), flags=re.IGNORECASE))
    said = _BEFORE.sub("", said, count=1).strip()
    said = _UNKNOWN_IS.sub(r"\g<name> = ", said)
    said = _MONEY.sub("", said)
    return _TURNED.sub(r"\g<name> = \g<value>", said).strip()
