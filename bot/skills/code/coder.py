"""`Coder`: the reply of the `code` skill. Finds out what is asked, and has it done."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from functools import partial

from bot.messages import Attachment
from bot.ports import CodeRunner, Program, TurnContext
from bot.reply import Checked, Choice, Notice, ReplyPart, Status, TextDelta
from bot.skills.code.attached import has_others, unread, with_files
from bot.skills.code.blocks import Block, code_in, find_blocks
from bot.skills.code.checking import Checker
from bot.skills.code.debugging import debug
from bot.skills.code.explaining import explain
from bot.skills.code.pieces import is_words
from bot.skills.code.publishing import publish
from bot.skills.code.reviewing import review
from bot.skills.code.running import told
from bot.skills.code.shelf import open_item, taken
from bot.skills.code.suggesting import suggest, take
from bot.skills.code.task import Task, task_of
from bot.skills.code.testing import write_tests
from bot.skills.code.translating import translate
from bot.skills.code.value import as_written, with_value
from bot.tools.github.forge import Forge
from bot.tools.source.reading import read
from bot.turn.asked import file_label
from bot.turn.attachments import whole_text
from bot.turn.overhearing import overhear
from bot.turn.speaking import speak

AGAIN = "I was interrupted, and begin again."
_NO_CODE = "Write the code behind it: `/run print(6 * 7)`, or a fenced block below it."
_ONLY_PYTHON = "I can run Python only; this says that it is {language}."
_NOT_WHOLE = (
    "`{file}` is too long for the language model I use: I have read {read:,} characters of it, and "
    "for this I need all. Please send the part that matters."
)
_CUT = "{file} is long, and I do not have all of it any more. Please send it again."
_OF_ONE_FILE = ("debug", "review", "tests", "translate")
_ONE_FILE = "I look at `{file}` alone; send the others one by one."
_NO_WISH = "Describe what the code should do: `/suggest a function that …`"


@dataclass(frozen=True, slots=True)
class Coder:
    """Answers about code, with a sandbox to check in."""

    runner: CodeRunner
    suggestions: int
    forge: Forge | None = None

    async def reply(self, context: TurnContext) -> AsyncGenerator[ReplyPart, None]:
        """The reply to one turn."""
        task = task_of(context)
        if context.said_so_far and task.kind not in ("talk", "explain"):
            yield Notice(AGAIN)
        if task.kind in _OF_ONE_FILE and has_others(task.given, context.files):
            yield Notice(_ONE_FILE.format(file=task.given.file))
        flow = partial(self._done, task)
        speaks_itself = task.kind in ("talk", "explain")
        if not speaks_itself:
            yield Checked()
        async with aclosing(flow(context) if speaks_itself else overhear(context, flow)) as parts:
            async for part in parts:
                yield part

    def _done(self, task: Task, context: TurnContext) -> AsyncGenerator[ReplyPart, None]:
        checker = Checker(self.runner)
        if task.kind == "run":
            return self._run(context, task.text)
        if task.kind == "take":
            return take(context, task.text, self._with_what_is_taken())
        if task.kind in ("gist", "pr"):
            return publish(context, self.forge, task.kind, task.text)
        if task.kind == "suggest":
            if not task.text:
                return _say(_NO_WISH)
            return suggest(context, checker, task.text, self.suggestions)
        if problem := _lacks(task, context.files):
            return _say(problem)
        if task.kind == "explain":
            return explain(context, self.runner, task.given)
        if task.kind == "debug":
            return debug(context, checker, task.given)
        if task.kind == "review":
            return review(context, task.given)
        if task.kind == "tests":
            return write_tests(context, self.runner, task.given)
        if task.kind == "translate":
            return translate(context, checker, task.given, task.target)
        return speak(context)

    def _with_what_is_taken(self) -> list[Choice]:
        choices = [Choice("Run it", "/run")]
        if self.forge is not None and self.forge.gists:
            choices.append(Choice("Make a gist", "/gist"))
        if self.forge is not None and self.forge.repositories:
            choices.append(Choice("Open a pull request", "/pr"))
        return choices

    async def _run(self, context: TurnContext, argument: str) -> AsyncGenerator[ReplyPart, None]:
        """`/run CODE` (_to_run)."""
        block = await _to_run(context, argument)
        if isinstance(block, str):
            yield TextDelta(block)
            return
        yield Status("Running it in the sandbox")
        reading = await read(block.code, "python")
        outcome = await self.runner.run(Program(with_value(block.code, reading)))
        errors = as_written(outcome.errors, block.code, reading)
        yield TextDelta(told(replace(outcome, errors=errors)))


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


async def _to_run(context: TurnContext, argument: str) -> Block | str:
    """What to run: the code behind the command; else, or where words stand there, what came as a
    file, what was taken, or the last code shown in this conversation. A text: why nothing is."""
    if is_words(argument) and (await read(argument, "python")).problem is not None:
        argument = ""
    file = None if argument else await _whole_file(context)
    if file and file.left_out_chars:
        return _CUT.format(file=file_label(file))
    code = with_files("", [file]) if file else argument
    if not code and (problem := unread(context.files)):
        return problem
    block = code_in(code) if code else await _code_at_hand(context)
    if block is None:
        return _NO_CODE
    is_python = block.language in ("", "python")
    return block if is_python else _ONLY_PYTHON.format(language=block.language)


async def _whole_file(context: TurnContext) -> Attachment | None:
    """The first file with a text, all of it: a part would run otherwise than the whole."""
    file = next((each for each in context.files if each.content), None)
    return await whole_text(file, context.blobs) if file else None


async def _code_at_hand(context: TurnContext) -> Block | None:
    item = taken(context.conversation.memory.kept)
    code = await open_item(context, item) if item else None
    return Block(code.item.language, code.source) if code else _last_code(context)


def _last_code(context: TurnContext) -> Block | None:
    """The last block of Python that the assistant or the person showed."""
    for turn in reversed(context.conversation.window):
        for text in (turn.said, turn.asked):
            for block in reversed(find_blocks(text)):
                if block.language in ("", "python"):
                    return block
    return None
