"""Names that nothing defines, and that look like others misspelt. Pure.

A slip of the pen is one letter that is lacking, another, twice there, or turned with the next one;
the first letter is seldom one. What differs elsewhere is another word: height and weight, x_train
and x_test.
"""

import builtins
import re
import sys
from collections.abc import Collection
from keyword import kwlist

from bot.patterns import later

_NO_NAMES = ("self", "cls", "true", "false", "null", "none", "nil", "undefined")
_ALONE = ("break", "continue", "pass", "raise", "return", "yield")
"""Keywords that may be all of a line, where it parses also with another word."""
_BUILTIN = frozenset(dir(builtins))
_WORDS = _BUILTIN | {*kwlist}
_PYTHONS = _WORDS | sys.stdlib_module_names
_NOT_NAMES = later(
    r"(\bdef [^\n]*)|'{3}.*?'{3}|\"{3}.*?\"{3}|'[^'\n]*'|\"[^\"\n]*\"|#[^\n]*|[(,]\s*\w+=(?!=)",
    re.DOTALL,
)
"""What is said in strings and comments, and the names of what is handed over (text=…)."""
_WORD = later(r"(?<![\w.])[^\W\d]\w*")
_FUNCTION = later(r"\bdef (\w+)")
_PARTS = later(r"_+|(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=\D)(?=\d)")
_SHORT, _LONG, _LONG_OF_PYTHON = 3, 5, 7
"""Letters of a word that may be misspelt, and of one in which a letter may stand for another:
point is not print."""


def is_misspelt(name: str, code: str, unknown: Collection[str]) -> bool:
    """Whether a name that nothing in the code defines is one that it has misspelt, or Python has,
    or a word that means nothing at that place. Others that are as `unknown` are none that it has;
    of a function nobody takes attributes: plt.plot in plot."""
    if name in _NO_NAMES or name in _PYTHONS:
        return name in _NO_NAMES
    functions = _FUNCTION.findall(code) if re.search(rf"(?<![\w.]){name}\.", code) else ()
    words = {*_WORD.findall(_NOT_NAMES.sub(r" \1", code))} - _WORDS - {*unknown, *functions}
    return any(_is_slip_of(name, each, _LONG) for each in words) or any(
        _is_slip_of(name, each, _LONG_OF_PYTHON) for each in _pythons(name, code)
    )


def _pythons(name: str, code: str) -> set[str]:
    """What of Python's own may be meant where a name stands: a function where it is called, a
    keyword where it is all of a line; else what no other name is written like, as True."""
    own = {each for each in _BUILTIN if not each[0].islower()}
    if re.search(rf"(?<![\w.]){name}\(", code):
        own |= _BUILTIN
    if re.search(rf"^[ \t]*{name}[ \t]*(?:#.*)?$", code, re.MULTILINE):
        own |= {*_ALONE}
    return own


def _is_slip_of(name: str, meant: str, long: int) -> bool:
    """Whether one name is the other misspelt, of which a word of so many letters may have another
    one. A plural may well be what its singular is taken from."""
    if name.casefold() == meant.casefold() or name == f"{meant}s":
        return False
    if meant == f"{name}s":
        return True
    if name.strip("_") == meant.strip("_"):  # a text_ is no text, and _name_ is __name__
        return name[0] == meant[0] == "_"
    mine, its = ([each for each in _PARTS.split(text) if each] for text in (name, meant))
    if name[0] == meant[0] and "".join(mine) == "".join(its):
        return True
    pairs = [(one, other) for one, other in zip(mine, its, strict=False) if one != other]
    return len(mine) == len(its) and all(_is_one_off(*each, long) for each in pairs)


def _is_one_off(word: str, meant: str, long: int) -> bool:
    if min(len(word), len(meant)) < _SHORT:
        return False
    pairs = enumerate(zip(word, meant, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(word), len(meant)))
    rest, left = word[same:], meant[same:]
    if len(rest) > 1 and rest == f"{left[1:2]}{left[:1]}{left[2:]}":
        return True
    is_lacking = rest == left[1:]
    is_twice = rest[1:] == left and rest[:1] == word[same - 1 : same]
    is_other = len(word) == len(meant) >= long and rest[1:] == left[1:]
    return same > 0 and (is_lacking or is_twice or is_other)
