"""A wish for a picture, taken apart: subject, action, setting, style, light, mood, format. Pure.

What the language model says of them (told.py) is used where it can be; what it leaves out, and all
of it where it says nothing usable, is found in the person's words by rules, or chosen.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from bot.skills.image.languages import ENGLISH
from bot.skills.image.quotes import hide_quoted, show
from bot.skills.image.signs import changes_it, is_english, kind_in, setting_in, without_asking
from bot.turn.expression import Found

NAMES = ("subject", "action", "setting", "style", "light", "mood", "format")
FORMATS = ("square", "landscape", "portrait")
_CHOSEN = {
    "action": "",
    "setting": "on a plain, uncluttered background",
    "style": "detailed illustration",
    "light": "soft daylight",
    "mood": "calm",
    "format": "square",
}
_CHOSEN_UNREAD = {"format": _CHOSEN["format"]}
"""For words in another language, whose light or style the rules cannot see: anything else might be
against what they say."""

_OTHER_SCRIPT = re.compile(r"[^\W\d_A-Za-zªºµÀ-ɏḀ-ỿ]")
_MOST_CHARS = 160
_MANNER = (
    r"(?:in |as )?(?:an? )?(?:black[- ]and[- ]white |flat "
    r"|vintage |digital |3d |isometric )?(?:water ?colou?r|oil painting|pencil (?:drawing|sketch)"
    r"|line art|ink drawing|charcoal|pixel art|anime|manga|comic|cartoon|photograph"
    r"|photo(?:realistic)?|realistic|woodcut|linocut|collage|vector(?: art)?|minimalist"
    r"|art deco|art nouveau|cubis[tm]|impressionis[tm]|surrealis[tm]|baroque"
    r"|gouache|pastel|poster|low[- ]poly|3d render|illustration)(?: style)?"
)
MANNER = re.compile(rf"\b(?:{_MANNER})\b", re.IGNORECASE)
"""How a picture can be made, whoever makes it."""

_STYLE = re.compile(rf"\b(?:in (?:the )?style of [^,.;]+|{_MANNER})\b", re.IGNORECASE)
_LIGHT = re.compile(
    r"\b(?:at (?:dawn|dusk|night|noon|sunset|sunrise)|(?:in )?(?:the )?(?:golden hour|moonlight"
    r"|candlelight|sunlight|backlight|back[- ]?lit|neon(?: lights?)?|studio light(?:ing)?"
    r"|soft light(?:ing)?|hard light|dramatic light(?:ing)?|twilight|fog(?:gy)?|misty?)"
    r"|(?:morning|evening|afternoon) light)\b",
    re.IGNORECASE,
)
_MOOD = re.compile(
    r"\b(?:cheerful|happy|joyful|gloomy|melancholic|sad|calm|peaceful|serene|dramatic|eerie|scary"
    r"|spooky|romantic|nostalgic|cozy|cosy|epic|playful|mysterious|dreamy|energetic|lonely|warm"
    r"|tense|funny|whimsical)\b",
    re.IGNORECASE,
)
_AS = r"[ -](?:format|picture|image)"
_FORMAT = re.compile(
    rf"\b(?:(?P<landscape>(?:wide|horizontal|landscape){_AS}|widescreen|panorama|banner|16:9|3:2)"
    rf"|(?P<portrait>(?:tall|vertical|portrait){_AS}|phone wallpaper|9:16|2:3)"
    rf"|(?P<square>square{_AS}|1:1|icon|avatar))\b",
    re.IGNORECASE,
)
_PAUSES = (",", ";", ".")
_SMALL = f"{ENGLISH.article}|his|her|its|their|your"
_ACTION = re.compile(
    r"\b(?!(?:morning|evening|building|painting|drawing|ceiling|king|ring|string|wing|thing|nothing"
    r"|something|spring|wedding|clothing|lightning|earring)\b)[a-z]{2,}ing"
    rf"(?=\s*(?:$|[,.;!?])|\s+(?:{_SMALL}|{ENGLISH.where}|with|into|up|down|around|from|to|and)\b)"
    r"[^,.;]*",
    re.IGNORECASE,
)
"""What somebody is doing, and not of which kind something is ("a fishing boat")."""

_NO_SUBJECT = re.compile(rf"\W*(?:{_SMALL})?\W*", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:not|never|no|without|n't|nicht|ohne|pas|sans|sin|non|senza|nao|não|sem|niet|zonder)\s+$",
    re.IGNORECASE,
)
_Hit = re.Match[str] | Found
_NOTHING_TOLD: Mapping[str, str] = MappingProxyType({})
_WORD = re.compile(r"(?!(?:the|and)\b)[^\W\d_]{3,}")


class Parts(msgspec.Struct, frozen=True):
    """The parts; `chosen` names those that the person did not say. `wish` is all that they said is
    to be drawn, whatever the parts hold of it ("" in one that was kept by an earlier version)."""

    subject: str
    action: str = ""
    setting: str = ""
    style: str = ""
    light: str = ""
    mood: str = ""
    format: str = "square"
    chosen: tuple[str, ...] = ()
    wish: str = ""

    @property
    def prompt(self) -> str:
        """The improved prompt: the whole wish, and behind it what it does not say. So no word of it
        is lost or turned round, however wrongly a part is read."""
        named = self.chosen if self.wish else NAMES[1:]
        parts = ((name, getattr(self, name)) for name in NAMES if name in named)
        more = [f"{name.capitalize()}: {value}" for name, value in parts if value]
        whole = " ".join(f"{each}." for each in (self.wish or self.subject, *more) if each)
        return f"{whole[:1].upper()}{whole[1:]}"


def take_apart(
    words: str,
    told: Mapping[str, str] = _NOTHING_TOLD,
    described: str = "",
    *,
    begins_from_picture: bool = False,
) -> Parts:
    """The parts of a wish. `told` is what the language model said of them, `described` what stands
    for a style that is not named. Nothing is chosen for one that begins from a picture: that shows
    it, and "make it a watercolour" is the whole wish."""
    is_change = begins_from_picture and changes_it(words)
    bare = words if is_change else without_asking(words)
    wish = " ".join((bare or words).split()).lstrip(" ,").rstrip(" ,.;:!?")
    rules = {"subject": short(wish)} if is_change else _by_rules(wish, words)
    is_read = is_english(words) and not _OTHER_SCRIPT.search(words)
    choice = _CHOSEN if is_read else _CHOSEN_UNREAD
    if kind_in(bare)[1]:  # "a logo for my bakery" says what it is
        choice = {**choice, "style": ""}
    if begins_from_picture:
        choice = {}
    values: dict[str, str] = {}
    chosen: list[str] = []
    for name in NAMES:
        said, value = rules.get(name, ""), told.get(name, "")
        if name == "format" and value not in FORMATS:
            value = ""
        if not _adds(name, value, rules, words):
            value = said
        if name == "style" and described not in value:
            value = ", ".join(filter(None, (value, described)))
        value = value or choice.get(name, "")
        values[name] = value
        if value and value != said and (name == "format" or not _says(words, value)):
            chosen.append(name)
    return Parts(**values, chosen=tuple(chosen), wish=wish)


def _by_rules(wish: str, words: str) -> dict[str, str]:
    """What can be found in the wish; `words` are those with which it was asked for. What stands
    apart is not named in the subject as well; a quotation is not read."""
    hidden, quoted = hide_quoted(wish)
    kind, before, rest = kind_in(hidden)
    found = {"style": kind} if kind and not before else {}
    if (form := _said_in(_FORMAT, hidden)) is not None:
        found["format"] = str(form.lastgroup)
    for name, sign in (("style", _STYLE), ("light", _LIGHT), ("mood", _MOOD)):
        if (hit := _said_in(sign, rest)) is not None:
            found[name] = ", ".join(filter(None, (found.get(name), hit[0])))
            rest = _without(hit) if _stands_apart(hit) else rest
    if (form := _said_in(_FORMAT, rest)) is not None and _stands_apart(form):
        rest = _without(form)
    if (hit := _said_in(_ACTION, rest)) is not None and _follows_subject(hit):
        found["action"], rest = hit[0], _without(hit)
    if (place := setting_in(rest, words)) is not None and _follows_subject(place):
        found["setting"], rest = place[0], _without(place)
    elif (place := setting_in(found.get("action", ""), words)) and not _is_negated(place):
        found["setting"], found["action"] = place[0], _without(place)
    subject = re.sub(r"\s*,(?:\s*,)*\s*", ", ", " ".join(rest.split())).strip(" ,.;!?")
    found["subject"] = f"{before}{subject}" if subject else wish
    return {name: short(show(value, quoted)) for name, value in found.items()}


def _said_in(sign: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first place where it is said to be so."""
    return next((hit for hit in sign.finditer(text) if not _is_negated(hit)), None)


def _is_negated(hit: _Hit) -> bool:
    return _NEGATED.search(hit.string[: hit.start()]) is not None


def _follows_subject(hit: _Hit) -> bool:
    subject = hit.string[: hit.start()]
    return _NO_SUBJECT.fullmatch(subject) is None and not _is_negated(hit)


def _stands_apart(hit: _Hit) -> bool:
    """Whether it is a phrase of its own, and not said of what stands beside it ("a sad clown")."""
    before, behind = hit.string[: hit.start()].rstrip(), hit.string[hit.end() :].lstrip()
    begins = before[-1:] in ("", *_PAUSES) or hit[0].lower().startswith(("at ", "in "))
    return begins and behind[:1] in ("", *_PAUSES)


def _without(hit: _Hit) -> str:
    return f"{hit.string[: hit.start()]} {hit.string[hit.end() :]}"


def short(value: str) -> str:
    """A part, on one line and of bounded length."""
    return " ".join(value.split()).strip(" .,")[:_MOST_CHARS]


def _adds(name: str, value: str, rules: Mapping[str, str], words: str) -> bool:
    """Whether what the model says of this part is more than the rules found, and not against it;
    nor another part, which it takes for this one."""
    said = rules.get(name, "")
    others = (rules[each] for each in rules if each not in (name, "subject"))
    if not value or any(_says(other, value) for other in others):
        return False
    return not said or (not _says(words, value) and (name == "subject" or _says(value, said)))


def _says(words: str, value: str) -> bool:
    """Whether that is in the words: all of its words that say something, or their beginnings."""
    said = words.casefold()
    longer = _WORD.findall(value.casefold()) or value.casefold().split()
    return all(word[: max(4, len(word) - 2)] in said for word in longer)
