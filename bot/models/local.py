"""The embedded model: no key, no account, no network once its weights are there.

It is an OpenAI-compatible endpoint like any other (`bot/models/openai.py`); what this adds is
getting it: the weights (`bot.embedded.weights`) and the engine (`bot.embedded.llama`). A turn that
comes before it is ready waits for it and says so.
"""

import asyncio
import importlib
import os
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, suppress
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from bot.embedded.download import Address
from bot.embedded.engine import EngineSettings
from bot.embedded.llama import Endpoint, LlamaServer, check_installed
from bot.embedded.model_file import ModelFile
from bot.embedded.progress import percent_of
from bot.embedded.registry import Packages
from bot.embedded.weights import QWEN_CODER_1_5B, Progress, cache_folder
from bot.errors import ModelError
from bot.models import openai
from bot.ports import ChatModel, ModelMessage, ModelOptions, ModelPart, ModelParts, Probed
from bot.reply import Status

_STATUS_AFTER_S = 0.3  # an engine that runs answers sooner: nothing is worth saying
_STATUS_EVERY_S = 1.0
_STARTING = "Starting the local model"
_SMALL_MODEL = (
    "I am a small language model that runs on this machine. I am often wrong, "
    "so please check what matters to you."
)


class Settings(BaseModel):
    """`models.<name>` in config.yaml with `kind: local`.

    `path` is a GGUF file of your own; empty: Qwen2.5-Coder-1.5B-Instruct, fetched at first need
    into the cache folder (1.1 GB). `address` is a mirror to fetch it from instead of the official
    one. `context_tokens` bounds prompt and reply of one conversation, `slots` conversations are
    answered at once. `threads` 0: as many as suit the machine.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str = ""
    address: str = ""
    context_tokens: int = Field(default=4096, ge=512)
    slots: int = Field(default=2, ge=1, le=16)
    threads: int = Field(default=0, ge=0, le=256)
    max_tokens: int | None = Field(default=None, gt=0)
    temperature: float | None = Field(default=None, ge=0, le=2)
    disclosure: str = _SMALL_MODEL
    first_token_timeout_s: float = Field(default=300.0, gt=0)
    gap_timeout_s: float = Field(default=120.0, gt=0)


def build(settings: Settings, parts: ModelParts) -> ChatModel:
    """The model that these settings describe. Starts and fetches nothing yet."""
    file = ModelFile(
        own_path=settings.path,
        weights=QWEN_CODER_1_5B,
        cache=cache_folder(os.environ),
        sources=(Address(settings.address), Packages()),
        shows_progress=not parts.has_prompt,
    )
    return LocalModel(settings, parts.data_dir, file)


class LocalModel:
    """A `ChatModel` that brings its own endpoint."""

    def __init__(self, settings: Settings, data_dir: Path, file: ModelFile) -> None:
        self.name = file.name
        self.disclosure = settings.disclosure
        self.sees_images = False
        self.context_tokens = settings.context_tokens
        self._settings = settings
        self._data_dir = data_dir
        self._file = file
        self._status = _STARTING
        self._server: LlamaServer | None = None
        self._model: ChatModel | None = None
        self._endpoint: Endpoint | None = None
        self._getting_ready: asyncio.Task[ChatModel] | None = None

    async def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Generate; see `ChatModel.stream`. Says what it waits for while it is not ready."""
        ready = self._begin_getting_ready()
        pause_s = _STATUS_AFTER_S
        shown = ""
        while not (await asyncio.wait({ready}, timeout=pause_s))[0]:
            pause_s = _STATUS_EVERY_S
            if self._status != shown:
                shown = self._status
                yield Status(shown)
        model = await ready
        parts = model.stream(messages, options)
        async with aclosing(parts):
            async for part in parts:
                yield part

    async def prepare(self) -> None:
        """Fetch the weights, start the engine, load the client."""
        model = await asyncio.shield(self._begin_getting_ready())
        await model.prepare()

    async def probe(self) -> Probed:
        """Whether the engine is installed and the weights are there; fetches and starts nothing."""
        check_installed()
        return Probed(f"{self.name} {await asyncio.to_thread(self._file.describe)}.")

    async def close(self) -> None:
        """End the fetching, close connections, stop using the engine."""
        task, self._getting_ready = self._getting_ready, None
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError, ModelError):
                await task
        model, self._model = self._model, None
        if model is not None:
            await model.close()
        if self._server is not None:
            await self._server.stop()

    def _begin_getting_ready(self) -> asyncio.Task[ChatModel]:
        """One task for all turns that wait: a turn that is given up must not end the fetching."""
        if self._getting_ready is None or self._getting_ready.done():
            self._getting_ready = asyncio.create_task(self._get_ready())
        return self._getting_ready

    async def _get_ready(self) -> ChatModel:
        """The model at the running engine; starts again what has died since."""
        if self._server is None:
            await asyncio.to_thread(importlib.import_module, "aiohttp")  # 0.1 s of CPU
            check_installed()  # before a gigabyte is fetched for nothing
            path = await self._file.get(self._say_progress)
            self._server = LlamaServer(path, self._data_dir, self._engine_settings())
        self._status = _STARTING
        endpoint = await self._server.ensure()
        if self._model is None or endpoint != self._endpoint:
            if self._model is not None:
                await self._model.close()
            self._model, self._endpoint = self._model_at(endpoint), endpoint
        return self._model

    def _say_progress(self, progress: Progress) -> None:
        self._status = f"Fetching the local model, {percent_of(progress)} %"

    def _engine_settings(self) -> EngineSettings:
        settings = self._settings
        return EngineSettings(settings.context_tokens, settings.slots, settings.threads)

    def _model_at(self, endpoint: Endpoint) -> ChatModel:
        settings = self._settings
        return openai.OpenAIModel(
            openai.Settings(
                model=self.name,
                tools="guided",  # its own calls come as text that is none
                base_url=endpoint.base_url,
                api_key=SecretStr(endpoint.api_key),
                max_tokens=settings.max_tokens,
                temperature=settings.temperature,
                context_tokens=settings.context_tokens,
                first_token_timeout_s=settings.first_token_timeout_s,
                gap_timeout_s=settings.gap_timeout_s,
            )
        )
