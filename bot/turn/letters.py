"""Text as it is compared with words that we know: in small letters, without accents. Pure."""

import unicodedata


def plain_letters(text: str) -> str:
    """`text` in small letters without accents, with straight apostrophes: "Où" → "ou"."""
    parts = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(part for part in parts if not unicodedata.combining(part))
