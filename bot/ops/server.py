"""Health and metrics for machines, over HTTP on an address of its own.

    /healthz   200 while the process lives and its event loop turns: an answer is the proof, since a
               stuck loop gives none. Restart when it does not answer.
    /readyz    200 while every part works, else 503; JSON with a sentence for each part. Send no
               traffic while it is 503; do not restart: Redis may come back.
    /metrics   Prometheus

Not covered: there is no login. `ops.host` is loopback by default; whoever opens it wider puts it
behind their own network's rules. The answers hold no secret and nothing that people wrote.
"""

import asyncio
import contextlib
import http.client
import json
import socket
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable, Generator, Mapping
from dataclasses import dataclass
from typing import Any

import structlog
import uvicorn
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder

from bot.config.settings import Ops
from bot.errors import DragomanError
from bot.ops import listening

logger = structlog.get_logger()

_STOP_WITHIN_S = 1
_LOOK_WITHIN_S = 3.0
_MOST_BYTES = 100_000

_Scope = Mapping[str, Any]
_Receive = Callable[[], Awaitable[Any]]
_Send = Callable[[dict[str, Any]], Awaitable[None]]
_Answer = tuple[int, str, bytes]  # status, media type, body


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look at one part showed: whether it works, and a sentence for the operator."""

    is_ok: bool
    sentence: str


Check = Callable[[], Awaitable[Finding]]
"""Looks at one part. May raise."""


@dataclass(frozen=True, slots=True)
class Probes:
    """What the server asks: `checks` by the part's name, the metrics, and, before each reading of
    them, `refresh`, for those that must be looked up. Each is given `timeout_s`."""

    checks: Mapping[str, Check]
    registry: CollectorRegistry
    refresh: Callable[[], Awaitable[None]] | None = None
    timeout_s: float = 2.0


def listen(settings: Ops) -> socket.socket | None:
    """The socket to serve on; None with port 0. Raises ConfigError naming the key that is wrong."""
    if settings.port == 0:
        return None
    return listening.listen("ops", settings.host, settings.port)


async def parts_of_running(settings: Ops) -> frozenset[str]:
    """The parts of the Dragoman that answers at this address already; none if no Dragoman does."""
    host = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # noqa: S104 - compared with, not bound
    name = f"[{host}]" if ":" in host else host
    try:
        told = await asyncio.to_thread(_read_json, f"http://{name}:{settings.port}/readyz")
        return frozenset(told["parts"]) if "redis" in told["parts"] else frozenset()
    except (OSError, http.client.HTTPException, ValueError, TypeError, KeyError):
        return frozenset()


async def serve(listener: socket.socket, probes: Probes) -> None:
    """Answer on `listener` until cancelled; closes it at the end."""
    server = _Server(
        uvicorn.Config(
            _app(probes),
            loop="none",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=_STOP_WITHIN_S,
            limit_concurrency=64,
        )
    )
    try:
        await server.serve(sockets=[listener])
    finally:
        if server.started:
            await server.shutdown(sockets=[listener])
        listener.close()


async def readiness(checks: Mapping[str, Check], timeout_s: float) -> dict[str, Finding]:
    """Look at every part at once; what raises or takes too long does not work."""
    looks = (_look(name, check, timeout_s) for name, check in checks.items())
    return dict(zip(checks, await asyncio.gather(*looks), strict=True))


def _read_json(url: str) -> Any:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(url, timeout=_LOOK_WITHIN_S) as answer:
            return json.loads(answer.read(_MOST_BYTES))
    except urllib.error.HTTPError as answer:  # 503: it runs, and some part of it does not work
        with answer:
            return json.loads(answer.read(_MOST_BYTES))


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers: the program decides when to stop."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def _app(probes: Probes) -> Callable[[_Scope, _Receive, _Send], Awaitable[None]]:
    async def app(scope: _Scope, receive: _Receive, send: _Send) -> None:
        if scope["type"] != "http":
            return
        answers: dict[str, Callable[[], Awaitable[_Answer]]] = {
            "/healthz": _healthz,
            "/readyz": lambda: _readyz(probes),
            "/metrics": lambda: _metrics(probes, _header(scope, b"accept")),
        }
        answer = answers.get(scope["path"])
        if answer is None:
            status, media_type, body = 404, "text/plain", b"There are /healthz, /readyz, /metrics."
        elif scope["method"] not in ("GET", "HEAD"):
            status, media_type, body = 405, "text/plain", b"Only GET and HEAD."
        else:
            status, media_type, body = await answer()
        headers = [
            (b"content-type", media_type.encode()),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
        ]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        body = b"" if scope["method"] == "HEAD" else body
        await send({"type": "http.response.body", "body": body})

    return app


async def _healthz() -> _Answer:
    return 200, "application/json", b'{"status": "alive"}'


async def _readyz(probes: Probes) -> _Answer:
    findings = await readiness(probes.checks, probes.timeout_s)
    is_ready = all(finding.is_ok for finding in findings.values())
    parts = {
        name: {"ok": finding.is_ok, "says": finding.sentence} for name, finding in findings.items()
    }
    body = {"status": "ready" if is_ready else "not ready", "parts": parts}
    return 200 if is_ready else 503, "application/json", json.dumps(body, indent=1).encode()


async def _metrics(probes: Probes, accept: str) -> _Answer:
    if probes.refresh is not None:
        # A value that cannot be looked up keeps what it was: the others are still worth reading.
        try:
            async with asyncio.timeout(probes.timeout_s):
                await probes.refresh()
        except (DragomanError, TimeoutError) as error:
            logger.warning("metrics.stale", error=type(error).__name__)
    encode, media_type = choose_encoder(accept)
    return 200, media_type, encode(probes.registry)


async def _look(name: str, check: Check, timeout_s: float) -> Finding:
    try:
        async with asyncio.timeout(timeout_s):
            return await check()
    except DragomanError as error:
        return Finding(False, error.user_message)
    except TimeoutError:
        return Finding(False, f"Did not answer within {timeout_s:g} seconds.")
    except Exception as error:
        logger.exception("readiness.failed", part=name)
        return Finding(False, f"The check itself failed ({type(error).__name__}); see the log.")


def _header(scope: _Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")
