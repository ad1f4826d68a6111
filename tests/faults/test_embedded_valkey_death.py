"""kill -9 in every order: what was acknowledged is kept, and no server is left behind."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.embedded import valkey
from bot.embedded.sharing import Place

PROJECT = Path(__file__).parents[2]

# One of our processes: uses the server, says so, then writes and reports each acknowledged number.
USER = """
import asyncio, signal, sys
from pathlib import Path
from redis.asyncio import Redis
from bot.embedded import valkey

async def main():
    server = await valkey.start(Path(sys.argv[1]), 64)
    redis = Redis.from_url(server.url)
    print("adopted" if server.adopted else "started", flush=True)
    while not interrupted:
        print(await redis.incr("acknowledged"), flush=True)
        await asyncio.sleep(0.001)

# Not by cancellation, as asyncio would have it: one that meets the end of a wait inside redis-py
# can be lost there, and this loop would go on. (A shell may start us ignoring the signal, too.)
interrupted = []
signal.signal(signal.SIGINT, lambda *_: interrupted.append(True))
asyncio.run(main())
"""


class User:
    """One of our processes, and what it has said."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self._last = ""

    async def line(self) -> str:
        """The next thing it says."""
        assert self.process.stdout is not None
        async with asyncio.timeout(20):
            self._last = (await self.process.stdout.readline()).decode().strip()
        return self._last

    async def die(self, signal_number: int = signal.SIGKILL) -> int:
        """Send it a signal; the last number that it had reported as acknowledged."""
        self.process.send_signal(signal_number)
        return await self.last_number()

    async def last_number(self) -> int:
        """Wait for its end; the last number that it had reported as acknowledged."""
        assert self.process.stdout is not None
        async with asyncio.timeout(20):
            rest = (await self.process.stdout.read()).decode()
            await self.process.wait()
        whole_lines = [self._last, *rest.split("\n")[:-1]]
        return int(whole_lines[-1])


@asynccontextmanager
async def user(data_dir: Path) -> AsyncIterator[User]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        USER,
        str(data_dir),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )
    try:
        yield User(process)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.communicate()


async def until(holds: Callable[[], Awaitable[bool]], within_s: float = 20.0) -> bool:
    """Whether `holds` came true in time."""
    deadline_s = time.monotonic() + within_s
    while not await holds():
        if time.monotonic() > deadline_s:
            return False
        await asyncio.sleep(0.02)
    return True


async def ended(data_dir: Path) -> bool:
    place = Place(data_dir / "valkey", "server")

    async def is_over() -> bool:
        return not place.is_served()

    return await until(is_over)


async def ps(process_id: int, column: str) -> str:
    """One column of ps for one process; empty if there is no such process."""
    process = await asyncio.create_subprocess_exec(
        "ps", "-o", f"{column}=", "-p", str(process_id), stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()
    return output.decode().strip()


async def lives(process_id: int) -> bool:
    """A zombie is dead: in a container nobody may be there to reap it."""
    return (await ps(process_id, "stat"))[:1] not in {"", "Z"}


async def server_ids(data_dir: Path) -> tuple[int, int]:
    """The process ids of the server and of its keeper."""
    server = await valkey.start(data_dir, 64)
    async with Redis.from_url(server.url) as redis:
        server_id = int((await redis.info("server"))["process_id"])
    await server.stop()
    return server_id, int(await ps(server_id, "ppid"))


@pytest.mark.parametrize("death", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_a_server_ends_with_its_last_user_and_keeps_what_it_acknowledged(
    tmp_path: Path, death: signal.Signals
) -> None:
    async with user(tmp_path) as only:
        assert await only.line() == "started"
        server_id, keeper_id = await server_ids(tmp_path)
        assert int(await only.line()) > 0
        acknowledged = await only.die(death)

    assert await ended(tmp_path)
    assert not await lives(server_id)
    assert not await lives(keeper_id)
    assert "bye bye" in (tmp_path / "valkey" / "server.log").read_text()
    assert await acknowledged_now(tmp_path) >= acknowledged > 0


@pytest.mark.parametrize("first_to_die", [0, 1])
async def test_a_server_outlives_the_death_of_either_of_its_users(
    tmp_path: Path, first_to_die: int
) -> None:
    async with user(tmp_path) as starter:
        assert await starter.line() == "started"
        async with user(tmp_path) as second:
            assert await second.line() == "adopted"
            users = [starter, second]
            dead, living = users[first_to_die], users[1 - first_to_die]
            server_id, _ = await server_ids(tmp_path)

            assert int(await dead.line()) > 0
            at_first_death = await dead.die()
            while int(await living.line()) < at_first_death + 50:
                pass
            assert await lives(server_id)
            acknowledged = await living.die()

    assert await ended(tmp_path)
    assert not await lives(server_id)
    assert await acknowledged_now(tmp_path) >= acknowledged > at_first_death


async def test_two_processes_that_start_at_the_same_instant_share_one_server(
    tmp_path: Path,
) -> None:
    async with user(tmp_path) as one, user(tmp_path) as other:
        said = {await one.line(), await other.line()}
    assert said == {"started", "adopted"}
    assert await ended(tmp_path)


async def test_a_start_right_after_a_death_loses_nothing(tmp_path: Path) -> None:
    acknowledged = 0
    for _ in range(5):
        async with user(tmp_path) as only:
            assert await only.line() in {"started", "adopted"}
            assert int(await only.line()) > acknowledged
            acknowledged = await only.die()
    assert await ended(tmp_path)


async def test_a_killed_server_is_started_again_for_its_users(tmp_path: Path) -> None:
    server = await valkey.start(tmp_path, 64)
    async with Redis.from_url(server.url) as redis:

        async def serves_again() -> bool:
            info = await info_or_none(redis)
            return info is not None and info["process_id"] != server_id

        await redis.set("name", "Ada")
        await asyncio.sleep(1.1)  # a server that dies in its first second counts as unable to start
        server_id = int((await redis.info("server"))["process_id"])
        os.kill(server_id, signal.SIGKILL)

        assert await until(serves_again)
        assert await redis.get("name") == b"Ada"
    await server.stop()
    assert await ended(tmp_path)


async def test_a_server_whose_keeper_is_killed_too_is_started_again_by_who_uses_it(
    tmp_path: Path,
) -> None:
    server = await valkey.start(tmp_path, 64)
    tending = asyncio.create_task(server.tend())
    async with Redis.from_url(server.url) as redis:

        async def serves_again() -> bool:
            info = await info_or_none(redis)
            return info is not None and info["process_id"] != server_id

        await redis.set("name", "Ada")
        server_id, keeper_id = await server_ids(tmp_path)
        os.kill(keeper_id, signal.SIGKILL)
        with suppress(ProcessLookupError):
            os.kill(server_id, signal.SIGKILL)
        assert await until(serves_again)
        assert await redis.get("name") == b"Ada"
    tending.cancel()
    await server.stop()
    assert await ended(tmp_path)


async def test_a_killed_keeper_leaves_no_second_writer(tmp_path: Path) -> None:
    async with user(tmp_path) as only:
        assert await only.line() == "started"
        server_id, keeper_id = await server_ids(tmp_path)
        assert int(await only.line()) > 0
        os.kill(keeper_id, signal.SIGKILL)
        acknowledged = await only.last_number()  # its connection breaks, and it with it

    server = await valkey.start(tmp_path, 64)
    assert not server.adopted
    assert not await lives(server_id)
    await server.stop()
    assert await acknowledged_now(tmp_path) >= acknowledged > 0


async def test_a_server_whose_keeper_is_gone_is_ended_before_the_next_starts(
    tmp_path: Path,
) -> None:
    # What a killed keeper leaves on macOS, where nothing tells the server of its keeper's death.
    folder = tmp_path / "valkey"
    folder.mkdir()
    socket = folder / "valkey.sock"
    command = valkey.server_command(valkey.server_binary(), folder, socket, 64)
    orphan = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        async with Redis.from_url(f"unix://{socket}") as redis:

            async def serves() -> bool:
                return await info_or_none(redis) is not None

            assert await until(serves)
            await redis.set("name", "Ada")

        server = await valkey.start(tmp_path, 64)

        assert not server.adopted
        assert await asyncio.wait_for(orphan.wait(), 20) == 0
        async with Redis.from_url(server.url) as redis:
            assert await redis.get("name") == b"Ada"
        await server.stop()
    finally:
        with suppress(ProcessLookupError):
            orphan.kill()
        await orphan.wait()


async def test_a_socket_that_a_crash_left_behind_is_no_obstacle(tmp_path: Path) -> None:
    async with user(tmp_path) as only:
        assert await only.line() == "started"
        server_id, keeper_id = await server_ids(tmp_path)
        os.kill(server_id, signal.SIGSTOP)  # so that it cannot tidy up
        os.kill(keeper_id, signal.SIGKILL)
        os.kill(server_id, signal.SIGKILL)
    assert await ended(tmp_path)
    assert (tmp_path / "valkey" / "valkey.sock").exists()

    server = await valkey.start(tmp_path, 64)
    assert not server.adopted
    await server.stop()


async def acknowledged_now(data_dir: Path) -> int:
    server = await valkey.start(data_dir, 64)
    async with Redis.from_url(server.url) as redis:
        number = int(await redis.get("acknowledged") or 0)
    await server.stop()
    return number


async def info_or_none(redis: Redis) -> dict[str, object] | None:
    try:
        await redis.exists("any")  # refused while it loads its data
        return dict(await redis.info("server"))
    except (RedisError, OSError):
        return None
