"""Whether a program parses, asked of a child process."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.tools.sandbox.child import run_child

READ_MAX_BYTES = 200_000
_CHILD = Path(__file__).with_name("child.py")
_WITHIN_S = 10.0
_ANSWER_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Problem:
    """Where a program is wrong, and how."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a program. `is_known`: whether there is a parser for its language; without
    one there is never a `problem`. `asserts`, `names` and `tests` (functions) are Python's."""

    problem: Problem | None = None
    is_known: bool = True
    asserts: int = 0
    names: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


async def read(source: str, language: str) -> Reading:
    """Parse a program. One that makes the parser crash, or take too long, has a problem."""
    data = source.encode("utf-8", "replace")
    if len(data) > READ_MAX_BYTES:
        return Reading(Problem(1, "is too long to be read"))
    no_packages = ["-S"] if language == "python" else []  # starts in half the time
    ended = await run_child(
        [sys.executable, "-I", "-B", *no_packages, str(_CHILD), language],
        stdin=data,
        within_s=_WITHIN_S,
        output_bytes=_ANSWER_BYTES,
        is_hostile=False,
    )
    if ended.exit_code != 0:
        return Reading(Problem(1, "cannot be read: the parser gave up"))
    return _reading(json.loads(ended.output))


def _reading(answer: dict[str, object]) -> Reading:
    if "unknown" in answer:
        return Reading(is_known=False)
    if "message" in answer:
        return Reading(Problem(int(str(answer["line"])), str(answer["message"])))
    return Reading(
        asserts=int(str(answer.get("asserts", 0))),
        names=_texts(answer.get("names")),
        tests=_texts(answer.get("tests")),
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list) else ()
