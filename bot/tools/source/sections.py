"""The examples of a program, each with what belongs to it, for `child.py`.

Those that it ends with are its asserts together with the statements that set them up (`account =
Account(100)`, `account.deposit(50)`, `add("milk", 2)`), and those behind the first assert, in their
order: what only the asserts and these look at is theirs; what the functions and classes read, too,
is the program's, and so is what stands above something that is printed. In an answer to the wish
for examples all is theirs that is not a definition or an import. A `print` that says only words is
neither's, and of a table each row is an example (unrolling.py). Where it cannot be told what an
example needs, it is none: another program would be judged by it. Needs nothing but the standard
library.
"""

import ast
from collections.abc import Sequence
from textwrap import indent
from typing import Any

from bot.tools.source.asserts import example
from bot.tools.source.effects import called, is_word, kept_by_definitions, printing
from bot.tools.source.segments import segment
from bot.tools.source.touching import defines, loaded, read_by_definitions, stored
from bot.tools.source.unrolling import unrolled

_IMPORTS = (ast.Import, ast.ImportFrom)


def section(tree: ast.Module, source: str, own: set[str], answer: int = 0) -> dict[str, Any]:
    """The asserts at the top, the `steps` of those that the program ends with, or that stand in the
    `answer` which begins on that line (of which each row has how many stand before it), and the
    lines of all these (`Reading` has the words)."""
    body = unrolled(tree.body)
    read = read_by_definitions(body)
    kept = kept_by_definitions(body, read)
    taken = _asked(body, read, answer) if answer else _taken(body, read, kept)
    names: set[str] = set()
    rows: list[dict[str, Any]] = []
    steps: list[str] = []
    for at, node in enumerate(body):
        row = example(node, source, own) if isinstance(node, ast.Assert) else None
        if row is not None:
            row |= {"setup": len(steps) if at in taken else 0, "gives": sorted(names)}
            row["does"] = [each for each in row["parts"] if _is_done_to(each, names, kept, own)]
            rows.append(row)
        if at in taken and not is_word(node) and (kept or not _only_asserts(node, names)):
            names |= stored(node)
            steps += row["does"] if row else [_text(node, source)]
    ends = [0, *(node.end_lineno or 0 for node in body)]
    begins = [ends[at] + 1 if at else body[at].lineno for at in sorted(taken)]
    spans = [[begin, ends[at + 1]] for begin, at in zip(begins, sorted(taken), strict=True)]
    lines = [[begin, end] for begin, end in spans if begin <= end]
    left = [node for at, node in enumerate(body) if at not in taken and not defines(node)]
    is_used = bool(kept) and any(_uses(node, body) for node in left)
    return {
        "asserts": rows,
        "steps": steps,
        "apart": lines,
        "read": sorted(read),
        "is_used": is_used,
    }


def _asked(body: Sequence[ast.stmt], read: set[str], answer: int) -> set[int]:
    """Where the statements of an answer stand, those behind what it defines: up to one that gives
    something else to a name of the program, or looks at what only that program has."""
    first = next((at for at, node in enumerate(body) if node.lineno >= answer), len(body))
    defined = {name for node in body if defines(node) for name in stored(node)}
    last = max((at for at in range(first, len(body)) if defines(body[at])), default=first - 1)
    before = [node for node in body[first : last + 1] if not isinstance(node, _IMPORTS)]
    if any(not defines(node) and not stored(node) & read for node in before):
        return set()
    others = [node for node in body[:first] if not isinstance(node, _IMPORTS)]
    theirs = {name for node in others for name in stored(node)} - read - defined
    taken: set[int] = set()
    for at in range(last + 1, len(body)):
        node = body[at]
        if isinstance(node, _IMPORTS):
            continue
        theirs -= stored(node)
        if stored(node) & (read | defined) or loaded(node) & theirs:
            break
        taken.add(at)
    return taken


def _taken(body: Sequence[ast.stmt], read: set[str], kept: set[str]) -> set[int]:
    """Where the statements of the examples that a program ends with stand in it."""
    defined = {name for node in body if defines(node) for name in stored(node)}
    asserts = {at for at, node in enumerate(body) if isinstance(node, ast.Assert)}
    imports = {at for at, node in enumerate(body) if isinstance(node, _IMPORTS)}
    own = {at for at, node in enumerate(body) if defines(node) or read & stored(node)} - asserts
    if not defined:  # what it sets and does is the program
        own = {at for at, node in enumerate(body) if not is_word(node)} - asserts
    free = {*range(len(body))} - own - imports
    last = max(own - imports, default=-1)
    ending = {at for at in asserts if at > last}
    if not ending:
        return set()
    names = {name for at in free for name in stored(body[at])} - read - defined
    shown = printing(body)
    begin = min(ending)
    while begin - 1 > last and not _is_program(body[begin - 1], shown):
        begin -= 1
    taken = {at for at in free if at >= begin}
    while True:
        more = _needed(body, free, taken, names)
        more |= _using(body, free, more, names)
        if more == taken:
            break
        taken = more
    above = [body[at] for at in free - taken if at < max(ending)]
    behind = [body[at] for at in free if at > max(ending) and not is_word(body[at])]
    doubts = [
        any(_is_opaque(node, names, shown) for node in above if body.index(node) > last),
        any(kept and _uses(node, body) for node in above),
        any(_is_opaque(node, names, set()) or _is_program(node, shown) for node in behind),
        any(kept & loaded(body[at]) for at in taken if isinstance(body[at], ast.Expr)),
    ]
    return set() if any(doubts) else taken


def _is_program(node: ast.stmt, shown: set[str]) -> bool:
    """Whether it is something that a program is run for."""
    is_main = isinstance(node, ast.If) and "__name__" in loaded(node.test)
    return is_main or bool(called(node) & shown)


def _is_opaque(node: ast.stmt, names: set[str], known: set[str]) -> bool:
    """Whether it does something (`random.seed(1)`), and not to what these names stand for."""
    is_call = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    return is_call and not loaded(node) & names and not called(node) & known


def _only_asserts(node: ast.stmt, names: set[str]) -> bool:
    """Whether it is there for the asserts within, which are not tried by themselves."""
    is_around = any(isinstance(each, ast.Assert) for each in ast.walk(node))
    return is_around and not isinstance(node, ast.Assert) and not loaded(node) & names


def _uses(node: ast.stmt, body: Sequence[ast.stmt]) -> bool:
    """Whether it calls a function or a class of the program."""
    return bool(loaded(node) & {name for each in body if defines(each) for name in stored(each)})


def _needed(body: Sequence[ast.stmt], free: set[int], taken: set[int], names: set[str]) -> set[int]:
    """Those taken, and what they need: all that is done to their names until they are set."""
    needs: set[str] = set()
    found = {*taken}
    for at in sorted(free, reverse=True):
        node = body[at]
        if at in found or needs & (loaded(node) | stored(node)):
            found.add(at)
            is_new = isinstance(node, ast.Assign)
            plain = {each.id for each in getattr(node, "targets", ()) if isinstance(each, ast.Name)}
            needs = (needs - plain if is_new else needs) | (loaded(node) & names)
    return found


def _using(body: Sequence[ast.stmt], free: set[int], taken: set[int], names: set[str]) -> set[int]:
    """Those taken, and all behind them that uses what they set."""
    given: set[str] = set()
    found = {*taken}
    for at in sorted(free):
        if given & loaded(body[at]):
            found.add(at)
        if at in found:
            given |= stored(body[at]) & names
    return found


def _is_done_to(part: str, names: set[str], kept: set[str], own: set[str]) -> bool:
    """Whether looking at it may change what the examples set up (`stack.pop()`), or what the
    program keeps."""
    tree = ast.parse(part, mode="eval")
    changed = names | own if kept else names
    return any(isinstance(each, ast.Call) and changed & loaded(each) for each in ast.walk(tree))


def _text(node: ast.stmt, source: str) -> str:
    """A statement as it is written, where it says the same within a function."""
    written = getattr(node, "written", "") or segment(source, node)
    try:
        within = ast.parse(f"if 1:\n{indent(written, ' ')}").body
        is_same = ast.dump(node) in [ast.dump(each) for each in ast.iter_child_nodes(within[0])]
    except (SyntaxError, ValueError):
        is_same = False
    return written if is_same else ast.unparse(node)
