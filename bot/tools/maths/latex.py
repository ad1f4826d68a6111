"""LaTeX for the reader of expressions: as plain signs with every bracket in its place. Pure."""

import re

from bot.tools.maths.tree import FUNCTIONS, NotMaths

_LATEX = (
    (re.compile(r"\$+|\\[()\[\]]|\\(?:left|right|displaystyle)(?![A-Za-z])|\\[,;!: ]"), " "),
    (re.compile(r"\\(?:cdot|times)(?![A-Za-z])"), "*"),
    (re.compile(r"\\div(?![A-Za-z])"), "÷"),
    (
        re.compile(
            rf"\\((?:arc)?(?:sin|cos|tan)|{'|'.join(sorted(FUNCTIONS - {'sqrt'}))}"
            r"|pi|theta|alpha|beta)(?![A-Za-z])"
        ),
        r" \1 ",
    ),
)
_MACRO = re.compile(r"\\(?:(sqrt)|[dt]?frac)(?![A-Za-z])")


def without_latex(text: str) -> str:
    """LaTeX as plain signs; what is not known stays, and is refused as a character later."""
    if not any(sign in text for sign in "\\{$"):
        return text
    for pattern, plain in _LATEX:
        text = pattern.sub(plain, text)
    pieces: list[str] = []
    at = 0
    while at < len(text):
        macro = _MACRO.match(text, at)
        if macro and macro[1] == "sqrt":
            inner, at = _group(text, macro.end())
            pieces.append(f"sqrt({without_latex(inner)})")
        elif macro:
            over, at = _group(text, macro.end())
            under, at = _group(text, at)
            pieces.append(f"(({without_latex(over)})/({without_latex(under)}))")
        elif text[at] == "{":
            inner, at = _group(text, at)
            pieces.append(f"({without_latex(inner)})")
        else:
            pieces.append(text[at])
            at += 1
    return "".join(pieces)


def _group(text: str, at: int) -> tuple[str, int]:
    """What a macro is applied to: a group in braces or one character; and where it ends."""
    while at < len(text) and text[at] == " ":
        at += 1
    depth = 0
    for end in range(at, len(text)):
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        if depth == 0:
            return (text[at + 1 : end] if text[at] == "{" else text[at]), end + 1
    raise NotMaths("a brace is open")
