"""Lists whose items carry marks of their own: "1. …", "2) …", "(a) …", "[1] …", "iv) …", "Q1: …",
"- …", a line each or, where they count from the first, within one. Pure.

"Step 1:" is no such mark: what stands behind it belongs to one exercise; nor is "A:" before an
answer. "1- …", "1/ …" and "1.7 x 8" may be marks, or parts of sums.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.skills.tutor.maths.kinds import quantities
from bot.skills.tutor.maths.written import divisions, letter_x
from bot.skills.tutor.maths.written.around import bare, close_up
from bot.skills.tutor.maths.written.sums import in_signs, sum_in

_NAMED = r"(?:q(?:uestion)?|ex(?:ercise|\.)?|problem|task|no\.|nr\.?|\#)[ \t]?"
_MARK = re.compile(
    r"(?:^[ \t]*(?P<dash>[-–−*•])[ \t]+(?=\S)"
    r"|^[ \t]*(?P<unsure>\d{1,2})(?P<stop>[-–−/](?=[ \t])|\.(?=\S))[ \t]*"
    r"|(?:^|(?<=[\s,;:]))q(?:uestion)?(?P<asks>[:.])(?=\s)[ \t]*"
    r"|(?:^|(?<=[\s,;:]))(?P<opens>[(\[])?"
    rf"(?:(?P<named>{_NAMED})?(?P<number>\d{{1,2}})(?P<part>[a-h])?|(?P<roman>i{{1,3}}|i?v|vi{{1,3}})"
    r"|(?P<letter>[a-l]))(?P<ends>[.):](?=\s)|[)\]]|(?(named)(?=\s)|(?!)))[ \t]*)",
    re.IGNORECASE | re.MULTILINE,
)
_OF_ONE = (
    rf"(?i)\s*(?:{_NAMED}\d{{1,3}}[a-h]?[ \t]?[.:)]?\s+|(?:\d{{1,3}}[a-h]?|[a-l]|i{{1,3}}|i?v)\)\s*"
    r"|\((?:\d{1,3}[a-h]?|[a-l]|i{1,3}|i?v)\)\s+(?![-−–+*×÷/·^=<>]\s)|\d{1,3}[a-h]?[.:]\s+)(?=\S)"
)
"""Before a single item; (3) + 4 begins with a number."""
_CLOSES = {"(": ")", "[": "]"}
_MINUS = re.compile(r"\s*[-–−]")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_GOES_ON = re.compile(r"(?:[-−+*/×÷·^=<>≤≥(]|\b(?:is|by|times|plus|minus|page|p\.?|of))\s*$", re.I)
"""Before a number that is none of an item."""
_LINE_START = re.compile(r"(?:^|\n)[ \t]*$")
_LOOK_BACK = 40
_ASIDE = re.compile(r"\W{0,9}(?:page|p\.|chapter|unit|section|part)\s", re.IGNORECASE)
_MATHS = re.compile(r"[\d=<>≤≥√]")
_MARGIN = " \t,;✓✔✅☑❌✗✘"
_CHECK = re.compile(r"^.*?\b(?:check|mark) my \w+\b[:.,]?", re.IGNORECASE | re.DOTALL)
_OF_ALL = re.compile(
    r"\b(?:differentiate|derivatives?|integra\w+|antiderivatives?|round\w*|estimat\w+"
    r"|nearest|approximat\w+|binary|hex\w*|octal|mod\w*|base)\b",
    re.IGNORECASE,
)
"""Before a list whose items do not say what is to be done, or mean something else by "="."""
_RELATION = re.compile(r"[=<>≤≥√^]")


@dataclass(frozen=True, slots=True)
class Listed:
    """The items of a list, without their marks. `is_dashed`: these may have been minuses;
    `is_of_first`: the first is an exercise that stands before the list. `written` is how they stand
    where a mark may be part of one, () where none may; `is_likely`: such marks are usual. `labels`
    are the marks, "b" and "2", each "" where they do not count."""

    items: tuple[str, ...]
    is_dashed: bool = False
    is_of_first: bool = False
    written: tuple[str, ...] = ()
    is_likely: bool = True
    labels: tuple[str, ...] = ()

    @property
    def readings(self) -> tuple[tuple[str, ...], ...]:
        """The items as they are and, where dashes stand before them, with a minus each: nobody
        means the one by some dashes of a list, and the other by the others."""
        before = self.items[: self.is_of_first]
        signed = tuple(f"-{each}" for each in self.items[self.is_of_first :])
        return (self.items, before + signed)[: 1 + self.is_dashed]


@dataclass(frozen=True, slots=True)
class _Begin:
    """Where an item begins in a text, and behind its mark, which may be part of it where it
    `is_unsure`. `count` is its number in the `style`, `label` what it is called."""

    style: str
    count: int
    start: int
    behind: int
    is_unsure: bool = False
    label: str = ""


def read(text: str) -> Listed | None:
    """The list in a text; None for fewer than two items, and where it is said before them what to
    do with each."""
    asked = divisions.in_signs(close_up(text.replace("**", "").replace("`", "")))
    text = letter_x.settled(_in_rows(_CHECK.sub("", asked).strip()))
    begins = _begins(text)
    head = text[: begins[0].start] if begins else ""
    if len(begins) < 2 or is_of_all(head):
        return None
    ends = [*(each.start for each in begins[1:]), len(text)]
    pieces = [text[each.behind : end] for each, end in zip(begins, ends, strict=True)]
    has_signs = begins[0].style == "dash"
    items = tuple(item for piece in pieces if (item := _item(piece)))
    labels = tuple(each.label for each, piece in zip(begins, pieces, strict=True) if _item(piece))
    if len(items) < 2 or (has_signs and any("\n" in item for item in items)):
        return None  # a line behind a dash that has none: a sum may go on there
    is_dashed = has_signs and all(_MINUS.match(text, each.start) for each in begins)
    exercise = _exercise(head)
    before = (exercise,) * bool(exercise)
    starts = [each.start if each.is_unsure else each.behind for each in begins]
    written = tuple(text[start:end].strip() for start, end in zip(starts, ends, strict=True))
    is_unsure = any(each.is_unsure for each in begins)
    return Listed(
        before + items,
        is_dashed,
        is_of_first=bool(exercise),
        written=before + written if is_unsure else (),
        is_likely=not begins[0].style.endswith("."),
        labels=("",) * len(before) + labels,
    )


def _in_rows(text: str) -> str:
    """A text with each item on a line of its own: the x of "= 5x 2) 4a - a" is not for times."""
    begins = [each.start for each in _begins(text)]
    return "\n".join(text[begin:end] for begin, end in pairwise([0, *begins, len(text)]) if end)


def without_mark(text: str) -> str:
    """A text without the mark of the one item that it is: "1. 3x + 2 = 11"; any other as it is."""
    found = re.match(_OF_ONE, text)
    return text[found.end() :] if found and read(text) is None else text


def is_of_all(head: str) -> bool:
    """Whether a heading says what to do with each item, or how "=" is meant."""
    return _OF_ALL.search(head) is not None


def _begins(text: str) -> list[_Begin]:
    begins: list[_Begin] = []
    for found in _MARK.finditer(text):
        begin = _begin(found)
        if begin is not None and _follows(begin, begins, text):
            begins.append(begin)
    begins = _without_answers(begins, text)
    styles = {each.style for each in begins}
    return begins if len(styles) == 1 or "dash" not in styles else []


def _without_answers(begins: list[_Begin], text: str) -> list[_Begin]:
    """The same without each "A:" behind a question of a list that has no "B:"."""
    letters = [each for each in begins if each.style.startswith("letter")]
    if not letters or len(letters) == len(begins) or any(each.count > 1 for each in letters):
        return begins
    kept = begins[:1]
    for each in begins[1:]:
        if each not in letters or not _MATHS.search(text[kept[-1].behind : each.start]):
            kept.append(each)
    return kept


def _begin(found: re.Match[str]) -> _Begin | None:
    if found["dash"]:
        return _Begin("dash", 1, *found.span())
    if found["unsure"]:
        count = int(found["unsure"]) * 100
        label = found["unsure"]
        return _Begin(f"number{found['stop']}", count, *found.span(), is_unsure=True, label=label)
    if found["asks"]:
        return _Begin("question", 1, *found.span())
    if (found["opens"] and found["ends"] != _CLOSES[found["opens"]]) or (
        found["ends"] == "]" and not found["opens"]
    ):
        return None
    named = "named" if found["named"] else ""
    style = f"{named}{found['opens'] or ''}{found['ends']}"
    if found["number"]:
        count = int(found["number"]) * 100 + "_abcdefgh".index((found["part"] or "_").lower())
        label = f"{found['number']}{found['part'] or ''}".lower()
        return _Begin(f"number{style}", count, *found.span(), label=label)
    if label := (found["roman"] or "").lower():
        return _Begin(f"roman{style}", _ROMANS.index(label) + 1, *found.span(), label=label)
    label = found["letter"].lower()
    return _Begin(f"letter{style}", ord(label) - ord("a") + 1, *found.span(), label=label)


def _follows(begin: _Begin, begins: list[_Begin], text: str) -> bool:
    """Whether an item begins there, behind those that begin before it."""
    if begin.style in ("dash", "question"):
        return True
    last = next((each.count for each in reversed(begins) if each.style == begin.style), None)
    is_next = begin.count in (_next(last) if "number" in begin.style else ((last or 0) + 1,))
    behind = begins[-1].behind if begins else 0
    if _LINE_START.search(text[max(behind, begin.start - _LOOK_BACK) : begin.start]):
        is_sure = "named" in begin.style or not (begin.is_unsure or re.search("[:([]", begin.style))
        return is_next or (is_sure and (last is None or begin.count >= last))
    if not is_next or begin.style[-1] not in ".:)]":
        return False
    before = text[behind : begin.start]
    return all(
        before.count(one) == before.count(end) for one, end in _CLOSES.items()
    ) and not _GOES_ON.search(before[-_LOOK_BACK:])


def _next(last: int | None) -> tuple[int, ...]:
    """The numbers that may stand behind one, as `_Begin.count` has them: 2, 2a or 1b behind 1a."""
    if last is None:
        return 100, 101
    whole = (last // 100 + 1) * 100
    return last + 1, whole, whole + 1


def _item(piece: str) -> str:
    first, *others = (line.strip(_MARGIN) for line in piece.strip().splitlines() or [""])
    own = [line for line in others if _MATHS.search(line) and not _ASIDE.match(line)]
    return "\n".join([first, *own]).strip()


def _exercise(head: str) -> str:
    """What stands before a list, if that is an exercise; "" for a heading."""
    head = bare(head.strip(" \t\n,;:.?!"))
    said = in_signs(head)
    is_sum = bool(sum_in(said)) and re.search(r"\bp(?:age|\.)", head) is None
    return head if is_sum or _RELATION.search(said) or quantities.is_sum_in(head) else ""
