"""The conversation manager: one turn, from the messages that wait to the committed reply.

    taken lease → plan → skill → Reply (grows) ⇉ delivery (shows it) → commit

Whatever goes wrong ends in a sentence that the person sees, or in a turn that another worker goes
on with from the ledger.
"""

import asyncio
import secrets
import time
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Literal

import structlog

from bot.conversation import Memory, Turn
from bot.delivery import Delivered, Delivery
from bot.errors import DeliveryRefused, DragomanError, ModelError, StoreUnavailable
from bot.inbox import Inbox
from bot.lease import Commit, Lease, Leases, Taken
from bot.ledger import Ledger, Shown
from bot.log import turn_logged
from bot.messages import ConversationId
from bot.metrics import Metrics
from bot.plan import Plan, Room, plan_turn, window_budget_tokens
from bot.ports import Adapter, ChatModel, ModelOptions, Skill, TurnContext, Usage
from bot.reply import Disclosure, Notice, Reply, Run, TextDelta
from bot.settings import Config
from bot.summary import turns_to_summarise, write_summary

logger = structlog.get_logger(__name__)

Outcome = Literal["done", "cut", "stopped"]

MOST_TRIES = 5
"""A turn that was taken over this often is set aside: it seems to break whoever works on it."""
SET_ASIDE = (
    "I failed several times on this message and have set it aside. "
    "Please put it another way, or tell whoever runs me."
)
TOO_SLOW = "This took too long and I have stopped. Please try again, or ask for less at once."


@dataclass(frozen=True, slots=True)
class Finished:
    """A committed turn, for what is done after it."""

    conversation: ConversationId
    plan: Plan
    turn: Turn | None


@dataclass(slots=True)
class Progress:
    """What is measured of a running turn; `outcome` is "" until the document is whole."""

    started_at: float = field(default_factory=time.monotonic)
    first_text_at: float | None = None
    usage: Usage | None = None
    disclosure: str = ""
    outcome: Literal["", "done", "cut", "stopped"] = ""

    def count(self, usage: Usage) -> None:
        """Take in what the model says it used; several calls of one turn add up."""
        before = self.usage or Usage(0, 0)
        self.usage = Usage(
            before.tokens_in + usage.tokens_in,
            before.tokens_out + usage.tokens_out,
            before.tokens_cached + usage.tokens_cached,
        )


@dataclass(frozen=True, slots=True)
class Manager:
    """Runs turns. Holds no state of its own: everything is in the lease's conversation."""

    config: Config
    adapters: Mapping[str, Adapter]
    model: ChatModel
    skills: Sequence[Skill]
    inbox: Inbox
    leases: Leases
    metrics: Metrics

    async def run(self, taken: Taken) -> Finished:
        """Run one turn to its end and commit it.

        Raises LeaseLost where another worker has it now, StoreUnavailable where Redis went away: in
        both cases nothing is committed and the ledger says where to go on.
        """
        progress = Progress()
        ledger = taken.ledger or Ledger(turn_id=_new_turn_id(), answered=0)
        plan = self._plan(taken, ledger.answered)
        conversation = taken.lease.conversation
        with turn_logged(conversation, ledger.turn_id):
            progress.outcome = ledger.outcome
            reply = Reply(ledger.runs)
            delivered = await self._speak_and_show(taken, plan, ledger, reply, progress)
            turn = self._turn(plan, ledger.turn_id, reply, progress)
            memory = self._memory(plan, progress)
            commit = Commit(plan.answered, (turn,) if turn else (), memory, plan.begins_anew)
            await self.leases.commit(taken.lease, commit)
            self._report(plan, progress, delivered)
        return Finished(conversation, plan, turn)

    async def summarise(self, finished: Finished) -> None:
        """After the reply: write a summary of the older turns when the window is nearly full."""
        if finished.turn is None or not self.config.core.conversation.summarise:
            return
        conversation, memory = finished.plan.conversation, finished.plan.conversation.memory
        window = (*conversation.window, finished.turn)
        budget = window_budget_tokens(finished.plan, self._room(), "")
        out = turns_to_summarise(window, budget)
        # What this turn had no room for went out of the window before the reply, unsummarised.
        cut = conversation.turns[: max(0, memory.window_start - memory.dropped)]
        if not (out or cut):
            return
        try:
            summary = await write_summary(self.model, memory, (*cut, *window[:out]))
            await self.inbox.summarise(
                finished.conversation, memory.epoch, summary, memory.window_start + out
            )
        except (ModelError, StoreUnavailable) as error:
            # The window is cut without a summary when it is full; nothing is lost but that.
            logger.warning("summary.failed", error=type(error).__name__)

    # ── the parts of a turn ──────────────────────────────────────────────────────────────────────

    def _plan(self, taken: Taken, answered: int) -> Plan:
        persona = self.config.persona_for(taken.lease.conversation)
        plan = plan_turn(
            taken.waiting,
            taken.conversation,
            self.skills,
            persona.prompt,
            persona.skill,
            self._room(),
            answered=answered,
        )
        return replace(plan, tell=SET_ASIDE) if taken.lease.fence > MOST_TRIES else plan

    def _room(self) -> Room:
        settings = self.config.core.conversation
        return Room(
            context_tokens=self.model.context_tokens,
            reply_max_tokens=min(settings.reply_max_tokens, self.model.context_tokens // 3),
            window_tokens=settings.window_tokens,
            message_max_chars=settings.message_max_chars,
        )

    async def _speak_and_show(
        self, taken: Taken, plan: Plan, ledger: Ledger, reply: Reply, progress: Progress
    ) -> Delivered | None:
        """Grow the reply and show it at the same time; None where the platform refused it."""
        book = _TurnBook(self, taken.lease, plan, ledger.turn_id, progress)
        adapter = self.adapters[taken.lease.conversation.adapter]
        delivery = Delivery(adapter, plan.answered[-1].address, ledger.turn_id, book, ledger.shown)
        try:
            async with asyncio.TaskGroup() as group:
                showing = group.create_task(delivery.run(reply), name="delivery")
                if not progress.outcome:
                    progress.outcome = await self._speak(plan, ledger.turn_id, reply, progress)
                reply.finish()
        except BaseExceptionGroup as errors:
            error = _first(errors)
            if not isinstance(error, DeliveryRefused):
                raise error from None
            logger.error("delivery.refused", detail=str(error))
            progress.outcome = progress.outcome or "cut"
            return None
        return showing.result()

    async def _speak(self, plan: Plan, turn_id: str, reply: Reply, progress: Progress) -> Outcome:
        """Let the skill speak into the reply. Every failure becomes a sentence in it."""
        if plan.tell:
            if not reply.has_text:
                reply.add(TextDelta(plan.tell))
            return "done"
        progress.disclosure = self.model.disclosure
        context = TurnContext(
            turn_id=turn_id,
            messages=plan.answered,
            asked=plan.asked,
            conversation=plan.conversation,
            system_prompt=plan.system_prompt,
            model=self.model,
            options=ModelOptions(max_tokens=self._room().reply_max_tokens),
            said_so_far=reply.said,
            on_usage=progress.count,
        )
        try:
            async with asyncio.timeout(self.config.core.worker.turn_timeout_s):
                await self._pass_on(plan.skill, context, reply, progress)
        except TimeoutError:
            reply.add(Notice(TOO_SLOW))
            return "cut"
        except DragomanError as error:
            logger.warning("turn.cut", error=type(error).__name__, detail=str(error))
            self.metrics.model_errors.labels(self.model.name, type(error).__name__).inc()
            reply.add(Notice(error.user_message))
            return "cut"
        except Exception:
            # A mistake in a skill must not leave a person without an answer.
            logger.exception("turn.failed", skill=plan.skill.name)
            reply.add(Notice(DragomanError.user_message))
            return "cut"
        if progress.disclosure and not plan.conversation.memory.is_disclosed:
            reply.add(Notice(progress.disclosure))
        return "done"

    async def _pass_on(
        self, skill: Skill, context: TurnContext, reply: Reply, progress: Progress
    ) -> None:
        parts = skill.reply(context)
        async with aclosing(parts):
            async for part in parts:
                if progress.first_text_at is None and type(part) is TextDelta:
                    progress.first_text_at = time.monotonic()
                elif type(part) is Disclosure:
                    progress.disclosure = part.text
                reply.add(part)

    def _turn(self, plan: Plan, turn_id: str, reply: Reply, progress: Progress) -> Turn | None:
        """What memory keeps of it: what was told without the model is no part of the dialogue."""
        if plan.tell:
            return None
        return Turn(
            id=turn_id,
            at=time.time(),
            asked=plan.asked,
            said=reply.said,
            skill=plan.skill.name,
            outcome=progress.outcome or "cut",
        )

    def _memory(self, plan: Plan, progress: Progress) -> Memory:
        memory = plan.conversation.memory
        told = bool(progress.disclosure) and progress.outcome == "done"
        return replace(memory, is_disclosed=memory.is_disclosed or told)

    def _report(self, plan: Plan, progress: Progress, delivered: Delivered | None) -> None:
        now = time.monotonic()
        seconds = now - progress.started_at
        first_s = progress.first_text_at and progress.first_text_at - progress.started_at
        usage = progress.usage or Usage(0, 0)
        skill = "" if plan.tell else plan.skill.name
        logger.info(
            "turn",
            skill=skill,
            model=self.model.name if skill else "",
            answered=len(plan.answered),
            tokens_in=usage.tokens_in,
            tokens_out=usage.tokens_out,
            first_token_s=round(first_s, 3) if first_s else None,
            seconds=round(seconds, 3),
            calls=delivered.calls if delivered else 0,
            outcome=progress.outcome if delivered else "refused",
        )
        label = skill or "none"
        self.metrics.turns.labels(label, progress.outcome if delivered else "failed").inc()
        self.metrics.turn_seconds.labels(label).observe(seconds)
        if first_s:
            self.metrics.first_text_seconds.labels(label).observe(first_s)
        for direction, tokens in (
            ("in", usage.tokens_in),
            ("out", usage.tokens_out),
            ("cached", usage.tokens_cached),
        ):
            self.metrics.model_tokens.labels(self.model.name, direction).inc(tokens)


@dataclass(frozen=True, slots=True)
class _TurnBook:
    """Where the delivery of one turn writes down what it does."""

    manager: Manager
    lease: Lease
    plan: Plan
    turn_id: str
    progress: Progress

    async def record(self, runs: tuple[Run, ...], shown: tuple[Shown, ...]) -> None:
        answered = len(self.plan.answered)
        ledger = Ledger(self.turn_id, answered, runs, shown, self.progress.outcome)
        await self.manager.leases.record(self.lease, ledger)

    async def note_posted(self, message_id: str) -> None:
        channel = self.plan.answered[-1].address.channel
        await self.manager.inbox.note_posted(self.lease.conversation, channel, message_id)

    def count(self, call: str, outcome: str) -> None:
        adapter = self.lease.conversation.adapter
        self.manager.metrics.deliveries.labels(adapter, call, outcome).inc()


def _new_turn_id() -> str:
    """20 characters of [a-z0-9]: with two for the message's number they fit platforms' nonces."""
    return secrets.token_hex(10)


def _first(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    error = errors.exceptions[0]
    return _first(error) if isinstance(error, BaseExceptionGroup) else error
