"""Reading levels as they are asked for and measured.

The measure is the Flesch-Kincaid grade (Kincaid et al. 1975), for English prose of a hundred words
or more: below that it jumps. How CEFR levels compare with school years is nobody's standard; the
table here is a common rule of thumb, as is the age less five.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import DragomanError
from bot.tools.child import Child, ChildMissing

_MEMORY_BYTES = 1024 * 1024 * 1024
_ANSWER_WITHIN_S = 10.0
_CEFR_GRADES = {"A1": 1.0, "A2": 3.0, "B1": 5.0, "B2": 8.0, "C1": 11.0, "C2": 14.0}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
_AGES = (
    "four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen"
)
_YOUNGEST = 4
_SCHOOL_BEGINS = 5
"""Who is of this age begins with grade 0, so that who is eight is in grade 3, or soon in it."""
_AGE = rf"(?:[{_YOUNGEST}-9]|1[0-8]|{_AGES.replace(' ', '|')})"
"""Whose age is more needs no level of a child's; a tree may be 200 years old."""
AGED = (
    r"(?:\bfor\s+)?(?:\b(?:my|our|an?|some)\s+)?(?:"
    rf"(?<![\d.,])\b(?P<old>{_AGE})(?:\s*(?:-|–|to)\s*(?P<older>{_AGE}))?"
    r"[\s-]*(?:(?:years?|yrs?)[\s-]*olds?|y/?o)"
    rf"|\b(?:age[ds]?|(?:children|kids|pupils|students|learners)(?: of)?(?: age[ds]?)?)\s+"
    rf"(?P<aged>{_AGE})(?:\s*(?:-|–|to)\s*(?P<most>{_AGE}))?"
    r")(?![\w.,]*\d|\w)(?:[ -](?:sons?|daughters?|child(?:ren)?|kids?|boys?|girls?|pupils?"
    r"|students?|learners?|readers?)\b)?"
)
_GRADE = rf"(?:\d{{1,2}}|{_NUMBERS.replace(' ', '|')})"
GRADED = rf"(?:grade|year|class)s?[\s-]*{_GRADE}(?!\w)(?:(?:[-–/]| to | or | and ){_GRADE}(?!\w))?"
_ASKED = re.compile(
    rf"\b(?:(?P<cefr>[ABC][12])|(?:grade|year|class)s?[\s-]*(?P<grade>{_GRADE})"
    rf"(?:(?:[-–/]| to | or | and )(?P<most_grade>{_GRADE})(?=\W|$))?"
    rf"|(?:(?P<nth>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>{_ORDINALS.replace(' ', '|')}))"
    r"[ -]grade(?:rs?)?)\b"
    rf"|{AGED}",
    re.IGNORECASE,
)
_BEFORE_SCHOOL = re.compile(r"\b(?:for )?kindergart(?:en(?:n?ers?)?|ners?)\b", re.IGNORECASE)
"""A level only where no other is named: grade 2 may read of a first day in kindergarten."""

_MOST_GRADE = 16
"""The end of a university course; harder texts are hard to read, and no more."""
WITHIN = 1.0
"""A measured grade this near to the asked one is right."""


class ReadingUnavailable(DragomanError):
    """textstat is not installed."""

    user_message = "I cannot measure reading levels here: the extra `tutor` is not installed."


@dataclass(frozen=True, slots=True)
class Level:
    """A level as it was asked for ("B1", "grade 5", "8-year-olds"), and the grade that it means."""

    name: str
    grade: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What a text is: its grade, how many words it has, and the syllables of those asked about."""

    grade: float
    words: int
    syllables: dict[str, int]

    def is_at(self, level: Level) -> bool:
        """Whether it is within one grade of what was asked for."""
        return abs(self.grade - level.grade) <= WITHIN


def read_level(text: str) -> tuple[Level | None, str]:
    """The level named in a text (None for none), and the text without it."""
    match = _ASKED.search(text)
    if match is None and (young := _BEFORE_SCHOOL.search(text)):
        return Level("kindergarten", 0.0), _without(young, text)
    if match is None:
        return None, text.strip()
    rest = _without(match, text)
    if match["cefr"]:
        name = match["cefr"].upper()
        return Level(name, _CEFR_GRADES[name]), rest
    if age := match["old"] or match["aged"]:
        return _level_of_age(_age(age), _age(match["older"] or match["most"] or age)), rest
    if word := match["word"]:
        grade = _ORDINALS.split().index(word.lower()) + 1
    else:
        grade = _number(match["grade"] or match["nth"], _NUMBERS, 1)
    most = _number(match["most_grade"], _NUMBERS, 1) if match["most_grade"] else grade
    if max(grade, most) > _MOST_GRADE:
        return None, rest
    name = f"grade {grade}" if most <= grade else f"grade {grade}-{most}"
    return Level(name, (grade + max(grade, most)) / 2), rest


def _without(match: re.Match[str], text: str) -> str:
    return " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())


def _level_of_age(age: int, most: int) -> Level:
    """What children from one age to another can read."""
    name = f"{age}-year-olds" if most <= age else f"{age}-{most}-year-olds"
    return Level(name, float(max(0, (age + max(age, most)) // 2 - _SCHOOL_BEGINS)))


def _age(said: str) -> int:
    return _number(said, _AGES, _YOUNGEST)


def _number(said: str, words: str, first: int) -> int:
    """A number in digits, or in one of `words`, the first of which is `first`."""
    return int(said) if said.isdigit() else first + words.split().index(said.lower())


class ReadingLevels:
    """Measures texts; used as `async with`, since its child holds 90 MB."""

    def __init__(self) -> None:
        self._child = Child(
            "bot.tools.readability.child",
            memory_bytes=_MEMORY_BYTES,
            answer_within_s=_ANSWER_WITHIN_S,
        )

    async def __aenter__(self) -> "ReadingLevels":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._child.close()

    async def measure(self, text: str, words: Sequence[str] = ()) -> Measured | None:
        """Measure a text; None where it cannot be. Raises ReadingUnavailable."""
        try:
            said = await self._child.ask({"op": "measure", "text": text, "of": list(words)})
        except ChildMissing as error:
            raise ReadingUnavailable("the child did not start; is textstat installed?") from error
        if "grade" not in said:
            return None
        # Below zero the figure means nothing more than "for beginners".
        return Measured(max(0.0, float(said["grade"])), int(said["words"]), said["syllables"])
