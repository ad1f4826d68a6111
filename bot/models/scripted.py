"""A model that says what a script says: for tests, demos and trying a configuration.

Deterministic and without state: what it says depends on the prompt alone, so that two conversations
do not disturb each other and a restart changes nothing.
"""

import asyncio
import json
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
from bot.ports import (
    ChatModel,
    ModelMessage,
    ModelOptions,
    ModelPart,
    ModelParts,
    Probed,
    ToolCall,
    Usage,
)
from bot.reply import TextDelta

CHARACTERS_PER_TOKEN = 4


class Rule(BaseModel):
    """Say `say` when the person's last message matches `when`, whatever its case.

    `recall` is looked for in what the person said before, newest first, and must be found, too. The
    groups of `recall`, else of `when`, may be used in `say` as \\1 or \\g<name>. `{each}` in `say`
    becomes all that `each` finds in the last message, with a space between. With `call` that tool
    is called first, where it is offered, with `arguments` (JSON, with groups as \1); `{result}` in
    `say` becomes what it answered.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    when: str
    say: str
    recall: str = ""
    each: str = ""
    call: str = ""
    arguments: str = "{}"

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
        self.sees_images = False
        self.context_tokens = settings.context_tokens
        self._settings = settings

    async def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Speak; see `ChatModel.stream`."""
        tokens_in = sum(len(message.content) for message in messages) // CHARACTERS_PER_TOKEN
        if tokens_in > self.context_tokens:
            raise ContextTooLong(f"{tokens_in} tokens in a context of {self.context_tokens}")
        call = call_to_make(self._settings, messages, options)
        if call is not None:
            yield call
            yield Usage(tokens_in, 1)
            return
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


def call_to_make(
    settings: Settings, messages: Sequence[ModelMessage], options: ModelOptions
) -> ToolCall | None:
    """The tool that the script calls now; None where it speaks."""
    heard = [message.content for message in messages if message.role == "user"]
    if not heard or not messages or messages[-1].role == "tool":
        return None
    for rule in settings.rules:
        if _match(rule, heard[-1], heard[:-1]) is not None:
            is_offered = any(spec.name == rule.call for spec in options.tools)
            if not is_offered:
                return None
            return ToolCall(f"call_{len(messages)}", rule.call, _arguments(rule, heard))
    return None


def what_to_say(settings: Settings, messages: Sequence[ModelMessage]) -> str:
    """The whole reply to a prompt."""
    heard = [message.content for message in messages if message.role == "user"]
    asked = heard[-1] if heard else ""
    for rule in settings.rules:
        said = _say(rule, asked, heard[:-1])
        if said is not None:
            found = messages[-1].content if messages[-1].role == "tool" else ""
            return said.replace("{result}", found) if rule.call else said
    rest = _rest_of_cut_reply(settings, messages)
    if rest:
        return rest
    if settings.replies:
        turn = sum(message.role == "assistant" for message in messages)
        return settings.replies[min(turn, len(settings.replies) - 1)]
    return settings.echo + asked


def _match(rule: Rule, asked: str, before: list[str]) -> re.Match[str] | None:
    match = re.search(rule.when, asked, re.IGNORECASE)
    if match is not None and rule.recall:
        recalled = (re.search(rule.recall, said, re.IGNORECASE) for said in reversed(before))
        match = next(filter(None, recalled), None)
    return match


def _arguments(rule: Rule, heard: list[str]) -> str:
    """The rule's arguments, with the groups as JSON text: what is quoted stays quoted."""
    match = _match(rule, heard[-1], heard[:-1])
    groups = match.groups() if match else ()

    def group(reference: re.Match[str]) -> str:
        number = int(reference[1])
        value = groups[number - 1] if 0 < number <= len(groups) else ""
        return json.dumps(value or "")[1:-1]

    return re.sub(r"\\(\d)", group, rule.arguments)


def _say(rule: Rule, asked: str, before: list[str]) -> str | None:
    match = _match(rule, asked, before)
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
