"""The expressions that stand in a text, long ones and the parts of them. Pure."""

import itertools
import re
from collections.abc import Iterator

from bot.skills.tutor.maths.written.said_numbers import PER_CENT
from bot.tools.maths.powers import RAISED
from bot.tools.maths.reading import read_expression
from bot.tools.maths.spelling import readings_of_x
from bot.tools.maths.tree import Node, NotMaths, symbols

MOST_PIECES = 800
"""So many pieces of a text are read; one that has more is no hint."""
_LONGEST_RUN = 12
_MATHS_WORD = re.compile(
    rf"(?:[\d.,]*\d|[-+*/^=()|√{RAISED}×·÷−!]|\\[a-z]+|[{{}}$]|\b[A-Za-z]\b|(?<=\d)[a-z](?![a-z])"
    r"|(?:arc|a)?(?:sin|cos|tan)h?|sec|csc|cot|abs|exp|ln|log|sqrt|pi)+[.,?!:;]?"
)
SIGN = re.compile(
    rf"[-+*/^√{RAISED}×·÷−!(]|\\[dt]?frac|\\sqrt|sqrt|sin|cos|tan|sec|csc|cot|exp|ln|log"
)
_TEX = re.compile(r"\$\$?(.+?)\$\$?|\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)
_MARKS = re.compile(r"(?<=\S)[`*_](?=\W|$)|(?<!\S)[`*_](?=\S)")
"""Of Markdown, around a word."""


def tree_of(text: str) -> Node | None:
    """The expression that a text is, or the right side of the equation."""
    try:
        return read_expression(text.split("=")[-1])
    except NotMaths:
        return None


def trees_in(text: str) -> Iterator[Node]:
    """Every expression with a sign in it that stands in a text, long ones and parts of them."""
    seen: set[Node] = set()
    for piece in itertools.islice(dict.fromkeys(pieces_of(text)), MOST_PIECES):
        if not SIGN.search(piece):
            continue
        try:
            tree = read_expression(piece)
        except NotMaths:
            continue
        if tree not in seen and tree.kind not in ("num", "sym", "const"):
            seen.add(tree)
            yield tree


def trees_with_unknowns_in(forms: list[str]) -> list[Node]:
    """Every expression with an unknown that stands in a text, such as the 2x of "2x and 6"."""
    found: dict[Node, None] = {}
    pieces = (piece for form in forms for piece in pieces_of(form))
    for piece in itertools.islice(dict.fromkeys(pieces), MOST_PIECES):
        try:
            tree = read_expression(piece)
        except NotMaths:
            continue
        if symbols(tree):
            found[tree] = None
    return list(found)


def pieces_of(text: str) -> Iterator[str]:
    """What in a text may be an expression: formulas, runs of words like maths, their parts."""
    for match in _TEX.finditer(text):
        inner = next(group for group in match.groups() if group is not None)
        for reading in _readings(inner):
            yield from reading.split("=")
    unmarked = _MARKS.sub(" ", text.replace("`", " "))
    for run in itertools.chain.from_iterable(map(_runs, _readings(unmarked))):
        for side in re.split(r"\s=\s|=", " ".join(run)):
            words = side.split()
            for start in range(len(words)):
                for end in range(len(words), start, -1):
                    yield " ".join(words[start:end])


def _readings(text: str) -> Iterator[str]:
    """Each way in which an x and a per cent in a text can be meant."""
    for each in dict.fromkeys((text, PER_CENT.sub(r"(\1/100)", text))):
        yield from readings_of_x(each)


def _runs(text: str) -> Iterator[list[str]]:
    """Neighbouring words that look like maths."""
    run: list[str] = []
    for word in text.split():
        if _MATHS_WORD.fullmatch(word) and len(run) < _LONGEST_RUN:
            run.append(word.rstrip(".,?!:;") if not word.endswith("!") or word == "!" else word)
            if word[-1] in ".,?:;":
                yield run
                run = []
        else:
            if run:
                yield run
            run = []
    if run:
        yield run
