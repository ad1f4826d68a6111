"""The calls to Discord that show something, through discord.py's own HTTP client.

They go through its `request`, which knows every rate limit, rather than through its message
objects: these cannot suppress previews in answers to interactions, and build objects that nobody
reads. Every text goes out with `allowed_mentions` empty, so nothing a model says notifies anybody,
and with previews suppressed, since a preview fetches whatever address a model was talked into.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from discord.http import Route

_SUPPRESS_EMBEDS = 1 << 2
_LOADING = 1 << 7
_QUIET: dict[str, Any] = {"allowed_mentions": {"parse": []}, "flags": _SUPPRESS_EMBEDS}
_ORIGINAL = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"


class Requests(Protocol):
    """discord.py's HTTP client, as far as it is used here."""

    async def request(self, route: Route, **more: Any) -> Any:
        """Make a call; returns the decoded answer."""
        ...


@dataclass(frozen=True, slots=True)
class Sent:
    """A message as Discord has it. `is_loading`: it still says "is thinking…"."""

    id: str
    text: str
    is_loading: bool = False
    replied_to: str = ""
    author_id: str = ""


@dataclass(frozen=True, slots=True)
class Calls:
    """One method a call. They raise what discord.py raises."""

    http: Requests

    async def post(self, channel: str, text: str, *, nonce: str, reply_to: str) -> Sent:
        """A new message. One that was posted with this nonce in the last minutes is returned in its
        place (resources/message, enforce_nonce); its text may then be another."""
        body: dict[str, Any] = {
            **_QUIET,
            "content": text,
            "nonce": nonce,
            "enforce_nonce": True,
        }
        if reply_to:  # a message deleted meanwhile must not take the answer with it
            body["message_reference"] = {"message_id": reply_to, "fail_if_not_exists": False}
        route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
        return _sent(await self.http.request(route, json=body))

    async def edit(self, channel: str, message_id: str, text: str) -> None:
        """New text for a message of ours."""
        route = Route(
            "PATCH",
            "/channels/{channel_id}/messages/{message_id}",
            channel_id=channel,
            message_id=message_id,
        )
        await self.http.request(route, json={**_QUIET, "content": text})

    async def after(self, channel: str, message_id: str, limit: int = 100) -> list[Sent]:
        """The messages after one, newest first."""
        route = Route("GET", "/channels/{channel_id}/messages", channel_id=channel)
        found = await self.http.request(route, params={"after": message_id, "limit": limit})
        return [_sent(message) for message in found]

    async def type_in(self, channel: str) -> None:
        """Show "… is typing" for ten seconds."""
        await self.http.request(Route("POST", "/channels/{channel_id}/typing", channel_id=channel))

    async def original(self, application: int, token: str) -> Sent:
        """The first answer to an interaction."""
        route = Route("GET", _ORIGINAL, webhook_id=application, webhook_token=token)
        return _sent(await self.http.request(route))

    async def edit_original(self, application: int, token: str, text: str) -> Sent:
        """Text for the first answer to an interaction, in place of "is thinking…"."""
        route = Route("PATCH", _ORIGINAL, webhook_id=application, webhook_token=token)
        return _sent(await self.http.request(route, json={**_QUIET, "content": text}))

    async def follow_up(self, application: int, token: str, text: str) -> Sent:
        """One more answer to an interaction, where the bot itself may not speak."""
        route = Route(
            "POST",
            "/webhooks/{webhook_id}/{webhook_token}",
            webhook_id=application,
            webhook_token=token,
        )
        body = {**_QUIET, "content": text}
        return _sent(await self.http.request(route, json=body, params={"wait": "true"}))


def _sent(message: dict[str, Any]) -> Sent:
    reference = message.get("message_reference") or {}
    return Sent(
        id=message["id"],
        text=message.get("content", ""),
        is_loading=bool(message.get("flags", 0) & _LOADING),
        replied_to=str(reference.get("message_id", "")),
        author_id=str((message.get("author") or {}).get("id", "")),
    )
