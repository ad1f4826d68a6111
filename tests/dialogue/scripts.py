"""Dialogues as data files: who says what, and what the reply must and must not hold.

    # a comment
    > /quiz fractions            the person says it
    & notes.txt                  with this file, which lies in `files` beside the dialogue
    + Question 1 of 5            the reply holds this
    - 7/8                        and not this
    ? ^.*\\bQuestion [12]         and matches this (a regular expression, several lines)

`> (restart)` starts the program anew on the same store.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Step:
    """One thing said, and what must be true of the reply."""

    says: str
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    file: tuple[str, bytes] | None = None

    def problem(self, reply: str) -> str:
        """What is wrong with a reply ("" for nothing); marks of emphasis do not count, since each
        platform has its own."""
        shown = bare(reply)
        for piece in self.holds:
            if bare(piece) not in shown:
                return f"after {self.says!r}: {piece!r} is missing in:\n{reply}"
        for piece in self.lacks:
            if bare(piece) in shown:
                return f"after {self.says!r}: {piece!r} is in:\n{reply}"
        for pattern in self.matches:
            if not re.search(pattern, reply, re.DOTALL):
                return f"after {self.says!r}: nothing matches {pattern!r} in:\n{reply}"
        return ""


def bare(text: str) -> str:
    """`text` without marks of emphasis and with single spaces."""
    return " ".join(re.sub(r"[*_`]", "", text).split())


def read_script(path: Path) -> list[Step]:
    """The steps of a dialogue file."""
    steps: list[Step] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        sign, _, rest = line.partition(" ")
        if sign == ">":
            steps.append(Step(rest.replace("\\n", "\n")))
        elif sign == "&" and steps:
            content = (path.parent / "files" / rest).read_bytes()
            steps[-1] = replace(steps[-1], file=(rest, content))
        elif sign in "+-?" and sign and steps:
            step = steps[-1]
            if sign == "+":
                steps[-1] = replace(step, holds=(*step.holds, rest))
            elif sign == "-":
                steps[-1] = replace(step, lacks=(*step.lacks, rest))
            else:
                steps[-1] = replace(step, matches=(*step.matches, rest))
        elif line.strip() and sign != "#":
            raise ValueError(f"{path.name}: {line!r}")
    return steps


def goes_in_order(printed: str, scripts: Sequence[Sequence[Step]], *, begins: str = "") -> None:
    """All that the replies are to hold is printed, one after another."""
    printed = bare(printed)
    at = 0
    for steps in scripts:
        at = printed.index(begins, at)
        for step in steps:
            at = min((printed.find(bare(piece), at) for piece in step.holds if piece), default=at)
            assert at >= 0, step
