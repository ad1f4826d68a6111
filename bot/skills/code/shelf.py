"""What the skill keeps of a conversation: the suggestions that were made, and the one taken.

The code is kept as blobs; the conversation holds their names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from bot.ports import TurnContext
from bot.reply import Keep

Stored = TypeVar("Stored")

_SUGGESTED, _TAKEN = "code.suggested", "code.taken"


class Item(msgspec.Struct, frozen=True):
    """A piece of code: `label` is what it is called in the conversation ("fast"). `beside` are the
    files that belong to it: the name and the blob of each."""

    label: str
    language: str
    blob: str
    file_name: str
    is_sound: bool = True
    beside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """An item with its source, and the `files` that belong to it: name and source of each."""

    item: Item
    source: str
    files: tuple[tuple[str, str], ...] = ()


def keep_suggested(items: tuple[Item, ...]) -> Keep:
    """Keep what is suggested, in the order shown."""
    return Keep(_SUGGESTED, msgspec.json.encode(items).decode())


def keep_taken(item: Item) -> Keep:
    """Keep which was taken."""
    return Keep(_TAKEN, msgspec.json.encode(item).decode())


def suggested(kept: Mapping[str, str]) -> tuple[Item, ...]:
    """What was suggested last."""
    return _read(kept.get(_SUGGESTED, ""), tuple[Item, ...]) or ()


def taken(kept: Mapping[str, str]) -> Item | None:
    """What was taken last."""
    return _read(kept.get(_TAKEN, ""), Item)


async def open_item(context: TurnContext, item: Item) -> Code | None:
    """The source of an item; None: it is not kept any more. Raises StoreUnavailable."""
    data = await context.blobs.get(item.blob)
    if data is None:
        return None
    files = [(name, await context.blobs.get(blob) or b"") for name, blob in item.beside]
    sources = tuple((name, source.decode("utf-8", "replace")) for name, source in files)
    return Code(item, data.decode("utf-8", "replace"), sources)


async def put_files(
    context: TurnContext, files: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Keep the sources of files; the name and the blob of each. Raises StoreUnavailable."""
    return tuple([(name, await context.blobs.put(source.encode())) for name, source in files])


def _read(text: str, kind: type[Stored]) -> Stored | None:
    try:
        return msgspec.json.decode(text, type=kind) if text else None
    except msgspec.DecodeError:  # of an earlier version
        return None
