"""Running code that nobody has read."""

from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Program:
    """Code to run, and what it reads from its standard input. Python is what can be run.

    `files` are modules that it may import: a plain name (`utils.py`, not `main.py`, which is what
    the program itself is called) and the source of each. `data` are files that it may open, beside
    it and where it runs: a plain name, which is none of a module, and the text of each, in UTF-8.
    """

    source: str
    stdin: str = ""
    files: tuple[tuple[str, str], ...] = ()
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a program ended.

    `done`: by itself, with exit code 0; `failed`: with another one, mostly for an exception that
    `errors` shows; `too_slow`, `too_much`: ended from outside, over its time or its output;
    `refused`: not run at all, and `errors` is the sentence that says why.
    """

    ended: Literal["done", "failed", "too_slow", "too_much", "refused"]
    output: str = ""
    errors: str = ""
    exit_code: int | None = None
    seconds: float = 0.0


class CodeRunner(Protocol):
    """Runs code that nobody has read, where it can do no harm, or not at all. Raises nothing."""

    async def ready(self) -> str:
        """Find out, once, whether code can be run; the sentence that says why not, "" if it can."""
        ...

    async def run(self, program: Program) -> Outcome:
        """Run a program within the bounds of config. Waits for its turn when many run."""
        ...

    async def close(self) -> None:
        """Let go of what is held. May be called twice."""
        ...
