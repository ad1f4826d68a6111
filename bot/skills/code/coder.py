"""`Coder`: the reply of the `code` skill. Finds out what is asked, and has it done."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from bot.ports import CodeRunner, Program, TurnContext
from bot.reply import ReplyPart, Status, TextDelta
from bot.skills.code.blocks import Block, code_in, find_blocks
from bot.skills.code.running import told
from bot.speaking import speak

_NO_CODE = "Write the code behind it: `/run print(6 * 7)`, or a fenced block below it."
_ONLY_PYTHON = "I can run Python only; this says that it is {language}."


@dataclass(frozen=True, slots=True)
class Coder:
    """Answers about code, with a sandbox to check in."""

    runner: CodeRunner

    async def reply(self, context: TurnContext) -> AsyncGenerator[ReplyPart, None]:
        """The reply to one turn."""
        if context.command is not None and context.command.name == "run":
            async with aclosing(self._run(context, context.command.argument)) as parts:
                async for part in parts:
                    yield part
            return
        async with aclosing(speak(context)) as parts:
            async for part in parts:
                yield part

    async def _run(self, context: TurnContext, argument: str) -> AsyncGenerator[ReplyPart, None]:
        """`/run CODE`; alone, the last code that was shown in this conversation."""
        block = code_in(argument) if argument else _last_code(context)
        if block is None:
            yield TextDelta(_NO_CODE)
        elif block.language not in ("", "python"):
            yield TextDelta(_ONLY_PYTHON.format(language=block.language))
        else:
            yield Status("Running it in the sandbox")
            yield TextDelta(told(await self.runner.run(Program(block.code))))


def _last_code(context: TurnContext) -> Block | None:
    """The last block of Python that the assistant or the person showed."""
    for turn in reversed(context.conversation.window):
        for text in (turn.said, turn.asked):
            for block in reversed(find_blocks(text)):
                if block.language in ("", "python"):
                    return block
    return None
