"""In a process of its own (`reading.py` starts it): reads a program and says, as JSON, how it is.

Parsers are native code or, as Python's own, can end a process by recursion: never in the bot's.
It and what it imports (`asserts.py`, `calls.py` …) need nothing but the standard
library, and the grammars of tree-sitter for other languages than Python (`grammars.py`).
"""

import ast
import builtins
import json
import resource
import sys

from bot.tools.source.asserts import FUNCTIONS, claims, examples, hashed
from bot.tools.source.calls import called_outside, reached
from bot.tools.source.cases import cases
from bot.tools.source.doctests import doctests
from bot.tools.source.early import early
from bot.tools.source.frames import is_part_of_python
from bot.tools.source.grammars import read_other, wrong_shares
from bot.tools.source.importing import imported
from bot.tools.source.magics import own_lines, without_own_lines
from bot.tools.source.naming import ambiguous, unset
from bot.tools.source.sections import section
from bot.tools.source.tops import tops
from bot.tools.source.touching import wanted
from bot.tools.source.written import written

_MEMORY_BYTES = 512 * 1024 * 1024
_SECONDS = 5
ANY = "any"
"""In place of a language: which of all can read it."""


def read_python(source: bytes, answer: int = 0) -> dict[str, object]:
    """Where it does not parse; else what stands at its top level (`Reading` has the words). Where
    lines are a notebook's own it is read without them, as `plain`. From line `answer` on it is an
    answer to the wish for examples of it; 0: it has none."""
    found = _read(source, answer)
    if "message" not in found:
        return found
    text = plain = source.decode("utf-8", "replace")
    if lines := own_lines(text):
        plain = without_own_lines(text)
        again = _read(plain.encode(), answer)
        if "message" not in again:
            return again | {"plain": plain}
        wrong = text.split("\n")[int(str(found["line"])) - 1 :][:1]
        found = again if wrong and wrong[0].strip() in lines else found
    return found | {"is_part": is_part_of_python(plain)}


def _read(source: bytes, answer: int) -> dict[str, object]:
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        return {"line": error.lineno or 1, "message": error.msg}
    except (ValueError, RecursionError, MemoryError) as error:
        return {"line": 1, "message": f"cannot be read ({type(error).__name__})"}
    own = _defined(tree)
    proving, looped = examples(tree, own)
    apart = section(tree, source.decode("utf-8", "replace"), own, answer)
    functions = [node for node in tree.body if isinstance(node, FUNCTIONS)]
    return {
        "names": [node.name for node in tree.body if isinstance(node, (*FUNCTIONS, ast.ClassDef))],
        "called": [[name, line] for name, line in called_outside(tree) if name in own],
        "reached": sorted(reached(tree, own)),
        "unset": sorted({*unset(tree), *early(tree)}),
        "wanted": sorted(wanted(tree.body)),
        "ambiguous": ambiguous(tree),
        "hides": sorted(own & {*dir(builtins)}),
        "imports": _imports(tree),
        "given": sorted(_given(tree)),
        "functions": [
            [node.name, node.end_lineno] for node in functions if type(node) is ast.FunctionDef
        ],
        "definitions": _definitions(tree),
        "imported": imported(tree, source),
        "examples": [[node.end_lineno, node.end_col_offset] for node in proving],
        "looped": looped,
        "claims": [*claims(tree, "", own, is_once=True)],
        **apart,
        "doctests": doctests(tree, own),
        "value_at": _value_at(tree),
        "silenced": sum(map(_is_silent, ast.walk(tree))),
        **written(tree),
        "cases": cases(tree),
        "tops": tops(tree),
        "shape": _shape(tree, apart["apart"]),  # last: it takes the tree apart
    }


def _defined(tree: ast.Module) -> set[str]:
    """The names that a program gives itself."""
    stored = (n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and type(n.ctx) is ast.Store)
    return {
        *stored,
        *(n.name for n in ast.walk(tree) if isinstance(n, (*FUNCTIONS, ast.ClassDef))),
    }


def _given(tree: ast.Module) -> set[str]:
    """The names that a program gives itself at its top."""
    names: set[str] = set()
    for top in tree.body:
        if isinstance(top, (*FUNCTIONS, ast.ClassDef)):
            names.add(top.name)
        else:
            names |= _defined(ast.Module([top], []))
    return names


def _definitions(tree: ast.Module) -> str:
    """The program without what it does: what it imports, defines and sets at its top."""
    setting = (*FUNCTIONS, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
    return ast.unparse(ast.Module([node for node in tree.body if isinstance(node, setting)], []))


def _shape(tree: ast.Module, apart: list[list[int]]) -> str:
    """The same for programs that do the same in the same words: comments, docstrings, examples and
    form aside."""
    for node in ast.walk(tree):
        if isinstance(node, (*FUNCTIONS, ast.ClassDef, ast.Module)):
            node.body = [each for each in node.body if not _is_text(each)]
    ends = {end for _, end in apart}
    kept = [node for node in tree.body if node.end_lineno not in ends]
    return hashed("\n".join(ast.dump(node) for node in kept if not isinstance(node, ast.Assert)))


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _imports(tree: ast.Module) -> list[list[object]]:
    """The imports at the top of a program, and the names that each gives."""
    return [
        [ast.unparse(node), [(each.asname or each.name).partition(".")[0] for each in node.names]]
        for node in tree.body
        if isinstance(node, (ast.Import, ast.ImportFrom))
    ]


def _value_at(tree: ast.Module) -> list[list[int]]:
    """Where the last statement begins (line, byte) if it is an expression, but for a `print`; else
    nothing."""
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr):
        return []
    called = last.value.func if isinstance(last.value, ast.Call) else None
    if isinstance(called, ast.Name) and called.id == "print":
        return []
    return [[last.lineno, last.col_offset]]


def _is_silent(node: ast.AST) -> bool:
    """Whether it is an `except` that does nothing with what it catches."""
    return isinstance(node, ast.ExceptHandler) and all(
        isinstance(each, (ast.Pass, ast.Continue))
        or (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))
        for each in node.body
    )


def main(language: str, answer: int) -> None:
    """Read standard input, answer on standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    source = sys.stdin.buffer.read()
    if language == ANY:
        found: dict[str, object] = {"wrong": wrong_shares(source)}
    else:
        is_python = language == "python"
        found = read_python(source, answer) if is_python else read_other(source, language)
    print(json.dumps(found))
