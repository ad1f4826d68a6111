"""Pictures that came with earlier questions, so that a model that sees can look at them again."""

import asyncio
from collections.abc import Mapping, Sequence

import structlog

from bot.errors import DragomanError
from bot.messages import IncomingMessage
from bot.ports import Blobs, Image
from bot.reply import File
from bot.turn.plan import Plan

logger = structlog.get_logger(__name__)

_MOST = 4
"""Newest first: each costs a provider about a thousand tokens with every question."""

_AGAIN = ""
"""Stands for the turn whose question is asked again."""


def pictures_of(messages: Sequence[IncomingMessage]) -> tuple[File, ...]:
    """The pictures that came with these messages and are kept. Pure."""
    return tuple(
        File(file.name, file.media_type, file.size_bytes, file.whole)
        for message in messages
        for file in message.attachments
        if file.picture and file.whole and not file.problem
    )


async def earlier_images(plan: Plan, blobs: Blobs) -> Mapping[str, tuple[Image, ...]]:
    """Those in the window that are still kept, by the ids of their turns; under "" those of the
    question that is asked again. Raises nothing: what cannot be had is not looked at."""
    wanted = _newest(plan)
    read = await asyncio.gather(*(_read(blobs, picture) for _, picture in wanted))
    found: dict[str, tuple[Image, ...]] = {}
    for (key, picture), data in zip(wanted, read, strict=True):
        if data is not None:
            image = Image(picture.media_type, data, is_earlier=key != _AGAIN)
            found[key] = (*found.get(key, ()), image)
    return found


def _newest(plan: Plan) -> list[tuple[str, File]]:
    pictures = [(turn.id, turn.pictures) for turn in plan.conversation.window]
    if plan.instead_of:
        pictures.append((_AGAIN, plan.instead_of.pictures))
    return [(key, each) for key, files in reversed(pictures) for each in files][:_MOST]


async def _read(blobs: Blobs, picture: File) -> bytes | None:
    try:
        return await blobs.get(picture.blob)
    except DragomanError as error:
        logger.warning("turn.picture_not_read", error=type(error).__name__)
        return None
