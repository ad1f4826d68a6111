"""Where tests stand in the sandbox: in a file that imports the code, or below the code. Pure.

A file of their own has its names for itself: its `items` are not those of the code, and what it
patches in the code (`@patch("greet.datetime")`) it still has.
"""

import builtins
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from keyword import iskeyword

from bot.patterns import later
from bot.ports import Outcome, Program
from bot.skills.code.pasted.files import pytest_part
from bot.skills.code.pasted.files.own_imports import standing_in
from bot.skills.code.pasted.languages.naming import file_name
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.traces import OWN
from bot.tools.source.reading import Reading

_LOADING = """import sys
import {file}
sys.modules.update(dict.fromkeys({modules!r}, {file}))
{between}
import {tests}
"""
_PLAIN = later(r"[A-Za-z_][A-Za-z0-9_]{0,50}")
_OTHER = "code_of_yours"
"""What the code lies there as, where a file of its name would take the place of another."""
_TAKEN = frozenset({OWN.removesuffix(".py"), pytest_part.NAME.removesuffix(".py")})
_ONE_SPACE = later(r"(?<!\.)\b(?:__main__|__name__|globals|global)\b")
"""In tests that count on standing below the code."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where tests stand: `modules` are the names by which a file of theirs imports the code, none
    where they stand below it, and `lines` the imports that they lack for that. They `may_be_below`
    as well."""

    modules: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    may_be_below: bool = False

    @property
    def _file(self) -> str:
        name = self.modules[0]
        is_free = name not in sys.stdlib_module_names and name not in _TAKEN
        return name if is_free and _PLAIN.fullmatch(name) else _OTHER

    @property
    def _tests(self) -> str:
        return f"test_{self._file}"

    def program(self, code: str, tests: str, between: str) -> Program:
        """The code and its tests, with a statement `between` the two."""
        files = ((pytest_part.NAME, pytest_part.SOURCE),) if pytest_part.is_needed(tests) else ()
        if not self.modules:
            return Program(f"{code}\n\n{between}\n{tests}", files=files)
        source = _LOADING.format(
            file=self._file, modules=self.modules, between=between, tests=self._tests
        )
        own = ((f"{self._file}.py", code), (f"{self._tests}.py", tests))
        return Program(source, files=(*files, *own))

    def reached(self, name: str) -> str:
        """How tests reach what the code has by this name; "" for none."""
        return f"__import__({self._file!r}).{name}" if name and self.modules else name

    def as_one(self, outcome: Outcome) -> Outcome:
        """What Python said, as of one program."""
        errors = outcome.errors
        for each in (self._file, self._tests) if self.modules else ():
            errors = errors.replace(f'File "{each}.py"', f'File "{OWN}"')
        return replace(outcome, errors=errors)


def standing_of(tests: str, reading: Reading, code: Block, given: Reading) -> Standing:
    """Where tests stand that were read so; `given` is the reading of the code."""
    own, theirs = _origins(given), _origins(reading)
    known = code.name.removesuffix(".py")
    known = known if known.isidentifier() and not iskeyword(known) else ""
    wanted = _wanted(reading, own)
    if modules := standing_in(tests, known, given.given, given.imports):
        has_all = any(f"from {each} import *" in tests for each in modules)
        rest = [name for name in wanted if name.startswith("_")] if has_all else wanted
        # what hides one of Python's own is theirs only where they import it
        rest = [name for name in rest if not hasattr(builtins, name)]
        return Standing(modules, _imports(rest, modules[0], own))
    both = {*own} & {*theirs} - {"*"}
    is_other = any(own[name] != theirs[name] or not own[name] for name in both)
    if not wanted or not (is_other or (known and not _share(tests, wanted, code.code))):
        return Standing()
    module = known or file_name(code.code, "python").removesuffix(".py")
    return Standing((module,), _imports(wanted, module, own), may_be_below=not is_other)


def _wanted(reading: Reading, own: dict[str, str]) -> list[str]:
    """What tests use of the names that the code has, "*" where that may have more of them."""
    unknown = {*reading.wanted} - {*own} - {*dir(builtins)}
    return [name for name in (*reading.wanted, "*") if name in own and (unknown or name != "*")]


def with_lines(tests: str, reading: Reading, lines: Sequence[str]) -> str:
    """Tests with imports above all that they do."""
    first = [each.end for each in reading.tops if each.kind in ("text", "future")]
    rows = tests.split("\n")
    at = max(first, default=0)
    above, below = "\n".join(rows[:at]), "\n".join(rows[at:]).lstrip("\n")
    return "\n\n".join(part for part in (above, "\n".join(lines), below) if part)


def _origins(reading: Reading) -> dict[str, str]:
    """The names that a program has at its top, and the import that each comes from, "" for none."""
    found = dict.fromkeys(reading.given, "")
    for text, names in reading.imports:
        begins, _, parts = f" {text}".rpartition(" import ")
        each_alone = (f"{begins} import {part}".strip() for part in parts.split(", "))
        found |= dict(zip(names, each_alone, strict=True))
    return found


def _imports(wanted: Sequence[str], module: str, own: dict[str, str]) -> tuple[str, ...]:
    """Imports that give these names: of the module what is its own, else from where that has it."""
    of_it = ", ".join(name for name in wanted if not own[name])
    lines = dict.fromkeys(own[name] for name in wanted if own[name])
    return (*lines, f"from {module} import {of_it}") if of_it else (*lines,)


def _share(tests: str, wanted: Sequence[str], code: str) -> bool:
    """Whether tests count on standing in one program with the code: they ask for that, or use what
    the code gives another value when it is called."""
    shared = re.findall(r"^[ \t]*global[ \t]+(.+)", code, re.MULTILINE)
    changed = {name for row in shared for name in re.findall(r"\w+", row)}
    return _ONE_SPACE.search(tests) is not None or not changed.isdisjoint(wanted)
