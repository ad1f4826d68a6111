"""Pictures in a prompt: as a model that sees takes them, or a note for one that does not."""

import base64
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.ports import ModelMessage

UNSEEN = "(A picture came with this that you cannot see. Say so.)"


def without_pictures(messages: Sequence[ModelMessage]) -> Sequence[ModelMessage]:
    """The messages for a model that cannot look at pictures."""
    if not any(message.images for message in messages):
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
