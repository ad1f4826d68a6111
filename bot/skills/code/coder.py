"""`Coder`: the reply of the `code` skill. Finds out what is asked, and has it done."""

import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from functools import partial

from bot.messages import Attachment
from bot.ports import CodeRunner, Program, TurnContext
from bot.reply import Checked, Choice, Notice, ReplyPart, Status, TextDelta
from bot.skills.code.checks.checking import Checker
from bot.skills.code.checks.running import told
from bot.skills.code.debug.debugging import debug
from bot.skills.code.explain.explaining import explain
from bot.skills.code.margin import at_margin, with_margin
from bot.skills.code.numbered import with_numbered
from bot.skills.code.pasted.files.arranging import (
    Arranged,
    arrange,
    arranged_to_run,
    beside,
    rearranged,
)
from bot.skills.code.pasted.files.data_files import Data, data_of
from bot.skills.code.pasted.files.notebooks import left_out, plain, with_notebooks
from bot.skills.code.pasted.files.noting import of_several, what_is_run
from bot.skills.code.pasted.languages.language_table import language_of_file
from bot.skills.code.pasted.messages.attached import of_file, unread, with_files
from bot.skills.code.pasted.messages.blocks import Block, code_in, find_blocks
from bot.skills.code.pasted.messages.cells import opened
from bot.skills.code.pasted.messages.pieces import Pasted, is_words, pasted
from bot.skills.code.pasted.messages.unfenced import note_of
from bot.skills.code.pasted.messages.untold import in_its_language, in_their_languages
from bot.skills.code.publishing import publish
from bot.skills.code.reviewing import review
from bot.skills.code.shelf import NOT_KEPT, Item, open_item, tag_in, tagged, taken
from bot.skills.code.suggesting import suggest, take
from bot.skills.code.task import Task, task_of
from bot.skills.code.translating import translate
from bot.skills.code.value import as_written, with_value
from bot.skills.code.written_tests.testing import write_tests
from bot.tools.github.forge import Forge
from bot.tools.source.reading import read
from bot.turn.asked import file_label
from bot.turn.attachments import whole_text
from bot.turn.overhearing import overhear
from bot.turn.speaking import speak

AGAIN = "I was interrupted, and begin again."
_NO_CODE = "Write the code behind it: `/run print(6 * 7)`, or a fenced block below it."
_NOT_SENT = "I do not have `{file}`. Attach it to `/run`, or paste its code."
_FILE_NAME = r"[\w-]+\.py"
_ONLY_PYTHON = "I can run Python only; this says that it is {language}."
_ONLY_LIKE_PYTHON = "I can run Python only; this looks like {language}."
_NOT_LIKE_PYTHON = (
    "I can run Python only, and this does not look like it. If it is, put it in a block that "
    "begins with ```` ```python ````."
)
_NOT_WHOLE = (
    "`{file}` is too long for the language model I use: I have read {read:,} characters of it, and "
    "for this I need all. Please send the part that matters."
)
_CUT = "{file} is long, and I do not have all of it any more. Please send it again."
_ABOUT_CODE = ("explain", "debug", "review", "tests", "translate")
_RUNNING = ("explain", "debug", "tests")
_NO_WISH = "Describe what the code should do: `/suggest a function that …`"


@dataclass(frozen=True, slots=True)
class Coder:
    """Answers about code, with a sandbox to check in."""

    runner: CodeRunner
    suggestions: int
    forge: Forge | None = None

    async def reply(self, context: TurnContext) -> AsyncGenerator[ReplyPart, None]:
        """The reply to one turn."""
        context = await with_margin(await with_numbered(context))
        read_context, cells = await with_notebooks(context)
        task = task_of(read_context)
        if task.kind != "talk":
            context = read_context
        if context.said_so_far and task.kind not in ("talk", "explain"):
            yield Notice(AGAIN)
        if task.kind in _ABOUT_CODE:
            given = await in_their_languages(task.given)
            given = await rearranged(given, is_run=task.kind in ("explain", "debug"))
            given = of_file(given, context.files)
            about = f"{given.file}{given.error}{given.words}".lower()
            is_as_it_is = task.kind == "debug" and (bool(given.file) or "indent" in about)
            task = replace(task, given=given if is_as_it_is else await _moved(given))
            if note := note_of(given.unsure):
                yield Notice(note)
            note = of_several(task.given, with_files=task.kind in _RUNNING)
            if note and task.kind != "debug":  # what is tried says which are looked at
                yield Notice(note)
        for note in await _not_looked_at(task, cells):
            yield Notice(note)
        flow = partial(self._done, task, await self._data(task, context))
        speaks_itself = task.kind in ("talk", "explain")
        if not speaks_itself:
            yield Checked()
        async with aclosing(flow(context) if speaks_itself else overhear(context, flow)) as parts:
            async for part in parts:
                yield part

    async def _data(self, task: Task, context: TurnContext) -> Data:
        """What was sent and lies where code is run."""
        if task.kind not in (*_RUNNING, "run"):
            return Data()
        blocks = find_blocks(task.text) if task.kind == "run" else task.given.blocks
        return await data_of(context.files, blocks, context.blobs)

    def _done(
        self, task: Task, data: Data, context: TurnContext
    ) -> AsyncGenerator[ReplyPart, None]:
        sandbox = data.lying(plain(self.runner))
        runner = beside(sandbox, task.given.beside, task.given.code)
        checker = Checker(sandbox, data=data.names)
        if task.kind == "run":
            return _run(context, sandbox, data, task.text)
        if task.kind == "take":
            return take(context, task.text, self._with_what_is_taken)
        if task.kind in ("gist", "pr"):
            return publish(context, self.forge, task.kind, task.text)
        if task.kind == "suggest":
            if not task.text:
                return _say(_NO_WISH)
            return suggest(context, checker, task.text, self.suggestions)
        if problem := _lacks(task, context.files):
            return _say(problem)
        if task.kind == "explain":
            return explain(context, runner, task.given)
        if task.kind == "debug":
            return debug(context, checker, task.given)
        if task.kind == "review":
            return review(context, task.given)
        if task.kind == "tests":
            return write_tests(context, runner, task.given)
        if task.kind == "translate":
            return translate(context, checker, task.given, task.target)
        return speak(context)

    def _with_what_is_taken(self, item: Item) -> list[Choice]:
        choices = [Choice("Run it", f"/run {item.tag}")] if item.can_run else []
        if self.forge is not None and self.forge.gists:
            choices.append(Choice("Make a gist", f"/gist {item.tag}"))
        if self.forge is not None and self.forge.repositories:
            choices.append(Choice("Open a pull request", f"/pr {item.tag}"))
        return choices


async def _run(
    context: TurnContext, sandbox: CodeRunner, data: Data, argument: str
) -> AsyncGenerator[ReplyPart, None]:
    """`/run CODE` (_to_run)."""
    arranged = await _to_run(context, argument)
    if isinstance(arranged, str):
        yield TextDelta(arranged)
        return
    block = arranged.main
    if not block.name:  # a file is run as it is
        block = replace(block, code=await at_margin(block.code, "python"))
    if note := what_is_run(arranged, [name for name, _ in data.files if name != block.name]):
        yield Notice(note)
    if note := note_of(arranged.unsure):
        yield Notice(note)
    if note := await left_out(block.code):
        yield Notice(note)
    yield Status("Running it in the sandbox")
    reading = await read(block.code, "python")
    runner = beside(sandbox, arranged.beside, block)
    outcome = await runner.run(Program(with_value(block.code, reading)))
    errors = as_written(outcome.errors, block.code, reading)
    yield TextDelta(told(replace(outcome, errors=errors), block.code))


async def _not_looked_at(task: Task, cells: str) -> list[str]:
    """What is said of notebooks: that of `cells`, and of their own lines in code that is run."""
    is_about = task.kind in _ABOUT_CODE or (task.kind == "run" and not task.text)
    code = task.given.code if task.kind in _RUNNING else None
    lines = await left_out(code.code) if code and code.language == "python" else ""
    return [note for note in (cells if is_about else "", lines) if note]


async def _moved(given: Pasted) -> Pasted:
    """What was pasted, with code that was cut out of something at the margin (margin.py)."""
    if given.code is None:
        return given
    code = await at_margin(given.code.code, given.code.language)
    if code == given.code.code:
        return given
    moved = replace(given.code, code=code)
    blocks = tuple(moved if each == given.code else each for each in given.blocks)
    return replace(given, code=moved, blocks=blocks)


def _lacks(task: Task, files: Sequence[Attachment]) -> str:
    """Why what came as a file is not enough for a task; "" where it is."""
    if task.kind == "talk":
        return ""
    if task.given.code is None:
        return unread(files)
    if task.given.left_out_chars and task.kind != "review":
        return _NOT_WHOLE.format(file=task.given.file, read=len(task.given.code.code))
    return ""


async def _say(text: str) -> AsyncGenerator[ReplyPart, None]:
    yield TextDelta(text)


async def _to_run(context: TurnContext, argument: str) -> Arranged | str:
    """What to run: the code behind the command; else, or where words stand there, what came as
    files, what was taken, or the last code shown in this conversation; or the file that is named. A
    text: why nothing is."""
    if tag_in(argument) == argument != "":
        item = tagged(context.conversation.memory.kept, argument)
        return await _of_item(context, item) or NOT_KEPT
    if is_words(argument) and (await read(argument, "python")).problem is not None:
        argument = ""
    name = argument.strip(" `\n")
    is_sent = any(each.name == name for each in context.files)
    if re.fullmatch(_FILE_NAME, name) and not is_sent:
        item = taken(context.conversation.memory.kept)
        kept = await _of_item(context, item) if item and item.file_name == name else ""
        return kept or _NOT_SENT.format(file=name)
    files = [] if argument and not is_sent else await _whole_files(context)
    if cut := [each for each in files if each.left_out_chars]:
        return _CUT.format(file=file_label(cut[0]))
    code = with_files("", files) if files else argument
    if not code and (problem := unread(context.files)):
        return problem
    if not code:
        return await _at_hand(context)
    given = Pasted(None) if find_blocks(code) else await _unfenced(code)
    blocks = (given.code,) if given.code else find_blocks(code)
    if not blocks:
        return _NO_CODE
    main = next((each for each in blocks if is_sent and each.name == name), None)
    if main and main.language == "python":
        own = [each for each in blocks if each.language == "python"]
        return await arrange(own, code=main, is_run=False)
    if main:
        return _ONLY_PYTHON.format(language=main.language)
    told = [each if each.language else await in_its_language(each) for each in map(opened, blocks)]
    arranged = await arranged_to_run(told)
    return replace(arranged, unsure=given.unsure) if arranged else _no_python(told[0])


async def _unfenced(text: str) -> Pasted:
    """What is to be run of a message without a fence: its code, or all of it where none is seen."""
    whole = code_in(text)
    given = await in_their_languages(pasted(whole.code)) if whole else Pasted(None)
    return Pasted(whole) if given.around is None else given


def _no_python(block: Block) -> str:
    if not block.language:
        return _NOT_LIKE_PYTHON
    text = _ONLY_LIKE_PYTHON if block.is_guessed else _ONLY_PYTHON
    return text.format(language=block.language)


async def _whole_files(context: TurnContext) -> list[Attachment]:
    """The files with a text, all of it: a part would run otherwise than the whole."""
    return [await whole_text(each, context.blobs) for each in context.files if each.content]


async def _at_hand(context: TurnContext) -> Arranged | str:
    if found := await _of_item(context, taken(context.conversation.memory.kept)):
        return found
    block = await _last_code(context)
    return Arranged(block) if block else _NO_CODE


async def _of_item(context: TurnContext, item: Item | None) -> Arranged | str:
    """What of an item is to run; or why nothing is, "" where it is not kept any more."""
    code = await open_item(context, item) if item else None
    if code is None:
        return ""
    if not code.item.can_run:
        return _ONLY_PYTHON.format(language=code.item.language)
    main = Block("python", code.source, code.item.file_name)
    files = [
        Block("python", source, name)
        for name, source in code.files
        if language_of_file(name) == "python"
    ]
    return await arranged_to_run((main, *files)) or _NO_CODE


async def _last_code(context: TurnContext) -> Block | None:
    """The last block of Python that the assistant or the person showed."""
    for turn in reversed(context.conversation.window):
        for text in (turn.said, turn.asked):
            for block in reversed(find_blocks(text)):
                told = block if block.language else await in_its_language(block)
                if told.language == "python":
                    return told
    return None
