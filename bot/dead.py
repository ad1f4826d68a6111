"""Messages that were set aside because nobody survived answering them, for an operator to look at.

dragoman dead list | requeue ID | drop ID
"""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import structlog

from bot.conversation import decode, encode
from bot.messages import ConversationId, IncomingMessage
from bot.ops.metrics import Metrics
from bot.store.client import Confirmation, Store

logger = structlog.get_logger(__name__)

_SHOWN_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """The messages of one turn that was set aside. `tries`: how many workers had died of it.
    `entry`: where it is in its partition's stream, which is elsewhere after each edit of a message.

    `unreadable` counts those that cannot be decoded: damaged, or of a newer release.
    """

    id: str
    entry: str
    conversation: ConversationId
    set_aside_at: datetime
    tries: int
    messages: tuple[IncomingMessage, ...]
    unreadable: int = 0


@dataclass(frozen=True, slots=True)
class Dropped:
    """The oldest letter, which had to make room: its id and conversation, and how many messages."""

    id: str
    conversation: str
    messages: int


def note_set_aside(dropped: Sequence[Dropped], metrics: Metrics) -> None:
    """Tell the operator that a turn was set aside, and what is lost for want of room."""
    metrics.set_aside.labels("kept").inc()
    for letter in dropped:
        metrics.set_aside.labels("dropped").inc()
        logger.error(
            "dead.dropped",
            letter=letter.id,
            conversation=letter.conversation,
            messages=letter.messages,
        )


@dataclass(frozen=True, slots=True)
class DeadLetters:
    """What an operator can do about them. All raise StoreUnavailable."""

    store: Store
    kept_for_s: float

    async def all(self) -> list[DeadLetter]:
        """All of them, oldest first."""
        partitions = range(self.store.keys.partitions)
        found = await asyncio.gather(*(self._in_partition(partition) for partition in partitions))
        letters = [letter for letters in found for letter in letters]
        return sorted(letters, key=lambda letter: letter.set_aside_at)

    async def requeue(self, letter: DeadLetter) -> bool:
        """Take its messages in again, behind what waits in their conversation; False: it is gone.

        Requeued twice at the same time, it is taken in once.
        """
        keys, conversation = self.store.keys, letter.conversation
        partition = keys.partition(conversation)
        dead = keys.dead(partition)
        found = await self.store.ask_apart(dead, "XRANGE", dead, letter.entry, letter.entry)
        # What is in an entry never changes.
        messages = [data for _, flat in found for data in _messages(_fields(flat))]
        answer = await self.store.call(
            "requeue",
            [
                keys.ready(partition),
                keys.state(conversation),
                keys.mailbox(conversation),
                dead,
            ],
            [letter.entry, str(conversation), int(self.kept_for_s * 1000), *map(_again, messages)],
            Confirmation.HOPED,
        )
        return bool(answer == b"ok")

    async def drop(self, letter: DeadLetter) -> bool:
        """Forget it for good; False: it is gone."""
        keys = self.store.keys
        key = keys.dead(keys.partition(letter.conversation))
        return bool(await self.store.ask(key, "XDEL", key, letter.entry))

    async def change(
        self, conversation: ConversationId, changed: Callable[[bytes], bytes | None]
    ) -> bool | None:
        """Let the first stored message of a conversation for which `changed` gives something be
        that; None: there is none; False: it has moved meanwhile. The letter keeps its id."""
        keys = self.store.keys
        key = keys.dead(keys.partition(conversation))
        for entry, flat in await self.store.call("letters_of", [key], [str(conversation)]):
            for name, data in zip(flat[::2], flat[1::2], strict=True):
                now = changed(data) if name.startswith(b"message") else None
                if now is not None:
                    args = [entry, name, now]
                    answer = await self.store.call("amend_dead", [key], args, Confirmation.HOPED)
                    return bool(answer == b"ok")
        return None

    async def _in_partition(self, partition: int) -> list[DeadLetter]:
        key = self.store.keys.dead(partition)
        found = await self.store.ask_apart(key, "XRANGE", key, "-", "+")
        return [_letter(partition, entry.decode(), _fields(flat)) for entry, flat in found]


async def run_action(
    letters: DeadLetters, action: str, ids: Sequence[str], say: Callable[[str], object]
) -> int:
    """`dragoman dead ACTION [ID…]`, told line by line to `say`; the exit status: 1 when an id was
    not there. The id "all" means all of them."""
    there = await letters.all()
    if not there and (action == "list" or list(ids) == ["all"]):
        say("Nothing was set aside.")
    if action == "list":
        for letter in there:
            say(described(letter))
        return 0
    do, done = (letters.requeue, "requeued") if action == "requeue" else (letters.drop, "dropped")
    missing, found = 0, {letter.id: letter for letter in there}
    for letter_id in found if list(ids) == ["all"] else ids:
        if letter_id in found and await do(found[letter_id]):
            say(f"{letter_id}: {done}.")
        else:
            say(f"{letter_id}: there is none with this id; `dragoman dead list` shows them.")
            missing += 1
    return 1 if missing else 0


def described(letter: DeadLetter) -> str:
    """A letter for an operator's terminal, its messages in one line each."""
    at = letter.set_aside_at.isoformat(sep=" ", timespec="seconds")
    lines = [f"{letter.id}  {at}  {letter.conversation}  {letter.tries} workers died of it"]
    for message in letter.messages:
        author = message.author.name or message.author.id
        lines.append(f"    {_in_one_line(author)}: {_in_one_line(message.text)}")
    if letter.unreadable:
        lines.append(f"    and {letter.unreadable} that cannot be decoded")
    return "\n".join(lines)


def _in_one_line(text: str) -> str:
    """The beginning of what a stranger wrote. A terminal would obey control characters in it."""
    flat = " ".join(text.split())[:_SHOWN_CHARACTERS]
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in flat
    )


def _letter(partition: int, entry: str, fields: dict[bytes, bytes]) -> DeadLetter:
    messages: list[IncomingMessage] = []
    unreadable = 0
    for data in _messages(fields):
        try:
            messages.append(decode(data, IncomingMessage))
        except ValueError:
            unreadable += 1
    first_entry = fields.get(b"id", entry.encode()).decode()
    return DeadLetter(
        id=f"{partition}.{first_entry}",
        entry=entry,
        conversation=ConversationId.parse(fields[b"conversation"].decode()),
        set_aside_at=datetime.fromtimestamp(int(first_entry.split("-")[0]) / 1000, UTC),
        tries=int(fields[b"tries"]),
        messages=tuple(messages),
        unreadable=unreadable,
    )


def _fields(flat: Sequence[bytes]) -> dict[bytes, bytes]:
    return dict(zip(flat[::2], flat[1::2], strict=True))


def _messages(fields: dict[bytes, bytes]) -> list[bytes]:
    return [value for name, value in sorted(fields.items()) if name.startswith(b"message")]


def _again(data: bytes) -> bytes:
    """A message as it is taken in again: what was shown of an answer to it stands."""
    with contextlib.suppress(ValueError):  # damaged, or of a newer release
        message = decode(data, IncomingMessage)
        if message.address.token:
            return encode(replace(message, address=replace(message.address, is_answered=True)))
    return data
