"""The tests of an answer, of however many blocks it has them: all of them belong to the test file.

Left out is what is no test and what no test needs: the code once more, how it is used, a command;
and another way of writing the same tests, which is told.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.skills.code.pasted.arranging import is_another_way
from bot.skills.code.pasted.blocks import Block, find_blocks
from bot.skills.code.pasted.naming import defined_in, defines
from bot.skills.code.pasted.splicing import BETWEEN
from bot.skills.code.writing import in_language
from bot.tools.source.reading import Reading, read

_IMPORT = re.compile(r"(?:(?:import|from)\b|(?:const|let|var)\b.*\brequire\().*[^\s({\\]")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The test file (None: the answer has no block), whether another way of it `is_left_out`, and
    what is wrong with a block of it, "" for nothing."""

    block: Block | None = None
    is_left_out: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    block: Block
    reading: Reading

    @property
    def is_of_tests(self) -> bool:
        return bool(self.reading.tests or self.reading.hollow)

    @property
    def given(self) -> set[str]:
        """The names that it gives, but for what it imports."""
        return {*self.reading.given}

    def is_needed_by(self, words: set[str], code: Reading) -> bool:
        """Whether tests with these words use what it gives, and it is not the code itself."""
        imported = {name for _, names in self.reading.imports for name in names}
        return bool((self.given | imported) & words) and not self.given & {*code.names}


async def gathered(answer: str, code: Block, reading: Reading) -> Gathered:
    """The tests in an answer for code, of which `reading` is."""
    blocks = [*dict.fromkeys(in_language(find_blocks(answer), code.language))]
    if not blocks:
        return Gathered()
    parts = [_Part(each, await read(each.code, code.language)) for each in blocks]
    for each in parts:
        if (problem := each.reading.problem) and (defines(each.block.code) or len(parts) == 1):
            return Gathered(each.block, trouble=f"Line {problem.line}: {problem.message}.")
    parts = [each for each in parts if each.reading.problem is None]
    is_known = code.language == "python"
    own = _belonging(parts, reading) if is_known else _but_for(code, parts)
    kept = [each for at, each in enumerate(own) if not _is_again(each, own[:at])]
    kept = kept or [max(parts, key=lambda each: len(each.block.code))]
    joined = _joined([each.block.code for each in kept])
    return Gathered(replace(kept[0].block, code=joined), len(kept) < len(own))


def _belonging(parts: Sequence[_Part], code: Reading) -> list[_Part]:
    """Those with tests, and those that these need."""
    found: list[_Part] = []
    words = {word for each in parts if each.is_of_tests for word in _words(each)}
    for each in reversed(parts):
        if each.is_of_tests or each.is_needed_by(words, code):
            found.append(each)
            words |= _words(each)
    return found[::-1]


def _but_for(code: Block, parts: Sequence[_Part]) -> list[_Part]:
    """All but what defines something of the code: where no parser tells what a test is."""
    defined = defined_in(code.code)
    return [each for each in parts if not defined & defined_in(each.block.code)]


def _is_again(part: _Part, before: Sequence[_Part]) -> bool:
    """Whether it is called another way, and is one of those before it, as far as names can say."""
    given = {name for each in before for name in each.given}
    return bool(before) and is_another_way(part.block) and part.given <= given


def _words(part: _Part) -> set[str]:
    return {*re.findall(r"\w+", part.block.code)}


def _joined(codes: Sequence[str]) -> str:
    """The blocks as one file, in which nothing is imported in the same words twice."""
    known: set[str] = set()
    files = []
    for code in codes:
        rows = [row for row in code.rstrip().split("\n") if row not in known]
        known |= {row for row in rows if _IMPORT.fullmatch(row)}
        files.append("\n".join(rows).strip("\n"))
    return BETWEEN.join(each for each in files if each) + "\n"
