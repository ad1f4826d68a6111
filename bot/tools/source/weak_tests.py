"""What a test function proves: nothing where it cannot fail, or all its asserts tell nothing."""

import ast
from collections.abc import Collection

from bot.tools.source.asserts import can_fail, is_weak

HANDED = ("tmp_path", "tmp_path_factory", "capsys", "capfd", "caplog", "monkeypatch")
"""What a test may take by these names: pytest hands it over, and so does `/tests`."""
_OF_ASSERTS = ("AssertionError", "BaseException", "Exception")
RAISES = ("raises", "warns", "assertRaises", "assertRaisesRegex", "assertWarns", "assertLogs")


def why_hollow(
    function: ast.FunctionDef | ast.AsyncFunctionDef, given: Collection[str] = HANDED
) -> str:
    """Why a test function would prove nothing when it is called with what it is `given`; "" where
    it may."""
    inside = [*ast.walk(function)]
    if isinstance(function, ast.AsyncFunctionDef):
        return "is async, so that calling it runs nothing"
    if any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in inside):
        return "is a generator, so that calling it runs nothing"
    taken = function.args.args[: len(function.args.args) - len(function.args.defaults)]
    if unknown := [each.arg for each in taken if each.arg not in given]:
        return f"takes `{unknown[0]}`, which I do not have: not run"
    if any(isinstance(node, ast.Assert) and can_fail(node, None) for node in inside):
        return ""
    return "" if any(map(_expects_error, inside)) else "has no assert that could fail"


def is_telling(function: ast.AST) -> bool:
    """Whether a test has an assert that tells a right result from most others."""
    nodes = [*ast.walk(function)]
    asserts = [node for node in nodes if isinstance(node, ast.Assert)]
    return len(weak_asserts(function)) < len(asserts) or any(map(_expects_error, nodes))


def _expects_error(node: ast.AST) -> bool:
    """Whether it fails where what is within it does not: `with pytest.raises(ValueError):`."""
    calls: list[ast.expr] = []
    if isinstance(node, ast.With):
        calls = [item.context_expr for item in node.items]
    elif isinstance(node, ast.Expr) and len(getattr(node.value, "args", ())) > 1:
        calls = [node.value]  # `pytest.raises(ValueError, parse, "")`
    return any(isinstance(call, ast.Call) and _last_name(call.func) in RAISES for call in calls)


def weak_asserts(function: ast.AST) -> list[dict[str, str]]:
    """The asserts of a test that tell nothing (`Weak` has the words)."""
    nodes = [*ast.walk(function)]
    caught = {id(inner) for node in nodes for each in _caught(node) for inner in ast.walk(each)}
    rows = []
    for node in nodes:
        is_caught = id(node) in caught and not getattr(node, "is_heard", False)
        if isinstance(node, ast.Assert) and (why := _why_weak(node, is_caught=is_caught)):
            words = getattr(node, "words", "")
            text = words or ast.unparse(ast.Assert(node.test, None))
            rows.append({"test": getattr(function, "name", ""), "text": text, "why": why})
    return rows


def _why_weak(node: ast.Assert, *, is_caught: bool) -> str:
    if not can_fail(node, None):
        return "cannot fail"
    if is_caught:
        return "cannot fail the test: what it raises is caught"
    return "lets nearly every result pass" if is_weak(node.test) else ""


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
