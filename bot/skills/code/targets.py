"""The language that `/translate` is to go to, among the words behind it. Pure."""

import re
from keyword import iskeyword

from bot.skills.code.languages import NAMED, OTHERS, named_language
from bot.skills.code.pasted.languages.language_table import ENDINGS, language_name

_TO = r"(?:to|into|in|->|=>|→)"
_WRITTEN = "|".join(re.escape(each) for each in ENDINGS if len(each) > 1)
_KNOWN = rf"(?:{NAMED}|{OTHERS}|(?:{_WRITTEN})(?![\w+#]))"
_VERSION_OR_CODE = r"(?:[ \t]+(?:\d[\d.]*|code|programs?|scripts?|functions?|snippet))?"
_FIRST = rf"\s*(?:{_TO}\s+)?(?P<name>{_KNOWN})(?![.(=])(?!{_VERSION_OR_CODE}[ \t]*{_TO}[ \t]+\w)"
_BEHIND_TO = rf"(?:\bfrom[ \t]+\S+[ \t]+)?(?:(?<=\s)|\b){_TO}[ \t]+(?P<name>{_KNOWN})"
_ANY_BEHIND_TO = (
    r"(?:\bfrom[ \t]+\S+[ \t]+)?\b(?:to|into)[ \t]+(?P<name>(?!the\b|my\b|a\b)[\w+#]+)"
    r"(?=[ \t]*(?:[:.,!?]|please\b|pls\b|\Z))"
)
_ANY_FIRST = (
    r"\s*(?:to |into )?(?!(?:it|this|that|these|them|the|my|our|a|an|following|code|from|please)\b)"
    r"(?P<name>[\w+#]+)(?![.\w+#(=])"
)
_END = r"[ \t:,]*(?:(?:please|pls)\b[ \t:,.!]*)?"
_CODE_NAMED = r"[\w \t.,'’+#-]*"
"""What is said of the code before the language that it is to go to: "this", "calc.py"."""
_MOST_WORDS = 4


def target_in(argument: str) -> tuple[str, str]:
    """The language that is named before the code, "" for none, and what is left without it and
    without words that only say what is to go there."""
    head = re.split(r"```|~~~|\n", argument, maxsplit=1)[0]
    found = (
        re.match(_FIRST, head, re.IGNORECASE)
        or re.search(_BEHIND_TO, head, re.IGNORECASE)
        or re.search(_ANY_BEHIND_TO, head, re.IGNORECASE)
        or re.match(_ANY_FIRST, head, re.IGNORECASE)
    )
    if found is None or iskeyword(found["name"]):  # the code stands there itself
        return "", argument
    name, before = found["name"], argument[: found.start()]
    is_said_of_code = re.fullmatch(_CODE_NAMED, before) and len(before.split()) <= _MOST_WORDS
    end = re.match(_END, argument[found.end() :], re.IGNORECASE)
    rest = argument[found.end() + (end.end() if end else 0) :]
    known = named_language(f"in {name}") or language_name(name)
    return known, rest if is_said_of_code else f"{before}{rest}"
