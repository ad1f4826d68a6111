"""The lines of a program or a part of it, with how deep each stands. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.patterns import later
from bot.skills.code.pasted.lines.changed_forms import without_comment
from bot.skills.code.pasted.lines.definitions import depth_of

_GOES_ON = later(r"(?:[)\]}]\s*)?(?:elif|else|except|finally|catch)\b|[)\]}]")


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is neither empty nor a comment: where it stands, how deep, and its text."""

    at: int
    depth: int
    text: str

    @property
    def is_head(self) -> bool:
        """Whether others stand beneath it."""
        return self.text.endswith((":", "{"))


def read_rows(text: str) -> list[Row]:
    """The lines of a text that say something."""
    rows = text.split("\n")
    return [
        Row(at, len(depth_of(row).expandtabs()), bare)
        for at, row in enumerate(rows)
        if (bare := without_comment(row)) and not bare.startswith("//")
    ]


def statements(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """From which to before which row each statement at the top goes."""
    tops = [at for at, row in enumerate(rows) if not (row.depth or goes_on(row.text))]
    tops = tops if tops and not tops[0] else [0, *tops]
    return [*pairwise([*tops, len(rows)])]


def goes_on(text: str) -> bool:
    """Whether a line goes on with a statement that began above it."""
    return _GOES_ON.match(text) is not None


def heads_above(rows: Sequence[Row], depth: int) -> list[int]:
    """The rows beneath which a line of this depth behind them stands; a `{` alone is the row above
    it, which it belongs to."""
    found = list[int]()
    for at in range(len(rows) - 1, -1, -1):
        if rows[at].depth < depth:
            found.append(at - 1 if at and rows[at].text == "{" else at)
            depth = rows[at].depth
    return found


def has_beside(rows: Sequence[Row], some: Sequence[Row]) -> bool:
    """Whether these rows stand beside each other among others."""
    wanted, texts = [row.text for row in some], [row.text for row in rows]
    return any(texts[at : at + len(wanted)] == wanted for at in range(len(texts)))


def fits_at(lines: Sequence[str], at: int, count: int, new: Sequence[str]) -> bool:
    """Whether new lines may stand in the place of so many from this one on: they begin a statement
    where these do, take none out of a block that ends among these, and do not call again what is
    called right above or below."""
    old = lines[at : at + count]
    if goes_on(old[0].strip()) is not goes_on(new[0].strip()):
        return False  # `if` for `elif` parts what is one
    begun, begins = (
        len(depth_of(each[0])) - min((len(depth_of(row)) for row in each if row.strip()), default=0)
        for each in (old, new)
    )
    above = next((row.strip() for row in reversed(lines[:at]) if row.strip()), "")
    below = next((row.strip() for row in lines[at + count :] if row.strip()), "")
    gone = {row.strip() for row in old}
    beside = ((above, new[0].strip()), (below, new[-1].strip()))
    is_again = any(was == now and "(" in now and now not in gone for was, now in beside)
    return begun <= begins and not is_again
