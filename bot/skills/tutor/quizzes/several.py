"""Whether a short answer that holds a key names several things, or the key only behind something
else. English only. Pure.

Several that are all keys are no list of which one is to be picked ("selfish or greedy" for the
opposite of generous); of a key and something else nobody can tell which is meant.

Not covered: something else of more than two words before a reason or a new sentence ("the old city
of Kyoto, because Tokyo is newer"); a reason that is given where why is asked.
"""

import re

from bot.patterns import later
from bot.skills.tutor.guides.words import named_steps
from bot.skills.tutor.quizzes import talk
from bot.skills.tutor.quizzes.question import Question, plain
from bot.skills.tutor.quizzes.talk import picked_or_counted, without_lead

_SEPARATES = re.compile(r"[,;/&+\n]|\band\b", re.IGNORECASE)
_JOINS = later(r"[,;/&+\n()\[\]]|\b(?:and|or|either|both|also|maybe)\b", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:in|on|at|of|by|for|from|to|with|as|yes|yeah|ok|okay|hm+|u[hm]+|oh|ah)\b")
_NAME_WORDS = 2
_ADDED = later(r"(?<=\s)[(\[](?P<said>[^()\[\]]*)[)\]]?")
"""What stands in brackets; not those within a name: iron(III) oxide."""
_CLAUSE = later(
    r"[\s,;:–-]+(?P<reason>(?:because|bc|cos|coz|cuz|since)\s+(?!of\b))|[.!?]+\s+|\n", re.IGNORECASE
)
_SHORT_FORM = later(
    r"(?:^|\s)(?:[a-z]|st|ste|mt|ft|dr|mrs?|ms|prof|gen|col|capt|pres|sir|rev|no|vs)\.\s*$",
    re.IGNORECASE,
)
"""Before a full stop that ends no sentence: Mt. Everest."""
_ASKS_WHY = later(r"\bwhy\b|\bcause[sd]?\b|\bmakes?\b|\breason\b", re.IGNORECASE)
_QUOTED = later(r"\"[^\"]*\"|“[^”]*”")
_NOT_NAMED = frozenset(
    plain(
        "i im we you he she it its they them this that these those there my our your what who how"
        " finally ez easy alright guess know knew remember remembered learned love like think"
        " definitely obviously clearly simple duh bingo boom"
    ).split()
)
"""Who says one of these names no other answer: "I remember! Tokyo"."""


def names_key(question: Question, said: str) -> bool:
    """Whether a text holds a key."""
    words = f" {plain(said)} "
    return any(f" {plain(key)} " in words for key in question.keys)


def are_all_keys(question: Question, said: str) -> bool:
    """Whether an answer names several keys and nothing else, however they are joined."""
    keys = {*map(plain, question.keys)}
    pieces = [plain(without_lead(each)) for each in _JOINS.split(said)]
    named = [piece for piece in pieces if piece]
    return len(named) > 1 and keys.issuperset(named)


def is_either(words: str, wanted: list[str]) -> bool:
    """Whether plain words that hold a key name something else beside it with "or", and take neither
    back: "Tokyo or Kyoto"."""
    joined = words.replace(" or ", " ")
    return joined != words and not talk.takes_back(joined, *wanted)


def is_only_behind(question: Question, said: str) -> bool:
    """Whether an answer that holds a key names something else first, and the key only behind it, in
    brackets, a reason or a new sentence."""
    return _is_only_added(question, said) or _is_only_told(question, said)


def is_list(question: Question, said: str) -> bool:
    """Whether an answer that holds a key is a list of which that is one: "Kyoto, Tokyo", not
    "Tokyo, Japan"."""
    if any(_SEPARATES.search(key) for key in question.keys):
        return False
    pieces = [piece for each in _SEPARATES.split(said) if (piece := plain(each))]
    others = [piece for piece in pieces if not names_key(question, piece)]
    if len(others) != 1:
        return len(others) > 1
    is_name = len(others[0].split()) <= _NAME_WORDS and not _NO_NAME.match(others[0])
    return is_name and (others[0] == pieces[0] or re.search(r"\band\b|[/&+]", said) is not None)


def _is_only_added(question: Question, said: str) -> bool:
    """Whether only brackets name a key, and something else stands before them: "Kyoto (Tokyo)".
    Nobody can tell that from another name of it, "Donau (Danube)". Words of the question are no
    other answer: "the capital (Tokyo)"."""
    added = [each for each in _ADDED.finditer(said) if names_key(question, each["said"])]
    if not added or names_key(question, _ADDED.sub(" ", said)):
        return False
    head = plain(picked_or_counted(said[: added[0].start()])).split()
    return not _asked(question).issuperset(head)


def _is_only_told(question: Question, said: str) -> bool:
    """Whether only a reason or a new sentence names a key, and a name of something else stands
    before it: "Kyoto because Tokyo is newer", "Kyoto. Tokyo is in China"."""
    for clause in _CLAUSE.finditer(said):
        head, behind = said[: clause.start()], said[clause.end() :]
        if names_key(question, head) or not names_key(question, behind):
            return False
        if clause["reason"] and _ASKS_WHY.search(question.ask):
            continue
        is_end = clause["reason"] or not _SHORT_FORM.search(said[: clause.end()])
        if is_end and _is_other(question, head):
            return True
    return False


def _is_other(question: Question, head: str) -> bool:
    """Whether what stands before a clause names something, and is no talk."""
    *_, bare = talk.with_less(head)
    bare = picked_or_counted(bare)
    words = plain(bare).split()
    if not 0 < len(words) <= _NAME_WORDS or _NO_NAME.match(words[0]):
        return False
    if not _NOT_NAMED.isdisjoint(words) or _asked(question).issuperset(words):
        return False
    return named_steps.may_be_named(bare)


def _asked(question: Question) -> frozenset[str]:
    """The words of a question, but for a quotation out of which the answer is to be picked."""
    ask = _QUOTED.sub(lambda each: " " if names_key(question, each[0]) else each[0], question.ask)
    return frozenset(plain(ask).split())
