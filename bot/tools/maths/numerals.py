"""Numbers as people write them, said in digits and signs: words, vulgar fractions, other digits.

    "two hundred and forty-seven"  →  247        "3½"        →  3 1/2
    "minus two", "–2"              →  -2         "1 000"     →  1000
    "seven over eight"             →  7/8        "x squared", "x²"  →  x^2
    "two thirds squared"           →  (2/3)^2    "-4 squared"  →  (-4)^2

English in full; of six other languages the words up to twenty. Pure.
"""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from bot.patterns import later
from bot.tools.maths.powers import with_carets

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_OTHERS = (
    # from two on: "un" and "ein" are articles; "once" is an English word, too
    "dos tres cuatro cinco seis siete ocho nueve diez - doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte",
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf vingt",
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn zwanzig",
    "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
    "sedici diciassette diciotto diciannove venti",
    "dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis "
    "dezessete dezoito dezenove vinte",
    "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien twintig",
)
_WORDS = {
    **{word: number for words in _OTHERS for number, word in enumerate(words.split(), 2)},
    **{word: number for number, word in enumerate(_ONES.split())},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), 2)},
}
_WORDS.pop("-")
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
    "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_NAMES = "|".join(sorted((*_WORDS, *_SCALES), key=len, reverse=True))
NUMBER_WORD = rf"\b(?:{_NAMES})\b"
NUMBER_WORDS = (
    rf"\b(?:{_NAMES})(?:(?:[\s-]+|(?:(?<=hundred)|(?<=thousand))\s+and\s+)(?:{_NAMES})){{0,20}}\b"
    rf"(?:\s+point(?:[\s-]+(?:{_NAMES})){{1,20}}\b)?"
)
_ENGLISH = "|".join(sorted((*_ONES.split(), *_TENS.split(), *_SCALES), key=len, reverse=True))
_RUN_ON = later(rf"\b(?:{_ENGLISH})(?:(?:and)?(?:{_ENGLISH})){{1,12}}\b", re.IGNORECASE)
"""Number words written together: eightythree, onehundredandforty."""
_RUN_ON_WORD = later(rf"{_ENGLISH}|and", re.IGNORECASE)
_SPOKEN = re.compile(NUMBER_WORDS, re.IGNORECASE)
_POINT = re.compile(r"(?<!\d )\bpoint (\d+)\b", re.IGNORECASE)
_SCALED = re.compile(rf"\b(\d+(?:\.\d+)?)\s+({'|'.join(_SCALES)})\b", re.IGNORECASE)
_MIXED_SCALED = later(
    rf"(?<![\d/])(?:(\d{{1,6}}) )?(\d{{1,3}})/([1-9]\d{{0,2}}) ({'|'.join(_SCALES)})\b",
    re.IGNORECASE,
)
_SOME_PARTS = re.compile(
    rf"\b(\d+|an?)[\s-]+({'|'.join(sorted(_PARTS, key=len, reverse=True))})s?\b", re.IGNORECASE
)
_HALF = re.compile(r"\bhalf\b", re.IGNORECASE)
_VULGAR = re.compile(r"[¼-¾⅐-⅞]")
_GROUPED = re.compile(
    r"(?<![\d.,])\d{1,3}(?:[ '’_\u00a0\u2009\u202f]\d{3})+(?![\d]|[ '’_\u00a0\u2009\u202f]\d)"
)
_POWER_OF_TEN = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)e([+-]?\d{1,2})(?!\w)", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<![\w.])(\d+)k\b")
_SIGNED = (
    r"(?<![\d)./])(?<![\d)]\s)(?<!\b[A-Za-z])(?<!\b[A-Za-z]\s)"
    r"(-\d+(?:[.,]\d+)?(?:/\d+)?|(?<![\w-])\d+/\d+)"
)
"""A number that a word behind it raises as a whole: -4 squared is 16, though -4^2 is not."""
_SIGNS = (
    (re.compile(r"[−–](?=\s?\d)"), "-"),
    (re.compile(r"(?<=[\w)])(?<!\bof)(?<!\bis)\s+minus\s+(?=[\w(])", re.IGNORECASE), " - "),
    (re.compile(r"\b(?:minus|negative)\s+", re.IGNORECASE), "-"),
    (re.compile(r"\s+(?:plus)\s+", re.IGNORECASE), " + "),
    (re.compile(r"\s+(?:times|multiplied by)\s+", re.IGNORECASE), " * "),
    (re.compile(r"\s+divided by\s+(?=[\d(a-z])", re.IGNORECASE), " ÷ "),
    (re.compile(r"\s+(?:over|out of)\s+(?=[\d(a-z])", re.IGNORECASE), "/"),
    (re.compile(r"(?<=\d)\s*:\s*(?=\d)"), " / "),
    (re.compile(r"(?<=\d)\s*(?:%|per ?cent)\s+of\s+(?=\d)", re.IGNORECASE), "/100 * "),
    (re.compile(r"(?<=/)(\d+)\s+of\s+(?=[\d(])", re.IGNORECASE), r"\1 * "),
    (re.compile(r"\b(?:twice|double)\s+(?=[\d(]|[a-z]\b)", re.IGNORECASE), "2 * "),
    (re.compile(r"\btriple\s+(?=[\d(]|[a-z]\b)", re.IGNORECASE), "3 * "),
    (re.compile(rf"{_SIGNED}\s+squared\b", re.IGNORECASE), r"(\1)^2"),
    (re.compile(rf"{_SIGNED}\s+cubed\b", re.IGNORECASE), r"(\1)^3"),
    (re.compile(r"\s+squared\b", re.IGNORECASE), "^2"),
    (re.compile(r"\s+cubed\b", re.IGNORECASE), "^3"),
    (re.compile(r"\bcube root of\s+(\d+)", re.IGNORECASE), r"(\1)^(1/3)"),
    (re.compile(r"\b(?:square )?root of\s+(\d+)", re.IGNORECASE), r"sqrt(\1)"),
)


def in_numerals(text: str) -> str:
    """`text` with its numbers in digits, and what is done with them in signs."""
    text = _VULGAR.sub(lambda match: f" {unicodedata.normalize('NFKC', match[0])}", text)
    text = unicodedata.normalize("NFKC", with_carets(text)).replace("⁄", "/")
    text = "".join(str(unicodedata.digit(c)) if c.isdigit() and c > "9" else c for c in text)
    text = _GROUPED.sub(lambda match: re.sub(r"\D", "", match[0]), text)
    text = _POWER_OF_TEN.sub(_expanded, text)
    text = _THOUSANDS.sub(r"\g<1>000", text)
    text = re.sub(r"\bhalf a dozen\b", "6", text, flags=re.IGNORECASE)
    text = _MIXED_SCALED.sub(_mixed_scaled, text)
    text = _SCALED.sub(_scaled, text)
    text = _RUN_ON.sub(_apart, text)
    text = _SPOKEN.sub(lambda match: _said(match[0]), text)
    text = _POINT.sub(r"0.\1", text)
    text = _SOME_PARTS.sub(_parts, text)
    text = _HALF.sub("1/2", text)
    for pattern, sign in _SIGNS:
        text = pattern.sub(sign, text)
    return text.strip()


def _said(words: str) -> str:
    """A number in words: "two hundred and forty-seven", "nineteen forty-five", "one point five"."""
    whole, _, part = re.sub(r"[\s-]+", " ", words.casefold()).partition(" point ")
    total = current = 0
    before = -1
    for word in _split(whole):
        if word == "hundred":
            current = max(1, current) * 100
        elif word in _SCALES:
            total, current = total + max(1, current) * _SCALES[word], 0
        else:
            number = _WORDS[word]
            is_year = 10 <= before < 100 and number >= 10
            is_digit = 0 <= before < 10 and number < 10
            shift = 100 if is_year else 10 if is_digit else 1
            current = current * shift + number
        before = _WORDS.get(word, -1)
    return f"{total + current}.{_digits(part)}" if part else str(total + current)


def _digits(words: str) -> str:
    return "".join(str(_WORDS.get(word, "")) for word in _split(words.casefold()))


def _split(words: str) -> list[str]:
    """Words, those with a hyphen of their own ("dix-sept") whole again."""
    joined = re.sub(r"\bdix[\s-](sept|huit|neuf)\b", r"dix-\1", words)
    return [
        word
        for piece in joined.split()
        for word in ([piece] if piece in _WORDS else piece.split("-"))
        if word in _WORDS or word in _SCALES
    ]


def _parts(match: re.Match[str]) -> str:
    count = match[1] if match[1].isdigit() else "1"
    return f"{count}/{_PARTS[match[2].casefold()]}"


def _scaled(match: re.Match[str]) -> str:
    return f"{(Decimal(match[1]) * _SCALES[match[2].casefold()]).normalize():f}"


def _mixed_scaled(match: re.Match[str]) -> str:
    """2 1/2 thousand as 2500."""
    part = int(match[1] or 0) + Fraction(int(match[2]), int(match[3]))
    return str(part * _SCALES[match[4].casefold()])


def _apart(match: re.Match[str]) -> str:
    return " ".join(_RUN_ON_WORD.findall(match[0]))


def _expanded(match: re.Match[str]) -> str:
    return f"{Decimal(match[0]):f}"
