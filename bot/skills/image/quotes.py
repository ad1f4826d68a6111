"""Text that no rule reads: it is hidden while they do, and stands there again afterwards. Pure.

What is in quotation marks is to be seen in a picture as it stands.
"""

import re

_FIRST, _LAST = 0x13000, 0x1342E
"""Egyptian signs: each stands for a hidden text, as a word of one letter that no rule knows."""

SIGN = f"[{chr(_FIRST)}-{chr(_LAST)}]"
"""An expression for what stands for a hidden text."""

_SIGN = re.compile(SIGN)
_QUOTED = re.compile(
    r"\"[^\"\n]+\"|“[^”\n]+”|„[^“”\n]+[“”]|«[^»\n]+»|»[^«\n]+«"
    r"|(?<!\w)'(?=\S)[^\n]+?'(?!\w)|(?<!\w)‘[^\n]+?’(?!\w)"
    rf"|{SIGN}"  # who writes one of them is quoted, too
)


def hide_quoted(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with a sign in place of each quotation, and the quotations. One that is a quotation
    as a whole quotes nothing: it is what stands in the marks."""
    if _QUOTED.fullmatch(whole := text.strip()) and whole[-1] not in whole[1:-1]:
        text = whole[1:-1]
    return hide(text, _QUOTED, ())


def hide(text: str, what: re.Pattern[str], hidden: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The text with a sign in place of each `what`, and these behind those that are `hidden`
    already. As many as there are signs; what is more stays."""
    found = what.findall(text)[: _LAST - _FIRST + 1 - len(hidden)]
    signs = iter(range(_FIRST + len(hidden), _FIRST + len(hidden) + len(found)))
    text = what.sub(lambda each: chr(sign) if (sign := next(signs, 0)) else each[0], text)
    return text, (*hidden, *found)


def number_of(sign: str) -> int | None:
    """The place in what is hidden of what this word stands for; None for any other word."""
    return ord(sign) - _FIRST if _SIGN.fullmatch(sign) else None


def show(text: str, hidden: tuple[str, ...]) -> str:
    """The text, or a part of it, with what was hidden in its place."""
    return _SIGN.sub(lambda sign: hidden[ord(sign[0]) - _FIRST], text)
