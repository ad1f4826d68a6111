"""People who talk to the bot on Discord so that all they see can be judged, and who note it down.

Every message is a token (`tests/faults/history.py`). Discord waits for no acknowledgement of what
is written: it counts at once. What is asked by a command counts when Discord has its
acknowledgement: one that no gateway hears, Discord shows as failed.
"""

import asyncio
import contextlib
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from adapters.discord.uses import ENDING
from bot.errors import StoreUnavailable
from bot.inbox import Inbox
from bot.messages import ConversationId
from bot.reception import AWAY, AWAY_AND_FULL
from bot.store.connecting import open_store
from tests.emulators.discord import DiscordEmulator, Person, Post
from tests.emulators.discord.interactions import Interaction
from tests.emulators.discord.places import Channel
from tests.faults.history import END, History, Remembered, Said, Shown, State, token, tokens_in

NOTICE = "I am a language model and can be wrong."
REFUSALS = (StoreUnavailable.user_message, ENDING)
"""What who asks by a command is told of a question that is not taken in."""
_BESIDE = (NOTICE, AWAY, AWAY_AND_FULL, *REFUSALS)
_FAILED_AFTER_S = 4.0  # an acknowledgement is refused after three
_ANSWERED_WITHIN_S = 90.0


@dataclass(slots=True)
class Talk:
    """A conversation with the bot: somebody's direct messages, a channel of a server or a thread.
    As many people `ask` there, one behind the other, before they wait for their answers."""

    number: int
    channel: Channel
    ask: Sequence[Callable[[str], object]]
    said: list[Said] = field(default_factory=list)
    used: dict[str, Interaction] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The channel's id."""
        return str(self.channel.id)

    @property
    def conversation(self) -> ConversationId:
        """As the adapter names it."""
        parent, thread = self.channel.parent_id, ""
        if parent is not None:
            thread = self.place
        return ConversationId(
            "discord", str(self.channel.guild_id or "dm"), str(parent or self.place), thread
        )

    def says(self, ask: Callable[[str], object]) -> str:
        """Say the next message."""
        word, at = token(self.number, len(self.said)), time.monotonic()
        asked = ask(word)
        if isinstance(asked, Interaction):
            self.used[word] = asked
        self.said.append(Said(word, self.place, at, None if word in self.used else at))
        return word

    def is_acknowledged(self, word: str) -> bool:
        """Whether Discord has the acknowledgement of what was asked, where it waits for one."""
        return word not in self.used or self.used[word].acknowledged_at_s is not None

    def refused_after_s(self, word: str) -> float | None:
        """How long who asked by a command waited to be told that it is not taken in; None: they
        are not."""
        asked = self.used.get(word)
        if asked is None or asked.original is None or asked.original.text not in REFUSALS:
            return None
        return asked.original.states[-1].at_s - asked.asked_at_s

    def is_answered(self, discord: DiscordEmulator, word: str) -> bool:
        """Whether the whole answer is there, or it is told that there will be none."""
        if self.refused_after_s(word) is not None:
            return True
        posts = sorted(
            discord.from_bot(self.channel),
            key=lambda post: _begun_at([(state.at_s, state.text) for state in post.states]),
        )
        texts = [post.text for post in posts if post.text and post.text not in _BESIDE]
        is_begun = any(f"{word}:" in text or f"{word} " in text for text in texts)
        return is_begun and END in texts[-1]

    def moved_at_s(self, discord: DiscordEmulator) -> float:
        """When people saw something new there, by the emulator's clock."""
        shown = [*discord.from_bot(self.channel), *(use.original for use in self.used.values())]
        return max((post.states[-1].at_s for post in shown if post and post.states), default=0.0)


@dataclass(slots=True)
class Talks:
    """Everybody who talks in one run."""

    discord: DiscordEmulator
    all: list[Talk] = field(default_factory=list)

    def begin(self, channel: Channel, *ask: Callable[[str], object]) -> None:
        """One more conversation."""
        self.all.append(Talk(len(self.all), channel, ask))

    def begin_direct(self, *, by_command: bool = False) -> None:
        """One more person writes directly."""
        person = self.discord.person(f"Person {len(self.all)}")
        ask = partial(_use, person, person.direct) if by_command else person.writes
        self.begin(person.direct, ask)

    def begin_in_channel(self, *, by_command: bool = False) -> None:
        """One more channel of the server, where each message is a newcomer's: they are told
        something besides the reply, and both refer to what was said."""
        discord = self.discord
        channel = discord.world.add_channel(discord.guild, f"channel-{len(self.all)}")
        if by_command:
            self.begin(channel, lambda word: _use(discord.person("Newcomer"), channel, word))
        else:
            self.begin(channel, lambda word: discord.person("Newcomer").mentions(channel, word))

    def begin_in_thread(self, channel: Channel, people: int) -> None:
        """One more thread, in which so many ask at once; the last of them by a command."""
        names = [self.discord.person(f"Person {len(self.all)}.{n}") for n in range(people)]
        thread = names[0].opens_thread(channel, f"thread {len(self.all)}")
        write = [partial(person.mentions, thread) for person in names[:-1]]
        self.begin(thread, *write, partial(_use, names[-1], thread))

    async def go_on(self, is_over: asyncio.Event, dice: random.Random) -> None:
        """Everybody asks, reads the whole reply, pauses and asks again."""
        async with asyncio.TaskGroup() as group:
            for talk in self.all:
                group.create_task(self._go_on(talk, is_over, dice))

    async def _go_on(self, talk: Talk, is_over: asyncio.Event, dice: random.Random) -> None:
        until = self.discord.world.until
        while not is_over.is_set():
            words = [talk.says(ask) for ask in talk.ask]
            for word in words:
                with contextlib.suppress(TimeoutError):
                    await until(partial(talk.is_acknowledged, word), _FAILED_AFTER_S)
                if not talk.is_acknowledged(word):
                    continue
                try:
                    await until(partial(talk.is_answered, self.discord, word), _ANSWERED_WITHIN_S)
                except TimeoutError:
                    return  # the checker will say that it is lost
            await asyncio.sleep(dice.uniform(0.1, 0.8))

    async def until_everybody_is_known(self) -> None:
        """A first direct message that no session hears is nowhere to be read: a bot cannot list its
        direct channels (docs/discord.md)."""
        await self.discord.world.until(
            lambda: all(self.discord.from_bot(talk.channel) for talk in self.all), 30
        )

    async def until_moved(self, at: float, within_s: float) -> bool:
        """Wait until everybody who waited at that time saw something new; whether all did."""
        at_s = at + self._ahead_s
        waiting = [
            talk
            for talk in self.all
            if any(
                not talk.is_answered(self.discord, said.token)
                for said in talk.said[-len(talk.ask) :]
            )
        ]
        try:
            await self.discord.world.until(
                lambda: all(talk.moved_at_s(self.discord) > at_s for talk in waiting), within_s
            )
        except TimeoutError:
            return False
        return True

    def refused_after_s(self) -> list[float]:
        """How long each waited to be told that what they asked by a command is not taken in."""
        waits = (talk.refused_after_s(word) for talk in self.all for word in talk.used)
        return [wait_s for wait_s in waits if wait_s is not None]

    async def history(self, redis_url: str, *, may_refuse: bool = False) -> History:
        """All that was said, shown and is remembered. `may_refuse`: a gateway hears every command,
        and may tell who asks by one to ask again; that is judged by nobody here. Else none may have
        heard it, and Discord has shown it as failed."""
        store = await open_store(redis_url, 5.0)
        inbox = Inbox(store, 20, 3600.0)
        remembered: list[Remembered] = []
        for talk in self.all:
            memory = await inbox.conversation(talk.conversation)
            remembered += [Remembered(talk.place, t.asked, t.said, t.outcome) for t in memory.turns]
        await store.close()
        shown = tuple(
            sorted(
                self._shown(may_refuse),
                key=lambda post: _begun_at([(state.at, state.text) for state in post.states]),
            )
        )
        # One that is told so may have been taken in where that was not heard of.
        answered = {each for post in shown for each in tokens_in(post.states[-1].text)}
        said = (
            self._acknowledged(talk, said)
            for talk in self.all
            for said in talk.said
            if not may_refuse or said.token in answered or talk.refused_after_s(said.token) is None
        )
        return History(
            said=tuple(each for each in said if each.is_taken_in or may_refuse),
            shown=shown,
            remembered=tuple(remembered),
        )

    @property
    def _ahead_s(self) -> float:
        """How far the emulator's clock is ahead of the monotonic one."""
        return self.discord.clock.now_s() - time.monotonic()

    def _acknowledged(self, talk: Talk, said: Said) -> Said:
        use = talk.used.get(said.token)
        if use is None or use.acknowledged_at_s is None:
            return said
        return replace(said, acknowledged_at=use.acknowledged_at_s - self._ahead_s)

    def _shown(self, may_refuse: bool) -> Iterator[Shown]:
        ahead_s = self._ahead_s
        for post in self.discord.world.posts.values():
            is_notice = all(state.text == NOTICE for state in post.states)
            if post.author is not self.discord.bot or is_notice:
                continue
            states = tuple(State(state.at_s - ahead_s, state.text) for state in post.states)
            if may_refuse and _is_refused(post):
                states = tuple(each for each in states if each.text not in REFUSALS)
                if not any(each.text for each in states):
                    continue
            yield Shown(
                str(post.channel_id), states, is_open=post.is_loading, is_deleted=post.is_deleted
            )


def _begun_at(states: Sequence[tuple[float, str]]) -> float:
    """When text was first seen: "is thinking…" stands there before what is answered first."""
    return next((at for at, text in states if text), states[-1][0])


def _is_refused(post: Post) -> bool:
    return any(text in REFUSALS for text in post.texts)


def _use(person: Person, channel: Channel, word: str) -> Interaction:
    return person.uses("ask", channel, text=word)
