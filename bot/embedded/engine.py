"""How the embedded engine is set up for a machine: pure, from what the machine has.

Measured with Qwen2.5-Coder-1.5B Q4_K_M and xllamacpp 2026.10.11549 on two shared cores:

                               first token    467-token prompt    resident, of it not of the file
    two threads, repacked          1.0 s            7.5 s            2.0 GB       0.9 GB
    one thread, repacked           1.8 s           15.0 s            2.0 GB       0.9 GB
    two threads, not repacked      1.9 s           13.9 s            1.4 GB       0.3 GB
"""

from dataclasses import dataclass
from pathlib import Path

MIB = 1 << 20
_MOST_THREADS = 8  # beyond, memory bandwidth is what counts
_REST_BYTES = 400 * MIB  # context, prompt cache and working memory of two conversations
_REPACKED_SHARE = 0.6  # of the file, kept a second time in the order that the processor likes


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """What the operator may set. `threads` 0: as many as suit the machine.

    `context_tokens` bounds one conversation's prompt and reply; `slots` conversations are worked on
    at once, the others wait.
    """

    context_tokens: int = 4096
    slots: int = 2
    threads: int = 0


@dataclass(frozen=True, slots=True)
class EnginePlan:
    """How the engine is run. `is_repacked`: faster by half, for more memory."""

    weights: Path
    context_tokens: int
    slots: int
    threads: int
    is_repacked: bool


class TooLittleMemory(Exception):
    """The machine cannot hold the model. `needed_bytes` is the least that would do."""

    def __init__(self, needed_bytes: int, available_bytes: int) -> None:
        self.needed_bytes = needed_bytes
        self.available_bytes = available_bytes
        super().__init__(f"{needed_bytes // MIB} MiB needed, {available_bytes // MIB} available")


def plan(
    weights: Path,
    weights_bytes: int,
    settings: EngineSettings,
    cores: int,
    available_bytes: int | None,
) -> EnginePlan:
    """The plan for a machine. Raises TooLittleMemory.

    `available_bytes` None: not known, so the model is simply tried.
    """
    needed_bytes = weights_bytes + _REST_BYTES
    if available_bytes is not None and available_bytes < needed_bytes:
        raise TooLittleMemory(needed_bytes, available_bytes)
    repacked_bytes = needed_bytes + int(weights_bytes * _REPACKED_SHARE)
    return EnginePlan(
        weights=weights,
        context_tokens=settings.context_tokens,
        slots=settings.slots,
        threads=settings.threads or _threads_for(cores),
        is_repacked=available_bytes is None or available_bytes >= repacked_bytes,
    )


def _threads_for(cores: int) -> int:
    """All of two cores, since one takes twice as long to begin; of more, one is left to others."""
    return cores if cores <= 2 else min(cores - 1, _MOST_THREADS)
