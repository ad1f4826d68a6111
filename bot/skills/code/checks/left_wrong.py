"""Whose it is that mended code does not parse: a slip of the person's own that the model left.

What did not parse before is compared with what does not now. The slip is the person's where its
row stands in what was sent, and all of it was wrong there in the same words with the same brackets
open above it, or the row is wrong by itself wherever it may stand. Else it is the model's.
**Not covered**: behind a first slip, which the model mended, one over several rows, or in a row
that opens brackets and does not close them; and a second slip that the model made below the one
that it left.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.patterns import later
from bot.skills.code.pasted.lines.brackets import depths
from bot.tools.source.reading import Problem, Reading, read

_OPENS_TEXT = later(r"\"\"\"|'''|`|/\*|\*/")
"""What makes text of the rows behind it."""
_BEGINS = later(r"\s*[^\W\d]")
_GOES_ON = later(r"(?:.*[-+*/%&|=<>?:,.(\[{\\]|)\s*$")

_SHOWN_CHARS = 80


@dataclass(frozen=True, slots=True)
class Left:
    """A slip that was left: its line and its text as they were sent, what is wrong there, and in
    which file, "" for the only one."""

    line: int
    text: str
    message: str
    file: str = ""

    @property
    def told(self) -> str:
        """What is to be mended still, for the model."""
        return f"That line, `{self.text}`, was so before: mend it, too."


async def left_wrong(
    source: str, was: Reading, mended: str, now: Reading, language: str
) -> Left | None:
    """The slip for which `mended` does not parse, where it stood in `source` already; None: it is
    new, or whose it is cannot be told. `was` and `now` are how the two read."""
    problem = now.problem
    old, new = (re.sub(r"\r\n?", "\n", text).split("\n") for text in (source, mended))
    if problem is None:
        return None
    first, last = problem.line - 1, max(problem.end, problem.line)
    at, is_all = _unchanged(old, new, first, last)
    if at is None:
        return None
    is_same = is_all and was.problem == Problem(at + 1, problem.message)
    if not is_same or _open_at(old, at) != _open_at(new, first):
        are_texts = _texts(old[:at]) != _texts(new[:first])
        if are_texts or not await _is_wrong_alone(new, first, language):
            return None
    text = old[at].strip()
    shown = text if len(text) <= _SHOWN_CHARS else f"{text[:_SHOWN_CHARS]}…"
    return Left(at + 1, shown, problem.message)


def _unchanged(
    old: Sequence[str], new: Sequence[str], first: int, last: int
) -> tuple[int | None, bool]:
    """Where the `first` of the new rows stands among the old ones, None where it is new or empty,
    and whether all from there to before the `last` do."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for each in matcher.get_matching_blocks():
        if each.b <= first < each.b + each.size and new[first].strip():
            return each.a + first - each.b, last <= each.b + each.size
    return None, False


def _open_at(rows: Sequence[str], at: int) -> tuple[int, int, int]:
    """What is open above a row, and at the end."""
    found = [0, *depths(rows)]
    return found[at], found[-1], _texts(rows[:at])


def _texts(rows: Sequence[str]) -> int:
    return len(_OPENS_TEXT.findall("\n".join(rows)))


async def _is_wrong_alone(rows: Sequence[str], at: int, language: str) -> bool:
    """Whether a row is a statement by itself, and wrong wherever that may stand."""
    row, above = rows[at], next((each for each in reversed(rows[:at]) if each.strip()), ";")
    is_head = above.rstrip().endswith(("{", ":"))
    if not _BEGINS.match(row) or depths([row]) != [0] or row.rstrip().endswith((",", "\\")):
        return False
    if _GOES_ON.match(above) and not is_head:
        return False
    is_python = language == "python" and row.rstrip().endswith(":")
    alone = f"{row.strip()} pass" if is_python else row.strip()
    return (await read(alone, language)).wrong is not None
