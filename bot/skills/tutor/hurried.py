"""A wish for help with something as people write it in a hurry, or for somebody else, in the usual
words: "im stuck on 3x + 2 = 11", "i dont get …", "… help", "can u do … with me", "my son is stuck
on …", "what do i do first in …?" as "I'm stuck on 3x + 2 = 11", "struggling with
solving …" as "help me solve …". Pure.
"""

import re

from bot.patterns import later
from bot.skills.tutor.people import ANYBODY
from bot.skills.tutor.pleas import CAN_YOU, CANNOT, HELLO, PLEASE, STILL, WORDS

_PLEASE = rf"(?: {PLEASE})?\W*"
_GIVEN = r"(?:g[ai]ves?|sets?|has|have|got|asks?|asked|is|says?)(?: (?:us|me|this|him|her|it))?"
_TO_DO = r"(?: to (?:do|solve|find|work out))?"
_KNOWS_NOT = rf"(?:{CANNOT} know|ha(?:ve|s) no (?:idea|clue))"
_LOST = rf"(?:(?:i|we|{ANYBODY}) {STILL}{_KNOWS_NOT}|idk|dunno) (?:what|how|where)\b[^\d=]{{0,40}}"
_STUCK = "I'm stuck on "
_READ_CHARS = 300
_WHOLE = later(
    rf"(?:{HELLO}\W+)?{CAN_YOU}help(?: (?:me|us))?(?: out)?{_PLEASE}"
    r"[?!.:,]\s*(.+)"
    rf"|(?:{HELLO}\W+)?{CAN_YOU}"
    r"(?:do|solve|try|work (?:out|through)|go (?:over|through))"
    rf" (.+?) (?:with (?:me|us)|together){_PLEASE}"
    rf"|(.*?\w\)?)[\s,.;:!?-]+(?:{CAN_YOU}|(?:{PLEASE}|i need|need) )?help(?: (?:me|us))?{_PLEASE}"
    rf"|(?:[^\d=]{{0,60}}\b(?:{_GIVEN}){_TO_DO}\b[\s:,]*)?(\S.*?\w\)?)"
    r"(?: (?:for|as) (?:(?:my|our|his|her) )?homework| in class)?[\s,.;:!?-]+"
    rf"(?:(?:and|but|so) )?{_LOST}",
    re.IGNORECASE,
)
"""What stands around, or only before or behind, all that help is wanted with."""
_IS_STUCK = later(
    rf"\b(?:i(?:['’]?m| am)|we(?:['’]?re| are)|{ANYBODY} (?:is|are))"
    rf" {STILL}stuck (?:on|with|at) "
    rf"|\b(?:i|we|{ANYBODY}) {STILL}{CANNOT} (?:really )?"
    r"(?:get|understand|do|solve|work out|figure out) (?:(?:this|that)(?: one)?[:,]? )?",
    re.IGNORECASE,
)
_HELPS = later(
    rf"\bhelp (?:him|her|them|{ANYBODY}) (?:to )?(?=with |do |solve |work )", re.IGNORECASE
)
_VERBS = (
    "solve find do calculate compute evaluate answer add subtract multiply divide simplify expand "
    "factor factorise factorize reduce convert write turn change express complete rearrange derive "
    "differentiate integrate work figure"
)
_DOING = {f"{verb.removesuffix('e')}ing": verb for verb in _VERBS.split()}
_FOR_HELP = re.compile(
    "help|through|hint|clue|struggl|trouble|difficult|problem|stuck", re.IGNORECASE
)
"""The next two are not compiled for a text without any of these."""
_WITH = later(
    rf"\b(?:(?:(?:walk|take|talk|guide|lead) (?:me|us)(?= through)|(?:a )?(?:hint|clue)s?"
    r"|struggl(?:e|es|ing)|(?:having )?(?:trouble|difficult(?:y|ies)|problems?)|stuck)\b"
    r"|(?P<me>help(?: (?:me|us))?)\b[.:!,]*)"
    rf" (?:(?:with|on|at|in|for|through) )?(?:(?P<doing>{'|'.join(sorted(_DOING, reverse=True))})\b"
    r"|(?=[-−+(√|]*(?:\d|[a-z] ?[\^²³+*/=−-])))",
    re.IGNORECASE,
)
"""A wish for help, and what is done there: "help me with factoring", "struggling with 3x"."""
_IN_SIGNS = later(
    r"(?<=\bhelp me )(?:add|subtract|multiply|divide) "
    r"(?=(?:[^A-Za-z,&?]|x(?= ?\d))*\d\)? ?[-−+*×÷/x] ?[\d(](?:[^A-Za-z,&?]|x(?= ?\d))*[?!. ]*$)",
    re.IGNORECASE,
)
"""The verb says no more than the sign: "help me add 3/4 + 1/8"."""
_AROUND_BEGIN = (
    rf"(?:{WORDS}|what(?:['’]?s)?|which|where(?:['’]?s)?|is|are|should|shall|must|the|a|an|it|in|for|of|from|at|by"
    r"|if|when|about|even|very|good|first|next|one|step|thing|part|start(?:ing)?|begin(?:ning)?"
    r"|come|comes|go|going|solve|solving|doing|work(?:ing)? out|calculat(?:e|ing)|equation|sum)"
)
_BEGIN_OF = later(rf"\W*(?:{_AROUND_BEGIN}\b[\s,:?]*)+", re.IGNORECASE)
_TO_BEGIN = later(rf"[\s,.;:!?]+(?:{_AROUND_BEGIN}\b[\s,:]*)+[?.!\s]*$", re.IGNORECASE)
_OF_BEGIN = later(r"\b(?:start(?:ing)?|begin(?:ning)?|first|next|step)\b", re.IGNORECASE)
_ASKS = later(
    r"\b(?:what|which|where|how)\b|\bstep (?:for|of|in|to|with|on)\b|\?\s*$", re.IGNORECASE
)
"""Else it is what comes first, and not asked: "first step: 3x = 9"."""


def begun(text: str) -> str:
    """A problem behind which somebody asks how to begin, or to go on ("3x + 2 = 11, what first?"),
    in the usual words for a wish for help; any other text as it is. In a guide it may be a step."""
    is_one = len(text) <= _READ_CHARS and _OF_BEGIN.search(text) is not None
    found = _TO_BEGIN.search(text) if is_one else None
    return _STUCK + text[: found.start()] if found and _asks_begin(found[0]) else text


def _asks_begin(words: str) -> bool:
    return _OF_BEGIN.search(words) is not None and _ASKS.search(words) is not None


def plainly(text: str) -> str:
    """A text with such a wish in the usual words; any other as it is."""
    if len(text) > _READ_CHARS or not re.search(r"\d", text):
        return text
    if _FOR_HELP.search(text):
        text = _IN_SIGNS.sub("with ", _WITH.sub(_helped, text, count=1))
    lead = _BEGIN_OF.match(text) if _OF_BEGIN.search(text) else None
    if lead and _asks_begin(lead[0]):
        return _STUCK + text[lead.end() :]
    if found := _WHOLE.fullmatch(text.strip()):
        said = next(each for each in found.groups() if each)
        return _STUCK + _IS_STUCK.sub("", said, count=1)
    return _HELPS.sub("help me ", _IS_STUCK.sub(_STUCK, text, count=1), count=1)


def _helped(found: re.Match[str]) -> str:
    if found["doing"]:
        return f"help me {_DOING[found['doing'].casefold()]}"
    return f"{(found['me'] or 'help').rstrip('.:!, ')} with "
