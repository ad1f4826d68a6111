"""What people say on Discord, as incoming messages. Pure: plain data in, plain data out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from adapters.discord import Memory, Place
from adapters.discord.rules import Who
from bot.messages import Address, Attachment, Author, ConversationId, IncomingMessage
from bot.quoted import as_name

NAME = "discord"
"""The adapter's name, in config and in conversation keys."""

DIRECT = "dm"
"""Stands for the guild in the key of a direct conversation."""

TOKEN_GOOD_FOR_S = 14 * 60.0
"""An interaction's token is good for 15 minutes (interactions/receiving-and-responding); the last
one is left for what is under way."""

THREAD_NAME_LENGTH = 100
_QUOTE_MAX_CHARS = 6000  # all that a message may show (reference: embeds together)
_USER = re.compile(r"<@!?(\d+)>")
_ROLE = re.compile(r"<@&(\d+)>")
_CHANNEL = re.compile(r"<#(\d+)>")
_EMOJI = re.compile(r"<a?(:\w+:)\d+>")
_COMMAND = re.compile(r"</([-\w ]+):\d+>")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The message that a message replies to."""

    id: str
    author: Author
    text: str
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class MessageView:
    """What matters of a Discord message. `guild` is "" in a direct message; `parent` is the channel
    of a thread, else "". `names` says what users, roles and channels in the text are called.
    `file_max_bytes` is the largest file that its place takes: more in servers that are boosted.
    `is_from_history`: it was not heard just now; `was_heard`: but before, in all likelihood."""

    id: str
    guild: str
    channel: str
    author: Author
    text: str
    sent_at: datetime
    parent: str = ""
    is_from_bot: bool = False
    is_ordinary: bool = True
    mentioned: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    replied_to: Quoted | None = None
    attachments: tuple[Attachment, ...] = ()
    roles: frozenset[str] = frozenset()
    category: str = ""
    file_max_bytes: int = 0
    edited_at: float = 0.0
    is_from_history: bool = False
    was_heard: bool = False

    @property
    def opens_post(self) -> bool:
        """Whether it is the first of a forum's post, which has the post's own id."""
        return bool(self.parent) and self.id == self.channel

    @property
    def who(self) -> Who:
        """Who wrote it where."""
        return Who(self.guild, self.channel, self.parent, self.author.id, self.roles, self.category)

    @property
    def is_direct(self) -> bool:
        """Whether nobody else is in the channel."""
        return not self.guild


@dataclass(frozen=True, slots=True)
class Change:
    """A message that was edited to `view`, or, where that is None, taken back. `cuts_turn`: it was
    ours, and grew in this turn."""

    id: str
    guild: str
    channel: str
    parent: str
    view: MessageView | None = None
    cuts_turn: str = ""

    @property
    def where(self) -> Who:
        """Its place; who did it is not told."""
        return Who(self.guild, self.channel, self.parent, "")

    @classmethod
    def to(cls, view: MessageView) -> "Change":
        """An edit."""
        return cls(view.id, view.guild, view.channel, view.parent, view)


@dataclass(frozen=True, slots=True)
class CommandView:
    """What matters of a use of a command. `parent` is the channel of a thread, else "".
    `received_at`, in seconds since the epoch, is by our own clock: what a token's age is measured
    by. `is_private`: in a direct conversation between people, where we are not."""

    id: str
    guild: str
    channel: str
    parent: str
    author: Author
    text: str
    token: str
    sent_at: datetime
    received_at: float
    is_private: bool = False
    roles: frozenset[str] = frozenset()
    category: str = ""
    file_max_bytes: int = 0

    @property
    def who(self) -> Who:
        """Who used it where."""
        return Who(self.guild, self.channel, self.parent, self.author.id, self.roles, self.category)


@dataclass(frozen=True, slots=True)
class PressView:
    """What matters of a press: `button` is the button's own id, `message` what it stands below.
    A form that a press brought comes back with the same id, and with what was `filled_in`."""

    id: str
    guild: str
    channel: str
    parent: str
    message: str
    button: str
    author: Author
    token: str
    sent_at: datetime
    received_at: float
    filled_in: Mapping[str, str] = field(default_factory=dict)
    roles: frozenset[str] = frozenset()
    category: str = ""
    file_max_bytes: int = 0

    @property
    def who(self) -> Who:
        """Who pressed it where."""
        return Who(self.guild, self.channel, self.parent, self.author.id, self.roles, self.category)


def incoming(
    view: MessageView,
    us: str,
    part_of: ConversationId | None = None,
    *,
    memory: Memory = "thread",
    in_thread: bool = False,
    is_wanted: bool = False,
) -> IncomingMessage | None:
    """The message for us in `view`, or None. `us` is our own user id; `part_of` is the conversation
    that it belongs to already: that of the message replied to, or of the thread.

    For us is: a direct message, one that mentions us, a reply to us, what `is_wanted` without that,
    and in a thread where we take part whatever is not plainly meant for others. Bots, ourselves
    included, are never answered. `memory` says what is one conversation there; with `in_thread` a
    mention that begins one is answered in a thread of its own.
    """
    if view.is_from_bot or view.author.id == us or not view.is_ordinary:
        return None
    is_addressed = view.is_direct or us in view.mentioned or replies_to(view, us) or is_wanted
    text = readable(view, us)
    if not is_addressed:
        is_for_others = bool(view.mentioned) or view.replied_to is not None
        if part_of is None or is_for_others or not (text or view.attachments):
            return None  # without the intent, what is not for us has no text
    opens_thread = in_thread and bool(view.guild) and not view.parent and part_of is None
    # What will be said in that thread goes on with this.
    who = replace(view.who, channel=view.id, parent=view.channel) if opens_thread else view.who
    conversation = scoped(part_of or home(view), memory, who)
    quoted = unseen(view, is_known=conversation == part_of, us=us)
    return IncomingMessage(
        id=view.id,
        conversation=conversation,
        author=view.author,
        text=with_quote(quoted, text),
        sent_at=view.sent_at,
        edited_at=view.edited_at,
        address=Address(
            channel=view.channel,
            thread=thread_name(view.author.name, text) if opens_thread else "",
            in_reply_to=view.id,
            recipient=view.author.id,
            recipient_account=view.guild,
            file_max_bytes=view.file_max_bytes,
        ),
        attachments=view.attachments + (quoted.attachments if quoted else ()),
        is_direct=view.is_direct,
    )


def incoming_command(
    view: CommandView, memory: Memory = "thread", part_of: ConversationId | None = None
) -> IncomingMessage:
    """The message in a use of a command. In a plain channel each use begins a conversation, unless
    `memory` says otherwise; where people are among themselves, each of them has one with us.
    `part_of` is the conversation that a thread goes on with, where it was opened on our answer."""
    here = part_of or place_of(view.guild, view.channel, view.parent)
    own = ConversationId(NAME, view.guild, view.channel, view.id)
    conversation = scoped(here or own, memory, view.who)
    if view.is_private:
        conversation = ConversationId(NAME, DIRECT, view.channel, f"p{view.author.id}")
    return IncomingMessage(
        id=view.id,
        conversation=conversation,
        author=view.author,
        text=view.text.strip(),
        sent_at=view.sent_at,
        address=Address(
            channel=view.channel,
            recipient=view.author.id,
            recipient_account=view.guild,
            file_max_bytes=view.file_max_bytes,
            token=view.token,
            token_expires_at=view.received_at + TOKEN_GOOD_FOR_S,
        ),
        is_direct=not view.guild and not view.is_private,
    )


def incoming_press(view: PressView, says: str, conversation: ConversationId) -> IncomingMessage:
    """The message in a press of a button that `says` something.

    Its id is that of the message, so of all presses below one message a single one counts. Its
    token is a right to speak where the bot has no other; it is not what is being answered.
    """
    return IncomingMessage(
        id=f"{view.message}-picked",
        conversation=conversation,
        author=view.author,
        text=says,
        sent_at=view.sent_at,
        address=Address(
            channel=view.channel,
            in_reply_to=view.message,
            recipient=view.author.id,
            recipient_account=view.guild,
            file_max_bytes=view.file_max_bytes,
            token=view.token,
            token_expires_at=view.received_at + TOKEN_GOOD_FOR_S,
        ),
        is_direct=not view.guild,
        is_own_words=False,
    )


def scoped(otherwise: ConversationId, memory: Memory, who: Who) -> ConversationId:
    """The conversation of something said: `otherwise`, unless memory there is a person's own, in a
    channel and in each of its threads, or the channel's."""
    if not who.guild or memory == "thread":
        return otherwise
    channel, thread = who.parent or who.channel, who.channel if who.parent else ""
    if memory == "person":
        return ConversationId(NAME, who.guild, channel, f"{thread}p{who.person}")
    return otherwise if thread else ConversationId(NAME, who.guild, channel)


def thread_name(author: str, text: str) -> str:
    """What a thread on a question is called."""
    words = " ".join(text.split()) or f"A question of {author}"
    return words if len(words) <= THREAD_NAME_LENGTH else f"{words[: THREAD_NAME_LENGTH - 1]}…"


def home(view: MessageView) -> ConversationId:
    """The conversation of the place: the direct channel, the thread, or, in a plain channel, the
    chain of replies that begins with this message.

    A thread that is opened on a message has that message's id, so it goes on with its chain.
    """
    place = place_of(view.guild, view.channel, view.parent)
    return place or ConversationId(NAME, view.guild, view.channel, view.id)


def line_of(view: MessageView, us: str, place: Place) -> ConversationId:
    """Where a message waits, told without Redis: what may belong to one conversation is in one
    line. Which chain a reply goes on with only Redis knows, so all those of a channel are in one.
    """
    here = place_of(view.guild, view.channel, view.parent)
    if here is not None:
        return here
    if replies_to(view, us):
        here = ConversationId(NAME, view.guild, view.channel)
    elif place.threads:  # it begins a conversation, which goes on in a thread with its id
        return home(view)
    return scoped(here or home(view), place.memory or "thread", view.who)


def line_of_command(view: CommandView, place: Place) -> ConversationId:
    """Where a use of a command waits: with the messages of its conversation."""
    here = place_of(view.guild, view.channel, view.parent)
    own = ConversationId(NAME, view.guild, view.channel, view.id)
    return here or scoped(own, place.memory or "thread", view.who)


def place_of(guild: str, channel: str, parent: str) -> ConversationId | None:
    """The conversation that a place is; None for a plain channel, which holds many."""
    if not guild:
        return ConversationId(NAME, DIRECT, channel)
    return ConversationId(NAME, guild, parent, channel) if parent else None


def replies_to(view: MessageView, author_id: str) -> bool:
    """Whether it is a reply to a message of this author."""
    return view.replied_to is not None and view.replied_to.author.id == author_id


def readable(view: MessageView, us: str) -> str:
    """The text as a person reads it: names for ids, our own mention gone."""

    def called(match: re.Match[str]) -> str:
        return as_name(view.names.get(match[1], match[1]))

    def user(match: re.Match[str]) -> str:
        return "" if match[1] == us else f"@{called(match)}"

    text = _USER.sub(user, view.text)
    text = _ROLE.sub(lambda match: f"@{called(match)}", text)
    text = _CHANNEL.sub(lambda match: f"#{called(match)}", text)
    text = _COMMAND.sub(r"/\1", text)
    return _EMOJI.sub(r"\1", text).strip()


def unseen(view: MessageView, *, is_known: bool, us: str) -> Quoted | None:
    """The message that it replies to, where the model has not seen that one."""
    quoted = view.replied_to
    if quoted is None or (is_known and quoted.author.id == us):
        return None
    return quoted if quoted.text or quoted.attachments else None


def with_quote(quoted: Quoted | None, text: str) -> str:
    """`text` after the message that it replies to; a command stays one, and gets the files only."""
    if quoted is None or text.startswith("/"):
        return text
    return quoting(quoted.author, quoted.text, text)


def quoting(author: Author, quoted: str, text: str) -> str:
    """`text` after what somebody else wrote; their files come along as those of `text`. Their name
    is quoted too: it may be an address, or begin like a command."""
    name = author.name or "Somebody"
    head = f"{name} wrote:\n{quoted}" if quoted else f"A message of {name}"
    return f"{_quotation(head)}\n\n{text}".rstrip()


def with_forwarded(text: str, forwarded: str) -> str:
    """`text`, and quoted below it what is forwarded with it: its author is somebody else."""
    if not forwarded.strip():
        return text.strip()
    return f"{text}\n\nForwarded:\n{_quotation(forwarded.strip())}".strip()


def _quotation(text: str) -> str:
    return "\n".join(f"> {line}" for line in text[:_QUOTE_MAX_CHARS].splitlines())
