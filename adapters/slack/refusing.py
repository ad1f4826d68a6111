"""Telling people that they may not use us: to them alone, and not each time."""

import time

from adapters.slack.chores import Chores
from adapters.slack.spending import Spending
from bot.messages import IncomingMessage

NOT_YOU = "I may not answer you here. An admin of this workspace decides who may use me."
_AGAIN_S = 3600.0
_REMEMBERED = 5_000


class Refusing:
    """Says it once an hour to each person."""

    def __init__(self, api: Spending, chores: Chores) -> None:
        self._api = api
        self._chores = chores
        self._told_at_s: dict[str, float] = {}

    def tell(self, message: IncomingMessage) -> None:
        """Tell who wrote `message`."""
        person, now_s = message.author.id, time.monotonic()
        if now_s - self._told_at_s.get(person, -_AGAIN_S) < _AGAIN_S:
            return
        self._told_at_s[person] = now_s
        if len(self._told_at_s) > _REMEMBERED:
            del self._told_at_s[next(iter(self._told_at_s))]
        address = message.address
        said = {"channel": address.channel, "user": person, "text": NOT_YOU}
        if address.thread != address.in_reply_to:
            said["thread_ts"] = address.thread
        self._chores.add("refuse", self._api.write("chat.postEphemeral", said))
