"""Whether a line is said in words, or is one of code. Pure.

Told by how it begins, and by how much of it is plain words: a parser would take "not working" for
code, and code that lacks a colon for none.
"""

import re
from collections.abc import Collection
from functools import partial
from itertools import pairwise

from bot.patterns import later
from bot.skills.code.pasted.messages.code_lines import (
    BLOCK,
    CALL,
    CLAUSE,
    CODE,
    DECLARED,
    FIRST,
    FUNCTION,
    JOINED,
    KEY,
    NAMED,
    OF_CODE,
    OPEN_BLOCK,
    OPERATOR,
    SETS,
    SHELL_HEAD,
    STATEMENT,
    SURELY,
    TAG,
)

_PLAIN = later(r"(?:C#|C\+\+|[^\W\d_][\w'’-]*|`[^`]+`|\d+)[,.:!?)]*\Z")
_ASKED = later(
    r"(?i:(?:what|why|how|when|which|who|where|is|are|does|do(?= \w)|can|could|should|please|it"
    r"|its|my|the"
    r"|this|that|i|there|here|hi|hello|hey|thanks?|help|review|explain|debug|fix|check|look)\b"
    r"(?!\s*(?:[=(.\[]|:\s*\S)))"
)
_SAYS = later(
    r"(?!(?:public|private|protected|static|void) |[A-Z]{4,} |(?:const|let|var|val|auto) \w+ ?="
    r"|.*[;{}]\Z|(?:if|for|while|elif|def"
    r"|function)\b.*[(:])"
    r"(?i:(?:\w|\"\"(?!\"))(?:.* )?"
    r"(?:(?:does|do|did) not \w+"
    r"|doesn't|doesnt|isn't|isnt|won't|can't|should (?:be|not|have|give|print|return)|instead of"
    r"|is (?:wrong|undefined|broken|missing)"
    r"|(?:gives?|throws?|causes|returns?|prints?|raises?|fails|crashes|breaks|works)"
    r" (?:an?|the|me|no|wrong|nothing|error|none|only|always|still)"
    r"|(?:gives|returns|prints|outputs|shows) -?\d[\d.]*\Z"
    r"|please|pls|(?<=\) )(?:never|always|only|still|returns?|prints?|gives?|shows?|throws?"
    r"|raises?|crashes|fails))"
    r"\b(?! ?[=(.])|(?:please|pls)\b(?! ?[=(.])|\?+\Z|:[()D]|(?::[\w+-]+:\s*)+(?:\Z|[A-Za-z])"
    r"|TL;DR.*|(?:\*{1,2}[A-Za-z][\w :!?]*\*{1,2}|_[A-Za-z]\w*_):?(?: [\w'’,-]+)*[.!?]*\Z"
    r"|(?:(?:in|from|file|this is) )?[\w/-]+\.(?:py|js|ts|java|cpp|cs|rb|rs|sql|sh|php|html|css"
    r"|ya?ml|json)\Z"
    r"|[\w/-]+\.[a-z]{1,4}:\Z|(?:(?:see|source|link|from|via|ref|docs?) ?:? )?https?://\S+\Z"
    r"|[*=_]{3,}\Z"
    r"|(?:but )?(?:expected|got|gets|gives|gave|returned|returns|wanted|outputs|prints|printed)"
    r" (?:\[[\w ,.\"-]*\]|\([\w ,.\"-]*\)|\"\"|-?\d[\d.,]*)(?: .*|\Z)"
    r"|(?-i:Language|Platform|OS|IDE|Editor|Environment|Problem|Issue|Question|Level|Course|Topic"
    r"|Task|Goal|Deadline): [^=(\"]*\Z"
    r"|(?:(?:expected|actual|desired|my|current) )?(?:output|input|result|expected|actual"
    r"|got) ?:[^=]*\Z"
    r"|\((?:[\w'’,.!?-]+ )*(?:this|is|my|the|it|see|sorry|homework|code)\b[\w ,.!?'’-]*\)[.!?]*\Z"
    r"|@\w+(?: [\w'’]+){2,}[.!?]*\Z|\[\w+\](?: [\w']+)+[.!?]*\Z"
    r"|\"\"(?! (?:not |in |if |and |or ))(?: [\w']+){2,}[.!?]*\Z)"
)
"""What hardly any line of code has outside its texts and remarks."""
_OTHER_SCRIPT = later(r"(?=.*[^\x00-\x7f])[^=<>;(){}\[\]_*$@\"'#/\\|+-]*\Z")
"""Signs beyond those of code, as other scripts and emoji have."""
_LABEL = later(
    r"(?:my |the |this )?(?:code|problem|question|task|error|output|input|example|hint|note|edit"
    r"|fix|result|attempt|program|homework|exercise|expected|actual|goal|function|script|query"
    r"|file|python"
    r"|java|javascript|js|sql|html|css|c|ruby|php|go|rust|bash|here|traceback|stacktrace|thanks|hi"
    r"|hello|question \d+|task \d+|solution|answer|before|after|update|ps):",
    re.IGNORECASE,
)
"""What announces what stands below it, and is no key of YAML."""
_SPOKEN = later(
    r"(?:it|its|this|that|these|you|we|they|me|my|the|an?|so|possible|necessary|needed|example)\Z",
    re.IGNORECASE,
)
_INNER = later(r"\((?:[^()]|\((?:[^()]|\([^()]*\))*+\))*+\)|\[[^\[\]]*\]")
"""What stands in brackets, which is a part of its operand."""
_ALONE = later(
    r"(?i:use (?:pytest|unittest|jest|junit)|(?:in|to|with) (?:python|java|javascript|js|c|go"
    r"|rust|sql)"
    r"|(?:task|question|exercise|problem|part|ex|q|lab|chapter|day|week|step|no|number|line|python"
    r"|java|html|css|homework|assignment) \d+|(?:thx|ty|cheers|pls|bug|error|urgent|homework|python"
    r"|javascript|js|java|php|sql|code|ok|(?:python|sql|c#|c\+\+|java|js|my|the) (?:code|script"
    r"|query):?"
    r"|idk|omg|wtf|tia|plz|fails|failed|crash(?:es|ed)?|broken|wrong|works|nothing|same|stuck|simplify|optimi[sz]e"
    r"|refactor|improve|shorten|translate))[.!:]*"
)
"""What is said in a word or two."""
_TALK = later(
    r"I\b|(?i:an|my|the|your|his|her|our|their|this|that|these|those|its?|me|you|we|they|he|she"
    r"|there"
    r"|here|what|whats|why|how|which|who|can|cant|could|should|would|must|please|plz|pls"
    r"|help|need"
    r"|needs|want|wants|get|gets|getting|got|have|has|had|having|am|are|was|were|been|does|doesnt"
    r"|did"
    r"|didnt|dont|doing|works?|worked|working|tr(?:y|ied|ying)|running|ran|fix|fixed|explain"
    r"|review|debug|writ(?:e|ing|ten)|makes?|making|convert|translate|gives?|gave|giving|shows?"
    r"|prints|returns|outputs|throws|raises|says|said|expected|expects|instead|wrong|right|correct"
    r"|incorrect|errors?|bugs?|issues?|problems?|fail(?:s|ed|ing)?|crash(?:es|ed|ing)?|stuck|code"
    r"|codes"
    r"|programs?|because|but|so|about|again|also|someone|somebody|anyone|something|nothing"
    r"|everything"
    r"|just|only|really|very|too|much|many|most|sorry|thanks?|hi|hello|hey|homework|assignment"
    r"|exercise"
    r"|task|question|line|lines|below|above|following|python|java|javascript|css|html|php|ruby|rust"
    r"|bash|golang|c#|c\+\+|beginner|to|of|isnt|not(?= sure)|no(?= idea| output)|sure|idea|urgent"
    r"|asap"
    r"|maybe|think|know|understand|learning|student|class(?= assignment)|let(?= me)|undefined"
    r"|empty|found"
    r"|never|always|still|sometimes|missing|output|attempt|solution|faster|better|shorter|simpler"
    r"|ago"
    r"|und|nicht|das|ich|warum|geht|mein|est|pas|ne|pourquoi|mon|por|que|mi|non|perche)\b"
)
"""Words by which a line is told as said: names in code are seldom such."""
_TEXT = later(r"(?<![^\W\d])(?P<mark>[\"'])(?:(?!(?P=mark))[^\\]|\\.)*+(?P=mark)")
_REMARK = later(r"(?<=\S)\s+(?:#|//|--) .*\Z")
"""Texts and remarks in code are words that do not count."""
_WORDS_ALONE = later(
    r"(?:[-*>] ?)?([^\W\d_]\w*(?:['’]\w+)?)"
    r"(?: (?:\w{2,}(?:['’]\w+)?|[aI]|-?\d[\d.]*|\[[\d, ]*\])[,.!?]?)*+(?: \([A-Za-z ]+\))?"
)
_KEYWORDS = (
    *("import", "from", "while", "for", "def", "class", "return", "print", "elif", "else", "try"),
    *("except", "with", "public", "static", "void", "function", "func", "const", "let", "var"),
    *("struct", "include", "using", "package", "select", "insert", "update", "delete", "foreach"),
)
_SMALL = frozenset(("a", "all", "any", "some", "is", "are", "not"))
"""Words of sentences that programs have, too."""
_FEW, _MOST, _SENTENCE = 3, 2 / 3, 4


def is_said(line: str, below: str) -> bool:
    """Whether a line is one of words, of which few are none: "why is f(2) 3?"."""
    text = _REMARK.sub("", _TEXT.sub('""', line.strip()))
    if _SAYS.match(text) or _OTHER_SCRIPT.match(text):
        return True
    goes_in = _goes_in(line, below)
    if CODE.match(text) or (goes_in and (BLOCK.match(text) or OPEN_BLOCK.match(text))):
        return False
    if STATEMENT.match(text) or _is_clause(text):
        return False
    if CALL.match(text):
        return False
    if (
        SHELL_HEAD.match(f"{text}\n{below.strip()}")
        or is_key(line, below)
        or _is_above_brace(text, below)
    ):
        return False
    if DECLARED.match(text) and NAMED.match(below):
        return False
    if _ASKED.match(text):
        return True
    if SETS.match(text) or JOINED.match(text):
        return False
    if _ALONE.fullmatch(text):
        return True
    words = text.split()
    plain = [each for each in words if _PLAIN.match(each)]
    if not any(map(_TALK.match, plain)):
        return len(plain) == len(words) >= _SENTENCE and text[-1] in ".!?"
    if len(plain) == len(words) == _FEW - 1 and ":" not in text[:-1] and not FIRST.match(text):
        return True
    are_all = len(plain) == len(words) and text[-1] in ".:?!,"
    return are_all or (len(plain) >= _FEW and len(plain) > _MOST * len(words))


def is_key(line: str, below: str) -> bool:
    """Whether a line is a key of YAML with what belongs to it below, or beside others."""
    found = KEY.match(line.strip())
    if found is None or _LABEL.match(line.strip()):
        return False
    if found["value"] is None and (_goes_in(line, below) or below.lstrip().startswith("- ")):
        return True
    return KEY.match(below.strip()) is not None


def _goes_in(line: str, below: str) -> bool:
    return len(below) - len(below.lstrip()) > len(line) - len(line.lstrip())


def _is_above_brace(text: str, below: str) -> bool:
    """Whether a line is the head of what `{` begins below it, or a part of a list of selectors."""
    is_head = below.strip() == "{"
    if is_head and FUNCTION.match(text):
        return True
    return (is_head or text[-1] == ",") and all(map(TAG.match, re.split(r"[ ,>+~]+", text)))


def _is_clause(text: str) -> bool:
    """Whether a line is a statement of a word and what follows it, also a head without what it
    lacks: there names take turns with operators, as in `return a and not b`; two words side by side
    are said."""
    found = CLAUSE.match(text)
    if found is None:
        return False
    told = _INNER.sub("()", str(next(filter(None, found.groups()))))
    pieces = told.replace(",", " , ").split()
    operands = [not OPERATOR.match(each) for each in pieces]
    if found.lastgroup != "clause" and any(map(_SPOKEN.match, pieces)):
        return False
    return not any(one and other for one, other in pairwise(operands))


def is_surely_code(line: str) -> bool:
    """Whether a line is such as hardly anything but programs has."""
    return SURELY.match(line.strip()) is not None


def is_statement(line: str) -> bool:
    """Whether a line reads like a statement of some language, though it may be said."""
    text = _TEXT.sub('""', line.strip())
    return any(each.match(text) is not None for each in (STATEMENT, SETS, JOINED))


def is_mere_words(line: str) -> bool:
    """Whether a line has nothing but words, so that code may hardly be it."""
    return OF_CODE.search(line) is None


def is_like_code(line: str, names: Collection[str]) -> bool:
    """Whether a line that is said has something of code: signs, how it begins, or one of the
    code's own `names` first; not a sentence of many words."""
    text = line.strip()
    words = text.split()
    talk = sum(_TALK.match(each) is not None for each in words)
    if all(map(_PLAIN.match, words)) and len(words) > _SENTENCE and talk > 1:
        return False
    return words[0] in names or not is_mere_words(text) or FIRST.match(text) is not None


def may_be_said(line: str, names: Collection[str]) -> bool:
    """Whether a line that is taken for code with these `names` may be words after all, for a parser
    to tell: not a word that the code has, nor a few behind a keyword, also a misspelt one, that
    have nothing of talk."""
    found = _WORDS_ALONE.fullmatch(line)
    if found is None:
        return False
    _, *others = line.split()
    begins = found[1].casefold()
    is_keyword = FIRST.match(line) is not None or begins in _KEYWORDS
    if not is_keyword and not any(map(partial(_is_like, begins), _KEYWORDS)):
        return bool(others) or (line.islower() and line not in names)
    if any(map(_TALK.match, others)):
        return True
    is_of_code = any(each in names and each not in _SMALL for each in others)
    return len(others) >= _FEW - 1 and not is_of_code and not _SMALL.isdisjoint(others)


def _is_like(word: str, keyword: str) -> bool:
    """Whether a word is a keyword whose letters are mixed up, or lacks one or has one too many."""
    if sorted(word) == sorted(keyword):
        return True
    longer, shorter = sorted((word, keyword), key=len, reverse=True)
    drop_one = (longer[:at] + longer[at + 1 :] for at in range(1, len(longer) - 1))
    return len(longer) == len(shorter) + 1 and shorter in drop_one


def may_be_code(line: str) -> bool:
    """Whether a line that is said may be one of code after all, for a parser to tell."""
    text = line.strip()
    return text != "" and text[-1] not in "?!." and not _ASKED.match(text) and not _SAYS.match(text)
