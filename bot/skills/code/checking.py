"""Checking code before it is shown: parsed, linted, formatted, run."""

import re
import secrets
from dataclasses import dataclass

from bot.ports import CodeRunner, Outcome, Program
from bot.skills.code.examples import held, marked
from bot.skills.code.running import missing_package, told_shortly
from bot.tools.source.reading import Reading, read
from bot.tools.source.tidying import Finding, Tidied, lint, tidy

_FATAL = frozenset({"E9", "F821", "F823", "PLE0118", "F632"})
"""Findings that make a program wrong where its examples do not happen to come by."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A program and what was found out about it. `outcome` None: it was not run; `held` of its own
    examples hold.

    `trouble` is what is wrong, as the one who has to mend it wants to read it; "" for nothing.
    """

    source: str
    language: str
    reading: Reading
    outcome: Outcome | None = None
    held: int = 0
    trouble: str = ""

    @property
    def holds(self) -> bool:
        """Whether nothing is known to be wrong with it."""
        return not self.trouble

    @property
    def told(self) -> str:
        """What was checked and how it came out, as one clause."""
        if self.reading.problem is not None:
            return (
                f"does not parse: line {self.reading.problem.line} {self.reading.problem.message}"
            )
        if self.outcome is None:
            return "parses" if self.reading.is_known else "not checked: I have no parser for it"
        if self.outcome.ended == "refused":
            return "parses; not run here"
        said = told_shortly(self.outcome)
        if self.outcome.ended != "done":
            return said
        if self.trouble:
            return f"{said}, but {_briefly(self.trouble)}"
        return f"{said}; {_examples(self.held, len(self.reading.examples) + self.reading.looped)}"


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks programs; Python is also linted, formatted and run.

    `before` is the program that another one is to take the place of: what that defines and calls
    must still be there, and no error may be silenced in place of being mended. `lacks` is a package
    that it needs and the sandbox has not: what fails for that was not run.
    """

    runner: CodeRunner
    before: Reading | None = None
    lacks: str = ""

    async def check(self, source: str, language: str) -> Checked:
        """What can be found out about a program. Raises nothing."""
        source = re.sub(r"\r\n?", "\n", source)
        reading = await read(source, language)
        if reading.problem is not None:
            return Checked(source, language, reading, trouble=_parsing(reading))
        if language != "python":
            return Checked(source, language, reading)
        if self.before is None:
            tidied = await tidy(source)
        else:  # somebody's own code keeps its form
            tidied = Tidied(source, await lint(source))
        reading = await read(tidied.source, language)
        mark = f"held-{secrets.token_hex(4)}"
        outcome = await self.runner.run(Program(marked(tidied.source, reading, mark)))
        outcome, count = held(outcome, reading, mark)
        if self.lacks and missing_package(outcome) == self.lacks:
            outcome = Outcome("refused", errors=f"It needs `{self.lacks}`.")
        trouble = _running(outcome) or _linting(tidied.findings) or _lost(self.before, reading)
        return Checked(tidied.source, language, reading, outcome, count, trouble)


def _examples(held: int, count: int) -> str:
    if not count:
        return "it has no example that would prove it"
    if not held:
        return "none of its own examples was reached, so they prove nothing"
    if held < count:
        return f"{held} of its own {count} examples hold, the others were not reached"
    examples = "its own example holds" if count == 1 else f"its own {count} examples hold"
    return f"{examples}, which the model wrote as well"


def _lost(before: Reading | None, after: Reading) -> str:
    """What was taken out in place of being mended; "" for nothing."""
    if before is None:
        return ""
    if gone := [name for name in before.names if name not in after.names]:
        return f"`{gone[0]}` is gone. Keep all of the code."
    if gone := [name for name in before.calls if name not in after.calls]:
        return f"`{gone[0]}` is not called any more. Keep all of the code."
    if after.silenced > before.silenced:
        return "it hides the error in an `except` that does nothing. Mend its cause."
    return ""


def _briefly(trouble: str) -> str:
    """The first thing of a trouble, as a clause."""
    first = re.sub(r"^Line \d+: | \(\w+\)$", "", trouble.splitlines()[0]).partition(". ")[0]
    return first[:1].lower() + first[1:]


def _parsing(reading: Reading) -> str:
    problem = reading.problem
    return f"Line {problem.line}: {problem.message}" if problem else ""


def _running(outcome: Outcome) -> str:
    if outcome.ended in ("done", "refused"):
        return ""
    if outcome.ended == "failed":
        return outcome.errors.strip()[-1200:] or f"It ends with exit code {outcome.exit_code}."
    return f"It {told_shortly(outcome)}."


def _linting(findings: tuple[Finding, ...]) -> str:
    wrong = [each for each in findings if each.code in _FATAL]
    return "\n".join(f"Line {each.line}: {each.message} ({each.code})" for each in wrong)
