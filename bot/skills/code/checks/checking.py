"""Checking code before it is shown: parsed, linted, formatted, run."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.ports import CodeRunner, Outcome, Program
from bot.skills.code.checks.checked import Checked
from bot.skills.code.checks.claims import kept, with_claims
from bot.skills.code.checks.examples import Seen, Tried, marked, seen
from bot.skills.code.checks.judging import judge
from bot.skills.code.checks.lack import Lack
from bot.skills.code.checks.lacking import lack_of
from bot.skills.code.checks.left_wrong import left_wrong
from bot.skills.code.checks.losing import lost, only_a_part, replaced
from bot.skills.code.checks.running import judged, told_shortly
from bot.skills.code.checks.unknown import (
    Unknown,
    gives_unknown,
    lack_of_name,
    lack_of_names,
    names_in,
    unknown_in,
)
from bot.skills.code.margin import OUTSIDE, UNKNOWN_NAMES, at_margin, may_be_body
from bot.skills.code.pasted.files.arranging import lying_beside
from bot.skills.code.pasted.files.projects import Project
from bot.skills.code.pasted.formats.json_parts import problem_of
from bot.skills.code.pasted.lines.changed_forms import are_forms_of
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.pieces import error_line
from bot.tools.source.reading import Example, Problem, Reading, read
from bot.tools.source.tidying import Finding, Tidied, lint, tidy

_FATAL = frozenset({"E9", "F821", "F823", "PLE0118", "F632"})
"""Findings that make a program wrong where its examples do not happen to come by."""
_OF_BODY = Outcome("refused", errors="it is the body of a function, which nothing here calls")
IS_TYPED = "It is TypeScript, and the code is JavaScript: write it without types."


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks programs; Python is also linted, formatted and run.

    `before` is the program that another one is to take the place of: what that defines and calls
    must still be there, and no error may be silenced in place of being mended. What fails for want
    of something that the sandbox has not was not judged: no repair can help. Only of what takes the
    place of `before` that is a failure, unless that needs it, too: it `lacks` the same, or comes to
    it later. `source` is the text of that: at least half of its names must still be there; `name`
    that of its file, "" for none. `error` is what is to be mended; "" where nobody knows; it
    `is_told` where who asks named it; `words` are what was asked beside the code. `project` is that
    of which files are to be mended (together.py); `around` the text of its other files, where one
    of them is checked: what is run goes on behind its end. `apart` is what was sent with it in
    another language, which may be what has to be mended; where the error `is_seen` here, only what
    lies beside the program may be, as `data` of these names. The language of `source` itself may be
    only `is_guessed`.
    """

    runner: CodeRunner
    before: Reading | None = None
    lacks: Lack | None = None
    source: str = ""
    name: str = ""
    error: str = ""
    is_told: bool = False
    words: str = ""
    project: Project | None = None
    around: str = ""
    apart: tuple[Block, ...] = ()
    is_guessed: bool = False
    is_seen: bool = False
    data: tuple[str, ...] = ()

    @property
    def mendable(self) -> tuple[Block, ...]:
        """What was sent with it and may be what has to be mended."""
        return tuple(each for each in self.apart if each.name in self.data or not self.is_seen)

    async def check(
        self,
        source: str,
        language: str,
        examples: Sequence[Example] = (),
        files: tuple[Block, ...] = (),
    ) -> Checked:
        """What can be found out about a program, with `examples` in place of those that it ends
        with, and `files` beside it. Raises nothing."""
        if not files:
            return await self._check(source, language, examples)
        checker = replace(self, runner=lying_beside(self.runner, files))
        checked = await checker._check(source, language, examples)
        breaks = checked.breaks or await _wrong_in(files)
        return replace(checked, breaks=breaks, beside=files)

    async def _check(self, source: str, language: str, examples: Sequence[Example]) -> Checked:
        source = re.sub(r"\r\n?", "\n", source)
        is_mended = self.before is not None
        source = source if is_mended else await at_margin(source, language)
        reading = await (reading_of if is_mended else read)(source, language)
        if await self._is_wrong(reading, source, language):
            is_new = is_mended and await _is_typed(source, language)
            if is_new and self.before is not None and self.before.problem is not None:
                is_new = not await _is_typed(self.source, language)  # it may be called JavaScript
            wrong = f"{_parsing(reading)}\n{IS_TYPED}" if is_new else _parsing(reading)
            checked = Checked(source, language, reading, breaks=wrong)
            return checked if is_new or not is_mended else await with_left(checked, self.source)
        if language != "python" or reading.problem:
            before = self.before
            known = (before.members, reading.members) if before else ((), ())
            is_part = only_a_part(self.source, source, *known) if before is not None else ""
            return Checked(source, language, reading, breaks=is_part)
        if self.before is None:
            tidied = await tidy(source)
            reading = await read(tidied.source, language)
            code, reading, own = await _without_examples(tidied.source, reading)
            examples = _with_doctests(examples or own, reading)
        else:  # somebody's own code keeps its form
            tidied = Tidied(source, await lint(source))
            code = source
        marks = reading if self.before is None else with_claims(reading)
        mark = f"held-{secrets.token_hex(4)}"
        is_body = is_mended and self._is_body(reading, tidied.findings, code)
        program = Program(marked(code, marks, examples, mark))
        outcome = _OF_BODY if is_body else await self.runner.run(program)
        found = seen(outcome, marks, examples, mark)
        outcome = judged(found.outcome, error_line(self.error))
        tried = await judge(self.runner, found.tried)
        is_whole = not self.around
        if found.came_to_end and is_whole and outcome.ended in ("too_slow", "too_much"):
            outcome = replace(outcome, ended="done")  # that was an example, which says so
        left_out = UNKNOWN_NAMES if is_body else ()
        found_in = tuple(each for each in tidied.findings if each.code not in left_out)
        unknown = await self._unknown_in(found_in, code)
        lack = lack_of(outcome, f"{code}\n{self.around}") or _lacking(tried)
        if why := self._untried(outcome, lack, reading, unknown):
            outcome = Outcome("refused", errors=why)
        breaks = _running(outcome) or _linting(unknown.faults)
        if self.before is not None and not breaks:
            breaks = lost(self.before, reading, self.error) or replaced(self.source, code)
        count = len(reading.examples) + reading.looped
        checked = Checked(code, language, reading, outcome, tried, (), found.held, count, breaks)
        return checked if self.before is None else _keeping(checked, self.before, found)

    async def _is_wrong(self, reading: Reading, source: str, language: str) -> bool:
        """Whether it does not parse. It may be a part of other code where the code was one, too, or
        may have been one, as that did not parse: then it is all of it a part of one thing."""
        before = self.before
        if before is None or reading.wrong:
            return reading.wrong is not None
        if language == "python" or before.problem is None:
            return reading.problem is not None
        if before.is_part or not reading.is_part:
            return False
        rows = [row for row in source.split("\n") if row.strip()]  # no paragraph by itself
        return (await read("\n".join(rows), language)).wrong is not None

    def _is_body(self, reading: Reading, findings: Sequence[Finding], code: str) -> bool:
        """Whether it is the body of a function, as what it takes the place of was, which did not
        parse: each `return` outside of functions stood in that."""
        was_wrong = self.before is not None and self.before.problem is not None
        if not was_wrong or not may_be_body(reading) or "outside function" in self.error:
            return False
        rows = code.split("\n")
        found = [rows[each.line - 1].strip() for each in findings if each.code in OUTSIDE]
        return bool(found) and are_forms_of(self.source, found)

    async def _unknown_in(self, findings: tuple[Finding, ...], code: str) -> Unknown:
        if self.before is None:
            return Unknown(findings)
        told = f"{self.error if self.is_told else ''}\n{self.words}"
        return await unknown_in(findings, self.source, code, told)

    def _untried(
        self, outcome: Outcome, lack: Lack | None, reading: Reading, unknown: Unknown
    ) -> str:
        """Why nothing of a program could be tried, in a clause that begins with "it"; "" where it
        was. What it `lacks` may be a name, too."""
        if lack is None or self._is_still(outcome):
            return self._nameless(outcome, reading, unknown.still)
        source = f"{self.source}\n{self.around}"
        is_asked = lack.kind == "package" and gives_unknown(reading, lack, unknown.before)
        is_new = self.before is not None and not lack.is_also_of(source, self.lacks)
        is_new = is_new and not self._is_missing_no_more(lack, reading)
        return "" if is_new and not is_asked else lack.short

    def _is_missing_no_more(self, lack: Lack, reading: Reading) -> bool:
        """Whether the error was that there is no such module, and another one, which the sandbox
        has not, is taken in its place: `requests` for `request`."""
        was = self.lacks
        if was is None or (was.kind, lack.kind) != ("package", "package"):
            return False
        taken = "\n".join(statement for statement, _ in reading.imports)
        is_gone = not re.search(rf"^(?:import|from) {re.escape(was.name)}\b", taken, re.MULTILINE)
        return is_gone and self.is_told and f"'{was.name}'" in self.error

    def _nameless(self, outcome: Outcome, reading: Reading, names: set[str]) -> str:
        """That it lacks one of the `names`: it ended for that; or it ran, and nothing of it was
        called, or not what the error came from that was to be mended."""
        lack = lack_of_name(outcome, names)
        was_fine = self.before is None or self.before.problem is None
        is_tried = reading.called or reading.cases or (self.is_seen and was_fine)
        if lack is None and outcome.ended == "done":
            lack = lack_of_names(names & names_in(self.error) if is_tried else names)
        return lack.why if lack else ""

    def _is_still(self, outcome: Outcome) -> bool:
        """Whether what was to be mended, and was seen here as no lack, is what came."""
        is_seen = self.before is not None and self.lacks is None
        return is_seen and error_line(outcome.errors) == error_line(self.error)


async def _is_typed(source: str, language: str) -> bool:
    """Whether what is to be JavaScript, and does not parse as that, is TypeScript."""
    return language == "javascript" and (await read(source, "typescript")).problem is None


async def reading_of(source: str, language: str) -> Reading:
    """What a parser says of a program, or of JSON."""
    if language != "json":
        return await read(source, language)
    try:
        problem = problem_of(source)
    except ValueError:
        return Reading(is_known=False)
    return Reading(Problem(*problem) if problem else None)


async def with_left(checked: Checked, source: str) -> Checked:
    """What does not parse in the place of `source`, with the slip of that for which it does not."""
    was = await reading_of(source, checked.language)
    left = await left_wrong(source, was, checked.code, checked.reading, checked.language)
    if left is None:
        return checked
    return replace(checked, left=left, breaks=f"{checked.breaks}\n{left.told}")


async def _wrong_in(files: Sequence[Block]) -> str:
    """What is wrong with the first of the files that does not parse, or has a mistake that is one
    wherever it is used; "" for nothing."""
    for each in files:
        problem = _parsing(await read(each.code, "python"))
        if wrong := problem or _linting(await lint(each.code)):
            return f"In {each.name}: {wrong}"
    return ""


def _keeping(checked: Checked, before: Reading, found: Seen) -> Checked:
    """The same, with what became of the person's own asserts."""
    own = kept(before, checked.reading, found)
    has_run = checked.outcome is not None and checked.outcome.ended == "done"
    unreached = own.unreached if has_run else ""
    return replace(checked, held=own.held, theirs=own.theirs, gone=own.gone, unreached=unreached)


async def _without_examples(
    source: str, reading: Reading
) -> tuple[str, Reading, tuple[Example, ...]]:
    """A program without the examples that it ends with, and those of them that can fail."""
    lines = {line for first, last in reading.apart for line in range(first, last + 1)}
    if not lines:
        return source, reading, ()
    left = [line for number, line in enumerate(source.split("\n"), 1) if number not in lines]
    code = "".join(f"{line}\n" for line in left)
    own = tuple(each for each in reading.asserts if each.line in lines)
    return code, await read(code, "python"), own


def _with_doctests(examples: Sequence[Example], reading: Reading) -> tuple[Example, ...]:
    """The examples, and those that the program shows in what it says of itself: these it keeps,
    whatever it is tried with."""
    known = {each.text for each in examples}
    return (*examples, *(each for each in reading.doctests if each.text not in known))


def _lacking(tried: Sequence[Tried]) -> Lack | None:
    """That for want of which no example came to anything; None: nothing."""
    if any(each.holds or each.fails for each in tried):
        return None
    return next((each.lacks for each in tried if each.lacks), None)


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
