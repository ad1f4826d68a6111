"""Hints and explanations by the model, read whole before they are shown.

A hint that leaks, states a wrong sum, says what a tool knows to be false of the problem
(hinted.py), praises what it has found wrong, also in an earlier turn (standing.py), is too long or
does not end in one question is asked for again, twice at the most, then a safe one is given. An
explanation that leaks is left out.
"""

import re

from bot.errors import ModelError
from bot.ports import TurnContext
from bot.skills.tutor.asking import ask
from bot.skills.tutor.desk import Desk
from bot.skills.tutor.guides.guide import Guide
from bot.skills.tutor.guides.hints.hinted import false_of_problem
from bot.skills.tutor.guides.hints.praise import says_right
from bot.skills.tutor.guides.hints.safe import SMALLER_STEP, safe_hint
from bot.skills.tutor.guides.keys.leaks import MOST_CHARS, leaks
from bot.skills.tutor.guides.standing import contrary
from bot.skills.tutor.maths.exercises.claims import false_sum

_TRIES = 3
_WORDS = 90

HINT = (
    "You are a patient tutor. Give one hint, in at most 60 words, for the very next small step. "
    "Build on the learner's try: say what in it is right and where it first goes wrong. Never "
    "state the final answer, nor anything equal to it. End with exactly one question."
)
_STEP = (
    "You are a patient tutor. In at most 70 plain words explain the idea that is needed for the "
    "next exercise, to somebody who says of themselves what is given. Do not solve the exercise, "
    "do not name its answer, and ask nothing."
)


async def hint(context: TurnContext, desk: Desk, running: Guide, text: str, found: str) -> str:
    """A hint that passed the checks, its LaTeX as the model wrote it; a safe one where the model
    has none."""
    question = running.question
    if question is None:
        return ""
    facts = [f"Exercise: {question.ask}"]
    if question.kind == "choice":
        facts.append(f"Options: {'; '.join(question.options(running.quiz.seed))}")
    facts += [f"Right so far: {line}" for line in running.lines[1:]]
    facts += [f"The learner tried: {each}" for each in running.tries[:-1]]
    facts.append(f"The learner says now: {text[:300]}")
    if (before := running.standing.told) and not running.standing.is_of(text):
        facts.append(before)
    elif found:
        facts.append(f"Checked with a tool: {found}")
    if running.misses >= SMALLER_STEP:
        facts.append("They have missed several times: ask for a smaller, easier step.")
    problem = "\n".join((question.ask, *running.lines))
    _, _, exercise = question.check.partition("same ")
    known = (*running.lines, *_parts(running.lines[:1]), exercise, *running.tries)
    wrong = stands = ""
    for _ in range(_TRIES):
        try:
            said = await ask(context, HINT, "\n".join([*facts, wrong]).strip(), max_tokens=160)
        except ModelError:
            break
        wrong = await _wrong_with(said, running, known, desk)
        if found and not wrong and says_right(said):
            wrong = "Your last hint said that they are right, which they are not."
        if not wrong:
            wrong = stands = contrary(
                said, text, running.standing, problem, has_some=running.some != ""
            )
        if not wrong:
            return said
    safe = safe_hint(question, running.quiz.seed, max(1, running.misses), running.tries)
    again = running.standing.found if stands and not found else ""
    return f"{again}\n\n{safe}".strip()


def _parts(problem: tuple[str, ...]) -> list[str]:
    """The equations of a system, each by itself."""
    return [part for line in problem for part in line.split("; ")]


async def _wrong_with(said: str, running: Guide, known: tuple[str, ...], desk: Desk) -> str:
    """What the model must do better; "" where a hint can be shown."""
    question = running.question
    if not said or question is None:
        return "Write a hint."
    most = desk.settings.hint_max_words
    if running.misses >= SMALLER_STEP:
        most //= 2
    if len(said) > MOST_CHARS or len(said.split()) > most:
        return "Your last hint was too long. Use at most 60 words."
    if await leaks(said, question, running.quiz.seed, known, desk.maths):
        return "Your last hint held the answer. Write another one without it."
    if stated := false_sum(said, known):
        return f"Your last hint said {stated}, which is wrong."
    if running.is_own_problem and (
        false := await false_of_problem(said, running.lines, known, desk.maths)
    ):
        return false
    if said.count("?") != 1 or not said.rstrip(' *_`"”').endswith("?"):
        return "End with exactly one question."
    return ""


async def explanation(context: TurnContext, desk: Desk, running: Guide) -> str:
    """The idea behind the next step, without its answer, its LaTeX as the model wrote it; "" where
    the model has none."""
    question = running.question
    if question is None:
        return ""
    facts = f"Topic: {running.goal}\nThe learner says: {running.knows}\nExercise: {question.ask}"
    for _ in range(_TRIES):
        try:
            said = await ask(context, _STEP, facts, max_tokens=180)
        except ModelError:
            return ""
        said = " ".join(part for part in re.split(r"(?<=[.!?])\s+", said) if "?" not in part)
        if (
            said
            and len(said.split()) <= _WORDS
            and not false_sum(said)
            and not await leaks(said, question, running.quiz.seed, (), desk.maths)
        ):
            return said
    return ""
