"""Health and metrics, asked over HTTP."""

import asyncio
import json
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.config.settings import Ops
from bot.errors import ConfigError, StoreUnavailable
from bot.ops.metrics import Metrics
from bot.ops.server import Check, Finding, Probes, listen, serve


@asynccontextmanager
async def served(
    checks: dict[str, Check] | None = None,
    metrics: Metrics | None = None,
    refresh: Callable[[], Awaitable[None]] | None = None,
    timeout_s: float = 20.0,
) -> AsyncIterator[tuple[str, aiohttp.ClientSession]]:
    """A server for these checks, its address, and a client."""
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    probes = Probes(checks or {}, (metrics or Metrics()).registry, refresh, timeout_s)
    timeout = aiohttp.ClientTimeout(total=20)
    async with aiohttp.ClientSession(timeout=timeout) as client:
        server = asyncio.create_task(serve(listener, probes))
        try:
            await get(client, f"{address}/healthz")
            yield address, client
        finally:
            server.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asyncio.wait_for(server, 20)
            assert listener.fileno() == -1


async def get(client: aiohttp.ClientSession, url: str, **options: object) -> tuple[int, str]:
    async with client.get(url, **options) as answer:
        return answer.status, await answer.text()


async def works() -> Finding:
    return Finding(True, "Redis answers.")


async def does_not_work() -> Finding:
    return Finding(False, "Slack: not connected.")


async def raises() -> Finding:
    raise StoreUnavailable("connection refused at a secret place")


async def breaks() -> Finding:
    raise ValueError("a secret place")


async def hangs() -> Finding:
    await asyncio.Event().wait()
    raise AssertionError


async def test_a_living_process_says_so_whatever_its_parts_do() -> None:
    async with served({"redis": raises}) as (address, client):
        status, body = await get(client, f"{address}/healthz")
    assert status == 200
    assert json.loads(body) == {"status": "alive"}


async def test_a_stuck_loop_gives_no_answer() -> None:
    async with served() as (address, client):
        port = int(address.rsplit(":", 1)[1])
        with socket.create_connection(("127.0.0.1", port), timeout=1) as other:
            other.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            other.settimeout(0.05)
            with pytest.raises(TimeoutError):  # this test holds the loop meanwhile
                other.recv(100)
        assert (await get(client, f"{address}/healthz"))[0] == 200


async def test_ready_when_every_part_works() -> None:
    async with served({"redis": works, "web": works}) as (address, client):
        status, body = await get(client, f"{address}/readyz")
    assert status == 200
    assert json.loads(body) == {
        "status": "ready",
        "parts": {
            "redis": {"ok": True, "says": "Redis answers."},
            "web": {"ok": True, "says": "Redis answers."},
        },
    }


async def test_not_ready_names_each_part_that_does_not_work() -> None:
    checks = {"redis": works, "slack": does_not_work, "store": raises, "odd": breaks}
    async with served(checks) as (address, client):
        status, body = await get(client, f"{address}/readyz")
    parts = json.loads(body)["parts"]
    assert status == 503
    assert [part["ok"] for part in parts.values()] == [True, False, False, False]
    assert parts["slack"]["says"] == "Slack: not connected."
    assert parts["store"]["says"] == StoreUnavailable.user_message
    assert "ValueError" in parts["odd"]["says"]
    assert "secret place" not in body


async def test_a_part_that_hangs_is_given_up() -> None:
    async with served({"redis": hangs, "web": works}, timeout_s=0.02) as (address, client):
        status, body = await get(client, f"{address}/readyz")
    assert status == 503
    assert "within 0.02 seconds" in json.loads(body)["parts"]["redis"]["says"]


async def test_metrics_are_read_by_prometheus_own_parser() -> None:
    metrics = Metrics()
    metrics.messages_admitted.labels("web", "admitted").inc()
    metrics.turns.labels("chat", "done").inc(2)
    metrics.first_text_seconds.labels("chat").observe(0.3)
    metrics.deliveries.labels("web", "post", "shown").inc()

    async def refresh() -> None:
        metrics.oldest_waiting_seconds.set(7)

    async with served(metrics=metrics, refresh=refresh) as (address, client):
        status, body = await get(client, f"{address}/metrics")
    samples = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(body)
        for sample in family.samples
    }
    assert status == 200
    assert samples["dragoman_messages_admitted_total", "admitted", "web"] == 1
    assert samples["dragoman_turns_total", "chat", "done"] == 2
    assert samples["dragoman_first_text_seconds_bucket", "0.5", "chat"] == 1
    assert samples["dragoman_delivery_calls_total", "post", "shown", "web"] == 1
    assert samples["dragoman_oldest_waiting_seconds",] == 7
    assert samples["process_resident_memory_bytes",] > 0


async def test_metrics_are_still_read_when_redis_is_away() -> None:
    async def refresh() -> None:
        raise StoreUnavailable

    async with served(refresh=refresh) as (address, client):
        status, body = await get(client, f"{address}/metrics")
    assert status == 200
    assert "dragoman_turns_running 0.0" in body


async def test_two_processes_in_one_program_do_not_share_metrics() -> None:
    one, other = Metrics(), Metrics()
    one.turns_running.inc()
    assert other.registry.get_sample_value("dragoman_turns_running") == 0


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/metrics/..", 404),
        ("POST", "/readyz", 405),
        ("HEAD", "/readyz", 200),
    ],
)
async def test_other_addresses_and_methods_are_refused(method: str, path: str, status: int) -> None:
    async with served() as (address, client), client.request(method, address + path) as answer:
        assert answer.status == status


async def test_the_program_keeps_its_own_signal_handlers() -> None:
    before = [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)]
    async with served() as (address, client):
        await get(client, f"{address}/healthz")
        assert [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)] == before


async def test_the_port_is_free_again_afterwards() -> None:
    async with served() as (address, _):
        port = int(address.rsplit(":", 1)[1])
    again = listen(Ops(port=port))
    assert again is not None
    again.close()


def test_port_zero_switches_it_off() -> None:
    assert listen(Ops(port=0)) is None


def test_a_taken_port_is_the_operators_mistake_and_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError) as caught:
            listen(Ops(port=port))
    (problem,) = caught.value.problems
    assert problem.startswith(f"ops.port: {port} is in use on 127.0.0.1, ")


@pytest.mark.parametrize("host", ["not an address", "203.0.113.7"])
def test_a_host_that_is_not_ours_is_named(host: str) -> None:
    with pytest.raises(ConfigError) as caught:
        listen(Ops(host=host, port=18081))
    assert caught.value.problems[0].startswith("ops")
    assert repr(host) in caught.value.problems[0]
