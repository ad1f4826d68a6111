"""The contracts between the straight line and its plugs, all in one file.

    Adapter      one messaging platform: hands messages in, shows replies
    Skill        one way of answering: an async generator of reply parts
    Tool         a function that the model may call; a Toolbox holds those of one module
    ChatModel    a language model: a stream of text
    Intake       what the core gives an adapter, to hand messages in
    Live         what the core gives an adapter whose replies travel through Redis (web, console)
    Budget       what the core gives an adapter, to keep within the platform's rate limits

Every plug has a row in `tests/contract/`.
"""

import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, Protocol

from bot.conversation import Conversation, Turn
from bot.errors import DragomanError
from bot.interrupt import Interrupt
from bot.messages import Address, Attachment, ConversationId, IncomingMessage, PersonId, Rating
from bot.reply import NO_EXTRAS, Disclosure, Extras, Keep, Notice, ReplyPart, Status, TextDelta
from bot.spending import Bucket, Charge, Unlimited

# ── platforms ────────────────────────────────────────────────────────────────────────────────────


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
    table_width       where tables are not shown: how many columns of a fixed font a table may take
                      in a code block; wider ones are told row by row. 0: tables are shown
    choices_max       how many choices can stand below a message as buttons; with more they are
                      written out as a numbered list, and picking is writing the number
    file_max_bytes    the largest file that can go with a message; 0: none, its name is written
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
    table_width: int = 0
    choices_max: int = 0
    file_max_bytes: int = 0
    status_again_s: float | None = None
    remembers_posts: bool = False


class Adapter(Protocol):
    """One messaging platform.

    A process that only delivers calls `open` and never `run`. `post`, `update`, `find` and
    `show_status` raise only `DeliveryError`s; each is bounded by a time-out of its own. Text
    arrives within `limits`, as Markdown, with mentions already made harmless.
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

    async def claim_room(
        self,
        address: Address,
        message_id: str | None,
        shown: str | None,
        text: str,
        *,
        key: str,
        final: bool,
    ) -> None:
        """Get room in the platform's rate limits for the call that comes next: a `post` where
        `message_id` is None, else an `update`, with these arguments.

        Raises PlatformBusy where there is none now. A `final` call then has a place of its own: at
        the time it names, the same claim succeeds. A call without a claim is made all the same.
        """
        ...

    async def post(
        self, address: Address, text: str, *, key: str, final: bool, extras: Extras = NO_EXTRAS
    ) -> str:
        """Show a new message and return the platform's id for it.

        `key` names this message of this reply for good (at most 25 characters, [a-z0-9]): where the
        platform can refuse or find a repeated key, it is handed on. It ends in the message's number
        in its reply, two characters from "00" on. `final` False: more will come.
        """
        ...

    async def update(
        self,
        address: Address,
        message_id: str,
        shown: str | None,
        text: str,
        *,
        final: bool,
        extras: Extras = NO_EXTRAS,
    ) -> None:
        """Make the message show `text`. `shown` is what it shows now.

        None: neither its text nor whether it is complete already is known for sure (an answer was
        lost, or another worker died); then the whole text must be set, also on a complete message.

        With `final` the message is complete after this call, also when `text` equals `shown`, and
        `extras` (only ever with `final`, within `limits`) stand below it.
        """
        ...

    async def find(self, address: Address, key: str) -> str | None:
        """The id of the message posted with `key`; None: there certainly is none.

        Raises DeliveryUnknown where the platform cannot tell.
        """
        ...

    async def show_status(self, address: Address, text: str) -> None:
        """Say what is being done ("" = nothing any more): typing, a status line."""
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
    FULL = "full"  # too many are waiting in this conversation; the core has told the person


@dataclass(frozen=True, slots=True)
class Heard:
    """Who speaks in a conversation: whether we take part in it, how many people have spoken, and
    how many messages of bots came since the last one of a person."""

    is_known: bool
    people: int = 0
    bots_in_a_row: int = 0


class NoPeople:
    """`People` for who knows nobody."""

    async def read(self, person: PersonId) -> dict[str, str]:
        """Nothing is known."""
        return {}

    async def write(self, person: PersonId, values: Mapping[str, str], turn_id: str) -> bool:
        """Forget it at once."""
        return True

    async def forget(self, person: PersonId) -> None:
        """There is nothing to forget."""


class Intake(Protocol):
    """What the core gives an adapter. Raises only `StoreUnavailable`."""

    async def admit(self, message: IncomingMessage) -> Admission:
        """Take a message in durably, once. Safe to call again with the same message.

        When it raises, the person must hear of it: by `tell_away`, or, where the adapter can answer
        what the person did (a page, a slash command), by the error's `user_message`.
        """
        ...

    async def tell_away(self, message: IncomingMessage) -> None:
        """Say where `message` was said, once in an outage, that it waits. Only for a message that
        is tried again until it is taken in; needs no store and raises nothing."""
        ...

    def keep(self, message: IncomingMessage) -> None:
        """Try again and again to admit a message that could not be, as long as the process lives:
        for a platform that delivers again, but neither soon nor in order."""
        ...

    async def stop(self, conversation: ConversationId, event_id: str) -> bool:
        """End the reply in progress (a Stop button); False: there is none to end.

        The text so far stays. Safe to call again with the same `event_id`, the platform's id of
        what the person did.
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
        """Keep what somebody thinks of a reply; the same person's newer rating of it counts."""
        ...

    async def hear(
        self, conversation: ConversationId, author: str, message_id: str, *, is_bot: bool
    ) -> Heard:
        """Note that `author` spoke in a conversation, to us or to others, and say who has.

        Nothing is noted where we take no part. Safe to call again.
        """
        ...

    async def is_known(self, conversation: ConversationId) -> bool:
        """Whether we take part in this conversation already."""
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


class Blobs(Protocol):
    """Where the bytes of files are kept for a while, by name."""

    async def put(self, data: bytes) -> str:
        """Keep bytes; returns the blob's name. Raises StoreUnavailable, or another DragomanError
        where they are too many."""
        ...

    async def get(self, name: str) -> bytes | None:
        """The bytes; None: not kept any more. Raises StoreUnavailable."""
        ...


class People(Protocol):
    """What is known of people across conversations. Raises StoreUnavailable."""

    async def read(self, person: PersonId) -> dict[str, str]:
        """All that is known of a person, by names that begin with the skill's."""
        ...

    async def write(self, person: PersonId, values: Mapping[str, str], turn_id: str) -> bool:
        """Set these values ("" = forget one), once for each turn; False: it had written already."""
        ...

    async def forget(self, person: PersonId) -> None:
        """Remove all that is known of a person."""
        ...


class NoBlobs:
    """`Blobs` for who has no files."""

    async def put(self, data: bytes) -> str:
        """Refuse."""
        raise DragomanError("no place for files", user_message="I cannot keep files.")

    async def get(self, name: str) -> bytes | None:
        """There are none."""
        return None


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
    skills: "tuple[Skill, ...]" = ()


# ── models ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class ToolCall:
    """The model asks for a tool; `arguments` is JSON text as the model wrote it."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that the model is to look at."""

    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ModelMessage:
    """One message of a prompt. `calls` are what an assistant's message asked for; each is answered
    by a "tool" message with its id as `call_id`, directly behind it."""

    role: Literal["system", "user", "assistant", "tool"]
    content: str
    calls: tuple[ToolCall, ...] = ()
    call_id: str = ""
    images: tuple[Image, ...] = ()


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """What a model is told of a tool. `parameters` is a JSON schema of an object. `cue` is what in
    a question speaks for it: a model that cannot call tools is only asked whether it wants one
    where a cue is found; without a cue it is never offered there."""

    name: str
    description: str
    parameters: Mapping[str, Any]
    cue: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """How to generate. None: the model's own default or what config says.

    `tools` may be called; one that a model called comes as a `ToolCall` part. `schema` is a JSON
    schema that the reply must follow, where the model can be held to one. `model` is the name in
    config.yaml of the one to ask first, where there are several.
    """

    max_tokens: int | None = None
    temperature: float | None = None
    tools: tuple[ToolSpec, ...] = ()
    schema: Mapping[str, Any] | None = None
    model: str = ""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one reply as the model counted them; comes last, where the model says it at all."""

    tokens_in: int
    tokens_out: int
    tokens_cached: int = 0


ModelPart = TextDelta | ToolCall | Usage | Status | Notice | Disclosure


@dataclass(frozen=True, slots=True)
class ModelParts:
    """What `bot.models.<kind>.build(settings, parts)` gets beside its settings."""

    data_dir: Path


@dataclass(frozen=True, slots=True)
class Probed:
    """What a look at a model showed. `is_sure` False: it may work, but an operator should look."""

    sentence: str
    is_sure: bool = True


class ChatModel(Protocol):
    """A language model.

    `disclosure` is a sentence the person is told once in a conversation ("" for none).
    `context_tokens` bounds prompt and reply together. `sees_images`: it can look at pictures.
    """

    name: str
    disclosure: str
    context_tokens: int
    sees_images: bool

    def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Generate. An async generator: close it to stop. Raises only `ModelError`s.

        A stream that ends without the protocol's end mark, or with no text and no tool call, raises
        `ReplyCut` after the parts that did come.
        """
        ...

    async def prepare(self) -> None:
        """Do what is slow the first time (imports, weights). Called in the background at start."""
        ...

    async def probe(self) -> Probed:
        """Whether the model can be reached, for `dragoman check`. Raises `ModelError`s if not."""
        ...

    async def close(self) -> None:
        """Let go of connections and children. May be called twice."""
        ...


# ── running code ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Program:
    """Code to run, and what it reads from its standard input. Python is what can be run."""

    source: str
    stdin: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a program ended.

    `done`: by itself, with exit code 0; `failed`: with another one, mostly for an exception that
    `errors` shows; `too_slow`, `too_much`: ended from outside, over its time or its output;
    `refused`: not run at all, and `errors` is the sentence that says why.
    """

    ended: Literal["done", "failed", "too_slow", "too_much", "refused"]
    output: str = ""
    errors: str = ""
    exit_code: int | None = None
    seconds: float = 0.0


class CodeRunner(Protocol):
    """Runs code that nobody has read, where it can do no harm, or not at all. Raises nothing."""

    async def ready(self) -> str:
        """Find out, once, whether code can be run; the sentence that says why not, "" if it can."""
        ...

    async def run(self, program: Program) -> Outcome:
        """Run a program within the bounds of config. Waits for its turn when many run."""
        ...

    async def close(self) -> None:
        """Let go of what is held. May be called twice."""
        ...


# ── skills ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it was written: its name without the "/", and the text behind it."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class SkillCommand:
    """A command that a skill brings: `/NAME TAKES`. `summary` is what `/help` says of it.

    `takes` names what is written behind it, "" for nothing; the command may also stand alone. One
    that only buttons write is not `is_listed` in `/help`.
    """

    name: str
    takes: str
    summary: str
    is_listed: bool = True


async def _no_tools() -> "tuple[Tool, ...]":
    return ()


async def _no_turns() -> tuple[Turn, ...]:
    return ()


async def _always_first(name: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class TurnContext:
    """All that a skill sees of a turn.

    `asked` is the text of all pending messages; `command` is the skill's own one that it is, if it
    is one (`SkillCommand`). `system_prompt` is the persona's and the skill's,
    byte-stable in a conversation. `said_so_far` is not empty when a reply goes on after a crash.
    What the skill kept in this conversation (`Keep`) is in `conversation.memory.kept`.

    `tools` opens those that config enables. `all_turns` reads every turn of this conversation that
    is kept, beyond the window. `first_time` says, once for each name, that what is named has not
    been begun: also where the turn goes on after a crash. Both raise StoreUnavailable.
    """

    turn_id: str
    messages: tuple[IncomingMessage, ...]
    asked: str
    conversation: Conversation
    system_prompt: str
    model: ChatModel
    options: ModelOptions
    command: Command | None = None
    said_so_far: str = ""
    people: People = field(default_factory=NoPeople)
    blobs: Blobs = field(default_factory=NoBlobs)
    on_usage: Callable[[Usage], None] = field(default=lambda usage: None)
    tools: Callable[[], Awaitable[tuple["Tool", ...]]] = field(default=_no_tools)
    all_turns: Callable[[], Awaitable[tuple[Turn, ...]]] = field(default=_no_turns)
    first_time: Callable[[str], Awaitable[bool]] = field(default=_always_first)
    names_sources: Literal["never", "looked_up", "all"] = "looked_up"

    @property
    def images(self) -> tuple[Image, ...]:
        """The pictures that came with the messages, for a model that sees."""
        return tuple(
            Image(file.media_type, file.picture)
            for message in self.messages
            for file in message.attachments
            if file.picture
        )

    @property
    def person(self) -> PersonId:
        """Who wrote last."""
        return self.messages[-1].person


async def _nothing_to_close() -> None:
    """Most skills hold nothing."""


@dataclass(frozen=True, slots=True)
class Skill:
    """One way of answering. A module of `bot/skills` holds one, named `SKILL`; one with settings of
    its own has `Settings` and `build(settings)` in its place.

    `matches` says whether a message that names no skill should come here, from its text alone.
    `summary` is one line for `/help`. `commands` are those that it brings beside `/NAME text`.

    A skill that is in the middle of something (a quiz) keeps `DOING` (bot/conversation.py): what
    follows in the conversation then comes to it, until it or the person ends that. `close` lets go
    of children and connections; it may be called twice.
    """

    name: str
    summary: str
    prompt: str
    matches: Callable[[str], bool]
    reply: Callable[[TurnContext], AsyncGenerator[ReplyPart, None]]
    commands: tuple[SkillCommand, ...] = ()
    close: Callable[[], Awaitable[None]] = _nothing_to_close


# ── tools ────────────────────────────────────────────────────────────────────────────────────────

Consent = Literal["free", "ask_once", "ask_always"]
"""Whether a tool may be called without asking: always; once a person said "always here"; never."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was looked up; `url` "" for what has no address."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What a tool found or did, as the model reads it.

    `is_from_outside`: it holds text that somebody else wrote (a page, a document, a server's
    answer), which may try to give orders. `question` is put to the person in place of a result,
    with `choices` to pick from; it ends the turn.
    """

    text: str
    source: Source | None = None
    is_from_outside: bool = False
    question: str = ""
    choices: tuple[str, ...] = ()


def _asks_nothing_more(arguments: Mapping[str, Any], context: "TurnContext") -> bool:
    return False


def _keeps_nothing(context: "TurnContext") -> tuple[Keep, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Tool:
    """A function that the model may call.

    `run` gets the arguments as the model gave them, a JSON object; it raises ToolFailed with a
    sentence for the model. `doing` is shown while it runs. `asks_about` says of a tool that is free
    that this call is not: a person is asked first; it raises ToolFailed, too. `keeps` are values
    that it wants to find again in this conversation. What an `is_lookup` finds is cited; one that
    `asks_back` puts a question to the person, and is not offered when the last reply was one.
    """

    spec: ToolSpec
    run: Callable[[Mapping[str, Any], TurnContext], Awaitable[ToolResult]]
    doing: str
    consent: Consent = "free"
    is_lookup: bool = False
    asks_back: bool = False
    asks_about: Callable[[Mapping[str, Any], TurnContext], bool] = _asks_nothing_more
    keeps: Callable[[TurnContext], tuple[Keep, ...]] = _keeps_nothing
    timeout_s: float = 30.0


async def _opens_nothing() -> None:
    """Most tools hold nothing."""


@dataclass(frozen=True, slots=True)
class Toolbox:
    """The tools of one module of `bot/tools`, which has `Settings` and `build(settings, parts)`.

    `tools` connects where it must and may be called again and again; it raises ToolFailed where
    there are none now. `away` names what could not be reached, by its place below the module's.
    `close` lets go of everything; it may be called twice.
    """

    name: str
    tools: Callable[[], Awaitable[tuple[Tool, ...]]]
    close: Callable[[], Awaitable[None]] = _opens_nothing
    away: Callable[[], tuple[str, ...]] = tuple


@dataclass(frozen=True, slots=True)
class ToolParts:
    """What `bot.tools.<name>.build(settings, parts)` gets beside its settings."""

    data_dir: Path
