"""The fault proxy does what it is asked, and nothing else."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

import pytest

from tests.faults.proxy import FaultProxy

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@pytest.fixture
async def proxy() -> AsyncIterator[FaultProxy]:
    """A proxy before a server that says everything back."""

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(1000):
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with FaultProxy("127.0.0.1", port) as running:
        yield running
    server.close()


@asynccontextmanager
async def connected(proxy: FaultProxy) -> AsyncIterator[Streams]:
    async with asyncio.timeout(20):
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        try:
            yield reader, writer
        finally:
            writer.close()


async def said_back(streams: Streams, text: bytes) -> bytes:
    reader, writer = streams
    writer.write(text)
    return await reader.readexactly(len(text))


async def test_it_forwards_both_ways_and_counts(proxy: FaultProxy) -> None:
    async with connected(proxy) as streams:
        assert await said_back(streams, b"hello") == b"hello"
    assert proxy.counts["connections"] == 1
    assert (proxy.counts["bytes_up"], proxy.counts["bytes_down"]) == (5, 5)


async def test_stopped_it_refuses_and_resets_and_healed_it_takes_connections_again(
    proxy: FaultProxy,
) -> None:
    async with connected(proxy) as (reader, writer):
        assert await said_back((reader, writer), b"a") == b"a"
        await proxy.stop()
        with pytest.raises(ConnectionResetError):
            await reader.read(1)
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", proxy.port)
    await proxy.heal()
    async with connected(proxy) as streams:
        assert await said_back(streams, b"b") == b"b"


async def test_a_black_hole_keeps_what_was_sent_until_it_heals(proxy: FaultProxy) -> None:
    async with connected(proxy) as (reader, writer):
        proxy.black_hole()
        writer.write(b"lost?")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await reader.read(1)
        await proxy.heal()
        assert await reader.readexactly(5) == b"lost?"


async def test_it_delays_each_way_and_keeps_the_order(proxy: FaultProxy) -> None:
    async with connected(proxy) as (reader, writer):
        proxy.delay_s = 0.02
        began_at = time.monotonic()
        for piece in (b"1", b"2", b"3"):
            writer.write(piece)
            await asyncio.sleep(0.001)
        assert await reader.readexactly(3) == b"123"
        assert time.monotonic() - began_at >= 0.04


async def test_it_cuts_after_so_many_bytes_once(proxy: FaultProxy) -> None:
    proxy.cut_after(3)
    async with connected(proxy) as (reader, writer):
        writer.write(b"abcdef")
        with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
            await reader.readexactly(6)
    assert proxy.counts["bytes_down"] == 3
    async with connected(proxy) as streams:
        assert await said_back(streams, b"abcdef") == b"abcdef"


async def test_half_closed_the_client_hears_the_end_and_may_still_speak(proxy: FaultProxy) -> None:
    async with connected(proxy) as (reader, writer):
        assert await said_back((reader, writer), b"a") == b"a"
        proxy.half_close()
        assert await reader.read() == b""
        before = proxy.counts["bytes_up"]
        writer.write(b"still here")
        await writer.drain()
        while proxy.counts["bytes_up"] < before + 10:  # noqa: ASYNC110 - a counter
            await asyncio.sleep(0.001)


@pytest.mark.parametrize(("when", "passed"), [("before", 0), ("after", 6)])
async def test_it_acts_when_something_passes_and_resets_that_connection(
    proxy: FaultProxy, when: Literal["before", "after"], passed: int
) -> None:
    seen: list[int] = []
    proxy.at_sight(b"needle", lambda: seen.append(proxy.counts["bytes_up"]), when)
    async with connected(proxy) as streams:
        with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
            await said_back(streams, b"needle")
    async with connected(proxy) as streams:
        assert await said_back(streams, b"needle") == b"needle"
    assert seen == [passed]
