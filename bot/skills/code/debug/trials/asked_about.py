"""Which tests a fix is judged by: those that somebody asks about, and those that passed before.

Others may fail after it as they did before it. They are named, and do not refuse a right fix.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.ports import CodeRunner, Outcome
from bot.skills.code.checks.lack import Lack
from bot.skills.code.checks.lacking import lack_in_test, lack_of
from bot.skills.code.pasted.files.projects import Project
from bot.skills.code.pasted.files.tested import Tests

_OF_TESTS = re.compile(r"\btests?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody `told` of an error and asked in `words`; `is_told`: whether an error's line is
    the one that they name."""

    told: str
    words: str
    is_told: Callable[[str], bool]


async def sparing(runner: CodeRunner, project: Project, outcome: Outcome, asked: Asked) -> Project:
    """The project with those of its tests spared that fail without a fix and are not what is asked
    about, or that lack something, while others fail by themselves. Where its program ended before
    them, as it did for who asks, they are tried by themselves."""
    tests = project.tests
    failing = tests.failing(outcome)
    if failing:
        lacking = [name for name, _ in lacking_tests(project, outcome)]
        real = [each for each in failing if each[0] not in lacking]
        about = _about(real, tests, asked)
        spared = [name for name, _ in failing if name not in about]
        return replace(project, tests=tests.sparing(spared, lacking)) if real else project
    is_of_tests = _OF_TESTS.search(asked.words) or tests.named_in(asked.told)
    if outcome.ended != "failed" or not tests.cases or is_of_tests:
        return project
    if lack_of(outcome, project.text):
        return project
    alone = await runner.run(project.imported())
    failing = tests.failing(alone)
    if failing or tests.passed(alone):
        return replace(project, tests=tests.sparing([name for name, _ in failing]))
    tests = replace(tests.sparing([each.name for each in tests.cases]), are_unseen=True)
    return replace(project, tests=tests)


def lacking_tests(project: Project, outcome: Outcome) -> list[tuple[str, Lack]]:
    """Those of the tests that failed which only lack something, and what; none where all do."""
    failing = project.tests.failing(outcome)
    lacks = [(name, lack_in_test(said, project.entry.code, project.text)) for name, said in failing]
    found = [(name, lack) for name, lack in lacks if lack is not None]
    return found if len(found) < len(failing) else []


def real_failures(project: Project, outcome: Outcome) -> list[tuple[str, str]]:
    """The tests that failed by themselves and their errors, those that are asked about first."""
    tests = project.tests
    failing = [each for each in tests.failing(outcome) if each[0] not in tests.lacking]
    return sorted(failing, key=lambda each: each[0] in tests.spared)


def _about(failing: Sequence[tuple[str, str]], tests: Tests, asked: Asked) -> set[str]:
    """Which of the failing tests are asked about: those that the words name, or the error, or that
    have the error; else all of them."""
    names = {name for name, _ in failing}
    return (
        tests.named_in(asked.words) & names
        or tests.named_in(asked.told) & names
        or {name for name, said in failing if asked.is_told(said)}
        or names
    )
