"""The embedded Valkey: started, shared and ended as `redis.url: ""` promises."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from redis.asyncio import Redis
from redis.exceptions import OutOfMemoryError

from bot.embedded import valkey
from bot.embedded.sharing import Place
from bot.embedded.valkey import EmbeddedValkey
from bot.errors import StoreUnavailable


@asynccontextmanager
async def running(data_dir: Path, max_memory_mb: int = 64) -> AsyncIterator[EmbeddedValkey]:
    server = await valkey.start(data_dir, max_memory_mb)
    try:
        yield server
    finally:
        await server.stop()


@asynccontextmanager
async def client(server: EmbeddedValkey) -> AsyncIterator[Redis]:
    async with Redis.from_url(server.url, decode_responses=True, socket_timeout=5) as redis:
        yield redis


def is_served(data_dir: Path) -> bool:
    return Place(data_dir / "valkey", "server").is_served()


async def test_what_was_written_is_there_after_a_stop_and_a_start(tmp_path: Path) -> None:
    async with running(tmp_path) as server, client(server) as redis:
        await redis.set("name", "Ada")
    assert not is_served(tmp_path)

    async with running(tmp_path) as server, client(server) as redis:
        assert await redis.get("name") == "Ada"


async def test_it_keeps_everything_on_disk_and_forgets_nothing(tmp_path: Path) -> None:
    async with running(tmp_path, max_memory_mb=64) as server, client(server) as redis:
        settings = await redis.config_get("append*", "maxmemory*", "save", "port", "unixsocketperm")

    assert settings["appendonly"] == "yes"
    assert settings["appendfsync"] == "everysec"
    assert settings["maxmemory"] == str(64 * 1024 * 1024)
    assert settings["maxmemory-policy"] == "noeviction"
    assert settings["save"] == ""
    assert settings["port"] == "0"
    assert settings["unixsocketperm"] == "700"


async def test_a_full_server_refuses_rather_than_forgets(tmp_path: Path) -> None:
    async with running(tmp_path, max_memory_mb=4) as server, client(server) as redis:
        await redis.set("first", "kept")
        with pytest.raises(OutOfMemoryError):
            await fill(redis)
        assert await redis.get("first") == "kept"


async def test_a_second_user_adopts_and_the_last_to_stop_ends_it(tmp_path: Path) -> None:
    first = await valkey.start(tmp_path, 64)
    second = await valkey.start(tmp_path, 64)

    assert (first.adopted, second.adopted) == (False, True)
    assert first.url == second.url
    await first.stop()
    async with client(second) as redis:
        assert await redis.ping()
    await second.stop()
    assert not is_served(tmp_path)


async def test_many_starts_at_the_same_instant_make_one_server(tmp_path: Path) -> None:
    servers = await asyncio.gather(*(valkey.start(tmp_path, 64) for _ in range(8)))

    assert sorted(server.adopted for server in servers) == [False] + [True] * 7
    await asyncio.gather(*(server.stop() for server in servers))
    assert not is_served(tmp_path)


async def test_stopping_twice_does_no_harm(tmp_path: Path) -> None:
    server = await valkey.start(tmp_path, 64)
    await server.stop()
    await server.stop()


@pytest.mark.parametrize(
    "name", ["with space", "quote's", "naïve-ß", "hash#and?mark%20", "x" * 150]
)
async def test_a_data_folder_may_have_any_name_and_length(tmp_path: Path, name: str) -> None:
    data_dir = tmp_path / name
    async with running(data_dir) as server, client(server) as redis:
        await redis.set("name", "Ada")
        adopted = await valkey.start(data_dir, 64)
        assert adopted.adopted
        await adopted.stop()

    async with running(data_dir) as server, client(server) as redis:
        assert await redis.get("name") == "Ada"
    assert (data_dir / "valkey" / "appendonlydir").is_dir()


async def test_a_socket_folder_that_others_may_enter_is_not_used(tmp_path: Path) -> None:
    data_dir = tmp_path / ("x" * 150)
    shared_by_all = tmp_path / "open"
    shared_by_all.mkdir(mode=0o777)
    shared_by_all.chmod(0o777)
    (data_dir / "valkey").mkdir(parents=True)
    (data_dir / "valkey" / "socket-folder").symlink_to(shared_by_all)

    async with running(data_dir) as server, client(server) as redis:
        assert await redis.ping()
        assert str(shared_by_all) not in server.url


async def test_a_file_cut_short_by_a_power_cut_costs_only_its_last_record(tmp_path: Path) -> None:
    async with running(tmp_path) as server, client(server) as redis:
        await redis.set("first", "kept")
        await redis.set("last", "cut")
    cut_short = newest_append_only_file(tmp_path)
    os.truncate(cut_short, cut_short.stat().st_size - 3)

    async with running(tmp_path) as server, client(server) as redis:
        assert await redis.get("first") == "kept"
        assert await redis.get("last") is None


async def test_a_file_damaged_in_the_middle_is_an_error_that_says_what_to_do(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as server, client(server) as redis:
        for number in range(10):
            await redis.set(f"key:{number}", "value")
    damaged = newest_append_only_file(tmp_path)
    damaged.write_bytes(b"scribble" + damaged.read_bytes()[8:])

    with pytest.raises(StoreUnavailable) as raised:
        await valkey.start(tmp_path, 64)

    assert str(tmp_path / "valkey" / "server.log") in raised.value.user_message
    assert "backup" in raised.value.user_message
    assert "redis.url" in raised.value.user_message
    assert not is_served(tmp_path)


async def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreUnavailable, match="data_dir") as raised:
        await valkey.start(tmp_path / "file", 64)
    assert str(tmp_path / "file") in raised.value.user_message


@pytest.mark.skipif(sys.platform != "linux", reason="another process's environment needs /proc")
async def test_its_processes_do_not_see_our_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANTED_API_KEY", "planted-secret")
    async with running(tmp_path) as server, client(server) as redis:
        server_id = int((await redis.info("server"))["process_id"])
        # Of the keeper, which is what hands it on: Valkey writes its title over its own.
        environment = environment_of(parent_of(server_id))
    assert b"PATH=" in environment
    assert b"planted-secret" not in environment


async def fill(redis: Redis) -> None:
    """Write more than the servers of these tests may hold."""
    for number in range(1_000):
        await redis.set(f"filler:{number}", "x" * 100_000)


def parent_of(process_id: int) -> int:
    status = Path(f"/proc/{process_id}/status").read_text()
    return int(status.split("PPid:")[1].split()[0])


def environment_of(process_id: int) -> bytes:
    return Path(f"/proc/{process_id}/environ").read_bytes()


def newest_append_only_file(data_dir: Path) -> Path:
    files = (data_dir / "valkey" / "appendonlydir").glob("*.incr.aof")
    return max(files, key=lambda file: file.stat().st_mtime_ns)
