"""What people say who correct the reply before: "no, I meant …", in seven languages. Pure.

Each language is one expression for how such a message begins, read without accents and in small
letters. What is missed costs nothing but a case for `dragoman eval`; what is taken for a correction
and is none would be a false one, so the expressions are narrow.
"""

import difflib
import re
from collections.abc import Mapping

from bot.turn.letters import plain_letters

BEGINNINGS: Mapping[str, str] = {
    "en": (
        r"(?:no|nope|wrong|not quite|actually|sorry)\b[\s,.!:–—-]+(?:that(?:'s| is) not\b"
        r"|(?:what )?(?:i|we) (?:mean|meant|asked|said|want(?:ed)?)\b)"
        r"|(?:what )?(?:i|we) meant\b"
        r"|(?:that|this)(?:'s| is| was) (?:wrong|incorrect|not (?:right|correct|true))\b"
        r"|(?:(?:that|this)(?:'s| is| was) )?not what (?:i|we)\b"
        r"|(?:i|we) said [^.?!\n]{1,60}, not\b"
        r"|you(?:'ve| have)? (?:misunderst(?:ood|and) (?:me|us|that)|got (?:it|that|me) wrong)\b"
    ),
    "de": (
        r"(?:nein|falsch|nicht ganz|doch nicht|sorry|entschuldigung)\b[\s,.!:–—-]+"
        r"(?:(?:ich|wir) (?:mein(?:t)?en?|meinte|wollten?|sagten?|fragten?|habe[n]? gemeint)\b"
        r"|(?:das|es) (?:ist|war|stimmt) nicht\b)"
        r"|(?:ich|wir) (?:meinten?|hatten? gemeint)\b"
        r"|das (?:ist|war) (?:falsch|nicht (?:richtig|korrekt|wahr|das, was (?:ich|wir)|was ich))\b"
        r"|das stimmt (?:so )?nicht\b|das (?:meinten?|wollten?) (?:ich|wir) nicht\b"
        r"|das habe? (?:ich|wir) nicht (?:gemeint|gefragt|gewollt|gesagt)\b"
        r"|(?:du hast|sie haben|ihr habt) (?:mich|uns|das) falsch verstanden\b"
    ),
    "fr": (
        r"(?:non|pas tout a fait|en fait|desole[e]?)\b[\s,.!:–—-]+(?:(?:je|on|nous) "
        r"(?:voulais|voulait|voulions|parlais|parlait|demandais|demandait)\b"
        r"|(?:ce n'est pas|c'est pas)\b)"
        r"|je voulais dire\b|(?:c'est|c'etait) (?:faux|incorrect)\b"
        r"|(?:ce n'est|c'est) pas (?:ca|correct|exact|vrai|juste|ce que (?:je|j'))"
        r"|(?:tu m'as|vous m'avez) mal compris\b"
    ),
    "es": (
        r"(?:no|en realidad|perdon)\b[\s,.!:–—-]+(?:(?:yo )?(?:me referia|queria|quise|dije"
        r"|pregunte|preguntaba)\b|es[ot]o? no (?:es|era)\b)"
        r"|(?:yo )?(?:me referia a|queria decir|quise decir)\b"
        r"|es[ot]o? (?:esta mal|es incorrecto|no es (?:correcto|cierto|verdad|lo que))\b"
        r"|(?:esta mal|es incorrecto|no es (?:correcto|cierto|verdad))\s*(?:[.,!:;]|$)"
        r"|me (?:has|ha) (?:entendido|interpretado) mal\b"
    ),
    "it": (
        r"(?:no|in realta|scusa|scusi|non proprio)\b[\s,.!:–—-]+(?:(?:io )?(?:intendevo|volevo"
        r"|chiedevo|dicevo)\b|non e (?:quello|cio)\b)"
        r"|(?:io )?(?:intendevo|volevo dire)\b"
        r"|(?:(?:questo|quello|cosi) )?(?:e sbagliato|non e (?:corretto|giusto|vero|quello che))\b"
        r"|(?:mi )?(?:hai|ha) capito male\b|mi (?:hai|ha) frainteso\b"
    ),
    "pt": (
        r"(?:nao|na verdade|desculpa|desculpe)\b[\s,.!:–—-]+(?:(?:eu )?(?:quis|queria|quero dizer"
        r"|estava a falar|estava falando|perguntei|disse)\b|iss?to? nao (?:e|era)\b|isso nao e\b)"
        r"|(?:eu )?(?:quis dizer|queria dizer)\b"
        r"|is[st]o (?:esta errado|e incorreto|nao (?:e|esta) (?:correto|certo|verdade|o que))\b"
        r"|(?:esta errado|e incorreto|nao (?:e|esta) (?:correto|certo))\s*(?:[.,!:;]|$)"
        r"|nao foi (?:iss?to|isso) que\b|(?:voce )?(?:me )?(?:entendeu|percebeste) mal\b"
    ),
    "nl": (
        r"(?:nee|niet helemaal|eigenlijk|sorry)\b[\s,.!:–—-]+(?:(?:ik|we|wij) (?:bedoel(?:de|den)?"
        r"|wilden?|wou|vroeg(?:en)?|zei(?:den)?)\b|dat (?:is|was|klopt) niet\b)"
        r"|(?:ik|we|wij) bedoelden?\b"
        r"|dat (?:is|was) (?:fout|onjuist|niet (?:juist|correct|goed|waar|wat (?:ik|we)))\b"
        r"|dat klopt niet\b|dat bedoelden? (?:ik|we|wij) niet\b|dat vroeg ik niet\b"
        r"|(?:je hebt|u hebt|jullie hebben) (?:me|mij|dat) verkeerd begrepen\b"
    ),
}

_WORD = re.compile(r"\w{3,}|\d+")
_ALIKE = 0.7
"""From here on a word counts as another spelling of one (difflib's ratio)."""

_CORRECTS = re.compile("|".join(f"(?:{each})" for each in BEGINNINGS.values()))
_LOOKED_AT_CHARS = 200


def is_correction(text: str) -> bool:
    """Whether somebody who says this corrects what was said before."""
    return _CORRECTS.match(plain_letters(text.strip()[:_LOOKED_AT_CHARS])) is not None


def asks_something_else(before: str, now: str) -> bool:
    """Whether a question that was edited names something new: more than a mended spelling."""
    known = set(_WORD.findall(plain_letters(before)))
    added = set(_WORD.findall(plain_letters(now))) - known
    return any(not difflib.get_close_matches(word, known, 1, _ALIKE) for word in added)
