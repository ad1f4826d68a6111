"""What stands below a reply about where it comes from. Pure."""

from collections.abc import Sequence
from typing import Literal
from urllib.parse import quote

from bot.ports import Source

FROM_THE_MODEL = "From the model's own knowledge; nothing was looked up."
_TITLE_CHARS = 80
_MOST = 8


def sources_notice(
    sources: Sequence[Source],
    names: Literal["never", "looked_up", "all"],
    *,
    could_look_up: bool,
    has_looked_up: bool,
) -> str:
    """The sentence (Markdown), "" for none. `names`: whether sources are named at all, and whether
    it is said that there are none although the model could have looked something up."""
    if names == "never":
        return ""
    unique = list(dict.fromkeys(sources))
    if unique:
        return f"Looked up: {', '.join(_cited(source) for source in unique[:_MOST])}"
    if names == "all" and could_look_up and not has_looked_up:
        return FROM_THE_MODEL
    return ""


def _cited(source: Source) -> str:
    title = " ".join(source.title.split())[:_TITLE_CHARS]
    title = "".join("" if character in "[]`_*<>|\\" else character for character in title).strip()
    if not source.url:
        return title
    url = quote(source.url, safe=":/?#@!$&',;=%~+-.")
    return f"[{title or source.url}]({url})"
