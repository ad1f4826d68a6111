"""`python -m bench.discord`: Dragoman beside other bots on one emulated Discord, in one run.

    python -m bench.discord            prints the tables (about ten minutes; Linux)
    python -m bench.discord --write    puts them into docs/performance.md
    python -m bench.discord --quick    fewer repetitions, to see that it works (two minutes)

The bots take turns, so that all meet the same machine. Compare figures of one run with each other.
"""

import argparse
import asyncio
import os
import platform
import sys
import time
from importlib.metadata import version

from bench import report
from bench.discord import measure, table
from bench.discord.bots import BOTS
from bench.model_server import ModelServer
from bench.processes import ROOT

PAGE = ROOT / "docs" / "performance.md"
MARKS = ("<!-- discord: begin -->", "<!-- discord: end -->")


async def main(options: argparse.Namespace) -> None:
    """Measure, then print or write."""
    began_at, loads = time.time(), [os.getloadavg()[0]]
    replies, crowd, turns = (1, 10, 200) if options.quick else (5, 40, 2000)
    looks = [turns * part // 4 for part in range(1, 5)]
    alone, together, days = {}, {}, {}
    model = ModelServer()
    await model.start()
    try:
        for name in BOTS:
            print(f"{name}: {replies} replies, one at a time …", file=sys.stderr)
            alone[name] = await measure.streamed(name, model, replies, at_once=1)
        loads.append(os.getloadavg()[0])
        for name in BOTS:
            print(f"{name}: {crowd} replies at once …", file=sys.stderr)
            together[name] = await measure.streamed(name, model, crowd, at_once=crowd)
        loads.append(os.getloadavg()[0])
        for name in BOTS:
            print(f"{name}: {turns} turns …", file=sys.stderr)
            days[name] = await measure.day(name, model, turns, looks)
    finally:
        await model.stop()
    loads.append(os.getloadavg()[0])
    machine = (
        f"{os.cpu_count()} shared cores, {platform.system()}, Python {platform.python_version()}, "
        f"{time.strftime('%d %B %Y', time.gmtime(began_at))}, load average {min(loads):.1f} to "
        f"{max(loads):.1f} (the run itself included); "
        + ", ".join(f"{name} {version(name)}" for name in ("discord.py", "openai", "aiohttp"))
    )
    found = table.markdown(machine, alone, together, days)
    if options.write:
        PAGE.write_text(report.put_into(PAGE.read_text("utf-8"), found, MARKS), "utf-8")
    else:
        print(found)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.discord", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(main(_options()))
