"""Every provider that LangChain knows, through `init_chat_model`.

For OpenAI-compatible endpoints `openai` costs a fifth of this a token. LangChain (two seconds of
CPU to import) is loaded by `prepare()` or by the first reply, in a thread.
"""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from importlib.util import find_spec
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any, cast

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from bot.errors import ConfigError, ReplyCut
from bot.models.endings import nothing_said, notice_for
from bot.models.guided import guide
from bot.models.langchain_errors import construction_error, model_error
from bot.models.langchain_parts import ChunkReader, prompt_messages
from bot.models.openai_dialect import tool_schema
from bot.models.pictures import has_pictures, looking
from bot.ops.extras import missing_package
from bot.ports import ChatModel, ModelMessage, ModelOptions, ModelPart, ModelParts, Probed

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage, AIMessageChunk
    from langchain_core.runnables import Runnable

_CLIENTS = ("root_async_client", "_async_client")
"""Where chat models keep their connections: OpenAI and Azure; Anthropic. There is no common way."""


class Settings(BaseModel):
    """`models.<name>` in config.yaml with `kind: langchain`.

    `model` is "provider:name" as `init_chat_model` takes it, such as "anthropic:…" or
    "google_genai:…"; the provider's package (`langchain-anthropic` …) must be installed. `extra`
    goes to the provider's class as it is. `has_finish_reason` must be false for the rare provider
    that does not say why a reply ended: a reply that broke off is then taken for a whole one.
    Time-outs as in `openai`; retries are LangChain's own, before the first token only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = Field(pattern=r"^\w+:.+$", examples=["anthropic:…"])
    api_key: SecretStr | None = None
    base_url: str | None = None
    max_tokens: int | None = Field(default=None, gt=0)
    temperature: float | None = Field(default=None, ge=0, le=2)
    context_tokens: int = Field(default=32_000, gt=0)
    images: bool = False
    disclosure: str = ""
    first_token_timeout_s: float = Field(default=300.0, gt=0)
    gap_timeout_s: float = Field(default=60.0, gt=0)
    has_finish_reason: bool = True
    extra: dict[str, Any] = Field(default_factory=dict)

    @property
    def key(self) -> str:
        """The API key, "" for none."""
        return self.api_key.get_secret_value() if self.api_key else ""


def build(settings: Settings, parts: ModelParts) -> ChatModel:
    """The model that these settings describe. Raises ConfigError where LangChain is missing."""
    if find_spec("langchain") is None:
        raise ConfigError([missing_package("`kind: langchain`", "langchain", "langchain")])
    return LangChainModel(settings)


class LangChainModel:
    """A `ChatModel` on any of LangChain's chat models."""

    def __init__(self, settings: Settings) -> None:
        self.name = settings.model
        self.disclosure = settings.disclosure
        self.sees_images = settings.images
        self.context_tokens = settings.context_tokens
        self._settings = settings
        self._made: dict[ModelOptions, BaseChatModel] = {}
        self._making = asyncio.Lock()

    def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Generate; see `ChatModel.stream`."""
        return looking(self._speak, messages, options, sees=self.sees_images)

    async def _speak(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        model = await self._model(ModelOptions(options.max_tokens, options.temperature))
        speaker: Runnable[Any, AIMessage] = model
        if options.tools:
            try:
                speaker = model.bind_tools([tool_schema(spec) for spec in options.tools])
            except NotImplementedError:  # what chat models raise that cannot call tools
                async with aclosing(guide(self._speak, messages, options)) as parts:
                    async for guided in parts:
                        yield guided
                return
        prompt, shows = prompt_messages(messages), has_pictures(messages)
        reader = ChunkReader()
        # every chat model's `astream` is an async generator, though its type says less
        chunks = cast("AsyncGenerator[AIMessageChunk, None]", speaker.astream(prompt))
        async with aclosing(chunks):
            while (chunk := await self._next(chunks, reader, shows)) is not None:
                for part in reader.read(chunk):
                    yield part
        for part in reader.finish():
            yield part
        if reader.reason is None and self._settings.has_finish_reason:
            raise ReplyCut("the stream ended without a reason")
        if not reader.has_said:
            raise nothing_said(reader.reason)
        notice = notice_for(reader.reason)
        if notice is not None:
            yield notice

    async def prepare(self) -> None:
        """Import LangChain and the provider's package, in a thread."""
        await self._model(ModelOptions())

    async def probe(self) -> Probed:
        """Ask for a word, which costs a few tokens: there is no cheaper question that every
        provider answers. Raises `ModelError`s where there is no answer."""
        asked = [ModelMessage("user", "Say: ok")]
        stream = self.stream(asked, ModelOptions())
        async with aclosing(stream) as parts:
            await anext(parts, None)
        return Probed(f"{self.name} can be reached.")

    async def close(self) -> None:
        """Close the providers' connections where it is known how; others end with the process."""
        made, self._made = self._made, {}
        for model in made.values():
            client = next((c for n in _CLIENTS if (c := getattr(model, n, None))), None)
            close = getattr(client, "close", None)
            if close is not None and iscoroutinefunction(close):
                await close()

    async def _model(self, options: ModelOptions) -> "BaseChatModel":
        async with self._making:
            if options not in self._made:
                self._made[options] = await asyncio.to_thread(_make, self._settings, options)
            return self._made[options]

    async def _next(
        self, chunks: "AsyncGenerator[AIMessageChunk, None]", reader: ChunkReader, shows: bool
    ) -> "AIMessageChunk | None":
        settings, has_text = self._settings, reader.has_said
        try:
            async with asyncio.timeout(
                settings.gap_timeout_s if has_text else settings.first_token_timeout_s
            ):
                return await anext(chunks, None)
        except Exception as error:  # a provider's library may raise anything at all
            raise model_error(
                error, has_text=has_text, secret=settings.key, has_pictures=shows
            ) from error


def _make(settings: Settings, options: ModelOptions) -> "BaseChatModel":
    """A chat model for these options: `init_chat_model` knows each provider's names for them."""
    wanted: dict[str, Any] = {
        "api_key": settings.key or None,
        "base_url": settings.base_url,
        "max_tokens": settings.max_tokens if options.max_tokens is None else options.max_tokens,
        "temperature": (
            settings.temperature if options.temperature is None else options.temperature
        ),
    }
    given = {name: value for name, value in wanted.items() if value is not None}
    try:
        from langchain.chat_models import init_chat_model

        model: BaseChatModel = init_chat_model(settings.model, **given, **settings.extra)
    except Exception as error:  # a missing package, an unknown provider, a wrong argument
        raise construction_error(error, settings.model, settings.key) from error
    return model
