"""The Slack emulator: an unmodified slack-bolt app talks to it, and it refuses as Slack does."""

import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.emulators.slack import SlackEmulator, SlackRules
from tests.emulators.slack.pings import pinged, pinged_by_blocks
from tests.emulators.slack.rules import Tier

QUICK = SlackRules(retry_delays_s=(0.01, 0.02, 0.03))
QUIET = logging.getLogger("tests.slack.quiet")
QUIET.setLevel(logging.CRITICAL)


def client_of(emulator: SlackEmulator, **options: Any) -> AsyncWebClient:
    return AsyncWebClient(
        token=emulator.bot_token, base_url=emulator.base_url, logger=QUIET, **options
    )


@pytest.fixture(autouse=True)
def without_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """slack_sdk would send calls to loopback through the environment's proxy."""
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)


def echo_app(emulator: SlackEmulator) -> AsyncApp:
    app = AsyncApp(client=client_of(emulator), signing_secret=emulator.signing_secret, logger=QUIET)

    @app.event("app_mention")
    async def on_mention(event: dict[str, Any], say: Any) -> None:
        await say(text=f"heard: {event['text']}", thread_ts=event.get("thread_ts") or event["ts"])

    @app.event("message")
    async def on_message(event: dict[str, Any], say: Any) -> None:
        if event.get("channel_type") == "im" and "subtype" not in event:
            await say(text=f"direct: {event['text']}", thread_ts=event["ts"])

    @app.command("/ask")
    async def on_command(ack: Any, command: dict[str, Any]) -> None:
        await ack(f"asked: {command['text']}")

    return app


@asynccontextmanager
async def in_socket_mode(
    emulator: SlackEmulator, app: AsyncApp
) -> AsyncIterator[AsyncSocketModeHandler]:
    handler = AsyncSocketModeHandler(
        app, emulator.app_token, logger=QUIET, web_client=app.client, ping_interval=0.05
    )
    await handler.connect_async()
    try:
        yield handler
    finally:
        await handler.close_async()


@asynccontextmanager
async def in_http_mode(emulator: SlackEmulator, app: AsyncApp) -> AsyncIterator[str]:
    runner = web.AppRunner(app.web_app(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    try:
        await emulator.use_request_url(url)
        yield url
    finally:
        await runner.cleanup()


@pytest.fixture(params=["socket", "http"])
async def echoing(request: pytest.FixtureRequest) -> AsyncIterator[SlackEmulator]:
    transport = {"socket": in_socket_mode, "http": in_http_mode}[request.param]
    async with SlackEmulator(QUICK) as emulator, transport(emulator, echo_app(emulator)):
        yield emulator


@pytest.fixture
async def emulator() -> AsyncIterator[SlackEmulator]:
    async with SlackEmulator(QUICK) as running:
        yield running


async def refused(call: Any) -> str:
    with pytest.raises(SlackApiError) as raised:
        await call
    return str(raised.value.response["error"])


async def test_a_mention_is_echoed_in_its_thread(echoing: SlackEmulator) -> None:
    asked = echoing.person().mentions("#general", "is 1 < 2 & true?")
    reply = await echoing.wait_for_reply("#general", asked.ts)
    assert reply.shown.endswith("is 1 < 2 & true?")
    assert [ping.target for ping in echoing.pings()] == [echoing.workspace.bot.id]


async def test_a_direct_message_without_a_thread_is_echoed(echoing: SlackEmulator) -> None:
    ada = echoing.person()
    ada.direct("hello")
    assert (await echoing.wait_for_reply(ada.direct_channel)).text == "direct: hello"
    assert echoing.pings() == []


async def test_a_slash_command_is_answered_to_the_person_alone(echoing: SlackEmulator) -> None:
    ada = echoing.person()
    ada.command("#general", "/ask", "why?")
    reply = await echoing.wait_for_reply("#general", containing="asked: why?")
    assert reply.ephemeral_to == ada.id


async def test_a_mention_makes_two_events_about_one_message(echoing: SlackEmulator) -> None:
    asked = echoing.person().mentions("#general", "hello")
    await echoing.wait_for_reply("#general")
    events = [
        delivery.payload
        for delivery in echoing.deliveries.all
        if delivery.payload["event"].get("client_msg_id") == asked.client_msg_id
    ]
    assert [event["event"]["type"] for event in events] == ["message", "app_mention"]
    assert len({event["event_id"] for event in events}) == 2
    assert {event["event"]["ts"] for event in events} == {asked.ts}
    assert "channel_type" not in events[1]["event"]


async def test_each_event_goes_to_one_of_several_connections(emulator: SlackEmulator) -> None:
    app = echo_app(emulator)
    async with in_socket_mode(emulator, app), in_socket_mode(emulator, app):
        await emulator.wait_until(lambda: emulator.sockets.open_count == 2)
        emulator.person().mentions("#general", "one")
        await emulator.wait_for_reply("#general")
        await emulator.settled()
    assert len(emulator.replies("#general")) == 1
    assert all(len(delivery.attempts) == 1 for delivery in emulator.deliveries.all)


async def test_bolt_comes_back_after_a_disconnect_request(emulator: SlackEmulator) -> None:
    ada = emulator.person()
    async with in_socket_mode(emulator, echo_app(emulator)):
        await emulator.sockets.disconnect("refresh_requested")
        ada.direct("still there?")
        await emulator.wait_for_reply(ada.direct_channel, containing="still there?")
    assert emulator.sockets.opened_count == 2


async def test_an_address_that_is_refused_once_is_refused_for_ever(emulator: SlackEmulator) -> None:
    emulator.sockets.refuse_next_urls()
    client = client_of(emulator)
    dead, alive = [
        (await client.apps_connections_open(app_token=emulator.app_token))["url"] for _ in range(2)
    ]
    async with aiohttp.ClientSession() as session:
        for _ in range(2):
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await session.ws_connect(dead)
        async with session.ws_connect(alive) as socket:
            assert (await socket.receive_json(timeout=20))["type"] == "hello"


async def test_an_unacknowledged_envelope_is_delivered_again() -> None:
    rules = SlackRules(ack_timeout_s=0.25, retry_delays_s=(0.0, 0.0, 0.0))
    async with SlackEmulator(rules) as emulator, aiohttp.ClientSession() as session:
        answer = await client_of(emulator).apps_connections_open(app_token=emulator.app_token)
        async with session.ws_connect(answer["url"]) as socket:
            assert (await socket.receive_json(timeout=20))["type"] == "hello"
            emulator.person().direct("hello")
            first = await socket.receive_json(timeout=20)
            again = await socket.receive_json(timeout=20)
            await socket.send_json({"envelope_id": first["envelope_id"]})
            await socket.send_json({"envelope_id": again["envelope_id"]})
            await emulator.settled()
        assert first["payload"] == again["payload"]
        assert (first["retry_attempt"], again["retry_attempt"]) == (0, 1)
        assert again["retry_reason"] == "timeout"
        assert emulator.missed_acknowledgements == emulator.late_acknowledgements >= 1
        assert emulator.deliveries.all[0].acknowledged


async def test_a_failing_request_url_is_tried_four_times_with_reasons(
    emulator: SlackEmulator,
) -> None:
    headers: list[Any] = []

    async def answer(request: web.Request) -> web.Response:
        body = await request.json()
        if body["type"] == "url_verification":
            return web.Response(text=body["challenge"])
        headers.append(request.headers)
        return web.Response(status=503)

    application = web.Application()
    application.router.add_post("/", answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await emulator.use_request_url(f"http://127.0.0.1:{runner.addresses[0][1]}/")
    emulator.person().direct("hello")
    await emulator.settled()
    await runner.cleanup()
    numbers = [each.get("X-Slack-Retry-Num") for each in headers]
    assert numbers == [None, "1", "2", "3"]
    assert headers[1]["X-Slack-Retry-Reason"] == "http_error"
    assert not emulator.deliveries.all[0].acknowledged


async def test_a_request_url_without_the_challenge_is_refused(emulator: SlackEmulator) -> None:
    with pytest.raises(ValueError, match="challenge"):
        await emulator.use_request_url("http://127.0.0.1:9/")


async def test_bolt_refuses_a_signature_from_another_time() -> None:
    rules = SlackRules(clock_skew_s=-3600, retry_delays_s=())
    async with SlackEmulator(rules) as emulator:
        with pytest.raises(ValueError, match="401"):
            async with in_http_mode(emulator, echo_app(emulator)):
                pass


async def test_wrong_and_missing_tokens_are_refused(emulator: SlackEmulator) -> None:
    wrong = AsyncWebClient(token="xoxb-wrong", base_url=emulator.base_url)
    assert await refused(wrong.auth_test()) == "invalid_auth"
    bare = AsyncWebClient(base_url=emulator.base_url)
    assert await refused(bare.auth_test()) == "not_authed"
    emulator.uninstall()
    assert await refused(client_of(emulator).auth_test()) == "account_inactive"


async def test_a_call_without_its_scope_is_refused() -> None:
    async with SlackEmulator(SlackRules(scopes=frozenset({"chat:write"}))) as emulator:
        client = client_of(emulator)
        ada = emulator.person()
        assert await refused(client.users_info(user=ada.id)) == "missing_scope"
        await client.chat_postMessage(channel=ada.id, text="hello")


async def test_lengths_are_refused(emulator: SlackEmulator) -> None:
    client = client_of(emulator)
    general = emulator.workspace.channel("#general").id
    markdown = [{"type": "markdown", "text": "x" * 12_001}]
    two = [{"type": "markdown", "text": "x" * 7_000}] * 2
    section = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3_001}}]
    headings = [{"type": "markdown", "text": "# Heading\n\ntext\n\n" * 26}]
    dividers = [{"type": "divider"}] * 51
    post = client.chat_postMessage
    assert await refused(post(channel=general, text="x" * 40_001)) == "msg_too_long"
    assert await refused(post(channel=general, markdown_text="x" * 12_001)) == "msg_too_long"
    assert await refused(post(channel=general, text="x", blocks=markdown)) == "msg_too_long"
    assert await refused(post(channel=general, text="x", blocks=two)) == "msg_blocks_too_long"
    assert await refused(post(channel=general, text="x", blocks=section)) == "invalid_blocks"
    assert await refused(post(channel=general, text="x", blocks=dividers)) == "invalid_blocks"
    assert await refused(post(channel=general, text="x", blocks=headings)) == "invalid_blocks"
    assert (
        await refused(client.api_call("chat.postMessage", json={"channel": general})) == "no_text"
    )
    assert await refused(post(channel="C0NOWHERE", text="x")) == "channel_not_found"
    both = post(channel=general, text="x", markdown_text="y")
    assert await refused(both) == "markdown_text_conflict"
    posted = await post(channel=general, text="x")
    long = client.chat_update(channel=general, ts=posted["ts"], text="x" * 4_001)
    assert await refused(long) == "msg_too_long"


async def test_threads_are_checked(emulator: SlackEmulator) -> None:
    client = client_of(emulator)
    general = emulator.workspace.channel("#general").id
    root = emulator.person().says("#general", "root")
    reply = await client.chat_postMessage(channel=general, text="a", thread_ts=root.ts)
    in_reply = client.chat_postMessage(channel=general, text="b", thread_ts=reply["ts"])
    assert await refused(in_reply) == "cannot_reply_to_message"
    nowhere = client.chat_postMessage(channel=general, text="b", thread_ts="1.000001")
    assert await refused(nowhere) == "thread_not_found"


async def test_a_stream_shows_text_as_it_grows(emulator: SlackEmulator) -> None:
    client = client_of(emulator)
    ada = emulator.person()
    asked = ada.mentions("#general", "count")
    stream = {"channel": asked.channel, "ts": ""}
    started = await client.chat_startStream(
        channel=asked.channel,
        thread_ts=asked.ts,
        markdown_text="one ",
        recipient_team_id=emulator.workspace.team_id,
        recipient_user_id=ada.id,
    )
    stream["ts"] = started["ts"]
    await client.chat_appendStream(**stream, markdown_text="two ")
    assert await refused(client.chat_update(**stream, text="x")) == "streaming_state_conflict"
    await client.chat_stopStream(**stream, markdown_text="three")
    shown = await emulator.wait_for_reply("#general", asked.ts)
    assert [state.text for state in shown.states] == ["one ", "one two ", "one two three"]
    late = client.chat_appendStream(**stream, markdown_text="four")
    assert await refused(late) == "message_not_in_streaming_state"


async def test_streams_are_refused_as_slack_refuses_them(emulator: SlackEmulator) -> None:
    client = client_of(emulator)
    ada = emulator.person()
    asked = ada.mentions("#general", "hello")
    place = {"channel": asked.channel, "thread_ts": asked.ts}
    team = {"recipient_team_id": emulator.workspace.team_id}
    start = client.chat_startStream
    assert await refused(start(**place)) == "missing_recipient_team_id"
    assert await refused(start(**place, **team)) == "missing_recipient_user_id"
    bot = start(**place, **team, recipient_user_id="B0BOT")
    assert await refused(bot) == "invalid_arguments"
    chunks = [{"type": "markdown_text", "text": "x"}]
    both = start(**place, **team, recipient_user_id=ada.id, markdown_text="x", chunks=chunks)
    assert await refused(both) == "cannot_provide_both_markdown_text_and_chunks"
    started = await start(**place, **team, recipient_user_id=ada.id, markdown_text="x" * 9_000)
    stream = {"channel": asked.channel, "ts": started["ts"]}
    other_mode = client.chat_appendStream(**stream, chunks=chunks)
    assert await refused(other_mode) == "streaming_mode_mismatch"
    long = client.chat_appendStream(**stream, markdown_text="x" * 2_000)
    assert await refused(long) == "msg_too_long"


async def test_a_dead_stream_is_healed_by_an_update_alone(emulator: SlackEmulator) -> None:
    client = client_of(emulator)
    ada = emulator.person()
    asked = ada.direct("hello")
    place = {"channel": asked.channel, "thread_ts": asked.ts}
    started = await client.chat_startStream(**place, markdown_text="half")
    emulator.web_api.streams.end(started["ts"])
    stream = {"channel": asked.channel, "ts": started["ts"]}
    dead = "message_not_in_streaming_state"
    assert await refused(client.chat_appendStream(**stream, markdown_text=" more")) == dead
    assert await refused(client.chat_stopStream(**stream)) == dead
    await client.chat_update(**stream, text="half more")
    assert (await emulator.wait_for_reply(asked.channel)).text == "half more"


async def test_a_dropped_answer_hides_a_call_that_was_done(emulator: SlackEmulator) -> None:
    client = client_of(emulator, retry_handlers=[])
    emulator.faults.add(method="chat.postMessage", kind="drop_after")
    general = emulator.workspace.channel("#general").id
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel=general, text="once")
    assert [message.text for message in emulator.replies("#general")] == ["once"]


async def test_tiers_and_injected_limits_answer_429() -> None:
    rules = SlackRules(tiers={"chat.postMessage": Tier(1, 1, per_channel=True)})
    async with SlackEmulator(rules) as emulator:
        client = client_of(emulator)
        general, random = (emulator.workspace.channel(name).id for name in ("general", "random"))
        await client.chat_postMessage(channel=general, text="one")
        await client.chat_postMessage(channel=random, text="one")
        with pytest.raises(SlackApiError) as raised:
            await client.chat_postMessage(channel=general, text="two")
        assert raised.value.response.status_code == 429
        assert 0 < int(raised.value.response.headers["Retry-After"]) <= 60
        emulator.faults.add(method="auth.test", kind="ratelimited", retry_after_s=7)
        with pytest.raises(SlackApiError) as raised:
            await client.auth_test()
        assert raised.value.response.headers["Retry-After"] == "7"


async def test_a_file_goes_up_and_comes_down_with_the_token(emulator: SlackEmulator) -> None:
    client = client_of(emulator)
    general = emulator.workspace.channel("#general").id
    await client.files_upload_v2(channel=general, content="hello", filename="a.txt")
    shared = (await emulator.wait_for_reply("#general")).files[0]
    async with aiohttp.ClientSession() as session:
        bearer = {"Authorization": f"Bearer {emulator.bot_token}"}
        async with session.get(shared["url_private"], headers=bearer) as answer:
            assert await answer.read() == b"hello"
        async with session.get(shared["url_private"]) as answer:
            assert answer.content_type == "text/html"


async def test_metadata_is_read_back_when_asked_for(emulator: SlackEmulator) -> None:
    client = client_of(emulator)
    asked = emulator.person().says("#general", "hello")
    metadata = {"event_type": "reply", "event_payload": {"key": "k1"}}
    await client.chat_postMessage(
        channel=asked.channel, thread_ts=asked.ts, text="hi", metadata=metadata
    )
    place = {"channel": asked.channel, "ts": asked.ts}
    bare = await client.conversations_replies(**place)
    full = await client.conversations_replies(**place, include_all_metadata=True)
    assert [message.get("metadata") for message in bare["messages"]] == [None, None]
    assert full["messages"][1]["metadata"] == metadata
    page = await client.conversations_replies(**place, limit=1)
    assert page["has_more"]
    rest = await client.conversations_replies(
        **place, cursor=page["response_metadata"]["next_cursor"]
    )
    assert [message["text"] for message in rest["messages"]] == ["hi"]


async def test_a_status_is_seen_until_the_reply_comes(emulator: SlackEmulator) -> None:
    client = client_of(emulator)
    asked = emulator.person().direct("hello")
    await client.assistant_threads_setStatus(
        channel_id=asked.channel, thread_ts=asked.ts, status="is thinking…"
    )
    assert emulator.workspace.status(asked.channel, asked.ts) == "is thinking…"
    await client.chat_postMessage(channel=asked.channel, thread_ts=asked.ts, text="hi")
    assert emulator.workspace.status(asked.channel, asked.ts) == ""


@pytest.mark.parametrize(
    ("text", "everyone"),
    [
        ("<!channel> <!here|here> <!everyone>", {"channel", "here", "everyone"}),
        ("<@U0ADA> and <@W0BOB|bob> <!subteam^S0OPS|@ops>", {"U0ADA", "W0BOB", "S0OPS"}),
        ("`<!here>`", {"here"}),
        ("&lt;!channel&gt; <\u200b!here> <!date^1^x|y> @channel", set()),
    ],
)
def test_pings_are_read_as_slack_reads_control_sequences(text: str, everyone: set[str]) -> None:
    assert pinged(text) == everyone
    assert pinged_by_blocks([{"type": "markdown", "text": text}]) == everyone
    section = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
    assert pinged_by_blocks([section]) == everyone
    plain = {"type": "section", "text": {"type": "plain_text", "text": text}}
    assert pinged_by_blocks([plain]) == set()


async def test_linked_names_ping(emulator: SlackEmulator) -> None:
    client = client_of(emulator)
    await client.chat_postMessage(channel="#general", text="@here", link_names=False)
    assert emulator.pings() == []
    await client.chat_postMessage(channel="#general", text="@here", link_names=True)
    assert [ping.target for ping in emulator.pings()] == ["here"]


async def test_waiting_for_a_reply_that_never_comes_ends(emulator: SlackEmulator) -> None:
    started_s = time.monotonic()
    with pytest.raises(TimeoutError):
        await emulator.wait_for_reply("#general", timeout_s=0.02)
    assert time.monotonic() - started_s < 10


# ── what people do, and the rest of the Web API ──────────────────────────────────────────────────


def events_of(emulator: SlackEmulator) -> list[dict[str, Any]]:
    return [delivery.payload["event"] for delivery in emulator.deliveries.all]


async def test_an_edit_tells_the_app_twice_when_it_is_mentioned(emulator: SlackEmulator) -> None:
    ada = emulator.person()
    said = ada.mentions("#general", "helo")
    ada.edits(said, f"<@{emulator.workspace.bot.id}> hello", raw=True)
    changed, again = events_of(emulator)[-2:]
    assert (changed["subtype"], again["type"]) == ("message_changed", "app_mention")
    assert changed["previous_message"]["text"].endswith("helo")
    assert changed["message"]["edited"]["user"] == ada.id == again["edited"]["user"]


async def test_a_deletion_says_what_was_deleted(emulator: SlackEmulator) -> None:
    ada = emulator.person()
    said = ada.says("#general", "oops")
    ada.deletes(said)
    event = events_of(emulator)[-1]
    assert (event["subtype"], event["deleted_ts"]) == ("message_deleted", said.ts)
    history = await client_of(emulator).conversations_history(channel=said.channel)
    assert history["messages"] == []


async def test_a_shared_file_is_a_message_with_a_subtype(emulator: SlackEmulator) -> None:
    ada = emulator.person()
    ada.shares("#general", "a.txt", b"hello", "look")
    event = events_of(emulator)[-1]
    assert (event["subtype"], event["files"][0]["size"]) == ("file_share", 5)


async def test_the_app_hears_of_its_own_messages(emulator: SlackEmulator) -> None:
    client = client_of(emulator)
    posted = await client.chat_postMessage(channel="#general", text="one")
    await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="two")
    await client.chat_delete(channel=posted["channel"], ts=posted["ts"])
    kinds = [event.get("subtype") for event in events_of(emulator)]
    assert kinds == [None, "message_changed", "message_deleted"]
    assert events_of(emulator)[0]["bot_id"] == emulator.workspace.bot.bot_id


async def test_an_uninstalled_app_is_told_and_hears_nothing_more(emulator: SlackEmulator) -> None:
    ada = emulator.person()
    emulator.uninstall()
    ada.direct("anybody there?")
    assert [event["type"] for event in events_of(emulator)] == ["tokens_revoked", "app_uninstalled"]


async def test_an_app_hears_only_what_it_subscribed_to() -> None:
    async with SlackEmulator(SlackRules(subscriptions=frozenset({"app_mention"}))) as emulator:
        emulator.person().mentions("#general", "hello")
        assert [event["type"] for event in events_of(emulator)] == ["app_mention"]


async def test_reactions_titles_prompts_and_sessions_are_seen(emulator: SlackEmulator) -> None:
    client = client_of(emulator)
    ada = emulator.person()
    asked = ada.direct("hello")
    react = {"channel": asked.channel, "timestamp": asked.ts}
    await client.reactions_add(**react, name="eyes")
    assert await refused(client.reactions_add(**react, name="eyes")) == "already_reacted"
    assert asked.reactions == {"eyes": {emulator.workspace.bot.id}}
    place = {"channel_id": asked.channel, "thread_ts": asked.ts}
    await client.assistant_threads_setTitle(**place, title="A talk")
    assert emulator.workspace.titles == {(asked.channel, asked.ts): "A talk"}
    prompts = [{"title": "a", "message": "b"}]
    await client.assistant_threads_setSuggestedPrompts(**place, prompts=prompts)
    many = client.assistant_threads_setSuggestedPrompts(**place, prompts=prompts * 5)
    assert await refused(many) == "invalid_arguments"
    await client.agents_sessions_setStatus(**place, status="processing")
    assert emulator.workspace.sessions == {(asked.channel, asked.ts): "processing"}
    wrong = client.agents_sessions_setStatus(**place, status="is thinking…")
    assert await refused(wrong) == "invalid_arguments"
    ada.reacts(asked, "tada")
    ada.stops(asked)
    ada.opens_app()
    kinds = [event["type"] for event in events_of(emulator)[-3:]]
    assert kinds == ["reaction_added", "agent_session_stopped", "app_home_opened"]


async def test_a_modal_opens_once_while_its_trigger_is_fresh(emulator: SlackEmulator) -> None:
    client = client_of(emulator)
    delivery = emulator.person().command("#general", "/ask")
    assert delivery is not None
    title = {"type": "plain_text", "text": "Title"}
    trigger = delivery.payload["trigger_id"]
    view = {"type": "modal", "title": title, "blocks": [{"type": "divider"}]}
    await client.views_open(trigger_id=trigger, view=view)
    again = client.views_open(trigger_id=trigger, view=view)
    assert await refused(again) == "invalid_trigger_id"
    assert [shown["type"] for shown in emulator.workspace.views] == ["modal"]
    ada = emulator.person()
    home = {"type": "home", "blocks": [{"type": "divider"}]}
    await client.views_publish(user_id=ada.id, view=home)
    assert emulator.workspace.homes[ada.id]["type"] == "home"
    select = {"type": "static_select", "action_id": "a", "options": []}
    for wrong in (
        {"type": "home", "blocks": []},
        {"type": "home", "blocks": [{"type": "markdown", "text": "x"}]},
        {"type": "home", "blocks": [{"type": "section", "text": title, "accessory": select}]},
        home | {"private_metadata": "x" * 3_001},
    ):
        refusal = client.views_publish(user_id=ada.id, view=wrong)
        assert await refused(refusal) == "invalid_arguments"
    for changes in (
        {"title": title | {"text": "x" * 25}},
        {"blocks": [{"type": "input", "label": title, "element": {"type": "datepicker"}}]},
    ):
        delivery = ada.command("#general", "/ask")
        assert delivery is not None
        opening = client.views_open(trigger_id=delivery.payload["trigger_id"], view=view | changes)
        assert await refused(opening) == "invalid_arguments"


async def test_a_response_url_answers_a_command(emulator: SlackEmulator) -> None:
    delivery = emulator.person().command("#general", "/ask")
    assert delivery is not None
    async with aiohttp.ClientSession() as session:
        answer = {"text": "done", "response_type": "in_channel"}
        url = delivery.payload["response_url"]
        answers = [(await session.post(url, json=answer)).status for _ in range(6)]
        assert answers == [200] * 5 + [404]
    assert (await emulator.wait_for_reply("#general")).ephemeral_to is None


def button(**changes: Any) -> dict[str, Any]:
    text = {"type": "plain_text", "text": "OK"}
    return {"type": "button", "action_id": "a", "text": text, **changes}


@pytest.mark.parametrize(
    "blocks",
    [
        [{"type": "section", "text": {"type": "plain_text", "text": ""}}],
        [{"type": "divider", "block_id": "same"}] * 2,
        [{"type": "divider", "block_id": "x" * 256}],
        [{"type": "actions", "elements": [button(style="plain")]}],
        [{"type": "actions", "elements": [button(action_id="x" * 256)]}],
        [{"type": "actions", "elements": [button(text={"type": "mrkdwn", "text": "OK"})]}],
        [{"type": "markdown", "text": "|a|b|\n|-|-|\n" + "|1|2|\n" * 100}],
        [{"type": "markdown", "text": "|a" * 21 + "|\n" + "|-" * 21 + "|\n"}],
        [{"type": "markdown", "text": f"|a|\n|-|\n|{'x' * 10_001}|\n"}],
    ],
)
async def test_blocks_that_slack_does_not_take_are_refused(
    emulator: SlackEmulator, blocks: list[dict[str, Any]]
) -> None:
    general = emulator.workspace.channel("#general").id
    post = client_of(emulator).chat_postMessage(channel=general, text="x", blocks=blocks)
    assert await refused(post) == "invalid_blocks"


async def test_a_token_is_read_from_the_header_or_a_form_alone(emulator: SlackEmulator) -> None:
    ways: tuple[dict[str, Any], ...] = (
        {"params": {"token": emulator.bot_token}},
        {"json": {"token": emulator.bot_token}},
        {"data": {"token": emulator.bot_token}},
    )
    async with aiohttp.ClientSession() as session:
        answers = [
            await (await session.post(emulator.base_url + "auth.test", **way)).json()
            for way in ways
        ]
    assert [answer.get("error") for answer in answers] == ["not_authed", "not_authed", None]


async def test_slack_itself_ends_the_stream_of_which_somebody_presses_stop(
    emulator: SlackEmulator,
) -> None:
    client, ada = client_of(emulator), emulator.person()
    asked = ada.direct("hello")
    begun = await client.chat_startStream(channel=asked.channel, thread_ts=asked.ts)
    with pytest.raises(LookupError):
        ada.stops(asked)
    place = {"channel_id": asked.channel, "thread_ts": asked.ts}
    await client.api_call("agents.sessions.setStatus", json={**place, "status": "processing"})
    ada.stops(asked)
    more = client.chat_appendStream(channel=asked.channel, ts=begun["ts"], markdown_text="x")
    assert await refused(more) == "message_not_in_streaming_state"


async def test_places_and_people_are_looked_up(emulator: SlackEmulator) -> None:
    client = client_of(emulator)
    ada = emulator.person()
    opened = await client.conversations_open(users=ada.id)
    info = await client.conversations_info(channel=opened["channel"]["id"])
    assert (info["channel"]["is_im"], info["channel"]["user"]) == (True, ada.id)
    assert (await client.users_info(user=ada.id))["user"]["profile"]["display_name"] == "Ada"
    assert await refused(client.users_info(user="U0NOBODY")) == "user_not_found"
    emulator.workspace.add_channel("elsewhere", members=[ada.id])
    post = client.chat_postMessage(channel="#elsewhere", text="x")
    assert await refused(post) == "not_in_channel"
    assert await refused(client.api_call("chat.unheardOf")) == "unknown_method"


async def test_only_ten_connections_are_open_at_once(emulator: SlackEmulator) -> None:
    client = client_of(emulator)
    async with aiohttp.ClientSession() as session:
        sockets = []
        for _ in range(11):
            opened = await client.apps_connections_open(app_token=emulator.app_token)
            sockets.append(await session.ws_connect(opened["url"]))
        said = [await socket.receive_json(timeout=20) for socket in sockets]
        assert [each["type"] for each in said] == ["hello"] * 10 + ["disconnect"]
        assert said[-1]["reason"] == "too_many_websockets"
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(opened["url"])
