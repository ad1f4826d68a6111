"""Questions that a model wrote, in whichever of the usual forms. Pure.

Not covered: where the right option is told by its number alone, and no other question of the same
answer says whether that is counted from none or from one: such a key is among no options.
"""

from collections.abc import Iterable
from typing import Any

from bot.skills.tutor.usual_forms import field, folded, within

_ASK = ("question", "questiontext", "stem", "q")
_KEY = (
    "answer",
    "correctanswer",
    "correctoption",
    "correctchoice",
    "correct",
    "rightanswer",
    "key",
)
_INDEX = ("answerindex", "correctindex", "correctanswerindex", "correctoptionindex")
_OPTIONS = ("options", "choices", "answers", "answeroptions", "alternatives")
_WRONG = ("wrong", "wronganswers", "incorrect", "incorrectanswers", "distractors", "wrongoptions")
_WHY = ("why", "explanation", "rationale", "reason", "feedback")
_QUOTE = ("quote", "quotation", "evidence", "citation", "sentence", "sourcequote")
_TEXT = ("text", "option", "answer", "value", "content", "label")
_NAME = ("id", "letter", "key", "label")
_IS_KEY = ("correct", "iscorrect", "isanswer")


def questions_in(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The questions within JSON objects, with the fields that they were asked for with."""
    found = [_in_ours(each) for entry in entries for each in [*within(entry, *_ASK)] or [entry]]
    places = [each for each in found if _is_place(each)]
    if any(each["answer"] == 0 for each in places):
        for each in places:
            options = each["options"]
            if each["answer"] < len(options):
                each["answer"] = options[each["answer"]]
    return found


def _in_ours(entry: dict[str, Any]) -> dict[str, Any]:
    options, key = _options(field(entry, *_OPTIONS), field(entry, *_KEY))
    place = field(entry, *_INDEX)
    if type(place) is int and isinstance(options, list) and 0 <= place < len(options):
        key = options[place]
    ours = {
        "question": field(entry, *_ASK),
        "options": options,
        "answer": key,
        "wrong": field(entry, *_WRONG),
        "why": field(entry, *_WHY),
        "quote": field(entry, *_QUOTE),
    }
    return {name: each for name, each in ours.items() if each is not None}


def _options(said: Any, key: Any) -> tuple[Any, Any]:
    """The options as a list, and the key, which may be the name of one of them or be marked."""
    if isinstance(said, dict):
        by_name = {str(name).casefold(): each for name, each in said.items()}
        named = by_name.get(str(key).casefold().strip(" ).:"), key)
        return list(said.values()), named
    if not isinstance(said, list):
        return said, key
    entries = [folded(each) if isinstance(each, dict) else {"text": each} for each in said]
    texts = [field(each, *_TEXT) for each in entries]
    for each, text in zip(entries, texts, strict=True):
        name = field(each, *_NAME)
        if field(each, *_IS_KEY) is True or (name is not None and key is not None and name == key):
            return texts, text
    return texts, key


def _is_place(entry: dict[str, Any]) -> bool:
    """Whether the key may be the place of an option: a number, and none of them."""
    options, key = entry.get("options"), entry.get("answer")
    if type(key) is not int or not isinstance(options, list):
        return False
    return str(key) not in map(str, options)
