"""The web API over real HTTP: a real server on a free port, a real Valkey, the real inbox."""

import asyncio
import contextlib
import json
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from adapters import web
from adapters.web import adapter as web_adapter
from bot.conversation import Turn, encode
from bot.embedded import valkey
from bot.errors import ConfigError, FetchFailed
from bot.live import RedisLive
from bot.ports import Adapter, AdapterParts, OutgoingMessage
from bot.reply import Choice, Choices, File, Status, StepEnded
from bot.store.client import Store
from bot.store.connecting import open_store
from tests.emulators.images import tiny_png
from tests.emulators.web_stage import Stage, staged

TIMEOUT = aiohttp.ClientTimeout(total=60)
SETTINGS = web.Settings(port=0, heartbeat_s=0.05)


@dataclass
class Caller:
    """A visitor who calls the API."""

    http: aiohttp.ClientSession
    token: str = ""

    async def call(self, method: str, path: str, body: Any = None, **more: Any) -> tuple[int, Any]:
        """Status and JSON of a call."""
        async with self.http.request(
            method, f"/api/{path}", json=body, headers=self.headers, **more
        ) as answer:
            return answer.status, await answer.json()

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"} if self.token else {}

    async def arrive(self) -> dict[str, Any]:
        """Become a visitor."""
        status, about = await self.call("POST", "visitors")
        assert status == 201
        self.token = about["token"]
        return dict(about)

    async def say(self, text: str, message_id: str = "") -> tuple[int, Any]:
        """Send a message."""
        return await self.call(
            "POST", "messages", {"id": message_id or secrets.token_hex(8), "text": text}
        )

    async def texts(self) -> list[str]:
        """What the conversation shows."""
        status, view = await self.call("GET", "conversation")
        assert status == 200
        return [entry["text"] for entry in view["entries"]]


@dataclass
class Heard:
    """What came on an event stream."""

    ids: list[str] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    comments: int = 0


async def listen(
    caller: Caller,
    *,
    until: str,
    headers: dict[str, str] | None = None,
    heard: Heard | None = None,
) -> Heard:
    """Read events, into `heard`, until the text of one ends with `until`."""
    heard = heard or Heard()
    async with caller.http.get(
        "/api/events?after=0", headers=caller.headers | (headers or {})
    ) as answer:
        assert answer.status == 200
        assert answer.content_type == "text/event-stream"
        async for line in answer.content:
            kind, _, value = line.decode().rstrip("\n").partition(": ")
            if kind == "id":
                heard.ids.append(value)
            elif kind == "data":
                heard.events.append(json.loads(value))
                if heard.events[-1]["text"].endswith(until):
                    return heard
            elif not kind and value:
                heard.comments += 1
    raise AssertionError("the stream ended early")


async def hear_steps(caller: Caller, *wanted: tuple[str, str]) -> dict[str, Any]:
    """Read events until one lists these steps; that event."""
    async with (
        asyncio.timeout(20),
        caller.http.get("/api/events?after=0", headers=caller.headers) as answer,
    ):
        async for line in answer.content:
            kind, _, value = line.decode().rstrip("\n").partition(": ")
            event = json.loads(value) if kind == "data" else {}
            steps = event.get("steps", [])
            if [(step["title"], step["state"]) for step in steps] == list(wanted):
                return dict(event)
    raise AssertionError("the stream ended early")


async def status_of_events(caller: Caller) -> int:
    """Try to listen."""
    async with caller.http.get("/api/events", headers=caller.headers) as answer:
        return answer.status


@contextlib.asynccontextmanager
async def calling(stage: Stage) -> AsyncIterator[Caller]:
    async with aiohttp.ClientSession(stage.url, timeout=TIMEOUT) as http:
        yield Caller(http)


@pytest.fixture
async def stage(store: Store) -> AsyncIterator[Stage]:
    async with staged(store, SETTINGS) as opened:
        yield opened


@pytest.fixture
async def ada(stage: Stage) -> AsyncIterator[Caller]:
    async with calling(stage) as caller:
        await caller.arrive()
        yield caller


def test_the_web_is_an_adapter(store: Store) -> None:
    adapter: Adapter = web.build(SETTINGS, AdapterParts(RedisLive(store)))
    assert adapter.name == "web"


async def test_a_question_is_answered_on_the_event_stream(stage: Stage, ada: Caller) -> None:
    status, accepted = await ada.say("Hello?", "message-1")
    assert (status, accepted) == (202, {"id": "message-1", "admission": "admitted"})
    await stage.say("Hello, Ada.")

    heard = await listen(ada, until="Ada.")
    assert [event["kind"] for event in heard.events] == ["asked", "shown"]
    assert heard.events[0]["id"] == "message-1"
    assert heard.events[1]["in_reply_to"] == "message-1"
    assert heard.events[1]["is_final"]


async def test_choices_and_files_stand_below_a_reply_and_only_its_reader_gets_the_bytes(
    stage: Stage, ada: Caller
) -> None:
    await ada.say("A picture, please.")
    picture, page = tiny_png("a"), b"<script>alert(1)</script>"
    files = [
        File(name, kind, len(data), await stage.blobs.put(data), "a grey square")
        for name, kind, data in (("a.png", "image/png", picture), ("a.html", "text/html", page))
    ]
    playing = stage.answer(await stage.next_asked())
    playing.say("Here.")
    playing.adds(*files, Choices((Choice("Another", "/redraw #a"), Choice("Shorter", "/shorter"))))
    await playing.finish()

    _, view = await ada.call("GET", "conversation")
    shown = view["entries"][-1]
    assert [option["sends"] for option in shown["options"]] == ["Another", "/shorter"]
    assert [file["alt"] for file in shown["files"]] == ["a grey square", "a grey square"]
    async with ada.http.get(f"/api/files/{files[0].blob}", headers=ada.headers) as answer:
        assert (answer.content_type, await answer.read()) == ("image/png", picture)
    async with ada.http.get(f"/api/files/{files[1].blob}", headers=ada.headers) as answer:
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["content-disposition"] == "attachment"
    async with calling(stage) as bob:
        await bob.arrive()
        status, refused = await bob.call("GET", f"files/{files[0].blob}")
        assert (status, refused["code"]) == (404, "no_file")


async def attach(caller: Caller, name: str, data: bytes, kind: str = "text/plain") -> Any:
    """Hand a file in; status and answer."""
    headers = {**caller.headers, "content-type": kind}
    async with caller.http.post(
        "/api/files", params={"name": name}, data=data, headers=headers
    ) as answer:
        return answer.status, await answer.json()


async def test_a_file_is_taken_in_named_in_a_message_and_read_from_there(
    stage: Stage, ada: Caller
) -> None:
    status, sent = await attach(ada, "notes.txt", b"remember the milk")
    assert (status, sent["name"], sent["size_bytes"]) == (201, "notes.txt", 17)
    body = {"id": secrets.token_hex(8), "text": "", "files": [sent]}
    status, _ = await ada.call("POST", "messages", body)
    assert status == 202
    message = await stage.next_asked()
    (file,) = message.attachments
    assert (file.name, file.media_type) == ("notes.txt", "text/plain")
    assert await stage.adapter.fetch(message.address, file, 100) == b"remember the milk"
    assert await ada.texts() == ["📎 notes.txt"]
    gone = replace(file, id="0" * 64)
    with pytest.raises(FetchFailed):
        await stage.adapter.fetch(message.address, gone, 100)


async def test_files_are_bounded_in_size_and_in_all(store: Store) -> None:
    settings = SETTINGS.model_copy(update={"attach_max_mb": 0.01, "attach_mb_per_hour": 0.015})
    async with staged(store, settings) as stage, calling(stage) as ada:
        await ada.arrive()
        assert (await attach(ada, "a.txt", b"x" * 11_000))[0] == 413
        assert (await attach(ada, "a.txt", b"x" * 9_000))[0] == 201
        status, refused = await attach(ada, "b.txt", b"y" * 9_000)
        assert (status, refused["code"]) == (429, "too_many_files")
        async with ada.http.post("/api/files?name=a", data=b"x") as answer:
            assert answer.status == 401
        bad = {"id": secrets.token_hex(8), "text": "hi", "files": [{"blob": "../x", "name": "a"}]}
        assert (await ada.call("POST", "messages", bad))[0] == 422


async def test_where_files_are_off_none_is_taken(store: Store) -> None:
    settings = SETTINGS.model_copy(update={"attach_max_mb": 0})
    async with staged(store, settings) as stage, calling(stage) as ada:
        await ada.arrive()
        async with ada.http.post("/api/files?name=a", headers=ada.headers) as answer:
            assert answer.status == 403
        async with ada.http.get("/") as page:
            assert 'aria-label="Attach files" hidden' in await page.text()


async def test_only_replies_in_the_visitors_own_conversation_can_be_rated(
    stage: Stage, ada: Caller
) -> None:
    rating = {"turn": "somebodyelses", "is_good": False, "reason": "no"}
    status, told = await ada.call("POST", "ratings", rating)
    assert (status, told["code"]) == (404, "no_reply")
    status, _ = await ada.call("POST", "ratings", rating | {"reason": "x" * 2001})
    assert status == 422


async def test_the_conversation_can_be_shown_again(stage: Stage, ada: Caller) -> None:
    await ada.say("Hello?")
    await stage.say("Hello, Ada.")
    assert await ada.texts() == ["Hello?", "Hello, Ada."]


async def test_a_reply_streams_and_a_cut_connection_goes_on_where_it_was(
    stage: Stage, ada: Caller
) -> None:
    await ada.say("Count.")
    reply = stage.answer(await stage.next_asked())
    reply.say("one two ")
    before = await listen(ada, until="two")
    reply.say("three")
    await reply.finish()
    after = await listen(ada, until="three", headers={"last-event-id": before.ids[-1]})

    shown = ""
    for event in before.events + after.events:
        if event["kind"] == "shown":
            shown = shown[: event["offset"]] + event["text"]
    assert shown == "one two three"
    assert not set(before.ids) & set(after.ids)


async def test_the_steps_of_a_reply_are_told_as_they_happen_and_stay_with_it(
    stage: Stage, ada: Caller
) -> None:
    await ada.say("How far is it?")
    reply = stage.answer(await stage.next_asked())
    reply.adds(Status("Looking it up…", is_step=True))
    begun = await hear_steps(ada, ("Looking it up", "running"))
    assert (begun["kind"], begun["text"], begun["is_final"]) == ("shown", "", False)
    reply.adds(StepEnded(worked=False), Status("Calculating…", is_step=True))
    await hear_steps(ada, ("Looking it up", "failed"), ("Calculating", "running"))
    reply.adds(StepEnded(worked=True))
    reply.say("It is 3 km.")
    await reply.finish()
    both = (("Looking it up", "failed"), ("Calculating", "done"))
    told = await listen(ada, until="3 km.")
    assert {event["id"] for event in told.events if event["kind"] == "shown"} == {begun["id"]}
    await hear_steps(ada, *both)
    _, view = await ada.call("GET", "conversation")
    entry = view["entries"][-1]
    assert (entry["text"], entry["is_final"]) == ("It is 3 km.", True)
    assert [(step["title"], step["state"]) for step in entry["steps"]] == list(both)


async def test_a_quiet_stream_gives_signs_of_life(stage: Stage, ada: Caller) -> None:
    await ada.say("Think.")
    reply = stage.answer(await stage.next_asked())
    heard = Heard()
    listening = asyncio.create_task(listen(ada, until="Done.", heard=heard))
    async with asyncio.timeout(20):
        while heard.comments < 2:  # noqa: ASYNC110 - what is read tells nobody
            await asyncio.sleep(0.01)
    reply.say("Done.")
    await reply.finish()
    await listening


async def test_a_message_sent_twice_is_taken_in_once(stage: Stage, ada: Caller) -> None:
    await ada.say("Hello?", "message-1")
    assert await ada.say("Hello?", "message-1") == (
        202,
        {"id": "message-1", "admission": "known"},
    )
    await stage.say("Hello.")
    assert len(stage.front.admitted) == 1
    assert await ada.texts() == ["Hello?", "Hello."]


async def test_a_reply_is_stopped_once_for_each_press(stage: Stage, ada: Caller) -> None:
    press = {"id": "press-01"}
    assert await ada.call("POST", "conversation/stop", press) == (200, {"is_stopping": False})
    await ada.say("Count.", "press-01")
    for _ in range(2):
        press = {"id": "press-02"}
        assert await ada.call("POST", "conversation/stop", press) == (200, {"is_stopping": True})
    assert [str(each) for each in stage.front.stopped] == [
        str(message.conversation) for message in [await stage.next_asked()] * 2
    ]


async def test_a_message_that_only_says_stop_ends_the_reply(stage: Stage, ada: Caller) -> None:
    await ada.say("Count.")
    status, accepted = await ada.say("stop", "message-2")
    assert (status, accepted["admission"]) == (202, "stopped")
    assert await ada.texts() == ["Count."]


async def test_nobody_stops_the_reply_to_somebody_else(stage: Stage, ada: Caller) -> None:
    await ada.say("Count.")
    async with calling(stage) as bob:
        await bob.arrive()
        _, answer = await bob.call("POST", "conversation/stop", {"id": "press-01"})
        assert answer == {"is_stopping": False}
        status, refused = await bob.call("POST", "conversation/stop", {"id": "x"})
        assert (status, refused["code"]) == (422, "invalid_request")


async def test_two_visitors_may_use_the_same_message_id(stage: Stage, ada: Caller) -> None:
    async with calling(stage) as bob:
        await bob.arrive()
        await ada.say("I am Ada", "message-1")
        assert (await bob.say("I am Bob", "message-1"))[1]["admission"] == "admitted"


async def test_a_visitor_reads_only_their_own_conversation(stage: Stage, ada: Caller) -> None:
    await ada.say("My secret")
    async with calling(stage) as bob:
        await bob.arrive()
        assert await bob.texts() == []


async def test_a_new_conversation_is_empty_and_the_old_token_keeps_the_old_one(
    stage: Stage, ada: Caller
) -> None:
    await ada.say("First")
    status, about = await ada.call("POST", "conversations")
    assert status == 201
    anew = Caller(ada.http, about["token"])
    assert await anew.texts() == []
    assert await ada.texts() == ["First"]


async def test_a_token_can_be_renewed_in_time(stage: Stage, ada: Caller) -> None:
    await ada.say("First")
    status, about = await ada.call("POST", "visitors/refresh")
    assert status == 200
    assert await Caller(ada.http, about["token"]).texts() == ["First"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "conversation"),
        ("GET", "events"),
        ("POST", "messages"),
        ("POST", "conversations"),
        ("POST", "visitors/refresh"),
        ("POST", "conversation/stop"),
    ],
)
@pytest.mark.parametrize("token", ["", "nonsense", "e30.e30"])
async def test_without_a_good_token_nothing_is_told(
    stage: Stage, method: str, path: str, token: str
) -> None:
    async with calling(stage) as stranger:
        stranger.token = token
        body = {"id": "message-1", "text": "Hello"} if path == "messages" else None
        status, refused = await stranger.call(method, path, body)
        assert status == 401
        assert refused["message"].endswith(".")


@pytest.mark.parametrize("text", ["", " ", "\n\t\n"])
async def test_an_empty_message_is_refused_with_a_sentence(ada: Caller, text: str) -> None:
    status, refused = await ada.say(text)
    assert (status, refused["code"]) == (422, "empty")


async def test_the_longest_message_is_taken_and_a_longer_one_refused(
    stage: Stage, ada: Caller
) -> None:
    longest = "🜁" * SETTINGS.message_max_chars
    assert (await ada.say(longest))[0] == 202
    assert (await stage.next_asked()).text == longest
    status, refused = await ada.say(longest + "!")
    assert (status, refused["code"]) == (413, "too_long")
    assert "40,001" in refused["message"]


async def test_half_an_emoji_does_no_harm(stage: Stage, ada: Caller) -> None:
    assert (await ada.say("half \ud83d"))[0] == 202
    await stage.say("half \ude00")
    assert await ada.texts() == ["half \ufffd", "half \ufffd"]


async def test_a_flood_of_bytes_is_not_read(ada: Caller) -> None:
    status, refused = await ada.say("x" * 900_000)
    assert (status, refused["code"]) == (413, "too_long")


async def test_all_of_unicode_arrives_as_it_was_sent(stage: Stage, ada: Caller) -> None:
    text = "\x00 \u202e e\u0301 \U0001f3f3\ufe0f\u200d\U0001f308 \U0010ffff </script> \u200f"
    await ada.say(text)
    assert (await stage.next_asked()).text == text
    assert await ada.texts() == [text]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"[]",
        b'{"id": "message-1"}',
        b'{"id": "short", "text": "x"}',
        b'{"id": "a:b/c:d/e:f", "text": "x"}',
        b'{"id": "message-1", "text": "x", "admin": true}',
    ],
)
async def test_what_cannot_be_read_is_refused_with_a_sentence(ada: Caller, body: bytes) -> None:
    headers = ada.headers | {"content-type": "application/json"}
    async with ada.http.post("/api/messages", data=body, headers=headers) as answer:
        assert answer.status == 422
        refused = await answer.json()
        assert refused["code"] == "invalid_request"
        assert refused["message"].endswith(".")
        assert "Input" not in refused["message"]
        assert "decode" not in refused["message"]


async def test_who_writes_too_fast_is_told_when_to_go_on(store: Store) -> None:
    settings = SETTINGS.model_copy(update={"messages_per_minute": 2})
    async with staged(store, settings) as stage, calling(stage) as ada:
        await ada.arrive()
        assert [(await ada.say("x"))[0] for _ in range(3)] == [202, 202, 429]
        async with ada.http.post(
            "/api/messages", json={"id": "message-9", "text": "x"}, headers=ada.headers
        ) as answer:
            assert int(answer.headers["retry-after"]) >= 1


async def test_too_many_open_pages_are_refused(store: Store) -> None:
    settings = SETTINGS.model_copy(update={"streams_per_visitor_max": 1})
    async with staged(store, settings) as stage, calling(stage) as ada:
        await ada.arrive()
        async with ada.http.get("/api/events", headers=ada.headers) as first:
            await first.content.readline()
            assert (await ada.call("GET", "events"))[0] == 429
        async with asyncio.timeout(20):  # the place is free again when the connection is gone
            while await status_of_events(ada) != 200:  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.02)


async def test_without_redis_the_answer_is_503_with_a_sentence(tmp_path: Path) -> None:
    server = await valkey.start(tmp_path, 64)
    store = await open_store(server.url, 20.0)
    live = RedisLive(store)
    try:
        stage = Stage(store, SETTINGS)
        await stage.open()
        async with calling(stage) as ada:
            await ada.arrive()
            await server.stop()
            for method, path in [("GET", "conversation"), ("GET", "events")]:
                status, refused = await ada.call(method, path)
                assert (status, refused["code"]) == (503, "store_unavailable")
            async with ada.http.post(
                "/api/messages", json={"id": "message-1", "text": "x"}, headers=ada.headers
            ) as answer:
                assert answer.status == 503
                assert answer.headers["retry-after"] == "2"
                assert "try again" in (await answer.json())["message"]
        await stage.clear()
    finally:
        del live
        await store.close()
        await server.stop()


async def test_replicas_agree_on_the_secret(store: Store) -> None:
    async with (
        staged(store, SETTINGS) as one,
        staged(store, SETTINGS) as other,
        calling(one) as ada,
        calling(other) as ada_elsewhere,
    ):
        await ada.arrive()
        await ada.say("Hello?")
        ada_elsewhere.token = ada.token
        assert await ada_elsewhere.texts() == ["Hello?"]


async def test_a_process_that_only_delivers_reaches_a_connection_of_another(
    stage: Stage, ada: Caller, store: Store
) -> None:
    await ada.say("Hello?")
    message = await stage.next_asked()
    elsewhere = web.build(SETTINGS, AdapterParts(RedisLive(store)))
    assert await elsewhere.find(message.address, "t1aa") is None
    await elsewhere.post(OutgoingMessage(message.address, "Hello", "t1aa", is_final=False))
    await elsewhere.update(
        OutgoingMessage(message.address, "Hello, Ada.", "t1aa", message_id="t1aa", shown="Hello")
    )

    heard = await listen(ada, until="Ada.")
    assert heard.events[-1]["text"] == ", Ada."
    assert await elsewhere.find(message.address, "t1aa") == "t1aa"
    assert await ada.texts() == ["Hello?", "Hello, Ada."]


async def test_what_an_option_sends_is_told_from_what_a_person_writes(
    stage: Stage, ada: Caller
) -> None:
    pick = {"id": "message-1", "text": "Another", "is_picked": True}
    assert (await ada.call("POST", "messages", pick))[0] == 202
    assert not (await stage.next_asked()).is_own_words
    await ada.say("Another")
    assert stage.front.admitted[-1].is_own_words


async def test_what_an_option_sends_is_shown_as_what_stood_on_it(
    stage: Stage, ada: Caller, store: Store
) -> None:
    await ada.say("A fox.")
    turns = store.keys.turns((await stage.next_asked()).conversation)
    offered = (
        Choice("Re-roll", "/redraw #a1", stays=True),
        Choice("Change the text", "/reword #a1", asks="The new text"),
    )
    drawn = Turn("t1", 1.0, "A fox.", "Here.", "image", offered=offered)
    await store.ask(turns, "RPUSH", turns, encode(drawn))
    for picked in ("/shorter", "/redraw #a1", "/reword #a1 a red fox", "Re-roll", "/redraw #b2"):
        said = {"id": secrets.token_hex(8), "text": picked, "is_picked": True}
        assert (await ada.call("POST", "messages", said))[0] == 202
        assert (await stage.next_asked()).text == picked
    await ada.say("/redraw #a1")  # who writes it sees what they wrote
    shown = ["Shorter", "Re-roll", "Change the text: a red fox", "Re-roll", "/redraw #b2"]
    assert (await ada.texts())[-6:] == [*shown, "/redraw #a1"]

    await store.ask(turns, "RPUSH", turns, b"of a newer release")
    pick = {"id": secrets.token_hex(8), "text": "/redraw #a1", "is_picked": True}
    assert (await ada.call("POST", "messages", pick))[0] == 202
    await store.ask(turns, "RPOP", turns)
    assert (await ada.texts())[-1] == "/redraw #a1"


async def test_the_api_is_described(stage: Stage) -> None:
    async with calling(stage) as anyone:
        status, described = await anyone.call("GET", "openapi.json")
        assert status == 200
        assert set(described["paths"]) == {
            "/api/visitors",
            "/api/visitors/refresh",
            "/api/conversations",
            "/api/messages",
            "/api/conversation",
            "/api/conversation/stop",
            "/api/events",
            "/api/files",
            "/api/ratings",
            "/api/files/{blob}",
        }


async def test_the_page_allows_only_its_own_files(stage: Stage) -> None:
    async with calling(stage) as anyone, anyone.http.get("/") as answer:
        policy = answer.headers["content-security-policy"]
        text = await answer.text()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "https://" not in text
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_title_and_greeting_cannot_bring_markup(store: Store) -> None:
    settings = SETTINGS.model_copy(update={"title": "<script>1</script>", "greeting": '"><img>'})
    async with (
        staged(store, settings) as stage,
        calling(stage) as anyone,
        anyone.http.get("/") as answer,
    ):
        text = await answer.text()
    assert "<script>1" not in text
    assert "<img>" not in text


async def test_only_allowed_sites_may_embed_the_widget_and_call_from_a_browser(
    store: Store,
) -> None:
    shop = "https://shop.example"
    settings = SETTINGS.model_copy(update={"allowed_origins": (shop,)})
    async with staged(store, settings) as stage, calling(stage) as anyone:
        async with anyone.http.get("/widget") as answer:
            policy = answer.headers["content-security-policy"]
            assert f"frame-ancestors 'self' {shop}" in policy
        for origin, is_allowed in [(shop, True), ("https://evil.example", False)]:
            asking = {
                "origin": origin,
                "access-control-request-method": "POST",
                "access-control-request-headers": "authorization",
            }
            async with anyone.http.options("/api/messages", headers=asking) as answer:
                assert (answer.headers.get("access-control-allow-origin") == origin) is is_allowed


async def test_a_port_in_use_is_named(stage: Stage, store: Store) -> None:
    settings = SETTINGS.model_copy(update={"port": stage.adapter.port})
    second = web.build(settings, AdapterParts(stage.live))
    with pytest.raises(ConfigError, match=f"{stage.adapter.port} is in use"):
        await second.run(stage.front, stage.live)


async def test_stopping_ends_open_streams_by_themselves(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_adapter, "STOP_WITHIN_S", 600)
    async with staged(store, SETTINGS) as stage, calling(stage) as ada:
        await ada.arrive()
        async with ada.http.get("/api/events", headers=ada.headers) as answer:
            await answer.content.readline()
            async with asyncio.timeout(30):
                await stage.close()
                await answer.content.read()


async def test_nothing_of_a_message_is_logged(
    stage: Stage, ada: Caller, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    await ada.say("the pass-phrase is xyzzy")
    await ada.call("POST", "messages", {"id": "xyzzy", "text": "xyzzy"})
    await ada.call("POST", "messages", {"id": "message-2", "text": 7, "xyzzy": 1})
    captured = capfd.readouterr()
    assert "xyzzy" not in caplog.text + captured.out + captured.err
    assert ada.token not in caplog.text + captured.out + captured.err
