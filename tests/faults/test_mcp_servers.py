"""Real MCP servers: mcp-server-time over stdio, stamp-mcp over HTTP, and what becomes of us when
they are not there."""

import asyncio
import json
import os
import socket
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from structlog.testing import capture_logs

from bot.errors import ToolFailed, ToolLost
from bot.models.guided import guide
from bot.ports import ModelMessage, ModelOptions, ModelPart, Tool, ToolParts, TurnContext
from bot.reply import TextDelta
from bot.tools import mcp
from bot.tools.mcp.session import Session
from tests.dialogue.test_tools import CallingModel
from tests.program import program
from tests.unit.speakers import TellingModel, conversation, message

TIME = [sys.executable, "-m", "mcp_server_time", "--local-timezone", "UTC"]
CONTEXT = TurnContext(
    "t1", (message("Hi"),), "Hi", conversation(), "", TellingModel(), ModelOptions()
)


@asynccontextmanager
async def stamp() -> AsyncIterator[str]:
    """The address of a stamp-mcp server that runs on loopback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "stamp_mcp.http_server"),
        env=os.environ | {"STAMP_PORT": str(port), "STAMP_DRIFT_LOG": os.devnull},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(20):
            while True:
                try:
                    _, writer = await asyncio.open_connection("127.0.0.1", port)
                except OSError:
                    await asyncio.sleep(0.05)
                else:
                    writer.close()
                    break
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        process.terminate()
        await process.wait()


def by_name(tools: tuple[Tool, ...]) -> dict[str, Tool]:
    return {tool.spec.name: tool for tool in tools}


async def test_two_servers_are_used_one_over_stdio_and_one_over_http(tmp_path: Path) -> None:
    async with stamp() as url:
        settings = mcp.Settings.model_validate(
            {
                "servers": {
                    "time": {"command": TIME, "tools": {"convert_time": "never"}},
                    "stamp": {"url": url, "consent": "ask_always", "tools": {"calculate": "free"}},
                    "gone": {"url": "http://127.0.0.1:9/mcp"},
                }
            }
        )
        box = mcp.build(settings, ToolParts(tmp_path))
        try:
            async with asyncio.timeout(30):
                tools = by_name(await box.tools())
                while len(tools) < 7:  # each call waits for a while
                    tools = by_name(await box.tools())
            assert "time_convert_time" not in tools
            assert tools["time_get_current_time"].consent == "ask_once"
            assert tools["stamp_calculate"].consent == "free"
            assert tools["stamp_diff"].consent == "ask_always"
            told = await tools["time_get_current_time"].run({"timezone": "Asia/Tokyo"}, CONTEXT)
            assert "Asia/Tokyo" in told.text
            assert told.is_from_outside
            summed = await tools["stamp_calculate"].run({"expression": "17*23"}, CONTEXT)
            assert "391" in summed.text
            with pytest.raises(ToolFailed, match="Nowhere"):
                await tools["time_get_current_time"].run({"timezone": "Nowhere"}, CONTEXT)
        finally:
            await box.close()
            await box.close()


async def test_a_server_that_went_away_is_told_of_and_left(tmp_path: Path) -> None:
    async with stamp() as url:
        settings = mcp.Settings.model_validate({"servers": {"stamp": {"url": url}}})
        box = mcp.build(settings, ToolParts(tmp_path))
        tool = by_name(await box.tools())["stamp_calculate"]
    with pytest.raises(ToolFailed, match=r"broke|refused"):
        await tool.run({"expression": "1+1"}, CONTEXT)
    await box.close()


async def test_a_server_that_died_is_started_again_for_the_next_reply(
    redis_url: str, tmp_path: Path
) -> None:
    starts = tmp_path / "starts"
    command = [sys.executable, "-m", "tests.emulators.dying_mcp", str(starts)]
    more = f"tools: {{mcp: {{servers: {{x: {{command: {command!r}, consent: ask_always}}}}}}}}"
    model = CallingModel([("x_go", "{}")])
    async with program(redis_url, model=model, more=more) as person:
        await person.asks("go")
        assert "I had begun `x_go`; it may still have been done." in await person.asks("1")
        await person.asks("go")
        assert await person.asks("1") == "Done.\n\n_Used with consent: x_go_"
        assert "Gone." in model.prompts[-1][-1].content
    assert starts.read_text() == "ss"


async def test_a_server_over_http_that_began_anew_is_connected_again(tmp_path: Path) -> None:
    answers: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        if request.method != "POST":
            return web.Response(status=405)
        asked = await request.json()
        answers.append(asked["method"])
        known = request.headers.get("Mcp-Session-Id")
        if asked["method"] == "initialize":
            result: dict[str, object] = {
                "protocolVersion": "2025-06-18",
                "capabilities": {"tools": {}},
                "serverInfo": {"name": "x", "version": "1"},
            }
            session = f"s{answers.count('initialize')}"
        elif asked["method"] == "tools/list":
            result = {"tools": [{"name": "go", "inputSchema": {"type": "object"}}]}
        elif asked["method"] == "tools/call" and known == "s1":
            return web.Response(status=404)  # it does not know its sessions of before any more
        elif asked["method"] == "tools/call":
            result = {"content": [{"type": "text", "text": "Gone."}]}
        elif "id" not in asked:
            return web.Response(status=202)
        else:
            error = {"code": -32601, "message": "no"}
            return web.json_response({"jsonrpc": "2.0", "id": asked["id"], "error": error})
        headers = {"Mcp-Session-Id": session} if asked["method"] == "initialize" else {}
        found = {"jsonrpc": "2.0", "id": asked["id"], "result": result}
        return web.json_response(found, headers=headers)

    app = web.Application()
    app.router.add_route("*", "/mcp", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/mcp"
    box = mcp.build(
        mcp.Settings.model_validate({"servers": {"x": {"url": url}}}), ToolParts(tmp_path)
    )
    try:
        (tool,) = await box.tools()
        with pytest.raises(ToolLost):
            await tool.run({}, CONTEXT)
        (tool,) = await box.tools()
        assert (await tool.run({}, CONTEXT)).text == "Gone."
    finally:
        await box.close()
        await runner.cleanup()


async def test_why_each_server_is_away_is_told(tmp_path: Path) -> None:
    """What to do about it differs: a program to install, a log to read, an address to check."""

    async def refuses(request: web.Request) -> web.Response:
        return web.Response(status=401)

    app = web.Application()
    app.router.add_post("/mcp", refuses)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    (tmp_path / "no-program").write_text("x")
    servers = {
        "missing": {"command": ["no-such-program-here", "--x"]},
        "elsewhere": {"command": ["echo"], "env": {"PATH": str(tmp_path)}},
        "no-program": {"command": [str(tmp_path / "no-program")]},
        "ends": {"command": ["sh", "-c", "echo no such module >&2; exit 1"]},
        "chats": {"command": ["echo", "Hello"]},
        "nobody": {"url": "http://127.0.0.1:1/mcp"},
        "nowhere": {"url": "http://no-such-host.invalid/mcp"},
        "strict": {"url": f"http://127.0.0.1:{runner.addresses[0][1]}/mcp"},
    }
    settings = mcp.Settings.model_validate({"servers": servers})
    box = mcp.build(settings, ToolParts(tmp_path))
    assert await box.tools() == ()
    why = {place.removeprefix("servers."): sentence for place, sentence in box.away().items()}
    await box.close()
    await runner.cleanup()
    assert why.keys() == servers.keys()
    log = tmp_path / "mcp-ends.log"
    for name, sentence in (
        ("missing", "There is no program `no-such-program-here` in PATH. Install it, or"),
        ("elsewhere", "There is no program `echo` in PATH."),
        ("no-program", f"There is no program `{tmp_path / 'no-program'}` that can be started."),
        ("ends", f"It ended, or spoke no MCP in time; what it wrote is in {log}."),
        ("chats", "It ended, or spoke no MCP"),
        ("nobody", "The connection is refused: nothing listens there."),
        ("nowhere", "Its name does not resolve."),
        ("strict", "It answers with HTTP 401. Check the address, and its `headers`."),
    ):
        assert why[name].startswith(sentence), (name, why[name])
    assert log.read_text() == "no such module\n"


async def test_a_server_that_is_slow_to_start_is_told_to_be_starting(tmp_path: Path) -> None:
    slow = Session("slow", mcp.Server(command=("sleep", "60")), tmp_path, reply_waits_s=0.1)
    assert await slow.tools() == ()
    assert slow.why_away.startswith("It has not answered yet")
    await slow.close()


async def test_of_a_server_only_the_tools_that_are_off_the_protocol_are_left_out_and_named(
    tmp_path: Path,
) -> None:
    script = """
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    if "id" not in asked:
        continue
    said = {"error": {"code": -32601, "message": "no"}}
    if asked["method"] == "initialize":
        about = {"name": "x", "version": "1"}
        said = {"result": {"protocolVersion": "2025-06-18", "capabilities": {"tools": {}},
                           "serverInfo": about}}
    elif asked["method"] == "tools/list":
        said = {"result": {"tools": [{"name": "odd", "inputSchema": {"type": "string"}},
                                     {"name": "go", "inputSchema": {"type": "object"}},
                                     {"inputSchema": {"type": "object"}}]}}
    elif asked["method"] == "tools/call":
        said = {"result": {"content": [{"type": "text", "text": "Gone."}]}}
    print(json.dumps({"jsonrpc": "2.0", "id": asked["id"], **said}), flush=True)
"""
    server = {"command": [sys.executable, "-c", script]}
    box = mcp.build(mcp.Settings.model_validate({"servers": {"x": server}}), ToolParts(tmp_path))
    with capture_logs() as logged:
        (tool,) = await box.tools()
        assert (tool.spec.name, (await tool.run({}, CONTEXT)).text) == ("x_go", "Gone.")
        await box.close()
    odd = [each for each in logged if each["event"] == "mcp.odd_tool"]
    assert [(each["tool"], each["where"]) for each in odd] == [
        ("odd", "inputSchema.type"),
        ("number 3", "name"),
    ]


async def test_a_server_we_start_gets_none_of_our_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "CANARY")
    seen = tmp_path / "seen"
    script = f"import os; open({str(seen)!r}, 'w').write(repr(dict(os.environ)))"
    command = {"command": [sys.executable, "-c", script], "env": {"KEY": "given"}}
    settings = mcp.Settings.model_validate({"servers": {"peek": command}})
    box = mcp.build(settings, ToolParts(tmp_path))
    waiting = asyncio.create_task(box.tools())
    async with asyncio.timeout(20):
        while not seen.exists() or not seen.read_text():  # noqa: ASYNC110 - another process writes it
            await asyncio.sleep(0.02)
    await box.close()
    assert await waiting == ()
    assert "given" in seen.read_text()
    assert "CANARY" not in seen.read_text()


class GuidedModel(CallingModel):
    """One that cannot call tools by itself: it chooses by schema, where config gives a cue."""

    async def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Choose, or speak."""
        async for part in guide(self._plain, messages, options):
            yield part

    async def _plain(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        self.prompts.append(list(messages))
        assert not options.tools
        await asyncio.sleep(0)
        ((name, arguments),) = self.rounds[0]
        chosen = json.dumps({"tool": name, "arguments": json.loads(arguments)})
        yield TextDelta(chosen if options.schema else self.says)


@pytest.mark.parametrize("kind", [CallingModel, GuidedModel])
async def test_a_person_allows_what_a_server_does(redis_url: str, kind: type[CallingModel]) -> None:
    servers = f"tools: {{mcp: {{servers: {{time: {{command: {TIME!r}, cues: [What Time]}}}}}}}}"
    model = kind([("time_get_current_time", '{"timezone": "Asia/Tokyo"}')])
    async with program(redis_url, model=model, more=servers) as person:
        asked = await person.asks("what time is it in Tokyo?")
        assert "I would like to use `time_get_current_time`" in asked
        assert await person.asks("1") == "Done.\n\n_Used with consent: time_get_current_time_"
        assert "Asia/Tokyo" in model.prompts[-1][-1].content
