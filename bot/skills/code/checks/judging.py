"""Whether examples hold, found out in a run without the program whose results are compared.

In one run the program could read what its results should be, or say itself that they are so: its
names, Python's own functions and what it prints are all in its hand.
"""

import re
import secrets
from collections.abc import Sequence
from dataclasses import replace

from bot.ports import CodeRunner, Program
from bot.skills.code.checks.examples import RESULTS, Tried, as_told
from bot.skills.code.checks.results import LONGEST, Result, results_in
from bot.tools.source.reading import Example

_VALUE_CHARS = 120
_UNKNOWN = "unknown"
_BENCH = """
def _judged(number, seen, wanted, shown, is_long):
    print({mark!r}, number, "begins", flush=True)
    try:
        value = seen()
        meant = wanted()
        if value == meant:
            said = "holds"
        elif is_long and len(repr(meant)) * 2 > {longest}:
            said = {unknown!r}
        else:
            said = "gives " + (shown or repr(value))
    except BaseException as error:
        said = "raises " + type(error).__name__ + ": " + str(error)[:{most}]
    print({mark!r}, number, " ".join(said.split())[:{chars}], flush=True)


"""


async def judge(runner: CodeRunner, tried: Sequence[Tried]) -> tuple[Tried, ...]:
    """What came of examples, with those judged whose results are there. Of the program
    that gave them nothing is used, but for what the examples import."""
    found = {n: results for n, each in enumerate(tried) if (results := _results(each)) is not None}
    if not found:
        return tuple(replace(each, came="") if each.waits else each for each in tried)
    mark = f"judged-{secrets.token_hex(8)}"
    calls = [_call(number, tried[number].example, results) for number, results in found.items()]
    bench = _BENCH.format(
        mark=mark, longest=LONGEST, unknown=_UNKNOWN, chars=_VALUE_CHARS, most=_VALUE_CHARS - 40
    )
    imports = _imports([tried[number].example for number in found])
    outcome = await runner.run(Program(imports + bench + "".join(calls)))
    said = dict(re.findall(rf"^{mark} (\d+) (.*)$", outcome.output, re.MULTILINE))
    return tuple(
        replace(each, came=_verdict(said.get(str(number), ""))) if each.waits else each
        for number, each in enumerate(tried)
    )


def _results(tried: Tried) -> tuple[Result, ...] | None:
    """The results of an example that waits to be judged; None: there are none that can be."""
    if not tried.waits:
        return None
    try:
        results = results_in(tried.came.removeprefix(RESULTS))
    except ValueError:
        return None
    return results if len(results) == len(tried.example.parts) else None


def _verdict(said: str) -> str:
    return "" if said == _UNKNOWN else as_told(said)


def _call(number: int, example: Example, results: Sequence[Result]) -> str:
    # What could not be taken out is a function: like nothing but itself, and not None.
    names = ", ".join(f"_{at}" for at in range(len(results)))
    values = ", ".join(each.python or "lambda: None" for each in results)
    seen, wanted = example.judged, example.meant
    if not wanted:
        seen, wanted = f"not not ({seen})", "True"
    both = [f"lambda: (lambda {names}: ({side}))({values})" for side in (seen, wanted)]
    shown = {f"_{at}": each.shown for at, each in enumerate(results)}.get(example.judged, "")
    is_long = any(each.is_long for each in results)
    return f"_judged({number}, {both[0]}, {both[1]}, {shown!r}, {is_long})\n"


def _imports(examples: Sequence[Example]) -> str:
    wanted = dict.fromkeys(text for each in examples for text, _ in each.imports)
    return "".join(f"try:\n    {text}\nexcept Exception as error:\n    pass\n" for text in wanted)
