"""gVisor's `runsc` (Debian package `runsc`): a kernel of its own in user space. About 0.4 s a run.

Used without root and without control groups, so limits are those that gVisor itself keeps: of
memory for each process, and no second process at all (its RLIMIT_NPROC is not enforced).
"""

import contextlib
import json
import os
import platform
import secrets
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from bot.ports import Outcome, Program
from bot.tools.sandbox.backend import Missing
from bot.tools.sandbox.bounds import Settings
from bot.tools.sandbox.child import NOBODY, run_child
from bot.tools.sandbox.inside import PROGRAM, SCRATCH, first_code
from bot.tools.sandbox.interpreter import View, find_view
from bot.tools.sandbox.outcome import outcome_of
from bot.tools.sandbox.seccomp import one_process_program

_STARTS_WITHIN_S = 3.0
"""On top of a program's own time: starting it took 0.4 s at the median, 1.1 s at the most."""

_PATH = {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin"}  # it starts newuidmap
_SMALL_BYTES = 65536


@dataclass(slots=True)
class Runsc:
    """The `Backend` of this name."""

    name: str = field(default="runsc", init=False)
    _command: str = ""
    _view: View | None = None

    async def find(self) -> Missing | None:
        """Whether `runsc` and a Python are here."""
        self._command = shutil.which("runsc") or ""
        if not self._command:
            return Missing("runsc is not installed (Debian: `apt install runsc`)")
        if not _calls():
            return Missing(f"its filter of system calls is not known for {platform.machine()}")
        self._view = await find_view()
        return None if self._view else Missing("no Python that user nobody may start")

    async def run(self, program: Program, settings: Settings) -> Outcome:
        """Run it in a container of its own, whose folder is removed again."""
        assert self._view  # noqa: S101 - find() came before
        folder = Path(tempfile.mkdtemp(prefix="dragoman-runsc-"))
        name = f"run-{secrets.token_hex(8)}"
        try:
            _lay_out(folder, self._view, program, settings)
            ended = await run_child(
                [*self._runsc(folder), "run", "-bundle", str(folder), name],
                stdin=program.stdin.encode(),
                within_s=settings.seconds + _STARTS_WITHIN_S,
                output_bytes=settings.output_bytes,
                environment=_PATH,
            )
            return outcome_of(ended, settings.seconds)
        except OSError as error:
            return Outcome("refused", errors=f"runsc did not start: {error.strerror}")
        finally:
            await self._remove(folder, name)

    async def close(self) -> None:
        """Nothing is held between runs."""

    def _runsc(self, folder: Path) -> list[str]:
        return [
            self._command,
            *("--rootless", "--network=none", "--ignore-cgroups"),
            *("--root", str(folder / "state")),
        ]

    async def _remove(self, folder: Path, name: str) -> None:
        with contextlib.suppress(OSError):
            if any((folder / "state").iterdir()):  # else it took all away as it ended
                command = [*self._runsc(folder), "delete", "-force", name]
                await run_child(command, within_s=5, output_bytes=10_000, environment=_PATH)
        shutil.rmtree(folder, ignore_errors=True)


def _lay_out(folder: Path, view: View, program: Program, settings: Settings) -> None:
    """Write the bundle: config.json and a root with a place for everything that is mounted."""
    root = folder / "root"
    for path in ("proc", "dev", "sys", SCRATCH[1:], "dev/shm"):
        (root / path).mkdir(parents=True)
    for path in view.shown:
        place = root / path[1:]
        place.parent.mkdir(parents=True, exist_ok=True)
        if Path(path).is_dir():
            place.mkdir()
        else:
            place.touch()
    for name, target in view.links:
        (root / name[1:]).symlink_to(target)
    code = root / PROGRAM[1:]
    code.parent.mkdir()
    code.write_text(program.source, encoding="utf-8")
    for name, text in (*program.files, *program.data):
        (code.parent / name).write_text(text, encoding="utf-8", newline="")
    (folder / "state").mkdir()
    zeros = folder / "zeros"  # in place of /dev/zero: mapped, that is memory without a limit
    zeros.touch()
    os.truncate(zeros, _SMALL_BYTES)
    (folder / "config.json").write_text(
        json.dumps(_config(view, settings, zeros, program)),
        encoding="utf-8",
    )
    if os.geteuid() == 0:
        for each in (folder, *folder.rglob("*")):
            os.chown(each, NOBODY, NOBODY, follow_symlinks=False)


def _config(view: View, settings: Settings, zeros: Path, program: Program) -> dict[str, object]:
    """The container as the OCI runtime specification 1.0 has it."""
    first = first_code(settings, program, _calls())
    environment = {"PATH": os.path.dirname(view.python), "HOME": SCRATCH, "LANG": "C.UTF-8"}
    if view.library_path:
        environment["LD_LIBRARY_PATH"] = view.library_path
    mounts: list[dict[str, object]] = [
        {"destination": "/proc", "type": "proc", "source": "proc"},
        _scratch("/dev/shm", _SMALL_BYTES),  # noqa: S108 - the sandbox's
        {"destination": "/dev/zero", "type": "bind", "source": str(zeros), "options": ["ro"]},
        _scratch(SCRATCH, settings.disk_bytes),
    ]
    mounts += [
        {"destination": path, "type": "bind", "source": path, "options": ["ro", "rbind"]}
        for path in view.shown
    ]
    mounts += [{**_scratch(path, _SMALL_BYTES), "options": ["ro"]} for path in view.hidden]
    return {
        "ociVersion": "1.0.2",
        "hostname": "sandbox",
        "root": {"path": "root", "readonly": True},
        "process": {
            "terminal": False,
            "user": {"uid": 1000, "gid": 1000},
            "args": [view.python, "-I", "-S", "-B", "-c", first],
            "env": [f"{name}={value}" for name, value in environment.items()],
            "cwd": SCRATCH,
            "noNewPrivileges": True,
            "capabilities": {},
        },
        "mounts": mounts,
        "linux": {
            "namespaces": [{"type": kind} for kind in ("pid", "network", "ipc", "uts", "mount")],
        },
    }


def _calls() -> bytes:
    return one_process_program(platform.machine()) or b""


def _scratch(path: str, size_bytes: int) -> dict[str, object]:
    options = [f"size={size_bytes}", "mode=1777"]
    return {"destination": path, "type": "tmpfs", "source": "tmpfs", "options": options}
