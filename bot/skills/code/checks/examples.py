"""Examples: asserts that say what a program should do, each tried by itself. Pure.

Those that a program ends with, or that were asked for beside it, are tried one after another, with
what came out: which of the two is wrong, the program or its example, is not known. The program is
only asked for its results, and never told what they should be: judging.py compares them, in a run
of its own. Only where both are of the program's own making (`Point(1, 2) == Point(1, 2)`) it says
so itself. What belongs to an example is done before it, in a namespace of its own, so that it can
be tried with any program. Those that stand inside of a program only count while it runs: an assert
that was never reached, or whose failure was caught, proves nothing. Marks are printed on the lines
that are there, so that errors name those.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import indent

from bot.ports import Outcome
from bot.skills.code.checks.lack import Lack
from bot.skills.code.checks.lacking import lack_in
from bot.skills.code.checks.results import CODING
from bot.tools.sandbox.monty import is_beyond
from bot.tools.source.reading import Example, Reading

_VALUE_CHARS = 120
_END = "end"
RESULTS = "results "
_NO_NAME = re.compile(r"raises NameError: name '(\w+)' is not defined$")
_TRIAL = """

def _says(number, said):
    print({mark!r}, number, " ".join(said.split())[:{chars}], flush=True)


def _raised(error):
    said = "raises " + type(error).__name__ + ": " + str(error)[:{most}]
    try:
        place = error.__traceback__
        while place.tb_next:
            place = place.tb_next
        if place.tb_lineno <= {last}:
            said += " (line " + str(place.tb_lineno) + ")"
    except Exception:  # the place is an extra: an error may have none, or hide it
        pass
    return said


def _tried(waiting, parts, seen=None, wanted=None):
    number = waiting.pop(0)
    try:
        values = [part() for part in parts]
        results = [_result(value) for value in values]
        if seen is not None and any('["is", ' not in each[:8] for each in results):
            value = seen(*values)
            _says(number, "holds" if value == wanted(*values) else "gives " + repr(value))
        else:
            print({mark!r}, number, "results [" + ", ".join(results) + "]", flush=True)
    except BaseException as error:
        _says(number, _raised(error))


def _behind(trials, waiting):
    try:
        trials(waiting)
    except BaseException as error:
        for number in waiting:
            _says(number, _raised(error))


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
    def lacks_value(self) -> bool:
        """Whether it looks at a value that the program has not, which nobody said it should."""
        found = _NO_NAME.match(self.came)
        written = "\n".join((*self.example.setup, self.example.text))
        return bool(found and re.search(rf"\b{found[1]}\b(?! *\()", written))

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
    trials = (_trials(each, reading, f"{mark}-each") for each in _runs(examples))
    return program + CODING + trial + "".join(trials)


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
        Tried(each, "" if _is_unreached(said, each) else as_told(said))
        for each, said in zip(examples, came, strict=True)
    )
    outcome = replace(outcome, output="\n".join(own))
    return Seen(outcome, len(reached) + looped, reached, tried, _END in found)


def _is_unreached(said: str, example: Example) -> bool:
    """Whether nothing is known of it: what came is its own word, or ended the program before it."""
    return (said == "holds" and not example.is_own) or said.startswith("raises SystemExit")


def quoted(code: str) -> str:
    """Code in one line, set as code where that can be."""
    return f"`{' '.join(code.split())}`" if "`" not in code else " ".join(code.split())


def with_setup(examples: Sequence[Example], reading: Reading) -> list[str]:
    """The examples as they can stand below a program, of which `reading` is, each with what belongs
    to it; but for those that would give something else to a name which the program reads."""
    fitting = [each for each in examples if not _given(each, reading) & {*reading.read}]
    steps = [
        step
        for run in _runs(fitting)
        for each in run
        for step in (*_imports([each.example], reading), *each.before, each.example.text)
    ]
    imports = [text for each in fitting for text, _ in each.imports]
    return [each for at, each in enumerate(steps) if each not in imports or each not in steps[:at]]


@dataclass(frozen=True, slots=True)
class _Step:
    """An example, and what is to be done before it behind the one that is tried before it."""

    number: int
    example: Example
    before: tuple[str, ...]


def _runs(examples: Sequence[Example]) -> list[list[_Step]]:
    """The examples, those together that stand behind one another."""
    runs: list[list[_Step]] = [[]]
    done: tuple[str, ...] = ()
    for number, each in enumerate(examples):
        if each.setup[: len(done)] != done:
            runs.append([])
            done = ()
        runs[-1].append(_Step(number, each, each.setup[len(done) :]))
        done = (*each.setup, *each.does)
    return runs


def _trials(run: Sequence[_Step], reading: Reading, mark: str) -> str:
    """A function in which the examples of a run are tried, and its call."""
    lines = _imports([each.example for each in run], reading)
    for each in run:
        begins = f"print({mark!r}, {each.number}, 'begins', flush=True)"
        lines += [begins, *each.before, _call(each.example)]
    body = indent("\n".join(lines), "    ")
    return f"def _trials(_waiting):\n{body}\n\n_behind(_trials, {[n.number for n in run]})\n"


def _call(example: Example) -> str:
    parts = "".join(f"lambda: ({part}), " for part in example.parts)
    names = ", ".join(f"_{at}" for at in range(len(example.parts)))
    sides = [f", lambda {names}: ({side})" for side in (example.judged, example.meant)]
    return f"_tried(_waiting, [{parts}]{''.join(sides) if example.is_own else ''})"


def _imports(examples: Sequence[Example], reading: Reading) -> list[str]:
    """What the examples import and the program does not."""
    imports = dict.fromkeys(each for example in examples for each in example.imports)
    return [text for text, names in imports if (text, names) not in reading.imports]


def _given(example: Example, reading: Reading) -> set[str]:
    imported = {name for each in example.imports if each not in reading.imports for name in each[1]}
    return {*example.gives} | imported


def as_told(said: str) -> str:
    """What is said of an example, "" for nothing that counts."""
    if said == "begins":
        return "does not end"
    kind, _, message = said.removeprefix("raises ").partition(": ")
    # The sandbox knows only a part of Python: what it does not know is no failure.
    return "" if said.startswith("raises ") and is_beyond(kind, f"{kind}: {message}") else said
