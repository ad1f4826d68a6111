"""Names that code uses and nothing in it defines: what was sent without its imports, or without
what it belongs to, has them rightly, and no mend is to blame for them."""

import builtins
import re
import sys
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from keyword import kwlist

from bot.patterns import later
from bot.ports import Outcome
from bot.skills.code.checks.lack import Lack
from bot.skills.code.pasted.traces import raised_in
from bot.tools.source.reading import Reading, read
from bot.tools.source.tidying import Finding, lint

UNKNOWN = "F821"
NOT_SENT = ", which is not in what you sent"
_NAME = later(r"name '(\w+)' is not defined|Undefined name `(\w+)`")
_NO_NAMES = ("self", "cls", "true", "false", "null", "none", "nil", "undefined")
_WORD = later(r"(?<![\w.])[^\W\d]\w*")
_PYTHONS = frozenset((*dir(builtins), *kwlist, *sys.stdlib_module_names))
_SHORT, _LIKE, _LIKE_SHORT = 3, 0.8, 0.85
"""A name of three letters must be more like another to be that one misspelt: jsn, not plt."""
_HEADS = ("class ", "def ", "async def ", "@")


def _names(text: str) -> set[str]:
    return {one or other for one, other in _NAME.findall(text)}


def names_of(findings: Sequence[Finding]) -> set[str]:
    """The names of which the linter says that nothing defines them."""
    return {name for each in findings if each.code == UNKNOWN for name in _names(each.message)}


async def unknown_before(before: str, after: str) -> set[str]:
    """The names that code used and did not define before it was mended. Of what did not parse these
    are the ones of `after` that every row with them still has: then no definition was taken out."""
    if (await read(before, "python")).problem is None:
        found = names_of(await lint(before))
    else:
        found = {each for each in names_of(await lint(after)) if _is_kept(each, before, after)}
    return {each for each in found if not _is_slip(each, before)}


def _is_slip(name: str, code: str) -> bool:
    """Whether a name looks like a slip: one that the code has, or Python, misspelt, or a word that
    means nothing at that place. A plural may well be what its singular is taken from."""
    if name in _NO_NAMES or name in _PYTHONS:
        return name in _NO_NAMES
    others = {*_WORD.findall(code), *_PYTHONS} - {name}
    cutoff = _LIKE if len(name) > _SHORT else _LIKE_SHORT
    near = get_close_matches(name, others, n=5, cutoff=cutoff) if len(name) >= _SHORT else []
    turned = [each for each in others if sorted(each) == sorted(name)]
    return any(
        each.casefold() != name.casefold() and name != f"{each}s" for each in (*near, *turned)
    )


def _is_kept(name: str, before: str, after: str) -> bool:
    was, now = (
        [row.strip() for row in code.split("\n") if re.search(rf"(?<!\w){name}(?!\w)", row)]
        for code in (before, after)
    )
    return bool(was) and all(get_close_matches(row, now, n=1, cutoff=0.8) for row in was)


def blamed(findings: Sequence[Finding], known: Collection[str], error: str) -> tuple[Finding, ...]:
    """The findings without those of names that were `known` to be unknown before, but for the one
    that the `error` to be mended tells of."""
    spared = {*known} - _names(error)
    return tuple(each for each in findings if not names_of([each]) & spared)


def lack_of_name(outcome: Outcome, names: Collection[str], *, is_other: bool) -> Lack | None:
    """That a program ended for want of one of these names; None: not so. A class or a function that
    begins with it has it from elsewhere; so has what stands at the top where another error than
    this was told of (`is_other`): whoever saw that came by."""
    raised = raised_in(outcome.errors) if outcome.ended == "failed" else ()
    if not raised or raised[-1].kind != "NameError":
        return None
    name = next(iter(_names(raised[-1].message)), "")
    is_elsewhere = is_other and raised[-1].function == "<module>"
    is_elsewhere = is_elsewhere or raised[-1].line.startswith(_HEADS)
    return lack_of_names([name]) if name in names and is_elsewhere else None


def lack_of_names(names: Collection[str]) -> Lack | None:
    """That what was sent is without these names; None where there are none."""
    name = min(names, default="")
    return Lack("name", f"it needs `{name}`", NOT_SENT, name) if name else None


def gives_unknown(reading: Reading, package: str, names: Collection[str]) -> bool:
    """Whether what a program imports of a package gives it a name that it lacked before."""
    of_it = rf"(?:from|import)\s+{re.escape(package)}\b"
    given = {name for text, own in reading.imports if re.match(of_it, text) for name in own}
    return bool(given & {*names})
