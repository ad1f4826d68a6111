"""A program as it is where another one imports it, for `child.py`."""

import ast


def imported(tree: ast.Module, source: bytes) -> str:
    """The program with "no" for an answer wherever it asks whether it is `__main__`; "" where it
    does not ask."""
    source = source.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    starts = [0]
    for line in source.split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    asked = [node for node in ast.walk(tree) if isinstance(node, ast.Compare) and _is_asked(node)]
    changed = source
    for node in sorted(asked, key=lambda node: (node.lineno, node.col_offset), reverse=True):
        begins = starts[node.lineno - 1] + node.col_offset
        ends = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        answer = b"False" if isinstance(node.ops[0], ast.Eq) else b"True"
        changed = changed[:begins] + answer + changed[ends:]
    return changed.decode("utf-8", "replace") if asked else ""


def _is_asked(node: ast.Compare) -> bool:
    if len(node.ops) != 1 or not isinstance(node.ops[0], (ast.Eq, ast.NotEq)):
        return False
    sides = (node.left, node.comparators[0])
    has_name = any(isinstance(side, ast.Name) and side.id == "__name__" for side in sides)
    return has_name and any(
        isinstance(side, ast.Constant) and side.value == "__main__" for side in sides
    )
