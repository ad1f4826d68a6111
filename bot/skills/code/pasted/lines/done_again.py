"""Whether the lines that run a program stand in an answer again, under other names. Pure.

`dog = Dog("Rex")` and `print(dog.bark())` are `d = Dog` and `print(d.bark())` with the call mended.
What tells that from an example of use is that nothing is left out which was called, and that the
values are the same, but for their kind (`5` for `"5"`); few may be others where what is called is
the same: then only the lines that call it can be what is mended.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

_CALLED = r"\b(?:for|while|if|try|with)\b|\b\w+(?=\()|(?<=\.)\w+"
_VALUE = (
    r"[fr]?\"([^\"\n]*)\"|[fr]?'([^'\n]*)'|`([^`\n]*)`|((?:(?<=[(\[{,=:])[ ]?-)?\b\d[\d_.]*\b"
    r"|\[\]|\{\}|\b(?:None|True|False|null|true|false)\b)"
)
_REMARK = r"((?<![\"'])[\"'](?![\"'])[^\"'\n]*[\"'])|[ ]*#[^\n]*"
_SAYING = r"(def [^\n]*:\n|class [^\n]*:\n)\s*(\"\"\"|''')[\s\S]*?\2"
_TYPE = r":[ ]*\w[\w.\[\], |]*(?=[,)=]|[ ]=)|[ ]*->[^:\n]*(?=:)"
_FEW = 3


def is_run_again(
    rows: Sequence[str], shown: Sequence[str], was: Mapping[str, str], now: Mapping[str, str]
) -> bool:
    """Whether what is shown does all that these lines do, under whatever names. The texts of what
    `was` and is defined `now` are by name."""
    if not _calls_all(rows, shown):
        return False
    is_same = all(_meant(was[name]) == _meant(text) for name, text in now.items() if name in was)
    return _lost(rows, shown) <= (_FEW if is_same else 0)


def is_done_again(rows: Sequence[str], shown: Sequence[str]) -> bool:
    """Whether what is shown does all that these lines do, with the same values."""
    return _calls_all(rows, shown) and not _lost(rows, shown)


def _lost(rows: Sequence[str], shown: Sequence[str]) -> int:
    """How many values are others."""
    return (_values(rows) - _values(shown)).total()


def _calls_all(rows: Sequence[str], shown: Sequence[str]) -> bool:
    """Whether all that lines call, take of something, or do again and again is in what is shown, as
    often; it may be handed over there (`tick` for `tick()`)."""
    called = Counter(re.findall(_CALLED, "\n".join(rows)))
    return bool(rows) and called <= Counter(re.findall(r"\w+", "\n".join(shown)))


def _values(rows: Sequence[str]) -> Counter[str]:
    """The values that stand in lines, those of texts word for word."""
    found = Counter[str]()
    for each in re.finditer(_VALUE, "\n".join(rows)):
        text = next((text for text in each.groups() if text is not None), "")
        found.update(re.findall(r"\w+|[\[\]{}-]", text) or [each[0]])
    return found


def _meant(text: str) -> list[str]:
    """The lines of a function without what it says of itself, comments and the types in heads."""
    rows = re.sub(_REMARK, r"\1", re.sub(_SAYING, r"\1", text)).split("\n")
    rows = [re.sub(_TYPE, "", row).replace(" ", "") if "def " in row else row for row in rows]
    return [row.rstrip() for row in rows if row.strip()]
