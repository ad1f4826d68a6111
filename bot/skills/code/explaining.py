"""Explain: the model explains code beside what the code really does when it is run."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

from bot.ports import CodeRunner, Program, TurnContext
from bot.reply import ReplyPart, Status, TextDelta
from bot.skills.code.blocks import fenced, plain_output
from bot.skills.code.pieces import Pasted
from bot.skills.code.running import told_shortly, told_untried, why_untried
from bot.tools.source.reading import read
from bot.turn.speaking import speak

NO_CODE = "Attach the code, or paste it behind `/explain` in a fenced block."
_FACT_CHARS = 600


async def explain(
    context: TurnContext, runner: CodeRunner, given: Pasted
) -> AsyncGenerator[ReplyPart, None]:
    """An explanation that was given the real outcome, which is shown before it."""
    if given.code is None:
        yield TextDelta(NO_CODE)
        return
    yield Status("Trying the code")
    fact = "" if context.said_so_far else await _fact(runner, given)
    if fact:
        yield TextDelta(f"{fact}\n\n")
    asked = f"{context.asked}\n\n(Checked by running it: {fact})" if fact else context.asked
    async with aclosing(speak(replace(context, asked=f"Explain this code.\n\n{asked}"))) as parts:
        async for part in parts:
            yield part


async def _fact(runner: CodeRunner, given: Pasted) -> str:
    """What is known of the code for certain."""
    assert given.code is not None  # noqa: S101 - explain() has looked
    code = given.code
    reading = await read(code.code, code.language)
    if reading.problem is not None:
        return f"It does not parse: line {reading.problem.line} {reading.problem.message}."
    if code.language != "python":
        return ""
    outcome = await runner.run(Program(code.code))
    if outcome.ended == "refused":
        return ""
    if why := why_untried(outcome):
        return told_untried(why)
    printed = plain_output(outcome.output).strip()[:_FACT_CHARS]
    if printed:
        return f"I ran it: it {told_shortly(outcome)} and prints\n\n{fenced(printed)}"
    return f"I ran it: it {told_shortly(outcome)}."
