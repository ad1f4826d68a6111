"""Bubblewrap (Debian package `bubblewrap`): Linux namespaces for one program. About 30 ms a run.

Needs user namespaces; Docker's default seccomp profile forbids them. What is seen inside is built
from nothing (interpreter.py), in namespaces of its own for users, processes, network, IPC and host
name, without capabilities and without a way to make further namespaces.
"""

import os
import platform
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.ports import Outcome, Program
from bot.tools.sandbox.backend import Missing
from bot.tools.sandbox.bounds import Settings
from bot.tools.sandbox.child import run_child
from bot.tools.sandbox.inside import FOLDER, PROGRAM, SCRATCH, first_code
from bot.tools.sandbox.interpreter import View, find_view
from bot.tools.sandbox.outcome import outcome_of
from bot.tools.sandbox.seccomp import filter_program

_STARTS_WITHIN_S = 1.0
"""On top of a program's own time."""

_SMALL_BYTES = 65536


@dataclass(slots=True)
class Bubblewrap:
    """The `Backend` of this name."""

    name: str = field(default="bubblewrap", init=False)
    _command: str = ""
    _view: View | None = None

    async def find(self) -> Missing | None:
        """Whether `bwrap` and a Python are here."""
        self._command = shutil.which("bwrap") or ""
        if not self._command:
            return Missing("bubblewrap is not installed (Debian: `apt install bubblewrap`)")
        if filter_for_here() is None:
            return Missing(f"its filter of system calls is not known for {platform.machine()}")
        self._view = await find_view()
        return None if self._view else Missing("no Python that user nobody may start")

    async def run(self, program: Program, settings: Settings) -> Outcome:
        """Run it in namespaces of its own."""
        assert self._view  # noqa: S101 - find() came before
        calls = _file_of(filter_for_here() or b"")
        beside = ((f"{FOLDER}/{n}", text) for n, text in (*program.files, *program.data))
        sources = ((PROGRAM, program.source), *beside)
        shown = [(path, _file_of(source.encode())) for path, source in sources]
        first = first_code(settings, program)
        try:
            ended = await run_child(
                [self._command, *_arguments(self._view, settings, calls, shown, first)],
                stdin=program.stdin.encode(),
                within_s=settings.seconds + _STARTS_WITHIN_S,
                output_bytes=settings.output_bytes,
                pass_fds=(calls, *(fd for _, fd in shown)),
            )
        except OSError as error:
            return Outcome("refused", errors=f"bubblewrap did not start: {error.strerror}")
        finally:
            for fd in (calls, *(fd for _, fd in shown)):
                os.close(fd)
        return outcome_of(ended, settings.seconds)

    async def close(self) -> None:
        """Nothing is held between runs."""


def filter_for_here() -> bytes | None:
    """The filter of system calls for this machine."""
    return filter_program(platform.machine())


def _file_of(data: bytes) -> int:
    """A file in memory, open for reading; the sandbox gets it without any path on the host."""
    fd = os.memfd_create("sandbox", os.MFD_CLOEXEC)
    os.write(fd, data)
    os.lseek(fd, 0, os.SEEK_SET)
    return fd


def _arguments(
    view: View, settings: Settings, calls: int, sources: Sequence[tuple[str, int]], first: str
) -> list[str]:
    """`sources`: where each file of the program is to be seen, and its descriptor; `first`: what
    Python starts with."""
    arguments = [
        "--unshare-all",  # users, processes, network, IPC, host name, control groups
        "--unshare-user",  # --unshare-all only tries that one
        "--disable-userns",
        *("--uid", "1000", "--gid", "1000", "--hostname", "sandbox"),
        "--die-with-parent",
        "--new-session",  # no way to type into our terminal
        *("--cap-drop", "ALL"),
        "--clearenv",
        *("--setenv", "PATH", os.path.dirname(view.python)),
        *("--setenv", "HOME", SCRATCH),
        *("--setenv", "LANG", "C.UTF-8"),
    ]
    if view.library_path:
        arguments += ["--setenv", "LD_LIBRARY_PATH", view.library_path]
    for path in view.shown:
        arguments += ["--ro-bind", path, path]
    for name, target in view.links:
        arguments += ["--symlink", target, name]
    for path in view.hidden:
        arguments += ["--size", str(_SMALL_BYTES), "--tmpfs", path, "--remount-ro", path]
    arguments += [
        *("--proc", "/proc", "--dev", "/dev"),
        *("--dev-bind", "/dev/full", "/dev/zero"),  # mapped, the other is memory without a limit
        *("--size", str(_SMALL_BYTES), "--tmpfs", "/dev/shm"),  # noqa: S108 - the sandbox's
        *("--size", str(settings.disk_bytes), "--tmpfs", SCRATCH),
    ]
    for path, source in sources:
        arguments += ["--perms", "0444", "--ro-bind-data", str(source), path]
    arguments += [
        *("--chdir", SCRATCH, "--remount-ro", "/", "--remount-ro", "/dev"),
        *("--seccomp", str(calls)),
    ]
    return [*arguments, "--", view.python, "-I", "-S", "-B", "-c", first]
