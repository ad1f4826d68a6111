"""Pydantic's Monty: an interpreter of part of Python that has no way out at all. About 10 ms a run.

It works in every container, and holds code by having nothing to offer: no files, no network, no
processes. What it does not know of Python (generators, inheritance, much of the standard library)
fails with an error that says so.
"""

import asyncio
import builtins
import re
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.ports import Outcome, Program
from bot.tools.sandbox.backend import Missing
from bot.tools.sandbox.bounds import Settings

if TYPE_CHECKING:
    from pydantic_monty import AsyncMonty

_STARTS_WITHIN_S = 2.0
_NAMED = re.compile(r"'([\w.]+)'")
_NOT_HERE = "is not supported in this environment"
_OUT_OF_TIME = re.compile(r"TimeoutError: (?:feed time|sleep) limit exceeded: ")
_METHOD = re.compile(r"'(\w+)' object has no attribute '(\w+)'")

ONLY_ONE_FILE = "I could not run this: the sandbox here takes only one file."
ONLY_PART = (
    "I could not run this: the sandbox here knows only part of Python, and it uses something else."
)


@dataclass(slots=True)
class Monty:
    """The `Backend` of this name. Its pool of worker processes is started at the first run."""

    name: str = field(default="monty", init=False)
    _pool: "AsyncMonty | None" = None
    _opening: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def find(self) -> Missing | None:
        """Whether the package is here."""
        try:
            import pydantic_monty  # noqa: F401
        except ImportError:
            return Missing("pydantic-monty is not installed (the extra `code`)")
        return None

    async def run(self, program: Program, settings: Settings) -> Outcome:
        """Run it in a worker process of the pool; standard input is not there in Monty, nor are
        files: a program that names one is not run."""
        from pydantic_monty import CollectStreams, MontyError

        if program.files or any(name in program.source for name, _ in program.data):
            return Outcome("refused", errors=ONLY_ONE_FILE)
        began = time.monotonic()
        printed = CollectStreams(max_bytes=settings.output_bytes * 4)  # counts each piece dearly
        pool = await self._opened()
        try:
            async with asyncio.timeout(settings.seconds + _STARTS_WITHIN_S):
                async with pool.checkout(
                    limits={
                        "max_feed_duration_secs": settings.seconds,
                        "max_total_sleep_secs": settings.seconds,
                        "max_memory": settings.memory_bytes,
                        "max_recursion_depth": 800,
                    }
                ) as session:
                    await session.feed_run(program.source, print_callback=printed)
        except TimeoutError:
            return _outcome("too_slow", printed, "", settings, began)
        except MontyError as error:
            return _failed(error, printed, settings, began)
        return _outcome("done", printed, "", settings, began)

    async def close(self) -> None:
        """End the workers."""
        pool, self._pool = self._pool, None
        if pool is not None:
            await pool.__aexit__(None, None, None)

    async def _opened(self) -> "AsyncMonty":
        async with self._opening:
            if self._pool is None:
                from pydantic_monty import AsyncMonty

                pool = AsyncMonty()
                await pool.__aenter__()
                self._pool = pool
        return self._pool


def _failed(error: Any, printed: Any, settings: Settings, began: float) -> Outcome:
    """The outcome for what Monty raised."""
    shown = error.display() if hasattr(error, "display") else str(error)
    shown = shown.replace("<python-input-0>", "main.py")
    kind = type(error.exception()).__name__
    if getattr(error, "timed_out", False) or _OUT_OF_TIME.match(str(error)):
        return _outcome("too_slow", printed, "", settings, began)
    if is_beyond(kind, str(error)):
        return Outcome("refused", errors=ONLY_PART)
    return _outcome("failed", printed, shown, settings, began)


def is_beyond(kind: str, message: str) -> bool:
    """Whether an error says that Monty does not know something that Python does."""
    if kind == "RuntimeError":
        return message.endswith(_NOT_HERE)
    if kind in ("NotImplementedError", "SyntaxError"):  # what does not parse is found before
        return "not" in message and ("support" in message or "implement" in message)
    named = _NAMED.search(message)
    if named is None:
        return False
    if kind == "ModuleNotFoundError":
        return named[1].partition(".")[0] in sys.stdlib_module_names
    if kind == "NameError":
        return hasattr(builtins, named[1])
    if kind != "AttributeError":
        return False
    if method := _METHOD.search(message):
        return hasattr(getattr(builtins, method[1], None), method[2])
    return message.startswith("AttributeError: module ") or "type object" in message


def _outcome(ended: Any, printed: Any, errors: str, settings: Settings, began: float) -> Outcome:
    output = "".join(text for _, text in printed.output)
    if len(output.encode()) > settings.output_bytes:
        ended, output = "too_much", output[: settings.output_bytes]
    exit_code = {"done": 0, "failed": 1}.get(ended)
    return Outcome(ended, output, errors, exit_code, time.monotonic() - began)
