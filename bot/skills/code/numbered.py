"""A suggestion that a command calls by its number alone: `/explain 2` is about the second one."""

from dataclasses import replace

from bot.ports import TurnContext
from bot.skills.code.pasted.messages.blocks import fenced
from bot.skills.code.shelf import Item, open_item, suggested

_OF_CODE = ("run", "explain", "debug", "review", "tests")


async def with_numbered(context: TurnContext) -> TurnContext:
    """The same, with the code of a suggestion behind the command that calls it by its number.
    Raises StoreUnavailable."""
    item = _called(context)
    code = await open_item(context, item) if item else None
    if context.command is None or item is None or code is None:
        return context
    files = ((item.file_name, code.source), *code.files)
    text = "\n".join(fenced(source, f"{item.language} {name}") for name, source in files)
    return replace(context, command=replace(context.command, argument=text), asked=text)


def _called(context: TurnContext) -> Item | None:
    command = context.command
    if command is None or command.name not in _OF_CODE or context.files:
        return None
    items = suggested(context.conversation.memory.kept)
    numbers = {str(number): item for number, item in enumerate(items, 1)}
    return numbers.get(command.argument.strip())
