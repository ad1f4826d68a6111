"""The options of a choice at which a text points by letter or place, in whatever words: "look at A
once more", "the top one", "option two", "second from the bottom". Pure.

A capital A that begins a sentence is a letter before what only a verb's subject has behind it ("A
fits"), else an article. Letters that the exercise or an option names may mean that.
Not covered: what an option is like ("the one with eight letters", "first in the alphabet").
"""

import re
from collections.abc import Iterator

from bot.patterns import later
from bot.skills.tutor.quizzes.question import LETTERS, Question

_NO_MORE = r"(?!\w)(?!['’](?!s\b))(?!\.\w)"
_CAPITAL = later(
    rf"(?<![\w'’&°^])(?<!\w\.)[B-H]{_NO_MORE}(?![&+#])"
    rf"|(?<=[\w,;)] )A{_NO_MORE}(?! [A-Z])"
    rf"|(?<![\w'’.])A{_NO_MORE}(?! (?!I\b)\w)"
    r"|(?<![\w'’.])A(?= (?:is|was|isn|has|does|doesn|it|(?:must|can) be|cannot|could|should|would"
    r"|might|and|or|then|again|alone|only|always|also|too|of course|for sure|indeed"
    r"|[a-z]+(?<![aisu])s)\b)"
)
_SMALL = later(
    rf"(?<![\w'’&.^*/+=(°-])(?<!\d )[b-h]{_NO_MORE}(?! ?[-−+*/=^(])"
    r"|(?<![\w'’.])a(?=[,:;?!)]|\.(?!\.|\w)|$| (?:is|was|isn|fits|must be)\b)"
)
_ORDINALS = (
    ("first", "1st", "top", "topmost", "upper", "uppermost", "highest"),
    ("second", "2nd"),
    ("third", "3rd"),
    ("fourth", "4th"),
    ("fifth", "5th"),
)
_LAST = ("last", "final", "bottom", "bottommost", "lowest", "lowermost")
_COUNTS = ("one", "two", "three", "four", "five")
_NEXT_TO_LAST = later(r"\b(?:last but one|next[ -]to[ -](?:the )?last|penultimate)\b", re.I)
_IN_ORDER = "|".join(word for words in (*_ORDINALS, _LAST, ("middle",)) for word in words)
_RANK = (
    rf"\b(?P<rank>{_IN_ORDER})"
    r"(?:[ -](?:from|to)(?: the)?[ -](?P<end>top|start|beginning|bottom|last|end)\b)?"
)
_OPTION = (
    r"(?:(?:option|answer|choice|item|button|alternative|candidate|suggestion|entr(?:y|ie)"
    r"|possibilit(?:y|ie)|one)s?\b(?! (?:digit|place|column)))"
)
_LIST = r"(?:the|your|our|these|this|those)(?: \w+)? (?:list|options|answers|choices|buttons)\b"
_ORDINAL = "|".join(word for words in (*_ORDINALS, _LAST) for word in words[:2])
_BY_PLACE = tuple(
    later(form, re.IGNORECASE)
    for form in (
        rf"{_RANK} (?:\w+ )?{_OPTION}",
        rf"\bthe (?:very )?(?=(?:{_ORDINAL})\b(?!-)){_RANK}(?=[\s*\"”’)]*(?:[.?!,;:]|$))",
        rf"(?:\b(?:is|try|pick|choose|take|about)|['’]s) the {_RANK}(?=\s*(?:[.?!,;:]|$))",
        rf"{_OPTION}[\w ]{{0,12}} (?:at|on|in)(?: the)?(?: very)? {_RANK}",
        rf"{_RANK}(?: place| position)? (?:of|in|on|from) {_LIST}",
    )
)
_HEADS = later(rf"\b(?P<rank>heads?|tops?|leads?|opens?|closes?|ends?) {_LIST}", re.IGNORECASE)
_BY_COUNT = later(
    r"(?:\b(?:option|choice|answer|number|letter|no\b\.?|no(?=\d))|#)\W{0,3}(?:(?:is|number|no\.?)\W+)?"
    rf"(?P<count>[1-5]|{'|'.join(_COUNTS)})\b(?![.,/]\d|\s*[-−+*/×÷=%^])"
    r"(?! (?:more|of|at|question|step|thing|part|word|number)s?\b)",
    re.IGNORECASE,
)
_BESIDE = r"(?:above|below|beneath|under(?:neath)?|before|after|following|preceding|next to|beside)"
_BESIDE_TRY = later(
    rf"\b{_BESIDE} (?:(?:option|letter|answer) )?"
    r"(?:yours|your (?:\w+ )?(?:answer|choice|option|pick|try|guess|one))\b"
    r"|\b(?:one|two|three|four|[1-4]) (?:\w+ )?(?:up|down|higher|lower|further)\b",
    re.IGNORECASE,
)
_RULES_OUT = later(
    r"\b(?:not|cannot|neither|nor|never|wrong|incorrect|false|out|eliminate\w*|excluded?|exclude"
    r"|discard\w*|dropp?(?:ed)?|instead|rather)\b|n['’]t\b",
    re.IGNORECASE,
)
_SENTENCE_END = later(r"[.?!;\n]")


def points_at_other(text: str, question: Question, seed: str, tried: frozenset[str]) -> bool:
    """Whether it points at an option that nobody `tried`, but to rule out a wrong one; also at none
    by name: "the one above yours"."""
    options = question.options(seed)
    if _BESIDE_TRY.search(text) or _is_beside_option(text, options):
        return True
    for at, found in _pointed_at(_NEXT_TO_LAST.sub("second to last", text), question, options):
        if options[at] == question.key:
            return True
        if options[at] not in tried and not _RULES_OUT.search(_sentence_of(found)):
            return True
    return False


def _is_beside_option(text: str, options: tuple[str, ...]) -> bool:
    named = "|".join((f"[A-{LETTERS[len(options) - 1]}]", *map(re.escape, options)))
    said = rf"{_OPTION}[\w ]{{0,20}} {_BESIDE} (?:the )?(?:{named})(?!\w)"
    return re.search(said, text, re.IGNORECASE) is not None


def _pointed_at(
    text: str, question: Question, options: tuple[str, ...]
) -> Iterator[tuple[int, re.Match[str]]]:
    """The places of the options, from 0, each with what points at it."""
    asked = "\n".join((question.ask, *options))
    capitals, small = {*_CAPITAL.findall(asked)}, {*_SMALL.findall(asked)}
    letters = (*_CAPITAL.finditer(text), *_SMALL.finditer(text))
    said = ((LETTERS.index(found[0].upper()), found) for found in letters)
    for at, found in (*said, *_by_place(text, len(options))):
        is_of_exercise = found[0] in small or (
            found[0] in capitals and options[at : at + 1] != (question.key,)
        )
        if at < len(options) and not is_of_exercise:
            yield at, found


def _by_place(text: str, count: int) -> Iterator[tuple[int, re.Match[str]]]:
    for form in _BY_PLACE:
        for found in form.finditer(text):
            at = _place(found["rank"].casefold(), count)
            is_from_end = (found["end"] or "").casefold() in ("bottom", "last", "end")
            if 0 <= (at := count - 1 - at if is_from_end else at) < count:
                yield at, found
    for found in _HEADS.finditer(text):
        yield (count - 1 if found["rank"][0] in "ceCE" else 0), found
    for found in _BY_COUNT.finditer(text):
        said = found["count"].casefold()
        yield (_COUNTS.index(said) if said in _COUNTS else int(said) - 1), found


def _place(rank: str, count: int) -> int:
    if rank == "middle":
        return count // 2
    return next((at for at, words in enumerate(_ORDINALS) if rank in words), count - 1)


def _sentence_of(found: re.Match[str]) -> str:
    text = found.string
    start = max((each.end() for each in _SENTENCE_END.finditer(text, 0, found.start())), default=0)
    end = _SENTENCE_END.search(text, found.end())
    return text[start : end.start() if end else len(text)]
