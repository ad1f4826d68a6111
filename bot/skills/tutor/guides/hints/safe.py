"""Hints that cannot give an answer away, for when the model's do. Pure."""

from collections.abc import Iterable

from bot.skills.tutor.quizzes.choosing import picked
from bot.skills.tutor.quizzes.question import LETTERS, Question

_GENERAL = (
    "Read the question again and say in your own words what is asked for. What is given?",
    "Start with the part that you are sure of and write it down. What is the very next step?",
)
_MATHS = (
    "Write down what is given and what is asked for. Which operation comes first?",
    "Do only one step, and write the whole line again. What does it look like then?",
)
_CALCULUS = (
    "Which rule fits here: the one for powers, for products, or for one function within another?",
    "Take one term by itself first. What becomes of it?",
)

SMALLER_STEP = 3
"""From this miss on hints ask for a smaller step."""
_SMALLER_GENERAL = (
    "Only this for now: which word of the question matters most?",
    "Only this for now: what do you know about that one word?",
)
_SMALLER_MATHS = (
    "Only this for now: which numbers stand there, and which one would you begin with?",
    "Only this for now: which sign stands beside that number, and what undoes it?",
)
_SMALLER_CALCULUS = (
    "Only this for now: what is the first term, and which power has it?",
    "Only this for now: what does the rule say becomes of that power?",
)


def is_own(question: str) -> bool:
    """Whether a hint of these ends with a question."""
    hints = (_GENERAL, _MATHS, _CALCULUS, _SMALLER_GENERAL, _SMALLER_MATHS, _SMALLER_CALCULUS)
    return any(each.endswith(question) for some in hints for each in some)


def safe_hint(question: Question, seed: str, misses: int, tries: Iterable[str] = ()) -> str:
    """A hint, other ones the more misses there were, from SMALLER_STEP on of one small thing; it
    ends with a question.

    Of a choice it takes the wrong options away that `tries` picked and no more, for the learner
    will pick others; and none where that would leave only one.
    """
    if question.kind == "choice":
        options = question.options(seed)
        tried = {picked(question, each, seed) for each in tries} - {question.key}
        gone = [LETTERS[n] for n, option in enumerate(options) if option in tried]
        if gone and len(options) - len(gone) >= 2:
            listed = " and ".join(gone) if len(gone) < 3 else ", ".join(gone)
            return f"It is not {listed}. Which of the others fits best?"
    if question.check.startswith(("derivative", "integral")):
        hints, smaller = _CALCULUS, _SMALLER_CALCULUS
    elif question.kind in ("number", "expression"):
        hints, smaller = _MATHS, _SMALLER_MATHS
    else:
        hints, smaller = _GENERAL, _SMALLER_GENERAL
    if misses >= SMALLER_STEP:
        return smaller[(misses - SMALLER_STEP) % len(smaller)]
    return hints[misses - 1]
