"""Whether a message is about code. Pure."""

import re

from bot.skills.code.naming import ENDINGS_OF_CODE

_LANGUAGES = (
    r"(?:python|java ?script|typescript|golang|kotlin|php|bash|sql|html|css|haskell|powershell"
    r"|java|c\+\+|c#|f#|node\.?js|django|fastapi)(?![\w+#])"
)
_ALSO_WORDS = r"(?:rust|ruby|go|swift|scala|perl|react)\b"
"""Languages whose names mean something else too: "how do I remove rust" is not about code."""

_SIGNS = re.compile(
    r"```"  # somebody shows code
    r"|^Traceback \(most recent call last\)"
    r"|^[ \t]*(?:def|class) \w+.*:[ \t]*$"
    r"|^[ \t]*(?:import \w+(?:\.\w+)*|from [\w.]+ import .+)$"
    r"|^[ \t]*#include[ \t]*[<\"]"
    r"|^[ \t]*(?:public|private|static) [\w<>\[\] ]+\("
    r"|^[ \t]*(?:const|let|var) \w+[ \t]*="
    r"|\b(?:Type|Syntax|Value|Key|Name|Index|Attribute|Import|Reference|Runtime)Error\b"
    rf"|^\[attached: .+\.(?:{'|'.join(ENDINGS_OF_CODE)})\]$"
    r"|\bNullPointerException\b|\bsegmentation fault\b|\bstack ?trace\b",
    re.MULTILINE,
)
_WISH_FOR_CODE = re.compile(
    r"\b(?:write|debug|refactor|fix|review|optimi[sz]e|port|convert|explain)\b.{0,80}"
    r"(?:\b(?:the|some|this|that|my|our|following) code\b(?! of)"
    r"|\b(?:function|script|program) (?:that|to|which)\b"
    r"|\bregexp?\b|\bregular expression\b|\bunit tests?\b"
    rf"|\b{_LANGUAGES}|\b(?:in|to|from|with) {_ALSO_WORDS})"
    rf"|\b(?:in|with|using) {_LANGUAGES}.{{0,80}}\?"
    rf"|\bhow (?:do|can|would|to)\b.{{0,80}}\b{_LANGUAGES}",
    re.IGNORECASE,
)
_READ_CHARS = 4000


def matches(text: str) -> bool:
    """Whether the text shows code or an error message, or asks, in English, for code."""
    read = text[:_READ_CHARS]
    return _SIGNS.search(read) is not None or _WISH_FOR_CODE.search(read) is not None
