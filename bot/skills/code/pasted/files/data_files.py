"""Files that were sent with code: copies of these texts lie in the folder where it runs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.messages import Attachment
from bot.ports import Blobs, CodeRunner, Outcome, Program
from bot.skills.code.pasted.messages.attached import safe
from bot.skills.code.pasted.messages.blocks import Block
from bot.tools.patch import ended_like
from bot.tools.sandbox.bounds import DATA_MAX_BYTES, DATA_NAME
from bot.turn.attachments import kind_of, whole_text


@dataclass(frozen=True, slots=True)
class WithData:
    """A `CodeRunner` that has files (name and text) lie where it runs: what `data` a program brings
    along is other versions of these, by their names as blocks have them."""

    runner: CodeRunner
    files: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What blocks of the files are called."""
        return tuple(safe(name) for name, _ in self.files)

    async def ready(self) -> str:
        """As the other one says."""
        return await self.runner.ready()

    async def run(self, program: Program) -> Outcome:
        """Run it with them."""
        changed = dict(program.data)
        data = tuple(
            (name, ended_like(changed.get(safe(name), text), text)) for name, text in self.files
        )
        return await self.runner.run(replace(program, data=data))

    async def close(self) -> None:
        """Nothing of its own is held."""


@dataclass(frozen=True, slots=True)
class WithChanged:
    """A `CodeRunner` that has these versions of files that were sent in the place of those."""

    runner: CodeRunner
    changed: tuple[Block, ...]

    async def ready(self) -> str:
        """As the other one says."""
        return await self.runner.ready()

    async def run(self, program: Program) -> Outcome:
        """Run it with them."""
        data = tuple((each.name, f"{each.code}\n") for each in self.changed)
        return await self.runner.run(replace(program, data=data))

    async def close(self) -> None:
        """Nothing of its own is held."""


async def with_data(
    runner: CodeRunner, sent: Sequence[Attachment], blocks: Sequence[Block], blobs: Blobs
) -> WithData:
    """The same for the texts that came as files, and for blocks with the names of files that are
    not run, so many as there is room for. Raises StoreUnavailable."""
    found, room = dict[str, str](), DATA_MAX_BYTES
    texts = [each for each in sent if each.content and kind_of(each) == "text"]
    wholes = [await whole_text(each, blobs) for each in texts]
    named = [(each.name, each.content) for each in wholes if not each.left_out_chars]
    taken = {safe(each.name) for each in texts}
    named += [(each.name, f"{each.code}\n") for each in blocks if each.name not in taken]
    for name, text in named:
        size = len(text.encode("utf-8", "replace"))
        if size <= room and DATA_NAME.fullmatch(name) and name not in found:
            found[name] = text
            room -= size
    return WithData(runner, (*found.items(),))
