"""What a person quotes: words in their message that may be somebody else's. Pure.

Lines behind ">" or a bar are quoted, up to the next empty line, whatever but words stands before
the sign. Code, quotation marks and the head of a copied mail tell that something is quoted, but not
what: text that is pasted may hold such marks itself, and ends where it likes. So of a message with
one of them nothing counts as the person's own. Nothing does either where a file stands in it
(bot/turn/asked.py).

Adapters write what is forwarded or replied to as lines behind ">". Text that is pasted without any
mark cannot be told from the person's own.
"""

import re

_FILE = re.compile(r"\[(?:the attached|attached, but|said in the recording) ?")
"""How bot/turn/asked.py writes files; where one ends, its own text may say as well."""

_ENDS = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_LINE = rf"(?<![^{_ENDS}])"
"""Where a line begins, by whatever the last one ends (str.splitlines)."""
_START = rf"(?:{_LINE}|(?<=: ))"
"""Also where a message does: in a group, asked.py writes its author's name first."""

_LINES = re.compile(
    rf"{_START}(?:[^\w{_ENDS}:>＞|│┃]|\d{{1,9}}[.)])*+"
    r"(?:>>>.*"  # on Slack and Discord all that follows
    r"|(?:(?<![-=])[>＞]|[│┃]|\|(?!\|))"  # no arrow, and not what Discord hides
    r"[^\n]*(?:\n[^\n]*\S[^\n]*)*)",  # Markdown quotes what goes on without a ">", too
    re.DOTALL,
)

_DOUBLE = '"“”„‟«»‹›⹂「」『』〈〉《》〝〞〟﹁﹂﹃﹄＂｢｣❛❜❝❞❟❠❮❯\U0001f676\U0001f677\U0001f678'
_SINGLE = "'‘’‚‛＇´ʻʼˊˋ′‵″‶˝״"
"""Unicode's property Quotation_Mark (PropList.txt of 17.0) and what people write instead."""

_MARK = re.compile(
    "|".join(
        (
            rf"[`｀{_DOUBLE}]",
            r"<<(?=\S)|(?<=\S)<<|(?<=[^\s>])>>|(?<!\w),,(?=\w)",
            rf"{_START}[ \t>]*+~{{3,}}",  # people write "hi~~~", too
            r"</?q\b|[<[{]/?(?:quote|blockquote|code|pre|noformat)\b|&#?\w{2,8};",
            # what is indented like code, but no list
            rf"{_LINE}(?:[ \xa0]{{4}}|[ \xa0]{{0,3}}\t)[^\S{_ENDS}]*+"
            r"(?!(?:[-*+•◦]|(?:\d{1,9}|[^\W\d_])[.)])\s)\S",
        )
    ),
    re.IGNORECASE,
)
_OPENING = re.compile(rf"(?<!\w)[{_SINGLE}](?=\S)")
_CLOSING = re.compile(rf"(?<=\S)[{_SINGLE}](?!\w)")
"""Single ones only where they are no apostrophe."""

_WROTE = (
    "wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev|napisał|написал|пишет|写道"
)
_SENT = "Sent|Gesendet|Envoyé|Enviado(?: el)?|Inviato|Verzonden|Отправлено|发送时间"
_MAIL = re.compile(
    rf"(?:{_WROTE})[^{_ENDS}]{{0,80}}[:：] *+(?=[{_ENDS}])|{_START}(?:{_SENT}) ?[:：]"
    rf"|<[^\s<>@]{{1,64}}@[^\s<>@]+>|{_START}-{{3,}}+ ?\w[^{_ENDS}-]*+---",
    re.IGNORECASE,
)
"""Heads of copied mails; adapters write "wrote:" as well, behind ">"."""

_NAME_CHARS = 40
_SIGN = r"[^\W_\u02b0-\u02ff\u0e00-\u1dff\u2000-\U0010ffff]"
"""A digit or letter of a script that writes spaces (Latin, Greek, Cyrillic, Hebrew, Arabic …)."""
_NAME = re.compile(rf"(?=.{{1,20}}\Z){_SIGN}+(?:['’-]{_SIGN}+)?")
_NAMED = re.compile(rf"[@#]“[^“”\n]{{1,{_NAME_CHARS}}}”")


def as_name(name: str) -> str:
    """What somebody or a channel is called, for the text of who mentions them behind "@" or "#":
    one short line; between marks unless it is one short word ("O'Brien"), so that it does not count
    as words of that person."""
    name = " ".join(name.split())
    if _NAME.fullmatch(name):
        return name
    return f"“{re.sub(f'[`~{_DOUBLE}]', '', name)[:_NAME_CHARS].strip() or '?'}”"


def has_quotes(text: str) -> bool:
    """Whether something in it may be quoted."""
    return without_quotes(text) != text


def without_quotes(text: str) -> str:
    """What of `text` is the person's own: all but quoted lines and the names of whom it mentions;
    "" where a file is in it or anything is quoted otherwise."""
    text = _NAMED.sub(" ", text)
    if _FILE.search(text) or _is_marked(text):
        return ""
    rest = _LINES.sub(" ", text)
    return "" if _MAIL.search(rest) else rest


def _is_marked(text: str) -> bool:
    if _MARK.search(text):
        return True
    opening = _OPENING.search(text)
    return opening is not None and _CLOSING.search(text, opening.end()) is not None
