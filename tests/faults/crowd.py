"""People who talk to the bot in Slack so that all they see can be judged, and who note it down.

Each conversation is a thread of somebody's direct messages or, where asked for, of a channel, in
which only the first message mentions the bot. Every message is a token
(`tests/faults/history.py`), and the crowd remembers when Slack handed it over and when it was
acknowledged.
"""

import asyncio
import contextlib
import random
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import bot.errors
from bot import reception
from bot.dead import DeadLetters
from bot.inbox import Inbox
from bot.messages import ConversationId
from bot.models import endings
from bot.store.client import Store
from bot.store.connecting import open_store
from bot.turn import running as turn
from tests.emulators.slack import Message as SlackMessage
from tests.emulators.slack import SlackEmulator
from tests.emulators.slack.deliveries import Delivery
from tests.emulators.slack.person import Person
from tests.faults.history import (
    END,
    History,
    Remembered,
    Said,
    Shown,
    State,
    token,
    tokens_in,
    tokens_said,
)

_THREADS_A_PERSON = 8
_AT_REST_WITHIN_S = 60.0


@dataclass(slots=True)
class Message:
    """A message of somebody, its payload and each time that Slack brought it."""

    token: str
    place: str
    payload: Mapping[str, Any]
    handed_at: float = 0.0
    deliveries: list[Delivery] = field(default_factory=list)

    @property
    def acknowledged_at(self) -> float | None:
        """When the bot first acknowledged it."""
        ends = [
            attempt.ended_at_s
            for delivery in self.deliveries
            for attempt in delivery.attempts
            if attempt.failure is None
        ]
        return min(ends, default=None)


@dataclass(slots=True)
class Thread:
    """One conversation: its number, who talks in it, its root message.

    `account` is the workspace that Slack names in its events ("": the emulator's own), `channel`
    where it is said ("": directly).
    """

    number: int
    person: Person
    account: str = ""
    channel: str = ""
    root: str = ""
    messages: list[Message] = field(default_factory=list)


class Crowd:
    """Everybody who talks in one run; with `in_channels` every second conversation is in one."""

    def __init__(self, slack: SlackEmulator, threads: int, *, in_channels: bool = False) -> None:
        self._slack = slack
        self._outbox: list[Mapping[str, Any]] = []
        self._people: list[Person] = []
        self.threads: list[Thread] = []
        self._by_token: dict[str, Message] = {}
        self._by_place: dict[str, Thread] = {}
        self._begun: set[str] = set()
        self._ended: set[str] = set()
        self._lone: defaultdict[str, set[str]] = defaultdict(set)  # ts of sentences, by place
        self._no_room_at: dict[str, float] = {}  # when that was told last, by place
        self._waiting: defaultdict[str, list[asyncio.Future[None]]] = defaultdict(list)
        slack.workspace.listeners.append(self._look)
        for number in range(threads):
            self.new_thread(
                number // _THREADS_A_PERSON, is_in_channel=in_channels and number % 2 == 1
            )

    def new_thread(self, person: int, account: str = "", *, is_in_channel: bool = False) -> Thread:
        """One more conversation, of a person by their number (each has a direct channel), or in a
        channel of its own."""
        number, who, channel = len(self.threads), self._person(person), ""
        if is_in_channel:
            channel = self._slack.workspace.add_channel(f"talk-{number}").id
        thread = Thread(number, who, account, channel)
        self.threads.append(thread)
        return thread

    def _look(self, what: str, message: SlackMessage) -> None:
        """Something changed in a thread: note what is answered, wake who waits there."""
        place = f"{message.channel}:{message.root}"
        if message.author == self._slack.workspace.bot.id:
            tokens = tokens_in(message.text)
            self._begun.update(tokens)
            if message.stream not in ("active", "expired") and _is_ended(message.text):
                self._ended.update(tokens)
                if not tokens:
                    self._lone[place].add(message.ts)
                if reception.FULL in message.text:
                    self._no_room_at[place] = time.monotonic()
        for waiter in self._waiting.pop(place, []):
            if not waiter.done():
                waiter.set_result(None)

    def _person(self, number: int) -> Person:
        while len(self._people) <= number:
            plain = self._slack.person(f"Person {len(self._people)}")
            member = self._slack.workspace.members[plain.id]
            self._people.append(
                Person(
                    self._slack.workspace,
                    member,
                    self._catch,
                    self._slack.files,
                    self._slack.interactions,
                )
            )
        return self._people[number]

    def _catch(self, kind: str, payload: Mapping[str, Any]) -> None:
        self._outbox.append(payload)

    # ── talking ──────────────────────────────────────────────────────────────────────────────────

    def writes(self, thread: Thread) -> Message:
        """Write the next message of a conversation: people see it, the bot is not told yet."""
        word = token(thread.number, len(thread.messages))
        if not thread.channel:
            posted = thread.person.direct(word, thread.root or None)
        elif thread.root:
            posted = thread.person.says(thread.channel, word, thread.root)
        else:
            posted = thread.person.mentions(thread.channel, word)
        thread.root = thread.root or posted.ts
        payload = self._outbox[0]  # a mention makes two events
        self._outbox.clear()
        if thread.account:
            whose = [{**one, "team_id": thread.account} for one in payload["authorizations"]]
            payload = {**payload, "team_id": thread.account, "authorizations": whose}
        message = Message(word, f"{posted.channel}:{thread.root}", payload)
        thread.messages.append(message)
        self._by_token[word] = message
        self._by_place[message.place] = thread
        return message

    def hand_over(self, message: Message) -> Delivery:
        """Let Slack bring a message to the bot, once more where it did so before."""
        message.handed_at = message.handed_at or time.monotonic()
        delivery = self._slack.send("events_api", message.payload)
        assert delivery is not None
        message.deliveries.append(delivery)
        return delivery

    def says(self, thread: Thread) -> Message:
        """Write and hand over."""
        message = self.writes(thread)
        self.hand_over(message)
        return message

    async def stops(self, message: Message, after_s: float, within_s: float) -> float:
        """Press Stop so long after the reply to this message begins to show; when.

        Raises TimeoutError where it does not begin in time.
        """
        channel, _, root = message.place.partition(":")
        async with asyncio.timeout(within_s):
            while message.token not in self._begun:
                waiter = asyncio.get_running_loop().create_future()
                self._waiting[message.place].append(waiter)
                await waiter
        await asyncio.sleep(after_s)
        self._by_place[message.place].person.stops(self._slack.replies(channel, root)[-1])
        pressed_at = time.monotonic()
        self._slack.send("events_api", self._outbox.pop())
        return pressed_at

    async def deliver(
        self, messages: list[Message], most_times: int, at_once: int, dice: random.Random
    ) -> None:
        """Bring each message 1 to `most_times` times, all shuffled, `at_once` under way."""
        order = [message for message in messages for _ in range(dice.randint(1, most_times))]
        dice.shuffle(order)
        gate = asyncio.Semaphore(at_once)

        async def bring(message: Message) -> None:
            async with gate:
                await self.hand_over(message).finished.wait()

        async with asyncio.TaskGroup() as group:
            for message in order:
                await gate.acquire()
                gate.release()
                group.create_task(bring(message))
                await asyncio.sleep(0)

    async def chat(
        self, until: Callable[[], bool], pause_s: Callable[[], float], threads: list[Thread]
    ) -> None:
        """Everybody asks, reads the whole reply, pauses and asks again, until `until()`."""

        async def talk(thread: Thread) -> None:
            while not until():
                message = self.says(thread)
                await self.until_answered([message], within_s=90)
                await asyncio.sleep(pause_s())

        async with asyncio.TaskGroup() as group:
            for thread in threads:
                group.create_task(talk(thread))

    # ── reading ──────────────────────────────────────────────────────────────────────────────────

    @property
    def messages(self) -> list[Message]:
        """Everything that was written."""
        return list(self._by_token.values())

    def is_answered(self, message: Message) -> bool:
        """Whether a whole reply, or a sentence in place of one, stands behind the message."""
        if message.token in self._ended:
            return True
        if message.token not in self._begun and self._was_refused(message):
            return True
        if message.token in self._begun or not self._lone[message.place]:
            return False
        thread = self._by_place[message.place]
        asked = [m.token for m in thread.messages if m.token not in self._begun]
        return message.token in asked[: len(self._lone[message.place])]

    def _was_refused(self, message: Message) -> bool:
        """Whether it was clear that there was no room for a message that has no answer: that is
        said once for many. What was said before that may yet be answered."""
        told_at = self._no_room_at.get(message.place)
        if told_at is None:
            return False
        messages = self._by_place[message.place].messages
        last = max((each.handed_at for each in messages if each.token in self._ended), default=0.0)
        return told_at >= message.handed_at or last > message.handed_at or last < told_at

    async def until_answered(self, messages: list[Message], within_s: float) -> bool:
        """Wait until all are; whether they were in time."""
        try:
            async with asyncio.timeout(within_s):
                for message in messages:
                    while not self.is_answered(message):
                        waiter = asyncio.get_running_loop().create_future()
                        self._waiting[message.place].append(waiter)
                        await waiter
        except TimeoutError:
            return False
        return True

    def wait_s(self, message: Message) -> float | None:
        """How long its author waited for the first word; None: there is none yet."""
        channel, _, root = message.place.partition(":")
        seen = [
            state.at_s
            for shown in self._slack.replies(channel, root)
            for state in shown.states
            if message.token in state.text
        ]
        return min(seen) - message.handed_at if seen else None

    async def until_moved(self, at: float, within_s: float) -> bool:
        """Wait until everybody who waited at that time saw something new; whether all did."""
        waiting = [t for t in self.threads if t.messages and not self.is_answered(t.messages[-1])]
        try:
            async with asyncio.timeout(within_s):
                for thread in waiting:
                    while self._moved_at(thread) <= at:
                        waiter = asyncio.get_running_loop().create_future()
                        self._waiting[thread.messages[-1].place].append(waiter)
                        await waiter
        except TimeoutError:
            return False
        return True

    def _moved_at(self, thread: Thread) -> float:
        channel = thread.messages[-1].place.partition(":")[0]
        shown = self._slack.replies(channel, thread.root)
        return max((message.states[-1].at_s for message in shown), default=0.0)

    async def history(self, redis_url: str) -> History:
        """All that was said, shown and is remembered, once no turn is under way any more.

        What is shown is whole before its turn is committed: by ten seconds where the platform did
        what it was asked last and never answered.
        """
        store = await open_store(redis_url, 5.0)
        try:
            with contextlib.suppress(TimeoutError):
                await _until_at_rest(store)
            return await self._history(store)
        finally:
            await store.close()

    async def _history(self, store: Store) -> History:
        workspace = self._slack.workspace
        shown = tuple(
            Shown(
                f"{message.channel}:{message.root}",
                tuple(State(state.at_s, state.text) for state in message.states),
                is_open=message.stream in ("active", "expired"),
                is_deleted=message.deleted,
            )
            for message in workspace.messages.values()
            if message.author == workspace.bot.id
        )
        places = {m.place: None for m in self.messages}
        inbox = Inbox(store, 20, 3600.0)
        turns = [
            Remembered(place, kept.asked, kept.said, kept.outcome)
            for place in places
            for kept in (await inbox.conversation(self._conversation(place))).turns
        ]
        return History(
            said=tuple(
                Said(m.token, m.place, m.handed_at, m.acknowledged_at)
                for m in self.messages
                if m.handed_at
            ),
            shown=shown,
            remembered=tuple(turns),
            thinking=tuple(p for p in places if workspace.status(*p.split(":", 1))),
            set_aside=await set_aside_in(store),
        )

    def _conversation(self, place: str) -> ConversationId:
        channel, _, root = place.partition(":")
        account = self._by_place[place].account or self._slack.workspace.team_id
        return ConversationId("slack", account, channel, root)


async def set_aside_in(store: Store) -> tuple[frozenset[str], ...]:
    """The tokens of each turn that is kept for an operator."""
    letters = await DeadLetters(store, 3600.0).all()
    return tuple(
        frozenset(each for message in letter.messages for each in tokens_said(message.text))
        for letter in letters
    )


def sentences() -> tuple[str, ...]:
    """What the bot may say in place of an answer, or to end one early."""
    errors = [kind for kind in vars(bot.errors).values() if isinstance(kind, type)]
    told = [
        getattr(kind, "user_message", "")
        for kind in errors
        if issubclass(kind, bot.errors.DragomanError)
    ]
    told += [turn.SET_ASIDE, turn.TOO_SLOW, turn.STOPPED, turn.INTERRUPTED, reception.FULL]
    told += [endings.NO_ROOM_MESSAGE, endings.LENGTH_NOTICE.text, endings.FILTER_NOTICE.text]
    return tuple(sentence for sentence in told if sentence)


_SENTENCES = sentences()


def _is_ended(text: str) -> bool:
    flat = " ".join(text.split())
    return END in text or any(sentence in flat for sentence in _SENTENCES)


async def _until_at_rest(store: Store) -> None:
    ready = [store.keys.ready(number) for number in range(store.keys.partitions)]
    async with asyncio.timeout(_AT_REST_WITHIN_S):
        while any([await store.ask(key, "XLEN", key) for key in ready]):  # noqa: ASYNC110 - Redis tells nobody
            await asyncio.sleep(0.05)
