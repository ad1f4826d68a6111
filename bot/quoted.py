"""What a person quotes: words in their message that may be somebody else's. Pure.

Quoted are code, lines behind ">" and what stands between quotation marks. Adapters write what is
forwarded or replied to as such lines. Text that is pasted without any mark cannot be told from the
person's own.

What is pasted may hold such marks itself. Which of them are the person's cannot be told, but theirs
are the first and the last: so all between these is taken for quoted.
"""

import re

_FENCE = re.compile(r"`{3,}|~{3,}")
_LINES = re.compile(
    r"^[ \t]*>>>.*\Z"  # on Slack and Discord all that follows
    r"|^[ \t]*>[^\n]*$",
    re.DOTALL | re.MULTILINE,
)
_MARKS = r"[`\"“”„‟«»‹›「」『』《》＂]"
_OPENING = re.compile(rf"{_MARKS}|(?<!\w)['‘‚](?=\S)")
_CLOSING = re.compile(rf"{_MARKS}|(?<=\S)['’‘](?!\w)")
"""Single ones only where they are no apostrophe."""


def without_address(name: str) -> str:
    """What somebody or a channel is called, for the text of who mentions them: there, an address
    counts as named by that person."""
    return name.replace("://", ":")


def has_quotes(text: str) -> bool:
    """Whether something in it is quoted."""
    return without_quotes(text) != text


def without_quotes(text: str) -> str:
    """`text` without what is quoted in it: from the first fence to the last, to the end where one
    is left open; quoted lines; from the first quotation mark to the last."""
    fences = list(_FENCE.finditer(text))
    if fences:
        end = len(text) if len(fences) % 2 else fences[-1].end()
        text = f"{text[: fences[0].start()]} {text[end:]}"
    text = _LINES.sub(" ", text)
    if opening := _OPENING.search(text):
        closings = list(_CLOSING.finditer(text, opening.end()))
        if closings:
            text = f"{text[: opening.start()]} {text[closings[-1].end() :]}"
    return text
