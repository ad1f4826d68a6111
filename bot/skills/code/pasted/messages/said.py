"""Whether a line is said in words, or is one of code. Pure.

Told by how it begins, and by how much of it is plain words: a parser would take "not working" for
code, and code that lacks a colon for none.
"""

import re
from itertools import pairwise

from bot.patterns import later

_PLAIN = later(r"(?:C#|C\+\+|[^\W\d_][\w'’-]*|`[^`]+`|\d+)[,.:!?)]*\Z")
_BLOCK = later(
    r"(?:try|else|finally|except|with|match|case|for|while|if|elif|class|def|async|do|switch)\b.*:\Z"
)
_OPEN_BLOCK = later(
    r"for \w+(?:, ?\w+)* in (?:[\w.]+(?:[(\[].*)?\Z|[(\[].*)"
    r"|(?:if|elif|while) (?:.*[()\[\]=<>]|(?:not )?\w+\Z)"
    r"|(?:(?:async )?def|class) \w+(?:\(.*)?\Z|(?:else|try|finally)\Z"
)
"""One that lacks its `:`."""
_SHOUTED = (
    r"(?:HELP|PLEASE|PLZ|THANKS?|HELLO|WHAT|WHEN|THIS|THAT|CODE|ERROR|OUTPUT|URGENT|STUCK|WRONG"
    r"|BROKEN|NOTE|TASK|DOES|JSON|HTML|JAVA|PYTHON|JAVASCRIPT|HTTPS?|EDIT|QUESTION|HOMEWORK|ASAP"
    r"|EXPLAIN|REVIEW|DEBUG|WHY|HOW|CAN|MY|IS|IT|THE|FIX|PLS)\b"
)
_CODE = later(
    r"(?i:rem )|[^\w`]"
    rf"|(?!{_SHOUTED})(?:[A-Z]{{4,}}|[A-Z]{{2,}} [A-Z]{{3,}})\b|[rRuUbBfF]{{0,2}}\"{{3}}"
    r"|.*[{;(\[=\\&|]\Z|.*; ?(?:do|then)\Z"
    r"|\w+ \((?:(?:const|unsigned|struct) |void\b|\w+ \*|\w+_t )[^)]*\)\Z"
    r"|[\w.]+(?:, ?[\w.]+)*(?::[ \w.\[\],|]*)? ?[-+*/|&]?="
)
_STATEMENT = later(
    r"(?:with|if|for|while|else|try|class|def|except)\b.*: (?:pass|continue|break|\.\.\.)\Z"
    r"|(?:if|elif|for|while|else|except|def|with)\b.*: +(?:return|raise|print)\b.*|try: .*"
    r"|(?:public|private|protected|static)(?: [\w<>\[\],]+)+ ?\(.*\)\Z"
    r"|def \w+:\Z|(?:public|private|protected)(?: slots)?:\Z|class [A-Z]\w*:?\Z"
    r"|(?:mov|add|sub|cmp|lea|xor|and|or|shl|shr) [\w\[\]]+, ?[\w\[\]+-]+\Z"
    r"|(?:else|try|finally|except|do|begin|default|then):\Z"
    r"|\w+: [\w.\[\], |]*[|\[][\w.\[\], |]*\Z"
    r"|from [.\w]+ import \(.*|[a-z][\w.-]*(?: \w+)? --?[A-Za-z][\w-]*\b.*"
    r"|(?:from [.\w]+ )?import [.\w*]+(?: as \w+)?(?:, ?[\w*]+(?: as \w+)?)*;?\Z"
    r"|use (?:\w*(?:::|\\)[\w:\\]*|[A-Z]\w*|strict|warnings);?\Z|module [\w.]+(?: where)?\Z"
    r"|template ?<.*|namespace [\w.:]+;?\Z"
    r"|(?:export|default|data|sealed|abstract|open|final|public|enum|static|inline|case|internal|private"
    r"|protected|partial|override|readonly|declare|async|unsafe|strictfp)"
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
_SETS = later(
    r"(?:for )?(?:(?!(?:for|of|when|with|where|that|the|my|says?|if)\b)[\w<>\[\]*&]+ ){0,3}"
    r"[\w*$.]+(?:: ?[\w<>\[\]?]+)? :?= \S(?:.*[^.?!])?\Z"
)
_JOINED = later(r".*(?:&&|\|\||\$[({]|::)")
_ASKED = later(
    r"(?i:(?:what|why|how|when|which|who|where|is|are|does|do|can|could|should|please|it|its|my|the"
    r"|this|that|i|there|here|hi|hello|hey|thanks?|help|review|explain|debug|fix|check|look)\b"
    r"(?!\s*(?:[=(.\[]|:\s*\S)))"
)
_SAYS = later(
    r"(?![A-Z]{4,} |(?:const|let|var|val|auto) \w+ ?=)(?i:(?:\w|\"\"(?!\"))(?:.* )?"
    r"(?:(?:does|do|did) not \w+"
    r"|doesn't|doesnt|isn't|isnt|won't|can't|should (?:be|not|have|give|print|return)|instead of"
    r"|is (?:wrong|undefined|broken|missing)"
    r"|please|pls|(?<=\) )(?:returns?|prints?|gives?|shows?|throws?|raises?|crashes|fails))"
    r"\b(?! ?[=(.])|(?:please|pls)\b(?! ?[=(.])|\?+\Z|:[()D]|\[\w+\](?: [\w']+)+[.!?]*\Z"
    r"|\"\"(?: [\w']+){2,}[.!?]*\Z)"
)
"""What hardly any line of code has outside its texts and remarks."""
_OTHER_SCRIPT = later(r"(?=.*[^\x00-\x7f])[^\W\d_][^=<>;(){}\[\]_*$@\"']*\Z")
_CALL = later(
    r"(?:(?:await|return|yield|raise|throw|assert|not|new|del|defer|go) )*"
    r"(?:[A-Za-z_][\w.]*\((?:[^()]|\((?:[^()]|\([^()]*\))*+\))*+(?:\)(?! [^\W\d]{2})|\Z)"
    r"|[A-Za-z_]\w*\.[A-Za-z_][\w.]*\()"
)
"""A call that nothing is said of."""
_DECLARED = later(
    r"(?:(?:static|extern|inline|const|volatile|unsigned|signed|struct|public|private|protected"
    r"|final|virtual|void|int|char|float|double|long|short|bool|size_t|auto)\b[ *&]*+)"
    r"(?:\w++[ *&]*+)*+\Z"
)
_KEY = later(r"(?:- )?[\w./-]+:(?P<value>\s+[^\s#].*)?(?:\s+#.*)?\Z")
_LABEL = later(
    r"(?:my |the |this )?(?:code|problem|question|task|error|output|input|example|hint|note|edit"
    r"|fix|result|attempt|program|homework|exercise|expected|actual|goal|function|script|query|file|python"
    r"|java|javascript|js|sql|html|css|c|ruby|php|go|rust|bash|here|traceback|stacktrace|thanks|hi"
    r"|hello|question \d+|task \d+|solution|answer|before|after|update|ps):",
    re.IGNORECASE,
)
"""A key of YAML, and what only announces what stands below it."""
_TAG = later(
    r"(?:a|abbr|article|aside|b|blockquote|body|button|canvas|code|d[dlt]|div|em|fieldset|figure|footer"
    r"|form|h[1-6r]|header|html|i|iframe|img|input|kbd|label|legend|li|main|mark|nav|ol|optgroup"
    r"|option|p|pre|q|s|samp|section|select|small|span|strong|su[bp]|svg|table|tbody|t[dhr]|textarea"
    r"|tfoot|thead|ul?|var|video|\*)?(?:[.#:\[].*)?\Z"
)
_FUNCTION = later(r".*\w\(.*\)\Z")
_NAMED = later(r"\w+ ?\(")
"""What stands in the line below a type alone: the name of what is of it."""
_CLAUSE = later(
    r"(?:assert|return|raise|yield|del|await|global|nonlocal|throw) (?P<clause>.+?);?\Z"
    r"|(?:if|elif|while|match|case|except|for(?=.* in )|with(?=.*(?:\(| as ))) (?P<head>.+?) ?:\Z"
    r"|(?:if|elif|while) (?P<compared>[^:]*[=<>][^:]*)\Z"
    r"|for (?P<each>\w{1,3} in [\w.]+(?:\(.*\))?)\Z"
    r"|with (?P<opened>.*\(.*\) as \w+)\Z|for (?P<called>\w+(?:, ?\w+)* in [\w.]+\(.*\))\Z"
)
_SPOKEN = later(
    r"(?:it|its|this|that|these|you|we|they|me|my|the|an?|so|possible|necessary|needed|example)\Z",
    re.IGNORECASE,
)
_INNER = later(r"\((?:[^()]|\((?:[^()]|\([^()]*\))*+\))*+\)|\[[^\[\]]*\]")
"""What stands in brackets, which is a part of its operand."""
_OPERATOR = later(r"(?:and|or|not|is|in|if|else|from|as|for|await|lambda|new|[-+*/%=<>!&|^,?:]+)\Z")
_SHORT = later(
    r"(?i:[^\W\d_][\w'’-]* [^\W\d_][\w'’-]*|use (?:pytest|unittest|jest|junit)"
    r"|(?:task|question|exercise|problem|part|ex|q|lab|chapter|day|week|step|no|number|line|python"
    r"|java|html|css|homework|assignment) \d+|(?:thx|ty|cheers|pls|bug|error|urgent|homework|python"
    r"|javascript|js|java|php|sql|code|ok"
    r"|stuck|simplify|optimi[sz]e|refactor|improve|shorten|translate))[.!]*"
)
_FIRST = later(
    r"(?i:(?:return|del|raise|throw|yield|await|assert|global|nonlocal|import|from|pass|break|continue"
    r"|goto|module|package|using|include|require|extends|new|delete|let|var|val|const|int|float|double"
    r"|long|char|bool|boolean|string|void|public|private|protected|static|final|local|function|func"
    r"|fn|def|class|struct|enum|interface|trait|impl|mod|type|data|select|where|order|group|limit"
    r"|offset|and|or|on|set|values|having|join|inner|left|right|union|insert|update|create|alter"
    r"|drop|exec|call|begin|end|do|then|done|fi|if|else|elif|elsif|while|for|until|unless|loop"
    r"|when|case|default|switch|match|with|try|except|catch|finally|echo|print|puts|cd|ls|mv|cp|rm"
    r"|git|npm|pip|docker|sudo|apt|make|mov|jmp|export|defer|go|chan|my|our|dim"
    r"|exit|sleep|wait|shift|kill|source|unset|trap|then|rescue|ensure|extern|inline|unsigned|signed"
    r"|volatile|template|virtual|typedef)\b)"
)
"""How a statement of two words begins: `return total`, `limit 5`, `git status`."""
_TEXT = later(r"(?<![^\W\d])(?P<mark>[\"'])(?:(?!(?P=mark))[^\\]|\\.)*+(?P=mark)")
_REMARK = later(r"(?<=\S)\s+(?:#|//|--) .*\Z")
"""Texts and remarks in code are words that do not count."""
_SURELY = later(
    r"(?:(?:async )?def|class|func|function|fn) \w+.*[({:]|import [\w.]+|from [\w.]+ import "
    r"|(?:return|raise|throw|yield|await)\b|#include\b|(?:const|let|var|using|namespace|package) \w"
    r"|(?:public|private|static) |@\w+|(?:[\w.]+)\(.*\);?$|.*[;{}]$"
    r"|(?:for|while|if|elif|with) .*[()\[\]=<>].*|for \w+ in \w+:?$|(?:else|try|finally):$"
    r"|[^\W\d][\w.\[\]\"']*(?:, ?\w+)* ?[-+*/%]?= ?(?:[^\w\s].*|\S+$|\w[\w.]*[(\[].*|.* [-+*/%] .*)"
)
"""What hardly anything but programs has."""
_FEW, _MOST = 3, 2 / 3


def is_said(line: str, below: str) -> bool:
    """Whether a line is one of words, of which few are none: "why is f(2) 3?"."""
    text = _REMARK.sub("", _TEXT.sub('""', line.strip()))
    if _SAYS.match(text) or _OTHER_SCRIPT.match(text):
        return True
    goes_in = _goes_in(line, below)
    if _CODE.match(text) or (goes_in and (_BLOCK.match(text) or _OPEN_BLOCK.match(text))):
        return False
    if _STATEMENT.match(text) or _is_clause(text):
        return False
    if _CALL.match(text):
        return False
    if is_key(line, below) or _is_above_brace(text, below):
        return False
    if _DECLARED.match(text) and _NAMED.match(below):
        return False
    if _ASKED.match(text):
        return True
    if _SETS.match(text) or _JOINED.match(text):
        return False
    words = text.split()
    plain = [each for each in words if _PLAIN.match(each)]
    are_all = len(plain) == len(words) and text[-1] in ".:?!,"
    if _SHORT.fullmatch(text) and not _FIRST.match(text):
        return True
    return are_all or (len(plain) >= _FEW and len(plain) > _MOST * len(words))


def is_key(line: str, below: str) -> bool:
    """Whether a line is a key of YAML with what belongs to it below, or beside others."""
    found = _KEY.match(line.strip())
    if found is None or _LABEL.match(line.strip()):
        return False
    if found["value"] is None and (_goes_in(line, below) or below.lstrip().startswith("- ")):
        return True
    return _KEY.match(below.strip()) is not None


def _goes_in(line: str, below: str) -> bool:
    return len(below) - len(below.lstrip()) > len(line) - len(line.lstrip())


def _is_above_brace(text: str, below: str) -> bool:
    """Whether a line is the head of what `{` begins below it, or a part of a list of selectors."""
    is_head = below.strip() == "{"
    if is_head and _FUNCTION.match(text):
        return True
    return (is_head or text[-1] == ",") and all(map(_TAG.match, re.split(r"[ ,>+~]+", text)))


def _is_clause(text: str) -> bool:
    """Whether a line is a statement of a word and what follows it, also a head without what it
    lacks: there names take turns with operators, as in `return a and not b`; two words side by side
    are said."""
    found = _CLAUSE.match(text)
    if found is None:
        return False
    told = _INNER.sub("()", str(next(filter(None, found.groups()))))
    pieces = told.replace(",", " , ").split()
    operands = [not _OPERATOR.match(each) for each in pieces]
    if found.lastgroup != "clause" and any(map(_SPOKEN.match, pieces)):
        return False
    return not any(one and other for one, other in pairwise(operands))


def is_surely_code(line: str) -> bool:
    """Whether a line is such as hardly anything but programs has."""
    return _SURELY.match(line.strip()) is not None
