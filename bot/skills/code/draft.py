"""What a model answered where code was asked for, with what was found out about it."""

from dataclasses import dataclass

from bot.ports import ModelMessage
from bot.skills.code.checks.checked import Checked
from bot.skills.code.checks.examples import with_setup
from bot.skills.code.pasted.files.arranging import Arranged, files_of
from bot.skills.code.pasted.files.noting import what_was_looked_at
from bot.skills.code.pasted.messages.blocks import closed, fenced, find_blocks

_NOTHING_AT_ALL = 1001


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer to what was `asked`, with its code as it was checked (None: it has none), and how
    often that has been mended; `arranged` says which of its blocks that code is. It `is_nowhere`
    where it shows something, but nothing that could take the place of what was sent; `said` is all
    that came, where that is words (only_said.py)."""

    asked: tuple[ModelMessage, ...]
    answer: str
    checked: Checked | None
    repairs: int = 0
    arranged: Arranged | None = None
    is_nowhere: bool = False
    said: str = ""

    @property
    def holds(self) -> bool:
        """Whether there is code and nothing is known to be wrong with it."""
        return self.checked is not None and self.checked.holds

    @property
    def has_several_blocks(self) -> bool:
        """Whether the answer is more than one block of code: it is shown as it is."""
        own = self.arranged
        return own is not None and bool(own.joined > 1 or own.beside or own.others)

    @property
    def whole(self) -> str:
        """The answer word for word, what of it was checked, and the examples that hold."""
        looked_at = what_was_looked_at(self.arranged) if self.arranged else ""
        pieces = [closed(self.answer), *([f"_{looked_at}_\n"] if looked_at else [])]
        tried = self.checked.tried if self.checked else ()
        held = [each.example for each in tried if each.holds]
        if self.checked is not None and held:
            count = "Its example that holds" if len(held) == 1 else "Its examples that hold"
            own = with_setup(held, self.checked.reading)
            pieces += [f"{count}:\n", fenced("\n".join(own), "python")]
        return "\n".join(pieces)

    def is_only_part(self, language: str) -> bool:
        """Whether it has code in the language, and nothing of it could be checked: parts of a file
        that have no place there which is clear."""
        blocks = [] if self.checked is not None else find_blocks(self.answer)
        return any(each.language == language for each in blocks)

    @property
    def file_name(self) -> str:
        """What the answer calls the file with the code; "" for nothing."""
        return self.arranged.main.name if self.arranged else ""

    def files_beside(self, name: str) -> list[tuple[str, str]]:
        """The other files of the answer, where that with the code has this name: the name and the
        source of each."""
        files = files_of(self.arranged, name) if self.arranged else []
        return [(other, f"{block.code.rstrip()}\n") for other, block in files]

    @property
    def can_have_examples(self) -> bool:
        """Whether nothing is wrong with the code by itself, and it ran, or brought some along."""
        checked = self.checked
        if checked is None or checked.breaks:
            return False
        has_run = checked.outcome is not None and checked.outcome.ended == "done"
        return has_run or bool(checked.tried)

    @property
    def badness(self) -> int:
        """That of the code; nothing is worse than none."""
        return _NOTHING_AT_ALL if self.checked is None else self.checked.badness
