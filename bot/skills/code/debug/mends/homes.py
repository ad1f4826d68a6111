"""The places that a part of a program may take where more than one has its name, and which of them
is meant. Pure.

What is told speaks for one of them: the class or file that the error or the answer names, the lines
that a traceback shows, and how much of what stands there the part has kept. Where that is nothing,
or not all of it speaks for the same one, nobody knows; then the checks of the whole program say it,
or nothing does.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from textwrap import dedent

from bot.skills.code.debug.mends.fixing import parts_in
from bot.skills.code.pasted.languages.naming import defined_in
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.pieces import error_line
from bot.skills.code.pasted.places.splicing import owned, spots

FRAME = re.compile(
    r'File "(?:[^"\n]*[/\\])?([^"/\\\n]+)", line (\d+).*(?:\n    (?! )(.+))?'
    r"|^([\w-]+\.py):(\d+):()",
    re.MULTILINE,
)
_SURE, _NEAR = 0.2, 0.6
"""So much more like what stands there than what stands elsewhere, and so much like it at all."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a fix: the `error`, the `words` of the answer, and what was `asked` beside
    the code. `file_of`: the name of the file that a traceback names so."""

    error: str = ""
    words: str = ""
    asked: str = ""
    file_of: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Home:
    """One place: in this `file` ("" for one without a name), within this class ("" for none); from
    this row on (0 is the first) this stands there now, and so is the file with the part."""

    file: str
    owner: str
    row: int
    old: str
    whole: str


def homes_of(part: Block, files: Sequence[Block], blocks: Sequence[Block]) -> list[Home]:
    """Where a part may belong, one of the `blocks` of an answer; nothing where it stands so in one
    of the files."""
    if any(spots(each.code, part.code) for each in files):
        return []
    found = []
    for file in files:
        if part.name in ("", file.name):
            of_it = [each for each in blocks if each.name in ("", file.name)]
            of_it = [part] if defined_in(part.code) else of_it
            found += [Home(file.name, *each) for each in _in_file(file.code, part.code, of_it)]
    return found


def _in_file(source: str, part: str, blocks: Sequence[Block]) -> list[tuple[str, int, str, str]]:
    if places := owned(source, part):
        return places
    rows = source.split("\n")
    for whole in parts_in(source, blocks):
        new = whole.split("\n")
        if spots(whole, part) or defined_in(part):
            changes = SequenceMatcher(None, rows, new, autojunk=False).get_opcodes()
            spans = [(at, end) for kind, at, end, *_ in changes if kind != "equal"]
            old = "\n".join(row for at, end in spans for row in rows[at:end])
            return [("", spans[0][0] if spans else 0, old, whole)]
    return []


def meant(homes: Sequence[Home], part: Block, told: Told) -> Home | None:
    """The one of several that is meant; None: nobody knows."""
    said = [
        _most_like(homes, part.code),
        _named(homes, error_line(told.error)),
        _shown(homes, told),
        _among_likest(_named(homes, told.words), homes, part.code),
    ]
    speaking = [each for each in said if each is not None]
    return speaking[0] if speaking and all(each is speaking[0] for each in speaking) else None


def undecided(homes: Sequence[Home], part: Block) -> str:
    """That a part may belong to any of these places, as a sentence, and what helps."""
    (first, *_), names = sorted(defined_in(part.code)) or [""], [_called(each) for each in homes]
    what = f"`{first}`" if first else "What is shown alone"
    *most, last = dict.fromkeys(names)
    return (
        f"{what} may belong to {', '.join(most)} or {last}, and nothing says to which. Show all of "
        "the code."
    )


def _called(home: Home) -> str:
    within = f"the class `{home.owner}`" if home.owner else ""
    return " in ".join(filter(None, (within, f"`{home.file}`" if home.file else "")))


def _most_like(homes: Sequence[Home], code: str) -> Home | None:
    ratios = _likeness(homes, code)
    *_, second, best = sorted(ratios)
    is_clear = best >= _NEAR and best - second >= _SURE
    return homes[ratios.index(best)] if is_clear else None


def _among_likest(home: Home | None, homes: Sequence[Home], code: str) -> Home | None:
    """The one that words name, unless what stands elsewhere is more like the part: words may name
    what is right, too."""
    ratios = _likeness(homes, code)
    return home if home and ratios[homes.index(home)] == max(ratios) else None


def _likeness(homes: Sequence[Home], code: str) -> list[float]:
    new = dedent(code).strip()
    return [SequenceMatcher(None, dedent(each.old).strip(), new).ratio() for each in homes]


def _named(homes: Sequence[Home], text: str) -> Home | None:
    """The only one whose class, or file, a text names; a short name only as code."""
    named = [each for each in homes if any(is_in(name, text) for name in _names(each, homes))]
    return named[0] if len(named) == 1 else None


def _names(home: Home, homes: Sequence[Home]) -> list[str]:
    names = [home.owner, home.file]
    others = [other for other in homes if other is not home]
    return [
        name
        for name in filter(None, names)
        if not any(name in (other.owner, other.file) for other in others)
    ]


def is_in(name: str, text: str) -> bool:
    """Whether a text names a class or a file; by a short name only as code."""
    own = re.escape(name)
    as_code = rf"[`'\"]{own}[`'\".(]|\bclass {own}\b|\b{own}\.\w"
    return re.search(rf"{as_code}|\b{own}\b" if len(name) > 2 else as_code, text) is not None


def _shown(homes: Sequence[Home], told: Told) -> Home | None:
    """The only one through which an error came, as far as its traceback tells, from its end."""
    left = [*homes]
    for found in reversed([*FRAME.finditer(told.error)]):
        name, line, text = found[1] or found[4], int(found[2] or found[5]), found[3] or ""
        files = {name, told.file_of(name)}
        there = [
            each
            for each in left
            if (each.file in ("", *files)) and (_has(each, text) if text else _is_at(each, line))
        ]
        left = there or left
    return left[0] if len(left) == 1 else None


def _has(home: Home, text: str) -> bool:
    return text.strip() in [row.strip() for row in home.old.split("\n")]


def _is_at(home: Home, line: int) -> bool:
    return home.row < line <= home.row + home.old.count("\n") + 1
