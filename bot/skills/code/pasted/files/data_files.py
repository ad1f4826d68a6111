"""Files that were sent with code: copies of these texts lie in the folder where it runs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.messages import Attachment
from bot.ports import Blobs, CodeRunner, Program
from bot.skills.code.pasted.files.prepared import Prepared
from bot.skills.code.pasted.messages.attached import safe
from bot.skills.code.pasted.messages.blocks import Block
from bot.tools.patch import ended_like
from bot.tools.sandbox.bounds import DATA_MAX_BYTES, DATA_NAME
from bot.turn.attachments import kind_of, whole_text


@dataclass(frozen=True, slots=True)
class Data:
    """Files, by name and text, that lie where code runs."""

    files: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What blocks of the files are called."""
        return tuple(safe(name) for name, _ in self.files)

    def lying(self, runner: CodeRunner) -> CodeRunner:
        """`runner`, with them where it runs: in the versions that a program brings along
        (`with_changed`), which lie there as new lines end in what was sent."""

        async def lay(program: Program) -> Program:
            changed = dict(program.data)
            data = [
                (name, ended_like(changed.get(safe(name), text), text)) for name, text in self.files
            ]
            return replace(program, data=tuple(data))

        return Prepared(runner, lay)


def with_changed(runner: CodeRunner, changed: Sequence[Block]) -> CodeRunner:
    """`runner`, with these versions of files that were sent in the place of those."""
    data = tuple((each.name, f"{each.code}\n") for each in changed)

    async def change(program: Program) -> Program:
        return replace(program, data=data)

    return Prepared(runner, change)


async def data_of(sent: Sequence[Attachment], blocks: Sequence[Block], blobs: Blobs) -> Data:
    """The texts that came as files, and blocks with the names of files that are not run, so many as
    there is room for. Raises StoreUnavailable."""
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
    return Data((*found.items(),))
