"""Our side: a process that receives, works, or both, as `gateway`, `worker` and `run` do.

    python -m bench.engine.dragoman_replica PLATFORM NAME REDIS_URL ROLE TURN WAIT_S MAX_TURNS

TURN is "least" (a turn that does nothing but wait `WAIT_S` and commit: the engine alone) or "whole"
(manager, skill, scripted model, rendering and delivery to a platform in memory).
"""

import asyncio
import contextlib
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
import uvloop

from bench.engine.line import Line, Sent
from bot.alarms import Alarms
from bot.app import join
from bot.config import reading as config
from bot.config.settings import WorkerSettings
from bot.conversation import Turn
from bot.errors import FetchFailed
from bot.inbox import Inbox
from bot.lease import Commit, Leases, Taken
from bot.live import RedisLive
from bot.manager import Finished
from bot.messages import Address, Attachment, Author, ConversationId, IncomingMessage
from bot.models.configured import build_model
from bot.ops.metrics import Metrics
from bot.ports import Admission, Intake, Limits, Live, OutgoingMessage
from bot.reply import File
from bot.signals import Signals
from bot.store.client import Store
from bot.store.connecting import open_store
from bot.worker import Worker

_CONFIG = "models: {main: {kind: scripted, replies: [I will.]}}\nadapters: {web: {}}"
_LIMITS = Limits(message_length=4000)
_Admit = Callable[[IncomingMessage], Awaitable[Admission]]
_PLACES = 10  # channels, so that the fair queue has something to be fair about


@dataclass(frozen=True, slots=True)
class Replica:
    """What the command line says."""

    platform: str
    name: str
    redis_url: str
    role: str
    turn: str
    wait_s: float
    max_turns: int

    async def run(self) -> None:
        """Until ended by a signal."""
        store = await open_store(self.redis_url, 5.0)
        line = Line(self.platform, self.name)
        async with asyncio.TaskGroup() as group:
            admit, worker = self._joined(store, line)
            if self.role != "gateway":
                group.create_task(worker.run(asyncio.Event()))
            if self.role != "worker":
                group.create_task(_receive(line, admit, group))

    def _joined(self, store: Store, line: Line) -> tuple[_Admit, Worker]:
        if self.turn == "whole":
            settings = config.parse(_CONFIG, {})
            platform = MemoryAdapter(line)
            model = build_model(settings)
            app = join(settings, store, RedisLive(store), {"bench": platform}, model, Metrics())
            assert app.workshop is not None
            return app.reception.admit, app.workshop.worker
        kept = config.parse(_CONFIG, {}).core.conversation
        leases = Leases(store, self.name, kept.kept_for_s, kept.keep_turns)
        worker = Worker(
            store,
            leases,
            LeastTurns(leases, line, self.wait_s),
            WorkerSettings(max_turns=self.max_turns),
            Metrics(),
            Alarms(store, kept.kept_for_s),
        )
        return Inbox(store, kept.mailbox_max, kept.kept_for_s).admit, worker


@dataclass(frozen=True, slots=True)
class LeastTurns:
    """Runs turns that do the least a turn can do. Each message is handled, then committed."""

    leases: Leases
    line: Line
    wait_s: float

    async def run(self, taken: Taken, signals: Signals) -> None:
        """One turn."""
        began_at = time.monotonic()
        signals.take(len(taken.waiting))
        await asyncio.sleep(self.wait_s)
        for message in taken.waiting:
            self.line.handled(int(message.id), began_at)
        signals.is_committing = True
        asked = "\n\n".join(message.text for message in taken.waiting)
        turn = Turn(taken.lease.entry, time.time(), asked, "I will.", "chat")
        memory = taken.conversation.memory
        await self.leases.commit(taken.lease, Commit(taken.waiting, (turn,), memory))

    async def follow(self, finished: Finished) -> None:
        """There is nothing to summarise."""


@dataclass(slots=True)
class MemoryAdapter:
    """A platform that shows everything at once and keeps nothing."""

    line: Line
    name: str = "bench"
    limits: Limits = _LIMITS
    is_connected: bool = True

    async def open(self) -> None:
        """Nothing to open."""

    async def probe(self) -> None:
        """Nothing to try."""

    async def run(self, intake: Intake, live: Live) -> None:
        """Messages come by the line."""

    async def close(self) -> None:
        """Nothing to close."""

    async def claim_room(self, message: OutgoingMessage) -> None:
        """There is always room."""

    async def post(self, message: OutgoingMessage) -> str:
        """Show a reply: the message it answers is handled."""
        self.line.handled(int(message.address.in_reply_to), time.monotonic())
        return message.key

    async def update(self, message: OutgoingMessage) -> None:
        """Nothing more to show."""

    async def find(self, address: Address, key: str) -> str | None:
        """Nothing is kept."""
        return None

    async def show_status(self, address: Address, text: str, sketch: File | None = None) -> None:
        """Nobody looks."""

    async def fetch(self, address: Address, attachment: Attachment, most_bytes: int) -> bytes:
        """Nobody attaches anything."""
        raise FetchFailed("no files")


async def _receive(line: Line, admit: _Admit, group: asyncio.TaskGroup) -> None:
    async def take(sent: Sent) -> None:
        await admit(_message(sent))
        line.acknowledge(sent.number)

    await line.receive(lambda sent: group.create_task(take(sent)))


def _message(sent: Sent) -> IncomingMessage:
    place = f"p{int(sent.conversation[1:]) % _PLACES}"
    return IncomingMessage(
        id=str(sent.number),
        conversation=ConversationId("bench", "site", place, sent.conversation),
        author=Author("u1", "Ada"),
        text=sent.text,
        sent_at=datetime.now(UTC),
        address=Address(place, sent.conversation, in_reply_to=str(sent.number)),
    )


def main() -> None:
    """As the module says."""
    platform, name, redis_url, role, turn, wait_s, max_turns = sys.argv[1:]
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(30))
    replica = Replica(platform, name, redis_url, role, turn, float(wait_s), int(max_turns))
    with contextlib.suppress(KeyboardInterrupt):
        uvloop.run(replica.run())


if __name__ == "__main__":
    main()
