"""`kind: openai`: OpenAI's transcriptions API and servers that speak it, by the official client.

API reference: audio/transcriptions. Servers around Whisper models at home have it, too.
"""

import asyncio

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator

from bot.errors import ModelUnavailable
from bot.models.endpoint import OPENAI_URL, PROBE_TIMEOUT_S, BaseUrl, Endpoint, with_its_key
from bot.ports import ModelParts, Probed, Recording, SpeechModel


class Settings(BaseModel):
    """`speech` in config.yaml with `kind: openai`. `language` (ISO 639-1) helps where everybody
    speaks the same one; without it the model finds out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = Field(min_length=1)
    base_url: BaseUrl = OPENAI_URL
    api_key: SecretStr | None = None
    language: str = Field(default="", pattern=r"^([a-z]{2,3})?$")
    connect_timeout_s: float = Field(default=10.0, gt=0)
    timeout_s: float = Field(default=60.0, gt=0)

    _with_its_key = model_validator(mode="after")(with_its_key)


def build(settings: Settings, parts: ModelParts) -> SpeechModel:
    """The model that these settings describe. Connects to nothing and loads nothing yet."""
    return OpenAISpeech(settings)


class OpenAISpeech:
    """A `SpeechModel` behind an OpenAI-compatible endpoint."""

    def __init__(self, settings: Settings) -> None:
        self.name = settings.model
        self._settings = settings
        self._endpoint = Endpoint(settings)

    async def transcribe(self, recording: Recording) -> str:
        """See the port. A connection that is lost is tried once more; nothing else is."""
        client = await self._endpoint.client()
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
                failed = model_error(error, has_text=False, secret=self._endpoint.key)
                if is_last or not isinstance(failed, ModelUnavailable) or _is_late(error):
                    raise failed from error
        raise AssertionError("the last try returns or raises")

    async def probe(self) -> Probed:
        """Look the model up in the endpoint's list."""
        client = await self._endpoint.client()
        from bot.models.openai_client import VENDOR_ERRORS, list_models, model_error

        try:
            names = await list_models(client, PROBE_TIMEOUT_S)
        except VENDOR_ERRORS as error:
            raise model_error(error, has_text=False, secret=self._endpoint.key) from error
        if names is None:
            return Probed("its server answers, but lists no models.", is_sure=False)
        if self.name not in names:
            return Probed(f"its server does not list {self.name!r}.", is_sure=False)
        return Probed(f"{self.name} answers.")

    async def close(self) -> None:
        """Close the connections."""
        await self._endpoint.close()


def _is_late(error: BaseException) -> bool:
    return isinstance(error, TimeoutError)
