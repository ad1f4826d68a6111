"""Whether a hint gives the answer away: as text, as a number, or as an equal expression.

Strict on purpose: a harmless hint that is thrown away costs another try; a leak cannot be taken
back. A number of the key counts wherever it stands, except glued to an unknown ("3x") or within a
line that the problem or the learner wrote and that stands by itself (on_table.py).

Not covered: riddles ("the first odd prime", "eight letters"), spelling it backwards, a number word
in pieces ("th-ree"), words of other languages (but for numbers to twenty).
"""

import itertools
import re
import unicodedata
from collections.abc import Iterable
from fractions import Fraction

from bot.patterns import later
from bot.skills.tutor.guides.keys import beside, on_table, worked
from bot.skills.tutor.guides.keys.ingredients import (
    is_letter_in,
    names_numbers,
    numbers_named,
    numbers_of_factors,
    says_fraction,
    spells,
    terms_or_factors,
    without_powers,
)
from bot.skills.tutor.guides.keys.options import says_option
from bot.skills.tutor.guides.keys.said_expressions import (
    MOST_PIECES,
    pieces_of,
    tree_of,
    trees_in,
    trees_with_unknowns_in,
)
from bot.skills.tutor.guides.keys.said_quantities import says_quantity
from bot.skills.tutor.guides.keys.said_words import says_words
from bot.skills.tutor.guides.keys.spoken import as_seen, forms_of, joined
from bot.skills.tutor.maths.kinds.inequalities import stated
from bot.skills.tutor.maths.written import remainders
from bot.skills.tutor.maths.written.recurring import readings
from bot.skills.tutor.maths.written.said_numbers import numbers_in, values_of
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.checker import MathsChecker, MathsUnavailable, Verdict
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.plain import readable
from bot.tools.maths.powers import with_carets
from bot.tools.maths.tree import Node, symbols

MOST_CHARS = 2000
"""A hint is shorter; how long a longer one takes to be read would be for its writer to say."""
_MOST_CANDIDATES = 40
_ROUNDED = 1000
_NEAR = Fraction(1, 200)
_BESIDE = Fraction(1, 2000)
_FRAMES = re.compile(r"\\(?:text(?:bf|it)?|mathrm|mathbf|boxed|operatorname)(?![A-Za-z])")
_POWER = later(r"(?<=[\w)])(?:\*\*|[ \t]+\*\*[ \t]+)(?=[-+(\w])")
"""A power as Python has it: x**3."""
_OVERLINE = later(r"\\overline\{(\d{1,12})\}")
"""0.\\overline{6}, which recurs as 0.(6) does."""


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
        known = [*known]
        powers = _POWER.sub("^", hint)  # else ** is taken for bold
        ways = (hint, readable(hint), powers)  # as it is written, as it is shown
        for each in dict.fromkeys(_OVERLINE.sub(r"(\1)", way) for way in ways):
            if await _holds(each, question, seed, known, maths):
                return True
        return False
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
    text = unicodedata.normalize("NFKC", with_carets(hint)).replace("_", " ")
    whole = joined(text)
    if any(says_words(each, question) for each in (text, whole)):
        return True
    if any(spells(text, key) for key in question.keys):
        return True
    if says_option(text, question, seed, known):
        return True
    values = [value for key in question.keys for value in values_of(key)]
    forms = dict.fromkeys(
        _without_exercise(on_table.without(form, (*known, as_seen(question.ask))), question)
        for each in (hint, text, whole)
        for said in forms_of(each)
        for form in readings(said)
    )
    if values:
        said = itertools.chain.from_iterable(map(numbers_in, forms))
        said_beside = beside.values_said(forms, question.ask, known)
        if any(_is_one_of(each, values) for each in itertools.chain(said, said_beside)):
            return True
        if any(worked.says_columns(form, question.ask, values) for form in forms):
            return True
    if any(remainders.says_both(form, question.ask) for form in forms):
        return True
    if any(says_quantity(form, question) for form in forms):
        return True
    if _says_numbers_of_factors(forms, question, known):
        return True
    if await _says_same(forms, question, maths) or await _says_parts(forms, question, maths):
        return True
    return await _says_equal("\n".join(forms), question, values, known, maths)


def _without_exercise(text: str, question: Question) -> str:
    """A text without the number that is to be written in another form, which is equal to the key:
    18/24, 45000."""
    _, is_same, of = question.check.partition("same ")
    if not is_same or re.search("[A-Za-z]", of):
        return text
    written = r"\s*".join(map(re.escape, re.findall(r"\d+(?:[.,]\d+)*|\S", of)))
    return re.sub(rf"(?<![\w.,/^]){written}(?![\w/^]|[.,]\d)", " ", text)


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
    keys = [tree for key in question.keys if (tree := tree_of(key)) is not None]
    integrand = _integrand(question)
    if not (keys or values or integrand):
        return False  # words
    tables = [tree for line in (*known, question.ask) for tree in trees_in(line)]
    if len({*pieces_of(text)}) > MOST_PIECES:
        raise _TooMuchError
    asked = 0
    for tree in trees_in(text):
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
    keys = [tree for key in question.keys if "=" not in key and (tree := tree_of(key)) is not None]
    if not keys:
        return False
    forms = list(forms)
    named = {abs(number) for form in forms for number in numbers_in(without_powers(form))}
    for form in forms:
        if any(says_fraction(form, key, named) or worked.says_halves(form, key) for key in keys):
            return True
    for parts in filter(None, map(terms_or_factors, keys)):
        trees = trees_with_unknowns_in(forms)
        if all([await _is_named(part, forms, named, trees, maths) for part in parts]):
            return True
    return False


def _says_numbers_of_factors(
    forms: Iterable[str], question: Question, known: Iterable[str]
) -> bool:
    """Whether the numbers of all factors stand there, with or without their signs, and in no line
    on the table: the 2 and 3 of (x + 2)(x + 3), the 3 and 4 of 3(x + 4)."""
    on_table = [{*numbers_in(without_powers(in_numerals(line)))} for line in known]
    said = [(form, {*numbers_in(numbers_named(form))}) for form in forms]
    for key in question.keys:
        numbers = numbers_of_factors(tree) if (tree := tree_of(key)) is not None else set()
        is_found = any(numbers <= each for each in on_table)
        if numbers and not is_found and any(names_numbers(*each, numbers) for each in said):
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


def _integrand(question: Question) -> tuple[Node, str] | None:
    """What an integral is asked for of, and by which unknown: the key is one of many, each with
    another constant."""
    kind, _, of = question.check.partition(" ")
    tree = tree_of(of) if kind == "integral" else None
    if tree is None:
        return None
    names = symbols(tree)
    return tree, "x" if "x" in names or not names else min(names)
