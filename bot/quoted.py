"""What a person quotes: words in their message that may be somebody else's. Pure.

Quoted are code, lines behind ">" and what stands between quotation marks. Adapters write what is
forwarded or replied to as such lines. Text that is pasted without any mark cannot be told from the
person's own.
"""

import re

_FENCE = re.compile(r"`{3,}|~{3,}")
_QUOTED = re.compile(
    r"^[ \t]*>>>.*\Z"  # on Slack and Discord all that follows
    r"|^[ \t]*>[^\n]*$|(`{1,2})[^\n]*?\1|\"[^\"\n]*\"|[“„][^“”„\n]*[“”]|«[^«»\n]*»",
    re.DOTALL | re.MULTILINE,
)
"""Each piece ends before the next of its kind can begin, so that a long line of openings takes no
longer than any other."""


def has_quotes(text: str) -> bool:
    """Whether something in it is quoted."""
    return bool(_FENCE.search(text) or _QUOTED.search(text))


def without_quotes(text: str) -> str:
    """`text` without what is quoted in it.

    From the first fence to the last all is taken for code, to the end where one is left open: which
    of those between belong to the text that was pasted cannot be told.
    """
    fences = list(_FENCE.finditer(text))
    if fences:
        end = len(text) if len(fences) % 2 else fences[-1].end()
        text = f"{text[: fences[0].start()]} {text[end:]}"
    return _QUOTED.sub(" ", text)
