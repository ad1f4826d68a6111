"""A request that announces too large a body is refused unread, with a sentence.

Starlette's own limit (which also counts bodies that announce no size) answers in plain text.
"""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from adapters.web.refusals import Refusal, answer

TOO_LONG = Refusal(413, "too_long", "That is too long. Please send it in several messages.")


class BodyLimit:
    """Lets through what is at most `most_bytes` long."""

    def __init__(self, app: ASGIApp, most_bytes: int) -> None:
        self._app = app
        self._most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on or refuse it."""
        size = Headers(scope=scope).get("content-length", "") if scope["type"] == "http" else ""
        if size.isdecimal() and int(size) > self._most_bytes:
            await answer(TOO_LONG)(scope, receive, send)
        else:
            await self._app(scope, receive, send)
