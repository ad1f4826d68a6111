"""A wish for a picture, taken apart: subject, action, setting, style, light, mood, format. Pure.

What the language model says of them (told.py) is used where it can be; what it leaves out, and all
of it where it says nothing usable, is found in the person's words by rules, or chosen.
"""

import re
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

import msgspec

from bot.skills.image.languages import LANGUAGES, expression
from bot.skills.image.signs import changes_it, is_english, kind_in, setting_in, without_asking

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
_FORMATS = (
    (
        "landscape",
        re.compile(r"\b(?:landscape format|wide(?:screen)?|panorama|banner|16:9|3:2)\b", re.I),
    ),
    (
        "portrait",
        re.compile(r"\b(?:portrait format|tall|vertical|phone wallpaper|9:16|2:3)\b", re.I),
    ),
    ("square", re.compile(r"\b(?:square|1:1|icon|avatar)\b", re.I)),
)
_PLACE = expression(rf"(?:{'|'.join(words.where for words in LANGUAGES)})\b")
_ACTION = re.compile(
    r"\b(?!(?:morning|evening|building|painting|drawing|ceiling|king|ring|string|wing|thing|nothing"
    r"|something|spring|wedding|clothing|lightning)\b)[a-z]{2,}ing\b[^,.;]*",
    re.IGNORECASE,
)
_NOTHING_TOLD: Mapping[str, str] = MappingProxyType({})
_WORD = re.compile(r"[^\W\d_]{4,}")


class Parts(msgspec.Struct, frozen=True):
    """The parts; `chosen` names those that the person did not say."""

    subject: str
    action: str = ""
    setting: str = ""
    style: str = ""
    light: str = ""
    mood: str = ""
    format: str = "square"
    chosen: tuple[str, ...] = ()

    @property
    def prompt(self) -> str:
        """The improved prompt: all parts in words."""
        scene = " ".join(filter(None, (self.subject, self.action)))
        joint = " " if _PLACE.match(self.setting) else ", "
        sentence = joint.join(filter(None, (scene, self.setting)))
        named = (("Style", self.style), ("Light", self.light), ("Mood", self.mood))
        rest = " ".join(f"{name}: {value}." for name, value in named if value)
        form = f"Format: {self.format}." if self.format else ""
        return " ".join(filter(None, (f"{sentence[:1].upper()}{sentence[1:]}.", rest, form)))


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
    found = {"subject": short(words)} if is_change else _by_rules(words)
    if described:
        found["style"] = ", ".join(filter(None, (found.get("style"), described)))
    is_read = is_english(words) and not _OTHER_SCRIPT.search(words)
    choice = _CHOSEN if is_read else _CHOSEN_UNREAD
    if kind_in(without_asking(words))[1]:  # "a logo for my bakery" says what it is
        choice = {**choice, "style": ""}
    if begins_from_picture:
        choice = {}
    values: dict[str, str] = {}
    chosen: list[str] = []
    for name in NAMES:
        value = told.get(name) or found.get(name) or choice.get(name, "")
        if name == "format" and value not in FORMATS:
            value = found.get(name) or choice.get(name, "")
        values[name] = value
        if value and not _is_said(name, value, words, found):
            chosen.append(name)
    return Parts(**values, chosen=tuple(chosen))


def _by_rules(words: str) -> dict[str, str]:
    """What can be found in the words themselves."""
    whole = " ".join(without_asking(words).split())
    kind, before, rest = kind_in(whole)
    found = {"style": kind} if kind and not before else {}
    for name, sign in _FORMATS:
        if (hit := sign.search(whole)) is not None:
            found["format"] = name
            rest = rest.replace(hit[0], " ")
            break
    for name, sign in (("style", _STYLE), ("light", _LIGHT), ("mood", _MOOD)):
        if (hit := sign.search(rest)) is not None:
            found[name] = ", ".join(filter(None, (found.get(name), hit[0].strip(" ,"))))
            rest = rest.replace(hit[0], " ")
    for name, find in (("action", _ACTION.search), ("setting", partial(setting_in, asked=words))):
        if (hit := find(rest)) is not None and hit.start() > 0:
            found[name] = hit[0].strip(" ,")
            rest = f"{rest[: hit.start()]} {rest[hit.end() :]}"
    hit = setting_in(found.get("action", ""), words)
    if "setting" not in found and hit is not None:
        found["setting"] = hit[0].strip(" ,")
        found["action"] = found["action"][: hit.start()].strip(" ,")
    subject = re.sub(r"\s*,(?:\s*,)*\s*", ", ", " ".join(rest.split())).strip(" ,.;!?")
    found["subject"] = (f"{before}{subject}" if subject else words.strip())[:_MOST_CHARS]
    return {name: short(value) for name, value in found.items()}


def short(value: str) -> str:
    """A part, on one line and of bounded length."""
    return " ".join(value.split()).strip(" .")[:_MOST_CHARS]


def _is_said(name: str, value: str, words: str, found: Mapping[str, str]) -> bool:
    """Whether the person said it: all of its longer words, or their beginnings, are theirs."""
    if name == "format":
        return name in found
    said = words.casefold()
    longer = _WORD.findall(value.casefold()) or value.casefold().split()
    return all(word[: max(4, len(word) - 2)] in said for word in longer)
