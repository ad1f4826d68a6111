"""Many replies at once with the least that could stream them, to measure a program against.

The floor is the official client on its aiohttp transport, read as bytes, with an own parser of two
lines; `langchain` is `ChatOpenAI.astream`, and `objects` the official client as its documentation
uses it. Each reply is one post to the platform and one edit every `EDIT_EVERY_S`, made with
aiohttp: no limits, no store, no retries, no splitting.

Run by `bench.tokens` as a process of its own. It says everything that was asked for, then waits.
"""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator, Callable

import aiohttp
import msgspec
import uvloop

EDIT_EVERY_S = 1.3
"""As Dragoman's Discord adapter in the middle of a reply."""

Stream = Callable[[str], AsyncIterator[str]]


class Delta(msgspec.Struct):
    """What is read of a chunk's delta."""

    content: str | None = None


class Choice(msgspec.Struct):
    """What is read of a chunk's choice."""

    delta: Delta


class Chunk(msgspec.Struct):
    """What is read of a chunk."""

    choices: list[Choice]


def bare(model_url: str) -> Stream:
    """The official client's connection and the smallest parser."""
    import openai

    client = openai.AsyncOpenAI(
        api_key="none", base_url=model_url, http_client=openai.DefaultAioHttpClient()
    )
    decode = msgspec.json.Decoder(Chunk).decode

    async def stream(prompt: str) -> AsyncIterator[str]:
        rest = b""
        async with client.chat.completions.with_streaming_response.create(
            model="emulated", messages=[{"role": "user", "content": prompt}], stream=True
        ) as response:
            async for received in response.iter_bytes():
                *lines, rest = (rest + received).split(b"\n")
                for line in lines:
                    if line.startswith(b"data: {"):
                        chunk = decode(line[6:])
                        if chunk.choices and chunk.choices[0].delta.content:
                            yield chunk.choices[0].delta.content

    return stream


def objects(model_url: str) -> Stream:
    """The official client as its documentation uses it."""
    import openai

    client = openai.AsyncOpenAI(api_key="none", base_url=model_url)

    async def stream(prompt: str) -> AsyncIterator[str]:
        async for chunk in await client.chat.completions.create(
            model="emulated", messages=[{"role": "user", "content": prompt}], stream=True
        ):
            if chunk.choices and chunk.choices[0].delta.content:
                yield chunk.choices[0].delta.content

    return stream


def langchain(model_url: str) -> Stream:
    """LangChain's chat model."""
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    model = ChatOpenAI(model="emulated", base_url=model_url, api_key=SecretStr("none"))

    async def stream(prompt: str) -> AsyncIterator[str]:
        async for chunk in model.astream(prompt):
            if chunk.content:
                yield str(chunk.content)

    return stream


async def reply(
    stream: Stream, session: aiohttp.ClientSession, messages_url: str, prompt: str, phase: float
) -> None:
    """One reply, posted and edited; `phase` (0 to 1) keeps replies from being edited in step."""
    said: list[str] = []
    ended = asyncio.Event()

    async def show() -> None:
        url, method, is_last, wait_s = messages_url, "POST", False, EDIT_EVERY_S * phase
        while not is_last:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait_s):
                    await ended.wait()
            wait_s = EDIT_EVERY_S
            is_last = ended.is_set()
            if said:
                async with session.request(method, url, json={"content": "".join(said)}) as answer:
                    answer.raise_for_status()
                    if method == "POST":
                        url, method = f"{url}/{(await answer.json())['id']}", "PATCH"

    showing = asyncio.create_task(show())
    async for text in stream(prompt):
        said.append(text)
    ended.set()
    await showing


async def main() -> None:
    """Arguments: which, the model's address, Discord's, its token, first number, channel ids."""
    which, model_url, discord_url, token, first, *channels = sys.argv[1:]
    stream = {"bare": bare, "objects": objects, "langchain": langchain}[which](model_url)
    async with aiohttp.ClientSession(
        headers={"Authorization": f"Bot {token}"}, connector=aiohttp.TCPConnector(limit=0)
    ) as session:
        await asyncio.gather(
            *(
                reply(
                    stream,
                    session,
                    f"{discord_url}/channels/{channel}/messages",
                    f"Say ref{int(first) + index}",
                    index / len(channels),
                )
                for index, channel in enumerate(channels)
            )
        )
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(main())
