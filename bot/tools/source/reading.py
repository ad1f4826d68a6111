"""Whether a program parses, and what stands in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.tools.source.lately import Lately
from bot.tools.source.magics import own_lines
from bot.tools.source.parser import parsed

READ_MAX_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Problem:
    """Where a program is wrong, and how; and the last line of what cannot be read there, 0 where
    nobody knows."""

    line: int
    message: str
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Example:
    """An assert: the whole statement, what it looks at, and what that should be ("": true).
    `is_weak`: it says nothing of the result but that there is one, or of what kind.

    `parts` are what only the program can say; `judged` and `meant` are `seen` and `wanted` with
    `_0`, `_1` … for these, so that they can be compared elsewhere. `is_own`: what it should be is
    something of the program's own, too. `is_doctest`: it stands in what the program says of itself.

    What belongs to it, and is done in a namespace of its own: `setup` are the statements that it
    stands behind, in order, `does` what of it must be done where one that stands behind it is tried
    without it, `gives` the names that these set; and the `imports` that it uses.
    """

    line: int
    text: str
    seen: str
    wanted: str = ""
    is_weak: bool = False
    parts: tuple[str, ...] = ()
    judged: str = ""
    meant: str = ""
    is_own: bool = False
    is_doctest: bool = False
    setup: tuple[str, ...] = ()
    does: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    imports: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """An assert as it stands anywhere in a program: its `text`, without a message and in one form,
    and a hash of the statements that it stands `within`, as those decide when it is run.

    It ends at `line` and byte `at`. `is_once`: it runs once, by itself, at the top or in a test;
    `is_example`: what it says can fail, and looks at something of the program's own.
    """

    within: str
    text: str
    line: int
    at: int
    is_once: bool
    is_example: bool


@dataclass(frozen=True, slots=True)
class Weak:
    """An assert of a test, in one form, that tells nothing of a result, and why, as a clause."""

    test: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """A test function or method: the `call` that runs it (what can be called without arguments), or
    `why_not`, as the end of a sentence. `text` is a hash of how it is written; `is_telling`: it has
    an assert that is not weak."""

    name: str
    call: str
    why_not: str
    is_telling: bool
    text: str


@dataclass(frozen=True, slots=True)
class Top:
    """A statement at the top: from which `line` (with what decorates it) to which, what `names` it
    gives ("*": all of a module), and its kind: "text" (what the program says of itself), "future",
    "import", "defined", "method" (a function that is one of a class), "constant", "set",
    "left_out" (`...`) or "other"."""

    kind: str
    names: tuple[str, ...]
    line: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a program. `is_known`: whether there is a parser for its language; without
    one there is never a `problem`. `members` are the functions, classes and methods (`Cart.add`) of
    a program in another language than Python. What follows is Python's.

    `names` of functions and classes; names of its own that are `called` outside of these, with the
    line of each call, and all names that are `reached` when it runs, called or handed over, also
    within what is called; `given` are all names that it sets at its top, `hides` those of Python's
    own that it sets anywhere, `read` those that functions and classes read from outside, and it
    `is_used` where it calls these, which change what they read; `imports` are those at the top with
    the names that each gives; `unset` are used and set nowhere, or only below, `wanted` are read
    and not set at its top (some are Python's own), and `ambiguous` those of the first that mean
    something else, too; `functions` at the top end at these lines, and `definitions` is the
    program with no more than what it imports, defines and sets; `imported` is it as another one
    imports it, "" where that is no different.
    `examples` are where asserts end (line, byte) that run once and can fail, `looped` how many
    stand in loops; `asserts` are those at the top, and `apart` the lines, from and to, of those
    that it ends with and of what belongs to them. `doctests` are the examples in what it says of
    itself. `claims` are all asserts, wherever they stand.
    `value_at` is where the last statement begins (line, byte) whose value a prompt would show.
    `silenced` are errors that are caught and forgotten. `tests` are functions, and methods behind
    the name of their class, that may prove something, `hollow` those that cannot, with why;
    `telling` are those with an assert that is not `weak`. `cases` are all tests as a program holds
    them, `tops` its statements. `shape` is the same for programs that differ in comments, examples
    and form only. `plain` is it without a notebook's own lines, "" where it has none.
    """

    problem: Problem | None = None
    is_part: bool = False
    is_known: bool = True
    members: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    called: tuple[tuple[str, int], ...] = ()
    reached: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    unset: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    functions: tuple[tuple[str, int], ...] = ()
    definitions: str = ""
    imported: str = ""
    hides: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    is_used: bool = False
    imports: tuple[tuple[str, tuple[str, ...]], ...] = ()
    examples: tuple[tuple[int, int], ...] = ()
    looped: int = 0
    asserts: tuple[Example, ...] = ()
    doctests: tuple[Example, ...] = ()
    claims: tuple[Claim, ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    value_at: tuple[tuple[int, int], ...] = ()
    silenced: int = 0
    tests: tuple[str, ...] = ()
    hollow: tuple[tuple[str, str], ...] = ()
    telling: tuple[str, ...] = ()
    weak: tuple[Weak, ...] = ()
    cases: tuple[Case, ...] = ()
    tops: tuple[Top, ...] = ()
    shape: str = ""
    plain: str = ""

    @property
    def wrong(self) -> Problem | None:
        """What is wrong with it wherever it may stand."""
        return None if self.is_part else self.problem

    @property
    def calls(self) -> tuple[str, ...]:
        """The names of its own that it calls outside of what it defines."""
        return tuple(dict.fromkeys(name for name, _ in self.called))


async def read(source: str, language: str, answer: int = 0) -> Reading:
    """Parse a program. One that makes the parser crash, or take too long, has a problem. From line
    `answer` on it is an answer to the wish for examples of it; 0: it has none."""
    found = await _KNOWN.find((language, str(answer)), source)
    return found or Reading(Problem(1, "cannot be read: the parser gave up"))


async def _parse(how: tuple[str, ...], source: str) -> Reading | None:
    data = source.encode("utf-8", "replace")
    if len(data) > READ_MAX_BYTES:
        return Reading(Problem(1, "is too long to be read"))
    found = await parsed(how, data)
    return None if found is None else _reading(found)


_KNOWN = Lately(_parse)


async def _look(how: tuple[str, ...], source: str) -> Mapping[str, float] | None:
    data = source.encode("utf-8", "replace")
    found = await parsed(how, data) if len(data) <= READ_MAX_BYTES else None
    shares = found["wrong"] if found else None
    return shares if isinstance(shares, dict) else None


_SHARES = Lately(_look)


async def wrong_shares(source: str) -> Mapping[str, float]:
    """How much of some code each language with a parser cannot read, from 0.0 (all is right) to
    1.0; nothing where that could not be told, or for Python where it says too little."""
    return await _SHARES.find(("any", "0"), source) or {}


async def plain_python(source: str) -> str:
    """Python without a notebook's own lines, where it parses only so."""
    return (await read(source, "python")).plain or source if own_lines(source) else source


def _reading(answer: dict[str, object]) -> Reading:
    if "unknown" in answer:
        return Reading(is_known=False)
    members = _texts(answer.get("members"))
    if "message" in answer:
        line, end = (int(str(answer.get(each, 0))) for each in ("line", "end"))
        problem = Problem(line, str(answer["message"]), end)
        return Reading(problem, bool(answer.get("is_part")), members=members)
    return Reading(
        members=members,
        names=_texts(answer.get("names")),
        called=_numbered(answer.get("called")),
        reached=_texts(answer.get("reached")),
        given=_texts(answer.get("given")),
        unset=_texts(answer.get("unset")),
        wanted=_texts(answer.get("wanted")),
        ambiguous=_texts(answer.get("ambiguous")),
        functions=_numbered(answer.get("functions")),
        definitions=str(answer.get("definitions", "")),
        imported=str(answer.get("imported", "")),
        examples=_places(answer.get("examples")),
        looped=int(str(answer.get("looped", 0))),
        hides=_texts(answer.get("hides")),
        read=_texts(answer.get("read")),
        is_used=bool(answer.get("is_used")),
        imports=_imports(answer),
        asserts=_examples(answer, "asserts"),
        doctests=_examples(answer, "doctests"),
        claims=tuple(Claim(**row) for row in _rows(answer, "claims")),
        apart=_places(answer.get("apart")),
        value_at=_places(answer.get("value_at")),
        silenced=int(str(answer.get("silenced", 0))),
        tests=_texts(answer.get("tests")),
        telling=_texts(answer.get("telling")),
        weak=tuple(Weak(**row) for row in _rows(answer, "weak")),
        cases=tuple(Case(**row) for row in _rows(answer, "cases")),
        tops=tuple(Top(**row | {"names": _texts(row["names"])}) for row in _rows(answer, "tops")),
        shape=str(answer.get("shape", "")),
        plain=str(answer.get("plain", "")),
        hollow=tuple((str(name), str(why)) for name, why in _pairs(answer.get("hollow"))),
    )


def _examples(answer: dict[str, object], name: str) -> tuple[Example, ...]:
    own, steps = _texts(answer.get("names")), _texts(answer.get("steps"))
    imports = [each for each in _imports(answer) if not {*each[1]} & {*own}]
    found = []
    for row in _rows(answer, name):
        setup = steps[: row.get("setup", 0)]
        words = {*re.findall(r"\w+", " ".join((row["text"], *setup)))}
        texts = {each: _texts(row.get(each)) for each in ("parts", "does", "gives")}
        used = tuple(each for each in imports if words & {*each[1]})
        found.append(Example(**row | texts | {"setup": setup, "imports": used}))
    return tuple(found)


def _imports(answer: dict[str, object]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((str(text), _texts(names)) for text, names in _pairs(answer.get("imports")))


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list) else ()


def _pairs(value: object) -> list[tuple[Any, Any]]:
    return [(each[0], each[1]) for each in value] if isinstance(value, list) else []


def _places(value: object) -> tuple[tuple[int, int], ...]:
    return tuple((int(line), int(at)) for line, at in _pairs(value))


def _numbered(value: object) -> tuple[tuple[str, int], ...]:
    return tuple((str(name), int(line)) for name, line in _pairs(value))


def _rows(answer: dict[str, object], name: str) -> list[dict[str, Any]]:
    found = answer.get(name)
    return found if isinstance(found, list) else []
