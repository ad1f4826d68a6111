"""What a gateway remembers of what it took in and heard, which is believed while Redis is away."""

from bot.latest import Latest
from bot.messages import ConversationId, IncomingMessage

_MOST = 10_000


class Recent:
    """Of one process: the messages it took in, and who speaks where we take part."""

    def __init__(self, most: int = _MOST) -> None:
        self._taken_in: Latest[tuple[str, str, str], None] = Latest(most)
        self._conversations: Latest[ConversationId, None] = Latest(most)
        self._voices: Latest[ConversationId, tuple[str, int]] = Latest(most)

    def note_taken_in(self, message: IncomingMessage) -> None:
        """One was taken in, or known already, so we take part in its conversation."""
        place = message.conversation
        self._taken_in[message.full_id] = None
        self._conversations[place] = None
        if place not in self._voices:  # until it is heard who else speaks there
            self.note_heard(place, message.author.id, 1)

    def has_taken_in(self, message: IncomingMessage) -> bool:
        """Whether one was, as far as this process knows."""
        return message.full_id in self._taken_in

    def is_known(self, conversation: ConversationId) -> bool:
        """Whether this process knows that we take part."""
        return conversation in self._conversations

    def note_heard(self, conversation: ConversationId, author: str, people: int) -> None:
        """That somebody spoke where we take part, as one of so many."""
        self._voices[conversation] = author, people

    def is_only_voice(self, conversation: ConversationId, author: str) -> bool:
        """Whether nobody else spoke where we take part, as far as this process knows, now that
        `author` does."""
        last, people = self._voices.get(conversation, ("", 0))
        if people and last != author:
            self.note_heard(conversation, author, 2)
        return people == 1 and last == author
