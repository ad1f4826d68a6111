"""Checking mended files of a project: each by itself, and what is run with all of them there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.skills.code.checks.checked import Checked
from bot.skills.code.checks.checking import Checker
from bot.skills.code.checks.clauses import still_fail
from bot.skills.code.checks.lacking import lack_of
from bot.skills.code.checks.running import judged, told_shortly
from bot.skills.code.pasted.files.projects import Project, in_place, with_changes
from bot.skills.code.pasted.files.tested import lines_of
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.traces import OWN
from bot.tools.source.reading import Case, Reading, read


@dataclass(frozen=True, slots=True)
class _File:
    """One file before and after."""

    name: str
    before: Reading
    checked: Checked
    is_changed: bool

    @property
    def wrong(self) -> str:
        """What is wrong with it. A file that was left as it is can only fail."""
        has_run = self.checked.outcome is not None and self.checked.outcome.ended == "done"
        if not self.checked.breaks or (has_run and not self.is_changed):
            return ""
        in_it = (
            f"In {self.name}: " if self.name and (has_run or self.checked.outcome is None) else ""
        )
        return f"{in_it}{self.checked.breaks}"


async def check_together(
    checker: Checker, project: Project, changed: Sequence[Block], error: str
) -> Checked:
    """What is run of the project, checked with the `changed` files in their places; it says what is
    wrong with any of them, and what became of all asserts. `error` is that which was seen before.
    Raises nothing."""
    after = await with_changes(project, changed)
    names = dict.fromkeys((*(each.name for each in changed), project.entry.name))
    files = [await _file(checker, project, after, name) for name in names]
    first = next((each for each in files if each.wrong), None)
    left = first.checked.left if first else None
    last = next(each for each in files if each.name == project.entry.name)
    counted = [each.checked for each in files]
    passed = {*_passed(after, last.checked)}
    theirs = {each.name for each in project.tests.cases}
    return replace(
        last.checked,
        breaks=(first.wrong if first else "")
        or _taken_over(project, files)
        or await _broken(checker, project, changed),
        held=sum(each.held for each in counted),
        count=sum(each.count for each in counted),
        theirs=_sum([each.theirs for each in counted]),
        gone=next((each.gone for each in counted if each.gone), _rewritten(project, files, error)),
        unreached=next((each.unreached for each in counted if each.unreached), ""),
        left=replace(left, file=first.name) if first and left and len(project.files) > 1 else left,
        beside=tuple(changed),
        tests=len(passed & theirs),
        tests_added=len(passed - theirs),
        still=_still(after, last.checked),
    )


async def _file(checker: Checker, project: Project, after: Project, name: str) -> _File:
    was, now = project.at(name), after.at(name)
    before = await read(was.code, "python")
    if name == project.entry.name:  # asserts of tests that may fail need not be reached
        spared = lines_of(was.code, project.tests.spared)
        claims = tuple(each for each in before.claims if each.line not in spared)
        before = replace(before, claims=claims)
    around = "\n\n".join(each.code for each in project.files if each.name != name)
    one = replace(
        checker,
        runner=in_place(checker.runner, after, name),
        before=before,
        source=was.code,
        name=name,
        project=None,
        around=f"{around}\n",
    )
    return _File(name, before, await one.check(now.code, "python"), was.code != now.code)


async def _broken(checker: Checker, project: Project, changed: Sequence[Block]) -> str:
    """What came to its end before, and does not with the changed files; "" for nothing."""
    for each in project.also:
        after = await with_changes(each, changed)
        outcome = judged(await checker.runner.run(after.program()))
        if outcome.ended not in ("done", "refused") and not lack_of(outcome, after.text):
            errors = after.as_named(outcome.errors).strip() or f"It {told_shortly(outcome)}."
            return f"Now {each.entry.name} fails, which ran before. {errors}"
    return ""


def _passed(project: Project, checked: Checked) -> list[str]:
    """The tests that were called and passed."""
    if checked.outcome is None or not project.tests.passed(checked.outcome):
        return []
    failing = [name for name, _ in project.tests.failing(checked.outcome)]
    return [each.name for each in project.tests.cases if each.name not in failing]


def _still(project: Project, checked: Checked) -> str:
    """Of the tests that may fail, those that do, as a clause; "" for none."""
    tests = project.tests
    if checked.outcome is None or not tests.passed(checked.outcome):
        return ""
    failing = [name for name, _ in tests.failing(checked.outcome)]
    return still_fail(
        [each for each in failing if each not in tests.lacking],
        [each for each in failing if each in tests.lacking],
        were_seen=not tests.are_unseen,
    )


def _sum(counts: Sequence[int | None]) -> int | None:
    known = [each for each in counts if each is not None]
    return sum(known) if len(known) == len(counts) else None


def _taken_over(project: Project, files: Sequence[_File]) -> str:
    """That a file defines itself what it took from another one, which is then never tried; "" for
    not."""
    for each in files:
        for text, names in each.before.imports:
            module = text.split()[1].lstrip(".")
            is_own = any(other.name == f"{module}.py" for other in project.files)
            own = [name for name in names if name in each.checked.reading.names]
            if is_own and own and each.is_changed:
                in_it = f"In {each.name}: " if each.name else ""
                return (
                    f"{in_it}it defines `{own[0]}` itself. Mend {module}.py, and keep the import."
                )
    return ""


def _rewritten(project: Project, files: Sequence[_File], error: str) -> str:
    """A test of theirs, or a file of tests, that does not stand there as it did; "" for none. One
    in which another error came up than that of an assert was wrong itself."""
    for each in files:
        if not each.is_changed or not each.before.cases:
            continue
        now = {case.name: case.text for case in each.checked.reading.cases}
        wrong = project.function_that_failed(error) if each.name == project.entry.name else ""
        tests = [case for case in each.before.cases if not _is_one(case, wrong)]
        if gone := [case.name for case in tests if now.get(case.name) != case.text]:
            return gone[0]
        is_only_tests = {*each.before.names} <= {name.split(".")[0] for name in now}
        is_same = each.before.shape == each.checked.reading.shape
        if is_only_tests and each.name not in ("", OWN) and not is_same and not wrong:
            return each.name
    return ""


def _is_one(case: Case, function: str) -> bool:
    return bool(function) and case.name.rpartition(".")[2] == function
