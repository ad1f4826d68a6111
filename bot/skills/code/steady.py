"""Whether a call comes to the same whenever it is made, found out by making it at several times.

Calls of a program with state (a counter, a cache, a list as a default) come to something else each
time, so that what is true of one of them in the program may not be of another one behind it.
"""

import re
import secrets

from bot.ports import CodeRunner, Program
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
    _asked.clear()
    try:
        said = "gives " + repr({call})
    except Exception as error:
        said = "raises " + type(error).__name__ + ": " + str(error)
    if any(len({{*_calls[key]}}) > 1 for key in _asked):
        said = "differs"
    print("\\n" + {mark!r} + " ".join(said.split())[:{chars}], flush=True)


"""


async def is_steady(runner: CodeRunner, code: str, reading: Reading, call: str, came: str) -> bool:
    """Whether all that is seen of a call is that it `came` to this: before the rest of the program,
    twice, within it and behind it. `reading` is that of the code."""
    lines = code.split("\n")
    for name, line in reversed(reading.functions):
        lines.insert(line, f"{name} = _noted({name!r}, {name})")
    mark = f"made-{secrets.token_hex(8)} "
    making = _MAKING.format(call=call, mark=mark, chars=_SAID_CHARS)
    seen: list[str] = []
    for program, times in ((reading.definitions, 2), ("\n".join(lines), 1)):
        source = f"{_NOTING.format()}\n{program}\n{making}" + "_made()\n" * times
        outcome = await runner.run(Program(source))
        found = re.findall(rf"^{mark}(.*)$", outcome.output, re.MULTILINE)
        if len(found) != times:
            return False
        seen += found
    return all(came[:_SAID_CHARS].startswith(each[:_SAID_CHARS]) for each in seen)
