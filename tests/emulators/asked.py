"""A helper process as `bot.tools.child` starts it: says who it is, thinks for ever, takes all the
memory that it is asked to, writes a file, or gets rid of its own timers and waits."""

import itertools
import mmap
import os
import signal
from pathlib import Path
from typing import Any

from bot.tools.child import serve


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """Its process id and its environment, after a while without end where it is to think or wait.

    Raises OSError where it may not have so much memory, or not write.
    """
    taken = mmap.mmap(-1, question.get("bytes", 1))
    for _ in itertools.count() if question["op"] == "think" else ():
        pass
    if question["op"] == "wait":
        for timer in (signal.ITIMER_PROF, signal.ITIMER_REAL):
            signal.setitimer(timer, 0)
        signal.pause()
    if question["op"] == "write":
        Path(question["file"]).write_text("written", "utf-8")
    return {"pid": os.getpid(), "taken": len(taken), "environment": dict(os.environ)}


if __name__ == "__main__":
    serve(answer)
