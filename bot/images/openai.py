"""`kind: openai`: OpenAI's images API and servers that speak it, through the official client.

    images.generate   from words; as a stream of sketches where `sketches` says so
    images.edit       from a picture and words (a variation is an edit)
    moderations       before and after, where `moderation_model` names a model for it
    models.list       for `dragoman check` and at start: is it there, and for how long

Servers differ in what they take: an optional key that one turns down is not sent to it again, one
that draws a single picture at a time is asked until all are there, and one without edits is known
as such once it said so. Nothing is tried twice by itself: a picture costs money.
"""

import asyncio
import base64
import binascii
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from typing import Any

import structlog
from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator

from bot.errors import ImageError, ImageMisconfigured, NoEdits
from bot.images.picture import media_type_of, suffix_of
from bot.images.refusals import (
    NO_SUCH_PATH,
    NoSuchPath,
    TurnedDown,
    image_error,
    refusal_in_stream,
)
from bot.models.endpoint import OPENAI_URL, PROBE_TIMEOUT_S, BaseUrl, Endpoint, with_its_key
from bot.ports.images import Abilities, Asked, Drawn, ImageModel, Sketch, Wish
from bot.ports.models import Image, Probed

logger = structlog.get_logger(__name__)

_UNWATCHED = (
    " What it draws is moderated by the provider alone: moderation_model names a model for that."
)


class Settings(BaseModel):
    """`images` in config.yaml with `kind: openai`.

    `size` and `quality` are passed on ("": the model's own). `sketches` asks for that many
    unfinished looks at each picture while it is drawn. `edits` False: the server has none.
    `takes_seeds`: the server takes `seed` (OpenAI's does not). `moderation_model` reads what is
    asked for and looks at each picture; "": nothing is moderated here. `moderation` is the
    provider's own strictness. `timeout_s` bounds one picture, or one request for several.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = Field(min_length=1)
    base_url: BaseUrl = OPENAI_URL
    api_key: SecretStr | None = None
    size: str = Field(default="", pattern=r"^(?:auto|\d{2,4}x\d{2,4})?$")
    quality: str = ""
    moderation: str = Field(default="", pattern=r"^(?:low|auto)?$")
    sketches: int = Field(default=0, ge=0, le=3)
    edits: bool = True
    takes_seeds: bool = False
    moderation_model: str = ""
    connect_timeout_s: float = Field(default=10.0, gt=0)
    timeout_s: float = Field(default=300.0, gt=0)

    _with_its_key = model_validator(mode="after")(with_its_key)


def build(settings: Settings, parts: object) -> ImageModel:
    """The model that these settings describe. Connects to nothing and loads nothing yet."""
    return OpenAIImages(settings)


class OpenAIImages:
    """An `ImageModel` behind OpenAI's images API."""

    def __init__(self, settings: Settings) -> None:
        self.name = settings.model
        self._settings = settings
        self._refused: frozenset[str] = frozenset()
        self._has_edits = settings.edits
        self._endpoint = Endpoint(settings)

    @property
    def abilities(self) -> Abilities:
        """What the server is known to do."""
        streams = not self._refused & {"stream", "partial_images"}
        return Abilities(
            edits=self._has_edits,
            takes_seeds=self._settings.takes_seeds and "seed" not in self._refused,
            sketches=self._settings.sketches if streams else 0,
        )

    async def draw(self, wish: Wish) -> AsyncGenerator[Asked | Sketch | Drawn, None]:
        """Draw; see `ImageModel.draw`."""
        if wish.base is not None and not self._has_edits:
            raise NoEdits("set so in config.yaml, or the server said so before")
        number = 0
        while number < wish.count:
            rest = replace(wish, count=wish.count - number)
            is_streamed = bool(wish.sketches and self.abilities.sketches)
            make = self._stream if is_streamed else self._whole
            is_single = is_streamed or "n" in self._refused
            yield Asked(number + 1 if is_single else wish.count)
            parts = make(rest, number + 1)
            async with aclosing(parts):
                async for part in parts:
                    yield part
                    if isinstance(part, Drawn):
                        number += 1

    async def objection(self, text: str, image: Image | None = None) -> str:
        """Ask the moderation model; see `ImageModel.objection`."""
        if not self._settings.moderation_model:
            return ""
        asked: list[Any] = [{"type": "text", "text": text}] if text else []
        if image is not None:
            asked.append({"type": "image_url", "image_url": {"url": _data_url(image)}})
        client = await self._endpoint.client()
        async with self._bounded(PROBE_TIMEOUT_S * 3):
            told = await client.moderations.create(
                model=self._settings.moderation_model, input=asked
            )
        results = told.results or []
        if not results:
            raise ImageError("moderation gave no result")
        flagged = [result for result in results if result.flagged]
        if not flagged:
            return ""
        named = [
            name
            for result in flagged
            for name, is_so in result.categories.model_dump(by_alias=True).items()
            if is_so
        ]
        return ", ".join(_plain(name) for name in dict.fromkeys(named)) or "unsuitable"

    async def probe(self) -> Probed:
        """Ask for the list of models: whether this one is there, and whether it will go."""
        settings, client = self._settings, await self._endpoint.client()
        place = settings.base_url
        try:
            async with self._bounded(PROBE_TIMEOUT_S):
                told = await client.get("/models", cast_to=object)
        except ImageMisconfigured as error:
            if not str(error).startswith(tuple(f"HTTP {status}" for status in NO_SUCH_PATH)):
                raise
            told = None
        data = told.get("data") if isinstance(told, dict) else None
        if not isinstance(data, list):
            sentence = f"{place} keeps no list of models to look for {self.name} in."
            return Probed(sentence, is_sure=False)
        listed = {str(entry.get("id")): entry for entry in data if isinstance(entry, dict)}
        problems = []
        for name in filter(None, (settings.model, settings.moderation_model)):
            if name not in listed:
                problems.append(f"{place} can be reached, but does not list the model {name}.")
            elif until := listed[name].get("shutdown_date"):
                problems.append(f"{name} will be shut down on {until}: configure another model.")
        if problems:
            return Probed(" ".join(problems), is_sure=False)
        unwatched = "" if settings.moderation_model else _UNWATCHED
        return Probed(f"{self.name} at {place} can be reached.{unwatched}")

    async def close(self) -> None:
        """Close all connections."""
        await self._endpoint.close()

    async def _whole(self, wish: Wish, first: int) -> AsyncGenerator[Asked | Sketch | Drawn, None]:
        """As many pictures as one answer holds."""
        answer = await self._ask(wish, streams=False)
        found = getattr(answer, "data", None) or []
        for offset, each in enumerate(found[: wish.count]):
            image = _image(getattr(each, "b64_json", None))
            yield Drawn(image, first + offset, getattr(each, "revised_prompt", None) or "")
        if not found:
            raise ImageError("no picture in the answer")

    async def _stream(
        self, wish: Wish, number: int
    ) -> AsyncGenerator[Asked | Sketch | Drawn, None]:
        """One picture, with the sketches before it. Nothing comes where the server does not stream:
        then it is known as such."""
        answer = await self._ask(replace(wish, count=1), streams=True)
        if not hasattr(answer, "__aiter__"):  # it was learned meanwhile that it does not stream
            for each in (getattr(answer, "data", None) or [])[:1]:
                yield Drawn(_image(getattr(each, "b64_json", None)), number)
            return
        is_drawn = has_sketch = False
        events = aiter(answer)
        try:
            while not is_drawn:
                async with self._bounded(self._settings.timeout_s):
                    event = await anext(events, None)
                if event is None:
                    break
                kind = str(getattr(event, "type", ""))
                if kind.endswith(".partial_image"):
                    has_sketch = True
                    yield Sketch(_image(event.b64_json), number)
                elif kind.endswith(".completed"):
                    is_drawn = True
                    yield Drawn(_image(event.b64_json), number)
        finally:
            await answer.close()
        if not is_drawn:
            if has_sketch:
                raise ImageError("the stream ended before the picture was whole")
            self._learn("stream")

    async def _ask(self, wish: Wish, *, streams: bool) -> Any:
        """Send one request, again without each optional key that the server turns down."""
        client = await self._endpoint.client()
        while True:
            sent = self._body(wish, streams=streams and "stream" not in self._refused)
            try:
                async with self._bounded(self._settings.timeout_s, _names_in(sent)):
                    if wish.base is None:
                        return await client.images.generate(**sent)
                    return await client.images.edit(image=_as_file(wish.base), **sent)
            except TurnedDown as error:
                self._learn(error.key)
            except NoSuchPath as error:
                if wish.base is None:
                    raise ImageMisconfigured(str(error)) from error
                self._has_edits = False
                raise NoEdits(str(error)) from error

    def _body(self, wish: Wish, *, streams: bool) -> dict[str, Any]:
        settings, is_openai = self._settings, self._endpoint.is_openai
        wanted: dict[str, Any] = {
            "size": wish.size or settings.size or None,
            "quality": settings.quality or None,
            "moderation": (settings.moderation or None) if wish.base is None else None,
            "n": wish.count if wish.count > 1 else None,
            # OpenAI's own always answer so and refuse the key; others need it
            "response_format": None if is_openai else "b64_json",
            "safety_identifier": (wish.who or None) if is_openai else None,
            "stream": True if streams else None,
            "partial_images": settings.sketches if streams else None,
        }
        body: dict[str, Any] = {"model": settings.model, "prompt": wish.prompt}
        body |= {
            key: value
            for key, value in wanted.items()
            if value is not None and key not in self._refused
        }
        if self.abilities.takes_seeds and wish.seed is not None:
            body["extra_body"] = {"seed": wish.seed}
        return body

    def _learn(self, key: str) -> None:
        if key == "partial_images":
            key = "stream"
        self._refused |= {key}
        logger.warning("images.parameter_dropped", model=self.name, refused=sorted(self._refused))

    @asynccontextmanager
    async def _bounded(
        self, within_s: float, sent: frozenset[str] = frozenset()
    ) -> AsyncIterator[None]:
        """A call of the client: bounded in time, its errors mapped. The one place for both."""
        from bot.models import openai_client as vendor

        try:
            async with asyncio.timeout(within_s):
                yield
        except vendor.VENDOR_ERRORS as error:
            refusal = vendor.refusal_in(error) or refusal_in_stream(error)
            if refusal is None:
                raise ImageError(f"{type(error).__name__}: {error.__cause__ or error}") from error
            if self._endpoint.key:
                clean = refusal.message.replace(self._endpoint.key, "…")
                refusal = replace(refusal, message=clean)
            raise image_error(refusal, sent) from error
        except ValueError as error:  # pydantic's and json's, of an answer that is none
            raise ImageError(f"malformed answer: {type(error).__name__}") from error


def _names_in(sent: dict[str, Any]) -> frozenset[str]:
    return frozenset(sent) | frozenset(sent.get("extra_body", ()))


def _image(told: object) -> Image:
    """The picture in base64. Raises ImageError where there is none."""
    try:
        data = base64.b64decode(str(told or ""), validate=True)
    except (binascii.Error, ValueError) as error:
        raise ImageError("the picture is not base64") from error
    media_type = media_type_of(data)
    if not media_type:
        raise ImageError("the answer holds no PNG, JPEG or WebP")
    return Image(media_type, data)


def _as_file(image: Image) -> tuple[str, bytes, str]:
    return f"picture.{suffix_of(image)}", image.data, image.media_type


def _data_url(image: Image) -> str:
    return f"data:{image.media_type};base64,{base64.b64encode(image.data).decode()}"


def _plain(category: str) -> str:
    """`self-harm/intent` as words."""
    return category.replace("/", " ").replace("_", " ").replace("-", " ")
