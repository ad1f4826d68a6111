"""Text in quotation marks is to be seen as it stands, so no rule reads it. Pure."""

import re

_FIRST, _LAST = 0x13000, 0x1342E
"""Egyptian signs: each stands for a quotation, as a word of one letter that no rule knows. Who
writes one of them is quoted, too."""

_QUOTED = re.compile(
    r"\"[^\"\n]+\"|“[^”\n]+”|„[^“”\n]+[“”]|«[^»\n]+»|»[^«\n]+«"
    r"|(?<!\w)'(?=\S)[^\n]+?'(?!\w)|(?<!\w)‘[^\n]+?’(?!\w)"
    f"|[{chr(_FIRST)}-{chr(_LAST)}]"
)
_SIGN = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")


def hide_quoted(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with a sign in place of each quotation, and the quotations. One that is a quotation
    as a whole quotes nothing: it is what stands in the marks."""
    if _QUOTED.fullmatch(whole := text.strip()) and len(whole) > 1:
        return whole[1:-1], ()
    quoted = tuple(_QUOTED.findall(text))[: _LAST - _FIRST + 1]
    signs = map(chr, range(_FIRST, _LAST + 1))
    return _QUOTED.sub(lambda found: next(signs, found[0]), text), quoted


def show_quoted(text: str, quoted: tuple[str, ...]) -> str:
    """The text, or a part of it, with the quotations in place of their signs."""
    return _SIGN.sub(lambda found: quoted[ord(found[0]) - _FIRST], text)
