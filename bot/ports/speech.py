"""A model that listens: a recording becomes text."""

from dataclasses import dataclass
from typing import Protocol

from bot.ports.models import Probed


@dataclass(frozen=True, slots=True)
class Recording:
    """A sound file as it was sent; `name` ends as files of its kind do."""

    name: str
    media_type: str
    data: bytes


class SpeechModel(Protocol):
    """Writes down what is said."""

    name: str

    async def transcribe(self, recording: Recording) -> str:
        """What is said in it, "" for nothing. Raises only `ModelError`s."""
        ...

    async def probe(self) -> Probed:
        """Whether the model can be reached, for `dragoman check`. Raises `ModelError`s if not."""
        ...

    async def close(self) -> None:
        """Let go of connections. May be called twice."""
        ...
