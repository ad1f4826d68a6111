"""How a passage, a lesson plan, a language practice, what was learned so far and a word when cards
are due are asked for in a sentence. Pure."""

import re

from bot.patterns import later
from bot.skills.tutor.pleas import HELLO, HELP_ME, PLEASE
from bot.skills.tutor.quiz_wishes import PROGRAM
from bot.tools.readability.level import read_level

_READ_CHARS = 2000
"""A wish is said at the beginning; what is pasted behind it is not looked through."""
_BEFORE = (
    rf"^(?:{HELLO}\b[\s,!.]*)?"
    r"(?P<preface>i(?:['’]?m| am) (?:an?|the|teaching)\b[^,.;:!?\n]{0,60}[,.;:!]\s*(?:and |so )?)?"
    r"(?:please |(?:can|could) (?:you |we |i )|i(?: need| want| would like|['’]d like) "
    rf"|let['’]?s |{HELP_ME})*"
)
_KEYS = {
    "read": ("passage", "text", "story", "comprehension"),
    "lesson": ("lesson",),
    "practice": ("practi",),
    "progress": ("progress",),
}
"""What stands in each wish: without it none of the long expressions is made, or tried."""
_MAKE = r"(?:write |make |give |create |prepare |generate |tell )?(?:me |us )?"
_LEVEL = r"(?:(?:grade|year) \d{1,2}|[abc][12]|\d{1,2}(?:st|nd|rd|th)[ -]grade(?:rs?)?)\b"
_MINUTES = (
    rf"(?:(?![^\n?]*\bin {PROGRAM}\b)[^\n?]*\d\s?min"
    rf"|[^\n?]*\d\s?min(?:ute)?s?\b\W*(?:{PLEASE}\W*)?(?:,|$))"
)
"""How long a lesson is to be. In a programming language that is said last: else it may be a program
with a 30 min timer."""
_ACTIVITIES = {
    "read": later(
        rf"{_BEFORE}{_MAKE}(?:find )?(?:me |us )?(?:an? )?(?:short )?"
        r"(?P<first>(?:[abc][12]|(?:grade|year) \d{1,2}|\d{1,2}(?:st|nd|rd|th)[ -]grade)[ -]"
        r"(?:level )?)?(?:(?:reading )?(?:passage|reading text)|reading comprehension"
        r"|(?(first)(?:text|story)"
        rf"|(?:text|story)(?= (?:about|on) [^\n]*\b(?:for|at) [^\n]{{0,20}}\b{_LEVEL})))"
        r"(?: (?:passage|text))? (?P<wish>.+)$",
        re.IGNORECASE | re.DOTALL,
    ),
    "lesson": later(
        rf"{_BEFORE}{_MAKE}(?:plan (?:out )?(?:(?:for )?(?:me|us) )?)?(?:an? )?"
        r"(?P<first>(?:\d{1,3}|half an|one|two)[ -](?:min(?:ute)?|hour|h)s?[ -](?:long )?)?"
        r"lesson(?:(?: plan)? (?:for|on|about)\s| plan\s*[:,](?!\s*pl(?:ease|[sz])\b)"
        rf"| plan\s(?=[^\n?]*\b{_LEVEL}|{_MINUTES})"
        r"(?!(?:is|was|that|which|i|we|has|had|in)\b))\s*"
        r"(?P<wish>.+)$",
        re.IGNORECASE | re.DOTALL,
    ),
    "practice": later(
        rf"{_BEFORE}(?:to )?practi[cs]e (?P<first>)(?:my |speaking )*(?P<wish>(?:english|spanish"
        r"|french|german|italian|portuguese|dutch)\b.*)$",
        re.IGNORECASE | re.DOTALL,
    ),
    "progress": later(
        rf"{_BEFORE}(?P<first>)(?:(?:show|see|view|check|display|what(?:['’]?s| is)"
        r"|how(?:['’]?s| is))\s)?(?:me )?my (?:learning |quiz )?progress(?P<wish>)"
        r"(?: (?:so far|chart|please|pls|now|today))*$",
        re.IGNORECASE,
    ),
}
"""`first` is the part of the wish that may come first, `preface` what somebody says of themselves,
which may name for whom it is: "I'm a year 5 teacher, …"."""
_CARDS = r"(?:my |the |any |some )*(?:due )?(?:(?:flash|revision|practi[cs]e)[ -]?)?cards?"
_REMINDED = later(
    rf"{_BEFORE}(?:(?P<off>(?:stop|don['’]?t|do not|never) remind(?:ing)? me\b)"
    r"|(?:remind|tell|notify|message|ping) me\b|let (?:me|us) know\b)"
    r"(?: (?:when|whenever|if|once|as soon as|about|of|to (?:repeat|review|do|practi[cs]e)))?"
    rf" (?:{_CARDS}|(?P<it>something|anything|(?:my )?(?:reviews?|repeats?|repetitions?)"
    r"|i have (?:cards?|something)))"
    r"(?: (?P<due>(?:(?:that|which) )?(?:is|are|be|come|comes|to be)? ?due)(?: to repeat)?)?"
    r"(?: any ?more| please| every day| daily)*$",
    re.IGNORECASE,
)


def activity_asked(text: str) -> tuple[str, str]:
    """Which command somebody means who does not write it ("read", "lesson", "practice",
    "progress", "remind"), and what stands behind it; ("", "") for none."""
    said = text.strip().rstrip(".!?")[:_READ_CHARS]
    lower = said.lower()
    reminded = _REMINDED.match(said) if "card" in lower or " due" in lower else None
    if reminded and (reminded["due"] or (reminded["it"] is None and "remind" in lower)):
        return "remind", "off" if reminded["off"] else "on"
    for name, pattern in _ACTIVITIES.items():
        is_named = any(key in lower for key in _KEYS[name])
        if is_named and (match := pattern.match(said)):
            first, wish = (match["first"] or "").strip(" -"), match["wish"].strip()
            level = read_level(match["preface"] or "")[0]
            if level and not first and read_level(wish)[0] is None:
                first = level.name
            if not first:
                return name, wish
            return name, f"{wish}, {first}" if name == "lesson" else f"{first} {wish}"
    return "", ""
