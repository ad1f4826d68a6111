"""What a model says of code where it shows nothing to take its place: its words, as what they are.

Whether they are right no tool can say. What of them a run refutes is said below, and code within
them is an example of use, which ran behind the person's own; else they are not shown.
"""

import re
from dataclasses import dataclass, replace

from bot.ports import CodeRunner, Program
from bot.skills.code.debug.answers.apart import is_mendable
from bot.skills.code.debug.trials.reproducing import Reproduced
from bot.skills.code.explain.explaining import Known, known_of, remarks
from bot.skills.code.pasted.files.projects import in_place
from bot.skills.code.pasted.files.tested import Tests
from bot.skills.code.pasted.languages.naming import defined_in, looks_like_code, where_code_begins
from bot.skills.code.pasted.messages.blocks import (
    Block,
    closed,
    fenced,
    find_blocks,
    without_blocks,
)
from bot.skills.code.pasted.messages.pieces import Pasted
from bot.tools.source.reading import read

UNCHECKED = "What the model says of it, which I have not checked:"
PRINTED = "It prints:"
_NAME = re.compile(r"[^\W\d]\w+")
_MOST_CHARS = 4000
"""A model that says more than this of code goes on and on."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Tells words of a model about code that was tried; `known` is what came of running it, None
    where that says nothing of what is asked."""

    runner: CodeRunner
    given: Pasted
    code: Block
    text: str
    known: Known | None = None

    @property
    def printed(self) -> str:
        """What the program printed, as a block below its heading; "" for nothing."""
        printed = self.known.printed if self.known else ""
        return f"{PRINTED}\n\n{fenced(printed)}" if printed else ""

    async def words_in(self, answer: str) -> str:
        """An answer that shows nothing to take the place of the code; "" for any other."""
        if len(answer) > _MOST_CHARS or not _NAME.search(without_blocks(answer)):
            return ""
        blocks = find_blocks(answer)
        if not blocks and await self._is_code(answer):
            return ""
        for each in blocks:
            if not (self._is_shown(each) or await self._is_example(each)):
                return ""
        return answer

    async def told(self, words: str) -> str:
        """The words with what the program printed above them, and what that refutes below."""
        rows = [self.printed, f"{UNCHECKED}\n\n{closed(words.strip())}"]
        if self.known is not None:
            rows += await remarks(words, self.runner, self.given, self.known)
        return "\n\n".join(each.strip("\n") for each in rows if each) + "\n"

    def _is_shown(self, block: Block) -> bool:
        """Whether a block is no code, but what a terminal shows or a command: it says so, or shares
        no name with the code."""
        if is_mendable(block) or block.language == self.code.language:
            return False
        is_output = self.known is not None and block.code.strip() in self.known.printed
        names, own = ({*_NAME.findall(text)} for text in (block.code, self.text))
        is_apart = names.isdisjoint(own) and not looks_like_code(block.code)
        return bool(block.language) or is_output or is_apart

    async def _is_example(self, block: Block) -> bool:
        """Whether a block defines nothing of the code anew, and ran behind it."""
        if self.known is None or block.language not in ("", "python"):
            return False
        if defined_in(block.code) & defined_in(self.text):
            return False
        outcome = await self.runner.run(Program(f"{self.code.code}\n\n\n{block.code}"))
        return outcome.ended == "done"

    async def _is_code(self, answer: str) -> bool:
        """Whether an answer without blocks is code, or has some between its words."""
        begin = where_code_begins(answer)
        if begin is None:
            return False
        part = answer[begin:].partition("\n\n")[0]
        return (await read(part, self.code.language)).problem is None


async def spoken_of(runner: CodeRunner, given: Pasted, found: Reproduced) -> Spoken:
    """For what was `found` of what was `given`, as it is looked at."""
    project, code = found.project, found.project.entry
    if code.language != "python":
        return Spoken(runner, given, code, project.text)
    runner = in_place(runner, replace(project, tests=Tests()), code.name)
    known = await known_of(runner, code) if found.is_unblamed and found.is_fine else None
    return Spoken(runner, given, code, project.text, known)
