"""Hints that cannot give an answer away, for when the model's do. Pure."""

from collections.abc import Iterable

from bot.skills.tutor.grading import picked
from bot.skills.tutor.question import LETTERS, Question

_GENERAL = (
    "Read the question again and say in your own words what is asked for. What is given?",
    "Start with the part that you are sure of and write it down. What is the very next step?",
    "Take an easier case of the same kind first. How would you do that one?",
)
_MATHS = (
    "Write down what is given and what is asked for. Which operation comes first?",
    "Do only one step, and write the whole line again. What does it look like then?",
    "Check your last line by putting your result back in. Does it come out?",
    "Try it with smaller numbers first. Which steps did you take there?",
)
_CALCULUS = (
    "Which rule fits here: the one for powers, for products, or for one function within another?",
    "Take one term by itself first. What becomes of it?",
    "Try it with a simpler function of the same kind. What do you get there?",
)


def safe_hint(question: Question, seed: str, misses: int, tries: Iterable[str] = ()) -> str:
    """A hint, other ones the more misses there were; it ends with a question.

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
        return _CALCULUS[(misses - 1) % len(_CALCULUS)]
    hints = _MATHS if question.kind in ("number", "expression") else _GENERAL
    return hints[(misses - 1) % len(hints)]
