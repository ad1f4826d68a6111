"""What a tool has found of the last try that it could judge, while a guide goes on: it stands until
the next one is judged, and no hint may say the contrary. Pure.

What a hint says is read in agreeing.py.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from bot.skills.tutor.guides.hints.agreeing import (
    affirms,
    denies,
    praises,
    says_done,
    says_fits,
    says_only,
)
from bot.skills.tutor.guides.words import doubts, named_steps
from bot.skills.tutor.maths.attempts import unfinished
from bot.tools.maths.numerals import in_numerals

Verdict = Literal["", "right", "wrong", "incomplete"]
_TRIED_CHARS = 200
_NUMBER = re.compile(r"\d+(?:[./]\d+)*")
_NEGATIVE = re.compile(r"(?:[-−]|\b(?:minus|negative)\s)\s?(\d+(?:[./]\d+)*)", re.IGNORECASE)
_IS_THAT = re.compile(r"\b[A-Za-z]\s*(?:=|\bis|\bequals)\s*that\b")
_MOST = 12
_NOT_YET = "That is right so far, and not the answer yet."


@dataclass(frozen=True, slots=True)
class Standing:
    """`tried` was judged (no verdict: nothing was), and `found` tells what shows it. "right" is a
    step, for who has solved it works on something else, and `found` then why it may be taken for
    more; "incomplete" are some solutions where others are missing, a part of a sum, or what is true
    beside it. `since` was
    said after that, and no tool could judge it."""

    verdict: Verdict = ""
    tried: str = ""
    found: str = ""
    since: str = ""

    @property
    def told(self) -> str:
        """The same, for who is to write a hint; "" where nothing was judged."""
        tried = f"Their last try that a tool could judge was “{self.tried}”."
        told = {
            "": "",
            "right": f"{tried} It is right, and the exercise is not solved yet.",
            "wrong": f"{tried} It is wrong: {self.found} Do not say that it is right.",
            "incomplete": f"{tried} It is not all: {self.found} Do not say that they are done.",
        }[self.verdict]
        if self.since:
            told = f"{told} No tool can judge what they said since: “{self.since}”."
        return told.strip()

    def is_of(self, text: str) -> bool:
        """Whether a text is what was judged."""
        return self.tried == _short(text)

    def unjudged(self, text: str) -> "Standing":
        """After something that no tool could judge."""
        return replace(self, since=_short(text))

    def is_asked_of(self, text: str) -> bool:
        """Whether figures in a text are all of what was tried: "are you sure that it is 5?"; -4 is
        none of x = 4."""
        numbers = _numbers(text)
        is_of_it = bool(self.verdict and numbers) and numbers <= _numbers(self.tried)
        return is_of_it and _negatives(text) <= _negatives(self.tried)

    def found_for(self, text: str) -> str:
        """What was found, where a text asks or claims that a try is right that is not, or the
        answer that is a step; else ""."""
        if not self.verdict or self.since or self.is_followed_by_step(text):
            return ""
        if unfinished.says_done(text):
            return self.found or _NOT_YET
        return self.found if doubts.is_of_answer(text) else ""

    def may_be_followed_by_step(self, text: str) -> bool:
        """Whether a text may name a step, where nothing was found wrong or missing that a hint may
        not praise in any case."""
        is_open = self.verdict in ("", "right") and not self.is_of(text)
        return is_open and named_steps.may_be_named(text)

    def is_followed_by_step(self, text: str) -> bool:
        """Whether a text, which is not what was judged, names a step in words."""
        is_new = self.verdict != "" and not self.is_of(text)
        return is_new and named_steps.is_named(text)


NOT_JUDGED = Standing()


def judged(verdict: Verdict, text: str, found: str) -> Standing:
    """After a try that a tool could judge."""
    return Standing(verdict, _short(text), found)


def contrary(hint: str, text: str, standing: Standing, problem: str, *, has_some: bool) -> str:
    """What a hint says to `text` against the verdict that stands, as a sentence to who wrote it; ""
    for nothing. `has_some`: solutions were named, and others are missing."""
    if not standing.verdict:
        return ""
    if says_done(hint):
        return "Your last hint said that they are done. They are not."
    readings = (hint, _naming(hint, standing.tried, problem))
    is_denied = denies(hint) and doubts.asks_if_more(text)
    if has_some and (is_denied or any(map(says_only, readings))):
        return "Your last hint said that there is no other solution. There is."
    if standing.verdict == "right":
        is_praised = praises(hint) or affirms(hint)
        is_asked = doubts.asks_if_done(text)
        return "They ask if they are done. They are not." if is_asked and is_praised else ""
    if standing.since or standing.is_followed_by_step(text):
        return ""
    is_praised = praises(hint) or (affirms(hint) and doubts.asks_whether(text))
    if standing.verdict == "wrong":
        is_praised = is_praised or any(map(says_fits, readings))
        return "Your last hint said that they are right, which they are not." if is_praised else ""
    return "Your last hint said that nothing is missing. Something is." if is_praised else ""


def is_doubtful(hint: str, text: str, standing: Standing) -> bool:
    """Whether a hint says of something that it is right, and no tool could judge that."""
    has_more = standing.since != "" or standing.is_followed_by_step(text)
    return has_more and (praises(hint) or affirms(hint))


def _naming(hint: str, tried: str, problem: str) -> str:
    """A hint with "that" for what was tried, or a number of it that the problem does not have."""
    said = in_numerals(hint.replace("**", "").replace("`", ""))
    of_problem = _numbers(problem)
    lines = [each.strip() for line in tried.splitlines() for each in (line, *line.split("=")[-1:])]
    named = {each for each in lines if len(each) > 1} | _numbers(tried)
    if len(tried) == 1:  # the letter of an option
        named |= {tried.upper()}
    for each in sorted(named - of_problem, key=len, reverse=True)[:_MOST]:
        spaced = r"\s*".join(map(re.escape, "".join(each.split())))
        said = re.sub(rf"(?<![\w.,/])[-−]?{spaced}(?![\w/]|[.,]\d)", "that", said)
    return _IS_THAT.sub("that", said)


def _numbers(text: str) -> set[str]:
    return set(_NUMBER.findall(in_numerals(text)))


def _negatives(text: str) -> set[str]:
    return set(_NEGATIVE.findall(in_numerals(text)))


def _short(text: str) -> str:
    return text.strip()[:_TRIED_CHARS]
