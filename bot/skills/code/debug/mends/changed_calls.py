"""A function that an answer changes with the lines that call it, each in its own place. Pure.

`def add(n)` becomes `def add(score, n)`, and `add(5)` below it `score = add(score, 5)`. The lines
are no whole program, as `score = 10` is not shown, and no example of its use: they have all words
of lines that are there, in their order, and take the place of just these. What calls the function
in the old form and has no such line would fail, which is no mistake of the answer.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from textwrap import dedent

from bot.patterns import later
from bot.skills.code.debug.answers.called import is_called_otherwise
from bot.skills.code.debug.mends.placing import Way
from bot.skills.code.pasted.files.arranging import is_another_way
from bot.skills.code.pasted.lines.changed_forms import set_by, value_of, without_comment
from bot.skills.code.pasted.lines.definitions import definitions
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.places.splicing import all_spliced, spots

_WORD, _CALLED = later(r"\w+"), later(r"\w+(?=\()")
_IMPORTS = ("import ", "from ")


@dataclass(frozen=True, slots=True)
class _Statement:
    """One beside what is defined: from which row to before which, and its words."""

    begin: int
    end: int
    text: str
    words: Counter[str]


def ways_with_calls(files: Sequence[Block], blocks: Sequence[Block]) -> list[Way]:
    """What to try where the blocks are functions of one of the files, and lines that call them."""
    found = list[Way]()
    for file in files:
        own = [each for each in blocks if each.name in ("", file.name)]
        new = [dedent(each.code).strip("\n") for each in own if not spots(file.code, each.code)]
        if new and not any(map(is_another_way, own)) and (code := _placed(file.code, new)):
            found.append(Way((replace(file, code=code),)))
    return found if len(found) == 1 else []


def without_old_calls(
    ways: Sequence[Way], files: Sequence[Block], blocks: Sequence[Block]
) -> list[Way]:
    """The ways, but for those in which lines call what is changed as it was, and the answer shows
    that it has to be called otherwise now."""
    shown = _beside("\n\n".join(dedent(each.code) for each in blocks).split("\n"))
    texts, was = [each.text for each in shown], dict[str, str]()
    for file in files:
        was |= _texts(file.code.split("\n"))
    code = "\n".join(each.code for each in files)

    def is_stale(now: Block) -> bool:
        rows = now.code.split("\n")
        new = {name: text for name, text in _texts(rows).items() if was.get(name, text) != text}
        there = [each.text for each in _beside(rows)]
        old = [each for each in there if each in code and each not in texts and _call(each, new)]
        calls = [each for each in texts if _call(each, new)]
        before = {name: text for name, text in was.items() if name in new}
        is_shown = bool(old) and not {*calls} <= {*there}
        return is_shown and is_called_otherwise(before, new, code, calls)

    return [way for way in ways if not any(map(is_stale, way.files))]


def _placed(source: str, new: Sequence[str]) -> str:
    """A program with all of it; "" where that is no function of it with calls, or not clear."""
    lines = "\n\n\n".join(new).split("\n")
    spans, shown = definitions(lines), _beside(lines)
    if not spans or not shown or not spans.keys() <= definitions(source.split("\n")).keys():
        return ""
    within = {at for span in spans.values() for at in range(*span)}
    kept = [row for at, row in enumerate(lines) if at in within or row.startswith(_IMPORTS)]
    whole = all_spliced(source, ["\n".join(kept)])
    rows = whole.split("\n")
    places = _places(_beside(rows), shown, [*spans])
    if not whole or not places:
        return ""
    for begin, end, text in reversed(places):
        rows[begin:end] = text.split("\n")
    return "\n".join(rows)


def _places(
    old: Sequence[_Statement], shown: Sequence[_Statement], names: Sequence[str]
) -> list[tuple[int, int, str]]:
    """The rows that each statement which is shown takes the place of; nothing where one has none,
    or another one that calls any of these functions would stay."""
    taken, found, at = set[int](), list[tuple[int, int, str]](), 0
    for each in shown:
        there = (n for n in range(at, len(old)) if _is_form(old[n], each))
        if (place := next(there, None)) is None:
            return []
        taken.add(place)
        found.append((old[place].begin, old[place].end, each.text))
        at = place + 1
    left = [each.text for number, each in enumerate(old) if number not in taken]
    is_all = not any(_call(each, names) for each in left)
    texts = [each.text for each in old]
    return found if is_all and any(text not in texts for *_, text in found) else []


def _is_form(old: _Statement, new: _Statement) -> bool:
    """Whether it has all words of another one, calls the same and nothing else, and sets the same,
    if that set anything."""
    is_set = set_by(old.text) in ("", set_by(new.text))
    calls = [Counter(_CALLED.findall(each.text)) for each in (old, new)]
    is_same = _first_of(old.text) == _first_of(new.text) != "" and calls[0] == calls[1]
    return old.text == new.text or (is_set and is_same and old.words <= new.words)


def _first_of(text: str) -> str:
    found = _WORD.search((value_of(text) or text).removeprefix("await "))
    return found[0] if found else ""


def _call(text: str, names: Iterable[str]) -> bool:
    return any(re.search(rf"(?<![\w.]){re.escape(name)}\(", text) for name in names)


def _beside(lines: list[str]) -> list[_Statement]:
    """The statements beside what is imported and defined."""
    within = {at for span in definitions(lines).values() for at in range(*span)}
    found = list[_Statement]()
    for at, row in enumerate(lines):
        if at in within or not without_comment(row) or row.startswith(_IMPORTS):
            continue
        goes_on = row[:1] in " \t)]}" or row.startswith(("else", "elif", "except", "finally"))
        begin = found.pop().begin if goes_on and found else at
        text = "\n".join(lines[begin : at + 1])
        bare = "\n".join(map(without_comment, text.split("\n")))
        found.append(_Statement(begin, at + 1, text, Counter(_WORD.findall(bare))))
    return found


def _texts(lines: list[str]) -> dict[str, str]:
    return {name: "\n".join(lines[slice(*span)]) for name, span in definitions(lines).items()}
