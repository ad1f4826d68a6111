"""What the skill keeps of a conversation: the suggestions that were made, and the one taken.

The code is kept as blobs; the conversation holds their names. A button names the code below which
it stands by a tag, and may be pressed when there are newer suggestions: the last few are kept.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from bot.ports import TurnContext
from bot.reply import Keep

Stored = TypeVar("Stored")

_SUGGESTED, _TAKEN = "code.suggested", "code.taken"
_MOST_KEPT = 5
NOT_KEPT = "I do not have that any more. Please ask again."
_TAG = re.compile(r"(?:^|\s)#([0-9a-f]{8})$")


class Item(msgspec.Struct, frozen=True):
    """A piece of code: `label` is what it is called in the conversation ("fast"). `beside` are the
    files that belong to it: the name and the blob of each."""

    label: str
    language: str
    blob: str
    file_name: str
    is_sound: bool = True
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def can_run(self) -> bool:
        """Whether it is in the only language that the sandbox runs."""
        return self.language == "python"

    @property
    def tag(self) -> str:
        """What a button calls it by."""
        blobs = (self.blob, *(blob for _, blob in self.beside))
        return f"#{hashlib.sha256(' '.join(blobs).encode()).hexdigest()[:8]}"


@dataclass(frozen=True, slots=True)
class Code:
    """An item with its source, and the `files` that belong to it: name and source of each."""

    item: Item
    source: str
    files: tuple[tuple[str, str], ...] = ()


def keep_suggested(kept: Mapping[str, str], items: tuple[Item, ...]) -> Keep:
    """Keep what is suggested, in the order shown, before what was suggested earlier."""
    together = (items, *_all_suggested(kept))[:_MOST_KEPT]
    return Keep(_SUGGESTED, msgspec.json.encode(together).decode())


def keep_taken(item: Item) -> Keep:
    """Keep which was taken."""
    return Keep(_TAKEN, msgspec.json.encode(item).decode())


def suggested(kept: Mapping[str, str]) -> tuple[Item, ...]:
    """What was suggested last."""
    return next(iter(_all_suggested(kept)), ())


def tag_in(argument: str) -> str:
    """The tag at the end of what stands behind a command; "" for none."""
    found = _TAG.search(argument)
    return f"#{found[1]}" if found else ""


def tagged(kept: Mapping[str, str], tag: str) -> Item | None:
    """The code of this tag, which was suggested or taken; None: it is not kept any more."""
    last = taken(kept)
    known = [each for items in _all_suggested(kept) for each in items] + ([last] if last else [])
    return next((each for each in known if each.tag == tag), None)


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


def _all_suggested(kept: Mapping[str, str]) -> tuple[tuple[Item, ...], ...]:
    """What was suggested, the latest first."""
    text = kept.get(_SUGGESTED, "")
    all_items = _read(text, tuple[tuple[Item, ...], ...])
    if all_items is None and (last := _read(text, tuple[Item, ...])):
        return (last,)  # of an earlier version
    return all_items or ()


def _read(text: str, kind: type[Stored]) -> Stored | None:
    try:
        return msgspec.json.decode(text, type=kind) if text else None
    except msgspec.DecodeError:  # of an earlier version
        return None
