"""What was measured, as Markdown: pure."""

from collections.abc import Callable, Sequence
from statistics import median

from bench.footprint import Footprint
from bench.tokens import TOKENS_PER_S, Streaming
from bench.turns import Sample

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

_CLIENTS = {
    "bare": "floor: official client's bytes, own parser",
    "objects": "official client, as documented",
    "langchain": "LangChain `ChatOpenAI.astream`",
    "dragoman": "**Dragoman** on Discord",
    "dragoman on the web": "**Dragoman** on the web, event streams included",
}


def markdown(
    machine: str,
    one_by_one: Sequence[tuple[str, Sample]],
    streaming: Sequence[Sequence[Streaming]],
    footprints: Sequence[Footprint],
) -> str:
    """All tables of a run."""
    return "\n\n".join(
        [
            f"Measured on {machine}.",
            _turns(one_by_one),
            _tokens(streaming),
            footprint_table(footprints),
        ]
    )


def put_into(page: str, tables: str, marks: tuple[str, str] = (BEGIN, END)) -> str:
    """The page with its tables replaced; raises ValueError where it has no place for them."""
    before, begin, rest = page.partition(marks[0])
    _, end, after = rest.partition(marks[1])
    if not begin or not end:
        raise ValueError(f"the page needs the lines {marks[0]} and {marks[1]}")
    return f"{before}{begin}\n\n{tables}\n\n{end}{after}"


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with its title; all columns but the first hold figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return f"### {title}\n\n" + "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _turns(samples: Sequence[tuple[str, Sample]]) -> str:
    bare = samples[0][1].cpu_ms
    rows = [
        [
            name,
            f"{sample.median(lambda turn: turn.to_model_ms):.1f}",
            f"{sample.median(lambda turn: turn.to_person_ms):.1f}",
            f"{sample.median(lambda turn: turn.added_ms):.1f}",
            f"{sample.p95(lambda turn: turn.added_ms):.1f}",
            f"{sample.cpu_ms:.1f}",
            f"{sample.cpu_ms / bare:.2f}",
            f"{sample.valkey_ms:.1f}" if sample.valkey_cpu_s else "–",
        ]
        for name, sample in samples
    ]
    turns = len(samples[0][1].turns)
    return table(
        f"A turn with a reply of one token ({turns} turns each, one at a time)",
        [
            "",
            "message → model asked, ms",
            "model's end → shown, ms",
            "added in all, ms",
            "p95",
            "CPU, ms",
            "× bare",
            "Valkey CPU, ms",
        ],
        rows,
    )


def _tokens(streaming: Sequence[Sequence[Streaming]]) -> str:
    floors = {row[0].replies: _mid(row, _us) for row in streaming if row[0].name == "bare"}
    rows = []
    for row in streaming:
        name, replies, us = row[0].name, row[0].replies, _mid(row, _us)
        rows.append(
            [
                _CLIENTS[name],
                str(replies),
                f"{us:.0f}",
                f"{us / floors[replies]:.2f}",
                f"{1e6 / (us * TOKENS_PER_S):,.0f}",
                f"{_mid(row, lambda run: run.delivered):.0%}",
                f"{_mid(row, lambda run: run.tail_median_s) * 1e3:.0f}",
                f"{_mid(row, lambda run: run.tail_p95_s) * 1e3:.0f}",
                f"{_mid(row, lambda run: run.resident_mb):.0f}",
            ]
        )
    return table(
        f"Many replies at once, {TOKENS_PER_S:g} tokens a second each "
        f"(medians of {len(streaming[0])} runs)",
        [
            "",
            "replies",
            "CPU per token, µs",
            "× floor",
            "replies that one core carries",
            "of the tokens sent",
            "model's end → final text, median ms",
            "p95 ms",
            "resident, MiB",
        ],
        rows,
    )


def _us(run: Streaming) -> float:
    return run.us_per_token


def _mid(row: Sequence[Streaming], figure: Callable[[Streaming], float]) -> float:
    return median(figure(run) for run in row)


def footprint_table(footprints: Sequence[Footprint]) -> str:
    """How soon ready, and how large."""
    return table(
        "Start and size, without the local model (medians)",
        [
            "",
            "/readyz says ready after, s",
            "CPU until then, s",
            "resident then, MiB",
            "with the model's client, MiB",
            "Valkey, MiB",
            "its keeper, MiB",
        ],
        [
            [
                found.name,
                f"{found.ready_s:.2f}",
                f"{found.cpu_s:.2f}",
                f"{found.ready_mb:.0f}",
                f"{found.resident_mb:.0f}",
                f"{found.valkey_mb:.0f}",
                f"{found.keeper_mb:.0f}",
            ]
            for found in footprints
        ],
    )
