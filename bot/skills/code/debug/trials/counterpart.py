"""The line of mended code that does what the line that failed did. Pure.

It is looked for where that failed: in the function as it is called now, and in those that are new.
A line that stood there already beside the one that failed does not take its place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

_COMMENT = re.compile(r"""("[^"\n]*"|'[^'\n]*')|#.*""")


@dataclass(frozen=True, slots=True)
class Span:
    """A function: its name, and the lines at which it begins (with what decorates it) and ends."""

    name: str
    begin: int
    end: int


def counterpart(
    before: str, failed: int, was: Span | None, after: str, now: Sequence[Span], known: set[str]
) -> int:
    """The line of `after` that stands in the place of the line of `before` that `failed`: the same
    one, or that of the new ones which is most like it; 0: none is. `was` and `now` are the function
    in which it failed (None: outside of all), and those that may do what it did; `known` are the
    names of what `before` defined."""
    old, new = _rows(before), _rows(after)
    is_new = [span for span in now if span.name not in known]
    first = (was.begin - 1, was.end) if was else (0, len(old))
    at = failed - 1 - first[0]
    own = [span for span in now if span.name in known] if was else [Span("", 1, len(new))]
    found = list[int]()
    for span in own:
        rows = new[span.begin - 1 : span.end]
        changes = SequenceMatcher(None, old[slice(*first)], rows, autojunk=False).get_opcodes()
        for kind, begin, end, place, place_end in changes:
            if kind == "equal" and begin <= at < end:
                return span.begin + place + at - begin
            found += range(span.begin + place, span.begin + place_end) if kind != "equal" else ()
    found += [line for span in is_new for line in range(span.begin, span.end + 1)]
    near = get_close_matches(old[failed - 1], [new[line - 1] for line in found], n=1)
    return next((line for line in found if new[line - 1] in near), 0)


def _rows(source: str) -> list[str]:
    """The lines, without how far they are indented and without comments."""
    return [_COMMENT.sub(lambda found: found[1] or "", row).strip() for row in source.split("\n")]
