"""Whether a message is about code. Pure."""

import re

from bot.skills.code.languages import ALSO_WORDS, ALWAYS
from bot.skills.code.pasted.languages.language_table import ENDINGS_OF_CODE
from bot.skills.code.wishes import is_wish_for_code

_SIGNS = re.compile(
    r"```"  # somebody shows code
    r"|^Traceback \(most recent call last\)"
    r"|^[ \t]*(?:def|class) \w+.*:[ \t]*$"
    r"|^[ \t]*(?:import \w+(?:\.\w+)*|from [\w.]+ import .+)$"
    r"|^[ \t]*#include[ \t]*[<\"]"
    r"|^[ \t]*(?:public|private|static) [\w<>\[\] ]+\("
    r"|^[ \t]*(?:const|let|var) \w+[ \t]*="
    r"|^[ \t]*(?:print|printf|console\.log|System\.out\.print\w*|fmt\.Print\w*)\(.*\);?[ \t]*$"
    r"|^[ \t]*(?:async )?(?:function|func|fn) \w+\(.*\{[ \t]*$"
    r"|\b(?:Type|Syntax|Value|Key|Name|Index|Attribute|Import|Reference|Runtime)Error\b"
    rf"|^\[attached: .+\.(?:{'|'.join(ENDINGS_OF_CODE)}|ipynb)\]$"
    r"|\bNullPointerException\b|\bsegmentation fault\b|\bstack ?trace\b",
    re.MULTILINE,
)
_ABOUT_CODE = re.compile(
    r"\b(?:write|debug|refactor|fix|review|optimi[sz]e|port|convert|explain)\b.{0,80}"
    r"(?:\b(?:the|some|this|that|my|our|following) code\b(?! of)"
    r"|\bregexp?\b|\bregular expression\b|\bunit tests?\b"
    rf"|\b{ALWAYS}|\b(?:in|to|from|with) {ALSO_WORDS})"
    r"|\b(?:debug|refactor|fix|review|optimi[sz]e|port|convert|explain)\b.{0,80}"
    r"\b(?:function|script|program) (?:that|to|which)\b"
    rf"|\b(?:in|with|using) {ALWAYS}.{{0,80}}\?"
    rf"|\bhow (?:do|can|would|to)\b.{{0,80}}\b{ALWAYS}",
    re.IGNORECASE,
)
_READ_CHARS = 4000


def matches(text: str) -> bool:
    """Whether the text shows code or an error message, or asks, in English, for code."""
    read = text[:_READ_CHARS]
    is_about_code = _SIGNS.search(read) is not None or _ABOUT_CODE.search(read) is not None
    return is_about_code or is_wish_for_code(read)
