"""The sandbox backends of this machine, for tests: looked for once, at collection.

What is not here is not tested and not skipped: `NAMES` says what there is.
"""

import asyncio

from bot.tools.sandbox.backend import Backend
from bot.tools.sandbox.bounds import Settings
from bot.tools.sandbox.bubblewrap import Bubblewrap
from bot.tools.sandbox.monty import Monty
from bot.tools.sandbox.proving import works
from bot.tools.sandbox.runsc import Runsc

KINDS: dict[str, type[Backend]] = {"bubblewrap": Bubblewrap, "runsc": Runsc, "monty": Monty}


async def _is_here(kind: type[Backend]) -> bool:
    backend = kind()
    try:
        return await backend.find() is None and not await works(backend, Settings())
    finally:
        await backend.close()


async def _find() -> list[str]:
    return [name for name, kind in KINDS.items() if await _is_here(kind)]


NAMES = asyncio.run(_find())
WHOLE_PYTHON = [name for name in NAMES if name != "monty"]
MENDS = "Mended" if WHOLE_PYTHON else "Changed"
"""What `/debug` calls what it mended: Monty lets nobody watch a run."""
