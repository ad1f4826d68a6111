"""Homework that was marked, while what was wrong in it is worked on: which exercises there are, and
which of them somebody answers, who says so by its mark ("2. 35", "c is 81", "the second one is
35"), or by the exercise itself ("9 x 9 = 81"). Pure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.skills.tutor.maths.written.sums import in_signs

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_THING = r"(?:one|exercise|question|problem|sum|task|equation|part|number)"
_COUNTED = r"(?:exercise|question|problem|task|part|(?<!the )number|no\.|nr\.?|q|\#)"
_LEAD = (
    r"(?:(?:ok(?:ay)?|so|and|now|then|but|well|sorry|wait|oh|for|in|on|to|next|also|let['’]?s do"
    r"|(?:can we |let['’]?s )?go|back|do|try|is|was)\b[\s,:]*)*"
)
_IS = (
    r"(?:\s*(?:is|was|=|i (?:got|get|think|have)|(?:must|should|would|has to) be|gives|comes to"
    r"|it['’]?s|['’]s)(?=[\s\d(√+-])(?:\s+(?:now|then))?\s*)"
)
_VALUE = r"(?:[A-Za-z]\s*=\s*)?[-−+±£$€]?\s*√?\(?\d"
_ANSWER = (
    r"(?:[A-Za-z]\s*=\s*)?[-−+]?[£$€]?"
    r"(?:\d[\d.,]*(?:\s*/\s*\d+)?(?:\s\d+/\d+)?\s*[A-Za-z%°]{0,3}|(?:\d[\d.,]*)?√\(?\d+\)?)"
)
_PIECES = r"\n|;|,(?=\s)|\band\b(?=[^,;\n]*=)"
_HEADING = r"^[^\d=:(√]*[:?!\n]\s*"
_GOES_ON = r"[+*×/÷^=(]"
_READ_CHARS = 1000
BESIDE = "beside"
"""The label of an exercise that was left for another one, and of that: nobody numbers these."""
NOWHERE = -1
"""The number of a problem that is none of them."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One of them, with the mark that it has in the learner's list ("" for none), and what was
    `tried` there; `written` is how it stands there, where its line says it otherwise. `is_done`:
    nothing is left to do; `is_skipped`: somebody had enough of it. `is_led`: a guide leads through
    it."""

    line: str
    label: str = ""
    tried: str = ""
    is_done: bool = False
    is_led: bool = True
    is_skipped: bool = False
    written: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is `said` of an exercise ("" where it is only named), which has the number `at`; it
    `is_counted` where it is named as "the second"."""

    at: int
    said: str
    is_counted: bool = False


def to_do(sheet: Sequence[Exercise]) -> list[int]:
    """The numbers of those at which something is left to do with a guide."""
    return [n for n in unsolved(sheet) if not sheet[n].is_skipped]


def unsolved(sheet: Sequence[Exercise]) -> list[int]:
    """The same with those that were skipped."""
    return [n for n, each in enumerate(sheet) if each.is_led and not each.is_done]


def are_open_beside(sheet: Sequence[Exercise], at: int) -> bool:
    """Whether an answer may be meant for another of them than one: what is wrong there, or was not
    judged."""
    return any(not each.is_done for n, each in enumerate(sheet) if n != at)


def place_of(sheet: Sequence[Exercise], line: str) -> int:
    """The number of the exercise that is a problem; NOWHERE for none."""
    said = _squeezed(line)
    return next((n for n, each in enumerate(sheet) if _squeezed(each.line) == said), NOWHERE)


def is_same(line: str, other: str) -> bool:
    """Whether two lines are written alike."""
    return _squeezed(line) == _squeezed(other)


def is_beside(sheet: Sequence[Exercise]) -> bool:
    """Whether they are no homework, but exercises that were left for one another."""
    return any(each.label == BESIDE for each in sheet)


def without(sheet: Sequence[Exercise], *done: int) -> tuple[Exercise, ...]:
    """The same where nothing is left to do at some."""
    return tuple(replace(each, is_done=each.is_done or n in done) for n, each in enumerate(sheet))


def tried_at(sheet: Sequence[Exercise], at: int, said: str) -> tuple[Exercise, ...]:
    """The same where something was tried at one."""
    return (*sheet[:at], replace(sheet[at], tried=said), *sheet[at + 1 :])


def skipping(sheet: Sequence[Exercise], at: int) -> tuple[Exercise, ...]:
    """The same where somebody had enough of one."""
    skipped = ((each, each.is_skipped or n == at) for n, each in enumerate(sheet))
    return tuple(replace(each, is_skipped=is_so) for each, is_so in skipped)


def is_value(said: str) -> bool:
    """Whether something is nothing but a value for an exercise."""
    return re.fullmatch(_ANSWER, said) is not None


def name(label: str, at: int) -> str:
    """An exercise as it is marked in the list, or counted."""
    if label == BESIDE:
        return "the exercise"
    return f"{at + 1}." if label in ("", str(at + 1)) else f"{label})"


def answers(sheet: Sequence[Exercise], text: str) -> list[Answer]:
    """The exercises that a text names, in their order there, with what it says of each; [] where it
    names none, and where something with figures stands before the first."""
    text = text.strip()[:_READ_CHARS]
    found: list[tuple[int, int, int, bool]] = []
    for mark in _mark().finditer(text):
        at = _named(sheet, mark)
        is_other = not found or at not in [each[0] for each in found]
        if at is not None and is_other and _is_said(mark, text[mark.end() :], sheet):
            found.append((at, *mark.span(), bool(mark["ordinal"])))
    if not found:
        return _written_out(sheet, text)
    if re.search(r"\d", text[: found[0][1]]):
        return []
    ends = [*(start for _, start, _, _ in found[1:]), len(text)]
    return [
        Answer(at, _bare(text[behind:end]), is_counted)
        for (at, _, behind, is_counted), end in zip(found, ends, strict=True)
    ]


def _bare(said: str) -> str:
    return re.sub(r"(?:[\s,;]+and)?[\s,;?]*$", "", said.strip())


def _named(sheet: Sequence[Exercise], mark: re.Match[str]) -> int | None:
    """The number of the exercise that a mark is of."""
    if mark["ordinal"]:
        word = mark["ordinal"].lower()
        at = len(sheet) - 1 if word == "last" else _place(word)
        return at if at < len(sheet) else None
    label = (mark["label"] or mark["named"]).lower()
    for at, each in enumerate(sheet):
        if each.label.lower() == label:
            return at
    if is_beside(sheet):
        return None
    if label.isdigit() and not any(each.label.isdigit() for each in sheet):
        return int(label) - 1 if 0 < int(label) <= len(sheet) else None
    if len(label) == 1 and not any(each.label for each in sheet):
        at = ord(label) - ord("a")
        return at if 0 <= at < len(sheet) else None
    return None


def _place(word: str) -> int:
    return _ORDINALS.index(word) if word in _ORDINALS else int(re.sub(r"\D", "", word)) - 1


def _is_said(mark: re.Match[str], behind: str, sheet: Sequence[Exercise]) -> bool:
    """Whether a value stands behind a mark that may be something else, too, or nothing does behind
    one that is plainly a name."""
    behind, before = behind.strip(" .!?\n"), mark[0].strip().lower()
    if mark["stop"]:  # not (2) + 3, nor (5) as an answer
        return not re.match(_GOES_ON, behind) and (behind != "" or not before.startswith("("))
    if not behind:
        return not (mark["label"] or before.startswith("no."))
    letter = mark["label"] or ""
    if letter and "=" in before:  # not a = 1 of a quadratic equation
        is_unknown = any(letter in each.line or "=" in each.line for each in sheet)
        return letter.isalpha() and not is_unknown and re.match(_VALUE, behind) is not None
    return re.match(_VALUE, behind) is not None


def _written_out(sheet: Sequence[Exercise], text: str) -> list[Answer]:
    """The exercises that a text writes out, the first at its beginning, behind words at most."""
    found: list[Answer] = []
    for piece in re.split(_PIECES, re.sub(_HEADING, "", text)):
        said = _squeezed(re.sub(rf"^{_LEAD}", "", piece, flags=re.IGNORECASE))
        at = next((n for n, each in enumerate(sheet) if _names(said, each)), None)
        if at is not None:
            found.append(Answer(at, piece.strip()))
        elif not found:
            return []
        else:
            found[-1] = replace(found[-1], said=f"{found[-1].said}\n{piece.strip()}")
    return found if len({each.at for each in found}) == len(found) else []


def _names(said: str, exercise: Exercise) -> bool:
    return any(_begins(said, each) for each in (exercise.line, exercise.written))


def _begins(said: str, line: str) -> bool:
    exercise = _squeezed(line)
    return bool(exercise) and said.startswith(exercise) and said[len(exercise) :][:1] in ("=", "")


def _squeezed(text: str) -> str:
    return "".join(in_signs(text).split())


@cache
def _mark() -> re.Pattern[str]:
    """Compiled when a text is first looked at: a start has no time for it."""
    ordinals = "|".join((*_ORDINALS, "last", r"\d(?:st|nd|rd|th)"))
    return re.compile(
        rf"(?:^|(?<=[\s,;]))(?:{_LEAD}"
        rf"(?:\(?(?P<label>\d{{1,2}}[a-h]?|[a-l]|i{{1,3}}|iv|vi{{0,3}})"
        rf"(?:(?P<stop>[.:](?=\s)|[)\]])|{_IS})"
        rf"|{_COUNTED}\s?(?P<named>\d{{1,2}}[a-h]?|[a-l])(?![\w.,/])"
        rf"(?:[).:]|{_IS})?"
        rf"|(?:(?:the|my)\s+)?(?P<ordinal>{ordinals})"
        rf"(?:\s+{_THING}(?![\w-])(?:[.:)]|{_IS})?|(?::|{_IS})))\s*)",
        re.IGNORECASE,
    )
