"""What tells that a row of a part is one of the program in another form, or asks it again. Pure."""

from collections import Counter

from bot.patterns import later

_IF = later(r"(?:[)\]}]\s*)?(?:else\s+if|elif|if)\b(.*?)[:{]?$")
_SIGNS = later(r"\w+")
_JOINS = later(r"\b(?:and|or)\b|&&|\|\|")
_AROUND = " ()"


def asks_the_same(old: str, new: str) -> bool:
    """Whether a condition asks all that an old one did and more, or the same the other way round:
    it takes the place of that, and is never put within it."""
    was, now = _IF.match(old), _IF.match(new)
    if was is None or now is None:
        return False
    asked, asks = was[1].strip(_AROUND), now[1]
    if Counter(_SIGNS.findall(asked)) == Counter(_SIGNS.findall(asks)):
        return True
    return asked in (each.strip(_AROUND) for each in _JOINS.split(asks))
