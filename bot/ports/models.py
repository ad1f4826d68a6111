"""A language model: a stream of text."""

import re
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from bot.reply import Disclosure, Notice, Status, TextDelta


@dataclass(frozen=True, slots=True)
class ToolCall:
    """The model asks for a tool; `arguments` is JSON text as the model wrote it. `is_guided`: it
    cannot call any, and was asked which it wants (bot/models/guided.py)."""

    id: str
    name: str
    arguments: str
    is_guided: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that the model is to look at. `is_earlier`: it came with an earlier question, which
    is answered; it is left out where it is too much for the model."""

    media_type: str
    data: bytes
    is_earlier: bool = False


@dataclass(frozen=True, slots=True)
class ModelMessage:
    """One message of a prompt. `calls` are what an assistant's message asked for; each is answered
    by a "tool" message with its id as `call_id`, directly behind it."""

    role: Literal["system", "user", "assistant", "tool"]
    content: str
    calls: tuple[ToolCall, ...] = ()
    call_id: str = ""
    images: tuple[Image, ...] = ()


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """What a model is told of a tool. `parameters` is a JSON schema of an object. `cue` is what in
    a question speaks for it: a model that cannot call tools is only asked whether it wants one
    where a cue is found, in small letters without accents; without a cue it is never offered."""

    name: str
    description: str
    parameters: Mapping[str, Any]
    cue: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """How to generate. None: the model's own default or what config says.

    `tools` may be called; one that a model called comes as a `ToolCall` part. `schema` is a JSON
    schema that the reply must follow, where the model can be held to one. `model` is the name in
    config.yaml of the one to ask first, where there are several.
    """

    max_tokens: int | None = None
    temperature: float | None = None
    tools: tuple[ToolSpec, ...] = ()
    schema: Mapping[str, Any] | None = None
    model: str = ""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one reply as the model counted them; comes last, where the model says it at all."""

    tokens_in: int
    tokens_out: int
    tokens_cached: int = 0


ModelPart = TextDelta | ToolCall | Usage | Status | Notice | Disclosure


@dataclass(frozen=True, slots=True)
class ModelParts:
    """What `bot.models.<kind>.build(settings, parts)` gets beside its settings.

    `has_prompt`: a person types on this terminal, so that nothing else may be written there.
    """

    data_dir: Path
    has_prompt: bool = False


@dataclass(frozen=True, slots=True)
class Probed:
    """What a look at a model showed. `is_sure` False: it may work, but an operator should look."""

    sentence: str
    is_sure: bool = True


class ChatModel(Protocol):
    """A language model.

    `disclosure` is a sentence the person is told once in a conversation ("" for none).
    `context_tokens` bounds prompt and reply together. `sees_images`: it can look at pictures.
    """

    name: str
    disclosure: str
    context_tokens: int
    sees_images: bool

    def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Generate. An async generator: close it to stop. Raises only `ModelError`s.

        A stream that ends without the protocol's end mark, or with no text and no tool call, raises
        `ReplyCut` after the parts that did come.
        """
        ...

    async def prepare(self) -> None:
        """Do what is slow the first time (imports, weights). Called in the background at start."""
        ...

    async def probe(self) -> Probed:
        """Whether the model can be reached, for `dragoman check`. Raises `ModelError`s if not."""
        ...

    async def close(self) -> None:
        """Let go of connections and children. May be called twice."""
        ...
