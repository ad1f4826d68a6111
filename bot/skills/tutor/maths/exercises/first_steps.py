"""A step on the way to the answer of an exercise in words, and that: “I got 90 / 12 = 7.5 so 8”.
The step is known by its “=”; the number behind it may be right for what no tool reads. Pure."""

import re

from bot.patterns import later
from bot.skills.tutor.maths.exercises import in_words
from bot.skills.tutor.maths.written import worded
from bot.skills.tutor.maths.written.around import problem_and_attempt
from bot.skills.tutor.maths.written.sums import in_signs

_FRACTION = re.compile(r"\d+/\d+")
_MUST = later(r"\bi have to\b", re.IGNORECASE)
"""Of what is to be done, and not of what was."""
_BEHIND = later(r"\s*[≈~].*|(?:,\s+|\s+(?:and|or)\s+)[-−]?[£$€]?\d[\d.,/]*\s*$")


def is_one(text: str, line: str) -> bool:
    """Whether a sum or an equation is a step of what the learner tried at an exercise in words."""
    asked, tried = _split(text)
    if _holds(tried, line) and not _holds(asked, line) and in_words.tells(asked):
        return True
    return in_words.is_done(text, line) and in_words.holds(text, line)


def stated(attempt: str) -> str:
    """The lines of an attempt that say with "=" what something comes to, and nothing behind it."""
    lines = (_BEHIND.sub("", line) for line in attempt.splitlines() if "=" in line)
    return "\n".join(problem_and_attempt(line)[1] or line for line in lines if "=" in line)


def is_answer(text: str, line: str) -> bool:
    """Whether a fraction alone is what the learner got, and no exercise: “What is the probability
    of red? I got 4/6”."""
    asked, tried = _split(text)
    is_alone = _FRACTION.fullmatch(line) is not None and not in_words.is_done(text, line)
    return is_alone and in_words.has_own(asked) and _holds(tried, line)


def _split(text: str) -> tuple[str, str]:
    asked, tried = problem_and_attempt(_MUST.sub("", text))
    return in_signs(asked), in_signs(tried)


def _holds(said: str, line: str) -> bool:
    """Whether a sum or an equation stands there, in signs or in words."""
    is_in_signs = in_words.squeezed(line) in in_words.squeezed(said)
    return is_in_signs or worded.sum_said(said.partition("=")[0]) == line
