"""A goodbye in each of the languages that can be practised, which ends the talk. Pure."""

import re
import unicodedata

_WORDS = {
    "english": "good ?bye|bye|see you (?:later|soon|then|tomorrow|around)|so long|take care",
    "spanish": "adios|hasta (?:luego|pronto|manana|la vista|otra|la proxima)|nos vemos|chao|chau",
    "french": "au revoir|a (?:bientot|demain|plus|la prochaine)|adieu|salut|ciao",
    "german": "(?:auf )?wiederse?hen|auf wiederhoren|tschuss|tschuess|tschau|ciao"
    "|bis (?:bald|dann|morgen|spater|nachstes mal)|ade|stopp",
    "italian": "arrivederci|arrivederla|addio|ciao|a (?:presto|domani|dopo|piu tardi)"
    "|ci vediamo|alla prossima",
    "portuguese": "adeus|tchau|ate (?:logo|breve|amanha|mais|a proxima)",
    "dutch": "tot (?:ziens|straks|morgen|later|gauw|de volgende keer)|doei|dag|doeg",
}
"""Without accents, as many type them."""
_GREETINGS = frozenset({"ciao", "salut", "dag"})
"""At the beginning they are another word: hello."""
_MORE_WORDS = 2
""" "Au revoir Madame", "Adiós y gracias"; behind more it is another sentence."""


def says_goodbye(text: str, language: str, *, has_answered: bool) -> bool:
    """Whether somebody ends a talk in this language (`has_answered`: has said something in it
    before), whatever they say beside it, and asks nothing."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    clauses = [each.strip() for each in re.split(r"[^\w\s'’?-]+", plain) if each.strip()]
    goodbye = rf"(?:{_WORDS[language]})(?: \w+){{0,{_MORE_WORDS}}}"
    said = [each for each in clauses if re.fullmatch(goodbye, each)]
    is_hello = said[:1] == clauses[:1] and said[0] in _GREETINGS if said else True
    return "?" not in plain and bool(said) and (has_answered or not is_hello)
