"""A child process that may be hostile: no environment, no open files, and an end to everything.

Its time and what it prints are bounded from outside; whoever stops waiting for it ends it.
"""

import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

NOBODY = 65534
"""The user and group that children get when we are root ourselves: `nobody` on Linux."""

_FIRST = f"""
import os, sys
first = 3
for kept in [int(n) for n in sys.argv[1].split()] + [1 << 20]:
    os.closerange(first, kept)
    first = kept + 1
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
try:
    os.execv(sys.argv[2], sys.argv[2:])
except OSError as error:
    sys.exit(f"{{sys.argv[2]}} cannot be started: {{error.strerror}}")
"""

_CHUNK_BYTES = 65536
_GONE_WITHIN_S = 2.0


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended: its exit code (None: it was ended), and what it printed."""

    exit_code: int | None
    output: str
    errors: str
    seconds: float
    is_too_slow: bool = False
    is_too_much: bool = False


@dataclass(slots=True)
class _Printed:
    """What both streams of a child said; full at `room_bytes`."""

    room_bytes: int
    output: bytearray = field(default_factory=bytearray)
    errors: bytearray = field(default_factory=bytearray)
    is_full: asyncio.Event = field(default_factory=asyncio.Event)

    async def keep(self, stream: asyncio.StreamReader, kept: bytearray) -> None:
        """Take in all that comes, but keep no more than there is room for."""
        while chunk := await stream.read(_CHUNK_BYTES):
            room = self.room_bytes - len(self.output) - len(self.errors)
            kept += chunk[: max(0, room)]
            if len(chunk) > room:
                self.is_full.set()


def confined(command: Sequence[str], pass_fds: Sequence[int] = ()) -> list[str]:
    """`command` without any open file but these, and as the user `nobody` where we are root, since
    limits on processes bind no root.

    By a Python in between (15 ms): uvloop takes no user for its children, and closes nothing.
    """
    kept = " ".join(str(fd) for fd in sorted(pass_fds))
    return [sys.executable, "-I", "-S", "-B", "-c", _FIRST, kept, *command]


async def run_child(
    command: Sequence[str],
    *,
    stdin: bytes = b"",
    within_s: float,
    output_bytes: int,
    pass_fds: Sequence[int] = (),
    environment: dict[str, str] | None = None,
    is_hostile: bool = True,
) -> Ended:
    """Run `command` to its end or its bounds. Raises OSError where it cannot be started.

    `is_hostile`: confined (see there); else as ourselves, for a tool that only reads what is.

    The environment is empty unless given: /proc/1/environ of a sandbox shows that of its starter.
    """
    began = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        *(confined(command, pass_fds) if is_hostile else command),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=environment or {},
        cwd="/",
        start_new_session=True,
        pass_fds=tuple(pass_fds),
    )
    printed = _Printed(output_bytes)
    is_too_slow = False
    talking = [asyncio.ensure_future(part) for part in _talk(process, printed, stdin)]
    try:
        async with asyncio.timeout(within_s):
            await _until_ended(talking, printed)
    except TimeoutError:
        is_too_slow = True
    finally:
        _end(process)
        await _until_gone(talking)
        # Where another process holds the pipes (a gofer of runsc's that outlives it), they stay
        # open here, too; asyncio has no public way to close them.
        process._transport.close()  # type: ignore[attr-defined]
    was_ended = is_too_slow or printed.is_full.is_set()
    return Ended(
        exit_code=None if was_ended else process.returncode,
        output=printed.output.decode("utf-8", "replace"),
        errors=printed.errors.decode("utf-8", "replace"),
        seconds=time.monotonic() - began,
        is_too_slow=is_too_slow,
        is_too_much=printed.is_full.is_set(),
    )


def _talk(
    process: asyncio.subprocess.Process, printed: _Printed, stdin: bytes
) -> tuple[Coroutine[object, object, object], ...]:
    """All that is to be awaited of a child."""
    streams = (process.stdin, process.stdout, process.stderr)
    into, output, errors = streams
    assert into is not None and output is not None and errors is not None  # noqa: S101, PT018 - pipes
    return (
        printed.keep(output, printed.output),
        printed.keep(errors, printed.errors),
        _write(into, stdin),
        process.wait(),
    )


async def _until_ended(talking: Sequence[asyncio.Future[Any]], printed: _Printed) -> None:
    """Until it has ended and said all, or has said too much."""
    full: asyncio.Future[Any] = asyncio.ensure_future(printed.is_full.wait())
    pending = set(talking)
    try:
        while pending and not full.done():
            _, pending = await asyncio.wait({*pending, full}, return_when="FIRST_COMPLETED")
            pending.discard(full)
    finally:
        full.cancel()


async def _until_gone(talking: Sequence[asyncio.Future[Any]]) -> None:
    """After its end: take in what is still in the pipes, so that they close."""
    _, stuck = await asyncio.wait(talking, timeout=_GONE_WITHIN_S)
    for each in stuck:
        each.cancel()
    await asyncio.gather(*talking, return_exceptions=True)


async def _write(stream: asyncio.StreamWriter, data: bytes) -> None:
    with contextlib.suppress(ConnectionError):  # it need not read
        stream.write(data)
        await stream.drain()
        stream.close()
        await stream.wait_closed()


def _end(process: asyncio.subprocess.Process) -> None:
    """Kill the child's whole session. Not `process.kill`: that reaps it under asyncio's hands."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
