"""An OpenAI-compatible server over real HTTP, for tests, benches and whoever tries the bot.

It streams paced tokens, refuses what such servers refuse, fails on demand, and keeps what it was
asked. It invents nothing: without a script it repeats what the person said.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

from tests.emulators.openai import chunks
from tests.emulators.openai.answers import Answer, Drop, Hang, Refuse, Replay, Say

CHARACTERS_PER_TOKEN = 4
EOF_AFTER_S = 0.01
"""Real servers close the response in a packet of its own, a little after `[DONE]`."""
AGAIN_AFTER_S = 0.05
"""Between two pieces of a stream without end."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A recording that was to be written down."""

    name: str
    media_type: str
    data: bytes
    fields: dict[str, str]


@dataclass(slots=True)
class Asked:
    """A request and what became of it.

    `ending`: "" while it runs, then "whole", the name of the fault, "refused", or "client left"
    when the other side closed the connection before the end.
    """

    body: dict[str, Any]
    headers: dict[str, str]
    tokens_sent: int = 0
    ending: str = ""
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def last_words(self) -> str:
        """The newest message of the prompt."""
        return str(self.body["messages"][-1]["content"])


class OpenAIEmulator:
    """The server. Use as an async context manager; then `base_url` is where it listens.

    `answers` are used up one a request; after that, `default` is given (None: repeat what was
    said; a function: what it says to the request). `api_key`: any other key gets 401. `models`:
    any other model gets 404 (empty: all are taken). `refused_parameters`: a request that holds one
    gets 400. `context_tokens`: a longer prompt gets 400, counted at four characters a token, in
    the words of llama.cpp's server.

    A recording is written down as `transcript`, unless `hears` has an answer for it.
    """

    def __init__(
        self,
        *answers: Answer,
        default: Answer | Callable[[Asked], Answer] | None = None,
        api_key: str = "",
        models: tuple[str, ...] = (),
        refused_parameters: frozenset[str] = frozenset(),
        context_tokens: int = 0,
        tokens_per_s: float = 0.0,
    ) -> None:
        self.answers: deque[Answer] = deque(answers)
        self.default = default
        self.api_key = api_key
        self.models = models
        self.refused_parameters = refused_parameters
        self.context_tokens = context_tokens
        self.tokens_per_s = tokens_per_s
        self.asked: list[Asked] = []
        self.transcript = "what was said"
        self.hears: deque[Refuse | Hang | Drop] = deque()
        self.heard: list[Heard] = []
        self.base_url = ""
        self._peers: set[object] = set()
        self._runner: web.AppRunner | None = None

    @property
    def connections(self) -> int:
        """How many connections asked for replies so far."""
        return len(self._peers)

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; port 0 takes a free one."""
        app = web.Application(client_max_size=16 * 2**20)
        app.router.add_post("/v1/chat/completions", self._complete)
        app.router.add_post("/v1/audio/transcriptions", self._transcribe)
        app.router.add_get("/v1/models", self._list)
        # a handler is cancelled when its client leaves: that is how a real server stops generating
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        bound = self._runner.addresses[0][1]
        self.base_url = f"http://{host}:{bound}/v1"

    async def stop(self) -> None:
        """Close every connection and stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.stop()

    async def _list(self, request: web.Request) -> web.Response:
        if not self._is_allowed(request):
            return _refuse(_WRONG_KEY)
        names = self.models or ("emulated",)
        data = [{"id": name, "object": "model", "owned_by": "emulator"} for name in names]
        return web.json_response({"object": "list", "data": data})

    async def _transcribe(self, request: web.Request) -> web.Response:
        form = await request.post()
        file = form["file"]
        assert isinstance(file, web.FileField)
        with file.file as opened:
            data = opened.read()
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        self.heard.append(Heard(file.filename, file.content_type, data, fields))
        answer = None if self._is_allowed(request) else _WRONG_KEY
        answer = answer or (self.hears.popleft() if self.hears else None)
        if isinstance(answer, Refuse):
            return _refuse(answer)
        if isinstance(answer, Hang):
            await asyncio.Event().wait()
        if isinstance(answer, Drop) and request.transport is not None:
            request.transport.close()
            raise ConnectionResetError
        return web.json_response({"text": self.transcript})

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        self._peers.add(request.transport and request.transport.get_extra_info("peername"))
        asked = Asked(await request.json(), dict(request.headers))
        self.asked.append(asked)
        try:
            return await self._answer(request, asked)
        except (asyncio.CancelledError, ConnectionResetError):
            asked.ending = asked.ending or "client left"
            raise
        finally:
            asked.ended.set()

    async def _answer(self, request: web.Request, asked: Asked) -> web.StreamResponse:
        refused = self._refusal_of(request, asked.body)
        answer = refused or self._next_answer(asked)
        if isinstance(answer, Refuse):
            asked.ending = "refused"
            return _refuse(answer)
        if isinstance(answer, Hang):
            await asyncio.Event().wait()
        if isinstance(answer, Drop):
            asked.ending = "drop"
            if request.transport is not None:
                request.transport.close()
            raise ConnectionResetError
        if isinstance(answer, Say) and not asked.body.get("stream"):
            asked.ending = "whole"
            return web.json_response(_whole(str(asked.body["model"]), answer))
        response = web.StreamResponse(
            headers={"Content-Type": getattr(answer, "content_type", "text/event-stream")}
        )
        if isinstance(answer, Replay) and answer.is_compressed:
            response.enable_compression(web.ContentCoding.gzip)
        await response.prepare(request)
        if isinstance(answer, Replay):
            await _replay(response, answer)
            asked.ending = "whole"
        elif isinstance(answer, Say):
            await _say(request, response, answer, asked)
        return response

    def _next_answer(self, asked: Asked) -> Answer:
        if self.answers:
            return self.answers.popleft()
        if callable(self.default):
            return self.default(asked)
        return self.default or Say(asked.last_words, tokens_per_s=self.tokens_per_s)

    def _is_allowed(self, request: web.Request) -> bool:
        return not self.api_key or request.headers.get("Authorization") == f"Bearer {self.api_key}"

    def _refusal_of(self, request: web.Request, body: dict[str, Any]) -> Refuse | None:
        if not self._is_allowed(request):
            return _WRONG_KEY
        if self.models and body["model"] not in self.models:
            return Refuse(
                404, f"The model `{body['model']}` does not exist", code="model_not_found"
            )
        for name in sorted(self.refused_parameters & body.keys()):
            return Refuse(
                400,
                f"Unsupported parameter: '{name}' is not supported with this model.",
                code="unsupported_parameter",
                parameter=name,
            )
        size = sum(len(str(said["content"])) for said in body["messages"]) // CHARACTERS_PER_TOKEN
        if self.context_tokens and size > self.context_tokens:
            return Refuse(
                400,
                f"request ({size} tokens) exceeds the available context size "
                f"({self.context_tokens} tokens), try increasing it",
                kind="exceed_context_size_error",
            )
        return None


_WRONG_KEY = Refuse(401, "Incorrect API key provided.", code="invalid_api_key")


def _refuse(refuse: Refuse) -> web.Response:
    headers = {}
    if refuse.retry_after_s is not None:
        headers["Retry-After"] = f"{refuse.retry_after_s:g}"
    body = chunks.refusal(refuse.message, refuse.kind, refuse.code, refuse.parameter)
    return web.json_response(body, status=refuse.status, headers=headers)


def _whole(model: str, say: Say) -> dict[str, Any]:
    message = {"role": "assistant", "content": say.text}
    choice = {"index": 0, "message": message, "finish_reason": say.finish_reason}
    used = chunks.usage(0, len(say.tokens))
    return chunks.chunk(model, object="chat.completion", choices=[choice], usage=used)


async def _replay(response: web.StreamResponse, replay: Replay) -> None:
    size = replay.piece_bytes or max(1, len(replay.data))
    for at in range(0, len(replay.data), size):
        await response.write(replay.data[at : at + size])
        await asyncio.sleep(0)
    if replay.keeps_open:
        await asyncio.Event().wait()
    await response.write_eof()


async def _say(request: web.Request, response: web.StreamResponse, say: Say, asked: Asked) -> None:
    model, loop = str(asked.body["model"]), asyncio.get_running_loop()
    await response.write(chunks.event(chunks.delta(model, role="assistant", content="")))
    if say.first_token_after_s:
        await asyncio.sleep(say.first_token_after_s)
    began_at = loop.time()
    for number, token in enumerate(say.tokens):
        if say.fault and number == say.after_tokens:
            break
        await response.write(chunks.event(chunks.delta(model, content=token)))
        asked.tokens_sent += 1
        if say.tokens_per_s:
            await asyncio.sleep(began_at + (number + 1) / say.tokens_per_s - loop.time())
    if say.fault:
        asked.ending = say.fault
        await _go_wrong(request, response, say, model)
        return
    await _end(response, say, asked, model)


async def _go_wrong(
    request: web.Request, response: web.StreamResponse, say: Say, model: str
) -> None:
    if say.fault == "drop" and request.transport is not None:
        request.transport.abort()
    elif say.fault == "hang":
        await asyncio.Event().wait()
    elif say.fault == "malformed":
        half = chunks.event(chunks.delta(model, content="never seen"))[:-20]
        await response.write(half + b"\n\ndata: [DONE]\n\n")
    elif say.fault in ("endless", "comments"):
        again = chunks.event(chunks.delta(model, content=say.tokens[say.after_tokens - 1]))
        while True:  # the handler is cancelled when the client leaves
            await response.write(again if say.fault == "endless" else b": PROCESSING\n\n")
            await asyncio.sleep(AGAIN_AFTER_S)
    elif say.fault == "error":
        failed = chunks.refusal("The server had an error", "server_error", None, None)
        await response.write(chunks.event(failed))


async def _end(response: web.StreamResponse, say: Say, asked: Asked, model: str) -> None:
    for index, (name, arguments) in enumerate(say.calls):
        function = {"name": name, "arguments": arguments}
        call = {"index": index, "id": f"call_{index}", "type": "function", "function": function}
        await response.write(chunks.event(chunks.delta(model, tool_calls=[call])))
    last = [chunks.event(chunks.delta(model, finish_reason=say.finish_reason))]
    if (asked.body.get("stream_options") or {}).get("include_usage"):
        size = sum(len(str(said["content"])) for said in asked.body["messages"])
        used = chunks.usage(size // CHARACTERS_PER_TOKEN, asked.tokens_sent)
        last.append(chunks.event(chunks.chunk(model, usage=used)))
    last.append(b"data: [DONE]\n\n")
    await response.write(b"".join(last))
    asked.ending = "whole"
    await asyncio.sleep(EOF_AFTER_S)
    await response.write_eof()
