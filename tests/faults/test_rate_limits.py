"""Two processes write to one workspace and one channel, on platforms that keep their rate limits.

Each scene is also played with a budget for each process alone, where the platform refuses calls:
so the zeros are not owed to a platform that forgives.
"""

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import pytest

from adapters import discord as discord_adapter
from adapters import slack as slack_adapter
from adapters.discord.rates import EDIT, Rates
from adapters.slack.rates import Rates as SlackRates
from bot.budget import RedisBudget
from bot.delivery import Delivery
from bot.embedded import valkey
from bot.errors import PlatformBusy
from bot.ledger import Shown
from bot.live import RedisLive
from bot.messages import Address
from bot.ops.metrics import Metrics
from bot.ports import Adapter, AdapterParts, Budget, OutgoingMessage
from bot.reply import Extras, Reply, Run, TextDelta
from bot.spending import Charge, Unlimited
from bot.store.client import Store
from bot.store.connecting import open_store
from tests.emulators.discord import DiscordEmulator, RateRules
from tests.emulators.discord.faults import FaultKind
from tests.emulators.slack import SLACK_TIERS, SlackEmulator, SlackRules
from tests.faults import fleet, redis_server

WORD_S = 0.1


class Book:
    """A ledger that nobody takes over."""

    async def record(self, runs: tuple[Run, ...], shown: tuple[Shown, ...]) -> None: ...

    async def note_posted(self, message_id: str, *, is_growing: bool) -> None: ...

    def wait_for_room(self) -> None: ...

    def count(self, call: str, outcome: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Told:
    """A reply that was written. `seen` is every state that its message showed, with the time."""

    text: str
    ended_at: float
    seen: tuple[tuple[float, str], ...] = ()

    @property
    def late_s(self) -> float:
        """How long after its end it was wholly shown."""
        return next(at for at, text in self.seen if text == self.text) - self.ended_at


async def speak(reply: Reply, number: int, for_s: float) -> tuple[str, float]:
    """A model that says a word every tenth of a second."""
    until = time.monotonic() + for_s
    reply.add(TextDelta(f"Reply {number:02}:"))
    while time.monotonic() < until:
        reply.add(TextDelta(" word"))
        await asyncio.sleep(WORD_S)
    reply.add(TextDelta(" end."))
    reply.finish()
    return reply.markdown, time.monotonic()


async def tell(
    adapter: Adapter, address: Address, number: int, begins_after_s: float, for_s: float
) -> Told:
    """One reply, spoken and delivered."""
    await asyncio.sleep(begins_after_s)
    reply, turn_id = Reply(), f"{time.time_ns():019}{number:04}"[-23:]
    async with asyncio.TaskGroup() as group:
        group.create_task(Delivery(adapter, address, turn_id, Book()).run(reply))
        text, ended_at = await speak(reply, number, for_s)
    return Told(text, ended_at)


@dataclass(slots=True)
class Machine:
    """`starved_s`: the longest time for which this process, or Redis, wanted to run and another one
    ran. A budget that waits for Redis too long counts alone, as it should."""

    store: Store
    starved_s: float = 0.0
    _is_over: bool = False

    def refusals_of(self, calls: int) -> int:
        """How many of so many calls may be refused. Those of a process that slept for a tenth of a
        second set out late and all at once, whatever the budget says; with a budget for
        each process, it is every sixth on Slack and every tenth on Discord."""
        return 0 if self.starved_s < 0.1 else calls // 20

    def delay_of(self, allowed_s: float) -> float:
        """How late something may be that may be `allowed_s` late where we never slept."""
        return allowed_s + 20 * self.starved_s if self.starved_s >= 0.1 else allowed_s

    @classmethod
    @asynccontextmanager
    async def watched(cls, store: Store) -> AsyncIterator[Self]:
        machine = cls(store)
        watching = asyncio.create_task(machine._watch())
        try:
            yield machine
        finally:
            machine._is_over = True  # redis-py loses a cancellation that meets an answer
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    async def _watch(self) -> None:
        while not self._is_over:
            at, worked = time.monotonic(), time.process_time()
            await asyncio.sleep(0.01)
            for master in await self.store.servers.masters():
                await master.client.ping()
            # What we did ourselves meanwhile is our own fault, and counts as such.
            others_s = time.monotonic() - at - 0.01 - (time.process_time() - worked)
            self.starved_s = max(self.starved_s, others_s)


async def tell_all(
    store: Store,
    adapters: list[Adapter],
    addresses: list[Address],
    for_s: Callable[[int], float],
) -> tuple[list[Told], Machine]:
    """One reply to each address, from the adapters in turn; all begin within a second."""
    telling = [
        tell(
            adapters[number % len(adapters)],
            address,
            number,
            number / len(addresses),
            for_s(number),
        )
        for number, address in enumerate(addresses)
    ]
    async with Machine.watched(store) as machine:
        return list(await asyncio.gather(*telling)), machine


async def until(is_so: Callable[[], bool], telling: Coroutine[None, None, object]) -> None:
    """Let replies be told, but no longer than until something is so."""
    task = asyncio.create_task(telling)
    try:
        async with asyncio.timeout(30):
            while not is_so():  # noqa: ASYNC110 - a platform tells nobody whom it refused
                await asyncio.sleep(0.02)
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


class Receipts(Unlimited):
    """A budget that has room for everything. `paid`: how many calls it was asked for, by what is
    limited."""

    def __init__(self) -> None:
        self.paid: Counter[str] = Counter()

    async def spend(
        self, charges: Sequence[Charge], *, who: str = "", unseen: int = 0, must: bool = False
    ) -> None:
        self.paid.update(charge.bucket.method for charge in charges if not charge.hold_s)


def shared(store: Store) -> list[Budget]:
    return [RedisBudget(store, Metrics()), RedisBudget(store, Metrics())]


@pytest.fixture
async def apart(store: Store, tmp_path: Path) -> AsyncIterator[list[Budget]]:
    """Budgets of two processes that know nothing of one another."""
    server = await valkey.start(tmp_path, 64)
    other = await open_store(server.url, 20.0)
    yield [RedisBudget(store, Metrics()), RedisBudget(other, Metrics())]
    await other.close()
    await server.stop()


def seen_growing(told: list[Told]) -> int:
    """How many replies people saw grow; each state must go on where the one before ended."""
    for each in told:
        assert each.seen[-1][1] == each.text, "the whole text, and nothing after it"
        for (_, before), (_, after) in zip(each.seen, each.seen[1:], strict=False):
            assert after.startswith(before), "text is never taken back"
    return sum(len(each.seen) > 1 for each in told)


# ── Slack ────────────────────────────────────────────────────────────────────────────────────────


@asynccontextmanager
async def two_on_slack(
    store: Store, budgets: list[Budget], streaming: str = "everywhere"
) -> AsyncIterator[tuple[SlackEmulator, list[Adapter]]]:
    async with SlackEmulator(SlackRules(tiers=SLACK_TIERS)) as slack:
        settings = slack_adapter.Settings.model_validate(
            {
                "bot_token": slack.bot_token,
                "app_token": slack.app_token,
                "base_url": slack.base_url,
                "native_streaming": streaming,
            }
        )
        adapters: list[Adapter] = []
        for budget in budgets:
            parts = AdapterParts(live=RedisLive(store), budget=budget)
            adapters.append(slack_adapter.build(settings, parts))
            await adapters[-1].open()
        try:
            yield slack, adapters
        finally:
            for adapter in adapters:
                await adapter.close()


def ask_on_slack(slack: SlackEmulator, count: int) -> list[Address]:
    """So many questions in one channel."""
    ada = slack.person("Ada")
    channel, team = slack.workspace.channel("#general").id, slack.workspace.team_id
    asked = [ada.says(channel, f"question {number}") for number in range(count)]
    return [Address(channel, each.ts, each.ts, ada.id, team) for each in asked]


def as_seen_on_slack(slack: SlackEmulator, told: list[Told]) -> list[Told]:
    shown = {message.states[0].text[:9]: message for message in slack.replies("#general")}
    assert len(shown) == len(slack.replies("#general")) == len(told), "one message each"
    return [
        Told(
            each.text,
            each.ended_at,
            tuple((state.at_s, state.text.rstrip()) for state in shown[each.text[:9]].states),
        )
        for each in told
    ]


async def test_fact_24_thirty_two_replies_in_a_slack_channel_meet_no_limit_and_none_ends_late(
    store: Store,
) -> None:
    """Twenty begin as streams, all that Slack takes in a minute; the others end one by one, about
    as fast as Slack takes posts in a channel."""
    async with two_on_slack(store, shared(store)) as (slack, adapters):
        addresses = ask_on_slack(slack, 32)
        told, machine = await tell_all(
            store,
            adapters,
            addresses,
            lambda number: 4 + (number * 0.3 if number < 20 else (number - 20) * 1.1),
        )
        told = as_seen_on_slack(slack, told)
        assert len(slack.rate_limited) <= machine.refusals_of(len(slack.web_api.calls))
        assert len(slack.calls("chat.startStream")) == 20, "as many as the limits carry"
        assert seen_growing(told) >= 20
        assert max(each.late_s for each in told) < machine.delay_of(1.5)


@pytest.mark.parametrize("streaming", ["everywhere", "never"])
async def test_each_call_that_shows_something_on_slack_is_paid_for(
    store: Store, streaming: str
) -> None:
    receipts = Receipts()
    async with two_on_slack(store, [receipts], streaming) as (slack, [adapter]):
        growing, whole = ask_on_slack(slack, 2)
        await adapter.show_status(growing, "Thinking…")
        await tell(adapter, growing, 0, 0.0, 3.0)
        await tell(adapter, whole, 1, 0.0, 0.0)
        made = Counter(call.method for call in slack.web_api.calls)
    limits = SlackRates("T1")
    assert receipts.paid == {name: n for name, n in made.items() if limits.bucket(name, "C1")}
    shown = "chat.appendStream" if streaming == "everywhere" else "chat.update"
    assert {shown, "chat.postMessage", "assistant.threads.setStatus"} < set(receipts.paid)


async def test_where_many_ask_at_once_each_stop_button_that_slack_shows_goes_again(
    store: Store,
) -> None:
    async with two_on_slack(store, shared(store)) as (slack, adapters):
        team, asked = slack.workspace.team_id, []
        for number in range(60):
            ada = slack.person(f"Ada {number}")
            question = ada.direct("hello")
            asked.append(Address(question.channel, question.ts, question.ts, ada.id, team))
        for number, address in enumerate(asked):
            with contextlib.suppress(PlatformBusy):
                await adapters[number % 2].show_status(address, "Thinking…")
        begun = list(slack.workspace.sessions.values())
        assert begun.count("processing") >= 20
        whole = Extras(is_last=True)
        for number, address in enumerate(asked):
            key = f"0123456789abcdef0{number:03}00"
            await adapters[number % 2].post(OutgoingMessage(address, "Hi", key, extras=whole))
        assert set(slack.workspace.sessions.values()) == {"active"}
        assert "agents.sessions.setStatus" not in slack.rate_limited


async def test_what_slack_refuses_to_one_process_the_others_do_not_try(store: Store) -> None:
    async with two_on_slack(store, shared(store)) as (slack, [one, other]):
        [address] = ask_on_slack(slack, 1)
        message = OutgoingMessage(address, "Hi", "0123456789abcdef012300")
        slack.faults.add(method="chat.postMessage", kind="ratelimited", retry_after_s=30)
        with pytest.raises(PlatformBusy):
            await one.post(message)
        with pytest.raises(PlatformBusy) as told:
            await other.claim_room(message)
        assert 10 < told.value.retry_after_s <= 30


async def test_with_a_budget_for_each_process_slack_refuses_calls(
    store: Store, apart: list[Budget]
) -> None:
    async with two_on_slack(store, apart) as (slack, adapters):
        addresses = ask_on_slack(slack, 40)
        wanted = {"chat.startStream", "chat.postMessage"}
        await until(
            lambda: wanted <= set(slack.rate_limited),
            tell_all(store, adapters, addresses, lambda number: 4.0),
        )


SPEAKS = {
    "main": {
        "kind": "scripted",
        "tokens_per_s": 15,
        "rules": [
            {"when": "count", "say": " ".join(f"word{number}" for number in range(60)) + " END"}
        ],
    }
}


async def test_whole_programs_in_processes_of_their_own_share_what_a_workspace_may_call(
    tmp_path: Path,
) -> None:
    settings = {"models": SPEAKS}
    async with (
        redis_server.running(tmp_path / "redis") as redis,
        SlackEmulator(SlackRules(tiers=SLACK_TIERS)) as slack,
        fleet.running(tmp_path, redis, slack, settings, gateways=1, workers=2) as processes,
    ):
        people = [slack.person(f"Person {number}") for number in range(30)]
        began_at = time.monotonic()
        for person in people:
            person.direct("count")
            await asyncio.sleep(0.1)
        for person in people:
            reply = await slack.wait_for_reply(
                person.direct_channel, containing="END", timeout_s=60
            )
            assert len(slack.replies(person.direct_channel)) == 1
            assert reply.text.split() == [*(f"word{number}" for number in range(60)), "END"]
        callers = {call.via for call in slack.web_api.calls if call.method == "chat.startStream"}
        assert callers == {member.name for member in processes.workers}
        tier, minutes = SLACK_TIERS["chat.startStream"], (time.monotonic() - began_at) / 60
        most = tier.burst + tier.per_minute * minutes
        assert 20 <= len(slack.calls("chat.startStream")) <= most, "the others were posted"
        assert slack.rate_limited == []


# ── Discord ──────────────────────────────────────────────────────────────────────────────────────


@asynccontextmanager
async def two_on_discord(
    store: Store, budgets: list[Budget]
) -> AsyncIterator[tuple[DiscordEmulator, list[Adapter]]]:
    rates = RateRules(per_channel=5, window_s=5.0, global_per_s=50)
    async with DiscordEmulator.running(rates=rates) as discord:
        settings = discord_adapter.Settings.model_validate(
            {
                "token": discord.token,
                "base_url": discord.base_url,
                "gateway_url": discord.gateway_url,
            }
        )
        adapters: list[Adapter] = []
        for budget in budgets:
            parts = AdapterParts(live=RedisLive(store), budget=budget)
            adapters.append(discord_adapter.build(settings, parts))
            await adapters[-1].open()
        try:
            yield discord, adapters
        finally:
            for adapter in adapters:
                await adapter.close()


def ask_on_discord(discord: DiscordEmulator, count: int, *, channels: int = 1) -> list[Address]:
    """So many questions, in one channel or in turn in several."""
    ada, guild = discord.person("Ada"), str(discord.guild.id)
    places = [discord.channel]
    while len(places) < channels:
        places.append(discord.world.add_channel(discord.guild, f"c{len(places)}"))
    asked = [ada.says(places[number % channels], f"question {number}") for number in range(count)]
    return [
        Address(str(each.channel_id), in_reply_to=str(each.id), recipient_account=guild)
        for each in asked
    ]


def as_seen_on_discord(discord: DiscordEmulator, told: list[Told]) -> list[Told]:
    posts = discord.from_bot()
    shown = {post.texts[0][:9]: post for post in posts}
    assert len(shown) == len(posts) == len(told), "one message each"
    offset_s = discord.clock.now_s() - time.monotonic()
    return [
        Told(
            each.text,
            each.ended_at,
            tuple((state.at_s - offset_s, state.text) for state in shown[each.text[:9]].states),
        )
        for each in told
    ]


async def test_twelve_replies_in_a_discord_channel_meet_no_limit_and_none_ends_late(
    store: Store,
) -> None:
    async with two_on_discord(store, shared(store)) as (discord, adapters):
        addresses = ask_on_discord(discord, 12)
        told, machine = await tell_all(store, adapters, addresses, lambda number: 3 + number * 1.1)
        told = as_seen_on_discord(discord, told)
        assert discord.rates.refused <= machine.refusals_of(len(discord.rest.calls))
        assert 2 < seen_growing(told) < 12, "as many grow as the limits carry, the others do not"
        assert max(each.late_s for each in told) < machine.delay_of(2.5)


async def test_each_call_that_shows_something_on_discord_is_paid_for(store: Store) -> None:
    receipts = Receipts()
    async with two_on_discord(store, [receipts]) as (discord, [adapter]):
        growing, whole = ask_on_discord(discord, 2)
        before = len(discord.rest.calls)
        await adapter.show_status(growing, "Thinking…")
        await tell(adapter, growing, 0, 0.0, 3.0)
        await tell(adapter, whole, 1, 0.0, 0.0)
        made = Counter(method for method, _ in discord.rest.calls[before:])
        typed = Counter(path.rpartition("/")[2] for _, path in discord.rest.calls[before:])
    paid = receipts.paid
    assert paid["typing"] == typed["typing"] > 0
    assert paid["post"] == made["POST"] - typed["typing"] == 2
    assert paid["edit"] == made["PATCH"] > 1
    assert paid["all"] == made.total()


async def test_forty_replies_at_once_on_discord_in_new_threads_meet_no_limit_and_all_grow(
    store: Store,
) -> None:
    async with two_on_discord(store, shared(store)) as (discord, adapters):
        addresses = ask_on_discord(discord, 40, channels=40)
        addresses = [replace(each, thread="question") for each in addresses]
        told, machine = await tell_all(store, adapters, addresses, lambda number: 4.0)
        told = as_seen_on_discord(discord, told)
        assert discord.rates.refused <= machine.refusals_of(len(discord.rest.calls))
        opened = [channel for channel in discord.world.channels.values() if channel.is_thread]
        assert len(opened) == 40
        assert seen_growing(told) == 40
        late_s = sorted(each.late_s for each in told)
        assert late_s[-1] < machine.delay_of(0.5), late_s


async def test_five_replies_in_a_discord_channel_are_all_seen_to_move(store: Store) -> None:
    async with two_on_discord(store, shared(store)) as (discord, adapters):
        told, machine = await tell_all(
            store, adapters, ask_on_discord(discord, 5), lambda number: 6.0
        )
        told = as_seen_on_discord(discord, told)
        assert discord.rates.refused <= machine.refusals_of(len(discord.rest.calls))
        assert seen_growing(told) == 5
        assert all(each.seen for each in told)


@pytest.mark.parametrize(("kind", "method"), [("http_400", "POST"), ("forbidden", "PATCH")])
async def test_a_reply_that_discord_refuses_holds_no_place_any_more(
    store: Store, kind: FaultKind, method: str
) -> None:
    async with two_on_discord(store, shared(store)) as (discord, [adapter, _]):
        [address] = ask_on_discord(discord, 1)
        discord.faults.add(kind=kind, method=method, path="/messages")
        await tell(adapter, address, 0, 0.0, 2.0)
        assert discord.faults.pending == 0
        edits = Rates(account=str(discord.bot.id)).bucket(EDIT, address.channel)
        assert edits is not None
        only_one = Charge(edits, hold_s=1.0, held_max=1)
        await RedisBudget(store, Metrics()).spend([only_one], who="another")


async def test_with_a_budget_for_each_process_discord_refuses_calls(
    store: Store, apart: list[Budget]
) -> None:
    async with two_on_discord(store, apart) as (discord, adapters):
        addresses = ask_on_discord(discord, 12)
        await until(
            lambda: discord.rates.refused > 0,
            tell_all(store, adapters, addresses, lambda number: 4.0),
        )
