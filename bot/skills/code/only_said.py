"""What a model says in place of code: it asks back, declines, or forgot the code. Pure."""

import re

from bot.skills.code.asking import ANSWER_MAX_CHARS
from bot.skills.code.pasted.languages.naming import looks_like_code
from bot.skills.code.pasted.messages.blocks import find_blocks

WITHOUT = "_There is no block of code in this, and none came when I asked for one._"
_ASKS = re.compile(r"[?？؟][\"'”’)*_`]*(?=\s|\Z)")


def is_only_said(answer: str) -> bool:
    """Whether an answer has an end, and no code: neither in a block nor without one."""
    has_end = len(answer.strip()) > 0 and len(answer) < ANSWER_MAX_CHARS
    return has_end and not find_blocks(answer) and not looks_like_code(answer)


def said_instead(*answers: str) -> str:
    """What is shown in place of code where a model that was asked for some, and for some again, has
    answered this: its words, where they ask the person something, or still no code came. "" where
    there is code, or some may come."""
    if not all(map(is_only_said, answers)):
        return ""
    if _ASKS.search(answers[-1]):
        return "\n\n".join(answers)
    return f"{answers[0]}\n\n{WITHOUT}" if len(answers) > 1 else ""
