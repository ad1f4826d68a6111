"""The passage in what a model wrote: what it says around it is no part of what is measured. Pure.

Told by place and form: what stands before the first sentence and behind the last, and what is no
sentence. **Not covered**: chatter in the midst of a passage.
"""

import re
from functools import cache

_NO_PROSE = r"#|[-*•] |\d{1,2}[.)] |[-*_=]{3,}$|(?:\*\*|__)[^*_]+(?:\*\*|__)\W*$|title:"
_SENTENCE = r"[.!?…][\"'”’)*_]*(?:\s|$)"
_ABOUT = r"(?:passage|text|story|paragraph|reading|version|piece)"
_LABEL = rf"\W*(?:reading )?{_ABOUT}\W*:\W*"
_GLADLY = (
    r"(?:sure(?: thing)?|of course|certainly|absolutely|no problem|great|okay|ok|alright)[!.,]"
)
_LEADS_IN = (
    rf"(?:{_GLADLY}\s+)?(?:here(?: is| are|['’]s)|below is)\b"
    rf"(?=[^.\n:]*\b{_ABOUT}\b)[^.\n:]*:\s*"
)
_OPENS = (
    rf"{_GLADLY}[^.!]{{0,60}}[.!]?$|i(?:['’]d| would) be (?:happy|glad)\b"
    r"|i(?: can|['’]ll| will) (?:help|write|do that)\b"
    rf"|(?:{_GLADLY}\s+)?(?:here(?: is| are|['’]s)|below is)\b.*\b{_ABOUT}\b"
)
_CLOSES = (
    rf"i hope (?:you (?:like|enjoy|find) (?:this|the) {_ABOUT}\b|(?:this|that|it|the {_ABOUT})"
    rf"(?: {_ABOUT})? (?:helps?|works|meets|fits|suits|is (?:what|helpful|useful|suitable))\b)"
    r"|(?:would|do) you (?:like|want) (?:me|another|more|some)\b"
    r"|(?:please )?(?:let me know|feel free|just ask|if you(?:['’]d| would)? (?:like|want|need))\b"
    rf".*\b(?:me to|changes?|adjust\w*|questions|another|anything|help|longer|shorter|{_ABOUT})\b"
    rf"|this {_ABOUT} (?:is|has|was|uses|contains|should)\b.*\b(?:words?|sentences?|levels?"
    r"|grade|learners?|readers?)\b|happy (?:reading|learning)|enjoy (?:your |the )?reading"
    r"|i(?:['’]ve| have)? (?:wrote|written|kept|used|tried)\b.*"
    r"\b(?:words?|sentences?|level|grade)\b"
    r"|\W*(?:total )?words?(?: count)?\W*:|\W*(?:about |approximately )?\d+ words\W*$|\W*note\W*:"
)
_MOST_WORDS = 30
"""What is longer is part of the passage, whatever it begins with."""

_TITLE_CHARS = 60
"""What is longer is a line of prose that was wrapped."""


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def prose(said: str) -> str:
    """The passage without headings, lists, and what is said before and behind it."""
    said = _compiled(rf"\A\s*{_LEADS_IN}").sub("", said)
    lines = [line.strip() for line in said.splitlines()]
    kept = [line for line in lines if line and not _starts(_NO_PROSE, line)]
    while len(kept) > 1 and _is_before(kept[0], kept[1]):
        kept.pop(0)
    while len(kept) > 1 and _is_behind(kept[-1]):
        kept.pop()
    if kept:
        kept[0] = _compiled(rf"\A{_LABEL}").sub("", kept[0])
    return "\n\n".join(kept)


def _is_before(line: str, following: str) -> bool:
    if not _is_short(line) or following[:1].islower():  # wrapped
        return False
    if line.endswith(":"):
        return following[:1] not in ('"', "“", "'", "‘")
    is_title = not _is_sentence(line) and not line.endswith(",") and len(line) < _TITLE_CHARS
    return is_title or _starts(_OPENS, line)


def _is_behind(line: str) -> bool:
    if not _is_short(line):
        return False
    is_bare = not _is_sentence(line) and re.search(r":|\d", line) is not None
    return (is_bare and len(line) < _TITLE_CHARS) or _starts(_CLOSES, line)


def _is_sentence(line: str) -> bool:
    return _compiled(_SENTENCE).search(line) is not None


def _is_short(line: str) -> bool:
    return len(line.split()) <= _MOST_WORDS


def _starts(expression: str, line: str) -> bool:
    return _compiled(expression).match(line) is not None
