"""What is to be mended, as it was tried, with what a mend of it is checked by and asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.messages import Attachment
from bot.ports import TurnContext
from bot.skills.code.checks.checking import Checker
from bot.skills.code.debug.answers.apart import is_mendable
from bot.skills.code.debug.trials.reproducing import Reproduced, reproduced
from bot.skills.code.debug.wishing import wish_for
from bot.skills.code.pasted.files.noting import alike_files
from bot.skills.code.pasted.files.projects import Project, with_sent
from bot.skills.code.pasted.messages.attached import of_file
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.pieces import Pasted
from bot.skills.code.task_words import is_only_asked
from bot.tools.source.reading import read


@dataclass(frozen=True, slots=True)
class Case:
    """What was `given`, as it is looked at, what was `found` when it was tried, and the checker for
    what mends it."""

    given: Pasted
    found: Reproduced
    checker: Checker

    @property
    def is_question(self) -> bool:
        """Whether code of which no error is known is only asked about."""
        return self.found.is_unblamed and is_only_asked(self.given.words)

    def wish(self, printed: str = "") -> str:
        """What the model is asked, who is told what the program `printed` where it is a
        question."""
        seen = f"{self.found.seen} {printed}".strip() if self.is_question else ""
        has_others = any(is_mendable(each) or self.found.is_seen for each in self.checker.mendable)
        return wish_for(self.given, self.found, has_others=has_others, question=seen)


async def case_of(context: TurnContext, checker: Checker, given: Pasted) -> Case:
    """Try what was pasted, which has code."""
    assert given.code is not None  # noqa: S101 - debug() has looked
    checker = replace(checker, runner=with_sent(checker.runner, given.blocks))
    found = await reproduced(checker.runner, given, given.code)
    given = of_file(_looked_at(given, found.project), context.files)
    plain = tuple(_as_file(each, given, context.files) for each in given.plain)
    given = replace(given, plain=plain)
    return Case(given, found, await _checking(checker, found, given))


def _as_file(text: Block, given: Pasted, files: Sequence[Attachment]) -> Block:
    """Plain text with the name of the file that it came in."""
    return replace(text, name=of_file(replace(given, code=text), files).file)


def _looked_at(given: Pasted, project: Project) -> Pasted:
    """What was pasted, with what is tried for its code."""
    others = given.others
    if given.joined == 1:
        tried = {*project.files, *(file for each in project.also for file in each.files)}
        others = tuple(each for each in given.blocks if each not in tried)
    return replace(given, code=project.entry, beside=project.beside, others=others)


async def _checking(checker: Checker, found: Reproduced, given: Pasted) -> Checker:
    """The checker for what mends it: of several files, or tests, as a project."""
    project, code = found.project, found.project.entry
    is_project = code.language == "python" and bool(project.beside or project.tests.cases)
    return replace(
        checker,
        before=await read(code.code, code.language),
        lacks=found.lacks,
        source=code.code,
        name=code.name,
        error=found.error,
        is_told=bool(given.error),
        words=given.words,
        project=project if is_project else None,
        apart=tuple(_apart(given, code)),
        is_seen=found.is_seen,
        is_guessed=code.is_guessed,
    )


def _apart(given: Pasted, code: Block) -> list[Block]:
    """What was sent in another language, or, where that is not Python, as another file."""
    others = [*given.others, *given.plain]
    alike = alike_files(given)
    return [each for each in others if each.language != code.language or each in alike]
