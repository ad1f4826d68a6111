"""Whether a hint agrees with a learner where a tool has found the contrary: that a try is right,
that nothing is left to do, that there is no other solution. Pure.

Wider than praise.py, of which some is asked here: a hint that is thrown away for nothing costs
another try. Of a question what stands before its last comma is read ("Yes, shall we go on?").
English only; not covered: whoever says it in words that nobody thought of.
"""

import re

from bot.patterns import later
from bot.skills.tutor.guides.hints.praise import says_right

_SENTENCE = later(r"[^.!?\n]+[.!?]*")
_REASSURES = later(
    r",?\s*\b(?:do not|don['’]t) worry\b|\bcould(?:n['’]t| not) be (?:better|more \w+)"
    r"|,?\s*\b(?:isn['’]t it|is it not)(?: \w+)?(?=\W*$)",
    re.IGNORECASE,
)
_SUPPOSES = later(r"\W*(?:if|when|once|suppose|after|before|until|unless)\b", re.IGNORECASE)
_TAKES_BACK = later(
    r"\b(?:but|however|not|never|almost|nearly|close|until|except|if|whether|check|make sure"
    r"|would|partly|only)\b|n['’]t\b",
    re.IGNORECASE,
)
_PRAISES = later(
    r"\W*(?:(?:oh|wow|yes|well),? )?(?:yup|bingo|wonderful|awesome|amazing|terrific|splendid|superb"
    r"|marvell?ous|outstanding|impressive|lovely|(?:\d+ ?% |\w+ly )(?:right|correct))\b",
    re.IGNORECASE,
)
_SIGNS = "👍✅✔🎉"
_AFFIRMS = later(
    r"\W*(?:(?:yes|oh|well),? )?(?:sure|surely|of course|certainly|definitely|totally|you bet"
    r"|all (?:good|is right)|i(?:['’]m| am)(?: \w+)? (?:sure|certain)|i agree|you can be sure"
    r"|(?:there is |i have )?no (?:doubt|mistakes?|errors?))\b"
    r"|\W*(?:(?:yes|indeed),? )?(?:you|it|that|this|they)(?: \w+ly| indeed)?"
    r" (?:are|is|did|do|have|has|does)(?: indeed)?\W*$",
    re.IGNORECASE,
)
_DENIES = later(r"\W*(?:no|nope|none|nothing|there (?:is|are)(?:n['’]t| not| no))\b", re.IGNORECASE)
_RIGHT = r"(?:\w+ )?(?:right|correct|true)\b(?!\s*(?:side|hand|angle|that|to|about)\b|-)"
_RESULT = r"(?:answer|solution|result|root|value)"
_THE_RESULT = rf"(?:(?:the|an?|your)(?: \w+)? {_RESULT}|(?:the|an?) (?:right|correct) \w+|the one)"
_IT = rf"(?:that|this|it|everything|(?:your|the)(?: \w+)? (?:{_RESULT}|line|try|[a-z]))"
_FITS = later(
    rf"\b{_IT}(?:['’]s| is| comes out)(?: \w+ly)? (?:{_THE_RESULT}\b|{_RIGHT})"
    rf"|\b{_IT} (?:\w+ly )?(?:works|fits|holds|solves|satisfies|checks out|does it)\b"
    rf"|\b{_THE_RESULT} (?:is|equals) that\b|\bthat it is\b"
    r"|(?:^|\b(?:so|then|thus|hence|therefore|indeed)\s*,?\s*)that\W*$"
    rf"|\byou(?:['’]ve| have)?(?: \w+ly)? (?:have|found|got|gave|named) the (?:right|correct) \w+"
    r"|\bboth sides (?:agree|match|balance|(?:are|become|come out) (?:equal|the same))\b",
    re.IGNORECASE,
)
_TASK = r"(?:problem|equation|exercise|task|question|inequality|system)"
_ALL = (
    r"(?:everything|all of (?:it|them)|(?:it|them) all|(?:all|both)(?: of)?(?: the)?"
    rf" (?:{_RESULT}s|factors)|the (?:whole|full|complete|final) {_RESULT})"
)
_DONE = later(
    r"\b(?:you|we)(?:['’]re| are)(?: \w+)? (?:done|finished|through|all set)\b(?! with)"
    rf"|\b(?:it|this|that|everything|all|the {_TASK}|your (?:work|{_RESULT}))(?:['’]s| is)"
    r"(?: all| now)? (?:done|finished|solved|complete)\b"
    r"|\byou(?:['’]ve| have)?(?: \w+ly| now| just)? (?:solved|finished|completed)"
    rf" (?:it|this|that|the {_TASK})\b"
    rf"|\byou(?:['’]ve| have| now)* (?:found|got|have|named|given|told) {_ALL}\b"
    rf"|\b(?:that|this)(?:['’]s| is)(?: really| indeed)? (?:{_ALL}|it|all"
    r"(?! (?:you|we|that|it|of|the)\b))\b"
    r"|\bnothing (?:(?:else|more) )?(?:(?:is )?(?:left|missing)|remains"
    r"|(?:is )?to (?:do|find|solve))\b|\bnothing (?:else|more)\W*$"
    rf"|\bthe next {_TASK}\b|\bwe can stop\b|\ball (?:solved|done)\b|\bmission accomplished\b",
    re.IGNORECASE,
)
_ONE = r"(?:solution|root|answer|one|value|number|possibility)"
_ONLY = later(
    r"\b(?:no|(?:not|n['’]t) (?:any|an)) ?(?:others?|more|further|second)\b(?! than)"
    r"|\bnothing else\b|\b(?:sole|unique|(?:only|just|exactly)(?: one| a single| the)?|single)"
    rf" {_ONE}\b|\bonly that\b|\b(?:that|this|it)(?:['’]s| is) the (?:answer|solution)\b"
    r"|\bthere (?:is|are)(?:n['’]t| not)(?: any)?\W*$",
    re.IGNORECASE,
)
_NOT_ONLY = later(
    r"(?:\bnot|n['’]t)(?: \w+)? (?:only|just|all|everything|single|done|finished|the (?:answer"
    r"|solution|whole|full|complete|final))\b|\b(?:not|n['’]t) \w*(?: )?(?:yet|solved|complete)\b"
    r"|\b(?:but|until|if|when|once|after|before|almost|nearly|unless|would|without)\b",
    re.IGNORECASE,
)


def praises(hint: str) -> bool:
    """Whether a hint tells somebody that they are right."""
    told = _told(hint)
    is_praise = any(_PRAISES.match(each) and not _TAKES_BACK.search(each) for each in told)
    return is_praise or says_right("\n".join(told)) or any(each in hint for each in _SIGNS)


def affirms(hint: str) -> bool:
    """Whether a sentence in a hint begins as who is asked whether something is so says that it is;
    to a wish for a hint the same words say nothing of the kind."""
    return any(_AFFIRMS.match(each) and not _TAKES_BACK.search(each) for each in _told(hint))


def denies(hint: str) -> bool:
    """Whether a hint begins as who is asked whether there is more says that there is not."""
    return any(map(_DENIES.match, _told(hint)[:1]))


def says_fits(hint: str) -> bool:
    """Whether a sentence in a hint says of "that" that it solves something."""
    told = (each.replace(", that,", "") for each in _told(hint))
    return any(_FITS.search(each) and not _TAKES_BACK.search(each) for each in told)


def says_done(hint: str) -> bool:
    """Whether a hint says, or takes for granted, that nothing is left to do or to find."""
    told = any(_DONE.search(each) and not _NOT_ONLY.search(each) for each in _told(hint))
    return told or re.search(rf"\bthe next {_TASK}\b", hint, re.IGNORECASE) is not None


def says_only(hint: str) -> bool:
    """Whether a sentence in a hint says that there is no other solution."""
    return any(_ONLY.search(each) and not _NOT_ONLY.search(each) for each in _told(hint))


def _told(hint: str) -> list[str]:
    """What a hint states, sentence by sentence."""
    told: list[str] = []
    for found in _SENTENCE.finditer(hint):
        sentence = _REASSURES.sub("", " ".join(found[0].replace("*", "").split()))
        if sentence.endswith("?"):
            sentence = sentence.rpartition(",")[0]
            sentence = "" if _SUPPOSES.match(sentence) else f"{sentence}."
        if sentence.strip(" ."):
            told.append(sentence)
    return told
