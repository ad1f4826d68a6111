"""Names of files and languages, from what people write. Pure."""

import re
import sys

from bot.patterns import later
from bot.skills.code.languages import named_language
from bot.skills.code.pasted.languages.language_table import ending_of

_DEFINED = re.compile(
    r"^[ \t]*(?:(?:export|default|public|async|pub)[ \t]+)*"
    r"(?:def|class|function|func|fn)[ \t]+(\w+)",
    re.MULTILINE,
)
_TYPE = r"[ \t]*(?:\w+[ \t]+)*(?:class|interface|enum|record|object|struct)[ \t]+(?P<name>[A-Z]\w*)"
_CALLED_AS_THEIR_TYPE = ("java", "kotlin", "csharp", "scala", "groovy", "apex")
"""Languages whose files are called as what they define: of Java its compiler takes no others."""
_NAMES_OF_TESTS = {
    "go": "{}_test", "dart": "{}_test", "elixir": "{}_test", "javascript": "{}.test",
    "typescript": "{}.test", "java": "{}Test", "kotlin": "{}Test", "php": "{}Test",
    "csharp": "{}Tests", "swift": "{}Tests",
}  # fmt: skip
"""Where those look for tests who run them; elsewhere it is test_{}."""
_JSX = later(
    r"(?:\breturn|=>|[(=?:,])\s*(?:\(\s*)?<(?:[A-Za-z][^<>]*/>|(?:[A-Za-z][^<>]*)?>[\s\S]*?</)"
)
_IMPORTED = re.compile(r"^[ \t]*(?:import|from)[ \t]+([\w.]+)", re.MULTILINE)
_DIFF = re.compile(r"^(?:diff --git |--- .+\n\+\+\+ |@@ -\d)", re.MULTILINE)
_LOOKS_LIKE_CODE = re.compile(
    r"^[ \t]*(?:def |class |import |from \w+ import |for .*:|while .*:|if .*:|return\b|print\(|"
    r"#include|#!/|package \w+[ \t]*$|fn |func |const |let |var |public |\w+ = "
    r"|(?:echo|print|puts) (?:\"[^\"\n]*\"|'[^'\n]*')[ \t]*(?:[,%].*)?$"
    r"|(?:SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE (?:TABLE|VIEW|INDEX)|ALTER TABLE)\b"
    r"|select (?:distinct )?(?:\*|[\w.]+(?:, ?[\w.]+)*) from \w)|[;{}][ \t]*$",
    re.MULTILINE,
)
_DEFAULT_LANGUAGE = "python"


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


def file_name(code: str, language: str) -> str:
    """What a file with this code is called: after the first thing that it defines."""
    if stem := _type_in(code, language):
        return f"{stem}.{ending_of(language)}"
    found = _DEFINED.search(code)
    stem = found[1].strip("_")[:40] if found else "code"
    if _has_jsx(code, language):  # a component, which is called as it is
        return f"{stem or 'code'}.{ending_of(language)}x"
    return f"{stem.lower() or 'code'}.{ending_of(language)}"


def name_of_tests(tests: str, language: str, tested: str) -> str:
    """What a file with these tests is called, where that which they test is called so."""
    if stem := _type_in(tests, language):
        return f"{stem}.{ending_of(language)}"
    stem, dot, ending = tested.rpartition(".")
    name = _NAMES_OF_TESTS.get(language, "test_{}").format(stem or ending)
    return f"{name}{dot}{ending if dot else ''}"


def _type_in(code: str, language: str) -> str:
    """The type that a file with this code is called after: the public one, else the first; "" for
    none."""
    if language not in _CALLED_AS_THEIR_TYPE:
        return ""
    found = re.search(rf"^public\b{_TYPE}", code, re.M) or re.search(rf"^{_TYPE}", code, re.M)
    return found["name"] if found else ""


def _has_jsx(code: str, language: str) -> bool:
    """Whether there is markup in JavaScript or TypeScript."""
    return language in ("javascript", "typescript") and _JSX.search(code) is not None
