"""Whether a correction only says in another language what the learner said in the practised one:
"hola → Hello", "pan → bread". A short text, whose words are few, is told by all of them. Pure.

Not covered: words in no list here (“zanahoria → carrot”), and between two languages neither of
which is English, where too many words are of both, what `tongues.is_clearly_other` does not tell.
"""

import re
from functools import cache

from bot.skills.tutor.tongues import TONGUES, is_clearly_other

_ENGLISH = "english"
_SCENES = frozenset(
    """
    afternoon again apple apples bill bird black book bread breakfast brother bye cat cheap cheese
    chicken child children coffee cold daughter dinner dog egg eggs eight evening expensive father
    fish five four friend friends girl glass green hot hour house hungry husband juice lunch market
    meat milk mine money month mother nine one price rice school seven shop sister small soup street
    sugar tea ten thank three tired tomorrow two water week welcome white wife wine woman year
    yellow yesterday
    """.split()  # noqa: SIM905 - a list of words is read as one
)
"""English words of everyday talk beside the commonest ones."""
_ALSO = {
    "spanish": "come has he son sin vale okay",
    "french": "an but live long lunch mine or six sale okay",
    "german": "all also cash her hi live lunch name not okay shop so sorry",
    "italian": "do so shop okay",
    "portuguese": "come for sale okay",
    "dutch": "at been cash drink had hi live lunch name of okay one school shop so sorry ten want "
    "water week",
    _ENGLISH: "bent bin chi chose con dan dank den die do doe dove ed era euros fare favor genial "
    "gut ha hast hat hay hem hen hoe logo ma met non oft over par per plus pour prima serve sin "
    "son tag tens toll ton tot um vale van war wilt",
}
"""What each has beside its commonest words that is a word of another one, too."""
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 4


def is_other(right: str, language: str) -> bool:
    """Whether what is said to be right is in another language than this."""
    if is_clearly_other(right, language):
        return True
    words = _WORD.findall(right.casefold())
    own = _words(TONGUES[language]) | _words(_ALSO[language])
    if not words or len(words) > _MOST_WORDS or own.issuperset(words):
        return False
    if language != _ENGLISH:
        return (_words(TONGUES[_ENGLISH]) | _SCENES).issuperset(words)
    return any(_words(said).issuperset(words) for said in TONGUES.values())


@cache
def _words(said: str) -> frozenset[str]:
    """The words of a text, the pieces of those with an apostrophe one by one."""
    return frozenset(_WORD.findall(said))
