"""The tests that somebody's own program holds, and running them as pytest and unittest do. Pure."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.ports import Outcome
from bot.skills.code.pasted.lines.definitions import span
from bot.tools.source.reading import Case, Reading

_RUNS_THEM = re.compile(
    r"^([ \t]*)(?:sys\.exit\(|raise SystemExit\()?(?:unittest|pytest)\.main\(.*$", re.MULTILINE
)
# Each that fails is told of; the first of them is the error of the program.
_BEHIND = """


_failed_tests = []
for _name, _test in [{tests}]:
    try:
        _test()
    except BaseException as _error:
        print({mark!r} + _name + " " + type(_error).__name__ + ": " + str(_error), flush=True)
        if _name not in {spared!r}:
            _failed_tests.append(_error)
if _failed_tests:
    raise _failed_tests[0]
print({mark!r} + {end!r}, flush=True)
"""
_END = "none"
_TEST = re.compile(r"[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)")


@dataclass(frozen=True, slots=True)
class Tests:
    """The `cases` that can be run by calling them, and those that are left `out`. Those `spared`
    may fail: they do without a fix, too, and nobody asked about them, or they are `lacking`
    something; `are_unseen`: whether they fail without one is not known."""

    cases: tuple[Case, ...] = ()
    out: tuple[Case, ...] = ()
    spared: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    are_unseen: bool = False
    mark: str = field(default_factory=lambda: f"failed-{secrets.token_hex(8)} ")

    def behind(self, source: str) -> str:
        """A program with all of them run at its end, in place of a call that has a library run
        them and then ends it."""
        if not self.cases:
            return source
        tests = ", ".join(f"({each.name!r}, {each.call})" for each in self.cases)
        return left_to_us(source) + _BEHIND.format(
            tests=tests, mark=self.mark, end=_END, spared=self.spared
        )

    def alone(self, source: str) -> str:
        """The same program as when it is imported: what it does only as a program is left out."""
        return self.behind(f"__name__ = 'imported'\n{source}")

    def sparing(self, spared: Sequence[str], lacking: Sequence[str] = ()) -> "Tests":
        """The same, some of which may fail."""
        return replace(self, spared=(*spared,), lacking=(*lacking,))

    def with_cases_of(self, reading: Reading) -> "Tests":
        """The same for another version of the program, with the tests that there are then."""
        own = own_tests(reading)
        return replace(self, cases=own.cases, out=own.out)

    def failing(self, outcome: Outcome) -> tuple[tuple[str, str], ...]:
        """Which of them failed in a run, and with what error."""
        told = re.findall(rf"{self.mark}(\S+) ([^\n]*)", outcome.output)
        return tuple((name, error.rstrip(": ")) for name, error in told)

    def passed(self, outcome: Outcome) -> bool:
        """Whether all of them were run, and none failed: a program can end before."""
        return f"{self.mark}{_END}\n" in outcome.output

    def named_in(self, text: str) -> set[str]:
        """Those that a text names."""
        return {each.name for each in (*self.cases, *self.out) if _is_named(each, text)}


def left_to_us(source: str) -> str:
    """A program without a call that has a library run its tests and then ends it."""
    return _RUNS_THEM.sub(r"\1pass", source)


def own_tests(reading: Reading, error: str = "") -> Tests:
    """The tests of a program that it does not call itself, those that an `error` text names first;
    none where none has an assert: what is called so need not be one."""
    own = [each for each in reading.cases if each.name not in reading.reached]
    if not any(each.is_telling for each in own):
        return Tests()
    first = sorted(own, key=lambda each: not _is_named(each, error))
    return Tests(
        tuple(each for each in first if each.call), tuple(each for each in first if each.why_not)
    )


def lines_of(source: str, tests: Sequence[str]) -> set[int]:
    """The lines of some tests in a program, the first being 1."""
    rows = source.split("\n")
    names = {each.rpartition(".")[2] for each in tests}
    spots = [at for at, row in enumerate(rows) if (found := _TEST.match(row)) and found[1] in names]
    return {line + 1 for at in spots for line in range(*span(rows, at))}


def _is_named(case: Case, text: str) -> bool:
    name = re.escape(case.name.rpartition(".")[2])
    return re.search(rf"\b{name}\b", text) is not None
