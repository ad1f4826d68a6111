"""The style of somebody who lives, or died lately, is described and not named. Pure.

Whose work is free (dead for seventy years) and styles that belong to no one pass. Anybody else
named after "in the style of" is taken for somebody alive: the name goes out of the prompt, and what
can be said of the style without it comes in.

Not covered: a name that stands elsewhere and is not in the list, or is written small.
"""

import re
from dataclasses import dataclass

from bot.skills.image.languages import LANGUAGES, with_accents

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
}
_NAMES = "|".join(name.replace(" ", "[ -]") for name in _KNOWN)
_STYLE = "|".join(words.style_of for words in LANGUAGES)
_KNOWN_SIGN = re.compile(
    rf"(?:\b(?:{with_accents(_STYLE)})(?:\s+|(?<=['’]))|\bby |\blike |\bim (?=[\w-]+-stil))?"
    rf"\b({_NAMES})\b(?:['’]s)?(?:[- ]style|[- ]stil|[- ]inspired)?",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"\b(?:van gogh|monet|manet|renoir|degas|cezanne|cézanne|gauguin|seurat|klimt|schiele|munch"
    r"|hokusai|hiroshige|rembrandt|vermeer|caravaggio|botticelli|leonardo(?: da vinci)?|da vinci"
    r"|michelangelo|raphael|dürer|durer|bosch|bruegel|brueghel|goya|velázquez|velazquez|turner"
    r"|constable|friedrich|delacroix|ingres|toulouse[- ]lautrec|mucha|rodin|kandinsky|klee|malevich"
    r"|mondrian|modigliani|rousseau|william morris|beardsley|dor[ée]|piranesi|titian|el greco)\b",
    re.IGNORECASE,
)
_WORD = r"[A-ZÀ-Þ][\w'’.-]*"
_OF = "de|van|von|da|di|le|la|el|bin"
_AND = " (?:and|&|und|et|y|e|en) "
_STYLE_OF = re.compile(
    rf"\b(?P<sign>(?i:{with_accents(_STYLE)})(?:\s+|(?<=['’])))"
    rf"(?P<whom>(?:{_WORD}|\b(?:{_OF})\b)(?: (?:{_WORD}|{_OF}))*"
    # a second one has two names: "and Paris" is as likely what is to be seen
    rf"(?:{_AND}{_WORD}(?: (?:{_OF}))?(?: {_WORD})+)*)"
    rf"|\b(?P<whose>{_WORD}(?: {_WORD})+)[- ](?:[Ss]tyle|Stil)\b"
)
_GONE = "\0"
_GONE_TOGETHER = re.compile(f"{_GONE}(?:(?:,|{_AND.strip()}|\\s)*{_GONE})*")
_MOVEMENT = re.compile(
    r"^(?:De )?(?:Art (?:D[eé]co|Nouveau)|Bauhaus|Pop Art|Victorian|Byzantine|Japanese|Chinese"
    r"|Persian|African|Islamic|Mexican|Egyptian|Greek|Roman|Celtic|Nordic|Soviet|American|French"
    r"|Dutch|Italian|Spanish|Indian|Mid[- ]Century(?: Modern)?|Liberty|Stijl"
    r"|(?:Baro[cq]|Barro[ck]|Ro[ck]o[ck]o|Renaissance|Renacimiento|Rinascimento|Renascimento|[CK]ubis"
    r"|Impress?ion+is|Express?ion+is|Surr?[eé]al+is|Romanti|Jugendstil|Gothi|G[oó]ti)\w*)\b",
)
_WHERE_NOUNS_ARE_LARGE = ("im ", "Im ")
"""German: one word behind "im Stil von" is as likely a technique as a name."""

_UNKNOWN = "a distinctive personal style: say what you like in it, such as line, colour or texture"


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
        return ", ".join(filter(None, (self.bare, *dict.fromkeys(self.instead))))

    @property
    def told(self) -> str:
        """What the person is told of it; "" where nothing was changed."""
        if not self.names:
            return ""
        who = " and ".join(self.names)
        how = "; ".join(dict.fromkeys(self.instead)) or _UNKNOWN
        return f"I do not copy the style of {who}. I describe it instead: {how}."


def describe_styles(text: str) -> Described:
    """The text without such names, and behind it what can be said of their styles."""
    names: list[str] = []
    instead: list[str] = []

    def went_out(name: str) -> str:
        names.append(name)
        if attributes := _KNOWN.get(name.casefold().replace("-", " ").strip()):
            instead.append(attributes)
        return _GONE

    def styled(found: re.Match[str]) -> str:
        whose = re.split(_AND, found["whom"] or found["whose"])
        is_noun = found[0].startswith(_WHERE_NOUNS_ARE_LARGE) and " " not in whose[0]
        free = [name for name in whose if is_noun or _FREE.search(name) or _MOVEMENT.match(name)]
        for name in whose:
            if name not in free:
                went_out(name)
        if len(free) == len(whose):
            return found[0]
        return f"{found['sign']}{' and '.join(free)}" if free and found["sign"] else _GONE

    left = _KNOWN_SIGN.sub(
        lambda found: went_out(found[1].replace("-", " ").title()), _STYLE_OF.sub(styled, text)
    )
    if not names:
        return Described(text)
    left = " ".join(_GONE_TOGETHER.sub(" ", left).split())
    bare = re.sub(r"\s*,(?:\s*,)+", ",", left).replace(" ,", ",").strip(" ,")
    return Described(bare, tuple(dict.fromkeys(names)), tuple(instead))
