"""Reading expressions and equations: an allow-list of what may stand in them. Pure.

Understood: numbers (1/2, 0.5, 0,5, 1,000), one-letter unknowns with or without "*" between them,
`+ - * / ^ ! | | ( )`, the functions of `tree.py`, π, e, raised digits (x²), √, ·, ×, ÷, and LaTeX
for the same. Anything else is refused, never guessed: sympy's LaTeX reader was seen to take `\\pm`
for an unknown. So is what people read in two ways, 6 ÷ 2(1 + 2) or 12 ÷ x/2.
"""

import re
from dataclasses import dataclass

from bot.tools.maths.latex import without_latex
from bot.tools.maths.powers import in_digits
from bot.tools.maths.spelling import with_numbers_whole
from bot.tools.maths.tree import CONSTANTS, FUNCTIONS, Equation, Node, NotMaths

MOST_CHARS = 300
_MOST_DEPTH = 30
_MOST_NODES = 200
_MOST_DIGITS = 20
_MOST_EXPONENT = 60
_MOST_FACTORIAL = 60

_TOKEN = re.compile(
    r"\s*(?:(?P<num>[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:[.,]\d+)?|\.\d+)"
    r"|(?P<name>[A-Za-zπθαβ]+)"
    r"|(?P<raised>⁻?[⁰¹²³⁴-⁹]+)"
    r"|(?P<op>\*\*|[-+*/÷^()!|√]))"
)
_SIGNS = str.maketrans(
    {
        "−": "-",
        "–": "-",
        "·": "*",
        "×": "*",
        "⋅": "*",
        "∙": "*",
        "[": "(",
        "]": ")",
        "\u00a0": " ",
    }
)
_GREEK = {"π": "pi", "θ": "theta", "α": "alpha", "β": "beta"}
_FUNCTION_NAMES = {name: name for name in FUNCTIONS} | {
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "cosec": "csc", "cotan": "cot",
}  # fmt: skip
_LETTER_NAMES = frozenset(("theta", "alpha", "beta"))
_MOST_LETTERS = 3
"""`xyz` is a product of three; longer words are no maths."""
_WORDS = re.compile(
    r"all|am|an|and|ans|any|are|as|at|avg|be|but|by|can|deg|det|did|do|for|gcd|get|got|has|he"
    r"|hey|hi|hm|hmm|how|idk|if|in|is|it|its|lcm|let|lim|lol|max|me|min|mod|my|no|not|of|oh|ok"
    r"|on|one|or|our|rad|say|so|sum|the|thx|to|too|two|uh|um|umm|up|us|was|we|who|why|yep|yes"
    r"|you"
)
"""Short words that are no products of unknowns."""


def read_expression(text: str) -> Node:
    """The expression in `text`. Raises NotMaths."""
    if "=" in text:
        raise NotMaths("an equation where an expression belongs")
    return _Reader(_tokens(text)).whole()


def read_equation(text: str) -> Equation:
    """The equation in `text`. Raises NotMaths."""
    sides = text.split("=")
    if len(sides) != 2:
        raise NotMaths("not one equals sign")
    return Equation(read_expression(sides[0]), read_expression(sides[1]))


def read_line(text: str) -> Node | tuple[Equation, ...]:
    """A line of working: an expression, an equation, or several joined by "or".

    Raises NotMaths.
    """
    if "=" not in text:
        return read_expression(text)
    pieces = re.split(r"\s*(?:\bor\b|∨|;)\s*", text.strip())
    return tuple(read_equation(piece) for piece in pieces)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def _tokens(text: str) -> list[_Token]:
    if len(text) > MOST_CHARS:
        raise NotMaths(f"{len(text)} characters")
    plain = with_numbers_whole(without_latex(text).translate(_SIGNS).strip())
    tokens: list[_Token] = []
    at = 0
    while at < len(plain.rstrip()):
        match = _TOKEN.match(plain, at)
        if match is None:
            raise NotMaths(f"a character at {at}")
        at = match.end()
        kind = str(match.lastgroup)
        if kind == "name":
            tokens += _names(match["name"])
        else:
            tokens.append(_Token(kind, match[kind]))
    return tokens


def _names(word: str) -> list[_Token]:
    """A word as functions, constants and one-letter unknowns."""
    for greek, name in _GREEK.items():
        if greek in word:
            head, _, tail = word.partition(greek)
            kind = "const" if name == "pi" else "sym"
            return [
                *(_names(head) if head else ()),
                _Token(kind, name),
                *(_names(tail) if tail else ()),
            ]
    lower = word.lower()
    if lower in _FUNCTION_NAMES:
        return [_Token("fn", _FUNCTION_NAMES[lower])]
    if lower in CONSTANTS:
        return [_Token("const", lower)] if word != "E" else [_Token("sym", "E")]
    if lower in _LETTER_NAMES:
        return [_Token("sym", lower)]
    for name in sorted(_FUNCTION_NAMES, key=len, reverse=True):  # "xsin(x)", "2xln(x)"
        if lower.endswith(name) and len(word) - len(name) <= _MOST_LETTERS:
            return [*_names(word[: -len(name)]), _Token("fn", _FUNCTION_NAMES[name])]
    if len(word) > _MOST_LETTERS or _WORDS.fullmatch(lower):
        raise NotMaths("a word")
    return [_Token("const", "e") if letter == "e" else _Token("sym", letter) for letter in word]


class _Reader:
    """Recursive descent: sum → product → unary → power → postfix → atom."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._nodes = 0
        self._depth = 0
        self._bars = 0

    def whole(self) -> Node:
        node = self._sum()
        if self._at != len(self._tokens):
            raise NotMaths("something left over")
        return node

    def _node(self, kind: str, value: str = "", *parts: Node) -> Node:
        self._nodes += 1
        if self._nodes > _MOST_NODES:
            raise NotMaths("too long")
        return Node(kind, value, parts)

    def _next(self) -> str:
        return self._tokens[self._at].text if self._at < len(self._tokens) else ""

    def _take(self, *texts: str) -> str:
        if self._at < len(self._tokens) and self._tokens[self._at].kind == "op":
            text = self._tokens[self._at].text
            if text in texts:
                self._at += 1
                return text
        return ""

    def _sum(self) -> Node:
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise NotMaths("too deep")
        node = self._product()
        while sign := self._take("+", "-"):
            right = self._product()
            node = self._node(
                "add", "", node, right if sign == "+" else self._node("neg", "", right)
            )
        self._depth -= 1
        return node

    def _product(self) -> Node:
        node = self._unary()
        is_divided = False
        while True:
            if self._take("*"):
                is_divided = False  # 6 ÷ 2 × 3/4 is the same either way
                node = self._node("mul", "", node, self._unary())
            elif sign := self._take("/", "÷"):
                if is_divided and sign == "/":
                    raise NotMaths("a fraction behind ÷, or a division")
                is_divided = is_divided or sign == "÷"
                node = self._node("div", "", node, self._unary())
            elif self._begins_atom():
                if is_divided:
                    raise NotMaths("a product without a sign behind ÷")
                node = self._node("mul", "", node, self._power())
            else:
                return node

    def _begins_atom(self) -> bool:
        if self._at >= len(self._tokens):
            return False
        token = self._tokens[self._at]
        if token.kind == "num":  # "2 3" is no product
            return self._at > 0 and self._tokens[self._at - 1].text in (")", "!")
        return (
            token.kind not in ("op", "raised")
            or token.text in ("(", "√")
            or (token.text == "|" and self._bars == 0)
        )

    def _unary(self) -> Node:
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise NotMaths("too deep")
        if self._take("-"):
            node = self._node("neg", "", self._unary())
        elif self._take("+"):
            node = self._unary()
        else:
            node = self._power()
        self._depth -= 1
        return node

    def _power(self) -> Node:
        node = self._postfix()
        if self._take("^", "**"):
            exponent = self._unary()
            _check_exponent(exponent)
            return self._node("pow", "", node, exponent)
        return node

    def _postfix(self) -> Node:
        node = self._atom()
        while True:
            if (exponent := self._raised()) is not None:
                node = self._node("pow", "", node, exponent)
            elif self._take("!"):
                if (
                    node.kind != "num"
                    or not node.value.isdigit()
                    or int(node.value) > _MOST_FACTORIAL
                ):
                    raise NotMaths("a factorial that is too large")
                node = self._node("fact", "", node)
            else:
                return node

    def _raised(self) -> Node | None:
        """A power in raised digits; None where none stands next."""
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        if token is None or token.kind != "raised":
            return None
        self._at += 1
        digits = in_digits(token.text)
        number = self._node("num", _decimal(digits.removeprefix("-")))
        exponent = self._node("neg", "", number) if digits.startswith("-") else number
        _check_exponent(exponent)
        return exponent

    def _atom(self) -> Node:
        if self._at >= len(self._tokens):
            raise NotMaths("it ends too early")
        token = self._tokens[self._at]
        if token.kind == "num":
            self._at += 1
            return self._node("num", _decimal(token.text))
        if token.kind in ("sym", "const"):
            self._at += 1
            return self._node(token.kind, token.text)
        if token.kind == "fn":
            self._at += 1
            return self._applied(token.text)
        if self._take("√"):
            return self._node("fn", "sqrt", self._postfix())
        if self._take("("):
            bars, self._bars = self._bars, 0
            node = self._sum()
            self._bars = bars
            if not self._take(")"):
                raise NotMaths("a bracket is open")
            return node
        if self._take("|"):
            self._bars += 1
            node = self._sum()
            self._bars -= 1
            if not self._take("|"):
                raise NotMaths("a bar is open")
            return self._node("abs", "", node)
        raise NotMaths("a sign where a number belongs")

    def _applied(self, name: str) -> Node:
        """A function: `sin(x)`, `sin x`, `sin^2(x)`."""
        exponent = self._postfix() if self._take("^") else self._raised()
        if exponent is not None and exponent.kind != "num":  # sin^-1 means two things
            raise NotMaths("a power of a function's name")
        if self._next() == "(":
            inner = self._atom()
        else:
            inner = self._power()
            while self._begins_letter():  # "sin 2x"
                inner = self._node("mul", "", inner, self._power())
        node = self._node("fn", name, inner)
        return self._node("pow", "", node, exponent) if exponent else node

    def _begins_letter(self) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at].kind in ("sym", "const")


def _check_exponent(node: Node) -> None:
    """Towers and huge powers of numbers would keep any computer busy."""
    if node.kind == "pow" or any(part.kind == "pow" for part in node.parts):
        raise NotMaths("a tower of powers")
    if node.kind == "fact" or any(part.kind == "fact" for part in node.parts):
        raise NotMaths("a factorial in an exponent")
    if node.kind == "num" and abs(float(node.value)) > _MOST_EXPONENT:
        raise NotMaths("a power that is too large")
    for part in node.parts:
        _check_exponent(part)


def _decimal(text: str) -> str:
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", text):
        text = text.replace(",", "")
    text = text.replace(",", ".")
    if len(text) > _MOST_DIGITS:
        raise NotMaths("a number with too many digits")
    return f"0{text}" if text.startswith(".") else text
