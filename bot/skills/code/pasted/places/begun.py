"""What sets a name, and what uses it: the one is no form of the other. Pure.

`$t = 0;` is much like `return $t;` and `$t += $x;`, which need it: it takes the place of neither,
but where the answer shows lines of the program beside it. Alone, where nothing sets that name, it
goes above the first statement of the function, or of the program, that uses it.
**Not covered**: a name that several functions use, or one function outside of its loops: whether
each has its own, nobody says; and what `this.` or `self.` has, which belongs into a
constructor. Python has a way of its own, which reads the error.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from bot.patterns import later
from bot.skills.code.pasted.lines.brackets import depths
from bot.skills.code.pasted.lines.changed_forms import TEXT
from bot.skills.code.pasted.lines.definitions import depth_of
from bot.skills.code.pasted.lines.rows import Row, heads_above, read_rows
from bot.skills.code.pasted.places.loops import calls_for_each, given_by, is_loop, loops_of

_PLAIN = later(
    r"(?!(?:return|yield|echo|print|if|while|for|throw|puts|set|update|select|where|and|or|on)\b)"
    r"(?:[\w<>\[\],.?:]+[*&]*[ \t]+)*[$@%&*]?(?P<name>[^\W\d][\w.]*(?:->\w+)*)"
    r"[ \t]*(?::[^=\n:]+)?(?::=|<-|=(?![=>~]))[ \t]*(?P<value>[^\n]*?)[ \t]*;?",
    re.IGNORECASE,
)
_BEGINS = later(
    r"[-+]?\d[\d_.]*[a-zA-Z]?|[\[({]\s*[\])}]|[\"'`][^\"'`]*[\"'`]|(?i:none|null|nil|true|false)"
    r"|array\(\)|c\(\)|list\(\)|new\s+[\w<>\[\], .]+\(\)|[A-Z]\w*(?:<[^()]*>)?(?:\.new|\(\))"
    r"|\w+Of(?:<[^()]*>)?\(\)"
)
_OF_ITSELF = later(r"[ \t]*(?:this\.|self\.|\$this->)\w+[^=\n]*=(?!=)")
_GIVES = r"(?:return|yield|echo|print\w*|puts|std::cout|cout|[\w.]+\.(?:log|print\w*|write\w*))\b"
_CHANGES = (
    r"[$@%]?{0}(?:\[[^\]]*\])*\s*(?:[-+*/%.|&^?]{{1,2}}=(?!=)|<<|\+\+|--)|(?:\+\+|--)[$]?{0}\b"
    r"|[$@%]?{0}\[[^\]]*\]\s*=(?!=)"
    r"|[$@%]?{0}(?:\.|->)(?i:push\w*|append\w*|add\w*|insert\w*|set|put|emplace\w*)\b"
    r"|push\s+@{0}\b"
)
_USED = r"(?<!\w)(?<![\w)]\.){0}\b(?!\s*:(?!:))"
_FUNCTION = later(
    r"(?:[\w.<>\[\]*&?,:]+\s+)*(?:def|func|function|fn|fun|sub)\b\s*[\w.:!?]+"
    r"|(?:[\w<>\[\],.?*&:]+\s+)+[*&]?[\w:~]+\([^()]*\)[\w\s]*\{?$"
    r"|(?:export\s+)?(?:const|let|var|local|my)\s+\w+\s*=.*(?:=>|function\b.*)\s*\{$"
    r"|[\w.]+\s*<-\s*function\b|local\s+function\b|\w+\s*\(\)\s*\{$"
)
_GROWS = r"[$@%]?{0}\s*(?::=|<-|=(?!=)).*(?<![\w.]){0}\b"
_DECLARES = (
    r"(?!(?:return|yield|echo|print|puts|throw|await|delete)\b)"
    r"(?:[\w<>\[\],.:?]+[*&]*\s+)+[$@%*&]?{0}\s*(?::[^=]+)?;?"
)
_FLOW = later(r"[})\s]*(?:else|if|for|foreach|while|do|switch|match|try|catch|until|unless)\b")


def is_put_for_use(source: str, parts: Sequence[str], whole: str) -> bool:
    """Whether a row that sets a name took the place of one that gives it away or goes on from what
    it was; not where a part has other lines of the program beside that, nor where what it sets is
    no beginning, and took the place of the loop that it changed in."""
    heads = {*loops_of(source)}
    was, now = ([row.text for row in read_rows(text)] for text in (source, whole))
    shown = {row for part in parts for row in _beside_others(part, {*was})}
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        new = [row for row in now[c:d] if row not in shown] if tag == "replace" else []
        if b - a > 1 and not heads.isdisjoint(was[a : b - 1]):
            new = [row for row in new if _BEGINS.fullmatch(_set_to(row)[1])]
        if any(_is_used(old, row) and not _kept(old, now[c:d]) for old in was[a:b] for row in new):
            return True
    return False


def is_of_no_class(source: str, whole: str) -> bool:
    """Whether a row that sets what `this.` or `self.` has came to stand outside of all blocks."""
    known = {row.text for row in read_rows(source)}
    new = [row for row in read_rows(whole) if row.text not in known]
    return any(not row.depth and _OF_ITSELF.match(row.text) for row in new) and any(
        row.depth for row in read_rows(whole)
    )


def put_before_use(source: str, part: str, language: str) -> str:
    """A program with rows that set what it uses above where it first does so; "" where that is not
    clear."""
    new, rows, lines = read_rows(part), read_rows(source), source.split("\n")
    names = [_set_to(row.text) for row in new]
    if any(map(_OF_ITSELF.match, part.split("\n"))) or (language == "ruby" and "@" in part):
        return ""  # in which method it belongs, nobody says
    if language in ("sql", "css", "yaml", "json", "html") or not new or any(r.depth for r in new):
        return ""
    if not all(name and _BEGINS.fullmatch(value) for name, value in names):
        return ""
    homes = {_home(rows, name) for name, _ in names}
    at = homes.pop() if len(homes) == 1 else None
    if at is None:
        return ""
    open_now = [0, *depths(lines)]
    head = next(iter(heads_above(rows[:at], rows[at].depth)), None)
    begin = rows[head].at + 1 if head is not None else 0
    if begin and lines[begin].strip() == "{":
        begin += 1
    if open_now[rows[at].at] != open_now[begin]:
        return ""  # it is not indented as it is nested
    depth = depth_of(lines[rows[at].at])
    return "\n".join(
        [*lines[: rows[at].at], *(f"{depth}{row.text}" for row in new), *lines[rows[at].at :]]
    )


def _beside_others(part: str, known: set[str]) -> Iterator[str]:
    rows = [row.text for row in read_rows(part)]
    if any(row in known for row in rows):
        yield from rows


def _kept(old: str, new: Sequence[str]) -> bool:
    return any(SequenceMatcher(None, old, row).ratio() > 0.85 for row in new)


def _set_to(text: str) -> tuple[str, str]:
    """The name that a row sets and to what, "" where it sets none or goes on from what it was."""
    found = _PLAIN.fullmatch(text)
    if found is None or re.search(_USED.format(re.escape(found["name"])), found["value"]):
        return "", ""
    return found["name"], found["value"].strip()


def _is_used(old: str, new: str) -> bool:
    """Whether an old row gives away or changes what a new one sets."""
    name, _ = _set_to(new)
    if not name or _set_to(old)[0] == name:
        return False
    own = re.escape(name)
    is_given = re.match(_GIVES, old) and re.search(_USED.format(own), old)
    return bool(is_given) or re.match(_CHANGES.format(own), old) is not None


def _home(rows: Sequence[Row], name: str) -> int | None:
    """The statement above which a name is to be set; None: that is not clear."""
    used = [at for at, row in enumerate(rows) if _uses(row.text, name)]
    loops = [row.text for at, row in enumerate(rows) if is_loop(rows, at)]
    is_set = any(_set_to(row.text)[0] == name for row in rows)
    declares = later(_DECLARES.format(re.escape(name)))
    is_set = is_set or any(declares.fullmatch(row.text) for row in rows)
    is_set = is_set or any(name in given_by(head) for head in loops)
    if not used or is_set:
        return None
    heads = [function_of(rows, at) for at in used]
    if len({*heads}) > 1:
        return None
    head = heads[0]
    if head is not None and re.search(rf"\b{re.escape(name)}\b", rows[head].text):
        return None
    changes = later(f"{_CHANGES}|{_GROWS}".format(re.escape(name)))
    grows = [at for at in used if changes.match(rows[at].text)]
    if head is not None and not any(_is_looped(rows, at, head) for at in grows):
        return None
    around = [*heads_above(rows[: used[0]], rows[used[0]].depth), used[0]]
    inside = sorted(each for each in around if head is None or each > head)
    return inside[0] if inside else None


def _uses(text: str, name: str) -> bool:
    return re.search(_USED.format(re.escape(name)), TEXT.sub("", text)) is not None or (
        re.search(rf"[$#]\{{?{re.escape(name)}\b", text) is not None
    )


def function_of(rows: Sequence[Row], at: int) -> int | None:
    """The head of the function that a row stands in."""
    for each in heads_above(rows[:at], rows[at].depth):
        text = rows[each].text
        if not _FLOW.match(text) and not calls_for_each(text) and _FUNCTION.match(text):
            return each
    return None


def _is_looped(rows: Sequence[Row], at: int, head: int) -> bool:
    above = heads_above(rows[:at], rows[at].depth)
    return any(each > head and is_loop(rows, each) for each in above)
