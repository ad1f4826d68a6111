"""What was measured on Discord, as Markdown: pure."""

from collections.abc import Mapping, Sequence

from bench.discord.measure import TOKENS, TOKENS_PER_S, Day, Streamed
from bench.report import table

NAMES = {
    "bare": "bare discord.py + `openai`",
    "recipe": "llmcord's way, written anew",
    "dragoman": "**Dragoman**",
}


def markdown(
    machine: str,
    alone: Mapping[str, Streamed],
    together: Mapping[str, Streamed],
    days: Mapping[str, Day],
) -> str:
    """All tables of a run; each by the names of the bots."""
    replies = len(next(iter(alone.values())).replies)
    crowd = len(next(iter(together.values())).replies)
    what = f"of {TOKENS} tokens, {TOKENS_PER_S:g} a second"
    return "\n\n".join(
        [
            f"Measured on {machine}.",
            table(
                f"One reply {what} (medians of {replies})",
                [
                    "",
                    "event → first text, s",
                    "posts",
                    "edits",
                    "model's end → whole text, s",
                    "most, s",
                    "CPU, ms",
                ],
                [_alone(name, found) for name, found in alone.items()],
            ),
            table(
                f"{crowd} replies at once {what}, each in its channel",
                [
                    "",
                    "event → first text, s",
                    "most, s",
                    "edits",
                    "model's end → whole text, s",
                    "most, s",
                    "calls refused (429)",
                    "CPU a reply, ms",
                ],
                [_together(name, found) for name, found in together.items()],
            ),
            _days(days),
        ]
    )


def _alone(name: str, found: Streamed) -> list[str]:
    return [
        NAMES[name],
        f"{found.median('first_s'):.2f}",
        f"{found.median('posts'):.0f}",
        f"{found.median('edits'):.0f}",
        f"{found.median('tail_s'):.2f}",
        f"{found.most('tail_s'):.2f}",
        f"{found.cpu_ms:.0f}",
    ]


def _together(name: str, found: Streamed) -> list[str]:
    return [
        NAMES[name],
        f"{found.median('first_s'):.2f}",
        f"{found.most('first_s'):.2f}",
        f"{found.median('edits'):.0f}",
        f"{found.median('tail_s'):.2f}",
        f"{found.most('tail_s'):.2f}",
        str(found.refused),
        f"{found.cpu_ms:.0f}",
    ]


def _days(days: Mapping[str, Day]) -> str:
    looks: Sequence[int] = [turns for turns, _ in next(iter(days.values())).resident_mb]
    return table(
        f"{looks[-1]:,} turns of one token, without limits",
        [
            "",
            "CPU a turn, ms",
            *(f"resident after {turns:,}, MiB" if turns else "at first, MiB" for turns in looks),
        ],
        [
            [NAMES[name], f"{day.cpu_ms:.1f}", *(f"{size:.0f}" for _, size in day.resident_mb)]
            for name, day in days.items()
        ],
    )
