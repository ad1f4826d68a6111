"""What people and platforms meet while Redis is away, and when it is back. The whole program, with
Slack and Discord; a Valkey of its own behind a proxy. Bigger: `scenarios/redis_faults.py`.
"""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from adapters.discord import asking
from bot.app import App, joined
from bot.config import reading as config
from bot.errors import StoreUnavailable
from bot.ops.probes import build_probes
from bot.ops.server import readiness
from bot.reception import AWAY
from tests.dialogue.test_platforms import ENVIRONMENT, free_port, until_connected
from tests.emulators.discord import DiscordEmulator, Post
from tests.emulators.discord.people import Person as DiscordPerson
from tests.emulators.discord.posts import EPHEMERAL
from tests.emulators.discord_stage import more_time_left_s
from tests.emulators.slack import Person as SlackPerson
from tests.emulators.slack import SlackEmulator, SlackRules
from tests.emulators.slack.rules import SLACK_WAITS_S
from tests.faults import redis_server
from tests.faults.load import QUICK_TO_REPEAT
from tests.faults.proxy import FaultProxy
from tests.faults.redis_server import RedisServer

BACK_WITHIN_S = 20.0  # five seconds are promised; they are measured where nobody else computes


@dataclass
class House:
    """The running program and everything around it. Ada is on Slack, Bob on Discord."""

    app: App
    running: asyncio.Task[None]
    redis: RedisServer
    proxy: FaultProxy
    slack: SlackEmulator
    discord: DiscordEmulator
    ada: SlackPerson
    bob: DiscordPerson

    async def warm_up(self) -> str:
        """Both are answered once; returns the thread that Ada goes on in."""
        asked = self.ada.mentions("#general", "hello there")
        self.bob_asks("hello Bob")
        await self.slack.wait_for_reply("#general", asked.ts, containing="hello there")
        await self.until(lambda: any("hello Bob" in post.text for post in self.posts()))
        return asked.ts

    def bob_asks(self, text: str) -> Post:
        return self.bob.mentions(self.discord.channel, text)

    def posts(self) -> list[Post]:
        return self.discord.from_bot(self.discord.channel)

    def not_acknowledged(self) -> set[str]:
        """The messages that Slack delivers again: refused, or not acknowledged in its three
        seconds."""
        return {
            delivery.payload["event"]["text"]
            for delivery in self.slack.deliveries.all
            if delivery.attempts and not delivery.acknowledged
        }

    def has_tried(self, what: str) -> bool:
        """Whether Slack has delivered, or tried to, an event of this text or subtype."""
        return any(
            what in (event.get("text"), event.get("subtype")) and delivery.attempts
            for delivery in self.slack.deliveries.all
            if (event := delivery.payload.get("event"))
        )

    def said(self) -> list[str]:
        """Everything that people see of the bot."""
        return [*(m.shown for m in self.slack.replies("#general")), *(p.text for p in self.posts())]

    async def until(self, holds: Callable[[], bool], within_s: float = 20.0) -> float:
        """How many seconds it took."""
        began_at_s = time.monotonic()
        async with asyncio.timeout(within_s):
            while not holds():  # noqa: ASYNC110 - two emulators, and neither knows of the other
                await asyncio.sleep(0.02)
        return time.monotonic() - began_at_s

    async def ready(self) -> tuple[bool, str]:
        """Whether the program says that Redis works, and its sentence."""
        app = self.app
        probes = build_probes(app.store, app.leases, app.metrics, app.adapters)
        finding = (await readiness(probes.checks, probes.timeout_s))["redis"]
        return finding.is_ok, finding.sentence

    async def until_ready(self) -> None:
        async with asyncio.timeout(BACK_WITHIN_S):
            while not (await self.ready())[0]:  # noqa: ASYNC110 - readiness is asked, it never tells
                await asyncio.sleep(0.05)


@asynccontextmanager
async def house(
    folder: Path, transport: str, rules: SlackRules | None = None, follows: str = "one_person"
) -> AsyncIterator[House]:
    port = free_port()
    way_in = (
        "app_token: '${SLACK_APP_TOKEN}'"
        if transport == "socket"
        else f"signing_secret: '${{SLACK_SIGNING_SECRET}}'\n    port: {port}"
    )
    async with (
        redis_server.running(folder / "redis") as redis,
        FaultProxy("127.0.0.1", redis.port) as proxy,
        SlackEmulator(rules) as slack,
        DiscordEmulator.running() as discord,
    ):
        text = f"""
models: {{main: {{kind: scripted}}}}
redis: {{url: "redis://127.0.0.1:{proxy.port}/0"}}
adapters:
  slack:
    bot_token: "${{SLACK_BOT_TOKEN}}"
    base_url: "{slack.base_url}"
    follow_threads: {follows}
    {way_in}
  discord:
    token: "${{DISCORD_TOKEN}}"
    base_url: "{discord.base_url}"
    gateway_url: "{discord.gateway_url}"
"""
        settings = config.parse(text, ENVIRONMENT | {"DISCORD_TOKEN": discord.token})
        core = settings.core.model_copy(update={"data_dir": folder})
        async with joined(replace(settings, core=core)) as app:
            stop = asyncio.Event()
            running = asyncio.create_task(app.run(("slack", "discord"), stop, ops=False))
            try:
                await until_connected(app, "slack")
                await discord.until_connected()
                await discord.until_registered("ask")
                if transport == "http":
                    await slack.use_request_url(f"http://127.0.0.1:{port}/slack/events")
                people = slack.person("Ada"), discord.person("Bob")
                yield House(app, running, redis, proxy, slack, discord, *people)
            finally:
                stop.set()
                await running


async def take_away(home: House, fault: str) -> None:
    match fault:
        case "stop":
            await home.redis.stop()
        case "kill":
            await home.redis.kill()
        case "read-only":
            async with home.redis.client() as client:
                await client.replicaof("127.0.0.1", "1")
        case "full":
            await home.redis.configure(maxmemory="1mb")


async def give_back(home: House, fault: str) -> None:
    match fault:
        case "stop" | "kill":
            await home.redis.start()
        case "read-only":
            async with home.redis.client() as client:
                await client.replicaof("NO", "ONE")
        case "full":
            await home.redis.configure(maxmemory="512mb")


@pytest.mark.parametrize(
    ("fault", "transport", "cause"),
    [
        ("stop", "http", "reached"),
        ("kill", "socket", "reached"),
        ("read-only", "http", "replica and takes no writes"),
        ("full", "socket", "out of memory"),
    ],
)
async def test_people_are_told_once_and_answered_when_redis_is_back(
    tmp_path: Path,
    fault: str,
    transport: str,
    cause: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "time_left_s", more_time_left_s)
    # Slack delivers again too late for this test: what is answered was kept.
    async with house(
        tmp_path, transport, SlackRules(SLACK_WAITS_S, retry_delays_s=(60.0,))
    ) as home:
        thread, ada = await home.warm_up(), home.ada
        await take_away(home, fault)

        ada.says("#general", "first of Ada", thread_ts=thread)
        home.bob_asks("first of Bob")
        await home.until(lambda: home.said().count(AWAY) == 2)
        ada.says("#general", "second of Ada", thread_ts=thread)
        home.bob_asks("second of Bob")
        asked = home.bob.uses("ask", home.discord.channel, text="why?")
        await home.until(lambda: asked.original is not None and asked.original.text)
        assert asked.original is not None
        assert asked.original.text == StoreUnavailable.user_message
        assert asked.original.flags & EPHEMERAL
        assert home.said().count(AWAY) == 2, "one notice each"
        is_ready, says = await home.ready()
        assert not is_ready
        assert cause in says
        logged = capsys.readouterr().out
        assert re.search(f"reception.store_away .*{cause}", logged)
        if transport == "http":
            await home.until(lambda: "first of Ada" in home.not_acknowledged())

        await give_back(home, fault)
        await home.until(
            lambda: all(
                any(question in said for said in home.said())
                for question in ("first of Ada", "second of Ada", "first of Bob", "second of Bob")
            ),
            BACK_WITHIN_S,
        )
        await home.until_ready()
        home.bob_asks("and now?")
        await home.until(lambda: any("and now?" in said for said in home.said()))
        shown = "\n".join(home.said())
        for question in ("first of Ada", "second of Ada", "first of Bob", "second of Bob"):
            assert shown.count(question) == 1
        assert shown.index("first of Ada") < shown.index("second of Ada")
        assert home.said().count(AWAY) == 2
        assert not home.running.done()


async def test_what_slack_people_change_while_it_waits_is_answered_as_it_is_then(
    tmp_path: Path,
) -> None:
    # Slack delivers again too late for this test: what is answered was kept.
    async with house(tmp_path, "http", SlackRules(retry_delays_s=(60.0,))) as home:
        thread, ada = await home.warm_up(), home.ada
        await home.redis.stop()
        first = ada.says("#general", "first of Ada", thread_ts=thread)
        second = ada.says("#general", "second of Ada", thread_ts=thread)
        for text in ("first of Ada", "second of Ada"):
            await home.until(lambda text=text: home.has_tried(text))
        ada.edits(first, "first, mended")
        ada.deletes(second)
        await home.until(lambda: home.has_tried("message_changed"))
        await home.until(lambda: home.has_tried("message_deleted"))
        await home.redis.start()
        await home.until(lambda: any("first, mended" in said for said in home.said()))
        ada.says("#general", "and now?", thread_ts=thread)
        await home.until(lambda: any("and now?" in said for said in home.said()))
        shown = "\n".join(home.said())
        assert "first of Ada" not in shown
        assert "second of Ada" not in shown


async def test_a_slack_thread_that_another_gateway_knows_stays_in_order(tmp_path: Path) -> None:
    """What is said there without a mention waits until Redis can tell whether it is for us."""
    # Slack delivers again too late for this test: what is answered was kept.
    async with house(tmp_path, "http", SlackRules(retry_delays_s=(60.0,))) as home:
        ours, ada = await home.warm_up(), home.ada
        theirs = ada.says("#general", "lunch, Bob?").ts
        ada.says("#general", "or tea?", thread_ts=theirs)
        await home.until(lambda: home.has_tried("or tea?"))
        home.app.reception.recent._conversations.clear()  # as one that was started anew
        await home.redis.stop()
        ada.says("#general", "first of Ada", thread_ts=ours)
        ada.says("#general", "at noon?", thread_ts=theirs)
        for text in ("first of Ada", "at noon?"):
            await home.until(lambda text=text: home.has_tried(text))
        await home.redis.start()
        ada.says("#general", "second of Ada", thread_ts=ours)
        await home.until(lambda: any("second of Ada" in said for said in home.said()))
        await home.until(lambda: not home.app.reception.lobby.conversations)
        await home.slack.wait_for_reply("#general", ours, containing="second of Ada")
        shown = "\n".join(home.said())
        assert shown.count("first of Ada") == 1
        assert shown.index("first of Ada") < shown.index("second of Ada")
        assert "noon" not in shown


async def test_nobody_is_told_of_an_outage_in_a_talk_of_two(tmp_path: Path) -> None:
    """In a thread that one of them began with us, and that we do not follow any more."""
    async with house(tmp_path, "http", SlackRules(retry_delays_s=(60.0,))) as home:
        thread, cid = await home.warm_up(), home.slack.person("Cid")
        for text in ("I can bring cake.", "Shall we meet?"):
            cid.says("#general", text, thread_ts=thread)
        await home.slack.settled()
        await home.redis.stop()
        cid.says("#general", "At five, Ada?", thread_ts=thread)
        await home.until(lambda: home.has_tried("At five, Ada?"))
        await home.redis.start()
        await home.until_ready()
        home.ada.mentions("#general", "and now?", thread_ts=thread)
        await home.until(lambda: any("and now?" in said for said in home.said()))
        assert AWAY not in home.said()
        assert not any("At five" in said for said in home.said())


async def test_who_talks_with_others_and_us_is_told_of_an_outage_where_all_are_followed(
    tmp_path: Path,
) -> None:
    rules = SlackRules(retry_delays_s=(60.0,))
    async with house(tmp_path, "http", rules, "everybody") as home:
        thread, cid = await home.warm_up(), home.slack.person("Cid")
        cid.says("#general", "I can bring cake.", thread_ts=thread)
        await home.slack.wait_for_reply("#general", thread, containing="cake")
        await home.redis.stop()
        home.ada.says("#general", "And tea?", thread_ts=thread)
        await home.until(lambda: AWAY in home.said())
        await home.redis.start()
        await home.until(lambda: any("And tea?" in said for said in home.said()))


async def test_a_slack_command_is_answered_where_it_is_shown_though_redis_is_slow(
    tmp_path: Path,
) -> None:
    async with house(tmp_path, "socket") as home:
        await home.warm_up()
        home.proxy.delay_s = (
            0.35  # each way; Slack waits three seconds, and several things are asked
        )
        home.ada.command("#general", "/ask", "why is the sky blue?")
        await home.until(lambda: "Ada: why is the sky blue?" in home.said())
        assert any("Ada asked with /ask" in said for said in home.said()), "it is not taken back"


async def test_whoever_asks_in_the_middle_of_a_slack_thread_is_answered_by_what_was_said_before(
    tmp_path: Path,
) -> None:
    async with house(tmp_path, "http", SlackRules(SLACK_WAITS_S, retry_delays_s=(60.0,))) as home:
        await home.warm_up()
        cid = home.slack.person("Cid")
        thread = cid.says("#general", "Which colour for the door?").ts
        home.ada.says("#general", "Let us take teal.", thread_ts=thread)
        await home.redis.stop()
        home.ada.mentions("#general", "what did they decide?", thread_ts=thread)
        await home.until(lambda: AWAY in home.said())
        await home.redis.start()
        await home.until(lambda: any("what did they decide?" in said for said in home.said()))
        assert home.slack.calls("conversations.replies")


async def test_a_reset_connection_troubles_nobody(tmp_path: Path) -> None:
    async with house(tmp_path, "socket") as home:
        thread = await home.warm_up()
        for number in range(3):
            home.proxy.reset()
            home.ada.says("#general", f"Ada {number}", thread_ts=thread)
            home.bob_asks(f"Bob {number}")
            for name in ("Ada", "Bob"):
                text = f"{name} {number}"
                await home.until(lambda text=text: any(text in said for said in home.said()))
        assert AWAY not in home.said()
        assert home.slack.missed_acknowledgements == 0
        await home.until_ready()


async def test_a_slow_redis_makes_slack_deliver_again_and_doubles_nothing(tmp_path: Path) -> None:
    async with house(tmp_path, "http", QUICK_TO_REPEAT) as home:
        thread = await home.warm_up()
        home.proxy.delay_s = 1.0  # each way
        home.ada.says("#general", "Ada slowly", thread_ts=thread)
        home.bob_asks("Bob slowly")
        asked = home.bob.uses("ask", home.discord.channel, text="why so?")
        is_ready, says = await home.ready()
        assert not is_ready
        assert "2 seconds" in says
        await home.until(lambda: asked.acknowledged_at_s is not None)
        slack_delivery = home.slack.deliveries.all[-1]
        await home.until(lambda: bool(slack_delivery.attempts))
        assert slack_delivery.attempts[0].failure == "http_timeout", "asking twice takes four"
        await home.proxy.heal()
        wanted = ("Ada slowly", "Bob slowly", "why so?")
        await home.until(lambda: all(any(w in s for s in home.said()) for w in wanted))
        await home.slack.settled()
        assert slack_delivery.acknowledged
        assert "\n".join(home.said()).count("slowly") == 2
        assert AWAY not in home.said()
        await home.until_ready()
