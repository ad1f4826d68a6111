"""One turn while it runs: the skill speaks into the reply, heeding what people want meanwhile.

    messages that wait → plan → skill → model → parts → Reply

Every failure becomes a sentence in the reply. A person may stop it; one who says more may end it
(`interrupt`) or be heard at the end of the paragraph (`steer`), as config says.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Literal

import structlog

from bot.conversation import DOING, Earlier, Turn
from bot.errors import DragomanError
from bot.ledger import Outcome
from bot.models.endings import FILTER_NOTICE, LENGTH_NOTICE
from bot.ops.metrics import Metrics
from bot.ports import (
    Blobs,
    ChatModel,
    Drawer,
    Limits,
    ModelOptions,
    People,
    Skill,
    SourcesNamed,
    Studio,
    Tallies,
    Tool,
    TurnContext,
    Usage,
)
from bot.rendering import find_long_code, wide_tables
from bot.reply import (
    Disclosure,
    File,
    Keep,
    Notice,
    Reply,
    Run,
    Status,
    StepEnded,
    TextDelta,
)
from bot.signals import Signals
from bot.turn.acts import LEFT
from bot.turn.asked import sources_of
from bot.turn.commands import can_be_repeated
from bot.turn.earlier_images import earlier_images, pictures_of, with_pictures
from bot.turn.follow_up import choices_below, without_follow_ups, without_repeats
from bot.turn.formulas import formulas_in
from bot.turn.plan import Plan, stands_alone
from bot.turn.prompting import NO_IMAGES

logger = structlog.get_logger(__name__)

Busy = Literal["queue", "interrupt", "steer"]

SET_ASIDE = (
    "I failed several times on this message and have set it aside. "
    "Please put it another way, or tell whoever runs me."
)
STOPPED = "Stopped."
INTERRUPTED = "Interrupted by your next message."
CODE_NOT_KEPT = "The file {name} could not be kept. Please ask for the code in parts."
_NOTHING_USED = Usage(0, 0)
_TABLES_MAX = 3
_EARLIER_MAX = 3
_REMARKS_WITHIN_S = 5.0
TOO_SLOW = "This took too long and I have stopped. Please try again, or ask for less at once."


@dataclass(slots=True)
class RunningTurn:
    """How far a turn is. `ended` is "" until the skill has ended, `outcome` until the document is
    whole.

    `changes` is how many edits and deletions its plan knows of (`Taken.changes`). `posted` are the
    platform's messages that are still to be noted down as ours.
    """

    id: str
    plan: Plan
    reply: Reply
    signals: Signals
    ended: Literal["", Outcome] = ""
    outcome: Literal["", Outcome] = ""
    changes: int = 0
    disclosure: str = ""
    usage: Usage = _NOTHING_USED
    started_at: float = field(default_factory=time.monotonic)
    first_text_at: float | None = None
    posted: list[str] = field(default_factory=list)

    def stop(self) -> None:
        """A person did not want it any more before it went on."""
        self.tell_of_acts()
        self.reply.add(Notice(STOPPED))
        self.ended = "stopped"

    def tell_of_acts(self) -> None:
        """Say what tools did, or may have, of which a reply that is left here said nothing yet."""
        if left := self.reply.kept.get(LEFT):
            gap = "\n\n" if self.reply.said.strip() else ""
            self.reply.add(TextDelta(f"{gap}{left}\n\n"))
            self.reply.add(Keep(LEFT, ""))

    def count(self, usage: Usage) -> None:
        """Take in what the model says it used; several calls of one turn add up."""
        self.usage = Usage(
            self.usage.tokens_in + usage.tokens_in,
            self.usage.tokens_out + usage.tokens_out,
            self.usage.tokens_cached + usage.tokens_cached,
        )

    @property
    def is_alarm(self) -> bool:
        """Whether nobody is waiting for the reply: a skill asked to be woken."""
        return all(message.is_alarm for message in self.plan.answered)

    @property
    def takes_more(self) -> bool:
        """Whether messages can be added to it."""
        return not any(map(stands_alone, self.plan.answered))

    @property
    def remembered(self) -> Turn | None:
        """What memory keeps of it. What was told without the model is no part of the dialogue."""
        if self.plan.tell or self.plan.sets_aside or self.plan.is_taken_back:
            return None
        if self.is_alarm and not self.reply.has_text:
            return None  # nobody saw anything of it
        instead_of = self.plan.instead_of
        if instead_of and not self.reply.said.strip():
            return None  # nothing better came: the reply that there was stays
        return Turn(
            id=self.id,
            at=time.time(),
            asked=self.plan.asked,
            said=self.reply.said,
            skill=self.plan.skill.name,
            outcome=self.outcome or "cut",
            offered=without_follow_ups(self.reply.extras.choices),
            sources=instead_of.sources
            if instead_of
            else sources_of(self.plan.answered, self.plan.asked),
            files=self.reply.extras.files,
            pictures=self._pictures,
            earlier=_with_earlier(instead_of) if instead_of else (),
            command=self.plan.called,
            retold=self.reply.retold,
        )

    @property
    def is_once(self) -> bool:
        """Whether it will not be given once more, should that be asked for next."""
        turn = self.remembered
        doing = self.reply.kept.get(DOING, self.plan.conversation.memory.doing)
        return turn is None or not can_be_repeated(turn, doing)

    @property
    def _pictures(self) -> tuple[File, ...]:
        """Those to look at again: none that may be why the reply came to nothing, or was cut."""
        if self.outcome == "cut" or FILTER_NOTICE.text in (run.text for run in self.reply.runs):
            return ()
        instead_of = self.plan.instead_of
        return instead_of.pictures if instead_of else pictures_of(self.plan.answered)


def _note(reply: Reply, notice: str) -> None:
    """Add a notice ("" adds nothing), unless a reply that goes on has it already."""
    if Run("notice", notice) not in reply.runs:
        reply.add(Notice(notice))


def _is_full(reply: Reply) -> bool:
    """Whether the model was ended by its longest reply."""
    return LENGTH_NOTICE.text in (run.text for run in reply.runs)


def _with_earlier(turn: Turn) -> tuple[Earlier, ...]:
    """The replies that a new one takes the place of."""
    return (*turn.earlier, Earlier(turn.id, turn.said))[-_EARLIER_MAX:]


@dataclass(frozen=True, slots=True)
class Speaking:
    """How skills are let speak. `plan_more(turn)` plans with all that waits by now."""

    model: ChatModel
    metrics: Metrics
    within_s: float
    reply_max_tokens: int
    busy: Busy
    people: People
    blobs: Blobs
    tallies: Tallies
    drawer: Drawer
    plan_more: Callable[[RunningTurn], Awaitable[Plan]]
    tools: Callable[[], Awaitable[tuple[Tool, ...]]]
    all_turns: Callable[[], Awaitable[tuple[Turn, ...]]]
    first_time: Callable[[str], Awaitable[bool]]
    names_sources: SourcesNamed
    follow_ups: Sequence[str]
    models: Sequence[str]
    limits: Limits
    studio: Studio | None = None
    skills: Sequence[Skill] = ()

    async def speak(self, turn: RunningTurn) -> Outcome:
        """Let the skill speak to its end. Raises only what `plan_more` raises."""
        reply, plan = turn.reply, turn.plan
        if plan.sets_aside:
            _note(reply, SET_ASIDE)
            return "cut"
        if plan.tell:
            if not reply.has_text:
                reply.add(TextDelta(plan.tell))
            return "done"
        while True:
            ended, notice = await self._speak_on(turn)
            reply.add(StepEnded(worked=False))  # one that was broken off
            turn.tell_of_acts()
            reply.add(Notice(notice))
            if ended != "more":
                return ended
            if not await self._take_more(turn) and self.busy == "interrupt":
                reply.add(Notice(INTERRUPTED))
                return "stopped"

    async def complete(self, turn: RunningTurn) -> None:
        """Add what belongs to a reply whose skill has ended; what is there already (the turn was
        taken over) is not added again. Raises nothing."""
        reply, ended = turn.reply, turn.ended
        await self._keep_long_code(reply)  # the text that is there says that it is in a file
        if turn.plan.sets_aside:  # what could be chosen below it would be about another reply
            reply.extras = replace(reply.extras, choices=(), takes_rating=False)
        if turn.plan.sets_aside or turn.plan.tell:
            return
        if ended != "stopped":
            await self._remark(reply, is_cut=ended == "cut" or _is_full(reply))
        if ended == "done" and not turn.plan.conversation.memory.is_disclosed:
            _note(reply, turn.disclosure)
        if ended == "done":
            await self._draw(reply)
            reply.extras = replace(reply.extras, takes_rating=True, is_once=turn.is_once)
        if not reply.extras.choices and reply.has_text:
            is_cut = ended != "done" or _is_full(reply)
            used = turn.plan.model or self.models[0]
            others = [name for name in self.models if name != used]
            wanted = without_repeats(self.follow_ups) if turn.is_once else self.follow_ups
            below = choices_below(wanted, is_cut=is_cut, others=others)
            reply.extras = replace(reply.extras, choices=below)

    async def _remark(self, reply: Reply, *, is_cut: bool) -> None:
        """What the skills have to say of a reply, whichever of them gave it."""
        if reply.is_checked:
            return
        try:
            async with asyncio.timeout(_REMARKS_WITHIN_S):
                for skill in self.skills:
                    for remark in await skill.remarks(reply.said, is_cut):
                        _note(reply, remark)
        except TimeoutError:
            logger.warning("turn.not_looked_at")
        except Exception:
            # What was said stands, whatever becomes of the remarks on it.
            logger.exception("turn.remarks_failed")

    async def _draw(self, reply: Reply) -> None:
        """Pictures of what this platform shows badly as text, which stands there all the same."""
        tables = wide_tables(reply.said, self.limits)[:_TABLES_MAX]
        try:
            if drawn := await self.drawer.formulas(formulas_in(reply.said)):
                reply.add(drawn)
            for number, rows in enumerate(tables, 1):
                if drawn := await self.drawer.table(rows, f"table-{number}.png"):
                    reply.add(drawn)
        except DragomanError as error:
            logger.warning("turn.not_drawn", error=type(error).__name__)

    async def _keep_long_code(self, reply: Reply) -> None:
        """The files of whose code the reply shows only the beginning."""
        for each in find_long_code(reply.markdown, self.limits):
            data = each.code.encode("utf-8", "replace")
            try:
                blob = await self.blobs.put(data)
            except DragomanError as error:
                logger.warning("turn.code_not_kept", error=type(error).__name__)
                _note(reply, CODE_NOT_KEPT.format(name=each.name))
            else:
                reply.add(File(each.name, "text/plain", len(data), blob))

    async def _speak_on(self, turn: RunningTurn) -> tuple[Outcome | Literal["more"], str]:
        """One call of the skill, and the sentence that its end needs ("" for none). "more": it was
        left so that it hears what came meanwhile."""
        reply, signals = turn.reply, turn.signals
        try:
            async with signals.bounded(self.within_s, lambda: self._more_ends(turn)):
                is_whole = await self._pass_on(turn)
        except TimeoutError:
            if signals.is_stopped:
                return "stopped", STOPPED
            if not (signals.has_more and self._more_ends(turn)):
                return "cut", TOO_SLOW
            is_whole = False
        except DragomanError as error:
            logger.warning("turn.cut", error=type(error).__name__, detail=str(error))
            self.metrics.model_errors.labels(self.model.name, type(error).__name__).inc()
            return "cut", error.user_message
        except Exception:
            # A mistake in a skill must not leave a person without an answer.
            logger.exception("turn.failed", skill=turn.plan.skill.name)
            return "cut", DragomanError.user_message
        if is_whole:
            return "done", ""
        if self.busy == "interrupt" and (reply.has_text or not turn.takes_more):
            return "stopped", INTERRUPTED
        return "more", ""

    def _file_max_bytes(self, plan: Plan) -> int:
        """What the platform takes there, as far as it is kept; where files are only named, that."""
        shown = max(self.limits.file_max_bytes, plan.answered[-1].address.file_max_bytes)
        return min(shown or self.blobs.max_bytes, self.blobs.max_bytes)

    def _files_max_bytes(self, plan: Plan) -> int:
        """What all files of a message may have together there; 0: not bounded."""
        together = self.limits.files_max_bytes
        return max(together, self._file_max_bytes(plan)) if together else 0

    def _more_ends(self, turn: RunningTurn) -> bool:
        """Whether the model is to be cut short at once because the person has said more."""
        if self.busy == "steer":
            return turn.takes_more and not turn.reply.has_text
        return self.busy == "interrupt"

    async def _pass_on(self, turn: RunningTurn) -> bool:
        """Let the skill speak; False where it was left, at the end of a paragraph, for more."""
        plan, reply, signals = turn.plan, turn.reply, turn.signals
        sees_images = self.model.sees_images
        images = await earlier_images(plan, self.blobs) if sees_images else NO_IMAGES
        messages = await with_pictures(plan, self.blobs, sees_images=sees_images)
        turn.disclosure = self.model.disclosure
        context = TurnContext(
            turn_id=turn.id,
            messages=messages,
            asked=plan.asked,
            conversation=plan.seen,
            system_prompt=plan.system_prompt,
            command=plan.command,
            model=self.model,
            options=ModelOptions(max_tokens=self.reply_max_tokens, model=plan.model),
            said_so_far=reply.said,
            people=self.people,
            blobs=self.blobs,
            tallies=self.tallies,
            drawer=self.drawer,
            on_usage=turn.count,
            tools=self.tools,
            all_turns=self.all_turns,
            first_time=self.first_time,
            names_sources=self.names_sources,
            studio=self.studio,
            shows_sketches=self.limits.shows_sketches,
            file_max_bytes=self._file_max_bytes(plan),
            files_max_bytes=self._files_max_bytes(plan),
            earlier_images=images,
            replaces=frozenset(plan.instead_of.replies if plan.instead_of else ()),
        )
        steers = self.busy == "steer" and turn.takes_more
        async with aclosing(plan.skill.reply(context)) as parts:
            async for part in parts:
                if turn.first_text_at is None and type(part) is TextDelta:
                    turn.first_text_at = time.monotonic()
                elif type(part) is Disclosure:
                    turn.disclosure = part.text
                if steers and signals.has_more:
                    if type(part) is Status and reply.has_text:
                        return False  # a tool is about to run: what it would find may not matter
                    if reply.add_to_paragraph(part):
                        return False
                else:
                    reply.add(part)
        return True

    async def _take_more(self, turn: RunningTurn) -> bool:
        """Answer what has come meanwhile in the same reply; whether there is any that can be. What
        stands alone, or is too long for this reply, gets one of its own."""
        plan = await self.plan_more(turn)
        known = len(turn.plan.answered)
        if plan.tell:
            return False
        turn.plan = plan
        return len(plan.answered) > known
