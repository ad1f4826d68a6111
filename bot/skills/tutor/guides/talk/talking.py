"""Where no tool knows the answer: the model speaks freely, and what can be checked of it is.

Of an exercise that a learner brings the model is asked the answer first, in a question of its own.
What it says then is kept back from its replies until the learner asks for it or says it: it may be
wrong, so nobody is marked by it. Sums that a reply states are worked out (claims.py).

Not covered: whether anything else that it says is true.
"""

import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, replace
from functools import partial

import msgspec

from bot.conversation import storable
from bot.errors import ModelError
from bot.ports import TurnContext
from bot.reply import Keep, Notice, ReplyPart, Status, TextDelta
from bot.skills.tutor import answer_wishes, wishes
from bot.skills.tutor.asking import ask
from bot.skills.tutor.desk import Desk
from bot.skills.tutor.guides.hints.praise import says_right
from bot.skills.tutor.guides.hints.safe import safe_hint
from bot.skills.tutor.guides.keys.leaks import MOST_CHARS, is_said, leaks
from bot.skills.tutor.maths.exercises.claims import false_sum
from bot.skills.tutor.quizzes.question import Question
from bot.turn.speaking import speak, speak_then

_STATE = "tutor.held"
_TRIES = 3
_READ_CHARS = 1500
_KEY_CHARS = 60
_KEY_WORDS = 8
_SYSTEM = "You solve exercises and say nothing but the result."
_KEY = (
    "What is the final answer to this exercise? Write the answer alone, a number or a few words, "
    "without working. Write NONE where it has no definite answer.\n\n{exercise}"
)
_FALSE = "`{stated}` is not right: I have worked it out."
CHECKED = "Checked with a tool: {}"
"""How a model is told what was found."""
_ASKING = re.compile(r"\b(?:is|are|does|so)\b|\?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Held:
    """An exercise, the answer to it that the model gave, and how many turns it was worked on."""

    exercise: str
    key: str
    turns: int = 0

    @property
    def question(self) -> Question:
        """As a question with a key."""
        has_number = re.search(r"\d", self.key) is not None
        return Question(self.exercise, "number" if has_number else "short", (self.key,))


def is_holding(context: TurnContext) -> bool:
    """Whether an exercise is being worked on whose answer is kept back."""
    return bool(context.conversation.memory.kept.get(_STATE))


async def held(context: TurnContext, desk: Desk, text: str) -> Held | None:
    """What has to be kept back in this turn; None: nothing. Raises the model's `ModelError`s."""
    if wishes.brings_exercise(text):
        return await _answered(context, text)
    before = _kept(context)
    if before is None or await _is_free(before, desk, text):
        return None
    return replace(before, turns=before.turns + 1)


async def says_key(context: TurnContext, desk: Desk, text: str) -> bool:
    """Whether a text says the answer that is kept back."""
    before = _kept(context)
    return before is not None and await _is_said(before, desk, text)


async def keeping_back(
    context: TurnContext, desk: Desk, kept: Held, text: str
) -> AsyncGenerator[ReplyPart, None]:
    """A reply without the answer that is held: read whole, asked for again where it holds it or
    states a wrong sum, and replaced by a safe hint after the third."""
    yield Status("Thinking of a hint …")
    found = said_by_learner(text)
    yield TextDelta(f"{found}\n\n{await _reply(context, desk, kept, text, found)}".strip())
    yield Keep(_STATE, msgspec.json.encode(kept).decode())


def freely(context: TurnContext) -> AsyncGenerator[ReplyPart, None]:
    """What the model says, word by word, and a remark on a sum in it that is wrong."""
    return speak_then(context, partial(_looked_at, context))


async def _looked_at(context: TurnContext, said: str) -> AsyncGenerator[ReplyPart, None]:
    stated = false_sum(said, context.asked.splitlines())
    if remark := said_by_learner(context.asked) or (stated and _FALSE.format(stated=stated)):
        yield Notice(remark)
    if context.conversation.memory.kept.get(_STATE):
        yield Keep(_STATE, "")


def said_by_learner(text: str) -> str:
    """What is wrong with a sum that the learner states or asks about; "" for nothing."""
    stated = false_sum(_ASKING.sub(_unasked, text[:_READ_CHARS]))
    return _FALSE.format(stated=stated) if stated else ""


def _unasked(asked: re.Match[str]) -> str:
    """A question as what it asks about; it ends where it did."""
    return "." if asked[0] == "?" else " "


async def _reply(context: TurnContext, desk: Desk, kept: Held, text: str, found: str) -> str:
    wrong = CHECKED.format(found) if found else ""
    for number in range(_TRIES):
        asked = f"{context.asked}\n\n({wrong})" if wrong else context.asked
        try:
            said = await _whole(replace(context, asked=asked, said_so_far=""))
        except ModelError:
            if number == 0:
                raise
            break
        wrong = await _wrong_with(said, desk, kept, text)
        if found and not wrong and says_right(said):
            wrong = f"{CHECKED.format(found)} Do not agree with it."
        if not wrong:
            return said
    return safe_hint(kept.question, context.turn_id, kept.turns + 1)


async def _wrong_with(said: str, desk: Desk, kept: Held, text: str) -> str:
    if not said:
        return "Write a hint."
    if len(said) > MOST_CHARS:
        return "Write less: only the next small step."
    lines = text[:_READ_CHARS].splitlines()
    if await leaks(said, kept.question, "", lines, desk.maths):
        return "Do not give the answer away. Say only what the next small step is."
    stated = false_sum(said, (*lines, *kept.exercise.splitlines()))
    return f"{stated} is wrong. Do not say that." if stated else ""


async def _whole(context: TurnContext) -> str:
    pieces = []
    length = 0
    async with aclosing(speak(context)) as parts:
        async for part in parts:
            if type(part) is TextDelta:
                pieces.append(part.text)
                length += len(part.text)
                if length > MOST_CHARS:
                    break
    return str(storable("".join(pieces))).strip()


async def _answered(context: TurnContext, text: str) -> Held | None:
    """The exercise with the model's own answer; None where it has none in few words."""
    asked = _KEY.format(exercise=text[:_READ_CHARS])
    said = await ask(context, _SYSTEM, asked, max_tokens=40)
    key = said.strip().strip("*`\"'").rstrip(".")
    if not key or "NONE" in key or len(key) > _KEY_CHARS or len(key.split()) > _KEY_WORDS:
        return None
    if not (re.search(r"\d", key) or wishes.names_exercise(text)):
        return None  # somebody wants something explained, in which these words have to come
    return Held(text[:_READ_CHARS], key)


async def _is_free(before: Held, desk: Desk, text: str) -> bool:
    """Whether the answer may be told: the learner asks for it, has it, or has tried enough."""
    settings = desk.settings
    if settings.answers != "never" and answer_wishes.wants_answer(text):
        return True
    if settings.answers == "after_misses" and before.turns + 1 >= settings.misses:
        return True
    return await _is_said(before, desk, text)


async def _is_said(before: Held, desk: Desk, text: str) -> bool:
    return await is_said(text[:_READ_CHARS], before.question, desk.maths)


def _kept(context: TurnContext) -> Held | None:
    try:
        known = context.conversation.memory.kept.get(_STATE, "")
        return msgspec.json.decode(known, type=Held) if known else None
    except msgspec.MsgspecError:  # of an earlier version
        return None
