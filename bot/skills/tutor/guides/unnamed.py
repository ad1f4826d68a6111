"""What is asked where somebody names no topic to learn, or no problem that an answer of theirs is
meant to solve; and the guide to what they name then.
"""

from collections.abc import AsyncGenerator
from dataclasses import replace

from bot.ports import TurnContext
from bot.reply import Choice, Choices, ReplyPart, TextDelta
from bot.skills.tutor.desk import Desk, busy_with
from bot.skills.tutor.guides.beginning import Begun, find_problem
from bot.skills.tutor.maths.exercises import checks
from bot.skills.tutor.quizzes import bank

GOAL = "goal"
"""The activity in which the learner has been asked what they want to learn."""
PROBLEM = "problem"
"""The activity in which they have been asked which problem an answer is meant to solve."""
_ANSWER = f"tutor.{PROBLEM}"
_WHICH_GOAL = (
    "What would you like to learn? Name a topic, such as “fractions”, or bring a problem, such as "
    "`3x + 2 = 11`."
)
_WHICH_PROBLEM = (
    "Please write the problem that `{answer}` is meant to solve, such as `2x + 1 = 7`, so that I "
    "can check it."
)


async def ask_goal() -> AsyncGenerator[ReplyPart, None]:
    """Where somebody wants to learn and does not say what."""
    yield TextDelta(_WHICH_GOAL)
    yield Choices(tuple(Choice(each.capitalize(), f"teach me {each}") for each in bank.topics()))
    for kept in busy_with(GOAL, ""):
        yield kept


def lacks_problem(context: TurnContext, text: str) -> bool:
    """Whether somebody wants an answer checked and does not say, nor send, what it answers."""
    return bool(checks.only_answer(text)) and not context.files


async def ask_problem(answer: str) -> AsyncGenerator[ReplyPart, None]:
    """Where it is not said what an answer is meant to solve."""
    yield TextDelta(_WHICH_PROBLEM.format(answer=answer))
    for kept in busy_with(PROBLEM, answer):
        yield kept


async def find_asked(context: TurnContext, desk: Desk, text: str) -> Begun | None:
    """The guide to the problem that was asked for, with the answer that came before it."""
    begun = await find_problem(context, desk, text)
    answer = context.conversation.memory.kept.get(_ANSWER, "")
    return replace(begun, attempt=begun.attempt or answer) if begun else None
