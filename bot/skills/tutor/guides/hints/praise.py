"""Whether a text says that somebody is right, or wrong: not to be told of what a tool has found to
be the contrary. Pure.

A sentence that takes it back ("right, but …"), asks, or praises a try and not what came of it
("good start"), or one step by name ("your first step is right"), is none. English only.
"""

import re

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_BEGINS = re.compile(
    r"\W*(?:(?:oh|ah|wow|so|and|well),? )?(?:yes|yep|yeah|right|exactly|indeed|precisely"
    r"|correct(?! (?:the|your|this|it)\b)"
    r"|absolutely|perfect|excellent|brilliant|fantastic|great|good|nice|super|bravo"
    r"|congratulations)\b"
    r"(?!\s*,?\s*(?:a |an )?(?:side|hand|angle|now|away|try|start|attempt|effort|question|idea"
    r"|thinking|begin|luck|place|at first)|-)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:well done|spot on|nailed it|(?:good|great|nice) (?:job|work)"
    r"|you(?:['’]ve| have)? (?:got|solved|did) (?:it|that)"
    r"|(?:that|this|it|you|(?:your|the) (?:answer|result|solution|line|working|work|try|attempt))"
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
