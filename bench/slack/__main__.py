"""`python -m bench.slack`: replies on an emulated Slack that keeps Slack's tiers, in one run.

python -m bench.slack                     prints the table (about ten minutes; Linux)
python -m bench.slack --write             puts it into docs/performance.md
python -m bench.slack --at-once 1x3 20    only these rows: so many at once, so many times in turn

Slack counts by the minute: the last row goes on for several.
"""

import argparse
import asyncio
import os
import platform
import sys
import time
from importlib.metadata import version

from bench import report
from bench.model_server import ModelServer
from bench.processes import ROOT
from bench.slack import measure, table

PAGE = ROOT / "docs" / "performance.md"
MARKS = ("<!-- slack: begin -->", "<!-- slack: end -->")
_ROWS = ("1x3", "20", "50", "20x16")


async def main(options: argparse.Namespace) -> None:
    """Measure, then print or write."""
    began_at, loads = time.time(), [os.getloadavg()[0]]
    rows = []
    model = ModelServer()
    await model.start()
    try:
        for at_once, rounds in options.at_once:
            print(f"{at_once} at once, {rounds} times …", file=sys.stderr)
            rows.append(await measure.row(model, at_once, rounds))
            loads.append(os.getloadavg()[0])
    finally:
        await model.stop()
    machine = (
        f"{os.cpu_count()} shared cores, {platform.system()}, Python {platform.python_version()}, "
        f"{time.strftime('%d %B %Y', time.gmtime(began_at))}, load average {min(loads):.1f} to "
        f"{max(loads):.1f} (the run itself included); "
        + ", ".join(f"{name} {version(name)}" for name in ("slack-bolt", "slack-sdk", "openai"))
    )
    found = table.markdown(machine, rows)
    if options.write:
        PAGE.write_text(report.put_into(PAGE.read_text("utf-8"), found, MARKS), "utf-8")
    else:
        print(found)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.slack", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    rows = [_row(each) for each in _ROWS]
    parser.add_argument("--at-once", type=_row, nargs="+", default=rows, metavar="NxTIMES")
    return parser.parse_args()


def _row(text: str) -> tuple[int, int]:
    """Replies at once, and rounds: "20x16" or "20"."""
    at_once, _, rounds = text.partition("x")
    return int(at_once), int(rounds or 1)


if __name__ == "__main__":
    asyncio.run(main(_options()))
