"""Counting which of a program's own examples hold while it runs: an assert that was never reached,
or whose failure was caught, proves nothing. Pure.

A mark is printed behind each assert, on its own line, so that errors name the lines they are on.
"""

from dataclasses import replace

from bot.ports import Outcome
from bot.tools.source.reading import Reading


def marked(source: str, reading: Reading, mark: str) -> str:
    """`source` so that it prints `mark` and a number for each example that holds, and for its end.

    `reading` is that of `source`.
    """
    lines = source.encode().split(b"\n")
    for number, (line, at) in reversed([*enumerate(reading.examples)]):
        row = lines[line - 1]
        lines[line - 1] = row[:at] + f"; print({mark!r}, {number})".encode() + row[at:]
    return b"\n".join(lines).decode() + f"\nprint({mark!r}, 'end')\n"


def held(outcome: Outcome, reading: Reading, mark: str) -> tuple[Outcome, int]:
    """What it printed itself, and how many of its examples hold; those in loops where it came to
    its end."""
    own: list[str] = []
    seen: set[str] = set()
    for line in outcome.output.split("\n"):
        before, found, number = line.partition(f"{mark} ")
        if found:
            seen.add(number.strip())
        if before or not found:
            own.append(before)
    count = sum(str(number) in seen for number in range(len(reading.examples)))
    looped = reading.looped if "end" in seen else 0
    return replace(outcome, output="\n".join(own)), count + looped
