"""One platform message, laid out."""

from dataclasses import dataclass

from bot.reply import NO_EXTRAS, Extras


@dataclass(frozen=True, slots=True)
class Message:
    """What one message of the platform is to show.

    `start` and `end` are offsets into the neutralised document; a message starts where the one
    before it ends. `end` of a message that still grows is how far it shows the document. `text` is
    never blank, but in a message that shows steps before there is text; it has a fence re-opened
    or closed, or a table's header repeated, where the document was cut. `is_complete`: nothing
    that comes can change it; `end` is then a seal. `extras` stand below it.
    """

    start: int
    end: int
    text: str
    is_complete: bool
    extras: Extras = NO_EXTRAS
