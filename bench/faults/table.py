"""The table as Markdown, and its place in docs/operations.md. Pure."""

from collections.abc import Mapping, Sequence
from statistics import median

from tests.faults.history import Fault
from tests.faults.load import Row

BEGIN, END = "<!-- faults: begin -->", "<!-- faults: end -->"

_HEAD = (
    "`--only`",
    "what happened",
    "messages",
    "lost",
    "doubled",
    "out of order",
    "other",
    "repeat marks",
    "recovery, s: median, most",
    "longest wait for a word, s",
    "besides",
    "run",
)
_COUNTED = (Fault.LOST, Fault.DOUBLED, Fault.OUT_OF_ORDER)


def cells(name: str, what: str, row: Row, when: str, missed: Sequence[str] = ()) -> str:
    """One line of the table; `missed`: what it says of bounds that were not kept."""
    report = row.report
    others = [v.fault for v in report.verdicts if v.fault not in _COUNTED]
    gaps_s = [gap_s for gap_s, _ in row.recoveries_s]
    return _line(
        f"`{name}`",
        what,
        f"{report.said:,}",
        *(f"{report.count(fault)}" for fault in _COUNTED),
        ", ".join(sorted(set(others))) or "0",
        f"{report.repeat_marks}",
        f"{median(gaps_s):.1f}, {max(gaps_s):.1f}" if gaps_s else "–",
        f"{report.longest_wait_s:.1f}",
        "; ".join(filter(None, (row.note, *(f"**{sentence}**" for sentence in missed)))) or "–",
        f"{when}, {row.seconds:.0f} s",
    )


def put_into(page: str, lines: Mapping[str, str]) -> str:
    """The page with these rows in its table, in place of their older ones; the others stay.

    Raises ValueError where the page has no place for the table.
    """
    before, begin, rest = page.partition(BEGIN)
    table, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page needs the lines {BEGIN} and {END}")
    kept = {line.split("`")[1]: line for line in table.splitlines() if line.startswith("| `")}
    kept.pop("--only", None)
    return f"{before}{begin}\n\n{whole(kept | dict(lines))}\n\n{end}{after}"


def whole(lines: Mapping[str, str]) -> str:
    """The table with its head."""
    rule = _line(*("---" if n in (0, 1, 10, 11) else "---:" for n in range(len(_HEAD))))
    return "\n".join((_line(*_HEAD), rule, *lines.values()))


def _line(*parts: str) -> str:
    return f"| {' | '.join(parts)} |"
