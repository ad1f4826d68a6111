"""Whether a hint gives the answer away: as text, as a number, or as an equal expression.

Strict on purpose: a harmless hint that is thrown away costs another try; a leak cannot be taken
back. A number of the key counts wherever it stands, except glued to an unknown ("3x") or within a
line that the problem or the learner wrote.

Not covered: riddles, spelling it backwards, words of other languages (but for numbers to twenty).
"""

import difflib
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from bot.skills.tutor.inequalities import stated
from bot.skills.tutor.ingredients import (
    is_letter_in,
    says_fraction,
    spells,
    terms_or_factors,
    without_powers,
)
from bot.skills.tutor.options import says_option
from bot.skills.tutor.question import Question, plain
from bot.skills.tutor.spoken import as_seen, forms_of, joined
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.checker import MathsChecker, MathsUnavailable, Verdict
from bot.tools.maths.measured import SUM, read_sum
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.powers import RAISED, with_carets
from bot.tools.maths.reading import read_expression
from bot.tools.maths.spelling import readings_of_x
from bot.tools.maths.tree import Node, NotMaths, symbols
from bot.tools.maths.units import read_quantity, same_quantity
from bot.tools.measures import read_unit

MOST_CHARS = 2000
"""A hint is shorter; how long a longer one takes to be read would be for its writer to say."""
_MOST_CANDIDATES = 40
_MOST_PIECES = 800
_LONGEST_RUN = 12
_ROUNDED = 1000
_NEAR = Fraction(1, 200)
_BESIDE = Fraction(1, 2000)
_ROUNDED_BY = Decimal("0.005")
_SPELT_OUT = 5
"""Letters of a key from here on are also looked for with anything but letters between them."""

_ALMOST = 0.8
"""A word this like the key would be graded as the key misspelt."""
_SHORTEST_LIKE = 5
_ARTICLES = ("a", "an", "the")
_LONGEST_KEY_WORDS = 6

_PARTS = re.compile(r"\b(?:half|third|quarter)\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![\w.,])-?(?:\d+|(?=\.\d))(?:,\d{3})*(?:[.,]\d+)?(?:\s*/\s*\d+)?(?:\s+\d+/\d+)?(?![A-Za-z](?![A-Za-z])|\d)"
)
_PAIR = re.compile(r"(-?\d+),(\d+)")
"""A comma that may stand between two numbers: (3,2)."""
_PER_CENT = re.compile(r"(?<!\d)(\d+(?:[.,]\d+)?)\s*(?:%|per ?cent\b)", re.IGNORECASE)
_GROUPED = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])")
_ROMAN = re.compile(
    r"\b(?=[IVXLCDM]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b"
)
_QUANTITY = re.compile(r"(?<![\w.,])-?\d[\d,]*(?:\.\d+)?\s*[A-Za-zµμΩ°][A-Za-zµμΩ°²³^*/·⁻¹\d-]*")
_MEASURED = re.compile(rf"(?<![\w.,]){SUM}")
_FRAMES = re.compile(r"\\(?:text(?:bf|it)?|mathrm|mathbf|boxed|operatorname)(?![A-Za-z])")
_MATHS_WORD = re.compile(
    rf"(?:[\d.,]*\d|[-+*/^=()|√{RAISED}×·÷−!]|\\[a-z]+|[{{}}$]|\b[A-Za-z]\b|(?<=\d)[a-z](?![a-z])"
    r"|(?:arc|a)?(?:sin|cos|tan)h?|sec|csc|cot|abs|exp|ln|log|sqrt|pi)+[.,?!]?"
)
_SIGN = re.compile(
    rf"[-+*/^√{RAISED}×·÷−!(]|\\[dt]?frac|\\sqrt|sqrt|sin|cos|tan|sec|csc|cot|exp|ln|log"
)
_TEX = re.compile(r"\$\$?(.+?)\$\$?|\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)
_MARKS = re.compile(r"(?<=\S)[`*_](?=\W|$)|(?<!\S)[`*_](?=\S)")
"""Of Markdown, around a word."""


class _TooMuchError(Exception):
    """More maths than anybody needs for a hint."""


async def leaks(
    hint: str, question: Question, seed: str, known: Iterable[str], maths: MathsChecker
) -> bool:
    """Whether `hint` holds the key of `question`, or more than can be looked at. `known` are lines
    on the table already: the problem and what the learner tried."""
    if len(hint) > MOST_CHARS:
        return True
    try:
        return await _holds(hint, question, seed, known, maths)
    except _TooMuchError:
        return True


async def is_said(text: str, question: Question, maths: MathsChecker) -> bool:
    """Whether a learner says the key; what is too long is looked at as far as it goes."""
    try:
        return await _holds(text[:MOST_CHARS], question, "", (), maths)
    except _TooMuchError:
        return False


async def _holds(
    hint: str, question: Question, seed: str, known: Iterable[str], maths: MathsChecker
) -> bool:
    known = [as_seen(line) for line in known]
    hint = _FRAMES.sub("", as_seen(hint).replace("**", ""))
    text = unicodedata.normalize("NFKC", with_carets(hint))
    whole = joined(text)
    text = text.replace("_", " ")
    if any(_says_words(each, question) for each in (text, whole)):
        return True
    if any(spells(text, key) for key in question.keys):
        return True
    if says_option(text, question, seed, known):
        return True
    values = [value for key in question.keys for value in _values(key)]
    forms = dict.fromkeys(
        _without(form, (*known, as_seen(question.ask)))
        for each in (hint, text, whole)
        for form in forms_of(each)
    )
    if values and any(_is_one_of(each, values) for form in forms for each in _numbers(form)):
        return True
    if any(_says_quantity(form, question) for form in forms):
        return True
    if await _says_same(forms, question, maths) or await _says_parts(forms, question, maths):
        return True
    return await _says_equal("\n".join(forms), question, values, known, maths)


def _without(text: str, lines: Iterable[str]) -> str:
    """A text without the lines on the table, as they stand and in numerals."""
    written = {each for line in lines for each in (line, in_numerals(line))}
    for line in sorted(written, key=len, reverse=True):
        if _SIGN.search(line) and len(line.strip()) > 2:
            text = re.sub(re.escape(line.strip().rstrip(".?!")), " ", text)
    return text


def _says_quantity(text: str, question: Question) -> bool:
    """Whether a key with a unit stands there in another one, or in two: 60 km as 60,000 m, 75 min
    as 1 h 15 min."""
    key = read_quantity(question.key)
    unit = read_unit(key.unit) if key is not None and key.unit else None
    if question.kind != "number" or key is None or unit is None:
        return False
    expected = Fraction(key.number) * unit.factor
    sums = (read_sum(match[0]) for match in _MEASURED.finditer(text))
    if any(
        each and each.unit.dimension == unit.dimension and each.value == expected for each in sums
    ):
        return True
    said = (read_quantity(match[0]) for match in _QUANTITY.finditer(text))
    return any(
        same_quantity(each, key, _ROUNDED_BY) == "right"
        for each in said
        if each is not None and each.unit and read_unit(each.unit) is not None
    )


def _is_one_of(number: Fraction, values: list[Fraction]) -> bool:
    """Whether a number is a key, or a decimal just beside it (2.9999); near enough where the key is
    itself rounded (a root)."""
    return any(
        number == value
        or (number.denominator > 1 and abs(number - value) <= abs(value) * _BESIDE)
        or (value.denominator > _ROUNDED and abs(number - value) <= abs(value) * _NEAR)
        for value in values
    )


async def _value(tree: Node, maths: MathsChecker) -> Fraction | None:
    try:
        value = await maths.value_of(tree)
    except MathsUnavailable:
        return None
    return None if value is None else Fraction(value).limit_denominator(10**9)


def _says_words(text: str, question: Question) -> bool:
    said = f" {plain(text)} "
    letters = re.sub(r"[^a-z]", "", text.casefold())
    for key in question.keys:
        words = plain(key)
        bare = re.sub(r"[^a-z]", "", key.casefold())
        if words in _ARTICLES and words in re.findall(r"[a-z]+", text.casefold()):
            return True  # `plain` leaves them out
        if len(bare) > 1 and len(bare) * 2 > len(key) and bare in said.split():
            return True  # spelt out, its words joined
        if len(words) > 1 and not words.isdigit() and f" {words} " in said:
            return True
        spelt = re.sub(r"[^a-z]", "", words)
        is_all_letters = len(spelt) >= len(words) - words.count(" ") or len(bare) > 2 * _SPELT_OUT
        if is_all_letters and len(spelt) > _SPELT_OUT and (spelt in letters or bare in letters):
            return True
        if len(spelt) >= _SHORTEST_LIKE and _says_nearly(said.split(), words):
            return True
    return False


def _says_nearly(said: list[str], key: str) -> bool:
    """Whether as many words as the key has would pass for the key, misspelt."""
    count = len(key.split())
    if count > _LONGEST_KEY_WORDS or any(c.isdigit() for c in key):
        return False
    return any(
        difflib.SequenceMatcher(None, " ".join(said[at : at + count]), key).ratio() >= _ALMOST
        for at in range(len(said) - count + 1)
    )


def _values(key: str) -> list[Fraction]:
    """The numbers that a key is; of "x = 2 or x = 3" and "x = 2; y = 3" both, of "x < 4" the 4, of
    "25 %" 25 and 1/4."""
    found: list[Fraction] = []
    for piece in re.split(r"\bor\b|[;<>≤≥]", key):
        side = re.split("[=≈]", piece)[-1].strip()
        found += _number(side.replace("%", ""))
        found += [value / 100 for value in found[-1:] if "%" in side]
    return found


def _number(text: str) -> list[Fraction]:
    """The number that a text is; [] where it is none."""
    quantity = read_quantity(text)
    if quantity is not None:
        return [Fraction(quantity.number)]
    try:
        value = exact(read_expression(text))
    except NotMaths:
        return []
    return [] if value is None else [value]


def _numbers(text: str) -> Iterator[Fraction]:
    for match in {match[0]: match for match in _NUMBER.finditer(text)}.values():
        yield from _number(match[0])
        whole, _, part = match[0].partition(" ")
        if "/" in part and "/" not in whole:  # 2 1/3
            for a in _number(whole):
                for b in _number(part):
                    yield a + b
        for piece in re.findall(r"\d+(?:[.,]\d+)?", match[0]):
            yield from _number(piece)
        if pair := _PAIR.fullmatch(match[0]):
            yield from (*_number(pair[1]), *_number(pair[2]))
    for match in _PER_CENT.finditer(text):
        yield from (value / 100 for value in _number(match[1]))
    for match in _GROUPED.finditer(text):
        yield Fraction(match[0].replace(".", ""))
    for match in _PARTS.finditer(text):
        yield from _number(in_numerals(f"a {match[0]}"))
    for match in _ROMAN.finditer(text):
        yield Fraction(_roman(match[0]))


def _roman(text: str) -> int:
    values = [
        {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[letter] for letter in text
    ]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


async def _says_same(forms: Iterable[str], question: Question, maths: MathsChecker) -> bool:
    """Whether an inequality stands there that the same numbers solve as the key."""
    if not (keys := stated(question.key)):
        return False
    said = list(dict.fromkeys(each for form in forms for each in stated(form)))
    if len(said) > _MOST_CANDIDATES:
        raise _TooMuchError
    try:
        for each in said:
            if await maths.same_inequalities(keys[0], each) == "same":
                return True
    except MathsUnavailable:
        return False
    return False


async def _says_equal(
    text: str, question: Question, values: list[Fraction], known: Iterable[str], maths: MathsChecker
) -> bool:
    keys = [tree for key in question.keys if (tree := _tree(key)) is not None]
    integrand = _integrand(question)
    if not (keys or values or integrand):
        return False  # words
    tables = [tree for line in (*known, question.ask) for tree in _trees(line)]
    if len({*_pieces(text)}) > _MOST_PIECES:
        raise _TooMuchError
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
            raise _TooMuchError
        try:
            if integrand and await maths.is_derivative_tree(tree, *integrand) is Verdict.YES:
                return True
            for key in keys:
                if await maths.same_trees(key, tree) is Verdict.YES:
                    return True
        except MathsUnavailable:
            return False
    return False


async def _says_parts(forms: Iterable[str], question: Question, maths: MathsChecker) -> bool:
    """Whether all terms, all factors, or top and bottom of a key stand there."""
    keys = [tree for key in question.keys if "=" not in key and (tree := _tree(key)) is not None]
    if not keys:
        return False
    forms = list(forms)
    named = {abs(number) for form in forms for number in _numbers(without_powers(form))}
    if any(says_fraction(form, key, named) for key in keys for form in forms):
        return True
    for parts in filter(None, map(terms_or_factors, keys)):
        trees = _named_trees(forms)
        if all([await _is_named(part, forms, named, trees, maths) for part in parts]):
            return True
    return False


async def _is_named(
    part: Node, forms: list[str], named: set[Fraction], trees: list[Node], maths: MathsChecker
) -> bool:
    if (number := exact(part)) is not None:
        return abs(number) in named
    if part.kind == "sym":
        return any(is_letter_in(part.value, form) for form in forms)
    if part in trees:
        return True
    alike = [each for each in trees if symbols(each) == symbols(part)]
    try:
        for each in alike[:_MOST_CANDIDATES]:
            for tree in (each, Node("neg", "", (each,))):
                if await maths.same_trees(part, tree) is Verdict.YES:
                    return True
    except MathsUnavailable:
        return False
    return False


def _named_trees(forms: list[str]) -> list[Node]:
    """Every expression with an unknown that stands in a text, such as the 2x of "2x and 6"."""
    found: dict[Node, None] = {}
    pieces = (piece for form in forms for piece in _pieces(form))
    for piece in itertools.islice(dict.fromkeys(pieces), _MOST_PIECES):
        try:
            tree = read_expression(piece)
        except NotMaths:
            continue
        if symbols(tree):
            found[tree] = None
    return list(found)


def _integrand(question: Question) -> tuple[Node, str] | None:
    """What an integral is asked for of, and by which unknown: the key is one of many, each with
    another constant."""
    kind, _, of = question.check.partition(" ")
    tree = _tree(of) if kind == "integral" else None
    if tree is None:
        return None
    names = symbols(tree)
    return tree, "x" if "x" in names or not names else min(names)


def _tree(text: str) -> Node | None:
    try:
        return read_expression(text.split("=")[-1])
    except NotMaths:
        return None


def _trees(text: str) -> Iterator[Node]:
    """Every expression with a sign in it that stands in a text, long ones and parts of them."""
    seen: set[Node] = set()
    for piece in itertools.islice(dict.fromkeys(_pieces(text)), _MOST_PIECES):
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
        for reading in readings_of_x(inner):
            yield from reading.split("=")
    unmarked = _MARKS.sub(" ", text.replace("`", " "))
    readings = [
        reading
        for each in dict.fromkeys((unmarked, _PER_CENT.sub(r"(\1/100)", unmarked)))
        for reading in readings_of_x(each)
    ]
    for run in itertools.chain.from_iterable(map(_runs, readings)):
        for side in re.split(r"\s=\s|=", " ".join(run)):
            words = side.split()
            for start in range(len(words)):
                for end in range(len(words), start, -1):
                    yield " ".join(words[start:end])


def _runs(text: str) -> Iterator[list[str]]:
    """Neighbouring words that look like maths."""
    run: list[str] = []
    for word in text.split():
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
