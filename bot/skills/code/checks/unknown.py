"""Names that code uses and nothing in it defines: what was sent without its imports, or without
what it belongs to, has them rightly, and no mend is to blame for them."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bot.patterns import later
from bot.ports import Outcome
from bot.skills.code.checks.lack import Lack
from bot.skills.code.checks.misspelt import is_misspelt
from bot.skills.code.pasted.messages.traces import raised_in
from bot.tools.source.reading import Reading, read
from bot.tools.source.tidying import Finding, lint

UNKNOWN = "F821"
NOT_SENT = ", which is not in what you sent"
_NAME = later(r"\b(\w+)['`]? (?:is )?(?:not |un)defined\b|Undefined name `(\w+)`")
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
    parses = (await read(before, "python")).problem is None
    unknown = names_of(await lint(before if parses else after))
    found = unknown if parses else kept(unknown, before, after)
    return {each for each in found if not is_misspelt(each, before, unknown)}


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


def gives_unknown(reading: Reading, lack: Lack, names: Collection[str]) -> bool:
    """Whether what a program imports of a package that is lacking, or of a module that needs it,
    gives it a name that it lacked before; all of it may."""
    of_it = rf"(?:from|import)\s+(?:{'|'.join(map(re.escape, lack.names))})\b"
    given = {name for text, own in reading.imports if re.match(of_it, text) for name in own}
    return bool(given & {*names}) or ("*" in given and bool(names))
