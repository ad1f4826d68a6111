"""Text that would ping somebody, made harmless while it grows."""

import re
from functools import lru_cache

from bot.ports import Limits

_LONGEST_MENTION = 256
"""Characters. An end of text is looked at no further back: nobody's mention is longer."""

_SURROGATES = re.compile("([\ud800-\udbff][\udc00-\udfff])|[\ud800-\udfff]")
_HIGH_SURROGATES = ("\ud800", "\udbff")


def neutralise(document: str, limits: Limits, *, is_final: bool) -> str:
    """The document without live mentions, and without halves of characters.

    An end that may yet become a mention is held back unless the document is final. So what comes
    out for a document is a prefix of what comes out for the same document grown, given that
    `limits.mention_prefix` matches every end from which `limits.mentions` may come to match.

    Models write emoji as two JSON escapes, sometimes in two deltas: such halves are joined, and
    those that stay alone become U+FFFD, since no platform takes them.
    """
    if not is_final:
        document = document[: _held_from(document, limits)]
    if not document.isascii():
        document = _SURROGATES.sub(_whole_character, document)
    if not limits.mentions:
        return document
    escape = limits.mention_escape
    return _compiled(limits.mentions).sub(lambda _: escape, document)


def _held_from(document: str, limits: Limits) -> int:
    """Where the end begins that must not be shown yet."""
    end = len(document)
    if limits.mention_prefix:
        pattern = _compiled(limits.mention_prefix)
        found = pattern.search(document, max(0, end - _LONGEST_MENTION))
        end = found.start() if found else end
    if end and _HIGH_SURROGATES[0] <= document[end - 1] <= _HIGH_SURROGATES[1]:
        end -= 1
    return end


def _whole_character(match: re.Match[str]) -> str:
    pair: str | None = match[1]
    if pair is None:
        return "\ufffd"
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
