"""What was measured, as Markdown: pure."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from bench.engine.measure import AT_ONCE, SPEED_PATIENCE_S, Harm, Speed, Wait, percentile
from bench.engine.rounds import BESIDE, PER_S, WAITING, Figures, Size
from bench.report import table

MARKS = ("<!-- engine: begin -->", "<!-- engine: end -->")

_UNHANDLED = f"not handled within {SPEED_PATIENCE_S:g} s, all rounds"

Rounds = Mapping[str, Sequence[Speed]]


def markdown(machine: str, figures: Figures, size: Size) -> str:
    """All tables of a run."""
    return "\n\n".join(
        [
            machine,
            _speeds(figures.speeds),
            _scaling(figures.scaling),
            _waits(figures.waits),
            _harms(figures.harms, size.patience_s),
        ]
    )


def _speeds(rounds: Rounds) -> str:
    beside = rounds.get(BESIDE)
    rows = []
    for name, runs in rounds.items():
        cpu_us = [run.cpu_s * 1e6 for run in runs]
        ratio = "–"
        if beside:
            pairs = zip(runs, beside, strict=True)
            ratio = f"{median(ours.cpu_s / their.cpu_s for ours, their in pairs):.2f}"
        rows.append(
            [
                name,
                _with_range([run.messages_per_s for run in runs]),
                _with_range(cpu_us),
                ratio,
                f"{median(run.valkey_s for run in runs) * 1e6:.0f}",
                f"{median(run.cores for run in runs):.1f}",
                str(sum(run.unhandled for run in runs)),
            ]
        )
    return table(
        f"As fast as messages go through, {AT_ONCE} under way",
        [
            "",
            "messages/s",
            "CPU a message, µs",
            "× the Chat SDK, one process",
            "Valkey's, µs",
            "cores in use",
            _UNHANDLED,
        ],
        rows,
    )


def _scaling(rounds: Rounds) -> str:
    most_per_s = WAITING.max_turns / WAITING.wait_s
    one = next(iter(rounds.values()))
    rows = []
    for name, runs in rounds.items():
        pairs = zip(runs, one, strict=True)
        times = median(run.messages_per_s / alone.messages_per_s for run, alone in pairs)
        rows.append(
            [
                name,
                _with_range([run.messages_per_s for run in runs]),
                f"{times:.2f}",
                _with_range([run.cpu_s * 1e6 for run in runs]),
                str(sum(run.unhandled for run in runs)),
            ]
        )
    return table(
        f"Turns that wait as for a model; a worker can do {most_per_s:,.0f} a second",
        ["", "messages/s", "× one worker", "CPU a message, µs", _UNHANDLED],
        rows,
    )


def _waits(rounds: Mapping[str, Sequence[Wait]]) -> str:
    rows = []
    for name, runs in rounds.items():
        figures: list[Callable[[Wait], float]] = [
            lambda run: percentile(run.sent, 50),
            lambda run: percentile(run.sent, 99),
            lambda run: percentile(run.acknowledged, 50),
            lambda run: percentile(run.acknowledged, 99),
        ]
        rows.append(
            [
                name,
                *(_with_range([figure(run) * 1e3 for run in runs], ".1f") for figure in figures),
                _with_range([run.cpu_s * 1e6 for run in runs]),
            ]
        )
    return table(
        f"{PER_S:g} messages a second",
        [
            "",
            "sent → turn begins, median ms",
            "p99",
            "acknowledged → turn begins, median ms",
            "p99",
            "CPU a message, µs",
        ],
        rows,
    )


def _harms(rounds: Mapping[str, Sequence[Harm]], patience_s: float) -> str:
    rows = [
        [
            name,
            f"{sum(run.messages for run in runs):,}",
            str(sum(run.lost for run in runs)),
            str(sum(run.twice for run in runs)),
            str(sum(run.overtaking for run in runs)),
            f"{max(run.longest_s for run in runs):.1f}",
        ]
        for name, runs in rounds.items()
    ]
    return table(
        "Two processes, busy conversations, turns of 50 ms (all rounds together)",
        [
            "",
            "messages",
            f"not handled within {patience_s:g} s",
            "turn run twice",
            "begun before an earlier one",
            "longest wait for a turn, s",
        ],
        rows,
    )


def _with_range(values: Sequence[float], form: str = ",.0f") -> str:
    """The median, and from where to where it went where there are several."""
    middle = format(median(values), form)
    if len(values) == 1:
        return middle
    return f"{middle} ({format(min(values), form)}–{format(max(values), form)})"
