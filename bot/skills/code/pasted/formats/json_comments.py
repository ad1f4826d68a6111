"""JSON with comments, as people keep it in `tsconfig.json` and answers point at a change with it
(`// add this line`). Pure.

The comments are read over and stay where they are: what is read has spaces in their places, so that
each sign stands where it stood.
"""

import json
import re

LEFT_OUT = "..."
"""What a text says in place of what is left out, as a value or the beginning of a key."""

_PIECE = re.compile(
    r"(?P<text>\"(?:[^\"\\\n]|\\.)*\")|(?P<comment>//[^\n]*|/\*[\s\S]*?\*/|#[^\n]*)"
    r"|(?P<mark>(?:\.\.\.|…)[^,\"{}\[\]\n/]*)"
)
_TRAILING = re.compile(r",(?=\s*[}\]])")
_SAYS_SO = re.compile(
    r"\.\.\.|…|\b(?:unchanged|rest of|remaining|existing|same as|as before|omitted)\b",
    re.IGNORECASE,
)
_AS_TEXT = (LEFT_OUT, "…")


def has_comments(text: str) -> bool:
    """Whether anything in it is a comment."""
    return any(each["comment"] for each in _PIECE.finditer(text))


def blanked(text: str) -> str:
    """JSON for one with comments, and, where it has such, with commas behind the last of something:
    each sign of them is a space. A text without comments as it is."""
    if not has_comments(text):
        return text
    bare = _PIECE.sub(lambda each: _spaces(each[0]) if each["comment"] else each[0], text)
    texts = [each.span() for each in _PIECE.finditer(bare) if each["text"]]
    commas = [each.start() for each in _TRAILING.finditer(bare)]
    ends = {at for at in commas if not any(begin <= at < end for begin, end in texts)}
    return "".join(" " if at in ends else sign for at, sign in enumerate(bare))


def loaded(text: str) -> object:
    """The value of JSON, also of one with comments. Raises `ValueError` for no JSON."""
    return json.loads(blanked(text))


def bare(text: str) -> str:
    """A text with no comments in it, and no rows of nothing else; it is not checked."""
    rows = []
    for was, now in zip(text.split("\n"), _without(text).split("\n"), strict=True):
        if now.strip() or not was.strip():
            rows.append(now.rstrip() if now != was else now)
    return "\n".join(rows)


def marked(part: str) -> str:
    """A part without its comments, in which what it says to be left out is a member like others:
    `LEFT_OUT` in a list, one that begins like that in an object."""
    pieces, last = list[str](), 0
    for number, each in enumerate(_PIECE.finditer(part)):
        pieces.append(part[last : each.start()])
        last = each.end()
        is_alone = each["text"] and each[0].strip('"') in _AS_TEXT
        so_far = "".join(pieces).rstrip()
        if not (_is_mark(each) or is_alone):
            pieces.append(_spaces(each[0]) if each["comment"] else each[0])
        elif so_far.endswith(":") or (is_alone and part[last:].lstrip().startswith(":")):
            pieces.append(f'"{LEFT_OUT}"' if so_far.endswith(":") else f'"{LEFT_OUT}{number}"')
        else:
            pieces.append(_member(so_far, part[last:], number))
    return _without_commas_at_ends("".join([*pieces, part[last:]]))


def says_left_out(source: str, code: str) -> bool:
    """Whether code says that some is left out, and does not only have that from the source."""
    found = (each[0].strip() for each in _PIECE.finditer(code) if _is_mark(each))
    return any(each not in source for each in found)


def _is_mark(piece: re.Match[str]) -> bool:
    is_said = piece["comment"] is not None and _SAYS_SO.search(piece["comment"]) is not None
    return is_said or piece["mark"] is not None


def is_left_out(value: object) -> bool:
    """Whether a value, or a key, stands for what is left out."""
    return isinstance(value, str) and value.startswith(LEFT_OUT)


def is_cut(value: object) -> bool:
    """Whether anything in a value is left out."""
    if isinstance(value, dict):
        return any(map(is_left_out, value)) or any(map(is_cut, value.values()))
    if isinstance(value, list):
        return any(map(is_cut, value))
    return is_left_out(value)


def _member(before: str, behind: str, number: int) -> str:
    """What is left out as a member of what it stands in, with the commas that are missing."""
    name = f'"{LEFT_OUT}{number}": "{LEFT_OUT}"' if _is_in_object(before) else f'"{LEFT_OUT}"'
    comma = "" if before[-1:] in ("", "{", "[", ",") else ", "
    rest = bare(behind).lstrip()
    return f"{comma}{name}{'' if rest[:1] in ('', ',', '}', ']') else ','}"


def _is_in_object(before: str) -> bool:
    """Whether what comes behind this stands in an object, or in none."""
    opened = list[str]()
    for sign in _PIECE.sub("", before):
        if sign in "{[":
            opened.append(sign)
        elif sign in "}]" and opened:
            opened.pop()
    return not opened or opened[-1] == "{"


def _without(text: str) -> str:
    return _PIECE.sub(lambda each: "\n" * each[0].count("\n") if each["comment"] else each[0], text)


def _without_commas_at_ends(text: str) -> str:
    shown = _PIECE.sub(lambda each: "_" * len(each[0]), text)
    ends = {each.start() for each in _TRAILING.finditer(shown)}
    return "".join(sign for at, sign in enumerate(text) if at not in ends)


def _spaces(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
