"""A table as SVG: columns as wide as what they hold, long cells on several lines."""

import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Sequence

from ziafont.font import Font, Text

_SIZE, _LINE, _PAD = 15, 21, 9
_MOST_WIDTH, _MOST_HEIGHT, _LEAST_COLUMN = 1000, 1400, 60
_INK, _HEAD, _RULE = "#1d2129", "#e4e7ee", "#c5cad6"
_RIGHT_TO_LEFT = ("R", "AL")


def table(rows: Sequence[Sequence[str]], font: Font) -> tuple[str, float, float] | None:
    """The body of a picture with its width and height; the first row is the head. None where the
    font has not all the letters, or the table is too large to be looked at as one picture."""
    if not all(_is_drawn(letter, font) for row in rows for cell in row for letter in cell):
        return None
    natural = [max(_width(cell, font) for cell in column) for column in zip(*rows, strict=True)]
    room = _MOST_WIDTH - 2 * _PAD * len(natural)
    most = _widest(natural, room)
    if most < _LEAST_COLUMN:
        return None
    widths = [min(each, most) for each in natural]
    body, y = ET.Element("g"), 0.0
    total = sum(widths) + 2 * _PAD * len(widths)
    for number, row in enumerate(rows):
        cells = [_lines(cell, width, font) for cell, width in zip(row, widths, strict=True)]
        height = max(map(len, cells)) * _LINE + _PAD
        if number == 0:
            _box(body, y, total, height, _HEAD)
        _box(body, y + height, total, 1, _RULE)
        x = float(_PAD)
        for lines, width in zip(cells, widths, strict=True):
            for index, line in enumerate(lines):
                if line:
                    text = Text(line, font=font, size=_SIZE, color=_INK)
                    text.drawon(body, x, y + (index + 1) * _LINE - 2)
            x += width + 2 * _PAD
        y += height
        if y > _MOST_HEIGHT:
            return None
    return ET.tostring(body).decode(), total, y + 1


def _is_drawn(letter: str, font: Font) -> bool:
    if unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT:
        return False  # they are neither turned round nor joined here
    return letter.isspace() or font.glyphindex(letter) != 0


def _width(text: str, font: Font) -> float:
    units = sum(font.advance(font.glyphindex(letter), None) for letter in text)
    return float(units) * _SIZE / float(font.info.layout.unitsperem)


def _widest(natural: Sequence[float], room: float) -> float:
    """How wide a column may be so that all of them have room: the narrow ones leave some."""
    left = list(natural)
    while left:
        share = room / len(left)
        narrow = [each for each in left if each <= share]
        if not narrow:
            return share
        room -= sum(narrow)
        left = [each for each in left if each > share]
    return max(natural)


def _lines(cell: str, width: float, font: Font) -> list[str]:
    lines = [""]
    for word in cell.split():
        for piece in _pieces(word, width, font):
            longer = f"{lines[-1]} {piece}".lstrip()
            if _width(longer, font) <= width + 0.01:
                lines[-1] = longer
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, width: float, font: Font) -> list[str]:
    """A word that is wider than its column, in parts."""
    if _width(word, font) <= width + 0.01:
        return [word]
    pieces = [""]
    for letter in word:
        if _width(pieces[-1] + letter, font) > width:
            pieces.append("")
        pieces[-1] += letter
    return [piece for piece in pieces if piece]


def _box(body: ET.Element, y: float, width: float, height: float, colour: str) -> None:
    numbers = {"y": y, "width": width, "height": height}
    ET.SubElement(body, "rect", {k: f"{v:.1f}" for k, v in numbers.items()} | {"fill": colour})
