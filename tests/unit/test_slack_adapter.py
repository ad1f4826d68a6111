"""The Slack adapter against a Slack on loopback, over both of its ways in."""

import asyncio
import contextlib
import hashlib
import hmac
import logging
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import aiohttp
import pytest
from pydantic import ValidationError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from structlog.testing import capture_logs

from adapters.slack import Settings, build
from adapters.slack.access import Access
from adapters.slack.adapter import SlackAdapter
from adapters.slack.bolt_app import build_app
from adapters.slack.chores import Chores
from adapters.slack.downloads import Downloads
from adapters.slack.earlier import Earlier
from adapters.slack.failures import SlackRefused, to_delivery_error
from adapters.slack.incoming import Identity
from adapters.slack.listeners import AllListeners, Parts
from adapters.slack.people import People
from adapters.slack.rates import Rates
from adapters.slack.receiving import Receiver
from adapters.slack.refusing import NOT_HERE, Refusing
from adapters.slack.socket_mode import Patience, SocketMode
from adapters.slack.spending import Spending
from adapters.slack.threads import Threads
from adapters.slack.tokens import FixedToken
from adapters.slack.web_api import WebApi, close_client, open_client
from adapters.slack.welcome import Welcome
from adapters.slack.workspaces import Common, OneWorkspace
from bot.delivery import Delivery
from bot.errors import (
    ConfigError,
    DeliveryError,
    DeliveryRefused,
    DeliveryUnknown,
    PlatformBusy,
    PlatformUnavailable,
)
from bot.ledger import Shown
from bot.messages import Address
from bot.ports import AdapterParts, Live, NoPeople, OutgoingMessage
from bot.reply import Extras, File, Reply, Run, TextDelta
from bot.spending import Unlimited
from tests.emulators.intake import Desk
from tests.emulators.slack import SlackEmulator, SlackRules
from tests.emulators.slack_stage import (
    MANIFESTS,
    MemorySafe,
    NoLive,
    Running,
    receiving,
    rules_of_manifest,
    settings_for,
    until,
)

NO_PARTS = AdapterParts(live=NoLive())


class OneBlob:
    """Holds the same bytes under every name."""

    async def put(self, data: bytes) -> str:
        return "blob"

    async def get(self, name: str) -> bytes | None:
        return b"x"


class LooseBook:
    """Writes nothing down."""

    async def record(self, runs: tuple[Run, ...], shown: tuple[Shown, ...]) -> None: ...

    async def note_posted(self, message_id: str, *, is_growing: bool) -> None: ...

    def wait_for_room(self) -> None: ...

    def count(self, call: str, outcome: str) -> None: ...


@pytest.fixture(params=["socket", "http"])
async def running(request: pytest.FixtureRequest) -> AsyncIterator[Running]:
    async with (
        SlackEmulator(rules_of_manifest(request.param)) as slack,
        receiving(slack, request.param) as adapter,
    ):
        yield adapter


@pytest.fixture
async def writing() -> AsyncIterator[Running]:
    async with (
        SlackEmulator(rules_of_manifest("socket")) as slack,
        receiving(slack, "socket") as adapter,
    ):
        yield adapter


# ── receiving, over both ways in and with the scopes of the manifest ─────────────────────────────


async def test_fact_07_a_mention_is_admitted_once_though_it_makes_two_events(
    running: Running,
) -> None:
    asked = running.ada.mentions("#general", "is 1 < 2?")
    message = await running.intake.next()
    await running.slack.settled()
    assert (message.text, message.author.name) == ("is 1 < 2?", "Ada")
    assert message.address.thread == asked.ts
    assert (len(running.intake.admitted), running.intake.handed_in) == (1, 2)


async def test_a_direct_message_is_admitted(running: Running) -> None:
    asked = running.ada.direct("hello")
    message = await running.intake.next()
    assert message.is_direct
    assert message.conversation.thread == asked.ts


async def test_a_thread_is_followed_without_mentions_and_other_talk_is_not(
    running: Running,
) -> None:
    asked, _ = await running.asked()
    other = running.ada.says("#general", "lunch?")
    running.ada.says("#general", "yes", other.ts)
    running.ada.says("#general", "and then?", asked.ts)
    message = await running.intake.next()
    await running.slack.settled()
    assert [each.text for each in running.intake.admitted] == ["hello", "and then?"]
    assert message.conversation.thread == asked.ts


async def test_fact_15_a_group_message_needs_a_mention(running: Running) -> None:
    bot = running.slack.workspace.bot
    group = running.slack.workspace.add_channel("us", "mpim", {running.ada.id, bot.id})
    running.ada.says(group.id, "who is in?")
    running.ada.mentions(group.id, "are you?")
    await running.intake.next()
    await running.slack.settled()
    assert [message.text for message in running.intake.admitted] == ["are you?"]


async def test_fact_08_edits_deletions_and_bots_are_not_answered(running: Running) -> None:
    asked, _ = await running.asked()
    bot = running.slack.workspace.bot.id
    running.ada.edits(asked, f"<@{bot}> hello again", raw=True)
    running.ada.deletes(asked)
    running.slack.other_bot_says("#general", f"<@{bot}> build 12 is green")
    await running.slack.settled()
    assert len(running.intake.admitted) == 1
    assert all(delivery.acknowledged for delivery in running.slack.deliveries.all)


async def test_fact_08_a_mention_that_is_put_in_by_an_edit_is_answered_once(
    running: Running,
) -> None:
    said = running.ada.says("#general", "what is 1 + 1?")
    bot = running.slack.workspace.bot.id
    for text in ("what is 1 + 1?", "what is 1 + 2?"):
        running.ada.edits(said, f"<@{bot}> {text}", raw=True)
        await running.slack.settled()
    assert running.intake.texts == ["what is 1 + 1?"]
    assert [each.text for each in running.intake.memory.admitted.values()] == ["what is 1 + 2?"]
    running.slack.other_bot_says("#general", "unasked")
    await running.slack.settled()
    assert len(running.intake.admitted) == 1


async def test_fact_10_an_edited_message_is_handed_in_as_it_is_now(running: Running) -> None:
    asked, address = await running.asked("what is 1 + 1?")
    bot = running.slack.workspace.bot.id
    running.ada.edits(asked, f"<@{bot}> what is 2 &lt; 3?", raw=True)
    await running.slack.settled()
    (now,) = running.intake.memory.admitted.values()
    assert (now.text, now.address) == ("what is 2 < 3?", address)
    running.ada.edits(asked, f"<@{bot}> what is 2 &lt; 3?", raw=True)  # a preview was added
    running.ada.deletes(asked)
    await running.slack.settled()
    assert running.intake.memory.deletions == [(now.conversation, now.id)]
    assert len(running.intake.admitted) == 1


async def test_changes_where_we_take_no_part_are_left_alone(writing: Running) -> None:
    said = writing.ada.says("#general", "between us")
    writing.ada.edits(said, "between you and me")
    writing.ada.deletes(said)
    await writing.slack.settled()
    assert writing.intake.memory.deletions == []
    assert not writing.slack.calls("users.info")


async def test_a_deletion_that_could_not_be_stored_comes_again() -> None:
    rules = rules_of_manifest("socket", ack_timeout_s=0.2)
    async with SlackEmulator(rules) as slack, receiving(slack, "socket") as running:
        asked, _ = await running.asked()
        running.intake.away = 1
        running.ada.deletes(asked)
        await slack.settled()
        assert len(running.intake.memory.deletions) == 1


@pytest.mark.parametrize("transport", MANIFESTS)
async def test_fact_02_slack_delivers_again_what_could_not_be_admitted(transport: str) -> None:
    async with (
        SlackEmulator(rules_of_manifest(transport, ack_timeout_s=0.2)) as slack,
        receiving(slack, transport) as running,
    ):
        running.intake.away = 2
        running.ada.direct("do not lose me")
        message = await running.intake.next()
        await slack.settled()
        assert message.text == "do not lose me"
        (delivery,) = slack.deliveries.all
        assert delivery.acknowledged
        failures = [(attempt.failure, attempt.status) for attempt in delivery.attempts[:2]]
        refused = ("timeout", None) if transport == "socket" else ("http_error", 503)
        assert failures == [refused, refused]


async def test_mentions_of_others_are_read_as_names(running: Running) -> None:
    bob = running.slack.person("Bob")
    running.ada.mentions("#general", f"ask <@{bob.id}>, please", raw=True)
    assert (await running.intake.next()).text == "ask @Bob, please"


@pytest.mark.parametrize("transport", MANIFESTS)
async def test_every_scope_of_the_manifest_is_needed_and_enough(transport: str) -> None:
    rules = rules_of_manifest(transport)
    parts = AdapterParts(live=NoLive(), blobs=OneBlob(), safe=MemorySafe())
    async with SlackEmulator(rules) as slack, receiving(slack, transport, parts) as running:
        inside = {running.ada.id, slack.workspace.bot.id}
        slack.workspace.add_channel("secret", "group", inside)
        slack.workspace.add_channel("us", "mpim", inside)
        for number, channel in enumerate(("#general", "#secret", "#us"), start=1):
            asked = running.ada.mentions(channel, "hello")
            await until(lambda: len(running.intake.admitted) == number)  # noqa: B023 -- awaited here
            address = running.intake.admitted[-1].address
            await running.adapter.show_status(address, "Thinking…")
            await running.adapter.post(OutgoingMessage(address, "Hi", f"k{number}"))
            assert await running.adapter.find(address, f"k{number}") is not None
            assert running.slack.replies(channel, asked.ts)
        running.ada.direct("hello")
        await until(lambda: len(running.intake.admitted) == 4)
        running.ada.command("#general", "/ask", "hello")
        await until(lambda: len(running.intake.admitted) == 5)
        running.ada.shares(running.ada.direct_channel, "a.txt", b"hi")
        await until(lambda: len(running.intake.admitted) == 6)
        (attachment,) = running.intake.admitted[-1].attachments
        assert await running.adapter.fetch(address, attachment, 10) == b"hi"
        file = Extras(files=(File("b.txt", "text/plain", 1, "blob"),))
        await running.adapter.post(OutgoingMessage(address, "Hi", "k9", extras=file))
        await slack.settled()
        assert slack.web_api.scopes_used == rules.scopes


# ── receiving, details of one way ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("timestamp", "signature", "look_at"),
    [
        ("abc", "v0=" + "0" * 64, []),
        ("", "", []),
        ("now", "v0=" + "é" * 64, []),
        ("now", "v0=" + "0" * 64, ["adapters.slack.signing_secret"]),
        ("1", "good", ["this machine's clock"]),
        ("1", "v0=" + "0" * 64, []),
    ],
    ids=["no-number", "nothing", "not-ascii", "wrong", "old", "old-and-wrong"],
)
async def test_fact_18_a_wrong_or_malformed_signature_is_refused_and_the_log_says_what_may_be_wrong(
    timestamp: str, signature: str, look_at: list[str]
) -> None:
    body = '{"type":"event_callback","event":{"type":"message"}}'
    timestamp = str(int(time.time())) if timestamp == "now" else timestamp
    async with SlackEmulator() as slack, receiving(slack, "http") as running:
        if signature == "good":
            base = f"v0:{timestamp}:{body}".encode()
            key = slack.signing_secret.encode()
            signature = "v0=" + hmac.new(key, base, hashlib.sha256).hexdigest()
        headers = {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": signature}
        url = f"http://127.0.0.1:{running.adapter.port}/slack/events"
        with capture_logs() as logged:
            async with aiohttp.ClientSession() as session:
                for _ in range(2):
                    async with session.post(url, data=body, headers=headers) as answer:
                        assert answer.status == 401
        warned = [each for each in logged if each["event"] == "slack.signature_refused"]
        assert [each["look_at"] for each in warned] == look_at, "said once, not each time"
        assert running.intake.handed_in == 0


async def test_only_allowed_channels_are_answered() -> None:
    async with SlackEmulator() as slack:
        allowed = (slack.workspace.channel("random").id,)
        async with receiving(
            slack, "socket", allowed_channels=allowed, direct_messages=False
        ) as running:
            running.ada.mentions("#general", "not here")
            running.ada.says("#general", "said to others")
            running.ada.direct("nor here")
            running.ada.mentions("#random", "here")
            await running.intake.next()
            told = await slack.wait_for_reply("#general", containing=NOT_HERE)
            await slack.settled()
            assert [message.text for message in running.intake.admitted] == ["here"]
            assert slack.replies("#general") == [told], "once an hour"
            assert told.ephemeral_to == running.ada.id


async def test_threads_are_not_followed_where_the_settings_say_so() -> None:
    async with (
        SlackEmulator() as slack,
        receiving(slack, "socket", follow_threads="never") as running,
    ):
        asked, _ = await running.asked()
        running.ada.says("#general", "and then?", asked.ts)
        running.ada.mentions("#general", "and now?", asked.ts)
        await running.intake.next()
        await slack.settled()
        assert [message.text for message in running.intake.admitted] == ["hello", "and now?"]


async def test_without_the_scope_for_names_people_appear_by_id() -> None:
    rules = SlackRules(scopes=frozenset({"chat:write", "im:history"}))
    async with SlackEmulator(rules) as slack, receiving(slack, "socket") as running:
        running.ada.direct("hello")
        assert (await running.intake.next()).author.name == ""
        running.ada.direct("hello again")
        await running.intake.next()
        assert len(slack.calls("users.info")) == 1


async def test_fact_21_a_refreshed_connection_loses_nothing() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        await slack.sockets.disconnect("refresh_requested", count=2)
        for number in range(5):
            running.ada.direct(f"message {number}")
        await until(lambda: len(running.intake.admitted) == 5)
        await slack.wait_until(lambda: slack.sockets.open_count == 2)
        assert running.adapter.is_connected


@asynccontextmanager
async def connecting(slack: SlackEmulator) -> AsyncIterator[SocketMode]:
    """Socket Mode in a hurry, on its way to being connected."""
    settings = settings_for(slack, "socket")
    client = open_client(slack.base_url)
    own = Identity(slack.workspace.bot.id, "B0", slack.workspace.team_id)
    common = Common(
        lambda tokens: WebApi(client, tokens), slack.base_url, Unlimited(), OneBlob(), "never"
    )
    only = OneWorkspace(common.workspace(own, FixedToken(slack.bot_token)))
    patience = Patience(ping_s=0.01, look_every_s=0.01, dead_after_s=0.03, first_gap_s=0.01)
    async with Chores() as chores:
        parts = Parts(settings, only, Desk(), chores, NoPeople(), MemorySafe(), ())
        app = build_app(AllListeners(parts), client)
        sockets = SocketMode(app, slack.app_token, patience)
        task = asyncio.create_task(sockets.run())
        try:
            yield sockets
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
            await close_client(client)


async def test_fact_22_an_address_that_never_works_is_replaced() -> None:
    async with SlackEmulator() as slack:
        slack.sockets.refuse_next_urls(2)
        async with connecting(slack) as sockets:
            await slack.wait_until(lambda: slack.sockets.open_count == 2)
            assert sockets.is_connected
        assert not sockets.is_connected


@pytest.mark.parametrize("kind", ["http_500", "drop_before", "ratelimited", "error:fatal_error"])
async def test_trouble_while_connecting_is_waited_for(kind: str) -> None:
    async with SlackEmulator() as slack:
        slack.faults.add(method="apps.connections.open", kind=kind, times=2, retry_after_s=0)
        async with connecting(slack):
            await slack.wait_until(lambda: slack.sockets.open_count == 2)


async def test_without_slack_bolt_a_sentence_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules |= dict.fromkeys(('slack_bolt', 'slack_sdk'))\n"
        "import adapters.slack as slack\n"
        "given = dict(bot_token='xoxb-1', app_token='xapp-1')\n"
        "try: slack.build(slack.Settings.model_validate(given), None)\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await asyncio.wait_for(process.communicate(), 20)
    assert output.startswith(b"ConfigError adapters.slack: needs slack-bolt, which is not ")


async def test_the_package_is_light_until_the_adapter_is_built() -> None:
    code = (
        "import sys, adapters.slack; print('slack_bolt' in sys.modules, 'aiohttp' in sys.modules)"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await asyncio.wait_for(process.communicate(), 20)
    assert output.split() == [b"False", b"False"]


# ── writing ──────────────────────────────────────────────────────────────────────────────────────


async def test_fact_14_a_short_reply_is_one_post_in_the_thread(running: Running) -> None:
    asked, address = await running.asked()
    await running.adapter.post(OutgoingMessage(address, "Hi **Ada**", "k1"))
    reply = await running.slack.wait_for_reply("#general", asked.ts)
    assert (reply.text, reply.fallback, reply.unfurls) == ("Hi **Ada**", "Hi **Ada**", False)
    assert running.slack.calls("chat.startStream") == []


async def test_a_long_reply_streams(running: Running) -> None:
    asked, address = await running.asked()
    texts = ["One two", "One two three, and", "One two three, and four."]
    message_id = await running.adapter.post(
        OutgoingMessage(address, texts[0], "k1", is_final=False)
    )
    await running.adapter.update(
        OutgoingMessage(
            address, texts[1], "k1", is_final=False, message_id=message_id, shown=texts[0]
        )
    )
    await running.adapter.update(
        OutgoingMessage(address, texts[2], "k1", message_id=message_id, shown=texts[1])
    )
    reply = await running.slack.wait_for_reply("#general", asked.ts)
    assert [state.text for state in reply.states] == [
        "One ",
        "One two three, ",
        "One two three, and four.",
    ]
    assert reply.stream == "stopped"
    assert running.slack.pings() == []


async def test_fact_16_a_reply_to_a_direct_message_streams_in_its_thread(running: Running) -> None:
    asked = running.ada.direct("hello")
    address = (await running.intake.next()).address
    message_id = await running.adapter.post(OutgoingMessage(address, "Hel", "k1", is_final=False))
    await running.adapter.update(
        OutgoingMessage(address, "Hello", "k1", message_id=message_id, shown="Hel")
    )
    reply = await running.slack.wait_for_reply(running.ada.direct_channel, asked.ts)
    assert reply.text == "Hello"


async def test_a_status_is_shown_and_taken_away(writing: Running) -> None:
    asked, address = await writing.asked()
    await writing.adapter.show_status(address, "Thinking…")
    assert writing.slack.workspace.status(asked.channel, asked.ts) == "Thinking…"
    await writing.adapter.show_status(address, "")
    assert writing.slack.workspace.status(asked.channel, asked.ts) == ""


async def test_a_dead_stream_is_healed_with_the_whole_text(writing: Running) -> None:
    asked, address = await writing.asked()
    message_id = await writing.adapter.post(OutgoingMessage(address, "Half ", "k1", is_final=False))
    writing.slack.web_api.streams.end(writing.slack.replies("#general")[0].ts)
    await writing.adapter.update(
        OutgoingMessage(
            address, "Half and half", "k1", is_final=False, message_id=message_id, shown="Half "
        )
    )
    await writing.adapter.update(
        OutgoingMessage(address, "Whole", "k1", message_id=message_id, shown="Half and half")
    )
    (reply,) = writing.slack.replies("#general", asked.ts)
    assert (reply.text, reply.stream) == ("Whole", None)


async def test_another_process_goes_on_in_the_same_message(writing: Running) -> None:
    asked, address = await writing.asked()
    message_id = await writing.adapter.post(OutgoingMessage(address, "Half", "k1", is_final=False))
    other = build(settings_for(writing.slack, "socket"), AdapterParts(live=NoLive()))
    await other.open()
    await other.update(
        OutgoingMessage(address, "Half and", "k1", is_final=False, message_id=message_id)
    )
    await other.update(
        OutgoingMessage(address, "Half and half", "k1", message_id=message_id, shown="Half and")
    )
    await other.close()
    (reply,) = writing.slack.replies("#general", asked.ts)
    assert (reply.text, reply.stream) == ("Half and half", None)


@pytest.mark.parametrize("final", [True, False])
async def test_fact_26_a_lost_answer_to_a_post_is_found_and_not_repeated(
    writing: Running, final: bool
) -> None:
    asked, address = await writing.asked()
    before = await writing.adapter.post(OutgoingMessage(address, "First part.", "k0"))
    method = "chat.postMessage" if final else "chat.startStream"
    writing.slack.faults.add(method=method, kind="drop_after")
    with pytest.raises(DeliveryUnknown):
        await writing.adapter.post(OutgoingMessage(address, "Second part.", "k1", is_final=final))
    found = await writing.adapter.find(address, "k1")
    assert found is not None
    assert await writing.adapter.find(address, "k0") == before
    await writing.adapter.update(
        OutgoingMessage(address, "Second part, whole.", "k1", message_id=found)
    )
    texts = [reply.text for reply in writing.slack.replies("#general", asked.ts)]
    assert texts == ["First part.", "Second part, whole."]


async def test_a_post_that_never_arrived_is_not_found(writing: Running) -> None:
    _, address = await writing.asked()
    await writing.adapter.post(OutgoingMessage(address, "First part.", "k0"))
    writing.slack.faults.add(method="chat.postMessage", kind="drop_before")
    with pytest.raises(DeliveryUnknown):
        await writing.adapter.post(OutgoingMessage(address, "Second part.", "k1"))
    assert await writing.adapter.find(address, "k1") is None


async def test_a_lost_answer_to_an_append_does_not_double_text(writing: Running) -> None:
    asked, address = await writing.asked()
    message_id = await writing.adapter.post(OutgoingMessage(address, "One ", "k1", is_final=False))
    writing.slack.faults.add(method="chat.appendStream", kind="drop_after")
    with pytest.raises(DeliveryUnknown):
        await writing.adapter.update(
            OutgoingMessage(
                address, "One two x", "k1", is_final=False, message_id=message_id, shown="One "
            )
        )
    await writing.adapter.update(
        OutgoingMessage(address, "One two three", "k1", message_id=message_id)
    )
    (reply,) = writing.slack.replies("#general", asked.ts)
    assert reply.text == "One two three"


async def test_a_lost_answer_to_the_last_append_is_made_good(writing: Running) -> None:
    asked, address = await writing.asked()
    message_id = await writing.adapter.post(OutgoingMessage(address, "One ", "k1", is_final=False))
    writing.slack.faults.add(method="chat.stopStream", kind="drop_after")
    with pytest.raises(DeliveryUnknown):
        await writing.adapter.update(
            OutgoingMessage(address, "One two", "k1", message_id=message_id, shown="One ")
        )
    await writing.adapter.update(OutgoingMessage(address, "One two", "k1", message_id=message_id))
    assert (await writing.slack.wait_for_reply("#general", asked.ts)).text == "One two"


async def test_a_rate_limit_says_how_long_to_wait(writing: Running) -> None:
    _, address = await writing.asked()
    writing.slack.faults.add(method="chat.postMessage", kind="ratelimited", retry_after_s=7)
    with pytest.raises(PlatformBusy) as raised:
        await writing.adapter.post(OutgoingMessage(address, "Hi", "k1"))
    assert raised.value.retry_after_s == 7


@pytest.mark.parametrize(
    ("kind", "tries_again"),
    [
        ("error:unknown_method", False),
        ("error:feature_not_enabled", False),
        ("error:channel_type_not_supported", False),
        ("error:missing_recipient_team_id", True),
        ("ratelimited", True),
    ],
)
async def test_without_native_streams_a_post_is_edited(
    writing: Running, kind: str, tries_again: bool
) -> None:
    asked, address = await writing.asked()
    writing.slack.faults.add(method="chat.startStream", kind=kind)
    message_id = await writing.adapter.post(OutgoingMessage(address, "One", "k1", is_final=False))
    await writing.adapter.update(
        OutgoingMessage(
            address, "One two", "k1", is_final=False, message_id=message_id, shown="One"
        )
    )
    await writing.adapter.update(
        OutgoingMessage(address, "One two three", "k1", message_id=message_id, shown="One two")
    )
    (reply,) = writing.slack.replies("#general", asked.ts)
    assert [state.text for state in reply.states] == ["One", "One two", "One two three"]
    await writing.adapter.post(OutgoingMessage(address, "More", "k2", is_final=False))
    last = writing.slack.replies("#general", asked.ts)[-1]
    assert (last.stream == "active") is tries_again


async def test_a_question_by_no_person_is_answered_without_a_stream(writing: Running) -> None:
    asked, _ = await writing.asked()
    address = Address(channel=asked.channel, thread=asked.ts, in_reply_to=asked.ts)
    await writing.adapter.post(OutgoingMessage(address, "Hello", "k1", is_final=False))
    assert writing.slack.calls("chat.startStream") == []
    assert [reply.text for reply in writing.slack.replies("#general", asked.ts)] == ["Hello"]


async def test_what_slack_refuses_is_not_tried_again(writing: Running) -> None:
    address = Address(channel="C0NOWHERE", thread="1.000001", recipient="U0ADA")
    with pytest.raises(DeliveryRefused, match="channel_not_found") as raised:
        await writing.adapter.post(OutgoingMessage(address, "Hi", "k1"))
    assert type(raised.value) is DeliveryRefused


async def test_the_longest_message_allowed_is_accepted_in_every_way(writing: Running) -> None:
    asked, address = await writing.asked()
    text = ("word " * 2_000)[: writing.adapter.limits.message_length]
    await writing.adapter.post(OutgoingMessage(address, text, "k1"))
    message_id = await writing.adapter.post(OutgoingMessage(address, text, "k2", is_final=False))
    await writing.adapter.update(
        OutgoingMessage(address, text, "k2", message_id=message_id, shown=text)
    )
    await writing.adapter.update(OutgoingMessage(address, text, "k2", message_id=message_id))
    assert [reply.text for reply in writing.slack.replies("#general", asked.ts)] == [text, text]


async def test_a_whole_reply_is_delivered_by_the_core_without_pinging(writing: Running) -> None:
    asked, address = await writing.asked()

    delivery = Delivery(writing.adapter, address, "turn1", LooseBook())
    reply = Reply()
    text = "Dear <!channel>, dear <@U0EMU0001>: " + "all is well. " * 3
    for piece in (text[start : start + 3] for start in range(0, len(text), 3)):
        reply.add(TextDelta(piece))
    reply.finish()
    await delivery.run(reply)
    (shown,) = writing.slack.replies("#general", asked.ts)
    assert shown.text.replace("\u200b", "").strip() == text.strip()
    assert writing.slack.pings() == []


@pytest.mark.parametrize("final", [True, False])
async def test_markdown_that_is_too_rich_for_slack_is_shown_plainly(
    writing: Running, final: bool
) -> None:
    asked, address = await writing.asked()
    text = "# Heading\n\nSome text.\n\n" * 60
    message_id = await writing.adapter.post(OutgoingMessage(address, text, "k1", is_final=final))
    if not final:
        writing.slack.web_api.streams.end(writing.slack.replies("#general")[0].ts)
        await writing.adapter.update(
            OutgoingMessage(address, text, "k1", message_id=message_id, shown=text)
        )
    (reply,) = writing.slack.replies("#general", asked.ts)
    assert reply.text == text
    assert {block["type"] for block in reply.blocks} == {"section"}


async def test_an_edited_post_that_is_complete_is_not_edited_again(writing: Running) -> None:
    _, address = await writing.asked()
    message_id = await writing.adapter.post(OutgoingMessage(address, "Hi", "k1"))
    await writing.adapter.update(
        OutgoingMessage(address, "Hi", "k1", message_id=message_id, shown="Hi")
    )
    assert writing.slack.calls("chat.update") == []


# ── the environment and the log ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("transport", MANIFESTS)
async def test_a_proxy_in_the_environment_is_not_used_for_loopback(
    transport: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with SlackEmulator() as slack, receiving(slack, transport) as running:
        _, address = await running.asked()
        await running.adapter.post(OutgoingMessage(address, "Hi", "k1"))


@pytest.mark.parametrize("transport", MANIFESTS)
async def test_fact_19_neither_tokens_nor_texts_are_logged(
    transport: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    async with (
        SlackEmulator(rules_of_manifest(transport, ack_timeout_s=0.2)) as slack,
        receiving(slack, transport) as running,
    ):
        running.intake.away = 1
        _, address = await running.asked("planted question")
        slack.faults.add(method="chat.postMessage", kind="http_500")
        slack.faults.add(method="chat.startStream", kind="error:feature_not_enabled")
        with pytest.raises(DeliveryUnknown):
            await running.adapter.post(OutgoingMessage(address, "planted answer", "k1"))
        await running.adapter.post(OutgoingMessage(address, "planted answer", "k1", is_final=False))
        if transport == "http":
            wrong = {"X-Slack-Request-Timestamp": "1", "X-Slack-Signature": "v0=" + "0" * 64}
            url = f"http://127.0.0.1:{running.adapter.port}/slack/events"
            async with aiohttp.ClientSession() as session:
                await session.post(url, data="planted body", headers=wrong)
        else:
            slack.sockets.refuse_next_urls(1)
            await slack.sockets.disconnect("refresh_requested")
            await until(lambda: len(slack.calls("apps.connections.open")) == 3)
    logged = caplog.text + "".join(capfd.readouterr())
    assert "slack.not_taken" in logged
    for secret in ("planted", "xoxb-", "xapp-", slack.signing_secret, "ticket="):
        assert secret not in logged


# ── mistakes ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"bot_token": "xoxp-user"}, "begin with xoxb-"),
        ({"app_token": "xoxb-bot"}, "begin with xapp-"),
        ({"app_token": ""}, "either app_token"),
        ({"signing_secret": "s"}, "and not both"),
        ({"base_url": "slack.com"}, "pattern"),
        ({"bot": 1}, "Extra inputs"),
        ({"bot_token": None}, "give either bot_token"),
        ({"oauth": {"client_id": "1", "client_secret": "s", "keys": "k"}}, "oauth.url"),
    ],
)
def test_wrong_settings_are_refused_with_a_sentence(changes: dict[str, Any], sentence: str) -> None:
    good = {"bot_token": "xoxb-1", "app_token": "xapp-1"}
    Settings.model_validate(good)
    with pytest.raises(ValidationError, match=sentence):
        Settings.model_validate(good | changes)


async def test_a_wrong_bot_token_stops_the_start() -> None:
    async with SlackEmulator() as slack:
        wrong = settings_for(slack, "socket", bot_token="xoxb-wrong")
        with pytest.raises(ConfigError, match=r"bot_token.*invalid_auth"):
            await SlackAdapter(wrong, NO_PARTS).open()


@pytest.mark.parametrize(
    ("left_out", "missed"), [("assistant:write", True), ("groups:history", False), ("", False)]
)
async def test_the_check_says_which_scopes_the_app_was_installed_without(
    left_out: str, missed: bool
) -> None:
    rules = rules_of_manifest("socket")
    granted = frozenset(rules.scopes or ()) - {left_out}
    async with SlackEmulator(replace(rules, scopes=granted)) as slack:
        adapter = build(settings_for(slack, "socket"), NO_PARTS)
        expected = (
            pytest.raises(ConfigError, match=left_out) if missed else contextlib.nullcontext()
        )
        with expected:
            await adapter.probe()
        await adapter.close()


async def test_fact_23_a_wrong_app_token_stops_the_start() -> None:
    async with SlackEmulator() as slack:
        adapter = SlackAdapter(settings_for(slack, "socket", app_token="xapp-wrong"), NO_PARTS)
        with pytest.raises(ConfigError, match=r"app_token.*invalid_auth"):
            await adapter.run(Desk(), NoLive())
        await adapter.close()


async def test_a_taken_port_stops_the_start() -> None:
    async with SlackEmulator() as slack:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            adapter = SlackAdapter(settings_for(slack, "http", port=port), NO_PARTS)
            with pytest.raises(ConfigError, match=f"adapters.slack.port: {port} is in use"):
                await adapter.run(Desk(), NoLive())
            await adapter.close()


async def test_a_closed_adapter_shows_nothing_and_says_so() -> None:
    async with SlackEmulator() as slack:
        adapter = SlackAdapter(settings_for(slack, "socket"), NO_PARTS)
        await adapter.open()
        await adapter.close()
        await adapter.close()
        with pytest.raises(PlatformUnavailable):
            await adapter.show_status(Address(channel="C0"), "x")


def answer(status: int, data: Any, **headers: str) -> SlackApiError:
    response = AsyncSlackResponse(
        client=None,
        http_verb="POST",
        api_url="",
        req_args={},
        data=data,
        headers={name.replace("_", "-"): value for name, value in headers.items()},
        status_code=status,
    )
    return SlackApiError("message", response)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (answer(429, {"error": "ratelimited"}, Retry_After="3"), PlatformBusy),
        (answer(429, "slow down"), PlatformBusy),
        (answer(200, {"error": "ratelimited"}), PlatformBusy),
        (answer(200, {"error": "is_archived"}), SlackRefused),
        (answer(200, {"error": "internal_error"}), DeliveryUnknown),
        (answer(500, "oops"), DeliveryUnknown),
        (answer(502, {}), DeliveryUnknown),
        (answer(503, {}), PlatformUnavailable),
        (answer(200, {"error": "service_unavailable"}), PlatformUnavailable),
        (SlackApiError("not JSON", {"ok": False}), DeliveryUnknown),
        (SlackClientError("other"), DeliveryUnknown),
        (aiohttp.ServerDisconnectedError(), DeliveryUnknown),
        (aiohttp.ClientOSError(104, "reset"), DeliveryUnknown),
        (TimeoutError(), DeliveryUnknown),
        (aiohttp.ConnectionTimeoutError(), PlatformUnavailable),
    ],
)
def test_every_error_of_the_library_is_mapped(error: Exception, kind: type[DeliveryError]) -> None:
    mapped = to_delivery_error(error)
    assert type(mapped) is kind
    assert "xoxb" not in str(mapped)


async def test_no_connection_means_that_nothing_was_shown() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    client = open_client(f"http://127.0.0.1:{port}/api/")
    with pytest.raises(PlatformUnavailable):
        await WebApi(client, FixedToken("xoxb-1")).write("chat.postMessage", {})
    await close_client(client)


def test_the_live_double_is_a_live() -> None:
    live: Live = NoLive()
    assert live is not None


# ── order and slowness ───────────────────────────────────────────────────────────────────────────


async def test_fact_30_messages_of_one_conversation_are_admitted_in_the_order_they_came() -> None:
    async with SlackEmulator() as slack:
        client = open_client(slack.base_url)
        api, intake = WebApi(client, FixedToken(slack.bot_token)), Desk()
        own = Identity(slack.workspace.bot.id, "B0", slack.workspace.team_id)
        known, unknown = slack.person("Known"), slack.person("Unknown")
        people = People(api)
        assert await people.names_of([known.id]) == {known.id: "Known"}
        settings = settings_for(slack, "socket")
        access = Access(settings, intake, own.account)
        spending, chores = Spending(api, Unlimited(), Rates(own.account)), Chores()
        welcome, refusing = Welcome(settings, spending, chores), Refusing(spending, chores)
        earlier = Earlier(Threads(spending, people), own, intake, chores, is_on=True)
        downloads = Downloads(spending, api, slack.base_url)
        receiver = Receiver(
            settings, own, people, intake, access, welcome, refusing, earlier, downloads
        )
        asked = known.mentions("#general", "one")
        unknown.mentions("#general", "two, by someone whose name must be asked for", asked.ts)
        known.mentions("#general", "three", asked.ts)
        bodies = [delivery.payload for delivery in slack.deliveries.all]
        await asyncio.gather(*(receiver.take(body) for body in bodies))
        assert [message.text.partition(",")[0] for message in intake.admitted] == [
            "one",
            "two",
            "three",
        ]
        await close_client(client)


async def test_fact_01_while_slack_is_slow_nobodys_name_is_waited_for() -> None:
    async with SlackEmulator() as slack:
        slack.faults.add(method="users.info", kind="hang_after", times=5)
        client, ada = open_client(slack.base_url), slack.person("Ada")
        people = People(WebApi(client, FixedToken(slack.bot_token)), within_s=0.2)
        started_s = time.monotonic()
        assert await people.names_of([ada.id]) == {}
        assert await people.names_of([ada.id]) == {}
        assert time.monotonic() - started_s < 1
        assert len(slack.calls("users.info")) == 1
        await close_client(client)


@pytest.mark.parametrize(
    ("where", "in_channel", "in_direct"), [("direct", 0, 1), ("never", 0, 0), ("everywhere", 1, 2)]
)
async def test_native_streams_are_used_where_the_settings_say(
    where: str, in_channel: int, in_direct: int
) -> None:
    async with (
        SlackEmulator() as slack,
        receiving(slack, "socket", native_streaming=where) as running,
    ):
        _, address = await running.asked()
        await running.adapter.post(OutgoingMessage(address, "Hello", "k1", is_final=False))
        assert len(slack.calls("chat.startStream")) == in_channel
        running.ada.direct("hello")
        address = (await running.intake.next()).address
        await running.adapter.post(OutgoingMessage(address, "Hello", "k2", is_final=False))
        assert len(slack.calls("chat.startStream")) == in_direct
