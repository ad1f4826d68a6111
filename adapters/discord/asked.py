"""Who asked what in which channel lately: a plain channel holds many conversations at once, and
`/stop` names none of them."""

from collections import deque
from itertools import islice

from bot.latest import Latest
from bot.messages import ConversationId, IncomingMessage

_PEOPLE_MAX = 2_000
_EACH_MAX = 10
_MESSAGES_MAX = 5_000
_AT_MAX = 300


class Asked:
    """What this process handed in, the last of each person in each channel."""

    def __init__(self) -> None:
        self._conversations: Latest[str, ConversationId] = Latest(_MESSAGES_MAX)
        self._lately: Latest[tuple[str, str], deque[ConversationId]] = Latest(_PEOPLE_MAX)

    def note(self, message: IncomingMessage) -> None:
        """A message was admitted."""
        self._conversations[message.id] = message.conversation
        who = (message.address.channel, message.author.id)
        lately = self._lately[who] = self._lately.get(who, deque(maxlen=_EACH_MAX))
        if message.conversation in lately:
            lately.remove(message.conversation)
        lately.append(message.conversation)

    def conversation_of(self, message_id: str) -> ConversationId | None:
        """The conversation that a message was admitted to."""
        return self._conversations.get(message_id)

    def at(self, place: str) -> tuple[ConversationId, ...]:
        """The conversations of a server or a channel in which somebody said something lately, the
        last first."""
        known = dict.fromkeys(reversed(self._conversations.values()))
        there = (each for each in known if place in (each.account, each.channel))
        return tuple(islice(there, _AT_MAX))

    def by(self, author: str, channel: str) -> tuple[ConversationId, ...]:
        """The conversations in which somebody said something, the last first."""
        return tuple(reversed(self._lately.get((channel, author), ())))
