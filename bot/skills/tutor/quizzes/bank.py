"""The bank: questions that ship, in plain text files that anybody can add to.

    ## fractions, year 6        what follows is about this, for about this school year
    ? What is 3/4 + 1/8?        a question
    = 7/8                       its key; more such lines: other accepted answers
    - 4/12                      wrong options: with any, it is multiple choice
    ! seven eights              without options: a mistake that holds the key or is spelt much like
                                it, and is not to pass for it
    ~ 6/8 + 1/8 = 7/8.          why
    @ value 3/4 + 1/8           how the maths checker proves the key (tests/unit/test_quiz_bank.py)

Without options, a key that is a number, with or without unit, is graded as one (`= 9.8 m/s^2
± 2%`), one behind "==" as an expression, any other as words. What stands behind "@ same" is the
exercise, which is no answer. The questions are our own wording, CC0-1.0 (bank/LICENSE).
"""

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from bot.skills.tutor.quizzes.question import Kind, Question, plain
from bot.tools.maths.units import read_quantity
from bot.tools.measures import read_unit
from bot.tools.readability.level import read_level

_FOLDER = Path(__file__).parent / "bank"
_HEADING = re.compile(r"## (?P<topic>[^,]+)(?:, year (?P<level>\d+))?")
_LIGHT = re.compile(
    r"about|and|basics?|easy|for|from|hard|in|me|my|of|on|our|please|questions?|quiz(?:zes)?|some|to"
    r"|us|with"
)
_ALSO = {
    "parts of speech": "nouns verbs adjectives adverbs pronouns conjunctions",
    "tenses": "verbs",
    "probability and averages": "mean median mode",
}
"""What is learnt under another name."""
_TOLERANCE = re.compile(r"\s*±\s*(\d+(?:\.\d+)?)\s*%$")


@functools.cache
def shipped() -> dict[str, tuple[Question, ...]]:
    """All questions of the bank by subject, in the order of the files."""
    return {
        path.stem: read_bank(path.read_text(encoding="utf-8"))
        for path in sorted(_FOLDER.glob("*.txt"))
    }


@functools.cache
def by_id() -> dict[str, Question]:
    """All questions of the bank by their id."""
    return {question.id: question for each in shipped().values() for question in each}


def topics() -> dict[str, tuple[str, ...]]:
    """The topics of each subject, in the order of the files."""
    return {
        subject: tuple(dict.fromkeys(question.topic for question in questions))
        for subject, questions in shipped().items()
    }


def names() -> tuple[str, ...]:
    """What can be asked for by name: each subject, followed by its topics."""
    return tuple(name for subject, within in topics().items() for name in (subject, *within))


def about(wish: str, *, by_part: bool = True) -> tuple[Question, ...]:
    """The questions on a subject or topic that somebody names, or on one of which they name a part
    (`by_part`: "rivers"), up to the school year that they name; () where there are none."""
    level, rest = read_level(wish)
    found = _about(rest, by_part=by_part)
    if not found or level is None:
        return found
    most = max(round(level.grade), min(question.level for question in found))
    return tuple(question for question in found if question.level <= most)


def label(questions: Sequence[Question]) -> str:
    """What questions of the bank are on: a topic or two, else their subject."""
    named = list(dict.fromkeys(question.topic for question in questions))
    if len(named) < 3:
        return " and ".join(named)
    return next(subject for subject, within in shipped().items() if questions[0] in within)


def names_only(wish: str, questions: Sequence[Question]) -> bool:
    """Whether somebody names what these questions are on and nothing else: "capital letters" finds
    those on capitals, and means others."""
    known = plain(" ".join((label(questions), *(each.topic for each in questions), *shipped())))
    stems = {_stem(word) for word in known.split()}
    words = plain(read_level(wish)[1]).split()
    return all(_stem(word) in stems or _LIGHT.fullmatch(word) for word in words)


def _about(wish: str, *, by_part: bool) -> tuple[Question, ...]:
    words = set(plain(wish).split())
    for subject, questions in shipped().items():
        if subject in words:
            rest = words - {subject}
            return _on(questions, rest, by_part=by_part) or questions
    return _on(by_id().values(), words, by_part=by_part)


def _on(
    questions: Iterable[Question], words: Iterable[str], *, by_part: bool
) -> tuple[Question, ...]:
    """Those whose topic is named with all its words, else those of which a part is and no more."""
    looks = (_is_named, _is_part_named) if by_part else (_is_named,)
    found = (tuple(each for each in questions if look(each.topic, words)) for look in looks)
    return next(filter(None, found), ())


def _is_named(topic: str, words: Iterable[str]) -> bool:
    stems = {_stem(word) for word in words}
    return all(_stem(word) in stems for word in plain(topic).split() if word != "and")


def _is_part_named(topic: str, words: Iterable[str]) -> bool:
    """Whether these are words of a topic and nothing else, the chief one of a part among them:
    "rivers" of "rivers and lakes", "equations" of "linear equations", a verb as part of speech."""
    said = {_stem(word) for word in words if not _LIGHT.fullmatch(word)}
    parts = (*plain(topic).split(" and "), *_ALSO.get(topic, "").split())
    known = {_stem(word) for part in parts for word in part.split()}
    chief = {_stem(part.split()[-1]) for part in parts}
    return not said.isdisjoint(chief) and said <= known


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def read_bank(text: str) -> tuple[Question, ...]:
    """The questions of one file. Raises ValueError, naming the line, for what it cannot read."""
    topic, level = "", 0
    questions: list[Question] = []
    for number, line in enumerate(text.splitlines(), 1):
        sign, _, said = line.partition(" ")
        said = said.strip()
        if not line.strip() or sign == "#":
            continue
        if sign == "##":
            heading = _HEADING.fullmatch(line)
            if heading is None:
                raise ValueError(f"line {number}: not a heading")
            topic, level = heading["topic"].strip(), int(heading["level"] or 0)
        elif sign == "?":
            questions.append(Question(said, "short", (), topic=topic, level=level))
        elif questions:
            questions[-1] = _with_line(questions[-1], sign, said, number)
        else:
            raise ValueError(f"line {number}: belongs to no question")
    return tuple(_with_kind(question) for question in questions)


def _with_line(question: Question, sign: str, said: str, number: int) -> Question:
    if sign == "=":
        return replace(question, keys=(*question.keys, said))
    if sign == "==":
        return replace(question, keys=(said,), kind="expression")
    if sign == "-":
        return replace(question, wrong=(*question.wrong, said), kind="choice")
    if sign == "!":
        return replace(question, wrong=(*question.wrong, said))
    if sign == "~":
        return replace(question, why=said)
    if sign == "@":
        return replace(question, check=said)
    raise ValueError(f"line {number}: begins with none of ? = == - ! ~ @ ##")


def _with_kind(question: Question) -> Question:
    if not question.keys:
        raise ValueError(f"no key: {question.ask}")
    kind: Kind = question.kind
    tolerance, key = "0", question.key
    if kind == "short":
        margin = _TOLERANCE.search(key)
        if margin:
            key, tolerance = key[: margin.start()], f"0.{int(float(margin[1]) * 100):04}"
        quantity = read_quantity(key)
        if quantity is not None and read_unit(quantity.unit) is not None:
            kind = "number"
    return replace(question, kind=kind, keys=(key, *question.keys[1:]), tolerance=tolerance)
