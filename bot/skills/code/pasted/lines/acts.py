"""What a program does beside what it sets, and whether another one does that, too. Pure.

A line that calls something for its own sake (`print("done")`, `app.get("/", …)`) is missed by none
of the others: where it is gone, nothing fails. It is there still as it was, under another name with
the same values, or as another call of the same, but for what stands only where an error is caught
or under a condition that is new: `print("not found")` there is no form of `print("done")`. What
is done for each of a thing (`.forEach(`) may be a loop over that.
**Not covered**: lines within functions, what only sets something, and what ends the program.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher, get_close_matches

from bot.patterns import later
from bot.skills.code.pasted.lines.rows import Row, read_rows

_FLOW = (
    r"(?:if|elif|else|for|foreach|while|do|switch|match|case|default|try|except|catch|finally|with"
    r"|using|async\s+(?:for|with))\b"
)
_CONTROL = later(rf"[}})\s]*{_FLOW}")
_CASE = later(r"[})\s]*(?:if|elif|else|switch|case|default|except|catch)\b")
_CAUGHT = later(r"[})\s]*(?:except|catch)\b")
_AGAIN = later(r".*\b(?:for|while|forEach|map)\b")
_CALL = later(r"([\w$]+)[ ]?\(")
_ACT = later(r"(?:await\s+)?(?:[\w$]+(?:\([^()]*\))?(?:\?\.|\.|->|::))*$")
_ROOT = later(r"([\w$]+)(?:\?\.|\.|->|::)(?:[\w$]+\.)*$")
_SIGN = later(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|`[^`]*`|[()\[\]{}]")
_TEXT = later(r"([fr]?)(\"[^\"\n]*\"|'[^'\n]*'|`[^`\n]*`)")
_HELD = later(r"\{([^{}]*)\}")
_NAME, _NUMBER = later(r"[^\W\d][\w$]*"), later(r"\b\d[\d_.]*")
_ENDS = ("exit", "Exit", "panic", "abort", "die", "Fatal", "Fatalf", "Fatalln")
_NO_NAME = ("return", "assert", "raise", "throw", "del", "not", "and", "or", "in", "is", "lambda",
            "function", "yield", "await", *_ENDS)  # fmt: skip
_OPEN = (",", "(", "[", "+", "=", "\\", "&&", "||", ".")
_PRINT = later(r"(?:print|echo|(?:std::)?cout[ \t]*<<)[ \t]+([^\s(=].*?)[ \t]*(;?)")
_EACH = later(r"\s*([\w$.]+?)(?:\?\.|\.)[fF]orEach\(")
_FOR_EACH = r"(?:find|some|every|map|filter|reduce)"
_LIKE, _TYPO = 0.6, 0.8


@dataclass(frozen=True, slots=True)
class _Act:
    """A call: what is `called`, of what (`root`), with which `values`, the `names` and what is
    `said` (texts and numbers) in these; under how many conditions, and whether it is only where
    an error is caught, or done again and again."""

    text: str
    root: str
    called: str
    values: str
    names: frozenset[str]
    said: str
    conditions: int
    is_caught: bool
    is_again: bool

    def is_like(self, other: "_Act") -> bool:
        """Whether both are about the same."""
        if self.names or not self.said:
            return bool(self.names & other.names) or not self.names
        one, two = self.said.casefold(), other.said.casefold()
        return one in two or SequenceMatcher(None, one, two).ratio() >= _LIKE


def lost_acts(source: str, code: str) -> list[str]:
    """The lines of a program that call something, outside of functions, of which code that is to
    take its place has no form."""
    rows, new = _calling(read_rows(source)), _calling(read_rows(code))
    left, free = [*_acts(rows)], [*_calls(new)]
    for is_form in (_is_same, _is_near, _is_handed, _is_another):
        for old in [*left]:
            found = next((each for each in free if is_form(old, each)), None)
            if found is not None:
                left.remove(old)
                if not found.is_again:
                    free.remove(found)
    there = {row.text for row in rows}
    added = "\n".join(row.text for row in new if row.text not in there)
    return [each.text for each in left if not (each.root and _is_gone(each, added))]


def _calling(rows: Sequence[Row]) -> list[Row]:
    """The rows, with `print x`, `echo x` and `cout << x` as the call that it is elsewhere."""
    found = [(row, _PRINT.fullmatch(row.text)) for row in rows]
    return [replace(row, text=f"print({p[1]}){p[2]}") if p else row for row, p in found]


def _is_same(old: _Act, new: _Act) -> bool:
    return old.text == new.text


def _is_near(old: _Act, new: _Act) -> bool:
    return _may_be(old, new) and old.is_like(new)


def _is_handed(old: _Act, new: _Act) -> bool:
    """Whether the same is handed to something else (`log` for `print`), or it is called or handed
    over by something else, or no more by that."""
    is_within = new.text in old.values or old.text in new.values
    over = rf"(?<![\w.]){re.escape(old.called)}(?![\w.(\[])"
    is_over = not old.root and re.search(over, new.values) is not None
    is_same = old.values != "" and old.values == new.values and old.root != new.root
    return is_within or is_over or is_same


def _is_another(old: _Act, new: _Act) -> bool:
    """Whether it does the same with other values, or something else with the same of one thing."""
    is_as_often = old.is_again >= new.is_again
    is_of_one = old.root == new.root != "" and old.values == new.values
    is_of_one = is_of_one and not old.values.endswith("{")
    return (_may_be(old, new) or is_of_one) and is_as_often and new.conditions <= old.conditions


def _may_be(old: _Act, new: _Act) -> bool:
    is_one = old.called == new.called or bool(
        get_close_matches(old.called, [new.called], cutoff=_TYPO)
    )
    return is_one and old.is_caught >= new.is_caught


def _is_gone(old: _Act, added: str) -> bool:
    """Whether nothing is left to call in what is new: the name stands for something else there
    (`with open(path) as f` closes it, and a list may be made at once), or a loop does for each of
    a thing what was handed to `.forEach(`."""
    name = re.escape(old.root)
    if re.search(rf"\bas\s+{name}\b|(?<![\w.]){name}\s*[-+|&]?=(?!=)", added):
        return True
    return is_looped(old.text, added)


def is_looped(row: str, code: str) -> bool:
    """Whether code goes through the same as a row with `.forEach(`."""
    found = _EACH.match(row)
    if found is None:
        return False
    thing = rf"(?<![\w.]){re.escape(found[1])}"
    loop = rf"^[}})\s]*for(?:each)?\b.*{thing}(?!\w)|{thing}(?:\?\.|\.){_FOR_EACH}\w*\("
    return re.search(loop, code, re.MULTILINE) is not None


def _acts(rows: Sequence[Row]) -> Iterator[_Act]:
    """The lines outside of functions that are nothing but a call."""
    above = ""
    for row, heads in _beneath(rows):
        found = _CALL.search(row.text)
        is_begun = not above.endswith(_OPEN)
        above = row.text
        if found is None or not is_begun or not all(map(_CONTROL.match, heads)):
            continue
        behind = row.text[found.end() + len(_values(row.text[found.end() :])) + 1 :]
        is_act = _ACT.match(row.text[: found.start()]) and behind[:1] in ("", ";", ".", "?")
        if is_act and not _CONTROL.match(row.text):
            yield from [each for each in _called(row, heads) if each.called == found[1]][:1]


def _calls(rows: Sequence[Row]) -> Iterator[_Act]:
    for row, heads in _beneath(rows):
        yield from _called(row, heads)


def _beneath(rows: Sequence[Row]) -> Iterator[tuple[Row, list[str]]]:
    """Each row with the heads that it stands beneath."""
    heads = list[Row]()
    for row in rows:
        while heads and heads[-1].depth >= row.depth:
            heads.pop()
        yield row, [each.text for each in heads]
        if row.is_head:
            heads.append(row)


def _called(row: Row, heads: Sequence[str]) -> Iterator[_Act]:
    """What is called in a row, one for each call."""
    own = row.text
    for found in _CALL.finditer(own):
        if found[1] in _NO_NAME or re.fullmatch(_FLOW, found[1]):
            continue
        values = _values(own[found.end() :])
        around = [*heads, own] if _CASE.match(own) else heads
        chain = _ROOT.search(own[: found.start()])
        names, said = _read(values)
        loops = [each for each in [*heads, own] if _AGAIN.match(each)]
        names = names.union(*(_NAME.findall(each) for each in loops))
        yield _Act(
            f"{own[chain.start() if chain else found.start() : found.end()]}{values})",
            chain[1] if chain else "",
            found[1],
            values,
            names,
            said,
            sum(_CASE.match(each) is not None for each in around),
            any(map(_CAUGHT.match, around)),
            bool(loops),
        )


def _values(text: str) -> str:
    """What stands up to the bracket that closes the one before it."""
    depth = 1
    for sign in _SIGN.finditer(text):
        depth += (sign[0] in "([{") - (sign[0] in ")]}") if len(sign[0]) == 1 else 0
        if not depth:
            return text[: sign.start()]
    return text


def _read(values: str) -> tuple[frozenset[str], str]:
    """The names in values, also those within texts that are filled, and the texts and numbers."""
    names, said = set[str](), list[str]()
    for kind, text in _TEXT.findall(values):
        if kind == "f" or text.startswith("`"):
            for held in _HELD.findall(text):
                names.update(_NAME.findall(held))
        said.append(text[1:-1])
    rest = _TEXT.sub(" ", values)
    said += _NUMBER.findall(rest)
    return frozenset(names | {*_NAME.findall(rest)}), " ".join(said)
