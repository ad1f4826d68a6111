"""Showing mended code: a patch for each file that was changed, with the files."""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace

from bot.ports import TurnContext
from bot.reply import Choice, Choices, File, ReplyPart, TextDelta
from bot.skills.code.checks.checked import Checked
from bot.skills.code.pasted.languages.naming import file_name
from bot.skills.code.pasted.messages.attached import of_file
from bot.skills.code.pasted.messages.blocks import Block, fenced
from bot.skills.code.pasted.messages.pieces import Pasted
from bot.skills.code.shelf import Item, keep_suggested
from bot.tools.patch import ended_like, is_proven, make_patch

_PATCH_LINES = 40
UNCHANGED = "The model left it as it is."
_FITS = "The patch was applied to your code, and it fits."
LEFT = "The model also shows this, which I have put nowhere; what I tried is without it:"
_FIT = "The patches were applied to your code, and they fit."


@dataclass(frozen=True, slots=True)
class _Change:
    """A file that was changed: its `source` as it is shown and `after` as it is handed over, and
    the patch, which is `proven` or not ("")."""

    name: str
    source: str
    after: str
    patch: str
    is_proven: bool
    language: str

    @property
    def is_short(self) -> bool:
        """Whether the patch is shown, and not all of the file."""
        return self.is_proven and self.patch.count("\n") <= _PATCH_LINES


async def show(
    context: TurnContext,
    given: Pasted,
    changed: Sequence[tuple[Block, Block]],
    checked: Checked,
    doubt: str,
    left: Sequence[Block] = (),
) -> AsyncGenerator[ReplyPart, None]:
    """What was `changed`, as it was and is now: each file as a patch where that is shorter.
    It is called mended where there is no `doubt` that it is; what is `left` of the answer was not
    put anywhere."""
    found = [await _change(context, given, was, now) for was, now in changed]
    changes = [each for each in found if each.patch]
    if not changes:
        yield TextDelta(f"{UNCHANGED}\n")
        return
    label = "changed" if doubt else "mended"
    yield TextDelta(f"**{label.capitalize()}** – {checked.told}\n\n")
    if doubt:
        yield TextDelta(f"{doubt}\n\n")
    for each in changes:
        above = f"`{each.name}`:\n\n" if len(changes) > 1 and not each.is_short else ""
        block = fenced(each.patch, "diff") if each.is_short else fenced(each.source, each.language)
        yield TextDelta(f"{above}{block}\n" if len(changes) > 1 else block)
    if all(each.is_short for each in changes):
        yield TextDelta(f"\n{_FITS if len(changes) == 1 else _FIT}\n")
    if left:
        yield TextDelta(f"\n{LEFT}\n{''.join(map(_shown, left))}")
    blobs = []
    for each in changes:
        data = each.after.encode()
        blobs.append((each.name, await context.blobs.put(data)))
        yield File(each.name, "text/plain", len(data), blobs[-1][1])
        if each.is_proven:
            data, name = each.patch.encode(), f"{each.name}.patch"
            yield File(name, "text/x-patch", len(data), await context.blobs.put(data))
    (name, blob), *others = blobs
    item = Item(label, changes[0].language, blob, name, beside=tuple(others))
    yield keep_suggested(context.conversation.memory.kept, (item,))
    yield Choices((Choice("Take it", f"/take 1 {item.tag}", "primary"),))


def _shown(block: Block) -> str:
    name = f"`{block.name}`:\n\n" if block.name else ""
    return f"\n{name}{fenced(block.code, block.language)}"


async def _change(context: TurnContext, given: Pasted, was: Block, now: Block) -> _Change:
    given = of_file(replace(given, code=was), context.files)
    name = given.file or was.name or file_name(now.code, was.language)
    before = given.whole or f"{was.code}\n"
    after = ended_like(f"{now.code.rstrip()}\n", before)
    if not before.endswith("\n") and after.rstrip() == before.rstrip():
        after = before
    patch = make_patch(before, after, name)
    proven = bool(patch) and await is_proven(patch, before, after, name)
    return _Change(name, now.code, after, patch, proven, was.language)
