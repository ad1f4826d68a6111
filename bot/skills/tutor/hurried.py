"""A wish for help with something as people write it in a hurry, or for somebody else, in the usual
words: "im stuck on 3x + 2 = 11", "i dont get …", "… help", "can u do … with me", "my son is stuck
on …" as "I'm stuck on 3x + 2 = 11". Pure.
"""

import re

from bot.patterns import later

_SOMEBODY = r"(?:my|our|his|her|the|this|a) [a-z’'-]+(?: (?!is\b|are\b|can|do)[a-z’'-]+)?"
_ASKS = r"(?:can|could|will|would) (?:you|u|we) (?:(?:please|pls|plz) )?"
_NOT = r"(?:can(?:no|['’]?)t|do(?:es)?(?: not|n['’]?t))"
_PLEASE = r"(?: (?:please|pls|plz))?\W*"
_GIVEN = r"(?:g[ai]ves?|sets?|has|have|got|asks?|asked|is|says?)(?: (?:us|me|this|him|her|it))?"
_TO_DO = r"(?: to (?:do|solve|find|work out))?"
_LOST = (
    rf"(?:(?:i|we|{_SOMEBODY}) (?:(?:really|just|still) )*"
    rf"(?:{_NOT} know|ha(?:ve|s) no (?:idea|clue))|idk|dunno) (?:what|how|where)\b[^\d=]{{0,40}}"
)
_STUCK = "I'm stuck on "
_READ_CHARS = 300
_WHOLE = later(
    rf"(?:(?:hi|hey|hello|so|ok(?:ay)?)\W+)?{_ASKS}help(?: (?:me|us))?(?: out)?{_PLEASE}"
    r"[?!.:,]\s*(.+)"
    rf"|(?:(?:hi|hey|hello|so|ok(?:ay)?)\W+)?{_ASKS}"
    r"(?:do|solve|try|work (?:out|through)|go (?:over|through))"
    rf" (.+?) (?:with (?:me|us)|together){_PLEASE}"
    rf"|(.*?\w\)?)[\s,.;:!?-]+(?:{_ASKS}|(?:please|pls|plz|i need|need) )?help(?: (?:me|us))?"
    rf"{_PLEASE}"
    rf"|(?:[^\d=]{{0,60}}\b(?:{_GIVEN}){_TO_DO}\b[\s:,]*)?(\S.*?\w\)?)"
    r"(?: (?:for|as) (?:(?:my|our|his|her) )?homework| in class)?[\s,.;:!?-]+"
    rf"(?:(?:and|but|so) )?{_LOST}",
    re.IGNORECASE,
)
"""What stands around, or only before or behind, all that help is wanted with."""
_IS_STUCK = later(
    rf"\b(?:i(?:['’]?m| am)|we(?:['’]?re| are)|{_SOMEBODY} (?:is|are))"
    r" (?:(?:so|really|totally|just|still) )*stuck (?:on|with|at) "
    rf"|\b(?:i|we|{_SOMEBODY}) (?:(?:really|just|still) )*{_NOT} (?:really )?"
    r"(?:get|understand|do|solve|work out|figure out) (?:(?:this|that)(?: one)?[:,]? )?",
    re.IGNORECASE,
)
_HELPS = later(rf"\bhelp {_SOMEBODY} (?:to )?(?=with |do |solve |work )", re.IGNORECASE)


def plainly(text: str) -> str:
    """A text with such a wish in the usual words; any other as it is."""
    if len(text) > _READ_CHARS or not re.search(r"\d", text):
        return text
    if found := _WHOLE.fullmatch(text.strip()):
        said = next(each for each in found.groups() if each)
        return _STUCK + _IS_STUCK.sub("", said, count=1)
    return _HELPS.sub("help me ", _IS_STUCK.sub(_STUCK, text, count=1), count=1)
