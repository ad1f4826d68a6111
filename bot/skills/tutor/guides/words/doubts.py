"""Whether somebody asks if something with figures is right, in English, or, in a guide, says
something with figures: an answer that the model alone would judge. Pure.

Meant wide: whoever asks it in words that nobody thought of gets the model's praise without a
remark, and a remark too many says nothing false.
"""

import re

from bot.patterns import later
from bot.skills.tutor.maths.written.around import close_up
from bot.tools.maths.numerals import in_numerals

_RIGHT = (
    r"(?:(?<!left to )right"
    r"(?!\s*-?\s*(?:angle|triangle|hand|side|now|away|order|place|way|before|after|to left)|-)"
    r"|correct(?:ly)?|true|false|wrong|incorrect|valid|accurate|ok(?:ay)?|fine|mistaken"
    r"|mistakes?|errors?)"
)
_BEGINS = r"(?:^|[.!?;,:)\n]\s*|\b(?:and|but|so|or|hi|hey|hello|please|also)\s+)"
_ASKS = (
    "|".join(
        (
            rf"\b{_RIGHT}(?:\s+(?:answer|solution|result))?[\s\"'”’)]*\?",
            rf"{_BEGINS}(?:is|are|am|was|were|did|do|does|have|has|isn['’]?t|aren['’]?t|any)\b"
            rf"[^?\n]{{0,300}}(?<!to the )(?<!on the )\b{_RIGHT}\b",
            rf"{_BEGINS}(?:is|are|was|were)\b[^?\n]{{0,200}}"
            r"\b(?:answers?|results?|solutions?|roots?|factors?)\b[^?\n]{0,100}\?",
            r"\b(?:where|what)\b[^?\n]{0,60}\b(?:mistakes?|errors?|wrong)\b",
            rf"{_BEGINS}(?:is|are|was|does|do|isn['’]?t|doesn['’]?t)\b[^?\n]{{0,300}}"
            r"(?:[=≈≤≥<>]|\bequals?\b|\bsame as\b)[^?\n]{0,100}\?",
            r"=\s*[-−+±]?\s*[\d.,/√]+\s*\?",
            rf"{_BEGINS}(?:is|are|was|does|do|isn['’]?t|aren['’]?t|doesn['’]?t)\s+"
            r"(?!(?:there|you|we|they|i|he|she)\b)[^?\n]{1,200}\?",
            r"\b(?:is|are|equals?|makes?|gives?)\s+[-−]?[\d.,/]+\s*[a-z%°]{0,12}\s*\?",
            r"\b(?:isn|aren|wasn|weren|doesn|don|didn|won|wouldn)['’]?t\s+(?:it|they|that|this|we"
            r"|i|you|he|she)(?:\s+(?:think|agree|say))?\s*\?",
            r"\b(?:is|are|does|was)\s+(?:it|that|this|they)\s+(?:not|so)\s*\?",
            r"\b(?:yes|yeah|no|innit|eh|huh|agreed?|makes? sense)\s*\?",
            r"\b(?:am|was)\s+i\s+(?:right|correct|wrong|close|on the right track)\b",
            rf"(?:{_BEGINS}|\b(?:you|to|me|please)\s+)(?:check|verify|confirm)\b(?!\s+(?:out|in)\b)",
            r"\b(?:check|mark|correct) my\b",
            r"\b(?:tell|know|say|see|sure|wonder(?:ing)?)\s+(?:me\s+)?(?:if|whether)\b[^?\n]{0,300}"
            rf"\b{_RIGHT}\b",
        )
    )
    + rf"|[\s,.;:!-]\s*{_RIGHT}[\s!.]*(?:(?:thanks?|thank you|please)[\s!.]*)?$"
)
_NO_FIGURE = re.compile(r"\b(?:one|half|second)\b", re.IGNORECASE)
_RELATION = re.compile(r"[=≤≥≈≠]|[\w)]\s*[<>]\s*[-−\w(]")
_WITHOUT_FIGURES = re.compile(
    r"(?<![A-Za-z])[A-Za-z]\s?[-−+*/^×÷·]\s?\(?[A-Za-z](?![A-Za-z])|\)\s?[-−+*/^×÷·]?\s?\(|[√∞]"
    r"|\b(?:squared|cubed|infinity|undefined)\b"
    r"|(?:\b(?:is|are|be|equals?|get|got|gives?|makes?|say)\s|['’]s\s|^\W*)(?:an?\s)?(?:one|half)\b"
    r"|\b[a-z]\s(?:times|plus|minus|over)\s"
    r"|\b(?:no|any|all|every|infinite(?:ly many)?)\s(?:real\s)?(?:solutions?|roots?|numbers?|x)\b"
    r"|\b(?:impossible|not possible|unsolvable|infinitely many)\b|^\W*none\W*$"
    r"|\b(?:none|nothing|anything|everything) (?:works|fits)\b"
    r"|\bcan(?:['’]?t|not) be (?:done|solved)\b"
    r"|\b(?:no (?:others?|more|further)|(?:only|just|exactly) (?:one|solution|root"
    r"|answer))\b",
    re.IGNORECASE,
)
"""What may be an answer or a step, and has no figure nor a relation."""
_ONLY_ASKS = re.compile(
    r"\W*(?:(?:but|and|so|ok(?:ay)?|wait|sorry|please)\b[\s,]*)*"
    r"(?:why|how|what|where|when|which|can|could|should|do|does)\b[^?\n]{0,200}\?\s*",
    re.IGNORECASE,
)
_NO_WHETHER = re.compile(
    r"\W*(?:(?:but|and|so|ok(?:ay)?|wait|sorry|please|well)\b[\s,]*)*"
    r"(?:why|how|what|where|when|which|who|can|could|should|would|will|give|help|hint|explain)\b",
    re.IGNORECASE,
)
_IF_DONE = re.compile(
    r"\b(?:done|finished|complete|over|solved|ready|all|everything|it|anything (?:else|more)"
    r"|(?:the|my)(?: \w+)? (?:answer|solution|result))\s*(?:now|then|yet|already)?\W*\?",
    re.IGNORECASE,
)
_IF_MORE = re.compile(r"\b(?:others?|another|more|else|further|second)\b", re.IGNORECASE)
_OF_ANSWER = re.compile(
    rf"\b{_RIGHT}\b|\b(?:sure|answers?|solutions?|done|finished|solved)\b", re.IGNORECASE
)
_OF_IT = re.compile(
    r"\b(?:it|that|this|mine|i|answer|result|solution)\b[^.?!\n]{0,40}\b(?:correct|true|wrong"
    r"|right(?!\s*-?\s*(?:angle|triangle|hand|side|now|away|order|place|way|before|after)|-))\b"
    r"|\b(?:the|my)(?: \w+)? (?:answer|result|solution)\b|\byou sure\b|\b(?:check|verify)\b",
    re.IGNORECASE,
)
_OF_YOU = re.compile(
    r"\b(?:do|did|are|were|have|will|would) you\b"
    r"(?! (?:\w+ly )?(?:sure|certain|positive|confident|serious|think|agree|believe|mean|say)\b)",
    re.IGNORECASE,
)
_COMES_TO = re.compile(
    r"\b(?:is|are|was|be|equals?|(?:get|got|give|make|come|become|work)s?|have|has|about|answer"
    r"|result|solution)\b|['’]s\b",
    re.IGNORECASE,
)
_READ_CHARS = 2000
"""Of a long text as much is read of its beginning, and of its end, where the question may stand."""
_ASKS_PATTERN = later(_ASKS, re.IGNORECASE)


def asks_of_answer(text: str, *beside: str) -> bool:
    """Whether a text asks if something is right, and it, or what was sent `beside` it, has figures
    or an equation."""
    return _ASKS_PATTERN.search(ends_of(text)) is not None and any(
        map(has_figures, (text, *beside))
    )


def brings_value(text: str) -> bool:
    """Whether something said in a guide may be an answer or a step: it has figures or maths, and is
    not only a question in which nothing comes to anything ("why do we subtract 2?")."""
    if not has_figures(text) and not _WITHOUT_FIGURES.search(ends_of(text)):
        return False
    says_none = not _RELATION.search(ends_of(text)) and not _COMES_TO.search(ends_of(text))
    return not (says_none and _ONLY_ASKS.fullmatch(text)) or asks_of_answer(text)


def asks_whether(text: str) -> bool:
    """Whether somebody asks if something is so, whatever it is."""
    text = ends_of(text).strip()
    return text.endswith("?") and _NO_WHETHER.match(text) is None


def asks_if_done(text: str) -> bool:
    """Whether somebody asks if nothing is left to do: "am I done?", "is that all?"."""
    return asks_whether(text) and _IF_DONE.search(ends_of(text)) is not None


def asks_if_more(text: str) -> bool:
    """Whether somebody asks if there is another solution."""
    return asks_whether(text) and _IF_MORE.search(ends_of(text)) is not None


def is_of_answer(text: str) -> bool:
    """Whether somebody asks, or says, if an answer is right, or all."""
    return asks_whether(text) or speaks_of_answer(text)


def asks_of_it(text: str) -> bool:
    """Whether somebody asks, or says, if what was said before is right ("really?", "so that is my
    answer"), and does not only say "ok", nor ask of something else ("do you like dogs?")."""
    is_other = _OF_YOU.search(ends_of(text)) is not None
    return (asks_whether(text) and not is_other) or _OF_IT.search(ends_of(text)) is not None


def speaks_of_answer(text: str) -> bool:
    """Whether a text speaks of an answer, or of what is right."""
    return _OF_ANSWER.search(ends_of(text)) is not None


def has_figures(text: str) -> bool:
    """Whether a text has a number, also in words, or says that something is equal or more."""
    text = ends_of(text)
    if re.search(r"\d", text) or _RELATION.search(text):
        return True
    return re.search(r"\d", in_numerals(_NO_FIGURE.sub("", text))) is not None


def has_relation(text: str) -> bool:
    """Whether a text says that something is equal, or more, in signs."""
    return _RELATION.search(ends_of(text)) is not None


def ends_of(text: str) -> str:
    """As much of a text as is read."""
    if len(text) > 2 * _READ_CHARS:
        text = f"{text[:_READ_CHARS]}\n{text[-_READ_CHARS:]}"
    return close_up(text)
