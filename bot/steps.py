"""What was done for a reply, step by step: a tool that runs, and how that ended."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

_MOST = 16
_TITLE_MAX_CHARS = 60


@dataclass(frozen=True, slots=True)
class Step:
    """One step, as a person sees it."""

    title: str
    state: Literal["running", "done", "failed"] = "running"


Steps = tuple[Step, ...]


def with_begun(steps: Sequence[Step], doing: str) -> Steps:
    """The steps with one more that runs; with no more where there are enough to read."""
    if len(steps) >= _MOST:
        return tuple(steps)
    title = doing.rstrip("….")
    is_long = len(title) > _TITLE_MAX_CHARS
    return (*steps, Step(f"{title[: _TITLE_MAX_CHARS - 1]}…" if is_long else title))


def is_running(steps: Sequence[Step]) -> bool:
    """Whether one of them runs."""
    return any(step.state == "running" for step in steps)


def with_ended(steps: Sequence[Step], *, worked: bool) -> Steps:
    """The steps, none of which runs any more."""
    state: Literal["done", "failed"] = "done" if worked else "failed"
    return tuple(replace(step, state=state) if step.state == "running" else step for step in steps)
