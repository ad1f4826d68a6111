"""A process that starts while Redis is away, full, or takes no writes: it stays up, says why it is
not ready, and serves as soon as Redis does."""

import asyncio
import contextlib
from contextlib import aclosing
from pathlib import Path

import aiohttp
import pytest
import yaml

from bench.processes import free_port
from bot.errors import StoreAway, StoreUnavailable
from bot.live import RedisLive
from bot.messages import ConversationId
from bot.ports import LiveEvent
from bot.store.connecting import open_store
from bot.store.keys import PARTITIONS_KEY
from tests import valkeys
from tests.emulators.discord import DiscordEmulator
from tests.emulators.slack import SlackEmulator
from tests.faults import redis_server
from tests.faults.process import dragoman, started
from tests.faults.redis_server import RedisServer

ENVIRONMENT = {
    "SLACK_BOT_TOKEN": "xoxb-emulated-bot",
    "SLACK_APP_TOKEN": "xapp-emulated-app",
    "DISCORD_TOKEN": "MTA.emulator.token",
}

_WITHIN_S = 60.0


async def break_it(redis: RedisServer, how: str) -> None:
    match how:
        case "stopped":
            await redis.stop()
        case "paused":
            redis.pause()
        case "full":
            await redis.configure(maxmemory="1mb")
        case "without replicas":
            await redis.configure(min_replicas_to_write="1")


async def mend_it(redis: RedisServer, how: str) -> None:
    match how:
        case "stopped":
            await redis.start()
        case "paused":
            redis.go_on()
        case "full":
            await redis.configure(maxmemory="512mb")
        case "without replicas":
            await redis.configure(min_replicas_to_write="0")


async def until_redis_is(ops: str, is_ok: bool) -> str:
    """What readiness says of Redis, as soon as it is (not) well."""
    async with aiohttp.ClientSession() as http, asyncio.timeout(_WITHIN_S):
        while True:
            try:
                async with http.get(f"{ops}/readyz") as answer:
                    told = (await answer.json())["parts"]["redis"]
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)
                continue
            if told["ok"] is is_ok:
                async with http.get(f"{ops}/healthz") as answer:
                    assert answer.status == 200
                return str(told["says"])
            await asyncio.sleep(0.05)


@pytest.mark.parametrize(
    ("how", "is_first", "says"),
    [
        ("stopped", False, "nothing listens at redis://127.0.0.1:"),
        ("paused", False, "does not answer in time"),
        ("full", True, "out of memory"),
        ("full", False, "out of memory"),
        ("without replicas", False, "has too few replicas"),
    ],
)
async def test_it_stays_up_says_why_and_answers_as_soon_as_redis_does(
    tmp_path: Path, how: str, is_first: bool, says: str
) -> None:
    async with (
        redis_server.running(tmp_path / "redis") as redis,
        SlackEmulator() as slack,
        DiscordEmulator.running() as discord,
    ):
        port = free_port()
        config = write_config(tmp_path, redis, slack, discord, port)
        if not is_first:
            await (await open_store(redis.url, 5.0)).close()
        await break_it(redis, how)
        async with started(config, ENVIRONMENT, "run"):
            assert says in await until_redis_is(f"http://127.0.0.1:{port}", False)
            await mend_it(redis, how)
            await until_redis_is(f"http://127.0.0.1:{port}", True)
            asked = slack.person("Ada").mentions("#general", "hello there")
            await slack.wait_for_reply("#general", asked.ts, containing="hello there", timeout_s=60)


async def test_it_ends_well_when_it_is_told_to_while_it_waits(tmp_path: Path) -> None:
    async with (
        redis_server.running(tmp_path / "redis") as redis,
        SlackEmulator() as slack,
        DiscordEmulator.running() as discord,
    ):
        port = free_port()
        config = write_config(tmp_path, redis, slack, discord, port)
        await redis.stop()
        async with started(config, ENVIRONMENT, "run") as process:
            await until_redis_is(f"http://127.0.0.1:{port}", False)
            assert await process.terminate() == 0


def write_config(
    folder: Path, redis: RedisServer, slack: SlackEmulator, discord: DiscordEmulator, port: int
) -> Path:
    path = folder / "config.yaml"
    settings = {
        "data_dir": str(folder / "data"),
        "redis": {"url": redis.url, "timeout_s": 1, "wait_ms": 500},
        "models": {"main": {"kind": "scripted"}},
        "ops": {"port": port},
        "adapters": {
            "web": {"port": free_port()},
            "slack": {
                "bot_token": "${SLACK_BOT_TOKEN}",
                "app_token": "${SLACK_APP_TOKEN}",
                "base_url": slack.base_url,
            },
            "discord": {
                "token": "${DISCORD_TOKEN}",
                "base_url": discord.base_url,
                "gateway_url": discord.gateway_url,
            },
        },
        "log": {"format": "json"},
    }
    path.write_text(yaml.safe_dump(settings))
    return path


async def test_an_operator_sees_what_was_set_aside_though_redis_is_full(tmp_path: Path) -> None:
    async with redis_server.running(tmp_path / "redis") as redis:
        config = tmp_path / "config.yaml"
        config.write_text(
            f"redis: {{url: '{redis.url}'}}\nmodels: {{main: {{kind: scripted}}}}\n"
            "adapters: {console: {}}\n"
        )
        await (await open_store(redis.url, 5.0)).close()
        await redis.configure(maxmemory="1mb")
        assert await dragoman(config, "dead", "list") == "Nothing was set aside.\n"


async def test_wake_ups_go_on_whichever_part_of_a_cluster_is_away_when_they_begin(
    cluster: valkeys.Cluster,
) -> None:
    store = await open_store(cluster.url, 0.5, wait_replicas=0, wait_ms=100)
    for number, master in enumerate(cluster.masters()):
        conversation = ConversationId("web", "site", f"c{number}")
        away = (*cluster.replicas_of(master), master)
        for server in away:
            server.pause()
        live = RedisLive(store)
        async with live.listening():
            for server in away:
                server.go_on()
            following = asyncio.create_task(first(live, conversation))
            await asyncio.sleep(0.1)
            await publish(live, conversation)
            assert (await asyncio.wait_for(following, 30)).data == b"hello"
    await store.close()


async def first(live: RedisLive, conversation: ConversationId) -> LiveEvent:
    """The first event, asked for as by a page: again where the store does not answer."""
    while True:
        with contextlib.suppress(StoreUnavailable):
            async with aclosing(live.follow(conversation, "0")) as events:
                return await anext(events)
        await asyncio.sleep(0.05)


async def publish(live: RedisLive, conversation: ConversationId) -> None:
    """As soon as the part is back that it goes through."""
    while True:
        try:
            await live.publish(conversation, b"hello")
        except StoreUnavailable:
            await asyncio.sleep(0.05)
        else:
            return


async def test_of_a_cluster_that_lacks_a_part_the_rest_is_served(tmp_path: Path) -> None:
    with valkeys.cluster(tmp_path) as cluster:
        await (await open_store(cluster.url, 5.0, wait_replicas=0)).close()
        keeps_partitions = cluster.master_of(PARTITIONS_KEY)
        gone, also_gone = sorted(cluster.masters(), key=lambda each: each is keeps_partitions)[1:]
        for server in (*cluster.replicas_of(gone), gone):
            server.kill()
        store = await open_store(cluster.url, 5.0, wait_replicas=0)
        answers: set[bool] = set()
        for number in range(store.keys.partitions):
            ready = store.keys.ready(number)
            try:
                await store.ask(ready, "XLEN", ready)
                answers.add(True)
            except StoreUnavailable:
                answers.add(False)
        await store.close()
        assert answers == {True, False}
        for server in (*cluster.replicas_of(also_gone), also_gone):
            server.kill()
        with pytest.raises(StoreAway, match="does not serve all of its data"):
            await open_store(cluster.url, 5.0, wait_replicas=0)
