"""Any OpenAI-compatible endpoint, through the official client and over the raw event stream.

The client does authentication, connections and proxies; the stream is decoded by `openai_stream`,
because the client's objects cost several times what everything else costs together. Retries are our
own, since only here is it known whether the person has seen text already.
"""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import structlog
from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator

from bot.errors import ModelBusy, ModelError, ModelUnavailable
from bot.models.endpoint import OPENAI_URL, PROBE_TIMEOUT_S, BaseUrl, Endpoint, with_its_key
from bot.models.guided import guide
from bot.models.openai_dialect import Dialect
from bot.models.openai_stream import StreamDecoder
from bot.models.pictures import has_pictures, looking
from bot.ports import ChatModel, ModelMessage, ModelOptions, ModelPart, ModelParts, Probed

if TYPE_CHECKING:
    from bot.models.openai_client import Answer

log = structlog.get_logger(__name__)

END_MARK_S = 2.0
"""How long to wait for usage and `[DONE]` once the reply is whole; some servers send neither."""

FLOWS_AFTER_READS = 10
READ_EVERY_S = 0.04
"""Once a reply flows it is read this often, not at every token: what costs is to be woken, and no
platform shows text as often. Its beginning, and so a short reply, is read as it comes."""

_LEAST_WAIT_S = 0.01
"""What is there already is read however late it is."""


class Settings(BaseModel):
    """`models.<name>` in config.yaml with `kind: openai`.

    `first_token_timeout_s` holds until there is text: a local model may have to be loaded, and
    reads a long prompt slowly; a reasoning model thinks first. `gap_timeout_s` holds between two
    pieces of text. Before the first byte, a lost connection, 429 or 5xx is tried `retries` times
    again, after `retry_wait_s`, then twice that and so on, never longer than `max_retry_wait_s`: a
    server that asks for a longer wait is not waited for. `extra_body` is added to each request.
    `tools`: the model calls them itself (`native`), or is asked in words which it wants (`guided`);
    an endpoint that refuses the first gets the second.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = Field(min_length=1)
    base_url: BaseUrl = OPENAI_URL
    api_key: SecretStr | None = None
    max_tokens: int | None = Field(default=None, gt=0)
    temperature: float | None = Field(default=None, ge=0, le=2)
    context_tokens: int = Field(default=32_000, gt=0)
    images: bool = False
    disclosure: str = ""
    connect_timeout_s: float = Field(default=10.0, gt=0)
    first_token_timeout_s: float = Field(default=300.0, gt=0)
    gap_timeout_s: float = Field(default=60.0, gt=0)
    retries: int = Field(default=2, ge=0, le=10)
    retry_wait_s: float = Field(default=0.5, ge=0)
    max_retry_wait_s: float = Field(default=5.0, ge=0)
    tools: Literal["native", "guided"] = "native"
    extra_body: dict[str, Any] = Field(default_factory=dict)

    _with_its_key = model_validator(mode="after")(with_its_key)


def build(settings: Settings, parts: ModelParts) -> ChatModel:
    """The model that these settings describe. Connects to nothing and loads nothing yet."""
    return OpenAIModel(settings)


class OpenAIModel:
    """A `ChatModel` behind an OpenAI-compatible endpoint."""

    def __init__(self, settings: Settings) -> None:
        self.name = settings.model
        self.disclosure = settings.disclosure
        self.sees_images = settings.images
        self.context_tokens = settings.context_tokens
        self._settings = settings
        self._endpoint = Endpoint(settings)
        is_openai = self._endpoint.is_openai
        self._dialect = Dialect("max_completion_tokens" if is_openai else "max_tokens")
        self._draining: set[asyncio.Task[None]] = set()

    def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Generate; see `ChatModel.stream`."""
        if self._settings.tools == "guided" or not self._dialect.takes_tools:
            return guide(self._see, messages, options)
        return self._see(messages, options)

    def _see(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        return looking(self._speak, messages, options, sees=self.sees_images)

    async def _speak(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        decoder = StreamDecoder()
        answer = await self._begin(messages, options)
        is_whole, reads, heard, clock = False, 0, 0, asyncio.get_running_loop().time
        heard_at = clock()
        try:
            received = answer.first
            while received:
                parts = decoder.feed(received)
                if decoder.events != heard:  # comments are no sign of life: they may go on for ever
                    heard, heard_at = decoder.events, clock()
                for part in parts:
                    yield part
                if decoder.is_done:
                    break
                reads += 1
                if reads > FLOWS_AFTER_READS and not decoder.has_ended:
                    await asyncio.sleep(READ_EVERY_S)
                received = await self._more(answer, decoder, clock() - heard_at)
            for part in decoder.finish():
                yield part
            is_whole = True
        except ModelError:
            for part in decoder.pending():
                yield part
            raise
        finally:
            if is_whole:
                self._drain(answer)
            else:
                await answer.close()

    async def prepare(self) -> None:
        """Import the client and make its TLS context, in a thread."""
        await self._endpoint.client()

    async def probe(self) -> Probed:
        """Ask for the list of models. Raises `ModelError`s where the endpoint cannot be used."""
        from bot.models import openai_client as vendor

        client, settings = await self._endpoint.client(), self._settings
        try:
            served = await vendor.list_models(client, PROBE_TIMEOUT_S)
        except vendor.VENDOR_ERRORS as error:
            raise vendor.model_error(error, has_text=False, secret=self._endpoint.key) from error
        place = settings.base_url
        if served is None:
            sentence = f"{place} keeps no list of models to look for {self.name} in."
            return Probed(sentence, is_sure=False)
        if self.name not in served:
            sentence = f"{place} can be reached, but does not list the model {self.name}."
            return Probed(sentence, is_sure=False)
        return Probed(f"{self.name} at {place} can be reached.")

    async def close(self) -> None:
        """Close all connections."""
        await asyncio.gather(*self._draining)
        await self._endpoint.close()

    def _drain(self, answer: "Answer") -> None:
        """Read the end of a body apart from the reply, which is whole and need not wait for it."""
        task = asyncio.create_task(answer.drain(), name="drain")
        self._draining.add(task)
        task.add_done_callback(self._draining.discard)

    async def _begin(self, messages: Sequence[ModelMessage], options: ModelOptions) -> "Answer":
        """Ask until the first bytes come; retries and learns what the endpoint will not take."""
        from bot.models import openai_client as vendor

        client, settings = await self._endpoint.client(), self._settings
        attempt, was_dropped = 0, False
        while True:
            dialect = self._dialect
            body = dialect.body(
                self.name,
                messages,
                options=replace(
                    options,
                    max_tokens=_first(options.max_tokens, settings.max_tokens),
                    temperature=_first(options.temperature, settings.temperature),
                ),
                extra_body=settings.extra_body,
            )
            try:
                return await vendor.ask(
                    client, body, settings.first_token_timeout_s, self._endpoint.key
                )
            except vendor.VENDOR_ERRORS as error:
                refusal = vendor.refusal_in(error)
                learned = dialect.learn(refusal, body) if refusal else None
                if learned is not None:
                    self._learn(dialect, learned)
                    continue
                if not was_dropped and vendor.is_dropped(error):
                    was_dropped = True  # a kept connection that the server had closed: once, free
                    continue
                mapped = vendor.model_error(
                    error,
                    has_text=False,
                    secret=self._endpoint.key,
                    has_pictures=has_pictures(messages),
                )
                wait_s = None if type(error) is TimeoutError else self._wait_s(mapped, attempt)
                if wait_s is None:
                    raise mapped from error
                detail = str(mapped)
            log.info("model.retry", model=self.name, wait_s=wait_s, detail=detail)
            await asyncio.sleep(wait_s)
            attempt += 1

    def _learn(self, dialect: Dialect, learned: Dialect) -> None:
        if self._dialect is dialect:  # else another reply learned meanwhile: try with that first
            self._dialect = learned
            log.warning("model.parameter_dropped", model=self.name, refused=sorted(learned.refused))

    def _wait_s(self, error: ModelError, attempt: int) -> float | None:
        """How long to wait before trying again; None: do not."""
        settings = self._settings
        if attempt >= settings.retries or not isinstance(error, (ModelUnavailable, ModelBusy)):
            return None
        wait_s = min(settings.retry_wait_s * 2**attempt, settings.max_retry_wait_s)
        if isinstance(error, ModelBusy) and error.retry_after_s:
            wait_s = error.retry_after_s
        return wait_s if wait_s <= settings.max_retry_wait_s else None

    async def _more(self, answer: "Answer", decoder: StreamDecoder, silent_s: float) -> bytes:
        """The next bytes, b"" at the end. `silent_s`: how long nothing but comments has come."""
        if decoder.has_ended:
            within_s = END_MARK_S
        elif decoder.has_text:
            within_s = self._settings.gap_timeout_s
        else:
            within_s = self._settings.first_token_timeout_s
        try:
            left_s = max(_LEAST_WAIT_S, within_s - silent_s)
            return await answer.more(left_s, has_text=decoder.has_text)
        except ModelError:
            if decoder.has_ended:
                return b""
            raise


def _first(chosen: int | float | None, configured: int | float | None) -> Any:
    return configured if chosen is None else chosen
