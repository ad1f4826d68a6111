"""`python -m bench.engine`: the engine alone, beside the Chat SDK on the same Redis.

    python -m bench.engine            prints the tables (about twelve minutes; Linux)
    python -m bench.engine --write    puts them into docs/performance.md
    python -m bench.engine --quick    one short round, to see that it works
    python -m bench.engine --alone    our side alone

The other side is the newest `chat-sdk` of PyPI, in an environment of its own that is made for the
run; it needs Python 3.12 or newer on the PATH. Where it cannot be had, the page says so.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

import uvloop

from bench.engine import report
from bench.engine.peer import Peer, PeerUnavailable, prepare
from bench.engine.rounds import FULL, QUICK, Figures, measure_round
from bench.processes import ROOT
from bench.report import put_into
from bot.embedded import valkey

PAGE = ROOT / "docs" / "performance.md"
_VALKEY_MB = 512


async def main(options: argparse.Namespace) -> None:
    """Measure, then print or write."""
    size = QUICK if options.quick else FULL
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        peer, missing = await _peer(options, Path(folder) / "peer")
        server = await valkey.start(Path(folder) / "data", _VALKEY_MB)
        figures, loads = Figures(), [os.getloadavg()[0]]
        try:
            for seed in range(size.rounds):
                await measure_round(figures, server.url, size, peer, seed)
                loads.append(os.getloadavg()[0])
        finally:
            await server.stop()
    sides = peer.versions if peer else f"the Chat SDK was not measured: {missing}"
    ours = ", ".join(f"{name} {version(name)}" for name in ("redis", "hiredis", "uvloop"))
    machine = (
        f"Measured on {os.cpu_count()} shared cores, {platform.system()}, "
        f"{time.strftime('%d %B %Y', time.gmtime())}, load average {min(loads):.1f} to "
        f"{max(loads):.1f} (the run itself included), {size.rounds} rounds: medians, and from "
        f"where to where they went. Dragoman: {ours} on Python {platform.python_version()}. "
        f"The other side: {sides}."
    )
    tables = report.markdown(machine, figures, size)
    if options.write:
        PAGE.write_text(put_into(PAGE.read_text(encoding="utf-8"), tables, report.MARKS), "utf-8")
    else:
        print(tables)


async def _peer(options: argparse.Namespace, folder: Path) -> tuple[Peer | None, str]:
    """The Chat SDK, or why there is none."""
    if options.alone:
        return None, "--alone was asked for"
    try:
        return await prepare(folder), ""
    except PeerUnavailable as error:
        print(f"The Chat SDK is not measured: {error}", file=sys.stderr)
        return None, str(error)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.engine", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    parser.add_argument("--quick", action="store_true", help="one short round")
    parser.add_argument("--alone", action="store_true", help="without the Chat SDK")
    return parser.parse_args()


if __name__ == "__main__":
    uvloop.run(main(_options()))
