"""A model that says what a script says: for tests, demos and trying a configuration.

Deterministic and without state: what it says depends on the prompt alone, so that two conversations
do not disturb each other and a restart changes nothing.
"""

import asyncio
import re
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from bot.errors import (
    ContextTooLong,
    ModelBusy,
    ModelError,
    ModelMisconfigured,
    ModelUnavailable,
    ReplyCut,
)
from bot.models.continuation import GO_ON
from bot.models.endings import LENGTH_NOTICE, nothing_said
from bot.ports import ChatModel, ModelMessage, ModelOptions, ModelPart, ModelParts, Probed, Usage
from bot.reply import TextDelta

CHARACTERS_PER_TOKEN = 4


class Rule(BaseModel):
    """Say `say` when the person's last message matches `when`, whatever its case.

    `recall` is looked for in what the person said before, newest first, and must be found, too. The
    groups of `recall`, else of `when`, may be used in `say` as \\1 or \\g<name>. `{each}` in `say`
    becomes all that `each` finds in the last message, with a space between.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    when: str
    say: str
    recall: str = ""
    each: str = ""

    @field_validator("when", "recall", "each")
    @classmethod
    def _is_an_expression(cls, value: str) -> str:
        try:
            re.compile(value)
        except re.error as error:
            raise ValueError(f"is not a regular expression: {error}") from error
        return value


class Settings(BaseModel):
    """`models.<name>` in config.yaml with `kind: scripted`.

    The first of `rules` that fits speaks; else the one of `replies` whose turn it is in this
    conversation (the last one again when they are used up); else the person hears their own words,
    with `echo` in front. A reply that was cut, if no rule fits the request to go on, goes on where
    the script stopped. The first token comes after `delay_s`, the others at `tokens_per_s` (0:
    all at once). `fault` strikes in each reply after `after_tokens`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    replies: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    echo: str = ""
    delay_s: float = Field(default=0.0, ge=0)
    tokens_per_s: float = Field(default=0.0, ge=0)
    fault: Literal["", "unavailable", "busy", "misconfigured", "cut"] = ""
    after_tokens: int = Field(default=0, ge=0)
    max_tokens: int | None = Field(default=None, gt=0)
    context_tokens: int = Field(default=32_000, gt=0)
    disclosure: str = ""


def build(settings: Settings, parts: ModelParts) -> ChatModel:
    """The model that these settings describe."""
    return ScriptedModel(settings)


class ScriptedModel:
    """A `ChatModel` that follows a script."""

    name = "scripted"

    def __init__(self, settings: Settings) -> None:
        self.disclosure = settings.disclosure
        self.context_tokens = settings.context_tokens
        self._settings = settings

    async def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Speak; see `ChatModel.stream`."""
        tokens_in = sum(len(message.content) for message in messages) // CHARACTERS_PER_TOKEN
        if tokens_in > self.context_tokens:
            raise ContextTooLong(f"{tokens_in} tokens in a context of {self.context_tokens}")
        tokens = words(what_to_say(self._settings, messages))
        most = self._settings.max_tokens if options.max_tokens is None else options.max_tokens
        said = tokens[:most]
        async for token in self._paced(said):
            yield TextDelta(token)
        if not said:
            raise nothing_said("stop")
        if len(said) < len(tokens):
            yield LENGTH_NOTICE
        yield Usage(tokens_in, len(said))

    async def prepare(self) -> None:
        """There is nothing to prepare."""

    async def probe(self) -> Probed:
        """Always there."""
        return Probed("A script answers, not a language model.")

    async def close(self) -> None:
        """There is nothing to close."""

    async def _paced(self, tokens: list[str]) -> AsyncIterator[str]:
        settings, loop = self._settings, asyncio.get_running_loop()
        begins_at = loop.time() + settings.delay_s
        fails_at = settings.after_tokens if settings.fault else len(tokens) + 1
        for number, token in enumerate([*tokens, ""]):
            due = begins_at + (number / settings.tokens_per_s if settings.tokens_per_s else 0.0)
            await asyncio.sleep(max(0.0, due - loop.time()))
            if number >= fails_at:
                raise _fault(settings.fault)
            if token:
                yield token


def words(text: str) -> list[str]:
    """A text as tokens: words with the white space before them. Joined, they are the text."""
    return re.findall(r"\s*\S+|\s+$", text)


def what_to_say(settings: Settings, messages: Sequence[ModelMessage]) -> str:
    """The whole reply to a prompt."""
    heard = [message.content for message in messages if message.role == "user"]
    asked = heard[-1] if heard else ""
    for rule in settings.rules:
        said = _say(rule, asked, heard[:-1])
        if said is not None:
            return said
    rest = _rest_of_cut_reply(settings, messages)
    if rest:
        return rest
    if settings.replies:
        turn = sum(message.role == "assistant" for message in messages)
        return settings.replies[min(turn, len(settings.replies) - 1)]
    return settings.echo + asked


def _say(rule: Rule, asked: str, before: list[str]) -> str | None:
    match = re.search(rule.when, asked, re.IGNORECASE)
    if match is not None and rule.recall:
        recalled = (re.search(rule.recall, said, re.IGNORECASE) for said in reversed(before))
        match = next(filter(None, recalled), None)
    if match is None:
        return None
    said = match.expand(rule.say)
    if rule.each:
        found = re.finditer(rule.each, asked, re.IGNORECASE)
        said = said.replace("{each}", " ".join(each[0] for each in found))
    return said


def _rest_of_cut_reply(settings: Settings, messages: Sequence[ModelMessage]) -> str:
    """What the script says after the part of the reply that is shown; "" where nothing was cut."""
    if len(messages) < 3 or messages[-1].content != GO_ON:
        return ""
    whole, shown = what_to_say(settings, messages[:-2]), messages[-2].content
    return whole.removeprefix(shown) if whole.startswith(shown) else ""


def _fault(kind: str) -> ModelError:
    kinds: dict[str, ModelError] = {
        "unavailable": ModelUnavailable("scripted fault"),
        "busy": ModelBusy("scripted fault", retry_after_s=1.0),
        "misconfigured": ModelMisconfigured("scripted fault"),
        "cut": ReplyCut("scripted fault"),
    }
    return kinds[kind]
