"""What a backend of the sandbox is."""

from dataclasses import dataclass
from typing import Protocol

from bot.ports import Outcome, Program
from bot.tools.sandbox.bounds import Settings


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a backend cannot be used here: one clause for an operator."""

    why: str


class Backend(Protocol):
    """One way of holding code. Raises nothing: what goes wrong is in the outcome."""

    name: str

    async def find(self) -> Missing | None:
        """Look whether it is here; called once, before any `run`. None: it is."""
        ...

    async def run(self, program: Program, settings: Settings) -> Outcome:
        """Run a program to its end or its bounds, and leave nothing of it behind."""
        ...

    async def close(self) -> None:
        """Let go of what it holds. May be called twice."""
        ...
