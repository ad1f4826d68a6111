"""Having code written, and mended from its own errors until its checks hold."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.ports import ModelMessage, TurnContext
from bot.skills.code.asking import alone, answer_to, going_on
from bot.skills.code.checks.checked import Checked
from bot.skills.code.checks.checking import Checker, with_left
from bot.skills.code.debug.answers.apart import (
    Sorted,
    may_be_right,
    meant_alone,
    meant_too,
    parsed,
    sorted_out,
)
from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.debug.mends.ways import ways_of
from bot.skills.code.debug.trials.together import check_together
from bot.skills.code.draft import Draft
from bot.skills.code.only_said import is_only_said, said_instead
from bot.skills.code.pasted.answers.answered import arranged_code, in_language, told_language
from bot.skills.code.pasted.answers.diffs import without_diffs
from bot.skills.code.pasted.files.arranging import Arranged
from bot.skills.code.pasted.files.data_files import with_changed
from bot.skills.code.pasted.messages.blocks import Block, find_blocks, without_blocks
from bot.skills.code.pasted.places.elided import filled
from bot.tools.source.reading import Example

MOST_REPAIRS = 2
_TROUBLE_CHARS = 1200
_MEND = (
    "I ran this, and it is wrong:\n\n{trouble}\n\nCorrect the code, or the example if the example "
    "is wrong. Show all of it again in one ```{language} block."
)
_MEND_EITHER = (
    "I ran this. Either the code or an example is wrong:\n\n{trouble}\n\nCorrect the one that is. "
    "Show all of the code again in one ```{language} block that ends with the right asserts."
)
_MEND_FILES = (
    "I ran this, and it is wrong:\n\n{trouble}\n\nCorrect it. Show all files again, each in a "
    "```{language} block of its own, with its name above."
)
_MEND_SOME = (
    "I ran this, and it is wrong:\n\n{trouble}\n\nCorrect it. Show each file that has to be "
    "changed again, all of it, in a ```{language} block of its own, with its name above."
)
_ONLY_PART = (
    "Your answer shows only a part of the code, and it is not clear where that belongs. Show all "
    "of the code in one ```{language} block."
)
_ONLY_PART_OF_SOME = (
    "Your answer shows only a part of a file, and it is not clear where that belongs. Show each "
    "file that has to be changed, all of it, in a ```{language} block of its own, with its name "
    "above."
)
_NO_BLOCK = "There is no ```{language} block in your answer. Show the code in one."


@dataclass(frozen=True, slots=True)
class Writer:
    """Has code written in a language, and checked. It `is_open` where nobody has named that one:
    an answer that says it is in another is believed."""

    context: TurnContext
    checker: Checker
    language: str
    is_open: bool = False

    def keeping_to(self, draft: Draft) -> "Writer":
        """The same, in the language of a draft."""
        if draft.checked is None:
            return self
        return replace(self, language=draft.checked.language, is_open=False)

    async def write(
        self, asked: tuple[ModelMessage, ...], examples: Sequence[Example] = ()
    ) -> Draft:
        """Code for what is asked, tried with `examples`. Raises the model's `ModelError`s."""
        return await self.judge(asked, await answer_to(self.context, asked), examples)

    async def judge(
        self, asked: tuple[ModelMessage, ...], answer: str, examples: Sequence[Example] = ()
    ) -> Draft:
        """The code of an answer to what was asked, tried with `examples`."""
        arranged, checked = await self._best_of(answer, examples)
        is_open = self.checker.before is not None and checked is None
        is_nowhere = is_open and may_be_right(self._sorted(answer), is_seen=self.checker.is_seen)
        return Draft(asked, answer, checked, arranged=arranged, is_nowhere=is_nowhere)

    async def mend(self, draft: Draft) -> Draft:
        """The draft, mended as often as that may be until it holds.

        Only what is better takes its place, by the examples that there were: whoever changes the
        code and its example in one proves nothing. The example is given up where the code stays;
        where both stay there is nothing more to ask.
        Raises the model's `ModelError`s.
        """
        best = last = draft
        while not (best.holds or best.is_nowhere) and best.repairs < MOST_REPAIRS:
            last = await self._again(last, best)
            stands_by_it = _is_same(last, best)
            best = replace(last if last.badness < best.badness else best, repairs=last.repairs)
            if stands_by_it:
                break
        return best

    async def begin(
        self, asked: tuple[ModelMessage, ...], examples: Sequence[Example] = ()
    ) -> Draft:
        """As `write`, where words may be all that comes. Raises the model's `ModelError`s."""
        draft = await self.write(asked, examples)
        if not is_only_said(draft.answer):
            return draft
        if said := said_instead(draft.answer):
            return replace(draft, said=said)
        again = await self._again(draft, draft)
        return replace(again, said=said_instead(draft.answer, again.answer))

    async def tried(self, draft: Draft, examples: Sequence[Example]) -> Draft:
        """The draft, with these examples tried."""
        if draft.checked is None or not examples:
            return draft
        checked = draft.checked
        checked = await self.checker.check(checked.code, self.language, examples, checked.beside)
        return replace(draft, checked=checked.without_doubts)

    async def _again(self, last: Draft, best: Draft) -> Draft:
        asked = going_on(best.asked, last.answer, self._wrong_with(last))  # a small model has
        answer = await answer_to(self.context, asked)  # little room: only the last try
        arranged, checked = await self._best_of(answer, ())
        if arranged is None or checked is None:
            return Draft(best.asked, answer, None, best.repairs + 1)
        before = best.checked.tried if best.checked else ()
        if before and not _is_given_up(checked, best.checked):
            checked = await self._check(arranged, [each.example for each in before])
        return Draft(best.asked, answer, checked, best.repairs + 1, arranged)

    async def _best_of(
        self, answer: str, examples: Sequence[Example]
    ) -> tuple[Arranged | None, Checked | None]:
        """The code of an answer as it was checked: of what it may be, the first with which nothing
        is wrong, or else the first."""
        if self.is_open:
            language = await told_language(answer, self.language)
            told = replace(self, language=language, is_open=False)
            return await told._best_of(answer, examples)
        found: tuple[Arranged | None, Checked | None] = None, None
        ways = await self._codes_of(answer)
        for number, (arranged, doubt) in enumerate(ways):
            checked = await self._check(arranged, examples)
            if checked.holds:
                rivals = [other for other, same in ways[number + 1 :] if doubt and same == doubt]
                if any([(await self._check(each, ())).holds for each in rivals]):
                    checked = replace(checked, breaks=doubt)
                return arranged, checked
            found = found if found[0] else (arranged, checked)
        return found

    async def _codes_of(self, answer: str) -> list[tuple[Arranged, str]]:
        """What may be the code of an answer, each with why only one of several may hold, "" for no
        such reason."""
        if self.checker.before is None:
            arranged = await arranged_code(answer, self.language)
            return [(arranged, "")] if arranged else []
        checker, project, code = self.checker, self.checker.project, self._code
        answered = self._sorted(answer)
        own = [*answered.of_code]
        own = (
            [each for each in own if each.language in ("", self.language)]
            if project is not None and len(project.files) > 1
            else in_language(own, self.language)
        )
        told = [replace(each, language=self.language) for each in own]
        ways = await ways_of(told, code, project, self._told(answer))
        if project is not None and len(project.files) > 1:
            is_as_it_was = all(each in project.files for way in ways for each in way.files)
        else:
            is_as_it_was = all(each.code.strip() == code.code.strip() for each in own)
        fixes = answered.fixes
        if checker.is_seen:
            fixes = meant_alone(answered) if is_as_it_was else meant_too(answered, code)
        mendable = [fix for fix in fixes if fix[0] in checker.mendable]
        apart = [replace(now, name=was.name or now.name) for was, now in mendable]
        alone = [(_arranged(apart), "")] if apart else []
        if alone and is_as_it_was:
            return alone
        found = [(_arranged(way.files), way.doubt) for way in ways]
        if not (alone and checker.is_seen):
            return found
        both = [(_arranged([*way.files, *apart]), "") for way in ways if not way.doubt]
        return [*found, *both, *alone]

    @property
    def _code(self) -> Block:
        """What the code takes the place of."""
        checker = self.checker
        return Block(self.language, checker.source, checker.name, is_guessed=checker.is_guessed)

    def _sorted(self, answer: str) -> Sorted:
        """What the blocks of an answer are to what was sent."""
        project, apart = self.checker.project, self.checker.apart
        files = (*(project.files if project else [self._code]), *apart)
        shown = [_with_the_rest(each, files) for each in find_blocks(answer)]
        return sorted_out(without_diffs(shown, files), self._code, apart)

    def _told(self, answer: str) -> Told:
        project = self.checker.project
        words = without_blocks(answer)
        file_of = project.file_of if project else str
        return Told(self.checker.error, words, self.checker.words, file_of)

    async def _check(self, arranged: Arranged, examples: Sequence[Example]) -> Checked:
        code, files = arranged.main.code, arranged.beside
        if apart := [each for each in (arranged.main, *files) if self._is_apart(each)]:
            own = [each for each in (arranged.main, *files) if each not in apart]
            return await self._check_apart(apart, own)
        if self.checker.project is not None:
            project, error = self.checker.project, self.checker.error
            main = arranged.main
            if len(project.files) == 1:
                main = replace(main, name=project.entry.name)
            return await check_together(self.checker, project, (main, *files), error)
        checked = await self.checker.check(code, self.language, examples, files)
        return checked.without_doubts if self.checker.before is None else checked

    async def _check_apart(self, apart: Sequence[Block], own: Sequence[Block]) -> Checked:
        """What takes the place of what was sent beside the code, checked; where the error was seen
        with that lying there, the code is run with it, as it was or with files of its `own`."""
        checked = await parsed(apart)
        was = [each for each in self.checker.apart if each.language == checked.language]
        if checked.breaks and len(was) == 1:
            checked = await with_left(checked, was[0].code)
        if checked.breaks or not self.checker.is_seen:
            return checked
        runner = with_changed(self.checker.runner, apart)
        writer = replace(self, checker=replace(self.checker, runner=runner))
        tried = await writer._check(_arranged(own or [self._code]), ())
        return replace(tried, data=tuple(apart), is_apart=not own)

    def _is_apart(self, block: Block) -> bool:
        """Whether it takes the place of what was sent beside the code: in another language, or as
        another file."""
        names = {each.name for each in self.checker.apart if each.language == self.language}
        is_other = block.language != self.language or block.name in names
        return self.checker.before is not None and is_other

    def _wrong_with(self, draft: Draft) -> str:
        if draft.checked is None and draft.is_only_part(self.language):
            project = self.checker.project
            text = _ONLY_PART_OF_SOME if project and len(project.files) > 1 else _ONLY_PART
            return text.format(language=self.language)
        if draft.checked is None:
            return _NO_BLOCK.format(language=self.language)
        text = _MEND_EITHER if draft.checked.is_disputed else _MEND
        text = _MEND_FILES if draft.checked.beside else text
        if project := self.checker.project:
            text = _MEND_SOME if len(project.files) > 1 else _MEND
        trouble = draft.checked.trouble[-_TROUBLE_CHARS:]
        return text.format(trouble=trouble, language=self.language)


def _arranged(files: Sequence[Block]) -> Arranged:
    return Arranged(files[0], 1, tuple(files[1:]))


def _with_the_rest(block: Block, files: Sequence[Block]) -> Block:
    """A block with what it says to leave out of the classes of the only one of the files that may
    have them."""
    if block.language not in ("", "python"):
        return block
    own = [each for each in files if each.language == "python"]
    named = [each for each in own if block.name and each.name == block.name] or own
    found = {filled(each.code, block.code) for each in named} - {block.code}
    return replace(block, code=found.pop()) if len(found) == 1 else block


def _is_same(last: Draft, best: Draft) -> bool:
    """Whether the model was told of examples that fail, and changed nothing."""
    if last.checked is None or best.checked is None or best.checked.breaks:
        return False
    return last.checked.reading.shape == best.checked.reading.shape


def _is_given_up(after: Checked, before: Checked | None) -> bool:
    """Whether the code stayed, and other examples came with it."""
    same_code = before is not None and after.reading.shape == before.reading.shape
    return same_code and bool(after.tried)


async def write_checked(context: TurnContext, checker: Checker, wish: str, language: str) -> Draft:
    """Code for `wish`, mended at most twice, or what is said in its place. Raises the model's
    `ModelError`s."""
    writer = Writer(context, checker, language)
    draft = await writer.begin(alone(wish))
    return draft if draft.said else await writer.mend(draft)
