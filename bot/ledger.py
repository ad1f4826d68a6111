"""The ledger: what of a reply is already shown, so that a crashed turn goes on where it stopped.

It is written ahead of every call to the platform, with the document so far: what a person has seen
is always in it, and a post whose answer was lost is known to have been under way.
"""

from dataclasses import dataclass
from typing import Literal

from bot.reply import NO_EXTRAS, Extras, Run, Wake

Outcome = Literal["done", "cut", "stopped"]


@dataclass(frozen=True, slots=True)
class Shown:
    """One platform message of the reply.

    `message_id` is "" while the post is under way. `text` is what it shows; None: not known for
    sure. `end` is where it ends in the document; a complete message's text never changes again.
    With `has_extras` it is the reply's last one, with its choices and files below it.
    """

    key: str
    message_id: str = ""
    text: str | None = None
    is_complete: bool = False
    end: int = 0
    has_extras: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """A reply in progress. `answered` counts the mailbox messages that it answers.

    `ended` is what the skill came to, "" while it speaks: after that no model is asked to go on.
    What is added then (remarks, pictures, files) may still be under way, and is made anew;
    `is_checked` and `disclosure` are what the skill said for it. `outcome` is "" until that is
    there, too; after that only showing the document is left to do.
    """

    turn_id: str
    answered: int
    runs: tuple[Run, ...] = ()
    shown: tuple[Shown, ...] = ()
    outcome: Literal["", Outcome] = ""
    extras: Extras = NO_EXTRAS
    kept: tuple[tuple[str, str], ...] = ()
    wakes: tuple[Wake, ...] = ()
    retold: str = ""
    ended: Literal["", Outcome] = ""
    is_checked: bool = False
    disclosure: str = ""
