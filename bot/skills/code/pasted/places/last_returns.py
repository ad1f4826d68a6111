"""A `return` that a function lacks at its end, and that an answer shows alone. Pure.

`return false;` is much like the only other one, `return true;`, and takes the place of none: where
the words above it add it, or the error says that one is lacking, it goes to the end of the only
function whose last statement is none.
**Not covered**: one within a function that has others, and a `return` of several lines.
"""

from collections.abc import Sequence

from bot.patterns import later
from bot.skills.code.pasted.lines.definitions import depth_of
from bot.skills.code.pasted.lines.rows import Row, read_rows
from bot.skills.code.pasted.places.begun import function_of

_RETURN = later(r"return\b[^\n{]*")
_VOID = later(r"\bvoid\b|\b__init__\b|\bconstructor\b")
_IN_ONE_ROW = later(r"\)[^{}()]*\{(?![^{}]*\breturn\b)([^{}]*)\}")
"""The body of a function that has no `return`: `function add(a, b) { a + b; }`."""
_LEAVES = later(r"(?:return|throw|raise)\b")
_ADDS = later(
    r"(?i:\b(?:add(?:s|ed|ing)?|put|insert|append|missing|lacks?|needs?|at the (?:very )?end"
    r"|at the bottom|after (?:the|your|that)|outside|otherwise|also|finally|default)\b)"
)
_INSTEAD = later(r"(?i:\b(?:chang|replac|instead|swap|rather|turn))")
_LACKS = later(
    r"(?i:missing return|no return|not all code paths|lacks? (?:a |an )?(?:ending )?return"
    r"|control (?:may )?reach(?:es)? (?:the )?end|without (?:a )?return|must return a value"
    r"|missing `?return|returns? (?:None|undefined|null|nothing)\b)"
)


def adds_a_return(part: str, above: str, told: str) -> bool:
    """Whether a part is a `return` that is to be added: the words above it say so, or what was
    `told` does, and they name nothing that it takes the place of."""
    rows = read_rows(part)
    if len(rows) != 1 or not _RETURN.fullmatch(rows[0].text) or _INSTEAD.search(above):
        return False
    return _ADDS.search(above) is not None or _LACKS.search(told) is not None


def with_last_return(source: str, part: str) -> str:
    """A program with it at the end of the only function that lacks one there; "" where that is not
    clear."""
    rows, lines = read_rows(source), source.split("\n")
    lacking = [body for head in _functions(rows) if (body := _lacking(rows, head))]
    giving = [body for body in lacking if any(_RETURN.fullmatch(row.text) for row in body)]
    if len(giving or lacking) != 1:
        return ""
    [body] = giving or lacking
    new = f"{depth_of(lines[body[0].at])}{read_rows(part)[0].text}"
    return "\n".join([*lines[: body[-1].at + 1], new, *lines[body[-1].at + 1 :]])


def may_lack(source: str, part: str) -> bool:
    """Whether a part is one `return` of what a function without one at its end has in it: that may
    lack it, whatever else returns."""
    rows, own = read_rows(source), read_rows(part)
    if len(own) != 1 or not _RETURN.fullmatch(own[0].text):
        return False
    value = own[0].text.removeprefix("return").strip(" ;")
    bodies = [row.text for head in _functions(rows) for row in _lacking(rows, head)]
    bodies += [each for row in rows for each in _IN_ONE_ROW.findall(row.text)]
    return value != "" and any(value in text for text in bodies)


def keeps_returns(source: str, whole: str) -> bool:
    """Whether each `return` of a program stands in the whole."""
    was, now = ([row.text for row in read_rows(each)] for each in (source, whole))
    returns = {row for row in was if _LEAVES.match(row)}
    return all(was.count(row) <= now.count(row) for row in returns)


def _functions(rows: Sequence[Row]) -> list[int]:
    found = [function_of(rows, at) for at in range(len(rows))]
    return sorted({each for each in found if each is not None})


def _lacking(rows: Sequence[Row], head: int) -> Sequence[Row]:
    """The body of a function that may lack a `return` at its end, though others may be in it; ()
    for any other."""
    begin = head + 1
    while begin < len(rows) and rows[begin].text == "{":
        begin += 1
    end = next((at for at in range(begin, len(rows)) if rows[at].depth <= rows[head].depth), None)
    body = rows[begin:end]
    if not body or _VOID.search(rows[head].text) or any(row.depth < body[0].depth for row in body):
        return ()
    last = next(row for row in reversed(body) if row.depth == body[0].depth)
    return () if _LEAVES.match(last.text) else body
