"""`Sandbox`: the `CodeRunner` port. Finds the backend that holds, and runs programs in it."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import structlog

from bot.ports import Outcome, Program
from bot.tools.sandbox.backend import Backend
from bot.tools.sandbox.bounds import (
    DATA_MAX_BYTES,
    DATA_NAME,
    SOURCE_MAX_BYTES,
    WAITS_FOR_ROOM_S,
    Settings,
)
from bot.tools.sandbox.escapes import ESCAPES
from bot.tools.sandbox.proving import escaped, works

logger = structlog.get_logger(__name__)

OFF = "Running code is switched off here."
NONE_HERE = "I cannot run code here: there is no sandbox on this machine that I can use."
LEAKS = (
    "I do not run code here: the sandbox on this machine did not hold when I tried to break out "
    "of it."
)
BUSY = "Too much code is running already. Please try again in a minute."
TOO_LONG = "That program is too long for me to run."
NO_MODULE = "I can put only Python modules with plain names beside a program."
NO_DATA = "I can put only files with plain names, and not too long, where a program opens them."
_MODULE = re.compile(r"(?!main\.py\Z)[A-Za-z_][A-Za-z0-9_]{0,60}\.py")

_AT_START = tuple(escape for escape in ESCAPES if escape.at_start)


@dataclass(slots=True)
class Sandbox:
    """Runs code in the first of `backends` that is here and holds. Nothing is run in another."""

    settings: Settings
    backends: Sequence[Backend]
    why_not: str = ""
    chosen: Backend | None = None
    _looking: asyncio.Task[None] | None = None
    _room: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        """Make room for as many at once as config says."""
        self._room = asyncio.Semaphore(self.settings.at_once)

    @property
    def chosen_name(self) -> str:
        """The backend that is used, once one was found; "" for none."""
        return self.chosen.name if self.chosen else ""

    async def ready(self) -> str:
        """Look for a backend, once in this process; the sentence that says why there is none."""
        if self._looking is None:
            self._looking = asyncio.create_task(self._choose(), name="look for a sandbox")
        await asyncio.shield(self._looking)
        return self.why_not

    async def run(self, program: Program) -> Outcome:
        """Run a program when it is its turn."""
        why_not = await self.ready()
        if self.chosen is None:
            return Outcome("refused", errors=why_not)
        sources = (program.source, *(source for _, source in program.files))
        if len("".join(sources).encode("utf-8", "replace")) > SOURCE_MAX_BYTES:
            return Outcome("refused", errors=TOO_LONG)
        if not all(map(_MODULE.fullmatch, (name for name, _ in program.files))):
            return Outcome("refused", errors=NO_MODULE)
        is_named = all(DATA_NAME.fullmatch(name) for name, _ in program.data)
        data = "".join(text for _, text in program.data)
        if not is_named or len(data.encode("utf-8", "replace")) > DATA_MAX_BYTES:
            return Outcome("refused", errors=NO_DATA)
        try:
            async with asyncio.timeout(WAITS_FOR_ROOM_S):
                await self._room.acquire()
        except TimeoutError:
            return Outcome("refused", errors=BUSY)
        try:
            return await self.chosen.run(_encodable(program), self.settings)
        finally:
            self._room.release()

    async def close(self) -> None:
        """Close the backends."""
        if self._looking is not None and not self._looking.done():
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)
        for backend in self.backends:
            await backend.close()

    async def _choose(self) -> None:
        self.why_not = NONE_HERE if self.settings.backend != "none" else OFF
        for backend in self.backends:
            if self.settings.backend not in ("auto", backend.name):
                continue
            problem = await self._problem(backend)
            if not problem:
                self.chosen, self.why_not = backend, ""
                logger.info("sandbox.ready", backend=backend.name)
                return
            logger.warning("sandbox.not_used", backend=backend.name, detail=problem)

    async def _problem(self, backend: Backend) -> str:
        """Why it cannot be used: not here, not working, or not holding."""
        try:
            return await self._found_wrong(backend)
        except OSError as error:  # no place for bait, no `sleep`: what was not tried is not used
            return f"it could not be tried: {error.strerror or type(error).__name__}"

    async def _found_wrong(self, backend: Backend) -> str:
        if missing := await backend.find():
            return missing.why
        if said := await works(backend, self.settings):
            return f"it cannot run a program here: {said}"
        if name := await escaped(backend, self.settings, _AT_START):
            self.why_not = LEAKS
            return f"a program got out of it, which {name}"
        return ""


def _encodable(program: Program) -> Program:
    """Without lone surrogates, which no file can hold."""

    def encodable(text: str) -> str:
        return text.encode("utf-8", "replace").decode()

    files, data = (
        tuple((name, encodable(text)) for name, text in some)
        for some in (program.files, program.data)
    )
    return Program(encodable(program.source), encodable(program.stdin), files, data)
