"""Pictures in a prompt: as a model that sees takes them, or a note for one that does not."""

import base64
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import Any

import structlog

from bot.errors import ContextTooLong, PictureRefused
from bot.models.guided import Stream
from bot.ports import ModelMessage, ModelOptions, ModelPart

log = structlog.get_logger(__name__)

UNSEEN = "(A picture came with this that you cannot see. Say so.)"


def looking(
    stream: Stream, messages: Sequence[ModelMessage], options: ModelOptions, *, sees: bool
) -> AsyncGenerator[ModelPart, None]:
    """What `stream` says to a prompt with pictures, as far as its model `sees` and takes them."""
    if not sees:
        return stream(without_pictures(messages), options)
    if without_earlier(messages) is messages:
        return stream(messages, options)
    return _looking_back(stream, messages, options)


async def _looking_back(
    stream: Stream, messages: Sequence[ModelMessage], options: ModelOptions
) -> AsyncGenerator[ModelPart, None]:
    has_begun = False
    try:
        async with aclosing(stream(messages, options)) as parts:
            async for part in parts:
                has_begun = True
                yield part
        return
    except (ContextTooLong, PictureRefused) as error:
        if has_begun:
            raise
        log.warning("model.pictures_left_out", error=type(error).__name__, detail=str(error))
    async with aclosing(stream(without_earlier(messages), options)) as parts:
        async for part in parts:
            yield part


def has_pictures(messages: Sequence[ModelMessage]) -> bool:
    """Whether there is anything to look at."""
    return any(message.images for message in messages)


def without_earlier(messages: Sequence[ModelMessage]) -> Sequence[ModelMessage]:
    """The messages without the pictures of earlier questions; they themselves where none came."""
    if not any(image.is_earlier for message in messages for image in message.images):
        return messages
    return [
        replace(message, images=tuple(each for each in message.images if not each.is_earlier))
        for message in messages
    ]


def without_pictures(messages: Sequence[ModelMessage]) -> Sequence[ModelMessage]:
    """The messages for a model that cannot look at pictures."""
    if not has_pictures(messages):
        return messages
    return [
        replace(message, content=f"{message.content}\n\n{UNSEEN}", images=())
        if message.images
        else message
        for message in messages
    ]


def content_parts(message: ModelMessage) -> list[dict[str, Any]]:
    """Text and pictures in the form that OpenAI's protocol and LangChain share."""
    pictures = [
        {
            "type": "image_url",
            "image_url": {
                "url": f"data:{image.media_type};base64,{base64.b64encode(image.data).decode()}"
            },
        }
        for image in message.images
    ]
    return [{"type": "text", "text": message.content}, *pictures]
