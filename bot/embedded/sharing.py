"""One server process for all our processes on one data folder, as long as any of them lives.

`dragoman run` and `dragoman chat` on one data folder share one Valkey and one language model. The
first to come starts the server, the others adopt it, the last to go ends it, and "go" includes
SIGKILL. Three lock files carry this; the kernel drops their locks with the process that holds them,
so there is nothing to clean up after a crash:

    <name>.start    exclusive, for the milliseconds in which a process decides: start or adopt
    <name>.users    shared, by each user as long as it lives; the server's process waits for it
                    exclusively, then ends (`bot/embedded/lifetime.py`)
    <name>.serving  exclusive, by the server's process as long as it lives; handed to it as an open
                    descriptor, so there is no moment in which it runs without the lock

POSIX only: `fcntl.flock`.
"""

import asyncio
import fcntl
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[2]  # so that the child finds `bot` in a bare clone too
_PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "LD_LIBRARY_PATH")
_LOG_KEPT_BYTES = 1_000_000


class ServerEnded(Exception):
    """The server's process ended before it answered. `bot.embedded`'s callers map this."""


class ServerSilent(Exception):
    """The server's process lives but did not answer in time. `bot.embedded`'s callers map this."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a shared server lives: a folder and the name that its files there begin with."""

    folder: Path
    name: str

    @property
    def users_file(self) -> Path:
        """Locked shared by each user."""
        return self.folder / f"{self.name}.users"

    @property
    def start_file(self) -> Path:
        """Locked exclusively while a process decides between starting and adopting."""
        return self.folder / f"{self.name}.start"

    @property
    def serving_file(self) -> Path:
        """Locked exclusively by the server's process."""
        return self.folder / f"{self.name}.serving"

    @property
    def log_file(self) -> Path:
        """What the server's process prints. The one before is kept as `<name>.log.1`."""
        return self.folder / f"{self.name}.log"

    def is_served(self) -> bool:
        """Whether a server's process lives (it may not answer yet)."""
        try:
            descriptor = os.open(self.serving_file, os.O_RDWR)
        except FileNotFoundError:
            return False  # there never was one
        try:
            return not _try_lock(descriptor, fcntl.LOCK_SH)
        finally:
            os.close(descriptor)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to start one shared server.

    `module` is run with `arguments` as a detached Python process; `environment` is added to ours.
    `prepare` runs before it, when certainly no server's process lives: it removes what a crash
    left. `answers` says whether the server can be used now; it is asked every few milliseconds, so
    it must be cheap and must bound its own time.
    """

    module: str
    arguments: tuple[str, ...]
    environment: Mapping[str, str]
    prepare: Callable[[], Awaitable[None]]
    answers: Callable[[], Awaitable[bool]]


class Share:
    """One process's use of a shared server: keeps the server alive until `leave` or our end."""

    def __init__(self, place: Place, users_descriptor: int, adopted: bool) -> None:
        self._place = place
        self._users_descriptor = users_descriptor
        self.adopted = adopted

    async def leave(self, within_s: float = 10.0) -> bool:
        """Stop using it; whether it has ended with that. The last to leave waits for its end.

        Calling it twice does no harm.
        """
        if self._users_descriptor < 0:
            return False
        descriptor, self._users_descriptor = self._users_descriptor, -1
        # Asking for more drops what we hold, got or not (flock(2), "Converting a lock"). Not got
        # means other users, or a server that has noticed already and is about to end.
        is_last = _try_lock(descriptor, fcntl.LOCK_EX)
        os.close(descriptor)
        if not is_last:
            is_last = not _is_lockable_shared(self._place.users_file)
        if is_last:
            await _until(lambda: not self._place.is_served(), within_s)
        return is_last and not self._place.is_served()


async def join(place: Place, recipe: Recipe, ready_within_s: float) -> Share:
    """Adopt the server of `place`, or start it; returns when it answers.

    Raises ServerEnded or ServerSilent; then this process does not use it. Safe with any number of
    processes at the same instant.
    """
    place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    deadline_s = time.monotonic() + ready_within_s
    while True:
        share = await _start_or_adopt(place, recipe, deadline_s)
        try:
            await _until_answered(place, recipe, deadline_s)
        except BaseException as error:
            await share.leave(within_s=0)
            # Somebody else's server went while we waited for it: then it is ours to start.
            if isinstance(error, ServerEnded) and share.adopted:
                continue
            raise
        return share


async def _start_or_adopt(place: Place, recipe: Recipe, deadline_s: float) -> Share:
    async with _locked(place.start_file, fcntl.LOCK_EX, deadline_s):
        users = await _lock(place.users_file, fcntl.LOCK_SH, deadline_s)
        serving = os.open(place.serving_file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            is_ours = _try_lock(serving, fcntl.LOCK_EX)
            if is_ours:
                await recipe.prepare()
                # In a copy that the thread closes itself: it outlives our being cancelled.
                await asyncio.to_thread(_launch, place, recipe, os.dup(serving))
        except BaseException:
            os.close(users)
            raise
        finally:
            os.close(serving)  # the server's process holds its own copy, and with it the lock
    return Share(place, users, adopted=not is_ours)


def _launch(place: Place, recipe: Recipe, serving_descriptor: int) -> None:
    """Start the server's process and let go of it: it detaches, so it is nobody's child."""
    module = [sys.executable, "-P", "-m", recipe.module]
    command = [*module, str(place.users_file), *recipe.arguments]
    try:
        _turn_log(place.log_file)
        with place.log_file.open("ab") as log:
            # A session of its own: Ctrl-C in our terminal is for us, the server ends after us.
            subprocess.run(  # noqa: S603 - our own interpreter and our own module
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=place.folder,
                env=_environment(recipe),
                pass_fds=(serving_descriptor,),
                start_new_session=True,
                check=False,
                timeout=30,
            )
    finally:
        os.close(serving_descriptor)


def _environment(recipe: Recipe) -> dict[str, str]:
    """What the server needs of our environment: our keys and tokens are none of its business."""
    path = os.pathsep.join(filter(None, [str(_PROJECT), os.environ.get("PYTHONPATH", "")]))
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**passed_on, **recipe.environment, "PYTHONPATH": path}


def _turn_log(log_file: Path) -> None:
    with suppress(FileNotFoundError):
        if log_file.stat().st_size > _LOG_KEPT_BYTES:
            log_file.replace(log_file.with_name(f"{log_file.name}.1"))


async def _until_answered(place: Place, recipe: Recipe, deadline_s: float) -> None:
    pause_s = 0.004
    while not await recipe.answers():
        if not place.is_served():
            raise ServerEnded(f"see {place.log_file}")
        if time.monotonic() > deadline_s:
            raise ServerSilent("no answer in time")
        await asyncio.sleep(pause_s)
        pause_s = min(pause_s * 1.2, 0.25)


async def _until(holds: Callable[[], bool], within_s: float) -> bool:
    """Whether `holds` came true in time. Polls: the kernel has no event for a lock let go."""
    deadline_s = time.monotonic() + within_s
    pause_s = 0.004
    while not holds():
        if time.monotonic() > deadline_s:
            return False
        await asyncio.sleep(pause_s)
        pause_s = min(pause_s * 1.2, 0.1)
    return True


async def _lock(path: Path, how: int, deadline_s: float) -> int:
    """The descriptor of `path`, locked; polls, so that waiting can be cancelled."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not await _until(lambda: _try_lock(descriptor, how), deadline_s - time.monotonic()):
            raise ServerSilent(f"{path.name} stayed locked")
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


@asynccontextmanager
async def _locked(path: Path, how: int, deadline_s: float) -> AsyncIterator[None]:
    descriptor = await _lock(path, how, deadline_s)
    try:
        yield
    finally:
        os.close(descriptor)


def _try_lock(descriptor: int, how: int) -> bool:
    try:
        fcntl.flock(descriptor, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_lockable_shared(path: Path) -> bool:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        return _try_lock(descriptor, fcntl.LOCK_SH)
    finally:
        os.close(descriptor)
