"""The sandbox backends of this machine, for tests: looked for once, at collection.

What is not here is not tested and not skipped: `NAMES` says what there is. What is installed and
does not start is in `BROKEN`, and a test fails for it: its tests would be missed in silence.
"""

import asyncio
import shutil

import pytest

from bot.tools.sandbox.backend import Backend
from bot.tools.sandbox.bounds import Settings
from bot.tools.sandbox.bubblewrap import Bubblewrap
from bot.tools.sandbox.monty import Monty
from bot.tools.sandbox.proving import works
from bot.tools.sandbox.runsc import Runsc

KINDS: dict[str, type[Backend]] = {"bubblewrap": Bubblewrap, "runsc": Runsc, "monty": Monty}


PROGRAMS = {"bubblewrap": "bwrap", "runsc": "runsc"}
"""What is on the PATH where a backend is installed; Monty comes with the extra `code`."""


async def trouble_with(name: str) -> str:
    """Why a backend cannot be tested here; "" where it can."""
    backend = KINDS[name]()
    try:
        missing = await backend.find()
        return missing.why if missing else await works(backend, Settings())
    finally:
        await backend.close()


def is_installed(name: str) -> bool:
    """Whether a backend should start here."""
    return name not in PROGRAMS or shutil.which(PROGRAMS[name]) is not None


async def _look() -> dict[str, str]:
    return {name: await trouble_with(name) for name in KINDS}


_TROUBLES = asyncio.run(_look())
NAMES = [name for name, trouble in _TROUBLES.items() if not trouble]
BROKEN = {name: why for name, why in _TROUBLES.items() if why and is_installed(name)}
WHOLE_PYTHON = [name for name in NAMES if name != "monty"]
UNLIKE = [name for name in NAMES if name != "runsc" or "bubblewrap" not in NAMES]
"""Without `runsc` where it runs the same Python as bubblewrap: starting it costs as much as ten
other tests. For what one test in `NAMES` beside them shows to be alike in all."""
needs_whole_python = pytest.mark.skipif(not WHOLE_PYTHON, reason="Monty takes only one file")
"""For tests of several files, of modules, or of what stops a program."""
MENDS = "Mended" if WHOLE_PYTHON else "Changed"
"""What `/debug` calls what it mended: Monty lets nobody watch a run."""
