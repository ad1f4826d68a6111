"""What a Slack adapter must get right, by number.

Each fact has a test whose name begins with `test_fact_` and its number, most of them beside the
code they look at; here are those that look at the adapter as a whole, and the one that counts them.

     1 three seconds      9 own and other bots  17 files            25 reads are throttled
     2 nothing lost      10 edits, deletions    18 signatures       26 no post twice
     3 unknown events    11 what people read    19 no token leaks   27 token rotation
     4 retries           12 no broadcast        20 shared state     28 uninstalling
     5 socket retries    13 thread roots        21 refresh          29 organisations
     6 replays           14 always in threads   22 dead addresses   30 order
     7 mentions          15 group messages      23 wrong tokens     31 no unfurls
     8 mentions, edited  16 agent view          24 rate limits
"""

import asyncio
import hashlib
import hmac
import importlib.metadata
import json
import re
import time
from collections.abc import Mapping
from copy import deepcopy
from itertools import permutations
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import yaml

from adapters.slack.incoming import Identity, incoming
from adapters.slack.shortcuts import TRANSLATE
from bot.inbox import SEEN_FOR_S
from bot.ports import OutgoingMessage
from bot.reply import Extras
from tests.emulators.slack import SlackEmulator
from tests.emulators.slack.events import envelope, message_event
from tests.emulators.slack_stage import DEPLOY, MANIFESTS, receiving, until

TESTS = Path(__file__).parent.parent
OWN = Identity("U0BOT", "B0BOT", "T0")
TRANSPORTS = tuple(MANIFESTS)


def test_every_fact_has_a_test() -> None:
    written = "".join(path.read_text() for path in TESTS.rglob("test_*.py"))
    found = {int(number) for number in re.findall(r"def test_fact_(\d\d)_", written)}
    assert found == set(range(1, 32))


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_fact_03_events_that_nobody_waits_for_are_acknowledged(transport: str) -> None:
    async with SlackEmulator() as slack, receiving(slack, transport) as running:
        for kind in ("channel_rename", "emoji_changed", "team_access_revoked", "something_new"):
            event = {"type": kind, "event_ts": "1.0"}
            slack.send("events_api", envelope(slack.workspace, event))
        await slack.settled()
        assert all(delivery.acknowledged for delivery in slack.deliveries.all)
        assert running.intake.admitted == []


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_fact_04_what_slack_delivers_again_within_a_day_is_one_message(
    transport: str,
) -> None:
    async with SlackEmulator() as slack, receiving(slack, transport) as running:
        asked = running.ada.direct("once")
        await running.intake.until(1)
        event = message_event(slack.workspace, asked)
        for _ in range(3):  # each delivery with an id of its own
            slack.send("events_api", envelope(slack.workspace, event))
        await slack.settled()
        assert running.intake.texts == ["once"]
        assert SEEN_FOR_S >= 24 * 3600


def test_fact_05_bolt_is_new_enough_to_hand_socket_retries_on() -> None:
    wanted = importlib.metadata.requires("dragoman") or []
    (pin,) = {line.partition(";")[0].strip() for line in wanted if line.startswith("slack-bolt")}
    assert tuple(map(int, re.findall(r"\d+", pin)[:2])) >= (1, 29)
    assert tuple(map(int, importlib.metadata.version("slack-bolt").split(".")[:2])) >= (1, 29)


async def test_fact_07_events_in_any_order_make_each_message_once() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        running.ada.mentions("#general", "one")
        running.ada.mentions("#general", "two")
        await slack.settled()
        payloads = [delivery.payload for delivery in slack.deliveries.all]
        for number, order in enumerate(permutations(payloads)):
            for payload in order:  # as two other messages, whose events come in this order
                said = deepcopy(dict(payload))
                said["event"]["ts"] += f"{number:02}"
                slack.send("events_api", said)
            await slack.settled()
        texts = running.intake.texts
        assert (texts.count("one"), texts.count("two")) == (25, 25)


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_fact_06_a_replayed_event_is_one_message(transport: str) -> None:
    async with SlackEmulator() as slack, receiving(slack, transport) as running:
        running.ada.mentions("#general", "once")
        await running.intake.until(1)
        for delivery in list(slack.deliveries.all):
            for _ in range(3):
                slack.send(delivery.kind, delivery.payload)
        await slack.settled()
        assert running.intake.texts == ["once"]


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_fact_06_a_replayed_command_or_shortcut_is_one_message(transport: str) -> None:
    async with SlackEmulator() as slack, receiving(slack, transport) as running:
        said = running.ada.says("#general", "Guten Tag")
        used = [
            running.ada.command("#general", "/ask", "once"),
            running.ada.uses_shortcut(said, TRANSLATE),
        ]
        await running.intake.until(2)
        for delivery in filter(None, used):
            for _ in range(3):
                slack.send(delivery.kind, delivery.payload)
        await slack.settled()
        assert len(running.intake.admitted) == 2
        assert len(slack.calls("chat.postMessage")) == 2
        running.ada.command("#general", "/ask", "once")
        await running.intake.until(3)


async def test_fact_18_of_two_hundred_forged_or_replayed_requests_none_is_answered() -> None:
    async with SlackEmulator() as slack, receiving(slack, "http") as running:
        asked = running.ada.direct("once")
        await running.intake.until(1)
        body = json.dumps(envelope(slack.workspace, message_event(slack.workspace, asked)))
        url = f"http://127.0.0.1:{running.adapter.port}/slack/events"
        async with aiohttp.ClientSession() as session:
            statuses = await asyncio.gather(
                *(forged_or_replayed(session, url, slack, body, n) for n in range(200))
            )
        assert set(statuses[:150]) == {401}
        assert set(statuses[150:]) == {200}, "a replay is known, and answered as known"
        assert running.intake.texts == ["once"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        *((body, 400) for body in ("{", "[]", "null", '{"a":' * 5000)),
        # What bolt can read and then stumbles over is no fault of the request's, for all we know.
        *((body, 503) for body in ('{"type":"block_actions","actions":[]}', '{"command":"/ask"}')),
    ],
)
async def test_fact_18_what_is_signed_but_in_no_form_of_slacks_is_refused(
    body: str, status: int
) -> None:
    async with SlackEmulator() as slack, receiving(slack, "http") as running:
        url = f"http://127.0.0.1:{running.adapter.port}/slack/events"
        now = str(int(time.time()))
        async with aiohttp.ClientSession() as session:
            signature = signed(slack.signing_secret, now, body)
            assert await post(session, url, body, now, signature) == status


NO_JSON = ("{", "[]", '{"a":' * 5000, "\0", "payload={")


async def forged_or_replayed(
    session: aiohttp.ClientSession, url: str, slack: SlackEmulator, body: str, number: int
) -> int:
    """A forged request's body is sometimes none, or not packed as it says; the last fifty are true,
    but sent before."""
    is_forged = number < 150
    sent = NO_JSON[number % 7] if is_forged and number % 7 < len(NO_JSON) else body
    packed = {"Content-Encoding": ("gzip", "deflate", "br")[number % 3]}
    more = packed if is_forged and number % 5 == 0 else {}
    return await post(session, url, sent, *headers(slack, sent, number), more)


def headers(slack: SlackEmulator, body: str, number: int) -> tuple[str, str]:
    """Timestamp and signature: 150 times wrong in one way or other, then right, but sent before."""
    now = str(int(time.time()))
    wrong = ("abc", "", "-1", "9" * 30, str(int(now) - 900), str(int(now) + 900))
    if number < 60:
        timestamp = wrong[number % len(wrong)]
        return timestamp, signed(slack.signing_secret, timestamp, body)
    if number < 150:
        bad = ("", "v0=", "v0=" + "é" * 64, "v1=" + "0" * 64, "v0=" + "0" * 64, "v0=" + "g" * 64)
        return now, bad[number % len(bad)]
    return now, signed(slack.signing_secret, now, body)


def signed(secret: str, timestamp: str, body: str) -> str:
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256)
    return f"v0={digest.hexdigest()}"


async def post(
    session: aiohttp.ClientSession,
    url: str,
    body: str,
    timestamp: str,
    signature: str,
    more: Mapping[str, str] | None = None,
) -> int:
    sent = {
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": signature,
        "Content-Type": "application/json",
        **(more or {}),
    }
    async with session.post(url, data=body, headers=sent) as response:
        return response.status


async def test_fact_24_slack_is_heard_when_it_holds_events_back(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with SlackEmulator() as slack, receiving(slack, "http") as running:
        url = f"http://127.0.0.1:{running.adapter.port}/slack/events"
        body, now = json.dumps({"type": "app_rate_limited", "team_id": "T1"}), str(int(time.time()))
        async with aiohttp.ClientSession() as session:
            signature = signed(slack.signing_secret, now, body)
            assert await post(session, url, body, now, signature) == 200
    assert "slack.events_limited" in capsys.readouterr().out


async def test_fact_25_memory_is_ours_and_slack_is_not_asked_for_the_thread() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        asked, address = await running.asked("one")
        message_id = await running.adapter.post(
            OutgoingMessage(address, "Hel", "k00", is_final=False)
        )
        await running.adapter.update(
            OutgoingMessage(address, "Hello", "k00", message_id=message_id, shown="Hel")
        )
        running.ada.says("#general", "two", thread_ts=asked.ts)
        await running.intake.until(2)
        assert not slack.calls("conversations.replies")
        assert not slack.calls("conversations.history")


@pytest.mark.parametrize("name", MANIFESTS.values())
def test_fact_27_a_token_that_was_copied_by_hand_is_not_rotated(name: str) -> None:
    manifest = yaml.safe_load((DEPLOY / name).read_text())
    assert manifest["settings"]["token_rotation_enabled"] is False


async def test_fact_28_a_workspace_that_removes_the_app_is_forgotten() -> None:
    async with SlackEmulator() as slack, receiving(slack, "http") as running:
        running.intake.away = 1  # Slack tells of it again
        slack.uninstall()
        await until(lambda: bool(running.intake.memory.purged))
        assert running.intake.memory.purged == [("slack", slack.workspace.team_id)]


@pytest.mark.parametrize("team_id", [None, ""])
def test_fact_29_an_event_of_an_organisation_may_name_no_team(team_id: str | None) -> None:
    event: dict[str, Any] = {"type": "message", "user": "U1", "text": "hi", "ts": "1.0"}
    body = {"team_id": team_id, "event": {**event, "channel": "D1", "channel_type": "im"}}
    message = incoming(body, OWN, {})
    assert message is not None
    assert message.conversation.account == OWN.account


async def test_fact_31_nothing_is_unfurled_broadcast_or_said_in_another_name() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        _, address = await running.asked()
        await running.adapter.post(
            OutgoingMessage(address, "see https://example.com", "k00", extras=Extras(is_last=True))
        )
        running.ada.command("#general", "/ask", "https://example.com")
        await running.intake.until(2)
        posts = slack.calls("chat.postMessage")
        assert len(posts) == 2
        for call in posts:
            assert call["unfurl_links"] is call["unfurl_media"] is call["link_names"] is False
            assert call["parse"] == "none"
            assert {"reply_broadcast", "username", "icon_url", "icon_emoji"}.isdisjoint(call)
