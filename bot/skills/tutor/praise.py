"""Whether a text says that somebody is right, or wrong, or done: not to be told of what a tool has
found to be the contrary. Pure.

A sentence that takes it back ("right, but …"), asks, or praises a try and not what came of it
("good start"), or one step by name ("your first step is right"), is none. English only.
"""

import re

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_BEGINS = re.compile(
    r"\W*(?:(?:oh|ah|wow|so|and|well),? )?(?:yes|yep|yeah|right|exactly|indeed|precisely"
    r"|correct(?! (?:the|your|this|it)\b)"
    r"|absolutely|perfect|excellent|brilliant|fantastic|great|good|nice|super|bravo|bingo"
    r"|congratulations)\b"
    r"(?!\s*,?\s*(?:a |an )?(?:side|hand|angle|now|away|try|start|attempt|effort|question|idea"
    r"|thinking|begin|luck|place|at first)|-)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:well done|spot on|nailed it|(?:good|great|nice) (?:job|work)"
    r"|you(?:['’]ve| have)? (?:got|solved|did) (?:it|that)"
    r"|(?:that|this|it|you|everything|(?:your|the) (?:answer|result|solution|line|working|work|try"
    r"|attempt|[a-z]))"
    r"(?:['’]s|['’]re| is| are| was| looks)(?: \w+ly| quite| very| all)? (?:right|correct|true"
    r"|perfect)(?!\s*(?:side|hand|angle|that|to|about)\b|-))\b",
    re.IGNORECASE,
)
_BLAMES = re.compile(
    r"\b(?:that|this|it|(?:your|the) (?:answer|result|solution|line|step|working))(?: line| step)?"
    r"(?:['’]s| is| was| looks| seems)(?: \w+ly| quite)?"
    r" (?:(?:wrong|incorrect|false|off|mistaken)\b(?! by\b)|not(?: \w+)? (?:right|correct|true)\b)"
    r"|\b(?:that|this|it)(?: line| step)? isn['’]t(?: \w+)? (?:right|correct|true)\b"
    r"|\b(?:error|mistake|slip)s? (?:is )?(?:in|with) (?:(?:your|the) (?:line|step) )?that\b"
    r"|\bthat (?:has|contains) an? (?:\w+ )?(?:error|mistake|slip)\b"
    r"|\bthat (?:does not|doesn['’]t) (?:follow|come out)\b|\bwrong (?:in|with|at) that\b",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"\b(?:but|however|not|never|almost|nearly|close|until|except|if|whether|check|make sure"
    r"|would|partly)\b|n['’]t\b",
    re.IGNORECASE,
)
_AFFIRMS = re.compile(
    r"\W*(?:(?:yes|oh|well),? )?(?:sure|surely|of course|certainly|definitely|totally|you bet"
    r"|all (?:good|is right)|i(?:['’]m| am)(?: \w+)? (?:sure|certain)"
    r"|(?:there is |i have )?no (?:doubt|mistakes?|errors?))\b",
    re.IGNORECASE,
)
_THE_ANSWER = (
    r"(?:the|an?|your)(?: \w+)? (?:answer|solution|result|root)|(?:the|an?) (?:right|correct) \w+"
)
_IT = r"(?:that|this|it|(?:your|the) (?:answer|result|solution|line|try|value))"
_FITS = re.compile(
    rf"\b{_IT}(?:['’]s| is)(?: \w+ly)? (?:{_THE_ANSWER}|right|correct|true)\b"
    r"(?!\s*(?:side|hand|angle|that|to|about)\b|-)"
    rf"|\b{_IT} (?:\w+ly )?(?:works|fits|solves|satisfies|checks out|comes out|does it)\b"
    rf"|\b(?:{_THE_ANSWER}) (?:is|equals) that\b",
    re.IGNORECASE,
)
_ALL = (
    r"(?:everything|all of (?:it|them)|(?:it|them) all|(?:all|both)(?: of)?(?: the)?"
    r" (?:solutions?|roots?|answers?|values|factors)|the (?:whole|full|complete|final) answer)"
)
_DONE = re.compile(
    r"\b(?:you|we)(?:['’]re| are)(?: \w+)? (?:done|finished|through|all set)\b(?! with)"
    r"|\b(?:it|this|that|everything|all)(?:['’]s| is)(?: all| now)? (?:done|finished|solved"
    r"|complete)\b"
    r"|\byou(?:['’]ve| have)?(?: \w+ly| now| just)? (?:solved|finished|completed)"
    r" (?:it|this|that|the (?:problem|equation|exercise|task|question|inequality))\b"
    rf"|\byou(?:['’]ve| have| now)* (?:found|got|have|named|given|told) {_ALL}\b"
    rf"|\b(?:that|this)(?:['’]s| is)(?: really| indeed)? (?:{_ALL}|it|all"
    r"(?! (?:you|we|that|it|of|the)\b))\b"
    r"|\bnothing (?:(?:else|more) )?(?:(?:is )?(?:left|missing)|remains"
    r"|(?:is )?to (?:do|find|solve))\b"
    r"|\bnothing (?:else|more)\W*$",
    re.IGNORECASE,
)
_ONE = r"(?:solution|root|answer|one|value|number|possibility)"
_ONLY = re.compile(
    r"\b(?:no|(?:not|n['’]t) (?:any|an)) ?(?:others?|more|further|second)\b(?! than)"
    r"|\bnothing else\b"
    rf"|\b(?:only|just|single)(?: one| a single| the)? {_ONE}\b"
    rf"|\b(?:that|this|it)(?:['’]s| is) the (?:answer|solution)\b",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(
    r"(?:\bnot|n['’]t)(?: \w+)? (?:only|just|all|everything|single|done|finished|the (?:answer"
    r"|solution|whole|full|complete|final))\b|\b(?:not|n['’]t) \w*(?: )?(?:yet|solved|complete)\b"
    r"|\b(?:but|until|if|when|once|after|before|almost|nearly|unless|would|without)\b",
    re.IGNORECASE,
)


def says_right(text: str) -> bool:
    """Whether a sentence in a text tells somebody that they are right."""
    for found in _SENTENCE.finditer(text):
        sentence = found[0].replace("*", "").strip()
        if sentence.endswith("?") or _TAKES_BACK.search(sentence):
            continue
        if _BEGINS.match(sentence) or _SAYS.search(sentence):
            return True
    return False


def says_wrong(text: str) -> bool:
    """Whether a sentence in a text says of something that it is wrong."""
    for found in _SENTENCE.finditer(text):
        sentence = " ".join(found[0].replace("*", "").split())
        if not sentence.endswith("?") and _BLAMES.search(sentence):
            return True
    return False


def affirms(text: str) -> bool:
    """Whether a sentence in a text begins as who is asked whether something is so says that it is;
    to a wish for a hint the same words say nothing of the kind."""
    told = _told(text)
    return any(_AFFIRMS.match(each) and not _TAKES_BACK.search(each) for each in told)


def says_fits(text: str) -> bool:
    """Whether a sentence in a text says of "that" that it solves something."""
    return any(_FITS.search(each) and not _TAKES_BACK.search(each) for each in _told(text))


def says_done(text: str) -> bool:
    """Whether a sentence in a text says that nothing is left to do or to find."""
    return any(_DONE.search(each) and not _NOT_ONLY.search(each) for each in _told(text))


def says_only(text: str) -> bool:
    """Whether a sentence in a text says that there is no other solution."""
    return any(_ONLY.search(each) and not _NOT_ONLY.search(each) for each in _told(text))


def _told(text: str) -> list[str]:
    """The sentences of a text that are no questions."""
    told = (" ".join(found[0].replace("*", "").split()) for found in _SENTENCE.finditer(text))
    return [each for each in told if each and not each.endswith("?")]
