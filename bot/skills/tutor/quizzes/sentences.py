"""What a whole sentence says in answer to a question: "8 is the answer", "The capital of Australia
is Canberra, because …". English only. Pure.

Where it may say something else, of the learner or of what it is not, it is no answer.
"""

import re

from bot.patterns import later
from bot.skills.tutor.quizzes.question import LETTERS, Question, plain
from bot.skills.tutor.quizzes.talk import picked_or_counted, takes_back
from bot.skills.tutor.wishes import asks_back

_REASON = later(r"[\s,;:–-]+(?:because|bc|since)\s.*", re.IGNORECASE | re.DOTALL)
_ASKS = later(r"\W*(?:what|which|who|whose|where|when|why|how)(?:['’]?s)?\b", re.IGNORECASE)
_IS = later(r"\s(?:is|are|was|were|equals?)\s|['’]s\s", re.IGNORECASE)
_SAYS_SO = (
    "= is are was were be called named it s that this which what of in on for to my answer answers"
    " right correct true one option choice result"
)
_THINKS = "i think guess believe"
_IS_WORDS = "is are was were be called named"
_OF_PEOPLE = "i im we you they me us my your let lets if than like unlike"
"""Who speaks of somebody, or compares, may rule it out: "I crossed out Sydney"."""
_LETTER = later(r"(?<![\w'’.])(?:[B-H]|[b-h]|A(?![ ](?!(?:is|was)\b)[a-z])|a(?=[,.:;)]))(?![\w'’])")
_GONE = "@"
_LONG = 4


def stated(ask: str, answer: str) -> str:
    """What a sentence says to be that which is asked for: the "8" of "8 is the answer, because …";
    any other answer without its reason."""
    said = _REASON.sub("", answer.strip())
    if (found := _IS.search(said)) is None:
        return said
    sides = said[: found.start()].strip(), said[found.end() :].strip()
    for frame in (_words(_SAYS_SO, _THINKS), _words(ask, _SAYS_SO, _THINKS)):
        says = [bool(_words(side)) and _words(side) <= frame for side in sides]
        if says[0] != says[1]:
            return sides[says.index(False)]
    return said


def options_named(question: Question, answer: str, seed: str) -> tuple[tuple[str, ...], str]:
    """The options that a text names, by their words or letters, and the plain words of the text
    with a sign where they were."""
    options = question.options(seed)
    raw, words, named = answer, f" {plain(answer)} ", set[str]()
    for there in sorted({f" {plain(each)} " for each in options}, key=len, reverse=True):
        if there not in words:
            continue
        words = words.replace(there, f" {_GONE} ")
        alike = [each for each in options if f" {plain(each)} " == there]
        exact = [each for each in alike if re.search(_exactly(each), raw, re.IGNORECASE)]
        named.update(exact if len(exact) == 1 else alike)
        for each in alike:
            raw = re.sub(_exactly(each), _GONE, raw, flags=re.IGNORECASE)
    for letter in _LETTER.findall(raw):
        if (at := LETTERS.index(letter.upper())) < len(options):
            words = words.replace(f" {letter.lower()} ", f" {_GONE} ")
            named.add(options[at])
    return tuple(option for option in options if option in named), words.strip()


def _exactly(option: str) -> str:
    """A pattern for an option as it is written: its' is another one than its."""
    return rf"(?<![\w'’]){re.escape(option)}(?![\w'’])"


def option_said(question: Question, answer: str, seed: str) -> str | None:
    """The option that a sentence says it is: the one that it names, where it does not ask, deny it
    or speak of somebody, and tells of it what is asked for."""
    if asks_back(answer) or _ASKS.match(answer):
        return None
    said = _REASON.sub("", picked_or_counted(answer) or answer)
    named, words = options_named(question, said, seed)
    rest, asked = _words(words), _words(question.ask)
    if len(named) != 1 or takes_back(words) or rest & _words(_OF_PEOPLE):
        return None
    if any(letter.isdigit() for word in rest - asked for letter in word):
        return None  # a step: 12/4 = 3
    is_told = any(len(word) >= _LONG for word in rest & asked) or rest & _words(_IS_WORDS)
    if rest <= asked | _words(_SAYS_SO) or (words.endswith(_GONE) and is_told):
        return named[0]
    return None


def _words(*texts: str) -> frozenset[str]:
    """The plain words of texts, "counts" as "count"."""
    words = plain(" ".join(texts)).split()
    return frozenset(word.rstrip("s") if len(word) > _LONG else word for word in words)
