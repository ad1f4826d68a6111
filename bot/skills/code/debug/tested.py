"""The tests that somebody's own program holds, and running them as pytest and unittest do. Pure."""

import re
import secrets
from dataclasses import dataclass, field

from bot.ports import Outcome
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
        _failed_tests.append(_error)
if _failed_tests:
    raise _failed_tests[0]
print({mark!r} + {end!r}, flush=True)
"""
_END = "none"


@dataclass(frozen=True, slots=True)
class Tests:
    """The `cases` that can be run by calling them, and those that are left `out`."""

    cases: tuple[Case, ...] = ()
    out: tuple[Case, ...] = ()
    mark: str = field(default_factory=lambda: f"failed-{secrets.token_hex(8)} ")

    def behind(self, source: str) -> str:
        """A program with all of them run at its end, in place of a call that has a library run
        them and then ends it."""
        if not self.cases:
            return source
        tests = ", ".join(f"({each.name!r}, {each.call})" for each in self.cases)
        return _RUNS_THEM.sub(r"\1pass", source) + _BEHIND.format(
            tests=tests, mark=self.mark, end=_END
        )

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


def _is_named(case: Case, text: str) -> bool:
    name = re.escape(case.name.rpartition(".")[2])
    return re.search(rf"\b{name}\b", text) is not None
