"""The rules of a style sheet, and a sheet with some of them shown anew. Pure.

A language model that is asked for all of a sheet often shows the rules that it changed. Each of
them takes the place of the one with that very selector (beneath the same `@media`), and new ones
stand beside those that they are shown beside; nothing else is touched. Where a selector stands
there twice, or a rule may show only what is added to it, nobody can say what is meant.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

LANGUAGES = ("css", "scss", "less")
_COMMENT = r"/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)"
_SKIPPED = re.compile(_COMMENT + r"|\"[^\"\n]*\"|'[^'\n]*'|(?<![^\s;{}])//[^\n]*")
_HOLDS_RULES = re.compile(r"@(?:media|supports|layer|container)\b")
_LEFT_OUT = re.compile(
    r"\.\.\.|…|\b(?:unchanged|rest of|remaining|existing|same as|as before|omitted)\b",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\}[ \t]*\n[ \t]*\n")
_SPACES = re.compile(r"\s*")
_CLOSE = 0.8
_MOST_GONE, _MOST_DEEP = 20, 5


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its selector, where it begins and ends in the sheet, what stands in its braces, and
    the rules within; or a statement with its semicolon: `@import "a.css";`."""

    key: str
    begin: int
    end: int
    body: str
    rules: tuple["Rule", ...] | None = None

    @property
    def declared(self) -> dict[str, str]:
        """Its properties and their values, as they are spaced in the same way."""
        rows = _without_comments(self.body).split(";")
        pairs = (row.partition(":") for row in rows if row.strip())
        return {_spaced(name): _spaced(value) for name, _, value in pairs}


def is_of_rules(source: str, code: str) -> bool:
    """Whether both are rules alone, and can be told of as such."""
    return bool(_rules_in(source)) and bool(_rules_in(code))


def is_part_of_rules(source: str, code: str) -> bool:
    """Whether a sheet lacks rules of another, of which it shows no other version, and shows some of
    the others, or new ones, anew."""
    was, now = ([*_flat(_rules_in(each) or ())] for each in (source, code))
    lost = Counter(key for key, _ in was) - Counter(key for key, _ in now)
    known = {(key, _spaced(rule.body)) for key, rule in was}
    new = [(key, rule) for key, rule in now if (key, _spaced(rule.body)) not in known]
    unknown = [each for each in new if each[0] not in dict(was)]
    gone = [(key, rule) for key, rule in was if key in lost]
    is_all = len(gone) <= _MOST_GONE and all(
        any(_are_versions(one, other) for other in unknown) for one in gone
    )
    return bool(new) and not is_all


def with_rules(source: str, parts: Sequence[str]) -> str:
    """A sheet with the rules of these parts; "" where it is not clear, or nothing is new."""
    if _are_rivals(source, parts):
        return ""
    whole = source
    for part in parts:
        rules, shown = _rules_in(whole), _rules_in(part)
        if not rules or not shown:
            return ""
        edits = _edits(whole, rules, part, shown)
        if edits is None:
            return ""
        for begin, end, text in sorted(edits, key=lambda each: each[:2], reverse=True):
            whole = whole[:begin] + text + whole[end:]
    return "" if whole == source else whole


def _are_rivals(source: str, parts: Sequence[str]) -> bool:
    """Whether two of the parts show one rule in two ways."""
    there = {(key, _spaced(rule.body)) for key, rule in _flat(_rules_in(source) or ())}
    shown = {
        (key, _spaced(rule.body)) for part in parts for key, rule in _flat(_rules_in(part) or ())
    }
    new = [key for key, body in shown if (key, body) not in there]
    return len(new) != len({*new})


def _edits(
    source: str, rules: Sequence[Rule], part: str, shown: Sequence[Rule]
) -> list[tuple[int, int, str]] | None:
    """What takes the place of what: the span, and the text; None where it is not clear."""
    count, edits = Counter(each.key for each in rules), list[tuple[int, int, str]]()
    own = Counter(each.key for each in shown)
    known = {each.key: each for each in rules}
    near = next((each.key for each in shown if each.key in known), None)
    if near is None:
        return None
    others = {_spaced(each.body) for each in rules if each.key not in own}
    new: dict[tuple[str, bool], list[Rule]] = {}
    is_behind = False
    for rule in shown:
        was = known.get(rule.key)
        if was is None:
            if _spaced(rule.body) in others or rule.key.endswith(";"):
                return None
            new.setdefault((near, is_behind), []).append(rule)
            continue
        near, is_behind = rule.key, True
        if _spaced(rule.body) == _spaced(was.body):
            continue
        if count[rule.key] > 1 or own[rule.key] > 1:
            return None
        if was.rules and rule.rules:
            within = _edits(source, was.rules, part, rule.rules)
            if within is None:
                return None
            edits += within
        elif _is_whole(was, rule):
            edits.append((was.begin, was.end, _text(part, rule, source, was)))
        else:
            return None
    between = "\n\n" if _BLANK.search(source) else "\n"
    for (key, behind), added in new.items():
        if count[key] > 1:
            return None
        beside = known[key]
        depth = _depth(source, beside)
        texts = [_text(part, each, source, beside) for each in added]
        if behind:
            text = "".join(f"{between}{depth}{each}" for each in texts)
            edits.append((beside.end, beside.end, text))
        else:
            text = "".join(f"{each}{between}{depth}" for each in texts)
            edits.append((beside.begin, beside.begin, text))
    return edits


def _is_whole(was: Rule, now: Rule) -> bool:
    """Whether a rule as it is shown is all of it: what is gone from it is there by another name, or
    it is only shorter."""
    if _LEFT_OUT.search(now.body) and not _LEFT_OUT.search(was.body):
        return False
    old, own = was.declared, now.declared
    gone = {name: value for name, value in old.items() if name not in own}
    new = {name: value for name, value in own.items() if name not in old}
    is_shorter = not new and all(old[name] == value for name, value in own.items())
    return (is_shorter and bool(own)) or all(
        any(_is_close(name, other) or value == same for other, same in new.items())
        for name, value in gone.items()
    )


def _are_versions(one: tuple[str, Rule], other: tuple[str, Rule]) -> bool:
    return _is_close(one[0], other[0]) or _spaced(one[1].body) == _spaced(other[1].body)


def _is_close(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _CLOSE


def _flat(rules: Sequence[Rule], above: str = "") -> Iterator[tuple[str, Rule]]:
    """Each rule by its selector and what it stands beneath."""
    for rule in rules:
        if rule.rules is None:
            yield f"{above}{rule.key}", rule
        else:
            yield from _flat(rule.rules, f"{above}{rule.key} ")


def _text(part: str, rule: Rule, source: str, beside: Rule) -> str:
    """A rule as it is shown, as far in as another one."""
    own, depth = _depth(part, rule), _depth(source, beside)
    head, *rows = part[rule.begin : rule.end].split("\n")
    return "\n".join([head, *(f"{depth}{row.removeprefix(own)}" if row else row for row in rows)])


def _depth(sheet: str, rule: Rule) -> str:
    row = sheet[sheet.rfind("\n", 0, rule.begin) + 1 : rule.begin]
    return row if not row.strip() else ""


def _rules_in(sheet: str) -> list[Rule] | None:
    """The rules of a sheet, one after the other; None for anything else."""
    # What is skipped is blanked out, so that places stay the same.
    bare = _SKIPPED.sub(lambda found: re.sub(r"[{};]", " ", _blank(found[0])), sheet)
    return _read(sheet, bare, 0, len(bare), 0)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text) if text.startswith("/") else text


def _read(sheet: str, bare: str, begin: int, end: int, depth: int) -> list[Rule] | None:
    found, at = list[Rule](), begin
    while (at := _after_spaces(bare, at, end)) < end:
        opens, ends = bare.find("{", at, end), bare.find(";", at, end)
        if ends >= 0 and (ends < opens or opens < 0):
            if bare[at] not in "@$":
                return None
            found.append(Rule(f"{_spaced(bare[at:ends])};", at, ends + 1, ""))
            at = ends + 1
            continue
        closes = _closing(bare, opens, end) if opens > at else -1
        key = _spaced(_without_comments(bare[at:opens]))
        if closes < 0 or "}" in key:
            return None
        within = None
        if _HOLDS_RULES.match(key):
            is_deep = depth == _MOST_DEEP
            within = None if is_deep else _read(sheet, bare, opens + 1, closes, depth + 1)
            if within is None:
                return None
        rules = None if within is None else tuple(within)
        found.append(Rule(key, at, closes + 1, sheet[opens + 1 : closes], rules))
        at = closes + 1
    return found


def _after_spaces(text: str, begin: int, end: int) -> int:
    found = _SPACES.match(text, begin, end)
    return found.end() if found else begin


def _closing(bare: str, opens: int, end: int) -> int:
    """Where the brace closes that opens there; -1 where it does not."""
    depth = 0
    for at in range(opens, end):
        depth += (bare[at] == "{") - (bare[at] == "}")
        if depth == 0:
            return at
    return -1


def _without_comments(text: str) -> str:
    return re.sub(_COMMENT, " ", text)


def _spaced(text: str) -> str:
    """Without the spaces that mean nothing, and the last semicolon."""
    return re.sub(r"\s*([:;,{}>])\s*", r"\1", " ".join(text.split())).strip().rstrip(";")
