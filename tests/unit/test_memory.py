"""Memory that nobody uses any more goes back to the system."""

import asyncio
from pathlib import Path

from bot.ops.memory import give_back

MIB = 1024 * 1024


def resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


async def test_what_is_free_between_pieces_in_use_is_given_back() -> None:
    pieces = [bytes(2048) for _ in range(64 * MIB // 2048)]
    kept = pieces[::16]
    pieces.clear()
    before = resident_bytes()
    giving = asyncio.create_task(give_back(every_s=0.01))
    async with asyncio.timeout(20):
        while resident_bytes() > before - 32 * MIB:  # noqa: ASYNC110 - the system tells nobody
            await asyncio.sleep(0.01)
    giving.cancel()
    assert len(kept) == 64 * MIB // 2048 // 16
