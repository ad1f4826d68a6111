"""Dialogues as data files: who says what, and what the reply must and must not hold.

    # a comment
    > /quiz fractions            the person says it
    & notes.txt                  with this file, which lies in `files` beside the dialogue
    + Question 1 of 5            the reply holds this
    - 7/8                        and not this
    ? ^.*\\bQuestion [12]         and matches this (a regular expression, several lines)

`> (restart)` starts the program anew on the same store.
"""

import itertools
import re
from collections.abc import Callable, Sequence
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


MARK = "/zqzq"
"""No command: what is answered to it parts two replies in a terminal, and changes nothing."""
_MARKED = re.compile(r"I do not know `/zqzq`\..*")


def typed(steps: Sequence[Step], line: Callable[[Step], Sequence[str]] | None = None) -> list[str]:
    """What is typed in a terminal for a dialogue that begins anew, each reply marked off, but for
    those whose choices the next step picks by number."""
    lines = ["/new", MARK]
    for step, after in itertools.zip_longest(steps, steps[1:]):
        lines += line(step) if line else [step.says]
        lines += [] if after is not None and after.says.isdigit() else [MARK]
    return lines


def goes_exactly(printed: str, scripts: Sequence[Sequence[Step]]) -> None:
    """All that the replies must and must not hold is so of what is printed between the marks."""
    replies = iter(_MARKED.split(printed))
    for steps in scripts:
        assert "forgotten this conversation" in next(replies)
        together: list[Step] = []
        for step, after in itertools.zip_longest(steps, steps[1:]):
            together.append(step)
            if after is None or not after.says.isdigit():
                _go(next(replies).strip(), together)
                together = []
    assert not next(replies).strip()


def _go(reply: str, steps: list[Step]) -> None:
    if len(steps) == 1:
        assert steps[0].problem(reply) == ""
        return
    shown, at = bare(reply), 0
    for step in steps:
        for piece in step.holds:
            found = shown.find(bare(piece), at)
            assert found >= 0, (step, reply)
        at = max((shown.find(bare(each), at) + len(bare(each)) for each in step.holds), default=at)
