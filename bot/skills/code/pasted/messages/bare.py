"""Where code without a fence begins: words stand before it. Pure.

The first line that looks like code is seldom the first of the code (`try:`, `@dataclass`, a
comment): the lines above it are code, too, up to one that is said in words. What is asked behind it
is told by its looks: **not covered** are other words there.
"""

from bot.patterns import later
from bot.skills.code.pasted.languages.naming import where_code_begins

_PLAIN = later(r"(?:[^\W\d_][\w'’-]*|`[^`]+`|\d+)[,.:!?)]*\Z")
_BLOCK = later(
    r"(?:try|else|finally|except|with|match|case|for|while|if|elif|class|def|async|do|switch)\b.*:\Z"
)
_OPEN_BLOCK = later(
    r"for \w+(?:, ?\w+)* in [\w.]+(?:[(\[].*)?\Z|(?:if|elif|while) (?:.*[()\[\]=<>]|(?:not )?\w+\Z)"
    r"|(?:def|class) \w+(?:\(.*)?\Z|(?:else|try|finally)\Z"
)
"""One that lacks its `:`."""
_CODE = later(
    r"[^\w`]|[A-Z]{4,}\b|.*[{;(\[=\\&|]\Z"
    r"|[\w.]+(?:, ?[\w.]+)*(?::[ \w.\[\],|]*)? ?[-+*/|&]?="
)
_ASKED = later(
    r"(?i:(?:what|why|how|when|which|who|where|is|are|does|do|can|could|should|please|it|its|my|the"
    r"|this|that|i|there|here|hi|hello|hey|thanks|help|review|explain|debug|fix|check|look)\b"
    r"(?!\s*[=(.\[]))"
)
_SIGN = later(r"[=<>;:(){}\[\]_*$@]")
_OF_QUERY = later(r"(?i:where (?!(?:is|are|am|do|does|did|can|should)\b))")
_FEW, _MOST = 3, 2 / 3


def where_bare_code_begins(text: str) -> int | None:
    """Where the code of a message without fences begins; None: no line of it looks like code."""
    begin = where_code_begins(text)
    if begin is None:
        return None
    lines = text[:begin].split("\n")[:-1]
    below = text[begin:].partition("\n")[0]
    for line in reversed(lines):
        if line.strip():
            if is_said(line, below):
                break
            below = line
        begin -= len(line) + 1
    return begin


def without_words_behind(code: str) -> tuple[str, str]:
    """Code without what is asked, or said in sentences, behind it, and that."""
    rows, said = code.rstrip().split("\n"), list[str]()
    while rows and (not rows[-1].strip() or _is_asked(rows[-1])):
        said.insert(0, rows.pop())
    return ("\n".join(rows), "\n".join(said).strip()) if rows else (code, "")


def _is_asked(line: str) -> bool:
    text = line.strip()
    if line[:1].isspace() or not is_said(line, ""):
        return False
    is_asked = _ASKED.match(text) is not None and not _OF_QUERY.match(text)
    is_sentence = text[-1] in ".!" or is_asked
    return text[-1] == "?" or (is_sentence and _SIGN.search(text) is None)


def is_said(line: str, below: str) -> bool:
    """Whether a line is one of words, of which few are none: "why is f(2) 3?"."""
    text = line.strip()
    goes_in = len(below) - len(below.lstrip()) > len(line) - len(line.lstrip())
    if _CODE.match(text) or (goes_in and (_BLOCK.match(text) or _OPEN_BLOCK.match(text))):
        return False
    if _ASKED.match(text):
        return True
    words = text.split()
    plain = [each for each in words if _PLAIN.match(each)]
    are_all = len(plain) == len(words) and text[-1] in ".:?!,"
    return are_all or (len(plain) >= _FEW and len(plain) > _MOST * len(words))
