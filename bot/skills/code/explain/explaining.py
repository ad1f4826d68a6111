"""Explain: the model explains code beside what the code really does when it is run."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, replace

from bot.ports import CodeRunner, Outcome, Program, TurnContext
from bot.reply import ReplyPart, Status, TextDelta
from bot.skills.code.checks.checking import Checker
from bot.skills.code.checks.examples import quoted
from bot.skills.code.checks.running import cut_short, told_shortly, told_untried, why_untried
from bot.skills.code.explain.literals import is_denied
from bot.skills.code.explain.resulting import mentioned_calls, stated_results
from bot.skills.code.explain.stated import is_of_chance, unprinted
from bot.skills.code.explain.stating import is_of_another_case
from bot.skills.code.explain.steady import is_steady
from bot.skills.code.margin import may_be_body
from bot.skills.code.pasted.messages.blocks import Block, fenced, plain_output
from bot.skills.code.pasted.messages.pieces import Pasted, error_line
from bot.tools.source.reading import Example, Reading, read
from bot.turn.speaking import speak_then

NO_CODE = "Attach the code, or paste it behind `/explain` in a fenced block."
UNPRINTED = "Mind that the code did not print {stated} when I ran it: what it did stands above."
COMES_TO = "Mind what I saw when I ran it: {told}."
_FACT_CHARS = 600
_OUTSIDE = "outside function"
"""How Python ends its sentence where something is returned, or awaited, at the top."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of code for certain; `outcome` None: it was not run."""

    code: str
    reading: Reading
    outcome: Outcome | None = None

    @property
    def fact(self) -> str:
        """What is shown of it; "" for nothing."""
        if problem := self.reading.wrong:
            return f"It does not parse: line {problem.line} {problem.message}."
        if self.outcome is None or self.outcome.ended == "refused":
            return ""
        if why := why_untried(self.outcome, self.code):
            return told_untried(why)
        if printed := self.printed:
            return f"I ran it: it {told_shortly(self.outcome)} and prints\n\n{fenced(printed)}"
        return f"I ran it: it {told_shortly(self.outcome)}."

    @property
    def printed(self) -> str:
        """What it printed, with the blanks that its rows begin with, or the beginning of that and
        how much more it is; "" for nothing."""
        output = plain_output(self.outcome.output).rstrip() if self.outcome else ""
        return cut_short(output, _FACT_CHARS) if output.strip() else ""

    @property
    def is_whole(self) -> bool:
        """Whether all that the code prints was seen."""
        has_ended = self.outcome is not None and self.outcome.ended in ("done", "failed")
        return has_ended and not (self.outcome and why_untried(self.outcome, self.code))


async def explain(
    context: TurnContext, runner: CodeRunner, given: Pasted
) -> AsyncGenerator[ReplyPart, None]:
    """An explanation that was given the real outcome, which is shown before it. What it states of
    the outcome, and is not so, is said below."""
    if given.code is None:
        yield TextDelta(NO_CODE)
        return
    code = given.code
    yield Status("Trying the code")
    known = await known_of(runner, code)
    fact = "" if context.said_so_far else known.fact
    if fact:
        yield TextDelta(f"{fact}\n\n")
    asked = f"{context.asked}\n\n(Checked by running it: {fact})" if fact else context.asked

    async def look(said: str) -> AsyncGenerator[ReplyPart, None]:
        for remark in await remarks(said, runner, given, known):
            yield TextDelta(f"\n\n{remark}")

    asking = replace(context, asked=f"Explain this code.\n\n{asked}")
    async with aclosing(speak_then(asking, look)) as parts:
        async for part in parts:
            yield part


async def known_of(runner: CodeRunner, code: Block) -> Known:
    """What a run tells of code."""
    reading = await read(code.code, code.language)
    if reading.problem is not None or code.language != "python":
        return Known(code.code, reading)
    outcome = await runner.run(Program(code.code))
    is_body = may_be_body(reading) and _OUTSIDE in error_line(outcome.errors)
    return Known(code.code, reading, None if is_body else outcome)


async def remarks(said: str, runner: CodeRunner, given: Pasted, known: Known) -> list[str]:
    """What an explanation states of the outcome, and was seen to be otherwise, in sentences."""
    if given.code is None or known.outcome is None or not known.is_whole:
        return []
    code, found = given.code.code, []
    if is_of_chance(code):
        return []
    if not is_of_another_case(given.words):
        output = f"{known.outcome.output}\n{known.outcome.errors}"
        stated = unprinted(said, code, known.reading, output)
        if stated and (await runner.run(Program(code))).output == known.outcome.output:
            found.append(UNPRINTED.format(stated=" or ".join(map(quoted, stated))))
    if wrong := await _contradicted(said, runner, code, known.reading):
        found.append(COMES_TO.format(told="; ".join(wrong)))
    return found


async def _contradicted(said: str, runner: CodeRunner, code: str, reading: Reading) -> list[str]:
    """What calls come to that an explanation states otherwise, and that is so at all times, behind
    the other calls that it tells of, too."""
    examples = await _examples(stated_results(said, code, reading), code)
    if not examples:
        return []
    mentioned = mentioned_calls(said, reading)
    tried = (await Checker(runner).check(code, "python", examples)).tried
    return [
        each.told
        for each in tried
        if each.fails
        and is_denied(each.example.wanted, each.came)
        and await is_steady(runner, code, reading, mentioned, each)
    ]


async def _examples(rows: tuple[str, ...], code: str) -> list[Example]:
    """What is said of the code as it stands: nothing is to be set up for it."""
    last = code.count("\n") + 1
    readings = [await read(f"{code}\n{row}", "python") for row in rows]
    found = [each for reading in readings for each in reading.asserts if each.line > last]
    return [replace(each, setup=()) for each in found]
