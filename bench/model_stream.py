"""What a streamed token costs: `bot.models.openai` beside the bare official client, in one run.

    python bench/model_stream.py [--streams 50] [--tokens 150] [--tokens-per-s 50] [--rounds 3]

The server (the OpenAI emulator) runs in a process of its own and paces its tokens. Both sides use
the official client on its aiohttp transport. The floor reads `iter_bytes`, splits lines, decodes
the delta with msgspec and appends its text: the least that a program can do. Ours is the whole
`ChatModel.stream`: tolerances, time-outs, end marks. CPU is this process's own; only the ratio of
two figures of one run means anything, as machines and loads differ.
"""

import argparse
import asyncio
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
import openai

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.models.openai import OpenAIModel, Settings  # noqa: E402 - the path is set above
from bot.ports import ModelMessage, ModelOptions  # noqa: E402
from bot.reply import TextDelta  # noqa: E402


class Delta(msgspec.Struct):
    """The floor's delta."""

    content: str | None = None


class Choice(msgspec.Struct):
    """The floor's choice."""

    delta: Delta


class Chunk(msgspec.Struct):
    """The floor's chunk."""

    choices: list[Choice]


decode = msgspec.json.Decoder(Chunk).decode


async def bare(client: openai.AsyncOpenAI, prompt: str) -> str:
    """A reply through the bare client and the smallest parser."""
    text: list[str] = []
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
                        text.append(chunk.choices[0].delta.content)
    return "".join(text)


async def ours(model: OpenAIModel, prompt: str) -> str:
    """A reply through the `ChatModel` port."""
    text: list[str] = []
    async for part in model.stream([ModelMessage("user", prompt)], ModelOptions()):
        if type(part) is TextDelta:
            text.append(part.text)
    return "".join(text)


async def measure(reply: Callable[[str], Awaitable[str]], streams: int, prompt: str) -> float:
    """CPU microseconds per token of `streams` replies at once."""
    began_s = time.process_time()
    said = await asyncio.gather(*(reply(prompt) for _ in range(streams)))
    spent_s = time.process_time() - began_s
    assert all(text == prompt for text in said), "a reply was not what the server said"
    return spent_s / (streams * len(prompt.split())) * 1e6


async def compare(base_url: str, options: argparse.Namespace) -> None:
    """Run both by turns and print a line a round."""
    prompt = " ".join(f"word{number}" for number in range(options.tokens))
    client = openai.AsyncOpenAI(
        api_key="none", base_url=base_url, http_client=openai.DefaultAioHttpClient()
    )
    model = OpenAIModel(Settings(model="emulated", base_url=base_url))
    await bare(client, "warm up")
    await ours(model, "warm up")
    ratios = []
    for _ in range(options.rounds):
        floor_us = await measure(lambda text: bare(client, text), options.streams, prompt)
        ours_us = await measure(lambda text: ours(model, text), options.streams, prompt)
        ratios.append(ours_us / floor_us)
        print(f"floor {floor_us:6.1f} us/token   ours {ours_us:6.1f}   ratio {ratios[-1]:.2f}")
    print(f"median ratio {sorted(ratios)[len(ratios) // 2]:.2f}")
    await client.close()
    await model.close()


def main() -> None:
    """Start the server, compare, stop the server."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--streams", type=int, default=50)
    parser.add_argument("--tokens", type=int, default=150)
    parser.add_argument("--tokens-per-s", type=float, default=50.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--asyncio", action="store_true", help="asyncio's own loop, not uvloop")
    options = parser.parse_args()
    pace = str(options.tokens_per_s)
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.emulators.openai", "--port", "0", "--tokens-per-s", pace],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout is not None
        base_url = server.stdout.readline().strip()
        if options.asyncio:
            asyncio.run(compare(base_url, options))
        else:
            import uvloop

            uvloop.run(compare(base_url, options))
    finally:
        server.terminate()
        server.wait(10)


if __name__ == "__main__":
    main()
