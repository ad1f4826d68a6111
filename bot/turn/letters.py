"""Text as it is compared with words that we know: in small letters, without accents. Pure."""

import unicodedata


def plain_letters(text: str) -> str:
    """`text` in small letters without accents, with straight apostrophes: "Où" → "ou"."""
    parts = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def plain_in_place(text: str) -> str:
    """The same, letter for letter, so that each stands where it stood: "Œuf" → "œuf". Accents only
    of letters of ours: "が" is another letter than "か"."""
    return text.translate(_PLAIN)


class _PlainLetters(dict[int, str]):
    """The plain form of each letter, found out where it is first met."""

    _KEPT_BELOW = 0x250
    """The letters of Latin scripts: no stranger fills the memory with others."""

    def __missing__(self, code: int) -> str:
        letter = "'" if (whole := chr(code)) == "’" else whole
        base = unicodedata.normalize("NFKD", letter)[0]
        plain = (base if base.isascii() and base.isalpha() else letter).lower()[:1]
        if code < self._KEPT_BELOW:
            self[code] = plain
        return plain


_PLAIN = _PlainLetters()
