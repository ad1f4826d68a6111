"""The grammars of other languages than Python, for `child.py`, and which languages can read a piece
of code. Needs nothing but the standard library, and tree-sitter where that is installed."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from bot.tools.source.frames import is_part, is_part_of_python
from bot.tools.source.magics import without_own_lines
from bot.tools.source.members import members

_OF_TYPESCRIPT = "tree_sitter_typescript"
_GRAMMARS = {
    "bash": (("tree_sitter_bash", "language"),),
    "c": (("tree_sitter_c", "language"),),
    "go": (("tree_sitter_go", "language"),),
    "java": (("tree_sitter_java", "language"),),
    "javascript": (("tree_sitter_javascript", "language"),),
    "rust": (("tree_sitter_rust", "language"),),
    "typescript": ((_OF_TYPESCRIPT, "language_typescript"), (_OF_TYPESCRIPT, "language_tsx")),
}
"""A program is right where one of the grammars of its language reads it: TypeScript may hold JSX,
which has a grammar of its own (without `<T>x`)."""

_WORDS = (
    rb"(?:[^\n;|&<>()\"'`\\$]|\$(?:\([^\n;()]*\))?|\"[^\"\n]*\"|'[^'\n]*'|`[^`\n]*`|\\.){0,300}+"
)
_OF_BASH = (
    (re.compile(rb"(\]\]|\)\))[ \t](?=(?:then|do)\b)"), rb"\1;"),
    (re.compile(rb";;&(?=\s*esac\b)"), rb";; "),
    (re.compile(rb";&(?=\s*esac\b)"), rb";;"),
    (
        re.compile(
            rb"\b(?:for|select)(?=[ \t]+[A-Za-z_]\w*(?:[ \t]+in\b%s)?[ \t]*[;\n]\s*\{\s)" % _WORDS
        ),
        lambda found: b"_" * len(found[0]),
    ),
)
"""What bash takes and its grammar does not, and of the same length what both do: a `;` in
`if [[ -f x ]] then`, `;;` for the `;;&` and `;&` before `esac`, and a command in the place of the
`for` of `for f in a b; { …; }`.
**Not covered**: a `;`, or brackets within brackets, among the words of such a loop."""

_SHOWN_CHARS = 30
_MISSING_BYTES = 4
_OF_A_PART = 0.1
"""How wrong code counts that is right within a class or a function."""


def read_other(source: bytes, language: str) -> dict[str, object]:
    """Where it does not parse, as far as tree-sitter can tell; {"unknown": True}: no grammar."""
    parsers = [*_parsers(language)]
    if not parsers:
        return {"unknown": True}
    code = _as_known(source, language)
    parser, node = _best(parsers, code)
    found: dict[str, object] = {"members": [*members(node)]}
    if not node.has_error:
        return found
    while True:  # the first and deepest place that is wrong
        inner = next((child for child in node.children if child.has_error), None)
        if inner is None:
            break
        node = inner
    found |= {"line": node.start_point[0] + 1, "end": node.end_point[0] + 1}
    found["message"] = _wrong(node, source)
    return found | {"is_part": _is_part(code, language, parser)}


def _as_known(source: bytes, language: str) -> bytes:
    """A program as its grammar takes it, each place where it was."""
    for what, instead in _OF_BASH if language == "bash" else ():
        source = what.sub(instead, source)
    return source


def wrong_shares(source: bytes) -> dict[str, float]:
    """How much of some code each language that can be read here cannot read, from 0.0 (all is
    right) to 1.0. Of Python nothing is said where it would only name things, as data does, too."""
    found = {} if (wrong := _wrong_in_python(source)) is None else {"python": wrong}
    for language in _GRAMMARS:
        if parsers := [*_parsers(language)]:
            code = _as_known(source, language)
            parser, root = _best(parsers, code)
            is_right = root.has_error and _is_part(code, language, parser)
            found[language] = _OF_A_PART if is_right else _wrong_share(root)
    return found


def _parsers(language: str) -> Iterator[Any]:
    try:
        from tree_sitter import Language, Parser

        for module, function in _GRAMMARS.get(language, ()):
            yield Parser(Language(getattr(import_module(module), function)()))
    except ImportError:
        return


def _best(parsers: list[Any], source: bytes) -> tuple[Any, Any]:
    """The one of them that reads most of it, and the root of what it read."""
    read = [(each, each.parse(source + b"\n").root_node) for each in parsers]  # Go ends its lines
    return min(read, key=lambda each: _wrong_share(each[1]))


def _is_part(source: bytes, language: str, parser: Any) -> bool:
    text = source.decode("utf-8", "replace")
    return is_part(text, language, lambda code: parser.parse(code).root_node)


def _wrong_share(root: Any) -> float:
    """How much of a tree stands where nothing could be read."""
    wrong, nodes = 0, [root]
    size: int = max(root.end_byte - root.start_byte, 1)
    while nodes:
        node = nodes.pop()
        if node.is_error:
            wrong += max(int(node.end_byte - node.start_byte), 1)
        elif node.is_missing:
            wrong += _MISSING_BYTES
        elif node.has_error:
            nodes += node.children
    return min(1.0, wrong / size)


def _wrong(node: Any, source: bytes) -> str:
    """What is wrong at a place, as the end of a sentence about its line."""
    if node.is_missing:
        return f"{node.type} is missing"
    row = source[node.start_byte :].partition(b"\n")[0].decode("utf-8", "replace").strip()
    return f"is wrong from {row[:_SHOWN_CHARS]!r} on" if row else "is wrong"


def _wrong_in_python(source: bytes) -> float | None:
    text = source.decode("utf-8", "replace")
    for code in (text, without_own_lines(text)):
        try:
            body = ast.parse(code).body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        return None if all(map(_says_little, body)) else 0.0
    return _OF_A_PART if is_part_of_python(without_own_lines(text)) else 1.0


def _says_little(node: ast.stmt) -> bool:
    """Whether it is `name: kind`, or values that are only named, as in a table with commas."""
    if isinstance(node, ast.AnnAssign):
        return node.value is None
    value = node.value if isinstance(node, ast.Expr) else None
    parts = value.elts if isinstance(value, ast.Tuple) else [value]
    return all(isinstance(each, (ast.Name, ast.Constant)) for each in parts)
