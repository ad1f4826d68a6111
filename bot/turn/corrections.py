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
        r"(?:l[ea]s? |l')?(?:voulais|voulait|voulions|parlais|parlait|demandais|demandait)\b"
        r"|(?:ce n'est pas|c'est pas)\b)"
        r"|je voulais dire\b|(?:c'est|c'etait) (?:faux|incorrect)\b"
        r"|(?:ce n'est|c'est) pas (?:ca|correct|exact|vrai|juste|ce que (?:je|j'))"
        r"|(?:tu m'as|vous m'avez) mal compris\b"
    ),
    "es": (
        r"(?:no|en realidad|perdon)\b[\s,.!:–—-]+(?:(?:yo )?(?:l[oa]s? )?(?:me referia|queria"
        r"|quise|dije|pregunte|preguntaba)\b|es[ot]o? no (?:es|era)\b)"
        r"|(?:yo )?(?:me referia a|queria decir|quise decir)\b"
        r"|es[ot]o? (?:esta mal|es incorrecto|no es (?:correcto|cierto|verdad|lo que))\b"
        r"|(?:esta mal|es incorrecto|no es (?:correcto|cierto|verdad))\s*(?:[.,!:;]|$)"
        r"|me (?:has|ha) (?:entendido|interpretado) mal\b"
    ),
    "it": (
        r"(?:no|in realta|scusa|scusi|non proprio)\b[\s,.!:–—-]+(?:(?:io )?(?:l[oaie] )?"
        r"(?:intendevo|volevo|chiedevo|dicevo)\b|non e (?:quello|cio)\b)"
        r"|(?:io )?(?:intendevo|volevo dire)\b"
        r"|(?:(?:questo|quello|cosi) )?(?:e sbagliato|non e (?:corretto|giusto|vero|quello che))\b"
        r"|(?:mi )?(?:hai|ha) capito male\b|mi (?:hai|ha) frainteso\b"
    ),
    "pt": (
        r"(?:nao|na verdade|desculpa|desculpe)\b[\s,.!:–—-]+(?:(?:eu )?(?:[oa]s? )?(?:quis|queria"
        r"|quero dizer|estava a falar|estava falando|perguntei|disse)\b"
        r"|iss?to? nao (?:e|era)\b|isso nao e\b)"
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

FILLERS: Mapping[str, str] = {
    "en": (
        "a about actually all also an and any are aren as asked at be been but by can correct "
        "could did didn do does doesn don for from get give given got had has have he her him "
        "his how in incorrect instead into is isn it its just know like may me mean meant might "
        "mistake misunderstood more my no nope not of on one only or other our please really "
        "right said same say she should so some sorry than that the their them then there these "
        "they thing think this those to too true understand understood want wanted was wasn we "
        "were what when where which who why will with would wrong yes you your"
    ),
    "de": (
        "aber als am an auch auf aus bei bin bist bitte das dass dem den denn der des dich die "
        "dir doch du ein eine einem einen einer eines entschuldigung er es euch falsch fur "
        "gefragt gemeint gesagt gewollt habe haben hast hat hatte hatten ich ihr im in ist ja "
        "kein korrekt meine meinen meinte meinten mich mir mit nach nein nicht noch nur oder "
        "richtig sagte sagten schon sein sich sie sind so sollte sondern stimmt um und uns "
        "verstanden vom von wahr war waren was wenn wer wie will wir wird wo wollte wollten zu "
        "zum zur"
    ),
    "fr": (
        "ai as au aussi aux avait avec avez avoir ca ce cela ces cet cette comme compris "
        "correct dans de demandais demandait des desole desolee dire dit donc du elle en est et "
        "etait etre exact fait faux il ils incorrect je juste la le les leur lui ma mais mal me "
        "mes moi mon non nous on ou oui par parlais parlait pas plutot pour qu que quel quelle "
        "qui sa se ses si son sont sur ta te tes toi ton tout tu un une vos votre voulais "
        "voulait voulions vous vrai"
    ),
    "es": (
        "al algo bien cierto como con correcto cual cuando de decir del dije el ella en "
        "entendido era eran eres es esa ese eso esta estaba este esto fue ha has hay incorrecto "
        "la las le lo los mal mas me mi muy ni no nos o otra otro para pedi perdon pero por "
        "porque preguntaba pregunte que queria quien quise realidad referia se si sino son su "
        "sus tambien te tu un una usted verdad y yo"
    ),
    "it": (
        "ai al alla anche c capito che chi chiedevo ci cio come con corretto cosa cosi da dal "
        "dei del della di dicevo dire e ed era essere frainteso giusto gli ha hai ho i il in "
        "intendevo io la le lo ma male me mi mio ne nel nella no non o per piu proprio quale "
        "quella quello questa questo realta sbagliato scusa scusi se sei si sono su sul tu un "
        "una uno vero voglio volevo"
    ),
    "pt": (
        "a ao as certo com como correto da das de desculpa desculpe disse dizer do dos e ela "
        "ele em entendeu era errado essa esse esta estar estava este eu falando falar foi "
        "incorreto isso isto ja la mais mal mas me meu minha muito na nao no nos o os ou para "
        "pedi percebeste perguntei por porque qual quando que quem queria quero quis se sem ser "
        "seu sim so sua tambem te tem um uma verdade voce"
    ),
    "nl": (
        "aan al als anders bedoel bedoelde bedoelden begrepen ben bij correct dan dat de deze "
        "die dit doen dus een eigenlijk en er fout ga geen goed had heb hebben hebt heeft het "
        "hier hij hoe ik in is ja je jij jouw juist jullie kan klopt maar me mee met mij mijn "
        "naar nee niet nog nu of om onjuist ons ook op over sorry te toch u uit van verkeerd "
        "voor vroeg vroegen waar was wat we wel werd wie wij wil wilde wilden wou ze zei zeiden "
        "zich zij zijn zo zou"
    ),
}
"""Words that correct, and those that carry no matter, without accents and in small letters."""

_NOT_WANTED = re.compile(
    r"(?<!^)\bno\b|n't\b|\b(?:not|nicht|kein(?:e[nmrs]?)?|ne|pas|non|nao|niet|geen|nor|instead of"
    r"|rather than|(?:an)?statt|au lieu|en vez|invece|em vez|in plaats)\b"
)
"""What stands behind one of these in its clause is what the person did not want."""

_CLAUSE_ENDS = re.compile(
    r"(?<!\d)[.,:;!?]|[.,:;!?](?!\d)|[–—()\n\"]|\b(?:but|sondern|mais|sino|pero|mas|maar)\b"
)
_MATTER = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+[+#]+|[^\W_]{2,}|\d")

_WORD = re.compile(r"\w{3,}|\d+")
_ALIKE = 0.7
"""From here on a word counts as another spelling of one (difflib's ratio)."""

_CORRECTS = re.compile("|".join(f"(?:{each})" for each in BEGINNINGS.values()))
_LOOKED_AT_CHARS = 200


def is_correction(text: str) -> bool:
    """Whether somebody who says this corrects what was said before."""
    return _CORRECTS.match(plain_letters(text.strip()[:_LOOKED_AT_CHARS])) is not None


def words_wanted(correction: str) -> list[str]:
    """The words of a correction that say what would have been right, as `words_in` gives them: not
    those of correcting itself, nor what the person did not mean ("not Saturn")."""
    fillers = set(" ".join(FILLERS.values()).split())
    text = plain_letters(correction.strip())
    wanted = [_NOT_WANTED.split(clause)[0] for clause in _CLAUSE_ENDS.split(text)]
    words = (word for clause in wanted for word in words_in(clause))
    return [word for word in dict.fromkeys(words) if word not in fillers]


def words_in(text: str) -> list[str]:
    """The words and numbers of a text, without accents and in small letters."""
    return _MATTER.findall(plain_letters(text))


def asks_something_else(before: str, now: str) -> bool:
    """Whether a question that was edited names something new: more than a mended spelling."""
    known = set(_WORD.findall(plain_letters(before)))
    added = set(_WORD.findall(plain_letters(now))) - known
    return any(not difflib.get_close_matches(word, known, 1, _ALIKE) for word in added)
