"""The child process that draws (bot/tools/child.py): LaTeX, figures or rows come in, a PNG goes
out.

Pictures are put together as SVG from ziamath's formulas and ziafont's lettering, whose fonts come
with the packages, and made PNG by resvg, which gets no system font and reads no file.
"""

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import resvg_py
from ziafont.font import Font, Text
from ziamath.tex import tex2mml
from ziamath.zmath import Latex

from bot.tools.child import serve
from bot.tools.pictures.table import table

_SPACE = "http://www.w3.org/2000/svg"
_FORMULA_SIZE = 26
_LETTER_SIZE = 15
_MARGIN = 12
_GAP = 14
_ZOOM = 2
_MOST_WIDTH, _MOST_HEIGHT = 1100, 1400
_ROOT = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
_UNKNOWN = re.compile(r"\\[A-Za-z]|&#x0005C;")
_ROW, _BAR, _BAR_HEIGHT = 30, 220, 16
_COLUMN, _COLUMN_HEIGHT = 18, 48
_FULL, _EMPTY, _INK = "#3b6fd4", "#e4e7ee", "#1d2129"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a picture, as an SVG of its own. Lengths are in pixels."""

    svg: str
    width: float
    height: float

    def at(self, x: float, y: float) -> str:
        """The piece with its upper left corner there."""
        return self.svg.replace("<svg ", f'<svg x="{x:.1f}" y="{y:.1f}" ', 1)


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """`formulas`: a picture of those that can be drawn, and which these are. `chart`, `table`: a
    picture; none of a table that cannot be drawn."""
    if question["op"] == "table":
        drawn = table(question["rows"], _font())
        return {"png": _png(*drawn) if drawn else ""}
    if question["op"] == "chart":
        return {"png": _png(*_chart(question["bars"], question["days"]))}
    pieces = {n: piece for n, latex in enumerate(question["latex"]) if (piece := _formula(latex))}
    if not pieces:
        return {"png": "", "drawn": []}
    return {"png": _png(*_stacked(pieces.values())), "drawn": list(pieces)}


def _formula(latex: str) -> Piece | None:
    """None for what is no LaTeX, or holds a command that would only be printed."""
    try:
        if _UNKNOWN.search(tex2mml(latex)):
            return None
        piece = _piece(Latex(latex, size=_FORMULA_SIZE).svg())
    except Exception:  # the libraries raise whatever comes
        return None
    return piece if 0 < piece.width <= _MOST_WIDTH and piece.height <= _MOST_HEIGHT else None


def _letters(text: str) -> Piece:
    return _piece(Text(text, font=_font(), size=_LETTER_SIZE, color=_INK).svg())


@cache
def _font() -> Font:
    return Font()  # takes half a second to read


def _piece(svg: str) -> Piece:
    found = _ROOT.search(svg)
    if found is None:
        raise ValueError("an SVG without a size")
    return Piece(svg, float(found[1]), float(found[2]))


def _stacked(pieces: Iterable[Piece]) -> tuple[str, float, float]:
    body, width, y = [], 0.0, float(_MARGIN)
    for piece in pieces:
        if y + piece.height > _MOST_HEIGHT:
            break
        body.append(piece.at(_MARGIN, y))
        width, y = max(width, piece.width), y + piece.height + _GAP
    return "".join(body), width + 2 * _MARGIN, y - _GAP + _MARGIN


def _chart(bars: list[dict[str, Any]], days: list[int]) -> tuple[str, float, float]:
    labels = [_letters(bar["label"]) for bar in bars]
    below = _letters("day by day")
    start = _MARGIN + max(label.width for label in (*labels, below)) + _GAP
    body, width, y = [], 0.0, float(_MARGIN)
    for bar, label in zip(bars, labels, strict=True):
        says = _letters(bar["says"])
        top = y + (_ROW - _BAR_HEIGHT) / 2
        filled = _BAR * min(1.0, max(0.0, bar["share"]))
        body += [
            label.at(_MARGIN, y + (_ROW - label.height) / 2),
            _box(start, top, _BAR, _BAR_HEIGHT, _EMPTY),
            _box(start, top, filled, _BAR_HEIGHT, _FULL),
            says.at(start + _BAR + _GAP, y + (_ROW - says.height) / 2),
        ]
        width, y = max(width, start + _BAR + _GAP + says.width), y + _ROW
    most = max(*days, 1) if days else 1
    base = y + _GAP + _COLUMN_HEIGHT
    for number, count in enumerate(days):
        height = max(2.0, count / most * _COLUMN_HEIGHT)
        colour = _FULL if count else _EMPTY
        body.append(_box(start + number * _COLUMN, base - height, _COLUMN - 4, height, colour))
    if days:
        body.append(below.at(_MARGIN, base - below.height))
        width, y = max(width, start + len(days) * _COLUMN), base
    return "".join(body), width + _MARGIN, y + _MARGIN


def _box(x: float, y: float, width: float, height: float, colour: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="3" '
        f'fill="{colour}"/>'
    )


def _png(body: str, width: float, height: float) -> str:
    svg = (
        f'<svg xmlns="{_SPACE}" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}">{body}</svg>'
    )
    png = resvg_py.svg_to_bytes(
        svg_string=svg, background="white", zoom=_ZOOM, skip_system_fonts=True
    )
    return base64.b64encode(bytes(png)).decode()


if __name__ == "__main__":
    # Fonts take seconds to read on a busy machine: not out of the time for the first answer.
    answer({"op": "formulas", "latex": ["x"]})
    _letters("x")
    serve(answer)
