"""Whether a call comes to the same whenever it is made, found out by making it at several times.

Calls of a program with state (a counter, a cache, a list as a default) come to something else each
time, so that what is true of one of them in the program may not be of another one behind it. A call
that prints says what it shows twice, and which of the two is meant is not known: it is not steady.
"""

import re
import secrets
from collections.abc import Sequence

from bot.ports import CodeRunner, Program
from bot.skills.code.checks.examples import Tried
from bot.tools.source.reading import Reading

_SAID_CHARS = 100
_NOTING = """
_calls = {{}}


def _noted(name, function):
    def noted(*given, **named):
        key = name + repr(given) + repr(named)
        value = function(*given, **named)
        _calls.setdefault(key, []).append(repr(value))
        _asked.append(key)
        return value

    return noted


_asked = []
"""
_MAKING = """

def _made():
    print("\\n" + {begun!r}, flush=True)
    _asked.clear()
    try:
        said = "gives " + repr({call})
    except Exception as error:
        said = "raises " + type(error).__name__ + ": " + str(error)
    if any(len({{*_calls[key]}}) > 1 for key in _asked):
        said = "differs"
    print("\\n" + {mark!r} + " ".join(said.split())[:{chars}], flush=True)


"""
_TRYING = """
try:
    {call}
except Exception:
    pass
"""


async def is_steady(
    runner: CodeRunner, code: str, reading: Reading, others: Sequence[str], tried: Tried
) -> bool:
    """Whether all that is seen of a call is what came when it was `tried`: before the rest of the
    program, twice, behind the `others` that are told of beside it, within the program and behind
    it, and whether it printed nothing. `reading` is that of the code."""
    lines = code.split("\n")
    for name, line in reversed(reading.functions):
        lines.insert(line, f"{name} = _noted({name!r}, {name})")
    key = secrets.token_hex(8)
    begun, mark = f"begun-{key}", f"made-{key} "
    making = _MAKING.format(call=tried.example.seen, begun=begun, mark=mark, chars=_SAID_CHARS)
    others_first = "".join(_TRYING.format(call=each) for each in others)
    seen: list[str] = []
    for program, trying in (
        (reading.definitions, "_made()\n" * 2),
        (reading.definitions, f"{others_first}_made()\n"),
        ("\n".join(lines), "_made()\n"),
    ):
        outcome = await runner.run(Program(f"{_NOTING.format()}\n{program}\n{making}{trying}"))
        found = re.findall(rf"^{begun}\n\n{mark}(.*)$", outcome.output, re.MULTILINE)
        if len(found) != trying.count("_made()"):
            return False
        seen += found
    return all(tried.came[:_SAID_CHARS].startswith(each[:_SAID_CHARS]) for each in seen)
