"""Memory that nobody uses any more, given back to the system.

glibc's allocator keeps what is free between pieces in use: after half an hour of 50 messages a
second some ten MiB in a worker, none of which are the program's (`soak` in docs/operations.md).
"""

import asyncio

_EVERY_S = 60.0


async def give_back(every_s: float = _EVERY_S) -> None:
    """Give it back again and again. Returns at once where the allocator is another one."""
    import ctypes  # for this alone

    try:
        trim = ctypes.CDLL(None).malloc_trim
    except AttributeError:  # musl, macOS
        return
    while True:
        await asyncio.sleep(every_s)
        await asyncio.to_thread(trim, 0)  # milliseconds, in which nobody is to wait
