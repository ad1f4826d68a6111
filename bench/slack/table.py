"""What was measured on Slack, as Markdown: pure."""

from collections.abc import Sequence

from bench.report import table
from bench.slack.measure import TOKENS, TOKENS_PER_S, Row

_HEAD = (
    "replies at once",
    "streams / edited / posted once",
    "event → first text, s",
    "most, s",
    "edits a reply",
    "model's end → whole text, s",
    "most, s",
    "calls refused (429)",
)


def markdown(machine: str, rows: Sequence[Row]) -> str:
    """The table of a run."""
    title = f"Replies of {TOKENS} tokens, {TOKENS_PER_S:g} a second, in one workspace (medians)"
    return f"Measured on {machine}.\n\n" + table(title, _HEAD, [_cells(row) for row in rows])


def _cells(row: Row) -> list[str]:
    return [
        str(row.at_once) if row.rounds == 1 else f"{row.at_once}, {row.rounds} times",
        " / ".join(str(row.ways(way)) for way in ("stream", "edits", "post")),
        f"{row.median(lambda reply: reply.first_s):.2f}",
        f"{row.most(lambda reply: reply.first_s):.2f}",
        f"{row.median(lambda reply: reply.edits):.0f}",
        f"{row.median(lambda reply: reply.tail_s):.2f}",
        f"{row.most(lambda reply: reply.tail_s):.2f}",
        str(row.refused),
    ]
