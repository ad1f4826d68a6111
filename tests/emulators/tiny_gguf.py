"""A language model of a few kilobytes that the real engine loads: it says "la" without end.

The GGUF format is documented in ggml/docs/gguf.md of llama.cpp, the tensors of the llama
architecture in its src/llama-arch.cpp. All weights are zero but the embeddings, so the hidden state
is the same for every text, and the output's row for "la" alone is not zero.
"""

import struct
from pathlib import Path

WORD = "la"
WIDTH = 32
_ALIGNMENT = 32
_UINT32, _FLOAT32, _STRING, _ARRAY, _INT32 = 4, 6, 8, 9, 5
_NORMAL, _UNKNOWN, _CONTROL, _BYTE = 1, 2, 3, 6
_TEMPLATE = "{% for message in messages %}{{ message['content'] }}\n{% endfor %}"


def write_tiny_gguf(path: Path, context_tokens: int = 4096) -> Path:
    """Write the model to `path`."""
    tokens = _tokens()
    metadata = [
        _entry("general.architecture", _STRING, _string("llama")),
        _entry("llama.context_length", _UINT32, struct.pack("<I", context_tokens)),
        _entry("llama.embedding_length", _UINT32, struct.pack("<I", WIDTH)),
        _entry("llama.block_count", _UINT32, struct.pack("<I", 1)),
        _entry("llama.feed_forward_length", _UINT32, struct.pack("<I", WIDTH)),
        _entry("llama.attention.head_count", _UINT32, struct.pack("<I", 1)),
        _entry("llama.attention.layer_norm_rms_epsilon", _FLOAT32, struct.pack("<f", 1e-5)),
        _entry("llama.rope.dimension_count", _UINT32, struct.pack("<I", WIDTH)),
        _entry("tokenizer.ggml.model", _STRING, _string("llama")),
        _entry("tokenizer.ggml.tokens", _ARRAY, _array(_STRING, [_string(t) for t, _ in tokens])),
        _entry(
            "tokenizer.ggml.scores",
            _ARRAY,
            _array(_FLOAT32, [struct.pack("<f", -float(i)) for i in range(len(tokens))]),
        ),
        _entry(
            "tokenizer.ggml.token_type",
            _ARRAY,
            _array(_INT32, [struct.pack("<i", kind) for _, kind in tokens]),
        ),
        _entry("tokenizer.ggml.bos_token_id", _UINT32, struct.pack("<I", 1)),
        _entry("tokenizer.ggml.eos_token_id", _UINT32, struct.pack("<I", 2)),
        _entry("tokenizer.chat_template", _STRING, _string(_TEMPLATE)),
    ]
    tensors = _tensors(len(tokens))
    head = struct.pack("<4sIQQ", b"GGUF", 3, len(tensors), len(metadata)) + b"".join(metadata)
    offset = 0
    for name, rows, columns, values in tensors:
        shape = (columns, rows) if rows else (columns,)
        head += _string(name) + struct.pack(f"<I{len(shape)}Q", len(shape), *shape)
        head += struct.pack("<IQ", 0, offset)  # 0: F32
        offset += len(_padded(values))
    path.write_bytes(_padded(head) + b"".join(_padded(values) for *_, values in tensors))
    return path


def _tokens() -> list[tuple[str, int]]:
    special = [("<unk>", _UNKNOWN), ("<s>", _CONTROL), ("</s>", _CONTROL)]
    return [
        *special,
        *((f"<0x{byte:02X}>", _BYTE) for byte in range(256)),
        ("\u2581" + WORD, _NORMAL),
    ]


def _tensors(vocabulary: int) -> list[tuple[str, int, int, bytes]]:
    """Name, rows (0: a vector), columns, values."""
    ones, zeros = _floats(1.0, WIDTH), _floats(0.0, WIDTH)
    square = zeros * WIDTH
    return [
        ("token_embd.weight", vocabulary, WIDTH, ones * vocabulary),
        ("output_norm.weight", 0, WIDTH, ones),
        ("output.weight", vocabulary, WIDTH, zeros * (vocabulary - 1) + ones),
        ("blk.0.attn_norm.weight", 0, WIDTH, ones),
        *(
            (f"blk.0.attn_{part}.weight", WIDTH, WIDTH, square)
            for part in ("q", "k", "v", "output")
        ),
        ("blk.0.ffn_norm.weight", 0, WIDTH, ones),
        *((f"blk.0.ffn_{part}.weight", WIDTH, WIDTH, square) for part in ("gate", "up", "down")),
    ]


def _floats(value: float, count: int) -> bytes:
    return struct.pack(f"<{count}f", *[value] * count)


def _string(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _array(kind: int, values: list[bytes]) -> bytes:
    return struct.pack("<IQ", kind, len(values)) + b"".join(values)


def _entry(key: str, kind: int, value: bytes) -> bytes:
    return _string(key) + struct.pack("<I", kind) + value


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % _ALIGNMENT)
