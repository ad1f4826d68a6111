"""The statements at the top of a program, for `child.py`: needs only the standard library."""

import ast

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_OF_CLASSES = ("classmethod", "staticmethod", "property", "cached_property")


def tops(tree: ast.Module) -> list[dict[str, object]]:
    """Each of them (`Top` has the words)."""
    return [
        {
            "kind": _kind(node, is_first=not at),
            "names": _names(node),
            "line": _begin(node),
            "end": node.end_lineno,
        }
        for at, node in enumerate(tree.body)
    ]


def _kind(node: ast.stmt, *, is_first: bool) -> str:
    if isinstance(node, ast.ImportFrom) and node.module == "__future__":
        return "future"
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return "import"
    if isinstance(node, _FUNCTIONS):
        return "method" if _is_method(node) else "defined"
    if isinstance(node, ast.ClassDef):
        return "defined"
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        if node.value.value is ...:
            return "left_out"
        return "text" if is_first and isinstance(node.value.value, str) else "other"
    names = _names(node)
    if not names:
        return "other"
    return "constant" if all(name.isupper() for name in names) else "set"


def _is_method(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function that stands alone is one of a class."""
    taken = [each.arg for each in (*node.args.posonlyargs, *node.args.args)]
    decorators = [getattr(each, "attr", getattr(each, "id", "")) for each in node.decorator_list]
    is_set = "setter" in decorators
    return taken[:1] in (["self"], ["cls"]) or is_set or any(d in _OF_CLASSES for d in decorators)


def _names(node: ast.stmt) -> list[str]:
    """What it gives: the names that are imported, defined or set, "*" for all of a module."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return [(each.asname or each.name).partition(".")[0] for each in node.names]
    if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
        return [node.name]
    if isinstance(node, ast.Assign):
        named = [each for target in node.targets for each in ast.walk(target)]
        is_plain = all(isinstance(each, (ast.Name, ast.Tuple)) for each in node.targets)
        return [each.id for each in named if isinstance(each, ast.Name)] if is_plain else []
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return [node.target.id]
    return []


def _begin(node: ast.stmt) -> int:
    """The line at which it begins, with what decorates it."""
    if not isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
        return node.lineno
    return min([node.lineno, *(each.lineno for each in node.decorator_list)])
