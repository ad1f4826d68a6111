"""What tells that a row of a part is one of the program in another form, or asks it again. Pure."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.patterns import later
from bot.skills.code.pasted.rows import Row, heads_above

_IF = later(r"(?:[)\]}]\s*)?(?:else\s+if|elif|if)\b(.*?)[:{]?$")
_SIGNS = later(r"\w+")
_JOINS = later(r"\b(?:and|or)\b|&&|\|\|")
_AROUND = " ()"


def goes_round(rows: Sequence[Row], held: Collection[int]) -> bool:
    """Whether a loop without an end that a part puts around these rows of it does them again where
    no error comes: it is left (`break`) neither right behind them nor beneath an `else:`."""
    first, last = min(held), max(held)
    heads = heads_above(rows[:first], rows[first].depth)
    if not any(rows[each].text == "while True:" for each in heads):
        return False
    behind = [each.text for each in rows[last + 1 :]]
    is_tried = any(rows[each].text == "try:" for each in heads)
    return not is_tried or (behind[:1] != ["break"] and ("else:", "break") not in pairwise(behind))


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
