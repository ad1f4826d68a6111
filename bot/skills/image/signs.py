"""Whether a message asks for a picture. Pure."""

import re

_PICTURE = (
    r"(?:picture|image|photo(?:graph)?|illustration|drawing|painting|logo|poster|icon|wallpaper"
    r"|portrait|sketch|cartoon|artwork|cover art)s?"
)
_WISH = re.compile(
    rf"\b(?:draw|paint|sketch|illustrate|generate|create|make|design|render|give|show)\b"
    rf"[^.?!\n]{{0,40}}\b{_PICTURE} (?:of|with|showing|for|in which|where)\b"
    rf"|\b(?:i want|i need|i would like|i'd like)\b[^.?!\n]{{0,30}}\b{_PICTURE} (?:of|showing)\b"
    rf"|^\W*(?:please |can you |could you )*(?:draw|paint|sketch|illustrate)(?:(?: me| us) "
    rf"(?:the|my|our|a|an|some)| an?| some| two| three)\b(?! (?:conclusions?|lines? between"
    rf"|distinctions?|comparisons?|parallels?|blank|graph of the function|diagram|flow ?chart"
    rf"|table))",
    re.IGNORECASE,
)
_BRIEF = re.compile(
    r"\b(?:design|fashion|collection|look ?book|moodboard|garment|outfit) brief\b"
    r"|\bdesign (?:me |us )?(?:a|an|some) [^.?!\n]{0,40}\b(?:dress|coat|jacket|shirt|suit|skirt"
    r"|outfit|bag|shoes?|chair|lamp|sofa|rug|interior|collection)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"^\s*#?([1-8])\s*[,:]?\s+but\b\s*(.+)$", re.IGNORECASE | re.DOTALL)
_READ_CHARS = 1000


def matches(text: str) -> bool:
    """Whether the text asks, in English, for a picture or a design, or to change one by its
    number ("2, but in linen")."""
    read = text[:_READ_CHARS]
    return any(sign.search(read) for sign in (_WISH, _BRIEF, _CHANGE))


def is_brief(text: str) -> bool:
    """Whether it asks for a design in several variants."""
    return _BRIEF.search(text[:_READ_CHARS]) is not None


def change_of(text: str) -> tuple[int, str] | None:
    """Which picture is to be changed, and how: "2, but in linen"."""
    found = _CHANGE.match(text)
    return (int(found[1]), found[2].strip()) if found else None
