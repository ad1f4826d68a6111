"""The language of a piece of code that does not name it: one measure for all languages. Pure.

A language is worth what its signs say, what was said of the code in words or by an error, and
whether its parser reads the code; the best is it. Python needs no sign where its parser reads the
code and nothing speaks for another; what nothing speaks for clearly is in no language that is known
(""). Where Python's parser reads all of it, what stands in its strings says nothing: there may be
queries, markup and scripts.

**Not covered**: code that is right in two languages and looks like neither, which is taken for
Python where it is that.
"""

import json
import re
from collections.abc import Collection, Mapping

from bot.patterns import later
from bot.skills.code.pasted.languages.tongue_signs import signs_of

PARSED = ("python", "bash", "c", "go", "java", "javascript", "rust", "typescript")
_READ_CHARS, _LINE_CHARS = 6_000, 200
_ENOUGH = 3
"""What must speak for a language, and not its parser alone, unless that is Python's."""
_HARDLY, _CLEAR = 1, 4
"""More than the one of them must speak for a language but Python, and the other where no parser
of it reads the code: blocks in brackets alone are in many."""
_IS_SAID = 10
_IS_RIGHT = {"python": 5, "bash": 1, "javascript": 4}
_IS_RIGHT_IN_OTHERS = 3
_IS_JSON = 12
_IS_UNTRIED = 2
"""What a parser says: most text is right in a shell, and little is in Python; what has none is held
to be right where it looks much like the language."""
_STRING = later(
    r"#[^\n]*|(?P<long>'{3}|\"{3})(?s:.*?)(?P=long)|(?P<short>['\"])(?:\\.|(?!(?P=short)).)*(?P=short)"
)
"""A string in Python; a comment may hold an apostrophe."""


def language_of(
    code: str, wrong: Mapping[str, float] | None = None, said: Collection[str] = ()
) -> str:
    """The language of code of which parsers cannot read these shares, and that is `said` to be in
    one of some languages; "" for none that is known."""
    read = _STRING.sub(_emptied, code) if _is_read_as_python(wrong) else code
    lines = read[:_READ_CHARS].split("\n")
    signs = signs_of("\n".join(line[:_LINE_CHARS] for line in lines if line.strip()))
    if _is_json(code):
        signs["json"] += _IS_JSON
    for language in {*said} - {""}:
        signs[language] = signs.get(language, 0) + _IS_SAID
    likely = [each for each in signs if signs[each] > 0 or each == "python"]
    worth = {each: signs[each] + _parsed(each, wrong, signs[each]) for each in likely}
    best = max(likely, key=lambda each: (worth[each], each in said, each == "python"))
    least = _CLEAR if wrong and wrong.get(best, 1) else _HARDLY + 1
    is_weak = best != "python" and signs[best] < least
    return best if worth[best] >= _ENOUGH and not is_weak else ""


def _parsed(language: str, wrong: Mapping[str, float] | None, signs: int) -> float:
    if not wrong:
        return 0
    if language not in PARSED:
        return _IS_UNTRIED if signs > _ENOUGH and not _is_read_as_python(wrong) else 0
    if language not in wrong:
        return 0
    best = _IS_RIGHT.get(language, _IS_RIGHT_IN_OTHERS)
    return best * (1 - min(1.0, 2 * wrong[language]))


def _is_read_as_python(wrong: Mapping[str, float] | None) -> bool:
    return wrong is not None and wrong.get("python") == 0


def _emptied(found: re.Match[str]) -> str:
    mark = found["long"] or found["short"]
    return f"{mark}{mark}" if mark else found[0]


def _is_json(code: str) -> bool:
    if not code.lstrip().startswith(("{", "[")):
        return False
    try:
        found = json.loads(code)
    except (ValueError, RecursionError):
        return False
    rows = found if isinstance(found, list) else [found]
    return bool(rows) and all(isinstance(each, dict) for each in rows)
