"""What words around code that is shown ask for, in English: tables and how they are read. Pure."""

import re
from typing import Literal

from bot.skills.code.languages import NAMED, named_language

Meant = Literal["run", "tests", "translate", "review", "debug", "explain"]

_POLITE = (
    r"(?:(?:please|pls|now|and|then|ok(?:ay)?|hi|hey|hello|just|simply|can you|could you|would you"
    r"|will you|can we|help me(?: to)?)[\s,!]+)*"
)
_IT = (
    r"(?:it|this|that|these|them|(?:(?:the|my|this|that|our|following) )+"
    r"(?:code|program|script|function|snippet|example))"
)
_POLITE_END = (
    r"(?:[\s,.:!]+(?:please|pls|for me|now|again|below|above|here|thanks?|thank you))*[\s.!?:]*"
)
_TEST = r"(?:(?:unit|integration|regression|property)[ -])?tests?\b"
_NOT_BEFORE_TESTS = r"(?!(?:my|your|this|that|these|those|to|pass|help|why)\b)"
_DO = r"(?:does|do|did|is|was|are|will|would|can|could)"
_NOT = rf"(?:{_DO}(?: not|n'?t)|won'?t|can(?:no|')t|dont|doesnt|refuses to)"
_WORKS = (
    r"(?:work|run|compile|build|start|stop|end|finish|terminate|return anything|print anything"
    r"|do anything|respond|load|parse)(?:s|ing)?"
)
_WISHED = "".join(
    rf"(?<!\b{verb} {article} )"
    for verb in ("raise", "throw", "return", "print", "show", "log", "catch", "handle", "ignore")
    for article in ("an", "the", "this", "any")
)
_ERROR = (
    rf"{_WISHED}\berror\b(?![ -]?(?:handl|code|class|type|log|path|case|check|report|messages? to))"
)
"""An error that there is, and none that code is to raise or to handle."""

_CLAUSE_ENDS = (
    r"(?: (?:right|correctly|properly|well|fine|as (?:it should|expected|intended|is|it is)|at all"
    r"|now|here|like this|then))*(?=[ ]*(?:[,.;:?!)\n]|\Z))"
)
_CLAUSE_BEGINS = rf"(?:(?:\A|[,.;:?!\n])\W*{_POLITE}|\b(?:and|but|so|or) )"
_MISTAKE = (
    r"(?:(?:\w+ )?(?:mistake|problem|issue|flaw)s?)"
    rf"(?: (?:here|(?:in|with) {_IT}))?{_CLAUSE_ENDS}"
)
_COMES_TO = r"(?:return|print|give|show|output|display|evaluate to|come out|end up)"
_OUTCOME = r"(?:result|output|answer|value)"
_WHY = (
    r"(?<! and)(?<! say)(?<! tell)[,;.!?]? (?:but |and )?why"
    rf"(?: not [^.?!\n]{{1,40}}| (?:is|does|did|do) (?:it|this|that|I)\b[^.?!\n]*)?{_CLAUSE_ENDS}"
)
_QUESTIONS = (
    rf"{_CLAUSE_BEGINS}(?:does|will|would|should) {_IT} work{_CLAUSE_ENDS}"
    rf"|\b(?:check|test|see|tell me|know|wonder(?:ing)?) (?:if|whether) {_IT} works?{_CLAUSE_ENDS}"
    rf"|{_CLAUSE_BEGINS}is {_IT} (?:correct|right|ok(?:ay)?|fine|valid){_CLAUSE_ENDS}"
    rf"|\b(?:where|what)(?: is|'s| are) (?:the|my) {_MISTAKE}"
    rf"|(?:\b(?:(?:is|are) there|(?:do|can) you (?:see|spot|notice)) |{_CLAUSE_BEGINS})"
    rf"(?:an?|any|some) {_MISTAKE}"
    rf"|\b(?:{_COMES_TO}s|(?:I|we) (?:get|see)(?! (?:it|that|this|how|what|the)\b)|{_OUTCOME} is)"
    rf" [^?!\n]{{1,60}}?{_WHY}"
    rf"|\bwhy (?:does|do|did|am|are) (?:I|{_IT}) .{{0,20}}?\b(?:{_COMES_TO}|get(?:ting)?)\b"
    rf"|\bwhy is (?:the|my) {_OUTCOME}\b"
)
"""Who says so of code asks about it, and an answer in words may be all that there is to say."""

_CAME = (
    rf"(?:(?<!\bthat )(?<!\bwhich )\b{_COMES_TO}s"
    rf"|\b(?:I|we) (?:(?:still|only|always) )?(?:get|got|see)|\b{_OUTCOME} (?:is|was)"
    rf"|\b(?:actual(?: {_OUTCOME})?|got|{_OUTCOME}) ?:)"
)
_VALUE = r"(?= (?:[\"'`\[({<\d+-]|(?:true|false|none|null|empty)\b))"
_OUGHT = (
    r"(?<!\bas it )(?<!\bwhat it )\b(?:should|supposed to|ought to)(?:n't| not)?"
    rf" (?:be{_VALUE}|have (?:been|{_COMES_TO}ed)\b|{_COMES_TO}\b)"
)
_EXPECTED = (
    r"(?<!\bas )(?<!\bwhat )\b(?:(?:I|we) (?:had )?expect(?:ed)?\b"
    r"|(?<!\bI )(?<!\bwe )expected\b(?! to (?:be )?\w+ed\b))"
)
_WANTED = r"\b(?:I|we) (?:want|need)(?:ed)? (?!to\b|it\b)"
_CONTRARY = r"(?:\b(?:but|yet|instead|however)\b|[,;.\n] ?(?=I )|\band (?=I |got ))"
_UNLIKE = (
    rf"(?<!\bif it )(?<!\bwhen it )(?:{_CAME}[\s:][^?!]{{1,80}}?(?:\b(?:instead of|but {_WANTED})"
    rf"|\bbut (?:it )?should(?:n't| not)? be\b|{_OUGHT}|{_EXPECTED}))"
    rf"|(?:{_OUGHT}|{_EXPECTED})[^?!]{{1,80}}?(?:{_CONTRARY}|[,;.\n])"
    rf"[^?!.\n]{{0,20}}?(?:{_CAME}|\b(?:got|get)\b)"
    rf"|{_WANTED}[^?!]{{1,80}}?{_CONTRARY}[^?!.\n]{{0,20}}?(?:{_CAME}|\b(?:got|get)\b)"
    r"|\b(?P<does>\w{3,})s [^?!]{1,60}?(?<!\bwhat it )\bshould(?:n't| not)? (?P=does)\b"
    rf"|\bbut (?:it |this )?should(?:n't| not){_CLAUSE_ENDS}|[,;] should(?:n't| not)? be{_VALUE}"
)
"""What comes, beside what should: other words for "it is wrong"."""

_COMPLAINTS = (
    rf"\b(?:spot|find) (?:the|my|an?|any|all) {_MISTAKE}"
    r"|(?<!\bif )(?<!\bwhen )(?<!\buntil )(?<!\bthat )(?<!\bsure )(?<!\bensure )(?<!\bso )"
    r"\bnothing (?:happens|appears|comes out|shows up|is (?:printed|shown|displayed|returned))\b"
    r"|\bwhy (?:does|do|did|is) nothing (?:happen|appear|come out|show up|printed|shown)\b"
    rf"|{_UNLIKE}"
)
"""Who says so of code says that it is wrong."""

_OF_OTHERS = (
    r"\bhow (?:do|can|could|would|should|to)\b[^.?!\n]*"
    rf"|{_CLAUSE_BEGINS}(?:write|add|refactor|make|rewrite|change|improve|optimi[sz]e|implement|create"
    r"|simplify|extend|turn|show me|give me)\b(?!\()[^.?!\n]*"
)
"""What asks for a way, or for other code, and only then whether that works."""

_MEANT_BY: dict[Meant, str] = {
    "run": rf"\A\W*{_POLITE}(?:run|execute) {_IT}(?:,? and (?:tell|show|give) me"
    rf" (?:the|its|what) (?:{_OUTCOME}|(?:it|this) {_COMES_TO}s))?{_POLITE_END}\Z"
    rf"|\A\W*what(?:'s| is| will be) (?:the|its) output(?: of {_IT})?{_POLITE_END}\Z",
    "tests": r"\b(?:write|add|generate|create|provide|need|want|make|give me)\b"
    rf"(?: {_NOT_BEFORE_TESTS}[\w-]+){{0,5}}? {_TEST}(?! (?:to )?(?:pass|fail|run|work|green))"
    rf"|\A\W*{_POLITE}(?:(?:some|a few|more) )?{_TEST}(?: cases)?(?: for {_IT})?{_POLITE_END}\Z"
    rf"|\bcover {_IT} (?:with|by) {_TEST}",
    "translate": r"\b(?:translate|convert|port|rewrite)\b.{0,60}?\b(?:to|into|in)\b",
    "review": r"\breview\b|\bwhat do you think of\b",
    "debug": r"\b(?:debug|fix|mend|repair|fail(?:s|ed|ing)?|broken|bugs?|wrong|crash(?:es|ed|ing)?"
    r"|hangs|hanging|freezes|gets? stuck|infinite loop|segfaults?|not working"
    r"|never (?:ends|stops|returns|finishes|terminates))\b"
    rf"|(?<!\bif it )(?<!\bwhen it )\b{_NOT}(?: even| ever| always| really)? {_WORKS}\b(?! with\b)"
    rf"|\b{_DO} {_IT} not(?: even| ever| always| really)? {_WORKS}\b(?! with\b)"
    r"|\bwhy (?:does|do|did|would) .{1,40} (?:fail|crash|hang|break)\b"
    r"|\b(?:throws|raises|getting|get|got|gives?(?: me)?|gave(?: me)?) (?:an?|the|this) exception\b"
    r"|\b(?:this|the|that|my|a|following) (?:traceback|stack ?trace|exception|segmentation fault)\b"
    rf"|{_ERROR}|(?<!\bif )(?<!\bwhen )(?<!\w)\w+['\"`]? is not defined\b"
    r"|\bdeclared (?:and|but) not used\b"
    r"|\btests? (?:to )?pass\b",
    "explain": r"\b(?:explain|what does|how does|what is this)\b|\bwalk me through\b"
    rf"|\bwhat (?:will|would) {_IT} {_COMES_TO}\b"
    rf"|\bdo(?: not|n'?t) understand {_IT}",
}
"""In the order in which they are looked for; then come `_QUESTIONS` and `_COMPLAINTS`."""

_TARGET = rf"\b(?:to|into|in)\s+({NAMED})"
_INFINITIVE = (
    r"\bto (?:go|react) (?!(?:please|pls|for me|now|again|code|only|instead|using|keeping|that"
    r"|which|so|but|without|and|thanks?|version|program|as|if|because)\b)(?=\w)"
)
"""No name of a language, as it goes on: "rewrite this to go faster"."""
_ONLY_TARGET = (
    rf"\A\W*{_POLITE}(?:to|into|in) {NAMED}{_POLITE_END}\??\Z"
    rf"|\bhow (?:would|does|do) {_IT} (?:look|be|go)(?: like)? in {NAMED}"
    rf"|\A\W*{_POLITE}(?:the )?same(?: thing)? in {NAMED}"
)
_READ_CHARS = 600


def meant(words: str, language: str) -> tuple[Meant | None, str]:
    """What words around code in `language` ask for, None for none of these; and the language that
    it shall be translated to."""
    read = _read(words)
    for kind, expression in _MEANT_BY.items():
        is_meant = re.search(expression, read, re.IGNORECASE) is not None
        if kind != "translate":
            if is_meant:
                return kind, ""
            continue
        if is_meant or re.search(_ONLY_TARGET, read, re.IGNORECASE):
            other = next((each for each in _targets(read) if each and each != language), "")
            if other:
                return kind, other
    is_debug = _is_like(rf"{_QUESTIONS}|{_COMPLAINTS}", _of_this(read))
    return ("debug", "") if is_debug else (None, "")


def is_only_asked(words: str) -> bool:
    """Whether words about code ask whether it is right, or why it does what it does, and neither
    say that it is wrong nor want it to be changed."""
    read = _read(words)
    is_asked = _is_like(_QUESTIONS, _of_this(read))
    return is_asked and not _is_like(rf"{_COMPLAINTS}|{_MEANT_BY['debug']}", read)


def _of_this(read: str) -> str:
    return re.sub(_OF_OTHERS, " ", read, flags=re.IGNORECASE)


def _read(words: str) -> str:
    return re.sub(r"[ \t]+", " ", words[:_READ_CHARS].replace("’", "'")).strip()


def _is_like(expression: str, read: str) -> bool:
    return re.search(expression, read, re.IGNORECASE) is not None


def _targets(read: str) -> list[str]:
    if not re.search(r"\b(?:translate|port)\b", read, re.IGNORECASE):
        read = re.sub(_INFINITIVE, "", read)
    return [named_language(f"in {each}") for each in re.findall(_TARGET, read, re.IGNORECASE)]
