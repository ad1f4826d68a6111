"""An environment of its own for the Chat SDK: it is no dependency and wants a newer Python."""

import asyncio
import shutil
from dataclasses import dataclass
from pathlib import Path

_NAMES = ("python3.14", "python3.13", "python3.12", "python3")
_NEEDS = ("chat-sdk[redis]", "uvloop", "hiredis")
"""The last two make it faster, and are what ours has."""

_ASK = "import sys; assert sys.version_info >= (3, 12); print(sys.executable)"
_VERSIONS = (
    "import platform; from importlib.metadata import version; "
    "print(', '.join(f'{n} {version(n)}' for n in ('chat-sdk', 'redis', 'hiredis', 'uvloop')), "
    "'on Python', platform.python_version())"
)


class PeerUnavailable(Exception):
    """There is no way to run the Chat SDK here; says why."""


@dataclass(frozen=True, slots=True)
class Peer:
    """An interpreter that has the Chat SDK."""

    interpreter: str
    versions: str


async def prepare(folder: Path) -> Peer:
    """Make the environment in `folder`, with the newest release; raises PeerUnavailable."""
    for name in _NAMES:
        found = shutil.which(name)
        if found and (python := await _ask(found, "-c", _ASK)):
            break
    else:
        raise PeerUnavailable("it needs Python 3.12 or newer, and there is none on the PATH")
    interpreter = str(folder / "bin" / "python")
    if await _ask(python, "-m", "venv", str(folder)) is None:
        raise PeerUnavailable(f"{python} cannot make an environment (its venv module fails)")
    install = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    if await _ask(interpreter, *install, *_NEEDS) is None:
        raise PeerUnavailable(
            f"pip could not install {', '.join(_NEEDS)} into an environment of {python}"
        )
    return Peer(interpreter, await _ask(interpreter, "-c", _VERSIONS) or "")


async def _ask(*command: str) -> str | None:
    """What a program prints; None where it fails."""
    child = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    async with asyncio.timeout(300):
        said, _ = await child.communicate()
    return said.decode().strip() if child.returncode == 0 else None
