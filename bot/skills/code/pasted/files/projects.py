"""Projects: files of somebody's that are tried together, each of which may be mended.

One of them is run, with its tests; the others lie beside it. What takes the place of one of them is
judged with all others there. Pure, but for reading and running.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.ports import CodeRunner, Program
from bot.skills.code.pasted.files import pytest_part
from bot.skills.code.pasted.files.importing import imports, reached
from bot.skills.code.pasted.files.prepared import Prepared
from bot.skills.code.pasted.files.tested import Tests, own_tests
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.pieces import error_line
from bot.skills.code.pasted.messages.traces import OWN
from bot.tools.source.reading import read

_FRAME = re.compile(r'^(  File ")([^"\n]+)(", line \d+)', re.MULTILINE)
_PLACES = re.compile(r'^  File "([^"\n]+)", line \d+, in (?:.+\.)?(.+)$', re.MULTILINE)
_OF_OWN = re.compile(rf'^  File "{re.escape(OWN)}", line (\d+), in .*\n(?:    .*\n)*', re.MULTILINE)
# The sandbox calls what is run main.py; where a test imports a file of that name, that is this one.
_OTHER_MAIN, _OTHER = "main_of_yours.py", "main_of_yours"
_FROM_MAIN = re.compile(r"^([ \t]*from[ \t]+\.?)main([ \t]+import\b)", re.MULTILINE)
_MAIN = re.compile(r"^([ \t]*import[ \t]+)main[ \t]*(?:as[ \t]+(\w+)[ \t]*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Project:
    """`files` with names of their own, of which one may have none (""); the `entry` is run, with
    its `tests`. `also` are others that have files in common with it and come to their end: what
    mends this one must not break them."""

    files: tuple[Block, ...]
    entry: Block
    tests: Tests
    also: tuple["Project", ...] = ()

    @property
    def beside(self) -> tuple[Block, ...]:
        """The files that are not run themselves."""
        return tuple(each for each in self.files if each.name != self.entry.name)

    @property
    def source(self) -> str:
        """What is run."""
        return self._placed(self.tests.behind(self.entry.code))

    @property
    def lying(self) -> tuple[Block, ...]:
        """The files as they lie beside what is run, which is one of them where another one imports
        it, too: Python then reads it twice."""
        files = {each.name: each for each in self.beside}
        own = self.entry.name
        if own not in ("", OWN) and any(imports(each.code, own) for each in self.beside):
            files[own] = self.entry
        if any(pytest_part.is_needed(each.code) for each in self.files):
            files.setdefault(
                pytest_part.NAME, Block("python", pytest_part.SOURCE, pytest_part.NAME)
            )
        if OWN in files:
            files[_OTHER_MAIN] = replace(files.pop(OWN), name=_OTHER_MAIN)
        return tuple(replace(each, code=self._placed(each.code)) for each in files.values())

    @property
    def text(self) -> str:
        """The code of all of them."""
        return "\n\n".join(each.code for each in self.files)

    def at(self, name: str) -> Block:
        """The file of this name."""
        return next(each for each in self.files if each.name == name)

    def with_code(self, name: str, code: str) -> "Project":
        """The same, with this for the code of one file."""
        files = tuple(
            replace(each, code=code) if each.name == name else each for each in self.files
        )
        return replace(self, files=files, entry=next(e for e in files if e.name == self.entry.name))

    def program(self) -> Program:
        """What is run, with the files beside it."""
        return Program(self.source, files=tuple((each.name, each.code) for each in self.lying))

    def imported(self) -> Program:
        """What is run, as when it is imported, with its tests."""
        source = self._placed(self.tests.alone(self.entry.code))
        return replace(self.program(), source=source)

    def file_of(self, frame: str) -> str:
        """The name of that of the files which a frame of a traceback names so."""
        if frame == OWN:
            return self.entry.name
        return OWN if frame == _OTHER_MAIN else frame

    def function_that_failed(self, errors: str) -> str:
        """The function of what is run in which an error came up by itself, and not by an assert, or
        in what it called; "" for none."""
        frames = _PLACES.findall(errors)
        is_asserted = error_line(errors).startswith("AssertionError")
        own = [(file, name) for file, name in frames if file == OWN or self._has(file)]
        return own[-1][1] if own and own[-1][0] == OWN and not is_asserted else ""

    def is_from_beside(self, errors: str) -> bool:
        """Whether an error came up in a file that lies beside what is run."""
        own = [file for file, _ in _PLACES.findall(errors) if file == OWN or self._has(file)]
        return bool(own) and own[-1] != OWN

    def is_proven_by_test(self, errors: str) -> bool:
        """Whether an error came up in a test that says what is right, so that this one tells
        whether it is mended."""
        tests = {each.name.rpartition(".")[2] for each in self.tests.cases if each.is_telling}
        return any(file == OWN and name in tests for file, name in _PLACES.findall(errors))

    def _has(self, frame: str) -> bool:
        return any(each.name == frame for each in self.lying)

    def as_named(self, errors: str) -> str:
        """What Python said, with the files called by their own names, and without what runs the
        tests."""
        name, lines = self.entry.name or OWN, self.entry.code.count("\n") + 1
        errors = _OF_OWN.sub(lambda frame: frame[0] if int(frame[1]) <= lines else "", errors)
        said = _FRAME.sub(
            lambda found: f"{found[1]}{self.file_of(found[2]) or name}{found[3]}", errors
        )
        return said.replace(_OTHER, "main")

    def _placed(self, source: str) -> str:
        if self.entry.name == OWN or all(each.name != OWN for each in self.files):
            return source
        source = _FROM_MAIN.sub(rf"\1{_OTHER}\2", source)
        return _MAIN.sub(lambda found: f"{found[1]}{_OTHER} as {found[2] or 'main'}", source)


def in_place(runner: CodeRunner, project: Project, name: str) -> CodeRunner:
    """`runner`, with what it runs in the place of one file of a project, which is run."""

    async def put(program: Program) -> Program:
        placed = project.with_code(name, program.source).program()
        return replace(placed, stdin=program.stdin, data=program.data)

    return Prepared(runner, put)


def with_sent(runner: CodeRunner, blocks: Sequence[Block]) -> CodeRunner:
    """`runner`, with those of the files that were sent beside what it runs which that imports, by
    itself or through them: to import one may be the mend."""
    sent = [each for each in blocks if each.language == "python" and each.name]

    async def lay(program: Program) -> Program:
        there = dict(program.files)
        named = {each.name: each for each in sent if each.name not in (OWN, *there)}
        text = "\n".join((program.source, *there.values()))
        new = {each.name: each.code for each in reached(Block("python", text), named)}
        return replace(program, files=(*program.files, *new.items()))

    return Prepared(runner, lay)


async def project_of(entry: Block, beside: Sequence[Block], error: str = "") -> Project:
    """The project of files that lie beside one that is run. Tests that `error` names come first."""
    return Project((entry, *beside), entry, own_tests(await read(entry.code, "python"), error))


async def with_changes(project: Project, changed: Sequence[Block]) -> Project:
    """The project with other versions of some files, and with the tests that there are then."""
    for each in changed:
        project = project.with_code(each.name, each.code)
    reading = await read(project.entry.code, "python")
    return replace(project, tests=project.tests.with_cases_of(reading))
