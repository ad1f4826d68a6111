"""What is done after a committed turn, when nobody waits for it any more."""

import time
from dataclasses import dataclass

import structlog

from bot.conversation import Turn
from bot.errors import ModelError, StoreUnavailable
from bot.feedback import Feedback, correction_in
from bot.inbox import Inbox
from bot.messages import ConversationId
from bot.ports import ChatModel
from bot.turn.asked import plain_text
from bot.turn.plan import Plan, Room, window_budget_tokens
from bot.turn.summary import turns_to_summarise, write_summary

logger = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Finished:
    """A committed turn."""

    conversation: ConversationId
    plan: Plan
    turn: Turn | None


async def note_correction(finished: Finished, feedback: Feedback) -> None:
    """Keep what the person said of the reply before as feedback, where it corrects it."""
    plan, window = finished.plan, finished.plan.conversation.window
    if finished.turn is None or not window or plan.command:
        return
    author, text = plan.answered[-1].author.id, plain_text(plan.answered)
    rating = correction_in(text, finished.conversation, window[-1].id, author, time.time())
    if rating is not None:
        try:
            await feedback.keep(rating, was_given=False)
        except StoreUnavailable as error:
            logger.warning("correction.lost", error=type(error).__name__)


async def summarise(finished: Finished, model: ChatModel, inbox: Inbox, room: Room) -> None:
    """Write a summary of the older turns when the window is nearly full."""
    if finished.turn is None:
        return
    conversation, memory = finished.plan.conversation, finished.plan.conversation.memory
    window = (*conversation.window, finished.turn)
    out = turns_to_summarise(window, window_budget_tokens(finished.plan, room, ""))
    # What this turn had no room for went out of the window before the reply, unsummarised.
    cut = conversation.turns[: max(0, memory.window_start - memory.dropped)]
    if not (out or cut):
        return
    try:
        summary = await write_summary(model, memory, (*cut, *window[:out]))
        begins = memory.window_start + out
        await inbox.summarise(finished.conversation, memory.epoch, summary, begins)
    except (ModelError, StoreUnavailable) as error:
        # The window is cut without a summary when it is full; nothing is lost but that.
        logger.warning("summary.failed", error=type(error).__name__)
