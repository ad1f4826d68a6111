"""`python -m bench.faults`: break everything that can break, and count what people saw of it.

    python -m bench.faults                     every row (about an hour, half of it the soak)
    python -m bench.faults --only kills        one row; may be given several times
    python -m bench.faults --scale 0.1         a tenth of everything, to see that it works
    python -m bench.faults --write             into docs/operations.md; rows not run stay

Linux with all extras. Each row starts a Valkey, an emulated Slack, gateways and workers of its own.
Ends with 1, and says why, where a promise was broken (`tests/faults/history.py`) that the row does
not excuse, or a row missed a bound of its own (`bench/faults/rows.py`).
"""

import argparse
import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import uvloop

from bench.faults.rows import ENTRIES, Entry
from bench.faults.table import cells, put_into, whole
from bench.processes import ROOT

PAGE = ROOT / "docs" / "operations.md"


async def main(options: argparse.Namespace, entries: Mapping[str, Entry] = ENTRIES) -> int:
    """Run the rows, print each as it comes, write them; the exit status."""
    lines: dict[str, str] = {}
    is_clean = True
    for name in options.only or entries:
        entry = entries[name]
        print(f"{name} … (load average {os.getloadavg()[0]:.1f})", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="faults") as folder:
            row = await entry.measure(Path(folder), options.scale)
        what = entry.what.format(n=f"{max(1, round(entry.whole * options.scale)):,}")
        load = f"load average {os.getloadavg()[0]:.0f}"
        when = f"{time.strftime('%d %b %Y')} at {_commit()}, {load}"
        missed = entry.missed(row)
        lines[name] = cells(name, what, row, when, missed)
        print(lines[name], flush=True)
        for gap_s, fault in sorted(row.recoveries_s, reverse=True)[:3]:
            print(f"  recovered from {fault}: {gap_s:.1f} s", file=sys.stderr)
        for sentence in (*entry.broken(row), *missed):
            is_clean = False
            print(f"  {name}: {sentence}", file=sys.stderr)
        if options.write:
            PAGE.write_text(put_into(PAGE.read_text(encoding="utf-8"), lines), "utf-8")
    if not options.write:
        print(whole(lines))
    return 0 if is_clean else 1


def _commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--only", action="append", choices=list(ENTRIES), help="only this row")
    parser.add_argument("--scale", type=float, default=1.0, help="how much of it (1: the whole)")
    parser.add_argument("--write", action="store_true", help="into docs/operations.md")
    return parser.parse_args()


if __name__ == "__main__":
    # What the emulators break on purpose is no news.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    sys.exit(uvloop.run(main(_options())))
