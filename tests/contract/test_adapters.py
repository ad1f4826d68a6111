"""What every adapter of a chat platform keeps, over real protocols with unmodified clients.

A new platform gets its row by a `Stage` in `STAGES`.
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from adapters import discord as discord_adapter
from adapters import slack as slack_adapter
from adapters.slack.adapter import SlackAdapter
from bot.errors import CallTooLate, ConfigError, PlatformUnavailable
from bot.messages import ConversationId
from bot.ports import Adapter, AdapterParts, LiveEvent, OutgoingMessage
from bot.ports.in_time import asking_first
from bot.rendering import neutralise
from tests.emulators.discord import DiscordEmulator
from tests.emulators.intake import Desk
from tests.emulators.platform import replaced_after
from tests.emulators.slack import SlackEmulator, SlackRules

KEY, OTHER_KEY, NO_KEY = (f"k3v9x0000000000000000a0{digit}" for digit in "012")
PINGS = "@everyone @here <!channel> <!here> <@U0EMU0001> <@1> <@&1> <!subteam^S0OPS> <!everyone|x>"


class NoLive:
    """These platforms show replies themselves."""

    async def publish(self, conversation: ConversationId, data: bytes) -> str:
        raise AssertionError("no live events here")

    def follow(self, conversation: ConversationId, after: str) -> AsyncGenerator[LiveEvent, None]:
        raise AssertionError("no live events here")


PARTS = AdapterParts(live=NoLive())


@dataclass
class Stage:
    """A platform with a person on it. `say` says something to the bot in a channel, `shown` is what
    stands there by the bot, `pinged` whom it notified."""

    adapter: Adapter
    wrong_token: Adapter
    say: Callable[[str], object]
    shown: Callable[[], list[str]]
    pinged: Callable[[], object]
    connected: Callable[[], AbstractAsyncContextManager[None]]


@asynccontextmanager
async def slack(**way_in: str) -> AsyncIterator[Stage]:
    async with SlackEmulator(SlackRules(ack_timeout_s=0.5, retry_delays_s=(0.01,) * 5)) as emulator:

        def adapter(token: str) -> SlackAdapter:
            given = {"bot_token": token, "base_url": emulator.base_url, "port": 0}
            return slack_adapter.build(slack_adapter.Settings.model_validate(given | way_in), PARTS)

        ada, right = emulator.person("Ada"), adapter(emulator.bot_token)

        @asynccontextmanager
        async def connected() -> AsyncIterator[None]:
            if "signing_secret" in way_in:
                await emulator.use_request_url(f"http://127.0.0.1:{right.port}/slack/events")
            yield

        yield Stage(
            adapter=right,
            wrong_token=adapter("xoxb-wrong"),
            say=lambda text: ada.mentions("#general", text),
            shown=lambda: [reply.text for reply in emulator.replies("#general")],
            pinged=emulator.pings,
            connected=connected,
        )


@asynccontextmanager
async def discord() -> AsyncIterator[Stage]:
    async with DiscordEmulator.running() as emulator:

        def adapter(token: str) -> Adapter:
            given = {
                "token": token,
                "base_url": emulator.base_url,
                "gateway_url": emulator.gateway_url,
            }
            return discord_adapter.build(discord_adapter.Settings.model_validate(given), PARTS)

        ada = emulator.person("Ada")

        @asynccontextmanager
        async def connected() -> AsyncIterator[None]:
            await emulator.until_connected()
            yield

        yield Stage(
            adapter=adapter(emulator.token),
            wrong_token=adapter("wrong"),
            say=lambda text: ada.mentions(emulator.channel, text),
            shown=lambda: [post.text for post in emulator.from_bot(emulator.channel)],
            pinged=lambda: list(emulator.pinged()),
            connected=connected,
        )


STAGES = {
    "slack-socket": lambda: slack(app_token="xapp-emulated-app"),
    "slack-http": lambda: slack(signing_secret="emulated-signing-secret"),
    "discord": discord,
}


@pytest.fixture(params=STAGES)
async def stage(request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    async with STAGES[request.param]() as set_up:
        yield set_up
        await set_up.adapter.close()
        await set_up.wrong_token.close()


@pytest.fixture
def desk() -> Desk:
    return Desk()


@asynccontextmanager
async def receiving(stage: Stage, desk: Desk) -> AsyncIterator[Adapter]:
    """The stage's adapter, open and connected."""
    await stage.adapter.open()
    running = asyncio.create_task(stage.adapter.run(desk, NoLive()))
    try:
        async with asyncio.timeout(20):
            while not (stage.adapter.is_connected or running.done()):  # noqa: ASYNC110 - a property
                await asyncio.sleep(0.01)
        async with stage.connected():
            yield stage.adapter
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running


async def test_its_name_is_that_of_its_module_and_its_limits_make_sense(stage: Stage) -> None:
    limits = stage.adapter.limits
    assert type(stage.adapter).__module__.split(".")[:2] == ["adapters", stage.adapter.name]
    assert limits.message_length > 0
    assert all(gap_s > 0 for gap_s in limits.edit_gaps_s)
    assert bool(limits.mentions) == bool(limits.mention_escape) == bool(limits.mention_prefix)


async def test_a_try_before_the_start_finds_a_wrong_token_and_receives_nothing(
    stage: Stage, desk: Desk
) -> None:
    with pytest.raises(ConfigError, match=f"^adapters.{stage.adapter.name}.") as caught:
        await stage.wrong_token.probe()
    assert all(problem.endswith(".") for problem in caught.value.problems)
    await stage.adapter.probe()
    assert not stage.adapter.is_connected
    async with receiving(stage, desk):
        stage.say("hello")
        assert (await desk.next()).text == "hello"


async def test_what_a_person_says_is_admitted_once_and_complete(stage: Stage, desk: Desk) -> None:
    async with receiving(stage, desk) as adapter:
        stage.say("is 1 < 2 & *why*?")
        message = await desk.next()
        await asyncio.sleep(0.05)  # a second event about the same message comes with the first
    assert desk.admitted == [message]
    assert message.text == "is 1 < 2 & *why*?"
    assert message.author.id
    assert message.author.name == "Ada"
    assert message.conversation.adapter == adapter.name
    assert ConversationId.parse(str(message.conversation)) == message.conversation
    assert abs((datetime.now(UTC) - message.sent_at).total_seconds()) < 60
    assert not message.is_direct


async def test_what_cannot_be_stored_at_first_is_not_lost(stage: Stage, desk: Desk) -> None:
    async with receiving(stage, desk):
        desk.away = 2
        stage.say("do not lose me")
        assert (await desk.next()).text == "do not lose me"


async def test_who_waits_for_the_store_can_be_told_where_they_asked(
    stage: Stage, desk: Desk
) -> None:
    async with receiving(stage, desk) as adapter:
        stage.say("hello")
        await desk.next()  # from here on messages come straight in
        desk.away = 3
        stage.say("are you there?")
        [told, *_] = await desk.until_told(1)
        await adapter.post(OutgoingMessage(told.address, "It waits.", NO_KEY))
        assert (await desk.next()).text == "are you there?"
        assert stage.shown() == ["It waits."]


async def test_it_says_whether_it_is_connected(stage: Stage, desk: Desk) -> None:
    assert not stage.adapter.is_connected
    async with receiving(stage, desk) as adapter:
        assert adapter.is_connected
    assert not stage.adapter.is_connected


async def test_a_complete_message_is_shown_as_it_is(stage: Stage, desk: Desk) -> None:
    async with receiving(stage, desk) as adapter:
        stage.say("hello")
        address = (await desk.next()).address
        await adapter.post(OutgoingMessage(address, "Hello **Ada**", KEY))
        assert stage.shown() == ["Hello **Ada**"]


async def test_a_message_grows_in_place(stage: Stage, desk: Desk) -> None:
    async with receiving(stage, desk) as adapter:
        stage.say("hello")
        address = (await desk.next()).address
        texts = ["One two", "One two three four", "One two three four five."]
        message_id = await adapter.post(OutgoingMessage(address, texts[0], KEY, is_final=False))
        await adapter.update(
            OutgoingMessage(
                address, texts[1], KEY, is_final=False, message_id=message_id, shown=texts[0]
            )
        )
        await adapter.update(
            OutgoingMessage(address, texts[2], KEY, message_id=message_id, shown=texts[1])
        )
        assert stage.shown() == [texts[2]]


@pytest.mark.parametrize("is_complete", [True, False])
async def test_the_whole_text_is_set_when_it_is_not_known_what_is_shown(
    stage: Stage, desk: Desk, is_complete: bool
) -> None:
    async with receiving(stage, desk) as adapter:
        stage.say("hello")
        address = (await desk.next()).address
        message_id = await adapter.post(OutgoingMessage(address, "Half", KEY, is_final=is_complete))
        await adapter.update(OutgoingMessage(address, "Whole", KEY, message_id=message_id))
        await adapter.update(OutgoingMessage(address, "Whole", KEY, message_id=message_id))
        assert stage.shown() == ["Whole"]


async def test_what_would_set_out_too_late_is_not_sent(stage: Stage, desk: Desk) -> None:
    async with receiving(stage, desk) as adapter:
        stage.say("hello")
        address = (await desk.next()).address
        message_id = await adapter.post(OutgoingMessage(address, "Half", KEY, is_final=False))
        before = stage.shown()
        whole = OutgoingMessage(address, "Half and half", KEY, message_id=message_id, shown="Half")
        with pytest.raises(CallTooLate), asking_first(replaced_after(0)):
            await adapter.update(whole)
        with pytest.raises(CallTooLate), asking_first(replaced_after(0)):
            await adapter.post(OutgoingMessage(address, "Another", OTHER_KEY))
        with contextlib.suppress(CallTooLate), asking_first(replaced_after(0)):
            await adapter.show_status(address, "Thinking…")
        assert stage.shown() == before
        with asking_first(replaced_after(100)):
            await adapter.update(whole)
        assert stage.shown() == ["Half and half"]


async def test_a_post_is_found_by_its_key_and_no_other(stage: Stage, desk: Desk) -> None:
    async with receiving(stage, desk) as adapter:
        stage.say("hello")
        address = (await desk.next()).address
        await adapter.post(OutgoingMessage(address, "First", KEY))
        second = await adapter.post(OutgoingMessage(address, "Second", OTHER_KEY))
        found = await adapter.find(address, KEY)
        assert found not in (None, second)
        await adapter.update(
            OutgoingMessage(address, "First, edited", OTHER_KEY, message_id=found or "")
        )
        assert stage.shown() == ["First, edited", "Second"]
        assert await adapter.find(address, NO_KEY) is None


async def test_the_longest_message_it_allows_is_accepted(stage: Stage, desk: Desk) -> None:
    length = stage.adapter.limits.message_length  # in ASCII, every unit is a character
    text = ("word " * length)[:length]
    async with receiving(stage, desk) as adapter:
        stage.say("hello")
        address = (await desk.next()).address
        await adapter.post(OutgoingMessage(address, text.strip(), KEY))
        assert stage.shown() == [text.strip()]


async def test_nobody_is_pinged(stage: Stage, desk: Desk) -> None:
    async with receiving(stage, desk) as adapter:
        stage.say("hello")
        address = (await desk.next()).address
        for number, text in enumerate((PINGS, f"```\n{PINGS}\n```", PINGS.replace(" ", "\n"))):
            harmless = neutralise(text, adapter.limits, is_final=True)
            await adapter.post(OutgoingMessage(address, harmless, f"{KEY[:-1]}{number}"))
        assert len(stage.shown()) == 3
        assert stage.pinged() == []


async def test_a_status_is_shown_and_ended_without_complaint(stage: Stage, desk: Desk) -> None:
    async with receiving(stage, desk) as adapter:
        stage.say("hello")
        address = (await desk.next()).address
        await adapter.show_status(address, "Thinking…")
        await adapter.show_status(address, "")
        assert stage.shown() == []


async def test_a_wrong_token_is_named_in_a_sentence(stage: Stage) -> None:
    with pytest.raises(ConfigError, match=rf"adapters\.{stage.adapter.name}\.\w*token"):
        await stage.wrong_token.open()


async def test_what_is_not_open_shows_nothing_and_says_so(stage: Stage, desk: Desk) -> None:
    async with receiving(stage, desk) as adapter:
        stage.say("hello")
        address = (await desk.next()).address
    await adapter.close()
    await adapter.close()
    with pytest.raises(PlatformUnavailable):
        await adapter.post(OutgoingMessage(address, "Hi", KEY))
