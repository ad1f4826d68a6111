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

from bot.commands import parse
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
from bot.signals import Signals
from bot.summary import turns_to_summarise, write_summary

logger = structlog.get_logger(__name__)

Outcome = Literal["done", "cut", "stopped"]

MOST_TRIES = 3
"""A turn that this many workers died of is set aside: it seems to break whoever works on it."""
_TELLING_TRIES = 2
SET_ASIDE = (
    "I failed several times on this message and have set it aside. "
    "Please put it another way, or tell whoever runs me."
)
STOPPED = "Stopped."
INTERRUPTED = "Interrupted by your next message."
TOO_SLOW = "This took too long and I have stopped. Please try again, or ask for less at once."


@dataclass(frozen=True, slots=True)
class Finished:
    """A committed turn, for what is done after it."""

    conversation: ConversationId
    plan: Plan
    turn: Turn | None


@dataclass(slots=True)
class Progress:
    """How far a running turn is; `outcome` is "" until the document is whole."""

    plan: Plan
    started_at: float = field(default_factory=time.monotonic)
    first_text_at: float | None = None
    usage: Usage | None = None
    disclosure: str = ""
    outcome: Literal["", Outcome] = ""

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

    async def run(self, taken: Taken, signals: Signals) -> Finished:
        """Run one turn to its end and commit it.

        Raises LeaseLost where another worker has it now, StoreUnavailable where Redis went away: in
        both cases nothing is committed and the ledger says where to go on.
        """
        conversation, tries = taken.lease.conversation, taken.lease.fence - 1
        ledger = taken.ledger or Ledger(turn_id=_new_turn_id(), answered=0)
        progress = Progress(self._plan(taken, ledger.answered), outcome=ledger.outcome)
        if tries >= MOST_TRIES + _TELLING_TRIES:
            await self._end(taken.lease, ledger.turn_id, Reply(), progress)
            return Finished(conversation, progress.plan, None)
        if tries > MOST_TRIES:  # whatever the ledger holds may be what they died of
            ledger = Ledger(turn_id=_new_turn_id(), answered=ledger.answered)
        signals.take(len(taken.waiting))
        with turn_logged(conversation, ledger.turn_id):
            reply = Reply(ledger.runs)
            if taken.stop_at and not progress.outcome:
                reply.add(Notice(STOPPED))
                progress.outcome = "stopped"
            delivered = await self._speak_and_show(taken, ledger, reply, progress, signals)
            signals.is_committing = True
            turn = await self._end(taken.lease, ledger.turn_id, reply, progress)
            self._report(progress, delivered)
        return Finished(conversation, progress.plan, turn)

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
            taken.waiting[: taken.stop_at] if taken.stop_at else taken.waiting,
            taken.conversation,
            self.skills,
            persona.prompt,
            persona.skill,
            self._room(),
            answered=answered,
        )
        return replace(plan, sets_aside=True) if taken.lease.fence - 1 >= MOST_TRIES else plan

    def _room(self) -> Room:
        settings = self.config.core.conversation
        return Room(
            context_tokens=self.model.context_tokens,
            reply_max_tokens=min(settings.reply_max_tokens, self.model.context_tokens // 3),
            window_tokens=settings.window_tokens,
            message_max_chars=settings.message_max_chars,
        )

    async def _speak_and_show(
        self, taken: Taken, ledger: Ledger, reply: Reply, progress: Progress, signals: Signals
    ) -> Delivered | None:
        """Grow the reply and show it at the same time; None where the platform refused it."""
        address = progress.plan.answered[-1].address
        book = _TurnBook(self, taken.lease, ledger.turn_id, progress, address.channel)
        adapter = self.adapters[taken.lease.conversation.adapter]
        delivery = Delivery(adapter, address, ledger.turn_id, book, ledger.shown)
        try:
            async with asyncio.TaskGroup() as group:
                showing = group.create_task(delivery.run(reply), name="delivery")
                if not progress.outcome:
                    progress.outcome = await self._speak(
                        taken.lease, ledger.turn_id, reply, progress, signals
                    )
                reply.finish()
        except BaseExceptionGroup as errors:
            error = _first(errors)
            if not isinstance(error, DeliveryRefused):
                raise error from None
            logger.error("delivery.refused", detail=str(error))
            progress.outcome = progress.outcome or "cut"
            return None
        return showing.result()

    async def _speak(
        self, lease: Lease, turn_id: str, reply: Reply, progress: Progress, signals: Signals
    ) -> Outcome:
        """Let the skill speak into the reply. Every failure becomes a sentence in it."""
        plan = progress.plan
        if plan.sets_aside:
            reply.add(Notice(SET_ASIDE))
            return "cut"
        if plan.tell:
            if not reply.has_text:
                reply.add(TextDelta(plan.tell))
            return "done"
        while True:
            try:
                async with signals.bounded(
                    self.config.core.worker.turn_timeout_s,
                    more_ends=lambda: self._ends_for_more(progress.plan, reply),
                ):
                    is_whole = await self._pass_on(turn_id, reply, progress, signals)
            except TimeoutError:
                if signals.is_stopped:
                    reply.add(Notice(STOPPED))
                    return "stopped"
                if not (signals.has_more and self._ends_for_more(progress.plan, reply)):
                    reply.add(Notice(TOO_SLOW))
                    return "cut"
                is_whole = False
            except DragomanError as error:
                logger.warning("turn.cut", error=type(error).__name__, detail=str(error))
                self.metrics.model_errors.labels(self.model.name, type(error).__name__).inc()
                reply.add(Notice(error.user_message))
                return "cut"
            except Exception:
                # A mistake in a skill must not leave a person without an answer.
                logger.exception("turn.failed", skill=progress.plan.skill.name)
                reply.add(Notice(DragomanError.user_message))
                return "cut"
            if is_whole:
                break
            if self._busy == "interrupt" and (reply.has_text or not _takes_more(progress.plan)):
                reply.add(Notice(INTERRUPTED))
                return "stopped"
            await self._take_more(lease, progress, signals)
        if progress.disclosure and not progress.plan.conversation.memory.is_disclosed:
            reply.add(Notice(progress.disclosure))
        return "done"

    @property
    def _busy(self) -> Literal["queue", "interrupt", "steer"]:
        return self.config.core.conversation.busy

    def _ends_for_more(self, plan: Plan, reply: Reply) -> bool:
        """Whether the model is to be cut short at once because the person has said more."""
        if self._busy == "interrupt":
            return True
        return self._busy == "steer" and _takes_more(plan) and not reply.has_text

    async def _take_more(self, lease: Lease, progress: Progress, signals: Signals) -> None:
        """Answer what has come meanwhile in the same reply, up to the next command."""
        taken = await self.leases.take((lease.conversation, lease.entry))
        signals.take(len(taken.waiting))
        plan = self._plan(taken, 0)
        if not plan.tell:  # else it is too long for this reply: it gets one of its own
            progress.plan = plan

    async def _pass_on(
        self, turn_id: str, reply: Reply, progress: Progress, signals: Signals
    ) -> bool:
        """Let the skill speak; False where it was left, at the end of a paragraph, for more."""
        plan = progress.plan
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
        steers = self._busy == "steer" and _takes_more(plan)
        parts = plan.skill.reply(context)
        async with aclosing(parts):
            async for part in parts:
                if progress.first_text_at is None and type(part) is TextDelta:
                    progress.first_text_at = time.monotonic()
                elif type(part) is Disclosure:
                    progress.disclosure = part.text
                if steers and signals.has_more:
                    if reply.add_to_paragraph(part):
                        return False
                else:
                    reply.add(part)
        return True

    async def _end(
        self, lease: Lease, turn_id: str, reply: Reply, progress: Progress
    ) -> Turn | None:
        """Commit; returns the turn that memory keeps. What was told without the model is none."""
        plan = progress.plan
        if plan.sets_aside:
            logger.error("turn.set_aside", tries=lease.fence - 1)
            await self.leases.set_aside(lease, len(plan.answered))
            return None
        turn = None
        if not plan.tell:
            turn = Turn(
                id=turn_id,
                at=time.time(),
                asked=plan.asked,
                said=reply.said,
                skill=plan.skill.name,
                outcome=progress.outcome or "cut",
            )
        turns = (turn,) if turn else ()
        memory = self._memory(progress)
        await self.leases.commit(lease, Commit(plan.answered, turns, memory, plan.begins_anew))
        return turn

    def _memory(self, progress: Progress) -> Memory:
        memory = progress.plan.conversation.memory
        told = bool(progress.disclosure) and progress.outcome == "done"
        return replace(memory, is_disclosed=memory.is_disclosed or told)

    def _report(self, progress: Progress, delivered: Delivered | None) -> None:
        plan = progress.plan
        now = time.monotonic()
        seconds = now - progress.started_at
        first_s = progress.first_text_at and progress.first_text_at - progress.started_at
        usage = progress.usage or Usage(0, 0)
        skill = "" if plan.tell or plan.sets_aside else plan.skill.name
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
    turn_id: str
    progress: Progress
    channel: str

    async def record(self, runs: tuple[Run, ...], shown: tuple[Shown, ...]) -> None:
        answered = len(self.progress.plan.answered)
        ledger = Ledger(self.turn_id, answered, runs, shown, self.progress.outcome)
        await self.manager.leases.record(self.lease, ledger)

    async def note_posted(self, message_id: str) -> None:
        await self.manager.inbox.note_posted(self.lease.conversation, self.channel, message_id)

    def count(self, call: str, outcome: str) -> None:
        adapter = self.lease.conversation.adapter
        self.manager.metrics.deliveries.labels(adapter, call, outcome).inc()


def _takes_more(plan: Plan) -> bool:
    """Whether messages can be added to this turn: a command stands alone."""
    return not any(parse(message.text) for message in plan.answered)


def _new_turn_id() -> str:
    """20 characters of [a-z0-9]: with two for the message's number they fit platforms' nonces."""
    return secrets.token_hex(10)


def _first(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    error = errors.exceptions[0]
    return _first(error) if isinstance(error, BaseExceptionGroup) else error
