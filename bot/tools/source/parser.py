"""The child processes that read programs (child.py)."""

import json
import sys
from pathlib import Path

from bot.tools.sandbox.child import run_child
from bot.tools.sandbox.interpreter import pythons

_ROOT = Path(__file__).resolve().parents[3]
_CHILD = (
    "import sys; _, root, language, answer = sys.argv; sys.path.insert(0, root); "
    "from bot.tools.source.child import main; main(language, int(answer))"
)
_BYTECODE = (
    ("-B",) if sys.dont_write_bytecode else ("-X", f"pycache_prefix={sys.pycache_prefix or ''}")
)
"""Where ours is kept, which `-I` keeps from the child: it would compile its modules each time."""
_WITHIN_S = 10.0
_ANSWER_BYTES = 1_000_000


async def parsed(how: tuple[str, ...], data: bytes) -> dict[str, object] | None:
    """What a child says of a program in the language `how[0]`; None where it gave up.

    Python that ours cannot read is shown to the others that a sandbox may take (interpreter.py): a
    newer one reads what is newer.
    """
    found = await _asked(sys.executable, how, data)
    if how[0] != "python" or found is None or "message" not in found:
        return found
    for python in pythons()[1:]:
        other = await _asked(python, how, data)
        if other is not None and "message" not in other:
            return other
    return found


async def _asked(python: str, how: tuple[str, ...], data: bytes) -> dict[str, object] | None:
    no_packages = ["-S"] if how[0] == "python" else []  # starts in half the time
    try:
        ended = await run_child(
            [python, "-I", *_BYTECODE, *no_packages, "-c", _CHILD, str(_ROOT), *how],
            stdin=data,
            within_s=_WITHIN_S,
            output_bytes=_ANSWER_BYTES,
            is_hostile=False,
        )
    except OSError:  # not there
        return None
    if ended.exit_code != 0:
        return None
    found: dict[str, object] = json.loads(ended.output)
    return found
