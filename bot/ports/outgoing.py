"""One message of a reply, as delivery hands it to an adapter."""

from dataclasses import dataclass

from bot.messages import Address
from bot.reply import NO_EXTRAS, Extras


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """What one message is to show, and what is known of it.

    `text` is within the platform's limits, as Markdown, with mentions already made harmless; "" in
    one that is to show only `steps` so far. `key` names the message for good (at most 25
    characters, [a-z0-9]) and ends in its number in its reply, two characters from "00" on.
    `is_final` False: more will come. `extras` (within the limits; unless it is final only `steps`)
    stand below it.

    `message_id` is the platform's, "" while it is not posted; `shown` is what it shows now. None:
    neither its text nor whether it is complete already is known for sure (an answer was lost, or
    another worker died); then the whole text must be set, also on a complete message.
    """

    address: Address
    text: str
    key: str
    is_final: bool = True
    extras: Extras = NO_EXTRAS
    message_id: str = ""
    shown: str | None = None

    @property
    def turn_id(self) -> str:
        """The turn whose reply it belongs to."""
        return self.key[:-2]

    @property
    def unseen_chars(self) -> int:
        """How much text more than now it is to show."""
        return len(self.text) - len(self.shown or "")
