"""Something that a part sets anew, and that what is left below sets again without it. Pure."""

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from bot.patterns import later
from bot.skills.code.pasted.lines.changed_forms import changed_by, set_by, value_of
from bot.skills.code.pasted.lines.rows import Row, read_rows

_BEGINS_WITH = later(
    r"[-+]?\d[\d_.]*|[\[({]\s*[\])}]|[\"'][^\"']*[\"']|(?:None|null|nil|True|False)|"
)
"""What something is set to before it is worked out: an old line below does that, and may stay."""


def is_set_twice(source: str, parts: Sequence[str], whole: str) -> bool:
    """Whether a program works something out in a line of these parts, and then again in one that it
    had and that they do not show: the new line was to stand for that. Where it takes the place of
    one that worked it out there, it was so before."""
    rows, was = read_rows(whole), {row.text for row in read_rows(source)}
    shown = {row.text for part in parts for row in read_rows(part)}
    gone = {name for text in was - {row.text for row in rows} for name in _worked_out(text)}
    for at, row in enumerate(rows):
        if row.text in was:
            continue
        names = _worked_out(row.text) - gone
        old = (text for text in _beneath(rows, at) if text in was - shown)
        if names and any(set_by(text) in names and not _goes_on(text) for text in old):
            return True
        if _is_step_twice(rows, at, was - shown):
            return True
    return False


def _beneath(rows: Sequence[Row], at: int) -> Iterator[str]:
    """The rows below one, to the end of its block."""
    depth = rows[at].depth
    return (row.text for row in takewhile(lambda row: row.depth >= depth, rows[at + 1 :]))


def _is_step_twice(rows: Sequence[Row], at: int, old: Collection[str]) -> bool:
    """Whether a row changes something by an amount (`n -= 1`) right beside an old one that changes
    it by the same (`n += 1`), or above one that sets it to that (`n = 1`), or sets several names
    (`a, b = b, a`) beside one that sets one of them to another (`a = b`): it was meant for it."""
    step, depth, names = changed_by(rows[at].text), rows[at].depth, _set_in(rows[at].text)
    near = [each for each in (at - 1, at + 1) if 0 <= each < len(rows)]
    return any(
        (step is not None and changed_by(text) == step)
        or (each > at and (set_by(text), value_of(text)) == step)
        or (len(names) > 1 and {set_by(text), value_of(text)} <= names)
        for each in near
        if rows[each].depth == depth and (text := rows[each].text) in old
    )


def _set_in(text: str) -> set[str]:
    return {name.strip() for name in set_by(text).split(",")} - {""}


def _worked_out(text: str) -> set[str]:
    """The names that a line sets to more than what they begin with."""
    if _BEGINS_WITH.fullmatch(value_of(text)):
        return set()
    return _set_in(text)


def _goes_on(text: str) -> bool:
    return set_by(text) in value_of(text)
