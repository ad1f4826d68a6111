"""Code without a fence in plain talk, where each of its lines surely is code. Pure.

Behind a command all is code that looks like it; in a conversation a list, a letter or a recipe may
look so, too. So two lines of it must be such as hardly anything but programs has, and none may be
said in words.
"""

from itertools import pairwise

from bot.skills.code.pasted.messages.bare import where_bare_code_begins, without_words_behind
from bot.skills.code.pasted.messages.blocks import fenced
from bot.skills.code.pasted.messages.error_texts import part
from bot.skills.code.pasted.messages.said import is_said, is_surely_code

_LEAST = 2


def with_fence(text: str) -> str:
    """A message with its code in a fence, the words around it and an error text behind that; ""
    where it has no code, or may have other lines."""
    parted = part(text)
    begun = [(each, where_bare_code_begins(each)) for each in parted.pieces]
    found = [(each, begin) for each, begin in begun if begin is not None]
    if len(found) != 1:
        return ""
    piece, begin = found[0]
    code, behind = without_words_behind(piece[begin:].strip("\n"))
    own = [row for row in code.split("\n") if row.strip()]
    are_words = any(_are_words(row, below) for row, below in pairwise([*own, ""]))
    if are_words or sum(map(is_surely_code, own)) < _LEAST:
        return ""
    rest = [each for each in parted.pieces if each is not piece]
    said = [piece[:begin], fenced(code), behind, *rest, parted.error]
    return "\n\n".join(each.strip("\n") for each in said if each.strip())


def _are_words(row: str, below: str) -> bool:
    """Whether a row is said in words; what is indented may be a text in the code."""
    return not row[0].isspace() and is_said(row, below)
