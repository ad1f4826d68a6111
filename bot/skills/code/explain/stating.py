"""The sentences of an explanation that can be held against what code gave. Pure.

Let be is what is said of another case than that of the run ("if …", "would", "instead of").
"""

import re

from bot.skills.code.explain.spans import SPAN, Prose, sentences
from bot.skills.code.pasted.messages.blocks import without_blocks

_LINE_CHARS = 600
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_OTHER_CASE = re.compile(
    r"\b(?:if|unless|would|could|should|might|may|suppose|assum\w+|instead|rather|otherwise|else"
    r"|expected|intended|supposed|meant|want\w*|not|never|without|no longer|chang\w*"
    r"|when(?! (?:you |it is |this is |the code is )?(?:run|runs|executed?)\b))\b|n['’]t\b",
    re.IGNORECASE,
)
NUMBER = r"-?\d+(?:,\d{3})*(?:\.\d+)?"
START = r"(?:\s*(?:[-*+>#]+|\d+[.)])\s+)*\**"
"""What a line of Markdown may begin with."""
REASON = rf"(?:,?\s+(?:as|because|since|so)\b[^\d\"“{SPAN[1:-1]}]*)?[.!:;]*\**\s*"
"""What may stand behind a value without making it a part of something longer."""


def is_of_another_case(words: str) -> bool:
    """Whether a question or sentence is about more than code as it stands."""
    return _OTHER_CASE.search(words) is not None


def sentences_of(said: str) -> list[Prose]:
    """The sentences outside of blocks."""
    lines = without_blocks(said).split("\n")
    return [each for line in lines for each in sentences(line[:_LINE_CHARS], _SENTENCE)]


def is_part(block: str, code: str) -> bool:
    """Whether a block shows nothing but some of the code."""
    return _without_spaces(block) in _without_spaces(code)


def _without_spaces(text: str) -> str:
    return "".join(text.split())
