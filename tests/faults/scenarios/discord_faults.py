"""Discord fails: sessions are lost, gateways go away, calls and their answers fail."""

import asyncio
import contextlib
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import get_args

from bot.inbox import Inbox
from bot.messages import ConversationId
from bot.store.connecting import open_store
from tests.emulators.discord import DiscordEmulator, Person
from tests.emulators.discord.faults import FaultKind
from tests.emulators.discord.interactions import Interaction
from tests.emulators.discord.places import Channel
from tests.faults.history import END, History, Remembered, Said, Shown, State, script, token
from tests.faults.load import Row, fleet_at_rest

GATEWAY_FAULTS = ("cut", "session lost", "session invalidated", "asked to reconnect", "down")
CALL_FAULTS = tuple(k for k in get_args(FaultKind) if k not in ("forbidden", "banned"))
"""Without those that are no passing faults: a missing right, and a ban of the address."""
_OF_EDITS_AND_READINGS = ("http_400", "http_404")
"""A post that is refused so twice is refused for good; where an edit is, the text is said anew, and
what was missed is read again."""
_MESSAGE_CALLS = r"/messages"
_MOST_WAITING = 6
_FAILED_AFTER_S = 4.0  # an acknowledgement is refused after three
_NOTICE = "I am a language model and can be wrong."


@dataclass(slots=True)
class Talk:
    """A conversation with the bot: somebody's direct messages, or a channel of a server, where each
    message is a newcomer's. A newcomer is told something besides the reply, and both refer to what
    was said. What is asked by `/ask` counts when Discord has its acknowledgement: one that no
    gateway hears, Discord shows as failed."""

    number: int
    channel: Channel
    say: Callable[[str], object]
    asked: Interaction | None = None
    said: list[Said] = field(default_factory=list)

    @property
    def place(self) -> str:
        """The channel's id."""
        return str(self.channel.id)

    @property
    def conversation(self) -> ConversationId:
        """As the adapter names it."""
        return ConversationId("discord", str(self.channel.guild_id or "dm"), self.place)

    def says(self, at: float) -> str:
        """Write the next message. Discord waits for no acknowledgement: it counts at once."""
        word = token(self.number, len(self.said))
        used = self.say(word)
        self.asked = used if isinstance(used, Interaction) else None
        self.said.append(Said(word, self.place, at, None if self.asked else at))
        return word

    def is_acknowledged(self) -> bool:
        """Whether Discord has the acknowledgement of what was asked last."""
        return self.asked is not None and self.asked.acknowledged_at_s is not None

    def counts(self, at: float) -> None:
        """What was asked last is acknowledged."""
        self.said[-1] = replace(self.said[-1], acknowledged_at=at)


async def discord_faults(
    folder: Path, *, faults: int, seed: int = 12, talks: int = 8, workers: int = 2
) -> Row:
    """Faults until so many have struck, one in four at the gateway."""
    began_at, dice = time.monotonic(), random.Random(seed)
    rules = [{**script(10), "when": r"q\d*[02468]x"}, script(60)]
    async with DiscordEmulator.running() as discord:
        settings = {
            "models": {"main": {"kind": "scripted", "rules": rules, "tokens_per_s": 20}},
            "adapters": {
                "discord": {
                    "token": "${DISCORD_TOKEN}",
                    "base_url": discord.base_url,
                    "gateway_url": discord.gateway_url,
                    "places": {str(discord.guild.id): {"memory": "channel"}},
                    "first_use_notice": _NOTICE,
                }
            },
        }
        async with fleet_at_rest(folder, settings, threads=0, workers=workers) as run:
            await discord.until_connected(timeout_s=20)
            await discord.until_registered("ask")
            people = [_talk_of(discord, number) for number in range(talks)]
            is_over = asyncio.Event()
            async with asyncio.TaskGroup() as group:
                for talk in people:
                    group.create_task(_talk(discord, talk, is_over, dice))
                # A first direct message that no session hears is nowhere to be read: a bot cannot
                # list its direct channels (docs/discord.md).
                await discord.world.until(partial(_is_everybody_known, discord, people), 30)
                struck = await _break(discord, faults, dice)
                is_over.set()
            await asyncio.sleep(1.0)
            history = await _history(discord, people, run.redis.url)
            run.result.append(history)
    row = run.row("discord faults", began_at, struck)
    return replace(row, faults=faults)


def _talk_of(discord: DiscordEmulator, number: int) -> Talk:
    """Every other one is in a server; of eight, one in a server and one that is direct ask by a
    command."""
    is_by_command = number % 8 in (3, 6)
    if number % 2 == 0:
        person = discord.person(f"Person {number}")
        ask = partial(_ask, person, person.direct)
        return Talk(number, person.direct, ask if is_by_command else person.writes)
    channel = discord.world.add_channel(discord.guild, f"channel-{number}")
    if is_by_command:
        return Talk(number, channel, lambda w: _ask(discord.person("Newcomer"), channel, w))
    return Talk(number, channel, lambda w: discord.person("Newcomer").mentions(channel, w))


def _ask(person: Person, channel: Channel, word: str) -> Interaction:
    return person.uses("ask", channel, text=word)


async def _talk(
    discord: DiscordEmulator, talk: Talk, is_over: asyncio.Event, dice: random.Random
) -> None:
    while not is_over.is_set():
        word = talk.says(time.monotonic())
        if talk.asked is not None:
            with contextlib.suppress(TimeoutError):
                await discord.world.until(talk.is_acknowledged, _FAILED_AFTER_S)
            if not talk.is_acknowledged():
                continue
            talk.counts(time.monotonic())
        try:
            await discord.world.until(partial(_is_answered, discord, talk, word), 90)
        except TimeoutError:
            return  # the checker will say that it is lost
        await asyncio.sleep(dice.uniform(0.1, 0.8))


def _is_answered(discord: DiscordEmulator, talk: Talk, word: str) -> bool:
    texts = [p.text for p in discord.from_bot(talk.channel) if p.text != _NOTICE]
    is_begun = any(f"{word}:" in text or f"{word} " in text for text in texts)
    return is_begun and END in texts[-1]


def _is_everybody_known(discord: DiscordEmulator, people: list[Talk]) -> bool:
    return all(discord.from_bot(talk.channel) for talk in people)


async def _break(
    discord: DiscordEmulator, faults: int, dice: random.Random
) -> list[tuple[float, str]]:
    struck: list[tuple[float, str]] = []
    added = 0
    while len(struck) + added - discord.faults.pending < faults:
        if dice.random() < 1 / 4 and discord.gateway.is_connected:
            fault = dice.choice(GATEWAY_FAULTS)
            await _break_gateway(discord, fault)
            struck.append((time.monotonic(), fault))
        elif discord.faults.pending < _MOST_WAITING:
            kind: FaultKind = dice.choice(CALL_FAULTS)
            method = dice.choice(("PATCH", "GET")) if kind in _OF_EDITS_AND_READINGS else "*"
            discord.faults.add(
                kind=kind, method=method, path=_MESSAGE_CALLS, delay_s=2.0, retry_after_s=1.0
            )
            added += 1
        await asyncio.sleep(dice.uniform(0.3, 1.0))
    return struck


async def _break_gateway(discord: DiscordEmulator, fault: str) -> None:
    if fault == "cut":
        await discord.gateway.cut()
    elif fault == "session lost":
        await discord.gateway.cut(resumable=False)
    elif fault == "session invalidated":
        discord.gateway.invalidate(resumable=False)
    elif fault == "asked to reconnect":
        discord.gateway.ask_to_reconnect()
    else:
        async with discord.gateway.down(resumable=False):
            await asyncio.sleep(2.0)


async def _history(discord: DiscordEmulator, people: list[Talk], redis_url: str) -> History:
    store = await open_store(redis_url, 5.0)
    inbox = Inbox(store, 20, 3600.0)
    remembered: list[Remembered] = []
    for talk in people:
        memory = await inbox.conversation(talk.conversation)
        remembered += [Remembered(talk.place, t.asked, t.said, t.outcome) for t in memory.turns]
    await store.close()
    return History(
        said=tuple(said for talk in people for said in talk.said if said.is_taken_in),
        shown=tuple(_shown(discord)),
        remembered=tuple(remembered),
    )


def _shown(discord: DiscordEmulator) -> Iterator[Shown]:
    ahead_s = discord.clock.now_s() - time.monotonic()
    for post in discord.world.posts.values():
        is_notice = all(state.text == _NOTICE for state in post.states)
        if post.author is discord.bot and not is_notice:
            states = tuple(State(state.at_s - ahead_s, state.text) for state in post.states)
            yield Shown(
                str(post.channel_id), states, is_open=post.is_loading, is_deleted=post.is_deleted
            )
