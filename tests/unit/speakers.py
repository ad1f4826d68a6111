"""Messages, turns and a small model that behaves, for tests of the steps between them."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.conversation import Conversation, Memory, Turn
from bot.messages import Address, Attachment, Author, ConversationId, IncomingMessage
from bot.ports import ModelMessage, ModelOptions, ModelPart, Probed
from bot.reply import TextDelta

CONVERSATION = ConversationId("web", "site", "visitor")


def message(
    text: str,
    name: str = "Ada",
    *,
    is_direct: bool = True,
    is_own_words: bool = True,
    files: Sequence[str | Attachment] = (),
) -> IncomingMessage:
    """Something that `name` wrote."""
    return IncomingMessage(
        id=f"m-{name}-{len(text)}",
        conversation=CONVERSATION,
        author=Author(id=name.lower(), name=name),
        text=text,
        sent_at=datetime(2026, 11, 25, tzinfo=UTC),
        address=Address(channel="visitor"),
        attachments=tuple(
            file
            if isinstance(file, Attachment)
            else Attachment(id=file, name=file, media_type="application/pdf", size_bytes=1)
            for file in files
        ),
        is_direct=is_direct,
        is_own_words=is_own_words,
    )


def turn(asked: str, said: str = "Yes.", skill: str = "chat") -> Turn:
    """An exchange that is over."""
    return Turn(id=f"t-{asked}", at=1.0, asked=asked, said=said, skill=skill)


def conversation(*turns: Turn, memory: Memory | None = None) -> Conversation:
    """A conversation with these turns."""
    return Conversation(memory=memory or Memory(), turns=turns)


class TellingModel:
    """A model that gives the parts it was made with and keeps what it was sent.

    `was_closed` says whether the last stream was closed or ran to its end.
    """

    name = "telling"
    disclosure = ""
    sees_images = False

    def __init__(self, *parts: ModelPart | Exception, context_tokens: int = 4096) -> None:
        self.context_tokens = context_tokens
        self.sent: list[tuple[list[ModelMessage], ModelOptions]] = []
        self.was_closed = False
        self._parts = parts

    async def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Give the parts; an exception among them is raised in its place."""
        self.sent.append((list(messages), options))
        self.was_closed = False
        try:
            for part in self._parts:
                await asyncio.sleep(0)
                if isinstance(part, Exception):
                    raise part
                yield part
        finally:
            self.was_closed = True

    async def prepare(self) -> None:
        """Nothing is slow."""

    async def probe(self) -> Probed:
        """It is always there."""
        return Probed("telling: ready.")

    async def close(self) -> None:
        """Nothing is held."""


def words(text: str) -> list[TextDelta]:
    """`text` as a model would stream it."""
    pieces = text.split(" ")
    return [TextDelta(f"{piece} ") for piece in pieces[:-1]] + [TextDelta(pieces[-1])]


class AnsweringModel:
    """A model that says what `answer` makes of the prompt, and keeps what it was sent, and the JSON
    schemas that it was held to."""

    name = "answering"
    disclosure = ""
    sees_images = False
    context_tokens = 8192

    def __init__(self, answer: Callable[[Sequence[ModelMessage]], str]) -> None:
        self.sent: list[list[ModelMessage]] = []
        self.schemas: list[Mapping[str, Any] | None] = []
        self._answer = answer

    async def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Say it, word by word."""
        self.sent.append(list(messages))
        self.schemas.append(options.schema)
        for word in words(self._answer(messages)):
            yield word

    async def prepare(self) -> None:
        """Nothing is slow."""

    async def probe(self) -> Probed:
        """It is always there."""
        return Probed("answering: ready.")

    async def close(self) -> None:
        """Nothing is held."""
