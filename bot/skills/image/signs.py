"""Whether a message asks for a picture, and what of it is only the asking. Pure.

In seven languages (languages.py); designs are asked for in English or with `/design`.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from bot.skills.image.languages import ENGLISH, LANGUAGES, Language
from bot.skills.image.quotes import hide_quoted, show
from bot.turn.corrections import is_correction
from bot.turn.expression import Expression, Found
from bot.turn.letters import plain_in_place

_NO_PICTURE = (
    r"(?:\w+ )?(?:conclusi|schluss|lines? between|distinction|compar|parallel|blank|graph of the"
    r"|diagram|flow ?chart|flussdiagramm|stroomdiagram|organigram|grafi(?:k|c|ek)|graphique|courbe"
    r"|kurve|schema|tableau|tab(?:le|elle|la|ella|ela|el)\b|plans? (?:for|to)\b|cards? from\b"
    r"|lessons?\b|attention\b|inference|insight|lots\b|straws\b|blood\b|lines\b|numbers\b"
    r"|fun(?:k|c)?t?(?:tion|cion|zione|cao|ctie)|fonction)"
)
_TOOL = (
    r"python|java|pil|pillow|dd|mermaid|latex|tikz|turtle graphics|bash|powershell|excel|code"
    r"|matplotlib|r"
)
_NO_WISH = Expression(
    r"\b(?:docker\w*|nginx|kubernetes|matplotlib|pyplot|seaborn|plotly|ggplot2?|gnuplot|graphviz"
    r"|plantuml|uml|svg|css|html|javascript|typescript|opencv|numpy|pandas|pygame|opengl|ascii"
    r"|apis?|json|yaml|sql|databases?|datenbank|hard (?:drive|disk)|(?:disk|iso) image|festplatte"
    r"|\w*diagra\w+|charts?|graph of|[a-z](?:\([a-z]\))?\s*="
    r"|(?:difference|unterschied|diferencia|differenza|diferenca|verschil)"
    r" (?:between|zwischen|entre|tra|fra|tussen)"
    r"|random (?:number|sample|card|word)s?|(?:concept|principle|idea) of"
    r"|\w*theor(?:y|ie|em|ia)|big picture|draw the line"
    r"|pictures? of (?:who|what|how|why|when|whether|the (?:\w+ )?situation)"
    r"|(?:in|as) (?:words|text|prose|markdown)"
    rf"|(?:in|with|using|mit|avec|con|com|met) (?:{_TOOL})\b)"
    # as likely to be done in words
    r"|\b(?:illustr|sketch|skizz|schets|esquiss)\w*\s+(?:the|die|der|das|den|les?|la|el|los|las|il|lo"
    r"|het|de)\b|\billustr\w*\s+l'",
)
"""What says that text, code or a sum is wanted, wherever it stands. Who wants a picture of it all
the same writes `/image`."""

_GREETING = r"(?:(?:hey|hi|hello|hallo|salut|bonjour|hola|ciao|ola|hoi|ok)\b\W+)?"
_BEGINS = rf"(?:^|[.!?:,\n])\W{{0,4}}{_GREETING}"
"""Where a sentence or a part of one begins."""

_WITHIN = r"[^.?!\n]"
_EMOJIS = "\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001fbff"
"""Whole blocks, with signs that this Python's Unicode does not know."""

_NUMBER_SIGN = r"(?:number|nummer|numero|nr\b\.?|no\b\.?|n[.°o])"
APART = r"(?:\s*[,.:;–—-]\s*|\s+)"
_NO = r"(?:no|nope|sorry|nein|non|nao|nee)\b"
_FEW_WORDS = r"[^,;:.!?–—\n]{1,80}"
_GAP = rf"[^\w{_EMOJIS}]*"
"""What says nothing of what is to be drawn."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """What tells a wish in one language, and a `certain` one, which names a picture; neither is
    there without one of the `hints`, which are all that is looked for in most messages. `asking` is
    what stands before what is to be drawn, `end` what may stand behind it; `setting` is where it is
    to be, `small` are words that show the language. `counted` is what stands before it where it
    says how many pictures: its first group is that in digits, else its Nth a word for N. `one` is
    what is said of each then, `kind` of which kind it is to be. `anew` begins what changes one that
    is there. `which` is what stands before how one is to be changed: its first group is its number
    in digits, else the one behind its Nth says that it is the Nth. `remark` is what is only said of
    it, `prefer` what stands before what is liked better. `meant` is what stands before what
    somebody meant who corrects a wish, `meant_end` what may stand behind that; `rather` begins what
    only says how it is to be, `other` names another one. `named` names who is to be drawn, `remade`
    what is to become of a photo."""

    hints: Expression
    wish: Expression
    certain: Expression
    asking: Expression
    counted: Expression
    end: Expression
    one: Expression
    kind: Expression
    nothing: Expression
    anew: Expression
    setting: Expression
    small: Expression
    which: Expression
    remark: Expression
    prefer: Expression
    meant: Expression
    meant_end: Expression
    rather: Expression
    other: Expression
    contrast: Expression
    article: Expression
    named: Expression
    remade: Expression


def _signs(words: Language) -> _Signs:
    me = f"(?:{words.me})"
    behind = rf"(?:[- ]?{me})?\b(?:\W{{1,4}}(?:{words.please})\b)?"
    order = rf"(?:{me}\W{{1,2}})?(?:{words.draw}){behind}"
    making = rf"(?:{me}\W{{1,2}})?(?:{words.draw}|{words.make}){behind}"
    please = rf"(?:(?:{words.please})\b\W+)*"
    manner = rf"(?!(?:{words.where}|{words.of})\b)[\w-]+\s"
    joint = rf"(?::|\s+(?:{words.of})(?:\b|(?<=')))"
    of = rf"{words.picture}{joint}"
    article = _article(words)
    certain = [
        rf"{_BEGINS}{please}{making}{_WITHIN}{{0,40}}?\b{of}",
        rf"\b(?:{words.want})\b{_WITHIN}{{0,30}}?\b{of}",
    ]
    if words.plain:
        certain.append(rf"{_BEGINS}{please}{making}\s+(?:{words.plain})\W*$")
    wishes = [
        *certain,
        rf"{_BEGINS}{please}{order}\s+(?:{words.article})(?:\s|(?<='))\s*(?!{_NO_PICTURE})",
        rf"{_BEGINS}{please}(?:{words.draw})[- ]?{me}\s+(?!{_NO_PICTURE})[\w{_EMOJIS}]",
    ]
    bare = "an?" if words is ENGLISH else "eine?|une?|una?|un(?:o|')|uma?|een"
    wishes += [
        rf"^\W*(?:(?:(?:{bare})\s|{_number(words)}\s)(?:{manner})?)?"
        rf"{words.picture}\s+(?:{words.of})(?:\b|(?<='))[^?\n]{{1,200}}$",
        rf"{_BEGINS}{please}{making}\s+(?:(?:{words.article})(?:\s|(?<='))){{0,2}}(?:{words.drawn})\b",
    ]
    if words.one:
        wishes.append(rf"{_BEGINS}{please}{order}\s+(?:{words.one})\W*$")
    if words.many:
        wishes.append(rf"^\W*{please}{order}\s+(?!{_NO_PICTURE})(?:{words.many})\W*$")
    if words.drawing:
        polite = rf"{_BEGINS}(?:{words.please})\b(?!{_WITHIN}*{_NO_PICTURE}){_WITHIN}{{1,300}}\b"
        named = rf"{polite}{words.picture}\b{_WITHIN}*\b(?:{words.making}|{words.drawing})\W*$"
        certain.append(named)
        wishes += [named, rf"{polite}(?:{words.drawing})\W*$"]
    asking = (
        rf"^(?:\W*(?={_GREETING}(?:{words.please}|{words.want}|{making})\b)|{_GAP})"
        rf"{_GREETING}(?:(?:{words.please}|{words.want})\b\W+(?:{me}\b\W+)?)*"
        rf"(?:{making}{_GAP})?"
    )
    last = f"{words.drawing}|{words.making}"
    how = rf"(?:{words.where}|{words.rather})\b"
    prefer = rf"{words.prefer}(?!{ordinal(words)}\W*$)(?![^?]*\?\s*$)"
    hints = filter(None, (words.draw, words.make, words.drawing, words.picture))
    return _Signs(
        hints=Expression(rf"\b(?:{'|'.join(hints)})"),
        wish=Expression("|".join(wishes)),
        certain=Expression("|".join(certain)),
        asking=Expression(rf"{asking}(?:(?:{article}\s*)?(?:{words.neutral}){joint}\s*)?"),
        counted=Expression(rf"{asking}{_number(words)}\s+(?:{manner})?{of}"),
        one=Expression(rf"^{_GAP}{_number(words)}\s+((?:{manner})?)({words.picture})(?={joint})"),
        kind=Expression(
            rf"^{_GAP}(?:{article}\s*)?((?:{manner}){{0,2}}?{words.picture})"
            rf"(?::|\s+(?:({words.use})|{words.of})(?:\b|(?<=')))\s*"
        ),
        end=Expression(
            rf"(?:[\s,]{{1,4}}(?:{words.please}|(?:{words.use}) {me}))+\W*$"
            + (rf"|(?:\s+{me})?\s+(?:{last})\W*$" if words.drawing else "")
        ),
        nothing=Expression(
            rf"^{_GAP}(?:{article}\s*)?(?:{words.picture}|{words.something}|{words.one or '$'})?"
            rf"(?: nice| pretty| for me)?{_GAP}$"
        ),
        anew=Expression(rf"^{_GAP}{please}{words.anew}\b"),
        small=Expression(rf"\b(?:(?:{words.article})(?:\b|(?<='))|(?:{words.where})\b)"),
        setting=Expression(rf"\b(?:{words.where})\s[^,.;?!]+"),
        which=Expression(
            rf"^\s*{ordinal(words)}{APART}"
            rf"(?:(?:{words.but})\b\s*(?=\S)|(?={words.anew}\b[^\n]+$))"
        ),
        remark=Expression(
            rf"(?:{words.please})\W*$"
            rf"|(?!(?:{words.please}|{words.want})\b|{prefer})"
            rf"(?:(?:{words.talk})(?:\b|(?<='))|(?s:.*)\?\s*$)"
        ),
        prefer=Expression(prefer),
        meant=Expression(rf"\b(?:(?:{words.meant_it}) (?={how})|{words.meant})"),
        rather=Expression(how),
        other=Expression(rf"{ordinal(words)}(?:\W*$|{APART}(?={how}))"),
        contrast=Expression(
            rf"^\W*(?:{_NO}\W+)?(?:(?:{words.nots})\s+({_FEW_WORDS}?)"
            rf"(?:(?:\s*[,;:.!–—]|\s-)\s*(?:(?:{words.instead})\s+)?|\s+(?:{words.instead})\s+)(\S[^\n]*)"
            rf"|({_FEW_WORDS}),\s*(?:{words.nots})\s+({_FEW_WORDS})\W*)$"
        ),
        article=Expression(article),
        named=Expression(
            rf"^\W*{please}(?!illustr)(?:{words.draw})(?:[- ]?{me})?\s+(?:a\s)?(?!{_NO_PICTURE})"
            r"(?P<name>\w+)"
        ),
        remade=Expression(
            rf"{_BEGINS}{please}(?:{words.anew}|{words.remake})\b[^.?!\n]*\b(?:{words.looks})\b"
        ),
        meant_end=Expression(rf"\s(?:{words.meant_end})\W*$" if words.meant_end else "$"),
    )


def _article(words: Language) -> str:
    """What begins what is to be drawn, or says how many."""
    return rf"(?:(?:{words.article})(?:\s|(?<='))|{_number(words)}\s)"


def _number(words: Language) -> str:
    return r"(?:(\d{1,2})|" + "|".join(f"({word})" for word in words.counts.split()) + ")"


def ordinal(words: Language) -> str:
    """What names one of several pictures, by a number in digits or in order ("first" alone begins
    a list)."""
    the = rf"(?:{words.article})(?:\s|(?<='))"
    number = rf"(?:#|(?:{_NUMBER_SIGN}|(?:{the})?{words.picture})\s*)?(\d{{1,2}})"
    orders = "|".join(f"({word})" for word in words.ordinals.split())
    return rf"(?:{number}|{the}(?:{orders})(?:\s(?:one|{words.picture}))?)"


_ALL = tuple(map(_signs, LANGUAGES))
_ENGLISH = _ALL[LANGUAGES.index(ENGLISH)]
_NAMED = tuple(
    Expression(rf"^\W*(?:{_article(words)}\s*)?(?:{words.neutral})(?::|\s+(?:{words.of}))\s+")
    for words in LANGUAGES
)
_BRIEF = Expression(
    r"\b(?:design|fashion|collection|look ?book|moodboard|garment|outfit) brief\b"
    r"|\bdesign (?:me |us )?(?:a|an|some) [^.?!\n]{0,40}\b(?:dress|coat|jacket|shirt|suit|skirt"
    r"|outfit|bag|shoes?|chair|lamp|sofa|rug|interior|collection)\b",
)
_NUMBERED = Expression(
    rf"\d|\b(?:{'|'.join('|'.join(words.ordinals.split()) for words in LANGUAGES)})\b"
)
"""Without this no one of several pictures is named."""

_CANCEL = Expression(rf"^\W*(?:{'|'.join(words.cancel for words in LANGUAGES)})\W*$")
_NOT_MEANT = Expression(
    r",\s*(?:not|no(?= (?:una?|el|la)\b)|nicht|kein\w*|pas|non|nao|niet|geen)\s[^,.;!?\n]*"
    r"|\s(?:instead of|rather than|(?:an)?statt|au lieu d|en vez d|invece d|em vez d|in plaats v)"
    r"[^,.;!?\n]*"
)
CALLED = re.compile(r"^\s*/image\b", re.IGNORECASE)
"""The skill's command, which a phone may begin with a capital: no command of the program then."""

_PHOTO = re.compile(r"^\[attached: [^\n]*\.(?:png|jpe?g|webp|heic|gif)\b", re.I | re.M)
"""A picture among the names of files (bot/turn/asked.py)."""

_READ_CHARS = 1000


def matches(text: str) -> bool:
    """Whether the text asks for a picture or a design, or to change one by its number ("2, but in
    linen")."""
    read = composed(text[:_READ_CHARS])
    is_wish = any(signs.wish.search(read) for signs in _hinted(read)) or is_brief(read)
    is_wish = is_wish or _names_whom(read) or (_PHOTO.search(text) is not None and remakes(text))
    is_wish = (is_wish and not _NO_WISH.search(read)) or CALLED.match(text) is not None
    return is_wish or change_of(read) is not None


def remakes(text: str) -> bool:
    """Whether a photo that comes with it is to be drawn in another way: "turn this into a
    cartoon", but not "turn this into a table"."""
    read = composed(text[:_READ_CHARS])
    return any(signs.remade.search(read) for signs in _ALL) and not _NO_WISH.search(read)


def _hinted(read: str) -> Iterator[_Signs]:
    """The languages in which it may ask for a picture, so that no other has to be compiled."""
    return (signs for signs in _ALL if signs.hints.search(read))


def _names_whom(read: str) -> bool:
    """Whether somebody or something is to be drawn by a name: "draw Einstein on a bike"."""
    return any(_is_named(signs, read) for signs in _hinted(read)) and not changes_it(read)


def _is_named(signs: _Signs, read: str) -> bool:
    found = signs.named.match(read)
    return found is not None and found["name"][:1].isupper()


def names_picture(text: str) -> bool:
    """Whether it asks for what it names as a picture: certain enough to say that none is drawn
    here, where a model may still answer "draw the water cycle" in words."""
    read = composed(text[:_READ_CHARS])
    return any(signs.certain.search(read) for signs in _hinted(read)) and not _NO_WISH.search(read)


def is_brief(text: str) -> bool:
    """Whether it asks for a design in several variants."""
    return _BRIEF.search(text[:_READ_CHARS]) is not None


def change_of(text: str) -> tuple[int, str] | None:
    """Which picture is to be changed, and how: "2, but in linen". None for what is only said of
    one: "2, but why?"."""
    words = composed(text)
    if not _NUMBERED.search(words):
        return None
    all_found = [(signs, found) for signs in _ALL if (found := signs.which.match(words))]
    if any(signs.remark.match(words, found.end()) for signs, found in all_found):
        return None  # "pero" is a word of two languages
    for signs, found in all_found:
        if found.lastindex:
            number = int(found[1]) if found.lastindex == 1 else found.lastindex - 1
            preferred = signs.prefer.match(words, found.end())
            return number, words[(preferred or found).end() :].strip()
    return None


def meant_in(text: str) -> str:
    """What somebody meant who corrects their wish: "no, I meant a dog, not a cat" → "a dog". ""
    for anything else."""
    return _meant_in(text)[1]


def change_meant(text: str) -> tuple[int | None, str] | None:
    """What somebody who corrects says of how a picture is to be, and of which: "no, I meant the
    second one at night" → 2, "at night"; "no, I meant darker" → None, "darker". None where what
    they meant is something to be drawn."""
    signs, meant = _meant_in(text)
    if found := signs.other.match(meant):
        number = int(found[1]) if found.lastindex == 1 else (found.lastindex or 0) - 1
        return number, meant[found.end() :]
    return (None, meant) if signs.rather.match(meant) else None


def instead_in(said: str, wish: str) -> str:
    """The wish with what is said to be wrong in it put right: "not a cat, a dog" and "a cat on a
    roof" → "a dog on a roof". "" where that is not said, or is not of what was wished for."""
    text, wish = composed(said.strip()[:_READ_CHARS]), composed(wish)
    all_found = [(signs, found) for signs in _ALL if (found := signs.contrast.match(text))]
    pairs = [(signs, found[1] or found[4], found[2] or found[3]) for signs, found in all_found]
    if any(signs.remark.match(wanted) for signs, _, wanted in pairs):
        return ""
    for signs, unwanted, wanted in pairs:
        has_article = signs.article.match(wanted) is not None
        begun = signs.article.match(unwanted)
        bare = unwanted[begun.end() if begun else 0 :].strip()
        if has_article or not begun:  # "not a cat, ok" names nothing
            article = f"(?:{signs.article.source})?" if has_article else ""
            wrong = Expression(rf"(?<!\w){article}{re.escape(plain_in_place(bare))}(?!\w)")
            if bare and (place := wrong.search(wish)):
                right = signs.end.cut(wanted, 1).strip(" .,!")
                return f"{wish[: place.start()]}{right}{wish[place.end() :]}"
    return ""


def _meant_in(text: str) -> tuple[_Signs, str]:
    words = composed(text)
    if is_correction(words):
        for signs in _ALL:
            *_, found = (None, *signs.meant.finditer(words[:_READ_CHARS]))
            if found and not signs.remark.match(words, found.end()):
                meant = _NOT_MEANT.cut(words[found.end() :])
                return signs, signs.meant_end.cut(meant, 1).strip(" ,")
    return _ENGLISH, ""


def is_cancelled(text: str) -> bool:
    """Whether who was asked for words wants nothing any more."""
    return _CANCEL.match(composed(text)) is not None


def without_asking(text: str) -> str:
    """What is to be drawn: the wish without "please draw me a picture of"."""
    words, quoted = hide_quoted(composed(text))
    signs = _language_of(words)
    bare = signs.asking.cut(words, 1)
    bare = signs.end.cut(bare, 1)
    for named in _NAMED:
        bare = named.cut(bare, 1)
    return show(_one_of(bare), quoted)


def kind_in(bare: str) -> tuple[str, str, str]:
    """Of which kind the picture is to be ("" where that is not said), what of that belongs to what
    is in it, and what is in it: "a photo of a car" → "photo", "", "a car"; "a logo for a bakery" →
    "logo", "a logo for ", "a bakery"."""
    all_found = [found for signs in _ALL if (found := signs.kind.match(bare))]
    if not all_found:
        return "", "", bare
    found = min(all_found, key=lambda each: len(each.groups()[-2]))  # without another's article
    *_, kind, use = found.groups()
    return kind, found[0] if use else "", bare[found.end() :]


def _one_of(bare: str) -> str:
    """ "3 cartoons of a dog" → "cartoon of a dog": each picture shows one."""
    for signs in _ALL:
        if found := signs.one.match(bare):
            *_, manner, kinds = found.groups()
            kind = re.sub(r"(?:(?<=ch)e|['’])?s$", "", kinds)
            return f"{manner}{kind}{bare[found.end() :]}"
    return bare


def count_of(text: str) -> int:
    """How many pictures are wished for; 0 where that is not said."""
    words = composed(text)
    found = next(filter(None, (signs.counted.match(words) for signs in _ALL)), None)
    if found is None or found.lastindex is None:
        return 0
    return int(found[1]) if found.lastindex == 1 else found.lastindex


def setting_in(text: str, asked: str) -> Found | None:
    """Where that is to be what is drawn, in the language in which it was `asked` for."""
    return _read_in(composed(asked)).setting.search(text)


def is_english(text: str) -> bool:
    """Whether it is read in English: as it asks, or else by its small words."""
    return _read_in(composed(text)) is _ENGLISH


def _read_in(words: str) -> _Signs:
    """The language in which it asks, or that has most of its small words ("eine", "auf")."""
    asks = next((each for each in _hinted(words) if each.wish.search(words)), None)
    return asks or max(_ALL, key=lambda each: each.small.count(words[:_READ_CHARS]))


def changes_it(text: str) -> bool:
    """Whether it says how to change what is there already: "make it a watercolour"."""
    return any(signs.anew.match(composed(text)) for signs in _ALL)


def says_nothing(text: str) -> bool:
    """Whether there is no subject in it, in words or emojis: then there is something to ask."""
    bare = without_asking(text)
    return any(signs.nothing.match(bare) for signs in _ALL)


def _language_of(words: str) -> _Signs:
    asks = (each for each in _hinted(words) if each.wish.search(words) or _is_named(each, words))
    return next(asks, _ENGLISH)


def composed(text: str) -> str:
    """With each accent in its letter, as expressions are written."""
    return unicodedata.normalize("NFC", text)
