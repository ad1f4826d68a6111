"""Telling people that they may not use us, or not there: to them alone, and not each time."""

import time

from adapters.slack.chores import Chores
from adapters.slack.spending import Spending
from bot.messages import IncomingMessage

NOT_YOU = "I may not answer you here. An admin of this workspace decides who may use me."
NOT_HERE = "I may not answer here. An admin of this workspace decides where I may."
_AGAIN_S = 3600.0
_REMEMBERED = 5_000


class Refusing:
    """Says each once an hour to each person."""

    def __init__(self, api: Spending, chores: Chores) -> None:
        self._api = api
        self._chores = chores
        self._told_at_s: dict[tuple[str, str], float] = {}

    def tell(self, message: IncomingMessage, sentence: str) -> None:
        """Tell who wrote `message`."""
        person, now_s = message.author.id, time.monotonic()
        if now_s - self._told_at_s.get((person, sentence), -_AGAIN_S) < _AGAIN_S:
            return
        self._told_at_s[person, sentence] = now_s
        if len(self._told_at_s) > _REMEMBERED:
            del self._told_at_s[next(iter(self._told_at_s))]
        address = message.address
        said = {"channel": address.channel, "user": person, "text": sentence}
        if address.thread != address.in_reply_to:
            said["thread_ts"] = address.thread
        self._chores.add("refuse", self._api.write("chat.postEphemeral", said))
