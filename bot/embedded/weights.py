"""The file of the embedded language model: fetched at first need, checked, kept for all clones.

Order: the path in config.yaml; else what is in the cache folder; else the official address; else
the packages of the Python registry (a machine may reach its registry and nothing else). Whatever
the way, a fetched file is used only when the SHA-256 of the whole file is the official one.

A file that the operator names is their own choice of model: it must be a GGUF file, no more.
"""

import asyncio
import fcntl
import hashlib
import json
import os
import shutil
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.errors import ModelMisconfigured, ModelUnavailable

# The format's first four bytes; then its version, and how many tensors and values it holds: none of
# them is 0 in a model (ggml/docs/gguf.md in llama.cpp).
_GGUF_MAGIC = b"GGUF"
_GGUF_HEADER_BYTES = 24
_SMALLEST_MODEL_BYTES = 10_000  # less is a copy that failed, not a model
_SPARE_BYTES = 200_000_000  # one registry part, twice, and something to breathe
_WAIT_FOR_LOCK_S = 0.25


@dataclass(frozen=True, slots=True)
class Weights:
    """One model file, as its makers published it."""

    name: str
    size_bytes: int
    sha256: str
    address: str


QWEN_CODER_1_5B = Weights(
    name="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size_bytes=1_117_320_768,
    # The hash of the file in huggingface.co/Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF as ten unrelated
    # public repositories pin it (together with the size and the revision below), and of the file
    # assembled from the registry packages on 25 November 2026.
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    # A revision, not `main`: what is behind it cannot change.
    address=(
        "https://huggingface.co/Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF/resolve/"
        "2ab9f8f42af02fc212effaef7c4850c885e965f4/qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"
    ),
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the fetching is, and from where."""

    source: str
    done_bytes: int
    total_bytes: int


Report = Callable[[Progress], None]


class SourceFailed(Exception):
    """A source did not give the file; the text says why, for the log."""


class Source(Protocol):
    """Somewhere the file can be fetched from."""

    @property
    def name(self) -> str:
        """What it is called to a person: "the package registry"."""
        ...

    async def fetch(self, weights: Weights, part: Path, report: Report) -> None:
        """Continue the file `part` until it has `weights.size_bytes`. Raises SourceFailed.

        What `part` holds may come from another source. What was fetched stays there on failure.
        What else is needed meanwhile stands beside it, named `scratch_prefix(part)` and more: when
        the process is killed, the next fetch removes it.
        """
        ...


def cache_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path:
    """The user's cache folder for Dragoman, shared by all clones of it."""
    if environment.get("XDG_CACHE_HOME"):
        return Path(environment["XDG_CACHE_HOME"]) / "dragoman"
    if platform == "darwin":
        return Path.home() / "Library" / "Caches" / "dragoman"
    return Path.home() / ".cache" / "dragoman"


def check_own_file(path: Path) -> Path:
    """The operator's own model file, if it can be one; raises ModelMisconfigured if not.

    Its hash is not compared: another model, or another quantisation, is a legitimate choice.
    """
    path = path.expanduser()
    try:
        size_bytes = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(_GGUF_HEADER_BYTES)
    except OSError as error:
        raise _unusable(path, error.strerror or "it cannot be read") from error
    if not header.startswith(_GGUF_MAGIC):
        raise _unusable(path, "it is not a GGUF file")
    if size_bytes < _SMALLEST_MODEL_BYTES:
        raise _unusable(path, f"it has only {size_bytes} bytes")
    if not any(header[len(_GGUF_MAGIC) :]):
        raise _unusable(path, "it holds zeros where a model should be, as after a copy that failed")
    return path


async def obtain(weights: Weights, cache: Path, sources: Sequence[Source], report: Report) -> Path:
    """The checked file, from the cache or else from the first source that has it.

    Several processes at once fetch once. Raises ModelUnavailable, which says what to do.
    """
    file = cache / weights.name
    if await asyncio.to_thread(_is_verified, weights, file):
        return file
    await asyncio.to_thread(_prepare_folder, cache)
    async with _only_one(weights, file, report):
        if not await asyncio.to_thread(_is_good, weights, file):
            await _fetch(weights, file, sources, report)
    return file


async def _fetch(weights: Weights, file: Path, sources: Sequence[Source], report: Report) -> None:
    """Only while `_only_one` holds: what lies beside the part is then nobody's."""
    part = part_file(file)
    await asyncio.to_thread(_remove_scratch, part)
    await asyncio.to_thread(_make_room, weights, part)
    failures: list[str] = []
    for source in sources:
        report(Progress(source.name, part_size_bytes(part), weights.size_bytes))
        is_mixed = True
        while is_mixed:  # a file of two origins that proves wrong is fetched again from one
            is_mixed = part_size_bytes(part) > 0
            try:
                await source.fetch(weights, part, report)
            except SourceFailed as error:
                failures.append(f"{source.name}: {error}")
                break
            if await asyncio.to_thread(_accept, weights, part, file):
                await asyncio.to_thread(_remove_scratch, part)  # what a client wrote after its kill
                return
            failures.append(f"{source.name}: what came is not the official file (wrong SHA-256)")
    raise _cannot_be_had(failures)


def part_file(file: Path) -> Path:
    """Where `file` grows while it is being fetched."""
    return file.with_name(f"{file.name}.part")


def scratch_prefix(part: Path) -> str:
    """How the names begin of what a source needs beside `part`, in the same folder."""
    return f"{part.name}."


def _remove_scratch(part: Path) -> None:
    """What a fetch that was killed left behind."""
    for found in part.parent.iterdir():
        if found.name.startswith(scratch_prefix(part)):
            shutil.rmtree(found, ignore_errors=True)


def part_size_bytes(part: Path) -> int:
    """How much of the file is there."""
    return part.stat().st_size if part.exists() else 0


def _accept(weights: Weights, part: Path, file: Path) -> bool:
    """Move `part` into place if it is the official file, else remove it."""
    with part.open("rb") as opened:
        os.fsync(opened.fileno())  # or a power cut could leave a "verified" file of zeros
        found = hashlib.file_digest(opened, "sha256").hexdigest()
    if found != weights.sha256:
        part.unlink()
        return False
    part.replace(file)
    _remember_verified(weights, file)
    return True


def _is_good(weights: Weights, file: Path) -> bool:
    """Whether the cached file is the official one; hashes it unless that was done before."""
    if _is_verified(weights, file):
        return True
    if not file.exists() or file.stat().st_size != weights.size_bytes:
        return False
    with file.open("rb") as opened:
        found = hashlib.file_digest(opened, "sha256").hexdigest()
    if found != weights.sha256:
        return False
    _remember_verified(weights, file)
    return True


def _mark_of(weights: Weights, file: Path) -> str:
    """What is noted of a file that was verified: it changes when the file is touched."""
    found = file.stat()
    return json.dumps(
        {"sha256": weights.sha256, "size_bytes": found.st_size, "mtime_ns": found.st_mtime_ns}
    )


def _mark_file(file: Path) -> Path:
    return file.with_name(f"{file.name}.verified")


def _is_verified(weights: Weights, file: Path) -> bool:
    """Whether this very file was hashed before: to hash 1.1 GB at each start takes seconds."""
    try:
        noted = _mark_file(file).read_text(encoding="utf-8")
        is_whole = file.stat().st_size == weights.size_bytes
        return is_whole and noted == _mark_of(weights, file)
    except FileNotFoundError:
        return False


def _remember_verified(weights: Weights, file: Path) -> None:
    _mark_file(file).write_text(_mark_of(weights, file), encoding="utf-8")


@asynccontextmanager
async def _only_one(weights: Weights, file: Path, report: Report) -> AsyncIterator[None]:
    """Hold the file's lock; while another process does, report how far it is."""
    lock = file.with_name(f"{file.name}.lock")
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                done_bytes = part_size_bytes(part_file(file))
                report(Progress("another process", done_bytes, weights.size_bytes))
                await asyncio.sleep(_WAIT_FOR_LOCK_S)
        yield
    finally:
        os.close(descriptor)


def _prepare_folder(cache: Path) -> None:
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_be_had([f"the cache folder {cache} cannot be made"]) from error


def _make_room(weights: Weights, part: Path) -> None:
    if part_size_bytes(part) > weights.size_bytes:
        part.unlink()  # of another version of the file
    needed_bytes = weights.size_bytes - part_size_bytes(part) + _SPARE_BYTES
    free_bytes = shutil.disk_usage(part.parent).free
    if free_bytes < needed_bytes:
        raise _cannot_be_had(
            [f"{part.parent} has {free_bytes >> 20} MiB free, {needed_bytes >> 20} are needed"]
        )


_WHAT_TO_DO = (
    "Put an OpenAI-compatible model with a key into `models` in config.yaml, "
    "or set the local model's `path` to a GGUF file that you have."
)


def _cannot_be_had(reasons: Sequence[str]) -> ModelUnavailable:
    return ModelUnavailable(
        f"The local model's weights cannot be had ({'; '.join(reasons)}). {_WHAT_TO_DO}",
        user_message="My local language model could not be fetched, so I cannot answer. "
        f"For whoever runs me: {_WHAT_TO_DO}",
    )


def _unusable(path: Path, reason: str) -> ModelMisconfigured:
    return ModelMisconfigured(
        f"the local model's `path` is {path}, which cannot be used: {reason}. "
        "Give the path of a GGUF file, or leave it empty for the default model."
    )
