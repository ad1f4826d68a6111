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

_MEANT_BY: dict[Meant, str] = {
    "run": rf"\A\W*{_POLITE}(?:run|execute) {_IT}{_POLITE_END}\Z"
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
    r"|\bwhy (?:does|do|did|would) .{1,40} (?:fail|crash|hang|break)\b"
    r"|\b(?:throws|raises|getting|get|got|gives?(?: me)?|gave(?: me)?) (?:an?|the|this) exception\b"
    r"|\b(?:this|the|that|my|a|following) (?:traceback|stack ?trace|exception|segmentation fault)\b"
    rf"|{_ERROR}"
    r"|\btests? (?:to )?pass\b",
    "explain": r"\b(?:explain|what does|how does|what is this)\b|\bwalk me through\b"
    rf"|\bdo(?: not|n'?t) understand {_IT}",
}
"""In the order in which they are looked for."""

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
    read = re.sub(r"[ \t]+", " ", words[:_READ_CHARS].replace("’", "'")).strip()
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
    return None, ""


def _targets(read: str) -> list[str]:
    if not re.search(r"\b(?:translate|port)\b", read, re.IGNORECASE):
        read = re.sub(_INFINITIVE, "", read)
    return [named_language(f"in {each}") for each in re.findall(_TARGET, read, re.IGNORECASE)]
