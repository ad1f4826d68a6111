"""Telling a language from others by its commonest words, of the seven that can be practised. Pure.

A word may be of several languages ("a", "me", "du"); what tells them apart is how many words of a
text each knows.
"""

import operator
import re
import unicodedata
from collections.abc import Iterator

from bot.patterns import later

TONGUES = {
    "english": """the a an is are am be was were been you i he she it we they me him her us them my
        your his our their this that these those to and of in on at for from with without by or but
        not no yes do does did don't have has had can could will would should may what who where
        when why how which some any anything something else more much many about there here please
        let's i'm it's what's went go going like want need good great nice hello hi thanks sorry
        goodbye welcome please sure yeah okay very too so also just now today tomorrow all both many
        i'd i'll you're that's doesn't didn't isn't can't know think tell see come make
        live work play eat drink old long time day morning name cash""",
    "spanish": """el la los las lo un una unos unas es son está están estoy estás eres soy ser fue
        era a al de del en con por para sin sobre y e o u pero no sí que qué quién cómo cuándo
        cuánto cuántos dónde cuál porque si yo tú él ella usted ustedes nosotros ellos me te se le
        les nos mi mis tu tus su sus muy más algo nada también ya aquí hay tiene tienes tengo quiere
        quieres quiero puede puedo va vas voy vamos gusta gustan hola gracias bien bueno buenos días
        llamo llama llamas desea vives vive vivo trabajas trabaja años euros otra otro nuestra
        nuestro este esta esto esos esas ese eso cuánta cuántas cuáles vale claro genial perfecto
        encantado encantada bienvenido bienvenida hermanos siempre ahora hoy mañana después antes
        entonces pues mucho mucha muchos muchas hacer haces hace comer beber prefieres prefiere
        estás estamos están ser buenas noches tardes adiós luego favor""",
    "french": """le la les l un une des du de d au aux à est sont suis es sommes êtes être ai as a
        avons avez ont fait fais faire va vas vais allez et ou mais ne pas non oui que qu qui quoi
        quel quelle où quand comment combien pourquoi je j tu il elle on nous vous ils elles me m te
        t se s moi toi lui mon ma mes ton ta tes son sa ses votre vos ce c ça cet cette en dans sur
        sous avec sans pour par très plus aussi bien bonjour merci bientôt demain veux voulez avait
        lève faim habites habitez aimes aimez aime bonsoir salut enchanté enchantée voilà voici
        d'accord autre autres chose génial parfait sûr bienvenue souvent toujours maintenant
        aujourd'hui hier ici là beaucoup peu joues jouez peux peut pouvez
        désirez prends prenez préfères préférez quels quelles leur leurs nos notre s'il
        c'est revoir deux trois alors donc aller manger""",
    "german": """der die das den dem des ein eine einen einem einer ist sind bin bist sein war waren
        hat habe hast haben wird werden kann kannst können will willst wollen möchte möchten
        möchtest ich du er sie es wir ihr mich dich sich mir dir ihm uns euch mein meine
        dein deine ihre und oder aber nicht kein keine ja nein was wer wo wie wann warum
        woher wohin welche in im an am auf aus bei mit nach von vom zu zum zur für um über
        noch auch schon sehr gern gut hier da heute etwas uhr viel wohnst machst darf magst
        guten hallo danke bitte geht geht's gibt macht machen mache kommst kommt komme gehst gehen
        wohnen arbeitest heißt heißen heiße spielst spielen isst trinkst trinken essen nimmst
        nehmen schön toll prima wunderbar willkommen ihnen ihren deinen meinen unser unsere
        dann denn doch mal nur sonst jetzt morgen gestern immer oft wieder alt lange viele freut
        wünschen zwei drei alles klar herr frau tschüss wiedersehen abend tag""",
    "italian": """il lo la i gli le l un uno una è sono sei siamo siete essere era ho hai ha abbiamo
        hanno a al alla alle ai di del della dei in nel nella con per da dal su tra e ed o ma non no
        sì che chi cosa come dove quando quanto quanti quale perché se io tu lui lei noi voi loro mi
        ti ci vi si ne me te mio mia tuo tua suo sua questo questa molto più anche altro bene ecco
        va vado vuole vuoi vorrei fa fai piace piacciono può ciao grazie buongiorno serve chiami
        buonasera benvenuto benvenuta piacere certo perfetto ottimo desidera abiti abita lavori
        lavora anni fratelli altri altra oggi domani ieri adesso ora poi allora sempre qui puoi
        prendi prende preferisci preferisce sei sta stai nostro nostra quali quanta quante molti
        molte mangiare bere fare andare volete favore arrivederci""",
    "portuguese": """o a os as um uma uns umas é são está estão estou és sou ser foi era ao à de do
        da dos das em no na nos nas com por para pelo sem e ou mas não sim que quem como quando
        quanto quantos onde qual porque se eu tu você vocês ele ela nós eles me te lhe meu minha teu
        seu sua muito mais também já aqui há tem tens tenho quer queres quero pode vai vou gosta
        gosto olá obrigado obrigada bem bom boa dia tudo chama mora moras deseja anos prazer ótimo
        ótima claro perfeito outra outro coisa hoje amanhã ontem agora depois antes então sempre
        nosso nossa quais muita muitos muitas fazer faz comer beber prefere preferes trabalha seja
        isso este esta essa esse noite tarde adeus logo favor irmãos""",
    "dutch": """de het een is zijn ben bent was waren heb hebt heeft hebben wordt worden kan kunt
        kunnen wil wilt willen ik je jij u hij zij ze wij we jullie hen me mij hem haar mijn jouw uw
        ons en of maar niet geen ja nee wat wie waar hoe wanneer waarom welke in op aan bij met naar
        van voor om over uit te tot nog ook al heel graag goed hier daar dat dit die iets anders
        vandaag laat doe kom woon heet gaat er hallo dank leuk prima mooi oud welkom wonen werk
        werkt maakt neem neemt zeker natuurlijk morgen gisteren nu dan straks altijd vaak drinken
        eten houd houdt vind vindt hoeveel jaar twee drie alstublieft alsjeblieft goedemorgen
        goedemiddag goedenavond dag weer mag doen zien onze deze lekker""",
}
_LETTERS = {
    "english": "",
    "spanish": "áéíñóúü¡¿",
    "french": "àâçèéêëîïôùûüœ",
    "german": "äöüß",
    "italian": "àèéìòù",
    "portuguese": "áâãàçéêíóôõú",
    "dutch": "éèëïóöü",
}
"""What each writes beside the letters of the alphabet: of a few words it may be all that tells.
Those of a word with a capital do not count, which may be a name: "Alles klar, Herr García"."""
_KNOWN = {name: frozenset({*words.split(), *_LETTERS[name]}) for name, words in TONGUES.items()}
_MARKS = frozenset("".join(_LETTERS.values()))
_PIECE = later(r"[^'-]+(?=['-])|(?<=['-])[^'-]{2,}")
_FAR = 2


def is_in(text: str, name: str) -> bool:
    """Whether a text seems to be in this language: no other knows clearly more of its words and
    letters, nor all that this one knows and more.

    Of a text with no word that any of them knows nothing can be said: it passes, if its letters are
    Latin.
    """
    return is_latin(text) and not any(
        more >= _FAR or (more > 0 and not own) for more, own in _beside_others(text, name)
    )


def is_clearly_other(text: str, name: str) -> bool:
    """Whether a few words seem to be in another language than this: those of a right correction
    ("Voy a comer") may all be of several, or of none."""
    return not is_latin(text) or any(more >= _FAR for more, _ in _beside_others(text, name))


def is_common(word: str) -> bool:
    """Whether a word is among the commonest of any of them."""
    return any(word in known for known in _KNOWN.values())


def is_latin(text: str) -> bool:
    """Whether all letters of a text are Latin."""
    return all("LATIN" in unicodedata.name(each, "") for each in text if each.isalpha())


def _beside_others(text: str, name: str) -> Iterator[tuple[int, int]]:
    """For each other language, how much more of a text it knows than this one, and how much this
    one knows that it does not."""
    text = unicodedata.normalize("NFC", text).replace("’", "'")
    words = re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*|[¡¿]", text)
    pieces = [each for word in words for each in {word.lower(), *_PIECE.findall(word.lower())}]
    pieces += _MARKS & {*"".join(word for word in words if word == word.lower())}
    own = [each in _KNOWN[name] for each in pieces]
    for other, known in _KNOWN.items():
        if other != name:
            theirs = [each in known for each in pieces]
            yield sum(theirs) - sum(own), sum(map(operator.gt, own, theirs))
