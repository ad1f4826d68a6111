"""Run the emulator by hand: `python -m tests.emulators.openai --port 9100 --tokens-per-s 50`.

It repeats what it is told, or says the `--say` texts one after another. The first line it prints is
the `base_url` for config.yaml.
"""

import argparse
import asyncio
import contextlib

from tests.emulators.by_hand import telling_of_the_port
from tests.emulators.openai.answers import Say
from tests.emulators.openai.server import OpenAIEmulator


async def serve(options: argparse.Namespace) -> None:
    """Listen until interrupted."""
    said = [Say(text, tokens_per_s=options.tokens_per_s) for text in options.say]
    emulator = OpenAIEmulator(*said, api_key=options.api_key, tokens_per_s=options.tokens_per_s)
    await emulator.start(options.host, options.port)
    print(emulator.base_url, flush=True)
    try:
        await asyncio.Event().wait()
    finally:
        await emulator.stop()


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(description="An OpenAI-compatible server that repeats you.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=9100, help="0: any free one")
    parser.add_argument("--tokens-per-s", type=float, default=0.0, help="0: all at once")
    parser.add_argument("--api-key", default="", help="refuse any other key")
    parser.add_argument("--say", action="append", default=[], help="a reply; may be repeated")
    options = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt), telling_of_the_port(options.port):
        asyncio.run(serve(options))


if __name__ == "__main__":
    main()
