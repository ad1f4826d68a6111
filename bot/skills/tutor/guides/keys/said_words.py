"""Whether a text says a key in words: whole, spelt out, joined, or nearly right. Pure."""

import difflib
import re

from bot.skills.tutor.quizzes.question import Question, plain

_SPELT_OUT = 5
"""Letters of a key from here on are also looked for with anything but letters between them."""

_ALMOST = 0.8
"""A word this like the key would be graded as the key misspelt."""
_SHORTEST_LIKE = 5
_ARTICLES = ("a", "an", "the")
_LONGEST_KEY_WORDS = 6


def says_words(text: str, question: Question) -> bool:
    """Whether a key of a question stands in a text."""
    said = f" {plain(text)} "
    letters = re.sub(r"[^a-z]", "", text.casefold())
    for key in question.keys:
        words = plain(key)
        bare = re.sub(r"[^a-z]", "", key.casefold())
        if words in _ARTICLES and words in re.findall(r"[a-z]+", text.casefold()):
            return True  # `plain` leaves them out
        if len(bare) > 1 and len(bare) * 2 > len(key) and bare in said.split():
            return True  # spelt out, its words joined
        if len(words) > 1 and not words.isdigit() and f" {words} " in said:
            return True
        spelt = re.sub(r"[^a-z]", "", words)
        is_all_letters = len(spelt) >= len(words) - words.count(" ") or len(bare) > 2 * _SPELT_OUT
        if is_all_letters and len(spelt) > _SPELT_OUT and (spelt in letters or bare in letters):
            return True
        if len(spelt) >= _SHORTEST_LIKE and _says_nearly(said.split(), words):
            return True
    return False


def _says_nearly(said: list[str], key: str) -> bool:
    """Whether as many words as the key has would pass for the key, misspelt."""
    count = len(key.split())
    if count > _LONGEST_KEY_WORDS or any(c.isdigit() for c in key):
        return False
    return any(
        difflib.SequenceMatcher(None, " ".join(said[at : at + count]), key).ratio() >= _ALMOST
        for at in range(len(said) - count + 1)
    )
