"""Design briefs: fields with options → designs with one value each → prompts; and changing a field.
Pure.

    "linen or silk dress, red or navy, for summer"     a brief: two fabrics, two colours, one season
    2, but in wool                                     design 2 with another fabric, and only that

The same words always give the same brief and the same change.
"""

import itertools
import re
from collections.abc import Iterable, Sequence

import msgspec

from bot.skills.image.fields import FIELDS, options_in, said_in, without
from bot.skills.image.quotes import hide_quoted, show

DESIGNS_MAX = 8
_KEYED = re.compile(
    r"\b(colou?rs?|fabrics?|materials?|styles?|seasons?|garments?|pieces?|objects?|constraints?"
    r"|details?|notes?)\s*[:=]\s*([^;\n]+)",
    re.IGNORECASE,
)
_GAPS = re.compile(r"(?:\s*;)+\s*")
_MORE = re.compile(r",\s*(?=(?:with(?:out)?|for|no|not|but)\b)", re.IGNORECASE)
"""Where what stands behind a key is no value of that field any more."""

_KEYS = {
    "color": "colour",
    "material": "fabric",
    "garment": "piece",
    "object": "piece",
    "constraint": "details",
    "detail": "details",
    "note": "details",
}
_INTRO = re.compile(
    r"^\W*(?:(?:please|(?:can|could|would) you|i want|(?:i|we) need|i'd like|make|write|create"
    r"|design(?= (?:me|us|an?|the|some|my|our)\b)|for (?:me|us)|me|us)\b\W*)*"
    r"(?:(?:an? |the )?(?:design|fashion|collection|look ?book|moodboard|garment|outfit) brief\b\W*"
    r"(?:for (?:me|us)\b\W*|for\b\W*)?)?",
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
    """The brief in a text: `colours: red, navy; fabrics: linen`, and what is said in between. What
    belongs to no field goes into the details."""
    keyed, rest = _keyed_in(text)
    said = said_in(_INTRO.sub("", rest, count=1), has_piece="piece" not in keyed)
    found = {name: _listed("; ".join(keyed.get(name, ()))) for name in FIELDS}
    for name in FIELDS:
        found[name] += itertools.chain.from_iterable(map(options_in, said.values[name]))
    piece = " ".join(keyed.get("piece", ())) or said.piece or "piece"
    details = "; ".join(filter(None, (*keyed.get("details", ()), said.left)))
    options = {name: tuple(dict.fromkeys(values)) for name, values in found.items()}
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


def change(
    design: Design, wanted: str, described: Sequence[str] = ()
) -> tuple[Design, tuple[str, ...]]:
    """The design with what is named in `wanted` changed, and the fields that were. What belongs to
    no field goes into the details, and so does what stands for a style (`described`)."""
    keyed, rest = _keyed_in(wanted)
    values = {name: "; ".join(each) for name, each in keyed.items()}
    said = said_in(rest, known=design.piece.casefold().split())
    for name in FIELDS:
        if said.values[name]:
            values.setdefault(name, " and ".join(dict.fromkeys(said.values[name])))
        values.setdefault(name, without(getattr(design, name), said.unwanted[name]))
    more = list(filter(None, (said.left, ", ".join(dict.fromkeys(described)))))
    if more:
        before = filter(None, values.get("details", design.details).split("; "))
        values["details"] = "; ".join(dict.fromkeys((*before, *more)))
    changed = {name: value for name, value in values.items() if getattr(design, name) != value}
    return msgspec.structs.replace(design, **changed), tuple(changed)


def _keyed_in(text: str) -> tuple[dict[str, list[str]], str]:
    """What is said by keys, and the rest."""
    hidden, quoted = hide_quoted(text)
    keyed: dict[str, list[str]] = {}
    rest = _KEYED.sub("; ", hidden)
    for key, value in _KEYED.findall(hidden):
        name = _name_of(key)
        if name in FIELDS and (more := _MORE.search(value)):
            value, rest = value[: more.start()], f"{rest}; {value[more.end() :]}"
        keyed.setdefault(name, []).append(_one_line(show(value, quoted)))
    return keyed, show(_GAPS.sub("; ", rest), quoted)


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
    parts = re.split(r"[,/;]|\bor\b|\band\b", value)
    return [one.lower() for part in parts if (one := _one_line(part))]


def _one_line(value: str) -> str:
    return " ".join(value.split()).strip(" .,")
