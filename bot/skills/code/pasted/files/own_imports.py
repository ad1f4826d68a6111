"""Tests that import the code they are for, as those in a file of their own do. Pure."""

import re
import sys
from collections.abc import Sequence

_FROM = re.compile(r"^[ \t]*from (\w+) import (\([^)]*\)|[^\n]*)", re.MULTILINE)
_WHOLE = re.compile(r"^[ \t]*import (\w+)(?: as (\w+))?[ \t]*(?:#.*)?$", re.MULTILINE)
_PATCHED = re.compile(r"\b(?:patch|setattr)\(\s*[\"'](\w+)\.(\w+)")
_COMMENT = re.compile(r"#.*")


def standing_in(
    tests: str,
    name: str,
    given: Sequence[str],
    imports: Sequence[tuple[str, tuple[str, ...]]] = (),
) -> tuple[str, ...]:
    """The modules that tests import and that the code stands in for: that of the file's `name`;
    where it has none ("") any module that none is, and that the code does not import itself, of
    which they take only what the code has `given` or has of its `imports`, or all."""
    known = name.removesuffix(".py")
    own = {"*", *given, *(each for _, names in imports for each in names)}
    others = {word for text, _ in imports for word in re.findall(r"\w+", text)}
    return tuple(
        module
        for module, taken in _imported(tests).items()
        if (module == known if known else module not in others and _is_meant(module, taken, own))
    )


def _imported(tests: str) -> dict[str, set[str]]:
    """The modules that tests import, or patch by name, and what they take of each."""
    found: dict[str, set[str]] = {}
    for module, names in _FROM.findall(tests):
        taken = _COMMENT.sub("", names).strip("() \n").split(",")
        found.setdefault(module, set()).update(each.split()[0] for each in taken if each.split())
    for module, called in _WHOLE.findall(tests):
        used = re.findall(rf"\b{called or module}\.(\w+)", tests)
        found.setdefault(module, set()).update(used)
    for module, name in _PATCHED.findall(tests):
        found.setdefault(module, set()).add(name)
    return found


def _is_meant(module: str, taken: set[str], given: set[str]) -> bool:
    return bool(taken) and taken <= given and module not in sys.stdlib_module_names
