"""Reading a thread from Slack: for a summary, and once where we are mentioned in the middle of one.

What was said in a thread before we were mentioned there comes to the model as a file of that
message, so it is read when its turn begins, within the bounds of files, and kept with that turn.
Slack lets some apps read threads but once a minute (docs.slack.dev, rate limits, of apps that are
distributed outside its Marketplace), so it is never asked for a thread that we take part in, and
what was read for one purpose serves the other, in whichever process that is.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Any

from adapters.slack.failures import SlackRefused
from adapters.slack.once import Once
from adapters.slack.people import People
from adapters.slack.spending import Spending
from adapters.slack.text import mentioned, readable, unnamed
from bot.errors import DeliveryError, FetchFailed, StoreUnavailable
from bot.messages import Address, Attachment

Body = Mapping[str, Any]

_PREFIX = "thread:"
_PAGE = 200
_PAGES = 3
_NAMES = 30
_MAX_CHARS = 24_000
_KEPT_MAX_CHARS = 2 * _MAX_CHARS  # what is told is shorter than what Slack sends: &amp; and <…>
_KEPT_FOR_S = 600.0
_READ_WITHIN_S = 30.0  # three pages, each within web_api.CALL_TIMEOUT_S
_LOOK_EVERY_S = 0.1


class Threads:
    """Reads threads, as a person reads them."""

    def __init__(self, api: Spending, people: People, once: Once) -> None:
        self._api = api
        self._people = people
        self._once = once

    async def messages(self, channel: str, root: str, before: str = "") -> list[Body]:
        """The first few hundred messages of a thread, up to one (its ts). Raises DeliveryErrors."""
        messages: list[Body] = []
        cursor = ""
        for _ in range(_PAGES):
            page: dict[str, Any] = {"channel": channel, "ts": root, "limit": _PAGE}
            page |= {"latest": before} if before else {}
            page |= {"cursor": cursor} if cursor else {}
            answer = await self._api.read("conversations.replies", page)
            messages += answer.get("messages", ())
            cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                break
        # Slack gives the root whatever is asked for.
        return [each for each in messages if not before or str(each["ts"]) < before]

    async def before(self, address: Address) -> list[Body]:
        """What was said in a thread before the message that is answered; whoever asks first reads
        it, for all processes. Raises DeliveryErrors and StoreUnavailable."""
        name = f"thread:{address.channel}:{address.in_reply_to}"
        reading = f"reading {name}"
        while (kept := await self._once.noted(name)) is None:
            if await self._once.is_first(reading, _READ_WITHIN_S):
                break
            await asyncio.sleep(_LOOK_EVERY_S)
        if kept is not None:
            return list(json.loads(kept))
        try:
            said = await self.messages(address.channel, address.thread, address.in_reply_to)
        except DeliveryError:
            await self._once.let_again(reading)
            raise
        await self._once.note(name, json.dumps(_needed(said)), _KEPT_FOR_S)
        return said

    async def told(self, messages: Sequence[Body]) -> str:
        """Who said what, the end of it where that is long."""
        texts = [str(message.get("text") or "") for message in messages]
        ids = [str(message.get("user") or "") for message in messages]
        ids += [each for text in texts for each in (*mentioned(text), *unnamed(text))]
        wanted = list(dict.fromkeys(each for each in ids if each[:1] in ("U", "W", "C")))[:_NAMES]
        names = await self._people.names_of(wanted)
        lines = []
        for message, text in zip(messages, texts, strict=True):
            who = str(message.get("user") or "")
            said = " ".join(filter(None, [readable(text, "", names), *_files_of(message)]))
            lines.append(f"{names.get(who, who) or 'Somebody'}: {said}")
        return "\n".join(lines)[-_MAX_CHARS:]

    async def fetch(self, address: Address, most_bytes: int) -> bytes:
        """What was said in a thread before the message that is answered. Raises FetchFailed."""
        try:
            said = await self.before(address)
        except SlackRefused as error:
            raise FetchFailed(error.code, user_message="Slack does not let me read it") from error
        except (DeliveryError, StoreUnavailable) as error:
            raise FetchFailed(str(error), user_message="Slack did not give it to me") from error
        return (await self.told(said)).encode()[-most_bytes:]


def thread_before(address: Address) -> Attachment:
    """What was said there before, to be read at the beginning of the turn."""
    return Attachment(f"{_PREFIX}{address.thread}", "the thread so far", "text/plain", 0)


def is_thread(attachment: Attachment) -> bool:
    """Whether it is one of `thread_before`."""
    return attachment.id.startswith(_PREFIX)


def _needed(said: Sequence[Body]) -> list[Body]:
    """What of messages is looked at here: who spoke, and of the text what may be told."""
    kept: list[Body] = []
    room_chars = _KEPT_MAX_CHARS
    for message in reversed(said):
        text = str(message.get("text") or "")[:room_chars]
        room_chars -= len(text)
        files = [{"name": file.get("name")} for file in message.get("files") or ()]
        who = {name: message.get(name) for name in ("user", "bot_id", "bot_profile")}
        kept.append({**who, "text": text, "files": files})
    return kept[::-1]


def _files_of(message: Body) -> list[str]:
    return [f"[file: {file.get('name') or 'file'}]" for file in message.get("files") or ()]
