"""What stands in an empty direct message with us, and the title that a thread there gets.

In the agent view, the default for new apps, Slack tells that somebody opened our messages; in the
older assistant view that they began a thread. Where Slack refuses titles they are left out
for a while.
"""

import time
from collections.abc import Mapping
from typing import Any

import structlog

from adapters.slack import Settings
from adapters.slack.chores import Chores
from adapters.slack.failures import NOT_THERE, SlackRefused
from adapters.slack.spending import Spending
from bot.messages import IncomingMessage

logger = structlog.get_logger(__name__)

_AGAIN_S = 3600.0
_TITLES_AGAIN_S = 600.0
_REMEMBERED = 5_000
_TITLE_MAX_CHARS = 60  # Slack takes 200; a list of threads shows about as many


class Welcome:
    """Suggested prompts and titles."""

    def __init__(self, settings: Settings, api: Spending, chores: Chores) -> None:
        self._prompts = [
            {"title": prompt.title, "message": prompt.message}
            for prompt in settings.suggested_prompts
        ]
        self._api = api
        self._chores = chores
        self._shown_at_s: dict[str, float] = {}  # by channel
        self._untitled: dict[tuple[str, str], None] = {}  # threads of the assistant view
        self._no_titles_until_s = 0.0

    def opened_messages(self, body: Mapping[str, Any]) -> None:
        """Somebody opened our messages (agent view)."""
        channel, now_s = str(body["event"]["channel"]), time.monotonic()
        if now_s - self._shown_at_s.get(channel, -_AGAIN_S) < _AGAIN_S:
            return
        self._shown_at_s[channel] = now_s
        if len(self._shown_at_s) > _REMEMBERED:
            del self._shown_at_s[next(iter(self._shown_at_s))]
        self._suggest({"channel_id": channel})

    def began_thread(self, body: Mapping[str, Any]) -> None:
        """Somebody began a thread with us (assistant view)."""
        thread = body["event"]["assistant_thread"]
        self._untitled[str(thread["channel_id"]), str(thread["thread_ts"])] = None
        if len(self._untitled) > _REMEMBERED:
            del self._untitled[next(iter(self._untitled))]
        self._suggest({"channel_id": thread["channel_id"], "thread_ts": thread["thread_ts"]})

    def name_thread(self, message: IncomingMessage) -> None:
        """Name a thread in a direct message after `message`, if that is its first."""
        title, address = " ".join(message.text.split()), message.address
        is_begun = self._untitled.pop((address.channel, address.thread), self) is None
        if time.monotonic() < self._no_titles_until_s or not title:
            return
        if not is_begun and address.thread != address.in_reply_to:
            return
        short = title if len(title) <= _TITLE_MAX_CHARS else title[: _TITLE_MAX_CHARS - 1] + "…"
        self._chores.add("title", self._set_title(message, short))

    async def _set_title(self, message: IncomingMessage, title: str) -> None:
        place = {"channel_id": message.address.channel, "thread_ts": message.address.thread}
        try:
            await self._api.write("assistant.threads.setTitle", {**place, "title": title})
        except SlackRefused as error:
            if error.code not in NOT_THERE:
                self._no_titles_until_s = time.monotonic() + _TITLES_AGAIN_S
            logger.info("slack.no_titles", code=error.code)

    def _suggest(self, place: Mapping[str, Any]) -> None:
        if self._prompts:
            suggested = {**place, "prompts": self._prompts}
            call = self._api.write("assistant.threads.setSuggestedPrompts", suggested)
            self._chores.add("suggest prompts", call)
