"""Names of files and languages, from what people write. Pure."""

import re
import sys

from bot.skills.code.languages import named_language
from bot.skills.code.pasted.blocks import ENDINGS, ending_of

_DEFINED = re.compile(
    r"^[ \t]*(?:(?:export|public|async|pub)[ \t]+)*(?:def|class|function|func|fn)[ \t]+(\w+)",
    re.MULTILINE,
)
_IMPORTED = re.compile(r"^[ \t]*(?:import|from)[ \t]+([\w.]+)", re.MULTILINE)
_DIFF = re.compile(r"^(?:diff --git |--- .+\n\+\+\+ |@@ -\d)", re.MULTILINE)
_LOOKS_LIKE_CODE = re.compile(
    r"^[ \t]*(?:def |class |import |from \w+ import |for .*:|while .*:|if .*:|return\b|print\(|"
    r"#include|#!/|package \w+[ \t]*$|fn |func |const |let |var |public |\w+ = )|[;{}][ \t]*$",
    re.MULTILINE,
)
_DEFAULT_LANGUAGE = "python"
DATA = ("html", "css", "json", "yaml")
"""Languages in which no program is written."""
_LANGUAGES_BY_ENDING = {ending: language for language, ending in ENDINGS.items()} | {
    "pyi": "python", "mjs": "javascript", "jsx": "javascript", "tsx": "typescript",
    "bash": "bash", "h": "c", "cc": "cpp", "hpp": "cpp", "patch": "diff",
}  # fmt: skip
ENDINGS_OF_CODE = tuple(
    ending for ending, language in _LANGUAGES_BY_ENDING.items() if language not in DATA
)
"""Files whose names end so are programs, or changes to programs."""


def wished_language(text: str) -> str:
    """The language that a wish names; Python where it names none."""
    return named_language(text) or _DEFAULT_LANGUAGE


def defines(code: str) -> bool:
    """Whether code defines a function or a class."""
    return _DEFINED.search(code) is not None


def defined_in(code: str) -> set[str]:
    """The names of the functions and classes that code defines, as far as its lines say."""
    return {found[1] for found in _DEFINED.finditer(code)}


def packages_in(code: str) -> set[str]:
    """The packages that Python imports and that do not come with it."""
    found = {name.partition(".")[0] for name in _IMPORTED.findall(code)}
    return found - sys.stdlib_module_names


def is_diff(text: str) -> bool:
    """Whether this is a unified diff."""
    return _DIFF.search(text) is not None


def where_code_begins(text: str) -> int | None:
    """Where the first line that looks like code or a diff begins; None: nowhere."""
    if diff := _DIFF.search(text):
        return diff.start()
    found = _LOOKS_LIKE_CODE.search(text)
    return text.rfind("\n", 0, found.start() + 1) + 1 if found else None


def looks_like_code(text: str) -> bool:
    """Whether a line of it looks like one of code."""
    return where_code_begins(text) is not None


def language_of_file(name: str) -> str:
    """The language that a file's name says; "" where it says none."""
    return _LANGUAGES_BY_ENDING.get(name.rpartition(".")[2].lower(), "")


def file_name(code: str, language: str, label: str = "") -> str:
    """What a file with this code is called: after the first thing that it defines."""
    found = _DEFINED.search(code)
    stem = re.sub(r"\W+", "_", found[1]).strip("_").lower()[:40] if found else "code"
    return f"{stem or 'code'}{f'_{label}' if label else ''}.{ending_of(language)}"
