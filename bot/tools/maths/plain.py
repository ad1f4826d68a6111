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
}  # fmt: skip
_MACRO = re.compile(rf"\\({'|'.join(sorted(_SIGNS, key=len, reverse=True))})(?![A-Za-z])")
_NAMES = re.compile(r"\\(sin|cos|tan|ln|log|exp|lim|min|max)(?![A-Za-z])")
_WRAPPED = re.compile(r"\\(?:text|mathrm|mathbf)\s*\{([^{}]*)\}")
_FRAMES = re.compile(r"\\[()\[\]]|\\(?:left|right|displaystyle)(?![A-Za-z])|\\[,;!: ]")
_DOLLARS = re.compile(r"\$\$(.+?)\$\$|\$([^$\s](?:[^$\n]*[^$\s])?)\$(?!\d)", re.DOTALL)
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\s*\{([^{}]*)\}")
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
    text = _FRAMES.sub(lambda match: "" if match[0][1] not in ",;!: " else " ", text)
    text = _MACRO.sub(lambda match: _SIGNS[match[1]], text)
    text = _WRAPPED.sub(r"\1", _NAMES.sub(r"\1", text))
    for _ in range(_DEEPEST):  # the innermost first
        before = text
        text = _POWER.sub(_raised, text)
        text = _FRACTION.sub(lambda match: f"{_whole(match[1])}/{_whole(match[2])}", text)
        text = _ROOT.sub(lambda match: f"√{_whole(match[1])}", text)
        if text == before:
            break
    return text


def _raised(match: re.Match[str]) -> str:
    power = (match[1] or match[2] or "").strip()
    is_short = bool(power) and len(power.translate(_RAISED)) <= 3
    if is_short and all(sign in "0123456789+-n" for sign in power):
        return power.translate(_RAISED)
    return f"^{_whole(power)}"


def _whole(part: str) -> str:
    """A part that stands alone, in brackets where it is more than one."""
    part = part.strip()
    return part if re.fullmatch(r"\w*[⁰¹²³⁴⁵⁶⁷⁸⁹]*", part) else f"({part})"
