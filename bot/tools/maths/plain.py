"""LaTeX as signs that every platform shows: no platform here draws formulas. Pure.

    \\(\\frac{3}{4} x^{2} \\cdot \\sqrt{2}\\)  →  3/4 x² · √2

What is not known stays as it was written.
"""

import re

_SIGNS = {
    "cdot": "·", "times": "×", "div": "÷", "pm": "±", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥",
    "neq": "≠", "ne": "≠", "approx": "≈", "infty": "∞", "pi": "π", "theta": "θ", "alpha": "α",
    "beta": "β", "Delta": "Δ", "to": "→", "rightarrow": "→", "Rightarrow": "⇒", "implies": "⇒",
    "circ": "°", "degree": "°", "sum": "Σ", "int": "∫", "ldots": "…", "dots": "…", "quad": " ",
    "lt": "<", "gt": ">", "leqslant": "≤", "geqslant": "≥", "mu": "µ", "therefore": "∴",
    "qquad": " ", "mp": "∓", "cdots": "…",
}  # fmt: skip
_MACRO = re.compile(rf"\\({'|'.join(sorted(_SIGNS, key=len, reverse=True))})(?![A-Za-z])")
_DEGREES = re.compile(r"\^\s*(?:\\(?:circ|degree)(?![A-Za-z])|\{\s*\\(?:circ|degree)\s*\})")
_NAMES = re.compile(r"\\(sin|cos|tan|ln|log|exp|lim|min|max)(?![A-Za-z])")
_WRAPPED = re.compile(r"\\(?:text|textbf|mathrm|mathbf|operatorname)\s*\{([^{}]*)\}")
_FRAMES = re.compile(r"\\[()\[\]]|\\(?:left|right|displaystyle)(?![A-Za-z])|\\[,;!: ]")
_GROUPED = re.compile(r"(?<=\d)(?:\{,\}(?=\d)|(?:\\[,;: ]|~)(?=\d{3}(?!\d)))")
"""Between thousands; {,} is a decimal comma, too."""
_POINT = re.compile(r"(?<=\d)\{\.\}(?=\d)")
_ROWS = re.compile(r"\\(?:begin|end)\s*\{(?:align|aligned|gather|equation|cases|split)\*?\}")
_ROW_END = re.compile(r"\s*\\\\(?:\[[^\]\n]{0,9}\])?\s*")
_ESCAPED = re.compile(r"\\([%$&#_{}])")
_DOLLARS = re.compile(
    r"\$\$(.+?)\$\$|(?<!\\)\$([^$\s](?:(?:\\\$|[^$\n])*[^$\s\\])?)\$(?!\d)", re.DOTALL
)
_FRACTION = re.compile(
    r"(?P<whole>(?<![\w.,}])\d+\s*)?(?P<factor>(?<=[A-Za-z)⁰¹²³⁴⁵⁶⁷⁸⁹]))?\\[dtc]?frac"
    r"\s*(?:\{(?P<top>[^{}]*)\}|(?P<one>\d))\s*(?:\{(?P<bottom>[^{}]*)\}|(?P<other>\d))"
)
_OVER = re.compile(r"\{([^{}]*?)\\over(?![A-Za-z])\s*([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\s*(?:\{([^{}]*)\}|(\d))")
_BOXED = re.compile(r"\\(?:boxed|fbox|underline)\s*\{([^{}]*)\}")
_RECURRING = re.compile(r"\\(?:overline|bar|dot)\s*\{(\d+)\}")
_POWER = re.compile(r"\^(?:\{([^{}]*)\}|(\d))")
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_DEEPEST = 12


def readable(text: str) -> str:
    """`text` with its LaTeX as plain signs. Code spans and other text stay as they are."""
    if "\\" not in text and "$" not in text:
        return text
    pieces = re.split(r"(```.*?```|`[^`\n]*`)", text, flags=re.DOTALL)
    return "".join(piece if piece.startswith("`") else _plain(piece) for piece in pieces)


def _plain(text: str) -> str:
    if "\\" not in text and "$" not in text:
        return text
    text = _DOLLARS.sub(lambda match: match[1] or match[2], text)
    text = _POINT.sub(".", _GROUPED.sub(",", _DEGREES.sub("°", text)))
    if _ROWS.search(text):
        text = _ROW_END.sub("\n", _ROWS.sub("", text).replace("&", ""))
    text = _FRAMES.sub(lambda match: "" if match[0][1] not in ",;!: " else " ", text)
    text = _MACRO.sub(lambda match: _SIGNS[match[1]], text)
    text = _WRAPPED.sub(r"\1", _NAMES.sub(r"\1", text))
    text = _RECURRING.sub(_recurring, text)
    for _ in range(_DEEPEST):  # the innermost first
        before = text
        text = _POWER.sub(_raised, text)
        text = _FRACTION.sub(_divided, text)
        text = _OVER.sub(lambda match: f"{_whole(match[1])}/{_whole(match[2])}", text)
        text = _ROOT.sub(lambda match: f"√{_whole(match[1] or match[2])}", text)
        text = _BOXED.sub(r"\1", text)
        if text == before:
            break
    return _ESCAPED.sub(r"\1", text)


def _divided(match: re.Match[str]) -> str:
    """A fraction; behind a whole number one of numbers is a part of it: 2 3/4; behind a letter
    it is a factor."""
    top, bottom = match["top"] or match["one"] or "", match["bottom"] or match["other"] or ""
    fraction = f"{_whole(top)}/{_whole(bottom)}"
    whole = match["whole"] or ""
    are_numbers = top.strip().isdecimal() and bottom.strip().isdecimal()
    if match.string[: match.start()].rstrip().endswith(("/", "÷")):
        return f"({fraction})"
    if match["factor"] is not None and fraction[:1].isdecimal():
        return f" · {fraction}"
    return f"{whole.strip()} {fraction}" if whole and are_numbers else f"{whole}{fraction}"


def _recurring(match: re.Match[str]) -> str:
    """Digits with a line above, or a dot above one."""
    return "".join(f"{digit}\u0305" for digit in match[1])


def _raised(match: re.Match[str]) -> str:
    power = (match[1] or match[2] or "").strip()
    is_short = bool(power) and len(power.translate(_RAISED)) <= 3
    if is_short and all(sign in "0123456789+-n" for sign in power):
        return power.translate(_RAISED)
    return f"^{_whole(power)}"


def _whole(part: str) -> str:
    """A part that stands alone, in brackets where it is more than one."""
    part = part.strip()
    return part if re.fullmatch(r"[\w.]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*", part) else f"({part})"
