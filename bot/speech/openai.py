"""`kind: openai`: OpenAI's transcriptions API and servers that speak it, by the official client.

API reference: audio/transcriptions. Servers around Whisper models at home have it, too.
"""

import asyncio
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator

from bot.errors import ModelUnavailable
from bot.ports import ModelParts, Probed, Recording, SpeechModel

if TYPE_CHECKING:
    from openai import AsyncOpenAI

OPENAI_URL = "https://api.openai.com/v1"
PROBE_TIMEOUT_S = 10.0


class Settings(BaseModel):
    """`speech` in config.yaml with `kind: openai`. `language` (ISO 639-1) helps where everybody
    speaks the same one; without it the model finds out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = Field(min_length=1)
    base_url: str = Field(default=OPENAI_URL, pattern=r"^https?://[^/]+")
    api_key: SecretStr | None = None
    language: str = Field(default="", pattern=r"^([a-z]{2,3})?$")
    connect_timeout_s: float = Field(default=10.0, gt=0)
    timeout_s: float = Field(default=60.0, gt=0)

    @model_validator(mode="after")
    def _has_a_key_where_needed(self) -> "Settings":
        if self.base_url == OPENAI_URL and not self.key:
            raise ValueError("api_key is needed for api.openai.com; a local server needs base_url")
        return self

    @property
    def key(self) -> str:
        """The API key, "" for none."""
        return self.api_key.get_secret_value() if self.api_key else ""


def build(settings: Settings, parts: ModelParts) -> SpeechModel:
    """The model that these settings describe. Connects to nothing and loads nothing yet."""
    return OpenAISpeech(settings)


class OpenAISpeech:
    """A `SpeechModel` behind an OpenAI-compatible endpoint."""

    def __init__(self, settings: Settings) -> None:
        self.name = settings.model
        self._settings = settings
        self._client: AsyncOpenAI | None = None

    async def transcribe(self, recording: Recording) -> str:
        """See the port. A connection that is lost is tried once more; nothing else is."""
        client = await self._opened()
        from openai import omit

        from bot.models.openai_client import VENDOR_ERRORS, model_error

        for is_last in (False, True):
            try:
                async with asyncio.timeout(self._settings.timeout_s):
                    heard = await client.audio.transcriptions.create(
                        model=self.name,
                        file=(recording.name, recording.data, recording.media_type),
                        response_format="json",
                        language=self._settings.language or omit,
                    )
                return heard.text.strip()
            except VENDOR_ERRORS as error:
                failed = model_error(error, has_text=False, secret=self._settings.key)
                if is_last or not isinstance(failed, ModelUnavailable) or _is_late(error):
                    raise failed from error
        raise AssertionError("the last try returns or raises")

    async def probe(self) -> Probed:
        """Look the model up in the endpoint's list."""
        client = await self._opened()
        from bot.models.openai_client import VENDOR_ERRORS, list_models, model_error

        try:
            names = await list_models(client, PROBE_TIMEOUT_S)
        except VENDOR_ERRORS as error:
            raise model_error(error, has_text=False, secret=self._settings.key) from error
        if names is None:
            return Probed("its server answers, but lists no models.", is_sure=False)
        if self.name not in names:
            return Probed(f"its server does not list {self.name!r}.", is_sure=False)
        return Probed(f"{self.name} answers.")

    async def close(self) -> None:
        """Close the connections."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    async def _opened(self) -> "AsyncOpenAI":
        if self._client is None:
            settings = self._settings
            opened = await asyncio.to_thread(
                _new_client, settings.base_url, settings.key, settings.connect_timeout_s
            )
            if self._client is None:
                self._client = opened
        return self._client


def _new_client(base_url: str, api_key: str, connect_timeout_s: float) -> "AsyncOpenAI":
    """A client, in a thread: to load its library takes a second."""
    from bot.models.openai_client import new_client

    return new_client(base_url.rstrip("/"), api_key, connect_timeout_s)


def _is_late(error: BaseException) -> bool:
    return isinstance(error, TimeoutError)
