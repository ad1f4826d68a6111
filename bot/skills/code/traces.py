"""Reading what Python says of an error that ended a program. Pure."""

import re
from dataclasses import dataclass

OWN = "main.py"
"""What a program is called in the sandbox."""
_BEGINS = "Traceback (most recent call last):\n"
_FRAME = re.compile(r'^  File "(.+)", line \d+, in (.+)$')
_ERROR = re.compile(r"^((?:\w+\.)*\w+)(?:: (.*))?$")
_CARETS = re.compile(r"[\s~^]*")


@dataclass(frozen=True, slots=True)
class Raised:
    """One error: its kind without its module, what it says, the last file and function that it came
    through, and the lines of the program that led to it, the last of which is its place."""

    kind: str
    message: str = ""
    file: str = ""
    function: str = ""
    lines: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The line of the program where it came; "" for one that is not known."""
        return self.lines[-1] if self.lines else ""

    @property
    def is_meant(self) -> bool:
        """Whether the program itself raises it."""
        return self.file == OWN and self.line.startswith("raise ")


def raised_in(errors: str) -> tuple[Raised, ...]:
    """The errors that tracebacks tell of, the one that ended the program last."""
    parts = errors.split(_BEGINS)[1:]
    return tuple(each for part in parts if (each := _raised(part)) is not None)


def raised_by(line: str) -> Raised | None:
    """The error that one line tells of; None: it tells of none."""
    found = _ERROR.match(line.strip())
    return Raised(found[1].rpartition(".")[2], found[2] or "") if found else None


def _raised(part: str) -> Raised | None:
    file = function = ""
    rows: list[str] = []
    for row in part.split("\n"):
        if frame := _FRAME.match(row):
            file, function = frame[1], frame[2]
            if file == OWN:
                rows.append("")
        elif row[:1].strip():
            error = raised_by(row)
            lines = tuple(each.strip() for each in rows)
            return Raised(error.kind, error.message, file, function, lines) if error else None
        elif file == OWN and not _CARETS.fullmatch(row):
            rows[-1] += f" {row.strip()}"
    return None
