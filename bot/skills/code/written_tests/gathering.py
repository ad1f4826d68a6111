"""The tests of an answer, of however many blocks it has them: all of them belong to the test file.

Left out is what is no test and what no test needs: the code once more, how it is used, a command;
and another way of writing the same tests, which is told.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.skills.code.pasted.answers.answered import in_language
from bot.skills.code.pasted.files.arranging import is_another_way
from bot.skills.code.pasted.languages.naming import defined_in, defines
from bot.skills.code.pasted.messages.blocks import Block, find_blocks
from bot.skills.code.written_tests.joining import joined
from bot.tools.source.reading import Reading, read

_FRAMEWORKS = ("pytest", "unittest")


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

    @property
    def names(self) -> set[str]:
        """Its tests, by their own names; of a block without any what it gives."""
        tests = (*self.reading.tests, *(name for name, _ in self.reading.hollow))
        return {name.rpartition(".")[2] for name in tests} or self.given

    @property
    def form(self) -> tuple[bool, bool, bool]:
        """How its tests are written: with unittest, in classes, with rows of values."""
        code, tests = self.block.code, (*self.reading.tests,)
        return "TestCase" in code, any("." in name for name in tests), ".parametrize(" in code

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
    given = {*reading.given}
    kept = [each for at, each in enumerate(own) if not _is_again(each, own[:at], given)]
    kept = kept or [max(parts, key=lambda each: len(each.block.code))]
    whole = joined([each.block.code for each in kept], [each.reading for each in kept])
    return Gathered(replace(kept[0].block, code=whole), len(kept) < len(own))


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


def _is_again(part: _Part, before: Sequence[_Part], given: set[str]) -> bool:
    """Whether it is called another way, and is one of those before it, as far as names can say: it
    tests no more of what the code has `given`, under the same names or in another form. Where the
    words only name what it is written for, that is another one."""
    tested = {word for each in before for word in _words(each)}
    if not before or not _words(part) & given <= tested:
        return False
    forms = [each.form for each in before if each.is_of_tests]
    is_other = part.is_of_tests and part.form not in forms
    if not is_another_way(part.block):
        is_named = any(word in part.block.above.lower() for word in _FRAMEWORKS)
        return is_other and is_named and part.form[0] not in {form[0] for form in forms}
    return is_other or part.names <= {name for each in before for name in each.names}


def _words(part: _Part) -> set[str]:
    return {*re.findall(r"\w+", part.block.code)}
