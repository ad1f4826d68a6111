"""Code without a fence in plain talk, where each of its lines surely is code. Pure.

Behind a command all is code that looks like it; in a conversation a list, a letter or a recipe may
look so, too. So two lines of it must be such as hardly anything but programs has, and none may be
said in words.
"""

from itertools import pairwise

from bot.skills.code.pasted.messages.bare import where_bare_code_begins, without_words_behind
from bot.skills.code.pasted.messages.error_texts import part
from bot.skills.code.pasted.messages.said import is_said, is_surely_code

_LEAST = 2


def tells_code(text: str) -> bool:
    """Whether a message without fences has code in one place that nothing else may be."""
    pieces = part(text).pieces
    begun = [(each, where_bare_code_begins(each)) for each in pieces]
    found = [each[begin:].strip("\n") for each, begin in begun if begin is not None]
    if len(found) != 1:
        return False
    code, _ = without_words_behind(found[0])
    own = [row for row in code.split("\n") if row.strip()]
    are_words = any(_are_words(row, below) for row, below in pairwise([*own, ""]))
    return not are_words and sum(map(is_surely_code, own)) >= _LEAST


def _are_words(row: str, below: str) -> bool:
    """Whether a row is said in words; what is indented may be a text in the code."""
    return not row[0].isspace() and is_said(row, below)
