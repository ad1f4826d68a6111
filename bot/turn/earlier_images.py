"""Pictures that came with earlier questions: to be looked at again by a model that sees, and to
come with a question that is asked again."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace

import structlog

from bot.errors import DragomanError
from bot.messages import Attachment, IncomingMessage
from bot.ports import Blobs, Image
from bot.reply import File
from bot.turn.attachments import BLIND
from bot.turn.plan import Plan

logger = structlog.get_logger(__name__)

_MOST = 4
"""Newest first: each costs a provider about a thousand tokens with every question."""


def pictures_of(messages: Sequence[IncomingMessage]) -> tuple[File, ...]:
    """The pictures that came with these messages and are kept. Pure."""
    return tuple(
        File(file.name, file.media_type, file.size_bytes, file.whole)
        for message in messages
        for file in message.attachments
        if file.picture and file.whole
    )


async def earlier_images(plan: Plan, blobs: Blobs) -> Mapping[str, tuple[Image, ...]]:
    """Those in the window that are still kept, by the ids of their turns. Raises nothing: what
    cannot be had is not looked at."""
    wanted = _newest(plan)
    read = await asyncio.gather(*(_read(blobs, picture) for _, picture in wanted))
    found: dict[str, tuple[Image, ...]] = {}
    for (key, picture), data in zip(wanted, read, strict=True):
        if data is not None:
            image = Image(picture.media_type, data, is_earlier=True)
            found[key] = (*found.get(key, ()), image)
    return found


async def with_pictures(
    plan: Plan, blobs: Blobs, *, sees_images: bool
) -> tuple[IncomingMessage, ...]:
    """What is said to the skill, with the pictures that came with a question that is asked again,
    as far as they are still kept. Raises nothing."""
    pictures = plan.instead_of.pictures if plan.instead_of else ()
    read = await asyncio.gather(*(_read(blobs, picture) for picture in pictures))
    files = tuple(
        Attachment(
            id="",
            name=picture.name,
            media_type=picture.media_type,
            size_bytes=picture.size_bytes,
            whole=picture.blob,
            picture=data,
            problem="" if sees_images else BLIND,
        )
        for picture, data in zip(pictures, read, strict=True)
        if data is not None
    )
    *before, last = plan.messages
    return (*before, replace(last, attachments=(*last.attachments, *files)))


def _newest(plan: Plan) -> list[tuple[str, File]]:
    pictures = [(turn.id, turn.pictures) for turn in plan.conversation.window]
    return [(key, each) for key, files in reversed(pictures) for each in files][:_MOST]


async def _read(blobs: Blobs, picture: File) -> bytes | None:
    try:
        return await blobs.get(picture.blob)
    except DragomanError as error:
        logger.warning("turn.picture_not_read", error=type(error).__name__)
        return None
