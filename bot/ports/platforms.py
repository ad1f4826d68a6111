"""One messaging platform: hands messages in, shows replies. And what the core gives it for that."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.conversation import Conversation
from bot.interrupt import Interrupt
from bot.messages import Address, Attachment, ConversationId, IncomingMessage, Rating
from bot.ports.keeping import Blobs, NoBlobs, NoPeople, NoSafe, People, Safe
from bot.ports.outgoing import OutgoingMessage
from bot.ports.skills import Skill
from bot.reply import File
from bot.spending import Bucket, Charge, Unlimited


class LengthUnit(StrEnum):
    """What a platform counts when it measures a message."""

    CHARACTERS = "characters"
    UTF16 = "utf16"
    UTF8_BYTES = "utf8_bytes"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a platform allows and how it likes to be written to. Differences are data, never code.

    message_length    most of one message, in `length_unit`, after `mentions` were made harmless
    hold_first_s      how long the first text may be held so that a short reply is a single post
    edit_gaps_s       waits between showing more text; the last one repeats. () = once, at the end
    grows_by_append   what is shown of a growing message can only be added to (a native stream), so
                      an open code fence stays open until the message ends; False: updates replace
    open_for_s        a growing message must end before this, and the reply go on in another
    mentions          regular expression for the first character of what would ping somebody or
                      trigger something; each match is written as `mention_escape`. It looks at what
                      follows, since a cut may take away what stands before
    mention_prefix    regular expression, anchored with `$`, for every end of text that may become
                      a mention (at most 256 characters): held back while the reply grows
    spoiler           the mark on both sides of text that is hidden until somebody presses on it; ""
                      where there is none. Only where updates replace
    table_rows_max    how many rows a table that is shown may have, its head among them: a longer
                      one goes on as a next table, under the same head; 0: any number
    table_width       where tables are not shown: how many columns of a fixed font a table may take
                      in a code block; wider ones are told row by row. 0: tables are shown
    code_max_chars    a longer code block is shown up to here, at a line's end, and is a file below
                      the reply, where files are shown; 0: all of it is shown
    choices_max       how many choices can stand below a message as buttons; with more they are
                      written out as a numbered list, and picking is writing the number
    shows_latex       formulas in LaTeX are shown as such; False: they are drawn where files are
                      shown
    shows_sketches    a picture that is still being drawn can be seen beside what is being done
    shows_steps       a growing message can list what is done for it (`Extras.steps`), also before
                      it has text: `claim_room` or `post` raises PlatformBusy for one of which the
                      text is "" where it cannot be shown there
    file_max_bytes    the largest file that can go with a message; 0: none, its name is written
    files_max_bytes   the most that all files of one message may have together, but for one that is
                      larger and alone; 0: not bounded
    status_line       how what is being done stands in a growing message that shows no status by
                      itself, with `{status}` in it; "": it does not. Only where updates replace
    status_again_s    a status must be repeated this often to stay visible; None: it stays
    remembers_posts   a person may answer one message of ours, and only that message tells which
                      conversation is meant: each is kept for `Intake.conversation_of`
    """

    message_length: int
    length_unit: LengthUnit = LengthUnit.CHARACTERS
    hold_first_s: float = 0.0
    edit_gaps_s: tuple[float, ...] = (0.3, 0.5, 0.8, 1.1)
    grows_by_append: bool = False
    open_for_s: float | None = None
    mentions: str = ""
    mention_escape: str = ""
    mention_prefix: str = ""
    spoiler: str = ""
    table_rows_max: int = 0
    table_width: int = 0
    code_max_chars: int = 0
    choices_max: int = 0
    shows_sketches: bool = False
    shows_steps: bool = False
    shows_latex: bool = False
    file_max_bytes: int = 0
    files_max_bytes: int = 0
    status_line: str = ""
    status_again_s: float | None = None
    remembers_posts: bool = False


class Adapter(Protocol):
    """One messaging platform.

    A process that only delivers calls `open` and never `run`. `post`, `update`, `find` and
    `show_status` raise only `DeliveryError`s; each is bounded by a time-out of its own.
    """

    name: str
    limits: Limits

    @property
    def is_connected(self) -> bool:
        """Whether messages can arrive now (asked for readiness)."""
        ...

    async def open(self) -> None:
        """Get ready to deliver; raises ConfigError where a token or address is wrong."""
        ...

    async def probe(self) -> None:
        """Try all that `open` and `run` will need, for `dragoman check`, and receive nothing.

        Raises ConfigError with the sentence that `run` would end with.
        """
        ...

    async def run(self, intake: "Intake", live: "Live") -> None:
        """Receive messages and hand them to `intake.admit` until cancelled.

        The platform is acknowledged only after `admit` returned. When `admit` raises, it is not, so
        that the platform delivers again.
        """
        ...

    async def close(self) -> None:
        """Let go of every connection. May be called twice."""
        ...

    async def claim_room(self, message: OutgoingMessage) -> None:
        """Get room in the platform's rate limits for the call that comes next: a `post` of this
        message where it has no id yet, else an `update`.

        Raises PlatformBusy where there is none now. A final message then has a place of its own:
        at the time it names, the same claim succeeds. A call without a claim is made all the same.
        """
        ...

    async def post(self, message: OutgoingMessage) -> str:
        """Show a new message and return the platform's id for it. Where the platform can refuse or
        find a repeated key, `message.key` is handed on."""
        ...

    async def update(self, message: OutgoingMessage) -> None:
        """Make a message show its text; a final one is complete after this call, also when it shows
        that text already. A complete one may come again, with what stands below it."""
        ...

    async def find(self, address: Address, key: str) -> str | None:
        """The id of the message posted with `key`; None: there certainly is none.

        Raises DeliveryUnknown where the platform cannot tell.
        """
        ...

    async def show_status(self, address: Address, text: str, sketch: File | None = None) -> None:
        """Say what is being done ("" = nothing any more): typing, a status line; with an unfinished
        picture, where the platform `shows_sketches`."""
        ...

    async def fetch(self, address: Address, attachment: Attachment, most_bytes: int) -> bytes:
        """The bytes of a file that came with the message at `address`, from the platform itself: a
        token goes to its own hosts only, and along no redirect. At most `most_bytes` are read.

        Raises only FetchFailed.
        """
        ...


class Admission(StrEnum):
    """What became of a message handed in."""

    ADMITTED = "admitted"
    KNOWN = "known"  # a redelivery: being answered, or answered already
    STOPPED = "stopped"  # it was the wish that the reply in progress end; nothing else comes of it
    FULL = "full"  # too many are waiting in this conversation; the core has people told so


class Unanswered(StrEnum):
    """What was decided of a message that is not answered."""

    PASSED_OVER = ""  # it was not for us; nobody was told
    TURNED_AWAY = "-"  # it was, and its author was told why not


Decision = ConversationId | Unanswered
"""What an adapter decided of a message: which conversation it is for, or why it is for none."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Who speaks in a conversation: whether we take part in it, how many people have spoken, and
    how many messages of bots came since the last one of a person."""

    is_known: bool
    people: int = 0
    bots_in_a_row: int = 0


@dataclass(frozen=True, slots=True)
class Understood:
    """A message as it is to be admitted, in the conversation in which it waits, and what is to be
    noted once it is."""

    message: IncomingMessage
    note: Callable[[], Awaitable[None]]


Understand = Callable[[], Awaitable[Understood | None]]
"""Finds out, with the store's help, what a message is to us; None: nothing. Safe to call again.
Raises StoreUnavailable."""


def as_it_is(message: IncomingMessage) -> Understand:
    """Nothing is to be found out, and nothing to be noted."""

    async def note() -> None:
        """Nothing."""

    async def understand() -> Understood:
        return Understood(message, note)

    return understand


class Intake(Protocol):
    """What the core gives an adapter. Raises only `StoreUnavailable`."""

    async def admit(self, message: IncomingMessage) -> Admission:
        """Take a message in durably, once. Safe to call again with the same message.

        When it raises, the person must hear of it: by `tell_away`, or, where the adapter can answer
        what the person did (a page, a slash command), by the error's `user_message`.
        """
        ...

    async def decide(
        self,
        adapter: str,
        account: str,
        message_id: str,
        decision: Decision,
        *,
        instead_of: Decision = Unanswered.PASSED_OVER,
    ) -> Decision:
        """Note what is decided of a message, before it is done; what counts is returned: the first
        decision, unless that is `instead_of`. For a platform whose messages an adapter may come to
        again when other things hold. Safe to call again."""
        ...

    async def decided(self, adapter: str, account: str, message_id: str) -> Decision | None:
        """What was decided of a message in the last day (that it was passed over: in the last
        hour); None: nothing."""
        ...

    async def tell_away(self, message: IncomingMessage, *, waits: bool = True) -> None:
        """Say where `message` was said, once in an outage, that it waits, which is for a message
        that is tried again until it is taken in; or that it may be forgotten, so that it is to be
        sent again. Needs no store and raises nothing."""
        ...

    def keep(self, message: IncomingMessage, understand: Understand, *, is_for_us: bool) -> bool:
        """Try again and again to understand and admit a message that could not be, as long as the
        process lives, in the order of its conversation: for a platform that delivers again, but
        neither soon nor in order. `is_for_us`: that is certain. False: too much waits."""
        ...

    async def stop(
        self,
        conversation: ConversationId,
        event_id: str,
        begun: str | None = None,
        *,
        or_posting: bool = False,
    ) -> bool:
        """End the reply in progress (a Stop button); False: there is none to end.

        The text so far stays. Safe to call again with the same `event_id`, the platform's id of
        what the person did. `begun`: only the reply that has begun and is named so, by its turn or
        by a message on the platform that shows it ("": whichever), since a person saw it; not what
        waits behind it, should that one be over by now. `or_posting`: or one that is posting a
        message of which it is not written down yet how the platform calls it, where `begun` names
        none of a reply that ended in the last two minutes.
        """
        ...

    async def edited(self, message: IncomingMessage) -> None:
        """Its author changed a message: `message` is what it says now, with the id it had.

        What waits is answered as it is now; of what was answered, memory keeps the new text, and,
        where config says so, it is answered again. A message that we never took in is none of our
        business. Safe to call again.
        """
        ...

    async def deleted(self, conversation: ConversationId, message_id: str) -> None:
        """Its author took a message back: it is forgotten, and a reply to it that is being made
        ends. Safe to call again, and about messages that we never took in."""
        ...

    async def purge(self, adapter: str, account: str) -> None:
        """Forget all that is kept of a platform account: it has removed us. Safe to call again."""
        ...

    async def rate(self, rating: Rating) -> None:
        """Keep what somebody thinks of a reply; the same person's newer rating of it counts. What
        they say of it is heeded in the next answer."""
        ...

    async def hear(
        self, conversation: ConversationId, author: str, message_id: str, *, is_bot: bool
    ) -> Heard:
        """Note that `author` spoke in a conversation, to us or to others, and say who has.

        Nothing is noted where we take no part. Safe to call again.
        """
        ...

    async def is_known(self, conversation: ConversationId, at: datetime | None = None) -> bool:
        """Whether we take part in this conversation already, or did `at` a time by the platform's
        clock: what was said before is none of our business, whenever it comes."""
        ...

    async def conversation_of(
        self, adapter: str, channel: str, message_id: str
    ) -> ConversationId | None:
        """The conversation that a message of ours belongs to (for replies to it)."""
        ...

    async def remember(self, adapter: str, name: str, value: str) -> None:
        """Keep a small value for the adapter, such as the last message seen in a channel."""
        ...

    async def remember_first(self, adapter: str, name: str, value: str) -> str:
        """Keep `value` unless there is one already; return what is kept (for a shared secret)."""
        ...

    async def recall(self, adapter: str) -> dict[str, str]:
        """All that the adapter asked to remember."""
        ...

    async def conversation(self, conversation: ConversationId) -> Conversation:
        """Memory and turns, to show a person their own conversation again."""
        ...


@dataclass(frozen=True, slots=True)
class LiveEvent:
    """One event on a conversation's live stream. `id` orders events and is where to resume."""

    id: str
    data: bytes


class Live(Protocol):
    """A short-lived, resumable stream of events for each conversation, kept in Redis, so that any
    worker can show text on a connection that another process holds."""

    async def publish(self, conversation: ConversationId, data: bytes) -> str:
        """Add an event; returns its id."""
        ...

    def follow(self, conversation: ConversationId, after: str) -> AsyncGenerator[LiveEvent, None]:
        """Events after id `after` ("0": all that are kept, "$": none), then those to come."""
        ...

    async def kept(self, conversation: ConversationId) -> tuple[LiveEvent, ...]:
        """The events that are kept now, oldest first (to show a page again, to find a post)."""
        ...


class Budget(Protocol):
    """What the core gives an adapter, to keep within the platform's rate limits: one count for all
    processes. Where it cannot be reached, each process counts its own calls."""

    async def spend(
        self, charges: Sequence[Charge], *, who: str = "", unseen: int = 0, must: bool = False
    ) -> None:
        """Count one call in all of these buckets, the most particular first, or raise PlatformBusy.

        `who` names the message it is about. Of those in this process who are told to wait, the one
        with the most `unseen` text (in characters) is let in first. With `must` the error means
        that a place is reserved: at the time it names, the same call succeeds.
        """
        ...

    async def let_go(self, bucket: Bucket, who: str) -> None:
        """Give back the place that `who` holds; it is not needed any more."""
        ...

    async def close(self, bucket: Bucket, for_s: float, *, refused: bool) -> None:
        """The platform says that it takes nothing more for so long; `refused`: by a 429."""
        ...


@dataclass(frozen=True, slots=True)
class AdapterParts:
    """What `adapters.<name>.build(settings, parts)` gets beside its settings.

    `skills` are those enabled, to show people what there is to ask for.
    """

    live: Live
    budget: Budget = field(default_factory=Unlimited)
    blobs: Blobs = field(default_factory=NoBlobs)
    interrupt: Interrupt = field(default_factory=Interrupt)
    people: People = field(default_factory=NoPeople)
    safe: Safe = field(default_factory=NoSafe)
    skills: tuple[Skill, ...] = ()
