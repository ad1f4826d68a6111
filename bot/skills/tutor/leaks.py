"""Whether a hint gives the answer away: as text, as a number, or as an equal expression.

Strict on purpose: a harmless hint that is thrown away costs another try; a leak cannot be taken
back. A number of the key counts wherever it stands, except glued to an unknown ("3x") or within a
line that the problem or the learner wrote.

Not covered: riddles, translations, spelling it backwards.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from fractions import Fraction

from bot.skills.tutor.question import LETTERS, Question, plain
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.checker import MathsChecker, MathsUnavailable, Verdict
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import Node, NotMaths, symbols
from bot.tools.maths.units import read_quantity

_MOST_CANDIDATES = 40
_LONGEST_RUN = 12
_ROUNDED = 1000
_NEAR = Fraction(1, 200)
_SPELT_OUT = 5
"""Letters of a key from here on are also looked for with anything but letters between them."""

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_TEENS = "fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: Fraction(n) for n, word in enumerate(f"{_UNITS} {_TEENS}".split())} | {
    word: Fraction(10 * n) for n, word in enumerate(_TENS.split(), 2)
}
_PARTS = {"half": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4)}
_ORDINALS = ("halve", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_WORD_NUMBER = re.compile(
    rf"\b(?:(?P<ten>{'|'.join(_TENS.split())})[- ])?"
    rf"(?P<one>{'|'.join([*_WORDS, *_PARTS])}|hundred)\b",
    re.IGNORECASE,
)
_WORD_FRACTION = re.compile(
    rf"\b({'|'.join(_WORDS)})[- ]({'|'.join(_ORDINALS)})s?\b", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?<![\w.,])-?\d+(?:,\d{3})*(?:[.,]\d+)?(?:\s*/\s*\d+)?(?:\s+\d+/\d+)?(?![A-Za-z](?![A-Za-z])|\d)"
)
_MATHS_WORD = re.compile(
    r"(?:[\d.,]*\d|[-+*/^=()|√²³×·÷−!]|\\[a-z]+|[{}$]|\b[A-Za-z]\b|(?<=\d)[a-z](?![a-z])"
    r"|sin|cos|tan|ln|log|sqrt|pi)+[.,?!]?"
)
_SIGN = re.compile(r"[-+*/^√²³×·÷−!(]|\\frac|\\sqrt|sqrt|sin|cos|tan|ln|log")
_TEX = re.compile(r"\$\$?(.+?)\$\$?|\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)


async def leaks(
    hint: str, question: Question, seed: str, known: Iterable[str], maths: MathsChecker
) -> bool:
    """Whether `hint` holds the key of `question`. `known` are lines on the table already: the
    problem and what the learner tried."""
    text = unicodedata.normalize("NFKC", re.sub(r"([²³])", _raised, hint)).replace("**", "")
    if _says_words(text, question) or _says_letter(text, question, seed):
        return True
    for line in sorted({*known, question.ask}, key=len, reverse=True):
        if _SIGN.search(line) and len(line.strip()) > 2:
            text = re.sub(re.escape(line.strip().rstrip(".?!")), " ", text)
    values = [value for key in question.keys for value in _values(key)]
    if any(_is_one_of(number, values) for number in _numbers(text)):
        return True
    return await _says_equal(text, question, values, known, maths)


def _is_one_of(number: Fraction, values: list[Fraction]) -> bool:
    """Whether a number is a key; near enough where the key is itself rounded (a root)."""
    return any(
        number == value
        or (value.denominator > _ROUNDED and abs(number - value) <= abs(value) * _NEAR)
        for value in values
    )


async def _value(tree: Node, maths: MathsChecker) -> Fraction | None:
    try:
        value = await maths.value_of(tree)
    except MathsUnavailable:
        return None
    return None if value is None else Fraction(value).limit_denominator(10**9)


def _raised(match: re.Match[str]) -> str:
    return "^2" if match[0] == "²" else "^3"


def _says_words(text: str, question: Question) -> bool:
    said = f" {plain(text)} "
    letters = re.sub(r"[^a-z]", "", text.casefold())
    for key in question.keys:
        words = plain(key)
        if len(words) > 1 and not words.isdigit() and f" {words} " in said:
            return True
        spelt = re.sub(r"[^a-z]", "", words)
        if (
            len(spelt) > _SPELT_OUT
            and len(spelt) >= len(words) - words.count(" ")
            and (spelt in letters)
        ):
            return True
    return False


def _says_letter(text: str, question: Question, seed: str) -> bool:
    if question.kind != "choice":
        return False
    letter = LETTERS[question.options(seed).index(question.key)]
    return (
        re.search(rf"(?<![\w']){letter}(?![\w'’])(?! [a-z])", text) is not None
        or re.search(rf"\b(?:option|answer|choice|letter)\W+(?:is\W+)?{letter}\b", text, re.I)
        is not None
    )


def _values(key: str) -> list[Fraction]:
    """The numbers that a key is; of "x = 2 or x = 3" both."""
    found: list[Fraction] = []
    for piece in re.split(r"\bor\b|;", key):
        side = piece.split("=")[-1].strip().replace("%", "")
        quantity = read_quantity(side)
        if quantity is not None:
            found.append(Fraction(quantity.number))
            continue
        try:
            value = exact(read_expression(side))
        except NotMaths:
            continue
        if value is not None:
            found.append(value)
    return found


def _numbers(text: str) -> Iterator[Fraction]:
    for match in _NUMBER.finditer(text):
        yield from _values(match[0])
        whole, _, part = match[0].partition(" ")
        if "/" in part and "/" not in whole:  # 2 1/3
            for a in _values(whole):
                for b in _values(part):
                    yield a + b
        for piece in re.findall(r"\d+(?:[.,]\d+)?", match[0]):
            yield from _values(piece)
    for match in _WORD_NUMBER.finditer(text):
        one = match["one"].lower()
        value = _WORDS.get(one, _PARTS.get(one, Fraction(100)))
        yield value
        if match["ten"]:
            yield _WORDS[match["ten"].lower()] + value
    for match in _WORD_FRACTION.finditer(text):
        yield _WORDS[match[1].lower()] / (_ORDINALS.index(match[2].lower()) + 2)


async def _says_equal(
    text: str, question: Question, values: list[Fraction], known: Iterable[str], maths: MathsChecker
) -> bool:
    keys = [tree for key in question.keys if (tree := _tree(key)) is not None]
    tables = [tree for line in (*known, question.ask) for tree in _trees(line)]
    asked = 0
    for tree in _trees(text):
        if tree in tables:
            continue
        if symbols(tree):
            if not any(symbols(key) for key in keys):
                continue
        else:
            value = exact(tree)
            if value is None and values and (found := await _value(tree, maths)) is not None:
                value = found
            if value is not None:
                if _is_one_of(value, values):
                    return True
                continue
        asked += 1
        if asked > _MOST_CANDIDATES:
            return True  # nobody needs so much maths for a hint
        for key in keys:
            try:
                if await maths.same_trees(key, tree) is Verdict.YES:
                    return True
            except MathsUnavailable:
                return False
    return False


def _tree(text: str) -> Node | None:
    try:
        return read_expression(text.split("=")[-1])
    except NotMaths:
        return None


def _trees(text: str) -> Iterator[Node]:
    """Every expression with a sign in it that stands in a text, long ones and parts of them."""
    seen: set[Node] = set()
    for piece in _pieces(text):
        if not _SIGN.search(piece):
            continue
        try:
            tree = read_expression(piece)
        except NotMaths:
            continue
        if tree not in seen and tree.kind not in ("num", "sym", "const"):
            seen.add(tree)
            yield tree


def _pieces(text: str) -> Iterator[str]:
    for match in _TEX.finditer(text):
        inner = next(group for group in match.groups() if group is not None)
        yield from inner.split("=")
    for run in _runs(text):
        for side in re.split(r"\s=\s|=", " ".join(run)):
            words = side.split()
            for start in range(len(words)):
                for end in range(len(words), start, -1):
                    yield " ".join(words[start:end])


def _runs(text: str) -> Iterator[list[str]]:
    """Neighbouring words that look like maths."""
    run: list[str] = []
    for word in re.sub(r"[`*_](?=\W|$)|(?<!\S)[`*_]", " ", text.replace("`", " ")).split():
        if _MATHS_WORD.fullmatch(word) and len(run) < _LONGEST_RUN:
            run.append(word.rstrip(".,?!") if not word.endswith("!") or word == "!" else word)
            if word[-1] in ".,?":
                yield run
                run = []
        else:
            if run:
                yield run
            run = []
    if run:
        yield run
