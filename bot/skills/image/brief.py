"""Design briefs: fields with options → designs with one value each → prompts; and changing a field.
Pure.

    "linen or silk dress, red and navy, for summer"    a brief: two fabrics, two colours, one season
    2, but in wool                                     design 2 with another fabric, and only that

The same words always give the same brief and the same change.
"""

import itertools
import re
from collections.abc import Iterable, Mapping

import msgspec

FIELDS = ("colour", "fabric", "style", "season")
DESIGNS_MAX = 8
_MOST_CHARS = 120

_COLOURS = (
    "black|white|cream|ivory|beige|camel|brown|grey|gray|silver|gold|red|crimson|burgundy|rust|coral"
    "|pink|rose|orange|mustard|yellow|olive|khaki|sage|mint|emerald|green|teal|turquoise|navy|indigo"
    "|blue|lilac|lavender|violet|purple|plum|terracotta"
)
_VOCABULARY: Mapping[str, str] = {
    "colour": rf"(?:(?:dark|light|pale|deep|bright|pastel|dusty|neon) )?(?:{_COLOURS})",
    "fabric": (
        "organic cotton|cotton|linen|silk|satin|wool|merino|cashmere|tweed|denim|corduroy|velvet"
        "|leather|suede|vegan leather|lace|chiffon|jersey|fleece|hemp|viscose|polyester|nylon"
        "|canvas|oak|walnut|ash wood|steel|brass|marble|glass|rattan|bamboo|felt"
    ),
    "style": (
        "minimalist|minimal|classic|casual|formal|elegant|bohemian|boho|streetwear|sporty|vintage"
        "|retro|romantic|gothic|preppy|punk|business|evening|utilitarian|avant-garde|scandinavian"
        "|art deco|mid-century|industrial|rustic|oversized|tailored"
    ),
    "season": "spring|summer|autumn|fall|winter",
}
_SIGNS = {
    name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for name, pattern in _VOCABULARY.items()
}
_UNWANTED = {
    name: re.compile(
        rf"\b(?:instead of|rather than|without|not|no)\s+(?:(?:in|of|the|an?|any)\s+)*"
        rf"(?:{pattern})\b(?:(?:,|\s+or|\s+and|\s+nor)\s+(?:{pattern})\b)*",
        re.IGNORECASE,
    )
    for name, pattern in _VOCABULARY.items()
}
_KEYED = re.compile(
    r"\b(colou?rs?|fabrics?|materials?|styles?|seasons?|garments?|pieces?|objects?|constraints?"
    r"|details?|notes?)\s*[:=]\s*([^;\n]+)",
    re.IGNORECASE,
)
_KEYS = {
    "color": "colour",
    "material": "fabric",
    "garment": "piece",
    "object": "piece",
    "constraint": "details",
    "detail": "details",
    "note": "details",
}
_PIECE = re.compile(
    r"\b((?:[a-z-]+ )?(?:dress|coat|jacket|shirt|blouse|suit|skirt|trousers|jeans|jumper|sweater"
    r"|cardigan|hoodie|t-shirt|outfit|bag|handbag|shoes?|boots?|hat|scarf|chair|armchair|lamp|sofa"
    r"|table|rug|interior|room|logo|poster|vase|collection))s?\b",
    re.IGNORECASE,
)
_INTRO = re.compile(
    r"^\W*(?:please |can you |could you )*(?:(?:make|write|create) )?(?:an? )?(?:design|fashion"
    r"|collection|look ?book|moodboard|garment|outfit)?(?: brief)?\W*(?:for |me |us )*"
    r"(?:design (?:me |us )?)?(?:an? |some )?",
    re.IGNORECASE,
)
_FILLING = re.compile(
    r"\b(?:but|in|for|with|and|or|of|a|an|the|it|make|should|be|from|out|please|thanks"
    r"|thank you|(?:can|could|would) (?:you|we|i)|(?:i want|i would like|i'd like)(?: to)?)\b",
    re.IGNORECASE,
)


class Design(msgspec.Struct, frozen=True):
    """One design: a value for each field, "" for one that is left to the model."""

    piece: str
    colour: str = ""
    fabric: str = ""
    style: str = ""
    season: str = ""
    details: str = ""

    @property
    def prompt(self) -> str:
        """What the image model is asked for."""
        made = " ".join(filter(None, (self.style, self.colour, self.fabric, self.piece)))
        season = f", for {self.season}" if self.season else ""
        details = f", {self.details}" if self.details else ""
        return f"Design study of a {made}{season}{details}. Whole piece, plain background."


class Brief(msgspec.Struct, frozen=True):
    """What designs are made of: options for each field; () leaves it to the model."""

    piece: str
    colour: tuple[str, ...] = ()
    fabric: tuple[str, ...] = ()
    style: tuple[str, ...] = ()
    season: tuple[str, ...] = ()
    details: str = ""

    @property
    def combinations(self) -> int:
        """How many designs there could be."""
        total = 1
        for name in FIELDS:
            total *= max(1, len(getattr(self, name)))
        return total


def read_brief(text: str) -> Brief:
    """The brief in a text: `colours: red, navy; fabrics: linen`, and what is named in between."""
    found: dict[str, list[str]] = {name: [] for name in FIELDS}
    piece, details = "", ""
    for key, value in _KEYED.findall(text):
        name = _name_of(key)
        if name in found:
            found[name] += _listed(value)
        elif name == "piece":
            piece = _short(value)
        else:
            details = "; ".join(filter(None, (details, _short(value))))
    rest, _ = _without_unwanted(_KEYED.sub(" ", text))
    for name in FIELDS:
        found[name] += [hit[0].lower() for hit in _SIGNS[name].finditer(rest)]
    if not piece:
        bare = _INTRO.sub("", rest, count=1)
        for sign in _SIGNS.values():
            bare = sign.sub(" ", bare)
        hit = _PIECE.search(" ".join(_FILLING.sub(" ", bare).split()))
        piece = hit[1].lower() if hit else _short(_FILLING.sub(" ", bare)) or "piece"
    options = {name: tuple(dict.fromkeys(values))[:DESIGNS_MAX] for name, values in found.items()}
    return Brief(piece=piece, details=details, **options)


def designs_of(brief: Brief, most: int) -> tuple[Design, ...]:
    """At most `most` designs. Where there are more combinations, those that show every option
    before any pair again; always the same ones in the same order."""
    options = [getattr(brief, name) or ("",) for name in FIELDS]
    total = brief.combinations
    if total <= most:
        chosen: Iterable[tuple[str, ...]] = itertools.product(*options)
    else:
        chosen = _spread(options, most)
    return tuple(
        Design(brief.piece, **dict(zip(FIELDS, values, strict=True)), details=brief.details)
        for values in chosen
    )


def change(design: Design, wanted: str) -> tuple[Design, tuple[str, ...]]:
    """The design with what is named in `wanted` changed, and the fields that were. What belongs to
    no field goes into the details."""
    values: dict[str, str] = {}
    for key, value in _KEYED.findall(wanted):
        values[_name_of(key)] = _short(value)
    rest, unwanted = _without_unwanted(_KEYED.sub(" ", wanted))
    for name in FIELDS:
        if getattr(design, name) in unwanted[name]:
            values.setdefault(name, "")
        hits = [hit[0].lower() for hit in _SIGNS[name].finditer(rest)]
        if hits and not values.get(name):
            values[name] = " and ".join(dict.fromkeys(hits))
        rest = _SIGNS[name].sub(" ", rest)
    left = _short(_FILLING.sub(" ", rest).strip(" ,.!?"))
    if left and "details" not in values and len(left) > 2:
        known = [] if not design.details else design.details.split("; ")
        values["details"] = _short("; ".join(dict.fromkeys((*known, left))))
    changed = {name: value for name, value in values.items() if getattr(design, name) != value}
    return msgspec.structs.replace(design, **changed), tuple(changed)


def _without_unwanted(text: str) -> tuple[str, dict[str, set[str]]]:
    """The text without what is not wanted ("linen instead of silk"), and that by field."""
    unwanted: dict[str, set[str]] = {}
    for name in FIELDS:
        phrases = " ".join(hit[0] for hit in _UNWANTED[name].finditer(text))
        unwanted[name] = {hit[0].lower() for hit in _SIGNS[name].finditer(phrases)}
        text = _UNWANTED[name].sub(" ", text)
    return text, unwanted


def _spread(options: list[tuple[str, ...]], most: int) -> Iterable[tuple[str, ...]]:
    """Step through all fields at once; a field whose steps would repeat a design moves on by one
    more, so that `most` different ones come."""
    seen: set[tuple[str, ...]] = set()
    for step in itertools.count():
        values = tuple(
            field[(step + step // _lap(options, index)) % len(field)]
            for index, field in enumerate(options)
        )
        if values not in seen:
            seen.add(values)
            yield values
        if len(seen) == most or step > most * 64:
            return


def _lap(options: list[tuple[str, ...]], index: int) -> int:
    """How many steps until the fields before this one are at their beginning again."""
    lap = 1
    for field in options[: index + 1]:
        lap *= len(field)
    return lap


def _name_of(key: str) -> str:
    singular = key.lower().removesuffix("s").replace("colour", "color")
    return _KEYS.get(singular, singular)


def _listed(value: str) -> list[str]:
    parts = re.split(r",|/|\bor\b|\band\b", value)
    return [short.lower() for part in parts if (short := _short(part))]


def _short(value: str) -> str:
    return " ".join(value.split()).strip(" .,")[:_MOST_CHARS]
