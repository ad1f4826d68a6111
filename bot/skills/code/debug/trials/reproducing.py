"""Reproducing an error that somebody tells of: what is run for it, and what was seen."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.ports import CodeRunner, Outcome
from bot.skills.code.checks.lack import Lack
from bot.skills.code.checks.lacking import lack_of
from bot.skills.code.checks.running import judged, told_shortly, told_untried
from bot.skills.code.checks.unknown import lack_of_name, unknown_before
from bot.skills.code.debug.trials.asked_about import Asked, lacking_tests, real_failures, sparing
from bot.skills.code.pasted.files.importing import meant_by, reached
from bot.skills.code.pasted.files.projects import Project, project_of
from bot.skills.code.pasted.files.tested import Tests
from bot.skills.code.pasted.languages.naming import looks_like_code
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.pieces import Pasted, error_line
from bot.tools.source.reading import read

_MOST_TRIED = 4
_PLACE = re.compile(r'File "(?:[^"\n]*[/\\])?([^"/\\\n]+)", line \d|([\w-]+\.py)(?:::|:\d+:)')
_OF_TESTS = re.compile(r"\btests?\b", re.IGNORECASE)
_SAID_BY_PYTEST = re.compile(r"^(?:E[ \t]+|[^\s:]+\.py:\d+: )(\w+(?:Error|Exception)\b.*)$", re.M)
_ASSERTED = re.compile(r"^(?:E[ \t]+|FAILED .* - )assert\b", re.MULTILINE)
_WHERE = re.compile(r"partially initialized module |(?: \([^()\n]*\))+$")
_OF_MODULES = ("ImportError", "AttributeError")
_ALSO = "Failing, too: {tests}."


@dataclass(frozen=True, slots=True)
class Reproduced:
    """What was seen when a project was tried, in words; the `error` to mend, as the sandbox said
    it; whether that was seen here; and what is lacking, so that it could not be tried. `fits`: how
    well it fits what the person told of, 2 being the same error; `is_fine`: it ran to its end."""

    project: Project
    seen: str
    error: str
    is_seen: bool
    lacks: Lack | None = None
    fits: int = 0
    is_fine: bool = False

    @property
    def is_unblamed(self) -> bool:
        """Whether no error is known: none was seen, and nobody told of one."""
        return not (self.is_seen or self.error)


async def reproduced(runner: CodeRunner, given: Pasted, code: Block) -> Reproduced:
    """Try what was pasted: of several programs the one in which the error comes up, or, where none
    is told and the first ones run, one that fails; else the first."""
    found: list[Reproduced] = []
    for entry, beside in _entries(given, code)[:_MOST_TRIED]:
        project = await project_of(entry, beside, f"{given.words}\n{given.error}")
        found.append(await _tried(runner, project, given.error, given.words))
    if not given.error and all(each.is_fine for each in found):
        for each in _other_programs(given, code)[: _MOST_TRIED - len(found)]:
            other = await _tried(runner, await project_of(each, (), given.words), "", given.words)
            found += [other] if other.is_seen else []
    best = max(found, key=lambda each: each.fits)
    also = [each for each in found if each is not best and each.is_fine]
    related = [each for each in also if {*each.project.files} & {*best.project.files}]
    if not related:
        return best
    names = _listed([f"`{each.project.entry.name}`" for each in related], "ran", "ran")
    project = replace(best.project, also=tuple(each.project for each in related))
    return replace(best, project=project, seen=f"{best.seen} {names} without an error.")


def _entries(given: Pasted, code: Block) -> list[tuple[Block, tuple[Block, ...]]]:
    """What could be run, each with the files that it imports. What is told of the error, or, where
    that is nothing, of tests, says which comes first; else the one that is looked at anyway."""
    if code.language != "python" or given.joined > 1:
        return [(code, given.beside)]
    blocks = [each for each in given.blocks if each.language == "python"]
    named = {each.name: each for each in reversed(blocks) if each.name}
    around = {each: reached(each, named) for each in blocks}
    entries = [(code, (*given.beside, *_more(around.get(code, ()), (code, *given.beside))))]
    for each in blocks:
        is_file = named.get(each.name) is each
        is_loose = not each.name and bool(given.error)
        is_used = is_file and any(each in around[other] for other in named.values())
        if each != code and (is_file or is_loose) and not is_used:
            entries.append((each, _more(around[each], (each,))))
    places = [one or other for one, other in _PLACE.findall(given.error)]
    if not places and _OF_TESTS.search(given.words):
        places = [name for name in named if _is_of_tests(name)]
    return sorted(entries, key=lambda each: _rank(each[0].name, places))


def _more(files: Sequence[Block], known: Collection[Block]) -> tuple[Block, ...]:
    return tuple(each for each in files if each not in known)


def _other_programs(given: Pasted, code: Block) -> list[Block]:
    """What stands beside the code without a name and is a program of its own."""
    if code.language != "python" or given.joined > 1:
        return []
    return [
        each
        for each in given.others
        if each.language == "python" and not each.name and looks_like_code(each.code)
    ]


def _rank(name: str, places: Sequence[str]) -> int:
    return places.index(name) if name in places else len(places)


def _is_of_tests(name: str) -> bool:
    return name.startswith("test_") or name.endswith("_test.py")


async def _tried(runner: CodeRunner, project: Project, told: str, words: str) -> Reproduced:
    entry = project.entry
    reading = await read(entry.code, entry.language)
    is_whole = entry.language == "python" or "SyntaxError" in told
    if wrong := reading.problem if is_whole else reading.wrong:
        problem = f"It does not parse: line {wrong.line} {wrong.message}"
        return Reproduced(
            project, f"{problem}.", f"{problem}\n\n{told}".rstrip(), is_seen=True, fits=2
        )
    if entry.language != "python":
        untried = f"I run only Python, so I have not tried this {entry.language or 'code'}."
        return Reproduced(project, untried, told, is_seen=False)
    named_error = _named_error(told)
    outcome = judged(await runner.run(project.program()), named_error)
    asked = Asked(told, words, lambda each: bool(named_error) and _are_one(named_error, each))
    project = await sparing(runner, project, outcome, asked)
    failing = real_failures(project, outcome)
    if project.tests.spared and project.tests.failing(outcome):  # for the error of what is asked
        outcome = judged(await runner.run(project.program()), named_error)
    named = replace(outcome, errors=project.as_named(outcome.errors))
    is_theirs = _is_theirs(named, told, project.tests, failing)
    unknown = set() if named_error and is_theirs else await unknown_before(entry.code, entry.code)
    # whoever saw another error had the name
    nameless = lack_of_name(outcome, unknown, only_in_heads=not named_error)
    lack = lack_of(outcome, project.text) or nameless
    names = [each.name.removesuffix(".py") for each in project.beside]
    is_misspelt = lack is not None and lack.kind == "package" and meant_by(lack.name, names) != ""
    is_own = is_misspelt or (lack is not None and lack.may_be_its_own)
    if lack and not (is_own and told and is_theirs):
        return Reproduced(project, told_untried(lack.why), told, False, lack, fits=1)
    has_failed = outcome.ended not in ("done", "refused")
    error = (_error(outcome, failing) if has_failed else "") or told
    seen = _seen(named, told, project, failing)
    fits = 2 if is_theirs else int(has_failed)
    return Reproduced(project, seen, error, is_theirs, None, fits, outcome.ended == "done")


def _error(outcome: Outcome, failing: Sequence[tuple[str, str]]) -> str:
    """What Python said, and which tests fail beside that."""
    error = outcome.errors.strip()[-1500:]
    also = ", ".join(f"{name} ({said})" for name, said in failing[1:])
    return f"{_ALSO.format(tests=also)}\n\n{error}" if also and error else error


def _is_theirs(
    outcome: Outcome, told: str, tests: Tests, failing: Sequence[tuple[str, str]]
) -> bool:
    """Whether what was seen is what the person told of: the same error, of a test that they name
    where they name one."""
    if outcome.ended in ("done", "refused"):
        return False
    blamed = tests.named_in(told)
    if blamed and not any(name in blamed for name, _ in failing):
        return False
    named = _named_error(told)
    return not named or any(_are_one(named, each) for each in _here(outcome, failing))


def _here(outcome: Outcome, failing: Sequence[tuple[str, str]]) -> list[str]:
    return [*(said for _, said in failing), error_line(outcome.errors)]


def _named_error(told: str) -> str:
    """The error that somebody's text names, pytest's too; "" for none."""
    if line := error_line(told):
        return line
    if found := _SAID_BY_PYTEST.search(told):
        return found[1].strip()
    return "AssertionError" if _ASSERTED.search(told) else ""


def _are_one(named: str, here: str) -> bool:
    """Whether two lines name one error: newer Pythons add a guess ("Did you mean …?"), and of
    modules where they lie. An end without an error (`here` is "") names none."""
    if here.startswith(_OF_MODULES):
        named, here = _WHERE.sub("", named), _WHERE.sub("", here)
    return bool(here) and (named.startswith(here) or here.startswith(named))


def _seen(outcome: Outcome, told: str, project: Project, failing: Sequence[tuple[str, str]]) -> str:
    tests = project.tests
    if outcome.ended == "refused":
        return outcome.errors
    with_tests = bool(failing) or tests.passed(outcome)
    ran = "I ran it with its tests" if with_tests else "I ran it"
    left_out = "".join(f" I have not run `{each.name}`: it {each.why_not}." for each in tests.out)
    if outcome.ended == "done":
        elsewhere = " What you saw did not happen here." if told and not left_out else ""
        return f"{ran} and saw no error.{elsewhere}{left_out}"
    named, here = _named_error(told), error_line(outcome.errors)
    names = [f"`{name}`" for name, _ in failing]
    which = f" {_listed(names, 'fails', 'fail')}." if failing else ""
    which += "".join(
        f" I could not try `{name}`: {lack.why}." for name, lack in lacking_tests(project, outcome)
    )
    if outcome.ended == "failed" and named and here:
        same = next((each for each in _here(outcome, failing) if _are_one(named, each)), "")
        if same and _is_theirs(outcome, told, tests, failing):
            return f"{ran} and saw the same error: `{same}`.{which}{left_out}"
        return f"{ran} and saw another error than yours: `{here}`.{which}{left_out}"
    how = f"fails: {here}" if failing and here else told_shortly(outcome)
    return f"{ran}: it {how}.{which}{left_out}"


def _listed(names: Sequence[str], one: str, more: str) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last} {more}" if most else f"{last} {one}"
