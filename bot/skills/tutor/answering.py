"""One turn of the tutor: an activity answers, or the model where something is kept back."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.ports import TurnContext
from bot.reply import Notice, ReplyPart, Status, TextDelta
from bot.skills.tutor import activities, missing, present, wishes
from bot.skills.tutor.desk import SKILL_NAME, Desk, activity_of, done_with, said
from bot.skills.tutor.guides import awaited, beginning, once_over, unnamed
from bot.skills.tutor.guides.homework import marking
from bot.skills.tutor.guides.talk import own_questions, own_steps, talking, unchecked
from bot.skills.tutor.guides.words import asserted, doubts, named_steps
from bot.skills.tutor.maths.exercises import checks, others, problems

_RIGHT = "✅ Right.\n\n"


@dataclass(slots=True)
class Turn:
    """One turn. `is_free`: nothing has answered, so that the model is to speak freely, who is told
    what a tool has `found`."""

    desk: Desk
    is_free: bool = False
    found: str = ""

    def told(self, context: TurnContext) -> TurnContext:
        """The same turn for the model."""
        if not self.found:
            return context
        return replace(context, asked=f"{context.asked}\n\n({talking.CHECKED.format(self.found)})")

    async def answer(self, context: TurnContext) -> AsyncGenerator[ReplyPart, None]:
        """What an activity answers, or the model where something is kept back from what it says."""
        is_for_us = activities.is_called(context) or marking.is_announced(context)
        text = checks.plainly(said(context), is_for_us=is_for_us)
        for asked in (unnamed.GOAL, unnamed.PROBLEM):
            if activity_of(context.conversation.memory.kept) == asked:
                for kept in done_with(asked):
                    yield kept
        for kept in (*missing.forget(context), *awaited.passing(context)):
            yield kept
        if before := once_over.kept(context):
            yield once_over.passing(before, text)
        if unchecked.kept(context):
            yield unchecked.forget()
        if announced := marking.announced(context, said(context)):
            yield announced
        if others.asks_how(said(context)) and await beginning.brings_solution(self.desk, text):
            yield TextDelta(_RIGHT)
            self.is_free = True  # what is asked is how to explain it
            return
        activity = await activities.find(self.desk, context, text, datetime.now(UTC))
        answer = activity or self._asking_first(context, text)
        async with aclosing(answer), aclosing(present.coming_back(context, answer)) as parts:
            async for part in parts:
                yield part

    async def _asking_first(
        self, context: TurnContext, text: str
    ) -> AsyncGenerator[ReplyPart, None]:
        """Where no tool knows the answer the model is asked first: for questions on a topic, or for
        its own answer to an exercise."""
        step = await own_steps.find(context, self.desk, text)
        if step and step.is_off:
            async for part in own_steps.ask_again(context, step):
                yield part
            return
        is_answer = doubts.asks_of_answer(text, *(file.content for file in context.files))
        topic = wishes.topic_to_learn(text) if activities.is_wish(context, text) else ""
        brings_none = not is_answer and not wishes.brings_exercise(text)
        if activities.is_goal(context) and not topic and brings_none:
            topic = " ".join(text.split())[:80]
        if topic:
            yield Status(f"Writing questions on {topic[:60]} …")
            if begun := await beginning.write(context, self.desk, topic):
                for part in beginning.first(begun):
                    yield part
                return
        is_for_us = activities.is_wish(context, text) or wishes.brings_exercise(text)
        is_unchecked = is_answer or (is_for_us and problems.is_unchecked(text))
        is_found_false = bool(talking.said_by_learner(context.asked))
        is_remarked = not is_found_false and (is_unchecked or _may_be_answer(context, text))
        if step:
            self.found = step.says
            yield TextDelta(f"{step.says}\n\n")
            if own_steps.is_at_another(context):
                yield Notice(own_steps.REMARK)
        elif is_remarked:
            yield Notice(problems.UNCHECKED if is_unchecked else unchecked.REMARK)
        is_brought = is_for_us or is_unchecked
        asks = wishes.asks_for_something(text)
        before = unchecked.kept(context)
        for keep in unchecked.keep(
            before, text, is_brought=is_brought, asks=asks, is_remarked=is_remarked
        ):
            yield keep
        if is_unchecked and not is_found_false and (equation := once_over.unguided(text)):
            yield once_over.keep(equation)
        if wishes.brings_exercise(text):
            yield Status("Working it out for myself …")
        kept = await talking.held(context, self.desk, text)
        if kept is None:
            self.is_free = True
            for awaits in awaited.keep(text):
                yield awaits
            return
        async for part in talking.keeping_back(self.told(context), self.desk, kept, text):
            yield part


def _may_be_answer(context: TurnContext, text: str) -> bool:
    """Whether this may be an answer that no tool judges, to an exercise that none reads, or to the
    one that is over."""
    if asserted.has_maths(text) and not unchecked.only_asks(text):
        return True
    if own_questions.may_be_answered(context, text, SKILL_NAME):
        return True
    over, before = once_over.kept(context), unchecked.kept(context)
    if over is not None and (once_over.may_name_value(over, text) or asserted.corrects(text)):
        return True
    if over is not None and over.is_left and named_steps.is_counted(text):
        return True
    if activities.is_wish(context, text) and unchecked.brings_answer(text):
        return True
    if marking.is_announced(context) and doubts.has_figures(text):
        return True
    if talking.is_holding(context):
        before = unchecked.Unchecked(is_brought=True)
    return before is not None and before.is_answered_by(text)
