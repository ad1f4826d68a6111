"""One call of Slack's Web API as it came in: its arguments and who makes it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.emulators.slack.refusals import Refusal

_NO_JSON = frozenset(
    {
        *("conversations.history", "conversations.info", "conversations.replies", "files.info"),
        *("files.getUploadURLExternal", "oauth.v2.access", "users.info"),
    }
)
"""Methods whose pages on docs.slack.dev name forms alone: a JSON body counts for nothing."""

_JSON_ARGUMENTS = ("blocks", "chunks", "metadata", "files", "attachments", "view", "prompts")


@dataclass(frozen=True, slots=True)
class Call:
    """A call; `arguments` are parsed whatever way they were sent. `via` says who calls, where each
    process was given an address of its own."""

    method: str
    arguments: Mapping[str, Any]
    token: str
    via: str = ""

    def text(self, name: str) -> str:
        """An argument that must be there. Raises Refusal(invalid_arguments)."""
        value = self.arguments.get(name)
        if value in (None, ""):
            raise Refusal(
                "invalid_arguments",
                response_metadata={"messages": [f"[ERROR] missing required field: {name}"]},
            )
        return str(value)

    def flag(self, name: str) -> bool:
        """A boolean argument, in any of the ways that clients send one."""
        return str(self.arguments.get(name, "")).lower() in ("1", "true")


async def read_call(request: web.Request, method: str) -> Call:
    """Parse JSON, form and query arguments, and the token from the header or a form: Slack reads
    none in a query (of apps made since 2021) or a JSON body."""
    arguments: dict[str, Any] = {k: v for k, v in request.query.items() if k != "token"}
    form_token = ""
    if request.content_type == "application/json":
        body = await request.text()
        said = json.loads(body) if body and method not in _NO_JSON else {}
        arguments.update(said)
    elif request.method == "POST":
        arguments.update(await request.post())
        form_token = str(arguments.pop("token", ""))
    arguments.pop("token", None)
    for name in _JSON_ARGUMENTS:
        value = arguments.get(name)
        if isinstance(value, str):
            try:
                arguments[name] = json.loads(value)
            except ValueError:
                raise Refusal(f"invalid_{name}") from None
    header = request.headers.get("Authorization", "")  # "Basic …" is shown as it is
    token = header.removeprefix("Bearer ") if header else form_token
    return Call(method, arguments, token, request.match_info.get("via", ""))
