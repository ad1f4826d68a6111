"""Run the emulator by hand: `python -m tests.emulators.images --port 9101`.

The first line it prints is the `base_url` for `images` in config.yaml; the model is `painter`, the
key `sk-emulated`.
"""

import argparse
import asyncio

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
    try:
        asyncio.run(serve(parser.parse_args().port))
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
