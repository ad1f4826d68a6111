"""Code fences: what opens one, what closes it, and how it is re-opened in the next message.

CommonMark 0.31 §4.5, with two reliefs for how models write: a fence in a list item need not be
indented like the item, and lasts until it is closed. A fence in a quotation ends with it.
"""

import re
from dataclasses import dataclass

from bot.rendering.room import Room

# Possessive throughout, so that no line, however odd, is read more than once.
_CONTAINER = r"(?:[ \t]*+(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*+[ \t]*+"
_OPENING = re.compile(rf"({_CONTAINER})(?:(`{{3,}}+)([^`\n]*+)|(~{{3,}}+)([^\n]*+))$")
_CLOSING = re.compile(r"([ \t>]*+)(`{3,}+|~{3,}+)[ \t\r]*+$")
_UNDECIDED = re.compile(
    r"(?:[ \t]*+(?:>|[-*+]|\d{1,9}+[.)]))*+[ \t]*+"
    r"(?:`{3,}+[^`\n]*+|~{3,}+[^\n]*+|`{1,2}+|~{1,2}+|\d{1,9}+)?+$"
)


@dataclass(frozen=True, slots=True)
class Fence:
    """An open code fence. `prefix` is what stands before its markers on a continued line."""

    prefix: str
    markers: str
    info: str

    def opening(self, room: Room) -> str:
        """The line that opens it again. A long info string is cut to its language, or goes."""
        for info in (self.info, self.info.split(maxsplit=1)[0] if self.info else ""):
            line = f"{self.prefix}{self.markers}{info}"
            if room.measure(line) <= room.longest_opening:
                return line
        return f"{self.prefix}{self.markers}"

    @property
    def closing(self) -> str:
        """The line that closes it."""
        return f"{self.prefix}{self.markers}"

    def is_left_by(self, line: str) -> bool:
        """Whether the line stands outside the quotation that holds the fence."""
        depth = self.prefix.count(">")
        return depth > 0 and _quote_depth(line) < depth

    def is_closed_by(self, line: str, room: Room) -> bool:
        """Whether the line is this fence's last."""
        match = _CLOSING.match(line) if room.measure(line) <= room.last_stretch else None
        return (
            match is not None
            and match[2][0] == self.markers[0]
            and len(match[2]) >= len(self.markers)
            and len(match[1].expandtabs(4)) <= len(self.prefix.expandtabs(4)) + 3
        )


def opened_by(line: str, room: Room) -> Fence | None:
    """The fence that this line (without its newline) opens."""
    if "```" not in line and "~~~" not in line:
        return None
    match = _OPENING.match(line) if room.measure(line) <= room.last_stretch else None
    if match is None:
        return None
    prefix = re.sub(r"[^>\t]", " ", match[1])
    markers = match[2] or match[4]
    if room.measure(prefix + markers) > room.longest_marker:
        prefix = ""  # deep in a list of a tiny message: looks count less than room
    if len(markers) > room.longest_marker:
        return None
    return Fence(prefix, markers, (match[3] or match[5] or "").strip())


def may_become_fence(line: str, room: Room) -> bool:
    """Whether the unfinished line is, or may become, one that opens or closes a fence."""
    return room.measure(line) <= room.last_stretch and _UNDECIDED.match(line) is not None


def _quote_depth(line: str) -> int:
    depth = 0
    for character in line:
        if character == ">":
            depth += 1
        elif character not in " \t":
            break
    return depth
