"""Something that a program still uses, and that a part took the place of what set it. Pure.

**Not covered**: a name that something else of the program gives elsewhere.
"""

import re

from bot.patterns import later
from bot.skills.code.pasted.lines.changed_forms import TEXT, set_by
from bot.skills.code.pasted.lines.rows import read_rows
from bot.skills.code.pasted.places.loops import calls_for_each, loops_of

_NAME = later(r"([^\W\d]\w*)\s*(?::[^=:\n]*)?=(?!=)")
_DECLARES = later(r"(?:const|let|var|auto)\b|\w[\w<>\[\],]*[ \t*&]+\w+[ \t]*=")
_DECLARED = (
    r"\b(?!(?:return|throw|yield|await|else|in|of|and|or|not|new|delete|echo|print)\b)"
    r"[^\W\d]\w*[\[\]<>*&\s]*\s[*&]?{0}\s*(?:[;,)\[={{:]|(?:in|of)\b)"
    r"|[(\[{{][^()=\n]*\b{0}\b[^()=\n]*[)\]}}]\s*(?:=|[{{:]|->)|\b{0}\s*[=-]>"
    r"|,\s*[*&]?{0}\s*=(?!=)|(?<![\w.]){0}\s*,[\w., \t]*=(?!=)|\bimport\b[^;\n]*\b{0}\b"
)
"""A name that is declared (`int n;`, `int a, n = 1`) or taken (`f(a, n) {`, `n => `)."""
_SET = r"|(?<![\w.]){0}\s*(?::[^=\n]*)?=(?!=)|(?<![\w.]){0}\s+(?:in|of)\b|\bas\s+{0}\b"
_USED = r"(?<![\w.])(?<!->){0}\b(?!\s*:(?!:))"
"""Not a key `name:`, and not what a thing has, `->name`."""


def is_left_unset(source: str, whole: str) -> bool:
    """Whether a program uses a name that it declared or set (`int sum = 0;`) and that nothing in it
    may any more."""
    rows, now = read_rows(source), {row.text for row in read_rows(whole)}
    code = TEXT.sub("", whole)
    gone = dict[str, bool]()
    for row in rows:
        found = _NAME.search(row.text) if set_by(row.text) and row.text not in now else None
        if found is not None:
            gone[found[1]] = gone.get(found[1], False) or _DECLARES.match(row.text) is not None
    used = [name for name in gone if re.search(rf"(?<![\w.]){name}\b", code)]
    return any(
        re.search((_DECLARED if gone[name] else _DECLARED + _SET).format(name), code) is None
        for name in used
    ) or is_left_ungiven(source, whole)


def is_left_ungiven(source: str, whole: str) -> bool:
    """Whether a program uses a name that one of its loops gave (`foreach ($rows as $row)`), and
    that nothing in it may give any more."""
    was, now = loops_of(source), loops_of(whole)
    there = {row.text for row in read_rows(whole)}
    beside = [text for text in there if text not in now or calls_for_each(text)]
    code, rest = ("\n".join(TEXT.sub("", text) for text in some) for some in (there, beside))
    given = {name for names in now.values() for name in names}
    gone = {name for head, names in was.items() if head not in there for name in names} - given
    return any(
        re.search(_USED.format(name), code)
        and re.search((_DECLARED + _SET).format(name), rest) is None
        for name in gone
    )
