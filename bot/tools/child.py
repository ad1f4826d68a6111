"""A helper process that answers questions, one JSON line each: for libraries that are heavy, slow,
or not to be trusted with what people write.

Its side is a module with `serve(answer)` at its end. It gets no environment of ours and no text but
what the questions hold; memory, file writing and the processor's time are bounded by the kernel,
the clock's time by both sides: a child is not blamed for a machine that is busy or stands still.
"""

import asyncio
import contextlib
import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import structlog

logger = structlog.get_logger(__name__)

_START_WITHIN_S = 30.0
_LATE_S = 10.0
"""How much later than its own time an answer may be: others use the processor, too."""

_ANSWER_MAX_BYTES = 4 * 1024 * 1024
_ROOT = Path(__file__).resolve().parents[2]


class ChildMissing(Exception):
    """The child did not start: its library is not installed."""


class Child:
    """One process, started at the first question, asked one question at a time, and given
    `answer_within_s` of the processor's time for each.

    A child that is too slow, dies, or is no longer listened to (its turn was stopped) is started
    again for the next question.
    """

    def __init__(self, module: str, *, memory_bytes: int, answer_within_s: float) -> None:
        self._module = module
        self._memory_bytes = memory_bytes
        self._answer_within_s = answer_within_s
        self._lock = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None

    async def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """The answer; {} where there was none in time. Raises ChildMissing."""
        async with self._lock:
            line = b""
            try:
                process = await self._running()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self._answer_within_s + _LATE_S):
                        line = await _exchange(process, json.dumps(question))
            except BaseException:  # nobody waits any more: its answer would be taken for the next
                await self.close()
                raise
            if not line:  # too slow, or out of memory
                logger.info("child.unanswered", module=self._module, op=question.get("op"))
                await self.close()
                return {}
        said: dict[str, Any] = json.loads(line)
        return said

    async def close(self) -> None:
        """End the process. May be called twice."""
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            await asyncio.sleep(0)  # the pipes' transports close a step after the process is gone

    async def _running(self) -> asyncio.subprocess.Process:
        if self._process is not None and self._process.returncode is None:
            return self._process
        self._process = process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            self._module,
            str(self._memory_bytes),
            str(self._answer_within_s),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=_ROOT,
            env={"PATH": os.defpath, "PYTHONHASHSEED": "0"},  # no token of ours
            limit=_ANSWER_MAX_BYTES,
            start_new_session=True,  # Ctrl-C is the parent's business
        )
        first = b""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_START_WITHIN_S):
                first = await process.stdout.readline() if process.stdout else b""
        if first != b"ready\n":
            await self.close()
            raise ChildMissing(self._module)
        return process


async def _exchange(process: asyncio.subprocess.Process, line: str) -> bytes:
    if process.stdin is None or process.stdout is None:
        return b""
    process.stdin.write(line.encode() + b"\n")
    with contextlib.suppress(ConnectionError):
        await process.stdin.drain()
    return await process.stdout.readline()


def serve(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """The child's side: answer until the parent closes our input.

    One timer ends it when a question took its time, another when its parent died in the middle.
    """
    memory_bytes, seconds = int(sys.argv[1]), float(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    print("ready", flush=True)
    for line in sys.stdin:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, seconds + 2 * _LATE_S)
        try:
            said = answer(json.loads(line))
        except Exception as error:  # a question that cannot be answered must not end the others
            said = {"error": type(error).__name__}
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        print(json.dumps(said), flush=True)
