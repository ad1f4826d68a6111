"""Where a text may be cut without tearing what a person sees as one character.

The rules of Unicode's UAX #29 that matter in chat, from the standard library's data alone:
combining marks and variation selectors, joined emoji, skin tones, tag sequences, flags, Hangul
syllables, CR LF. Not covered: prepended marks and conjuncts of Indic scripts.
"""

import unicodedata

_JOINER = "\u200d"
_FARTHEST = 64
"""Characters. Marks can be piled up without end; then the pile is cut."""


def is_between_graphemes(text: str, offset: int) -> bool:
    """Whether a cut at `offset` tears no character apart."""
    if not 0 < offset < len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if before.isascii() and after.isascii():
        return not (before == "\r" and after == "\n")
    if before == _JOINER or _extends(after):
        return False
    if _is_flag_letter(before) and _is_flag_letter(after):
        return _flag_letters_before(text, offset) % 2 == 0
    return not _continues_syllable(before, after)


def _extends(character: str) -> bool:
    return (
        character == _JOINER
        or unicodedata.category(character).startswith("M")
        or "\U0001f3fb" <= character <= "\U0001f3ff"  # skin tones
        or "\U000e0020" <= character <= "\U000e007f"  # tags of regional flags
    )


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flag_letters_before(text: str, offset: int) -> int:
    start = offset
    while start > max(0, offset - _FARTHEST) and _is_flag_letter(text[start - 1]):
        start -= 1
    return offset - start


def _continues_syllable(before: str, after: str) -> bool:
    """Hangul written as single letters: leading consonants, vowels, trailing consonants."""
    if "\u1160" <= after <= "\u11ff":
        return "\u1100" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3"
    return "\u1100" <= before <= "\u115f" and (
        "\u1100" <= after <= "\u115f" or "\uac00" <= after <= "\ud7a3"
    )
