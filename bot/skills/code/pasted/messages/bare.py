"""Where code without a fence begins: words stand before it. Pure.

The first line that looks like code is seldom the first of the code (`try:`, `@dataclass`, a
comment): the lines above it are code, too, up to one that is said in words. What is asked behind it
is told by its looks: **not covered** are other words there.
"""

from collections.abc import Sequence

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
_STATEMENT = later(
    r"(?:from [.\w]+ )?import [.\w*]+(?: as \w+)?(?:, ?[\w*]+(?: as \w+)?)*;?\Z"
    r"|use (?:\w*(?:::|\\)[\w:\\]*|[A-Z]\w*|strict|warnings);?\Z|module [\w.]+(?: where)?\Z"
    r"|(?:export|default|data|sealed|abstract|open|final|public|enum|static|inline|case)"
    r"(?: \w+)* (?:class|interface|object|record|struct|function|default|enum|case)\b.*"
    r"|(?i:select (?:distinct )?[\w.()*]+(?: as \w+)?(?:, ?[\w.()*]+(?: as \w+)?)*(?: from \w.*)?\Z"
    r"|from \w+(?: (?:as )?\w{1,2})?(?:,.*)?\Z"
    r"|where \w+ (?:is (?:not )?null|in|like|between)\b.*|where [\w.]+ ?[<>=!].*"
    r"|(?:and|or) [\w.]+ (?:is (?:not )?null\b|(?:not )?(?:like|in|between)\b|[<>=!]).*"
    r"|(?:order|group) by [\w., ]*(?:\w{1,12}|[,;])\Z|update \w+ set\b.*"
    r"|(?:insert into|delete from) .*|dim \w+ as \w.*"
    r"|(?:create|alter|drop) (?:table|view|index|database) \w.*"
    r"|(?:(?:left|right|inner|outer|full|cross) )+join \w.*|join \w+ .*\bon [\w.]+ ?=.*)"
)
"""What begins like words and is none: `from os.path import join`, `select name from users`."""
_SETS = later(r"(?:[\w<>\[\]*&]+ ){0,3}[\w*$.]+(?:: ?[\w<>\[\]?]+)? :?= \S(?:.*[^.?!])?\Z")
_ASKED = later(
    r"(?i:(?:what|why|how|when|which|who|where|is|are|does|do|can|could|should|please|it|its|my|the"
    r"|this|that|i|there|here|hi|hello|hey|thanks?|help|review|explain|debug|fix|check|look)\b"
    r"(?!\s*(?:[=(.\[]|:\s*\S)))"
)
_REPORTS = later(
    r"(?i:(?:prints|returns|gives|shows|outputs|throws|raises|gets|getting|got|says|with|output"
    r"|using|without|expected|but|instead|not|doesn't|won't|fails?|crashes|sorry|and|need|want"
    r"|error|result|traceback|stack trace)\b)"
)
"""How a line begins that says what comes of the code above it, or how something shall be done."""
_OF_A_CALL = later(
    r"[\w.]+\([^()]*\) (?:returns?|prints?|gives?|shows?|throws?|raises?|should|is|crashes|fails)\b"
)
"""What is said of one call: "f(2) returns 1, not 2"."""
_SIGN = later(r"[=<>;(){}\[\]_*$@]")
_SHORT = later(
    r"(?i:[^\W\d_][\w'’-]* (?:[^\W\d_][\w'’-]*|\d+)|use (?:pytest|unittest|jest|junit)"
    r"|(?:thx|ty|cheers|pls|bug|error|urgent|homework|python|javascript|js|java|php|sql|code|ok))"
    r"[.!]*"
)
_FIRST_WORD = (
    r"(?i:(?:return|del|raise|throw|yield|await|assert|global|nonlocal|import|from|pass|break|continue"
    r"|goto|module|package|using|include|require|extends|new|delete|let|var|val|const|int|float|double"
    r"|long|char|bool|boolean|string|void|public|private|protected|static|final|local|function|func"
    r"|fn|def|class|struct|enum|interface|trait|impl|mod|type|data|select|where|order|group|limit"
    r"|offset|and|or|on|set|values|having|join|inner|left|right|union|insert|update|create|alter"
    r"|drop|exec|call|begin|end|do|then|done|fi|if|else|elif|elsif|while|for|until|unless|loop"
    r"|when|case|default|switch|match|with|try|except|catch|finally|echo|print|puts|cd|ls|mv|cp|rm"
    r"|git|npm|pip|docker|sudo|apt|make|mov|add|sub|jmp|export|defer|go|chan|my|our|dim)\b)"
)
"""How a statement of two words begins: `return total`, `limit 5`, `git status`."""
_FIRST = later(_FIRST_WORD)
_WITH_TEXT = later(
    rf"(?:{_FIRST_WORD}|printf|say|p) [frbu]?(?P<mark>[\"'])(?:(?!(?P=mark)).)*(?P=mark)"
    r"(?:[;,:)%+.\]].*)?\Z"
)
"""A statement of a word and a text: `print "we have no more of them"`."""
_OPENED = later(r"[ \t]*[rRuU]?(\"{3}|'{3}|/\*|<!--|=begin\b)")
_CLOSING = {"/*": "*/", "<!--": "-->", "=begin": "=end"}
"""What ends a comment of several lines; a text in three quotes ends with the same."""
_FEW, _MOST = 3, 2 / 3


def where_bare_code_begins(text: str) -> int | None:
    """Where the code of a message without fences begins; None: no line of it looks like code."""
    begin = where_code_begins(text)
    if begin is None:
        return None
    lines = text.split("\n")
    inner, first = _inner_lines(lines), text.count("\n", 0, begin)
    below = lines[first]
    for at in reversed(range(first)):
        if (line := lines[at]).strip():
            if is_said(line, below) and at not in inner:
                break
            below = line
        begin -= len(line) + 1
    return begin


def _inner_lines(lines: Sequence[str]) -> set[int]:
    """The lines that stand in a text, a comment or brackets that one above them opens: what a
    program says of itself, a column of a table."""
    inner, head, end, since = set[int](), "", "", 0
    for at, line in enumerate(lines):
        if end:
            if end in line:
                inner.update(range(since, at + 1))
                end = ""
        elif opened := _OPENED.match(line):
            end = _CLOSING.get(opened[1], opened[1])
            since, end = at + 1, "" if end in line[opened.end() :] else end
        elif not line[:1].isspace():
            head = line.rstrip()
        elif head.endswith(("(", "{", "[")):
            inner.add(at)
    return inner


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
    if _OF_A_CALL.match(text):
        return True
    told = _ASKED.match(text) or (_REPORTS.match(text) and not _BLOCK.match(text))
    told = told or (_SHORT.fullmatch(text) if _FIRST.match(text) is None else None)
    is_sentence = text[-1] in ".!" or told is not None
    return text[-1] == "?" or (is_sentence and _SIGN.search(text) is None)


def is_said(line: str, below: str) -> bool:
    """Whether a line is one of words, of which few are none: "why is f(2) 3?"."""
    text = line.strip()
    goes_in = len(below) - len(below.lstrip()) > len(line) - len(line.lstrip())
    if _CODE.match(text) or (goes_in and (_BLOCK.match(text) or _OPEN_BLOCK.match(text))):
        return False
    if _STATEMENT.match(text) or _WITH_TEXT.match(text):
        return False
    if _ASKED.match(text):
        return True
    if _SETS.match(text):
        return False
    words = text.split()
    plain = [each for each in words if _PLAIN.match(each)]
    are_all = len(plain) == len(words) and text[-1] in ".:?!,"
    if _SHORT.fullmatch(text) and not _FIRST.match(text):
        return True
    return are_all or (len(plain) >= _FEW and len(plain) > _MOST * len(words))
