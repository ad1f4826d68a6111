"""Files in Slack: shown below replies, once, and read for who may."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.slack.uploads import NOT_SHOWN
from bot.blobs import RedisBlobs
from bot.delivery import Delivery
from bot.errors import DeliveryUnknown, FetchFailed, PlatformBusy
from bot.messages import Address, Attachment
from bot.ports import AdapterParts, OutgoingMessage
from bot.ports.in_time import asking_first
from bot.reply import Extras, File, Reply, TextDelta
from bot.store.client import Store
from tests.emulators.platform import replaced_after
from tests.emulators.slack import Message, SlackEmulator
from tests.emulators.slack_stage import NoLive, Running, receiving, rules_of_manifest
from tests.faults.test_slack_adapter import QUICK, KeptBook

KEY = "0123456789abcdef012300"
PNG = b"\x89PNG not really"


@pytest.fixture
async def stage(store: Store) -> AsyncIterator[tuple[Running, Extras]]:
    """An adapter that finds a picture in Redis, and what shows it."""
    blobs = RedisBlobs(store, 1_000_000)
    picture = File("cat.png", "image/png", len(PNG), await blobs.put(PNG), alt="A cat")
    parts = AdapterParts(live=NoLive(), blobs=blobs)
    async with SlackEmulator() as slack, receiving(slack, "socket", parts) as running:
        yield running, Extras(files=(picture,), is_last=True)


def shared(running: Running, root: str) -> list[Message]:
    return [message for message in running.slack.replies("#general", root) if message.files]


@pytest.mark.parametrize("way", ["post", "stream"])
async def test_a_picture_stands_below_its_reply_with_its_description(
    stage: tuple[Running, Extras], way: str
) -> None:
    running, extras = stage
    _, address = await running.asked()
    if way == "post":
        await running.adapter.post(OutgoingMessage(address, "Here:", KEY, extras=extras))
    else:
        message_id = await running.adapter.post(
            OutgoingMessage(address, "Here ", KEY, is_final=False)
        )
        await running.adapter.update(
            OutgoingMessage(
                address, "Here it is:", KEY, extras=extras, message_id=message_id, shown="Here "
            )
        )
    (message,) = shared(running, address.thread)
    (file,) = message.files
    assert (file["title"], file["alt_txt"]) == ("cat.png", "A cat")
    assert running.slack.workspace.file_bytes[file["id"]] == PNG


@pytest.mark.parametrize(
    ("method", "kind"),
    [
        ("files.getUploadURLExternal", "http_500"),
        ("files.completeUploadExternal", "drop_before"),
        ("files.completeUploadExternal", "drop_after"),
        ("files.completeUploadExternal", "ratelimited"),
    ],
)
async def test_a_file_whose_upload_broke_is_shown_once(
    stage: tuple[Running, Extras], method: str, kind: str
) -> None:
    running, extras = stage
    _, address = await running.asked()
    running.slack.faults.add(method=method, kind=kind, retry_after_s=0)
    with pytest.raises(DeliveryUnknown):
        await running.adapter.post(OutgoingMessage(address, "Here:", KEY, extras=extras))
    message_id = await running.adapter.find(address, KEY)
    assert message_id is not None
    await running.adapter.update(
        OutgoingMessage(address, "Here:", KEY, extras=extras, message_id=message_id)
    )
    assert len(shared(running, address.thread)) == 1
    texts = [message.text for message in running.slack.replies("#general", address.thread)]
    assert texts.count("Here:") == 1


async def test_who_was_replaced_while_a_file_was_sent_does_not_show_it(
    stage: tuple[Running, Extras],
) -> None:
    running, extras = stage
    _, address = await running.asked()
    message = OutgoingMessage(address, "Here:", KEY, extras=extras)
    with pytest.raises(DeliveryUnknown), asking_first(replaced_after(3)):
        await running.adapter.post(message)
    assert running.slack.calls("files.getUploadURLExternal")
    assert shared(running, address.thread) == []


async def test_a_limit_during_an_update_leaves_it_to_be_tried_again(
    stage: tuple[Running, Extras],
) -> None:
    running, extras = stage
    _, address = await running.asked()
    message_id = await running.adapter.post(OutgoingMessage(address, "Here ", KEY, is_final=False))
    running.slack.faults.add(
        method="files.getUploadURLExternal", kind="ratelimited", retry_after_s=0
    )
    for attempt in range(2):
        try:
            await running.adapter.update(
                OutgoingMessage(
                    address, "Here:", KEY, extras=extras, message_id=message_id, shown="Here "
                )
            )
        except PlatformBusy:
            assert attempt == 0
    assert len(shared(running, address.thread)) == 1


async def test_what_cannot_be_shown_is_named(stage: tuple[Running, Extras]) -> None:
    running, extras = stage
    _, address = await running.asked()
    running.slack.faults.add(method="files.getUploadURLExternal", kind="error:missing_scope")
    await running.adapter.post(OutgoingMessage(address, "Here:", KEY, extras=extras))
    gone = File("old.png", "image/png", 3, "unknown")
    await running.adapter.post(
        OutgoingMessage(address, "And:", KEY[:-1] + "1", extras=Extras(files=(gone,)))
    )
    texts = [message.text for message in running.slack.replies("#general", address.thread)]
    assert "The file cat.png could not be shown here (Slack says missing_scope)." in texts
    assert "The file old.png could not be shown here (it is not kept any more)." in texts


@pytest.mark.parametrize("says_so", [True, False], ids=["told", "nothing-may-be-posted"])
async def test_a_reply_whose_files_slack_refuses_to_share_is_shown_once(
    stage: tuple[Running, Extras], says_so: bool
) -> None:
    running, extras = stage
    _, address = await running.asked()
    reply = Reply()
    reply.add(TextDelta("word " * 20))
    delivery = Delivery(running.adapter, address, KEY[:-2], KeptBook(), pace=QUICK)
    running.adapter.limits = replace(running.adapter.limits, hold_first_s=0.0)
    shown = asyncio.create_task(delivery.run(reply))
    await running.slack.wait_until(lambda: bool(running.slack.replies("#general", address.thread)))
    refused = "error:posting_to_channel_denied"
    running.slack.faults.add(method="files.completeUploadExternal", kind=refused, times=9)
    if not says_so:
        running.slack.faults.add(method="chat.postMessage", kind=refused, times=9)
    reply.add(TextDelta("END"))
    reply.add(extras.files[0])
    reply.finish()
    async with asyncio.timeout(20):
        await shown
    texts = [message.text for message in running.slack.replies("#general", address.thread)]
    told = NOT_SHOWN.format(name="cat.png", why="Slack says posting_to_channel_denied")
    assert texts == ["word " * 20 + "END", *([told] if says_so else [])]


@pytest.mark.parametrize("lost", ["chat.postMessage", "files.completeUploadExternal"])
@pytest.mark.parametrize("refused", ["", "error:missing_scope"], ids=["files", "a-note-of-files"])
async def test_what_stands_below_the_reply_before_is_not_taken_for_what_was_lost(
    stage: tuple[Running, Extras], lost: str, refused: str
) -> None:
    running, extras = stage
    _, address = await running.asked()
    # The next question is there before the first reply is shown: it is older than its files.
    question = running.ada.mentions("#general", "And another?", address.thread)
    if refused:
        running.slack.faults.add(method="files.getUploadURLExternal", kind=refused)
    await running.adapter.post(OutgoingMessage(address, "One:", KEY, extras=extras))
    running.slack.faults.add(method=lost, kind="drop_before")
    reply = Reply()
    reply.add(TextDelta("Two:"))
    reply.add(extras.files[0])
    reply.finish()
    to_it = replace(address, in_reply_to=question.ts)
    await Delivery(running.adapter, to_it, "f" * 20, KeptBook(), pace=QUICK).run(reply)
    shown = running.slack.replies("#general", address.thread)
    above = NOT_SHOWN.format(name="cat.png", why="Slack says missing_scope") if refused else ""
    assert [(m.text, len(m.files)) for m in shown if m.author != running.ada.id] == [
        ("One:", 0),
        (above, 0 if refused else 1),
        ("Two:", 0),
        ("", 1),
    ]


async def test_without_files_in_the_settings_none_is_offered() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket", files=False) as running:
        assert running.adapter.limits.file_max_bytes == 0


# ── what people attach ───────────────────────────────────────────────────────────────────────────


async def attached(running: Running, content: bytes = b"a;b", name: str = "t.csv") -> Attachment:
    running.ada.shares(running.ada.direct_channel, name, content, "look", mimetype="text/csv")
    (attachment,) = (await running.intake.next()).attachments
    return attachment


async def fetch(running: Running, attachment: Attachment, most_bytes: int = 100) -> bytes:
    return await running.adapter.fetch(Address("D1"), attachment, most_bytes)


@pytest.mark.parametrize("transport", ["socket", "http"])
async def test_what_somebody_attaches_can_be_read(transport: str) -> None:
    rules = rules_of_manifest(transport)
    async with SlackEmulator(rules) as slack, receiving(slack, transport) as running:
        assert await fetch(running, await attached(running)) == b"a;b"


async def test_a_file_of_another_company_is_described_before_it_is_handed_in() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        running.ada = slack.person("Eve", team_id="T0OTHER")
        found = await attached(running)
        assert (found.name, found.media_type, found.size_bytes) == ("t.csv", "text/csv", 3)
        assert await fetch(running, found) == b"a;b"
        slack.faults.add(method="files.info", kind="ratelimited")
        assert (await attached(running)).name == "file"


async def test_fact_17_the_token_goes_to_slack_alone_and_along_no_redirect() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        found = await attached(running)
        shape = slack.workspace.files[found.id]
        for url in (
            "https://evil.example/x",
            "https://slack.com.evil.example/x",
            "http://files.slack.com/x",
            "https://files.slack.com:444/x",
            "https://slack.com@evil.example/x",
            "",
        ):
            shape["url_private"] = shape["url_private_download"] = url
            with pytest.raises(FetchFailed, match="not at Slack"):
                await fetch(running, found)


async def test_fact_17_a_redirect_of_a_download_is_not_followed() -> None:
    heard: list[str] = []

    async def elsewhere(request: web.Request) -> web.Response:
        heard.append(request.headers.get("Authorization", "nothing"))
        return web.Response(body=b"not what was attached")

    app = web.Application()
    app.router.add_get("/", elsewhere)
    async with (
        TestServer(app) as server,
        SlackEmulator() as slack,
        receiving(slack, "socket") as running,
    ):
        found = await attached(running)
        slack.files.moved_to = str(server.make_url("/"))
        with pytest.raises(FetchFailed):
            await fetch(running, found)
    assert heard == []


async def test_files_go_through_the_proxy_that_all_calls_go_through(
    stage: tuple[Running, Extras],
) -> None:
    running, extras = stage
    found = await attached(running)
    _, address = await running.asked()
    asked: list[str] = []

    async def pass_on(request: web.Request) -> web.Response:
        asked.append(request.path.partition("-")[0])
        body, headers = await request.read(), dict(request.headers)
        async with (
            aiohttp.ClientSession() as http,
            http.request(request.method, request.url, data=body, headers=headers) as answer,
        ):
            return web.Response(body=await answer.read(), content_type=answer.content_type)

    proxy = web.Server(pass_on)  # type: ignore[arg-type]  # a proxy gets whole addresses
    runner = web.ServerRunner(proxy)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    client = running.adapter._client
    assert client is not None
    client.proxy = f"http://127.0.0.1:{runner.addresses[0][1]}"
    assert await fetch(running, found) == b"a;b"
    await running.adapter.post(OutgoingMessage(address, "Here:", KEY, extras=extras))
    assert "/files" in asked
    assert any(path.startswith("/upload/") for path in asked)
    client.proxy = None
    await runner.cleanup()


async def test_slacks_sign_in_page_is_not_taken_for_the_file() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        found = await attached(running)
        slack.files.withholds = True
        with pytest.raises(FetchFailed, match="sign-in page"):
            await fetch(running, found)


async def test_more_than_is_wanted_is_not_read() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        found = await attached(running, b"x" * 5000)
        with pytest.raises(FetchFailed, match="too large"):
            await fetch(running, found)


@pytest.mark.parametrize("kind", ["error:missing_scope", "http_500", "ratelimited"])
async def test_what_slack_does_not_give_is_a_reason_and_no_fault(kind: str) -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        found = await attached(running)
        slack.faults.add(method="files.info", kind=kind)
        with pytest.raises(FetchFailed):
            await fetch(running, found)
