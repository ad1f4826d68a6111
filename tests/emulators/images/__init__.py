"""A behaving images API over real HTTP: see `server.ImagesEmulator`.

Start it by hand with `python -m tests.emulators.images`.
"""

from tests.emulators.images.server import Asked, Fault, ImagesEmulator
from tests.emulators.images.tiny_png import noisy_png, tiny_png

__all__ = ["Asked", "Fault", "ImagesEmulator", "noisy_png", "tiny_png"]
