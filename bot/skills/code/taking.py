"""Which of the suggestions that were shown last somebody wants who says so in words: "take 2",
"the fast one", "I'll have the 2nd", "number two", "the last one". Pure.

A bare number and the whole label of a button are read for every skill (bot/rendering/extras.py).
"""

import re
from collections.abc import Sequence

from bot.reply import Choice

_TAKES = "/take "
_ORDINALS = ("first", "second", "third")
_COUNTS = ("one", "two", "three")
_LEAD = (
    r"(?:(?:ok(?:ay)?|please|yes|great|nice|thanks|so|then|just|let['’]?s|let us|can i|could i|i)"
    r"[\s,:]+|(?:i['’]ll|i['’]d|i will|i would(?: like to)?)\s+)*"
    r"(?:(?:give me|take|have|choose|pick|use|want|prefer|like|go (?:with|for))\s+)?"
    r"(?:(?:the|number|no\.?|nr\.?|option|suggestion|way|version|solution|#)\s*)*"
)
_BEFORE_ANY = r"(?:number|no\.?|nr\.?|option|suggestion|way|version|solution)\s+"
_BEFORE_COUNT = rf"(?:\A|{_BEFORE_ANY}|(?:take|choose|pick|go (?:with|for))\s+)"
"""Who wants two wants both, and who takes one takes any."""
_TAIL = (
    r"(?:\s+(?:one|option|suggestion|way|version|solution))?"
    r"(?:[\s,]+(?:please|then|thanks|thank you|for me|instead))*"
)


def taken_in_words(text: str, offered: Sequence[Choice]) -> str:
    """What `/take` is told by the choice that a text names and nothing else; "" for none."""
    options = [each for each in offered if each.says.startswith(_TAKES)]
    said = text.strip(" .!")
    said = said.rstrip(" ?") if re.match(r"(?:can|could|may) i\b", said, re.IGNORECASE) else said
    for number, choice in enumerate(options[: len(_ORDINALS)], 1):
        names = _names(number, len(options), re.escape(choice.label.rpartition(": ")[2]))
        if re.fullmatch(rf"{_LEAD}(?:{names}){_TAIL}", said, re.IGNORECASE):
            return choice.says.removeprefix(_TAKES)
    return ""


def _names(number: int, count: int, label: str) -> str:
    """What the one of this number of so many is called."""
    before = _BEFORE_COUNT if number > 1 else _BEFORE_ANY
    names = [
        rf"{number}(?:st|nd|rd|th)?",
        _ORDINALS[number - 1],
        f"{before}{_COUNTS[number - 1]}",
        label,
        rf"{number}\s*[:(]?\s*{label}\)?",
    ]
    names += ["last"] if number == count > 1 else []
    names += [("former", "latter")[number - 1]] if count == 2 else []
    return "|".join(names)
