"""A sandbox that first makes something of each program: files beside it, another version of one."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.ports import CodeRunner, Outcome, Program


@dataclass(frozen=True, slots=True)
class Prepared:
    """A `CodeRunner` that runs, by another one, what `prepare` makes of a program.

    The outermost comes first: what one lays beside a program the next ones below it see.
    """

    runner: CodeRunner
    prepare: Callable[[Program], Awaitable[Program]]

    async def ready(self) -> str:
        """As the other one says."""
        return await self.runner.ready()

    async def run(self, program: Program) -> Outcome:
        """Prepare it, and run it."""
        return await self.runner.run(await self.prepare(program))

    async def close(self) -> None:
        """Nothing of its own is held."""
