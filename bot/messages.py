"""What people send, and where it belongs: normalised, immutable, free of any platform."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ConversationId:
    """One dialogue with its memory. `str()` of it is the key used in Redis and in logs.

    `account` is the platform account that the dialogue belongs to (Slack: team id; Discord: guild
    id, or "dm"; web: site). `thread` is "" where a whole channel is one dialogue.
    """

    adapter: str
    account: str
    channel: str
    thread: str = ""

    def __str__(self) -> str:
        return ":".join((self.adapter, self.account, self.channel, self.thread))

    @classmethod
    def parse(cls, key: str) -> "ConversationId":
        """The inverse of `str()`; raises ValueError for anything else."""
        adapter, account, channel, thread = key.split(":", 3)
        return cls(adapter, account, channel, thread)


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a message. `name` is what other people see, `timezone` an IANA name such as
    Europe/Berlin where the platform tells it."""

    id: str
    name: str = ""
    timezone: str = ""


@dataclass(frozen=True, slots=True)
class PersonId:
    """One person on one platform account, in all its channels. `account` as in ConversationId."""

    adapter: str
    account: str
    author: str

    def __str__(self) -> str:
        return ":".join((self.adapter, self.account, self.author))


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a message. `id` is the platform's.

    Once it was read (bot/turn/attachments.py), `content` is its text, without the last
    `left_out_chars` where it is long, or `picture` its bytes, or `problem` why there is neither:
    or why the language model does not look at the picture, which is there to draw from.
    `whole` names the blob that keeps all of a text which is not short, or a picture.
    """

    id: str
    name: str
    media_type: str
    size_bytes: int
    content: str = ""
    left_out_chars: int = 0
    whole: str = ""
    picture: bytes = b""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a reply goes, in the platform's own ids. Only the adapter that made it reads it.

    `in_reply_to` is the message being answered. `recipient` and `recipient_account` are the person
    asked for (Slack streams need both). `token` is a short-lived right to answer (a Discord
    interaction), good until `token_expires_at` (seconds since the epoch). With a token,
    `is_answered` says that something was answered before, behind which this goes, and `is_beside`
    that this is not the answer which is waited for. `file_max_bytes` is the largest file that can
    go there, where that is more than the platform's limits say. `account` is the platform account
    that speaks there, where an adapter has several ("" = the only one).
    """

    channel: str
    thread: str = ""
    in_reply_to: str = ""
    recipient: str = ""
    recipient_account: str = ""
    token: str = ""
    token_expires_at: float = 0.0
    file_max_bytes: int = 0
    account: str = ""
    is_answered: bool = False
    is_beside: bool = False

    @property
    def is_own(self) -> bool:
        """Whether the answer goes where no other one does: who asked by a command (a token, and
        nothing to reply to) waits for one of their own."""
        return bool(self.token) and not self.in_reply_to

    @property
    def place(self) -> tuple[str, ...]:
        """Where people look for what is said there."""
        return (self.channel, self.thread, self.token if self.is_own else "")


@dataclass(frozen=True, slots=True)
class Rating:
    """What somebody thinks of a reply. `turn_id` is the reply's; `at` in seconds since the epoch.

    `reason` says what was wrong, `correction` what would have been right; both may be "".
    """

    conversation: ConversationId
    turn_id: str
    author: str
    is_good: bool
    at: float
    reason: str = ""
    correction: str = ""


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """One thing a person said to us.

    `id` names the message, not its delivery: two events about one message carry one id, unique
    within the adapter and account; it is what duplicate detection looks at. `text` is what a person
    reads: entities unescaped, mentions as names, our own mention removed. A command is text that
    begins with "/", whatever the platform's own way of giving it. `is_deleted`: its author took it
    back while it waited; nothing is left of it but its place. `is_alarm`: nobody said it; a skill
    asked to be woken with these words (bot/alarms.py), on behalf of the author. `is_own_words`: the
    author wrote it, rather than pick what was offered (by a button, or its number); an integration
    has no words of its own. `is_edition`: it was answered before its author changed it, and is to
    be answered anew. `edited_at`: when its author changed it last, in seconds since the epoch by
    the platform's clock; 0.0 where that is not told.
    """

    id: str
    conversation: ConversationId
    author: Author
    text: str
    sent_at: datetime
    address: Address
    attachments: tuple[Attachment, ...] = ()
    is_direct: bool = False
    is_deleted: bool = False
    is_alarm: bool = False
    is_own_words: bool = True
    is_edition: bool = False
    edited_at: float = 0.0

    @property
    def full_id(self) -> tuple[str, str, str]:
        """Adapter, account, id: there is none other of that name, whichever conversation it turns
        out to belong to."""
        return self.conversation.adapter, self.conversation.account, self.id

    @property
    def said_at_s(self) -> float:
        """When it was said as it is now, in seconds since the epoch by the platform's clock."""
        return max(self.sent_at.timestamp(), self.edited_at)

    @property
    def person(self) -> PersonId:
        """Who wrote it."""
        return PersonId(self.conversation.adapter, self.conversation.account, self.author.id)


def supersedes(after: IncomingMessage, before: IncomingMessage) -> bool:
    """Whether a message that is said to have changed is to be taken as it is `after`: platforms may
    tell of changes in another order than they were made in, and again. Deleted is deleted."""
    return after.is_deleted or not (before.is_deleted or is_older(after, before.edited_at))


def is_older(change: IncomingMessage, than: float) -> bool:
    """Whether a change was made before another one; where its time is not told, it was not."""
    return 0.0 < change.edited_at < than
