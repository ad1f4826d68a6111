"""The Slack adapter as a whole: its scopes, its proxy, its log."""

import logging

import aiohttp
import pytest

from bot.errors import DeliveryUnknown
from bot.ports import AdapterParts, OutgoingMessage
from bot.reply import Extras, File
from tests.emulators.slack import SlackEmulator
from tests.emulators.slack_stage import (
    MANIFESTS,
    MemorySafe,
    NoLive,
    receiving,
    rules_of_manifest,
    until,
)


class OneBlob:
    """Holds the same bytes under every name."""

    async def put(self, data: bytes) -> str:
        return "blob"

    async def get(self, name: str) -> bytes | None:
        return b"x"


@pytest.mark.parametrize("transport", MANIFESTS)
async def test_every_scope_of_the_manifest_is_needed_and_enough(transport: str) -> None:
    rules = rules_of_manifest(transport)
    parts = AdapterParts(live=NoLive(), blobs=OneBlob(), safe=MemorySafe())
    async with SlackEmulator(rules) as slack, receiving(slack, transport, parts) as running:
        general = slack.workspace.channel("general").id
        inside = {running.ada.id, slack.workspace.bot.id}
        slack.workspace.add_channel("secret", "group", inside)
        slack.workspace.add_channel("us", "mpim", inside)
        for number, channel in enumerate(("#general", "#secret", "#us"), start=1):
            asked = running.ada.mentions(channel, f"hello <#{general}>", raw=True)
            await until(lambda: len(running.intake.admitted) == number)  # noqa: B023 -- awaited here
            address = running.intake.admitted[-1].address
            await running.adapter.show_status(address, "Thinking…")
            await running.adapter.post(OutgoingMessage(address, "Hi", f"k0{number}"))
            assert await running.adapter.find(address, f"k0{number}") is not None
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
        await running.adapter.post(OutgoingMessage(address, "Hi", "k09", extras=file))
        await slack.settled()
        assert slack.web_api.scopes_used == rules.scopes


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
        SlackEmulator(rules_of_manifest(transport, ack_timeout_s=1.0)) as slack,
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
