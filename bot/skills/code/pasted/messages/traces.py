"""Reading what Python says of an error that ended a program. Pure."""

import re
from dataclasses import dataclass

OWN = "main.py"
"""What a program is called in the sandbox."""
_BEGINS = "Traceback (most recent call last):\n"
_FRAME = re.compile(r'^  File "(.+)", line \d+, in (.+)$')
_ERROR = re.compile(r"^((?:\w+\.)*\w+)(?:: (.*))?$")
_ASIDE = re.compile(
    r"^(?:Exception in (?:thread|callback) |Process [\w-]+:|Exception ignored "
    r"|--- Logging error ---|(?:Task|Future) exception was never retrieved\n).*\n"
    r"(?=Traceback \(most recent call last\):\n)",
    re.MULTILINE,
)
"""How Python tells of an error that did not end the program."""
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


def went_on(errors: str, told: str = "") -> str:
    """The line of an error that a program which came to its end went on without: one that ended a
    thread or a task of it, or that nobody could catch. Or the one that was `told` ("" for none),
    where the program itself showed that. "" for no such error."""
    aside = [errors[match.end() :] for match in _ASIDE.finditer(errors)]
    shown = errors.split(_BEGINS)[1:] if told else []
    lines = [_line_of(part) for part in shown]
    found = [line for line in lines if line and (line.startswith(told) or told.startswith(line))]
    return next(iter(found), "") or (_line_of(aside[-1].removeprefix(_BEGINS)) if aside else "")


def _line_of(part: str) -> str:
    """The line of a traceback, without its first one, that names the error."""
    return next((row.strip() for row in part.split("\n") if row[:1].strip()), "")


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
