"""Proving a backend: real escape attempts, and a look at whether one of them got out."""

import asyncio
import contextlib
import os
import re
import secrets
import shutil
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.ports import Outcome, Program
from bot.tools.sandbox.backend import Backend
from bot.tools.sandbox.bounds import Settings
from bot.tools.sandbox.child import confined
from bot.tools.sandbox.escapes import Escape

_HELLO = "print(6 * 7)"
_LATE_S = 20.0
"""How much later than its time a run may be over: starting, ending, and a busy machine."""

_HELLO_S = 20.0
"""What the first program has at least: a machine that is busy or stands still can have one, too."""

_LATE, _LEFT = "it took too long", "a process stayed behind"

_UNCOUNTED_MB = 64
"""What a program may hold beside its own memory and disk, in what no limit of a process counts."""

_SECRET_CHARS = 12
"""Values in our environment of this length are looked for; shorter ones are "1" and "en"."""


@dataclass(slots=True)
class Bait:
    """What is laid out on the host for escape attempts to find: a file that everybody may read,
    listeners, and a process that anybody of the sandbox's user could end."""

    folder: Path
    token: str
    port: int = 0
    touched: list[str] = field(default_factory=list)
    standing: asyncio.subprocess.Process | None = None

    def words(self, settings: Settings) -> dict[str, object]:
        """What the words in capitals in escape attempts stand for."""
        return {
            "SECRET": str(self.folder / "secret"),
            "FOLDER": str(self.folder),
            "TOKEN": self.token,
            "PORT": self.port,
            "PROCESSES": settings.processes,
            "MEMORY_MB": settings.memory_mb,
            "DISK_MB": settings.disk_mb,
            "UNCOUNTED_MB": _UNCOUNTED_MB,
        }


@asynccontextmanager
async def laid_out() -> AsyncIterator[Bait]:
    """Lay out bait, and take it away again."""
    bait = Bait(Path(tempfile.mkdtemp(prefix="dragoman-bait-")), f"bait-{secrets.token_hex(12)}")

    async def touched(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        bait.touched.append("a listener")
        writer.close()

    async with contextlib.AsyncExitStack() as stack:
        stack.callback(shutil.rmtree, bait.folder, ignore_errors=True)
        bait.folder.chmod(0o777)  # only the sandbox may stand between it and who wants in
        (bait.folder / "secret").write_text(bait.token)
        (bait.folder / "secret").chmod(0o666)
        tcp = await stack.enter_async_context(await asyncio.start_server(touched, "127.0.0.1", 0))
        bait.port = tcp.sockets[0].getsockname()[1]
        for path in (str(bait.folder / "socket"), f"\0{bait.token}"):
            if path.startswith("\0") and sys.platform != "linux":
                continue
            await stack.enter_async_context(await asyncio.start_unix_server(touched, path))
        (bait.folder / "socket").chmod(0o777)
        sleeping = confined([shutil.which("sleep") or "/bin/sleep", "600"])
        bait.standing = await asyncio.create_subprocess_exec(*sleeping, env={})
        stack.push_async_callback(_take_away, bait.standing)
        yield bait


async def _take_away(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGKILL)
    await process.wait()


async def works(backend: Backend, settings: Settings) -> str:
    """Whether it runs a program at all: "" or what it said in place of the right answer."""
    patient = settings.model_copy(update={"seconds": max(settings.seconds, _HELLO_S)})
    outcome = await backend.run(Program(_HELLO), patient)
    if outcome.ended == "done" and outcome.output.strip() == "42":
        return ""
    return " ".join((outcome.errors or outcome.output or outcome.ended).split())[-200:]


async def got_out(backend: Backend, settings: Settings, escape: Escape, bait: Bait) -> str:
    """Run one attempt; what of it got out, "" for nothing."""
    what = await _tried(backend, settings, escape, bait)
    if what in (_LATE, _LEFT):  # or the machine stood still: what gets out does so each time
        what = await _tried(backend, settings, escape, bait)
    return what


async def _tried(backend: Backend, settings: Settings, escape: Escape, bait: Bait) -> str:
    mark = f"mark-{secrets.token_hex(12)}"
    words = bait.words(settings) | {"MARK": mark}
    outcome = await backend.run(Program(_with_words(escape.source, words)), settings)
    await asyncio.sleep(0)  # a listener that was touched says so
    return _trace(outcome, bait, mark, settings)


async def escaped(backend: Backend, settings: Settings, escapes: Sequence[Escape]) -> str:
    """The name of an attempt that got out, and by what that is seen; "" where none did."""
    room = asyncio.Semaphore(settings.at_once)
    found: list[str] = []

    async with laid_out() as bait:

        async def attempt(escape: Escape) -> None:
            async with room:
                if not found and (what := await got_out(backend, settings, escape, bait)):
                    found.append(f"{escape.name} ({what})")

        async with asyncio.TaskGroup() as group:
            for escape in escapes:
                group.create_task(attempt(escape))
    return found[0] if found else ""


def _with_words(source: str, words: Mapping[str, object]) -> str:
    return re.sub(r"\b[A-Z_]{4,}\b", lambda found: _written(found[0], words), source)


def _written(word: str, words: Mapping[str, object]) -> str:
    return repr(words[word]) if word in words else word


def _trace(outcome: Outcome, bait: Bait, mark: str, settings: Settings) -> str:
    printed = outcome.output + outcome.errors
    if re.search(r"^ESCAPED", outcome.output, re.MULTILINE):
        return "it says so"
    if bait.token in outcome.output or f"{bait.token}\n" in outcome.errors:
        return "the secret was read"
    if bait.touched:
        return bait.touched[0]
    if (bait.folder / "out").exists():
        return "a file was written"
    if bait.standing is None or bait.standing.returncode is not None:
        return "a process was ended"
    if any(value in printed for value in _own_secrets()):
        return "our environment was read"
    if "\0".join(sys.orig_argv) in outcome.output:
        return "our processes were seen"
    if _is_left(mark):
        return _LEFT
    if len(printed.encode()) > settings.output_bytes + 200:
        return "more was printed than there is room for"
    return _LATE if outcome.seconds > settings.seconds + _LATE_S else ""


def _own_secrets() -> list[str]:
    """Values of our environment that a sandbox has no reason to know."""
    return [v for v in os.environ.values() if len(v) >= _SECRET_CHARS and not v.startswith("/")]


def _is_left(mark: str) -> bool:
    """Whether a process of the attempt is still there (Linux: looked up in /proc)."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if mark.encode() in path.read_bytes():
                return True
    return False
