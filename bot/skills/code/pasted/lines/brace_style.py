"""A part of a program with its `{` where the program has them: behind the heads, or below. Pure.

So a row of the part is in every style a row of the program, and a mended program is written in one
style. Functions and what is within them may have two (`int main()` with its `{` below, `for (…) {`
with it behind), and where a program has both for one kind, nothing is said of its style.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.patterns import later
from bot.skills.code.pasted.lines.definitions import depth_of

_ROW = later(r"([ \t]*)((?:}[ \t]*)?)([^\s{}].*?)([ \t]*\{)?([ \t]*//[^\"'`]*)?$")
_FLOW = later(
    r"(?:if|else|for|foreach|while|do|switch|match|loop|try|catch|finally|using|lock|unless)\b"
    r"(?:.*\))?(?:[ \t]*(?:if[ \t]*\(.*\)))?"
)
_MADE = later(
    r"(?!(?:return|new|throw|await|yield)\b)[^={}]*\w[ \t]*\([^={}]*\)[\w \t:<>,.*&?\[\]]*"
    r"|(?:\w+[ \t]+)*(?:class|struct|interface|enum|namespace|record|union)\b[^={}()]*"
)
_GOES_ON = ("else", "catch", "finally")


@dataclass(frozen=True, slots=True)
class _Head:
    """A head of a block: what stands before it in its row (`} `), itself, whether its `{` stands
    behind it, and what is remarked there."""

    depth: str
    closes: str
    text: str
    is_behind: bool
    remark: str

    @property
    def is_flow(self) -> bool:
        return _FLOW.fullmatch(self.text) is not None


def braced_as(source: str, part: str) -> str:
    """A part with each `{` of a head, and each `else` behind a `}`, where the program has those of
    this kind."""
    was, rows = source.split("\n"), part.split("\n")
    heads = [*_heads(was)]
    for is_flow in (True, False):
        behind = {each.is_behind for each in heads if each.is_flow is is_flow}
        if len(behind) == 1:
            put = _behind if behind.pop() else _below
            rows = put(rows, is_flow=is_flow)
    is_beside, is_apart = _is_beside(was), _is_apart(was)
    if is_beside is not is_apart:
        rows = _beside(rows) if is_beside else _apart(rows)
    return "\n".join(rows)


def _heads(rows: Sequence[str]) -> Iterator[_Head]:
    """The heads of blocks among these rows."""
    for row, below in pairwise([*rows, ""]):
        head = _head(row)
        if head is not None and (head.is_behind or below.strip() == "{"):
            yield head


def _head(row: str) -> _Head | None:
    """What a row is the head of a block by, if it may be one, whether or not it has its `{`."""
    found = _ROW.match(row)
    if found is None or not (_FLOW.fullmatch(found[3]) or _MADE.fullmatch(found[3])):
        return None
    return _Head(found[1], found[2], found[3], bool(found[4]), found[5] or "")


def _below(rows: Sequence[str], *, is_flow: bool) -> list[str]:
    found = list[str]()
    for row in rows:
        head = _head(row)
        if head is None or not head.is_behind or head.is_flow is not is_flow:
            found.append(row)
            continue
        closed = [f"{head.depth}}}"] if head.closes else []
        found += [*closed, f"{head.depth}{head.text}{head.remark}", f"{head.depth}{{"]
    return found


def _behind(rows: Sequence[str], *, is_flow: bool) -> list[str]:
    found = list[str]()
    for row in rows:
        head = _head(found[-1]) if found and row.strip() == "{" else None
        if head is None or head.is_behind or head.is_flow is not is_flow:
            found.append(row)
            continue
        found[-1] = f"{head.depth}{head.closes}{head.text} {{{head.remark}"
    return found


def _is_beside(rows: Sequence[str]) -> bool:
    return any(_goes_on(row.strip().removeprefix("}")) for row in rows if row.strip()[:1] == "}")


def _is_apart(rows: Sequence[str]) -> bool:
    return any(above.strip() == "}" and _goes_on(row) for above, row in pairwise(rows))


def _beside(rows: Sequence[str]) -> list[str]:
    """With what goes on behind a `}` in the row of that."""
    found = list[str]()
    for row in rows:
        is_behind = _goes_on(row) and bool(found) and found[-1].strip() == "}"
        if is_behind and depth_of(found[-1]) == depth_of(row):
            found[-1] = f"{found[-1]} {row.strip()}"
        else:
            found.append(row)
    return found


def _apart(rows: Sequence[str]) -> list[str]:
    """With what goes on behind a `}` in a row of its own."""
    found = list[str]()
    for row in rows:
        rest = row.strip().removeprefix("}")
        is_behind = rest != row.strip() and _goes_on(rest)
        found += [f"{depth_of(row)}}}", f"{depth_of(row)}{rest.strip()}"] if is_behind else [row]
    return found


def _goes_on(row: str) -> bool:
    return row.replace("{", " ").replace("(", " ").strip().partition(" ")[0] in _GOES_ON
