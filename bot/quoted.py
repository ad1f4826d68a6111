"""What a person quotes: words in their message that may be somebody else's. Pure.

Quoted are code, lines behind ">" and what stands between quotation marks. Adapters write what is
forwarded or replied to as such lines. Text that is pasted without any mark cannot be told from the
person's own. Where a file stands in a text (bot/turn/asked.py), nothing of it counts as theirs.

What is pasted may hold such marks itself. Which of them are the person's cannot be told, but theirs
are the first and the last: so all between these is taken for quoted.
"""

import re

_FILE = re.compile(r"\[(?:the attached|attached, but|said in the recording) ?")
"""How bot/turn/asked.py writes files; where one ends, its own text may say as well."""

_FENCE = re.compile(r"`{3,}|^[ \t>]*~{3,}", re.MULTILINE)  # people write "hi~~~", too
_LINES = re.compile(
    r"^[ \t]*>>>.*\Z"  # on Slack and Discord all that follows
    r"|^[ \t]*>[^\n]*$",
    re.DOTALL | re.MULTILINE,
)
_MARKS = r"[`\"“”„‟«»‹›「」『』《》＂]"
_OPENING = re.compile(rf"{_MARKS}|(?<!\w)['‘‚’‛](?=\S)")
_CLOSING = re.compile(rf"{_MARKS}|(?<=\S)['’‘](?!\w)")
"""Single ones only where they are no apostrophe."""


_NAME_CHARS = 40
_NAME = re.compile(r"(?!.*\w{3}\. )[\w'’-]+\.?(?:[ .][\w'’-]+\.?){0,2}")
"""Up to three words; a dot behind a longer one would end a sentence."""


def as_name(name: str) -> str:
    """What somebody or a channel is called, for the text of who mentions them: one short line,
    quoted where it is more than a plain name, as it would count as words of that person."""
    name = " ".join(name.split())
    if len(name) <= _NAME_CHARS and _NAME.fullmatch(name):
        return name
    name = re.sub(rf"{_MARKS}|~", "", name)  # no fence may part the marks put around it
    return f"“{name[:_NAME_CHARS].strip()}”"


def has_quotes(text: str) -> bool:
    """Whether something in it is quoted."""
    return without_quotes(text) != text


def without_quotes(text: str) -> str:
    """`text` without what is quoted in it: quoted lines; from the first fence to the last, to the
    end where one is left open; from the first quotation mark to the last. "" with a file in it."""
    if _FILE.search(text):
        return ""
    quoted = [lines.span() for lines in _LINES.finditer(text)]
    fences = list(_FENCE.finditer(text))
    if fences:
        end = len(text) if len(fences) % 2 else fences[-1].end()
        quoted.append((fences[0].start(), end))
    text = _without(text, quoted)  # at once: a fence in a quoted line does not unquote its rest
    if opening := _OPENING.search(text):
        closings = list(_CLOSING.finditer(text, opening.end()))
        if closings:
            text = f"{text[: opening.start()]} {text[closings[-1].end() :]}"
    return text


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` without these parts of it, which may overlap."""
    kept, at = [], 0
    for start, end in sorted(spans):
        kept.append(text[at:start])
        at = max(at, end)
    return " ".join((*kept, text[at:]))
