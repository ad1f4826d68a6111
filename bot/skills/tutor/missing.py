"""What a command lacks: it is asked for, and the next reply may name it. Pure.

`/practice`, “Which language?”, “Spanish” is `/practice Spanish`. How a reply makes a wish whole is
each command's own (`completed` in reading.py, planning.py, practising.py and quizzing.py).
"""

import re
from collections.abc import Callable, Mapping, Sequence

from bot.ports import TurnContext
from bot.reply import Keep
from bot.skills.tutor import wishes
from bot.skills.tutor.desk import activity_of, busy_with, done_with

Completed = Callable[[str, str], str]
"""The wish that a reply makes whole, of what is known and the reply; "" where it is no answer."""

ACTIVITY = "missing"
"""The activity in which something has been asked for that a command lacks."""
_STATE = f"tutor.{ACTIVITY}"
_BESIDE = ":"
_GOES_ON = ("guide", "quiz", "practice")
"""Who is in the middle of one of these stays there."""
_REPLY_CHARS = 80
_TOPIC_WORDS = 5
# Expressions are compiled when something has been asked for, not at the start.
_PROPOSES = r"(?i)(?:how|what) about\b"
_LEAD = (
    r"(?i)(?:(?:ok(?:ay)?|h?um+|hm+|well|so|please|pl[sz]|yes|sure|maybe|perhaps|just|an?"
    r"|i(?:['’]d| would)? (?:like|want|love|prefer|need)|i(?:['’]m| am) (?:learning|studying)"
    r"|let(?:['’]?s| us)|(?:can|could) (?:we|you)|(?:how|what) about|(?:to )?(?:do|try|learn|study"
    r"|practi[cs]e|say|take)|(?:something )?(?:on|about)|(?:quiz|lesson)(?: plan)?)[\s,:]+)*"
)
_TAIL = r"(?i)(?:[\s,]+(?:please|pl[sz]|thanks|thank you|then|maybe))*[\s.!?]*$"
_CHANGES_SUBJECT = (
    r"(?i)(?:never ?mind|no(?:pe|thing|ne|t)?|cancel|forget|skip|later|something else|hello|hi|hey"
    r"|thanks?|good (?:morning|afternoon|evening|night)|sorry|wait|ok(?:ay)?|yes|cool|lol"
    r"|who|what|why|how|when|where|which|whose|is|are|was|were|did|does|do|can|could|would|will"
    r"|should|have|has|don['’]?t|i|i['’]\w+|you|we|he|she|they|it|it['’]?s|this|that|there"
    r"|tell|show|write|draw|paint|help|explain|translate|solve|give|find|make|create|calculate"
    r"|compute|simplify|summari[sz]e|remind|check|fix|read|teach|play|open|stop|quit|end)\b"
    r"|[^?]*[=<>{};`?]|(?!.*[^\W\d_]{2})"
)
"""How a reply begins that speaks of something else; and a formula, or code, is no topic."""


def asks(
    context: TurnContext, command: str, known: str, *, is_open: bool = False
) -> Sequence[Keep]:
    """Keep that a command lacks something, with what is known. While something else goes on, what
    may be any word (`is_open`) is not waited for: the next one may be meant for that."""
    state = f"{command}{_BESIDE}{known[:120]}"
    if is_free(context):
        return busy_with(ACTIVITY, state)
    return () if is_open else (Keep(_STATE, state),)


def is_free(context: TurnContext) -> bool:
    """Whether nothing else goes on for which the next word may be meant."""
    return activity_of(context.conversation.memory.kept) not in _GOES_ON


def forget(context: TurnContext) -> Sequence[Keep]:
    """What was asked for in the last turn is asked no more."""
    if not context.conversation.memory.kept.get(_STATE):
        return ()
    is_busy = activity_of(context.conversation.memory.kept) == ACTIVITY
    return done_with(ACTIVITY) if is_busy else (Keep(_STATE, ""),)


def lets_go(
    asked: str, kept: Mapping[str, str], commands: Mapping[str, Completed]
) -> Sequence[str]:
    """What is kept of what was asked for, where a message speaks of something else."""
    is_waiting = activity_of(kept) == ACTIVITY and not wishes.wants_end(asked)
    is_other = is_waiting and not completed(kept, asked, commands)[0]
    return [each.name for each in done_with(ACTIVITY)] if is_other else ()


def completed(
    kept: Mapping[str, str], text: str, commands: Mapping[str, Completed]
) -> tuple[str, str]:
    """The command that a reply makes whole, and its wish; ("", "") where it says anything else."""
    command, _, known = kept.get(_STATE, "").partition(_BESIDE)
    if command not in commands or len(text) > _REPLY_CHARS or "\n" in text:
        return "", ""
    if wishes.asks_back(text) and not re.match(_PROPOSES, text):
        return "", ""
    wish = commands[command](known, text)
    return (command, wish) if wish else ("", "")


def named(text: str) -> str:
    """What a reply names, without what is said around it; "" where it changes the subject."""
    rest = re.sub(_TAIL, "", re.sub(_LEAD, "", text.strip(), count=1))
    return "" if wishes.wants_end(text) or re.match(_CHANGES_SUBJECT, rest) else rest


def topic(text: str) -> str:
    """The same where it is as short as a topic."""
    rest = named(text)
    return rest if len(rest.split()) <= _TOPIC_WORDS else ""
