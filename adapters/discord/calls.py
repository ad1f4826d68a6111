"""The calls to Discord that show something, through discord.py's own HTTP client.

They go through its `request`, which knows every rate limit, rather than through its message
objects: these cannot suppress previews in answers to interactions, and build objects that nobody
reads. Every text goes out with `allowed_mentions` empty, so nothing a model says notifies anybody,
and with previews suppressed, since a preview fetches whatever address a model was talked into.
"""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import discord
from discord.http import Route

from adapters.discord.buttons import Component, turn_in

_SUPPRESS_EMBEDS = 1 << 2
_LOADING = 1 << 7
_ALT_MAX = 1024
_QUIET: dict[str, Any] = {"allowed_mentions": {"parse": []}, "flags": _SUPPRESS_EMBEDS}
_LENGTH_MAX = 2000
FILES_REFUSED = "-# Files belong here that Discord refused: I may attach none, or none so large."
"""What stands below a text whose files it does not take (docs/discord.md says who mends that)."""

_ORIGINAL = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"


class Requests(Protocol):
    """discord.py's HTTP client, as far as it is used here."""

    async def request(self, route: Route, **more: Any) -> Any:
        """Make a call; returns the decoded answer."""
        ...


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that goes with a message."""

    name: str
    media_type: str
    data: bytes
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes with a text. `rows` are those of buttons; None: they stay as they are."""

    rows: Sequence[Component] | None = None
    files: tuple[Upload, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """A message as Discord has it. `is_loading`: it still says "is thinking…"; `turn_id`: the turn
    that its buttons name."""

    id: str
    text: str
    is_loading: bool = False
    replied_to: str = ""
    author_id: str = ""
    turn_id: str = ""


@dataclass(frozen=True, slots=True)
class Calls:
    """One method a call. They raise what discord.py raises."""

    http: Requests

    async def post(
        self, channel: str, text: str, beside: Beside, *, nonce: str, reply_to: str
    ) -> Sent:
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
        return _sent(await self._send(route, body, beside))

    async def edit(self, channel: str, message_id: str, text: str, beside: Beside) -> None:
        """New text for a message of ours."""
        route = Route(
            "PATCH",
            "/channels/{channel_id}/messages/{message_id}",
            channel_id=channel,
            message_id=message_id,
        )
        await self._send(route, {**_QUIET, "content": text}, beside)

    async def open_thread(
        self, channel: str, message_id: str, name: str, archived_after_min: int
    ) -> None:
        """A thread on a message."""
        route = Route(
            "POST",
            "/channels/{channel_id}/messages/{message_id}/threads",
            channel_id=channel,
            message_id=message_id,
        )
        body = {"name": name, "auto_archive_duration": archived_after_min}
        await self.http.request(route, json=body)

    async def after(self, channel: str, message_id: str, limit: int = 100) -> list[Sent]:
        """The messages after one, newest first."""
        route = Route("GET", "/channels/{channel_id}/messages", channel_id=channel)
        found = await self.http.request(route, params={"after": message_id, "limit": limit})
        return [_sent(message) for message in found]

    async def message(self, channel: str, message_id: str) -> dict[str, Any]:
        """A message as Discord's API has it (resources/message)."""
        route = Route(
            "GET",
            "/channels/{channel_id}/messages/{message_id}",
            channel_id=channel,
            message_id=message_id,
        )
        found: dict[str, Any] = await self.http.request(route)
        return found

    async def type_in(self, channel: str) -> None:
        """Show "… is typing" for ten seconds."""
        await self.http.request(Route("POST", "/channels/{channel_id}/typing", channel_id=channel))

    async def original(self, application: int, token: str) -> Sent:
        """The first answer to an interaction."""
        route = Route("GET", _ORIGINAL, webhook_id=application, webhook_token=token)
        return _sent(await self.http.request(route))

    async def edit_original(self, application: int, token: str, text: str, beside: Beside) -> Sent:
        """Text for the first answer to an interaction, in place of "is thinking…"."""
        route = Route("PATCH", _ORIGINAL, webhook_id=application, webhook_token=token)
        return _sent(await self._send(route, {**_QUIET, "content": text}, beside))

    async def edit_follow_up(
        self, application: int, token: str, message_id: str, text: str, beside: Beside
    ) -> None:
        """New text for another answer to an interaction."""
        route = Route(
            "PATCH",
            "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}",
            webhook_id=application,
            webhook_token=token,
            message_id=message_id,
        )
        await self._send(route, {**_QUIET, "content": text}, beside)

    async def follow_up(self, application: int, token: str, text: str, beside: Beside) -> Sent:
        """One more answer to an interaction, where the bot itself may not speak."""
        route = Route(
            "POST",
            "/webhooks/{webhook_id}/{webhook_token}",
            webhook_id=application,
            webhook_token=token,
        )
        body = {**_QUIET, "content": text}
        return _sent(await self._send(route, body, beside, params={"wait": "true"}))

    async def _send(
        self, route: Route, body: dict[str, Any], beside: Beside, **more: Any
    ) -> dict[str, Any]:
        """A call with a body, as a form where files go with it."""
        if beside.rows is not None:
            body["components"] = list(beside.rows)
        answer: dict[str, Any]
        if not beside.files:
            answer = await self.http.request(route, json=body, **more)
            return answer
        body["attachments"] = [
            {"id": number, "filename": file.name, "description": file.alt[:_ALT_MAX]}
            for number, file in enumerate(beside.files)
        ]
        # discord.py makes the form anew at each try, and rewinds these between two.
        files = [discord.File(io.BytesIO(file.data), file.name) for file in beside.files]
        form: list[dict[str, Any]] = [{"name": "payload_json", "value": json.dumps(body)}]
        form += [
            {
                "name": f"files[{number}]",
                "value": file.fp,
                "filename": file.filename,
                "content_type": beside.files[number].media_type,
            }
            for number, file in enumerate(files)
        ]
        try:
            answer = await self.http.request(route, form=form, files=files, **more)
        except discord.HTTPException as error:
            if error.status not in (403, 413):
                raise
            # It may be the files that it minds, and a text without them is better than none.
            answer = await self._send_without_files(route, body, **more)
        return answer

    async def _send_without_files(
        self, route: Route, body: dict[str, Any], **more: Any
    ) -> dict[str, Any]:
        text = str(body["content"])
        told = f"{text}\n{FILES_REFUSED}"
        bare = {name: value for name, value in body.items() if name != "attachments"}
        bare["content"] = told if len(told) <= _LENGTH_MAX else text
        answer: dict[str, Any] = await self.http.request(route, json=bare, **more)
        if answer.get("content") == told:  # it shows what it should, and is not to be changed
            answer = {**answer, "content": text}
        return answer


def _sent(message: dict[str, Any]) -> Sent:
    reference = message.get("message_reference") or {}
    return Sent(
        id=message["id"],
        text=message.get("content", ""),
        is_loading=bool(message.get("flags", 0) & _LOADING),
        replied_to=str(reference.get("message_id", "")),
        author_id=str((message.get("author") or {}).get("id", "")),
        turn_id=turn_in(message.get("components") or ()),
    )
