"""What every adapter with rate limits keeps when delivery claims room for a call."""

import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from adapters import discord as discord_adapter
from adapters import slack as slack_adapter
from bot.errors import PlatformBusy
from bot.live import RedisLive
from bot.messages import Address
from bot.ports import Adapter, AdapterParts, OutgoingMessage
from bot.spending import Bucket, Charge
from bot.store.client import Store
from tests.emulators.discord import DiscordEmulator, RateRules
from tests.emulators.slack import SlackEmulator

KEY = "k3v9x0000000000000000a000"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to the budget."""

    charges: Sequence[Charge]
    who: str
    unseen: int
    must: bool


@dataclass(slots=True)
class Counting:
    """A budget that remembers what it was asked. `is_full`: it says no."""

    is_full: bool = False
    asked: list[Asked] = field(default_factory=list)
    given_back: list[str] = field(default_factory=list)
    closed: list[Bucket] = field(default_factory=list)

    async def spend(
        self, charges: Sequence[Charge], *, who: str = "", unseen: int = 0, must: bool = False
    ) -> None:
        self.asked.append(Asked(charges, who, unseen, must))
        if self.is_full:
            raise PlatformBusy("full", retry_after_s=0.3)

    async def let_go(self, bucket: Bucket, who: str) -> None:
        self.given_back.append(who)

    async def close(self, bucket: Bucket, for_s: float, *, refused: bool) -> None:
        assert refused
        self.closed.append(bucket)

    def taken(self) -> list[Asked]:
        """What was asked since the last look."""
        asked, self.asked = self.asked, []
        return asked


@dataclass(frozen=True, slots=True)
class Stage:
    """An open adapter, where to write, and how to make the platform refuse the next post."""

    adapter: Adapter
    budget: Counting
    address: Address
    refuse: Callable[[], object]

    async def claim(self, message_id: str, shown: str | None, text: str, final: bool) -> None:
        await self.adapter.claim_room(
            OutgoingMessage(
                self.address, text, KEY, is_final=final, message_id=message_id, shown=shown
            )
        )


@asynccontextmanager
async def slack(store: Store, budget: Counting, streaming: str) -> AsyncIterator[Stage]:
    async with SlackEmulator() as emulator:
        settings = slack_adapter.Settings.model_validate(
            {
                "bot_token": emulator.bot_token,
                "app_token": emulator.app_token,
                "base_url": emulator.base_url,
                "native_streaming": streaming,
            }
        )
        adapter = slack_adapter.build(settings, AdapterParts(RedisLive(store), budget))
        await adapter.open()
        ada = emulator.person("Ada")
        asked = ada.says("#general", "hello")
        address = Address(asked.channel, asked.ts, asked.ts, ada.id, emulator.workspace.team_id)

        def refuse() -> None:
            emulator.faults.add(method="chat.postMessage", kind="ratelimited")

        yield Stage(adapter, budget, address, refuse)
        await adapter.close()


@asynccontextmanager
async def discord(store: Store, budget: Counting) -> AsyncIterator[Stage]:
    rates = RateRules(per_channel=5, window_s=5.0)
    async with DiscordEmulator.running(rates=rates) as emulator:
        settings = discord_adapter.Settings.model_validate(
            {
                "token": emulator.token,
                "base_url": emulator.base_url,
                "gateway_url": emulator.gateway_url,
            }
        )
        adapter = discord_adapter.build(settings, AdapterParts(RedisLive(store), budget))
        await adapter.open()
        asked = emulator.person("Ada").says(emulator.channel, "hello")
        address = Address(
            str(emulator.channel.id),
            in_reply_to=str(asked.id),
            recipient_account=str(emulator.guild.id),
        )

        def refuse() -> None:
            emulator.faults.add(kind="ratelimited", method="POST", path="messages$")

        yield Stage(adapter, budget, address, refuse)
        await adapter.close()


STAGES = {
    "slack-streams": lambda store, budget: slack(store, budget, "everywhere"),
    "slack-edits": lambda store, budget: slack(store, budget, "never"),
    "discord": discord,
}


@pytest.fixture(params=STAGES)
async def stage(request: pytest.FixtureRequest, store: Store) -> AsyncIterator[Stage]:
    async with STAGES[request.param](store, Counting()) as set_up:
        set_up.budget.taken()
        yield set_up


def holds_a_place(asked: list[Asked]) -> bool:
    return any(charge.hold_s for each in asked for charge in each.charges)


async def test_a_whole_reply_must_have_a_place_and_holds_none_for_later(stage: Stage) -> None:
    await stage.claim("", None, "Hello.", final=True)
    [asked] = stage.budget.taken()
    assert asked.who == KEY
    assert asked.must
    assert not holds_a_place([asked])


async def test_a_growing_reply_gives_way_and_holds_the_place_of_its_last_text(
    stage: Stage,
) -> None:
    await stage.claim("", None, "Hello wor", final=False)
    [asked] = stage.budget.taken()
    assert (asked.who, asked.unseen, asked.must) == (KEY, 9, False)
    held = [charge.bucket for charge in asked.charges if charge.hold_s]
    assert held
    message_id = await stage.adapter.post(
        OutgoingMessage(stage.address, "Hello wor", KEY, is_final=False)
    )
    stage.budget.taken()
    await stage.claim(message_id, "Hello wor", "Hello world, and so on", final=False)
    [edit] = stage.budget.taken()
    assert (edit.who, edit.unseen, edit.must) == (KEY, 13, False)
    await stage.claim(message_id, "Hello wor", "Hello world.", final=True)
    [last] = stage.budget.taken()
    assert last.must
    assert [charge.bucket for charge in last.charges if charge.settles] == held


async def test_a_claim_without_room_says_how_long_to_wait(stage: Stage) -> None:
    stage.budget.is_full = True
    for final in (True, False):
        with pytest.raises(PlatformBusy) as caught:
            await stage.claim("", None, "Hello.", final=final)
        assert caught.value.retry_after_s == 0.3
    with pytest.raises(PlatformBusy):
        await stage.adapter.show_status(stage.address, "Thinking…")


async def test_a_last_text_that_is_there_already_costs_nothing_or_is_a_call(stage: Stage) -> None:
    message_id = await stage.adapter.post(
        OutgoingMessage(stage.address, "Hello.", KEY, is_final=False)
    )
    stage.budget.taken()
    await stage.claim(message_id, "Hello.", "Hello.", final=True)
    is_a_call = bool(stage.budget.taken())
    assert is_a_call != (KEY in stage.budget.given_back), "the place is used or given back"


async def test_a_call_without_a_claim_is_made_also_without_room(stage: Stage) -> None:
    stage.budget.is_full = True
    message_id = await stage.adapter.post(
        OutgoingMessage(stage.address, "Hello wor", KEY, is_final=False)
    )
    await stage.adapter.update(
        OutgoingMessage(
            stage.address, "Hello world.", KEY, message_id=message_id, shown="Hello wor"
        )
    )


async def test_a_refusal_of_the_platform_is_told_to_the_budget(stage: Stage) -> None:
    stage.refuse()
    with contextlib.suppress(PlatformBusy):
        await stage.adapter.post(OutgoingMessage(stage.address, "Hello.", KEY))
    assert len(stage.budget.closed) == 1
