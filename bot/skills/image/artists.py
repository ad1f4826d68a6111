"""The style of somebody who lives, or died lately, is described and not named. Pure.

Whose work is free (dead for seventy years) and styles that belong to no one pass (ownerless.py has
places, brands and the like). Anybody else named after "in the style of" is taken for somebody
alive: the name goes out of the prompt, with what would hang in the air without it, and what can be
said of the style comes in.

Not covered: a name outside the list that stands elsewhere ("a Jane Doe style house" is as likely a
place), is written small, or is one word behind "and".
"""

import re
from dataclasses import dataclass

from bot.skills.image.languages import LANGUAGES
from bot.skills.image.ownerless import OWNERLESS
from bot.skills.image.words import in_a_row

_KNOWN = {
    "banksy": "stencilled street art on a bare wall, two flat tones and one accent colour, ironic",
    "yayoi kusama": "dense polka dots and repeating organic shapes in saturated colours",
    "david hockney": "flat bright colours, clear outlines, swimming-pool blues, calm geometry",
    "damien hirst": "a strict grid of evenly spaced coloured discs on white",
    "jeff koons": "mirror-polished balloon-like forms with glossy highlights",
    "takashi murakami": "smiling flowers, bold outlines and candy colours on a flat ground",
    "hayao miyazaki": "hand-painted animation backgrounds, lush greens, soft clouds, gentle light",
    "studio ghibli": "hand-painted animation backgrounds, lush greens, soft clouds, gentle light",
    "greg rutkowski": "dramatic fantasy oil painting, loose brushwork, glowing haze, epic scale",
    "gerhard richter": "squeegeed layers of paint with blurred, dragged edges",
    "cindy sherman": "a staged film-still portrait with theatrical make-up and costume",
    "annie leibovitz": "a staged magazine portrait, rich tones, one strong side light",
    "shepard fairey": "a high-contrast screen-print poster in red, cream and navy",
    "beeple": "hyper-detailed dystopian digital scenes with oversized objects and neon",
    "wes anderson": "strictly symmetrical framing, pastel palette, flat staging, tidy props",
    "tim burton": "spindly gothic figures, spirals, muted colours with stripes",
    "pixar": "rounded, expressive 3D characters with soft, warm light",
    "disney": "smooth, expressive character animation with clean outlines and warm colours",
    "andy warhol": "flat silk-screen colours, slightly out of register, high contrast",
}
_KNOWN |= {
    name.split()[-1]: _KNOWN[name]
    for name in (
        "studio ghibli",
        "hayao miyazaki",
        "david hockney",
        "yayoi kusama",
        "takashi murakami",
        "andy warhol",
    )
}
_FREE = (
    "(?:vincent )?van gogh|(?:claude )?monet|(?:[eé]douard )?manet"
    "|(?:(?:pierre[- ])?auguste )?renoir"
    "|(?:edgar )?degas|(?:paul )?c[eé]zanne|(?:paul )?gauguin|(?:georges )?seurat|(?:gustav )?klimt"
    "|(?:egon )?schiele|(?:edvard )?munch|(?:katsushika )?hokusai|(?:utagawa |and[oō] )?hiroshige"
    "|rembrandt(?: van rijn)?|(?:jan |johannes )?vermeer|caravaggio|(?:sandro )?botticelli"
    "|leonardo(?: da vinci)?|da vinci|michelangelo(?: buonarroti)?|ra(?:ph|ff)ael"
    "|(?:albrecht )?d[uü]rer|(?:hieronymus )?bosch|(?:pieter )?br(?:ue|eu)gh?el(?: the elder)?"
    "|(?:francisco (?:de )?)?goya|(?:diego )?vel[aá]zquez|(?:j\\. ?m\\. ?w\\. |william )?turner"
    "|(?:john )?constable|(?:caspar david )?friedrich|(?:eug[eè]ne )?delacroix|ingres"
    "|(?:henri de )?toulouse[- ]lautrec|(?:al(?:ph|f)ons[e]? )?mucha|(?:auguste )?rodin"
    "|(?:wassily |vasily )?kandinsky|(?:paul )?klee|(?:kazimir )?malevich|(?:piet )?mondriaa?n"
    "|(?:amedeo )?modigliani|(?:henri |le douanier )?rousseau|william morris|(?:aubrey )?beardsley"
    "|(?:gustave )?dor[ée]|piranesi|titian|el greco"
)
_MOVEMENT = re.compile(
    r"(?:De )?(?:Art (?:D[eé]co|Nouveau)|Bauhaus|Pop Art|Victorian|Byzantine|Japanese|Chinese"
    r"|Persian|African|Islamic|Mexican|Egyptian|Greek|Celtic|Nordic|Soviet|American"
    r"|French|Dutch|Italian|Spanish|Indian|Mid[- ]Century(?: Modern)?|Stijl"
    r"|(?:Baro[cq]|Barro[ck]|Ro[ck]o[ck]o|Renaissance|Renacimiento|Rinascimento|Renascimento|[CK]ubis"
    r"|Impress?ion+is|Express?ion+is|Surr?[eé]al+is|Romanti|Jugendstil|Gothi|G[oó]ti)\w*)\b"
    # given names, too
    r"|(?:Roman|Liberty)(?: (?:Art|Fresco|Mosaic|Print|Statue|Sculpture)\w*)?$",
)
_MADE = "works?|paintings?|drawings?|murals?|films?|movies?|pictures?|photo(?:graph)?s?|art|style"
_WHO = (
    "artists?|painters?|photographers?|illustrators?|directors?|designers?|animators?|sculptors?"
    "|architects?|film[- ]?makers?|k[uü]nstler(?:in)?|maler(?:in)?|artiste|peintre|artista"
    "|pintora?|pittore|pittrice|kunstenaar|schilder"
)
_AND = r",?\s(?:and|&|und|et|y|e|en|or|oder|ou|o)\s"

# How names stand in a text; `(?i:` where the case says nothing.
_NOBODY_ELSE = "(?<!haruki )(?<!maserati )"
_KNOWN_NAME = _NOBODY_ELSE + "(?:{})".format("|".join(name.replace(" ", "[ -]") for name in _KNOWN))
_NO_MORE = r"\b(?!(?i:\s?(?:world|land))\b)"
_LISTED = rf"(?i:{_KNOWN_NAME}{_NO_MORE}|(?:{_FREE})\b)(?! [A-ZÀ-Þ])"
_WORD = r"(?!(?:An?|The|In|It|My)\b)(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w'’-]*)"
_OF = "(?:de|van|von|da|di|le|la|el|bin)"
_WHOLE_NAME = rf"(?:{_OF} )?{_WORD}(?: (?:{_OF} )*{_WORD})+"
_NAME = (
    rf"(?:(?i:{OWNERLESS})\b(?! [A-ZÀ-Þ])"
    rf"|(?:(?i:(?:[\w-]+ ){{0,2}}?(?:{_WHO})) )?(?:{_LISTED}|{_WHOLE_NAME}|(?:{_OF} )?{_WORD}))"
)
_NEXT = rf"(?:{_LISTED}|{_WHOLE_NAME})"
# "and Paris", ", New York" are as likely what is to be seen
_MORE = (
    rf"(?:{_AND}{_NEXT}|, ?{_LISTED}|, {_WHOLE_NAME}(?=(?:, {_NEXT})*{_AND}{_NEXT}))*"
    rf"(?:['’]s?\b)?(?: (?i:{_MADE})\b(?! (?:an?|the)\b))?"
)
# read as it stands, since capitals tell a name
_STYLES = (*(words.style_of for words in LANGUAGES), "à la manière (?:de|du|des|d')")
_STYLE = "|".join(_STYLES).replace("'", "['’]")
_MIX = r"(?:a )?(?:mix(?:ture)?|blend|combination|fusion|mash-?up) (?:of|between)"
_BY = (
    r"(?:(?:inspired |painted |drawn |made )?by|(?:the |a )?style of|(?:like|as) in|like|after|à la"
    r"|wie|von|comme|par|como|por|come|da)"
)
_MADE_BY = (
    r"(?:(?:inspired|painted|drawn|designed|illustrated|photographed|animated|directed|made|done)"
    r" by|by(?! [^.,;]*\b(?:"
    r"lake|loch|lago|lac|river|rio|mount|monte|port|park|bridge|tower|castle|sea|ocean|bay|beach"
    r"|streets?|road|avenue|square|piazza|plaza|station|hill|falls|canal|harbou?r|cathedral|church"
    r"|palace|house|hotel|gate|islands?|coast|pier|dame|gardens?|forest|valley|wall|market|museum"
    r"|hall|stadium|center|centre)\b))"
)
"""Behind "by" alone may be a place as well as a person."""

_IN = r"(?:of|with|from|for|at|to|near|behind|beside|between|and)"
_NO_STYLE = r"(?![- ](?i:style|stil|inspired)\b)"
_ENDS = r"(?=\s*(?:$|[.,;:!?)]))"
_WOULD = rf"would(?: \w+){{0,2}}{_ENDS}"
_WHOSE = rf"(?i:{_KNOWN_NAME})"
_NAMED = re.compile(
    rf"\b(?P<sign>(?i:{_STYLE})(?:\s+|(?<=['’])))(?:(?i:both|either) )?"
    rf"(?P<styled>{_NAME}{_MORE})"
    rf"|\b(?P<mix>(?i:{_MIX}) )(?P<mixed>{_LISTED}{_MORE})"
    rf"|\b(?i:in|with|im) (?:(?i:the|an?) )?(?P<ends>{_WHOSE})(?:['’]s)?[- ](?i:style|stil)\b"
    rf"{_ENDS}"
    rf"|(?:\b(?i:im) )?\b(?P<whose>{_WHOSE})(?:['’]s)?[- ](?i:style|stil|inspired)\b"
    rf"|\b(?P<by>(?i:{_BY})\s)(?P<made>{_LISTED}{_MORE}){_NO_STYLE}(?: {_WOULD})?"
    rf"|\b(?P<after>(?i:{_MADE_BY})\s)(?P<whole>(?:(?i:(?:the )?(?:{_WHO})) )?{_WHOLE_NAME}{_MORE})"
    rf"{_NO_STYLE}"
    rf"|\b(?P<as>(?i:like|as)\s)(?P<would>(?:{_LISTED}|{_WHOLE_NAME}){_MORE}) {_WOULD}"
    rf"|\b(?P<place>(?i:{_IN})\s)(?!(?i:studio|ghibli|pixar|disney))"
    rf"(?P<there>{_LISTED}{_MORE}){_NO_STYLE}"
    rf"|\b(?P<bare>(?i:{_KNOWN_NAME}){_NO_MORE}(?:['’]s)?)"
)
_SPLIT = re.compile(rf"{_AND}|, ?")
_ROLE = re.compile(rf"^.*?\b(?:{_WHO}) ", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:['’]s?)?(?: (?:{_MADE}))?$", re.IGNORECASE)
_IS_FREE = re.compile(f"{_FREE}|{OWNERLESS}", re.IGNORECASE)
_WHERE_NOUNS_ARE_LARGE = ("im ", "Im ")
"""German: one word behind "im Stil von" is as likely a technique as a name."""

_FREE_WITHIN = re.compile(rf"\b(?:{_FREE}|{OWNERLESS})\b", re.IGNORECASE)
_WHOSE_STYLE = rf"\b(?i:{_STYLE}|{_BY}|{_MADE_BY}|(?:{_WHO}):)\s+"
_BEHIND_SIGN = re.compile(rf"{_WHOSE_STYLE}(?!(?i:an?|the)\b)\w")
_NAME_AND_SIGN = re.compile(
    rf"{_WHOSE_STYLE}[A-ZÀ-Þ]|[A-ZÀ-Þ][\w'’]*[- ](?i:style|stil|inspired|esque)\b"
)
_FIRST_LETTER = re.compile(r"(?<![\w'’-])[^\W\d_]")

_SOMEBODY = "an artist"
"""What stands for a name that is in the picture."""


_GONE = "\0"
_GONE_TOGETHER = re.compile(rf"{_GONE}(?:(?:{_AND}|[,\s])*{_GONE})*")
_ARTICLE = re.compile(rf"\b([Aa])n?(?= {_GONE} (?:(?P<open>(?!uni|use|eu|one\b)[aeiou])|\w))", re.I)
_HANGS = re.compile(
    rf"[(\[]\s*{_GONE}\s*[)\]]|(?:(?i:\b(?:{_IN}|(?:{_WHO}|style):))|\s[–—-])?\s*{_GONE}{_ENDS}|{_GONE}"
)
"""What went out, with what would hang in the air without it."""

_SAY_WHAT = "Say what you like in it instead, such as line, colour or texture."


@dataclass(frozen=True, slots=True)
class Described:
    """A wish without names of living artists. `names` went out; `instead` came in for them, behind
    the `bare` words."""

    bare: str
    names: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The wish as it may be drawn."""
        bare = self.bare.rstrip(" .") if self.instead else self.bare
        return ", ".join(filter(None, (bare, *dict.fromkeys(self.instead))))

    @property
    def told(self) -> str:
        """What the person is told of it; "" where nothing was changed."""
        if not self.names:
            return ""
        how = "; ".join(dict.fromkeys(self.instead))
        described = f"I describe it instead: {how}." if how else _SAY_WHAT
        return f"I do not copy the style of {in_a_row(self.names)}. {described}"


def describe_styles(text: str) -> Described:
    """The text without such names, and behind it what can be said of their styles."""
    names: list[str] = []
    instead: list[str] = []

    def looked_at(found: re.Match[str]) -> str:
        kind = str(found.lastgroup)
        if _IS_FREE.fullmatch(_name_in(found[kind])):  # "Arts and Crafts" are not two
            return found[0]
        whose = _SPLIT.split(found[kind])
        is_there = kind == "there"  # as likely beside others as by them
        has_nouns = found[0].startswith(_WHERE_NOUNS_ARE_LARGE)
        kept = [
            name
            for name in whose
            if (is_there and not _known(_name_in(name)))
            or _may_stay(_name_in(name), has_nouns=has_nouns)
        ]
        if len(kept) == len(whose):
            return found[0]
        for name in whose:
            if name not in kept:
                attributes = _known(_name_in(name))
                names.append(
                    _name_in(name).replace("-", " ").title() if attributes else _name_in(name)
                )
                instead.extend(filter(None, [attributes]))
        if is_there:
            kept = list(dict.fromkeys(name if name in kept else _SOMEBODY for name in whose))
        if not kept:
            return _GONE
        joint = re.search(_AND, found[kind])
        row = in_a_row(kept, joint[0].strip(" ,") if joint else "and")
        before = found["sign"] or found["by"] or found["place"] or found["after"] or found["as"]
        return f"in the style of {row}" if found["mix"] else f"{before or ''}{row}"

    left = _NAMED.sub(looked_at, text)
    if not names:
        return Described(text)
    left = _GONE_TOGETHER.sub(_GONE, left)
    left = _ARTICLE.sub(lambda found: found[1] + ("n" if found["open"] else ""), left)
    left = _HANGS.sub(" ", left)
    bare = re.sub(r"\s*,(?:\s*,)+", ",", " ".join(left.split()))
    bare = re.sub(r" (?=[,.;:!?)])", "", bare).strip(" ,")
    return Described(bare, tuple(dict.fromkeys(names)), tuple(instead))


def may_be_somebodys(text: str, *, is_style: bool) -> bool:
    """Whether a part of a wish may have the style of somebody who lives. Stricter than what is read
    in the person's own words: of a style (`is_style`) any name that is not free is one, and what no
    capital letter tells from a name; of another part any that stands where a style is named."""
    if describe_styles(text).names:
        return True
    left = _MOVEMENT.sub(" ", _FREE_WITHIN.sub(" ", text))
    if not is_style:
        return _NAME_AND_SIGN.search(left) is not None
    is_small = all(letter.islower() for letter in _FIRST_LETTER.findall(left))
    return not is_small or _BEHIND_SIGN.search(left) is not None


def _name_in(text: str) -> str:
    """The name in "the painter Jane Doe's works"."""
    return _BEHIND.sub("", _ROLE.sub("", text))


def _known(name: str) -> str:
    """What can be said of this style; "" where it is not in the list."""
    return _KNOWN.get(name.casefold().replace("-", " "), "")


def _may_stay(name: str, *, has_nouns: bool) -> bool:
    is_noun = has_nouns and " " not in name and not _known(name)
    return is_noun or bool(_IS_FREE.fullmatch(name) or _MOVEMENT.match(name))
