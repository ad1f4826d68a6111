"""The picture that comes with a wish, to begin from; or why it cannot be begun from."""

import asyncio
from datetime import datetime

from bot.errors import FetchFailed
from bot.images.picture import is_whole, media_type_of
from bot.messages import Attachment
from bot.ports import Image, Studio, TurnContext
from bot.skills.image import words
from bot.skills.image.shelf import Picture, read_shelf
from bot.turn.attachments import kind_of


async def begun_from(
    context: TurnContext, studio: Studio, now: datetime, instead_of: str = ""
) -> tuple[Picture | None, str]:
    """The picture that a wish begins from: the one that came with it, or else that of the wish or
    the pictures that it is `instead_of` (an id); and why one that came cannot be begun from. Raises
    StoreUnavailable."""
    base, why = await attached(context, studio)
    if base is None and instead_of:
        shelf = read_shelf(context.conversation.memory.kept)
        before = shelf.find(instead_of, context.person.author, now.timestamp())
        base = None if isinstance(before, str) else before.base
    return base, why


async def attached(context: TurnContext, studio: Studio) -> tuple[Picture | None, str]:
    """The first picture that came with the wish and can be begun from, kept for that; where there
    is none, why the one that came cannot be ("": none came). Raises StoreUnavailable."""
    why = ""
    for file in context.files:
        if file.media_type.lower().startswith("image/"):
            why = await _why_not(file, studio)
            if not why:
                blob = await context.blobs.put(file.picture)
                return Picture(blob, media_type_of(file.picture), ""), ""
    return None, why


async def _why_not(file: Attachment, studio: Studio) -> str:
    if not studio.model.abilities.edits:
        return words.CANNOT_CHANGE
    if kind_of(file) == "unknown":
        return words.UNREADABLE
    if not file.picture:
        return file.problem or FetchFailed.user_message
    media_type = media_type_of(file.picture)
    if not media_type:
        return words.UNREADABLE
    is_good = await asyncio.to_thread(is_whole, Image(media_type, file.picture))
    return "" if is_good else words.UNREADABLE
