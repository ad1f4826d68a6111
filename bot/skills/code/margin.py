"""Python that was cut out of something: a method with its indentation, the body of a function."""

from dataclasses import replace
from textwrap import dedent

from bot.patterns import later
from bot.ports import TurnContext
from bot.skills.code.pasted.messages.blocks import find_blocks
from bot.tools.source.reading import Reading, read

_HEAD = later(r"(?:if|elif|else|for|while|with|try|except|finally|match|async)\b")
_TAKING = ("run", "explain", "debug", "review", "tests", "translate")
OUTSIDE = frozenset(("F704", "F706", "PLE1142"))
"""What ruff says of a `yield`, `return` or `await` outside of a function."""
UNKNOWN_NAMES = frozenset(("F821", "F822", "F823", "F403", "F405"))
"""That it says of a name which a function around it may give."""

_OF_INDENTATION = ("unexpected indent", "unindent does not match")


async def with_margin(context: TurnContext) -> TurnContext:
    """A turn whose command has code behind it that was indented throughout: the first line has lost
    that, as what stands behind a command begins with something, and so do the others, where they
    are wrong for it. **Not covered**: with something at the margin below it, and other languages,
    which are read with any indentation."""
    command = context.command
    if command is None or command.name not in _TAKING or find_blocks(command.argument):
        return context
    first, _, rest = command.argument.partition("\n")
    moved = f"{first}\n{dedent(rest)}"
    if not rest or moved == command.argument:
        return context
    if not (await _is_only_indented(command.argument, moved) or await _is_so_below(first, rest)):
        return context
    return replace(context, command=replace(command, argument=moved))


async def _is_so_below(first: str, rest: str) -> bool:
    """Whether what is below a first line with a slip is wrong for its indentation."""
    problem = (await read(f"{first}\n{rest}", "python")).problem
    if problem is None or problem.line != 1:
        return False
    ways = ("if True:", "pass") if _HEAD.match(first) else ("pass",)
    return any(
        [await _is_only_indented(f"{way}\n{rest}", f"{way}\n{dedent(rest)}") for way in ways]
    )


async def _is_only_indented(source: str, moved: str) -> bool:
    """Whether Python is wrong for its indentation, and not so as it is moved."""
    found = [(await read(each, "python")).problem for each in (source, moved)]
    before, after = (each.message.startswith(_OF_INDENTATION) if each else False for each in found)
    return before and not after


async def at_margin(source: str, language: str) -> str:
    """The code as it parses: without the indentation of all of it, where that is what is wrong. Its
    lines keep their numbers."""
    if language != "python":
        return source
    moved = dedent(source)
    if await _is_only_indented(source, moved):
        return moved
    is_part = (await read(source, language)).is_part
    return source if not is_part or (await read(moved, language)).problem else moved


def may_be_body(reading: Reading) -> bool:
    """Whether what it returns or awaits at its top may be right: where it defines and imports
    nothing, it may have stood in a function."""
    return not (reading.names or reading.imports)
