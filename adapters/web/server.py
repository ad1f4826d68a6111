"""uvicorn, set up to be a part of a larger program."""

from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from adapters.web import Settings


class Server(uvicorn.Server):
    """uvicorn without its own signal handlers: the program around it decides when to end."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone."""
        yield


def server_config(site: ASGIApp, settings: Settings, stop_within_s: int) -> uvicorn.Config:
    """How to serve `site`."""
    return uvicorn.Config(
        site,
        lifespan="off",
        ws="none",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_keep_alive=30,
        timeout_graceful_shutdown=stop_within_s,
    )
