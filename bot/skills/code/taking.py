"""Which of the suggestions that were shown last somebody wants who says so in words: "take 2",
"the fast one", "I'll have the second". Pure.

A bare number and the whole label of a button are read for every skill (bot/rendering/extras.py).
"""

import re
from collections.abc import Sequence

from bot.reply import Choice

_TAKES = "/take "
_ORDINALS = ("first", "second", "third")
_LEAD = (
    r"(?:(?:ok(?:ay)?|please|yes|great|nice|thanks|so|then|just|let['’]?s|let us|can i|could i|i)"
    r"[\s,:]+|(?:i['’]ll|i['’]d|i will|i would(?: like to)?)\s+)*"
    r"(?:(?:give me|take|have|choose|pick|use|want|prefer|like|go (?:with|for))\s+)?"
    r"(?:(?:the|number|no\.?|nr\.?|option|suggestion|way|version|solution|#)\s*)*"
)
_TAIL = (
    r"(?:\s+(?:one|option|suggestion|way|version|solution))?"
    r"(?:[\s,]+(?:please|then|thanks|thank you|for me|instead))*"
)


def taken_in_words(text: str, offered: Sequence[Choice]) -> str:
    """What `/take` is told by the choice that a text names and nothing else; "" for none."""
    options = [each for each in offered if each.says.startswith(_TAKES)]
    for number, (choice, ordinal) in enumerate(zip(options, _ORDINALS, strict=False), 1):
        label = choice.label.rpartition(": ")[2]
        names = rf"{number}|{ordinal}|{re.escape(label)}|{number}\s*[:(]?\s*{re.escape(label)}\)?"
        if re.fullmatch(rf"{_LEAD}(?:{names}){_TAIL}", text.strip(" .!"), re.IGNORECASE):
            return choice.says.removeprefix(_TAKES)
    return ""
