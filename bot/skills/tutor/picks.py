"""Which question a button belongs to: what a choice says ends with a tag of the question, so that
one that is pressed late, below an earlier question, is no answer to the present one. Pure.

Whoever types a letter, a number or words needs no tag.
"""

import hashlib
import re
from dataclasses import replace

from bot.ports import TurnContext
from bot.reply import Choice

LATE = "That button belongs to an earlier question, so it does not count."
_TAG_CHARS = 5
_IN_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
"""No digits: what was picked stands in the conversation, where figures would be maths."""
_TAGGED = r"(?P<says>.+?) #(?P<tag>[a-p]{5})"


def tag_of(*names: str) -> str:
    """A short tag of what these name together."""
    digest = hashlib.sha256("\n".join(names).encode()).hexdigest()
    return digest[:_TAG_CHARS].translate(_IN_LETTERS)


def choice(label: str, says: str, tag: str) -> Choice:
    """A choice that counts only for what has this tag."""
    return Choice(label, f"{says} #{tag}")


def is_pick(text: str) -> bool:
    """Whether a text is what the button of a quiz says."""
    return re.fullmatch(r"(?:[A-H]|pass) #[a-p]{5}", text.strip()) is not None


def read(context: TurnContext, tag: str) -> tuple[TurnContext, bool]:
    """The turn as if what was picked for `tag` had been typed; and whether something was picked
    for something else, which is left out of it."""
    messages, asked = [], context.asked
    for message in context.messages:
        text = message.text.strip()
        found = None if message.is_own_words else re.fullmatch(_TAGGED, text, re.DOTALL)
        says = "" if found is None or found["tag"] != tag else found["says"]
        if found:
            asked = asked.replace(text, says, 1).strip()
        if found is None or says:
            messages.append(replace(message, text=says) if says else message)
    is_late = len(messages) < len(context.messages)
    return replace(context, messages=tuple(messages), asked=asked), is_late
