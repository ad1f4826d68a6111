"""How a quiz is asked for in a sentence, and on what. Pure."""

import re
from functools import cache

_READ_CHARS = 2000
"""A wish is said at the beginning; what is pasted behind it is not looked through."""
_LEAD = (
    r"(?:(?:please|hey|hi|ok(?:ay)?|now|so|yes)[\s,]+"
    r"|(?:can|could|may|shall|would|will) (?:you|we|i) "
    r"|(?:i|we)(?: want| need| would like|['’]d (?:like|love))(?: to)? |let['’]?s |let us "
    r"|do you have |have you got |is there |how about |what about )*"
)
_VERB = (
    r"(?:(?:give|make|write|do|have|take|start|begin|create|generate|prepare|try|get) )?"
    r"(?:(?:me|us) )?"
)
_KIND = (
    r"(?:new|short|quick|little|small|easy|hard|difficult|fun|nice|random|practice"
    r"|multiple[- ]choice|\d{1,2}[- ]question)"
)
_COUNT = r"(?: (?:with|of) (?:\w+ ){1,2}questions?)?"
_ON = r"(?:on|about|in|from|of|out of|covering)"
_END = r"(?:,? (?:please|now|then))*"
_PROGRAM = (
    r"(?:python|java(?:script)?|typescript|html|react|c\+\+|c#|go|golang|rust|ruby|php|kotlin|swift"
    r"|excel|(?:google )?(?:forms|sheets)|word|powerpoint|latex|json|markdown)"
)
"""In these it is to be written, by "make a quiz in …"; "on" or "about" makes it a topic."""


def quiz_topic(text: str) -> str | None:
    """What somebody wants to be quizzed on ("" for anything); None: they want no quiz."""
    match = _asked().match(text.strip().rstrip(".!?")[:_READ_CHARS])
    if match is None:
        return None
    found = (match["topic"], match["also"], match["named"])
    return next((each for each in found if each), "").strip(" :")


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(
        r"(?:please |can you |could you )*(?:quiz|test) (?:me|us)"
        r"(?:(?: on| about| in)? (?P<topic>.+))?$"
        rf"|{_LEAD}{_VERB}(?:an?|another|one more|some|the next) (?:{_KIND} )*quiz(?:zes)?{_COUNT}"
        rf"(?: for (?:me|us))?(?: (?!in {_PROGRAM}\b){_ON} (?P<also>.+?))?{_END}$"
        rf"|(?:please )?quiz(?:(?: (?:on|about)|\s*:) (?P<named>[^?\n]{{1,80}}?))?{_END}$",
        re.IGNORECASE | re.DOTALL,
    )
