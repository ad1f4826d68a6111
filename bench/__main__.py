"""`python -m bench`: everything that docs/performance.md says, measured in one run on real parts.

    python -m bench            prints the tables (about seven minutes; Linux, all extras installed)
    python -m bench --write    puts them into docs/performance.md
    python -m bench --quick    fewer repetitions, to see that it works

Figures of one run belong together: machines and their loads differ, ratios less so.
"""

import argparse
import os
import platform
import sys
import time
from importlib.metadata import version

import uvloop

from bench import footprint, report, tokens, turns
from bench.model_server import ModelServer
from bench.processes import ROOT, free_port

PAGE = ROOT / "docs" / "performance.md"


async def main(options: argparse.Namespace) -> None:
    """Measure, then print or write."""
    began_at, loads = time.time(), [os.getloadavg()[0]]
    rounds, starts = (1, 1) if options.quick else (5, 5)
    model = ModelServer()
    await model.start()
    try:
        one_by_one = await _turns(model, rounds)
        loads.append(os.getloadavg()[0])
        streaming = await _streaming(model, 1 if options.quick else 3)
        loads.append(os.getloadavg()[0])
        footprints = await footprint.measure(model.base_url, starts)
    finally:
        await model.stop()
    loads.append(os.getloadavg()[0])
    machine = (
        f"{os.cpu_count()} shared cores, {platform.system()}, Python "
        f"{platform.python_version()}, {time.strftime('%d %B %Y', time.gmtime(began_at))}, load "
        f"average {min(loads):.1f} to {max(loads):.1f} (the run itself included); "
        + ", ".join(f"{name} {version(name)}" for name in _NAMED)
    )
    tables = report.markdown(machine, one_by_one, streaming, footprints)
    if options.write:
        PAGE.write_text(report.put_into(PAGE.read_text(encoding="utf-8"), tables), "utf-8")
    else:
        print(tables)


async def _turns(model: ModelServer, rounds: int) -> list[tuple[str, turns.Sample]]:
    """One-token turns: the bare bot beside the program on each platform."""
    model.prepare({})
    port = free_port()
    async with (
        turns.on_discord("bare discord.py + openai", model.base_url, is_bare=True) as bare,
        turns.on_discord("Dragoman on Discord", model.base_url, is_bare=False) as on_discord,
        turns.on_slack("Dragoman on Slack", model.base_url) as on_slack,
        turns.on_web("Dragoman on the web", model.base_url, port) as on_web,
    ):
        bots = [bare, on_discord, on_slack, on_web]
        samples = await turns.measure(bots, model, rounds, turns=40)
        return [(bot.name, sample) for bot, sample in zip(bots, samples, strict=True)]


async def _streaming(model: ModelServer, rounds: int) -> list[list[tokens.Streaming]]:
    """For each row all its repetitions; the rows take turns, so that all meet the same machine."""
    rows: list[list[tokens.Streaming]] = [[] for _ in tokens.ROWS]
    for _ in range(rounds):
        for row, (name, replies) in zip(rows, tokens.ROWS, strict=True):
            print(f"{name}, {replies} replies at once …", file=sys.stderr)
            row.append(await tokens.measure(name, model, replies))
    return rows


_NAMED = ("openai", "aiohttp", "discord.py", "slack-bolt", "langchain-openai", "redis", "uvloop")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    return parser.parse_args()


if __name__ == "__main__":
    uvloop.run(main(_options()))
