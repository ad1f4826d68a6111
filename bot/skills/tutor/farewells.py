"""A goodbye in each of the languages that can be practised, which ends the talk. Pure.

Only where all that is said is one: what says anything beside it, or may be an answer to what was
asked, goes on ("stop" ends it in any case).
"""

import re
import unicodedata

_ENDS = {
    "english": "good ?bye|bye(?: bye)?|so long|take care",
    "spanish": "adios|chao|chau",
    "french": "au revoir|adieu",
    "german": "(?:auf )?wiederse?hen|auf wiederhoren|tschue?ss?|tschau|ade|stopp",
    "italian": "arrivederci|arrivederla|addio",
    "portuguese": "adeus|tchau",
    "dutch": "doei|doeg",
}
"""Without accents, as many type them."""
_UNTIL = {
    "english": "see you(?: (?:later|soon|then|tomorrow|around))?",
    "spanish": "hasta (?:luego|pronto|manana|la vista|otra|la proxima)"
    "|nos vemos(?: (?:manana|luego|pronto))?",
    "french": "a (?:bientot|demain|plus(?: tard)?|la prochaine)",
    "german": "bis (?:bald|dann|morgen|spater|nachstes mal)",
    "italian": "a (?:presto|domani|dopo|piu tardi)|alla prossima"
    "|ci vediamo(?: (?:domani|presto|dopo|piu tardi))?",
    "portuguese": "ate (?:logo|breve|amanha|mais|a proxima)",
    "dutch": "tot (?:ziens|straks|morgen|later|gauw|de volgende keer)",
}
"""They tell a time too: where one is asked for, or they are in the question, they are an answer."""
_GREETING = "ciao|salut|dag"
"""Hello as well: at the beginning, behind the same word of the partner, and to somebody named."""
_ASKS_TIME = (
    "cuando|quando?|wann|wanneer|when|how long|what time|wh(?:at|ich) day|wie ?lange|um wie ?viel"
    "|welche[nrsm]? tag|hoe (?:lang|laat)|welke dag|cuanto tiempo|que (?:dia|horas?)"
    "|(?:combien|quanto) (?:de )?temp[os]|quel jour|quelle heure|che (?:ora|giorno)"
)
_ALL = (
    "that(?:['’]?s| is| was|['’]?ll be| will be) (?:all|it)|nothing else|(?:eso )?es todo|nada mas"
    "|(?:c['’]?est|ce sera) (?:tout|bon)|rien d['’]autre|das (?:ist|war|ware) (?:dann )?alles"
    "|das war['’]?s|mehr nicht|sonst nichts|alles klar|(?:questo )?e tutto|basta cosi"
    "|nient['’]?altro|va bene|(?:isso )?e tudo|e so(?: isso)?|mais nada"
    "|dat (?:is|was) (?:alles|het)|verder niets"
)
"""Nothing is wanted any more."""
_FOR = (
    "(?:for|por|pour|fur|per|voor) (?:today|hoy|aujourd['’]?hui|heute|oggi|hoje|vandaag)"
    "|(?:for|por|pour|fur|voor) (?:your|su|tu|votre|ton|ihre|deine|die|je|jouw|uw)"
    " (?:help|ayuda|aide|hilfe|hulp)|per (?:il [st]uo |l['’])aiuto|pela (?:[st]ua )?ajuda"
    "|por todo|pour tout|fur alles|per tutto|voor alles|for everything"
)
_BESIDE = (
    f"{_ALL}|{_FOR}|"
    "(?:many )?thanks?(?: you)?(?: so)?(?: very)?(?: much| a lot)?"
    "|(?:much(?:isim)?as |mil )?gracias|(?:mille )?merci(?: beaucoup| bien| a vous)?"
    "|danke(?: schon| sehr| dir| ihnen)?|(?:vielen|besten|herzlichen) (?:lieben )?dank|lieben dank"
    "|(?:molte |mille )?grazie(?: mille)?|(?:muito )?obrigad[oa]|dank (?:je|u)(?: wel)?|bedankt"
    "|great|super|perfect[oa]?|perfekt|parfait|perfetto|perfeito|prima|toll|genial"
    "|y|e|et|und|and|en|ok(?:ay|e)?|yes|no|si"
    "|non?|oui|ja|nein|sim|nao|nee|please|bitte|por favor|have a (?:nice|good) (?:day|evening)"
    "|(?:que tengas? un )?buen dia|bonne (?:journee|soiree)"
    "|(?:einen )?schonen (?:tag|abend)(?: noch)?|buona (?:giornata|serata)|bom dia"
    "|fijne (?:dag|avond)|madame|monsieur|senor(?:a|ita)?|senhora?|signora|signore?|frau"
    "|herr|mevrouw|meneer|sir"
)
_NAME = "(?-i:[A-Z][a-z]+)"


def says_goodbye(text: str, language: str, *, asked: str, has_answered: bool) -> bool:
    """Whether somebody ends a talk in this language: says goodbye, with at most thanks, “that is
    all” and a name beside it. `asked` is the partner's last line; `has_answered`: has said
    something before."""
    said, before = _plain(text), _plain(asked)
    until = _UNTIL[language]
    named = rf"(?P<hello>{_GREETING})|(?P<beside>{_BESIDE})|(?P<name>{_NAME})|(?P<other>\w+)"
    part = rf"\b(?:(?P<end>{_ENDS[language]})|(?P<until>{until})|{named})\b"
    kinds = [found.lastgroup for found in re.finditer(part, said, re.IGNORECASE)]
    if "?" in said or "other" in kinds or kinds[:1] == ["name"]:
        return False
    asks = "?" in before
    is_time = asks and _holds(before, f"{_ASKS_TIME}|{until}")
    is_hello = not has_answered or "name" in kinds or (asks and _holds(before, _GREETING))
    ends = {"end", *["until"] * (not is_time), *["hello"] * (not is_hello)}
    return not ends.isdisjoint(kinds)


def _holds(line: str, words: str) -> bool:
    return re.search(rf"\b(?:{words})\b", line, re.IGNORECASE) is not None


def _plain(text: str) -> str:
    """A text without accents."""
    parted = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    return "".join(each for each in parted if not unicodedata.combining(each))
