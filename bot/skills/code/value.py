"""The value of a program's last statement, shown as Python's prompt does. Pure.

`reading` is that of the source; it says where that statement begins, if it is an expression.
"""

from bot.tools.source.reading import Reading

_KEPT = "_ = "
_SHOWN = "\nif _ is not None: print(repr(_))\n"
_FRAME = "    "
"""What stands before each line of a program in a traceback."""


def with_value(source: str, reading: Reading) -> str:
    """`source` so that it prints that value, on the lines that are there."""
    lines = source.encode().splitlines(keepends=True)
    for line, at in reading.value_at:
        row = lines[line - 1]
        lines[line - 1] = row[:at] + _KEPT.encode() + row[at:]
        lines.append(_SHOWN.encode())
    return b"".join(lines).decode()


def as_written(errors: str, source: str, reading: Reading) -> str:
    """A traceback of the program with the value in terms of `source`, which people know."""
    for line, at in reading.value_at:
        row = source.encode().splitlines()[line - 1]
        before, after = row[:at].decode().lstrip(), row[at:].decode().rstrip()
        head, found, rest = errors.partition(f"{_FRAME}{before}{_KEPT}{after}\n")
        if found:
            marks, *others = rest.split("\n")
            is_behind = not marks[: len(_FRAME + before + _KEPT)].strip()
            if is_behind and marks.strip() and not marks.strip(" ~^"):
                marks = marks[len(_KEPT) :]
            errors = f"{head}{_FRAME}{before}{after}\n" + "\n".join((marks, *others))
    return errors
