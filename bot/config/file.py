"""The file config.yaml as text and as YAML: what is wrong with it, in a sentence, before its keys.

PyYAML's own words ("could not find expected ':'") are for whoever writes parsers; the sentences
here say what a person has to look for at that line.
"""

from pathlib import Path
from typing import Any

import yaml

from bot.config.variables import marked, unmarked
from bot.errors import ConfigError

_CAUSES = (
    # What PyYAML 6.0.3 says begins with …, and what a person then finds in the line.
    ("found character '\\t'", "a tab stands where spaces must be"),
    ("found character", "text that begins with a sign such as @ or ` needs quotation marks"),
    ("mapping values are not allowed", "text that holds a colon needs quotation marks, or the "
     "indentation does not fit the lines around it"),
    ("could not find expected ':'", "a key has no colon behind it"),
    ("found unexpected end of stream", "a quotation mark is not closed"),
    ("found unknown escape", "a backslash in double quotation marks; take single ones"),
    ("expected ',' or", "a bracket is not closed, or a comma is missing"),
    ("expected the node content", "a bracket is not closed, or one stands there alone"),
    ("expected <block end>", "the indentation does not fit the lines around it"),
    ("sequence entries are not allowed", "a list begins on a line of its own"),
    ("found undefined alias", "text that begins with * needs quotation marks"),
    ("but found another document", "`---` begins a second document; there must be only one"),
    ("could not determine a constructor", "text that begins with ! needs quotation marks"),
)  # fmt: skip


def read_text(path: Path) -> str:
    """What the file holds; raises ConfigError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError) as error:
        problem = "there is no such file. Name another one with `--config FILE`."
        raise ConfigError([f"{path}: {problem}"]) from error
    except IsADirectoryError as error:
        problem = "is a folder. Name the file in it, such as `--config FOLDER/config.yaml`."
        raise ConfigError([f"{path}: {problem}"]) from error
    except PermissionError as error:
        problem = "this account may not read it. Give it the right to, or name another file."
        raise ConfigError([f"{path}: {problem}"]) from error
    except OSError as error:
        raise ConfigError([f"{path}: cannot be read ({error.strerror})."]) from error
    except UnicodeDecodeError as error:
        raise ConfigError([f"{path}: is not UTF-8 text. Save it as UTF-8."]) from error


def read_yaml(text: str, source: str) -> dict[Any, Any]:
    """The mapping that `text` is, with variables as they are written; raises ConfigError.

    A key that stands there twice is refused: YAML would take the last one without a word.
    """
    try:
        raw = yaml.safe_load(marked(text))
        repeated = _repeated(yaml.compose(marked(text), yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise ConfigError([f"{source}: is not valid YAML{_where(error)}."]) from error
    except (ValueError, AttributeError, RecursionError) as error:
        # A date such as 2026-13-45, a `!!timestamp` that is none, deep nesting.
        problem = "holds a value that cannot be read, such as a date that does not exist"
        raise ConfigError([f"{source}: {problem}. Put it in quotation marks."]) from error
    if raw is None:
        problem = "is empty. The least is an adapter and a model"
        example = "`adapters: {web: {}}` and `models: {main: {kind: local}}`"
        raise ConfigError([f"{source}: {problem}: {example}."])
    if not isinstance(raw, dict):
        raise ConfigError([f"{source}: must hold keys, each as `key: value`."])
    if repeated:
        raise ConfigError([f"{source}: {each}" for each in repeated])
    try:
        return {unmarked(key): unmarked(value) for key, value in raw.items()}
    except RecursionError as error:
        raise ConfigError([f"{source}: a part of it holds itself (`&` and `*`)."]) from error


def _where(error: yaml.YAMLError) -> str:
    """The line and what to look for in it, as far as they are known."""
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", ""))
    line = f" at line {mark.line + 1}" if mark else ""
    cause = next((cause for begin, cause in _CAUSES if said.startswith(begin)), "")
    return f"{line}: {cause}" if cause else line


def _repeated(root: yaml.Node | None) -> list[str]:
    """A sentence for each key that stands twice in its section."""
    problems: list[str] = []
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node is None or id(node) in seen:  # an alias (`*`) is the same node again
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            first_lines: dict[str, int] = {}
            for key, value in node.value:
                waiting.append(value)
                line = key.start_mark.line + 1
                if key.value in first_lines:
                    where = f"lines {first_lines[key.value]} and {line}"
                    problems.append(f"`{key.value}` stands there twice ({where}). Keep one.")
                first_lines.setdefault(str(key.value), line)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
    return problems
