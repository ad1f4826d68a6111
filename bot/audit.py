"""Who asked what, for whoever must be able to tell later: ids and hashes, never the text.

Somebody who has the text from elsewhere (a platform's export) can show by the hash that it was, or
was not, what was asked and answered. A short text can be guessed from its hash.
"""

import hashlib
from dataclasses import dataclass
from typing import Any

from bot.turn.plan import Plan


@dataclass(frozen=True, slots=True)
class Record:
    """One turn. `authors` and `messages` are the platform's ids, in order."""

    authors: tuple[str, ...]
    messages: tuple[str, ...]
    asked_sha256: str
    said_sha256: str

    @classmethod
    def of(cls, plan: Plan, said: str) -> "Record":
        """The record of a turn that answered with `said`."""
        messages = plan.answered
        return cls(
            authors=tuple(dict.fromkeys(message.author.id for message in messages)),
            messages=tuple(message.id for message in messages),
            asked_sha256=sha256("\n".join(message.text for message in messages)),
            said_sha256=sha256(said),
        )

    def fields(self) -> dict[str, Any]:
        """For a line of the log."""
        return {
            "authors": list(self.authors),
            "messages": list(self.messages),
            "asked_sha256": self.asked_sha256,
            "said_sha256": self.said_sha256,
        }


def sha256(text: str) -> str:
    """A text's hash, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
