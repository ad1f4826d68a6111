"""What a file in Python misses: names that it uses and nobody sets, or that others take of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from textwrap import dedent

from bot.skills.code.pasted.languages.naming import defined_in
from bot.skills.code.pasted.lines.definitions import definitions, methods_in
from bot.skills.code.pasted.messages.blocks import Block
from bot.tools.source.reading import Reading, Top, read

_SAME = 0.75
_UNSET = re.compile(r"name '(\w+)' is not defined")


@dataclass(frozen=True, slots=True)
class Readings:
    """What was read, each program once."""

    found: dict[str, Reading] = field(default_factory=dict)

    async def of(self, code: str) -> Reading:
        """The reading of a program in Python."""
        if code not in self.found:
            self.found[code] = await read(code, "python")
        return self.found[code]


async def missed_in(
    file: Block, files: Sequence[Block], error: str, readings: Readings
) -> set[str]:
    """The names that are missed in one of the files; one that an `error` calls not defined may be
    set elsewhere."""
    reading = await readings.of(file.code)
    missed = {name for name in _UNSET.findall(error) if has(file.code, name)}
    module = re.escape(file.name.removesuffix(".py"))
    for other in files if module else ():
        if other.name != file.name:
            for text, names in (await readings.of(other.code)).imports:
                if taken := re.fullmatch(rf"from \.?{module} import (.*)", text):
                    missed |= {each.split()[0] for each in taken[1].split(", ")}
                elif re.match(rf"import (?:.*, )?{module}\b", text):
                    missed |= {*re.findall(rf"\b{names[-1]}\.(\w+)", other.code)}
    imported = {name for _, names in reading.imports for name in names}
    return (missed - {*reading.given} - imported) | {*reading.unset}


def has(code: str, name: str) -> bool:
    """Whether a name, or an attribute (".name"), stands in code."""
    before = "" if name.startswith(".") else r"\b"
    return re.search(rf"{before}{re.escape(name)}\b", code) is not None


def is_renamed(text: str, sources: Sequence[str]) -> bool:
    """Whether a function is one that is there, and that nobody uses, under another name: that
    would then stand there twice."""
    all_of_it = "\n".join(sources)
    for source in sources:
        lines = source.split("\n")
        spans = [definitions(lines), *(found for _, found in methods_in(lines))]
        for name, span in [each for found in spans for each in found.items()]:
            is_unused = len(re.findall(rf"\b{name}\b", all_of_it)) == 1
            if is_unused and not name.startswith("__"):
                own = dedent("\n".join(lines[slice(*span)]))
                is_near = get_close_matches(name, defined_in(text), n=1)
                if is_near or SequenceMatcher(None, own, text).ratio() > _SAME:
                    return True
    return False


def given_by(tops: Iterable[Top]) -> set[str]:
    """The names that statements give."""
    return {name for each in tops for name in each.names}
