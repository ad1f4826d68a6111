"""The conversation manager: one turn, from the messages that wait to the committed reply.

    taken lease → plan → skill → Reply (grows) ⇉ delivery (shows it) → commit

Whatever goes wrong ends in a sentence that the person sees, or in a turn that another worker goes
on with from the ledger.
"""

import asyncio
import contextlib
import secrets
import time
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import structlog

from bot.alarms import alarm_of
from bot.changes import Changes
from bot.config.settings import Config
from bot.conversation import Turn
from bot.dead import note_set_aside
from bot.delivery import Delivery, Pace
from bot.errors import DeliveryRefused, LeaseLost, StoreUnavailable
from bot.feedback import Feedback
from bot.inbox import Inbox
from bot.lease import Commit, Lease, Leases, Taken
from bot.ledger import Ledger, Shown
from bot.messages import ConversationId, PersonId, Rating
from bot.ops.log import turn_logged
from bot.ops.metrics import Metrics
from bot.ports import Adapter, Blobs, ChatModel, Drawer, NoDrawer, People, Skill, Studio, Tallies
from bot.reply import Reply, Run
from bot.signals import Signals
from bot.tools.pictures.drawer import PictureDrawer
from bot.turn.afterwards import Finished, note_correction, summarise
from bot.turn.attachments import Reader
from bot.turn.follow_up import OTHER_MODELS, OTHERS_MAX, Rate
from bot.turn.plan import Plan, Room, count_of_turn, plan_turn
from bot.turn.report import report
from bot.turn.running import RunningTurn, Speaking
from bot.turn.toolshed import Toolshed
from bot.turn.wishes import Wishes

Answer = TypeVar("Answer")

logger = structlog.get_logger(__name__)

MOST_TRIES = 3
"""A turn that this many workers died of is set aside: it seems to break whoever works on it."""
_TELLING_TRIES = 2
_KNOWN_WITHIN_S = 1.0
_NOTED_WITHIN_S = 0.25
_QUICKLY_S = 0.05
_UNASKED = Pace(status_after_s=3600.0)
"""Where nobody asked, nobody is told that there is thinking: there may be nothing to say."""


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
    people: People
    blobs: Blobs
    tallies: Tallies
    reader: Reader
    drawer: PictureDrawer
    tools: Toolshed = field(default_factory=Toolshed)
    feedback: Feedback | None = None
    studio: Studio | None = None

    async def run(self, taken: Taken, signals: Signals) -> Finished:
        """Run one turn to its end and commit it.

        Raises LeaseLost where another worker has it now, StoreUnavailable where Redis went away: in
        both cases nothing is committed and the ledger says where to go on.
        """
        lease = taken.lease
        ledger = taken.ledger or Ledger(turn_id=_new_turn_id(), answered=0)
        if lease.deaths > MOST_TRIES:  # what the ledger holds may be what they died of
            ledger = Ledger(turn_id=_new_turn_id(), answered=ledger.answered)
        plan = await self._plan(taken, ledger.answered)
        reply = Reply(ledger.runs, ledger.extras, ledger.kept, ledger.wakes, ledger.retold)
        reply.is_checked = ledger.is_checked
        turn = RunningTurn(
            ledger.turn_id,
            plan,
            reply,
            signals,
            ledger.ended,
            ledger.outcome,
            taken.changes,
            ledger.disclosure,
        )
        signals.take(_known(taken, plan))
        if taken.stop_at and not (turn.ended or turn.outcome):
            turn.stop()
        calls = None
        with turn_logged(lease.conversation, turn.id):
            is_nothing = plan.is_taken_back and not ledger.shown
            # Some mistakes nobody survives to tell of.
            if not is_nothing and lease.deaths < MOST_TRIES + _TELLING_TRIES:
                calls = await self._speak_and_show(lease, turn, ledger.shown)
            if turn.plan.rates is not None:
                await self._rate(lease.conversation, turn.plan, turn.plan.rates)
            signals.is_committing = True
            while not await self._end(lease, turn):
                await self._hear_changes(lease, turn)
            remembered = turn.remembered
            audits = self.config.core.log.audit
            report(turn, calls, self.model.name, self.metrics, is_audited=audits)
        return Finished(lease.conversation, turn.plan, remembered)

    async def follow(self, finished: Finished) -> None:
        """What is done after a committed turn. Raises nothing that was not logged."""
        if self.feedback is not None:
            await note_correction(finished, self.feedback)
        if self.config.core.conversation.summarise:
            await summarise(finished, self.model, self.inbox, self._room())

    async def _rate(self, conversation: ConversationId, plan: Plan, rates: Rate) -> None:
        """Keep what the person says they think of the reply before. Raises StoreUnavailable."""
        last, author = plan.conversation.window[-1], plan.answered[-1].author.id
        rating = Rating(conversation, last.id, author, rates.is_good, time.time(), rates.reason)
        if self.feedback is not None:
            await self.feedback.keep(rating)
        await Changes(self.inbox.store).remark(rating)
        verdict = "good" if rating.is_good else "bad"
        self.metrics.ratings.labels(conversation.adapter, verdict).inc()

    # ── the parts of a turn ──────────────────────────────────────────────────────────────────────

    async def _plan(self, taken: Taken, answered: int) -> Plan:
        persona = self.config.persona_for(taken.lease.conversation)
        waiting = taken.waiting[: taken.stop_at] if taken.stop_at else taken.waiting
        room = self._room()
        waiting = await self.reader.read(waiting, room.attachments_max_chars)
        # Who wrote first stays the same while more comes in, and with them the prompt.
        wishes = Wishes.read(await self._known_of(waiting[0].person))
        plan = plan_turn(
            waiting,
            taken.conversation,
            self.skills,
            wishes.after(persona.prompt),
            wishes.skill or persona.skill,
            room,
            answered=answered,
            models=[choice.name for choice in self.config.models],
        )
        plan = plan if plan.model else replace(plan, model=persona.model)
        return replace(plan, sets_aside=True) if taken.lease.deaths >= MOST_TRIES else plan

    async def _known_of(self, person: PersonId) -> Mapping[str, str]:
        """What is known of a person. Nothing where the server that has it is away: in a cluster
        another one than the conversation's, which goes on."""
        try:
            async with asyncio.timeout(_KNOWN_WITHIN_S):
                return await self.people.read(person)
        except (StoreUnavailable, TimeoutError) as error:
            logger.warning("person.unknown_now", error=type(error).__name__)
            return {}

    def _follow_ups(self, lease: Lease) -> Sequence[str]:
        """The choices that config wants below replies, where the platform has buttons for them."""
        wanted = self.config.core.conversation.follow_ups
        most = len(wanted) + (OTHERS_MAX if OTHER_MODELS in wanted else 0)
        has_room = self.adapters[lease.conversation.adapter].limits.choices_max >= most
        return wanted if has_room else ()

    def _drawer(self, lease: Lease) -> Drawer:
        limits = self.adapters[lease.conversation.adapter].limits
        if not limits.file_max_bytes:
            return NoDrawer()
        return self.drawer.where(shows_latex=limits.shows_latex)

    def _room(self) -> Room:
        settings = self.config.core.conversation
        return Room(
            context_tokens=self.model.context_tokens,
            reply_max_tokens=min(settings.reply_max_tokens, self.model.context_tokens // 3),
            window_tokens=settings.window_tokens,
            message_max_chars=settings.message_max_chars,
        )

    async def _speak_and_show(
        self, lease: Lease, turn: RunningTurn, shown: tuple[Shown, ...]
    ) -> int | None:
        """Grow the reply and show it at the same time; in how many calls, None where the platform
        refused it."""
        address = turn.plan.answered[-1].address
        book = _TurnBook(self, lease, turn)
        adapter = self.adapters[lease.conversation.adapter]
        half_a_lease_s = self.config.core.worker.lease_s / 2
        pace = replace(_UNASKED if turn.is_alarm else Pace(), set_out_s=half_a_lease_s)
        delivery = Delivery(adapter, address, turn.id, book, shown, pace)
        try:
            async with asyncio.TaskGroup() as group:
                showing = group.create_task(delivery.run(turn.reply), name="delivery")
                if not turn.outcome or turn.plan.sets_aside:  # of which the person is to be told
                    await self._speak(lease, turn, delivery)
                turn.reply.finish()
        except BaseExceptionGroup as errors:
            error = _first(errors)
            if not isinstance(error, DeliveryRefused):
                raise error from None
            logger.error("delivery.refused", detail=str(error))
            if turn.outcome != "stopped":
                turn.outcome = "cut"  # whole as it may be: nobody saw its end
            return None
        return showing.result()

    async def _speak(self, lease: Lease, turn: RunningTurn, delivery: Delivery) -> None:
        """Let the reply grow until the document is whole."""
        speaking = self._speaking(lease)
        if not turn.ended or turn.plan.sets_aside:
            turn.ended = await speaking.speak(turn)
        noting = asyncio.create_task(_note_end(delivery, turn.reply), name="end of the skill")
        try:
            await speaking.complete(turn)
        finally:
            noting.cancel()
        turn.outcome = turn.ended

    def _speaking(self, lease: Lease) -> Speaking:
        async def plan_more(turn: RunningTurn) -> Plan:
            taken = await self.leases.take((lease.conversation, lease.entry))
            turn.signals.take(len(taken.waiting))
            turn.changes = taken.changes
            return await self._plan(taken, 0)

        async def all_turns() -> tuple[Turn, ...]:
            return (await self.inbox.conversation(lease.conversation)).turns

        async def first_time(name: str) -> bool:
            return await self.inbox.first_time(lease.conversation, name)

        return Speaking(
            model=self.model,
            metrics=self.metrics,
            within_s=self.config.core.worker.turn_timeout_s,
            reply_max_tokens=self._room().reply_max_tokens,
            busy=self.config.core.conversation.busy,
            people=self.people,
            blobs=self.blobs,
            tallies=self.tallies,
            drawer=self._drawer(lease),
            plan_more=plan_more,
            tools=self.tools.open,
            all_turns=all_turns,
            first_time=first_time,
            names_sources=self.config.core.conversation.sources,
            follow_ups=self._follow_ups(lease),
            models=[choice.name for choice in self.config.models],
            studio=self.studio,
            skills=self.skills,
            limits=self.adapters[lease.conversation.adapter].limits,
        )

    async def _hear_changes(self, lease: Lease, turn: RunningTurn) -> None:
        """What was edited or deleted since the turn was planned: the reply stands, memory keeps
        what people want to have said."""
        taken = await self.leases.take((lease.conversation, lease.entry))
        plan = await self._plan(taken, len(turn.plan.answered))
        turn.plan = replace(turn.plan, answered=plan.answered, asked=plan.asked)
        turn.changes = taken.changes

    async def _end(self, lease: Lease, turn: RunningTurn) -> bool:
        """Commit; False where messages were changed since they were read."""
        plan, remembered = turn.plan, turn.remembered
        if plan.sets_aside:
            logger.error("turn.set_aside", tries=lease.deaths)
            dropped = await self.leases.set_aside(lease, len(plan.answered))
            note_set_aside(dropped, self.metrics)
            return True
        memory = plan.conversation.memory
        is_told = Run("notice", turn.disclosure) in turn.reply.runs and turn.outcome == "done"
        kept = {
            name: value for name, value in (dict(memory.kept) | turn.reply.kept).items() if value
        }
        memory = replace(memory, is_disclosed=memory.is_disclosed or is_told, kept=kept)
        turns = (remembered,) if remembered else ()
        replaces_last = bool(turns) and plan.instead_of is not None
        last = plan.answered[-1]
        wakes = turn.reply.wakes
        alarms = {name: alarm_of(wake, last) for name, wake in wakes.items()}
        commit = Commit(
            plan.answered,
            turns,
            memory,
            plan.begins_anew,
            turn.changes,
            replaces_last,
            alarms,
        )
        return await self.noting_posts(lease, turn, self.leases.commit(lease, commit))

    async def noting_posts(
        self, lease: Lease, turn: RunningTurn, step: Coroutine[Any, Any, Answer]
    ) -> Answer:
        """Do a step, and note in the same exchange with Redis which messages are ours.

        Dying before it loses no note: what the ledger does not have yet is looked up again.
        """
        if not turn.posted:
            return await step
        posted, turn.posted = turn.posted, []
        channel = turn.plan.answered[-1].address.channel

        async def note(name: str) -> None:
            try:
                async with asyncio.timeout(_NOTED_WITHIN_S):  # in a cluster: another server's
                    await self.inbox.note_posted(lease.conversation, channel, name)
            except (StoreUnavailable, TimeoutError):
                turn.posted.append(name)

        try:
            answer: Answer = (await asyncio.gather(step, *map(note, posted)))[0]
        except asyncio.CancelledError:  # as where the reply is complete: the turn goes on
            turn.posted += posted
            raise
        return answer


@dataclass(frozen=True, slots=True)
class _TurnBook:
    """Where the delivery of one turn writes down what it does."""

    manager: Manager
    lease: Lease
    turn: RunningTurn

    async def record(self, runs: tuple[Run, ...], shown: tuple[Shown, ...]) -> None:
        turn = self.turn
        ledger = Ledger(
            turn_id=turn.id,
            answered=len(turn.plan.answered),
            runs=runs,
            shown=shown,
            outcome=turn.outcome,
            ended=turn.ended,
            is_checked=turn.reply.is_checked,
            disclosure=turn.disclosure,
            extras=turn.reply.extras,
            kept=tuple(turn.reply.kept.items()),
            wakes=tuple(turn.reply.wakes.values()),
            retold=turn.reply.retold,
        )
        record = self.manager.leases.record(self.lease, ledger)
        await self.manager.noting_posts(self.lease, turn, record)

    async def note_posted(self, message_id: str, *, is_growing: bool) -> None:
        self.turn.posted.append(message_id)
        if is_growing:
            await self.manager.noting_posts(self.lease, self.turn, asyncio.sleep(0))

    def wait_for_room(self) -> None:
        self.turn.signals.wait_for_room()

    def count(self, call: str, outcome: str) -> None:
        adapter = self.lease.conversation.adapter
        self.manager.metrics.deliveries.labels(adapter, call, outcome).inc()


async def _note_end(delivery: Delivery, reply: Reply) -> None:
    """Write down that the skill has ended where what is left takes a while: whoever takes over then
    asks no model to go on with a whole reply."""
    await asyncio.sleep(_QUICKLY_S)
    with contextlib.suppress(LeaseLost, StoreUnavailable):  # delivery meets with it, too
        await delivery.note(reply)


def _known(taken: Taken, plan: Plan) -> int:
    """How many of the messages that wait are no news to a turn. Where it goes on, what came while
    nobody worked on it is: it may end or steer it."""
    has_news = taken.ledger and count_of_turn(taken.waiting) > len(plan.answered)
    return len(plan.answered) if has_news else len(taken.waiting)


def _new_turn_id() -> str:
    """20 characters of [a-z0-9]: with two for the message's number they fit platforms' nonces."""
    return secrets.token_hex(10)


def _first(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    error = errors.exceptions[0]
    return _first(error) if isinstance(error, BaseExceptionGroup) else error
