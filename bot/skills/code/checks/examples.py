"""Examples: asserts that say what a program should do, each tried by itself. Pure.

Those that a program ends with, or that were asked for beside it, are tried one after another, with
what came out: which of the two is wrong, the program or its example, is not known. The program is
only asked for its results, and never told what they should be: judging.py compares them, in a run
of its own. Only where both are of the program's own making (`Point(1, 2) == Point(1, 2)`) it says
so itself. Those that stand inside of a program only count while it runs: an assert that was never
reached, or whose failure was caught, proves nothing. Marks are printed on the lines that are there,
so that errors name those.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.ports import Outcome
from bot.skills.code.checks.lack import Lack
from bot.skills.code.checks.lacking import lack_in
from bot.skills.code.checks.results import CODING
from bot.tools.sandbox.monty import is_beyond
from bot.tools.source.reading import Example, Reading

_VALUE_CHARS = 120
_END = "end"
RESULTS = "results "
_TRIAL = """

def _tried(number, parts, seen=None, wanted=None):
    print({mark!r}, number, "begins", flush=True)
    try:
        results = [_result(part()) for part in parts]
        if seen is not None and any('["is", ' not in each[:8] for each in results):
            value = seen()
            said = "holds" if value == wanted() else "gives " + repr(value)
        else:
            print({mark!r}, number, "results [" + ", ".join(results) + "]", flush=True)
            return
    except BaseException as error:
        said = "raises " + type(error).__name__ + ": " + str(error)[:{most}]
        try:
            place = error.__traceback__
            while place.tb_next:
                place = place.tb_next
            if place.tb_lineno <= {last}:
                said += " (line " + str(place.tb_lineno) + ")"
        except Exception:
            pass
    print({mark!r}, number, " ".join(said.split())[:{chars}], flush=True)


"""


@dataclass(frozen=True, slots=True)
class Tried:
    """An example and what came of it: "holds", "gives 9", "raises KeyError: 'a'", or "does not
    end"; "" where it was not reached; "results …" where they wait to be judged."""

    example: Example
    came: str = ""

    @property
    def holds(self) -> bool:
        """Whether it is as the example says."""
        return self.came == "holds"

    @property
    def fails(self) -> bool:
        """Whether it was reached, and is not."""
        return self.came not in ("", "holds") and not self.lacks and not self.waits

    @property
    def waits(self) -> bool:
        """Whether its results are there, but not judged."""
        return self.came.startswith(RESULTS)

    @property
    def lacks(self) -> Lack | None:
        """What the sandbox has not, so that it could not be tried; None: nothing."""
        verb, _, error = self.came.partition(" ")
        return lack_in(error) if verb == "raises" else None

    @property
    def told(self) -> str:
        """What came, beside what was to come."""
        verb, _, value = self.came.partition(" ")
        if verb not in ("gives", "raises"):
            return f"{quoted(self.example.seen)} {self.came}"
        instead = f", not {quoted(self.example.wanted)}" if self.example.wanted else ""
        return f"{quoted(self.example.seen)} {verb} {quoted(value)}{instead}"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a program printed itself, how many of the examples inside of it hold, and what came of
    the others. `came_to_end`: whether the program did, before those were tried."""

    outcome: Outcome
    held: int
    reached: frozenset[int]
    tried: tuple[Tried, ...]
    came_to_end: bool


def marked(source: str, reading: Reading, examples: Sequence[Example], mark: str) -> str:
    """`source` so that it prints `mark` and a number for each example in it that holds, and for
    its end, and then what comes of each of `examples`. `reading` is that of `source`."""
    lines = source.encode().split(b"\n")
    for number, (line, at) in reversed([*enumerate(reading.examples)]):
        row = lines[line - 1]
        lines[line - 1] = row[:at] + f"; print({mark!r}, {number})".encode() + row[at:]
    program = b"\n".join(lines).decode() + f"\nprint({mark!r}, {_END!r}, flush=True)\n"
    if not examples:
        return program
    trial = _TRIAL.format(
        mark=f"{mark}-each", chars=_VALUE_CHARS, most=_VALUE_CHARS - 40, last=len(lines)
    )
    return program + CODING + trial + "".join(map(_call, range(len(examples)), examples))


def seen(outcome: Outcome, reading: Reading, examples: Sequence[Example], mark: str) -> Seen:
    """What came of a program that was marked; those in loops hold where it came to its end. That
    an example holds it may only say where what it should be is its own, too."""
    own: list[str] = []
    found: set[str] = set()
    came = [""] * len(examples)
    for line in outcome.output.split("\n"):
        before, sign, rest = line.partition(mark)
        if sign and rest.startswith("-each "):
            number, _, said = rest.removeprefix("-each ").partition(" ")
            if number.isdecimal() and int(number) < len(came):
                came[int(number)] = said
        elif sign:
            found.add(rest.strip())
        if before or not sign:
            own.append(before)
    reached = frozenset(n for n in range(len(reading.examples)) if str(n) in found)
    looped = reading.looped if _END in found else 0
    tried = tuple(
        Tried(each, "" if said == "holds" and not each.is_own else as_told(said))
        for each, said in zip(examples, came, strict=True)
    )
    outcome = replace(outcome, output="\n".join(own))
    return Seen(outcome, len(reached) + looped, reached, tried, _END in found)


def quoted(code: str) -> str:
    """Code in one line, set as code where that can be."""
    return f"`{' '.join(code.split())}`" if "`" not in code else " ".join(code.split())


def _call(number: int, example: Example) -> str:
    parts = "".join(f"lambda: ({part}), " for part in example.parts)
    sides = f", lambda: ({example.seen}), lambda: ({example.wanted})" if example.is_own else ""
    return f"_tried({number}, [{parts}]{sides})\n"


def as_told(said: str) -> str:
    """What is said of an example, "" for nothing that counts."""
    if said == "begins":
        return "does not end"
    kind, _, message = said.removeprefix("raises ").partition(": ")
    # The sandbox knows only a part of Python: what it does not know is no failure.
    return "" if said.startswith("raises ") and is_beyond(kind, f"{kind}: {message}") else said
