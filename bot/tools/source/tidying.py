"""Linting and formatting Python with ruff, in a child process without any configuration."""

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.tools.sandbox.child import run_child
from bot.tools.source.lately import Lately
from bot.tools.source.reading import plain_python

_WITHIN_S = 10.0
_OUTPUT_BYTES = 1_000_000
_RULES = "E9,F,B,PLE,S102,S307"
"""Mistakes, not matters of taste: errors, pyflakes, likely bugs, and eval and exec."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the linter says of a line."""

    line: int
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Tidied:
    """Python as ruff formats it, and what it found. Where there is no ruff, or it cannot read the
    program, that is as it was."""

    source: str
    findings: tuple[Finding, ...] = ()


async def tidy(source: str) -> Tidied:
    """Format Python and look for mistakes in it; the lines are those of the formatted source."""
    formatted = await _RUFF.find(("format", "--stdin-filename", "main.py", "-"), source)
    if formatted is None:
        return Tidied(source)
    return Tidied(formatted, await lint(formatted))


async def lint(source: str) -> tuple[Finding, ...]:
    """What the linter finds in Python as it was written; nothing where there is no linter."""
    source = await plain_python(source)
    options = ("--select", _RULES, "--output-format", "json", "--exit-zero", "--no-fix")
    found = await _RUFF.find(("check", *options, "--stdin-filename", "main.py", "-"), source)
    return tuple(_finding(each) for each in json.loads(found)) if found else ()


async def _ruff(arguments: tuple[str, ...], source: str) -> str | None:
    """What ruff prints; None where it is not here or fails."""
    command = ruff_path()
    if command is None:
        return None
    ended = await run_child(
        [command, arguments[0], "--isolated", "--no-cache", *arguments[1:]],
        stdin=source.encode("utf-8", "replace"),
        within_s=_WITHIN_S,
        output_bytes=_OUTPUT_BYTES,
        is_hostile=False,
    )
    return ended.output if ended.exit_code == 0 else None


_RUFF = Lately(_ruff)


def ruff_path() -> str | None:
    """The `ruff` beside our Python, else that of the machine."""
    own = Path(sys.prefix, "bin", "ruff")
    return str(own) if own.is_file() else shutil.which("ruff")


def _finding(raw: dict[str, object]) -> Finding:
    place = raw.get("location")
    line = place.get("row", 1) if isinstance(place, dict) else 1
    return Finding(int(line), str(raw.get("code") or "E9"), str(raw.get("message", "")))
