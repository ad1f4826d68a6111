"""Classes between brackets of which only some methods are shown, with all that they had. Pure."""

from textwrap import dedent, indent

from bot.skills.code.pasted.lines.brackets import functions, methods
from bot.skills.code.pasted.lines.definitions import depth_of
from bot.skills.code.pasted.lines.heads import name_of

_COMMENTS = ("//", "/*", "*")


def with_methods(source: str, part: str) -> str:
    """A part with the methods that its classes have in a program and that it does not show."""
    rows, own = source.split("\n"), dedent(part).strip("\n").split("\n")
    there, shown = functions(rows), functions(own)
    for name in sorted(shown.keys() & there.keys(), key=lambda each: shown[each], reverse=True):
        begin, end = shown[name]
        merged = _merged(rows[slice(*there[name])], own[begin:end])
        own[begin:end] = merged or own[begin:end]
    return "\n".join(own)


def _merged(old: list[str], new: list[str]) -> list[str]:
    """The rows of a class, of which another version shows only some; nothing where that shows all
    methods, or something beside them that is new."""
    bodies = [dedent("\n".join(rows[1:-1])).split("\n") for rows in (old, new)]
    (before, after), known = map(methods, bodies), {row.strip() for row in old}
    inside = {at for span in after.values() for at in range(*span)}
    rest = [row.strip() for at, row in enumerate(bodies[1]) if at not in inside and row.strip()]
    is_class = old[0].lstrip().startswith(("class", "export", "abstract")) and name_of(old[0])
    if not (is_class and after) or before.keys() <= after.keys():
        return []
    if any(row not in known and not row.startswith(_COMMENTS) for row in rest):
        return []
    body = [*bodies[0]]
    texts = {name: bodies[1][slice(*span)] for name, span in after.items()}
    for name in sorted(before.keys() & after.keys(), key=lambda each: before[each], reverse=True):
        body[slice(*before[name])] = texts[name]
    for name in sorted(after.keys() - before.keys(), key=lambda each: after[each]):
        body += ["", *texts[name]]
    depth = depth_of(next((row for row in old[1:-1] if row.strip()), "  "))
    return [new[0], *indent("\n".join(body), depth).split("\n"), old[-1]]
