"""How people ask for pictures, in seven languages: one table, read in one way (signs.py). Pure.

Each word is an expression in small letters without accents (bot/turn/expression.py).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language.

    `draw` are orders that are about pictures by themselves ("draw"), `make` those that are not
    ("show"). `drawing` and `making` are the same at the end of a polite question, where a language
    puts them there. `me` goes with either, before or behind. `please` may stand in front, `want` in
    place of an order. `article` begins what is to be drawn. `picture` and `of` name a picture and
    go on to what is in it; `neutral` are those that do not say of which kind it is, and `use`
    stands before what it is for. `something` says nothing of what is in it. `where` begins a place,
    `rather` what else is said of how it is to be. `but` changes one, and so does `anew` ("make
    it"); what `talk` begins is only said of it, but not what stands behind `prefer`. `cancel` ends
    the asking. `meant` stands before what was meant, where somebody corrects their wish
    (bot/turn/corrections.py), and `meant_end` may stand behind it; `meant_it` stands before how
    they meant it to be. `nots` are before what was not wanted, `instead` may be before what is
    wanted in its place. `ordinals` are "first" and so on, `counts` the numbers from two on, with
    spaces between. `style_of` goes before whose style it is. `plain` names a picture behind what is
    in it ("a cat picture"), `many` is more than one to draw, without an article. `drawn` are things
    that are made by being drawn, `one` is one of what was spoken of. `remake` begins what is to
    become of a photo that was sent, where it ends in one of the `looks`.
    """

    draw: str
    make: str
    me: str
    please: str
    want: str
    article: str
    picture: str
    neutral: str
    of: str
    use: str
    something: str
    where: str
    rather: str
    but: str
    cancel: str
    style_of: str
    counts: str
    ordinals: str
    anew: str
    talk: str
    prefer: str
    meant: str
    meant_it: str
    nots: str
    instead: str
    drawing: str = ""
    making: str = ""
    meant_end: str = ""
    plain: str = ""
    many: str = ""
    drawn: str = ""
    one: str = ""
    remake: str = ""
    looks: str = ""


ENGLISH = Language(
    draw="draw|paint|sketch|illustrate",
    make="generate|create|make|design|render|give|show",
    me="me|us",
    please="please|can you|could you|would you|will you|i want you to|i'd like you to",
    want="i want|i need|i would like|i'd like|(?:can|could|may) (?:i|we) (?:get|have)",
    article="an?|the|my|our|some|one|two|three",
    picture=(
        "(?:pictures?|images?|photo(?:graph)?s?|illustrations?|drawings?|paintings?|logos?|posters?"
        "|icons?|wallpapers?|portraits?|sketch(?:es)?|cartoons?|artworks?|cover art)"
    ),
    neutral="pictures?|images?|artworks?",
    use="for",
    of="of|with|showing|for|in which|where|that shows",
    something="something|anything",
    where=(
        "in|on|at|under|inside|beside|near|among|above|behind|against|by|over|through|across"
        "|outside|between"
    ),
    rather=(
        "with(?:out)?|(?:much |a (?:bit|little) )?(?:more|less|(?:dark|light|bright|bigg|small|larg"
        "|warm|cold|cool|soft|sharp|old|young|happi|sadd|tall|short|wid|clos|simpl|clean|clear)er)"
    ),
    but="but",
    cancel="cancel|no|stop|never ?mind|nothing",
    style_of="(?:in|with) (?:the|a) (?:art |visual |painting )?style of(?: the)?",
    counts="two three four five six seven eight",
    ordinals="first second third fourth fifth sixth seventh eighth",
    anew="(?:make|give|turn|paint|draw) (?:it|them|him|her|this|that)",
    talk=(
        "i|(?:it|they|he|she)(?! should| must| needs?)|we|you|who|why|what|that is|that's|this is"
        "|not sure|only just|thanks|thank you|never ?mind|\\d+ (?:is|are)"
        "|let's (?:talk|wait|leave|not)"
        "|(?:do not|don't) (?:draw|do|make|change) (?:it|that|this|them|anything)"
    ),
    prefer=(
        "(?:i|we)(?: would|'d)? (?:prefer|rather have)(?: it| them)?"
        " (?!(?:to|not|it|them|that|this|those|these|you|if|when|how|what|no|nothing"
        "|(?:the|your|my) (?:other|old|original|previous|first|last))\\b)"
    ),
    meant=(
        "(?:i|we) (?:mean|meant|said|asked for|want(?:ed)?)(?: to see| was)?[:,]?"
        " (?!(?:to|that|this|it|how|what|you|no|if)\\b)"
    ),
    meant_it=(
        "(?:i|we) want(?:ed)? (?:it|them|him|her)(?: to be)?"
        "(?! (?:by|over|in time|at once|on \\w+day)\\b)"
    ),
    nots="not",
    instead="but",
    plain=(
        "an? (?:[\\w-]+ ){1,3}(?:picture|photo|illustration|drawing|painting|poster|wallpaper"
        "|portrait|cartoon)"
    ),
    many="(?:\\d{1,2} )?(?:[\\w-]+ ){0,2}\\w+s(?: (?:in|on|at|under|near) [^.?!\\n]+)?",
    drawn=(
        "(?:birthday|greeting|christmas|valentine'?s?|wedding|thank[- ]you) cards?|postcards?"
        "|stickers?|avatars?|mascots?|murals?"
    ),
    one="one|some",
    remake=(
        "(?:turn|convert|transform|change|make|re-?draw|draw|paint) (?:this|it|that|my|the|these)"
    ),
    looks=(
        "cartoons?|water ?colou?rs?|(?:oil )?paintings?|sketch(?:es)?|(?:pencil )?drawings?|anime"
        "|manga|comics?|pixel art|black[- ]and[- ]white|(?:photo|picture|image) (?:look|brighter"
        "|darker|sharper|warmer|colder)|logo|poster|portrait|sticker|avatar"
    ),
)
GERMAN = Language(
    draw="zeichnen?|malen?|mal(?= mir| uns)|skizzieren?|illustrieren?",
    make="erstellen?|erzeugen?|generieren?|mach(?:e|en)?|entwirf|entwerfen|gib|zeige?",
    me="mir|uns",
    please="bitte|kannst du|konntest du|wurdest du|konnen sie|konnten sie|wurden sie",
    want="ich mochte|ich will|ich brauche|ich hatte gerne?|ich wunsche mir",
    article="eine?|einen|einem|einer|der|die|das|den|meine?|meinen|unsere?|zwei|drei|mehrere",
    picture=(
        "(?:bild(?:er)?|fotos?|illustration(?:en)?|zeichnung(?:en)?|gemalde|logos?|poster|plakate?"
        "|portrats?|skizzen?|cartoons?|icons?)"
    ),
    neutral="bild(?:er)?",
    use="fur",
    of="von|vom|mit|eines|einer|des|der|wo|in dem|auf dem|das|fur",
    something="etwas|irgendetwas|irgendwas|was",
    where="in|im|auf|unter|vor|hinter|neben|am|an|bei|beim|uber|zwischen",
    rather=(
        "mit|ohne|nachts|(?:viel |etwas )?(?:mehr|weniger|heller|dunkler|gro(?:ss|ß)er|kleiner"
        "|warmer|alter|junger)"
    ),
    but="aber|jedoch|nur",
    cancel="abbrechen|abbruch|nein|stopp?|egal|nichts|lass es",
    style_of="im (?:\\w+)?stil (?:von|des|der)",
    counts="zwei drei vier funf sechs sieben acht",
    ordinals=(
        "erste(?:n|s)? zweite(?:n|s)? dritte(?:n|s)? vierte(?:n|s)?"
        " funfte(?:n|s)? sechste(?:n|s)? siebte(?:n|s)? achte(?:n|s)?"
    ),
    anew="(?:mach(?:e|en)?|mal(?:e|en)?|zeichnen?|gib) (?:es|sie|ihn|ihm|ihr|das)",
    talk=(
        "ich|(?:es|sie|er)(?! soll| muss)|wir|du|ihr|wer|warum|wieso|weshalb|das ist|danke|egal"
        "|nicht sicher|(?:zeichne|mal|mach)e? (?:es|das|sie|ihn) nicht"
    ),
    prefer=(
        "(?:ich|wir) (?:bevorzuge|(?:mag|hatte|mochte) (?:(?:es|sie|ihn|das) )?lieber)"
        " (?!(?:es|das|nicht|dass|wenn|warten|(?:die|den) (?:andere|alte|erste)n?)\\b)"
    ),
    meant=(
        "(?:ich|wir) (?:mein(?:t)?en?|sagten?|wollten?)[:,]?"
        " (?!(?:dass|das (?:nicht|so)|nicht|es|wissen|was|wie|ob|damit|nur)\\b)"
    ),
    meant_it="(?:ich|wir) wollten? (?:es|sie|ihn|das)",
    nots="nicht|kein(?:e|en|er|em)?",
    instead="sondern",
    meant_end="sehen|haben",
    drawing="zeichnen|malen|skizzieren|illustrieren",
    making="erstellen|erzeugen|generieren|machen|entwerfen|zeigen|geben",
    drawn="(?:geburtstags|gru(?:ss|ß)|weihnachts|post)karten?|aufkleber|avatare?|maskottchen",
    remake=(
        "mach daraus|verwandl?e (?:es|das|dieses|mein)"
        "|(?:mach|mal|zeichne)e? (?:es|das|dieses|mein)"
    ),
    looks=(
        "cartoon|comic|aquarell|(?:ol)?gemalde|skizze|zeichnung|schwarz[- ]?wei(?:ss|ß)|anime|manga"
    ),
)
FRENCH = Language(
    draw="dessine(?:r|z)?|peins|peignez|peindre|esquisse(?:r|z)?|illustre(?:r|z)?",
    make="cree(?:r|z)?|genere(?:r|z)?|fais|faites|faire|montre(?:r|z)?|donne(?:r|z)?",
    me="moi|nous|me",
    please=(
        "s'il (?:te|vous) plait|stp|svp|peux[- ]tu|pouvez[- ]vous|pourrais[- ]tu|pourriez[- ]vous"
        "|tu peux|vous pouvez|tu pourrais|vous pourriez"
    ),
    want="je voudrais|je veux|j'aimerais|il me faut",
    article="une?|des|les?|la|l'|mon|ma|mes|notre|deux|trois|quelques",
    picture=(
        "(?:images?|photos?|illustrations?|dessins?|peintures?|logos?|affiches?|portraits?|croquis)"
    ),
    neutral="images?",
    use="pour",
    of="de|d'|du|des|avec|qui|montrant|ou|pour",
    something="quelque chose|n'importe quoi",
    where="dans|sur|sous|devant|derriere|pres du?e?s?|a cote du?e?s?|au bord du?e?s?|entre",
    rather="avec|sans|plus|moins|de nuit|la nuit",
    but="mais",
    cancel="annuler?|annule|non|stop|rien|laisse tomber",
    style_of="(?:dans|avec) le style (?:de la|de|du|des|d')|a la maniere (?:de|du|des|d')",
    counts="deux trois quatre cinq six sept huit",
    ordinals=(
        "premier(?:e)? deuxieme|seconde? troisieme quatrieme cinquieme sixieme septieme huitieme"
    ),
    anew="(?:fais|faites|rends|rendez|mets|mettez)[- ](?:le|la|les)",
    talk=(
        "je|j'|tu|vous|on|nous|qui|pourquoi|c'est|il est|elle est|merci|ne (?:le|la|les) dessine"
    ),
    prefer=(
        "(?:je (?:les? |la )?prefere(?:rais)?|j'aime(?:rais)? mieux)"
        " (?!(?:que|ca|cela|celui|celle|ne|pas|si|quand|attendre|l'autre|l'ancien(?:ne)?)\\b)"
    ),
    meant=(
        "(?:je|on|nous) (?:voulai(?:s|t)|voulions|parlai(?:s|t) de|demandai(?:s|t))"
        "(?: dire| voir)?[:,]? (?!(?:que|savoir|ca|pas|comment|ce)\\b)"
    ),
    meant_it="(?:je|on|nous) (?:les? |la |l')voulai(?:s|t)|nous (?:les? |la )voulions",
    nots="pas",
    instead="mais|plutot",
    drawn="cartes? d'anniversaire|cartes? (?:postales?|de v(?:oe|œ)ux)|autocollants?|avatars?",
    remake=(
        "transforme(?:z)?(?:-(?:la|le)| (?:ca|cette|la|ma|le))"
        "|(?:mets|rends|fais)[- ](?:la|le|cette|en)"
    ),
    looks="aquarelle|bande dessinee|noir et blanc|peinture|dessin(?: anime)?|croquis|manga|anime",
)
SPANISH = Language(
    draw="dibujar?|dibuje|pintar?|pinte|ilustrar?|ilustre",
    make="crear?|cree|generar?|genere|haz|hacer|haga|disenar?|muestrar?|mostrar|muestre|dame",
    me="me|nos",
    please="por favor|me puedes|me podrias|puedes|podrias|puede|podria",
    want="quiero|quisiera|necesito|me gustaria",
    article="una?|unos|unas|el|la|los|las|mis?|nuestr(?:o|a)|dos|tres",
    picture=(
        "(?:imagen(?:es)?|fotos?|fotografias?|ilustracion(?:es)?|dibujos?|pinturas?|logos?"
        "|logotipos?|carteles|cartel|posters?|retratos?|bocetos?)"
    ),
    neutral="imagen(?:es)?",
    use="para",
    of="de|del|con|que|donde|para|mostrando",
    something="algo|cualquier cosa|lo que sea",
    where="en|sobre|bajo|delante del?|detras del?|junto al?|cerca del?|entre",
    rather="con|sin|mas|menos|de noche",
    but="pero",
    cancel="cancelar?|no|para|nada|dejalo",
    style_of="(?:al|en el|con el) estilo (?:del?|de la)",
    counts="dos tres cuatro cinco seis siete ocho",
    ordinals=(
        "primer(?:o|a)? segund(?:o|a) tercer(?:o|a)? cuart(?:o|a)"
        " quint(?:o|a) sext(?:o|a) septim(?:o|a) octav(?:o|a)"
    ),
    anew="(?:haz|pon|pinta|hag(?:a|an))(?:lo|la|los|las|le)",
    talk=(
        "yo|tu|me|no me|por que|es|esta|quien|gracias|(?:lo|la) necesitamos"
        "|no (?:lo|la) dibuj(?:es|e)"
    ),
    prefer=(
        "(?:yo )?(?:l(?:o|a) )?(?:prefiero|preferiria)"
        " (?!(?:que|no|eso|esto|es(?:e|a)|est(?:e|a)|si|esperar|(?:el|la) otr(?:o|a))\\b)"
    ),
    meant=(
        "(?:me referia a|(?:queria|quise)(?: decir| ver)?|dije)[:,]?"
        " (?!(?:que|saber|como|eso|esto|por|si|decir)\\b)"
    ),
    meant_it="l(?:o|a)s? (?:queria|quise)",
    nots="no(?= (?:una?|unos|unas|el|la|los|las)\\b)",
    instead="sino",
    drawn="tarjetas? de (?:cumpleanos|felicitacion|navidad)|postales|pegatinas?|avatar(?:es)?",
    one="un(?:o|a)",
    remake="(?:convierte|transforma|haz|pon)(?:l(?:o|a)| (?:esto|esta|la|mi))",
    looks="acuarela|caricatura|comic|blanco y negro|oleo|dibujo(?: animado)?|boceto|anime|manga",
)
ITALIAN = Language(
    draw="disegna(?:re|r)?|disegni|dipingi|dipinger?e?|illustra(?:re|r)?",
    make="crea(?:re|r)?|genera(?:re|r)?|fai|fammi|fare|far|mostra(?:re|r)?|dammi",
    me="mi|ci",
    please="per favore|per piacere|mi puoi|mi potresti|puoi|potresti|puo|potrebbe",
    want="vorrei|voglio|mi serve|mi servirebbe",
    article="un(?:a|o|')?|il|lo|la|l'|dei|delle|degli|mi(?:o|a)|due|tre",
    picture=(
        "(?:immagin(?:e|i)|foto|fotografi(?:a|e)|illustrazion(?:e|i)|disegn(?:o|i)|dipint(?:o|i)"
        "|logo|poster|manifesto|ritratt(?:o|i)|schizz(?:o|i))"
    ),
    neutral="immagin(?:e|i)",
    use="per",
    of="di|d'|del|della|dello|dell'|con|che|dove|per|in cui",
    something="qualcosa|qualsiasi cosa",
    where="in|nel|nella|nello|sul?|sulla|sullo|sotto|davanti|dietro|accanto|vicino|tra|fra",
    rather="con|senza|piu|meno|di notte",
    but="ma|pero",
    cancel="annulla|no|stop|basta|niente|lascia stare",
    style_of="(?:nello|con lo) stile (?:di|del|della|dello|dell'|d')|in stile",
    counts="due tre quattro cinque sei sette otto",
    ordinals=(
        "prim(?:o|a) second(?:o|a) terz(?:o|a) quart(?:o|a)"
        " quint(?:o|a) sest(?:o|a) settim(?:o|a) ottav(?:o|a)"
    ),
    anew="(?:fall|rendil|mettil)(?:o|a|i|e)",
    talk="io|tu|mi|non mi|perche|chi|grazie|ci serve|non disegnar(?:lo|la)",
    prefer=(
        "(?:io )?(?:l(?:o|a) )?(?:preferisco|preferirei)"
        " (?!(?:che|non|quell(?:o|a)|quest(?:o|a)|se|aspettare|l'altr(?:o|a))\\b)"
    ),
    meant=(
        "(?:intendevo|volevo(?: dire| vedere)?|dicevo)[:,]?"
        " (?!(?:che|sapere|come|questo|quello|se|dire)\\b)"
    ),
    meant_it="(?:lo|la|li|le) volevo",
    nots="non",
    instead="ma|bensi",
    drawn="bigliett(?:o|i) d(?:'auguri|i auguri|i compleanno)|cartolin(?:a|e)|adesiv(?:o|i)|avatar",
    remake="(?:trasforma|rendi|metti)(?:l(?:o|a)| (?:questa|questo|la|il|mi(?:o|a)))",
    looks="acquerello|fumetto|cartone(?: animato)?|bianco e nero|olio|disegno|schizzo|anime|manga",
)
PORTUGUESE = Language(
    draw="desenhar?|desenhe|pintar?|pinte|ilustrar?|ilustre",
    make="criar?|crie|gerar?|gere|faz|fazer|faca|mostrar?|mostre|da-me",
    me="me|nos",
    please="por favor|voce pode|voce poderia|podes|pode|poderia(?:s)?|consegues",
    want="eu quero|quero|queria|gostaria de|preciso de",
    article="uma?|uns|umas|os?|as?|meu|minha|dois|duas|tres",
    picture=(
        "(?:imagem|imagens|fotos?|fotografias?|ilustracao|ilustracoes|desenhos?|pinturas?|logos?"
        "|logotipos?|cartaz|poster|retratos?|esbocos?)"
    ),
    neutral="imagem|imagens",
    use="para",
    of="de|do|da|dos|das|com|que|onde|para|em que",
    something="algo|alguma coisa|qualquer coisa",
    where="em|nos?|nas?|num|numa|sobre|sob|diante|atras|ao lado|perto|entre",
    rather="com|sem|mais|menos|de noite",
    but="mas",
    cancel="cancelar?|nao|para|nada|deixa",
    style_of="(?:no|ao|com o) estilo (?:de|do|da|dos|das)",
    counts="dois|duas tres quatro cinco seis sete oito",
    ordinals=(
        "primeir(?:o|a) segund(?:o|a) terceir(?:o|a) quart(?:o|a)"
        " quint(?:o|a) sext(?:o|a) setim(?:o|a) oitav(?:o|a)"
    ),
    anew="(?:faz|deixa|torna|coloca)-?(?:o|a|os|as)",
    talk=(
        "eu|tu|voce|gosto|nao gosto|por ?que|esta|quem|obrigad(?:o|a)|precisamos"
        "|nao (?:o|a) desenh(?:e|es)"
    ),
    prefer=(
        "(?:eu )?(?:prefiro|preferia)(?:-(?:o|a))?"
        " (?!(?:que|nao|isso|isto|ess(?:e|a)|est(?:e|a)|se|esperar|(?:o|a) outr(?:o|a))\\b)"
    ),
    meant=(
        "(?:(?:quis|queria|quero)(?: dizer| ver)?|disse)[:,]?"
        " (?!(?:que|saber|como|isso|isto|por|se|dizer)\\b)"
    ),
    meant_it="(?:o|a|os|as) queria|queria-(?:o|a|os|as)",
    nots="nao",
    instead="mas|e sim",
    drawn="cart(?:ao|oes) de (?:aniversario|natal)|postais|adesivos?|autocolantes?|avatar(?:es)?",
    one="um(?:a)?",
    remake=(
        "(?:transforma|transforme|converte|faz|poe)(?:-(?:o|a))?"
        "(?: (?:isto|isso|esta|essa|a|o|minha))?"
    ),
    looks="aquarela|desenho(?: animado)?|preto e branco|banda desenhada|oleo|esboco|anime|manga",
)
DUTCH = Language(
    draw="teken|tekenen|schilder|schilderen|schets|schetsen|illustreer",
    make="maak|maken|genereer|ontwerp|geef|toon|laat(?= me| mij| ons)",
    me="me|mij|ons|voor me|voor mij|voor ons",
    please="alsjeblieft|alstublieft|aub|kun je|kan je|kunt u|zou je|wil je|wilt u",
    want="ik wil(?: graag)?|ik zou graag|ik heb graag",
    article="een|de|het|mijn|ons|onze|twee|drie|enkele",
    picture=(
        "(?:afbeelding(?:en)?|plaatjes?|foto(?:'?s)?|illustraties?|tekening(?:en)?|schilderij(?:en)?"
        "|logo(?:'?s)?|posters?|portret(?:ten)?|schets(?:en)?)"
    ),
    neutral="afbeelding(?:en)?|plaatjes?",
    use="voor",
    of="van|met|waarop|waarin|voor",
    something="iets|wat",
    where="in|op|onder|voor|achter|naast|bij|aan|over|tussen",
    rather=(
        "met|zonder|meer|minder|'s nachts|(?:veel |iets )?(?:donkerder|lichter|groter|kleiner"
        "|warmer)"
    ),
    but="maar",
    cancel="annuleren|annuleer|nee|stop|niets|laat maar",
    style_of="in de stijl van(?: de| het)?",
    counts="twee drie vier vijf zes zeven acht",
    ordinals="eerste tweede derde vierde vijfde zesde zevende achtste",
    anew="maak (?:het|hem|haar|ze|dit|dat)",
    talk=(
        "ik|we|wij|je|jij|u|wie|het is|waarom|dat is|bedankt|dank je|teken (?:het|hem|haar) niet"
    ),
    prefer=(
        "(?:ik|we|wij) (?:heb|had|zie) (?:(?:het|hem|haar|ze) )?liever"
        " (?!(?:dat|niet|het|die|deze|als|(?:de|het) (?:andere|oude|eerste))\\b)"
    ),
    meant=(
        "(?:ik|we|wij) (?:bedoel(?:de|den)?|wilden?|wou|zei(?:den)?)[:,]?"
        " (?!(?:dat|weten|hoe|wat|niet|of|het (?:niet|zo))\\b)"
    ),
    meant_it="(?:ik|we|wij) (?:wilden?|wou) (?:het|hem|haar|ze)",
    nots="niet|geen",
    instead="maar",
    meant_end="zien|hebben",
    drawing="tekenen|schilderen|schetsen",
    making="maken|genereren|ontwerpen|geven|tonen",
    drawn="(?:verjaardags|kerst|wens|ansicht)kaart(?:en)?|stickers?|avatars?",
    remake="(?:maak|verander|teken|schilder) (?:hier|er|van|dit|deze|het|mijn)",
    looks=(
        "aquarel|cartoon|stripverhaal|strip|zwart[- ]?wit|olieverf|schilderij|tekening|anime|manga"
    ),
)

LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH)
