"""The server: draws pictures of one colour, refuses what such servers refuse, fails on demand.

Its answers have the form that the openai client's types (3.57) describe: `ImagesResponse`, the
events `image_generation.*` and `image_edit.*`, moderation results, the list of models.
"""

import asyncio
import base64
import json
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from aiohttp import web

from tests.emulators.images.tiny_png import tiny_png

Fault = Literal[
    "refused", "busy", "failed", "hang", "drop", "not base64", "no picture", "cut", "flagged later"
]
"""refused: by the provider's filter; busy: 429; failed: 500; hang: nothing comes; drop: the
connection is torn down; not base64, no picture: the answer holds none; cut: a stream ends after its
first sketch; flagged later: the filter speaks in the stream, after the first sketch."""

_STATUS = {"refused": 400, "busy": 429, "failed": 500}
_TOLD = {
    "refused": ("moderation_blocked", "Your request was rejected by the safety system."),
    "busy": ("rate_limit_exceeded", "Rate limit reached for images."),
    "failed": (None, "The server had an error."),
}


@dataclass(slots=True)
class Asked:
    """A request: its path, its fields, and the bytes of a picture that came with it."""

    path: str
    fields: dict[str, Any]
    picture: bytes = b""
    ended: str = ""


@dataclass(slots=True)
class ImagesEmulator:
    """Use as an async context manager; then `base_url` is where it listens.

    `faults` are used up one a drawing (None: none). `lacks`: the calls it does not have ("edits",
    "models"), or not with this model ("edits of this model"). `refused_parameters`: a request that
    holds one gets 400, by name. `one_at_a_time`: it ignores `n`; `streams` False: it ignores
    `stream`. `models`: names, with the day on which each will be shut down. `forbidden`: words that
    its moderation flags; `flags_pictures`: it flags every picture whose bytes are in it.
    `draws(words)`: its pictures. While `holds` is not set it finishes none.
    """

    api_key: str = "sk-emulated"
    models: Mapping[str, str | None] = field(default_factory=lambda: {"painter": None})
    lacks: frozenset[str] = frozenset()
    refused_parameters: frozenset[str] = frozenset()
    one_at_a_time: bool = False
    streams: bool = True
    forbidden: tuple[str, ...] = ()
    flags_pictures: set[bytes] = field(default_factory=set)
    moderation_fails: bool = False
    draws: Callable[[str], bytes] = tiny_png
    holds: asyncio.Event | None = None
    faults: deque[Fault | None] = field(default_factory=deque)
    asked: list[Asked] = field(default_factory=list)
    base_url: str = ""
    _runner: web.AppRunner | None = None

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; port 0 takes a free one."""
        app = web.Application(client_max_size=64 * 2**20)
        app.add_routes(
            [
                web.post("/v1/images/generations", self._generate),
                web.post("/v1/images/edits", self._edit),
                web.post("/v1/moderations", self._moderate),
                web.get("/v1/models", self._list),
            ]
        )
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        self.base_url = f"http://{host}:{self._runner.addresses[0][1]}/v1"

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

    @property
    def drawings(self) -> list[Asked]:
        """The requests for pictures."""
        return [each for each in self.asked if each.path != "moderations"]

    async def _generate(self, request: web.Request) -> web.StreamResponse:
        asked = Asked("generations", await request.json())
        return await self._draw(request, asked)

    async def _edit(self, request: web.Request) -> web.StreamResponse:
        if "edits of this model" in self.lacks:
            return _no(400, None, "The model 'painter' does not support image edits.")
        if "edits" in self.lacks:
            return _no(404, None, "404 page not found")
        form = await request.post()
        picture = form.get("image") or form["image[]"]
        assert isinstance(picture, web.FileField)
        fields: dict[str, Any] = {
            name: value for name, value in form.items() if isinstance(value, str)
        }
        for name in ("n", "partial_images", "seed"):
            if name in fields:
                fields[name] = int(fields[name])
        fields["stream"] = fields.get("stream") == "true"
        return await self._draw(request, Asked("edits", fields, picture.file.read()))

    async def _draw(self, request: web.Request, asked: Asked) -> web.StreamResponse:
        self.asked.append(asked)
        if refusal := self._refusal(request, asked.fields):
            asked.ended = "turned down"
            return refusal
        fault = self.faults.popleft() if self.faults else None
        asked.ended = fault or "whole"
        if fault in _STATUS:
            code, message = _TOLD[fault]
            return _no(_STATUS[fault], code, message)
        if fault == "hang":
            await asyncio.Event().wait()
        if fault == "drop":
            assert request.transport is not None
            request.transport.abort()
            raise ConnectionResetError
        count = 1 if self.one_at_a_time else int(asked.fields.get("n") or 1)
        if asked.fields.get("stream") and self.streams:
            return await self._stream(request, asked, fault)
        pictures = [self._picture(asked, number) for number in range(count)]
        data = [{"b64_json": _encoded(picture)} for picture in pictures]
        if fault == "not base64":
            data = [{"b64_json": "<html>not found</html>"}]
        elif fault == "no picture":
            data = []
        await self._held()
        return web.json_response({"created": 1, "data": data})

    async def _stream(
        self, request: web.Request, asked: Asked, fault: str | None
    ) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        kind = "image_edit" if asked.path == "edits" else "image_generation"
        finished = self._picture(asked, 0)
        for index in range(int(asked.fields.get("partial_images") or 0)):
            sketch = {
                "b64_json": _encoded(tiny_png(f"sketch {index}")),
                "partial_image_index": index,
            }
            await _event(response, f"{kind}.partial_image", sketch)
            if fault == "cut":
                return response
            if fault == "flagged later":
                code, message = _TOLD["refused"]
                told = json.dumps({"error": {"code": code, "message": message}})
                await response.write(f"event: error\ndata: {told}\n\n".encode())
                return response
        await self._held()
        await _event(response, f"{kind}.completed", {"b64_json": _encoded(finished)})
        return response

    async def _held(self) -> None:
        if self.holds is not None:
            await self.holds.wait()

    def _picture(self, asked: Asked, number: int) -> bytes:
        drawn = sum(each.ended == "whole" for each in self.asked)
        return self.draws(f"{asked.fields['prompt']}|{asked.fields.get('seed')}|{drawn}|{number}")

    async def _moderate(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.asked.append(Asked("moderations", body))
        if self.moderation_fails:
            return _no(500, None, "The server had an error.")
        flagged = any(self._objects(part) for part in body["input"])
        categories = {"violence": flagged, "violence/graphic": False, "sexual": False}
        result = {
            "flagged": flagged,
            "categories": categories,
            "category_scores": {name: float(is_so) for name, is_so in categories.items()},
            "category_applied_input_types": {name: ["text"] for name in categories},
        }
        return web.json_response({"id": "modr-1", "model": body["model"], "results": [result]})

    def _objects(self, part: Mapping[str, Any]) -> bool:
        if part["type"] == "text":
            return any(word in part["text"].lower() for word in self.forbidden)
        data = base64.b64decode(part["image_url"]["url"].partition("base64,")[2])
        return data in self.flags_pictures

    async def _list(self, request: web.Request) -> web.Response:
        if not self._is_allowed(request):
            return _no(401, "invalid_api_key", "Incorrect API key provided.")
        if "models" in self.lacks:
            return _no(404, None, "404 page not found")
        data = [
            {"id": name, "object": "model", "created": 1, "owned_by": "x", "shutdown_date": until}
            for name, until in self.models.items()
        ]
        return web.json_response({"object": "list", "data": data})

    def _is_allowed(self, request: web.Request) -> bool:
        return request.headers.get("Authorization") == f"Bearer {self.api_key}"

    def _refusal(self, request: web.Request, fields: Mapping[str, Any]) -> web.Response | None:
        if not self._is_allowed(request):
            return _no(401, "invalid_api_key", "Incorrect API key provided.")
        if fields["model"] not in self.models:
            message = f"The model `{fields['model']}` does not exist"
            return _no(404, "model_not_found", message)
        for name in sorted(self.refused_parameters & {n for n in fields if fields[n]}):
            return _no(400, "unknown_parameter", f"Unknown parameter: '{name}'.", name)
        return None


def _no(status: int, code: str | None, message: str, parameter: str | None = None) -> web.Response:
    error = {
        "message": message,
        "type": "invalid_request_error",
        "code": code,
        "param": parameter,
    }
    return web.json_response({"error": error}, status=status)


async def _event(response: web.StreamResponse, kind: str, fields: dict[str, Any]) -> None:
    told = json.dumps({"type": kind, "created_at": 1, "output_format": "png", **fields})
    await response.write(f"event: {kind}\ndata: {told}\n\n".encode())


def _encoded(picture: bytes) -> str:
    return base64.b64encode(picture).decode()
