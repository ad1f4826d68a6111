"""Files that were sent with code and that it opens: copies lie in the folder where it runs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.messages import Attachment
from bot.ports import Blobs, CodeRunner, Outcome, Program
from bot.tools.sandbox.bounds import DATA_MAX_BYTES, DATA_NAME
from bot.turn.attachments import kind_of, whole_text


@dataclass(frozen=True, slots=True)
class WithData:
    """A `CodeRunner` that has those of the files (name and text) that a program names lie where it
    runs."""

    runner: CodeRunner
    files: tuple[tuple[str, str], ...]

    async def ready(self) -> str:
        """As the other one says."""
        return await self.runner.ready()

    async def run(self, program: Program) -> Outcome:
        """Run it with them."""
        codes = (program.source, *(source for _, source in program.files))
        return await self.runner.run(replace(program, data=self.named_in(codes)))

    def named_in(self, codes: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Those of the files that a program or a module of it names."""
        return tuple(each for each in self.files if _is_named(each[0], "\n".join(codes)))

    async def close(self) -> None:
        """Nothing of its own is held."""


async def with_data(runner: CodeRunner, sent: Sequence[Attachment], blobs: Blobs) -> WithData:
    """The same for the texts that came as files, so many as there is room for. Raises
    StoreUnavailable."""
    found, room = dict[str, str](), DATA_MAX_BYTES
    for file in sent:
        if not file.content or kind_of(file) != "text":
            continue
        whole = await whole_text(file, blobs)
        size = len(whole.content.encode("utf-8", "replace"))
        is_fit = size <= room and DATA_NAME.fullmatch(file.name) and file.name not in found
        if is_fit and not whole.left_out_chars:
            found[file.name] = whole.content
            room -= size
    return WithData(runner, (*found.items(),))


def _is_named(name: str, code: str) -> bool:
    return re.search(rf"(?<![\w.-]){re.escape(name)}(?!\w)", code) is not None
