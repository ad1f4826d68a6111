"""Functions of which only the head, or lines that set something below it, are shown. Pure.

`def add_up(xs):` and `total = 0` below it is no version of a function that adds up: what that does
is left out, and stays behind the lines that are shown, as it does where they say so (`...`).
"""

import re
from textwrap import dedent, indent

from bot.skills.code.pasted.lines.changed_forms import is_changed_form, lost_rows, set_by
from bot.skills.code.pasted.lines.definitions import DEFINES, depth_of

_GUARDS = ("if ", "global ", "nonlocal ", "import ", "from ")
_WITHIN = ("return", "raise", "if ", "print(")
_GIVES = ("return ", "yield ")
_NOTHING = ("pass", "...")
_LEFT_OUT = (
    r"\s*(?:\.\.\.|#[\s(\[]*(?:(?:\.\.\.|…).*|(?:the )?(?:rest|remaining|existing)(?: of)?"
    r" (?:(?:the|your|this) )?(?:code|function|method|class|body|logic|loop|unchanged)\b.*))"
)


def with_its_rest(old: str, new: str) -> str:
    """A function as it is shown, with the rest of what stands there where it is only how that
    begins; the same where it is all of it."""
    rows, own = dedent(old).strip("\n").split("\n"), dedent(new).strip("\n").split("\n")
    while len(own) > 1 and own[-1] not in rows and (not own[-1] or is_left_out(own[-1])):
        own.pop()
    heads = [_head(each) for each in (rows, own)]
    if None in heads:
        return new
    at, begin = ((head or 0) + 1 for head in heads)
    body, shown = rows[at:], own[begin:]
    lost = [row for row in lost_rows(body, shown) if _is_done(row)]
    depth = depth_of(next((row for row in body if row.strip()), ""))
    if not lost or not _is_beginning(shown) or not _is_more(lost, body, shown):
        return new
    while body and (_is_set_again(body[0], shown) or body[0].strip() in _NOTHING):
        body = body[1:]
    lines = indent(dedent("\n".join(shown)), depth).split("\n") if shown else []
    return "\n".join([*own[:begin], *lines, *body])


def is_left_out(row: str) -> bool:
    """Whether a line stands for others that are not shown."""
    return re.fullmatch(_LEFT_OUT, row, re.IGNORECASE) is not None


def leaves_out(before: str, after: str) -> bool:
    """Whether a program has lines that stand for some of the one before it; a function with nothing
    but `...` is an empty one."""
    known, rows = {*before.split("\n")}, [row for row in after.split("\n") if row.strip()]
    return any(
        is_left_out(row)
        and row not in known
        and depth_of(row)
        and not (row.strip() in _NOTHING and above.endswith(":"))
        for above, row in zip(["", *rows], rows, strict=False)
    )


def _head(rows: list[str]) -> int | None:
    """The row of the head of a function; None where it is not all in one row, or of a class."""
    at = next((at for at, row in enumerate(rows) if DEFINES.match(row)), None)
    is_whole = at is not None and rows[at].split("#")[0].rstrip().endswith(":")
    return at if is_whole and at is not None and not rows[at].startswith("class") else None


def _is_beginning(rows: list[str]) -> bool:
    """Whether lines only set something, or end at once under an `if`: nothing comes of the rest; or
    there are none."""
    own = [row for row in rows if row.strip() and not row.lstrip().startswith("#")]
    depth = min(map(depth_of, own), key=len, default="")
    return all(
        set_by(row) or row.lstrip().startswith(_GUARDS if depth_of(row) == depth else _WITHIN)
        for row in own
    )


def _is_more(lost: list[str], body: list[str], shown: list[str]) -> bool:
    """Whether what is not shown is more than what is, sets something else, or gives what nothing
    there gives any more."""
    count, own = (sum(bool(row.strip()) for row in each) for each in (body, shown))
    return count > own or any(set_by(row) or row.strip().startswith(_GIVES) for row in lost)


def _is_set_again(row: str, shown: list[str]) -> bool:
    return not row.strip() or any(is_changed_form(row, each) for each in shown if each.strip())


def _is_done(row: str) -> bool:
    return row.strip() not in _NOTHING
