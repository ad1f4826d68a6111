"""Translate code into another language; what can be checked of the result is."""

from collections.abc import AsyncGenerator

from bot.ports import TurnContext
from bot.reply import Choice, Choices, File, ReplyPart, Status, TextDelta
from bot.skills.code.checks.checking import Checker
from bot.skills.code.pasted.files.noting import in_own_words, told_beside
from bot.skills.code.pasted.languages.naming import file_name
from bot.skills.code.pasted.messages.blocks import fenced
from bot.skills.code.pasted.messages.pieces import Pasted
from bot.skills.code.shelf import Item, keep_suggested, put_files
from bot.skills.code.writing import write_checked

NO_CODE = "Name the language and paste the code: `/translate go` and a fenced block."
_WISH = (
    "Translate this {source} code to {target}. Keep what it does and its names, in the manner of "
    "{target}. Show all of it in one ```{target} block.\n\n{code}"
)
_RULE = "What they say of the result goes before that; it is still one block."


async def translate(
    context: TurnContext, checker: Checker, given: Pasted, target: str
) -> AsyncGenerator[ReplyPart, None]:
    """The code in the language `target`, with what was checked."""
    if given.code is None or not target:
        yield TextDelta(NO_CODE)
        return
    yield Status(f"Translating to {target} and checking it")
    code = f"{fenced(given.code.code, given.code.language)}{told_beside(given)}"
    wish = _WISH.format(source=given.code.language, target=target, code=code)
    wish += in_own_words(given, _RULE)
    draft = await write_checked(context, checker, wish, target)
    if draft.said:
        yield TextDelta(draft.said)
        return
    checked = draft.checked
    if checked is None:
        yield TextDelta(f"I could not translate this to {target}.")
        return
    mark = "" if checked.holds else " ⚠"
    shown = draft.whole if draft.has_several_blocks else fenced(checked.source, target)
    yield TextDelta(f"**{target}** – {checked.told}{mark}\n\n{shown}")
    if target != "python":
        yield TextDelta(f"\nI run only Python: whether this {target} does the same is not tried.\n")
    data = checked.source.encode()
    name = draft.file_name or file_name(checked.source, target)
    blob = await context.blobs.put(data)
    yield File(name, "text/plain", len(data), blob)
    sources = draft.files_beside(name)
    files = await put_files(context, sources)
    for (other, source), (_, kept) in zip(sources, files, strict=True):
        yield File(other, "text/plain", len(source.encode()), kept)
    item = Item(target, target, blob, name, checked.holds, files)
    yield keep_suggested(context.conversation.memory.kept, (item,))
    yield Choices((Choice("Take it", f"/take 1 {item.tag}"),))
