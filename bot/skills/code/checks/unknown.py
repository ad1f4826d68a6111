"""Names that code uses and nothing in it defines: what was sent without its imports, or without
what it belongs to, has them rightly, and no mend is to blame for them."""

import builtins
import re
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
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
_NAME = later(r"\b(\w+)['`]? (?:is )?(?:not |un)defined\b|Undefined name `(\w+)`")
_NO_NAMES = ("self", "cls", "true", "false", "null", "none", "nil", "undefined")
_WORD = later(r"(?<![\w.])[^\W\d]\w*")
_FUNCTION = later(r"\bdef (\w+)")
_PYTHONS = frozenset((*dir(builtins), *kwlist, *sys.stdlib_module_names))
_SHORT, _LIKE, _LIKE_SHORT = 3, 0.8, 0.85
"""A name of three letters must be more like another to be that one misspelt: jsn, not plt."""
_HEADS = ("class ", "def ", "async def ", "@")


@dataclass(frozen=True, slots=True)
class Unknown:
    """What the linter finds in code that was mended, and the names that it used and did not define
    `before`; these are lacking in what was sent, but for those that somebody `told` of: they are
    what was to be mended."""

    findings: tuple[Finding, ...]
    before: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The findings for which the mend is to blame."""
        return tuple(each for each in self.findings if not names_of([each]) & self._unsent)

    @property
    def still(self) -> set[str]:
        """The names that are lacking still."""
        return names_of(self.findings) & self._unsent

    @property
    def _unsent(self) -> frozenset[str]:
        return self.before - self.told


async def unknown_in(findings: Sequence[Finding], before: str, after: str, told: str) -> Unknown:
    """What these `findings` of the code `after` it was mended say of its names, where somebody
    `told` of this error, in these words ("" for nothing)."""
    known = await unknown_before(before, after)
    return Unknown((*findings,), frozenset(known), frozenset(names_in(told)))


def names_in(text: str) -> set[str]:
    """The names of which a text says that they are not defined."""
    return {one or other for one, other in _NAME.findall(text)}


def names_of(findings: Sequence[Finding]) -> set[str]:
    """The names of which the linter says that nothing defines them."""
    return {name for each in findings if each.code == UNKNOWN for name in names_in(each.message)}


async def unknown_before(before: str, after: str) -> set[str]:
    """The names that code used and did not define before it was mended. Of what did not parse these
    are the ones of `after` that every row with them still has: then no definition was taken out."""
    if (await read(before, "python")).problem is None:
        found = names_of(await lint(before))
    else:
        found = kept(names_of(await lint(after)), before, after)
    return {each for each in found if not _is_slip(each, before)}


def _is_slip(name: str, code: str) -> bool:
    """Whether a name looks like a slip: one that the code has, or Python, misspelt, or a word that
    means nothing at that place. A plural may well be what its singular is taken from, and of a
    function nobody takes attributes: plt.plot in plot."""
    if name in _NO_NAMES or name in _PYTHONS:
        return name in _NO_NAMES
    functions = _FUNCTION.findall(code) if re.search(rf"(?<![\w.]){name}\.", code) else ()
    words = {*_WORD.findall(code)}
    others = {*words, *_PYTHONS} - {name, *functions}
    cutoff = _LIKE if len(name) > _SHORT else _LIKE_SHORT
    near = get_close_matches(name, others, n=5, cutoff=cutoff)
    if len(name) < _SHORT:  # len(x) of xs
        near = [each for each in words - {*kwlist} if each == f"{name}s"]
    turned = [each for each in others if sorted(each) == sorted(name)]
    return any(
        each.casefold() != name.casefold() and name != f"{each}s" for each in (*near, *turned)
    )


def kept(names: Collection[str], before: str, after: str) -> set[str]:
    """Those of the names that every row with them still has."""
    return {each for each in names if _is_kept(each, before, after)}


def _is_kept(name: str, before: str, after: str) -> bool:
    was, now = (
        [row.strip() for row in code.split("\n") if re.search(rf"(?<!\w){name}(?!\w)", row)]
        for code in (before, after)
    )
    return bool(was) and all(get_close_matches(row, now, n=1, cutoff=0.8) for row in was)


def lack_of_name(
    outcome: Outcome, names: Collection[str], *, only_in_heads: bool = False
) -> Lack | None:
    """That a program ended for want of one of these names; None: not so. `only_in_heads`: of one
    with which a class or a function begins; that one has it from elsewhere."""
    raised = raised_in(outcome.errors) if outcome.ended == "failed" else ()
    if not raised or raised[-1].kind != "NameError":
        return None
    if only_in_heads and not raised[-1].line.startswith(_HEADS):
        return None
    return lack_of_names(names_in(raised[-1].message) & {*names})


def lack_of_names(names: Collection[str]) -> Lack | None:
    """That what was sent is without these names; None where there are none."""
    name = min(names, default="")
    return Lack("name", f"it needs `{name}`", NOT_SENT, name) if name else None


def gives_unknown(reading: Reading, package: str, names: Collection[str]) -> bool:
    """Whether what a program imports of a package gives it a name that it lacked before."""
    of_it = rf"(?:from|import)\s+{re.escape(package)}\b"
    given = {name for text, own in reading.imports if re.match(of_it, text) for name in own}
    return bool(given & {*names})
