"""Slack's signed posts over HTTP."""

import hashlib
import hmac
import socket
import time

import aiohttp
import pytest
from structlog.testing import capture_logs

from adapters.slack.adapter import SlackAdapter
from bot.errors import ConfigError
from bot.ports import AdapterParts
from tests.emulators.intake import Desk
from tests.emulators.slack import SlackEmulator
from tests.emulators.slack_stage import NoLive, receiving, settings_for


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


async def test_a_taken_port_stops_the_start() -> None:
    async with SlackEmulator() as slack:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            adapter = SlackAdapter(
                settings_for(slack, "http", port=port), AdapterParts(live=NoLive())
            )
            with pytest.raises(ConfigError, match=f"adapters.slack.port: {port} is in use"):
                await adapter.run(Desk(), NoLive())
            await adapter.close()
