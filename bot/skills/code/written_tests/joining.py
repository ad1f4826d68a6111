"""Blocks of tests as one file, in which none takes the place of another. Pure."""

import re
from collections.abc import Iterator, Sequence

from bot.skills.code.pasted.places.splicing import BETWEEN
from bot.tools.source.reading import Reading

_IMPORT = re.compile(r"(?:(?:import|from)\b|(?:const|let|var)\b.*\brequire\().*[^\s({\\]")
_RUNNING = ("if __name__", "unittest.", "pytest.")
"""How what runs all tests of a file begins."""


def joined(codes: Sequence[str], readings: Sequence[Reading]) -> str:
    """The blocks, of which these are the readings: what two define in the same words is there once,
    of two tests of one name that which has all lines of the other, else both, with another name for
    the second; and what runs them is at the end, once."""
    texts: list[str] = []
    known: dict[str, tuple[int, str]] = {}
    ending = ""
    for code, reading in zip(codes, readings, strict=True):
        found = [*_statements(code, reading)] if len(codes) > 1 else []
        here = {name: (len(texts), text) for name, text in found}
        renamed: dict[str, str] = {}
        for name, text in found:
            at, before = known.get(name, (0, ""))
            if not name:
                code, ending = _without(text, code), text
            elif text == before:
                code, here[name] = _without(text, code), known[name]
            elif before and name in _tests(reading):
                if {*before.split("\n")} <= {*text.split("\n")}:
                    texts[at] = _without(before, texts[at])
                else:
                    here[name] = known[name]
                    renamed[name] = _other_name(name, {*known, *here})
                    here[renamed[name]] = len(texts), text
        for name, other in renamed.items():
            code = re.sub(rf"\b{name}\b", other, code)
        known |= here
        texts.append(code)
    return _as_file([*texts, ending])


def _tests(reading: Reading) -> set[str]:
    names = (*reading.tests, *(name for name, _ in reading.hollow))
    return {each.partition(".")[0] for each in names}


def _statements(code: str, reading: Reading) -> Iterator[tuple[str, str]]:
    """What a block defines, each with its name, and, with none, what runs its tests."""
    rows = code.split("\n")
    for top in reading.tops:
        text = "\n".join(rows[top.line - 1 : top.end])
        if top.kind == "defined":
            yield top.names[0], text
        elif top.kind == "other" and text.startswith(_RUNNING) and "main(" in text:
            yield "", text


def _without(text: str, code: str) -> str:
    return code.replace(text, "", 1)


def _other_name(name: str, known: set[str]) -> str:
    number = 2
    while f"{name}_{number}" in known:
        number += 1
    return f"{name}_{number}"


def _as_file(codes: Sequence[str]) -> str:
    """The blocks, in which nothing is imported in the same words twice."""
    known: set[str] = set()
    files = []
    for code in codes:
        rows = [row for row in code.rstrip().split("\n") if row not in known]
        known |= {row for row in rows if _IMPORT.fullmatch(row)}
        files.append("\n".join(rows).strip("\n"))
    return BETWEEN.join(each for each in files if each) + "\n"
