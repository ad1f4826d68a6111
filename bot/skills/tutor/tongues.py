"""Telling a language from others by its commonest words, of the seven that can be practised. Pure.

A word may be of several languages ("a", "me", "du"); what tells them apart is how many words of a
text each knows.
"""

import re
import unicodedata

TONGUES = {
    "english": """the a an is are am be was were been you i he she it we they me him her us them my
        your his our their this that these those to and of in on at for from with without by or but
        not no yes do does did don't have has had can could will would should may what who where
        when why how which some any anything something else more much many about there here please
        let's i'm it's what's went go going like want need good great nice hello hi thanks sorry""",
    "spanish": """el la los las lo un una unos unas es son está están estoy estás eres soy ser fue
        era a al de del en con por para sin sobre y e o u pero no sí que qué quién cómo cuándo
        cuánto cuántos dónde cuál porque si yo tú él ella usted ustedes nosotros ellos me te se le
        les nos mi mis tu tus su sus muy más algo nada también ya aquí hay tiene tienes tengo quiere
        quieres quiero puede puedo va vas voy vamos gusta gustan hola gracias bien bueno buenos días
        llamo llama llamas desea""",
    "french": """le la les l un une des du de d au aux à est sont suis es sommes êtes être ai as a
        avons avez ont fait fais faire va vas vais allez et ou mais ne pas non oui que qu qui quoi
        quel quelle où quand comment combien pourquoi je j tu il elle on nous vous ils elles me m te
        t se s moi toi lui mon ma mes ton ta tes son sa ses votre vos ce c ça cet cette en dans sur
        sous avec sans pour par très plus aussi bien bonjour merci bientôt demain veux voulez avait
        lève faim habites habitez aimes""",
    "german": """der die das den dem des ein eine einen einem einer ist sind bin bist sein war waren
        hat habe hast haben wird werden kann kannst können will willst wollen möchte möchten
        möchtest ich du er sie es wir ihr mich dich sich mir dir ihm uns euch mein meine
        dein deine ihre und oder aber nicht kein keine ja nein was wer wo wie wann warum
        woher wohin welche in im an am auf aus bei mit nach von vom zu zum zur für um über
        noch auch schon sehr gern gut hier da heute etwas uhr viel wohnst machst darf magst
        guten hallo danke bitte""",
    "italian": """il lo la i gli le l un uno una è sono sei siamo siete essere era ho hai ha abbiamo
        hanno a al alla alle ai di del della dei in nel nella con per da dal su tra e ed o ma non no
        sì che chi cosa come dove quando quanto quanti quale perché se io tu lui lei noi voi loro mi
        ti ci vi si ne me te mio mia tuo tua suo sua questo questa molto più anche altro bene ecco
        va vado vuole vuoi vorrei fa fai piace piacciono può ciao grazie buongiorno serve chiami""",
    "portuguese": """o a os as um uma uns umas é são está estão estou és sou ser foi era ao à de do
        da dos das em no na nos nas com por para pelo sem e ou mas não sim que quem como quando
        quanto quantos onde qual porque se eu tu você vocês ele ela nós eles me te lhe meu minha teu
        seu sua muito mais também já aqui há tem tens tenho quer queres quero pode vai vou gosta
        gosto olá obrigado bem bom dia tudo chama""",
    "dutch": """de het een is zijn ben bent was waren heb hebt heeft hebben wordt worden kan kunt
        kunnen wil wilt willen ik je jij u hij zij ze wij we jullie hen me mij hem haar mijn jouw uw
        ons en of maar niet geen ja nee wat wie waar hoe wanneer waarom welke in op aan bij met naar
        van voor om over uit te tot nog ook al heel graag goed hier daar dat dit die iets anders
        vandaag laat doe kom woon heet gaat er hallo dank""",
}
_KNOWN = {name: frozenset(words.split()) for name, words in TONGUES.items()}
_FAR = 2


def is_in(text: str, name: str) -> bool:
    """Whether a text seems to be in this language: it has words of it, and no other knows clearly
    more of them.

    Of a text with no word that any of them knows nothing can be said: it passes, if its letters are
    Latin.
    """
    own, most = _counts(text, name)
    return is_latin(text) and (own > 0 or most == 0) and most < own + _FAR


def is_clearly_other(text: str, name: str) -> bool:
    """Whether a few words seem to be in another language than this: those of a right correction
    ("Voy a comer") may all be of several, or of none."""
    own, most = _counts(text, name)
    return not is_latin(text) or most >= own + _FAR


def is_common(word: str) -> bool:
    """Whether a word is among the commonest of any of them."""
    return any(word in known for known in _KNOWN.values())


def is_latin(text: str) -> bool:
    """Whether all letters of a text are Latin."""
    return all("LATIN" in unicodedata.name(each, "") for each in text if each.isalpha())


def _counts(text: str, name: str) -> tuple[int, int]:
    """How many words of a text are of this language, and of the one that knows the most."""
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text.casefold().replace("’", "'"))
    pieces = [piece for word in words for piece in {word, *word.split("'")}]
    counts = {each: sum(piece in known for piece in pieces) for each, known in _KNOWN.items()}
    return counts[name], max(counts.values())
