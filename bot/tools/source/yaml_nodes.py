"""What text in YAML says, as far as it parses: no document is built of it. Pure.

**Not covered**: templates (`{{ .Values.x }}/y`), which are none until they are filled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

_MOST_CHARS = 20_000
"""Longer ones take too long to be tried in several forms."""


@dataclass(frozen=True, slots=True)
class YamlReading:
    """All values in their order, each with its kind (an alias only names its own), and the row,
    counted from 0, that cannot be read, or has a key again: `None` where there is none."""

    values: tuple[tuple[str, str], ...]
    wrong_row: int | None


def read_yaml(text: str) -> YamlReading | None:
    """Text read as YAML; `None` for what is too long or too deep."""
    if len(text) > _MOST_CHARS:
        return None
    try:
        nodes = [*yaml.compose_all(text, yaml.SafeLoader)]
        values = [*_values(nodes)]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return YamlReading((), mark.line if mark else 0)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    again = [row for kind, value, row in values if (kind, value) == _AGAIN]
    return YamlReading(tuple((kind, value) for kind, value, _ in values), min(again, default=None))


_AGAIN = ("again", "")


def _values(nodes: Sequence[yaml.Node | None]) -> Iterator[tuple[str, str, int]]:
    """Each value with its kind and row; what begins a list or a mapping, and ends it, too."""
    seen = set[int]()
    left: list[yaml.Node | str | None] = [*reversed(nodes)]
    while left:
        node = left.pop()
        if node is None or isinstance(node, str):
            yield ("end", node or "", 0)
            continue
        row = node.start_mark.line
        if id(node) in seen:
            yield ("alias", node.tag, row)
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            yield (node.tag, node.value, row)
            continue
        yield ("begin", node.tag, row)
        left.append(node.tag)
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
            for at, (key, value) in enumerate(reversed(node.value)):
                left += [value, key]
                if key.value != "<<" and key.value in keys[: len(keys) - 1 - at]:
                    yield (*_AGAIN, key.start_mark.line)
        else:
            left += reversed(node.value)
