"""What the model is asked of code: to mend it, or, of what nothing is known to be wrong with and is
only asked about, to answer that. Pure."""

from collections.abc import Sequence

from bot.skills.code.debug.trials.reproducing import Reproduced
from bot.skills.code.pasted.files.noting import alike_files, told_beside
from bot.skills.code.pasted.messages.blocks import Block, fenced
from bot.skills.code.pasted.messages.pieces import Pasted

_WISH = (
    "This {language}code is wrong.{words}\n\n{code}\n{error}\nName the cause in one sentence. "
    "Then show all of the code, mended, in one {block}. Change only what is needed."
)
_WISH_FOR_FILES = (
    "This {language}code of {count} files is wrong.{words}\n\n{code}\n{error}\nName the cause in "
    "one sentence. Then show each file that has to be changed, all of it, mended, in a {block} "
    "of its own with its name above. Change only what is needed, and no test that is right."
)
_QUESTION = (
    "Somebody asks about this {language}code:{words}\n\n{code}\n(Checked: {seen})\n\nAnswer in a "
    "few sentences. Only where the code has to be changed, show {whole}. Change only what is "
    "needed, and no test that is right."
)
_WHOLE = "all of it, mended, in one {block}"
_WHOLE_FILES = (
    "each file that has to be, all of it, mended, in a {block} of its own with its name above"
)
_OR_BESIDE = (
    " Where what was sent with it is wrong, too, or is what is wrong, show all of that, mended, in "
    "a block of its own language with its name above."
)


def wish_for(given: Pasted, found: Reproduced, *, has_others: bool, question: str = "") -> str:
    """A wish to have mended what was `found` of what was `given`; with a `question` what was seen
    of code that is only asked about. `has_others`: what was sent with it may be wrong, too."""
    project, language = found.project, found.project.entry.language
    alike = alike_files(given)
    error = project.as_named(found.error)
    files = [*project.files, *alike]
    wish = _WISH_FOR_FILES if len(files) > 1 else _WISH
    block = f"```{language} block" if language else "fenced block"
    asked = (_QUESTION if question else wish).format(
        language=f"{language} " if language else "",
        block=block,
        count=len(files),
        words=f" {given.words}" if given.words else "",
        code="\n".join(_shown(each, files[1:]) for each in files) + told_beside(given),
        error=f"\nThe error:\n\n{fenced(error)}" if error else "",
        seen=question,
        whole=(_WHOLE_FILES if len(files) > 1 else _WHOLE).format(block=block),
    )
    return f"{asked}{_OR_BESIDE}" if has_others else asked


def _shown(file: Block, others: Sequence[Block]) -> str:
    name = f"`{file.name}`" if file.name else "The program that is run"
    above = f"{name}:\n\n" if others else ""
    return f"{above}{fenced(file.code, file.language)}"
