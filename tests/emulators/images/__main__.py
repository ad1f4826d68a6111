"""Run the emulator by hand: `python -m tests.emulators.images --port 9101`.

The first line it prints is the `base_url` for `images` in config.yaml; the model is `painter`, the
key `sk-emulated`.
"""

import argparse
import asyncio
import contextlib

from tests.emulators.by_hand import telling_of_the_port
from tests.emulators.images.server import ImagesEmulator


async def serve(port: int) -> None:
    """Listen until interrupted."""
    emulator = ImagesEmulator()
    await emulator.start(port=port)
    print(emulator.base_url, flush=True)
    try:
        await asyncio.Event().wait()
    finally:
        await emulator.stop()


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(description="An images API that draws plain colours.")
    parser.add_argument("--port", type=int, default=9101, help="0: any free one")
    port: int = parser.parse_args().port
    with contextlib.suppress(KeyboardInterrupt), telling_of_the_port(port):
        asyncio.run(serve(port))


if __name__ == "__main__":
    main()
