"""What code in the sandbox may use, as config says it."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.patterns import later


class Settings(BaseModel):
    """Which backend, and how much code may use. `at_once` is per worker process: N
    workers run N times as many."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    backend: Literal["auto", "bubblewrap", "runsc", "monty", "none"] = "auto"
    at_once: Annotated[int, Field(ge=1, le=64)] = 2
    seconds: Annotated[float, Field(gt=0, le=120)] = 5.0
    memory_mb: Annotated[int, Field(ge=64)] = 192
    processes: Annotated[int, Field(ge=1, le=64)] = 4
    output_kb: Annotated[int, Field(ge=1, le=4096)] = 64
    disk_mb: Annotated[int, Field(ge=1, le=1024)] = 16

    @property
    def memory_bytes(self) -> int:
        """Of one process."""
        return self.memory_mb * 1024 * 1024

    @property
    def output_bytes(self) -> int:
        """What a program may print to both streams together."""
        return self.output_kb * 1024

    @property
    def disk_bytes(self) -> int:
        """What a program may write."""
        return self.disk_mb * 1024 * 1024


WAITS_FOR_ROOM_S = 60.0
"""How long a run may wait for its turn."""

SOURCE_MAX_BYTES = 200_000
"""Longer programs are refused: nobody reads them, and nobody wrote them in a chat."""

DATA_MAX_BYTES = 500_000
"""Of all files that a program may open; below what config lets it write."""

DATA_NAME = later(r"(?=.{1,60}\Z)(?!.*\.py\Z)\w[\w -]*(?:\.[\w -]+)*")
"""How one of them may be called: as no module."""
