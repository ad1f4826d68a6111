"""What people say right after a wish was taken apart or pictures were shown, in seven languages:
one table, read in one way (next_words.py). Pure.

Each word is an expression in small letters without accents, as in languages.py.
"""

from dataclasses import dataclass

from bot.skills.image.languages import (
    DUTCH,
    ENGLISH,
    FRENCH,
    GERMAN,
    ITALIAN,
    PORTUGUESE,
    SPANISH,
    Language,
)


@dataclass(frozen=True, slots=True)
class Next:
    """The words of one language (`base`: how pictures are asked for in it).

    `yes` says that a wish is to be drawn; `improved` and `original` name one of its prompts, and
    `take` may stand before either, and before what names one of several pictures. `again` asks for
    the same pictures anew, `another` for one more of them.

    `make` begins what one of several is to be made, `make_it` what the picture is; `give` and
    `give_it` what it is to have. `add` does so too; `added` stands for it in a wish, `add_end` may
    stand behind it. `alter` begins what is to become of a part of the picture ("remove"), but not
    before what `elsewhere` names alone ("the picture"); so does `alter_the` ("make the"). `same`
    stands before the only thing that is to differ. `now` may begin any of these. `much` is what
    may stand before how it is to be ("a bit darker").

    `small_talk` neither wishes nor asks for anything. To the question what to draw, `leave` leaves
    it to the program, `think` is no answer yet, and `ask` begins a question.
    """

    base: Language
    yes: str
    improved: str
    original: str
    take: str
    again: str
    another: str
    make: str
    make_it: str
    give: str
    give_it: str
    add: str
    added: str
    alter: str
    alter_the: str
    elsewhere: str
    same: str
    now: str
    much: str
    small_talk: str
    leave: str
    think: str
    ask: str
    add_end: str = ""


_EN = Next(
    base=ENGLISH,
    yes=(
        "yes|yeah|yep|yup|sure|ok|okay|go(?: ahead| for it| on)?|do (?:it|that|so)"
        "|(?:draw|paint|create|generate) (?:it|that|this)(?: now)?|please do|proceed"
        "|(?:looks|sounds) (?:good|great|fine)|that(?:'s| is) (?:right|fine|good|it)"
    ),
    improved=(
        "(?:the |your )?(?:improved|better)(?: one| prompt| version| text| words)?"
        "|(?:yours|your version)"
    ),
    original=(
        "(?:the |my )?original(?: one| prompt| version| text| words)?"
        "|my (?:own )?(?:words|text|prompt|version|wording)|mine"
    ),
    take=(
        "(?:i|we)(?: would|'d|'ll| will)? (?:like|love|prefer|choose|take|want|use)"
        "|let's (?:take|use|go with)|take|use|draw|choose|with|go (?:with|for)"
    ),
    again=(
        "(?:(?:draw|do|make|paint|try|generate) )?(?:(?:it|them|that|this|those) )?"
        "(?:again|anew|once more|one more time)|re-?(?:do|draw|roll|generate|paint)"
        "(?: (?:it|them|that|this))?|(?:give|show) me (?:others|other ones)"
    ),
    another="(?:draw |give me |make |show me |and )?(?:another(?: one)?|one more|a new one)",
    make="make|turn|paint|draw|colou?r|change",
    make_it=(
        "(?:make|turn|paint|draw|colou?r|change|render) "
        "(?:it|them|him|her|this|that|everything)(?: all)?(?: look| into| to be)?"
    ),
    give="give",
    give_it="give (?:it|them|him|her)",
    add="add(?! (?:up|to|\\d|me|him|her|it|that|this|these|those|numbers?|the numbers?)\\b)",
    added="with",
    alter="remove|erase|replace|swap|change|get rid of|take (?:away|out)",
    alter_the=(
        "(?:make|turn|paint|colou?r) (?:the|its|his|her|their)|put (?:it|him|her|them|an?|some)"
        "|zoom (?:in|out)"
    ),
    elsewhere=(
        "(?:(?:the|this|that|these|my|your|all|last|whole) ?)*(?:pictures?|images?|photos?|it"
        "|them|us|me|this|that|these|those|subject|topic|conversation|chat|messages?|files?"
        "|everything|you)"
    ),
    same="(?:the )?same(?: one| picture| again| thing)?,? (?:but|only)",
    now="yes|ok|now|and|but|no|or|then|maybe|perhaps|just",
    much="a bit|a little|much|far|even|slightly|way",
    small_talk=(
        "hey|hi|hello|good (?:morning|evening|afternoon|night)|bye|goodbye|thanks(?: a lot)?"
        "|thank you(?: (?:so|very) much)?|thx|cheers|great|nice|cool|wow|perfect|lovely|beautiful"
        "|awesome|amazing|wonderful|excellent|good|well done|good job|haha|lol"
        "|(?:i|we) (?:really )?(?:like|love) (?:it|them|that|this)"
        "|(?:that|it|this)(?:'s| is| looks) (?:great|nice|cool|perfect|lovely|beautiful|awesome"
        "|amazing|wonderful|good)|so (?:nice|cool|cute|beautiful|good)|how are you"
    ),
    leave=(
        "surprise (?:me|us)|you (?:choose|decide|pick)|your (?:choice|pick|call)"
        "|(?:whatever|anything)(?: you (?:like|want|prefer))?|(?:it's )?up to you"
        "|i don't (?:care|mind|know)|no idea|(?:something )?random"
    ),
    think=(
        "h+m+|u+m+|er|uh|well|wait|hold on|hang on|let me (?:think|see)(?: about it)?"
        "|not sure(?: yet)?"
        "|(?:just )?(?:one|a) (?:moment|minute|sec(?:ond)?)|good question|later"
    ),
    ask=(
        "how (?:much|many|does|do|can|is|are|long)|what (?:can|do|does|is|are|would|if|kind|else)"
        "|why|who|when|where|which|are you|do you|does|is (?:it|that|this|there)|can i|will"
    ),
)
_DE = Next(
    base=GERMAN,
    yes=(
        "ja|jawohl|gerne?|klar|ok|okay|einverstanden|los|passt|leg los|mach das|mach es|tu das"
        "|(?:zeichne|male?) (?:es|das|sie|ihn)(?: jetzt)?|das (?:passt|stimmt)|nur zu|mach mal"
    ),
    improved=(
        "(?:(?:die|den|das) )?(?:verbesserte(?:n|s)?|bessere(?:n|s)?)(?: version| text| prompt)?"
    ),
    original=(
        "(?:(?:die|den|das) )?original(?:e|en|es)?(?: version| text)?"
        "|meine (?:eigenen )?worte|mein(?:en)? text"
    ),
    take=(
        "(?:ich|wir) (?:nehmen?|mag|mogen|mochten?|wahlen?|will|wollen|finde)|nimm|mit|mir gefallt"
    ),
    again=(
        "(?:(?:zeichne|male?|mach|versuche?) )?(?:(?:es|sie|ihn|das) )?"
        "(?:noch ?(?:ein)?mal|erneut|neu)(?: zeichnen| malen| bitte)?"
    ),
    another="(?:zeichne |male? |mach |und )?noch (?:eine?s?|einen)|ein weiteres",
    make="mach(?:e|en)?|farbe|andere",
    make_it="(?:mach(?:e|en)?|mal(?:e|en)?|zeichnen?|farbe) (?:es|sie|ihn|das|alles)",
    give="gib",
    give_it="gib (?:ihm|ihr|ihnen)",
    add="fuge?(?! (?:\\d|mich|ihn|es|sie)\\b)",
    added="dazu",
    add_end="hinzu|dazu|ein",
    alter="entferne?|losche?|ersetze?|andere?|tausche?",
    alter_the=(
        "(?:mach(?:e|en)?|farbe|mal(?:e|en)?) (?:den|die|das|seine?n?|ihre?n?)|setz(?:e)? (?:es"
        "|sie|ihn|eine?n?)"
    ),
    elsewhere=(
        "(?:(?:das|die|den|dieses?|alle|mein|dein) ?)*(?:bild(?:er)?|foto(?:s)?|es|sie|ihn"
        "|thema|nachrichten?|gesprach|chat|dateien?)"
    ),
    same="(?:das ?gleiche|das ?selbe|die ?selbe|die ?gleiche)(?: bild)?,? (?:aber|nur)",
    now="ja|ok|jetzt|nun|und|aber|nein|oder|dann|vielleicht",
    much="etwas|ein bisschen|ein wenig|viel|noch|deutlich",
    small_talk=(
        "hallo|hi|hey|guten (?:tag|morgen|abend)|tschuss|danke(?: schon| dir| sehr)?|vielen dank"
        "|super|toll|schon|prima|klasse|perfekt|wunderbar|wow|cool|gut gemacht|sehr (?:schon|gut)"
        "|gefallt mir|(?:das|es) (?:ist|sieht) (?:sehr )?(?:toll|schon|super|perfekt|gut)(?: aus)?"
    ),
    leave=(
        "uberrasche? (?:mich|uns)|du (?:entscheidest|wahlst|darfst wahlen)|entscheide du|wahle? du"
        "|such dir (?:et)?was aus|egal|wie du (?:magst|willst)|was du (?:magst|willst)"
        "|(?:keine ahnung|wei(?:ss|ß) (?:ich )?nicht|ich wei(?:ss|ß) nicht)"
    ),
    think="h+m+|warte(?: mal)?|moment(?: mal)?|lass mich (?:nach)?(?:denken|uberlegen)|gute frage",
    ask=(
        "was (?:kannst|kostet|ist|sind|kann|machst)|wie ?viel|wie (?:teuer|lange|geht)|warum|wer"
        "|wann|wo"
    ),
)
_FR = Next(
    base=FRENCH,
    yes=(
        "oui|ouais|ok|d'accord|vas-y|allez-y|allez|bien sur|fais-le|faites-le|c'est (?:bon|ca)"
        "|dessine(?:z)?-(?:le|la|les)|parfait,? vas-y|ca marche|volontiers"
    ),
    improved="(?:(?:la|le) )?(?:version |texte )?(?:amelioree?|meilleure?)(?: version)?",
    original="(?:(?:la|le) )?(?:version |texte )?(?:d'origine|originale?)|mes (?:propres )?mots",
    take=(
        "(?:je|on|nous) (?:prends|prend|prenons|prefere|veux|choisis|voudrais)|j'aime(?: bien)?"
        "|prends|prenez|avec"
    ),
    again=(
        "(?:(?:dessine|fais|refais|recommence)(?:-(?:le|la|les))? )?(?:encore(?: une fois)?"
        "|a nouveau|de nouveau)|re(?:fais|dessine|commence)(?:-(?:le|la|les))?"
    ),
    another="(?:et |dessine |fais )?(?:encore (?:un|une)|(?:un|une) autre)",
    make="fais|faites|rends|rendez|mets|mettez",
    make_it="(?:fais|faites|rends|rendez|mets|mettez)[- ](?:le|la|les)",
    give="donne|donnez",
    give_it="donne(?:z)?[- ](?:lui|leur)",
    add="(?:r)?ajoute(?:z|r)?(?! (?:\\d|moi|le|la|les|ca)\\b)",
    added="avec",
    alter="enleve|enlevez|retire|retirez|supprime|supprimez|remplace|remplacez|change|changez",
    alter_the="(?:rends|rendez|mets|mettez|peins) (?:le|la|les|l'|son|sa|ses)",
    elsewhere=(
        "(?:(?:la|le|les|l'|de|cette|ces|mes|toutes) ?)*(?:images?|photos?|sujet|messages?"
        "|conversation|fichiers?|ca)"
    ),
    same="(?:la|le) meme(?: image| chose)?,? mais",
    now="oui|ok|maintenant|et|mais|non|ou|alors|peut-etre",
    much="un peu|beaucoup|encore|bien",
    small_talk=(
        "bonjour|salut|bonsoir|coucou|au revoir|merci(?: beaucoup| bien)?|super|genial|parfait"
        "|bravo|magnifique|tres (?:bien|beau|belle|joli)|c'est (?:super|genial|parfait|beau"
        "|joli|magnifique|tres bien)|j'adore|j'aime(?: bien)?|wow|cool"
    ),
    leave=(
        "surprends-moi|surprenez-moi|(?:c'est )?(?:a toi|a vous) de (?:choisir|decider)"
        "|(?:tu|vous) (?:choisis|choisissez|decides?)|choisis|comme tu veux|comme vous voulez"
        "|n'importe quoi|je ne sais pas|peu importe"
    ),
    think="h+m+|attends|attendez|un (?:moment|instant)|laisse-moi reflechir|bonne question|voyons",
    ask="combien|qu'est-ce que|que (?:peux|sais)-tu|pourquoi|quand|qui|est-ce que",
)
_ES = Next(
    base=SPANISH,
    yes=(
        "si|vale|ok|claro(?: que si)?|de acuerdo|adelante|hazl(?:o|a)|dibujal(?:o|a)|venga"
        "|esta bien|perfecto,? adelante|por supuesto"
    ),
    improved="(?:(?:la|el) )?(?:version |texto )?(?:mejorad(?:o|a)|mejor)(?: version)?",
    original="(?:(?:la|el) )?(?:version |texto )?original|mis (?:propias )?palabras",
    take=("(?:yo )?(?:prefiero|quiero|elijo|escojo|tomo)|me (?:gusta|quedo con)|toma|usa|con"),
    again=("(?:(?:dibujal(?:o|a)|hazl(?:o|a)) )?(?:otra vez|de nuevo|una vez mas)|repitel(?:o|a)"),
    another="(?:y |dibuja |haz )?(?:otr(?:o|a)(?: mas)?|un(?:o|a) mas)",
    make="haz|pon|hag(?:a|an)|pinta",
    make_it="(?:haz|pon|pinta|hag(?:a|an))(?:lo|la|los|las)",
    give="dale|ponle a",
    give_it="(?:pon|da|an?ade)(?:le|les)",
    add="an?ade|agrega(?:r|le)?|anadir",
    added="con",
    alter="quita(?:le)?|elimina|borra|cambia|reemplaza|sustituye",
    alter_the="(?:haz|pon|pinta) (?:que )?(?:el|la|los|las|su|sus)",
    elsewhere=(
        "(?:(?:la|el|las|los|esta|esa|mis|de|todas) ?)*(?:imagen(?:es)?|fotos?|tema|mensajes?"
        "|conversacion|archivos?|eso|esto)"
    ),
    same="(?:la|el|lo) mism(?:o|a)(?: imagen)?,? pero",
    now="si|ok|ahora|y|pero|no|o|entonces|quizas?",
    much="un poco|mucho|aun|todavia",
    small_talk=(
        "hola|buenos dias|buenas(?: tardes| noches)?|adios|(?:muchas )?gracias|genial|perfecto"
        "|muy (?:bien|bonito|bonita|bueno|buena)|que (?:bonito|bonita|bien|lindo|linda)|me encanta"
        "|me gusta(?: mucho)?|bravo|guau|excelente|estupendo"
    ),
    leave=(
        "sorprendeme|sorprendenos|(?:tu )?(?:eliges|decides|escoges)|elige tu|decide tu"
        "|lo que (?:quieras|sea)|como quieras|cualquier cosa|no (?:lo )?se|me da igual"
    ),
    think="m+h*m+|espera|un (?:momento|segundo)|dejame pensar|buena pregunta|a ver",
    ask="cuanto|que (?:puedes|sabes|es|haces)|por que|cuando|quien|donde",
)
_IT = Next(
    base=ITALIAN,
    yes=(
        "si|ok|okay|va bene|certo|vai|procedi|fallo|falla|disegnal(?:o|a)|d'accordo|avanti"
        "|perfetto,? vai|certamente|volentieri"
    ),
    improved="(?:(?:la|il|quell(?:o|a)) )?(?:versione |testo )?(?:migliorat(?:o|a)|migliore)",
    original="(?:(?:la|il|l')? ?)?(?:versione |testo )?original(?:e)?|le mie (?:stesse )?parole",
    take="(?:io )?(?:preferisco|voglio|scelgo|prendo)|mi piace|prendi|usa|con",
    again=(
        "(?:(?:disegnal(?:o|a)|fallo|falla) )?(?:di nuovo|ancora(?: una volta)?|un'altra volta)"
        "|rifal(?:lo|la)|ripeti"
    ),
    another="(?:e |disegnane |fanne |ancora )?(?:un(?:o|a) (?:in piu|di piu)|un(?: |')altr(?:o|a))",
    make="fai|rendi|metti",
    make_it="(?:fall|rendil|mettil|coloral)(?:o|a|i|e)",
    give="dai (?:a)?l?l?a?|metti a",
    give_it="(?:dagli|dalle|mettigli|mettile)",
    add="aggiungi|aggiungere|aggiunga",
    added="con",
    alter="togli|rimuovi|elimina|cancella|cambia|sostituisci",
    alter_the="(?:rendi|fai|metti|colora) (?:il|la|lo|l'|i|gli|le|su(?:o|a))",
    elsewhere=(
        "(?:(?:la|il|le|i|l'|quest(?:o|a)|tutte|mie|di) ?)*(?:immagin(?:e|i)|foto|argomento"
        "|messaggi(?:o)?|conversazione|file|discorso)"
    ),
    same="(?:la|lo|il) stess(?:o|a)(?: immagine| cosa)?,? ma",
    now="si|ok|ora|adesso|e|ma|no|o|allora|forse",
    much="un po'|un poco|molto|ancora",
    small_talk=(
        "ciao|salve|buongiorno|buonasera|arrivederci|grazie(?: mille| tante)?|fantastico|perfetto"
        "|bellissim(?:o|a)|che (?:bello|bella)|molto (?:bene|bello|bella)|mi piace(?: molto)?"
        "|bravo|brava|ottimo|wow|stupend(?:o|a)"
    ),
    leave=(
        "sorprendimi|sorprendici|scegli(?: tu)?|decidi(?: tu)?|come vuoi|quello che vuoi"
        "|qualsiasi cosa|non (?:lo )?so|fai tu"
    ),
    think="m+h*m+|aspetta|un (?:momento|attimo)|fammi pensare|bella domanda|vediamo",
    ask="quanto|cosa (?:puoi|sai)|che cosa|perche|quando|chi|dove",
)
_PT = Next(
    base=PORTUGUESE,
    yes=(
        "sim|ok|okay|claro|pode(?: ser)?|vai|vamos|faz isso|faca isso|desenha(?:-(?:o|a))?"
        "|esta bem|ta bom|avanca|em frente|com certeza"
    ),
    improved="(?:(?:a|o) )?(?:versao |texto )?(?:melhorad(?:o|a)|melhor)(?: versao)?",
    original="(?:(?:a|o) )?(?:versao |texto )?original|as minhas palavras|minhas palavras",
    take="(?:eu )?(?:prefiro|quero|escolho|fico com)|usa|com",
    again=(
        "(?:(?:desenha|faz|tenta)(?:-(?:o|a))? )?(?:de novo|outra vez|novamente|mais uma vez)"
        "|refaz|repete"
    ),
    another="(?:e |desenha |faz )?(?:outr(?:o|a)|mais um(?:a)?)",
    make="faz|deixa|torna|coloca|poe",
    make_it="(?:faz|deixa|torna|coloca|poe)-?(?:o|a|os|as)",
    give="da a?o?|poe n(?:o|a)",
    give_it="(?:da|poe)-?lhe",
    add="adiciona(?:r)?|acrescenta(?:r)?",
    added="com",
    alter="tira|remove|apaga|troca|muda|substitui",
    alter_the="(?:deixa|torna|pinta|poe) (?:o|a|os|as|seu|sua)",
    elsewhere=(
        "(?:(?:a|o|as|os|de|essa|esta|minhas|todas) ?)*(?:imagem|imagens|fotos?|assunto"
        "|mensage(?:m|ns)|conversa|ficheiros?|arquivos?)"
    ),
    same="(?:a|o) mesm(?:o|a)(?: imagem| coisa)?,? mas",
    now="sim|ok|agora|e|mas|nao|ou|entao|talvez",
    much="um pouco|muito|ainda|bem",
    small_talk=(
        "ola|oi|bom dia|boa (?:tarde|noite)|tchau|adeus|(?:muito )?obrigad(?:o|a)|otimo|perfeito"
        "|muito (?:bom|bem|bonito|bonita)|que (?:bonito|bonita|lindo|linda|bom)|gostei|adorei"
        "|excelente|fixe|legal|uau"
    ),
    leave=(
        "surpreende(?:-| )me|me surpreend(?:a|e)|(?:tu |voce )?(?:escolhes?|decides?)(?: tu| voce)?"
        "|como quiser(?:es)?|o que quiser(?:es)?|qualquer coisa|nao sei|tanto faz"
    ),
    think="h+m+|espera|um (?:momento|segundo|minuto)|deixa-me pensar|boa pergunta",
    ask="quanto|o que (?:podes|pode|sabes|consegues)|por ?que|quando|quem|onde",
)
_NL = Next(
    base=DUTCH,
    yes=(
        "ja|jawel|graag|ok|oke|okay|prima|goed|ga je gang|ga maar|doe maar|doe dat|akkoord"
        "|teken (?:het|hem|haar|dat)(?: maar)?|zeker|is goed"
    ),
    improved="(?:(?:de|het) )?(?:verbeterde|betere)(?: versie| tekst| prompt)?",
    original=(
        "(?:(?:de|het) )?(?:originele|oorspronkelijke)(?: versie| tekst)?|mijn (?:eigen )?woorden"
    ),
    take=(
        "(?:ik|we|wij) (?:neem|nemen|kiezen?|kies|wil|willen)|ik vind|ik hou van|neem|gebruik|met"
    ),
    again=(
        "(?:(?:teken|maak|doe|probeer) )?(?:(?:het|hem|haar|dat) )?(?:opnieuw|nog (?:eens|een keer)"
        "|nogmaals)"
    ),
    another="(?:en |teken |maak )?(?:nog een|een andere)",
    make="maak|kleur|verander",
    make_it="(?:maak|kleur|teken|schilder|verander) (?:het|hem|haar|ze|dit|dat|alles)",
    give="geef",
    give_it="geef (?:het|hem|haar|ze)",
    add="voeg(?! (?:\\d|me|mij|hem|het|haar)\\b)",
    added="met",
    add_end="toe",
    alter="verwijder|wis|vervang|verander|wissel",
    alter_the="haal (?:de|het)|(?:maak|kleur) (?:de|het|zijn|haar|hun)",
    elsewhere=(
        "(?:(?:de|het|deze|die|mijn|alle) ?)*(?:afbeelding(?:en)?|plaatjes?|foto(?:'?s)?"
        "|onderwerp|berichten?|gesprek|bestand(?:en)?|het|hem|haar|ze|dat|dit)"
    ),
    same="(?:het ?zelfde|de ?zelfde)(?: afbeelding| plaatje)?,? maar",
    now="ja|ok|nu|en|maar|nee|of|dan|misschien",
    much="een beetje|iets|veel|nog|wat",
    small_talk=(
        "hallo|hoi|hey|goede(?:morgen|middag|navond)|dag|doei|bedankt|dank (?:je|u)(?: wel)?"
        "|super|mooi|leuk|prachtig|perfect|geweldig|heel (?:mooi|goed|leuk)|goed gedaan|wow"
        "|(?:dat|het) is (?:mooi|leuk|prachtig|perfect|geweldig)"
    ),
    leave=(
        "verras (?:me|mij|ons)|(?:jij|je|u) (?:kiest|beslist|mag kiezen)|kies (?:jij|zelf|maar)"
        "|wat je (?:wilt|wil)|maakt niet uit|geen idee|ik weet het niet"
    ),
    think="h+m+|wacht(?: even)?|moment(?:je)?|even denken|laat me (?:na)?denken|goede vraag",
    ask="hoeveel|wat (?:kun|kan|kost|is|zijn|doe)|waarom|wie|wanneer|waar",
)

ALL_NEXT = (_EN, _DE, _FR, _ES, _IT, _PT, _NL)
