"""Slack's native streams: chat.startStream, chat.appendStream, chat.stopStream.

A stream takes either text or chunks, and keeps to what it began with. One for which tools run
begins with chunks: a card for each of these steps, changed when the step ends, and the text once
there is any. (slack_sdk 3.48, models/messages/chunk.py; hermes-agent#87743.) Where Slack refuses
cards, streams are text alone.

Slack has many words for refusing a stream and no list of them, so each means the same: the reply is
shown without one. Where the refusal is about the place, the post or the edit meets it again.
"""

import contextlib
from typing import Any, Literal

import structlog

from adapters.slack.buttons import Below
from adapters.slack.content import metadata, next_piece_end
from adapters.slack.failures import SlackRefused
from adapters.slack.handle import Handle
from adapters.slack.spending import Spending
from bot.errors import PlatformBusy
from bot.messages import Address
from bot.reply import Extras
from bot.steps import Steps

logger = structlog.get_logger(__name__)

Where = Literal["everywhere", "direct", "never"]

_NO_STREAMS_AT_ALL = frozenset({"feature_not_enabled", "unknown_method", "method_deprecated"})
_NO_CARDS = frozenset({"invalid_arguments", "invalid_chunks"})
_NOT_STREAMING = "message_not_in_streaming_state"
_STATUSES = {"running": "in_progress", "done": "complete", "failed": "error"}


class Streams:
    """The streams that this process started and that are alive, as far as it knows."""

    def __init__(self, api: Spending, where: Where) -> None:
        self._api = api
        self._where = where
        self._refused_in: set[str] = set()  # channels
        self._sent_chars: dict[str, int] = {}  # by ts
        self._cards: dict[str, Steps] = {}  # as they are shown, by ts, of streams of chunks
        self._takes_cards = True

    def is_alive(self, handle: Handle) -> bool:
        """Whether the message is a stream of this process that can still grow."""
        return handle.ts in self._sent_chars

    async def start(self, address: Address, text: str, steps: Steps = ()) -> str | None:
        """The ts of a new stream; None where Slack gives none now, and a post is to be made."""
        cards = steps if self._takes_cards else ()
        if not self.may_start(address) or not (text or cards):
            return None
        end = next_piece_end(text, 0)
        try:
            answer = await self._api.write(
                "chat.startStream",
                {
                    "channel": address.channel,
                    "thread_ts": address.thread,
                    "recipient_team_id": address.recipient_account,
                    "recipient_user_id": address.recipient,
                    **(_chunks(cards, (), text[:end]) if cards else _piece(text[:end])),
                },
            )
        except PlatformBusy:
            return None  # about 20 streams a minute in a workspace; posts have a limit of their own
        except SlackRefused as error:
            if cards and error.code in _NO_CARDS:
                if not text:
                    return None  # whether it was the cards that it minded is seen with text
                without = await self.start(address, text)
                if without is not None:  # it was the cards that it minded
                    self._takes_cards = False
                    logger.info("slack.no_task_cards", code=error.code)
                return without
            self._remember_refusal(address, error)
            return None
        ts = str(answer["ts"])
        self._sent_chars[ts] = end
        if cards:
            self._cards[ts] = cards
        return ts

    def has_more(self, handle: Handle, text: str, steps: Steps = ()) -> bool:
        """Whether a stream that is alive would be given anything new by this growing `text`."""
        start = self._sent_chars[handle.ts]
        end = next_piece_end(text, start)
        return bool(self._more(handle, text[start:end], steps))

    async def grow(self, address: Address, handle: Handle, text: str, steps: Steps = ()) -> bool:
        """Append what is new of `text` and of the steps; False when the stream is over."""
        start = self._sent_chars[handle.ts]
        end = next_piece_end(text, start)
        piece = self._more(handle, text[start:end], steps)
        if not piece:
            return True
        message = {"channel": address.channel, "ts": handle.ts, **piece}
        if not await self._is_taken("chat.appendStream", message, address, handle):
            return False
        self._sent_chars[handle.ts] = end
        if handle.ts in self._cards:
            self._cards[handle.ts] = steps
        return True

    async def stop(
        self,
        address: Address,
        handle: Handle,
        text: str,
        below: Below,
        extras: Extras,
    ) -> bool:
        """Complete the message with what is missing of `text` and what stands below it; False when
        the stream is over. Unless it is the last one, Slack is told that the reply goes on."""
        message = {
            "channel": address.channel,
            "ts": handle.ts,
            **self._more(handle, text[self._sent_chars[handle.ts] :], extras.steps),
            **metadata(handle.key),
            **({"blocks": list(below.native)} if below.native else {}),
            **({} if extras.is_last else {"session_status": "processing"}),
        }
        if not await self._is_taken("chat.stopStream", message, address, handle):
            return False
        self._forget(handle)
        return True

    async def _is_taken(
        self, method: str, message: dict[str, Any], address: Address, handle: Handle
    ) -> bool:
        try:
            await self._api.write(method, message)
        except SlackRefused as error:
            logger.info("slack.stream_is_over", code=error.code, method=method)
            if error.code == _NOT_STREAMING:
                self._forget(handle)
            else:
                await self.end(address, handle)
            return False
        return True

    async def end(self, address: Address, handle: Handle) -> None:
        """Stop a stream, whoever started it, so that it can be edited. May be called again."""
        message = {"channel": address.channel, "ts": handle.ts}
        with contextlib.suppress(SlackRefused):
            await self._api.write("chat.stopStream", {**message, **metadata(handle.key)})
        self._forget(handle)

    def _more(self, handle: Handle, text: str, steps: Steps) -> dict[str, Any]:
        """More of a stream, in the way that it began."""
        shown = self._cards.get(handle.ts)
        return _piece(text) if shown is None else _chunks(steps, shown, text)

    def _forget(self, handle: Handle) -> None:
        self._sent_chars.pop(handle.ts, None)
        self._cards.pop(handle.ts, None)

    def may_start(self, address: Address) -> bool:
        """Whether Slack is known to give streams there."""
        if self._where == "never" or address.channel in self._refused_in:
            return False
        if self._where == "direct" and not address.channel.startswith("D"):
            return False
        # Slack wants to know for whom a stream is, and takes no bot (paradigmxyz/centaur#1601).
        return address.recipient[:1] in ("U", "W")

    def may_start_with_cards(self, address: Address) -> bool:
        """Whether Slack is not known to give no stream there, or none that shows steps."""
        return self._takes_cards and self.may_start(address)

    def _remember_refusal(self, address: Address, error: SlackRefused) -> None:
        """Remember where there are no streams for good."""
        if error.code in _NO_STREAMS_AT_ALL:
            self._where = "never"
        elif error.code == "channel_type_not_supported":
            self._refused_in.add(address.channel)
        logger.info("slack.no_native_stream", code=error.code, channel=address.channel)


def _chunks(steps: Steps, shown: Steps, text: str) -> dict[str, Any]:
    """Cards for the steps that are not shown as they are now, then text."""
    cards: list[dict[str, Any]] = [
        {
            "type": "task_update",
            "id": f"step-{number}",
            "title": step.title,
            "status": _STATUSES[step.state],
        }
        for number, step in enumerate(steps, 1)
        if step not in shown[number - 1 : number]
    ]
    said: list[dict[str, Any]] = [{"type": "markdown_text", "text": text}] if text else []
    return {"chunks": [*cards, *said]} if cards or said else {}


def _piece(text: str) -> dict[str, Any]:
    return {"markdown_text": text} if text else {}
