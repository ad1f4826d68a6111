"""What somebody says is given: a formula, and values for its letters. Pure.

    "find the area A = lw when l = 5 and w = 3"   ->   A = lw; l = 5; w = 3, asked for: A

Read only where nothing else is said that may change what is asked for: "half the area" may, and so
may a unit, a letter that does not stand in the formula, or one for which two values would do.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.patterns import later
from bot.skills.tutor.maths.written.around import close_up
from bot.skills.tutor.maths.written.sums import in_signs
from bot.skills.tutor.pleas import WORDS
from bot.tools.maths.powers import RAISED
from bot.tools.maths.reading import read_equation
from bot.tools.maths.tree import FUNCTIONS, NotMaths, symbols

_NUMBER = r"[-−]?\d+(?:\.\d+)?(?:/[1-9]\d*)?"
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_LETTER = re.compile(r"[A-Za-z]")
_PIECE = re.compile(rf"\s*(?:\d+(?:\.\d+)?|[A-Za-z]{{1,4}}(?![A-Za-z])|[-−+*×·÷/^()√{RAISED}])")
_PIECE_BEFORE = re.compile(
    rf"(?:\d+(?:\.\d+)?|(?<![A-Za-z])[A-Za-z]{{1,4}}|[-−+*×·÷/^()√{RAISED}])\s*$"
)
_JOINS = (
    r"and|when|if|where|with|for|given|find|what|whats|work|calculate|determine|then|so|using|use"
    r"|help|please|to|how|but|is"
)
"""Words that may follow a value; others may be its unit."""
_TIMES = re.compile(r"(?<=[A-Za-z\d)])\s+[xX]\s+(?=[A-Za-z\d(])")
_BEFORE_LETTER = re.compile(r"(?<=\d) × (?=[A-Za-z])")
_HALVES = {"½": "(1/2)", "¼": "(1/4)", "¾": "(3/4)", "⅓": "(1/3)", "⅔": "(2/3)"}
_SHARE = re.compile(r"(?<![\w.)/])(\d+/\d+)(?=\s+[A-Za-z(]|\(|[A-Za-z]{2})")
"""The 1/2 of 1/2 bh, and of 1/2(a + b)h; 1/2t may be 1/(2t)."""
_TWO_WAYS = re.compile(
    r"[/÷]\s*(?:\d+(?:\.\d+)?|[A-Za-z]|\([^()]*\))(?:\^\d+)?\s*[A-Za-z(]", re.IGNORECASE
)
"""d/2t: who writes it may mean that t is below the line, or not."""
_CUT, _IS_FORMULA = ";", "="
_STOPS = (_CUT, ".", ",", ":", "(", ")", "-", "!", "?")
_ARTICLES = ("a", "an", "the", "this", "its")
_MOST_CHARS = 300
_MOST_LETTERS = 6


@dataclass(frozen=True, slots=True)
class Given:
    """`formula` as it is written, the `values` of its letters, and the one letter that is
    `asked` for."""

    formula: str
    values: tuple[tuple[str, str], ...]
    asked: str

    @property
    def line(self) -> str:
        """The problem in one line."""
        return "; ".join((self.formula, *(f"{name} = {value}" for name, value in self.values)))

    @property
    def summed(self) -> str:
        """What the letter that is asked for is equal to, with the values put in; "" where it does
        not stand alone before the formula."""
        left, right = (side.strip() for side in self.formula.split("="))
        if left == self.asked and self.asked not in right:
            return self.put_in(right)
        return self.put_in(left) if right == self.asked and self.asked not in left else ""

    def put_in(self, said: str) -> str:
        """An expression or an equation with the values in place of their letters."""
        names = {*dict(self.values), self.asked}
        put = _with_values(_with_times(in_signs(said), names), dict(self.values))
        return put if "/" in put or "÷" in put else _BEFORE_LETTER.sub("", put)


_VALUE_ONLY = later(r"[A-Za-z]\s*=\s*[-−]?\d+(?:[.,]\d+)*")
_JOINS_PATTERN = later(_JOINS, re.IGNORECASE)
_ASKING_FOR = later(r"find|calculate|determine|out|for|is|of|get|evaluate|compute", re.I)
_ASKS_FOR_SYSTEM = later(r"\b(?:simultaneous\w*|systems?|equations|pair)\b", re.IGNORECASE)
_AROUND = later(
    rf"{_JOINS}|the|formulas?|formulae|equation|value|values|of|out|this|that|in|into|it|solve"
    rf"|evaluate|compute|substitut(?:e|ing)|put|plug|let|suppose|know|are|be|by|from|{WORDS}"
    r"|maths?|physics|task|here|next|one"
    r"|thanks?|get|what['’]s|just|which|having|have|has|check|answer|i['’]ve|got|will|as|at"
    r"|finding|working|calculating|says?|gives?|giving",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def read(text: str) -> Given | None:
    """The formula and the values in a text; None where it is anything else."""
    if len(text) > _MOST_CHARS or "=" not in text:
        return None
    said = _in_plain_signs(text)
    rest, values = _without_values(said)
    if not values or rest.count("=") != 1:
        return None
    found = {read for asked in _letters_of(rest) if (read := _formula(rest, values, asked))}
    if len(found) != 1:
        return None
    (given, around) = found.pop()
    return given if _says_only(around, given) and _is_read(given) else None


def are_all(line: str) -> bool:
    """Whether a line says nothing but values: r = 7, or a = 3; b = 4. They are no exercise."""
    return all(_VALUE_ONLY.fullmatch(each.strip()) for each in line.split(";"))


def are_put_in(line: str, text: str) -> bool:
    """Whether a line says values and no more than one equation to put them into, in which a letter
    has none, and the text that it is of does not ask for a system: it is no exercise by itself."""
    pieces = line.split(";")
    others = [each for each in pieces if not are_all(each)]
    named = {*_letters_of(" ".join(each for each in pieces if are_all(each)))}
    lacks = {*_letters_of(" ".join(others))} - named
    is_system = _ASKS_FOR_SYSTEM.search(text) is not None
    return len(others) < 2 and bool(named) and bool(lacks) and not is_system


def _in_plain_signs(text: str) -> str:
    for sign, plain in _HALVES.items():
        text = text.replace(sign, plain)
    said = in_signs(close_up(text.replace("`", "").replace("**", "").strip()))
    return _SHARE.sub(r"(\1)", said)


def _without_values(said: str) -> tuple[str, dict[str, str]]:
    """A text with a mark in place of each value that it gives, and those."""
    values: dict[str, str] = {}
    rest, at = "", 0
    for found in _value().finditer(said):
        before = said[at : found.start()].rstrip()
        is_next = not before and at > 0
        if (before and _hangs_on(before)) or found["name"] in values:
            continue
        if not (before or is_next or found.start() == 0):
            continue
        values[found["name"]] = found["value"].replace("−", "-")
        rest += said[at : found.start()] + _CUT
        at = found.end()
    return rest + said[at:], values


def _hangs_on(before: str) -> bool:
    """Whether what stands before a letter belongs to it: the 3x + of 3x + y = 10."""
    return re.search(rf"[-−+*×·÷/^()=√{RAISED}\d]$", before) is not None


def _letters_of(rest: str) -> list[str]:
    """The letters that may be unknowns, several of which may be multiplied: lw."""
    words = [word for word in re.findall("[A-Za-z]+", rest) if len(word) <= 4]
    return sorted({letter for word in words for letter in word})


def _formula(rest: str, values: dict[str, str], asked: str) -> tuple[Given, str] | None:
    """The formula in which `asked` and the letters of all values stand, and nothing else, with what
    is said around it; None for none."""
    values = _in_case(rest, values, asked)
    letters = {*values, asked}
    if asked in values:
        return None
    rest = _with_times(rest, letters)
    at = rest.index("=")
    begins, ends = _left_of(rest, at, letters), _right_of(rest, at + 1, letters)
    formula = rest[begins:ends]
    opened, closed = formula.count("("), formula.count(")")
    begins += len(formula) - len(formula.lstrip(" (" if opened > closed else " "))
    ends -= len(formula) - len(formula.rstrip(" )" if closed > opened else " "))
    formula = rest[begins:ends].strip()
    words = re.findall("[A-Za-z]+", formula)
    if not all(side.strip() for side in formula.split("=")):
        return None
    if {*"".join(words)} != letters or len(letters) > _MOST_LETTERS or "e" in letters:
        return None
    if any(word.lower() in FUNCTIONS for word in words) or _TWO_WAYS.search(formula):
        return None
    around = f"{rest[:begins]} {_IS_FORMULA} {rest[ends:]}"
    return Given(formula, tuple(values.items()), asked), around


def _with_times(said: str, letters: set[str]) -> str:
    """What is said with a sign for each x that is none of the letters."""
    return said if {"x", "X"} & letters else _TIMES.sub(" × ", said)


def _in_case(rest: str, values: dict[str, str], asked: str) -> dict[str, str]:
    """The values with the letters as the formula has them: L = 5 for the l of A = lw."""
    words = {each for word in re.findall("[A-Za-z]{1,4}", rest) for each in word}

    def named(name: str) -> str:
        other = name.swapcase()
        return other if name not in words and other in words and other != asked else name

    return {named(name): value for name, value in values.items()}


def _left_of(rest: str, at: int, letters: set[str]) -> int:
    is_word_behind = False
    while found := _PIECE_BEFORE.search(rest[:at]):
        piece = found[0].strip()
        is_word = _LETTER.match(piece) is not None
        if is_word and (not {*piece} <= letters or is_word_behind):
            break
        at, is_word_behind = found.start(), is_word
    return at


def _right_of(rest: str, at: int, letters: set[str]) -> int:
    before = ""
    while found := _PIECE.match(rest, at):
        piece = found[0].strip()
        is_word = _LETTER.match(piece) is not None
        is_beside = is_word and _LETTER.match(before) is not None
        if is_word and (not {*piece} <= letters or (is_beside and piece in ("a", "i", "I"))):
            break
        at, before = found.end(), piece
    return at


def _with_values(said: str, values: dict[str, str]) -> str:
    """What is said with values in place of letters, and a sign between all that is multiplied."""
    parts: list[str] = []
    for piece in re.findall(r"\d+(?:\.\d+)?|[A-Za-z]|.", said, re.DOTALL):
        is_factor = _LETTER.match(piece) is not None or piece == "("
        before = next((part for part in reversed(parts) if part.strip()), "")
        if (
            is_factor
            and re.search(rf"[A-Za-z\d)!{RAISED}]$", before)
            and not (piece == "(" and _PLAIN.fullmatch(before))
        ):
            parts.append(" × ")
        value = values.get(piece, piece)
        is_plain = _PLAIN.fullmatch(value) is not None
        parts.append(value if piece not in values or is_plain else f"({value})")
    return re.sub(r" {2,}", " ", "".join(parts)).strip()


def _is_read(given: Given) -> bool:
    """Whether a tool can read the formula with its values, in which nothing but the letter that is
    asked for is unknown."""
    try:
        equation = read_equation(given.put_in(given.formula))
    except NotMaths:
        return False
    return symbols(equation.left, equation.right) == {given.asked}


def _says_only(around: str, given: Given) -> bool:
    """Whether what stands around a formula and its values says nothing else than to put them in,
    and asks for the letter of which there is none."""
    if re.search(r"[^A-Za-z\s.,:;?!'’=()-]", around):
        return False
    words = re.findall(r"[A-Za-z'’]+|[^A-Za-z'’\s]", around)
    for at, word in enumerate(words):
        before, behind = words[at - 1].lower() if at else "", words[at + 1 : at + 3]
        if word in (*_STOPS, _IS_FORMULA, given.asked) or _AROUND.fullmatch(word):
            continue
        if len(word) == 1 and _is_pronoun(word, before, "".join(behind[:1])):
            continue
        if len(word) < 3 or before not in _ARTICLES:
            return False
        is_owner = at > 1 and words[at - 2].lower() == "of"  # "of a rectangle"
        if not (is_owner or _names_asked(word, behind, given)):
            return False
    return True


def _is_pronoun(word: str, before: str, behind: str) -> bool:
    """Whether it is no letter of a formula: "a formula", "I need"; of "find a when" it is one."""
    if word in "iI":
        return behind.isalpha() and len(behind) > 1 and not _ASKING_FOR.fullmatch(before)
    return (
        word in "aA"
        and behind.isalpha()
        and len(behind) > 2
        and not _JOINS_PATTERN.fullmatch(behind)
    )


def _names_asked(word: str, behind: list[str], given: Given) -> bool:
    """Whether a word names what is asked for: "the area A", "the speed s = d/t", "the area"; of
    "the square of s" it does not."""
    first = "".join(behind[:1])
    if first == given.asked or (first == _IS_FORMULA and given.formula.startswith(given.asked)):
        return True
    is_all = first in (*_STOPS, "") or _JOINS_PATTERN.fullmatch(first) is not None
    is_all = is_all or (first == "of" and behind[-1].lower() in _ARTICLES)
    return is_all and word[0].lower() == given.asked.lower()


@cache
def _value() -> re.Pattern[str]:
    behind = rf"(?=\s*(?:$|[,;.?!:)\n])|\s+(?:(?:{_JOINS})\b|[A-Za-z]\s*(?:=|is\b)))"
    return re.compile(
        rf"(?<![A-Za-z\d'’_^])(?P<name>[A-Za-z])\s*(?:=|\bis\b|\bequals\b)\s*"
        rf"(?P<value>{_NUMBER})(?![\d/^]|[.,]\d|\s*[-−+*×·÷/^(=√]){behind}"
    )
