"""Run as a script, in a process of its own: reads a program and says, as JSON, how it is.

Parsers are native code or, as Python's own, can end a process by recursion: never in the bot's.
It knows nothing of the bot. Usage: `python -I child.py LANGUAGE < program`.
"""

import ast
import builtins
import hashlib
import json
import resource
import sys
from collections.abc import Iterator

_MEMORY_BYTES = 512 * 1024 * 1024
_SECONDS = 5
_GRAMMARS = {
    "bash": ("tree_sitter_bash", "language"),
    "c": ("tree_sitter_c", "language"),
    "go": ("tree_sitter_go", "language"),
    "java": ("tree_sitter_java", "language"),
    "javascript": ("tree_sitter_javascript", "language"),
    "rust": ("tree_sitter_rust", "language"),
    "tsx": ("tree_sitter_typescript", "language_tsx"),
    "typescript": ("tree_sitter_typescript", "language_typescript"),
}


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_REPEATED = (*_FUNCTIONS, ast.For, ast.AsyncFor, ast.While)
_ABOUT_KIND = ("callable", "hasattr", "isinstance", "issubclass")
_MOST_WEAK = 30
_OF_ASSERTS = ("AssertionError", "BaseException", "Exception")
_TRUE_OF_ONE = (ast.Eq, ast.Is, ast.LtE, ast.GtE)
_RAISES = ("raises", "assertRaises", "assertRaisesRegex")
_AROUND = ("abs", "bool", "float", "int", "round", "str")
"""What stands around a call in examples and is done to its result outside of the program."""


def read_python(source: bytes) -> dict[str, object]:
    """Where it does not parse; else what stands at its top level (`Reading` has the words)."""
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        return {"line": error.lineno or 1, "message": error.msg}
    except (ValueError, RecursionError, MemoryError) as error:
        return {"line": 1, "message": f"cannot be read ({type(error).__name__})"}
    own = _defined(tree)
    proving, looped = _examples(tree, own)
    functions = [node for node in tree.body if isinstance(node, _FUNCTIONS)]
    tests: dict[str, str] = {}
    for node in functions:
        if node.name.startswith("test"):
            is_again = node.name in tests
            tests[node.name] = "stands there twice" if is_again else _why_hollow(node)
    return {
        "names": [node.name for node in tree.body if isinstance(node, (*_FUNCTIONS, ast.ClassDef))],
        "calls": sorted(_called(tree) & own),
        "hides": sorted(own & {*dir(builtins)}),
        "imports": _imports(tree),
        "given": sorted(_given(tree)),
        "functions": [
            [node.name, node.end_lineno] for node in functions if type(node) is ast.FunctionDef
        ],
        "definitions": _definitions(tree),
        "examples": [[node.end_lineno, node.end_col_offset] for node in proving],
        "looped": looped,
        "claims": [*_claims(tree, "", own, is_once=True)],
        "asserts": _asserts(tree, source.decode("utf-8", "replace"), own),
        "body_lines": _body_lines(tree, source),
        "value_at": _value_at(tree),
        "silenced": sum(map(_is_silent, ast.walk(tree))),
        "tests": [name for name, why in tests.items() if not why],
        "hollow": [[name, why] for name, why in tests.items() if why],
        "telling": [node.name for node in functions if node.name in tests and _is_telling(node)],
        "weak": [row for node in functions if node.name in tests for row in _weak(node)][
            :_MOST_WEAK
        ],
        "shape": _shape(tree),  # last: it takes the tree apart
    }


def _defined(tree: ast.Module) -> set[str]:
    """The names that a program gives itself."""
    stored = (n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and type(n.ctx) is ast.Store)
    return {
        *stored,
        *(n.name for n in ast.walk(tree) if isinstance(n, (*_FUNCTIONS, ast.ClassDef))),
    }


def _given(tree: ast.Module) -> set[str]:
    """The names that a program gives itself at its top."""
    names: set[str] = set()
    for top in tree.body:
        if isinstance(top, (*_FUNCTIONS, ast.ClassDef)):
            names.add(top.name)
        else:
            names |= _defined(ast.Module([top], []))
    return names


def _definitions(tree: ast.Module) -> str:
    """The program without what it does: what it imports, defines and sets at its top."""
    setting = (*_FUNCTIONS, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
    return ast.unparse(ast.Module([node for node in tree.body if isinstance(node, setting)], []))


def _shape(tree: ast.Module) -> str:
    """The same for programs that do the same in the same words: comments, docstrings, examples and
    form aside."""
    for node in ast.walk(tree):
        if isinstance(node, (*_FUNCTIONS, ast.ClassDef, ast.Module)):
            node.body = [each for each in node.body if not _is_text(each)]
    kept = [ast.dump(node) for node in tree.body if not isinstance(node, ast.Assert)]
    return _hashed("\n".join(kept))


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _examples(tree: ast.Module, own: set[str]) -> tuple[list[ast.Assert], int]:
    """The asserts outside functions (but for those that are tests) that compare something of the
    program's own: those that run once, and how many stand in loops."""
    once: list[ast.Assert] = []
    looped = 0
    waiting: list[tuple[ast.AST, bool]] = [(node, False) for node in reversed(tree.body)]
    while waiting:
        node, in_loop = waiting.pop()
        if isinstance(node, ast.Assert) and _proves(node, own) and not _is_weak(node.test):
            looped += in_loop
            once += [] if in_loop else [node]
        is_test = isinstance(node, ast.FunctionDef) and node.name.startswith("test")
        if is_test or not isinstance(node, (*_FUNCTIONS, ast.ClassDef, ast.Lambda)):
            in_loop = in_loop or isinstance(node, (ast.For, ast.While))
            waiting += [(child, in_loop) for child in reversed([*ast.iter_child_nodes(node)])]
    return once, looped


def _claims(
    node: ast.AST, within: str, own: set[str], *, is_once: bool
) -> Iterator[dict[str, object]]:
    """Every assert below `node` (`Claim` has the words)."""
    for field, children in ast.iter_fields(node):
        for child in children if isinstance(children, list) else []:
            if isinstance(child, ast.Assert):
                yield {
                    "within": within,
                    "text": ast.unparse(ast.Assert(child.test, None)),
                    "line": child.end_lineno,
                    "at": child.end_col_offset,
                    "is_once": is_once,
                    "is_example": _proves(child, own) and not _is_weak(child.test),
                }
            elif isinstance(child, (ast.stmt, ast.ExceptHandler, ast.match_case)):
                is_test = isinstance(child, ast.FunctionDef) and child.name.startswith("test")
                is_by_itself = is_test or not isinstance(child, (*_REPEATED, ast.ClassDef))
                around = _hashed(f"{within} {field} {_headline(child)}")
                yield from _claims(child, around, own, is_once=is_once and is_by_itself)


def _headline(node: ast.AST) -> str:
    """What a statement says of when those within it are run; of a function its name."""
    if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
        return node.name
    parts = (value for _, value in ast.iter_fields(node) if isinstance(value, ast.AST))
    items = (each for each in getattr(node, "items", ()))  # of a `with`
    return " ".join((type(node).__name__, *map(ast.dump, (*parts, *items))))


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def _asserts(tree: ast.Module, source: str, own: set[str]) -> list[dict[str, object]]:
    """The asserts at the top that compare something of the program's own (`Example` has the
    words)."""
    found: list[dict[str, object]] = []
    for node in tree.body:
        if isinstance(node, ast.Assert) and _proves(node, own):
            seen, wanted = _sides(node.test, own)
            text, looked_at = (ast.get_source_segment(source, each) or "" for each in (node, seen))
            parts: list[str] = []
            judged = ast.unparse(_parted(seen, own, parts, is_truth=wanted is None))
            row = {"line": node.lineno, "text": text, "seen": looked_at, "parts": parts}
            row |= {"judged": judged, "is_weak": _is_weak(node.test)}
            if wanted is not None:
                few = len(parts)
                row["wanted"] = ast.get_source_segment(source, wanted) or ""
                row["meant"] = ast.unparse(_parted(wanted, own, parts))
                row["is_own"] = len(parts) > few
            found.append(row)
    return found


def _parted(test: ast.expr, own: set[str], parts: list[str], *, is_truth: bool = False) -> ast.expr:
    """A test in which names `_0`, `_1` … stand for what only the program can say, put to `parts`:
    so that this can be asked for without what it is compared with. `is_truth`: of its result
    nothing but whether it is true is looked at."""
    if not {inner.id for inner in ast.walk(test) if isinstance(inner, ast.Name)} & own:
        return test
    if isinstance(test, ast.Compare):
        sides = [_parted(each, own, parts) for each in (test.left, *test.comparators)]
        return ast.Compare(sides[0], test.ops, sides[1:])
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        values = [_parted(each, own, parts, is_truth=is_truth) for each in test.values]
        return ast.BoolOp(test.op, values)
    if isinstance(test, ast.UnaryOp):
        is_truth = isinstance(test.op, ast.Not)
        return ast.UnaryOp(test.op, _parted(test.operand, own, parts, is_truth=is_truth))
    if isinstance(test, ast.Call) and _is_around(test, own):
        return ast.Call(test.func, [_parted(each, own, parts) for each in test.args], [])
    text = ast.unparse(test)
    parts.append(f"not not ({text})" if is_truth else text)
    return ast.Name(f"_{len(parts) - 1}")


def _is_around(call: ast.Call, own: set[str]) -> bool:
    is_known = isinstance(call.func, ast.Name) and call.func.id in _AROUND
    is_plain = not call.keywords and not any(isinstance(each, ast.Starred) for each in call.args)
    return is_known and is_plain and isinstance(call.func, ast.Name) and call.func.id not in own


def _imports(tree: ast.Module) -> list[list[object]]:
    """The imports at the top of a program, and the names that each gives."""
    return [
        [ast.unparse(node), [(each.asname or each.name).partition(".")[0] for each in node.names]]
        for node in tree.body
        if isinstance(node, (ast.Import, ast.ImportFrom))
    ]


def _sides(test: ast.expr, own: set[str]) -> tuple[ast.expr, ast.expr | None]:
    """What a test looks at, and what that should equal."""
    if not isinstance(test, ast.Compare) or [type(each) for each in test.ops] != [ast.Eq]:
        return test, None
    left, right = test.left, test.comparators[0]
    names = {inner.id for inner in ast.walk(left) if isinstance(inner, ast.Name)}
    return (left, right) if names & own else (right, left)


def _body_lines(tree: ast.Module, source: bytes) -> int:
    """How many lines there are before the asserts that a program ends with."""
    last = len(source.splitlines())
    for node in reversed(tree.body):
        if not isinstance(node, ast.Assert):
            return node.end_lineno or last
    return 0 if tree.body else last


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


def _proves(node: ast.Assert, own: set[str] | None) -> bool:
    """Whether an assert can fail: neither `assert True` nor `assert f` nor `assert f(1) == f(1)`.
    `own`: of these names one must be in it; None: any name will do."""
    test = node.test
    if isinstance(test, ast.Constant):
        return own is None and not test.value  # `assert False`: what must not be reached
    if isinstance(test, (ast.Name, ast.Tuple)):
        return False
    if isinstance(test, ast.Compare):
        sides = [ast.dump(side) for side in (test.left, *test.comparators)]
        if all(
            left == right and isinstance(op, _TRUE_OF_ONE)
            for left, op, right in zip(sides, test.ops, sides[1:], strict=False)
        ):
            return False
    names = {inner.id for inner in ast.walk(test) if isinstance(inner, ast.Name)}
    return bool(names) if own is None else bool(names & own)


def _is_weak(test: ast.expr) -> bool:
    """Whether a test lets nearly every result pass: `f(1) is not None`, `isinstance(f(1), int)`."""
    if isinstance(test, ast.BoolOp):
        weak = [_is_weak(each) or isinstance(each, ast.Constant) for each in test.values]
        return any(weak) if isinstance(test.op, ast.Or) else all(weak)
    if isinstance(test, ast.Call):
        return isinstance(test.func, ast.Name) and test.func.id in _ABOUT_KIND
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], (ast.IsNot, ast.NotEq)):
        return False
    return any(
        isinstance(side, ast.Constant) and side.value is None
        for side in (test.left, *test.comparators)
    )


def _why_hollow(function: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """Why a test function would prove nothing when it is called; "" where it may."""
    inside = [*ast.walk(function)]
    if isinstance(function, ast.AsyncFunctionDef):
        return "is async, so that calling it runs nothing"
    if any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in inside):
        return "is a generator, so that calling it runs nothing"
    if len(function.args.args) > len(function.args.defaults):
        return "takes arguments"
    stored = _stored(inside)
    can_fail = any(isinstance(node, ast.Assert) and _can_fail(node, stored) for node in inside)
    if not can_fail and not any(map(_expects_error, inside)):
        return "has no assert that could fail"
    return ""


def _can_fail(node: ast.Assert, stored: set[str]) -> bool:
    """Whether an assert within a function can: one of what the function itself has `stored` can,
    too."""
    if isinstance(node.test, ast.Name):
        return node.test.id in stored
    return _proves(node, None)


def _stored(nodes: list[ast.AST]) -> set[str]:
    return {n.id for n in nodes if isinstance(n, ast.Name) and type(n.ctx) is ast.Store}


def _is_telling(function: ast.AST) -> bool:
    """Whether a test has an assert that tells a right result from most others."""
    nodes = [*ast.walk(function)]
    asserts = [node for node in nodes if isinstance(node, ast.Assert)]
    return len(_weak(function)) < len(asserts) or any(map(_expects_error, nodes))


def _expects_error(node: ast.AST) -> bool:
    """Whether it fails where what is within it does not: `with pytest.raises(ValueError):`."""
    calls: list[ast.expr] = []
    if isinstance(node, ast.With):
        calls = [item.context_expr for item in node.items]
    elif isinstance(node, ast.Expr) and len(getattr(node.value, "args", ())) > 1:
        calls = [node.value]  # `pytest.raises(ValueError, parse, "")`
    return any(isinstance(call, ast.Call) and _last_name(call.func) in _RAISES for call in calls)


def _weak(function: ast.AST) -> list[dict[str, str]]:
    """The asserts of a test that tell nothing (`Weak` has the words)."""
    nodes = [*ast.walk(function)]
    stored = _stored(nodes)
    caught = {id(inner) for node in nodes for each in _caught(node) for inner in ast.walk(each)}
    rows = []
    for node in nodes:
        if isinstance(node, ast.Assert) and (
            why := _why_weak(node, stored, is_caught=id(node) in caught)
        ):
            text = ast.unparse(ast.Assert(node.test, None))
            rows.append({"test": getattr(function, "name", ""), "text": text, "why": why})
    return rows


def _why_weak(node: ast.Assert, stored: set[str], *, is_caught: bool) -> str:
    if not _can_fail(node, stored):
        return "cannot fail"
    if is_caught:
        return "cannot fail the test: what it raises is caught"
    return "lets nearly every result pass" if _is_weak(node.test) else ""


def _caught(node: ast.AST) -> list[ast.stmt]:
    """The statements within one, an assert of which may fail without anybody hearing of it."""
    if isinstance(node, ast.With):
        calls = [item.context_expr for item in node.items]
        called = [call for call in calls if isinstance(call, ast.Call)]
        named = [
            each for call in called if _last_name(call.func) == "suppress" for each in call.args
        ]
        return node.body if _catch(named) else []
    if not isinstance(node, ast.Try):
        return []
    for handler in node.handlers:
        kinds: list[ast.expr] = [handler.type or ast.Name("BaseException")]
        if _catch(kinds):  # what a handler raises again, or asserts itself, is heard of
            inside = [inner for each in handler.body for inner in ast.walk(each)]
            return (
                []
                if any(isinstance(each, (ast.Raise, ast.Assert)) for each in inside)
                else node.body
            )
    return []


def _catch(kinds: list[ast.expr]) -> bool:
    """Whether these errors are, among others, those of asserts."""
    flat = [
        each for kind in kinds for each in (kind.elts if isinstance(kind, ast.Tuple) else [kind])
    ]
    return any(_last_name(each) in _OF_ASSERTS for each in flat)


def _last_name(node: ast.expr) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))


def _called(tree: ast.Module) -> set[str]:
    """The names of functions that are called when the program runs, outside of definitions."""
    waiting: list[ast.AST] = [
        node for node in tree.body if not isinstance(node, (*_FUNCTIONS, ast.ClassDef))
    ]
    inside = [node for top in waiting for node in ast.walk(top)]
    calls = (node.func for node in inside if isinstance(node, ast.Call))
    return {function.id for function in calls if isinstance(function, ast.Name)}


def _is_silent(node: ast.AST) -> bool:
    """Whether it is an `except` that does nothing with what it catches."""
    return isinstance(node, ast.ExceptHandler) and all(
        isinstance(each, (ast.Pass, ast.Continue))
        or (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))
        for each in node.body
    )


def read_other(source: bytes, language: str) -> dict[str, object]:
    """Where it does not parse, as far as tree-sitter can tell; {"unknown": True}: no grammar."""
    from importlib import import_module

    if language not in _GRAMMARS:
        return {"unknown": True}
    try:
        from tree_sitter import Language, Parser

        module, function = _GRAMMARS[language]
        parser = Parser(Language(getattr(import_module(module), function)()))
    except ImportError:
        return {"unknown": True}
    node = parser.parse(source).root_node
    if not node.has_error:
        return {}
    while True:  # the first and deepest place that is wrong
        inner = next((child for child in node.children if child.has_error), None)
        if inner is None:
            break
        node = inner
    line = node.start_point[0] + 1
    return {"line": line, "message": f"{node.type} is missing" if node.is_missing else "is wrong"}


def main() -> None:
    """Read standard input, answer on standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    language, source = sys.argv[1], sys.stdin.buffer.read()
    answer = read_python(source) if language == "python" else read_other(source, language)
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
