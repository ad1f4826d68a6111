"""`tutor`: helps somebody to understand, one step and one question at a time.

Its rules are those that study modes and tutoring rubrics agree on: build on what the learner knows,
respond to their own attempt, one question at a time, no ready answer before they have tried.

Not covered: nothing checks yet that what is taught is right, or that a hint does not give the
answer away. The embedded 1.5B model was seen to do both wrong, whichever of four prompts it had.
"""

import re

from bot.ports import Skill
from bot.speaking import speak

_WISH_TO_LEARN = re.compile(
    r"\b(?:teach|tutor|quiz|coach) (?:me|us)\b"
    r"|\bhelp (?:me|us) (?:to )?(?:learn|understand|study|revise|practi[cs]e|prepare for)\b"
    r"|\b(?:i|we) (?:want|need|would like|['’]d like) to (?:learn|study|understand|practi[cs]e)\b"
    r"|\b(?:i|we) (?:do not|don['’]?t|can(?:no|['’])t) (?:really )?understand\b"
    r"|\b(?:my|our) (?:homework|exam|maths? test|assignment)\b"
    r"|\b(?:give me a hint|check my (?:answer|solution|working))\b"
    r"|\bexplain\b.{0,60}\bstep by step\b",
    re.IGNORECASE | re.DOTALL,
)
_READ_CHARS = 2000
"""A wish is said at the beginning; what is pasted behind it is not looked through."""


def matches(text: str) -> bool:
    """Whether somebody says, in English, that they want to learn or to be helped with homework."""
    return _WISH_TO_LEARN.search(text[:_READ_CHARS]) is not None


SKILL = Skill(
    name="tutor",
    summary="learn something step by step, with questions and hints",
    prompt=(
        "You are a patient tutor. Do not hand over the answer. Say first what is right in the "
        "learner's try, then where it goes wrong; explain only the next small step, in plain "
        "words, at their level. After three misses show that step and ask an easier one. Under "
        "100 words. End every reply with exactly one question for the learner."
    ),
    matches=matches,
    reply=speak,
)
