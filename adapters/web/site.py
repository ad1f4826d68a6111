"""The ASGI application: API, pages and files joined."""

import asyncio
from importlib import metadata

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from adapters.web import Settings, api, pages, refusals
from adapters.web.body_limit import BodyLimit
from adapters.web.door import Door
from adapters.web.headers import SecurityHeaders
from adapters.web.refusals import Refusal
from bot.errors import StoreUnavailable
from bot.ports import Blobs, Intake, Live

_BODY_OVERHEAD_BYTES = 4_096

_JSON_BYTES_PER_CHARACTER = 12
"""The most that JSON takes for one character: an escaped surrogate pair."""


def build_site(
    settings: Settings, intake: Intake, live: Live, blobs: Blobs, stopping: asyncio.Event
) -> ASGIApp:
    """The application. `stopping` ends open event streams."""
    most_bytes = settings.message_max_chars * _JSON_BYTES_PER_CHARACTER + _BODY_OVERHEAD_BYTES
    site = FastAPI(
        title=settings.title,
        description=(api.__doc__ or "").strip(),
        version=metadata.version("dragoman"),
        openapi_url="/api/openapi.json",
        docs_url=None,  # FastAPI's pages load scripts from another host
        redoc_url=None,
        max_body_size=max(most_bytes, settings.attach_max_bytes),
        telemetry={"tracing": False, "metrics": False, "logs": False},
        exception_handlers={
            Refusal: refusals.on_refusal,
            StoreUnavailable: refusals.on_store_unavailable,
            RequestValidationError: refusals.on_invalid_request,
            HTTPException: refusals.on_http_error,
            Exception: refusals.on_surprise,
        },
    )
    site.include_router(api.routes(Door(settings, intake, live, blobs, stopping)))
    site.include_router(pages.routes(settings))
    site.mount("/static", pages.static_files())
    if settings.allowed_origins:
        site.add_middleware(
            CORSMiddleware,
            allow_origins=settings.allowed_origins,
            allow_methods=["GET", "POST"],
            allow_headers=["authorization", "content-type", "last-event-id"],
            expose_headers=["retry-after"],
        )
    return SecurityHeaders(BodyLimit(site, most_bytes, {"/api/files": settings.attach_max_bytes}))
