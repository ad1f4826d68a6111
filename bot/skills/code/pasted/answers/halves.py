"""A block that shows lines as they were and as they should be, told apart by comments. Pure.

`# Wrong` stands above the one and `# Correct` above the other: the two are no lines of one program.
"""

import re
from dataclasses import replace

from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.places.splicing import spots

_OLD = r"wrong|incorrect|bad|before|old|original(?:ly)?|buggy|broken|instead of|❌|✗|✘"
_NEW = r"correct(?:ed)?|right|good|after|new|fix(?:ed)?|better|now|use|✅|✓|✔"
_MARK = rf"[ \t]*(?://|#|/\*|--)[\W_]*?(?:(?P<old>{_OLD})|(?P<new>{_NEW}))(?!\w).*"


def halves(block: Block, source: str) -> tuple[Block, ...]:
    """A block, or what it shows to stand in a program and what is to stand there."""
    rows = block.code.strip("\n").split("\n")
    found = [re.fullmatch(_MARK, row, re.IGNORECASE) for row in rows]
    marks = [at for at, each in enumerate(found) if each]
    if (
        len(marks) != 2
        or marks[0]
        or bool(found[0] and found[0]["old"]) is bool((last := found[marks[1]]) and last["old"])
    ):
        return (block,)
    parts = ["\n".join(each).strip("\n") for each in (rows[1 : marks[1]], rows[marks[1] + 1 :])]
    old, new = parts if found[0] and found[0]["old"] else parts[::-1]
    if not old or not new or len(spots(source, old)) != 1:
        return (block,)
    return replace(block, code=old), replace(block, code=new)
