"""Where code that does not parse by itself is right all the same: a method in its class, statements
in their function, what begins with `else` behind its `if`. For `child.py`; what it imports is the
standard library. Pure: who parses is told what to parse.

**Not covered**: what is cut off in the middle of a statement or a block.
"""

import ast
import re
from collections.abc import Callable, Iterator
from textwrap import dedent, indent
from typing import Any

_MOST_CHARS = 20_000
"""What is longer is no fragment, and would have to be parsed too often."""
_MOST_PIECES = 40
_IN_BRACES = {
    "c": ("void f() {\n%s\n}", "struct A {\n%s\n};", "void f() { switch (x) {\n%s\n} }"),
    "go": (
        *("func f() {\n%s\n}", "type A struct {\n%s\n}", "type A interface {\n%s\n}"),
        *("func f() { switch x {\n%s\n} }", "var x = A{\n%s\n}"),
    ),
    "java": (
        *("class A {\n%s\n}", "class A { void f() {\n%s\n} }"),
        *("class A { void f() { switch (x) {\n%s\n} } }", "enum A {\n%s\n}"),
    ),
    "javascript": (
        *("async function* f() {\n%s\n}", "class A {\n%s\n}", "x = {\n%s\n};"),
        "switch (x) {\n%s\n}",
    ),
    "rust": (
        *("fn f() {\n%s\n}", "impl A {\n%s\n}", "struct A {\n%s\n}", "enum A {\n%s\n}"),
        "fn f() { match x {\n%s\n} }",
    ),
}
"""What a fragment is taken out of. The brackets around it are the nearest that are not its own."""

_OF_TYPESCRIPT = ("abstract class A {\n%s\n}", "interface A {\n%s\n}")
_BETWEEN = r"\n(?:[ \t]*\n)+(?=[^\s})\]])"
_GOES_ON = r"\s*(?P<closing>\}?)\s*(?P<word>else|catch|finally)\b"
_BEGINS = {"else": "if (x) {", "catch": "try {", "finally": "try {"}
_BEFORE_IN_PYTHON = {
    "elif": "if x:\n    pass\n", "else": "if x:\n    pass\n",
    "except": "try:\n    pass\n", "finally": "try:\n    pass\n",
}  # fmt: skip


def is_part_of_python(text: str) -> bool:
    """Whether Python that does not parse does so without the indentation of all of it, behind what
    it goes on, in a `match`, or as rows of a dict; so may its first paragraph be alone."""
    first, *rest = re.split(_BETWEEN, text.strip("\n"), maxsplit=1)
    if rest and _python(rest[0]) is not None and is_part_of_python(first):
        return True
    code = dedent(text).strip("\n")
    word = re.match(r"\w*", code)
    before = _BEFORE_IN_PYTHON.get(word[0] if word else "", "")
    as_row = _python(f"{{\n{code}\n}}")
    return (
        _python(before + code) is not None
        or _is_only(_python(f"match x:\n{indent(code, ' ')}"), ast.Match)
        or _is_only(as_row, ast.Expr)
    )


def _python(code: str) -> ast.Module | None:
    try:
        return ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _is_only(tree: ast.Module | None, kind: type[ast.stmt]) -> bool:
    """Whether nothing of it has closed the frame."""
    return tree is not None and len(tree.body) == 1 and isinstance(tree.body[0], kind)


def is_part(text: str, language: str, parse: Callable[[bytes], Any]) -> bool:
    """Whether code that does not parse is right in a frame, or each of its paragraphs is so in
    one: functions with statements below them. `parse` gives the root of a tree."""
    if len(text) > _MOST_CHARS:
        return False
    if _is_right(_begun(text, language), language, parse):
        return True
    pieces = re.split(_BETWEEN, text.strip("\n"))
    return 1 < len(pieces) <= _MOST_PIECES and all(
        _is_right(each, language, parse) for each in pieces
    )


def _begun(text: str, language: str) -> str:
    """The code with what it goes on, where it begins with `else` or the like."""
    found = re.match(_GOES_ON, text)
    if not found:
        return text
    before = _BEGINS[found["word"]]
    before = before.replace("(", "").replace(")", "") if language in ("go", "rust") else before
    return f"{before}{'' if found['closing'] else '} '}{text.lstrip()}"


def _is_right(text: str, language: str, parse: Callable[[bytes], Any]) -> bool:
    if not parse(f"{text}\n".encode()).has_error:
        return True
    for frame in _frames(language):
        before, _, after = frame.partition("%s")
        root = parse(f"{before}{text}{after}\n".encode())
        first, last = before.rindex("{"), len((before + text).encode()) + after.index("}")
        if not root.has_error and _is_closed_at_end(root, first, last + 1):
            return True
    return False


def _frames(language: str) -> Iterator[str]:
    is_like = language == "typescript"
    yield from _IN_BRACES.get("javascript" if is_like else language, ())
    yield from _OF_TYPESCRIPT if is_like else ()


def _is_closed_at_end(root: Any, first: int, last: int) -> bool:
    """Whether the bracket at byte `first` is closed by the one that ends at `last`."""
    node = root.descendant_for_byte_range(first, last)
    return any(each.start_byte == first for each in node.children) and any(
        each.end_byte == last for each in node.children
    )
