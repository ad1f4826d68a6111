"""A conversation's memory: append-only turns, the part of them the model sees, and their encoding.

Everything here is pure. Redis holds the turns as a list of encoded `Turn`s and the rest as one
encoded `Memory`; `bot/inbox.py` reads and writes both.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any, Literal, TypeVar

import msgspec

from bot.reply import Choice, File

Stored = TypeVar("Stored")

ENCODING_VERSION = 1
"""First byte of every stored value. A reader that meets a higher one says so."""

DOING = "doing"
"""The kept name that holds which skill is in the middle of something: `Keep(DOING, "tutor")`. A
skill that begins something later takes its place; "" ends it."""

BETWEEN = "\n\n"
"""What stands between the messages that are asked together."""

_TWICE_S = 0.5
"""A double click takes no longer."""

_LOST_AFTER_S = 60
_BYTES_PER_TOKEN = 3.2
"""Low on purpose: English prose has about 4.2 bytes to the token, code about 3, so we err towards
cutting early. A tokenizer for each provider would cost tens of megabytes."""

_TOKENS_PER_MESSAGE = 6
"""Role marks and separators that chat templates add to each message."""


@dataclass(frozen=True, slots=True)
class Source:
    """A message that a turn answered, and how many characters of `asked` are its own.

    The parts of several messages stand in their order, with an empty line between them.
    The first `name_length` of them are the author's name, the last `files_length` the files that
    came with it. `is_own_words` and `edited_at` as in IncomingMessage.
    """

    message_id: str
    length: int
    is_own_words: bool = True
    name_length: int = 0
    files_length: int = 0
    edited_at: float = 0.0


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody (an id on the platform) said of a reply beside the conversation, with a 👎 or,
    `is_good`, a 👍. `before` is what others said of it, the oldest first, without any before it."""

    author: str
    text: str
    is_good: bool = False
    before: "tuple[Remark, ...]" = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """A reply that another one took the place of, and the id of its turn."""

    id: str
    said: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One exchange: what people said (`asked`) and what the assistant said (`said`).

    `id` is the turn's id; `at` is when it was committed, in seconds since the epoch. `outcome` is
    "done" for a whole reply; "cut" where the model failed and the text so far was kept, or where
    the platform refused to show it. `offered` is what the person could pick from then. `sources`
    are the messages in `asked`; a turn whose messages were all deleted says nothing any more, but
    keeps its place. `files` went with the reply, `pictures` with what was asked. `remark` is what
    somebody said of it last, `earlier` are replies to the same before it. `command` is the name of
    the one that it was asked by, where that does not stand in `asked`. `retold` is what a model
    reads in place of `said` ("": that itself).
    """

    id: str
    at: float
    asked: str
    said: str
    skill: str
    outcome: Literal["done", "cut", "stopped"] = "done"
    offered: tuple[Choice, ...] = ()
    sources: tuple[Source, ...] = ()
    files: tuple[File, ...] = ()
    pictures: tuple[File, ...] = ()
    remark: Remark | None = None
    earlier: tuple[Earlier, ...] = ()
    command: str = ""
    retold: str = ""

    @property
    def parts(self) -> tuple[tuple[Source, str], ...]:
        """The messages in `asked`, and what each of them says."""
        ends = accumulate(source.length + len(BETWEEN) for source in self.sources)
        return tuple(
            (source, self.asked[end - len(BETWEEN) - source.length : end - len(BETWEEN)])
            for source, end in zip(self.sources, ends, strict=True)
        )

    @property
    def written(self) -> str:
        """What people wrote in `asked`, without their names and files."""
        if not self.sources:
            return self.asked
        texts = (
            part[source.name_length : source.length - source.files_length]
            for source, part in self.parts
        )
        return BETWEEN.join(filter(None, texts))

    @property
    def read(self) -> str:
        """What a model reads of the reply."""
        return self.retold or self.said

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What is said of it, by each person once, the oldest first."""
        return (*self.remark.before, self.remark) if self.remark else ()

    @property
    def replies(self) -> dict[str, str]:
        """Its reply, and those that it took the place of (`/again`), by their turns' ids."""
        return {each.id: each.said for each in self.earlier} | {self.id: self.said}

    @property
    def is_dropped(self) -> bool:
        """Whether nothing is left of it."""
        return not (self.asked or self.said)


@dataclass(frozen=True, slots=True)
class Memory:
    """What a conversation remembers beside its turns.

    `window_start` counts turns from the beginning of the conversation: the model sees those from
    there on, and `summary` in place of those before. It moves in steps, never a little every turn,
    so that the prompt's beginning stays byte-stable and prompt caches hit. `dropped` is how many of
    the oldest turns are no longer stored. `epoch` grows with every `/new`. `kept` is what skills
    asked to keep in this conversation, by names that begin with the skill's.
    """

    epoch: int = 0
    skill: str = ""
    summary: str = ""
    window_start: int = 0
    dropped: int = 0
    is_disclosed: bool = False
    kept: Mapping[str, str] = field(default_factory=dict)

    @property
    def doing(self) -> str:
        """The skill that is in the middle of something ("" for none)."""
        return self.kept.get(DOING, "")


@dataclass(frozen=True, slots=True)
class Conversation:
    """Memory and stored turns as read at the start of a turn."""

    memory: Memory = field(default_factory=Memory)
    turns: tuple[Turn, ...] = ()

    @property
    def window(self) -> tuple[Turn, ...]:
        """The turns that the model sees."""
        return self.turns[max(0, self.memory.window_start - self.memory.dropped) :]


def since(conversation: Conversation, pressed_at: float) -> str:
    """What tells presses of a button that can be pressed again apart (`pressed_at`: epoch s): two
    with the same are one, made twice by mistake. It changes with each turn, once a double click is
    over; and each minute, since a press that is stopped leaves no turn."""
    before = (turn.id for turn in reversed(conversation.turns) if turn.at < pressed_at - _TWICE_S)
    return f"{next(before, '')}-{int(pressed_at) // _LOST_AFTER_S}"


def offered(conversation: Conversation, says: str) -> Choice | None:
    """The choice that says this, as it was offered last."""
    for turn in reversed(conversation.turns):
        for choice in turn.offered:
            if choice.says == says:
                return choice
    return None


def estimate_tokens(text: str) -> int:
    """About how many tokens `text` is, on the high side."""
    return int(len(text.encode("utf-8", "surrogatepass")) / _BYTES_PER_TOKEN) + _TOKENS_PER_MESSAGE


def turn_tokens(turn: Turn) -> int:
    """About how many tokens a turn adds to a prompt."""
    remarks = sum(estimate_tokens(remark.text) for remark in turn.remarks)
    return estimate_tokens(turn.asked) + estimate_tokens(turn.read) + remarks


def cut_window(turns: Sequence[Turn], budget_tokens: int) -> int:
    """How many of the oldest `turns` to leave out: none while all fit into `budget_tokens`.

    When they do not fit, it cuts down to half of the budget, so that the window then stays as it is
    for many turns. The last turn stays as long as it fits at all.
    """
    sizes = [turn_tokens(turn) for turn in turns]
    if sum(sizes) <= budget_tokens:
        return 0
    room = budget_tokens // 2
    kept = 0
    for size in reversed(sizes):
        if size > room:
            break
        room -= size
        kept += 1
    if kept == 0 and sizes and sizes[-1] <= budget_tokens:
        kept = 1
    return len(turns) - kept


def move_window(memory: Memory, turns_out: int) -> Memory:
    """`memory` with the window's start moved on by `turns_out`."""
    return replace(memory, window_start=memory.window_start + turns_out) if turns_out else memory


def choose_skill(memory: Memory, skill: str) -> Memory:
    """Use `skill` from now on ("" = choose for each message), whatever another was doing."""
    return replace(forget(memory, (DOING,)), skill=skill)


def forget(memory: Memory, names: Collection[str]) -> Memory:
    """`memory` without what is kept under these names."""
    kept = {name: value for name, value in memory.kept.items() if name not in names}
    return replace(memory, kept=kept)


def start_anew(memory: Memory) -> Memory:
    """Forget what was said (`/new`); the chosen skill and what was disclosed stay."""
    return Memory(epoch=memory.epoch + 1, skill=memory.skill, is_disclosed=memory.is_disclosed)


def encode(value: object) -> bytes:
    """A dataclass as bytes for Redis: the version, then msgpack.

    Halves of surrogate pairs are no characters and cannot be stored: see `storable`.
    """
    try:
        packed = msgspec.msgpack.encode(value)
    except UnicodeEncodeError:
        packed = msgspec.msgpack.encode(storable(msgspec.to_builtins(value)))
    return bytes((ENCODING_VERSION,)) + packed


def decode(data: bytes, kind: type[Stored]) -> Stored:
    """The inverse of `encode`. Unknown fields are left out, missing ones take their default.

    Raises ValueError for what an older release cannot read, or what is not ours.
    """
    if not data or data[0] > ENCODING_VERSION:
        raise ValueError("stored by a newer release of Dragoman; upgrade every process first")
    return msgspec.msgpack.decode(data[1:], type=kind)


def storable(value: Any) -> Any:
    """Text, or lists and dicts of it, with U+FFFD for half of a surrogate pair (a cut emoji in
    JSON, such as "\\ud83d"), which is no character; two halves that meet are one."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {storable(key): storable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [storable(inner) for inner in value]
    return value
