"""Whether code is only a part of what it would take the place of, in any language. Pure.

A language model that is asked for all of a file often shows one function, rule or step of it. That
is known by the file's own beginning or end, which it lacks.
"""

import re
from collections.abc import Sequence
from itertools import takewhile
from textwrap import dedent

from bot.patterns import later
from bot.skills.code.pasted.lines.likeness import is_another, is_near, worded
from bot.skills.code.pasted.lines.within import is_of_one_part
from bot.skills.code.pasted.places.guards import is_guard
from bot.skills.code.pasted.places.left_ends import with_left_ends

_LEFT_OUT = re.compile(
    r"[ \t]*(?:(?://|#|/\*|--|<!--|;|\{/\*)[ \t]*)?(?:\.\.\.|…).*"
    r"|[ \t]*(?://|#|/\*|--|<!--|;|\{/\*).*(?:\.\.\.|…"
    r"|\b(?:unchanged|rest of|remaining|existing|same as|as before|omitted)\b).*",
    re.IGNORECASE,
)
_REMARK = later(r"[ \t]*(?://|/\*.*\*/[ \t]*$|#(?![ \t]*(?:include|define|if|el|endif|pragma|!)))")
_RETURN = later(r"return\b")
_LOST = 0.3


def is_part(source: str, code: str) -> bool:
    """Whether code is only a part of what it would take the place of: it says so, or has neither
    its first line nor its last, or not one of them and nothing in place of that, or only leaves out
    statements at its ends."""
    rows, new = worded(source), worded(code)
    if not rows or not new or code.strip() == source.strip():
        return False
    if any(is_left_out(each, rows) for each in code.split("\n")):
        return True
    if is_within(source, code) or _is_of_function(code) > _is_of_function(source):
        return True
    if with_left_ends(source, code):
        return True
    if len(new) >= len(rows):
        return False
    ends = [(rows[at], new[at]) for at in (0, -1)]
    are_kept = [is_near(row, new) for row, _ in ends]
    if all(are_kept):
        return False
    lost = sum(not is_near(row, new) for row in rows)
    return lost / len(rows) > _LOST or any(
        not kept and is_near(own, rows) for (_, own), kept in zip(ends, are_kept, strict=True)
    )


def is_within(source: str, code: str) -> bool:
    """Whether all that code keeps of what it would take the place of lies within one part of it."""
    return is_of_one_part(source, code, is_another)


def is_left_out(row: str, rows: Sequence[str]) -> bool:
    """Whether a row says that something is left out, and is none of those of the source."""
    return _LEFT_OUT.fullmatch(row) is not None and row.strip() not in rows


def without_remarks_above(code: str) -> str:
    """A part without the comments that it begins with, but for such as say that something is left
    out: they are about the mend, and no lines of the program."""
    rows = code.strip("\n").split("\n")
    remarks = [*takewhile(lambda row: _REMARK.match(row) and not is_left_out(row, ()), rows)]
    return "\n".join(rows[len(remarks) :]) if len(remarks) < len(rows) else code


def _is_of_function(code: str) -> bool:
    """Whether something at the top leaves a function, whose head is not shown."""
    return is_guard(code) or any(map(_RETURN.match, dedent(code).split("\n")))
