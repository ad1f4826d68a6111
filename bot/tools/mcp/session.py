"""One MCP server: connected when its tools are first wanted, and again after it went away.

The client wants to be left in the task that entered it, so a task of its own keeps each connection
open. The official library (one second of CPU to import) is loaded in a thread, at first need.
"""

import asyncio
import contextlib
import importlib
import json
import os
import re
import time
from collections.abc import AsyncIterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog
from pydantic import ValidationError

from bot.errors import ToolFailed, ToolLost
from bot.ports import Consent, Source, Tool, ToolResult, ToolSpec, TurnContext
from bot.ports.typed_tool import cue_of, with_defaults
from bot.tools.mcp.causes import STARTING, why_away
from bot.tools.mcp.sieve import Sieve

if TYPE_CHECKING:
    from mcp.client.client import Client
    from mcp.types import CallToolResult, ListToolsResult

    from bot.tools.mcp import Server

logger = structlog.get_logger(__name__)

_CONNECT_WITHIN_S = 60.0  # one that `uvx` or `npx` has to fetch first
_REPLY_WAITS_S = 8.0
_CLOSE_WITHIN_S = 5.0
_AGAIN_AFTER_S = 30.0
_MOST_TOOLS = 64
_MOST_PAGES = 10
_MOST_LOOKS = 3  # the client looks at a list twice, and names what it sees first
_DESCRIPTION_CHARS = 1000
_SCHEMA_CHARS = 20_000
_NAME_CHARS = 64
_GONE = ("Session terminated", "Server returned an error response")
"""What the client says where a server over HTTP began anew, or something before it answers that it
is away (mcp/client/streamable_http.py)."""


class Session:
    """The way to one server. `log` of a started one goes to a file in the data folder."""

    def __init__(
        self,
        name: str,
        server: "Server",
        data_dir: Path,
        reply_waits_s: float = _REPLY_WAITS_S,
    ) -> None:
        self.name = name
        self._server = server
        self._data_dir = data_dir
        self._reply_waits_s = reply_waits_s
        self._connecting: asyncio.Task[None] | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._leave = asyncio.Event()
        self._client: Client | None = None
        self._tools: tuple[Tool, ...] = ()
        self._not_before = 0.0
        self._sieve = Sieve()
        self._status = 0
        self._why_away = ""

    @property
    def is_open(self) -> bool:
        """Whether the server is connected now."""
        return self._client is not None

    @property
    def why_away(self) -> str:
        """Why it is not connected now, in sentences for who runs this; "" if unknown."""
        is_idle = self._connecting is None or self._connecting.done()
        return self._why_away if is_idle else STARTING

    async def tools(self) -> tuple[Tool, ...]:
        """The server's tools; none while it cannot be reached, which is logged.

        A reply waits a little for a server that starts; that goes on starting meanwhile.
        """
        is_idle = self._connecting is None or self._connecting.done()
        if self._client is None and is_idle and time.monotonic() >= self._not_before:
            self._connecting = asyncio.create_task(self._reach(), name=f"mcp {self.name} connects")
        if self._connecting is not None and not self._connecting.done():
            await asyncio.wait((self._connecting,), timeout=self._reply_waits_s)
        return self._tools if self._client is not None else ()

    async def close(self) -> None:
        """Leave the server, and end it where it was started here."""
        connecting, self._connecting = self._connecting, None
        if connecting is not None:
            connecting.cancel()
            await asyncio.wait((connecting,))
        await self._disconnect()

    async def _reach(self) -> None:
        try:
            async with asyncio.timeout(_CONNECT_WITHIN_S):
                await self._connect()
        except Exception as error:  # a server, or the client, may fail in any way
            self._not_before = time.monotonic() + _AGAIN_AFTER_S
            where = ""
            if isinstance(error, ValidationError):  # what it says is off the protocol
                where = ".".join(str(part) for part in error.errors(include_input=False)[0]["loc"])
            self._why_away = why_away(error, self._server.command, self._log, self._status)
            logger.warning(
                "mcp.away",
                server=self.name,
                error=type(error).__name__,
                where=where,
                why=self._why_away,
            )
            await self._disconnect()

    async def _connect(self) -> None:
        await asyncio.to_thread(importlib.import_module, "mcp.client.client")
        self._leave, self._status = asyncio.Event(), 0
        ready: asyncio.Future[Client] = asyncio.get_running_loop().create_future()
        self._keeper = asyncio.create_task(self._keep(ready, self._leave), name=f"mcp {self.name}")
        await asyncio.wait((ready, self._keeper), return_when=asyncio.FIRST_COMPLETED)
        if not ready.done():
            await self._keeper  # raises why
            raise ConnectionError("closed at once")
        client = ready.result()
        self._tools = await self._list(client)
        self._client = client
        logger.info("mcp.connected", server=self.name, tools=len(self._tools))

    async def _keep(self, ready: "asyncio.Future[Client]", leave: asyncio.Event) -> None:
        async with self._open() as client:
            if not ready.done():
                ready.set_result(client)
            await leave.wait()

    async def _disconnect(self) -> None:
        self._client, self._tools = None, ()
        keeper, self._keeper = self._keeper, None
        if keeper is None:
            return
        self._leave.set()
        await asyncio.wait((keeper,), timeout=_CLOSE_WITHIN_S)
        keeper.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):  # it is being left anyway
            await keeper

    @contextlib.asynccontextmanager
    async def _open(self) -> "AsyncIterator[Client]":
        from mcp.client.client import Client
        from mcp.client.stdio import StdioServerParameters, stdio_client
        from mcp.client.streamable_http import streamable_http_client
        from mcp.shared._httpx_utils import create_mcp_http_client

        server = self._server
        async with contextlib.AsyncExitStack() as stack:
            if server.command:
                log = stack.enter_context(await asyncio.to_thread(self._open_log))
                command, *arguments = server.command
                parameters = StdioServerParameters(command=command, args=arguments, env=server.env)
                transport = stdio_client(parameters, errlog=log)
            else:
                http = create_mcp_http_client(headers=server.headers)
                http.event_hooks = {"response": [self._note_status]}
                await stack.enter_async_context(http)
                transport = streamable_http_client(server.url, http_client=http)
            client = Client(self._sieve.before(transport), read_timeout_seconds=server.timeout_s)
            yield await stack.enter_async_context(client)

    async def _note_status(self, response: Any) -> None:
        self._status = response.status_code

    @property
    def _log(self) -> Path:
        return self._data_dir / f"mcp-{self.name}.log"

    def _open_log(self) -> Any:
        self._data_dir.mkdir(parents=True, exist_ok=True)
        return os.fdopen(os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w")

    # ── tools ────────────────────────────────────────────────────────────────────────────────────

    async def _list(self, client: "Client") -> tuple[Tool, ...]:
        found: list[Tool] = []
        cursor: str | None = None
        for _ in range(_MOST_PAGES):
            page = await self._page(client, cursor)
            for each in page.tools:
                consent = self._server.tools.get(each.name, self._server.consent)
                if consent != "never" and len(json.dumps(each.input_schema)) <= _SCHEMA_CHARS:
                    description = (each.description or each.title or "")[:_DESCRIPTION_CHARS]
                    found.append(self._tool(each.name, description, each.input_schema, consent))
            cursor = page.next_cursor
            if cursor is None:
                break
        return tuple(found[:_MOST_TOOLS])

    async def _page(self, client: "Client", cursor: str | None) -> "ListToolsResult":
        for _ in range(_MOST_LOOKS):
            try:
                return await client.list_tools(cursor=cursor)
            except ValidationError as error:  # the client reads all tools or none
                odd = self._sieve.take_out(error)
                if not odd:
                    raise
            for name, where in odd.items():
                logger.warning("mcp.odd_tool", server=self.name, tool=name, where=where)
        return await client.list_tools(cursor=cursor)

    def _tool(
        self, name: str, description: str, schema: Mapping[str, Any], consent: Consent
    ) -> Tool:
        async def run(arguments: Mapping[str, Any], context: TurnContext) -> ToolResult:
            text = await self._call(name, arguments)
            return ToolResult(text, source=Source(known_as), is_from_outside=True)

        known_as = re.sub(r"[^A-Za-z0-9_-]", "_", f"{self.name}_{name}")[:_NAME_CHARS]
        return Tool(
            ToolSpec(known_as, description, schema, cue_of(self._server.cues)),
            run,
            doing=f"Asking {self.name}",
            consent=consent,
            is_lookup=True,
            as_used=partial(with_defaults, schema),
            timeout_s=self._server.timeout_s,
        )

    async def _call(self, name: str, arguments: Mapping[str, Any]) -> str:
        client = self._client
        if client is None:
            raise ToolFailed("the server is away")
        try:
            result = await client.call_tool(name, dict(arguments))
        except Exception as error:  # the client's errors, the transport's, and the server's own
            failed = _why(error)
            if failed is None:
                logger.warning("mcp.lost", server=self.name, error=type(error).__name__)
                if self._client is client:  # else it was left already
                    await self._disconnect()
                failed = ToolLost("the connection to the server broke")
            raise failed from None
        text = _text_of(result)
        if result.is_error:
            raise ToolFailed(text[:2000] or "the tool failed")
        return text


def _why(error: Exception) -> ToolFailed | None:
    """Why a call failed; None where the connection is gone, which the client reports like an error
    of the server's, and would go on without it."""
    from mcp.shared.exceptions import MCPError
    from mcp.types import CONNECTION_CLOSED, REQUEST_TIMEOUT

    if not isinstance(error, MCPError):
        return None
    code, said = error.error.code, error.error.message
    if code == CONNECTION_CLOSED or said in _GONE:
        return None
    if code == REQUEST_TIMEOUT:
        return ToolLost("the server did not answer in time")
    return ToolFailed(f"the server refused: {said[:500]}")


def _text_of(result: "CallToolResult") -> str:
    pieces = [
        block.text if block.type == "text" else f"[{block.type}, which cannot be shown here]"
        for block in result.content
    ]
    if not pieces and result.structured_content is not None:
        return json.dumps(result.structured_content, ensure_ascii=False)
    return "\n".join(pieces) or "Done; it answered nothing."
