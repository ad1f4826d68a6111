"""A problem of the learner's own that a tool can check, and what an attempt at it shows. Pure."""

import re
from dataclasses import dataclass

from bot.skills.tutor.question import Question

_TRIED = re.compile(
    r"[\s.,;:]*(?:\b(?:and|but|so)\s+)?\b(?:i (?:get|got|think|found|tried|did|wrote|have)"
    r"|my (?:answer|solution|try|result|working)(?: is| was)?)\b[\s:,]*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\s*(?:[-*•>]\s+|(?:so|then|thus|hence|is it|it is|it['’]s|that is|maybe|i (?:get|got|think"
    r"|found)|(?:the )?(?:answer|solution|result)(?: is)?)\b[\s,:]*|[=:⇒→]\s*)+",
    re.IGNORECASE,
)
_READ_CHARS = 500


@dataclass(frozen=True, slots=True)
class Found:
    """A problem as a question, its first line, and what was tried, line by line ("" = nothing)."""

    question: Question
    line: str
    attempt: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """`lines` are right so far; `is_solved`: the last one is the solution. `says` tells where it
    goes wrong ("" where it does not), or, `is_unsure`, that the checker cannot tell."""

    lines: tuple[str, ...]
    is_solved: bool
    says: str
    is_unsure: bool = False


def problem_and_attempt(text: str) -> tuple[str, str]:
    """A text up to where it says what was tried, and what was; ("…", "") where it does not."""
    text = text[:_READ_CHARS]
    found = _TRIED.search(text)
    if found is None or not text[: found.start()].strip():
        return text, ""
    return text[: found.start()], text[found.end() :]


def bare(line: str) -> str:
    """A line of an attempt without what is said around it."""
    return _LEAD.sub("", line[:_READ_CHARS].strip().replace("`", "").replace("**", "")).rstrip(
        " .!?,"
    )
