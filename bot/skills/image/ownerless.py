"""Styles that belong to a place, a time, a brand, a work or a movement, and not to somebody. Pure.

Those that people name most; matched whole, since "Paris" and "London" are names of people, too.
Countries in seven languages where their names differ. Disney and Pixar are in artists.py.
"""

_PLACES = (
    "eng(?:e?land|leterre)|ing(?:laterra|hilterra)|britain|scotland|schottland|ireland|irland"
    "|wales|(?:france|francia|fran[cç]a|frankreich|frankrijk)|(?:germany|alemania|alemanha)"
    "|(?:allemagne|deutschland|duitsland|germania)|(?:spain|espa(?:ñ|nh)a|spanien|espagne|spanje)"
    "|spagna|portugal|portogallo|(?:ital(?:y|ia|ien|ie|i[eë])|it[aá]lia)|(?:greece|grecia|gr[eé]cia)"
    "|griech?enland|gr[eè]ce|holland|netherlands|scandinavia|norway|sweden|denmark|finland|iceland"
    "|russia|poland|ukraine|europe?|africa|asia|america|oceania|china|chine|tibet|korea|vietnam"
    "|(?:japan|jap[oó]n|jap[aã]o|giappone|japon)|india|inde|persia|iran|turkey|arabia|morocco"
    "|marokko|marruecos|maroc|egypt|[eé]gypte|egipto|egitto|mexi(?:co|k[oó])|m[eé]xi(?:co|que)"
    "|messico|brazil|bra[sz]il(?:e|ien)?|peru|cuba|canada|australia|hawaii|usa|byzantium|babylon"
    "|(?:rom[ae]?|londres|londra|london|paris|par[ií]s|parigi|berlin|vienna|wien|venice|venedig)"
    "|venezia|florence|florenz|firenze|amsterdam|barcelona|lisbo[an]|prague|prag|moscow|istanbul"
    "|constantinople|cairo|marrakech|tokyo|t[oô]kio|kyoto|edo|hong kong|shanghai|beijing|bali"
    "|new (?:york(?: city)?|orleans|england|mexico|zealand)|nueva york|nova york|nueva orleans"
    "|los angeles|las vegas|miami|chicago|san francisco|hollywood|california|texas|wild west"
    "|tuscany|toscana|provence|bavaria|bayern|andaluc[ií]a"
)
_OF_PLACES = (
    "english|british|scottish|irish|german|russian|polish|scandinavian|swedish|danish|norwegian"
    "|finnish|european|korean|vietnamese|thai|tibetan|turkish|arabi(?:an|c)|moroccan|moorish"
    "|roman|etruscan|viking|aztec|mayan?|inca|brazilian|cuban|peruvian|australian|aboriginal"
    "|mediterranean|tuscan|provençal|venetian|parisian|balinese"
)
_TIMES = (
    "antiquity|middle ages|dark ages|gilded age|belle [eé]poque|roaring twenties|world war"
    "(?: (?:ii?|one|two))?|cold war|meiji|ming|tang|tudor|elizabethan|jacobean|georgian|regency"
    "|edwardian|colonial|medieval|biedermeier|louis (?:xi?v|xvi?)|stone age|bronze age"
)
_BRANDS = (
    "lego|playmobil|hello kitty|sanrio|barbie|hot wheels|my little pony|polly pocket|ikea|marvel"
    "|dc comics|vogue|coca[- ]cola|nintendo|sega|atari|playstation|game ?boy|national geographic"
)
_WORKS = (
    "star (?:wars|trek)|blade runner(?: 2049)?|minecraft|roblox|fortnite|tetris|pac-?man"
    "|super mario(?: bros)?|zelda|pok[eé]mon|animal crossing|stardew valley|the sims|sims|doom"
    "|skyrim|fallout|cyberpunk 2077|dark souls|elden ring|final fantasy|street fighter"
    "|world of warcraft|lord of the rings|harry potter|game of thrones|dune|alien|tron|avatar"
    "|matrix|mad max|indiana jones|jurassic park|back to the future|stranger things|doctor who"
    "|twin peaks|mad men|peaky blinders|bridgerton|south park|the simpsons|simpsons|futurama"
    "|rick and morty|tom and jerry|looney tunes|peanuts|garfield|moomins?|my neighbou?r totoro"
    "|akira|naruto|one piece|dragon ?ball(?: z)?|sailor moon|neon genesis evangelion|evangelion"
    "|tintin|ast[eé]rix|batman|superman|spider-?man|sin city|alice in wonderland"
    "|bayeux tapestry|book of kells"
)
_MOVEMENTS = (
    r"ukiyo-?e|sumi-?e|art brut|arte povera|art informel|arts and crafts|dada|op[- ]art|street art"
    r"|folk art|na[iï]ve art|outsider art|pixel art|line art|concept art|land art|memphis|chibi"
    r"|manga|anime|chinoiserie|japonisme|film noir|noir|graffiti|psychedelia|hudson river school"
    r"|(?:[\w-]+ )?[\w-]+(?:ism(?:us|e|o|s)?|punk|wave)"
)
_ADJECTIVES = (
    "old|olde|ancient|antique|medieval|imperial|colonial|feudal|modern|contemporary|rural|retro"
    "|victorian|edwardian|renaissance|soviet|north(?:ern)?|south(?:ern)?|east(?:ern)?|west(?:ern)?"
    "|early|late|post-?war|futuristic|edo"
)
_NOUNS = (
    "art|artwork|prints?|posters?|paintings?|design|architecture|icons?|murals?|mosaics?|frescoe?s?"
    "|tapestr(?:y|ies)|woodcuts?|cinema|films?|movies?|comics?|cartoons?|games?|covers?|fashion"
    "|folklore|folk art|propaganda|advert(?:s|isements|ising)?|illustrations?|photography|pottery"
    "|ceramics|cottages?|houses?|streets?|sets?|bricks?|minifigures?|dolls?|characters?"
)

OWNERLESS = (
    rf"(?:(?:{_ADJECTIVES}) ){{0,2}}"
    rf"(?:{_PLACES}|{_OF_PLACES}|{_TIMES}|{_BRANDS}|{_WORKS}|{_MOVEMENTS})(?: (?:{_NOUNS}))?"
)
"""An expression, to be read without regard to case."""
