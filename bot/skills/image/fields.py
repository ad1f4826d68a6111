"""What a text says of the colour, fabric, style and season of a design. Pure.

It is read phrase by phrase. One that has only values, and words that say nothing, is said of the
whole design ("in red or navy", ", vintage"). Any other is left as it stands, with its values, which
are those of a part of it ("with blue buttons", "cotton lining"); so no word is lost.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.skills.image.quotes import SIGN, hide, hide_quoted, number_of, show

FIELDS = ("colour", "fabric", "style", "season")
_COLOURS = (
    "black|white|cream|ivory|beige|camel|brown|grey|gray|silver|gold|red|crimson|burgundy|rust|coral"
    "|pink|rose|orange|mustard|yellow|olive|khaki|sage|mint|emerald|green|teal|turquoise|navy|indigo"
    "|blue|lilac|lavender|violet|purple|plum|terracotta"
)
_VOCABULARY: Mapping[str, str] = {
    "colour": (
        rf"(?:(?:(?:dark|light|pale|deep|bright)(?:er)?|pastel|dusty|neon) )?(?:{_COLOURS})"
    ),
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
_SPACES = re.compile(r"\s{2,}")
_ALONE, _ENDS = r"(?<![\w'’-])", r"(?![\w'’-])"
_JOINT = r"(?:\s*[,/&]\s*(?:(?:and|or)\s+)?|\s+(?:(?:and|or)\s+)?)"
_RUNS = {
    name: re.compile(rf"{_ALONE}(?:{one}){_ENDS}(?:{_JOINT}(?:{one}){_ENDS})*", re.IGNORECASE)
    for name, one in _VOCABULARY.items()
}
"""Values of one field in a row, with what joins them."""

_NOT = r"(?:instead of|rather than|without|not|no)(?:\s+(?:made|in|of|from|the|an?|any))*"
_CUT = re.compile(
    r"(?P<pause>(?:\s*[,;:](?!\d)|\s*[.!?…]+(?=\s|$)|\s*\n)+\s*)"
    rf"|{_ALONE}(?:(?P<not>{_NOT})|(?P<about>made (?:out )?of|out of|in|of(?=\s+{SIGN}))"
    rf"|(?P<less>less)|(?P<with>with)|(?P<for>for)|(?P<but>but)"
    r"|(?P<and>and(?=\s+(?:the|its|add|remove|make|give|put|let|leave|take|use|change)\b)))"
    rf"{_ENDS}",
    re.IGNORECASE,
)
"""Where a phrase ends, or another one begins, and how."""

_BARE = ("", "but")
_BEGINS_NOT = re.compile(rf"\s*(?:{_NOT}|less){_ENDS}", re.IGNORECASE)
_SMALL = (
    "a an the my our this that it its them they is are be should must to and or also but for in of"
    " made out please thanks thank you can could would will we i i'd like want make colour colours"
    " color colors fabric fabrics material materials style styles season seasons rather instead now"
)
_SAYS_NOTHING = frozenset(_SMALL.split())
_PIECE = re.compile(
    r"\b(?:dress(?:es)?|coat|jacket|shirt|blouse|suit|skirt|trousers|jeans|jumper|sweater|cardigan"
    r"|hoodie|outfit|(?:hand)?bag|shoe|boot|hat|scar(?:f|ves)|(?:arm)?chair|lamp|sofa|table|rug"
    r"|interior|room|logo|poster|vase|collection)s?\b",
    re.IGNORECASE,
)
_ASKS = (
    "(?:but|and|or|please|thanks|thank you|(?:can|could|would) (?:you|we|i)|make|it should(?: be)?"
    "|it|(?:i want|i need|we need|i would like|i'd like)(?: to)?)"
)
_ASKING = re.compile(
    rf"^(?:\W*{_ASKS}{_ENDS})+\s*|(?:\s+(?:but|and|or|please|thanks|thank you))+[\s!.]*$"
    r"|[\s,;:.!?]+$|^[\s,;:.!?]+",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^\s*(?:an?|the|some)(?:\s+|$)", re.IGNORECASE)
_EACH = re.compile(_JOINT.replace(r"|\s+(?:(?:and|or)\s+)?", r"|\s+(?:and|or)\s+"))
_CHOICE = re.compile(r"\s*/\s*|\s*,?\s+or\s+|\s*,\s*")


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says: the `values` of each field, in its words; those that are `unwanted`; the
    `piece` that is to be designed, where one is looked for; and what is `left` of the text."""

    values: Mapping[str, Sequence[str]]
    unwanted: Mapping[str, Collection[str]]
    piece: str
    left: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase of a text whose values are hidden, from `start` to `end`. `kind` is how it begins
    (_CUT; "piece": it is what is to be designed), `follows` says that there is no pause before it.
    `values` are the numbers of those that it has where nothing else is in it; else None."""

    start: int
    end: int
    kind: str
    follows: bool
    values: tuple[int, ...] | None = None


def said_in(text: str, *, has_piece: bool = False, known: Collection[str] = ()) -> Said:
    """What the text says. `has_piece`: it names what is to be designed; what it does not want is
    left as it stands then, since there is nothing to take it from. `known` are words, in small
    letters, that say nothing here."""
    text, kept = hide_quoted(text.strip())
    text = _SPACES.sub(lambda spaces: "\n" if "\n" in spaces[0] else " ", text)
    fields = [""] * len(kept)
    for name, run in _RUNS.items():
        text, kept = hide(text, run, kept)
        fields += [name] * (len(kept) - len(fields))
    nothing = _SAYS_NOTHING.union(known)
    phrases = [_read(phrase, text, fields, nothing) for phrase in _phrases(text)]
    piece = ""
    if has_piece:
        phrases = [replace(each, values=None) if each.kind == "not" else each for each in phrases]
        if (head := _head(text, phrases)) is not None:
            if _begins(text, phrases, head):
                phrases[head - 1 : head + 1] = [replace(phrases[head - 1], end=phrases[head].end)]
                head -= 1
            piece, values = _piece_in(text[phrases[head].start : phrases[head].end], fields)
            phrases[head] = replace(phrases[head], kind="piece", values=values)
    phrases = list(_bound(phrases))
    said: dict[str, list[str]] = {name: [] for name in FIELDS}
    unwanted: dict[str, set[str]] = {name: set() for name in FIELDS}
    for phrase in phrases:
        for number in phrase.values or ():
            name, value = fields[number], " ".join(kept[number].casefold().split())
            wanted, refused = _sides(phrase.kind, text[phrase.start :], value)
            said[name] += wanted
            unwanted[name].update(refused)
    return Said(said, unwanted, show(piece, kept), show(_left(text, phrases), kept))


def options_in(value: str) -> list[str]:
    """What there is to choose from: "red, navy or white" → three, "red and navy" → one."""
    is_choice = re.search(r"/|\bor\b", value) or not re.search(r"&|\band\b", value)
    return _CHOICE.split(value) if is_choice else [value]


def without(value: str, unwanted: Collection[str]) -> str:
    """The value without what is not wanted: "red and navy" → "navy"; as it is where it has none."""
    each = _EACH.split(value)
    kept = [one for one in each if one not in unwanted]
    return value if len(kept) == len(each) else " and ".join(kept)


def _phrases(text: str) -> Iterator[_Phrase]:
    """The phrases, without their values."""
    start, kind, follows = 0, "", False
    for cut in _CUT.finditer(text):
        if text[start : cut.start()].strip():
            yield _Phrase(start, cut.start(), kind, follows)
            follows = True
        if cut.lastgroup == "pause":
            start, kind, follows = cut.end(), "", False
        else:
            start, kind = cut.start(), str(cut.lastgroup)
    if text[start:].strip():
        yield _Phrase(start, len(text), kind, follows)


def _read(phrase: _Phrase, text: str, fields: Sequence[str], nothing: Collection[str]) -> _Phrase:
    """The phrase with its values, where it has nothing else, and each is of another field."""
    body = text[phrase.start : phrase.end]
    values = []
    for word in _BEGINS_NOT.sub("", body, count=1).split():
        number = number_of(word)
        if number is not None and fields[number]:
            values.append(number)
        elif number is not None or word.casefold() not in nothing:
            return phrase
    names = [fields[number] for number in values]
    if len(set(names)) < len(names) or not (names or phrase.kind in (*_BARE, "and")):
        return phrase
    if phrase.kind == "less" and names != ["style"]:  # of a colour it is a shade
        return phrase
    return replace(phrase, values=tuple(values))


def _head(text: str, phrases: Sequence[_Phrase]) -> int | None:
    """Which phrase is what is to be designed: the first that names such a thing, or the first that
    is not read; else one that a value names ("a glass, in blue")."""
    bare = {
        number: text[phrase.start : phrase.end]
        for number, phrase in enumerate(phrases)
        if phrase.kind in _BARE
    }
    unread = [number for number in bare if phrases[number].values is None]
    named = [number for number in unread if _PIECE.search(bare[number])]
    valued = [number for number in bare if phrases[number].values and _ARTICLE.match(bare[number])]
    return next(iter((*named, *unread, *valued)), None)


def _begins(text: str, phrases: Sequence[_Phrase], head: int) -> bool:
    """Whether what is to be designed begins in the phrase before: "a modern, airy room"."""
    before, begun = phrases[head - 1] if head else None, text[phrases[head].start :]
    if before is None or before.kind or before.values is not None or _ARTICLE.match(begun):
        return False
    bare = text[before.start : before.end]
    return _ARTICLE.match(bare) is not None and _PIECE.search(bare) is None


def _piece_in(phrase: str, fields: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """What is to be designed, and the values before it that are those of all of it; with its values
    and without any where they may be those of a part ("red dress or blue skirt")."""
    words = phrase.split()
    places = [at for at, word in enumerate(words) if _field_of(word, fields)]
    names = {_field_of(words[at], fields) for at in places}
    before = words[: places[-1]] if places else []
    bare = _bare(" ".join(word for at, word in enumerate(words) if at not in places))
    if bare and len(names) == len(places) and not {"and", "or", "&"} & set(before):
        return bare, tuple(number for at in places if (number := number_of(words[at])) is not None)
    return _bare(phrase), ()


def _field_of(word: str, fields: Sequence[str]) -> str:
    number = number_of(word)
    return "" if number is None else fields[number]


def _bare(text: str) -> str:
    return _ARTICLE.sub("", _ASKING.sub("", text), count=1).strip()


def _bound(phrases: Sequence[_Phrase]) -> Iterator[_Phrase]:
    """The phrases, those unread that say of which colour, or of what, a part is ("with buttons in
    red"); "for my daughter" is none."""
    is_part = False
    for phrase in phrases:
        is_of_it = is_part and phrase.follows and phrase.kind == "about"
        yield replace(phrase, values=None) if is_of_it else phrase
        is_part = (is_of_it or phrase.values is None) and phrase.kind != "for"


def _sides(kind: str, phrase: str, value: str) -> tuple[list[str], list[str]]:
    """What is wanted of a value, and what is not."""
    if kind not in ("not", "less"):
        return [value], []
    is_row = "," in value and len(options_in(value)) > 1 and not re.search(r"\bor\b", value)
    if is_row and phrase.casefold().startswith("not"):  # "not red, navy"
        first, rest = value.split(",", 1)
        return [rest.strip()], [first]
    return [], _EACH.split(value)


def _left(text: str, phrases: Sequence[_Phrase]) -> str:
    """What is not read, as it stands; without the asking around it."""
    spans: list[tuple[int, int]] = []
    is_next = False
    for phrase in phrases:
        if is_left := phrase.values is None or phrase.kind == "less":
            start = spans.pop()[0] if is_next else phrase.start
            spans.append((start, phrase.end))
        is_next = is_left
    left = (_ASKING.sub("", text[start:end]).strip() for start, end in spans)
    return ", ".join(each for each in left if not _SAYS_NOTHING.issuperset(each.lower().split()))
