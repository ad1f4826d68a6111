"""The chat page, the same page for embedding, the widget's script, and their files.

Everything is served from the package; nothing is fetched from another host, by us or by the page.
"""

from html import escape
from pathlib import Path
from string import Template

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse, Response
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from adapters.web import Settings

STATIC = Path(__file__).parent / "static"

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
)
"""`data:` is for the icons of the page's components, `blob:` for files that the page has fetched
with the visitor's token; text of a reply can hold no image."""


def policy(ancestors: str) -> str:
    """The Content-Security-Policy of a page that `ancestors` may embed."""
    return _POLICY.format(ancestors=ancestors)


def routes(settings: Settings) -> APIRouter:
    """The pages."""
    router = APIRouter(include_in_schema=False)
    template = Template((STATIC / "page.html").read_text(encoding="utf-8"))

    def page(mode: str) -> str:
        return template.substitute(
            title=escape(settings.title),
            greeting=escape(settings.greeting),
            suggestions="".join(
                f'<button type="button">{escape(text)}</button>' for text in settings.suggestions
            ),
            max_chars=settings.message_max_chars,
            attach="" if settings.attach_max_bytes else "hidden",
            mode=mode,
        )

    page_html, widget_html = page("page"), page("widget")
    widget_ancestors = " ".join(("'self'", *settings.allowed_origins))

    @router.get("/")
    async def read_page() -> HTMLResponse:
        headers = {
            "content-security-policy": policy("'none'"),
            "x-frame-options": "DENY",
            "cross-origin-opener-policy": "same-origin",
            "cache-control": "no-cache",
        }
        return HTMLResponse(page_html, headers=headers)

    @router.get("/widget")
    async def read_widget() -> HTMLResponse:
        headers = {
            "content-security-policy": policy(widget_ancestors),
            "cache-control": "no-cache",
        }
        return HTMLResponse(widget_html, headers=headers)

    @router.get("/widget.js")
    async def read_widget_script() -> FileResponse:
        headers = {"cross-origin-resource-policy": "cross-origin", "cache-control": "no-cache"}
        return FileResponse(STATIC / "widget.js", media_type="text/javascript", headers=headers)

    @router.get("/favicon.ico")
    async def read_icon() -> Response:
        return FileResponse(STATIC / "icon.svg", media_type="image/svg+xml")

    return router


def static_files() -> ASGIApp:
    """What the page is made of, compressed, and checked for freshness at each load."""
    return GZipMiddleware(StaticFiles(directory=STATIC), minimum_size=1_000)
