"""The web as an adapter: serves the site, and shows replies through the live stream."""

import asyncio
import socket

import structlog

from adapters.live_events import LiveDelivery
from adapters.web import Settings
from bot.ops.listening import listen
from bot.ports import Blobs, Intake, Limits, Live

log = structlog.get_logger(__name__)

LIMITS = Limits(
    message_length=1_000_000,
    # Small enough to look like streaming; not smaller, since an edit costs what ten tokens cost
    # (docs/performance.md): it goes through Redis twice, and to every page that is open.
    edit_gaps_s=(0.05, 0.1, 0.15, 0.25),
    grows_by_append=True,
    choices_max=10,
    shows_sketches=True,
    shows_steps=True,
    file_max_bytes=64 * 1024 * 1024,  # what is kept of a file is bounded by `files.max_mb`
)

STOP_WITHIN_S = 3


class WebAdapter:
    """See `bot.ports.Adapter`. `port` is the one really bound, which matters with port 0."""

    name = "web"
    limits = LIMITS

    def __init__(self, settings: Settings, live: Live, blobs: Blobs) -> None:
        self._settings = settings
        self._blobs = blobs
        self._delivery = LiveDelivery(
            self.name,
            settings.site,
            live,
            blobs,
            takes_ratings=settings.rating_buttons,
            has_buttons=True,
        )
        self.port = settings.port
        self.claim_room = self._delivery.claim_room
        self.post = self._delivery.post
        self.update = self._delivery.update
        self.find = self._delivery.find
        self.show_status = self._delivery.show_status
        self.fetch = self._delivery.fetch
        self._is_serving = False

    @property
    def is_connected(self) -> bool:
        """Whether the page answers."""
        return self._is_serving

    @property
    def url(self) -> str:
        """Where a browser on this machine finds the page."""
        host = self._settings.host
        if host in {"0.0.0.0", "::", ""}:  # noqa: S104 - compared with, not bound
            host = "127.0.0.1"
        return f"http://[{host}]:{self.port}/" if ":" in host else f"http://{host}:{self.port}/"

    async def open(self) -> None:
        """Delivering needs Redis only, which is there already."""

    async def probe(self) -> None:
        """Whether the address can be listened on. Raises ConfigError."""
        self._listen().close()

    async def run(self, intake: Intake, live: Live) -> None:
        """Serve until cancelled; raises ConfigError where the address cannot be had."""
        from adapters.web.server import Server, server_config
        from adapters.web.site import build_site

        stopping = asyncio.Event()
        site = build_site(self._settings, intake, live, self._blobs, stopping)
        listener = self._listen()
        self.port = listener.getsockname()[1]
        server = Server(server_config(site, self._settings, STOP_WITHIN_S))
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            self._is_serving = True
            log.info("web.ready", url=self.url)
            await asyncio.shield(serving)
        finally:
            self._is_serving = False
            stopping.set()
            server.should_exit = True
            try:
                async with asyncio.timeout(STOP_WITHIN_S + 1):
                    await serving
            finally:
                listener.close()

    async def close(self) -> None:
        """Nothing stays open after `run`."""

    def _listen(self) -> socket.socket:
        return listen("adapters.web", self._settings.host, self._settings.port)
