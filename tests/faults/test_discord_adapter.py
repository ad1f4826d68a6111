"""The Discord adapter against the emulator: what it takes in, shows, and does about failures."""

import asyncio
import contextlib
import gc
import subprocess
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Literal

import discord
import pytest
from discord.shard import Shard

from adapters.discord import Settings, asking, build, outgoing, patience
from adapters.discord.adapter import DiscordAdapter
from adapters.discord.admitting import ACKNOWLEDGE_AFTER_S
from adapters.discord.asking import NOT_HERE
from adapters.discord.patience import Patience
from adapters.discord.uses import ENDING
from bot.budget import RedisBudget
from bot.delivery import Delivery
from bot.errors import (
    CallTooLate,
    ConfigError,
    DeliveryRefused,
    DeliveryUnknown,
    PlatformBusy,
    PlatformUnavailable,
    StoreUnavailable,
)
from bot.ledger import Shown
from bot.messages import Address, ConversationId
from bot.ops.metrics import Metrics
from bot.ports import AdapterParts, Budget, LiveEvent, OutgoingMessage
from bot.ports.in_time import asking_first
from bot.reply import Reply, TextDelta
from bot.spending import Unlimited
from bot.store.client import Store
from bot.turn.lost_posts import MAYBE_REPEATED
from tests.emulators.discord import DiscordEmulator, Post, RateRules
from tests.emulators.discord.faults import FaultKind
from tests.emulators.discord.interactions import DISCORD_WAITS_S, Interaction
from tests.emulators.discord.posts import EPHEMERAL
from tests.emulators.discord_stage import more_time_left_s, told
from tests.emulators.intake import Desk
from tests.emulators.loose_book import LooseBook
from tests.emulators.platform import replaced_after

NO_LIMITS = Unlimited()
KEY, NEXT = "k3v9x0000000000000000a00", "k3v9x0000000000000000a01"
OTHER = "a3v9x0000000000000000b00"  # of a notice, or of a turn before


class NoLive:
    """Discord shows its replies itself, so nothing may be published."""

    async def publish(self, conversation: ConversationId, data: bytes) -> str:
        raise AssertionError("Discord needs no live events")

    def follow(self, conversation: ConversationId, after: str) -> AsyncGenerator[LiveEvent, None]:
        raise AssertionError("Discord needs no live events")


def adapter_for(
    emulator: DiscordEmulator, budget: Budget = NO_LIMITS, **settings: object
) -> DiscordAdapter:
    values = {
        "token": emulator.token,
        "base_url": emulator.base_url,
        "gateway_url": emulator.gateway_url,
        "timeout_s": 20,
        **settings,
    }
    return build(Settings.model_validate(values), AdapterParts(live=NoLive(), budget=budget))


@contextlib.asynccontextmanager
async def receiving(
    emulator: DiscordEmulator, desk: Desk, budget: Budget = NO_LIMITS, **settings: object
) -> AsyncIterator[DiscordAdapter]:
    """An adapter that is open and receives."""
    adapter = adapter_for(emulator, budget, **settings)
    await adapter.open()
    running = asyncio.create_task(adapter.run(desk, NoLive()))
    try:
        await emulator.until_registered("ask")
        await emulator.until_connected()
        yield adapter
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        await adapter.close()


@pytest.fixture
async def emulator() -> AsyncIterator[DiscordEmulator]:
    async with DiscordEmulator.running() as running:
        yield running


@pytest.fixture
def desk() -> Desk:
    return Desk()


@contextlib.asynccontextmanager
async def open_adapter(
    emulator: DiscordEmulator, **settings: object
) -> AsyncIterator[DiscordAdapter]:
    """An adapter that only delivers."""
    adapter = adapter_for(emulator, **settings)
    await adapter.open()
    try:
        yield adapter
    finally:
        await adapter.close()


@pytest.fixture
async def adapter(emulator: DiscordEmulator) -> AsyncIterator[DiscordAdapter]:
    async with open_adapter(emulator) as adapter:
        yield adapter


def place(emulator: DiscordEmulator, to: Post | None = None) -> Address:
    return Address(
        channel=str(emulator.channel.id),
        in_reply_to=str(to.id) if to else "",
        recipient_account=str(emulator.guild.id),
    )


# ── taking in ────────────────────────────────────────────────────────────────────────────────────


async def test_what_people_say_to_us_arrives_in_the_order_they_said_it(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk):
        for number in range(20):
            ada.mentions(emulator.channel, str(number))
            ada.says(emulator.channel, "not for you")
        await desk.until(20)

    assert desk.texts == [str(number) for number in range(20)]


async def test_every_way_of_speaking_to_us_is_heard(emulator: DiscordEmulator, desk: Desk) -> None:
    ada, bob = emulator.person("Ada"), emulator.person("Bob")
    own_role = emulator.world.add_role(emulator.guild, "Dragoman", of=emulator.bot)
    async with receiving(emulator, desk, message_content=True) as adapter:
        asked = ada.mentions(emulator.channel, "mention")
        answer_id = await adapter.post(OutgoingMessage(place(emulator, asked), "answer", KEY))
        (first,) = await desk.until(1)
        desk.memory.ours[str(emulator.channel.id), answer_id] = first.conversation
        bob.says(emulator.channel, "reply", reply_to=emulator.from_bot()[0], pings=False)
        thread = ada.opens_thread(emulator.channel, "topic", on=asked)
        bob.says(thread, "in the thread")
        ada.writes("direct")
        bob.says(emulator.channel, f"<@&{own_role}> our role")
        await desk.until(5)

    heard = {message.text: message.conversation for message in desk.admitted}
    ours = [text for text, conversation in heard.items() if conversation == first.conversation]
    assert ours == ["mention", "reply", "in the thread"]
    assert set(heard) - set(ours) == {"direct", "our role"}
    assert heard["direct"].account == "dm"


async def test_a_thread_on_our_answer_goes_on_with_its_conversation(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk, message_content=True) as adapter:
        asked = ada.mentions(emulator.channel, "mention")
        answer_id = await adapter.post(OutgoingMessage(place(emulator, asked), "answer", KEY))
        (first,) = await desk.until(1)
        desk.memory.ours[str(emulator.channel.id), answer_id] = first.conversation
        thread = ada.opens_thread(emulator.channel, "topic", on=emulator.from_bot()[0])
        ada.says(thread, "go on")
        _, second = await desk.until(2)
        ada.uses("new", thread)
        _, _, command = await desk.until(3)

    assert second.conversation == command.conversation == first.conversation
    assert second.address.channel == str(thread.id)


async def test_outside_the_allowed_channels_nothing_is_heard_and_ask_says_so(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    other = emulator.world.add_channel(emulator.guild, "other")
    settings = {"allowed_channels": [emulator.channel.id], "direct_messages": False}
    async with receiving(emulator, desk, **settings):
        ada.mentions(other, "elsewhere")
        ada.writes("directly")
        used = ada.uses("ask", other, text="elsewhere")
        answer = await emulator.wait_for_reply(used)
        ada.mentions(ada.opens_thread(emulator.channel, "topic"), "in a thread")
        ada.mentions(emulator.channel, "here")
        await desk.until(2)

    assert sorted(desk.texts) == ["here", "in a thread"]
    assert answer.text == NOT_HERE
    assert answer.flags & 1 << 6, "only whoever asked sees it"


async def test_an_event_that_comes_twice_is_the_same_message(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    async with receiving(emulator, desk):
        asked = emulator.person("Ada").mentions(emulator.channel, "once")
        await desk.until(1)
        emulator.world.redeliver(asked)
        await desk.until_repeated()

    assert desk.texts == ["once"]


async def test_while_redis_is_away_messages_wait_in_order(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk):
        ada.writes("zero")
        await desk.until(1)
        desk.away = 3
        ada.writes("one")
        ada.writes("two")
        await desk.until(3)

    assert desk.texts == ["zero", "one", "two"]


async def test_who_waits_for_redis_is_told_and_found_after_a_restart(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada, bob = emulator.person("Ada"), emulator.person("Bob")
    async with receiving(emulator, desk):
        ada.writes("zero")
        await desk.until_remembered("direct")
        await desk.until(1)
        desk.away = 10_000
        ada.writes("one")
        ada.mentions(emulator.channel, "two")
        bob.says(emulator.channel, "not for us")
        bob.mentions(emulator.channel, "three")
        told = await desk.until_told(3)
    assert [message.text for message in told] == ["one", "two", "three"]
    assert len({message.conversation for message in told}) == 3
    desk.away = 0
    async with receiving(emulator, desk):
        await desk.until(4)
    assert sorted(desk.texts) == ["one", "three", "two", "zero"]


async def test_a_message_during_a_cut_connection_is_replayed(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk):
        ada.mentions(emulator.channel, "before")
        await desk.until(1)
        async with emulator.gateway.down():
            ada.mentions(emulator.channel, "meanwhile")
        await desk.until(2)

    assert desk.texts == ["before", "meanwhile"]
    assert (emulator.gateway.resumed, emulator.gateway.identified) == (1, 1)


async def test_the_connection_waits_as_our_patience_says(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    left_over = [each for each in gc.get_objects() if isinstance(each, Shard)]
    async with receiving(emulator, desk):
        emulator.person("Ada").mentions(emulator.channel, "hello")
        await desk.until(1)
        shards = [each for each in gc.get_objects() if isinstance(each, Shard)]
        assert {type(each._backoff) for each in shards if each not in left_over} == {Patience}


async def test_a_message_during_a_lost_session_is_read_from_the_history(
    emulator: DiscordEmulator, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "_IDENTIFY_EVERY_S", 0.0)
    monkeypatch.delattr(discord.Client, "before_identify_hook")  # it always waits for five seconds
    ada = emulator.person("Ada")
    other = emulator.world.add_channel(emulator.guild, "other")
    async with receiving(emulator, desk):
        ada.mentions(emulator.channel, "before")
        ada.writes("direct before")
        await desk.until(2)
        async with emulator.gateway.down(resumable=False):
            ada.mentions(emulator.channel, "meanwhile")
            ada.mentions(other, "meanwhile, elsewhere")
            ada.writes("direct meanwhile")
            ada.says(emulator.channel, "not for you")
        await desk.until(5, timeout_s=30)
        ada.mentions(emulator.channel, "after")
        await desk.until(6)

    assert set(desk.texts[2:5]) == {"meanwhile", "meanwhile, elsewhere", "direct meanwhile"}
    assert desk.texts[5] == "after"
    assert emulator.gateway.identified == 2


@pytest.mark.parametrize("kind", ["drop_before", "http_503", "http_404", "http_400"])
async def test_what_was_missed_is_read_again_when_reading_it_fails(
    emulator: DiscordEmulator, desk: Desk, kind: FaultKind
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk):
        ada.mentions(emulator.channel, "before")
        await desk.until(1)
    ada.mentions(emulator.channel, "missed")
    emulator.faults.add(kind=kind, method="GET", path=r"/messages", times=2)
    async with receiving(emulator, desk):
        await desk.until(2, timeout_s=30)

    assert desk.texts == ["before", "missed"]
    assert emulator.faults.pending == 0


async def test_it_stops_at_once_while_it_waits_to_identify_again(
    emulator: DiscordEmulator, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "_IDENTIFY_EVERY_S", 600.0)
    gateway = emulator.gateway
    async with asyncio.timeout(None) as stopping, receiving(emulator, desk):
        await gateway.cut(resumable=False)
        await emulator.world.until(lambda: gateway.refused_resumes, 20)
        # discord.py would swallow the stop
        stopping.reschedule(asyncio.get_running_loop().time() + 20)

    assert gateway.identified == 1


async def test_after_a_restart_what_was_missed_is_answered_before_what_is_new(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk):
        ada.mentions(emulator.channel, "before")
        await desk.until(1)
    ada.mentions(emulator.channel, "missed")
    async with receiving(emulator, desk):
        ada.mentions(emulator.channel, "new")
        await desk.until(3)

    assert desk.texts == ["before", "missed", "new"]


async def test_of_more_than_is_read_of_a_channel_the_last_is_read(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada, bob = emulator.person("Ada"), emulator.person("Bob")
    async with receiving(emulator, desk):
        ada.mentions(emulator.channel, "before")
        await desk.until(1)
    for number in range(199):
        bob.says(emulator.channel, f"chatter {number}")
    ada.mentions(emulator.channel, "missed")
    ada.mentions(emulator.channel, "missed, too")
    async with receiving(emulator, desk):
        await desk.until(3)

    assert desk.texts == ["before", "missed", "missed, too"]


async def test_what_was_missed_in_many_places_is_read_within_the_limit_of_the_whole_bot(
    desk: Desk, store: Store
) -> None:
    async with DiscordEmulator.running(rates=RateRules(global_per_s=30)) as emulator:
        ada = emulator.person("Ada")
        async with receiving(emulator, desk):
            ada.mentions(emulator.channel, "before")
            await desk.until(1)
        for number in range(60):
            place = emulator.world.add_channel(emulator.guild, f"c{number}")
            ada.mentions(place, f"missed {number}")
        async with receiving(emulator, desk, RedisBudget(store, Metrics()), calls_per_s=30):
            await desk.until(61, timeout_s=40)

    assert emulator.rates.refused == 0


async def test_the_very_first_start_answers_nothing_old(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    ada.mentions(emulator.channel, "long ago")
    async with receiving(emulator, desk):
        ada.mentions(emulator.channel, "now")
        await desk.until(1)

    assert desk.texts == ["now"]


async def test_what_is_older_than_the_catch_up_is_left_alone(desk: Desk) -> None:
    desk.memory.notebook["seen"] = "1"
    async with DiscordEmulator.running(ago_s=3 * 3600) as emulator:
        ada = emulator.person("Ada")
        ada.mentions(emulator.channel, "three hours ago")
        emulator.clock.advance(2 * 3600)
        ada.mentions(emulator.channel, "an hour ago")
        emulator.clock.advance(3600)
        async with receiving(emulator, desk, catch_up_hours=2):
            ada.mentions(emulator.channel, "now")
            await desk.until(2)

    assert desk.texts == ["an hour ago", "now"]


async def test_a_place_that_may_not_be_read_does_not_keep_others_from_being_read(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    secret = emulator.world.add_channel(emulator.guild, "secret")
    async with receiving(emulator, desk):
        ada.mentions(emulator.channel, "before")
        await desk.until(1)
    ada.mentions(emulator.channel, "missed")
    ada.mentions(secret, "missed, too")
    secret.bot_permissions = 0
    async with receiving(emulator, desk):
        await desk.until(2)

    assert desk.texts == ["before", "missed"]


# ── showing ──────────────────────────────────────────────────────────────────────────────────────


async def test_a_reply_refers_to_the_message_and_its_later_parts_do_not(
    emulator: DiscordEmulator, adapter: DiscordAdapter
) -> None:
    asked = emulator.person("Ada").mentions(emulator.channel, "hi")

    await adapter.post(OutgoingMessage(place(emulator, asked), "one", KEY))
    await adapter.post(OutgoingMessage(place(emulator, asked), "two", NEXT))

    first, second = emulator.from_bot()
    assert (first.reply_to, second.reply_to) == (asked, None)


async def test_a_reply_grows_as_people_watch(
    emulator: DiscordEmulator, adapter: DiscordAdapter
) -> None:
    address = place(emulator)

    message_id = await adapter.post(OutgoingMessage(address, "one", KEY, is_final=False))
    await adapter.update(
        OutgoingMessage(address, "one two", KEY, is_final=False, message_id=message_id, shown="one")
    )
    await adapter.update(
        OutgoingMessage(
            address, "one two three", KEY, is_final=False, message_id=message_id, shown="one two"
        )
    )
    await adapter.update(
        OutgoingMessage(address, "one two three", KEY, message_id=message_id, shown="one two three")
    )

    (shown,) = emulator.from_bot()
    assert shown.texts == ["one", "one two", "one two three", "one two three"]
    assert shown.labels == [], "the last call took the button away"


@pytest.mark.parametrize("text", ["@everyone @here", "<@{ada}> <@!{ada}>", "<@&{role}>"])
async def test_nothing_that_is_said_notifies_anybody(
    emulator: DiscordEmulator, adapter: DiscordAdapter, text: str
) -> None:
    ada = emulator.person("Ada")
    emulator.channel.bot_permissions |= 1 << 17  # an administrator gave it MENTION_EVERYONE
    asked = ada.mentions(emulator.channel, "ping everybody!")
    text = text.format(ada=ada.id, role=emulator.guild.id)

    message_id = await adapter.post(
        OutgoingMessage(place(emulator, asked), text, KEY, is_final=False)
    )
    await adapter.update(
        OutgoingMessage(
            place(emulator, asked), f"{text} again", KEY, message_id=message_id, shown=text
        )
    )

    assert emulator.from_bot()[0].text == f"{text} again"
    assert emulator.pinged() == set()


async def test_no_address_in_a_reply_is_fetched_for_a_preview(
    emulator: DiscordEmulator, adapter: DiscordAdapter
) -> None:
    await adapter.post(OutgoingMessage(place(emulator), "see https://example.com/?secret=1", KEY))

    assert emulator.from_bot()[0].flags & 1 << 2


async def test_a_status_is_shown_as_typing(
    emulator: DiscordEmulator, adapter: DiscordAdapter
) -> None:
    await adapter.show_status(place(emulator), "Thinking…")
    await adapter.show_status(place(emulator), "")

    assert [channel for channel, _ in emulator.world.typing] == [emulator.channel.id]


async def test_the_longest_message_is_as_long_as_discord_allows(
    emulator: DiscordEmulator, adapter: DiscordAdapter
) -> None:
    await adapter.post(OutgoingMessage(place(emulator), "😀" * adapter.limits.message_length, KEY))

    assert len(emulator.from_bot()[0].text) == 2000


async def test_without_the_right_to_read_history_a_reply_stands_alone(
    emulator: DiscordEmulator, adapter: DiscordAdapter
) -> None:
    asked = emulator.person("Ada").mentions(emulator.channel, "hi")
    emulator.channel.bot_permissions &= ~(1 << 16)

    await adapter.post(OutgoingMessage(place(emulator, asked), "hello", KEY))

    assert [post.reply_to for post in emulator.from_bot()] == [None]


async def test_a_question_that_was_deleted_is_answered_all_the_same(
    emulator: DiscordEmulator, adapter: DiscordAdapter
) -> None:
    ada = emulator.person("Ada")
    asked = ada.mentions(emulator.channel, "hi")
    ada.deletes(asked)

    await adapter.post(OutgoingMessage(place(emulator, asked), "hello", KEY))

    assert [post.text for post in emulator.from_bot()] == ["hello"]


# ── what goes wrong ──────────────────────────────────────────────────────────────────────────────


async def test_a_post_whose_answer_was_lost_is_found_by_what_the_gateway_told(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    async with receiving(emulator, desk) as adapter:
        emulator.person("Ada").writes("are you listening?")
        await desk.until(1)  # the session is whole: from here on the gateway tells everything
        emulator.faults.add(kind="drop_after", method="POST", path=r"/messages$")

        with pytest.raises(DeliveryUnknown):
            await adapter.post(OutgoingMessage(place(emulator), "hello", KEY))
        emulator.person("Ada").writes("later than the lost post")
        await desk.until(2)
        found = await adapter.find(place(emulator), KEY)

    assert [str(post.id) for post in emulator.from_bot()] == [found]


@pytest.mark.parametrize("kind", ["drop_after", "drop_before"])
async def test_a_lost_reply_takes_no_other_message_of_ours_for_itself(
    emulator: DiscordEmulator, adapter: DiscordAdapter, kind: Literal["drop_after", "drop_before"]
) -> None:
    asked = emulator.person("Ada").mentions(emulator.channel, "hi")
    here = place(emulator, asked)
    await adapter.post(OutgoingMessage(here, "I cannot reach my memory.", OTHER))
    emulator.faults.add(kind=kind, method="POST", path=r"/messages$")

    with pytest.raises(DeliveryUnknown):
        await adapter.post(OutgoingMessage(here, "hel", KEY, is_final=False))
    assert await adapter.find(here, KEY) is None  # Discord still knows the nonce
    await adapter.post(OutgoingMessage(here, "hello", KEY))

    assert [post.text for post in emulator.from_bot()] == ["I cannot reach my memory.", "hello"]


async def test_a_reply_whose_nonce_discord_has_forgotten_is_found_by_the_turn_that_it_names() -> (
    None
):
    async with (
        DiscordEmulator.running(ago_s=600) as emulator,
        open_adapter(emulator) as lost,
        open_adapter(emulator) as heir,
    ):
        asked = emulator.person("Ada").mentions(emulator.channel, "hi")
        here = place(emulator, asked)
        assert await heir.find(here, KEY) is None

        grown = await lost.post(OutgoingMessage(here, "hel", KEY, is_final=False))
        await lost.post(OutgoingMessage(here, "another's", OTHER, is_final=False))
        assert await heir.find(here, KEY) == grown

        await lost.update(OutgoingMessage(here, "hello", KEY, message_id=grown, shown="hel"))
        with pytest.raises(DeliveryUnknown):  # it names no turn any more, as a notice does not
            await heir.find(here, KEY)


async def test_a_look_up_whose_answer_was_lost_can_be_made_again() -> None:
    async with (
        DiscordEmulator.running(ago_s=600) as emulator,
        open_adapter(emulator, timeout_s=0.5) as adapter,
    ):
        asked = emulator.person("Ada").mentions(emulator.channel, "hi")
        emulator.faults.add(kind="http_500", times=9, method="GET", path=r"/messages")

        with pytest.raises(PlatformUnavailable):
            await adapter.find(place(emulator, asked), KEY)


async def test_a_post_that_discord_has_forgotten_is_not_said_to_be_missing(
    adapter: DiscordAdapter,
) -> None:
    asked_long_ago = Address(channel="2", in_reply_to="1")

    with pytest.raises(DeliveryUnknown):
        await adapter.find(asked_long_ago, KEY)


async def test_a_post_that_is_repeated_is_one_message_with_the_newest_text(
    emulator: DiscordEmulator, adapter: DiscordAdapter
) -> None:
    emulator.faults.add(kind="drop_after", method="POST", path=r"/messages$")

    with pytest.raises(DeliveryUnknown):
        await adapter.post(OutgoingMessage(place(emulator), "hello", KEY, is_final=False))
    await adapter.post(OutgoingMessage(place(emulator), "hello, world", KEY))

    assert [post.text for post in emulator.from_bot()] == ["hello, world"]


async def test_a_repeated_post_whose_text_cannot_be_brought_up_to_date_was_not_refused(
    emulator: DiscordEmulator, adapter: DiscordAdapter
) -> None:
    emulator.faults.add(kind="drop_after", method="POST", path=r"/messages$")
    emulator.faults.add(kind="http_400", method="PATCH", path=r"/messages", times=2)

    with pytest.raises(DeliveryUnknown):
        await adapter.post(OutgoingMessage(place(emulator), "hello", KEY, is_final=False))
    for _ in range(2):  # refused twice, a post is given up
        with pytest.raises(DeliveryUnknown):
            await adapter.post(OutgoingMessage(place(emulator), "hello, world", KEY))
    await adapter.post(OutgoingMessage(place(emulator), "hello, world", KEY))

    assert [post.text for post in emulator.from_bot()] == ["hello, world"]


@pytest.mark.parametrize(
    ("kind", "times", "error"),
    [
        ("http_503", 1, PlatformUnavailable),
        ("drop_before", 1, DeliveryUnknown),
        ("http_500", 9, DeliveryUnknown),
        ("forbidden", 1, DeliveryRefused),
        ("banned", 1, PlatformBusy),
    ],
)
async def test_every_failure_says_what_delivery_may_do_about_it(
    emulator: DiscordEmulator, kind: str, times: int, error: type[Exception]
) -> None:
    adapter = adapter_for(emulator, timeout_s=0.5 if kind == "http_500" else 20)
    await adapter.open()
    emulator.faults.add(kind=kind, times=times, method="POST")  # type: ignore[arg-type]  # parametrised
    emulator.faults.add(kind=kind, times=times, method="PATCH")  # type: ignore[arg-type]  # parametrised
    said = emulator.world.post(emulator.channel, emulator.bot, "said before")

    with pytest.raises(error):
        await adapter.post(OutgoingMessage(place(emulator), "hello", KEY))
    with pytest.raises(error):
        await adapter.update(
            OutgoingMessage(place(emulator), "changed", KEY, message_id=str(said.id))
        )
    await adapter.close()

    assert [post.text for post in emulator.from_bot()] == ["said before"]


async def test_a_short_rate_limit_is_waited_out_and_a_long_one_handed_on(
    emulator: DiscordEmulator, adapter: DiscordAdapter
) -> None:
    emulator.faults.add(kind="ratelimited", method="POST", retry_after_s=0.02)
    await adapter.post(OutgoingMessage(place(emulator), "soon", KEY))
    emulator.faults.add(kind="ratelimited", method="POST", retry_after_s=90)

    with pytest.raises(PlatformBusy) as busy:
        await adapter.post(OutgoingMessage(place(emulator), "later", NEXT))

    assert busy.value.retry_after_s == 90
    assert [post.text for post in emulator.from_bot()] == ["soon"]


async def test_who_was_replaced_while_a_limit_was_waited_out_makes_the_call_no_more(
    emulator: DiscordEmulator, adapter: DiscordAdapter
) -> None:
    said = emulator.world.post(emulator.channel, emulator.bot, "newer")
    emulator.faults.add(kind="ratelimited", method="PATCH", retry_after_s=0.02)
    older = OutgoingMessage(place(emulator), "older", KEY, message_id=str(said.id))
    with pytest.raises(CallTooLate), asking_first(replaced_after(1)):
        await adapter.update(older)
    assert [post.text for post in emulator.from_bot()] == ["newer"]


async def test_a_place_that_is_gone_or_forbidden_is_refused_for_good(
    emulator: DiscordEmulator, adapter: DiscordAdapter
) -> None:
    emulator.channel.bot_permissions &= ~(1 << 11)

    for channel in (str(emulator.channel.id), "99999999999999999"):
        with pytest.raises(DeliveryRefused):
            await adapter.post(OutgoingMessage(Address(channel=channel), "hello", KEY))


async def test_nothing_listening_means_that_nothing_was_shown() -> None:
    async with DiscordEmulator.running() as emulator:
        adapter = adapter_for(emulator)
        await adapter.open()
    with pytest.raises((DeliveryUnknown, PlatformUnavailable)):  # a connection kept from before
        await adapter.post(OutgoingMessage(place(emulator), "hello", KEY))
    with pytest.raises(PlatformUnavailable):
        await adapter.post(OutgoingMessage(place(emulator), "hello", KEY))
    await adapter.close()
    await adapter.close()


# ── /ask ─────────────────────────────────────────────────────────────────────────────────────────


async def test_ask_thinks_and_its_answer_grows_in_the_same_message(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    async with receiving(emulator, desk) as adapter:
        used = emulator.person("Ada").uses("ask", emulator.channel, text="<@1> @everyone why?")
        (message,) = await desk.until(1)
        await emulator.world.until(lambda: used.original, 20)
        first = await adapter.post(OutgoingMessage(message.address, "be", KEY, is_final=False))
        await adapter.update(
            OutgoingMessage(message.address, "because @everyone", KEY, message_id=first, shown="be")
        )
        await adapter.post(OutgoingMessage(message.address, "more", NEXT))

    answer, more = emulator.from_bot()
    assert answer.texts == ["", "be", "because @everyone"]
    assert answer.interaction_id == used.id
    assert (more.text, more.interaction_id) == ("more", None)
    assert emulator.pinged() == set()


async def test_an_answer_quicker_than_the_acknowledgement_waits_for_it(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    async with receiving(emulator, desk) as adapter:
        emulator.faults.add(kind="slow", method="POST", path="/callback", delay_s=0.2)
        used = emulator.person("Ada").uses("ask", emulator.channel, text="/help")
        (message,) = await desk.until(1)
        await adapter.post(OutgoingMessage(message.address, "help!", KEY))
        await emulator.world.until(lambda: used.original, 20)

    assert [post.texts for post in emulator.from_bot()] == [["", "help!"]]


async def test_an_answer_later_than_the_token_is_an_ordinary_message(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    async with receiving(emulator, desk) as adapter:
        used = emulator.person("Ada").uses("ask", emulator.channel, text="why?")
        (message,) = await desk.until(1)
        await emulator.world.until(lambda: used.original, 20)
        first = await adapter.post(OutgoingMessage(message.address, "be", KEY, is_final=False))
        late = Address(channel=message.address.channel, token=used.token, token_expires_at=1.0)
        await adapter.update(OutgoingMessage(late, "because", KEY, message_id=first, shown="be"))
        await adapter.post(OutgoingMessage(late, "more", NEXT))

    assert [post.text for post in emulator.from_bot()] == ["because", "more"]
    assert not any(path.endswith("@original") for method, path in emulator.rest.calls[-2:])


async def test_an_acknowledgement_that_came_too_late_costs_nobody_the_answer(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    async with receiving(emulator, desk) as adapter:
        emulator.interactions.answer_within_s = -1.0
        emulator.person("Ada").uses("ask", emulator.channel, text="why?")
        (message,) = await desk.until(1)
        await adapter.post(OutgoingMessage(message.address, "because", KEY))

    assert [post.text for post in emulator.from_bot()] == ["because"]


async def test_a_lost_answer_to_the_first_text_of_ask_is_found_and_not_repeated(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    async with receiving(emulator, desk) as adapter:
        used = emulator.person("Ada").uses("ask", emulator.channel, text="why?")
        (message,) = await desk.until(1)
        await emulator.world.until(lambda: used.original, 20)
        assert await adapter.find(message.address, KEY) is None
        emulator.faults.add(kind="drop_after", method="PATCH", path="@original")
        with pytest.raises(DeliveryUnknown):
            await adapter.post(OutgoingMessage(message.address, "because", KEY))
        found = await adapter.find(message.address, KEY)

    assert [str(post.id) for post in emulator.from_bot()] == [found]


async def test_a_question_that_redis_cannot_take_is_answered_with_a_sentence(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    async with receiving(emulator, desk):
        emulator.person("Ada").writes("first")
        await desk.until(1)
        desk.away = 10_000
        used = emulator.person("Ada").uses("ask", emulator.channel, text="why?")
        answer = await emulator.wait_for_reply(used)
        desk.away = 0

    assert answer.text == StoreUnavailable.user_message
    assert desk.texts == ["first"]


async def test_the_sentence_in_place_of_an_answer_is_for_the_person_alone(
    emulator: DiscordEmulator, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "time_left_s", more_time_left_s)
    desk.patience_s = 1.0  # bot/reception.py
    async with receiving(emulator, desk):
        emulator.person("Ada").writes("first")
        await desk.until(1)
        desk.away = 10_000
        used = emulator.person("Ada").uses("ask", emulator.channel, text="why?")
        answer = await emulator.wait_for_reply(used)
        desk.away = 0

    assert answer.text == StoreUnavailable.user_message
    assert answer.flags & EPHEMERAL


async def test_who_asks_when_the_process_ends_before_it_is_taken_in_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_FINISH_WITHIN_S", 0.5)
    async with DiscordEmulator.running() as emulator:
        ada = emulator.person("Ada")
        async with receiving(emulator, desk):
            ada.writes("one")
            await desk.until(1)
            desk.admits.clear()
            ada.writes("two")
            used = ada.uses("ask", ada.direct, text="three")
            await emulator.world.until(lambda: used.acknowledged_at_s, 20)

    assert used.original is not None
    assert not used.original.is_loading
    assert [post.text for post in emulator.from_bot()] == [ENDING]


async def test_who_asks_when_the_others_were_told_of_the_end_is_told_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_FINISH_WITHIN_S", 0.1)
    async with DiscordEmulator.running() as emulator:
        ada, bob = emulator.person("Ada"), emulator.person("Bob")

        async def asks_once_the_end_is_told() -> Interaction:
            await emulator.world.until(lambda: used.original and used.original.text == ENDING, 20)
            four = ada.uses("ask", ada.direct, text="four")
            await emulator.world.until(lambda: four.original, 20)
            desk.admits.set()
            return four

        async with receiving(emulator, desk):
            ada.writes("one")
            await desk.until(1)
            desk.admits.clear()
            ada.writes("two")
            used = ada.uses("ask", ada.direct, text="three")
            bobs = bob.uses("ask", bob.direct, text="whose turn has come")
            late = asyncio.create_task(asks_once_the_end_is_told())
            await emulator.world.until(lambda: bobs.acknowledged_at_s, 20)
        four = await late

    assert four.original is not None
    assert four.original.text == ENDING
    assert desk.texts[-1] == "whose turn has come"


async def test_a_question_stands_behind_what_waited_for_redis_before_it(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk):
        ada.writes("one")
        await desk.until(1)
        desk.away = 10_000
        ada.writes("two")
        await desk.until_told(1)
        used = ada.uses("ask", ada.direct, text="three")
        desk.away = 0
        await desk.until(3)
        await emulator.world.until(lambda: used.acknowledged_at_s, 20)

    assert desk.texts == ["one", "two", "three"]


async def test_a_question_behind_what_redis_does_not_take_is_answered_with_a_sentence(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk):
        ada.writes("one")
        await desk.until(1)
        desk.away = 10_000
        ada.writes("two")
        await desk.until_told(1)
        answer = await emulator.wait_for_reply(ada.uses("ask", ada.direct, text="three"))
        desk.away = 0
        await desk.until(2)
        ada.writes("four")
        await desk.until(3)

    assert answer.text == StoreUnavailable.user_message
    assert desk.texts == ["one", "two", "four"]


async def test_a_question_whose_taking_in_is_slow_is_acknowledged_and_taken_in_before_the_end(
    desk: Desk,
) -> None:
    assert ACKNOWLEDGE_AFTER_S < DISCORD_WAITS_S
    async with DiscordEmulator.running() as emulator:
        ada = emulator.person("Ada")
        async with receiving(emulator, desk):
            desk.admits.clear()
            used = ada.uses("ask", ada.direct, text="why?")
            await emulator.world.until(lambda: used.acknowledged_at_s, 20)
            asyncio.get_running_loop().call_later(0.3, desk.admits.set)

    assert desk.texts == ["why?"]


async def test_where_the_answer_of_redis_is_lost_what_a_worker_has_said_stays(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada, desk.loses = emulator.person("Ada"), asyncio.Event()
    async with receiving(emulator, desk) as adapter:
        used = ada.uses("ask", emulator.channel, text="why?")
        (message,) = await desk.until(1)
        await emulator.world.until(lambda: used.original, 20)
        await adapter.post(OutgoingMessage(message.address, "because", KEY))
        desk.loses.set()
        await desk.until_lost()
        await told(emulator, ada.uses("stop", emulator.channel))  # the other is said by now

    assert used.original is not None
    assert used.original.texts == ["", "because"]
    assert len(emulator.from_bot()) == 2, "the answer to /stop is the other one"


async def test_where_the_answer_of_redis_is_lost_and_nothing_was_said_the_person_is_told(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    desk.loses = asyncio.Event()
    async with receiving(emulator, desk) as adapter:
        used = emulator.person("Ada").uses("ask", emulator.channel, text="why?")
        (message,) = await desk.until(1)
        await emulator.world.until(lambda: used.original, 20)
        desk.loses.set()
        await emulator.wait_for_reply(used)
        await adapter.post(OutgoingMessage(message.address, "because", KEY))

    assert [post.texts for post in emulator.from_bot()] == [
        ["", StoreUnavailable.user_message, "because"]
    ]


async def test_where_the_end_of_an_answer_may_be_there_and_cannot_be_set_again_what_is_shown_stays(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    async with receiving(emulator, desk) as adapter:
        used = emulator.person("Ada").uses("ask", emulator.channel, text="why?")
        (message,) = await desk.until(1)
        reply = Reply()
        reply.add(TextDelta("first words, "))
        delivery = Delivery(adapter, message.address, KEY[:-2], LooseBook())
        showing = asyncio.create_task(delivery.run(reply))
        await emulator.world.until(lambda: used.original and used.original.text, 20)
        for kind in ("drop_after", "http_404"):
            emulator.faults.add(kind=kind, method="PATCH", path="@original")
        reply.add(TextDelta("and the last."))
        reply.finish()
        await showing
        assert emulator.faults.pending == 0

    whole = "first words, and the last."
    assert used.original is not None
    assert used.original.texts[-1] == whole
    assert [post.text for post in emulator.from_bot()] == [whole, MAYBE_REPEATED, whole]


async def test_where_an_answer_was_deleted_and_the_bot_may_not_speak_a_reply_taken_over_goes_on(
    emulator: DiscordEmulator, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "_ACKNOWLEDGED_WITHIN_S", 0.0)
    emulator.channel.bot_permissions = 0
    async with receiving(emulator, desk) as adapter:
        used = emulator.person("Ada").uses("ask", emulator.channel, text="why?")
        (message,) = await desk.until(1)
        await emulator.world.until(lambda: used.original, 20)
        answer_id = await adapter.post(OutgoingMessage(message.address, "first words, ", KEY))
    assert used.original is not None
    used.original.is_deleted = True
    async with receiving(emulator, Desk()) as another:
        reply = Reply()
        reply.add(TextDelta("first words, and the last."))
        reply.finish()
        shown = (Shown(KEY, answer_id, "first words, ", is_complete=False, end=13),)
        async with asyncio.timeout(60):
            await Delivery(another, message.address, KEY[:-2], LooseBook(), shown).run(reply)
    assert "and the last." in "".join(post.text for post in emulator.from_bot())


async def test_an_answer_that_discord_does_not_find_once_still_takes_the_place_of_thinking(
    emulator: DiscordEmulator, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "_ACKNOWLEDGED_WITHIN_S", 0.0)
    async with receiving(emulator, desk) as adapter:
        used = emulator.person("Ada").uses("ask", emulator.channel, text="why?")
        (message,) = await desk.until(1)
        await emulator.world.until(lambda: used.original, 20)
        emulator.faults.add(kind="http_404", method="PATCH", path="@original")
        await adapter.post(OutgoingMessage(message.address, "because", KEY))

    assert [post.texts for post in emulator.from_bot()] == [["", "because"]]


async def test_a_later_part_writes_over_no_answer_that_discord_does_not_find_once(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    async with receiving(emulator, desk) as adapter:
        used = emulator.person("Ada").uses("ask", emulator.channel, text="why?")
        (message,) = await desk.until(1)
        await emulator.world.until(lambda: used.original, 20)
        await adapter.post(OutgoingMessage(message.address, "one", KEY))
    async with receiving(emulator, Desk()) as another:  # which took the reply over
        emulator.faults.add(kind="http_404", method="GET", path="@original")
        await another.post(OutgoingMessage(message.address, "two", NEXT))

    assert [post.text for post in emulator.from_bot()] == ["one", "two"]


async def test_a_stop_that_redis_cannot_take_is_answered_with_a_sentence(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    async with receiving(emulator, desk):
        emulator.person("Ada").writes("first")
        await desk.until_remembered("direct")
        await desk.until(1)
        desk.away = 1
        used = emulator.person("Ada").uses("stop", emulator.person("Ada").direct)
        answer = await emulator.wait_for_reply(used)

    assert answer.text == StoreUnavailable.user_message


async def test_a_notice_before_the_acknowledgement_takes_the_place_of_thinking(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    async with receiving(emulator, desk) as adapter:
        used = emulator.person("Ada").uses("ask", emulator.channel, text="why?")
        (message,) = await desk.until(1)
        await emulator.world.until(lambda: used.original, 20)
        await adapter.post(OutgoingMessage(message.address, "too much is waiting", "f0badcafe"))

    assert [post.texts for post in emulator.from_bot()] == [["", "too much is waiting"]]


async def test_where_the_bot_may_not_speak_ask_still_answers_in_several_parts(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    emulator.channel.bot_permissions &= ~(1 << 11)
    async with receiving(emulator, desk) as adapter:
        used = emulator.person("Ada").uses("ask", emulator.channel, text="why?")
        (message,) = await desk.until(1)
        await emulator.world.until(lambda: used.original, 20)
        await adapter.post(OutgoingMessage(message.address, "one", KEY))
        await adapter.post(OutgoingMessage(message.address, "two", NEXT))

    assert [post.text for post in emulator.from_bot()] == ["one", "two"]


# ── starting ─────────────────────────────────────────────────────────────────────────────────────


async def test_a_wrong_token_is_named_before_anything_runs(emulator: DiscordEmulator) -> None:
    adapter = adapter_for(emulator, token="wrong")

    with pytest.raises(ConfigError, match=r"adapters\.discord\.token"):
        await adapter.open()
    await adapter.close()


async def test_an_address_where_nobody_answers_is_named(emulator: DiscordEmulator) -> None:
    adapter = adapter_for(emulator, base_url="http://127.0.0.1:9/api/v10")

    with pytest.raises(ConfigError, match=r"adapters\.discord\.base_url"):
        await adapter.open()
    await adapter.close()


async def test_an_intent_that_was_not_switched_on_is_named(desk: Desk) -> None:
    async with DiscordEmulator.running(granted_intents=0) as emulator:
        adapter = adapter_for(emulator, message_content=True)
        await adapter.open()

        with pytest.raises(ConfigError, match="Message Content Intent"):
            await asyncio.wait_for(adapter.run(desk, NoLive()), 20)
        await adapter.close()


async def test_whether_messages_can_arrive_is_known(emulator: DiscordEmulator, desk: Desk) -> None:
    async with receiving(emulator, desk) as adapter:
        emulator.person("Ada").writes("hi")
        await desk.until(1)
        was_connected = adapter.is_connected

    assert was_connected
    assert not adapter.is_connected


def test_the_settings_can_be_read_without_discord_py() -> None:
    code = "import sys, adapters.discord; sys.exit('discord' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], timeout=30, check=False).returncode == 0
