"""Whether somebody describes code that is to be written, in English. Pure.

Most words for programs mean something else too (a class, a program, a script, a query, a snake
game): such a wish needs a sign that it is for a machine: a language, a word that hardly anybody but
programmers uses, or a verb that says so. Whoever asks *about* code wants talk.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.skills.code.languages import ALWAYS, IN_ONE
from bot.skills.code.pasted.messages.blocks import find_blocks
from bot.skills.code.wish_words import (
    ABOUT,
    ASKED,
    BARE_PROGRAM,
    BEGINS,
    FAMOUS,
    FEW_WORDS,
    FOR_A_MACHINE,
    HEAD_ENDS,
    HOW,
    KNOWN,
    LANGUAGE_THING,
    LIST_OF,
    NAMES_LANGUAGE,
    NOT,
    OTHER_END,
    OTHER_KIND,
    PROGRAM,
    TASK_IN,
    TEXT,
    THING_IN,
    TO_BE_FOUND,
    TOO_PLAIN,
    YES_OR_NO,
)

_READ_CHARS = 600
_KIND_CHARS = 120
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")
_BEFORE_VERB = ("to", "and", "you", "please", "then", "just", "let's", "let’s")
"""What stands before "code" and "program" where they are verbs, if anything."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A program that a text names: what it is called there, and the words before that.

    `verb` is the one that asks for it, "" where none does. It begins at `begin`, its name at `at`.
    """

    text: str
    verb: str
    kind: str
    noun: str
    begin: int
    at: int

    @property
    def rest(self) -> str:
        """What stands behind its name, to the end of the sentence."""
        behind = self.at + len(self.noun)
        end = _SENTENCE_END.search(self.text, behind)
        return self.text[behind : end.start() if end else len(self.text)]

    @property
    def around(self) -> str:
        """What it is described by, but its own name."""
        return f"{self.kind}; {self.rest}"

    @property
    def is_one(self) -> bool:
        """Whether it is nothing else of that name: no yoga class, no query letter."""
        is_other = OTHER_KIND.search(self.kind) or OTHER_END.match(self.rest)
        return not is_other or _names_language(self.around)

    @property
    def is_for_a_machine(self) -> bool:
        """Whether something but its name says so."""
        return FOR_A_MACHINE.search(self.around) is not None or _names_language(self.kind)


def is_wish_for_code(text: str) -> bool:
    """Whether somebody describes code that is to be written, and shows none."""
    read = text[:_READ_CHARS]
    if find_blocks(text):
        return False
    return (
        any(_is_program(each) for each in _named(PROGRAM, read))
        or any(_is_known(each) for each in _named(KNOWN, read))
        or any(_is_thing(found, read) for found in THING_IN.finditer(read))
        or any(_is_thing(found, read) for found in LANGUAGE_THING.finditer(read))
        or any(_is_bare(begins.end(), read) for begins in BEGINS.finditer(read))
    )


def _named(names: re.Pattern[str], text: str) -> Iterator[_Named]:
    """The programs of these names in a text, as far as nothing is asked about them."""
    for found in names.finditer(text):
        at = found.start()
        if ABOUT.search(text, 0, at):
            return
        first = max(0, at - _KIND_CHARS)
        verb, kind, begin = "", "", at
        for asked in ASKED.finditer(text[first:at]):
            begin = first + asked.start()
            if not _is_verb(asked["verb"], text, begin):
                continue
            verb, kind = asked["verb"].lower(), asked["kind"]
            break
        is_wished = not (NOT.search(text[:begin]) or _is_question(begin, text))
        if is_wished or not verb:
            yield _Named(text, verb, kind, found[0].lower(), begin if verb else at, at)


def _is_program(named: _Named) -> bool:
    """A program that is asked for by a verb: "write a function …", "I need a script …"."""
    verb, noun, rest = named.verb, named.noun, named.rest
    if not verb or not named.is_one:
        return False
    if noun.startswith("reg"):
        return True
    if noun == "code" and not re.match(r"\s+(?:that|to|for|which)\b", rest, re.IGNORECASE):
        return False
    if named.is_for_a_machine or verb in ("implement", "code", "program"):
        return True
    if noun.startswith("function") and re.match(r"\s+(?:that|which|to)\b", rest, re.IGNORECASE):
        return True
    is_any = noun.startswith(("quer", "one", "snip", "gener", "decor", "modul", "method"))
    is_played = noun.startswith("script") and re.match(r"\s+(?:where|about|between|in)\b", rest)
    return verb in ("write", "develop") and not is_any and not is_played


def _is_known(named: _Named) -> bool:
    """Something that every programmer has written once: "fizzbuzz in python"."""
    if not named.verb:
        return _is_alone(named)
    if _names_language(named.kind) or re.search(rf"\b{IN_ONE}|\b{ALWAYS}", named.rest, re.I):
        return True
    ends = re.match(r"\s*(?:$|[,;:)]|(?:that|which|to|for|with|please|and)\b)", named.rest)
    return ends is not None and not (TOO_PLAIN.match(named.noun) and not FAMOUS.match(named.noun))


def _is_alone(named: _Named) -> bool:
    """One that a sentence begins with, and its language."""
    for begins in BEGINS.finditer(named.text[: named.at]):
        kind = named.text[begins.end() : named.at]
        if FEW_WORDS.fullmatch(kind) or begins.start() <= named.at <= begins.end():
            is_in = re.match(rf"[^,;]{{0,40}}?\s+{IN_ONE}", named.rest, re.IGNORECASE)
            return is_in is not None or _names_language(kind)
    return False


def _is_bare(at: int, text: str) -> bool:
    """A sentence that only names it: "python function to …", "reverse a string in python"."""
    if found := BARE_PROGRAM.match(text, at):
        noun = found["noun"].lower()
        named = _Named(text, "", found["kind"], noun, at, found.start("noun"))
        if named.is_one and (noun.startswith("reg") or named.is_for_a_machine):
            return True
    task = TASK_IN.match(text, at)
    if task is None or (task["end"] is not None and " " not in task["verb"]):
        return False
    return HOW.match(task["thing"]) is None and TO_BE_FOUND.search(task["thing"]) is None


def _is_thing(found: re.Match[str], text: str) -> bool:
    """Anything that is to be made in a language: "make a chess clock in rust"."""
    begin = found.start()
    if not _is_verb(found["verb"], text, begin):
        return False
    if ABOUT.search(text, 0, found.start("thing")) or NOT.search(text[:begin]):
        return False
    if _is_question(begin, text) or HOW.search(_sentence_before(begin, text)):
        return False
    return _is_made_of_code(found["thing"])


def _is_verb(word: str, text: str, at: int) -> bool:
    """Whether a word that stands there is no noun: "my program", "some code"."""
    if word.lower() not in ("code", "program"):
        return True
    before = text[max(0, at - 20) : at].lower().split()
    return not before or before[-1] in _BEFORE_VERB or before[-1][-1] in ".!?,:"


def _is_made_of_code(thing: str) -> bool:
    """Whether a phrase names what is no text, and nothing else that is not made in a language."""
    if HOW.match(thing) or ABOUT.match(thing) or LIST_OF.search(thing):
        return False
    head = HEAD_ENDS.split(thing, maxsplit=1)[0].split()
    return bool(head) and TEXT.fullmatch(head[-1]) is None


def _names_language(text: str) -> bool:
    """Whether a language is named that cannot be anything else there."""
    return NAMES_LANGUAGE.search(text) is not None


def _is_question(at: int, text: str) -> bool:
    return YES_OR_NO.match(_sentence_before(at, text)) is not None


def _sentence_before(at: int, text: str) -> str:
    begin = max((end.end() for end in _SENTENCE_END.finditer(text, 0, at)), default=0)
    return text[begin:at]
