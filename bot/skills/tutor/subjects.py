"""Who is to learn something, and what, as people say it beside the wish: "my son", "his maths
homework", "fractions". Pure.

A subject is read by all its words: "the fractions in my sheet" is none.
"""

import re
from functools import cache

from bot.patterns import later
from bot.skills.tutor.people import LEARNER, SOMEBODY
from bot.skills.tutor.pleas import CANNOT, PLEASE, STILL, STUCK
from bot.skills.tutor.quizzes import bank
from bot.skills.tutor.quizzes.question import plain
from bot.tools.readability.level import read_level

_WHAT = r"(?P<{}>[^.?!,;:\n]{{2,80}})"
_ASKED = (
    rf"(?:^|[.!?,;\n]\s*|\b(?:{PLEASE}|you|u|someone|somebody|anyone|you to|needs?|wants?|some|your"
    r"|any|for|get|little|more|bit of|hi|hey|hello)\s+)"
)
_SO = (
    r" (?:because|cos|cause|but|so|since|as|if|when|before|that|which|i|we|he|she|they|it)\b.*"
    rf"|(?: (?:{PLEASE}|thanks|thx|today|tonight|now|tomorrow|again))+$"
)
_WHOSE = r"^(?:(?:my|our|his|her|their|some|the) )+| (?:with|for|to) (?:me|us|him|her|them)$"
_WISHES = tuple(
    later(source, re.IGNORECASE)
    for source in (
        rf"{_ASKED}help(?: {LEARNER})?(?: out)? (?:to )?(?:with|on|in|at|do|understand|learn|study"
        rf"|revise|practi[cs]e) {_WHAT.format('helped')}",
        rf"^(?:(?:i|we|he|she|{LEARNER}) (?:need|want)s? )?{_WHAT.format('before')}(?<! to) help"
        rf"(?: me| us)?(?: {PLEASE})?\W*$",
        rf"\b(?:{SOMEBODY}(?: (?:am|is|are)|['’]?(?:m|s|re))?) {STILL}{STUCK} (?:on|with|in|by|at)"
        rf" {_WHAT.format('stuck')}",
        rf"\b{SOMEBODY} {STILL}{CANNOT} (?:really )?(?:get|understand|do) {_WHAT.format('lost')}",
        rf"(?:^|\b(?:{SOMEBODY} (?:(?:really|just) )?(?:(?:want|need|like|wish)s?|have|has|got"
        rf"|gotta|wanna|would like|should)(?: to)?|['’]d like to|{LEARNER} to|let['’]?s|let us"
        r"|please|(?:can|could) (?:you|we|i)) )(?:revise|review|practi[cs]e|learn|study"
        rf"|brush up(?: on)?|go over|do some) {_WHAT.format('revised')}",
        rf"(?:^|\b(?:please|you|u|to|and) )(?:teach|tutor|coach) {LEARNER}"
        rf"(?: (?:about|in|how to do))? {_WHAT.format('taught')}",
    )
)
_HAS_HOMEWORK = later(
    rf"\b(?:{SOMEBODY}(?:['’]ve)?|my|our)"
    r" (?:(?:have|has|got|need to do|have to do|has to do|must do) )*"
    r"(?P<what>(?:[\w’'-]+ ){0,4}homework)\b",
    re.IGNORECASE,
)
_HOMEWORK = later(r"homework", re.IGNORECASE)
_LIGHT = later(
    r"my|our|his|her|their|the|this|that|these|some|any|an?|few|i|s|in|on|of|for|with|about|at|to"
    r"|and|or|me|us|him|them|lot|lots|bit|little|easy|easier|hard|harder|basics?|simple|long|short"
    r"|word|numbers?|problems?|exercises?|questions?|tasks?|topics?|school|year|grade|class|doing"
    rf"|due|{PLEASE}|thanks",
    re.IGNORECASE,
)
_WORDS = (
    "homework math maths mathematics arithmetic timestables multiplication division addition"
    " subtraction multiplying dividing adding subtracting fraction decimal decimals ratios"
    " proportions trigonometry trig statistics equation equations inequalities inequality indices"
    " exponents derivative derivatives integrals logarithms factorising factorizing factoring"
    " simplifying expanding rounding negative mixed prime percentage percent percents averages"
    " grammar physics chemistry biology"
)
"""What is taught at school and seldom spoken of elsewhere in these words."""
_TIMES_TABLES = later(r"\btimes[ -]tables?\b", re.IGNORECASE)
_TOGETHER = "timestables"


def subject_wished(text: str) -> str:
    """The subject, or the homework, that somebody wants to be helped with, or wants another to be;
    "" where they want no such thing, or it is none."""
    if not {*plain(_TIMES_TABLES.sub(_TOGETHER, text)).split()} & _taught():
        return ""
    for wish in _WISHES:
        for found in wish.finditer(text):
            [(name, said)] = found.groupdict().items()
            said = re.sub(_SO, "", said, flags=re.IGNORECASE).strip()
            said = re.sub(_WHOSE, "", said, flags=re.IGNORECASE)
            is_known = names_topic if name in ("revised", "taught") else names_subject
            if is_known(said):
                return said
    return next((each["what"] for each in _HAS_HOMEWORK.finditer(text) if _is_all(each)), "")


def names_homework(text: str) -> bool:
    """Whether that is homework, which is on something that is still to be said."""
    return _HOMEWORK.search(text) is not None


def names_topic(said: str) -> bool:
    """Whether that is a subject or a topic of the bank, and nothing else."""
    known = bank.about(said, by_part=False)
    return names_subject(said) or (bool(known) and bank.names_only(said, known))


def names_subject(said: str) -> bool:
    """Whether that is maths, some of it, or another subject, and nothing else."""
    told = plain(_TIMES_TABLES.sub(_TOGETHER, read_level(said)[1])).split()
    words = [word for word in told if not _LIGHT.fullmatch(word)]
    return bool(words) and all(word in _subjects() for word in words)


def _is_all(found: re.Match[str]) -> bool:
    return names_subject(found["what"])


@cache
def _subjects() -> frozenset[str]:
    topics = bank.topics()
    return frozenset(_WORDS.split()) | {*plain(" ".join((*topics, *topics["maths"]))).split()}


@cache
def _taught() -> frozenset[str]:
    """The words of every subject and topic, of which one at least is said."""
    named = plain(" ".join(bank.names())).split()
    return _subjects() | {form for word in named for form in (word, word.removesuffix("s"))}
