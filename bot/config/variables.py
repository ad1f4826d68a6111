"""`${NAME}` in config.yaml: found as it is written, replaced by what the environment has."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")

NOT_SET = "the environment variable"
"""How the problem of a variable that is not set begins: nothing else is then said of that value."""

Place = tuple[str, ...]
"""Where in the file a value stands: its keys from the outside in; in a list, its index."""

# In YAML's short form, `{token: ${NAME}}`, the braces of a variable would be a mapping's. They are
# exchanged for characters of Unicode's private use area while the YAML is read.
_MARKED = re.compile("\ue000(\\w+)\ue001")


def marked(text: str) -> str:
    """`text` with the braces of each `${NAME}` exchanged for marks."""
    return VARIABLE.sub("\ue000\\1\ue001", text)


def unmarked(value: Any) -> Any:
    """`value`, as it was read from a marked text, with the variables as they were written."""
    if isinstance(value, dict):
        return {unmarked(key): unmarked(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [unmarked(inner) for inner in value]
    return _MARKED.sub(r"${\1}", value) if isinstance(value, str) else value


def leaves(value: Any, where: Place = ()) -> dict[Place, str]:
    """Every text in the file as it is written, before anything is expanded."""
    if isinstance(value, str):
        return {where: value}
    found: dict[Place, str] = {}
    for key, inner in _members(value):
        found |= leaves(inner, (*where, key))
    return found


def _members(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from ((str(key), inner) for key, inner in value.items())
    elif isinstance(value, list):
        yield from ((str(index), inner) for index, inner in enumerate(value))


def expand(value: Any, environment: Mapping[str, str], where: Place, problems: list[str]) -> Any:
    """`value` with every `${NAME}` replaced; a NAME that is not set is a problem."""
    if isinstance(value, dict):
        return {
            str(key): expand(inner, environment, (*where, str(key)), problems)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [
            expand(inner, environment, (*where, str(index)), problems)
            for index, inner in enumerate(value)
        ]
    if not isinstance(value, str):
        return value

    def replaced(match: re.Match[str]) -> str:
        name = match[1]
        if not environment.get(name):
            problems.append(
                f"{'.'.join(where)}: {NOT_SET} {name} is not set. "
                f"Set it, or take this part out of the file."
            )
        return environment.get(name) or "unset"

    return VARIABLE.sub(replaced, value)
