"""How long a run in each sandbox takes, and how much memory one holds in what no limit counts.

    python -m bench.sandbox            prints both tables (about a minute; Linux)
    python -m bench.sandbox --write    puts them into docs/skills.md
    python -m bench.sandbox --runs 5   fewer runs

Only the backends that are on this machine are measured. The memory is that of the kernel (its
slabs, pages of files in memory, tables) beyond what it held before, with that of the sandbox's own
processes: others that work on the machine at the same time are in the first.
"""

import argparse
import asyncio
import contextlib
import os
import platform
import re
import time
from pathlib import Path
from statistics import median

from bench.processes import ROOT
from bench.report import put_into
from bot.ports import Program
from bot.tools.sandbox.backend import Backend
from bot.tools.sandbox.bounds import Settings
from bot.tools.sandbox.bubblewrap import Bubblewrap
from bot.tools.sandbox.monty import Monty
from bot.tools.sandbox.runsc import Runsc

PAGE = ROOT / "docs" / "skills.md"
MARKS = ("<!-- sandbox: begin -->", "<!-- sandbox: end -->")
_LOOK_EVERY_S = 0.05
_LET_GO_S = 2.0
"""The kernel lets go of what a run held a second after its end."""
_OF_KERNEL = ("Slab", "Shmem", "KernelStack", "PageTables")
_PIECES = {
    "empty files": "os.close(os.open(f'/tmp/{n}', os.O_CREAT))",
    "links": "os.symlink('x', f'/tmp/{n}')",
}
_HOLDS = """
import os, time

n, until = 0, time.monotonic() + 3.5
try:
    while n < 300_000 and time.monotonic() < until:
        %s
        n += 1
except OSError as error:
    pass
time.sleep(0.3)
print(n)
"""


async def main(runs: int) -> str:
    """Measure, and give the tables."""
    settings, loads = Settings(), [os.getloadavg()[0]]
    found = [each for each in (Bubblewrap(), Runsc(), Monty()) if await each.find() is None]
    try:
        took = await _times(found, settings, runs)
        rows = [
            f"| `{each.name}` | {what} | {await _held(each, settings, do)} |"
            for each in found
            if each.name != "monty"  # it has no files
            for what, do in _PIECES.items()
        ]
    finally:
        for each in found:
            await each.close()
    loads.append(os.getloadavg()[0])
    times = [f"| `{name}` | {seconds:.3f} s |" for name, seconds in took.items()]
    where = (
        f"{os.cpu_count()} shared cores, {platform.system()} {platform.release()}, niceness "
        f"{os.getpriority(os.PRIO_PROCESS, 0)}, {time.strftime('%d %B %Y', time.gmtime())}, load "
        f"{min(loads):.1f} to {max(loads):.1f}"
    )
    return "\n".join(
        (
            f"Measured on {where}.\n",
            f"| backend | `print(1)` takes (median of {runs}) |\n| --- | ---: |",
            *times,
            "\n| backend | pieces | made in 3.5 s | memory held at most, MiB |\n"
            "| --- | --- | ---: | ---: |",
            *rows,
        )
    )


async def _times(found: list[Backend], settings: Settings, runs: int) -> dict[str, float]:
    """Medians; the backends take turns, and what is only done once (a pool) is done before."""
    took: dict[str, list[float]] = {each.name: [] for each in found}
    for number in range(runs + 1):
        for each in found:
            began = time.monotonic()
            outcome = await each.run(Program("print(1)"), settings)
            if outcome.output != "1\n":
                raise RuntimeError(f"{each.name}: {outcome}")
            if number:
                took[each.name].append(time.monotonic() - began)
    return {name: median(seconds) for name, seconds in took.items()}


async def _held(backend: Backend, settings: Settings, do: str) -> str:
    """How many pieces a program made, and how much more was held meanwhile, at most."""
    await asyncio.sleep(_LET_GO_S)
    before = _kernel_kb()
    most = 0
    running = asyncio.create_task(backend.run(Program(_HOLDS % do), settings))
    while not running.done():
        most = max(most, _kernel_kb() - before + await asyncio.to_thread(_own_kb))
        await asyncio.wait([running], timeout=_LOOK_EVERY_S)
    outcome = await running
    made = outcome.output.strip() or f"ended: {outcome.ended}"
    return f"{int(made):,} | {most / 1024:.0f}" if made.isdigit() else f"{made} | {most / 1024:.0f}"


def _kernel_kb() -> int:
    text = Path("/proc/meminfo").read_text(encoding="ascii")
    rows = dict(re.findall(r"^(\w+): +(\d+) kB", text, re.MULTILINE))
    return sum(int(rows[name]) for name in _OF_KERNEL)


def _own_kb() -> int:
    """The resident memory of all processes below this one, what they share counted once."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                stat = (entry / "stat").read_text(encoding="utf-8", errors="replace")
                parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    below, waiting = 0, [os.getpid()]
    while waiting:
        parent = waiting.pop()
        for child in (pid for pid, its in parents.items() if its == parent):
            waiting.append(child)
            with contextlib.suppress(OSError, IndexError):
                text = Path(f"/proc/{child}/smaps_rollup").read_text(encoding="ascii")
                below += int(re.findall(r"^Pss: +(\d+) kB", text, re.MULTILINE)[0])
    return below


def read_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.sandbox", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--runs", type=int, default=15, help="of print(1), in each backend")
    parser.add_argument("--write", action="store_true", help="into docs/skills.md")
    return parser.parse_args()


if __name__ == "__main__":
    options = read_options()
    tables = asyncio.run(main(options.runs))
    if options.write:
        page = put_into(PAGE.read_text(encoding="utf-8"), tables, MARKS)
        PAGE.write_text(page, encoding="utf-8")
    print(tables)
