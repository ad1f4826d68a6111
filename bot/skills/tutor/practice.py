"""A language practice while it runs: language, scenario, what was said and corrected. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from bot.patterns import later
from bot.skills.tutor.quizzes.question import Question, plain
from bot.skills.tutor.tongues import TONGUES, is_common
from bot.skills.tutor.translated import is_other

_KEPT_LINES = 8
_MOST_CORRECTIONS = 30
_MOST_REPLY_CHARS = 500

_WISH = re.compile(rf"\b(?P<language>{'|'.join(TONGUES)})\b", re.IGNORECASE)
_LEVEL = re.compile(
    r"\b(?:(?:at|on|in) )?(?:an? )?(?:level )?([ABC][12]|beginner|intermediate|advanced)\b"
    r"(?:[ -]level\b)?",
    re.IGNORECASE,
)
_LEVEL_OR_SCENE = rf"(?i)(?:{_LEVEL.pattern}|\b(?:at|in|on|with|about)\b).*"
_BEFORE_SCENE = later(r"^(?:[\s,:;.&/+]|\b(?:with me|please|and|or)\b)*", re.IGNORECASE)
_OF_CAPITALS = "german"
"""Where nouns are told by their capitals."""
_WORDS = later(r"\w+")
_SENTENCE_END = later(r"(?<=[.!?])\s+")
_NO_LETTER = later(r"[^\w']|(?<!\w)'|'(?!\s?\w)")


@dataclass(frozen=True, slots=True)
class Correction:
    """What the learner wrote, how it is right, and why in a few words."""

    wrong: str
    right: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Practice:
    """`lines` are the last ones said, the partner's and the learner's in turn."""

    language: str
    level: str
    scenario: str
    lines: tuple[str, ...] = ()
    turns: int = 0
    corrections: tuple[Correction, ...] = ()

    def went_on(self, learner: str, partner: str, corrections: Sequence[Correction]) -> "Practice":
        """After one exchange."""
        return replace(
            self,
            lines=(*self.lines, learner, partner)[-_KEPT_LINES:],
            turns=self.turns + 1,
            corrections=(*self.corrections, *corrections)[-_MOST_CORRECTIONS:],
        )


def read_wish(wish: str) -> Practice | None:
    """The practice that is asked for; None where no language is named that we know."""
    match = _WISH.search(wish)
    if match is None:
        return None
    level = _LEVEL.search(wish)
    scenario = _LEVEL.sub(" ", _WISH.sub(" ", wish))
    scenario = _BEFORE_SCENE.sub("", " ".join(scenario.split()))
    return Practice(
        language=match["language"].capitalize(),
        level=level[1].upper() if level and len(level[1]) == 2 else (level[1] if level else "A2"),
        scenario=scenario.strip(" ,.;")[:120] or "meeting somebody new in a café",
    )


def without_language(wish: str) -> str:
    """The level and the scene of a wish in which no language is named that we know."""
    match = re.search(_LEVEL_OR_SCENE, wish)
    return match[0] if match else ""


def read_turn(entry: dict[str, Any], learner: str, language: str) -> tuple[str, list[Correction]]:
    """The partner's reply and the corrections in what a model wrote as JSON.

    A correction of something that the learner did not write, in whole words, that changes nothing,
    or that is in another language, is left out. In German a capital may be all that it changes.
    """
    reply = entry.get("reply")
    said = " ".join(reply.split())[:_MOST_REPLY_CHARS] if isinstance(reply, str) else ""
    listed = entry.get("corrections")
    corrections: list[Correction] = []
    for each in listed if isinstance(listed, list) else []:
        if not isinstance(each, dict):
            continue
        wrong, right = _short(each.get("wrong")), _short(each.get("right"))
        is_there = any(
            form(wrong) and f" {form(wrong)} " in f" {form(learner)} " for form in (plain, _exactly)
        )
        is_change = bool(_letters(right)) and (
            _letters(wrong) != _letters(right)
            or (language.casefold() == _OF_CAPITALS and _puts_capital(wrong, right, learner))
        )
        if is_there and is_change and not is_other(right, language.casefold()):
            corrections.append(Correction(wrong, right, _short(each.get("why"))))
    return said, corrections[:4]


def _puts_capital(wrong: str, right: str, learner: str) -> bool:
    """Whether a correction is of a capital in what the learner wrote so: "kino → Kino". That of a
    common word that a sentence begins with ("ich → Ich") is how people chat."""
    before, after = _WORDS.findall(wrong), _WORDS.findall(right)
    there = re.search(rf"(?<!\w){re.escape(wrong.strip())}(?!\w)", learner)
    if there is None or before == after or len(before) != len(after):
        return False
    begins = re.search(r"(?:^|[.!?…])\W*$", learner[: there.start()]) is not None
    first = begins and before[1:] == after[1:] and is_common(before[0].casefold())
    return not (first and after[0][:1].isupper())


def _exactly(text: str) -> str:
    """Its words, articles among them."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def card(practice: Practice, correction: Correction, mended: str = "") -> Question:
    """A correction as something to repeat; what was written, `mended`, is an answer as well."""
    sentences = [each for each in _SENTENCE_END.split(mended) if correction.right in each]
    return Question(
        ask=f"How is this right in {practice.language}? “{correction.wrong}”",
        kind="short",
        keys=(correction.right, *(each for each in sentences[:1] if each != correction.right)),
        wrong=(correction.wrong,),
        why=correction.why,
        topic=practice.language,
    )


def mended(learner: str, corrections: Sequence[Correction]) -> str:
    """What the learner wrote with its corrections; what stands there twice may be right once, and
    stays."""
    said = " ".join(learner.split())[:_MOST_REPLY_CHARS]
    for each in corrections:
        there = re.compile(rf"(?<!\w){re.escape(each.wrong)}(?!\w)", re.IGNORECASE)
        if len(there.findall(said)) == 1:
            said = each.right.join(there.split(said))
    return said


def encode(practice: Practice) -> str:
    """A practice as JSON text."""
    return msgspec.json.encode(practice).decode()


def decode(text: str) -> Practice | None:
    """The inverse of `encode`; None for "" and for what an older release cannot read."""
    try:
        return msgspec.json.decode(text, type=Practice) if text else None
    except msgspec.MsgspecError:
        return None


def _short(value: object) -> str:
    return " ".join(value.split())[:160] if isinstance(value, str) else ""


def _letters(text: str) -> list[str]:
    """The words of a text with the apostrophes in or behind them, which may be what is wrong, as
    may be where a word ends; other signs do not count."""
    return _NO_LETTER.sub(" ", text.casefold().replace("’", "'")).split()
