"""The programming languages that people name, and how they name them: one table. Pure."""

import re

from bot.patterns import later
from bot.skills.code.pasted.languages.language_table import language_name

ALWAYS = (
    r"(?:python ?[23]?(?:\.\d+)?|java ?script|typescript|golang|kotlin|php|bash|sql|html|css"
    r"|haskell|powershell|java|c\+\+|c#|f#|node\.?js|django|fastapi)(?![\w+#])"
)
"""Names that mean a language, or what is written in one, wherever they stand."""

ALSO_WORDS = r"(?:rust|ruby|go|swift|scala|perl|react)\b"
"""Names that mean something else too: "how do I remove rust" is not about code."""

_SHORT = (
    r"(?:shell|py|js|ts|cpp|csharp|(?<!objective[- ])c(?! (?:major|minor|sharp|flat)))(?![\w+#'’-])"
)
"""Names that say nothing by themselves: "convert 20 F to C"."""

_ENDS = (
    r"(?=\s*(?:$|[.!?,;:)\n]|(?:that|which|to|for|with|using|and|please|without|so|where|from|by"
    r"|but|thanks?|thx|now|code|only)\b))"
)
NAMED = rf"(?:{ALWAYS}|{ALSO_WORDS}|{_SHORT})"
IN_ONE = (
    r"(?:in|into|with|using)\s+(?:plain |pure |modern |vanilla )?"
    rf"(?:{ALWAYS}|(?:{ALSO_WORDS}|{_SHORT}){_ENDS})"
)
"""That something is to be written in a language: "in Python", "with Go"."""

PROGRAMS = (
    r"(?:functions?|methods?|scripts?|programs?|class(?:es)?|modules?|decorators?|generators?"
    r"|iterators?|one-liners?|query|queries|snippets?|parsers?|algorithms?|code)\b"
)
OTHERS = (
    r"(?:lua|matlab|octave|fortran|cobol|pascal|delphi|vba|vb\.net|visual basic|assembly|awk|groovy"
    r"|elixir|erlang|clojure|(?:common )?lisp|ocaml|prolog|verilog|vhdl|solidity|zig|nim|julia|dart"
    r"|gdscript|applescript|autohotkey|abap|apex|objective-c|coffeescript|arduino|glsl|jquery)"
    r"(?![\w+#'’-])"
)
"""Names of more languages, which make no wish of a text: only what it wishes for is in them."""
_R = r"(?-i:R)(?![\w+#'’-])"
_IN_OTHER = later(
    rf"\b(?:(?:in|into|with|using)\s+{OTHERS}|in\s+{_R}){_ENDS}"
    rf"|\b(?:{OTHERS}|{_R})(?=\s+(?:{PROGRAMS}|macros?\b))|\b(?:google )?apps script\b",
    re.IGNORECASE,
)
_AT_ITS_HEAD = later(r"(?:in|into|with|using)\s+", re.IGNORECASE)
_IN = re.compile(IN_ONE, re.IGNORECASE)
_BEFORE = re.compile(rf"\b{NAMED}(?=\s+(?:\w+\s+)?{PROGRAMS})", re.IGNORECASE)
_ANY = rf"(?:{NAMED}|{OTHERS}|{_R}|unity\b)"
_DESCRIBED = later(
    rf"(?:\b(?P<to>to|into|in|as|with|using|for|an?)\s+)?"
    rf"\b(?P<name>{_ANY}(?=\s+(?:{PROGRAMS}|macros?\b))|pseudo-?code\b|gitignore\b)",
    re.IGNORECASE,
)
_MEANT = later(
    rf"\b(?:(?:in|with|using|learn|learning|new to|beginner (?:in|at))\s+(?P<name>{_ANY}){_ENDS}"
    rf"|(?:this|my|our)\s+(?P<own>{ALWAYS}|{OTHERS}){_ENDS})",
    re.IGNORECASE,
)
_IS_WISHED = later(
    r"\b(?:re-?)?(?:writ|rewrit|translat|convert|port|turn|chang|mak|compar|differ|equivalent|same"
    r"|instead|like)|\bhow (?:do|would|can|could|should|to)\b",
    re.IGNORECASE,
)
"""What is in a language by these words shall be, or is another thing."""
_ANYWHERE = re.compile(rf"\b{ALWAYS}", re.IGNORECASE)
_NAME = re.compile(rf"{NAMED}\Z", re.IGNORECASE)
_WRITTEN_IN = {
    "node.js": "javascript", "nodejs": "javascript", "react": "javascript", "django": "python",
    "fastapi": "python", "shell": "bash", "jquery": "javascript", "appsscript": "javascript",
    "googleappsscript": "javascript", "unity": "csharp", "gitignore": "text",
}  # fmt: skip
_IN_EITHER = ("react", "node.js", "nodejs")
"""What is written in JavaScript or TypeScript."""


def named_language(text: str) -> str:
    """The language that a wish names; "" where it names none."""
    return _language(_named(text))


def names_one(text: str) -> bool:
    """Whether a wish names a language, and not what is written in one or another ("with React")."""
    name = _named(text)
    return bool(name) and _plain(name) not in _IN_EITHER


def _named(text: str) -> str:
    """How a wish writes the language that it names; "" where it names none."""
    if (found := _IN.search(text)) and (name := _NAME.search(found[0].strip())):
        return name[0]
    if found := _BEFORE.search(text) or _ANYWHERE.search(text):
        return found[0]
    other = _IN_OTHER.search(text)
    return _AT_ITS_HEAD.sub("", other[0]).strip() if other else ""


def described_language(text: str) -> str:
    """The language that words say some code is in ("my Go code", "not working in Go"), not what it
    shall be in ("as a Go function"); "" for none."""
    found = [each["name"] for each in _DESCRIBED.finditer(text) if not each["to"]]
    if not found and not _IS_WISHED.search(text):
        found = [each["name"] or each["own"] for each in _MEANT.finditer(text)]
    return next(map(_language, found), "")


def _language(written: str) -> str:
    name = _plain(written)
    return _WRITTEN_IN.get(name, language_name(name))


def _plain(written: str) -> str:
    return re.sub(r"[ \d.]+\Z", "", written.lower()).replace(" ", "")
