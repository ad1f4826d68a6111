"""Without the ways to mend a program that leave out what it does, but for what somebody said to
leave out. Pure.

A part of an answer may run alone, or nothing of it can be run here; then no error tells that the
rest of the program is gone. What is to take its place does all that it does (acts.py), or the
answer says that it is all of it, or what was taken out.
"""

import re
from collections.abc import Iterator, Sequence

from bot.skills.code.checks.losing import replaced
from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.debug.mends.placing import Way
from bot.skills.code.pasted.languages.naming import defined_in
from bot.skills.code.pasted.lines.acts import lost_acts
from bot.skills.code.pasted.lines.brackets import LANGUAGES as BRACKETED
from bot.skills.code.pasted.lines.changed_forms import set_by
from bot.skills.code.pasted.messages.blocks import Block

_LANGUAGES = ("python", *BRACKETED)
_WHOLE = (
    r"\b(?:full|complete|entire|whole)\b(?:[ -]\w+){0,3}?[ -](?:code|program|script|file|version"
    r"|listing|example)\b|\ball of (?:it|the code|the program)\b"
)
_TAKEN_OUT = (
    r"\b(?:remov|delet|dropp?(?:ed|ing)?\b|omit|stop|without\b|(?:take|took|taken|taking|leave|left)"
    r"\b.{0,40}\bout\b|get rid|got rid|no longer|not needed|unneeded|unnecessary|redundant"
    r"|superfluous)"
)
_ALONE = (
    r"\W*(?:(?:just|simply|so|please|you can)\s+)*(?:remove|delete|drop|omit|take|leave)"
    r"(?:\s+(?:it|this|that|them|these|those))?(?:\s+out)?\W*"
)
"""Nothing else is said of what is shown: what it lacks is meant."""
_NO_FUNCTION = "object is not callable"
_ANY_LINE = r"\b(?:lines?|calls?|statements?)\b"


def without_lost(ways: Sequence[Way], code: Block, told: Told) -> list[Way]:
    """Those of the ways to mend `code` that do all that it does."""
    if code.language not in _LANGUAGES or re.search(_WHOLE, told.words, re.IGNORECASE):
        return [*ways]
    return [each for each in ways if not _leaves_out(code, each.files[0].code, told)]


def _leaves_out(code: Block, after: str, told: Told) -> bool:
    """Whether it is a part of the code: another program is told of as that (losing.py)."""
    words = f"{told.asked}\n{told.words}"
    is_another = code.language == "python" and replaced(code.code, after) != ""
    return not is_another and any(_lost(code.code, after, told, words))


def _lost(before: str, after: str, told: Told, words: str) -> Iterator[str]:
    """What is left out, but for calls of functions that are gone, which is told (losing.py), and of
    what is none, which is what was to be mended."""
    rest = defined_in(before) - defined_in(after)
    if _NO_FUNCTION in told.error:
        rest |= {*map(set_by, before.split("\n"))}
    for lost in lost_acts(before, after):
        called = lost.partition("(")[0].rpartition(".")[2]
        if called not in rest and not _is_said(called, words):
            yield lost


def _is_said(called: str, words: str) -> bool:
    """Whether a sentence says that something is taken out, and names this, or lines, or nothing."""
    return any(
        re.fullmatch(_ALONE, each, re.IGNORECASE)
        or (
            re.search(_TAKEN_OUT, each, re.IGNORECASE)
            and re.search(rf"{_ANY_LINE}|\b{re.escape(called)}", each, re.IGNORECASE)
        )
        for each in re.split(r"(?<=[.!?])\s|\n", words)
    )
