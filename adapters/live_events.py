"""What travels on a conversation's live stream, and showing a reply there.

The web page and the terminal have no platform that keeps their messages: whoever delivers publishes
small JSON events, and the process that holds the person's connection follows them. This module is
what both share: the events, their encoding, and the delivering half of an adapter.

    Asked    a person's message was admitted
    Shown    a message of a reply: keep the first `offset` of what it shows, then comes `text`; and
             what was and is done for it
    Below    what stands below a message of a reply, which is complete: choices, files, thumbs
    Doing    a status ("" when nothing is being done any more)

A message that appears for the first time is an edit at offset 0 that has an `in_reply_to`; the same
edit twice changes nothing, so a repeated post is harmless.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import msgspec

from bot.errors import DragomanError, FetchFailed, PlatformUnavailable
from bot.messages import Address, Attachment, ConversationId
from bot.ports import Blobs, Live, NoBlobs, OutgoingMessage
from bot.ports.in_time import check_in_time
from bot.reply import Choice, Extras, File
from bot.steps import Steps
from bot.turn.follow_up import AGAIN, choices_below, without_follow_ups


@dataclass(frozen=True, slots=True)
class Asked:
    """A person's message `id` was admitted at `at` (seconds since the epoch)."""

    id: str
    text: str
    at: float


@dataclass(frozen=True, slots=True)
class Shown:
    """Message `id` of a reply now shows its first `offset` UTF-16 units, then `text`.

    UTF-16 because that is how browsers count; see `utf16_length`. `is_new` is set by a post: the
    message begins here, `at` that time (seconds since the epoch), in answer to the message
    `in_reply_to`. With `is_final` the message is complete. `steps` are all that there are now.
    """

    id: str
    offset: int
    text: str
    is_final: bool = False
    is_new: bool = False
    in_reply_to: str = ""
    at: float = 0.0
    steps: Steps = ()


@dataclass(frozen=True, slots=True)
class Doing:
    """What is being done while no text comes, and an unfinished picture that goes with it."""

    text: str
    sketch: File | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as a button: what stands on it, and what pressing it says. With `asks` words are
    asked for first, beginning with `text`, and follow behind `sends`. `later` is sent instead where
    something newer is there; "": then it cannot be picked any more."""

    label: str
    sends: str
    style: str = "plain"
    asks: str = ""
    text: str = ""
    later: str = ""


@dataclass(frozen=True, slots=True)
class Below:
    """Below message `id` of a reply stand these. `rates` is the turn that can be rated, "" for
    none."""

    id: str
    options: tuple[Option, ...] = ()
    files: tuple[File, ...] = ()
    rates: str = ""


Event = Asked | Shown | Doing | Below

WHOLE_EVERY = 8_000
"""Each time a message has grown by so many characters, its whole text travels: the stream keeps a
bounded number of events, and who comes late must still find a beginning."""

_ENCODER = msgspec.json.Encoder()


def encode_event(event: Event) -> bytes:
    """One line of JSON whose first member is the event's kind."""
    kind = _KINDS[type(event)]
    try:
        members = _ENCODER.encode(event)
    except UnicodeEncodeError:
        members = _ENCODER.encode(_storable(event))
    return b'{"kind":"' + kind + b'",' + members[1:]


def _storable(event: Event) -> Event:
    """The event with whole characters only."""
    if isinstance(event, Doing) and event.sketch:
        sketch = replace(event.sketch, alt=whole_characters(event.sketch.alt))
        return Doing(whole_characters(event.text), sketch)
    if isinstance(event, Shown):
        steps = tuple(replace(step, title=whole_characters(step.title)) for step in event.steps)
        return replace(event, text=whole_characters(event.text), steps=steps)
    if not isinstance(event, Below):
        return replace(event, text=whole_characters(event.text))
    options = tuple(
        replace(
            each,
            label=whole_characters(each.label),
            sends=whole_characters(each.sends),
            text=whole_characters(each.text),
            later=whole_characters(each.later),
        )
        for each in event.options
    )
    files = tuple(replace(file, alt=whole_characters(file.alt)) for file in event.files)
    return replace(event, options=options, files=files)


def options_below(extras: Extras) -> tuple[Option, ...]:
    """What stands below a message as buttons: its choices; and that it can be tried again, where it
    has none of its own."""
    takes_again = extras.takes_another_try and not without_follow_ups(extras.choices)
    again = choices_below((AGAIN,), is_cut=False) if takes_again else ()
    return options_of((*again, *extras.choices))


def options_of(choices: tuple[Choice, ...]) -> tuple[Option, ...]:
    """Choices as buttons. Pressing one says its label, as a person would who writes: the core knows
    which choices it offered last (bot/turn/plan.py), but for those about the last reply."""
    own = without_follow_ups(choices)
    return tuple(
        Option(
            choice.label,
            choice.label if choice in own and not choice.asks else choice.says,
            choice.style,
            choice.asks,
            choice.text,
            choice.says if choice.stays else "",
        )
        for choice in choices
    )


def whole_characters(text: str) -> str:
    """`text` with each half of a surrogate pair replaced: UTF-8 cannot hold it."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def decode_event(data: bytes) -> Event | None:
    """The inverse of `encode_event`; None for a kind that a newer release publishes."""
    kind = data[9 : data.find(b'"', 9)]
    decoder = _DECODERS.get(kind)
    return None if decoder is None else decoder(data)


_KINDS: dict[type, bytes] = {Asked: b"asked", Shown: b"shown", Doing: b"doing", Below: b"below"}
_DECODERS: dict[bytes, Callable[[bytes], Event]] = {
    b"asked": msgspec.json.Decoder(Asked).decode,
    b"shown": msgspec.json.Decoder(Shown).decode,
    b"doing": msgspec.json.Decoder(Doing).decode,
    b"below": msgspec.json.Decoder(Below).decode,
}


def utf16_length(text: str) -> int:
    """How many UTF-16 units `text` has (what JavaScript calls its length)."""
    if text.isascii():
        return len(text)
    return len(text) + sum(character > "\uffff" for character in text)


def keep_utf16(text: str, units: int) -> str:
    """The first `units` UTF-16 units of `text`."""
    if text.isascii() or utf16_length(text) <= units:
        return text[:units]
    return text.encode("utf-16-le", "surrogatepass")[: units * 2].decode("utf-16-le", "ignore")


def same_start(before: str, after: str) -> int:
    """How many characters two texts begin with in common."""
    if after.startswith(before):
        return len(before)
    low, high = 0, min(len(before), len(after))
    while low < high:
        middle = (low + high + 1) // 2
        if before[:middle] == after[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def edit(message_id: str, before: str | None, after: str, *, is_final: bool) -> Shown:
    """The smallest event that makes a message go from `before` (None: unknown) to `after`."""
    kept = 0 if before is None else same_start(before, after)
    return Shown(message_id, utf16_length(after[:kept]), after[kept:], is_final=is_final)


@dataclass(frozen=True, slots=True)
class LiveDelivery:
    """The delivering half of an adapter whose replies travel through `Live`.

    `name` and `account` are the adapter's: with an `Address` they make the conversation. `blobs`
    keeps what people attach. `takes_ratings`: people can say there how good a reply was.
    `has_buttons`: they can press what stands below a reply, also for another try.
    """

    name: str
    account: str
    live: Live
    blobs: Blobs = field(default_factory=NoBlobs)
    takes_ratings: bool = False
    has_buttons: bool = False

    async def claim_room(self, message: OutgoingMessage) -> None:
        """Redis takes whatever comes."""

    async def post(self, message: OutgoingMessage) -> str:
        """Show a new message; its id is its key, so a repeated post is the same message."""
        event = Shown(
            message.key,
            0,
            message.text,
            is_final=message.is_final,
            is_new=True,
            in_reply_to=message.address.in_reply_to,
            at=time.time(),
            steps=message.extras.steps,
        )
        await self._publish(message.address, event)
        await self._show_below(message, message.key)
        return message.key

    async def update(self, message: OutgoingMessage) -> None:
        """Show its text; only what differs from what is shown travels, and now and then all.
        Steps are few: all of them travel."""
        shown, text = message.shown, message.text
        if shown is not None and len(text) // WHOLE_EVERY > len(shown) // WHOLE_EVERY:
            shown = None
        event = edit(message.message_id, shown, text, is_final=message.is_final)
        await self._publish(message.address, replace(event, steps=message.extras.steps))
        await self._show_below(message, message.message_id)

    async def find(self, address: Address, key: str) -> str | None:
        """`key` if its post is among the events kept."""
        try:
            kept = await self.live.kept(self._conversation(address))
        except DragomanError as error:
            raise PlatformUnavailable("live stream unreadable") from error
        for live_event in kept:
            event = decode_event(live_event.data)
            if isinstance(event, Shown) and event.id == key and event.is_new:
                return key
        return None

    async def show_status(self, address: Address, text: str, sketch: File | None = None) -> None:
        """Say what is being done."""
        await self._publish(address, Doing(text, sketch))

    async def fetch(self, address: Address, attachment: Attachment, most_bytes: int) -> bytes:
        """The bytes that were kept when the file was attached; its id names the blob."""
        try:
            data = await self.blobs.get(attachment.id)
        except DragomanError as error:
            raise FetchFailed("store") from error
        if data is None:
            raise FetchFailed("gone", user_message="I have not kept it that long")
        return data[: most_bytes + 1]

    async def _show_below(self, message: OutgoingMessage, message_id: str) -> None:
        extras = message.extras
        rates = message.turn_id if self.takes_ratings and extras.takes_rating else ""
        options = options_below(extras) if self.has_buttons else options_of(extras.choices)
        if options or extras.files or rates:
            below = Below(message_id, options, extras.files, rates)
            await self._publish(message.address, below)

    async def _publish(self, address: Address, event: Event) -> None:
        await check_in_time()
        try:
            await self.live.publish(self._conversation(address), encode_event(event))
        except DragomanError as error:
            raise PlatformUnavailable("live stream unreachable") from error

    def _conversation(self, address: Address) -> ConversationId:
        return ConversationId(self.name, self.account, address.channel, address.thread)
