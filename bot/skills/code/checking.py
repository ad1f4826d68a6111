"""Checking code before it is shown: parsed, linted, formatted, run."""

from dataclasses import dataclass

from bot.ports import CodeRunner, Outcome, Program
from bot.skills.code.running import told_shortly
from bot.tools.source.reading import Reading, read
from bot.tools.source.tidying import Finding, tidy

_FATAL = frozenset({"E9", "F821", "F823", "PLE0118", "F632"})
"""Findings that make a program wrong where its examples do not happen to come by."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A program and what was found out about it. `outcome` None: it was not run.

    `trouble` is what is wrong, as the one who has to mend it wants to read it; "" for nothing.
    """

    source: str
    language: str
    reading: Reading
    findings: tuple[Finding, ...] = ()
    outcome: Outcome | None = None
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
            return f"{said}, but {self.findings[0].message.lower()}"
        count = self.reading.asserts
        if not count:
            return f"{said}; it has no example that would prove it"
        examples = "its own example holds" if count == 1 else f"its own {count} examples hold"
        return f"{said}; {examples}, which the model wrote as well"


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks programs; Python is also linted, formatted and run."""

    runner: CodeRunner

    async def check(self, source: str, language: str) -> Checked:
        """What can be found out about a program. Raises nothing."""
        reading = await read(source, language)
        if reading.problem is not None:
            return Checked(source, language, reading, trouble=_parsing(reading))
        if language != "python":
            return Checked(source, language, reading)
        tidied = await tidy(source)
        outcome = await self.runner.run(Program(tidied.source))
        trouble = _running(outcome) or _linting(tidied.findings)
        findings = tuple(sorted(tidied.findings, key=lambda each: each.code not in _FATAL))
        return Checked(tidied.source, language, reading, findings, outcome, trouble)


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
