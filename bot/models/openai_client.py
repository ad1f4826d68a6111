"""The official `openai` client, on its aiohttp transport, and what its errors mean.

Importing this module costs about a second of CPU: only `bot.models.openai` does, in a thread.

aiohttp is the client's own optional transport (`DefaultAioHttpClient`; the bridge is inside the
package, the extra `openai[aiohttp]` only adds aiohttp). It halves the cost of a token. One trap in
3.57: the bridge reports every lost connection that aiohttp has no closer word for, such as a
keep-alive connection that the server closed meanwhile, as a connect *time-out*.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import httpx2
import openai

from bot.errors import ModelError, ModelMisconfigured, ModelUnavailable, ReplyCut
from bot.models.openai_chunks import encode_json
from bot.models.openai_stream import body_of, refusal_from_body
from bot.models.refusals import Refusal, error_for
from bot.models.silence import SilenceWatch

VENDOR_ERRORS = (
    openai.OpenAIError,
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    aiohttp.ClientError,
    aiohttp.http.HttpProcessingError,
    OSError,  # TimeoutError is one
)
"""Everything that the client or its transport raises."""

_PATH = "/chat/completions"
_OPTIONS: openai.RequestOptions = {"headers": {"content-type": "application/json"}}

DRAIN_S = 0.2
"""How long to wait, after the end mark, for the connection to become free for the next reply."""


def new_client(base_url: str, api_key: str, connect_timeout_s: float) -> openai.AsyncOpenAI:
    """A client that retries nothing and takes nothing from the environment but proxies (not for
    this machine itself, where they could only be in the way) and `OPENAI_CUSTOM_HEADERS`."""
    is_here = urlsplit(base_url).hostname in ("localhost", "127.0.0.1", "::1")
    client = openai.AsyncOpenAI(
        api_key=api_key or "none",  # the client insists on one, local servers ignore it
        base_url=base_url,
        max_retries=0,
        timeout=openai.Timeout(None, connect=connect_timeout_s, pool=connect_timeout_s),
        http_client=openai.DefaultAioHttpClient(trust_env=not is_here),
    )
    client.organization = client.project = None  # else those of whoever's shell it was started from
    return client


class Answer:
    """A reply that has begun: its bytes as they come."""

    def __init__(self, response: httpx2.Response, secret: str) -> None:
        self.first = b""
        self._secret = secret
        self._response = response
        self._received = _bytes_of(response)
        self._watch = SilenceWatch(self._give_up)
        self._giving_up: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Wait for the first bytes; they stay b"" for an empty body."""
        self.first = await anext(self._received, b"")

    async def more(self, within_s: float, *, has_text: bool) -> bytes:
        """The next bytes, b"" at the end. Raises the error that fits what was seen so far where the
        connection is lost, or where nothing came within the time."""
        self._watch.wait(within_s)
        try:
            received = await anext(self._received, b"")
        except VENDOR_ERRORS as error:
            raise model_error(error, has_text=has_text, secret=self._secret) from error
        finally:
            self._watch.heard()
        if not received and self._watch.was_silent:
            late = TimeoutError(f"nothing came for {within_s:g} s")
            raise model_error(late, has_text=has_text, secret=self._secret)
        return received

    async def drain(self) -> None:
        """Read what follows the end mark, so that the connection can be used again, and close."""
        try:
            with suppress(ModelError):  # the reply is whole: the connection is closed, not kept
                while await self.more(DRAIN_S, has_text=True):
                    pass
        finally:
            await self.close()

    async def close(self) -> None:
        """Close the response; in the middle of a reply this ends the connection, at which servers
        stop generating."""
        self._watch.stop()
        if self._giving_up is not None:
            await self._giving_up
        await self._received.aclose()
        await self._response.aclose()

    def _give_up(self) -> None:
        # closing the connection ends the wait that is going on, whichever task it is in
        self._giving_up = asyncio.get_running_loop().create_task(self._response.aclose())


async def ask(
    client: openai.AsyncOpenAI, body: dict[str, Any], within_s: float, secret: str
) -> Answer:
    """Send a request and wait for the first bytes. Raises vendor errors and `TimeoutError`."""
    # Not `chat.completions.create`: it walks through `messages` by their type hints, 0.25 ms of CPU
    # each, and wraps the response in objects that only its own stream needs.
    asking = client.post(
        _PATH, cast_to=httpx2.Response, content=encode_json(body), options=_OPTIONS, stream=True
    )
    async with asyncio.timeout(within_s):
        response = await asking
        answer = Answer(response, secret)
        try:
            if "html" in response.headers.get("content-type", ""):
                raise ModelMisconfigured("base_url leads to a web page, not to an API")
            await answer.begin()
        except BaseException:
            await answer.close()
            raise
        return answer


def _bytes_of(response: httpx2.Response) -> AsyncGenerator[bytes, None]:
    """The body as it comes; the layer that unpacks compressed bodies only where there is one."""
    if response.headers.get("content-encoding", "identity") == "identity":
        return response.aiter_raw()
    return response.aiter_bytes()


async def list_models(client: openai.AsyncOpenAI, within_s: float) -> set[str] | None:
    """The names an endpoint says it serves; None where it keeps no such list."""
    try:
        async with asyncio.timeout(within_s):
            told = await client.get("/models", cast_to=object)
    except (openai.NotFoundError, openai.APIResponseValidationError):
        return None
    except openai.APIStatusError as error:
        if error.status_code in (405, 501):
            return None
        raise
    data = told.get("data") if isinstance(told, dict) else None
    if not isinstance(data, list):
        return None
    return {str(entry["id"]) for entry in data if isinstance(entry, dict) and "id" in entry}


def is_dropped(error: BaseException) -> bool:
    """Whether the connection ended before any answer, as one that was kept from an earlier reply
    does when the server has closed it meanwhile: llama.cpp's server does after each stream."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, (aiohttp.ServerDisconnectedError, ConnectionResetError)):
            return True
        cause = cause.__cause__
    return False


def refusal_in(error: BaseException) -> Refusal | None:
    """What the server said, where it answered with a status that means no."""
    if not isinstance(error, openai.APIStatusError):
        return None
    told = error.body if error.body is not None else body_of(error.response.content)
    refusal = refusal_from_body(error.status_code, told)
    return replace(refusal, retry_after_s=_retry_after_s(error.response.headers))


def model_error(
    error: BaseException, *, has_text: bool, secret: str, has_pictures: bool = False
) -> ModelError:
    """The one place where what the client raises becomes an error of ours.

    `has_text`: the person has seen a part of the reply. `has_pictures`: see `error_for`. `secret`
    is taken out of the server's own words, some of which quote the key they refuse.
    """
    if isinstance(error, ModelError):
        return error
    refusal = refusal_in(error)
    if refusal is not None:
        if secret:
            refusal = replace(refusal, message=refusal.message.replace(secret, "…"))
        return error_for(refusal, has_pictures=has_pictures)
    detail = f"{type(error).__name__}: {error.__cause__ or error}"
    if has_text:
        return ReplyCut(detail)
    return ModelUnavailable(detail)


def _retry_after_s(headers: httpx2.Headers) -> float:
    """Seconds to wait by `retry-after-ms` or `retry-after`; 0 where neither is a number."""
    for name, divisor in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            return max(0.0, float(headers[name]) / divisor)
        except (KeyError, ValueError):
            continue
    return 0.0
