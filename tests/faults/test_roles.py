"""Gateways and workers as processes of their own, for a person on the web page."""

import asyncio
import json
from pathlib import Path
from typing import Any

import aiohttp

from bench.processes import free_port
from tests.faults.process import started

COUNT = " ".join(f"number{number}" for number in range(40))


def write_config(folder: Path, name: str, port: int) -> Path:
    """One data folder for all; a gateway of its own at `port`."""
    path = folder / f"{name}.yaml"
    path.write_text(
        f"""
data_dir: {folder / "data"}
models:
  main: {{kind: scripted, tokens_per_s: 30, rules: [{{when: count, say: '{COUNT}'}}]}}
adapters:
  web: {{port: {port}}}
ops: {{port: 0}}
"""
    )
    return path


async def visit(http: aiohttp.ClientSession) -> dict[str, str]:
    """Become a visitor as soon as the page is there; the headers to speak with."""
    async with asyncio.timeout(60):
        while True:
            try:
                async with http.post("/api/visitors") as answer:
                    return {"authorization": f"Bearer {(await answer.json())['token']}"}
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)


async def shown(http: aiohttp.ClientSession, headers: dict[str, str]) -> list[dict[str, Any]]:
    """The events of the conversation up to the end of a reply."""
    events: list[dict[str, Any]] = []
    async with asyncio.timeout(20), http.get("/api/events?after=0", headers=headers) as answer:
        async for line in answer.content:
            if line.startswith(b"data: "):
                events.append(json.loads(line[6:]))
                if events[-1].get("is_final"):
                    return events
    raise AssertionError("the stream ended early")


async def test_a_reply_reaches_every_gateway_from_whichever_worker_makes_it(tmp_path: Path) -> None:
    first, second = free_port(), free_port()
    async with (
        started(write_config(tmp_path, "first", first), {}, "gateway"),
        started(write_config(tmp_path, "second", second), {}, "gateway"),
        started(write_config(tmp_path, "worker", 0), {}, "worker"),
        aiohttp.ClientSession(f"http://127.0.0.1:{first}") as here,
        aiohttp.ClientSession(f"http://127.0.0.1:{second}") as there,
    ):
        headers = await visit(here)
        await visit(there)
        elsewhere = asyncio.create_task(shown(there, headers))
        message = {"id": "message-1", "text": "count"}
        async with here.post("/api/messages", json=message, headers=headers) as answer:
            assert answer.status == 202
        events = await shown(here, headers)
        text = "".join(event["text"] for event in events if event["kind"] == "shown")
        assert text.endswith(COUNT)
        assert len([event for event in events if event["kind"] == "shown"]) > 1, "it streams"
        assert (await elsewhere)[-1] == events[-1]
