"""What to try of the blocks of an answer in place of the code, or of its files: the best first."""

from collections.abc import Sequence

from bot.skills.code.debug.additions import ways_with_additions
from bot.skills.code.debug.fixing import fixes_in
from bot.skills.code.debug.homes import Told
from bot.skills.code.debug.imports_alone import with_imports
from bot.skills.code.debug.placing import Way, placings, spliced_ways
from bot.skills.code.pasted.blocks import Block
from bot.skills.code.pasted.projects import Project


async def ways_of(
    blocks: Sequence[Block], code: Block, project: Project | None, told: Told
) -> list[Way]:
    """The ways to mend `code`, or a `project` of several files, with these blocks in its
    language."""
    if not blocks:
        return []

    async def in_place(some: Sequence[Block]) -> list[Way]:
        if project is not None and len(project.files) > 1:
            return placings(project, some, told)
        ways = [Way((each,)) for each in await fixes_in(some, code.code, code.name)]
        return [*ways, *(spliced_ways([code], some, told) if code.language == "python" else ())]

    files = project.files if project is not None and len(project.files) > 1 else (code,)
    is_python = code.language == "python"
    added = await ways_with_additions(files, blocks, told, in_place) if is_python else []
    ways = [*added, *(each for each in await in_place(blocks) if each not in added)]
    return await with_imports(ways, files, blocks) if is_python else ways
