"""What of a program in Python is gone, or empty, without anybody having called it. Pure.

What nobody calls no run misses: a method that was left out, or a function of code that did not
parse. A class with other bases or decorators has its methods from these, and what was renamed or
became an attribute is there still.
"""

import re
from difflib import SequenceMatcher, get_close_matches

from bot.skills.code.pasted.lines.definitions import definitions, methods_in

_HOLLOW = (
    r"(?:async\s+)?def\s+\w+\s*\(.*?\)[^:]*:\s*"
    r"(?:(\"\"\"|''').*?\1\s*)?(?:pass|\.\.\.|raise NotImplementedError[^\n]*)?\s*"
)
"""A function that does nothing; for `fullmatch`, with DOTALL."""
_CALL = r"[^\W\d][\w.]*\(.*\)"
_ALIKE = 0.6


def gone_without_notice(before: str, after: str) -> list[str]:
    """The functions and methods (`Cart.remove`) of a program that the one in its place has not, or
    only as empty ones, in their order."""
    old, new = _functions(before), _functions(after)
    heads, others = _heads(before), _heads(after)
    found = []
    for name, body in old.items():
        owner, _, own = name.rpartition(".")
        if owner and (owner not in others or heads[owner] != others[owner]):
            continue
        if name in new:
            is_gone = _is_hollow(new[name]) and not _is_hollow(body)
        else:
            added = {each: text for each, text in new.items() if each not in old}
            is_gone = not _is_elsewhere(owner, own, body, added) and (
                _count(after, own) < _count(before, own)
            )
        if is_gone:
            found.append(name)
    return found


def gone_calls(before: str, after: str) -> list[str]:
    """The calls that stand at the top of a program by themselves, a line each, of which the one in
    its place has none like it."""
    there = [row.strip() for row in after.split("\n") if row.strip()]
    calls = [row.rstrip() for row in before.split("\n") if re.fullmatch(_CALL, row.rstrip())]
    return [row for row in calls if not get_close_matches(row, there, n=1, cutoff=_ALIKE)]


def _is_elsewhere(owner: str, own: str, body: str, added: dict[str, str]) -> bool:
    """Whether something that was added beside it is it under another name."""
    beside = {
        name.rpartition(".")[2]: text
        for name, text in added.items()
        if name.rpartition(".")[0] == owner
    }
    if get_close_matches(own, beside, n=1, cutoff=_ALIKE):
        return True
    return any(SequenceMatcher(None, body, text).ratio() > _ALIKE for text in beside.values())


def _functions(source: str) -> dict[str, str]:
    """The functions at the top and in classes there, with their text."""
    lines = source.split("\n")
    places = {
        name: span
        for name, span in definitions(lines).items()
        if not any(row.startswith("class") for row in lines[slice(*span)])
    }
    places |= {
        f"{owner}.{name}": span
        for owner, spans in methods_in(lines)
        for name, span in spans.items()
    }
    return {name: "\n".join(lines[slice(*span)]) for name, span in places.items()}


def _heads(source: str) -> dict[str, str]:
    """The classes, each with what decorates it and what it is made from."""
    lines = source.split("\n")
    heads = {}
    for at, line in enumerate(lines):
        if named := re.match(r"[ \t]*class[ \t]+(\w+)", line):
            begin = at
            while begin and lines[begin - 1].lstrip().startswith("@"):
                begin -= 1
            heads[named[1]] = "".join("".join(lines[begin : at + 1]).split()).rstrip(":")
    return heads


def _count(source: str, name: str) -> int:
    """How often it is defined, or set."""
    defined = rf"\bdef[ \t]+{name}\b|^[ \t]*(?:self\.)?{name}[ \t]*(?::[^=\n]+)?=(?!=)"
    return len(re.findall(defined, source, re.MULTILINE))


def _is_hollow(text: str) -> bool:
    rows = [row.strip() for row in text.split("\n")]
    rows = [row for row in rows if not row.startswith(("#", "@"))]
    return re.fullmatch(_HOLLOW, "\n".join(rows).strip(), re.DOTALL) is not None
