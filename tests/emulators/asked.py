"""A helper process as `bot.tools.child` starts it: says who it is, thinks for ever, or takes all
the memory that it is asked to."""

import itertools
import mmap
import os
from typing import Any

from bot.tools.child import serve


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """Its process id, after a while without end where it is to think.

    Raises OSError where it may not have so much memory.
    """
    taken = mmap.mmap(-1, question.get("bytes", 1))
    for _ in itertools.count() if question["op"] == "think" else ():
        pass
    return {"pid": os.getpid(), "taken": len(taken)}


if __name__ == "__main__":
    serve(answer)
