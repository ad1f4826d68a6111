"""Run as a script, in a process of its own: reads a program and says, as JSON, how it is.

Parsers are native code or, as Python's own, can end a process by recursion: never in the bot's.
It knows nothing of the bot. Usage: `python -I child.py LANGUAGE < program`.
"""

import ast
import json
import resource
import sys

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


def read_python(source: bytes) -> dict[str, object]:
    """Where it does not parse; else what stands at its top level."""
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        return {"line": error.lineno or 1, "message": error.msg}
    except (ValueError, RecursionError, MemoryError) as error:
        return {"line": 1, "message": f"cannot be read ({type(error).__name__})"}
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        "asserts": sum(isinstance(node, ast.Assert) for node in ast.walk(tree)),
        "names": [node.name for node in tree.body if isinstance(node, (*functions, ast.ClassDef))],
        "tests": [
            node.name
            for node in tree.body
            if isinstance(node, functions) and node.name.startswith("test")
        ],
    }


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
