"""A request that announces too large a body is refused unread, with a sentence.

Starlette's own limit (which also counts bodies that announce no size) answers in plain text.
"""

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from adapters.web.refusals import Refusal, answer

TOO_LARGE = Refusal(413, "too_large", "That file is too large for me.")
TOO_LONG = Refusal(413, "too_long", "That is too long. Please send it in several messages.")


class BodyLimit:
    """Lets through what is at most `most_bytes` long, and more on the paths in `others`."""

    def __init__(self, app: ASGIApp, most_bytes: int, others: Mapping[str, int]) -> None:
        self._app = app
        self._most_bytes = most_bytes
        self._others = others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on or refuse it."""
        size = Headers(scope=scope).get("content-length", "") if scope["type"] == "http" else ""
        is_file = scope["type"] == "http" and scope["path"] in self._others
        most_bytes = self._others[scope["path"]] if is_file else self._most_bytes
        if size.isdecimal() and int(size) > most_bytes:
            await answer(TOO_LARGE if is_file else TOO_LONG)(scope, receive, send)
        else:
            await self._app(scope, receive, send)
