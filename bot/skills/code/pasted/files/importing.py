"""Which of somebody's files another one imports, or is like to have meant. Pure."""

import re
import sys
from collections.abc import Collection
from difflib import get_close_matches

from bot.patterns import later
from bot.skills.code.pasted.messages.blocks import Block

_MODULE = later(r"^[ \t]*(?:from|import)[ \t]+(\w+)\b", re.MULTILINE)
_NEAR = 0.8


def imports(code: str, name: str) -> bool:
    """Whether Python's imports in some code name a file."""
    module = re.escape(name.removesuffix(".py"))
    pattern = (
        rf"^[ \t]*(?:from[ \t]+\.?{module}[ \t]+import\b"
        rf"|import[ \t]+(?:[\w., ]+,[ \t]*)?{module}\b)"
    )
    return re.search(pattern, code, re.MULTILINE) is not None


def reached(block: Block, named: dict[str, Block]) -> tuple[Block, ...]:
    """The files that a block imports, by itself or through them, or is like to have meant."""
    found = [block]
    for each in found:
        names = [name for name in named if imports(each.code, name)]
        names += _misspelt(each.code, named)
        found += [named[name] for name in names if named[name] not in found]
    return tuple(found[1:])


def _misspelt(code: str, names: Collection[str]) -> list[str]:
    """Those of the files that Python's imports in some code are like which name none of them."""
    stems = {each.removesuffix(".py"): each for each in names if each.endswith(".py")}
    found = [stems[near] for module in _MODULE.findall(code) if (near := meant_by(module, stems))]
    return [*dict.fromkeys(found)]


def meant_by(module: str, modules: Collection[str]) -> str:
    """Which of somebody's own modules another one may be, misspelt; "" for none."""
    if module in modules or module in sys.stdlib_module_names:
        return ""
    return next(iter(get_close_matches(module, modules, n=1, cutoff=_NEAR)), "")
