"""A helper process as `bot.tools.child` starts it: says who it is, or thinks for ever."""

import itertools
import os
from typing import Any

from bot.tools.child import serve


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """Its process id, after a while without end where it is to think."""
    for _ in itertools.count() if question["op"] == "think" else ():
        pass
    return {"pid": os.getpid()}


if __name__ == "__main__":
    serve(answer)
