"""Pictures written by hand: the emulator shares no code with what it tests."""

import hashlib
import random
import struct
import zlib


def tiny_png(words: str, width: int = 64, height: int = 64) -> bytes:
    """A PNG in the colour of these words."""
    colour = hashlib.sha256(words.encode("utf-8", "replace")).digest()[:3]
    return _png(width, height, (b"\x00" + colour * width) * height)


def noisy_png(width: int, height: int) -> bytes:
    """A PNG that no packing makes smaller: three bytes a pixel."""
    chance = random.Random(1)
    return _png(
        width, height, b"".join(b"\x00" + chance.randbytes(3 * width) for _ in range(height))
    )


def _png(width: int, height: int, rows: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
