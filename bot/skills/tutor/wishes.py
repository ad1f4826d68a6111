"""What a learner wants, read from what they write, in English. Pure."""

import re

from bot.patterns import later
from bot.skills.tutor import hurried, picks, subjects
from bot.skills.tutor.activity_wishes import activity_asked
from bot.skills.tutor.maths.exercises import checks
from bot.skills.tutor.maths.kinds import (
    calculus,
    conversions,
    given,
    inequalities,
    quantities,
    rearranging,
    to_rewrite,
)
from bot.skills.tutor.maths.written import colons, fraction_signs, gaps, sums, worded
from bot.skills.tutor.maths.written.around import close_up
from bot.skills.tutor.maths.written.sums import equations_in, has_cut, sum_in
from bot.skills.tutor.pleas import HELP_ME
from bot.skills.tutor.quiz_wishes import quiz_topic

_WISH_TO_LEARN = re.compile(
    r"\b(?:teach|tutor|quiz|coach|test) (?:me|us)\b"
    rf"|\b{HELP_ME}(?:learn|understand|study|revise|practi[cs]e|prepare for)\b"
    r"|\b(?:i|we)(?: want| need| would like|['’]d like) to (?:learn|study|understand|practi[cs]e)\b"
    r"|\b(?:i|we) (?:do not|don['’]?t|can(?:no|['’])t) (?:really )?understand\b"
    r"|\b(?:my|our) (?:homework|exam|maths? test|assignment)\b"
    r"|\b(?:give me a hint|(?:check|mark) my (?:answer|solution|working|work|steps))\b"
    r"|\bexplain\b.{0,60}\bstep by step\b",
    re.IGNORECASE | re.DOTALL,
)
_HELP_WITH_SUM = re.compile(
    rf"\b{HELP_ME}(?:solve|with|do|work out|figure out|calculate|answer"
    r"|(?P<other>find|differentiate|integrate|derive))\b",
    re.IGNORECASE,
)
_HOW_TO = re.compile(
    r"\b(?:help(?: (?:me|us))?|how (?:(?:do|can|could|would|should) (?:i|you|we|one)|to)"
    r"|(?:show|tell|teach) (?:me|us) how(?: (?:to|i|you))?|(?:am|['’]m) stuck"
    r"|(?:can(?:no|['’])t|do(?: not|n['’]?t) know how to))\s+(?:to\s+)?"
    r"(?P<how>with|on|at|solve|do|find|get|work (?:out|on)|figure out|calculate|compute|evaluate"
    r"|answer|(?=(?:add|subtract|multiply|divide|simplify|expand|multiply out|factor(?:i[sz]e)?"
    r"|reduce|convert|write|turn|change|express|complete the|rearrange|make [a-z] the)\b))\s*",
    re.IGNORECASE,
)
_ASKS_HOW = re.compile(r"how\b", re.IGNORECASE)
"""Who asks how to convert something may only want the result."""
_BY_MACHINE = re.compile(
    r"\b(?:in|with|using|on|by)\s+(?:(?:an?|my|the|ms|microsoft|google)\s+)*"
    r"(?:excel|(?:spread)?sheets?|libreoffice|python|numpy|sympy|pandas|sql"
    r"|java(?:script)?|typescript|c\+\+|c#|golang|rust|ruby|php|kotlin|swift|scala|haskell"
    r"|perl|bash|powershell|vba|matlab|octave|mathematica|maple|latex|code|program|script)(?![\w-])",
    re.IGNORECASE,
)
"""It is then for a machine to do, and help with that is not about the maths."""
_SUM_CHARS = 200
"""With a sum or an equation behind it; else it may be help with anything. Behind `other` a sum is
none: "a 4x4 car"."""
_READ_CHARS = 2000
"""A wish is said at the beginning; what is pasted behind it is not looked through."""

_THIS = (
    r"(?i)(?:this|that|it|these|them|(?:(?:this|that|the|my|these) )?(?:attached |attachment )?"
    r"(?:file|text|document|pdf|attachment|notes|chapter|article|page)s?)(?: please)?"
)
_TEACH = re.compile(
    r"\b(?:teach|tutor|coach) (?:me|us)(?: (?:about|in|how to|to))? (?P<a>[^.?!\n]{2,80})"
    rf"|\b{HELP_ME}(?:learn|understand|study|revise|practi[cs]e|prepare for) "
    r"(?:about )?(?P<b>[^.?!\n]{2,80})"
    r"|\bto (?:learn|study|understand|practi[cs]e) (?:about )?(?P<c>[^.?!\n]{2,80})"
    r"|\bunderstand (?P<d>[^.?!\n]{2,80})",
    re.IGNORECASE,
)
_NO_GOAL = (
    r"(?i)(?:please |can you |could you )*"
    rf"(?:(?:teach|tutor|coach) (?:me|us)|{HELP_ME}(?:learn|study)"
    r"|(?:i|we)(?: want| need| would like|['’]d like) to (?:learn|study|practi[cs]e))"
    r"(?: (?:something|anything|stuff|things?|new|a bit|a little|please|today))*"
)
_END = re.compile(
    r"(?:(?:please|ok(?:ay)?|well|let(?:['’]?s| us)|can we|i(?:['’]d| would)? (?:want|like) to)"
    r",? )*(?:stop|end|quit|exit|enough|that(?: i|['’])s enough|i am done|no more|bye"
    r"|good ?bye)"
    r"(?: (?:the |this |with (?:the |this ))?(?:it|quiz|guide|lesson|practice|exercise))?"
    r"(?:,? (?:please|now|here|for (?:now|today)|thanks?(?: you)?))*",
    re.IGNORECASE,
)
_AT_A_LOSS = re.compile(
    r"(?:idk|dunno|no idea|i (?:do not|don['’]?t) know|i have no idea)", re.IGNORECASE
)
_PASS = re.compile(rf"(?:pass|skip|next|{_AT_A_LOSS.pattern})", re.IGNORECASE)
_HINT = re.compile(
    r"(?:(?:give me |can i have |i need )?(?:a |another )?(?:hint|clue)"
    r"|help(?: me)?|i am stuck|stuck)",
    re.IGNORECASE,
)
_EXERCISE = re.compile(
    r"\b(?:solve|find (?:the|all|out|its|his|her|their|d?[a-z]\b)|calculate|compute|work out"
    r"|determine|simplify|evaluate|expand|factor(?:i[sz]e)?|add|subtract|multiply|divide|convert"
    r"|complete the square|rearrange|make [a-z] the subject"
    r"|how (?:many|much|far|long|old|fast|tall|big|high|often)|what (?:is|are|was)"
    r"|what['’]?s|which|when (?:is|do|does|did|will|was)|word problem(?=\s*:))\b"
    r"|\b(?:round|estimate|increase|decrease|share|order|arrange|rationali[sz]e)\s+[-−(£$€√]?\d"
    r"|\b(?:write|express|give|put|turn|change)\s+[-−(£$€√]?\d[^A-Za-z\n]*\s(?:as|in|into|to)\s"
    r"|\b(?:mean|median|mode|range|average|lcm|hcf|gcf|gcd|area|perimeter|circumference|volume"
    r"|gradient|slope|speed|probability|ratio)\s(?:of|for|between|through)\b"
    r"(?=[^?\n]*\d)(?![^?\n]*(?:\bis|=)\s*[-−]?\d)",
    re.IGNORECASE,
)
_SCHOOL = re.compile(r"\b(?:homework|exercise|assignment|word problem)\b", re.IGNORECASE)
_ASKS_FACT = later(
    rf"{_SCHOOL.pattern}[^?:.,!\n]{{0,30}}[:.,!\n-]+\s*(?:(?:the )?question(?: is)?[:,]?\s*)?"
    r"(?:who(?:se)?|where|what)\s+(?:(?:do|does|did|is|are|was|were)\s+)?"
    r"(?!(?:do|does|did|is|are|was|were|should|shall|can|could|would|am|if|about|next|now|it|that"
    r"|this|to|i|we|you|my)\b)['‘’\"“«]?\w",
    re.IGNORECASE,
)
"""Homework that asks for a name or a thing: "homework: who wrote Macbeth?"."""
_ATTEMPT = re.compile(
    r"\W*(?:i (?:think|get|(?:got|have(?! (?:an?|this|to)\b))(?! (?:some )?(?:\w+ )?homework\b)"
    r"|guess|tried|did|would)"
    r"|is (?:it|that|this)|so\b|because|it(?:['’]s| is)|my (?:answer|solution|try)|maybe|perhaps"
    r"|the answer|then\b|first\b|what (?:is|are) (?:it|that|this|the next)\b)",
    re.IGNORECASE,
)
_TRY = re.compile(
    r"\b(?:check|mark|correct) my\b|\bmy (?:answer|solution|working|try|attempt|result)\b"
    r"|\bi (?:get|got|did|tried|think|wrote|found)\b",
    re.IGNORECASE,
)
_CHECK = re.compile(r"\b(?:check|mark) my\b", re.IGNORECASE)
_MARK = r"(?i)\b(?:mark|grade|check) (?:this|these|those|them)\b(?! out\b)"
_DONE_SUM = r"(?i)\d[a-z)]?\s*=\s*[-−√£$€]?\d"
_LOST = re.compile(
    r"(?:i (?:do not|don['’]?t|can(?:no|['’])t) (?:really )?(?:understand|get)"
    r"|why\b|how (?:do|can)\b|explain\b|what does\b|what do you mean|i am confused|huh\b)",
    re.IGNORECASE,
)


def matches(text: str) -> bool:
    """Whether somebody says, in English, that they want to learn or to be helped with homework, or
    asks for a quiz, a passage at a level, a lesson plan or language practice, or whether an answer
    to a problem is right."""
    text = fraction_signs.as_sum(close_up(text))
    if picks.is_pick(text):
        return True
    if _WISH_TO_LEARN.search(text[:_READ_CHARS]) or quiz_topic(text) is not None:
        return True
    if subjects.subject_wished(text[:_READ_CHARS]):
        return True
    if checks.names_problem(text) or asks_help_with_maths(text):
        return True
    if (begun := hurried.begun(text)) != text and asks_help_with_maths(begun):
        return True
    if asks_to_mark(text) and re.search(_DONE_SUM, text[:_READ_CHARS]):
        return True
    return any(activity_asked(text))


def asks_help_with_maths(text: str) -> bool:
    """Whether somebody asks for help with, or how to do, a problem that they name in signs, not
    with how to have it done: "3x + 2 = 11 in Excel"."""
    if _BY_MACHINE.search(text[:_READ_CHARS]):
        return False
    text = colons.as_divisions(text)
    if given.wants_help(text):
        return True
    text = hurried.plainly(text)
    if (found := _HELP_WITH_SUM.search(text[:_READ_CHARS])) is not None:
        problem = sums.in_signs(gaps.filled(text[found.end() :][:_SUM_CHARS]))
        if equations_in(problem) or inequalities.claims(problem):
            return True
        if quantities.is_sum_in(problem) or to_rewrite.as_asked(problem):
            return True
        if not found["other"] and (sum_in(problem) or has_cut(problem)):
            return True
        if calculus.is_meant(text[found.start() :][:_SUM_CHARS]):
            return True
    for found in _HOW_TO.finditer(text[:_READ_CHARS]):
        problem = text[found.end() :][:_SUM_CHARS]
        if sums.is_only_sum(problem) or quantities.is_sum_in(problem):
            return True
        if worded.sum_said(problem) or to_rewrite.is_only(problem) or to_rewrite.as_asked(problem):
            return True
        if not found["how"] and to_rewrite.claims(problem):
            return True
        if rearranging.claims(text[found.start() :][:_SUM_CHARS]):
            return True
        if conversions.claims(problem) and not _ASKS_HOW.match(found[0]):
            return True
    return False


def help_wanted_with(text: str) -> str:
    """What stands behind the words in which somebody asks for help; "" where there are none."""
    read = text[:_READ_CHARS]
    found = _HOW_TO.search(read) or _HELP_WITH_SUM.search(read)
    return read[found.end() :] if found else ""


def means_file(topic: str) -> bool:
    """Whether what somebody wants to be quizzed on is what they sent along."""
    return re.fullmatch(_THIS, topic.strip()) is not None


def begins_anew(text: str) -> bool:
    """Whether somebody in the middle of one thing plainly asks for another."""
    is_lesson = re.match(
        r"(?:please )?(?:teach|tutor|coach) (?:me|us)\b", text.strip(), re.IGNORECASE
    )
    return is_lesson is not None or quiz_topic(text) is not None or activity_asked(text)[0] != ""


def asks_back(text: str) -> bool:
    """Whether something said in place of an answer is a question, or that it was not understood."""
    return text.rstrip().endswith("?") or _LOST.match(text.strip()) is not None


def names_no_goal(text: str) -> bool:
    """Whether somebody wants to learn and does not say what."""
    return re.fullmatch(_NO_GOAL, _bare(text)) is not None


def topic_to_learn(text: str) -> str:
    """What somebody wants to learn or understand; "" where they do not say."""
    match = _TEACH.search(text[:_READ_CHARS])
    if match:
        return next((group.strip() for group in match.groups() if group), "")
    return "" if wants_homework_done(text) else subjects.subject_wished(text[:_READ_CHARS])


def wants_homework_done(text: str) -> bool:
    """Whether somebody wants help with homework, and says at most what subject it is of."""
    return subjects.names_homework(subjects.subject_wished(text[:_READ_CHARS]))


def brings_exercise(text: str) -> bool:
    """Whether somebody brings an exercise with something definite to find, not a try at one."""
    read = text[:_READ_CHARS]
    is_try = _ATTEMPT.match(read) is not None
    is_named = names_exercise(read)
    has_some = is_named or re.search(r"\d", read) is not None
    asks = _EXERCISE.search(read) is not None or (is_named and _ASKS_FACT.search(read) is not None)
    return has_some and asks and not is_try


def asks_for_something(text: str) -> bool:
    """Whether a text asks for something definite, which may be a number: "how many legs has …"."""
    return _EXERCISE.search(text[:_READ_CHARS]) is not None


def brings_try(text: str) -> bool:
    """Whether somebody says that they bring what they made of a problem."""
    return _TRY.search(text[:_READ_CHARS]) is not None


def asks_check(text: str) -> bool:
    """Whether somebody asks to have what they made of something checked."""
    return _CHECK.search(text[:_READ_CHARS]) is not None


def asks_to_mark(text: str) -> bool:
    """Whether somebody asks to have it checked without a word of what it is: "mark these"."""
    return re.search(_MARK, text[:_READ_CHARS]) is not None


def names_exercise(text: str) -> bool:
    """Whether somebody calls it homework or an exercise."""
    return _SCHOOL.search(text[:_READ_CHARS]) is not None


def wants_end(text: str) -> bool:
    """Whether what is going on should end."""
    return _END.fullmatch(_bare(text)) is not None


def passes(text: str) -> bool:
    """Whether somebody has no answer."""
    return _PASS.fullmatch(text.strip().rstrip(".!")) is not None


def is_at_a_loss(text: str) -> bool:
    """Whether somebody says that they do not know, which in a guide is no wish to go on."""
    return _AT_A_LOSS.fullmatch(text.strip().rstrip(".!")) is not None


def wants_hint(text: str) -> bool:
    """Whether somebody asks for a hint and says nothing else."""
    return _HINT.fullmatch(_bare(text)) is not None


def _bare(text: str) -> str:
    return text.strip().rstrip(".!?")
